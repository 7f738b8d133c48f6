#include "core/check/answer.h"
#include "tests/unit/check/languages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void a_choice_is_named_with_another_article_or_none(void **state)
{
    (void)state;
    static const char *const de[] = {"die Elbe", "der Rhein", "die Donau", "die Isar"};
    static const char *const fr[] = {"l'océan Atlantique", "l’océan Pacifique", "l'océan Indien", "l'océan Arctique"};
    assert_int_equal(named("de", de, "Rhein"), 'B');
    assert_int_equal(named("de", de, "Köln liegt am Rhein."), 'B');
    assert_int_equal(named("fr", fr, "océan Pacifique"), 'B');
    assert_int_equal(named("fr", fr, "C'est un océan."), '-');
}

static void a_choice_is_named_in_another_form(void **state)
{
    (void)state;
    static const char *const uk[] = {"Краків", "Варшава", "Гданськ", "Вроцлав"};
    static const char *const ko[] = {"부산", "서울", "대전", "서울대학교"};
    static const char *const he[] = {"חתול", "כלב", "פרה", "סוס"};
    assert_int_equal(named("uk", uk, "Польський уряд працює у Варшаві."), 'B');
    assert_int_equal(named("ko", ko, "수도는 서울입니다."), 'B');
    assert_int_equal(named("ko", ko, "서울대학교입니다."), 'D');
    assert_int_equal(named("he", he, "הכלב"), 'B');
}

static void signs_and_digits_are_part_of_a_choice(void **state)
{
    (void)state;
    static const char *const numbers[] = {"50%", "-5", "5", "0.5"};
    assert_int_equal(named("es", numbers, "Son 50 en total"), '-');
    assert_int_equal(named("es", numbers, "Es el 50%."), 'A');
    assert_int_equal(named("es", numbers, "Son 5 en total"), 'C');
    assert_int_equal(named("zh", numbers, "有5万人"), '-');
    static const char *const units[] = {"5 km", "5 m", "50 m", "5 mm"};
    assert_int_equal(named("es", units, "unos 5"), '-');
}

static void what_multiplies_a_number_makes_another_of_it(void **state)
{
    (void)state;
    static const char *const numbers[] = {"5", "50", "8", "80"};
    assert_int_equal(named("ko", numbers, "정답은 5만명입니다."), '-');
    assert_int_equal(named("zh", numbers, "答案是5万。"), '-');
    assert_int_equal(named("th", numbers, "คำตอบคือ 5ล้าน"), '-');
    assert_int_equal(named("ko", numbers, "정답은 5명입니다."), 'A');
}

static void a_number_may_be_named_in_words(void **state)
{
    (void)state;
    static const char *const numbers[] = {"20", "30", "35", "200"};
    assert_int_equal(named("de", numbers, "Dreißig"), 'B');
    assert_int_equal(named("en", numbers, "Thirty-five."), 'C');
    assert_int_equal(named("fr", numbers, "deux cents"), 'D');
    assert_int_equal(named("ko", numbers, "삼십"), 'B');
    assert_int_equal(named("en", numbers, "forty"), '-');
    assert_int_equal(named("en", numbers, "k"), '-');
}

static void a_number_that_is_compared_is_another_number(void **state)
{
    (void)state;
    static const char *const numbers[] = {"100", "1000", "18", "8"};
    assert_int_equal(named("en", numbers, "about 100"), 'A');
    assert_int_equal(named("en", numbers, "more than 100"), '-');
    assert_int_equal(named("en", numbers, "100 or more of 1000"), '-');
    assert_int_equal(named("zh", numbers, "有100个"), 'A');
    assert_int_equal(named("zh", numbers, "100多"), '-');
    assert_int_equal(named("zh", numbers, "100到1000之间"), '-');
    assert_int_equal(named("ar", numbers, "١٨ سنة"), 'C');
    assert_int_equal(named("ar", numbers, "١٫٨"), '-');
    assert_int_equal(named("ar", numbers, "٨٪"), '-');
}

static void a_choice_whose_something_is_named_is_no_answer(void **state)
{
    (void)state;
    static const char *const zh[] = {"牛顿", "爱因斯坦", "居里夫人", "达尔文"};
    static const char *const ko[] = {"이순신", "세종대왕", "장영실", "허준"};
    static const char *const hi[] = {"गांधी", "नेहरू", "पटेल", "बोस"};
    assert_int_equal(named("zh", zh, "爱因斯坦的老师"), '-');
    assert_int_equal(named("zh", zh, "是爱因斯坦"), 'B');
    assert_int_equal(named("zh", zh, "提出相对论的是爱因斯坦"), 'B');
    assert_int_equal(named("ko", ko, "세종대왕의 아들"), '-');
    assert_int_equal(named("ko", ko, "세종대왕입니다"), 'B');
    assert_int_equal(named("hi", hi, "गांधी के पिता"), '-');
    assert_int_equal(named("hi", hi, "गांधी जी"), 'A');
}

