/* timers.h - calls to be made at given times: a binary heap, pure, driven by the times it is given.
 *
 * Of equal times the one set first is called first. Owned by its loop; not thread-safe. */
#ifndef LAC_NET_TIMERS_H
#define LAC_NET_TIMERS_H

#include "core/net/loop.h"
#include <stddef.h>
#include <stdint.h>

struct lac_timers {
    struct lac_timer **heap;
    size_t n, cap;
    uint64_t next_order;
};

struct lac_timer *lac_timers_add(struct lac_timers *timers, int64_t at_us, lac_loop_call *call, void *user);

/* When the first is due, INT64_MAX when there is none. */
int64_t lac_timers_next(const struct lac_timers *timers);

/* Makes the calls that are due at `now_us` and were set before this function began: a call that sets a timer for
 * `now_us` is not a loop. Calls may set and cancel timers, their own too. */
void lac_timers_run(struct lac_timers *timers, int64_t now_us);

void lac_timers_free(struct lac_timers *timers); /* drops what is left, without a call */

#endif
