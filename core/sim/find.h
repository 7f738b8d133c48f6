/* find.h - which known item a prompt asks, in which language, and what was added to it. Pure. */
#ifndef LAC_SIM_FIND_H
#define LAC_SIM_FIND_H

#include "core/base/str.h"
#include "core/sim/world.h"

struct lac_found {
    struct lac_situation situation;      /* item NULL: not a question that is known */
    const struct lac_wording *wording;   /* as asked; NULL when it is ciphered */
    const char *labels[LAC_CHOICES_MAX]; /* by index of the choice, as shown ("B"); NULL: not listed */
    size_t n_labels;                     /* how many are listed */
    const char *added;                   /* what stands around the stem, "" for nothing */
};

/* The last known stem in the prompt is what is asked: worked examples stand before it. Stems are known in the wordings
 * of the items and in every ciphered language. What stands around the stem on its line, without the label, and on the
 * lines between it and the choices (or the answer's label) was added. Where no stem stands in the last paragraph word
 * for word, its line that is nearest to one is taken for that stem, changed (near.h). Strings live in the arena. */
void lac_find(const struct lac_sim_world *world, struct lac_arena *arena, const char *prompt, struct lac_found *out);

/* The choice that a text is: its wording, its ciphered form or its label. -1 for none. */
int lac_find_choice(const struct lac_found *found, const char *text);

/* How a choice reads in the language of the question. */
const char *lac_find_choice_text(const struct lac_found *found, struct lac_arena *arena, size_t choice);

/* Appends two words that stand for an English choice without naming it: what the simulated writer puts into a hint, and
 * the simulated reader understands as a mention. */
void lac_find_hint(struct lac_str *out, const char *choice);

/* True when `needle`, folded, stands in `text` as words of its own. Texts in scripts without spaces need no word
 * boundary. */
bool lac_find_mention(const char *text, const char *needle);

#endif
