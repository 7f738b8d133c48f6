#include "core/stats/bootstrap.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define LENGTH(a) (sizeof(a) / sizeof *(a))

/* cmocka compares as float; these numbers have more digits. */
static void assert_near(double got, double want, double within)
{
    if (!(fabs(got - want) <= within))
        fail_msg("got %.17g, want %.17g", got, want);
}

static const double mixed[] = {0, 0, 1, 0, 1, 1, 0, 0, 0, 1, 0, 0, 3.5, -2};
static const double english[] = {8, 7, 8, 8, 6, 8, 7, 8, 8, 8, 5, 8}, target[] = {3, 7, 8, 2, 0, 6, 7, 1, 8, 4, 5, 2};

/* A Python program of its own (splitmix64, xoshiro256++, rejection below 2^64 mod n, numpy.percentile of the means),
 * seeds 7 and 8. */
static void agrees_with_the_same_draws_in_python(void **state)
{
    struct lac_interval got;
    (void)state;
    assert_int_equal(lac_bootstrap_mean(mixed, LENGTH(mixed), &(struct lac_bootstrap){7, 1000, .95}, &got, NULL),
                     LAC_OK);
    assert_near(got.low, -0.21428571428571427, 1e-12);
    assert_near(got.high, 0.9642857142857143, 1e-12);
    assert_int_equal(lac_bootstrap_mean(mixed, LENGTH(mixed), &(struct lac_bootstrap){8, 999, .9}, &got, NULL), LAC_OK);
    assert_near(got.low, -0.07142857142857142, 1e-12);
    assert_near(got.high, 0.9285714285714286, 1e-12);
}

/* SciPy 1.17.1, LSAT scores of Efron & Tibshirani 1993, table 3.1: bootstrap((x,), np.mean, method="percentile",
 * n_resamples=2000000, confidence_level=.9, rng=1) */
static void agrees_with_scipy_up_to_chance(void **state)
{
    static const double lsat[] = {576, 635, 558, 578, 666, 580, 555, 661, 651, 605, 653, 575, 545, 572, 594};
    struct lac_interval got;
    (void)state;
    assert_near(lac_mean(lsat, LENGTH(lsat)), 600.2666666666667, 1e-10);
    for (uint64_t seed = 0; seed < 5; seed++) {
        struct lac_bootstrap how = {.seed = seed, .level = .9};
        assert_int_equal(lac_bootstrap_mean(lsat, LENGTH(lsat), &how, &got, NULL), LAC_OK);
        assert_near(got.low, 583.467, 1.0);
        assert_near(got.high, 617.733, 1.0);
    }
}

/* SciPy 1.17.1: bootstrap((a, b), lambda x, y, axis: np.mean(x - y, axis=axis), paired=True, method="percentile",
 * n_resamples=2000000, rng=1) */
static void paired_differences_agree_with_scipy_up_to_chance(void **state)
{
    struct lac_interval got;
    struct lac_bootstrap how = {.seed = 1};
    (void)state;
    assert_int_equal(lac_bootstrap_difference(english, target, LENGTH(english), &how, &got, NULL), LAC_OK);
    assert_near(got.low, 1.41667, 0.0834); /* one twelfth: the grid of the means */
    assert_near(got.high, 4.58333, 0.0834);
}

/* Of two items the mean takes three values, a quarter, a half and a quarter of the time. */
static void two_items_give_their_own_range(void **state)
{
    struct lac_interval got;
    (void)state;
    assert_int_equal(lac_bootstrap_mean((double[]){2, 4}, 2, &(struct lac_bootstrap){.seed = 3}, &got, NULL), LAC_OK);
    assert_true(got.low == 2 && got.high == 4);
    assert_int_equal(lac_bootstrap_mean((double[]){2, 4}, 2, &(struct lac_bootstrap){3, 0, .4}, &got, NULL), LAC_OK);
    assert_true(got.low == 3 && got.high == 3);
}

static void equal_seeds_give_equal_intervals_and_others_differ(void **state)
{
    struct lac_interval a, b, c;
    struct lac_bootstrap how = {.seed = 11, .resamples = 501};
    (void)state;
    lac_bootstrap_mean(mixed, LENGTH(mixed), &how, &a, NULL);
    lac_bootstrap_mean(mixed, LENGTH(mixed), &how, &b, NULL);
    assert_memory_equal(&a, &b, sizeof a);
    double values[40];
    for (int i = 0; i < 40; i++)
        values[i] = sqrt(i);
    lac_bootstrap_mean(values, 40, &how, &a, NULL);
    how.seed = 12;
    lac_bootstrap_mean(values, 40, &how, &c, NULL);
    assert_true(a.low != c.low);
}

static void values_without_variation_have_no_width(void **state)
{
    struct lac_interval got;
    (void)state;
    lac_bootstrap_mean((double[]){.5, .5, .5}, 3, &(struct lac_bootstrap){.seed = 1}, &got, NULL);
    assert_true(got.low == .5 && got.high == .5);
}

static void bad_settings_and_values_are_refused(void **state)
{
    struct lac_interval got;
    struct lac_error err;
    double values[] = {1, NAN};
    (void)state;
    assert_int_equal(lac_bootstrap_mean(values, 0, &(struct lac_bootstrap){0}, &got, &err), LAC_E_INVALID);
    assert_int_equal(lac_bootstrap_mean(values, 2, &(struct lac_bootstrap){0}, &got, &err), LAC_E_INVALID);
    assert_string_equal(err.message, "value 2 is not a finite number");
    assert_int_equal(lac_bootstrap_mean(values, 1, &(struct lac_bootstrap){.level = 1}, &got, &err), LAC_E_INVALID);
    assert_int_equal(lac_bootstrap_mean(values, 1, &(struct lac_bootstrap){.level = -1}, &got, &err), LAC_E_INVALID);
    assert_int_equal(lac_bootstrap_mean(values, 1, &(struct lac_bootstrap){.resamples = 1000001}, &got, &err),
                     LAC_E_INVALID);
    assert_int_equal(lac_bootstrap_difference(values, values, 0, &(struct lac_bootstrap){0}, &got, &err),
                     LAC_E_INVALID);
}

static void the_mean_of_nothing_is_zero(void **state)
{
    (void)state;
    assert_true(lac_mean(NULL, 0) == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_the_same_draws_in_python),
        cmocka_unit_test(agrees_with_scipy_up_to_chance),
        cmocka_unit_test(paired_differences_agree_with_scipy_up_to_chance),
        cmocka_unit_test(two_items_give_their_own_range),
        cmocka_unit_test(equal_seeds_give_equal_intervals_and_others_differ),
        cmocka_unit_test(values_without_variation_have_no_width),
        cmocka_unit_test(bad_settings_and_values_are_refused),
        cmocka_unit_test(the_mean_of_nothing_is_zero),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
