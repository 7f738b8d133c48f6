#include "tests/unit/script/incell.h"

static void lists_are_sorted(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"local t = { 3, 1, 2 } table.sort(t) return table.concat(t)", "123"},
        {"local t = { 'b', 'a', 'B', 'A' } table.sort(t) return table.concat(t)", "ABab"},
        {"local t = { 1, 2, 3 } table.sort(t, function(a, b) return a > b end) return table.concat(t)", "321"},
        {"local t = {} table.sort(t) return #t", "0"},
        {"local t = { 1 } table.sort(t) return #t", "1"},
        {"local t = { 2, 1.5, 1 } table.sort(t) return table.concat(t, ' ')", "1 1.5 2"},
    };
    check_all(sayings);
}

static void equal_entries_keep_their_order(void **state)
{
    (void)state;
    check_say("local t = {}\n"
              "for i = 1, 1000 do t[i] = { key = (i * 37) % 10, i = i } end\n"
              "table.sort(t, function(a, b) return a.key < b.key end)\n"
              "for i = 2, 1000 do\n"
              "  if t[i].key < t[i - 1].key then return 'unsorted' end\n"
              "  if t[i].key == t[i - 1].key and t[i].i < t[i - 1].i then return 'unstable' end\n"
              "end\n"
              "return 'stable'",
              "stable");
}

static void a_raising_comparator_leaves_the_list(void **state)
{
    (void)state;
    check_say("local t = { 3, 1, 2 }\n"
              "local ok, e = pcall(table.sort, t, function() error('no', 0) end)\n"
              "return ok, e, table.concat(t)",
              "false, no, 312");
}

static void what_has_no_order_is_an_error(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"table.sort { 1, 'a' }", "test:1: attempt to compare string with number"},
        {"table.sort({ 1, 2 }, 3)", "test:1: bad argument #2 to 'sort' (function expected, got number)"},
        {"table.sort(string)", "test:1: this table cannot be changed"},
    };
    check_all(sayings);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_are_sorted),
        cmocka_unit_test(equal_entries_keep_their_order),
        cmocka_unit_test(a_raising_comparator_leaves_the_list),
        cmocka_unit_test(what_has_no_order_is_an_error),
    };
    return cmocka_run_group_tests_name("script/lib_sort", tests, NULL, NULL);
}
