/* estimate.h - what a run may cost, before anything is sent: calls, tokens and money, at least and at most.
 *
 * At least: what every run of this configuration sends when it ends complete and nothing is in the cache: the first
 * round of English votes of each item, and the gap that nobody selected. At most: every parent of every level makes as
 * many edits and asks as its strategy declares, each passes every check, and every call takes all its attempts. No run
 * makes more calls. Tokens and money of texts that models have yet to write rest on bounds named in `assumes`. */
#ifndef LAC_RUN_ESTIMATE_H
#define LAC_RUN_ESTIMATE_H

#include "core/run/run.h"

/* Of a run that is prepared (run.h). {trials, items, roles = [{role, model, priced, least = {calls, tokens, usd}, once
 * =
 * {...}, most = {...}}], least, once, most, attempts, strategies = [{name, asks, max_asks, max_edits}], assumes}.
 * `once` is the most without any retry. calls null: no bound; usd null: a price is not known, or no bound. */
enum lac_status lac_estimate_make(struct lac_run *run, struct lac_arena *arena, struct lac_value *out,
                                  struct lac_error *err);

#endif
