#include "core/base/clock.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void a_fake_clock_stands_still_until_it_is_set(void **state)
{
    (void)state;
    lac_clock_fake(5000000);
    assert_int_equal(lac_clock_us(), 5000000);
    assert_int_equal(lac_clock_us(), 5000000);
    assert_int_equal(lac_clock_wall_ms(), 5000);
    lac_clock_fake(0);
    assert_int_equal(lac_clock_us(), 0);
    lac_clock_fake(-1);
}

static void the_real_clocks_come_back_and_never_go_backwards(void **state)
{
    (void)state;
    lac_clock_fake(7);
    lac_clock_fake(-1);
    int64_t before = lac_clock_us();
    assert_true(lac_clock_us() >= before);
    assert_true(lac_clock_wall_ms() > INT64_C(1577836800000)); /* 2020 */
}

/* Calendar facts: Python's datetime.fromtimestamp(ms / 1000, UTC). */
static void wall_times_are_written_in_utc(void **state)
{
    char out[21];
    (void)state;
    lac_clock_format(0, out, sizeof out);
    assert_string_equal(out, "1970-01-01T00:00:00Z");
    lac_clock_format(INT64_C(1769860800999), out, sizeof out);
    assert_string_equal(out, "2026-01-31T12:00:00Z");
    lac_clock_format(INT64_C(951782400000), out, sizeof out);
    assert_string_equal(out, "2000-02-29T00:00:00Z");
}

static void a_place_too_small_gets_an_empty_text(void **state)
{
    char out[20] = "before";
    (void)state;
    lac_clock_format(0, out, sizeof out);
    assert_string_equal(out, "");
    lac_clock_format(INT64_MAX, out, sizeof out);
    assert_string_equal(out, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_fake_clock_stands_still_until_it_is_set),
        cmocka_unit_test(the_real_clocks_come_back_and_never_go_backwards),
        cmocka_unit_test(wall_times_are_written_in_utc),
        cmocka_unit_test(a_place_too_small_gets_an_empty_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
