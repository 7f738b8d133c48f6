#include "core/check/unit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static void symbols_are_known_in_several_scripts(void **state)
{
    (void)state;
    static const struct {
        const char *text, *symbol;
    } cases[] = {{" km away", "km"}, {"km", "km"},     {" км", "km"},      {" كم", "km"},     {" 公里远", "km"},
                 {" किमी दूर", "km"}, {" m/s.", "m/s"}, {" м/с", "m/s"},    {"°C", "°C"},      {" ℃", "°C"},
                 {"%", "%"},         {"٪", "%"},       {"\xC2\xA0%", "%"}, {" N is", "N"},    {" мин.", "min"},
                 {"mL)", "mL"},      {"公斤的", "kg"}, {" km/h", "km/h"},  {" ኪ.ሜ ነው", "km"}, {" ק״מ", "km"},
                 {" km를", "km"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int unit = lac_unit_at(cases[i].text, strlen(cases[i].text));
        if (unit < 0)
            fail_msg("no unit in '%s'", cases[i].text);
        assert_string_equal(lac_unit_symbol(unit), cases[i].symbol);
    }
}

static void words_that_begin_like_a_symbol_are_none(void **state)
{
    (void)state;
    static const char *const texts[] = {" men", " kmart", " students", " метров", " 5",
                                        "",     " ",      "\xC2",      " m/t",    "  km"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (lac_unit_at(texts[i], strlen(texts[i])) >= 0)
            fail_msg("'%s' is no unit", texts[i]);
}

static void imperial_units_have_a_metric_amount(void **state)
{
    (void)state;
    static const struct {
        const char *text, *symbol;
        double amount;
    } cases[] = {{" miles.", "km", 16.09344}, {"-mile run", "km", 16.09344}, {" mph", "km/h", 16.09344},
                 {" ft", "m", 3.048},         {" inches", "cm", 25.4},       {" lb", "kg", 4.5359},
                 {"°F", "°C", -12.2222222},   {" gallons", "L", 37.8541}};
    struct lac_metric metric;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(lac_unit_metric(cases[i].text, strlen(cases[i].text), 10, &metric));
        assert_string_equal(metric.symbol, cases[i].symbol);
        assert_float_equal(metric.amount, cases[i].amount, 1e-6);
    }
    static const char *const none[] = {" km", " footmen", "", " ", " fts", "mil"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_false(lac_unit_metric(none[i], strlen(none[i]), 10, &metric));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(symbols_are_known_in_several_scripts),
        cmocka_unit_test(imperial_units_have_a_metric_amount),
        cmocka_unit_test(words_that_begin_like_a_symbol_are_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
