/* estimate.h - lacuna run --dry-run: what a run may cost, as a table. */
#ifndef LAC_CLI_ESTIMATE_H
#define LAC_CLI_ESTIMATE_H

#include "lacuna/lacuna.h"

int lac_print_estimate(struct lacuna *lacuna, const struct lacuna_run_options *options, bool json);

#endif
