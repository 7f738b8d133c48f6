#include "core/net/pace.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

enum { SECOND = 1000000, MINUTE = 60 * SECOND };

/* Sends as soon as it may until `end_us`; how many that were. */
static int flood(struct lac_pace *pace, double tokens, int64_t now_us, int64_t end_us)
{
    int sent = 0;
    while ((now_us = lac_pace_next(pace, tokens, now_us)) < end_us) {
        lac_pace_take(pace, tokens, now_us);
        sent++;
    }
    return sent;
}

static void without_bounds_it_never_waits(void **state)
{
    (void)state;
    struct lac_pace pace;
    lac_pace_init(&pace, 0, 0, 0);
    for (int i = 0; i < 1000; i++) {
        assert_int_equal(lac_pace_next(&pace, 1e6, 5), 5);
        lac_pace_take(&pace, 1e6, 5);
    }
}

static void no_minute_holds_more_requests_than_allowed_and_it_holds_as_many(void **state)
{
    (void)state;
    static const int rpms[] = {1, 7, 60, 119, 600, 3000, 100000};
    for (size_t i = 0; i < sizeof rpms / sizeof *rpms; i++) {
        struct lac_pace pace;
        lac_pace_init(&pace, rpms[i], 0, 0);
        int first = flood(&pace, 0, 0, MINUTE), second = flood(&pace, 0, MINUTE, 2 * MINUTE);
        assert_in_range(first, rpms[i] - 1, rpms[i]);
        assert_in_range(second, rpms[i] * 98 / 100, rpms[i]);
        lac_pace_init(&pace, rpms[i], 0, 0);
        flood(&pace, 0, 0, 20 * SECOND);
        assert_in_range(flood(&pace, 0, 5 * MINUTE, 6 * MINUTE), rpms[i] - 1, rpms[i]); /* a rest saves up nothing */
    }
}

static void tokens_are_bounded_too_and_a_large_request_is_paid_off_after(void **state)
{
    (void)state;
    struct lac_pace pace;
    lac_pace_init(&pace, 0, 60000, 0);
    assert_in_range(flood(&pace, 100, 0, MINUTE), 590, 600);
    lac_pace_init(&pace, 0, 60000, 0);
    assert_int_equal(lac_pace_next(&pace, 30000, 0), 0);
    lac_pace_take(&pace, 30000, 0);
    assert_in_range(lac_pace_next(&pace, 1, 0), 29 * SECOND, 31 * SECOND);
}

static void what_was_not_used_comes_back_and_what_was_used_beyond_is_taken(void **state)
{
    (void)state;
    struct lac_pace pace;
    lac_pace_init(&pace, 0, 60000, 0);
    lac_pace_take(&pace, 3000, 0);
    lac_pace_settle(&pace, 3000, 200, 0);
    assert_int_equal(lac_pace_next(&pace, 700, 0), 0);
    lac_pace_settle(&pace, 0, 1e5, 0);
    assert_true(lac_pace_next(&pace, 700, 0) > MINUTE);
    lac_pace_settle(&pace, 1e9, 0, 0); /* never more than a second's worth */
    lac_pace_take(&pace, 1000, 0);
    assert_true(lac_pace_next(&pace, 100, 0) > 0);
}

static struct lac_quotas said(double limit, double left, int64_t reset_us)
{
    struct lac_quotas q;
    lac_quotas_clear(&q);
    q.requests = (struct lac_quota){limit, left, reset_us, false};
    q.said = true;
    return q;
}

static void when_nothing_is_left_it_waits_for_the_reset(void **state)
{
    (void)state;
    struct lac_pace pace;
    struct lac_quotas q = said(-1, 0, 3 * SECOND);
    lac_pace_init(&pace, 0, 0, 0);
    lac_pace_hear(&pace, &q, lac_pace_take(&pace, 0, 0), 0, 10);
    assert_int_equal(lac_pace_next(&pace, 0, 10), 3 * SECOND + 10);
    assert_int_equal(lac_pace_next(&pace, 0, 3 * SECOND + 11), 3 * SECOND + 11);
}

static void with_a_limit_what_is_left_comes_back_bit_by_bit(void **state)
{
    (void)state;
    struct lac_pace pace;
    struct lac_quotas q = said(60, 0, 60 * SECOND); /* one a second */
    lac_pace_init(&pace, 0, 0, 0);
    lac_pace_hear(&pace, &q, lac_pace_take(&pace, 0, 0), 0, 0);
    assert_in_range(lac_pace_next(&pace, 0, 0), SECOND, SECOND + 2);
    assert_in_range(flood(&pace, 0, 0, 10 * SECOND + 500), 9, 10);
}

