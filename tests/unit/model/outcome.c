#include "core/model/outcome.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void names_and_outcomes_are_one_to_one(void **state)
{
    (void)state;
    for (int i = 0; i < LAC_OUTCOMES; i++) {
        enum lac_outcome back;
        assert_true(lac_outcome_parse(lac_outcome_name((enum lac_outcome)i), &back));
        assert_int_equal(back, i);
    }
    assert_string_equal(lac_outcome_name(LAC_RIGHT), "right");
    assert_string_equal(lac_outcome_name(LAC_WRONG_LANGUAGE), "wrong_language");
    assert_string_equal(lac_outcome_name(LAC_INVALID), "invalid");
}

static void other_words_are_no_outcome(void **state)
{
    enum lac_outcome out;
    (void)state;
    assert_false(lac_outcome_parse("", &out) || lac_outcome_parse("Right", &out) || lac_outcome_parse("rights", &out));
}

/* METHOD: failed is never a verdict; missing answers do not leave the denominator. */
static void only_failed_and_invalid_are_not_asked(void **state)
{
    struct lac_tally tally = {0};
    (void)state;
    for (int i = 0; i < LAC_OUTCOMES; i++)
        lac_tally_add(&tally, (enum lac_outcome)i);
    assert_int_equal(lac_tally_asked(&tally), LAC_OUTCOMES - 2);
    assert_true(lac_tally_right(&tally) == 1.0 / 7);
    assert_true(lac_tally_wrong(&tally) == 1.0 / 7);
}

static void an_outage_is_neither_right_nor_wrong(void **state)
{
    struct lac_tally tally = {0};
    (void)state;
    for (int i = 0; i < 5; i++)
        lac_tally_add(&tally, LAC_FAILED);
    assert_int_equal(lac_tally_asked(&tally), 0);
    assert_true(lac_tally_right(&tally) == 0 && lac_tally_wrong(&tally) == 0);
}

static void refusals_lower_right_and_do_not_raise_wrong(void **state)
{
    struct lac_tally tally = {0};
    (void)state;
    lac_tally_add(&tally, LAC_RIGHT);
    for (int i = 0; i < 3; i++)
        lac_tally_add(&tally, LAC_REFUSED);
    assert_true(lac_tally_right(&tally) == 0.25 && lac_tally_wrong(&tally) == 0);
}

static void tallies_add_up(void **state)
{
    struct lac_tally a = {0}, b = {0};
    (void)state;
    lac_tally_add(&a, LAC_RIGHT);
    lac_tally_add(&b, LAC_WRONG);
    lac_tally_add(&b, LAC_FAILED);
    lac_tally_sum(&a, &b);
    assert_int_equal(lac_tally_asked(&a), 2);
    assert_int_equal(a.count[LAC_FAILED], 1);
    assert_int_equal(b.count[LAC_RIGHT], 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_and_outcomes_are_one_to_one),
        cmocka_unit_test(other_words_are_no_outcome),
        cmocka_unit_test(only_failed_and_invalid_are_not_asked),
        cmocka_unit_test(an_outage_is_neither_right_nor_wrong),
        cmocka_unit_test(refusals_lower_right_and_do_not_raise_wrong),
        cmocka_unit_test(tallies_add_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
