#include "tests/unit/script/incell.h"

static void keys_come_in_order_numbers_first(void **state)
{
    (void)state;
    check_say("local s = ''\n"
              "for k in pairs { z = 1, a = 1, [10] = 1, [2] = 1, [2.5] = 1, [-1] = 1, [true] = 1, [false] = 1, B = 1, "
              "[''] = 1 } do\n"
              "  s = s .. tostring(k) .. ';'\n"
              "end\n"
              "return s",
              "-1;2;2.5;10;;B;a;z;false;true;");
}

static void integers_and_floats_compare_exactly(void **state)
{
    (void)state;
    check_say("local s = ''\n"
              "for k in pairs { [math.maxinteger] = 1, [2^63] = 1, [-2^63 * 1.5] = 1, [math.mininteger] = 1, [2^53 + "
              "0.0] = 1,\n"
              "                 [(1 << 53) + 1] = 1, [math.huge] = 1 } do\n"
              "  s = s .. tostring(k) .. ';'\n"
              "end\n"
              "return s",
              "-1.3835058055282e+19;-9223372036854775808;9007199254740992;9007199254740993;9223372036854775807;"
              "9.2233720368548e+18;inf;");
}

static void many_keys_are_sorted(void **state)
{
    (void)state;
    check_say("local t, last, n = {}, nil, 0\n"
              "for i = 1, 3000 do t['k' .. (i * 7919) % 3000] = i end\n"
              "for k in pairs(t) do if last and not (last < k) then return 'unsorted' end last = k n = n + 1 end\n"
              "return n",
              "3000");
}

static void entries_removed_meanwhile_are_passed_over(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"local t, s = { a = 1, b = 2, c = 3 }, '' for k in pairs(t) do s = s .. k t.b = nil end return s", "ac"},
        {"local t, s = { a = 1, b = 2 }, '' for k in pairs(t) do s = s .. k t.z = 1 end return s", "ab"},
        {"local t = { a = 1, b = 2 } for k in pairs(t) do t[k] = nil end for k in pairs(t) do return k end return "
         "'empty'",
         "empty"},
    };
    check_all(sayings);
}

static void metatables_and_hidden_keys_are_not_seen(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"local mt = { __index = { x = 1 } } setmetatable({}, mt) local s = '' for k in pairs(mt) do s = s .. k end "
         "return s",
         "__index"},
        {"local s = '' for k in pairs(json) do s = s .. k .. ' ' end return s", "decode encode "},
        {"pairs(1)", "test:1: bad argument #1 to 'pairs' (table expected, got number)"},
        {"for k in pairs { [{}] = 1 } do end", "test:1: pairs: a key of type table has no order"},
    };
    check_all(sayings);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_come_in_order_numbers_first),
        cmocka_unit_test(integers_and_floats_compare_exactly),
        cmocka_unit_test(many_keys_are_sorted),
        cmocka_unit_test(entries_removed_meanwhile_are_passed_over),
        cmocka_unit_test(metatables_and_hidden_keys_are_not_seen),
    };
    return cmocka_run_group_tests_name("script/lib_pairs", tests, NULL, NULL);
}
