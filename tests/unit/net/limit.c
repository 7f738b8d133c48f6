#include "core/net/limit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

enum { SECOND = 1000000 };

static int window(const struct lac_limit *limit)
{
    return (int)limit->window;
}

/* Answers `n` requests well, each sent a moment ago with the window full. */
static void good(struct lac_limit *limit, int n, int64_t now_us)
{
    for (int i = 0; i < n; i++)
        lac_limit_good(limit, window(limit), now_us - 1, now_us);
}

static void it_starts_small_and_doubles_each_round_up_to_the_bound(void **state)
{
    (void)state;
    struct lac_limit limit;
    lac_limit_init(&limit, 30);
    assert_int_equal(window(&limit), LAC_LIMIT_START);
    good(&limit, 8, 10);
    assert_int_equal(window(&limit), 16);
    good(&limit, 100, 20);
    assert_int_equal(window(&limit), 30);
    lac_limit_init(&limit, 3);
    assert_int_equal(window(&limit), 3);
}

static void it_does_not_grow_while_it_is_not_in_use(void **state)
{
    (void)state;
    struct lac_limit limit;
    lac_limit_init(&limit, 100);
    for (int i = 0; i < 50; i++)
        lac_limit_good(&limit, 3, 1, 2);
    assert_int_equal(window(&limit), LAC_LIMIT_START);
}

static void sending_waits_for_a_place_and_for_the_end_of_a_pause(void **state)
{
    (void)state;
    struct lac_limit limit;
    lac_limit_init(&limit, 4);
    assert_int_equal(lac_limit_next(&limit, 3, 100), 100);
    assert_true(lac_limit_next(&limit, 4, 100) == INT64_MAX);
    lac_limit_bad(&limit, 4, 50, 5 * SECOND, 100);
    assert_int_equal(lac_limit_next(&limit, 0, 100), 100 + 5 * SECOND);
    assert_int_equal(lac_limit_next(&limit, 0, 100 + 5 * SECOND), 100 + 5 * SECOND);
    assert_true(lac_limit_next(&limit, 2, 100) == INT64_MAX);
}

static void one_burst_of_429_halves_once_and_a_later_one_again(void **state)
{
    (void)state;
    struct lac_limit limit;
    lac_limit_init(&limit, 64);
    good(&limit, 100, 10);
    assert_int_equal(window(&limit), 64);
    for (int i = 0; i < 64; i++)
        lac_limit_bad(&limit, 64 - i, 10, -1, 1000 + i);
    assert_int_equal(window(&limit), 32);
    lac_limit_bad(&limit, 32, 2000, -1, 3000);
    assert_int_equal(window(&limit), 16);
}

static void it_halves_what_was_in_use_and_never_below_one(void **state)
{
    (void)state;
    struct lac_limit limit;
    lac_limit_init(&limit, 64);
    good(&limit, 100, 10);
    lac_limit_bad(&limit, 10, 10, -1, 20);
    assert_int_equal(window(&limit), 5);
    lac_limit_bad(&limit, 5, 30, -1, 40);
    assert_int_equal(window(&limit), 2);
    for (int i = 0; i < 10; i++)
        lac_limit_bad(&limit, 2, 50 + 10 * i, -1, 55 + 10 * i);
    assert_int_equal(window(&limit), 1);
    assert_int_equal(lac_limit_next(&limit, 0, 500), 500);
}

static void after_a_cut_it_cools_down_and_then_grows_by_one_a_round(void **state)
{
    (void)state;
    struct lac_limit limit;
    lac_limit_init(&limit, 64);
    good(&limit, 8, 10);
    lac_limit_bad(&limit, 16, 15, -1, 20);
    assert_int_equal(window(&limit), 8);
    good(&limit, 100, 20 + LAC_LIMIT_COOL_US - 1);
    assert_int_equal(window(&limit), 8);
    lac_limit_good(&limit, 8, 19, 20 + LAC_LIMIT_COOL_US); /* sent before the cut: says nothing about now */
    good(&limit, 8, 20 + LAC_LIMIT_COOL_US);
    assert_int_equal(window(&limit), 8);
    good(&limit, 1, 20 + LAC_LIMIT_COOL_US);
    assert_int_equal(window(&limit), 9);
}

static void the_longest_pause_holds_and_none_is_endless(void **state)
{
    (void)state;
    struct lac_limit limit;
    lac_limit_init(&limit, 8);
    lac_limit_bad(&limit, 8, 0, 10 * SECOND, 100);
    lac_limit_bad(&limit, 8, 0, 2 * SECOND, 200);
    lac_limit_bad(&limit, 8, 0, -1, 300);
    assert_int_equal(limit.paused_until_us, 100 + 10 * SECOND);
    lac_limit_bad(&limit, 8, 0, INT64_MAX, 400);
    assert_int_equal(limit.paused_until_us, 400 + (int64_t)LAC_LIMIT_PAUSE_MAX_S * SECOND);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_starts_small_and_doubles_each_round_up_to_the_bound),
        cmocka_unit_test(it_does_not_grow_while_it_is_not_in_use),
        cmocka_unit_test(sending_waits_for_a_place_and_for_the_end_of_a_pause),
        cmocka_unit_test(one_burst_of_429_halves_once_and_a_later_one_again),
        cmocka_unit_test(it_halves_what_was_in_use_and_never_below_one),
        cmocka_unit_test(after_a_cut_it_cools_down_and_then_grows_by_one_a_round),
        cmocka_unit_test(the_longest_pause_holds_and_none_is_endless),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
