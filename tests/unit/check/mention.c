#include "core/check/answer.h"
#include "tests/unit/check/languages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static const char *const cities[] = {"Madrid", "Paris", "Rome", "Berlin"};

/* What a reply to a question without choices is read as: 'A'..'D', or '-'. */
static char read_in(const char *code, enum lac_ask ask, const char *reply)
{
    struct lac_reader *reader = reader_of(code), *english = reader_of("en");
    struct lac_question question = {.ask = ask, .choices = cities, .n = 4};
    struct lac_reading r;
    lac_read_answer(reader, english, &question, reply, strlen(reply), false, &r);
    lac_reader_free(reader);
    lac_reader_free(english);
    return r.kind == LAC_READ_ANSWER ? (char)('A' + r.index) : '-';
}

static void what_is_denied_leaves_the_other(void **state)
{
    (void)state;
    assert_int_equal(read_in("en", LAC_ASK_TEXT, "It was Paris, not Rome."), 'B');
    assert_int_equal(read_in("en", LAC_ASK_TEXT, "Not Rome but Paris."), 'B');
    assert_int_equal(read_in("en", LAC_ASK_TEXT, "Madrid is wrong. It must have been Paris."), 'B');
    assert_int_equal(read_in("es", LAC_ASK_TEXT, "No es Madrid, sino Paris."), 'B');
    assert_int_equal(read_in("de", LAC_ASK_TEXT, "Nicht Madrid, sondern Paris."), 'B');
    assert_int_equal(read_in("ar", LAC_ASK_TEXT, "ليس Madrid بل Paris."), 'B');
}

static void a_first_no_answers_the_question_before(void **state)
{
    (void)state;
    assert_int_equal(read_in("en", LAC_ASK_TEXT, "Rome? No, Paris."), 'B');
    assert_int_equal(read_in("en", LAC_ASK_TEXT, "No, not Paris."), '-');
    assert_int_equal(read_in("en", LAC_ASK_TEXT, "It is no, Paris."), '-');
    assert_int_equal(read_in("ru", LAC_ASK_TEXT, "Сомневаюсь, что это Paris."), '-');
    assert_int_equal(read_in("en", LAC_ASK_TEXT, "It was Paris and not Rome."), 'B');
    assert_int_equal(read_in("en", LAC_ASK_TEXT, "It used to be Rome, now it is Paris."), 'B');
}

static void what_hangs_together_is_denied_together(void **state)
{
    (void)state;
    assert_int_equal(read_in("en", LAC_ASK_TEXT, "It is not Rome or Paris."), '-');
    assert_int_equal(read_in("en", LAC_ASK_TEXT, "Rome and Paris are wrong."), '-');
    assert_int_equal(read_in("en", LAC_ASK_TEXT, "Rome, Paris and Berlin are wrong."), '-');
    assert_int_equal(read_in("en", LAC_ASK_TEXT, "It is neither Rome, Paris nor Berlin."), '-');
    assert_int_equal(read_in("en", LAC_ASK_LETTER, "A or B is correct."), '-');
}

static void several_and_questions_are_no_answer(void **state)
{
    (void)state;
    assert_int_equal(read_in("en", LAC_ASK_TEXT, "Paris or Rome."), '-');
    assert_int_equal(read_in("en", LAC_ASK_TEXT, "Perhaps it is Paris?"), '-');
    assert_int_equal(read_in("en", LAC_ASK_TEXT, "Is it Rome? It is Paris."), 'B');
    assert_int_equal(read_in("en", LAC_ASK_TEXT, "It is Paris. No, Paris is not it."), '-');
    assert_int_equal(read_in("en", LAC_ASK_TEXT, "Anything but Paris."), '-');
}

static void letters_count_where_they_are_affirmed(void **state)
{
    (void)state;
    assert_int_equal(read_in("en", LAC_ASK_LETTER, "Option A is wrong. Option B is right. Option C is wrong."), 'B');
    assert_int_equal(read_in("de", LAC_ASK_LETTER, "Antwort B ist korrekt."), 'B');
    assert_int_equal(read_in("ko", LAC_ASK_LETTER, "B가 맞습니다."), 'B');
    assert_int_equal(read_in("zh", LAC_ASK_LETTER, "A不对，只有B是对的。"), 'B');
    assert_int_equal(read_in("en", LAC_ASK_LETTER, "Option B is not correct."), '-');
    assert_int_equal(read_in("en", LAC_ASK_LETTER, "B is in France."), '-');
    assert_int_equal(read_in("pt", LAC_ASK_LETTER, "A alternativa B está correta."), 'B');
    assert_int_equal(read_in("pt", LAC_ASK_LETTER, "A ou B está correta."), '-');
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_denied_leaves_the_other),
        cmocka_unit_test(a_first_no_answers_the_question_before),
        cmocka_unit_test(what_hangs_together_is_denied_together),
        cmocka_unit_test(several_and_questions_are_no_answer),
        cmocka_unit_test(letters_count_where_they_are_affirmed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
