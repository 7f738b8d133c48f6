#include "core/check/counting.h"
#include "core/check/unit.h"
#include "core/model/json.h"
#include "tests/unit/check/languages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static struct lac_counting *counting_from(const char *json, struct lac_error *err)
{
    struct lac_arena *arena = lac_arena_new();
    struct lac_value language;
    assert_int_equal(lac_json_read(arena, json, strlen(json), &language, NULL), LAC_OK);
    struct lac_counting *counting = lac_counting_new(&language, err);
    lac_arena_free(arena); /* it keeps nothing of it */
    return counting;
}

static const char *unit_in(const struct lac_counting *counting, const char *text)
{
    int unit = lac_counting_unit(counting, text, strlen(text));
    return unit < 0 ? "" : lac_unit_name(unit);
}

static void shipped_languages_know_their_units(void **state)
{
    (void)state;
    static const struct {
        const char *code, *text, *unit;
    } cases[] = {{"ru", " км", "km"},
                 {"ru", " метров", "m"},
                 {"ru", " м/с", "m/s"},
                 {"uk", " год", "h"},
                 {"ru", " год", "year"},
                 {"ar", " كم", "km"},
                 {"zh", " 公里远", "km"},
                 {"zh", "公斤的", "kg"},
                 {"hi", " किमी दूर", "km"},
                 {"am", " ኪ.ሜ ነው", "km"},
                 {"he", " ק״מ", "km"},
                 {"he", " ק\"מ", "km"},
                 {"ko", "킬로미터를", "km"},
                 {"ko", " km를", "km"},
                 {"en", " miles.", "mi"},
                 {"en", "-mile run", "mi"},
                 {"en", " miles per hour", "mph"},
                 {"en", "\xC2\xA0%", "%"},
                 {"es", " por ciento", "%"},
                 {"de", "-Kilometer-Lauf", "km"},
                 {"th", " กิโลเมตร", "km"},
                 {"ja", "ヶ月", "month"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct lac_counting *counting = counting_of(cases[i].code);
        if (strcmp(unit_in(counting, cases[i].text), cases[i].unit) != 0)
            fail_msg("%s: '%s' is %s", cases[i].code, cases[i].text, unit_in(counting, cases[i].text));
        lac_counting_free(counting);
    }
}

static void a_language_without_data_has_symbols_and_chinese_numerals(void **state)
{
    (void)state;
    struct lac_counting *empty = counting_from("{}", NULL);
    const struct lac_counting *const none[] = {NULL, empty};
    size_t took;
    for (size_t i = 0; i < 2; i++) {
        assert_string_equal(unit_in(none[i], " km"), "km");
        assert_string_equal(unit_in(none[i], " miles"), "");
        assert_float_equal(lac_counting_power(none[i], "万人", 6, &took), 1e4, 0);
        assert_int_equal(took, 3);
        assert_float_equal(lac_counting_power(none[i], " thousand", 9, &took), 1, 0);
        assert_int_equal(took, 0);
        assert_float_equal(lac_counting_power_before(none[i], "elfu ", 5, &took), 1, 0);
        assert_float_equal(lac_counting_full_hour(none[i], " pm", 3, 9), -1, 0);
        assert_false(lac_counting_decade(none[i], "s", 1));
        assert_int_equal(lac_counting_word(none[i], "two", 3).kind, LAC_COUNT_NONE);
    }
    lac_counting_free(empty);
    lac_counting_free(NULL);
}

static void words_are_whole_or_open(void **state)
{
    (void)state;
    struct lac_counting *c =
        counting_from("{\"numbers\":{\"powers\":[[1000,\"tysi*\",\"k\"],[1000000,\"mega\"]]}}", NULL);
    size_t took;
    assert_float_equal(lac_counting_power(c, " tysiące", 9, &took), 1000, 0);
    assert_float_equal(lac_counting_power(c, " Tysiąc", 8, &took), 1000, 0);
    assert_float_equal(lac_counting_power(c, " mega", 5, &took), 1e6, 0);
    assert_int_equal(took, 5);
    assert_float_equal(lac_counting_power(c, " megaton", 8, &took), 1, 0);
    assert_float_equal(lac_counting_power(c, "k", 1, &took), 1000, 0);
    assert_float_equal(lac_counting_power(c, " k", 2, &took), 1, 0); /* a letter stands right behind */
    assert_float_equal(lac_counting_power(c, "km", 2, &took), 1, 0);
    assert_int_equal(took, 0);
    lac_counting_free(c);
}

static void what_multiplies_may_stand_before(void **state)
{
    (void)state;
    struct lac_counting *c = counting_of("sw");
    size_t took;
    assert_float_equal(lac_counting_power_before(c, "watu elfu ", 10, &took), 1000, 0);
    assert_int_equal(took, 5);
    assert_float_equal(lac_counting_power_before(c, "elfu ", 5, &took), 1000, 0);
    static const char *const none[] = {"welfu ", "elfu", " ", "", "elfu, "};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        assert_float_equal(lac_counting_power_before(c, none[i], strlen(none[i]), &took), 1, 0);
        assert_int_equal(took, 0);
    }
    assert_int_equal(lac_counting_unit_before(c, "ni kilomita ", 12), lac_unit_named("km"));
    assert_int_equal(lac_counting_unit_before(c, "mita ", 5), lac_unit_named("m"));
    assert_int_equal(lac_counting_unit_before(c, "kilomita", 8), LAC_NO_UNIT);
    assert_int_equal(lac_counting_unit_before(NULL, "kilomita ", 9), LAC_NO_UNIT);
    lac_counting_free(c);
    c = counting_of("en");
    assert_float_equal(lac_counting_power_before(c, "a thousand ", 11, &took), 1, 0);
    assert_int_equal(lac_counting_unit_before(c, "a mile ", 7), LAC_NO_UNIT);
    lac_counting_free(c);
}

