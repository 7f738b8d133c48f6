/* baseline.h - the same items by simpler means, beside the search: the conversion table of the paper. */
#ifndef LAC_CLI_BASELINE_H
#define LAC_CLI_BASELINE_H

#include "core/cli/progress.h"

/* Runs each of "none", "direct", "best-of-n" (comma-separated) with the options of the main run `id` and prints the
 * table of all. none: plain questions. direct: one perturbation. best-of-n: independent perturbations of the plain
 * question, until a branch has spent what a branch of the main run spent on average. Exit status. */
int lac_baselines(struct lacuna *lacuna, const struct lacuna_run_options *options, const char *id, const char *list,
                  struct lac_progress *progress);

#endif
