/* limit.h - how many requests a lane may have on the wire, and from when: additive increase, multiplicative decrease
 * (Chiu & Jain 1989; slow start as in RFC 5681), and pauses that the server asked for.
 *
 * Pure: times are given in, in microseconds of one monotonic clock. Not thread-safe. */
#ifndef LAC_NET_LIMIT_H
#define LAC_NET_LIMIT_H

#include <stdbool.h>
#include <stdint.h>

enum {
    LAC_LIMIT_START = 8,         /* allowed at first: enough to keep a small server busy, too few to hurt a big one */
    LAC_LIMIT_COOL_US = 2000000, /* no growth for that long after a cut */
    LAC_LIMIT_PAUSE_MAX_S = 15 * 60 /* a longer Retry-After is not waited for */
};

struct lac_limit {
    double window; /* requests allowed on the wire, 1 .. max */
    int max;
    bool was_cut;   /* from then on growth is one a round instead of doubling */
    int64_t cut_us; /* when it was cut last */
    int64_t paused_until_us;
};

void lac_limit_init(struct lac_limit *limit, int max); /* max >= 1 */

/* When the next request may be sent: `now_us` for at once, a later time while paused, INT64_MAX when one that is in
 * flight has to end first. */
int64_t lac_limit_next(const struct lac_limit *limit, int in_flight, int64_t now_us);

/* A request sent at `sent_us` was answered well, `in_flight` counting itself. Grows the window when it was in use. */
void lac_limit_good(struct lac_limit *limit, int in_flight, int64_t sent_us, int64_t now_us);

/* A request sent at `sent_us` was answered "too many" (429, 503, 529). Halves what was in use, once for all that were
 * sent before the last cut. pause_us: Retry-After, negative when there was none. */
void lac_limit_bad(struct lac_limit *limit, int in_flight, int64_t sent_us, int64_t pause_us, int64_t now_us);

#endif
