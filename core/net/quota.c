#include "core/net/quota.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

enum {
    VALUE_MAX = 64,               /* longer values are no number and no time */
    EPOCH_FROM_S = 100000000,     /* three years as a wait, 1973 as a date */
    EPOCH_FROM_MS = 1000,         /* times EPOCH_FROM_S: from there on milliseconds */
    WAIT_MAX_S = 366 * 24 * 3600, /* more is no wait */
};

void lac_quotas_clear(struct lac_quotas *quotas)
{
    static const struct lac_quota none = {-1, -1, -1, false};
    *quotas = (struct lac_quotas){none, none, false};
}

/* Decimal digits with at most one point; moves *at behind them. */
static bool take_number(const char **at, double *number)
{
    size_t digits = strspn(*at, "0123456789");
    size_t fraction = (*at)[digits] == '.' ? 1 + strspn(*at + digits + 1, "0123456789") : 0;
    if (digits == 0)
        return false;
    *number = strtod(*at, NULL); /* stops at a unit: none begins with "e", "x" or a digit */
    *at += digits + fraction;
    return true;
}

static double unit_seconds(const char *at, size_t *len)
{
    static const struct {
        const char *name;
        double seconds;
    } UNITS[] = {{"ms", 1e-3}, {"us", 1e-6}, {"\xc2\xb5s", 1e-6}, {"ns", 1e-9},
                 {"d", 86400}, {"h", 3600},  {"m", 60},           {"s", 1}};
    for (size_t i = 0; i < sizeof UNITS / sizeof *UNITS; i++) {
        *len = strlen(UNITS[i].name);
        if (strncmp(at, UNITS[i].name, *len) == 0)
            return UNITS[i].seconds;
    }
    return -1;
}

/* "1m30s": numbers with units, each at once followed by the next. */
static bool read_duration(const char *at, double *seconds)
{
    double number;
    *seconds = 0;
    while (take_number(&at, &number)) {
        size_t len;
        double unit = unit_seconds(at, &len);
        if (unit < 0)
            return false;
        *seconds += number * unit;
        at += len;
        if (!*at)
            return true;
    }
    return false;
}

/* RFC 3339, in UTC or with an offset. */
static bool read_date(const char *text, double *seconds)
{
    struct tm tm = {0};
    int end = 0, hours = 0, minutes = 0;
    char sign = '+';
    if (sscanf(text, "%4d-%2d-%2dT%2d:%2d:%2d%n", &tm.tm_year, &tm.tm_mon, &tm.tm_mday, &tm.tm_hour, &tm.tm_min,
               &tm.tm_sec, &end) != 6)
        return false;
    text += end;
    if (*text == '.')
        text += 1 + strspn(text + 1, "0123456789");
    if (strcasecmp(text, "z") != 0 && sscanf(text, "%c%2d:%2d", &sign, &hours, &minutes) != 3)
        return false;
    tm.tm_year -= 1900;
    tm.tm_mon -= 1;
    int offset = hours * 3600 + minutes * 60;
    *seconds = (double)timegm(&tm) - (sign == '-' ? -offset : offset);
    return true;
}

bool lac_quota_reset(const char *text, int64_t *us, bool *by_date)
{
    const char *at = text;
    double seconds;
    *by_date = false;
    if (take_number(&at, &seconds) && !*at) {
        *by_date = seconds >= EPOCH_FROM_S;
        if (seconds >= (double)EPOCH_FROM_S * EPOCH_FROM_MS)
            seconds /= 1000;
    } else if (read_date(text, &seconds)) {
        *by_date = true;
    } else if (!read_duration(text, &seconds)) {
        return false;
    }
    if (seconds < 0 || (!*by_date && seconds > WAIT_MAX_S) || seconds > 1e11)
        return false;
    *us = (int64_t)(seconds * 1e6);
    return true;
}

int64_t lac_quota_wait(const struct lac_quota *quota, int64_t now_ms)
{
    if (quota->reset_us < 0 || !quota->by_date)
        return quota->reset_us;
    int64_t us = quota->reset_us - now_ms * 1000;
    return us > 0 ? us : 0;
}

enum word { LIMIT, REMAINING, RESET };
static const char *const WORDS[] = {"limit", "remaining", "reset", NULL};
static const char *const UNITS_OF[] = {"requests", "tokens", NULL};

/* One of the names at *at, up to a hyphen or the end; moves *at behind it. -1: none of them. */
static int take_part(const char **at, const char *end, const char *const *names)
{
    const char *hyphen = memchr(*at, '-', (size_t)(end - *at));
    size_t len = (size_t)((hyphen ? hyphen : end) - *at);
    for (int i = 0; names[i]; i++)
        if (strlen(names[i]) == len && strncasecmp(*at, names[i], len) == 0) {
            *at += len + (hyphen ? 1 : 0);
            return i;
        }
    return -1;
}

/* Which number of which quota a header is; false when it is none. "x-ratelimit-reset-tokens" names the unit last,
 * "anthropic-ratelimit-tokens-reset" first. */
static bool find(const char *name, size_t len, int *word, int *unit)
{
    static const struct {
        const char *prefix;
        bool unit_first;
    } FORMS[] = {{"x-ratelimit-", false}, {"ratelimit-", false}, {"anthropic-ratelimit-", true}};
    const char *end = name + len;
    for (size_t i = 0; i < sizeof FORMS / sizeof *FORMS; i++) {
        size_t prefix = strlen(FORMS[i].prefix);
        if (len <= prefix || strncasecmp(name, FORMS[i].prefix, prefix) != 0)
            continue;
        const char *at = name + prefix;
        *unit = FORMS[i].unit_first ? take_part(&at, end, UNITS_OF) : 0;
        *word = take_part(&at, end, WORDS);
        if (!FORMS[i].unit_first && at < end)
            *unit = take_part(&at, end, UNITS_OF);
        return *word >= 0 && *unit >= 0 && at == end;
    }
    return false;
}

void lac_quotas_header(struct lac_quotas *quotas, const char *name, size_t name_len, const char *value,
                       size_t value_len)
{
    char text[VALUE_MAX];
    const char *at = text;
    int word, unit;
    double number;
    if (!find(name, name_len, &word, &unit) || value_len >= sizeof text)
        return;
    memcpy(text, value, value_len);
    text[value_len] = '\0';
    struct lac_quota *quota = unit == 0 ? &quotas->requests : &quotas->tokens;
    if (word == RESET) {
        if (!lac_quota_reset(text, &quota->reset_us, &quota->by_date))
            return;
    } else {
        if (!take_number(&at, &number))
            return;
        *(word == LIMIT ? &quota->limit : &quota->left) = number;
    }
    quotas->said = true;
}
