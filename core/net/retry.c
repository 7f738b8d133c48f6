#include "core/net/retry.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

const struct lac_retry_pace lac_retry_pace = {.base_us = 500000, .cap_us = 30000000};

bool lac_retry_status(int status)
{
    switch (status) {
    case 408:
    case 409:
    case 425:
    case 429:
        return true;
    case 501:
    case 505:
        return false;
    default:
        return status >= 500;
    }
}

bool lac_retry_slower(int status)
{
    return status == 429 || status == 503 || status == 529;
}

enum lac_retry_kind lac_retry_curl(CURLcode code, long system_errno)
{
    switch (code) {
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CRL_BADFILE:
    case CURLE_SSL_ENGINE_NOTFOUND:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
    case CURLE_SSL_PINNEDPUBKEYNOTMATCH:
    case CURLE_USE_SSL_FAILED:
    case CURLE_URL_MALFORMAT:
        return LAC_RETRY_REFUSED;
    case CURLE_SSL_CONNECT_ERROR:
        return system_errno == ECONNRESET || system_errno == EPIPE ? LAC_RETRY_AGAIN : LAC_RETRY_REFUSED;
    case CURLE_WRITE_ERROR:
    case CURLE_OUT_OF_MEMORY:
    case CURLE_BAD_FUNCTION_ARGUMENT:
    case CURLE_FILESIZE_EXCEEDED:
        return LAC_RETRY_NEVER;
    default:
        return LAC_RETRY_AGAIN;
    }
}

int64_t lac_retry_delay(const struct lac_retry_pace *pace, int attempt, struct lac_rng *rng)
{
    int64_t bound = pace->base_us;
    for (int i = 1; i < attempt && bound < pace->cap_us; i++)
        bound *= 2;
    if (bound > pace->cap_us)
        bound = pace->cap_us;
    return (int64_t)(lac_rng_real(rng) * (double)bound);
}

/* Digits with at most one point, blanks around them; strtod alone would also take "inf", "1e9" and "0x10". */
static int64_t number_us(const char *value, double unit_us)
{
    value += strspn(value, " \t");
    size_t digits = strspn(value, "0123456789");
    size_t fraction = value[digits] == '.' ? 1 + strspn(value + digits + 1, "0123456789") : 0;
    const char *rest = value + digits + fraction;
    if (digits == 0 || rest[strspn(rest, " \t")] != '\0')
        return -1;
    double us = strtod(value, NULL) * unit_us;
    return us > 1e15 ? (int64_t)1e15 : (int64_t)us; /* 30 years */
}

int64_t lac_retry_date_ms(const char *value)
{
    value += strspn(value, " \t");
    if (!strchr("MTWFS", *value) ||
        *value == '\0') /* each form begins with a day's name; curl_getdate takes far more */
        return -1;
    time_t seconds = curl_getdate(value, NULL);
    return seconds < 0 ? -1 : (int64_t)seconds * 1000;
}

int64_t lac_retry_after(const char *value, int64_t now_ms)
{
    int64_t us = number_us(value, 1e6);
    if (us >= 0)
        return us;
    int64_t then_ms = lac_retry_date_ms(value);
    if (then_ms < 0)
        return -1;
    return then_ms > now_ms ? (then_ms - now_ms) * 1000 : 0;
}

int64_t lac_retry_after_ms(const char *value)
{
    return number_us(value, 1e3);
}
