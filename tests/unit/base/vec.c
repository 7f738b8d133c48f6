#include "core/base/vec.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void values_stay_in_order_while_it_grows(void **state)
{
    LAC_VEC(int) v = {0};
    (void)state;
    for (int i = 0; i < 1000; i++)
        lac_vec_push(&v, i * i);
    assert_int_equal(v.n, 1000);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(v.at[i], i * i);
    lac_vec_free(&v);
    assert_null(v.at);
    assert_int_equal(v.n + v.cap, 0);
}

static void reserved_room_is_not_moved(void **state)
{
    LAC_VEC(char) v = {0};
    (void)state;
    lac_vec_reserve(&v, 100);
    char *at = v.at;
    for (int i = 0; i < 100; i++)
        lac_vec_push(&v, 'x');
    assert_ptr_equal(v.at, at);
    lac_vec_free(&v);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_stay_in_order_while_it_grows),
        cmocka_unit_test(reserved_room_is_not_moved),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
