#include "core/check/numbers.h"
#include "core/check/unit.h"
#include "tests/unit/check/languages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct lac_numbers found;

/* English against a shipped language; NULL: one that nobody knows. */
static void compare(const char *english, const char *code, const char *target)
{
    struct lac_counting *ours = counting_of("en"), *theirs = code ? counting_of(code) : NULL;
    lac_numbers_compare(english, ours, target, theirs, &found);
    lac_counting_free(ours);
    lac_counting_free(theirs);
}

static void assert_kept_in(const char *english, const char *code, const char *target)
{
    compare(english, code, target);
    if (found.missing_n || found.extra_n || found.swapped_n)
        fail_msg("'%s' against '%s': %zu missing, %zu extra, %zu swapped", english, target, found.missing_n,
                 found.extra_n, found.swapped_n);
}

static void assert_kept(const char *english, const char *target)
{
    assert_kept_in(english, NULL, target);
}

static void assert_found_in(const char *english, const char *code, const char *target, size_t missing, size_t extra)
{
    compare(english, code, target);
    if (found.missing_n != missing || found.extra_n != extra)
        fail_msg("'%s' against '%s': %zu missing, %zu extra", english, target, found.missing_n, found.extra_n);
}

static void assert_found(const char *english, const char *target, size_t missing, size_t extra)
{
    assert_found_in(english, NULL, target, missing, extra);
}

static void the_ways_to_write_a_number_are_one(void **state)
{
    (void)state;
    assert_kept("5 of 12", "٥ من ١٢");
    assert_kept("in 1945", "১৯৪৫ সালে");
    assert_kept("in 1945", "१९४५ में");
    assert_kept("2.5 and 0.75", "2,5 y 0,75");
    assert_kept("40,000", "40.000");
    assert_kept("40,000", "40 000");
    assert_kept("500,000", "500 000");
    assert_kept("40,000", "40000");
    assert_kept("1,234,567.8", "1.234.567,8");
    assert_kept("1,234,567", "12,34,567");
    assert_kept("3.14", "٣٫١٤");
    assert_kept("3,000", "٣٬٠٠٠");
    assert_kept("H2O and 10^5", "H₂O 和 10⁵");
    assert_kept("１２", "12");
    assert_kept("5.0", "5");
}

static void words_that_multiply_are_read(void **state)
{
    (void)state;
    assert_kept("40,000", "4万");
    assert_kept("30 million", "3000万");
    assert_kept_in("30 million", "es", "30 millones");
    assert_kept("20 - 30 million", "2000万から3000万");
    assert_kept("2 billion", "20亿");
    assert_kept_in("5,000", "ko", "5천");
    assert_kept("10k", "10,000");
    assert_kept_in("1,250,000", "es", "1,25 millones");
    assert_kept_in("1.5 billion", "es", "1500 millones");
    assert_kept_in("1.5 million", "hi", "15 लाख");
    assert_kept_in("20 million", "bn", "২ কোটি");
    assert_kept_in("5,000", "ru", "5 тыс.");
    assert_kept_in("5,000", "sw", "watu elfu 5");
    assert_kept_in("2,500,000", "fr", "2,5\xC2\xA0millions");
    assert_found("1,250,000", "1,25 millones", 1, 1); /* of another language */
    assert_found("5 miles", "5000", 1, 1);
}

static void a_number_of_several_marks_is_one(void **state)
{
    (void)state;
    assert_kept("12,500", "1万2500");
    assert_kept_in("12,500", "ko", "1만 2,500명");
    assert_kept("123,456,789", "1億2345万6789");
    assert_found("12,500", "1万2600", 1, 1);
    assert_kept("10,000 and 20,000", "1万と2万");
    assert_kept_in("5 million and 300", "es", "5 millones y 300");
    assert_kept_in("5 million and 300", "fr", "5\xC2\xA0millions 300");
}

static void numerals_may_stand_for_digits(void **state)
{
    (void)state;
    assert_kept("In 1945", "一九四五年");
    assert_kept("300 soldiers", "፫፻ ወታደሮች");
    assert_found("300 soldiers", "四百名士兵", 1, 0);
    assert_kept("no number", "一些三明治"); /* words that have them */
}

static void numbers_may_be_spelled(void **state)
{
    (void)state;
    assert_kept_in("200 men and 12 dogs", "es", "doscientos hombres y doce perros");
    assert_kept_in("two hundred men", "es", "200 hombres");
    assert_kept_in("30 million", "hi", "तीस मिलियन");
    assert_found_in("3 apples, two pears", "es", "2 manzanas, dos peras", 1, 1); /* "two" is "dos" */
    assert_kept_in("3 apples, two pears", "es", "tres manzanas, 2 peras");
    assert_found_in("5 and 5", "es", "cinco y 6", 1, 1);
    assert_found_in("200 men", "es", "trescientos hombres", 1, 0);
    assert_found_in("1 man", "es", "una casa de 2 hombres", 1, 1); /* an article is no number */
    assert_found("200 men", "doscientos hombres", 1, 0);           /* nobody knows the language */
}