static void what_stands_there_is_the_choice_that_is_written_so(void **state)
{
    (void)state;
    static const char *const hi[] = {"भारत", "भारतीय", "चीन", "चीनी"};
    static const char *const ko[] = {"간", "'알 수 없다'", "시드니", "캔버라"};
    assert_int_equal(named("hi", hi, "चीन में"), 'C');
    assert_int_equal(named("hi", hi, "चीनी"), 'D');
    assert_int_equal(named("ko", ko, "시드니나 캔버라"), '-');
    assert_int_equal(named("ko", ko, "시드니, 아니 캔버라요"), 'D');
    assert_int_equal(named("ko", ko, "정답은 '캔버라'입니다."), 'D');
}

static void the_longer_of_two_that_overlap_is_meant(void **state)
{
    (void)state;
    static const char *const it[] = {"blu", "azzurro", "azzurro chiaro", "grigio"};
    assert_int_equal(named("it", it, "È azzurro chiaro."), 'C');
    assert_int_equal(named("it", it, "È azzurro."), 'B');
}

static void a_letter_that_is_a_word_of_the_language_begins_a_sentence_and_is_no_code(void **state)
{
    (void)state;
    static const char *const groups[] = {"A", "B", "AB", "O"};
    assert_int_equal(named("pt", groups, "O grupo é AB"), 'C');
    assert_int_equal(named("en", groups, "A group such as B"), 'B');
    assert_int_equal(named("tr", groups, "O grubu AB"), 'C');
    assert_int_equal(named("de", groups, "O ist selten, B auch"), '-');
}

static void an_ending_may_hang_on_a_name_by_an_apostrophe(void **state)
{
    (void)state;
    static const char *const cities[] = {"Paris", "Ankara", "Roma", "Bern"};
    assert_int_equal(named("tr", cities, "Ankara'dır."), 'B');
    assert_int_equal(named("tr", cities, "Ankara'dan Roma'ya."), '-');
    assert_int_equal(named("en", cities, "Ankara'dir"), '-');
}

static void a_word_of_another_choice_with_the_same_rest_is_named_too(void **state)
{
    (void)state;
    static const char *const koreas[] = {"South Korea", "North Korea", "Japan", "China"};
    static const char *const gates[] = {"the northern gate", "the southern gate", "the eastern gate", "the old gate"};
    assert_int_equal(named("en", koreas, "It was in North and South Korea."), '-');
    assert_int_equal(named("en", koreas, "It was in South Korea and North."), '-');
    assert_int_equal(named("en", koreas, "It was in South Korea and Europe."), 'A');
    assert_int_equal(named("en", gates, "the eastern"), 'C');
    assert_int_equal(named("en", gates, "the gate"), '-');
    assert_int_equal(named("en", koreas, "Korea"), '-');
}

static void small_words_that_are_choices_may_open_a_reply(void **state)
{
    (void)state;
    static const char *const answers[] = {"yes", "no", "Paris", "Rome"};
    static const char *const cold[] = {"frío", "sí", "año", "papá"};
    assert_int_equal(named("en", answers, "No, it isn't."), 'B');
    assert_int_equal(named("en", answers, "Yes, it is."), 'A');
    assert_int_equal(named("en", answers, "No, yes."), '-');
    assert_int_equal(named("en", answers, "No, is it?"), '-');
    assert_int_equal(named("en", answers, "No way"), '-');
    assert_int_equal(named("es", cold, "Sí, claro"), '-'); /* the only one */
}

static void a_bound_and_a_range_are_other_numbers(void **state)
{
    (void)state;
    static const char *const years[] = {"1 year", "2 years", "10 years", "100 years"};
    static const char *const shares[] = {"5%", "15%", "50%", "55%"};
    assert_int_equal(named("en", years, "about 2 years"), 'B');
    assert_int_equal(named("en", years, "more than 2 years"), '-');
    assert_int_equal(named("en", shares, "It is 15%."), 'B');
    assert_int_equal(named("en", shares, "5–15%"), '-');
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_choice_is_named_with_another_article_or_none),
        cmocka_unit_test(a_choice_is_named_in_another_form),
        cmocka_unit_test(signs_and_digits_are_part_of_a_choice),
        cmocka_unit_test(what_multiplies_a_number_makes_another_of_it),
        cmocka_unit_test(a_number_may_be_named_in_words),
        cmocka_unit_test(a_number_that_is_compared_is_another_number),
        cmocka_unit_test(a_choice_whose_something_is_named_is_no_answer),
        cmocka_unit_test(what_stands_there_is_the_choice_that_is_written_so),
        cmocka_unit_test(the_longer_of_two_that_overlap_is_meant),
        cmocka_unit_test(a_letter_that_is_a_word_of_the_language_begins_a_sentence_and_is_no_code),
        cmocka_unit_test(an_ending_may_hang_on_a_name_by_an_apostrophe),
        cmocka_unit_test(a_word_of_another_choice_with_the_same_rest_is_named_too),
        cmocka_unit_test(small_words_that_are_choices_may_open_a_reply),
        cmocka_unit_test(a_bound_and_a_range_are_other_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
