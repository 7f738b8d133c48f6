/* prompt.h - a question, a draw and a language's way of asking become a prompt.
 *
 * What is shared between questions (instruction, worked examples) comes first and the question last: servers cache
 * prefixes, and hosted ones bill them less. */
#ifndef LAC_RUN_PROMPT_H
#define LAC_RUN_PROMPT_H

#include "core/run/draw.h"
#include "core/run/language.h"

struct lac_asking {
    enum lac_ask ask;
    const struct lac_language *language;    /* of the question and the worked examples */
    const struct lac_language *instruction; /* of the instruction and the labels; usually the same */
    const char *stem;                       /* perturbed or not */
    const char *const *choices;             /* in the item's order */
    size_t n;
    const struct lac_draw *draw;
};

/* Appends the whole prompt; it ends with the answer label. */
void lac_prompt_write(struct lac_str *out, const struct lac_asking *asking);

/* The choices in the order shown, in the arena. */
const char *const *lac_prompt_choices(struct lac_arena *arena, const struct lac_asking *asking);

/* Appends `pattern` with {stem}, {label}, ... replaced by the value of the slot with that name; text inside values is
 * left alone. Slots without a value stay. */
struct lac_slot {
    const char *name, *value;
};
void lac_fill_slots(struct lac_str *out, const char *pattern, const struct lac_slot *slots, size_t n);

#endif
