/* scratch_run.h - a run of one item that leaves nothing behind: for try and repl. */
#ifndef LAC_CLI_SCRATCH_RUN_H
#define LAC_CLI_SCRATCH_RUN_H

#include "core/cli/wanted.h"

/* Settings in front of the user's own: one item (--item), no placebo, one draw of confirmation, one level unless
 * `strategy` (NULL: the config's) is a chain. False when there are too many. */
bool lac_scratch_settings(const struct lac_args *args, const char *strategy, struct lac_wanted *wanted);

typedef int lac_scratch_use(struct lacuna *lacuna, const struct lac_args *args, const struct lac_wanted *wanted);

/* Opens the project with a folder of runs that is gone afterwards, with --sim on a simulated world of its own, and
 * calls `use`; then, while `again` (may be NULL) returns true, once more in another such folder. Gives the last exit
 * status.
 */
int lac_scratch_run(const struct lac_args *args, struct lac_wanted *wanted, lac_scratch_use *use,
                    bool (*again)(const struct lac_args *args));

#endif
