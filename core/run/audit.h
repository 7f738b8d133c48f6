/* audit.h - looks at bilingual questions that are there already, with the checks a run uses, and without a model. */
#ifndef LAC_RUN_AUDIT_H
#define LAC_RUN_AUDIT_H

#include "core/run/artefact.h"
#include "core/run/layout.h"
#include "core/run/project.h"

struct lac_data_options {
    const char *const *files;
    size_t n_files;
    const char *format;   /* NULL: "auto" */
    const char *language; /* code or name, for files that do not say it; NULL: by the file's name */
    const char *fail_on;  /* reasons and severities, by comma: looked at for words that there are not; NULL: none */
};

struct lac_audit; /* the checks and languages, loaded */

enum lac_status lac_audit_new(struct lac_project *project, struct lac_audit **out, struct lac_error *err);
void lac_audit_free(struct lac_audit *audit); /* NULL is fine */

/* The reasons there can be, and the severities: what `--fail-on` may name. A list of texts in the arena. */
struct lac_value lac_audit_reasons(const struct lac_audit *audit, struct lac_arena *arena);

/* Reads a file, and says which language a pitfalls file is in. As lac_bitext_read, but that a language is a code or a
 * name. */
enum lac_status lac_audit_read(struct lac_audit *audit, struct lac_arena *arena, const char *path,
                               const struct lac_data_options *options, struct lac_bitext *out, struct lac_error *err);

/* Called with each bilingual file; the text is gone afterwards, what its path points to is the options'. */
typedef enum lac_status lac_audit_take(void *user, const struct lac_bitext *text, struct lac_error *err);

/* Reads the files of the options, of which a word may be CODE=FILE. Those that hold one language (edition.h) are put
 * together with the English one of their set and come last, a text for each other language. Stops at the first error:
 * of a file, of files that cannot be joined, of `take`. */
enum lac_status lac_audit_each(struct lac_project *project, struct lac_audit *audit,
                               const struct lac_data_options *options, lac_audit_take *take, void *user,
                               struct lac_error *err);

/* Loads what looking at the file's pairs takes, and opens the cells: a thread may then look at them without opening
 * any (lua-cjson keeps a byte that each opening writes). */
enum lac_status lac_audit_prepare(struct lac_audit *audit, const struct lac_bitext *text, struct lac_error *err);

enum { LAC_AUDIT_HANDFUL = 32 }; /* pairs: so many at once are looked at faster than one by one, more are no faster */

/* Looks at the *n pairs from `first` on, check by check: at most one defect a reason in out[i], with the fields named
 * as the file does. An error is that of the first pair that has one, *n then the number of those before it. */
enum lac_status lac_audit_pairs(struct lac_audit *audit, struct lac_arena *arena, const struct lac_bitext *text,
                                size_t first, size_t *n, struct lac_defects *out, struct lac_error *err);

/* Artefact or weakness: {score, threshold, parts} of a pair with what was found on it; nil where a field is missing. */
enum lac_status lac_audit_artefact(struct lac_audit *audit, struct lac_arena *arena, const struct lac_pair *pair,
                                   const struct lac_defects *found, struct lac_value *out, struct lac_error *err);

/* One finding, as `lacuna audit --json` prints it. */
typedef void lac_audit_found(void *user, const struct lac_value *finding);

/* Looks at all files. `found` gets each finding in order; *summary (in the arena) the counts that docs/audit.md
 * describes. */
enum lac_status lac_audit_files(struct lac_project *project, const struct lac_data_options *options,
                                struct lac_arena *arena, lac_audit_found *found, void *user, struct lac_value *summary,
                                struct lac_error *err);

#endif
