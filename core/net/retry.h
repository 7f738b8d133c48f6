/* retry.h - which failures are worth another attempt, and when. Pure. */
#ifndef LAC_NET_RETRY_H
#define LAC_NET_RETRY_H

#include "core/base/rng.h"
#include <curl/curl.h>
#include <stdbool.h>
#include <stdint.h>

/* How a transfer without a usable reply is to be taken. */
enum lac_retry_kind {
    LAC_RETRY_AGAIN,   /* the network or the server hiccuped */
    LAC_RETRY_NEVER,   /* the same request would fail the same way */
    LAC_RETRY_REFUSED, /* nor would any other of its lane do better: TLS, a bad URL */
};

/* 408, 409, 425, 429 and 5xx but 501 and 505, which say that the server never will (RFC 9110, 15.6). */
bool lac_retry_status(int status);

/* Statuses that ask for fewer requests: 429, 503, 529. */
bool lac_retry_slower(int status);

/* system_errno is CURLINFO_OS_ERRNO: it tells a connection that was lost in a TLS handshake from a handshake that
 * failed. */
enum lac_retry_kind lac_retry_curl(CURLcode code, long system_errno);

/* Full jitter (Brooker 2015): uniform in [0, min(cap, base * 2^(attempt - 1))) for the attempt that just failed, 1 the
 * first. Microseconds. */
struct lac_retry_pace {
    int64_t base_us, cap_us;
};
extern const struct lac_retry_pace lac_retry_pace; /* 0.5 s, 30 s */
int64_t lac_retry_delay(const struct lac_retry_pace *pace, int attempt, struct lac_rng *rng);

/* Retry-After (RFC 9110, 10.2.3), whole or decimal seconds or a date in one of the three forms of section 5.6.7, as
 * microseconds from `now_ms` (the reply's Date where it has one). 0 for a date that has passed, -1 for anything else.
 */
int64_t lac_retry_after(const char *value, int64_t now_ms);
int64_t lac_retry_after_ms(const char *value); /* "retry-after-ms": milliseconds to microseconds, -1 as above */
int64_t lac_retry_date_ms(const char *value);  /* an HTTP date as milliseconds since 1970, -1 when it is none */

#endif
