#include "tests/unit/run/findings.h"

#define part lac_lint_reading

static void what_reads_itself_is_silent(void **state)
{
    (void)state;
    assert_told(part, "name", "\"Castilian\"", "");
}

static void a_pattern_that_is_none_is_named_with_its_place(void **state)
{
    (void)state;
    assert_told(part, "patterns.abstain.2", "\"no (sé\"", "patterns.abstain.2: regular expression, at offset");
    assert_told(part, "patterns.refusal", "[]", "patterns.refusal: is empty");
    assert_told(part, "patterns.negation", "[\"(?:no)?\"]", "patterns.negation.1: matches where nothing stands");
}

static void a_refusal_that_harmless_sentences_match_is_told(void **state)
{
    (void)state;
    assert_told(part, "patterns.refusal.1", "\"qué animal|pizarra\"",
                "patterns.refusal.1: matches mention.3: Esta mañana alguien\n"
                "patterns.refusal.1: matches examples.3.stem: ¿Qué animal relincha?");
}

static void letters_that_are_read_as_other_choices_are_told(void **state)
{
    (void)state;
    assert_told(part, "letters", "[\"A\", \"D\", \"C\", \"B\"]",
                "letters.2: the reply 'D' is read as choice 4, not 2\n"
                "letters.4: the reply 'B' is read as choice 2, not 4");
    assert_told(part, "more_letters", "[[\"ア\", \"イ\", \"ウ\", \"エ\"], [\"А\", \"Б\", \"В\", \"Г\"]]", "");
}

static void an_answer_line_that_is_no_cue_is_told(void **state)
{
    (void)state;
    assert_told(part, "answer", "\"No lo sé:\"",
                "labels.1: the reply 'No lo sé: A' is read as abstained, not as choice 1\n"
                "labels.2: \nlabels.3: \nlabels.4: \nanswer: the reply 'No lo sé: azul' is read as abstained\n"
                "answer: \nanswer: \nanswer: ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_reads_itself_is_silent),
        cmocka_unit_test(a_pattern_that_is_none_is_named_with_its_place),
        cmocka_unit_test(a_refusal_that_harmless_sentences_match_is_told),
        cmocka_unit_test(letters_that_are_read_as_other_choices_are_told),
        cmocka_unit_test(an_answer_line_that_is_no_cue_is_told),
    };
    return cmocka_run_group_tests(tests, bench_open, bench_close);
}
