/* artefact.h - is a find the model's weakness, or made by the translation and the culture of the question?
 *
 * C measures the parts; what they come to is a scoring package (scripts/scoring/artefact.lua). */
#ifndef LAC_RUN_ARTEFACT_H
#define LAC_RUN_ARTEFACT_H

#include "core/base/arena.h"
#include "core/check/phrases.h"
#include "core/run/cast.h"
#include "core/run/defect.h"

/* Idioms and culture-bound names of a language (its field `culture`). */
struct lac_culture {
    struct lac_phrases *phrases; /* NULL where the language gives none */
    const char **texts;          /* the entities, then the idioms */
    size_t n_entities, n;
};
/* The texts are those of the package; freed with lac_culture_free. `language` is a language package's data; NULL: none.
 */
struct lac_culture lac_culture_new(struct lac_arena *arena, const struct lac_value *language);
void lac_culture_free(struct lac_culture *culture);

struct lac_artefact_texts {
    const char *english, *target; /* all that is asked: the text, then each choice on a line */
    const char *code, *script;    /* of the target language; script may be NULL */
    const char *back;             /* the target text translated back; NULL: it was not */
    const char *asked;            /* the English text that `back` is compared with, without the choices */
    const char *other;            /* that text as a second translator has it; NULL: none is set */
    const char *own;              /* the target text that `other` is compared with */
    const struct lac_culture *english_culture, *target_culture;
    const struct lac_counting *counting; /* how the target language says units (lac_packages_counting); NULL */
    const struct lac_defects *findings; /* of an audit; NULL */
};

/* All that is asked on a side: the text, then each choice on a line. */
const char *lac_artefact_whole(struct lac_arena *arena, const char *text, const char *const *choices, size_t n);

/* {length, untranslated, entities, idioms, findings} and, where they are known, {back, translators}: docs/summary.md.
 */
struct lac_value lac_artefact_parts(struct lac_arena *arena, const struct lac_artefact_texts *texts);

/* {score, threshold, parts}. LAC_E_SCRIPT where the package raises or gives no number from 0 to 1. */
enum lac_status lac_artefact_score(struct lac_arena *arena, const struct lac_plugin *scoring,
                                   const struct lac_value *parts, struct lac_value *out, struct lac_error *err);

/* True for a score at or above its threshold: more likely an artefact than a weakness. NULL: false. */
bool lac_artefact_likely(const struct lac_value *artefact);

#endif
