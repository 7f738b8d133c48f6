/* quota.h - what the headers of a reply say is left of the server's own rate limits. Pure.
 *
 * Known: x-ratelimit-{limit,remaining,reset}-{requests,tokens} (OpenAI, Groq, Azure), anthropic-ratelimit-
 * {requests,tokens}-{limit,remaining,reset}, and {x-ratelimit,ratelimit}-{limit,remaining,reset} for requests. */
#ifndef LAC_NET_QUOTA_H
#define LAC_NET_QUOTA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How often, or how much, may still be sent until when. Negative: not said. */
struct lac_quota {
    double limit, left;
    int64_t reset_us; /* from the reply on, or, with `by_date`, since 1970 */
    bool by_date;
};

struct lac_quotas {
    struct lac_quota requests, tokens;
    bool said; /* some header was one of these */
};

void lac_quotas_clear(struct lac_quotas *quotas);

/* Takes in one header; others are ignored. `value` need not end in NUL. */
void lac_quotas_header(struct lac_quotas *quotas, const char *name, size_t name_len, const char *value,
                       size_t value_len);

/* "12", "0.5" (seconds), "1m30s", "2m59.56s", "120ms", "6h0m0s", "1718000000" (seconds since 1970; milliseconds from
 * 1e11 on), "2026-01-31T12:00:00Z". False when it is none of these. */
bool lac_quota_reset(const char *text, int64_t *us, bool *by_date);

/* Microseconds from `now_ms` (wall clock, the reply's Date where it has one) until the reset; -1 when not said, 0 when
 * it has passed. */
int64_t lac_quota_wait(const struct lac_quota *quota, int64_t now_ms);

#endif
