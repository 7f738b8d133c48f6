#include "core/search/beam.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { N = 5 };

static struct lac_child children[N];
static struct lac_child *list[N];

/* Children with these values; margins 0, ids by index. */
static void set_values(const double *values)
{
    for (int i = 0; i < N; i++) {
        children[i] = (struct lac_child){0};
        children[i].node.value = values[i];
        children[i].node.rank = -1;
        children[i].node.id.lo = (uint64_t)i;
        list[i] = &children[i];
    }
}

static void the_first_by_value_are_accepted_and_the_rest_is_surplus(void **state)
{
    (void)state;
    set_values((double[]){0.8, NAN, 1, 0.6, 0.8});
    assert_int_equal(lac_beam_accept(list, N, 0.8, 2), 3);
    assert_ptr_equal(list[0], &children[2]);
    assert_ptr_equal(list[1], &children[0]); /* of two 0.8 the lower id */
    assert_int_equal(children[2].node.verdict, LAC_V_ACCEPTED);
    assert_int_equal(children[0].node.verdict, LAC_V_ACCEPTED);
    assert_int_equal(children[4].node.verdict, LAC_V_SURPLUS);
    assert_int_equal(children[3].node.verdict, LAC_V_OPEN);
    assert_int_equal(children[1].node.verdict, LAC_V_OPEN);
}

static void nobody_is_accepted_where_nobody_reaches_the_threshold(void **state)
{
    (void)state;
    set_values((double[]){0.1, NAN, INFINITY, -INFINITY, 0.7});
    assert_int_equal(lac_beam_accept(list, N, 0.8, 9), 0);
    assert_int_equal(lac_beam_accept(list, 0, 0.8, 9), 0);
}

static void the_beam_is_the_top_by_value_with_its_ranks(void **state)
{
    (void)state;
    set_values((double[]){0.1, 0.9, NAN, 0.5, 0.9});
    assert_int_equal(lac_beam_top(list, N, 3), 3);
    assert_int_equal(children[1].node.rank, 0);
    assert_int_equal(children[4].node.rank, 1);
    assert_int_equal(children[3].node.rank, 2);
    assert_int_equal(children[0].node.rank, -1);
}

static void children_without_a_finite_value_stay_outside(void **state)
{
    (void)state;
    set_values((double[]){NAN, -20, INFINITY, NAN, -INFINITY});
    assert_int_equal(lac_beam_top(list, N, 12), 1);
    assert_ptr_equal(list[0], &children[1]);
    assert_int_equal(children[2].node.rank, -1);
    assert_int_equal(lac_beam_top(list, 0, 12), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_by_value_are_accepted_and_the_rest_is_surplus),
        cmocka_unit_test(nobody_is_accepted_where_nobody_reaches_the_threshold),
        cmocka_unit_test(the_beam_is_the_top_by_value_with_its_ranks),
        cmocka_unit_test(children_without_a_finite_value_stay_outside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
