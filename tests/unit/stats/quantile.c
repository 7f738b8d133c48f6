#include "core/stats/quantile.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void a_bar_refuses_at_most_what_was_said(void **state)
{
    (void)state;
    double v[200];
    for (size_t n = 1; n <= 200; n++) {
        for (size_t i = 0; i < n; i++)
            v[i] = (double)(i / 3); /* with ties */
        for (int percent = 0; percent <= 100; percent++) {
            double q = percent / 100.0, bar = lac_quantile(v, n, q);
            assert_true(lac_share_below(v, n, bar) <= q + 1e-9);
            if (bar < v[n - 1]) /* and the next higher value would refuse more */
                assert_true(lac_share_below(v, n, bar + 1) > q + 1e-9);
        }
    }
}

static void the_ends_are_the_least_and_the_greatest(void **state)
{
    (void)state;
    const double v[] = {-0.5, 0.1, 0.2, 0.9};
    assert_true(lac_quantile(v, 4, 0) == -0.5);
    assert_true(lac_quantile(v, 4, 0.24) == -0.5);
    assert_true(lac_quantile(v, 4, 0.25) == 0.1);
    assert_true(lac_quantile(v, 4, 1) == 0.9);
    assert_true(lac_quantile(v, 1, 0.5) == -0.5);
}

static void what_equals_the_bar_is_not_below_it(void **state)
{
    (void)state;
    const double v[] = {1, 2, 2, 3};
    assert_true(lac_share_below(v, 4, 2) == 0.25);
    assert_true(lac_share_below(v, 4, 2.5) == 0.75);
    assert_true(lac_share_below(v, 4, 0) == 0);
    assert_true(lac_share_below(v, 4, 9) == 1);
    assert_true(lac_share_below(v, 0, 9) == 0);
    assert_true(lac_share_from(v, 4, 2) == 0.75);
    assert_true(lac_share_from(v, 4, 9) == 0 && lac_share_from(v, 0, 0) == 0);
}

static void numbers_are_sorted(void **state)
{
    (void)state;
    double v[] = {0.3, -1, 2, 0.3, 0};
    lac_sort_numbers(v, 5);
    for (int i = 1; i < 5; i++)
        assert_true(v[i - 1] <= v[i]);
    lac_sort_numbers(v, 0);
    assert_true(v[0] == -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_bar_refuses_at_most_what_was_said),
        cmocka_unit_test(the_ends_are_the_least_and_the_greatest),
        cmocka_unit_test(what_equals_the_bar_is_not_below_it),
        cmocka_unit_test(numbers_are_sorted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
