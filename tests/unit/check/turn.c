#include "core/check/answer.h"
#include "tests/unit/check/languages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static const char *const cities[] = {"Madrid", "Paris", "Rome", "Berlin"};

static struct lac_reading read_english(enum lac_ask ask, const char *reply, bool truncated)
{
    struct lac_reader *reader = reader_of("en");
    struct lac_question question = {.ask = ask, .choices = cities, .n = 4};
    struct lac_reading r;
    lac_read_answer(reader, NULL, &question, reply, strlen(reply), truncated, &r);
    lac_reader_free(reader);
    return r;
}

static void assert_letter(const char *reply, bool truncated, char want)
{
    struct lac_reading r = read_english(LAC_ASK_LETTER, reply, truncated);
    char got = r.kind == LAC_READ_ANSWER ? (char)('A' + r.index) : '-';
    if (got != want)
        fail_msg("%s: %c by %s, not %c", reply, got, r.rule, want);
}

static void thoughts_are_left_out_however_they_are_marked(void **state)
{
    (void)state;
    static const char *const thoughts[] = {
        "<think>A?</think>B",
        "A? it may be A.\n</think>\n\nB",
        "<thinking>The answer is A</thinking>\nB",
        "<reasoning>A</reasoning>B",
        "[THINK]The answer is A.[/THINK]B",
        "<|begin_of_thought|>The answer is A.<|end_of_thought|>B",
        "◁think▷The answer is A.◁/think▷B",
        "<|channel|>analysis<|message|>The answer is A.<|end|><|start|>assistant<|channel|>final<|message|>B",
        "<|START_THINKING|>The answer is A.<|END_THINKING|>B",
        "<unused94>thought\nThe answer is A.<unused95>B",
    };
    for (size_t i = 0; i < sizeof thoughts / sizeof *thoughts; i++)
        assert_letter(thoughts[i], false, 'B');
    assert_letter("<think>The answer is A.", false, '-');
    assert_letter("[THINK]The answer is A.", false, '-');
    assert_letter("<|channel|>analysis<|message|>The answer is A.", false, '-');
    assert_int_equal(read_english(LAC_ASK_LETTER, "<think>The answer is A.", true).kind, LAC_READ_TRUNCATED);
}

static void marks_of_the_end_of_a_turn_end_it(void **state)
{
    (void)state;
    assert_letter("B<|im_end|>", false, 'B');
    assert_letter("B</s>A", false, 'B');
    assert_letter("B<end_of_turn>\n<start_of_turn>user\nA", false, 'B');
    assert_letter("B [INST] The answer is A [/INST]", false, 'B');
    assert_letter("<|im_end|>", false, '-');
    assert_letter("\n<|assistant|>\nB", false, 'B');
}

static void another_question_behind_a_blank_line_is_not_ours(void **state)
{
    (void)state;
    assert_letter("B\n\nQuestion: What is 2 + 2?\nAnswer: A", false, 'B');
    assert_letter("B\n\nWhich animal barks?\nA. cat\nB. dog\nC. cow", true, 'B');
    assert_letter("B\n\nTopic: animals\nA. cat\nB. dog\nAnswer: A", false, 'B');
    assert_letter("A\n\nIs it really that?\nA. Madrid is in Spain\nB. Paris is in France\nThe answer is B.", false,
                  'B');
    assert_int_equal(read_english(LAC_ASK_TEXT, "Paris\n\nTopic: rivers?\nAnswer: Rome", false).index, 1);
    struct lac_reading r = read_english(LAC_ASK_TEXT, " Paris\n\nTopic: rivers?\nAnswer: Rome", false);
    assert_int_equal(r.from, 1);
    assert_int_equal(r.to, 6);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(thoughts_are_left_out_however_they_are_marked),
        cmocka_unit_test(marks_of_the_end_of_a_turn_end_it),
        cmocka_unit_test(another_question_behind_a_blank_line_is_not_ours),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
