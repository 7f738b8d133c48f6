/* budget.h - how much a run may spend, and how much of it is spent or promised. Pure arithmetic.
 *
 * Every attempt is reserved before it is sent, at the most it may take, and settled when its end is known. As long as
 * no server counts more tokens than a request has bytes and its max_tokens allow, no bound is ever exceeded. */
#ifndef LAC_RUN_BUDGET_H
#define LAC_RUN_BUDGET_H

#include "core/base/str.h"
#include "core/model/value.h"
#include "core/store/store.h"

struct lac_budget {
    struct lac_spent most;     /* bounds; 0: none */
    int64_t minutes_us;        /* of one process, soft; 0: none */
    struct lac_spent spent;    /* by all processes of the run */
    struct lac_spent reserved; /* by attempts under way */
};

/* "5usd", "200000tok", "3000calls", "30min": the key ("usd", "tokens", "calls", "minutes"; static) and the number.
 * LAC_E_CONFIG shows how it is written. */
enum lac_status lac_budget_parse(const char *text, const char **key, double *number, struct lac_error *err);

/* Bounds from the config's {usd =, tokens =, calls =, minutes =}; nothing is spent yet. `map` may be NULL. */
void lac_budget_init(struct lac_budget *budget, const struct lac_value *map);

/* True and promised, when there is room for it beside all that is spent and reserved. */
bool lac_budget_reserve(struct lac_budget *budget, const struct lac_spent *attempt);

/* There is no room even if all that is under way came back unspent: waiting is of no use. */
bool lac_budget_over(const struct lac_budget *budget, const struct lac_spent *attempt);

/* An attempt that was reserved has ended, and took so much. */
void lac_budget_settle(struct lac_budget *budget, const struct lac_spent *reserved, const struct lac_spent *spent);

/* "of 1000 calls: 1000 are spent": the bound that has no room for `attempt`. Appends; nothing when all have. */
void lac_budget_say(const struct lac_budget *budget, const struct lac_spent *attempt, struct lac_str *out);

#endif
