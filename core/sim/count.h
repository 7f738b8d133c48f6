/* count.h - what the server saw: requests by kind and model, faults, repeats. Safe for many threads. */
#ifndef LAC_SIM_COUNT_H
#define LAC_SIM_COUNT_H

#include "core/base/hash.h"
#include "core/base/str.h"
#include "core/sim/fault.h"

struct lac_sim_count;

struct lac_sim_count *lac_sim_count_new(void);
void lac_sim_count_free(struct lac_sim_count *count); /* NULL is fine */

/* Notes a request and says how often the same came before. */
uint64_t lac_sim_count_request(struct lac_sim_count *count, const char *path, struct lac_id request);
void lac_sim_count_fault(struct lac_sim_count *count, enum lac_fault fault); /* LAC_FAULT_NONE counts nothing */

/* Notes an answered request: `kind` ("question", "translation", "writing", ...) and model, NULL for none. */
void lac_sim_count_answer(struct lac_sim_count *count, const char *kind, const char *model);

/* Appends {"answers": {kind: n}, "distinct": n, "faults": {name: n}, "models": {name: n}, "most_repeated": n,
 * "requests": {path: n}}: distinct requests, and how often the most frequent one came. */
void lac_sim_count_write(struct lac_sim_count *count, struct lac_str *out);

#endif
