#include "core/check/answer.h"
#include "tests/unit/check/languages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

enum { NONE = -1 };

struct row {
    const char *reply;
    int index;
};

static void assert_read(const char *code, const char *const *choices, const struct row *rows, size_t n)
{
    struct lac_reader *reader = reader_of(code);
    struct lac_question question = {.ask = LAC_ASK_LETTER, .choices = choices, .n = 4};
    for (size_t i = 0; i < n; i++) {
        struct lac_reading r;
        lac_read_answer(reader, NULL, &question, rows[i].reply, strlen(rows[i].reply), false, &r);
        int index = r.kind == LAC_READ_ANSWER ? (int)r.index : NONE;
        if (index != rows[i].index)
            fail_msg("%s: %d by %s, expected %d", rows[i].reply, index, r.rule, rows[i].index);
    }
    lac_reader_free(reader);
}

#define ASSERT_READ(code, choices, rows) assert_read(code, choices, rows, sizeof rows / sizeof *rows)

static const char *const cities[] = {"Madrid", "Paris", "New York", "York"};

static void a_reason_makes_a_statement_of_the_label_before_it(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"B because it is not Madrid", 1},        {"B. Explanation: none of the others is in France.", 1},
        {"The answer is B, since A is wrong", 1}, {"B as well as A", NONE},
        {"A cat because it barks", NONE},         {"B, because it is wrong", NONE},
        {"B, because York is wrong", 1},          {"If it is not A, then B", NONE},
    };
    ASSERT_READ("en", cities, rows);
}

static void what_a_reason_denies_is_another_thing(void **state)
{
    (void)state;
    static const char *const capitals[] = {"悉尼", "墨尔本", "堪培拉", "珀斯"};
    static const struct row rows[] = {
        {"我选择C选项，因为首都是堪培拉而非悉尼。", 2},
        {"我选择C选项是错误的。", NONE},
        {"C是对的，其他都错。", 2},
        {"C是对的，这种说法不对。", NONE},
    };
    ASSERT_READ("zh", capitals, rows);
}

static void a_hedge_behind_a_label_leaves_it_an_answer(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"B, but I am not sure.", 1},
        {"B, but I am not sure, it may be C.", NONE},
        {"B, but that is in France.", NONE},
        {"I am not sure whether it is B.", NONE},
    };
    ASSERT_READ("en", cities, rows);
}

static void a_line_that_names_the_label_s_own_choice_bears_it_out(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"B. The capital of France is Paris.", 1},
        {"B. The capital of France is York.", NONE},
        {"B. The capital of France is not Paris.", NONE},
        {"B. The capital is Paris, or Madrid.", NONE},
    };
    ASSERT_READ("en", cities, rows);
}

static void a_label_is_set_against_one_that_is_denied(void **state)
{
    (void)state;
    static const char *const colours[] = {"אדום", "ירוק", "כחול", "צהוב"};
    static const struct row rows[] = {
        {"B, not A", 1}, {"B, if not A", NONE}, {"B, not A or C", NONE}, {"A, or B", NONE}};
    static const struct row hebrew[] = {{"ב ולא א", 1}, {"התשובה היא ב' ולא א'", 1}, {"א או ב", NONE}};
    ASSERT_READ("en", cities, rows);
    ASSERT_READ("he", colours, hebrew);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_reason_makes_a_statement_of_the_label_before_it),
        cmocka_unit_test(what_a_reason_denies_is_another_thing),
        cmocka_unit_test(a_hedge_behind_a_label_leaves_it_an_answer),
        cmocka_unit_test(a_line_that_names_the_label_s_own_choice_bears_it_out),
        cmocka_unit_test(a_label_is_set_against_one_that_is_denied),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
