#include "core/script/lib.h"
#include "tests/unit/script/incell.h"

/* Steps that a piece of Lua takes, and what it says. */
static int64_t steps_of(const char *source, char **said)
{
    struct lac_cell *cell = lac_cell_new(0);
    struct lac_meter meter = {.steps_left = LAC_CALL_STEPS};
    *said = say_in(cell, source, &meter);
    lac_cell_free(cell);
    return LAC_CALL_STEPS - (int64_t)meter.steps_left;
}

static void a_string_outgrows_its_first_room_whole(void **state)
{
    (void)state;
    check_say("local s = string.rep('abc', 1000, '-') "
              "return #s, s:sub(1, 8), s:sub(-7), s == table.concat({ s }), select(2, s:gsub('abc', ''))",
              "3999, abc-abc-, abc-abc, true, 1000");
    check_say("return #table.concat({ string.rep('x', 255), 'y', string.rep('z', 5000) })", "5256");
}

static void a_string_that_is_too_long_raises_and_pcall_holds_it(void **state)
{
    (void)state;
    check_say("local ok, message = pcall(table.concat, { string.rep('x', 1 << 22), string.rep('x', 1 << 22), "
              "string.rep('x', 1 << 22), string.rep('x', 1 << 22), string.rep('x', 1 << 22) }) return ok",
              "false");
}

/* What is built in C costs steps as what is built in Lua does. */
static void bytes_are_charged(void **state)
{
    (void)state;
    char *few, *many;
    int64_t short_one = steps_of("return #string.rep('x', 16)", &few);
    int64_t long_one = steps_of("return #string.rep('x', 1600016)", &many);
    assert_string_equal(few, "16");
    assert_string_equal(many, "1600016");
    assert_true(long_one - short_one >= 1600000 / 16);
    assert_true(long_one - short_one < 1600000);
    free(few);
    free(many);
}

/* Bytes from outside of the cell are freed also where the cell has no room for them: the leak checker looks. */
static void what_does_not_fit_into_the_cell_is_let_go(void **state)
{
    (void)state;
    struct lac_cell *cell = lac_cell_new(1 << 20);
    struct lac_meter meter = {.steps_left = LAC_CALL_STEPS};
    char *said = say_in(cell,
                        "local held, s = {}, string.rep('É', 100000) "
                        "for i = 1, 20 do held[i] = text.fold(s .. i) end return #held",
                        &meter);
    if (!strstr(said, "limit of memory reached"))
        fail_msg("%s", said);
    free(said);
    lac_cell_free(cell);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_string_outgrows_its_first_room_whole),
        cmocka_unit_test(a_string_that_is_too_long_raises_and_pcall_holds_it),
        cmocka_unit_test(bytes_are_charged),
        cmocka_unit_test(what_does_not_fit_into_the_cell_is_let_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
