#include "tests/unit/run/findings.h"

#define part lac_lint_counting

static void words_that_say_one_thing_each_are_fine(void **state)
{
    (void)state;
    assert_told(part, "name", "\"Castilian\"", "");
    assert_told(part, "numbers.words", "[[30, \"treinta\"], [3, \"tres\"]]", ""); /* as in numerals */
    assert_told(part, "units", "{}", "");
}

static void a_word_for_two_numbers_is_told(void **state)
{
    (void)state;
    assert_told(part, "numbers.words", "[[30, \"treinta\"], [40, \"treinta\"]]",
                "numbers.words.2: 'treinta' says something else in numbers.words.1");
    assert_told(part, "numbers.words", "[[4, \"tres\"]]", "numbers.words.1: 'tres' says something else in numerals.3");
    assert_told(part, "numbers.powers", "[[1000, \"mil*\"], [1000000, \"mil*\"]]",
                "numbers.powers.2: 'mil*' says something else in numbers.powers.1");
    assert_told(part, "numbers.words", "[[30, \"treinta\", \"treinta\"]]", "numbers.words.1: 'treinta' is there twice");
}

static void a_unit_under_two_names_is_told(void **state)
{
    (void)state;
    assert_told(part, "units", "{\"km\": [\"legua\"], \"mi\": [\"legua\"]}",
                "units.mi: 'legua' says something else in units.km");
    assert_told(part, "units", "{\"km\": [\"legua\", \"legua\"]}", "units.km: 'legua' is there twice");
    assert_told(part, "units", "{\"min\": [\"m\"]}", "units.min: 'm' is everywhere the symbol of m");
    assert_told(part, "units", "{\"m\": [\"m\"]}", "");
}

static void what_is_no_number_is_told_by_its_field(void **state)
{
    (void)state;
    assert_told(part, "numbers.words", "[[\"treinta\", 30]]",
                "numbers.words.1: is no number with its words, as in { 20, \"twenty\" }");
    assert_told(part, "units", "{\"kmh\": [\"x\"]}", "units: 'kmh' is no unit that is known");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_that_say_one_thing_each_are_fine),
        cmocka_unit_test(a_word_for_two_numbers_is_told),
        cmocka_unit_test(a_unit_under_two_names_is_told),
        cmocka_unit_test(what_is_no_number_is_told_by_its_field),
    };
    return cmocka_run_group_tests(tests, bench_open, bench_close);
}
