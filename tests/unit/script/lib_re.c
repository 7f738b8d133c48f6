#include "tests/unit/script/incell.h"

static void find_and_match_give_places_and_groups(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"return re.new('b+'):find('abbc')", "2, 3"},
        {"return re.new('(\\\\w+)@(\\\\w+)(\\\\.\\\\w+)?'):match('me@here')", "me, here"},
        {"return re.new('(x)?(y)'):match('y')", "false, y"},
        {"return re.new('\\\\p{Lu}'):find('a\xc3\x89'), re.new('\xc3\xa9', 'i'):find('\xc3\x89')", "2, 1, 2"},
        {"return re.new('a'):find('banana', 3), re.new('a'):match('b')", "4, nil"},
        {"return re.new('a'):find('a', 3)", "nil"},
        {"return re.new(''):find('')", "1, 0"},
    };
    check_all(sayings);
}

static void bad_patterns_and_flags_are_errors(void **state)
{
    (void)state;
    static const struct saying sayings[] = {
        {"re.new('(')", "test:1: regular expression, at offset 1: missing closing parenthesis"},
        {"re.new('a', 'x')", "test:1: bad argument #2 to 'new' (unknown flag: only 'i' is known)"},
        {"re.new('a').find('x', 'y')", "test:1: bad argument #1 to 'find' (regex expected, got string)"},
        {"re.new('a'):find('\\xff')", "test:1: regex: the text is not UTF-8, or the start is inside a character"},
        {"re.new('a').x = 1", "test:1: attempt to index a regex value"},
    };
    check_all(sayings);
}

static void an_expression_whose_place_was_taken_is_made_again(void **state)
{
    (void)state;
    check_say("local first = re.new('f(.)rst')\n"
              "for i = 1, 100 do re.new('x' .. i) end\n"
              "return first:match('the first')",
              "i");
}

static void expressions_count_as_memory_of_the_cell(void **state)
{
    (void)state;
    struct lac_cell *cell = lac_cell_new(200 << 10);
    struct lac_meter meter = {.steps_left = LAC_CALL_STEPS};
    char *said = say_in(cell, "for i = 1, 20 do re.new('x' .. i) end", &meter);
    assert_string_equal(said, "test:1: ended: limit of memory reached");
    free(said);
    lac_cell_free(cell);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(find_and_match_give_places_and_groups),
        cmocka_unit_test(bad_patterns_and_flags_are_errors),
        cmocka_unit_test(an_expression_whose_place_was_taken_is_made_again),
        cmocka_unit_test(expressions_count_as_memory_of_the_cell),
    };
    return cmocka_run_group_tests_name("script/lib_re", tests, NULL, NULL);
}
