#include "tests/unit/script/incell.h"

static void whole_numbers_are_integers(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"local t = json.decode('[1, 2.5, 1e3, -0, 12345678901234567890]')\n"
         "return math.type(t[1]), math.type(t[2]), t[3], math.type(t[5])",
         "integer, float, 1000, float"},
        {"return json.decode('\"a\\\\u00e9\"'), json.decode('true'), json.decode(' 7 ')", "a\xc3\xa9, true, 7"},
        {"return json.decode('{\"a\": {\"b\": [1, {\"c\": 2}]}}').a.b[2].c", "2"},
    };
    check_all(sayings);
}

static void null_is_nil_in_maps_and_false_in_lists(void **state)
{
    (void)state;
    check_say("local t = json.decode('{\"a\": null, \"b\": [null, 1], \"c\": {\"d\": null}}') return t.a, t.b[1], "
              "#t.b, t.c.d",
              "nil, false, 2, nil");
}

static void bad_json_gives_nil_and_a_message(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"return json.decode('[1,]')", "nil, Expected value but found T_ARR_END at character 4"},
        {"return json.decode('')", "nil, Expected value but found T_END at character 1"},
        {"return (json.decode('nan')), (json.decode('[Infinity]')), (json.decode('0x10'))", "nil, nil, nil"},
        {"return (json.decode(('['):rep(70) .. (']'):rep(70)))", "nil"},
        {"return json.decode('[' .. (' '):rep(1 << 20) .. ']')",
         "nil, JSON text of 1048578 bytes is longer than 1048576"},
        {"return json.decode()", "test:1: bad argument #1 to 'decode' (string expected, got no value)"},
    };
    check_all(sayings);
}

static void encode_is_canonical(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"return json.encode { b = 1, a = { 1, 2.5, 'x', true }, c = {} }",
         "{\"a\":[1,2.5,\"x\",true],\"b\":1,\"c\":[]}"},
        {"return json.encode('\xc3\xa9\\n\"'), json.encode(nil), json.encode(1.0)", "\"\xc3\xa9\\n\\\"\", null, 1.0"},
        {"return json.encode { x = { y = function() end } }", "nil, x.y: a function, where only plain values may be"},
        {"return json.encode { 1, x = 2 }", "nil, a table with both numbered and named entries"},
        {"return (json.encode(json.decode('{\"a\":[1,{\"b\":\"c\"}]}')))", "{\"a\":[1,{\"b\":\"c\"}]}"},
    };
    check_all(sayings);
}

static void decoding_needs_room_in_the_cell(void **state)
{
    (void)state;
    struct lac_cell *cell = lac_cell_new(1 << 20);
    struct lac_meter meter = {.steps_left = LAC_CALL_STEPS};
    char *said = say_in(cell, "return json.decode('[' .. ('1,'):rep(40000) .. '1]')", &meter);
    assert_string_equal(said, "test:1: ended: limit of memory reached");
    assert_true(lac_cell_dead(cell));
    free(said);
    lac_cell_free(cell);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_numbers_are_integers),       cmocka_unit_test(null_is_nil_in_maps_and_false_in_lists),
        cmocka_unit_test(bad_json_gives_nil_and_a_message), cmocka_unit_test(encode_is_canonical),
        cmocka_unit_test(decoding_needs_room_in_the_cell),
    };
    return cmocka_run_group_tests_name("script/lib_json", tests, NULL, NULL);
}
