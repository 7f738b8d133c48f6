#include "tests/unit/script/incell.h"

static void ranges_are_cut_as_in_lua(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"return ('hello'):sub(2, 3)", "el"},
        {"return ('hello'):sub(-3)", "llo"},
        {"return ('hello'):sub(0)", "hello"},
        {"return ('hello'):sub(10), ('hello'):sub(3, 2), ('hello'):sub(-100, 1)", ", , h"},
        {"return ('hello'):sub(math.mininteger, math.maxinteger)", "hello"},
        {"return ('abc'):byte(), ('abc'):byte(-1), select('#', ('abc'):byte(10))", "97, 99, 0"},
        {"return ('abc'):byte(1, -1)", "97, 98, 99"},
    };
    check_all(sayings);
}

static void letters_change_case_in_ascii_only(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"return ('aZ\xc3\xa9 1'):upper()", "AZ\xc3\xa9 1"},
        {"return ('aZ\xc3\x89 1'):lower()", "az\xc3\x89 1"},
        {"return ('abc'):reverse(), (''):reverse()", "cba, "},
    };
    check_all(sayings);
}

static void rep_repeats_and_refuses_what_is_too_long(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"return ('ab'):rep(3), ('ab'):rep(3, '-'), ('ab'):rep(1, '-')", "ababab, ab-ab-ab, ab"},
        {"return ('ab'):rep(0), ('ab'):rep(-1), (''):rep(1 << 40)", ", , "},
        {"return #('x'):rep(4 << 20)", "4194304"},
        {"return ('x'):rep((4 << 20) + 1)", "test:1: the resulting string is longer than 4 MiB"},
        {"return ('abc'):rep(7, ', ')", "abc, abc, abc, abc, abc, abc, abc"},
    };
    check_all(sayings);
}

static void char_takes_bytes(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"return string.char(72, 105), string.char()", "Hi, "},
        {"return string.char(256)", "test:1: bad argument #1 to 'char' (value out of range)"},
        {"return #string.char(0, 255)", "2"},
    };
    check_all(sayings);
}

static void bad_arguments_are_errors_with_a_position(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"return string.rep()", "test:1: bad argument #1 to 'rep' (string expected, got no value)"},
        {"\nreturn ('x'):rep({})", "test:2: bad argument #1 to 'rep' (number expected, got table)"},
        {"return ('x'):sub(1.5)", "test:1: bad argument #1 to 'sub' (number has no integer representation)"},
    };
    check_all(sayings);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ranges_are_cut_as_in_lua),
        cmocka_unit_test(letters_change_case_in_ascii_only),
        cmocka_unit_test(rep_repeats_and_refuses_what_is_too_long),
        cmocka_unit_test(char_takes_bytes),
        cmocka_unit_test(bad_arguments_are_errors_with_a_position),
    };
    return cmocka_run_group_tests_name("script/lib_string", tests, NULL, NULL);
}