static void hours_of_half_a_day_become_those_of_the_day(void **state)
{
    (void)state;
    struct lac_counting *c = counting_of("en");
    static const struct {
        const char *text;
        double hour, is;
    } cases[] = {{" p.m. sharp", 9, 21}, {"pm", 12, 12},  {" a.m.", 12, 0}, {":15 PM", 8, 20}, {" AM,", 3, 3},
                 {" pmol", 9, -1},       {" pm", 13, -1}, {" pm", 0, -1},   {" pm", 9.5, -1},  {":5 pm", 9, -1}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_float_equal(lac_counting_full_hour(c, cases[i].text, strlen(cases[i].text), cases[i].hour), cases[i].is,
                           0);
    assert_true(lac_counting_decade(c, "s were", 6));
    assert_false(lac_counting_decade(c, "sec", 3));
    lac_counting_free(c);
}

static void numbers_are_made_of_words(void **state)
{
    (void)state;
    struct lac_counting *c = counting_of("de");
    struct lac_number_word w = lac_counting_word(c, "zwanzigste", 10);
    assert_int_equal(w.kind, LAC_COUNT_WORD);
    assert_float_equal(w.worth, 20, 0);
    assert_int_equal(w.len, 7);
    assert_int_equal(lac_counting_word(c, "Hundert", 7).kind, LAC_COUNT_POWER);
    assert_int_equal(lac_counting_word(c, "und", 3).kind, LAC_COUNT_JOIN);
    assert_int_equal(lac_counting_word(c, "Haus", 4).kind, LAC_COUNT_NONE);
    assert_true(lac_counting_word(c, "eine", 4).common);
    assert_false(w.common);
    lac_counting_free(c);
}

static void what_is_no_number_or_unit_is_named_by_its_place(void **state)
{
    (void)state;
    static const struct {
        const char *json, *says;
    } cases[] = {
        {"{\"numbers\":{\"words\":[[1,\"a\"],[\"b\",2]]}}", "numbers.words.2: is no number with its words"},
        {"{\"numbers\":{\"words\":[[30]]}}", "numbers.words.1: is no number with its words"},
        {"{\"numbers\":{\"words\":[[-3,\"a\"]]}}", "numbers.words.1: is no number"},
        {"{\"numbers\":{\"words\":[7]}}", "numbers.words.1: is no number"},
        {"{\"numbers\":{\"words\":[[1000,\"mil\"]]}}", "numbers.words.1: is a whole number up to 999"},
        {"{\"numbers\":{\"words\":[[0.5,\"half\"]]}}", "numbers.words.1: is a whole number up to 999"},
        {"{\"numbers\":{\"words\":[[3,\"a\",4]]}}", "numbers.words.1: has something that is no word"},
        {"{\"numbers\":{\"powers\":[[1,\"one\"]]}}", "numbers.powers.1: what multiplies is a whole number of 10"},
        {"{\"numbers\":{\"powers\":[[100,\"*\"]]}}", "numbers.powers.1: has something that is no word"},
        {"{\"numbers\":{\"joins\":[\"and\",\"\"]}}", "numbers.joins.2: is no word"},
        {"{\"numbers\":{\"before_noon\":[3]}}", "numbers.before_noon.1: is no word"},
        {"{\"numbers\":{\"decades\":[\"*\"]}}", "numbers.decades.1: is no word"},
        {"{\"units\":{\"kmh\":[\"a\"]}}", "units: 'kmh' is no unit that is known"},
        {"{\"units\":{\"km\":[\"a\",3]}}", "units.km.2: is no word"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct lac_error err = {0};
        assert_null(counting_from(cases[i].json, &err));
        assert_int_equal(err.status, LAC_E_INVALID);
        if (!strstr(err.message, cases[i].says))
            fail_msg("%s", err.message);
        assert_null(counting_from(cases[i].json, NULL));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shipped_languages_know_their_units),
        cmocka_unit_test(a_language_without_data_has_symbols_and_chinese_numerals),
        cmocka_unit_test(words_are_whole_or_open),
        cmocka_unit_test(what_multiplies_may_stand_before),
        cmocka_unit_test(hours_of_half_a_day_become_those_of_the_day),
        cmocka_unit_test(numbers_are_made_of_words),
        cmocka_unit_test(what_is_no_number_or_unit_is_named_by_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
