#include "core/check/spelled.h"
#include "tests/unit/check/languages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static bool stands(const struct lac_counting *counting, const char *text, double value)
{
    double values[8];
    size_t n = lac_spelled_in(counting, text, values, 8);
    for (size_t i = 0; i < n; i++)
        if (values[i] == value)
            return true;
    return false;
}

static const struct {
    const char *code, *text;
    double value;
} numbers[] = {{"en", "twenty-five", 25},
               {"en", "two hundred and five", 205},
               {"en", "Two hundred thousand", 200000},
               {"en", "nineteen hundred", 1900},
               {"en", "five million three hundred", 5000300},
               {"de", "zweihundertfünf", 205},
               {"de", "einundzwanzig", 21},
               {"de", "vierzehnhundert", 1400},
               {"fr", "quatre-vingt-dix-sept", 97},
               {"fr", "soixante et onze", 71},
               {"fr", "deux mille trois cents", 2300},
               {"es", "treinta y cinco", 35},
               {"es", "doscientos mil", 200000},
               {"it", "duecentoventuno", 221},
               {"pt", "duzentas e trinta", 230},
               {"ca", "vint-i-un", 21},
               {"et", "kakssada", 200},
               {"eu", "hogeita bost", 25},
               {"tr", "iki yüz otuz", 230},
               {"eo", "tridek kvin", 35},
               {"id", "tiga puluh lima", 35},
               {"vi", "ba mươi lăm", 35},
               {"ko", "삼십", 30},
               {"ko", "십삼", 13},
               {"ko", "오천만", 5e7},
               {"ko", "이영이영", 2020},
               {"ru", "двести тридцать", 230},
               {"ar", "خمسة وثلاثون", 35},
               {"he", "שלושים", 30},
               {"hi", "पाँच सौ", 500},
               {"th", "สองร้อย", 200},
               {"sw", "thelathini na tano", 35},
               {"am", "ሁለት መቶ", 200},
               {"zh", "七", 7}};

static void words_of_shipped_languages_read_as_their_number(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct lac_counting *c = counting_of(numbers[i].code);
        double value;
        if (!lac_spelled_is(c, numbers[i].text, strlen(numbers[i].text), &value) || value != numbers[i].value)
            fail_msg("%s: '%s' is %g", numbers[i].code, numbers[i].text, numbers[i].value);
        char sentence[256];
        snprintf(sentence, sizeof sentence, "(%s)", numbers[i].text);
        assert_true(stands(c, sentence, numbers[i].value));
        assert_false(stands(c, sentence, numbers[i].value + 1));
        lac_counting_free(c);
    }
}

static void digits_may_stand_before_what_multiplies(void **state)
{
    (void)state;
    static const struct {
        const char *code, *text;
        double value;
    } cases[] = {{"ko", "8천", 8000}, {"ko", "3억5000만", 350000000}, {"ko", "1만", 10000}, {"en", "5 million", 5e6}};
    static const char *const none[] = {"", "3", "12", "million 5 x", "5 apples", "12345 million", "5", "five 5"};
    double value;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct lac_counting *c = counting_of(cases[i].code);
        assert_true(lac_spelled_is(c, cases[i].text, strlen(cases[i].text), &value));
        assert_float_equal(value, cases[i].value, 0);
        lac_counting_free(c);
    }
    struct lac_counting *c = counting_of("en");
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        if (lac_spelled_is(c, none[i], strlen(none[i]), &value))
            fail_msg("'%s' is %g", none[i], value);
    assert_false(lac_spelled_is(NULL, "two", 3, &value));
    lac_counting_free(c);
}

static void only_whole_numbers_count(void **state)
{
    (void)state;
    struct lac_counting *c = counting_of("en");
    assert_false(stands(c, "two hundred", 2));
    assert_false(stands(c, "tension", 10));
    assert_false(stands(c, "often", 10));
    assert_false(stands(c, "seventieth", 70));
    assert_true(stands(c, "five six", 5));
    assert_true(stands(c, "five six", 6));
    assert_true(stands(c, "five and then", 5));
    assert_true(stands(c, "It has Twenty, maybe.", 20));
    assert_false(stands(NULL, "two", 2));
    assert_false(stands(c, "", 0));
    assert_false(stands(c, "\xFF\xE0two", 3));
    lac_counting_free(c);
    c = counting_of("th");
    assert_true(stands(c, "สิบหกสิบห้าคน", 16));
    assert_true(stands(c, "สิบหกสิบห้าคน", 15));
    lac_counting_free(c);
    c = counting_of("ko");
    assert_true(stands(c, "오천만명이", 5e7)); /* the ending is open in a text ... */
    double value;
    assert_false(lac_spelled_is(c, "삼십번", strlen("삼십번"), &value)); /* ... and not in an answer */
    assert_false(lac_spelled_is(c, "삼번", strlen("삼번"), &value));
    lac_counting_free(c);
}

static void no_more_are_given_than_there_is_room_for(void **state)
{
    (void)state;
    struct lac_counting *c = counting_of("en");
    double values[3] = {0, 0, -1};
    assert_int_equal(lac_spelled_in(c, "five, six, seven", values, 2), 2);
    assert_float_equal(values[1], 6, 0);
    assert_float_equal(values[2], -1, 0);
    lac_counting_free(c);
}

static void a_word_too_common_is_no_number_by_itself(void **state)
{
    (void)state;
    struct lac_counting *c = counting_of("es");
    assert_false(stands(c, "una casa", 1));
    assert_true(stands(c, "treinta y una casas", 31));
    assert_true(stands(c, "siete casas", 7));
    lac_counting_free(c);
    c = counting_of("en");
    assert_false(stands(c, "one of them", 1));
    assert_true(stands(c, "thirty-one of them", 31));
    lac_counting_free(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_of_shipped_languages_read_as_their_number),
        cmocka_unit_test(digits_may_stand_before_what_multiplies),
        cmocka_unit_test(only_whole_numbers_count),
        cmocka_unit_test(no_more_are_given_than_there_is_room_for),
        cmocka_unit_test(a_word_too_common_is_no_number_by_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