static void hours_and_decades_are_written_otherwise(void **state)
{
    (void)state;
    assert_kept("at 3:30 p.m.", "a las 15:30");
    assert_kept("at 8:15 pm", "à 20h15");
    assert_kept("at 12 a.m.", "um 0 Uhr");
    assert_kept("at 9 PM", "um 9 Uhr abends");
    assert_found("at 9 a.m.", "um 21 Uhr", 1, 1);
    assert_found("9 pmol", "21 pmol", 1, 1);
    assert_kept("the 1990s", "90年代");
    assert_kept_in("the 80s", "ja", "80年代"); /* no seconds */
    assert_kept_in("at 15:30", "es", "a las 3:30 p. m.");
}

static void measures_may_be_converted(void **state)
{
    (void)state;
    assert_kept("5 miles away", "a 8 km");
    assert_kept("a 5-mile walk", "ein Weg von 8 Kilometern");
    assert_kept("212 °F", "100°C");
    assert_kept("60 miles per hour", "97 km/h");
    assert_kept("6 feet tall", "1,83 m");
    assert_kept_in("150 pounds", "zh", "68公斤");
    assert_kept_in("5 miles", "es", "5 millas");
    assert_kept_in("6 feet tall", "es", "183 cm de alto");
    assert_kept_in("60 mph", "ja", "時速97キロメートル");
    assert_kept_in("2 weeks", "es", "14 días");
    assert_kept("1.5 km", "1500 m");
    assert_found("5 miles", "9 km", 1, 1);
    assert_found("5 miles", "8 kg", 1, 1);
    assert_found("5 km", "8 km", 1, 1);
}

static void what_is_gone_and_what_came_instead_are_told(void **state)
{
    (void)state;
    assert_found("In 1945.", "En 1954.", 1, 1);
    assert_float_equal(found.missing[0].value, 1945, 0);
    assert_int_equal(found.missing[0].at, 3);
    assert_int_equal(found.missing[0].len, 4);
    assert_float_equal(found.extra[0].value, 1954, 0);
    assert_found("5 and 5", "5", 1, 0);
    assert_found("fivefold", "5", 0, 1);
    assert_found("1.5", "15", 1, 1);
    assert_found("5 100", "5 y 100", 1, 2); /* read as 5100 */
    assert_found("", "", 0, 0);
    assert_int_equal(found.n, 0);
}

static void a_unit_that_changed_is_told(void **state)
{
    (void)state;
    compare("It is 300 km away.", NULL, "Está a 300 m.");
    assert_int_equal(found.swapped_n, 1);
    assert_string_equal(lac_unit_name(found.swapped[0].unit), "km");
    assert_string_equal(lac_unit_name(found.swapped[1].unit), "m");
    compare("5 miles away", "es", "a 5 kilómetros");
    assert_int_equal(found.swapped_n, 1);
    compare("5 hours", "de", "5 Tage");
    assert_int_equal(found.swapped_n, 1);
    compare("5 hours", "sw", "dakika 5");
    assert_int_equal(found.swapped_n, 1);
    assert_kept_in("5 minutes, 3 days, 7", "sw", "dakika 5 siku 3 7");
    assert_kept_in("5,000 km and 5%", "sw", "kilomita elfu 5 na asilimia 5");
    assert_kept_in("5 N and 5 m", "ru", "5 м и 5 Н");
    assert_kept_in("300 km", "es", "300 kilómetros");
    assert_kept_in("60 km/h", "zh", "时速60公里");
    assert_kept("300 km", "300 kilómetros");
    assert_kept("50%", "٥٠٪");
    assert_kept("20 °C", "20℃");
}

static void more_numbers_than_are_looked_at_do_no_harm(void **state)
{
    (void)state;
    char text[1024] = "";
    for (int i = 0; i < 200; i++)
        sprintf(text + strlen(text), "%d;", i);
    assert_kept(text, text);
    assert_int_equal(found.n, LAC_NUMBERS_MAX);
    compare("1\xFF\xE0\xA5 2\xE0", "ar", "\xD9");
    assert_int_equal(found.missing_n, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_ways_to_write_a_number_are_one),
        cmocka_unit_test(words_that_multiply_are_read),
        cmocka_unit_test(a_number_of_several_marks_is_one),
        cmocka_unit_test(numerals_may_stand_for_digits),
        cmocka_unit_test(numbers_may_be_spelled),
        cmocka_unit_test(hours_and_decades_are_written_otherwise),
        cmocka_unit_test(measures_may_be_converted),
        cmocka_unit_test(what_is_gone_and_what_came_instead_are_told),
        cmocka_unit_test(a_unit_that_changed_is_told),
        cmocka_unit_test(more_numbers_than_are_looked_at_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
