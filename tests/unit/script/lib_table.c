#include "tests/unit/script/incell.h"

static void lists_grow_and_shrink(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"local t = { 1, 3 } table.insert(t, 4) table.insert(t, 2, 2) return table.concat(t, ',')", "1,2,3,4"},
        {"local t = { 1, 2, 3 } local a, b = table.remove(t), table.remove(t, 1) return a, b, #t, t[1]", "3, 1, 1, 2"},
        {"local t = {} return table.remove(t), #t", "nil, 0"},
        {"local t = { 1 } return table.remove(t, 2), #t", "nil, 1"},
        {"table.insert({ 1 }, 3, 1)", "test:1: bad argument #2 to 'insert' (position out of bounds)"},
        {"table.insert({ 1 }, 1, 1, 1)", "test:1: wrong number of arguments to 'insert'"},
    };
    check_all(sayings);
}

static void concat_joins_text_and_numbers(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"return table.concat({ 'a', 1, 2.5 }, '-'), table.concat({}), table.concat({ 1, 2, 3 }, ',', 2, 3)",
         "a-1-2.5, , 2,3"},
        {"return table.concat({ 1, {} })", "test:1: invalid value (a table) at index 2 in table for 'concat'"},
        {"return table.concat({ [math.maxinteger] = 'x' }, '', math.maxinteger, math.maxinteger)", "x"},
    };
    check_all(sayings);
}

static void move_copies_also_over_itself(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"local t = table.move({ 1, 2, 3 }, 1, 3, 2) return table.concat(t, ',')", "1,1,2,3"},
        {"local t = table.move({ 1, 2, 3 }, 2, 3, 1) return table.concat(t, ',')", "2,3,3"},
        {"local t = table.move({ 1, 2, 3 }, 1, 3, 1, {}) return table.concat(t, ',')", "1,2,3"},
        {"local t = table.move({ 1, 2 }, 1, 0, 5) return #t", "2"},
    };
    check_all(sayings);
}

static void pack_and_unpack_are_inverse(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"local t = table.pack(1, nil, 3) return t.n, t[1], t[3]", "3, 1, 3"},
        {"return table.unpack({ 1, 2, 3 })", "1, 2, 3"},
        {"return table.unpack({ 1, 2, 3 }, 2)", "2, 3"},
        {"return select('#', table.unpack({}, 1, 3))", "3"},
        {"return select('#', table.unpack({}, 1, 8000))", "8000"},
        {"return select('#', table.unpack({}, 1, 8001))", "test:1: too many results to unpack"},
    };
    check_all(sayings);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_grow_and_shrink),
        cmocka_unit_test(concat_joins_text_and_numbers),
        cmocka_unit_test(move_copies_also_over_itself),
        cmocka_unit_test(pack_and_unpack_are_inverse),
    };
    return cmocka_run_group_tests_name("script/lib_table", tests, NULL, NULL);
}