static void what_was_sent_since_is_taken_off(void **state)
{
    (void)state;
    struct lac_pace pace;
    struct lac_quotas q = said(-1, 2, SECOND);
    lac_pace_init(&pace, 0, 0, 0);
    struct lac_pace_mark mark = lac_pace_take(&pace, 0, 0);
    lac_pace_take(&pace, 0, 1);
    lac_pace_hear(&pace, &q, mark, 0, 2); /* one of the two left is on its way */
    assert_int_equal(lac_pace_next(&pace, 0, 2), 2);
    lac_pace_take(&pace, 0, 2);
    assert_int_equal(lac_pace_next(&pace, 0, 3), SECOND + 2);
}

static void an_older_request_says_nothing_new_and_a_younger_one_does(void **state)
{
    (void)state;
    struct lac_pace pace;
    struct lac_quotas none = said(-1, 0, SECOND), many = said(-1, 100, SECOND);
    lac_pace_init(&pace, 0, 0, 0);
    struct lac_pace_mark first = lac_pace_take(&pace, 0, 0), second = lac_pace_take(&pace, 0, 0);
    lac_pace_hear(&pace, &none, second, 0, 5);
    lac_pace_hear(&pace, &many, first, 0, 6);
    assert_int_equal(lac_pace_next(&pace, 0, 6), SECOND + 5);
    lac_pace_hear(&pace, &many, lac_pace_take(&pace, 0, 7), 0, 8);
    assert_int_equal(lac_pace_next(&pace, 0, 8), 8);
}

static void a_hint_is_believed_for_a_minute_and_half_a_hint_not_at_all(void **state)
{
    (void)state;
    struct lac_pace pace;
    struct lac_quotas day = said(-1, 0, 86400LL * SECOND), no_reset = said(100, 0, -1), no_left = said(100, -1, SECOND);
    lac_pace_init(&pace, 0, 0, 0);
    lac_pace_hear(&pace, &no_reset, lac_pace_take(&pace, 0, 0), 0, 0);
    lac_pace_hear(&pace, &no_left, lac_pace_take(&pace, 0, 0), 0, 0);
    assert_int_equal(lac_pace_next(&pace, 0, 0), 0);
    lac_pace_hear(&pace, &day, lac_pace_take(&pace, 0, 0), 0, 0);
    assert_int_equal(lac_pace_next(&pace, 0, 0), (int64_t)LAC_PACE_HINT_MAX_S * SECOND);
}

static void tokens_that_are_left_bound_a_request_by_its_size(void **state)
{
    (void)state;
    struct lac_pace pace;
    struct lac_quotas q;
    lac_quotas_clear(&q);
    q.tokens = (struct lac_quota){1000, 400, 6 * SECOND, false}; /* a hundred a second */
    q.said = true;
    lac_pace_init(&pace, 0, 0, 0);
    lac_pace_hear(&pace, &q, lac_pace_take(&pace, 50, 0), 0, 0);
    assert_int_equal(lac_pace_next(&pace, 300, 0), 0);
    assert_in_range(lac_pace_next(&pace, 500, 0), SECOND, SECOND + 2);
    assert_int_equal(lac_pace_next(&pace, 5000, 0), 6 * SECOND); /* more than there ever is: at the reset */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_bounds_it_never_waits),
        cmocka_unit_test(no_minute_holds_more_requests_than_allowed_and_it_holds_as_many),
        cmocka_unit_test(tokens_are_bounded_too_and_a_large_request_is_paid_off_after),
        cmocka_unit_test(what_was_not_used_comes_back_and_what_was_used_beyond_is_taken),
        cmocka_unit_test(when_nothing_is_left_it_waits_for_the_reset),
        cmocka_unit_test(with_a_limit_what_is_left_comes_back_bit_by_bit),
        cmocka_unit_test(what_was_sent_since_is_taken_off),
        cmocka_unit_test(an_older_request_says_nothing_new_and_a_younger_one_does),
        cmocka_unit_test(a_hint_is_believed_for_a_minute_and_half_a_hint_not_at_all),
        cmocka_unit_test(tokens_that_are_left_bound_a_request_by_its_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
