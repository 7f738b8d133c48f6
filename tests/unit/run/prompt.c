#include "core/run/prompt.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static const char *const labels[] = {"A", "B", "C", "D"};
static const char *const letter[] = {"One letter of {labels}.", "Just {labels}!"};
static const char *const text[] = {"Briefly."};
static const char *const yes_no[] = {"yes", "no"};
static const char *const sizes[] = {"small", "big", "huge"};
static const struct lac_example examples[] = {{"Is it?", yes_no, 2, 0}, {"How big?", sizes, 3, 1}};
static const struct lac_language english = {.code = "en",
                                            .question = "Q: {stem}",
                                            .option = "{label}) {choice}",
                                            .answer = "A:",
                                            .join = " ",
                                            .letter_instructions = letter,
                                            .n_letter = 2,
                                            .text_instructions = text,
                                            .n_text = 1,
                                            .labels = labels,
                                            .examples = examples,
                                            .n_examples = 2};
static const char *const letters_zh[] = {"只写字母 {labels}。"};
static const struct lac_language chinese = {.code = "zh",
                                            .question = "问题：{stem}",
                                            .option = "{label}. {choice}",
                                            .answer = "答案：",
                                            .join = "",
                                            .letter_instructions = letters_zh,
                                            .n_letter = 1,
                                            .labels = labels,
                                            .examples = examples,
                                            .n_examples = 2};
static const char *const metals[] = {"gold", "lead", "tin"};

static struct lac_draw draw_of(size_t a, size_t b, size_t c)
{
    return (struct lac_draw){.order = {a, b, c}, .n = 3};
}

static void assert_prompt(const struct lac_asking *asking, const char *expected)
{
    struct lac_str out = {0};
    lac_prompt_write(&out, asking);
    assert_string_equal(lac_str_get(&out), expected);
    lac_str_free(&out);
}

static void a_letter_is_asked_for_with_the_choices_in_the_draws_order(void **state)
{
    (void)state;
    struct lac_draw draw = draw_of(2, 0, 1);
    struct lac_asking asking = {LAC_ASK_LETTER, &english, &english, "Which?", metals, 3, &draw};
    assert_prompt(&asking, "One letter of A, B, C.\n\nQ: Which?\nA) tin\nB) gold\nC) lead\nA:");
}

static void a_text_is_asked_for_without_the_choices(void **state)
{
    (void)state;
    struct lac_draw draw = draw_of(2, 0, 1), other = draw_of(0, 1, 2);
    struct lac_asking asking = {LAC_ASK_TEXT, &english, &english, "Which?", metals, 3, &draw};
    assert_prompt(&asking, "Briefly.\n\nQ: Which?\nA:");
    asking.draw = &other;
    assert_prompt(&asking, "Briefly.\n\nQ: Which?\nA:");
}

static void the_variant_of_a_draw_counts_modulo_what_the_language_has(void **state)
{
    (void)state;
    struct lac_draw draw = draw_of(0, 1, 2);
    draw.variant = 3;
    struct lac_asking asking = {LAC_ASK_LETTER, &english, &english, "Which?", metals, 3, &draw};
    assert_prompt(&asking, "Just A, B, C!\n\nQ: Which?\nA) gold\nB) lead\nC) tin\nA:");
}

static void worked_examples_turn_so_that_their_gold_moves_on(void **state)
{
    (void)state;
    struct lac_draw draw = draw_of(0, 1, 2);
    draw.n_examples = 2;
    draw.examples[0] = 1;
    draw.examples[1] = 0;
    draw.example_shift = 2;
    struct lac_asking asking = {LAC_ASK_LETTER, &english, &english, "Which?", metals, 3, &draw};
    assert_prompt(&asking, "One letter of A, B, C.\n\n"
                           "Q: How big?\nA) huge\nB) small\nC) big\nA: C\n\n"
                           "Q: Is it?\nA) no\nB) yes\nA: B\n\n" /* (2 + 1) mod 2 */
                           "Q: Which?\nA) gold\nB) lead\nC) tin\nA:");
}

static void worked_examples_of_text_asking_show_the_gold_text(void **state)
{
    (void)state;
    struct lac_draw draw = draw_of(0, 1, 2);
    draw.n_examples = 1;
    draw.examples[0] = 1;
    struct lac_asking asking = {LAC_ASK_TEXT, &english, &english, "Which?", metals, 3, &draw};
    assert_prompt(&asking, "Briefly.\n\nQ: How big?\nA: big\n\nQ: Which?\nA:");
}

static void a_foreign_instruction_frames_the_same_question(void **state)
{
    (void)state;
    struct lac_draw draw = draw_of(1, 0, 2);
    struct lac_asking own = {LAC_ASK_LETTER, &chinese, &chinese, "哪个？", metals, 3, &draw};
    struct lac_asking foreign = {LAC_ASK_LETTER, &chinese, &english, "哪个？", metals, 3, &draw};
    assert_prompt(&own, "只写字母 A, B, C。\n\n问题：哪个？\nA. lead\nB. gold\nC. tin\n答案：");
    assert_prompt(&foreign, "One letter of A, B, C.\n\nQ: 哪个？\nA) lead\nB) gold\nC) tin\nA:");
}

static void nothing_stands_between_a_full_width_colon_and_the_answer(void **state)
{
    (void)state;
    assert_string_equal(lac_language_lead(&english), " ");
    assert_string_equal(lac_language_lead(&chinese), "");
}

static void the_choices_shown_follow_the_order(void **state)
{
    (void)state;
    struct lac_arena *arena = lac_arena_new();
    struct lac_draw draw = draw_of(2, 0, 1);
    struct lac_asking asking = {LAC_ASK_LETTER, &english, &english, "Which?", metals, 3, &draw};
    const char *const *shown = lac_prompt_choices(arena, &asking);
    assert_string_equal(shown[0], "tin");
    assert_string_equal(shown[1], "gold");
    assert_string_equal(shown[2], "lead");
    lac_arena_free(arena);
}

static void assert_filled(const char *pattern, const char *expected)
{
    struct lac_slot slots[] = {{"stem", "{label} and {stem}"}, {"label", "B"}};
    struct lac_str out = {0};
    lac_fill_slots(&out, pattern, slots, 2);
    assert_string_equal(lac_str_get(&out), expected);
    lac_str_free(&out);
}

static void slots_are_filled_once_and_values_are_left_alone(void **state)
{
    (void)state;
    assert_filled("{label}: {stem}.", "B: {label} and {stem}.");
    assert_filled("{label}{label}", "BB");
}

static void braces_without_a_slot_stay(void **state)
{
    (void)state;
    assert_filled("{unknown} {label}", "{unknown} B");
    assert_filled("a { b {label} } c", "a { b B } c");
    assert_filled("open {label", "open {label");
    assert_filled("{}", "{}");
    assert_filled("", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_letter_is_asked_for_with_the_choices_in_the_draws_order),
        cmocka_unit_test(a_text_is_asked_for_without_the_choices),
        cmocka_unit_test(the_variant_of_a_draw_counts_modulo_what_the_language_has),
        cmocka_unit_test(worked_examples_turn_so_that_their_gold_moves_on),
        cmocka_unit_test(worked_examples_of_text_asking_show_the_gold_text),
        cmocka_unit_test(a_foreign_instruction_frames_the_same_question),
        cmocka_unit_test(nothing_stands_between_a_full_width_colon_and_the_answer),
        cmocka_unit_test(the_choices_shown_follow_the_order),
        cmocka_unit_test(slots_are_filled_once_and_values_are_left_alone),
        cmocka_unit_test(braces_without_a_slot_stay),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
