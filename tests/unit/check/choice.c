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

/* The index that a reply to `choices` is read as, or -1. */
static int index_of(const char *const *choices, size_t n, const char *reply)
{
    struct lac_reader *reader = reader_of("en");
    struct lac_question question = {.ask = LAC_ASK_TEXT, .choices = choices, .n = n};
    struct lac_reading r;
    lac_read_answer(reader, NULL, &question, reply, strlen(reply), false, &r);
    lac_reader_free(reader);
    return r.kind == LAC_READ_ANSWER ? (int)r.index : -1;
}

static void a_slip_in_a_long_word_is_seen_through(void **state)
{
    (void)state;
    static const char *const words[] = {"photosynthesis", "respiration", "transpiration", "immortal"};
    assert_int_equal(index_of(words, 4, "Photosynthsis"), 0);
    assert_int_equal(index_of(words, 4, "photosynhtesis."), 0);
    assert_int_equal(index_of(words, 4, "photosynthasis"), 0);
    assert_int_equal(index_of(words, 4, "immoral"), -1);
    assert_int_equal(index_of(words, 4, "photosystem"), -1);
    static const char *const near[] = {"adsorption", "Australia", "1943", "alkane"};
    assert_int_equal(index_of(near, 4, "absorption"), -1);
    assert_int_equal(index_of(near, 4, "Austria"), -1);
    assert_int_equal(index_of(near, 4, "1945"), -1);
    assert_int_equal(index_of(near, 4, "alkene"), -1);
    static const char *const twins[] = {"photosynthesis", "photosynthesist"};
    assert_int_equal(index_of(twins, 2, "photosynthesiss"), -1);
}

static void a_group_in_front_of_more_is_not_taken_apart(void **state)
{
    (void)state;
    static const char *const lengths[] = {"1500 m", "15000 m", "10000.50", "300"};
    assert_int_not_equal(index_of(lengths, 4, "1,500 m"), 1);
    assert_int_equal(index_of(lengths, 4, "1,000.50"), -1);
    assert_int_equal(index_of(lengths, 4, "10,000.5"), -1);
}

static void numbers_are_the_same_however_they_are_grouped(void **state)
{
    (void)state;
    static const char *const numbers[] = {"29", "100", "1000", "25 %", "1 440"};
    assert_int_equal(index_of(numbers, 5, "1,000"), 2);
    assert_int_equal(index_of(numbers, 5, "1'000"), 2);
    assert_int_equal(index_of(numbers, 5, "25%"), 3);
    assert_int_equal(index_of(numbers, 5, "1440."), 4);
    assert_int_equal(index_of(numbers, 5, "1,00"), -1);
    assert_int_equal(index_of(numbers, 5, "10,00"), -1);
    assert_int_equal(index_of(numbers, 5, "-100"), -1);
    static const char *const both[] = {"1", "1000"};
    assert_int_equal(index_of(both, 2, "1.000"), -1); /* one or a thousand */
}

static void letters_parts_and_numerals(void **state)
{
    (void)state;
    static const char *const letters[] = {"A", "B", "C", "D"};
    static const char *const names[] = {"Willy Brandt", "Konrad Adenauer", "Helmut Kohl", "Helmut Schmidt"};
    static const char *const digits[] = {"6", "4", "14", "5"};
    assert_int_equal(index_of(letters, 4, "Vitamin C"), 2);
    assert_int_equal(index_of(letters, 4, "A vitamin"), -1);
    assert_int_equal(index_of(names, 4, "Adenauer"), 1);
    assert_int_equal(index_of(names, 4, "Konrad Zuse"), -1);
    assert_int_equal(index_of(names, 4, "Helmut"), -1);
    assert_int_equal(index_of(digits, 4, "four"), 1);
    assert_int_equal(index_of(digits, 4, "十四"), 2);
    static const char *const numerals[] = {"五", "四", "十四", "六"};
    assert_int_equal(index_of(numerals, 4, "14"), 2);
    assert_int_equal(index_of(numerals, 4, ".4"), -1);
    static const char *const grouped[] = {"8", "18", "1000", "8%"};
    assert_int_equal(index_of(grouped, 4, "١٬٠٠٠"), 2);
    assert_int_equal(index_of(grouped, 4, "٨٪"), 3);
    static const char *const unsure[] = {"growing", "shrinking", "not sure", "the same"};
    assert_int_equal(index_of(unsure, 4, "not sure"), 2);
    assert_int_equal(index_of(unsure, 4, "I am not sure"), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_slip_in_a_long_word_is_seen_through),
        cmocka_unit_test(a_group_in_front_of_more_is_not_taken_apart),
        cmocka_unit_test(numbers_are_the_same_however_they_are_grouped),
        cmocka_unit_test(letters_parts_and_numerals),
        cmocka_unit_test(each_way_to_name_a_choice_has_its_rule),
        cmocka_unit_test(a_choice_that_was_cut_is_not_complete),
        cmocka_unit_test(marks_may_be_left_out_but_not_exchanged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
