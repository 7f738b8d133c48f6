#include "core/check/sum.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

/* Parts below ten are added, and so are others below zero, without their sign; what is ten or more multiplies. */
static double sum_of(const double *parts, size_t n)
{
    struct lac_sum sum = {0};
    for (size_t i = 0; i < n; i++) {
        if (parts[i] < 10)
            lac_sum_add(&sum, parts[i] < 0 ? -parts[i] : parts[i]);
        else
            lac_sum_multiply(&sum, parts[i]);
    }
    return lac_sum_value(&sum);
}

#define assert_sum(value, ...)                                                                                         \
    assert_float_equal(sum_of((double[]){__VA_ARGS__}, sizeof((double[]){__VA_ARGS__}) / sizeof(double)), value, 0)

static void parts_are_added_and_powers_multiply_what_is_less(void **state)
{
    (void)state;
    assert_sum(0, 0);
    assert_sum(305, 3, 100, 5);
    assert_sum(25, -20, 5);
    assert_sum(1100, 1000, 100);
    assert_sum(200000, 2, 100, 1000);
    assert_sum(5200300, 5, 1e6, 2, 100, 1000, 3, 100);
    assert_sum(350000000, 3, 1e8, 5, 1000, 1e4);
    assert_sum(1e12, 1, 1e4, 1e8);
}

static void a_power_alone_is_itself(void **state)
{
    (void)state;
    assert_sum(100, 100);
    assert_sum(1001000, 1e6, 1000);
}

static void more_parts_than_fit_are_added_to_the_last(void **state)
{
    (void)state;
    struct lac_sum sum = {0};
    for (int i = 0; i < 100; i++)
        lac_sum_add(&sum, 2);
    assert_float_equal(lac_sum_value(&sum), 200, 0);
    assert_int_equal(sum.n, LAC_SUM_PARTS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_are_added_and_powers_multiply_what_is_less),
        cmocka_unit_test(a_power_alone_is_itself),
        cmocka_unit_test(more_parts_than_fit_are_added_to_the_last),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
