#include "tests/unit/script/incell.h"

static void tostring_prints_no_addresses(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"return tostring({}), tostring(pcall), tostring(function() end), tostring(re.new('a'))",
         "table, function, function, regex"},
        {"return tostring(1), tostring(1.0), tostring('x'), tostring(nil), tostring(true)", "1, 1.0, x, nil, true"},
        {"return tostring(setmetatable({}, { __tostring = function() return 'me' end }))", "me"},
        {"return tostring(setmetatable({}, { __tostring = function() return {} end }))",
         "test:1: '__tostring' must return a string"},
        {"return tostring()", "test:1: bad argument #1 to 'tostring' (value expected)"},
    };
    check_all(sayings);
}

static void tonumber_reads_what_lua_reads(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"return tonumber('12'), tonumber(' 0x1F '), tonumber('1e2'), tonumber('1x'), tonumber(''), tonumber(3)",
         "12, 31, 100.0, nil, nil, 3"},
        {"return tonumber('ff', 16), tonumber('-101', 2), tonumber('zz', 36), tonumber('8', 8), tonumber(' 7 ', 8)",
         "255, -5, 1295, nil, 7"},
        {"return tonumber('1', 99)", "test:1: bad argument #2 to 'tonumber' (base out of range)"},
        {"return tonumber({}), tonumber('1 2'), tonumber('1\\0')", "nil, nil, nil"},
    };
    check_all(sayings);
}

static void pcall_returns_errors_as_values(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"return pcall(error, 'x', 0)", "false, x"},
        {"return pcall(function(...) return select('#', ...), ... end, 1, nil)", "true, 2, 1, nil"},
        {"local t = {} local ok, e = pcall(error, t) return ok, e == t", "false, true"},
        {"return pcall(pcall)", "false, bad argument #1 to '?' (value expected)"},
        {"return pcall()", "test:1: bad argument #1 to 'pcall' (value expected)"},
        {"return select(2, pcall(function() local x = nil; x() end))",
         "test:1: attempt to call a nil value (local 'x')"},
    };
    check_all(sayings);
}

static void assert_and_error_carry_their_message(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"return assert(1, 2, 3)", "1, 2, 3"},
        {"return select(2, pcall(assert, false, 'm'))", "m"},
        {"return select(2, pcall(function() assert(nil) end))", "test:1: assertion failed!"},
        {"local function f() error('deep', 2) end\nlocal ok, e = pcall(function()\nf() end) return e", "test:3: deep"},
        {"return select(2, pcall(error))", "nil"},
    };
    check_all(sayings);
}

static void select_counts_from_both_ends(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"return select('#'), select('#', nil, nil)", "0, 2"},
        {"return select(2, 'a', 'b', 'c')", "b, c"},
        {"return select(-1, 'a', 'b')", "b"},
        {"return select(0)", "test:1: bad argument #1 to 'select' (index out of range)"},
    };
    check_all(sayings);
}

static void raw_functions_pass_metatables_by(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"local t = setmetatable({}, { __index = function() return 1 end, __len = function() return 9 end })\n"
         "return rawget(t, 'x'), t.x, rawlen(t), #t",
         "nil, 1, 0, 9"},
        {"return rawequal('a', 'a'), rawequal({}, {}), rawequal(1, 1.0)", "true, false, true"},
        {"local t = setmetatable({}, { __newindex = function() error('no') end }) rawset(t, 'a', 1) return t.a", "1"},
        {"rawset(string, 'a', 1)", "test:1: this table cannot be changed"},
        {"rawlen(1)", "test:1: bad argument #1 to 'rawlen' (table or string expected, got number)"},
        {"rawset({}, 0/0, 1)", "test:1: table index is NaN"},
    };
    check_all(sayings);
}

static void ipairs_stops_at_the_first_hole(void **state)
{
    (void)state;
    check_say("local s = '' for i, v in ipairs { 'a', 'b', nil, 'd' } do s = s .. i .. v end return s", "1a2b");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tostring_prints_no_addresses),   cmocka_unit_test(tonumber_reads_what_lua_reads),
        cmocka_unit_test(pcall_returns_errors_as_values), cmocka_unit_test(assert_and_error_carry_their_message),
        cmocka_unit_test(select_counts_from_both_ends),   cmocka_unit_test(raw_functions_pass_metatables_by),
        cmocka_unit_test(ipairs_stops_at_the_first_hole),
    };
    return cmocka_run_group_tests_name("script/lib_base", tests, NULL, NULL);
}
