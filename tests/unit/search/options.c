#include "core/search/branch.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void the_defaults_are_those_of_the_method_and_pass(void **state)
{
    struct lac_search_options options = lac_search_defaults();
    (void)state;
    assert_int_equal(lac_search_check(&options, NULL), LAC_OK);
    assert_int_equal(options.mode, LAC_SEARCH_BEAM);
    assert_int_equal(options.width, 12);
    assert_int_equal(options.depth, 4);
    assert_int_equal(options.deep, 6);
    assert_float_equal(options.include, 0.8, 0);
    assert_float_equal(options.potential, 0.6, 0);
    assert_float_equal(options.epsilon, 0.1, 0);
    assert_int_equal(options.keep, 3);
    assert_int_equal(options.chunk, 8);
    assert_int_equal(options.round, 2);
    assert_int_equal(options.votes, 5);
    assert_int_equal(options.plain, LAC_PLAIN_STOP);
    assert_int_equal(options.allowance, 0);
}

static void assert_refused(struct lac_search_options options, const char *message)
{
    struct lac_error err = {0};
    assert_int_equal(lac_search_check(&options, &err), LAC_E_CONFIG);
    assert_int_equal(err.status, LAC_E_CONFIG);
    assert_string_equal(err.message, message);
}

#define REFUSED(field, bad, message)                                                                                   \
    do {                                                                                                               \
        struct lac_search_options options = lac_search_defaults();                                                     \
        options.field = (bad);                                                                                         \
        assert_refused(options, message);                                                                              \
    } while (0)

static void counts_out_of_range_are_refused_by_name(void **state)
{
    (void)state;
    REFUSED(width, 0, "search.width is 0: give a number from 1 to 1000000");
    REFUSED(depth, -1, "search.depth is -1: give a number from 0 to 100");
    REFUSED(deep, 101, "search.deep is 101: give a number from 0 to 100");
    REFUSED(keep, 0, "search.keep is 0: give a number from 1 to 1000000");
    REFUSED(chunk, 0, "search.chunk is 0: give a number from 1 to 1000000");
    REFUSED(round, -2, "search.round is -2: give a number from 1 to 1000");
    REFUSED(votes, 1001, "search.votes is 1001: give a number from 1 to 1000");
    REFUSED(deep, 3, "search.deep is 3, less than search.depth 4: give at least 4");
    REFUSED(allowance, -1, "search.allowance is -1: give a number of calls, or 0 for no bound");
}

static void numbers_that_are_none_are_refused(void **state)
{
    (void)state;
    REFUSED(include, NAN, "search.include is nan: give a finite number");
    REFUSED(potential, INFINITY, "search.potential is inf: give a finite number");
    REFUSED(epsilon, -0.1, "search.epsilon is -0.1: give a number from 0 to 1");
    REFUSED(epsilon, NAN, "search.epsilon is nan: give a number from 0 to 1");
}

static void ways_that_do_not_exist_are_refused(void **state)
{
    (void)state;
    REFUSED(mode, (enum lac_search_mode)7, "search.mode is none of the modes there are: give beam or best_of_n");
    REFUSED(plain, (enum lac_plain)7, "search.plain is none of the ways there are: give stop, skip or on");
}

static void every_verdict_has_its_own_name(void **state)
{
    (void)state;
    for (int a = LAC_V_OPEN; a <= LAC_V_SURPLUS; a++)
        for (int b = LAC_V_OPEN; b < a; b++)
            assert_string_not_equal(lac_verdict_name((enum lac_verdict)a), lac_verdict_name((enum lac_verdict)b));
    assert_string_equal(lac_verdict_name(LAC_V_NOT_FINITE), "not_finite");
    assert_string_equal(lac_verdict_name((enum lac_verdict)99), "unknown");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_defaults_are_those_of_the_method_and_pass),
        cmocka_unit_test(counts_out_of_range_are_refused_by_name),
        cmocka_unit_test(numbers_that_are_none_are_refused),
        cmocka_unit_test(ways_that_do_not_exist_are_refused),
        cmocka_unit_test(every_verdict_has_its_own_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
