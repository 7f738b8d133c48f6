#include "core/check/unit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static int named(const char *name)
{
    int unit = lac_unit_named(name);
    if (unit < 0)
        fail_msg("no unit '%s'", name);
    return unit;
}

static void units_have_one_name_each(void **state)
{
    (void)state;
    static const char *const names[] = {"km", "°C", "%", "in", "week", "m/s"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_string_equal(lac_unit_name(named(names[i])), names[i]);
    assert_int_equal(lac_unit_named("miles"), LAC_NO_UNIT);
    assert_int_equal(lac_unit_named(""), LAC_NO_UNIT);
}

static void international_symbols_are_found(void **state)
{
    (void)state;
    static const struct {
        const char *text, *name;
        size_t took;
    } cases[] = {{"km away", "km", 2}, {"km", "km", 2}, {"m/s.", "m/s", 3}, {"°C", "°C", 3},  {"℃", "°C", 3},
                 {"%", "%", 1},        {"٪", "%", 2},   {"N is", "N", 1},   {"mL)", "mL", 2}, {"km/h", "km/h", 4},
                 {"km를", "km", 2},    {"ml", "mL", 2}, {"° C", "°C", 4}};
    size_t took;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int unit = lac_unit_symbol_at(cases[i].text, strlen(cases[i].text), &took);
        if (unit < 0)
            fail_msg("no unit in '%s'", cases[i].text);
        assert_string_equal(lac_unit_name(unit), cases[i].name);
        assert_int_equal(took, cases[i].took);
    }
}

static void what_begins_like_a_symbol_or_is_a_languages_is_none(void **state)
{
    (void)state;
    static const char *const texts[] = {"men",  "kmart", "students", "метров", "км",   "5",  "",   " ",
                                        "\xC2", "m/t",   " km",      "in",     "week", "mi", "ft", "m²"};
    size_t took;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (lac_unit_symbol_at(texts[i], strlen(texts[i]), &took) >= 0)
            fail_msg("'%s' is no symbol", texts[i]);
        assert_int_equal(took, 0);
    }
}

static void one_measure_may_be_said_in_several_units(void **state)
{
    (void)state;
    assert_true(lac_unit_same(named("km"), 1.5, named("m"), 1500));
    assert_true(lac_unit_same(named("week"), 2, named("day"), 14));
    assert_true(lac_unit_same(named("year"), 1, named("month"), 12));
    assert_false(lac_unit_same(named("km"), 1, named("m"), 1001));
    assert_false(lac_unit_same(named("km"), 1, named("kg"), 1));
    assert_false(lac_unit_same(named("N"), 1, named("J"), 1));
    assert_false(lac_unit_same(LAC_NO_UNIT, 1, named("m"), 1));
    assert_false(lac_unit_same(named("m"), 1, LAC_NO_UNIT, 1));
}

static void a_speed_may_be_said_as_its_length(void **state)
{
    (void)state;
    assert_true(lac_unit_alike(named("km/h"), named("km")));
    assert_true(lac_unit_alike(named("mi"), named("mph")));
    assert_true(lac_unit_alike(named("s"), named("s")));
    assert_false(lac_unit_alike(named("km/h"), named("m")));
    assert_false(lac_unit_alike(named("s"), LAC_NO_UNIT));
    assert_true(lac_unit_converts(named("mph"), 60, named("km"), 97));
}

static void units_of_the_yard_and_pound_become_metric_ones(void **state)
{
    (void)state;
    static const struct {
        const char *from, *to;
        double amount;
    } cases[] = {{"mi", "km", 16.09344}, {"mph", "km/h", 16.09344}, {"ft", "m", 3.048},
                 {"in", "cm", 25.4},     {"lb", "kg", 4.5359},      {"gal", "L", 37.8541},
                 {"oz", "g", 283.495},   {"yd", "m", 9.144},        {"ft", "cm", 304.8}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int from = named(cases[i].from), to = named(cases[i].to);
        assert_true(lac_unit_converts(from, 10, to, cases[i].amount));
        assert_true(lac_unit_converts(from, 10, to, cases[i].amount * 1.029));
        assert_false(lac_unit_converts(from, 10, to, cases[i].amount * 1.2));
        assert_false(lac_unit_converts(to, 10, from, cases[i].amount));
    }
    assert_true(lac_unit_converts(named("°F"), 212, named("°C"), 100));
    assert_true(lac_unit_converts(named("mi"), 5, LAC_NO_UNIT, 8));
    assert_false(lac_unit_converts(named("mi"), 5, named("mi"), 8));
    assert_false(lac_unit_converts(named("mi"), 5, named("kg"), 8));
    assert_false(lac_unit_converts(LAC_NO_UNIT, 5, named("km"), 8));
}

static void a_word_ends_where_no_letter_follows(void **state)
{
    (void)state;
    assert_true(lac_word_ends("km", 2, "", 0));
    assert_true(lac_word_ends("km", 2, ".", 1));
    assert_true(lac_word_ends("公里", 6, "远", 3));
    assert_true(lac_word_ends("km", 2, "를", 3));
    assert_false(lac_word_ends("km", 2, "s", 1));
    assert_false(lac_word_ends("km", 2, "/h", 2));
    assert_false(lac_word_ends("시간", 6, "표", 3));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(units_have_one_name_each),
        cmocka_unit_test(international_symbols_are_found),
        cmocka_unit_test(what_begins_like_a_symbol_or_is_a_languages_is_none),
        cmocka_unit_test(one_measure_may_be_said_in_several_units),
        cmocka_unit_test(a_speed_may_be_said_as_its_length),
        cmocka_unit_test(units_of_the_yard_and_pound_become_metric_ones),
        cmocka_unit_test(a_word_ends_where_no_letter_follows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
