/* pace.h - when a lane may send as far as requests and tokens a minute go: what the user allows, and what the server
 * says is left (quota.h).
 *
 * Pure: times are given in, in microseconds of one monotonic clock. Not thread-safe. */
#ifndef LAC_NET_PACE_H
#define LAC_NET_PACE_H

#include "core/net/quota.h"

enum { LAC_PACE_HINT_MAX_S = 60 }; /* a server's hint is believed that long: what is longer, a 429 will say */

/* What the user allows: filled steadily, emptied by what is sent. */
struct lac_pace_bucket {
    double per_us; /* 0: no bound */
    double most, level;
    int64_t at_us;
};

/* What the server said is left, and how fast it comes back. */
struct lac_pace_left {
    bool known;
    double level, per_us;
    int64_t at_us, until_us; /* from then on nothing is known */
};

struct lac_pace {
    struct lac_pace_bucket requests, tokens;
    struct lac_pace_left left_requests, left_tokens;
    uint64_t sent; /* requests so far, and their tokens */
    double sent_tokens;
    uint64_t heard; /* the youngest request whose reply was taken in */
};

/* Where a request stood among all that were sent. */
struct lac_pace_mark {
    uint64_t sent;
    double sent_tokens;
};

/* Requests and tokens a minute, 0 for no bound. In no minute more than `rpm` requests are sent; tokens may be over by
 * one second's worth and one request, as a request that is larger than that waits for a full second's worth only. */
void lac_pace_init(struct lac_pace *pace, double rpm, double tpm, int64_t now_us);

/* When a request of so many tokens (an estimate, 0 when not known) may be sent: `now_us` or later. */
int64_t lac_pace_next(const struct lac_pace *pace, double tokens, int64_t now_us);

/* It is sent. */
struct lac_pace_mark lac_pace_take(struct lac_pace *pace, double tokens, int64_t now_us);

/* A request that was taken to need `estimated` tokens used `used`. */
void lac_pace_settle(struct lac_pace *pace, double estimated, double used, int64_t now_us);

/* The reply to the request with that mark told `quotas`; now_ms as in lac_quota_wait. What was sent after the request
 * is taken off, and replies to older requests than the last one heard say nothing new. */
void lac_pace_hear(struct lac_pace *pace, const struct lac_quotas *quotas, struct lac_pace_mark mark, int64_t now_ms,
                   int64_t now_us);

#endif
