#include "core/stats/binomial.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* cmocka compares as float; these numbers have more digits. */
static void assert_near(double got, double want, double within)
{
    if (!(fabs(got - want) <= within))
        fail_msg("got %.17g, want %.17g", got, want);
}

static void near(double got, double want, double relative)
{
    if (!(fabs(got - want) <= relative * fabs(want)))
        fail_msg("got %.17g, want %.17g", got, want);
}

static void check_wilson(int64_t right, int64_t n, double level, double low, double high)
{
    struct lac_interval got;
    assert_int_equal(lac_wilson(right, n, level, &got, NULL), LAC_OK);
    assert_near(got.low, low, 1e-12);
    assert_near(got.high, high, 1e-12);
}

/* Newcombe 1998, Statist. Med. 17:857, table I, method 3 (score, no continuity correction), four decimals. */
static void wilson_agrees_with_newcombes_table(void **state)
{
    static const struct {
        int right, n;
        double low, high;
    } rows[] = {{81, 263, .2553, .3662}, {15, 148, .0624, .1605}, {0, 20, .0000, .1611}, {1, 29, .0061, .1718}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct lac_interval got;
        assert_int_equal(lac_wilson(rows[i].right, rows[i].n, 0.95, &got, NULL), LAC_OK);
        assert_near(got.low, rows[i].low, 0.00005);
        assert_near(got.high, rows[i].high, 0.00005);
    }
}

/* SciPy 1.17.1: binomtest(k, n).proportion_ci(confidence_level=level, method="wilson") */
static void wilson_agrees_with_scipy(void **state)
{
    (void)state;
    check_wilson(0, 10, .95, 0.0, 0.27753279986288926);
    check_wilson(10, 10, .95, 0.7224672001371109, 1.0);
    check_wilson(81, 263, .95, 0.2552885198782742, 0.36620957698280004);
    check_wilson(7, 8, .9, 0.5888566256699879, 0.9716006762621898);
}

static void the_ends_of_the_scale_are_exact(void **state)
{
    struct lac_interval got;
    (void)state;
    for (int n = 1; n < 200; n++) {
        lac_wilson(0, n, 0.99, &got, NULL);
        assert_true(got.low == 0 && got.high > 0 && got.high < 1);
        lac_wilson(n, n, 0.99, &got, NULL);
        assert_true(got.high == 1 && got.low > 0 && got.low < 1);
    }
}

static void wilson_refuses_what_is_no_share_or_no_level(void **state)
{
    struct lac_interval got;
    struct lac_error err;
    (void)state;
    assert_int_equal(lac_wilson(0, 0, 0.95, &got, &err), LAC_E_INVALID);
    assert_int_equal(lac_wilson(5, 4, 0.95, &got, &err), LAC_E_INVALID);
    assert_string_equal(err.message, "no share: 5 right of 4");
    assert_int_equal(lac_wilson(-1, 4, 0.95, &got, &err), LAC_E_INVALID);
    assert_int_equal(lac_wilson(1, 4, 1, &got, &err), LAC_E_INVALID);
    assert_int_equal(lac_wilson(1, 4, 0, &got, &err), LAC_E_INVALID);
    assert_int_equal(lac_wilson(1, 4, NAN, &got, &err), LAC_E_INVALID);
}

/* SciPy 1.17.1: norm.ppf((1 + level) / 2) */
static void normal_z_agrees_with_scipy(void **state)
{
    (void)state;
    near(lac_normal_z(.5), 0.6744897501960817, 1e-14);
    near(lac_normal_z(.9), 1.6448536269514722, 1e-14);
    near(lac_normal_z(.95), 1.959963984540054, 1e-14);
    near(lac_normal_z(.99), 2.5758293035489004, 1e-14);
    near(lac_normal_z(.999999), 4.891638475671085, 1e-11); /* 1 - level has lost digits by then */
}

/* SciPy 1.17.1: binom.sf(k - 1, n, p) */
static void tail_agrees_with_scipy(void **state)
{
    (void)state;
    near(lac_binomial_tail(7, 8, .5), 0.03515625, 1e-14);
    near(lac_binomial_tail(3, 10, .25), 0.4744071960449219, 1e-13);
    near(lac_binomial_tail(40, 120, .25), 0.025099371837791307, 1e-11);
    near(lac_binomial_tail(520, 1000, .5), 0.10872414660207075, 1e-11);
    near(lac_binomial_tail(2300, 10000, .25), 0.9999985046117081, 1e-12);
    near(lac_binomial_tail(2700, 10000, .25), 2.439467092743379e-06, 1e-10);
    near(lac_binomial_tail(1, 5, 1e-9), 4.99999999e-09, 1e-8); /* SciPy's own digits end there */
    near(lac_binomial_tail(9100, 10000, .9), 0.00038516113807244526, 1e-10);
}

/* SciPy 1.17.1: binom.pmf(k, n, p) */
static void point_agrees_with_scipy(void **state)
{
    (void)state;
    near(lac_binomial_point(7, 8, .5), 0.03125, 1e-14);
    near(lac_binomial_point(520, 1000, .5), 0.011340982371187715, 1e-11);
    near(lac_binomial_point(2700, 10000, .25), 2.510476013692954e-07, 1e-10);
}

/* C(n, k) / 2^n in whole numbers, which a double holds exactly up to n = 52. */
static void tails_of_a_fair_coin_agree_with_whole_numbers(void **state)
{
    (void)state;
    for (int n = 1; n <= 52; n++) {
        uint64_t choose = 1, sum = 0;
        for (int k = n; k >= 0; k--) {
            sum += choose; /* C(n, k) */
            near(lac_binomial_tail(k, n, .5), ldexp((double)sum, -n), 1e-13);
            near(lac_binomial_point(k, n, .5), ldexp((double)choose, -n), 1e-13);
            choose = choose * (uint64_t)k / (uint64_t)(n - k + 1);
        }
    }
}

static void points_add_up_to_one(void **state)
{
    (void)state;
    double sum = 0;
    for (int k = 0; k <= 300; k++)
        sum += lac_binomial_point(k, 300, 0.3);
    assert_near(sum, 1, 1e-12);
}

static void outside_of_the_range_and_sure_things(void **state)
{
    (void)state;
    assert_true(lac_binomial_tail(0, 5, .3) == 1);
    assert_true(lac_binomial_tail(-2, 5, .3) == 1);
    assert_true(lac_binomial_tail(6, 5, .3) == 0);
    assert_true(lac_binomial_tail(0, 0, .3) == 1);
    assert_true(lac_binomial_tail(1, 5, 0) == 0);
    assert_true(lac_binomial_tail(5, 5, 1) == 1);
    assert_true(lac_binomial_point(-1, 5, .3) == 0);
    assert_true(lac_binomial_point(6, 5, .3) == 0);
    assert_true(lac_binomial_point(0, 5, 0) == 1);
    assert_true(lac_binomial_point(5, 5, 1) == 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wilson_agrees_with_newcombes_table),
        cmocka_unit_test(wilson_agrees_with_scipy),
        cmocka_unit_test(the_ends_of_the_scale_are_exact),
        cmocka_unit_test(wilson_refuses_what_is_no_share_or_no_level),
        cmocka_unit_test(normal_z_agrees_with_scipy),
        cmocka_unit_test(tail_agrees_with_scipy),
        cmocka_unit_test(point_agrees_with_scipy),
        cmocka_unit_test(tails_of_a_fair_coin_agree_with_whole_numbers),
        cmocka_unit_test(points_add_up_to_one),
        cmocka_unit_test(outside_of_the_range_and_sure_things),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
