/* summary.h - the numbers of a run, made of its records alone. */
#ifndef LAC_RUN_SUMMARY_H
#define LAC_RUN_SUMMARY_H

#include "core/base/arena.h"
#include "core/model/value.h"
#include "core/store/store.h"

/* Reads config, branches, pairs and calls of a store. docs/summary.md names the fields. */
enum lac_status lac_summary_make(struct lac_store *store, struct lac_arena *arena, struct lac_value *out,
                                 struct lac_error *err);

#endif
