#include "core/check/reading.h"
#include "core/model/json.h"
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

static void the_last_thing_stated_wins(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"The answer is A. No: the answer is B.", "letter.cue"},
        {"Option A is it. Option B.", "none"},
        {"Option A. Option B.", "none"},
        {"option B. Yes, option B.", "letter.option"},
        {"Option A. The answer is B.", "letter.cue"},
        {"The answer is A or B.", "none"},
        {"The answer is B, not A.", "letter.cue"},
        {"The answer is B? Hm.", "none"},
        {"The answer is B, is it?", "none"},
        {"Not that the answer is B.", "none"},
        {"The answer is B. Madrid", "none"},
        {"The answer is B/C", "none"},
        {"the answer is a place", "none"},
        {"Option B, of course!", "letter.option"},
        {"Option B, of course! It has a river.", "none"},
        {"If I am not mistaken, the answer is B.", "letter.cue"},
        {"The answer is B, if I remember correctly.", "letter.cue"},
        {"Had the town been larger, the answer would be B.", "none"},
        {"Suppose that the answer is B.", "none"},
        {"According to my aunt, the answer is B.", "none"},
        {"According to the text, the answer is B.", "letter.cue"},
        {"They say the answer is B.", "none"},
        {"<answer>B</answer> it is", "letter.boxed"},
    };
    assert_rules(LAC_ASK_LETTER, false, cases, sizeof cases / sizeof *cases);
}

static void the_last_letter_of_a_word_is_no_other_label(void **state)
{
    (void)state;
    static const char *const cases[][3] = {
        {"th", "ข้อ B ถูกต้อง", "letter.cue"}, /* ends in ง, the fourth letter */
        {"th", "คำตอบคือ ข หรือ ง", "none"},
        {"ja", "正解はBのロシアです。", "letter.cue"}, /* ア is the first */
        {"ja", "正解はイまたはウです。", "none"},
    };
    struct lac_question question = {.ask = LAC_ASK_LETTER, .choices = cities, .n = 4};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct lac_reader *reader = reader_of(cases[i][0]);
        struct lac_reading r;
        lac_read_answer(reader, NULL, &question, cases[i][1], strlen(cases[i][1]), false, &r);
        if (strcmp(r.rule, cases[i][2]) != 0)
            fail_msg("%s: %s, expected %s", cases[i][1], r.rule, cases[i][2]);
        lac_reader_free(reader);
    }
}

static void a_condition_behind_the_comma_makes_a_statement_a_supposition(void **state)
{
    (void)state;
    static const char *const letters[][2] = {
        {"The answer would be B, if the question were another.", "none"},
        {"The answer is (B) Paris, unless it is a trick.", "none"},
        {"The answer is B, if I'm not mistaken.", "letter.cue"},
        {"The answer is B, which is a city. If not, go on.", "letter.cue"},
    };
    static const char *const texts[][2] = {
        {"The answer would be Paris, if it were in France.", "none"},
        {"The answer is “Paris”, if I remember well.", "text.cue"},
    };
    assert_rules(LAC_ASK_LETTER, false, letters, sizeof letters / sizeof *letters);
    assert_rules(LAC_ASK_TEXT, false, texts, sizeof texts / sizeof *texts);
}

static void cues_are_seen_near_both_ends_of_a_long_reply(void **state)
{
    (void)state;
    struct lac_str text = {0};
    lac_str_add(&text, "The answer is B. ");
    while (text.len < 60000)
        lac_str_add(&text, "And so on. ");
    const char *const cases[][2] = {{text.data, "letter.cue"}};
    assert_rules(LAC_ASK_LETTER, false, cases, 1);
    lac_str_free(&text);
}

static void the_end_of_a_cue_may_tell_a_statement_from_a_name(void **state)
{
    (void)state;
    static const char *const jsons[] = {
        "{\"code\":\"xx\",\"patterns\":{\"cue\":[\"the letter\",\"pick\"]}}",
        "{\"code\":\"xx\",\"patterns\":{\"cue\":[\"the letter\",\"pick\"]},"
        "\"cue_ends\":{\"naming\":[\"letter\"],\"stating\":[\"pick\"]}}",
    };
    static const char *const replies[] = {"the letter B", "pick B"};
    static const char *const rules[2][2] = {{"letter.cue", "letter.option"}, {"letter.option", "letter.cue"}};
    struct lac_question question = {.ask = LAC_ASK_LETTER, .choices = cities, .n = 4};
    for (size_t k = 0; k < 2; k++) {
        struct lac_arena *arena = lac_arena_new();
        struct lac_value language;
        assert_int_equal(lac_json_read(arena, jsons[k], strlen(jsons[k]), &language, NULL), LAC_OK);
        struct lac_reader *reader = lac_reader_new(&language, NULL);
        for (size_t i = 0; i < 2; i++) {
            struct lac_reading r;
            lac_read_answer(reader, NULL, &question, replies[i], strlen(replies[i]), false, &r);
            assert_string_equal(r.rule, rules[k][i]);
        }
        lac_reader_free(reader);
        lac_arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_last_thing_stated_wins),
        cmocka_unit_test(the_last_letter_of_a_word_is_no_other_label),
        cmocka_unit_test(a_condition_behind_the_comma_makes_a_statement_a_supposition),
        cmocka_unit_test(cues_are_seen_near_both_ends_of_a_long_reply),
        cmocka_unit_test(the_end_of_a_cue_may_tell_a_statement_from_a_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
