/* identity.h - what makes a run this run: config, packages, items. */
#ifndef LAC_RUN_IDENTITY_H
#define LAC_RUN_IDENTITY_H

#include "core/run/run.h"

/* Sets run->id, makes its folder, and refuses what must not be mixed: an unfinished run without --resume or --fresh, a
 * resume of something else (the error says what differs: a config key, a package, the items). */
enum lac_status lac_identity_begin(struct lac_run *run, enum lac_run_begin begin, const char *resume_id,
                                   struct lac_error *err);

/* Writes config, packages and items' hash into the open store. */
enum lac_status lac_identity_write(struct lac_run *run, struct lac_error *err);

/* "complete", "unfinished", or "" when there is no such run. Appends. */
void lac_identity_state(const struct lac_project *project, const char *id, struct lac_str *out);

#endif
