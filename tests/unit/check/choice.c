#include "core/check/reading.h"
#include "tests/unit/check/languages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static const char *const cities[] = {"Madrid", "Paris", "New York", "York"};

/* Reads each reply and compares the rule that decided. */
static void assert_rules(enum lac_ask ask, bool truncated, const char *const (*cases)[2], size_t n)
{
    struct lac_reader *reader = reader_of("en");
    struct lac_question question = {.ask = ask, .choices = cities, .n = 4};
    for (size_t i = 0; i < n; i++) {
        struct lac_reading r;
        lac_read_answer(reader, NULL, &question, cases[i][0], strlen(cases[i][0]), truncated, &r);
        if (strcmp(r.rule, cases[i][1]) != 0)
            fail_msg("%s: %s, expected %s", cases[i][0], r.rule, cases[i][1]);
    }
    lac_reader_free(reader);
}

static void each_way_to_name_a_choice_has_its_rule(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"Paris", "text.exact"},
        {" new  york ", "text.folded"},
        {"“París.”", "text.bare"},
        {"Paris\nis big", "text.line"},
        {"The answer is the Paris.", "text.cue"},
        {"So \\boxed{Paris}", "text.boxed"},
        {"It is New York.", "text.contained"},
        {"\"Paris\"", "text.json"},
        {"York or Paris", "none"},
        {"Not Paris", "none"},
        {"Yorkshire", "none"},
        {"", "empty"},
    };
    assert_rules(LAC_ASK_TEXT, false, cases, sizeof cases / sizeof *cases);
}

static void a_choice_that_was_cut_is_not_complete(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"New Yo", "cut"}, {"New York", "text.exact"}, {"It is Paris", "cut"}, {"Paris\nIt", "text.line"},
        {"", "empty"},
    };
    assert_rules(LAC_ASK_TEXT, true, cases, sizeof cases / sizeof *cases);
}

static void marks_may_be_left_out_but_not_exchanged(void **state)
{
    (void)state;
    static const char *const words[] = {"bò", "bó", "hoa quế", "mè"};
    static const struct {
        const char *reply, *rule;
    } cases[] = {{"bó", "text.exact"}, {"Me.", "text.bare"}, {"hoa que", "text.bare"}, {"hoa quế.", "text.bare"},
                 {"mẻ", "none"},       {"bo", "none"},       {"hoa quệ", "none"},      {"hòa quế", "none"}};
    struct lac_reader *reader = reader_of("vi");
    struct lac_question question = {.ask = LAC_ASK_TEXT, .choices = words, .n = 4};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct lac_reading r;
        lac_read_answer(reader, NULL, &question, cases[i].reply, strlen(cases[i].reply), false, &r);
        if (strcmp(r.rule, cases[i].rule) != 0)
            fail_msg("%s: %s, expected %s", cases[i].reply, r.rule, cases[i].rule);
    }
    lac_reader_free(reader);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_way_to_name_a_choice_has_its_rule),
        cmocka_unit_test(a_choice_that_was_cut_is_not_complete),
        cmocka_unit_test(marks_may_be_left_out_but_not_exchanged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
