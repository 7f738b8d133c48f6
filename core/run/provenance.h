/* provenance.h - which files a run runs on: all packages and prompts by their SHA-256, and lacuna.lock. */
#ifndef LAC_RUN_PROVENANCE_H
#define LAC_RUN_PROVENANCE_H

#include "core/run/cast.h"

#define LAC_LOCK_FILE "lacuna.lock" /* in the project's folder */

/* {"strategy mention": digest, ..., "prompt judge": digest} of everything that decides what is asked and kept. */
struct lac_value lac_provenance(struct lac_project *project, const struct lac_config *config,
                                const struct lac_cast *cast, struct lac_arena *arena);

/* Holds the same, and the report, against the project's lock file, when there is one. */
enum lac_status lac_provenance_check(struct lac_project *project, const struct lac_config *config,
                                     const struct lac_cast *cast, struct lac_error *err);

/* Writes the lock file. *n: how many packages and prompts it names. */
enum lac_status lac_provenance_lock(struct lac_project *project, const struct lac_config *config,
                                    const struct lac_cast *cast, size_t *n, struct lac_error *err);

#endif
