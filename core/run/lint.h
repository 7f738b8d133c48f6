/* lint.h - does a language file keep the rules of scripts/languages/README.md, and does it ask what English asks?
 *
 * Pure, but for lac_lint_language, which looks the package up. Nothing here is needed for a run. */
#ifndef LAC_RUN_LINT_H
#define LAC_RUN_LINT_H

#include "core/run/project.h"

/* One thing that is not as it should be: `field` as in "examples.3.answer" (counted from 1), `what` says it. Both are
 * borrowed for the call. */
typedef void lac_lint_report(void *user, const char *field, const char *what);

struct lac_lint {
    struct lac_arena *arena;                    /* for what is worked out meanwhile */
    const struct lac_value *language, *english; /* tables of packages that load; the same for English itself */
    const char *const *taken;                   /* stems that worked examples must not repeat */
    size_t n_taken;
    lac_lint_report *report;
    void *user;
};

/* Reports every finding, in the order of the fields of README.md. */
void lac_lint(const struct lac_lint *lint);

/* The five parts of it, each of one file. */
void lac_lint_form(const struct lac_lint *lint);     /* lint_form.c: codes, script, letters, words, normal form */
void lac_lint_counting(const struct lac_lint *lint); /* lint_counting.c: words for numbers and units */
void lac_lint_parallel(const struct lac_lint *lint); /* lint_parallel.c: instructions, mentions, examples by index */
void lac_lint_demands(const struct lac_lint *lint);  /* lint_demands.c: what each instruction demands */
void lac_lint_reading(const struct lac_lint *lint);  /* lint_reading.c: patterns, and what the reader makes of them */

/* The language package `package` of the project against the project's English, with the questions of the source
 * `basic` taken. Errors: there is no English that loads. */
enum lac_status lac_lint_language(const struct lac_project *project, const struct lac_package *package,
                                  lac_lint_report *report, void *user, struct lac_error *err);

/* ---- for the parts ---- */

void lac_lint_say(const struct lac_lint *lint, const char *field, const char *what, ...) LAC_PRINTF(3, 4);
/* "field.3.sub", in the arena. */
const char *lac_lint_at(const struct lac_lint *lint, const char *list, size_t index, const char *sub);
bool lac_lint_is_english(const struct lac_lint *lint); /* English itself or a variety of it, not the placebo */

/* Calls `visit` with each text of the language that is shown to a model or a person (not patterns or words). */
void lac_lint_each_text(const struct lac_lint *lint,
                        void (*visit)(const struct lac_lint *lint, const char *field, const char *text));

#endif
