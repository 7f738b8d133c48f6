#include "core/model/item.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void references_to_all_other_choices_are_pinned(void **state)
{
    static const char *const texts[] = {
        "All of the above",
        "all of the above.",
        "None of the above",
        "none of these",
        "All the above",
        "Any of the above",
        "None of the other answers",
        "All of these options.",
        "All of these options. They differ in scope.",
        "some of the above",
        "None of these are correct",
        "both",
        "Neither.",
        "both do",
        "neither do",
        "All of these statements are true",
        "NONE OF THE  ABOVE",
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (!lac_choice_pinned(texts[i]))
            fail_msg("'%s' is not pinned", texts[i]);
}

static void references_to_letters_are_pinned(void **state)
{
    static const char *const texts[] = {
        "Both A and B",
        "both a & b",
        "A and B",
        "A or C",
        "A, B and C",
        "A, B, and D only",
        "Neither A nor B",
        "Either A or B",
        "Only A",
        "A and C only",
        "(a) and (b)",
        "Both (A) and (C)",
        "Answers A and B",
        "c and d",
        "A and B are correct",
        "A/B",
        "Choice B only",
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (!lac_choice_pinned(texts[i]))
            fail_msg("'%s' is not pinned", texts[i]);
}

static void plain_choices_may_move(void **state)
{
    static const char *const texts[] = {
        "",
        ".",
        "A",
        "a cat",
        "both a cat and a dog",
        "Both apples and pears",
        "Both have a cell wall",
        "a and a half",
        "Only a single virus",
        "Only three viruses",
        "either a solid or a liquid",
        "All Europeans speak English",
        "All of the other lemmings will follow it",
        "all of the water evaporates",
        "None of the planets",
        "Any liquid",
        "All of these plants",
        "vitamin A and vitamin B",
        "B.C.",
        "A+",
        "X and Y",
        "the above",
        "high above sea level",
        "and",
        ",,,",
        "a and",
        "Neither side won",
        "All roads lead to Rome",
        "some frogs",
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (lac_choice_pinned(texts[i]))
            fail_msg("'%s' is pinned", texts[i]);
}

static void a_long_choice_is_read_as_far_as_needed(void **state)
{
    (void)state;
    assert_false(lac_choice_pinned("a, b, c, d, e, f, g, h, a, b, c, d, e, f, g, h and then it stopped being a list"));
    assert_true(
        lac_choice_pinned("None of the above, because the treaty was signed before the war and was never ratified "
                          "by either of the two houses of the parliament"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(references_to_all_other_choices_are_pinned),
        cmocka_unit_test(references_to_letters_are_pinned),
        cmocka_unit_test(plain_choices_may_move),
        cmocka_unit_test(a_long_choice_is_read_as_far_as_needed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
