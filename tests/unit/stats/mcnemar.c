#include "core/stats/mcnemar.h"

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

static void check(int64_t b, int64_t c, double two_sided, double greater, double mid_p)
{
    struct lac_mcnemar got = lac_mcnemar(b, c);
    assert_true(fabs(got.two_sided - two_sided) <= 1e-11 * two_sided);
    assert_true(fabs(got.greater - greater) <= 1e-11 * greater);
    assert_true(fabs(got.mid_p - mid_p) <= 1e-11 * mid_p);
}

/* statsmodels 0.15.0: mcnemar([[0, b], [c, 0]], exact=True).pvalue; SciPy 1.17.1: binomtest(b, b + c, .5,
 * alternative="greater").pvalue; mid-p: the former minus binom.pmf(max(b, c), b + c, .5), and for b == c
 * 1 - binom.pmf(b, 2 * b, .5) / 2. */
static void agrees_with_statsmodels_and_scipy(void **state)
{
    (void)state;
    check(1, 7, 0.0703125, 0.99609375, 0.0390625);
    check(6, 16, 0.052478790283203125, 0.9915497303009033, 0.03468966484069824);
    check(9, 9, 1.0, 0.5927352905273438, 0.9072647094726562);
    check(0, 5, 0.0625, 1.0, 0.03125);
    check(25, 12, 0.04703102743951604, 0.02351551371975802, 0.03355243967962451);
    check(121, 59, 4.4344492637551645e-06, 2.2172246318775823e-06, 3.2666467957745733e-06);
    check(3, 700, 2.752087069792007e-204, 1.0, 1.3819240150924154e-204);
}

/* Fagerland, Lydersen & Laake 2013, table 1 and formulas of the supplement: 1 and 7 children change the side. The two
 * tails of eight fair coins beyond one head hold 18 of 256, the seen split itself 8. */
static void agrees_with_fagerland_and_others(void **state)
{
    (void)state;
    assert_near(lac_mcnemar(1, 7).two_sided, 18 / 256.0, 1e-14);
    assert_near(lac_mcnemar(1, 7).mid_p, 10 / 256.0, 1e-14);
    assert_near(lac_mcnemar(4, 4).mid_p, 1 - 35 / 256.0, 1e-14); /* equal counts: 1 - C(8, 4) / 2^9 */
}

static void nothing_discordant_is_no_evidence(void **state)
{
    (void)state;
    struct lac_mcnemar got = lac_mcnemar(0, 0);
    assert_true(got.two_sided == 1 && got.greater == 1 && got.mid_p == 1);
}

static void sides_may_be_swapped_and_no_p_passes_one(void **state)
{
    (void)state;
    for (int b = 0; b < 40; b++) {
        for (int c = 0; c < 40; c++) {
            struct lac_mcnemar one = lac_mcnemar(b, c), other = lac_mcnemar(c, b);
            assert_true(one.two_sided == other.two_sided && one.mid_p == other.mid_p);
            assert_true(one.two_sided <= 1 && one.two_sided > 0 && one.mid_p <= 1 && one.mid_p > 0);
            assert_true(one.mid_p <= one.two_sided);
        }
    }
}

/* The exact test rejects a true null at most as often as it says. */
static void the_exact_level_is_kept(void **state)
{
    (void)state;
    for (int n = 1; n <= 40; n++) {
        double size = 0;
        for (int b = 0; b <= n; b++)
            if (lac_mcnemar(b, n - b).two_sided <= 0.05)
                size += exp(lgamma(n + 1) - lgamma(b + 1) - lgamma(n - b + 1) - n * log(2));
        assert_true(size <= 0.05 + 1e-12);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_statsmodels_and_scipy), cmocka_unit_test(agrees_with_fagerland_and_others),
        cmocka_unit_test(nothing_discordant_is_no_evidence), cmocka_unit_test(sides_may_be_swapped_and_no_p_passes_one),
        cmocka_unit_test(the_exact_level_is_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
