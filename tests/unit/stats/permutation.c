#include "core/stats/permutation.h"
#include "core/base/rng.h"

#include <limits.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define LENGTH(a) (sizeof(a) / sizeof *(a))

/* cmocka compares as float; these numbers have more digits. */
static void assert_near(double got, double want, double within)
{
    if (!(fabs(got - want) <= within))
        fail_msg("got %.17g, want %.17g", got, want);
}

static void check(const int *d, size_t n, double two_sided, double greater, double less)
{
    struct lac_sign_flip got;
    assert_int_equal(lac_sign_flip(d, n, &got, NULL), LAC_OK);
    assert_near(got.two_sided, two_sided, 1e-13);
    assert_near(got.greater, greater, 1e-13);
    assert_near(got.less, less, 1e-13);
}

/* Crossed minus self-fertilised maize, in eighths of an inch (Darwin's pairs). Fisher 1935, section 21: of 32,768
 * assignments of signs 863 have a sum of at least 314. */
static void agrees_with_fishers_count_on_darwins_maize(void **state)
{
    static const int maize[] = {49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48};
    struct lac_sign_flip got;
    (void)state;
    assert_int_equal(lac_sign_flip(maize, LENGTH(maize), &got, NULL), LAC_OK);
    assert_int_equal(got.total, 314);
    assert_int_equal(got.informed, 15);
    assert_true(got.greater * 32768 == 863);
    assert_true(got.two_sided * 32768 == 2 * 863);
}

/* SciPy 1.17.1: permutation_test((d,), np.sum, permutation_type="samples", n_resamples=np.inf, alternative=...) for
 * "two-sided", "greater", "less" */
static void agrees_with_scipy(void **state)
{
    (void)state;
    check((int[]){8, 6, 0, -2, 4, 8, 0, 2, -4, 6}, 10, 0.09375, 0.046875, 0.9765625);
    check((int[]){1, 1, 1, 1, 1, 1}, 6, 0.03125, 0.015625, 1.0);
    check((int[]){3, -3}, 2, 1.0, 0.75, 0.75);
    check((int[]){-5, -1, -2, 2, -8}, 5, 0.25, 0.9375, 0.125);
    check((int[]){0, 0, 7}, 3, 1.0, 0.5, 1.0);
}

static void agrees_with_enumeration_of_all_signs(void **state)
{
    struct lac_rng rng;
    (void)state;
    lac_rng_seed(&rng, 5, 5);
    for (int round = 0; round < 200; round++) {
        int d[12], n = 1 + (int)lac_rng_below(&rng, 12), total = 0;
        for (int i = 0; i < n; i++)
            total += d[i] = (int)lac_rng_below(&rng, 17) - 8;
        int above = 0, below = 0, beyond = 0;
        for (int signs = 0; signs < 1 << n; signs++) {
            int sum = 0;
            for (int i = 0; i < n; i++)
                sum += signs >> i & 1 ? d[i] : -d[i];
            above += sum >= total;
            below += sum <= total;
            beyond += abs(sum) >= abs(total);
        }
        check(d, (size_t)n, ldexp(beyond, -n), ldexp(above, -n), ldexp(below, -n));
    }
}

/* Python's whole numbers over all sums, with fractions.Fraction: d = [(i * 7) % 17 - 8 + (i % 3 == 0) for i in
 * range(400)] */
static void stays_exact_where_no_one_can_enumerate(void **state)
{
    int d[400];
    struct lac_sign_flip got;
    (void)state;
    for (int i = 0; i < 400; i++)
        d[i] = i * 7 % 17 - 8 + (i % 3 == 0);
    assert_int_equal(lac_sign_flip(d, 400, &got, NULL), LAC_OK);
    assert_int_equal(got.total, 127);
    assert_near(got.greater, 0.10095545791624813, 1e-13);
    assert_near(got.two_sided, 0.20191091583249626, 1e-13);
}

static void a_common_factor_changes_nothing(void **state)
{
    (void)state;
    const int big = 100000000;
    check((int[]){3 * big, 1 * big, -2 * big, 1 * big}, 4, 0.625, 0.3125, 0.8125);
    check((int[]){3, 1, -2, 1}, 4, 0.625, 0.3125, 0.8125);
}

static void no_difference_is_no_evidence(void **state)
{
    (void)state;
    check(NULL, 0, 1, 1, 1);
    check((int[]){0, 0, 0}, 3, 1, 1, 1);
}

static void too_much_work_is_refused(void **state)
{
    struct lac_sign_flip got;
    struct lac_error err;
    (void)state;
    assert_int_equal(lac_sign_flip((int[]){INT_MIN, INT_MAX, 1}, 3, &got, &err), LAC_E_LIMIT);
    assert_non_null(strstr(err.message, "too many for the exact test"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_fishers_count_on_darwins_maize),
        cmocka_unit_test(agrees_with_scipy),
        cmocka_unit_test(agrees_with_enumeration_of_all_signs),
        cmocka_unit_test(stays_exact_where_no_one_can_enumerate),
        cmocka_unit_test(a_common_factor_changes_nothing),
        cmocka_unit_test(no_difference_is_no_evidence),
        cmocka_unit_test(too_much_work_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
