/* record.h - what a run writes down: candidates, branches, pairs, events. Reports are made of these records alone. */
#ifndef LAC_RUN_RECORD_H
#define LAC_RUN_RECORD_H

#include "core/run/confirm.h"

/* {"right": 4, "wrong": 1}: outcomes that did not happen are left out. */
struct lac_value lac_record_tally(struct lac_arena *arena, const struct lac_tally *tally);

void lac_record_candidate(struct lac_trial *trial, const struct lac_node *node);
void lac_record_finding(struct lac_trial *trial,
                        const struct lac_finding *finding); /* accepted, then again confirmed */
void lac_record_branch(struct lac_trial *trial);

/* Counts it, and says each message once. */
void lac_record_script_error(struct lac_run *run, const struct lac_error *err);

/* "000012/1": orders records by item, then by the config's order of languages. */
const char *lac_record_group(struct lac_arena *arena, const struct lac_trial *trial);

#endif
