#include "core/check/answer.h"
#include "tests/unit/check/languages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static const char *const cities[] = {"Madrid", "Paris", "Roma", "Berlin"};

/* What a reply names where labels were shown: 'A'..'D', or '-'. */
static char labelled(const char *code, const char *const *choices, const char *reply)
{
    struct lac_reader *reader = reader_of(code);
    struct lac_question question = {.ask = LAC_ASK_LETTER, .choices = choices, .n = 4};
    struct lac_reading r;
    lac_read_answer(reader, NULL, &question, reply, strlen(reply), false, &r);
    lac_reader_free(reader);
    if (r.kind == LAC_READ_ANSWER)
        assert_string_equal(r.rule, "letter.ordinal");
    return r.kind == LAC_READ_ANSWER ? (char)('A' + r.index) : '-';
}

static void an_ordinal_with_a_word_for_an_option_is_that_option(void **state)
{
    (void)state;
    static const struct {
        const char *lang, *reply;
        char want;
    } trials[] = {
        {"en", "The second option.", 'B'},
        {"en", "**The correct answer is the third option.**", 'C'},
        {"es", "La segunda opción es la correcta.", 'B'},
        {"fr", "C'est la deuxième réponse.", 'B'},
        {"de", "Das zweite.", 'B'},
        {"zh", "第二个选项。", 'B'},
        {"zh", "正确答案是第三个。", 'C'},
        {"ja", "2番目の選択肢です。", 'B'},
        {"ko", "두 번째 선택지입니다.", 'B'},
        {"hi", "दूसरा विकल्प।", 'B'},
        {"ar", "الخيار الثاني.", 'B'},
        {"sw", "Chaguo la pili.", 'B'},
        {"vi", "Đáp án thứ ba.", 'C'},
        {"th", "ตัวเลือกที่สอง", 'B'},
        {"ht", "Dezyèm chwa a.", 'B'},
    };
    for (size_t i = 0; i < sizeof trials / sizeof *trials; i++) {
        char got = labelled(trials[i].lang, cities, trials[i].reply);
        if (got != trials[i].want)
            fail_msg("%s: '%s' is %c, not %c", trials[i].lang, trials[i].reply, got, trials[i].want);
    }
}

static void the_last_sentence_may_say_it(void **state)
{
    (void)state;
    assert_int_equal(labelled("en", cities, "Let me think about rivers for a while. It is the second option."), 'B');
}

static void with_other_words_or_two_of_them_it_says_nothing(void **state)
{
    (void)state;
    assert_int_equal(labelled("en", cities, "Not the second option."), '-');
    assert_int_equal(labelled("en", cities, "The second option?"), '-');
    assert_int_equal(labelled("en", cities, "The first or the second option."), '-');
    assert_int_equal(labelled("en", cities, "The second largest option."), '-');
    assert_int_equal(labelled("en", cities, "The fifth option."), '-');
    assert_int_equal(labelled("pt", cities, "Segundo"), '-'); /* "according to", cut */
}

static void an_ordinal_of_a_choice_is_none(void **state)
{
    (void)state;
    static const char *const halves[] = {"in the third year", "in the second year", "never", "always"};
    assert_int_equal(labelled("en", halves, "The third option."), '-');
    assert_int_equal(labelled("en", halves, "The first option."), 'A');
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_ordinal_with_a_word_for_an_option_is_that_option),
        cmocka_unit_test(the_last_sentence_may_say_it),
        cmocka_unit_test(with_other_words_or_two_of_them_it_says_nothing),
        cmocka_unit_test(an_ordinal_of_a_choice_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
