/* missing.h - what a run that is not complete lacks: how many trials, in which languages, and for whom they wait. */
#ifndef LAC_RUN_MISSING_H
#define LAC_RUN_MISSING_H

#include "core/run/run.h"

/* {trials, of, languages = {code = trials}, wait_for = {model, ...}}. `wait_for` is empty when nobody stopped: then the
 * run itself was. */
struct lac_value lac_missing_value(const struct lac_run *run, struct lac_arena *arena);

/* Appends "6 of 12 trials are missing (2 es, 4 fr); they wait for 'mini'"; nothing for a complete run. */
void lac_missing_add(const struct lac_run *run, struct lac_str *out);

#endif
