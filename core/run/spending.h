/* spending.h - what a run's calls came to: how many, for what, what was spent, and what a pair costs. */
#ifndef LAC_RUN_SPENDING_H
#define LAC_RUN_SPENDING_H

#include "core/model/value.h"
#include "core/store/store.h"

/* Reads all calls of a store into the summary's fields `calls` and `spent` (docs/summary.md), the latter for so many
 * accepted and confirmed pairs. */
enum lac_status lac_spending_make(struct lac_store *store, struct lac_arena *arena, int64_t accepted, int64_t confirmed,
                                  struct lac_value *calls, struct lac_value *spent, struct lac_error *err);

#endif
