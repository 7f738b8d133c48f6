#include "core/net/quota.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static void take(struct lac_quotas *quotas, const char *name, const char *value)
{
    lac_quotas_header(quotas, name, strlen(name), value, strlen(value));
}

static void assert_quota(const struct lac_quota *quota, double limit, double left, int64_t wait_us, int64_t now_ms)
{
    assert_float_equal(quota->limit, limit, 1e-9);
    assert_float_equal(quota->left, left, 1e-9);
    assert_int_equal(lac_quota_wait(quota, now_ms), wait_us);
}

static void what_openai_and_groq_say_is_understood(void **state)
{
    (void)state;
    struct lac_quotas q;
    lac_quotas_clear(&q);
    assert_false(q.said);
    take(&q, "x-ratelimit-limit-requests", "10000");
    take(&q, "x-ratelimit-remaining-requests", "9999");
    take(&q, "x-ratelimit-reset-requests", "6ms");
    take(&q, "X-RateLimit-Limit-Tokens", "200000");
    take(&q, "x-ratelimit-remaining-tokens", "199500");
    take(&q, "x-ratelimit-reset-tokens", "2m59.56s");
    assert_true(q.said);
    assert_quota(&q.requests, 10000, 9999, 6000, 0);
    assert_quota(&q.tokens, 200000, 199500, 179560000, 0);
}

static void what_anthropic_says_is_understood(void **state)
{
    (void)state;
    struct lac_quotas q;
    lac_quotas_clear(&q);
    take(&q, "anthropic-ratelimit-requests-limit", "50");
    take(&q, "anthropic-ratelimit-requests-remaining", "0");
    take(&q, "anthropic-ratelimit-requests-reset", "2026-01-31T12:00:30Z");
    take(&q, "anthropic-ratelimit-tokens-remaining", "40000");
    assert_quota(&q.requests, 50, 0, 30000000, 1769860800000);
    assert_quota(&q.tokens, -1, 40000, -1, 0);
}

static void the_plain_names_are_about_requests(void **state)
{
    (void)state;
    struct lac_quotas q;
    lac_quotas_clear(&q);
    take(&q, "RateLimit-Remaining", "3");
    take(&q, "ratelimit-reset", "12");
    assert_quota(&q.requests, -1, 3, 12000000, 0);
    take(&q, "x-ratelimit-remaining", "2");
    take(&q, "x-ratelimit-reset", "1769860801"); /* seconds since 1970 */
    assert_quota(&q.requests, -1, 2, 1000000, 1769860800000);
    assert_quota(&q.requests, -1, 2, 0, 1769860900000); /* it has passed */
}

static void other_headers_and_values_that_are_none_change_nothing(void **state)
{
    (void)state;
    static const struct {
        const char *name, *value;
    } odd[] = {{"x-request-id", "7"},
               {"x-ratelimit-", "7"},
               {"x-ratelimit-reset-requests-day", "7"},
               {"x-ratelimit-remaining-images", "7"},
               {"anthropic-ratelimit-input-tokens-remaining", "7"},
               {"anthropic-ratelimit-remaining-tokens", "7"},
               {"x-ratelimit-remaining-requests", "many"},
               {"x-ratelimit-remaining-requests", ""},
               {"x-ratelimit-reset-tokens", "soon"},
               {"x-ratelimit-remaining-tokens", "1234567890123456789012345678901234567890123456789012345678901234"}};
    struct lac_quotas q;
    lac_quotas_clear(&q);
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
        take(&q, odd[i].name, odd[i].value);
    assert_false(q.said);
    assert_quota(&q.requests, -1, -1, -1, 0);
    assert_quota(&q.tokens, -1, -1, -1, 0);
}

static void resets_come_in_many_forms(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t us;
        bool by_date;
    } good[] = {{"0", 0, false},
                {"1", 1000000, false},
                {"0.25", 250000, false},
                {"120ms", 120000, false},
                {"1s", 1000000, false},
                {"6m0s", 360000000, false},
                {"1m30.5s", 90500000, false},
                {"23h59m59s", 86399000000, false},
                {"1d", 86400000000, false},
                {"350us", 350, false},
                {"1769860800", 1769860800000000, true},
                {"1769860800.5", 1769860800500000, true},
                {"1769860800123", 1769860800123000, true},
                {"2026-01-31T12:00:00Z", 1769860800000000, true},
                {"2026-01-31T12:00:00.123Z", 1769860800000000, true},
                {"2026-01-31T14:00:00+02:00", 1769860800000000, true},
                {"2026-01-31T06:30:00-05:30", 1769860800000000, true}};
    static const char *const bad[] = {"",       "-1",         "s",        "1x",     "1m30",
                                      "1.2.3s", "1e9",        "0x10",     "inf",    "nan",
                                      "1 s",    "2026-01-31", "99999999", "99999d", "2026-01-31T12:00:00"};
    int64_t us;
    bool by_date;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        if (!lac_quota_reset(good[i].text, &us, &by_date))
            fail_msg("%s", good[i].text);
        assert_int_equal(us, good[i].us);
        assert_int_equal(by_date, good[i].by_date);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (lac_quota_reset(bad[i], &us, &by_date))
            fail_msg("%s", bad[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_openai_and_groq_say_is_understood),
        cmocka_unit_test(what_anthropic_says_is_understood),
        cmocka_unit_test(the_plain_names_are_about_requests),
        cmocka_unit_test(other_headers_and_values_that_are_none_change_nothing),
        cmocka_unit_test(resets_come_in_many_forms),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
