/* amount.h - durations and sizes as people write them. */
#ifndef LAC_CLI_AMOUNT_H
#define LAC_CLI_AMOUNT_H

#include "core/cli/args.h"

/* "45s", "30m", "12h", "7d", "2w" in seconds; 0 when absent. False after saying how it is written. */
bool lac_args_age(const struct lac_args *args, const char *name, int64_t *seconds);

/* "500kb", "500mb", "2gb" (powers of 1024) in bytes; -1 when absent. False after saying how it is written. */
bool lac_args_size(const struct lac_args *args, const char *name, int64_t *bytes);

#endif
