#include "tests/unit/script/incell.h"

static void numbers_are_written_as_in_c(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"return ('%d %5d|%-5d|%05d|%+d'):format(1, 2, 3, 4, 5)", "1     2|3    |00004|+5"},
        {"return ('%x %X %#x %o %u'):format(255, 255, 255, 8, 7)", "ff FF 0xff 10 7"},
        {"return ('%.3f %8.2f %e %g'):format(1 / 3, 2.5, 12345.678, 0.1)", "0.333     2.50 1.234568e+04 0.1"},
        {"return ('%c%c'):format(72, 105)", "Hi"},
        {"return #('%99.99f'):format(1e308)", "409"},
        {"return ('%d'):format(3.0)", "3"},
        {"return ('%d'):format(3.5)", "test:1: bad argument #1 to 'format' (number has no integer representation)"},
        {"return ('%i %a'):format(math.mininteger, 0.5)", "-9223372036854775808 0x1p-1"},
    };
    check_all(sayings);
}

static void text_goes_through_the_safe_tostring(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"return ('%s %s %s %s'):format('a', 1, true, nil)", "a 1 true nil"},
        {"return ('%s %s'):format({}, pcall)", "table function"},
        {"return ('%10s|%-10s|%.2s'):format('abc', 'abc', 'abc')", "       abc|abc       |ab"},
        {"return #('%s'):format(('x'):rep(1000)), #('%5s'):format(('x'):rep(1000))", "1000, 1000"},
        {"return ('%s'):format(setmetatable({}, { __tostring = function() return 'me' end }))", "me"},
        {"return ('%q'):format('a\\n\"b\\0') == '\"a\\\\\\n\\\\\"b\\\\0\"'", "true"},
        {"return ('%q %q %q'):format(1, math.mininteger, false)", "1 0x8000000000000000 false"},
        {"return ('100%%')", "100%%"},
        {"return ('100%%'):format()", "100%"},
    };
    check_all(sayings);
}

static void bad_conversions_are_refused(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"return ('%p'):format({})", "test:1: invalid conversion '%p' to 'format'"},
        {"return ('%y'):format(1)", "test:1: invalid conversion '%y' to 'format'"},
        {"return ('%'):format(1)", "test:1: invalid conversion '%' to 'format'"},
        {"return ('%100d'):format(1)", "test:1: invalid conversion '%100d' to 'format'"},
        {"return ('%.100f'):format(1)", "test:1: invalid conversion '%.100f' to 'format'"},
        {"return ('%#d'):format(1)", "test:1: invalid conversion '%#d' to 'format'"},
        {"return ('%5q'):format('x')", "test:1: invalid conversion '%5q' to 'format'"},
        {"return ('%lld'):format(1)", "test:1: invalid conversion '%l' to 'format'"},
        {"return ('%d')", "%d"},
        {"return ('%d'):format()", "test:1: bad argument #1 to 'format' (no value)"},
    };
    check_all(sayings);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_written_as_in_c),
        cmocka_unit_test(text_goes_through_the_safe_tostring),
        cmocka_unit_test(bad_conversions_are_refused),
    };
    return cmocka_run_group_tests_name("script/lib_format", tests, NULL, NULL);
}
