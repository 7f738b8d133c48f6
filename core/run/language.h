/* language.h - a language package as the run uses it: how a question is asked and its answer read. */
#ifndef LAC_RUN_LANGUAGE_H
#define LAC_RUN_LANGUAGE_H

#include "core/check/answer.h"
#include "core/model/item.h"
#include "core/run/project.h"

#define LAC_PLACEBO "en-x-placebo" /* English in other words: what the search finds there is chance (METHOD.md) */

struct lac_example {
    const char *stem;
    const char *const *choices;
    size_t n, answer; /* from 0 */
};

struct lac_language {
    const char *code, *name;
    const char *script, *join;
    const char *question, *option, *answer; /* "Question: {stem}", "{label}. {choice}", "Answer:" */
    const char *const *letter_instructions, *const *text_instructions;
    size_t n_letter, n_text;
    const char *const *labels; /* as shown; at least as many as choices, A.. when the package has none */
    const struct lac_example *examples;
    size_t n_examples;
    const struct lac_package *package;
    const struct lac_value *data;
    struct lac_reader *reader;
};

/* Loads and reads a language package; its reader knows the other shipped languages. Freed with lac_language_free; its
 * texts live in the project's packages. */
enum lac_status lac_language_load(struct lac_project *project, const char *code, struct lac_language **out,
                                  struct lac_error *err);
void lac_language_free(struct lac_language *language);

/* Frees what the project's languages know of each other. */
void lac_language_forget_others(struct lac_project *project);

/* The reply as the package's own `normalize` leaves it, in `arena`; `text` itself where there is none or where it
 * fails, which is logged. */
const struct lac_value *lac_language_normalized(const struct lac_language *language, struct lac_arena *arena,
                                                const struct lac_value *text);

/* The worked examples of all languages there are as items with their wordings, for who needs to know the control
 * questions (lacuna sim). They live in the project's arena. */
enum lac_status lac_language_items(struct lac_project *project, struct lac_item **items, size_t *n,
                                   struct lac_error *err);

/* What the language writes together with a word and is no part of it, articles, prepositions and particles (field
 * `affixes` of the scripts that do so: Hangul, Arabic, Hebrew, Ethiopic); NULL for none. `data` is a package's. */
const struct lac_value *lac_language_particles(const struct lac_value *data);

/* The code of the language package that a word names by its code or by its English or own name ("zu", "Zulu",
 * "isiZulu"); NULL for none. Lives in the project's arena. A file that has the word but does not load may be the one:
 * then *broken (may be NULL) says why; its status is LAC_OK otherwise. */
const char *lac_language_named(struct lac_project *project, const char *word, struct lac_error *broken);

/* That, as the end of a message; "" where nothing is broken. */
const char *lac_language_broken(struct lac_arena *arena, const struct lac_error *broken);

/* What separates the answer label from the answer: a space after an ASCII colon, nothing after a full-width one. */
const char *lac_language_lead(const struct lac_language *language);

#endif
