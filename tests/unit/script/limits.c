#include "tests/unit/script/incell.h"

#include "core/base/clock.h"

static void the_same_script_takes_the_same_steps(void **state)
{
    (void)state;
    static const char source[] = "local t = {} for i = 1, 20000 do t[i % 100] = ('x'):rep(i % 50) .. i end return #t";
    int64_t left = 0;
    for (int i = 0; i < 3; i++) {
        struct lac_cell *cell = lac_cell_new(0);
        struct lac_meter meter = {.steps_left = LAC_CALL_STEPS};
        free(say_in(cell, source, &meter));
        assert_true(meter.steps_left < LAC_CALL_STEPS - 100000);
        assert_true(i == 0 || meter.steps_left == left);
        left = meter.steps_left;
        lac_cell_free(cell);
    }
}

static void charge_kills_when_the_meter_is_empty(void **state)
{
    (void)state;
    struct lac_cell *cell = lac_cell_new(0);
    struct lac_meter meter = {.steps_left = 5000};
    char *said = say_in(cell, "pcall(string.rep, 'x', 1 << 20) return 'went on'", &meter);
    assert_string_equal(said, "test:1: ended: limit of instructions reached");
    assert_true(meter.killed);
    assert_string_equal(meter.cause, "instructions");
    free(said);
    lac_cell_free(cell);
}

static void deep_recursion_is_an_error_that_can_be_caught(void **state)
{
    (void)state;
    check_say("local function f(n) return 1 + f(n + 1) end\n"
              "local ok, e = pcall(f, 1)\n"
              "return ok, (e:match('stack overflow'))",
              "false, stack overflow");
}

static int a_second(lua_State *L)
{
    (void)L;
    lac_clock_fake(lac_clock_us() + 1000 * 1000);
    return 0;
}

static void a_machine_that_slept_kills_nobody(void **state)
{
    (void)state;
    struct lac_cell *cell = lac_cell_new(0);
    struct lac_meter meter = {.steps_left = LAC_CALL_STEPS};
    lac_clock_fake(0);
    lua_pushcfunction(lac_cell_lua(cell), a_second);
    lac_cell_add_name(cell, "sleep");
    char *said = say_in(cell, "for i = 1, 2000 do end sleep() for i = 1, 20000 do end return 'went on'", &meter);
    lac_clock_fake(-1);
    assert_string_equal(said, "went on");
    free(said);
    lac_cell_free(cell);
}

static void a_call_that_no_count_ends_is_ended_by_its_time(void **state)
{
    (void)state;
    struct lac_cell *cell = lac_cell_new(0);
    struct lac_meter meter = {.steps_left = LAC_CALL_STEPS};
    lac_clock_fake(0);
    lua_pushcfunction(lac_cell_lua(cell), a_second);
    lac_cell_add_name(cell, "slow");
    char *said = say_in(cell, "for n = 1, 10 do slow() for i = 1, 2000 do end end return 'went on'", &meter);
    lac_clock_fake(-1);
    assert_string_equal(said, "test:1: ended: limit of time reached");
    free(said);
    lac_cell_free(cell);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_script_takes_the_same_steps),
        cmocka_unit_test(charge_kills_when_the_meter_is_empty),
        cmocka_unit_test(deep_recursion_is_an_error_that_can_be_caught),
        cmocka_unit_test(a_machine_that_slept_kills_nobody),
        cmocka_unit_test(a_call_that_no_count_ends_is_ended_by_its_time),
    };
    return cmocka_run_group_tests_name("script/limits", tests, NULL, NULL);
}
