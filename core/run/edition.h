/* edition.h - a data set in one language, as it comes where each language has a file of its own: which layout and
 * language a file is in, and two of them joined to pairs. */
#ifndef LAC_RUN_EDITION_H
#define LAC_RUN_EDITION_H

#include "core/run/layout.h"
#include "core/run/project.h"

struct lac_edition_file {
    const char *path;
    size_t first; /* its first row among those of the edition */
};

struct lac_edition {
    const char *path;                     /* of its first file */
    const struct lac_edition_file *files; /* where there are several; else NULL */
    size_t n_files;
    const char *shape;                /* the path without what names the language: editions of one set share it */
    const char *language;             /* code; NULL where nothing says it */
    const struct lac_package *source; /* whose layout it is; NULL: each row is a wording, as in a parallel file */
    struct lac_value rows;
};

/* Which edition a file is that was read (text->is_edition). `language` is the user's word, a code or a name; NULL: by
 * the file's name, its folder (over one of a split, "et/test/"), or the `language` of its first row. A source package
 * knows a layout when its `wording` makes something of a row. Texts live in `arena`. LAC_E_CONFIG where nobody knows
 * the layout or the word. */
enum lac_status lac_edition_of(struct lac_project *project, struct lac_arena *arena, const struct lac_bitext *text,
                               const char *language, struct lac_edition *out, struct lac_error *err);

/* The pairs of two editions whose languages are known, as a file of the target's path; freed with lac_bitext_free.
 * Rows are joined by the fields that the target's source names (joined_by), else by `id`, `item` or `idx` where both
 * have it, else by their number; a row without a partner becomes a pair that says so in `unjoined`. A side without an
 * answer takes the other's. LAC_E_CONFIG where no row finds a partner. */
enum lac_status lac_editions_join(struct lac_arena *arena, const struct lac_edition *english,
                                  const struct lac_edition *target, struct lac_bitext *out, struct lac_error *err);

#endif
