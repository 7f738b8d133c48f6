#include "core/check/reading.h"
#include "tests/unit/check/languages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static const char *const cities[] = {"Sydney", "Canberra", "Melbourne", "Perth"};

/* The letter that a reply gives, '-' for none. */
static char read_as(const char *code, const char *reply, bool truncated)
{
    struct lac_reader *reader = reader_of(code), *english = reader_of("en");
    struct lac_question question = {.ask = LAC_ASK_LETTER, .choices = cities, .n = 4};
    struct lac_reading r;
    lac_read_answer(reader, english, &question, reply, strlen(reply), truncated, &r);
    lac_reader_free(reader);
    lac_reader_free(english);
    return r.kind == LAC_READ_ANSWER ? (char)('A' + r.index) : '-';
}

static void assert_letters(const char *const (*cases)[3], size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (read_as(cases[i][0], cases[i][1], false) != cases[i][2][0])
            fail_msg("%s: %s: read as %c", cases[i][0], cases[i][1], read_as(cases[i][0], cases[i][1], false));
}

static void a_conclusion_at_the_end_is_the_answer(void **state)
{
    (void)state;
    static const char *const cases[][3] = {
        {"en", "Many believe it is A, but the capital is Canberra, so B.", "B"},
        {"en", "The parliament sits in Canberra. That leaves **B**.", "B"},
        {"en", "It is the largest city, so not B.", "-"},
        {"en", "They are both large, so A or B.", "-"},
        {"en", "If it is the largest, then so B.", "-"},
        {"en", "so B?", "-"},
        {"en", "I think so about vitamin B.", "-"},
        {"fr", "Beaucoup pensent à A, mais la capitale est Canberra, donc c’est B.", "B"},
        {"de", "Die Hauptstadt ist Canberra, also B", "B"},
        {"zu", "Inhlokodolobha yiCanberra, ngakho-ke ngu-B.", "B"},
    };
    assert_letters(cases, sizeof cases / sizeof *cases);
}

static void what_is_left_of_the_others_is_the_answer(void **state)
{
    (void)state;
    static const char *const cases[][3] = {
        {"en", "A? No. B? No. C.", "C"},
        {"en", "B? No, C.", "C"},
        {"en", "Not A but B.", "B"},
        {"en", "It's not A, C or D, which leaves B.", "B"},
        {"en", "It is not A. It could be B.", "-"},
        {"en", "A is large. B.", "-"},
        {"en", "A? B?", "-"},
        {"es", "No es ni A, ni C, ni D: es la B.", "B"},
        {"ru", "Я бы сказал, что это не C, а B.", "B"},
        {"tr", "C değil, B.", "B"},
        {"gl", "Diría que non é a C, senón a B.", "B"},
        {"en", "It's Canberra (B).", "B"},
        {"en", "Sydney (A) is large, Canberra (B).", "-"},
        {"en", "It's not Canberra (B).", "-"},
        {"it", "È Canberra (B).", "B"},
        {"en", "Those who live there call themselves Canberrans (B).", "B"},
        {"en", "Nobody calls themselves Canberrans (B), or not (B).", "-"},
        {"en", "Some call themselves Cans (B).", "-"},
        {"es", "No creo que sea la B.", "-"},
    };
    assert_letters(cases, sizeof cases / sizeof *cases);
}

static void another_choice_in_a_last_sentence_of_its_own_takes_an_answer_back(void **state)
{
    (void)state;
    static const char *const cases[][3] = {
        {"en", "The answer is A. Actually, it could also be B.", "-"},
        {"en", "The answer is A. Or maybe B.", "-"},
        {"en", "The answer is A. It is not B.", "A"},
        {"en", "The answer is A. See also the old map in appendix B.", "A"},
        {"en", "The answer is A. Again: A.", "A"},
        {"en", "Answer: A\nAnswer: B", "-"},
        {"en", "Answer: A. Sydney\nAnswer: B. Canberra", "-"},
        {"en", "Answer: A\nNo, wait. Answer: B", "B"},
    };
    assert_letters(cases, sizeof cases / sizeof *cases);
}

static void a_reply_that_was_cut_has_no_end(void **state)
{
    (void)state;
    assert_int_equal(read_as("en", "It is Canberra, so B.", true), 'B');
    assert_int_equal(read_as("en", "It is Canberra, so B", true), '-');
    assert_int_equal(read_as("en", "A is wrong; so B —", true), '-');
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_conclusion_at_the_end_is_the_answer),
        cmocka_unit_test(what_is_left_of_the_others_is_the_answer),
        cmocka_unit_test(another_choice_in_a_last_sentence_of_its_own_takes_an_answer_back),
        cmocka_unit_test(a_reply_that_was_cut_has_no_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
