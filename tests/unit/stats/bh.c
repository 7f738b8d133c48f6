#include "core/stats/bh.h"

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

/* Benjamini & Hochberg 1995, section 4.1: fifteen p-values; at a rate of 0.05 the first four are discoveries. */
static const double published[] = {.0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344,
                                   .0459, .3240, .4262, .5719, .6528, .7590, 1.0};

static void the_published_example_has_four_discoveries(void **state)
{
    double adjusted[15];
    (void)state;
    lac_bh_adjust(published, adjusted, 15);
    for (int i = 0; i < 15; i++)
        assert_int_equal(adjusted[i] <= 0.05, i < 4);
}

/* SciPy 1.17.1: false_discovery_control(p) */
static void agrees_with_scipy(void **state)
{
    static const double want[] = {0.0015,
                                  0.003,
                                  0.0095,
                                  0.035625,
                                  0.0603,
                                  0.06385714285714286,
                                  0.06385714285714286,
                                  0.0645,
                                  0.07650000000000001,
                                  0.486,
                                  0.5811818181818181,
                                  0.7148749999999999,
                                  0.7532307692307693,
                                  0.8132142857142857,
                                  1.0};
    double adjusted[15];
    (void)state;
    lac_bh_adjust(published, adjusted, 15);
    for (int i = 0; i < 15; i++)
        assert_near(adjusted[i], want[i], 1e-14);
}

/* SciPy 1.17.1: false_discovery_control([.9, .01, .04, .03, .01, .2]) */
static void order_and_ties_do_not_matter_and_arrays_may_be_the_same(void **state)
{
    static const double want[] = {0.9, 0.03, 0.06, 0.06, 0.03, 0.24};
    double p[] = {.9, .01, .04, .03, .01, .2};
    (void)state;
    lac_bh_adjust(p, p, 6);
    for (int i = 0; i < 6; i++)
        assert_near(p[i], want[i], 1e-14);
}

static void untested_hypotheses_do_not_count(void **state)
{
    double p[] = {NAN, .01, NAN, .04}, adjusted[4];
    (void)state;
    lac_bh_adjust(p, adjusted, 4);
    assert_true(isnan(adjusted[0]) && isnan(adjusted[2]));
    assert_near(adjusted[1], .02, 1e-15);
    assert_near(adjusted[3], .04, 1e-15);
}

static void none_and_one_are_left_alone(void **state)
{
    double one[] = {.3};
    (void)state;
    lac_bh_adjust(NULL, NULL, 0);
    lac_bh_adjust(one, one, 1);
    assert_near(one[0], .3, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_published_example_has_four_discoveries),
        cmocka_unit_test(agrees_with_scipy),
        cmocka_unit_test(order_and_ties_do_not_matter_and_arrays_may_be_the_same),
        cmocka_unit_test(untested_hypotheses_do_not_count),
        cmocka_unit_test(none_and_one_are_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
