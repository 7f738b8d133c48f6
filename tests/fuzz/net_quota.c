/* Any rate limit headers, line by line: numbers that are not negative, a wait that can be added to a clock, and a pace
 * that lets the next request go within its bound. */
#include "core/net/pace.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const struct lac_quota *quota, bool said)
{
    int64_t wait_us = lac_quota_wait(quota, 1769860800000);
    if (wait_us < -1 || wait_us > INT64_MAX / 4 || (!said && (quota->left >= 0 || quota->limit >= 0 || wait_us >= 0)))
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct lac_quotas quotas;
    struct lac_pace pace;
    const char *at = (const char *)data, *end = at + size;
    lac_quotas_clear(&quotas);
    while (at < end) {
        const char *line = memchr(at, '\n', (size_t)(end - at));
        line = line ? line : end;
        const char *colon = memchr(at, ':', (size_t)(line - at));
        if (colon)
            lac_quotas_header(&quotas, at, (size_t)(colon - at), colon + 1, (size_t)(line - colon - 1));
        at = line + (line < end);
    }
    check(&quotas.requests, quotas.said);
    check(&quotas.tokens, quotas.said);
    lac_pace_init(&pace, 0, 0, 1000);
    lac_pace_hear(&pace, &quotas, lac_pace_take(&pace, 100, 1000), 1769860800000, 1000);
    int64_t next_us = lac_pace_next(&pace, 100, 1000);
    if (next_us < 1000 || next_us > 1000 + (int64_t)LAC_PACE_HINT_MAX_S * 1000000)
        abort();
    return 0;
}
