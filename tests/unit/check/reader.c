#include "core/check/reader.h"
#include "core/model/json.h"
#include "tests/unit/check/languages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static struct lac_reader *reader_from(const char *json, struct lac_error *err)
{
    struct lac_arena *arena = lac_arena_new();
    struct lac_value language;
    assert_int_equal(lac_json_read(arena, json, strlen(json), &language, NULL), LAC_OK);
    struct lac_reader *reader = lac_reader_new(&language, err);
    lac_arena_free(arena); /* the reader keeps nothing of it */
    return reader;
}

static void a_language_gives_its_letters_patterns_and_turn(void **state)
{
    (void)state;
    struct lac_reader *reader = reader_of("zh");
    assert_int_equal(lac_words_find(&reader->letters, "乙", 3), 1);
    assert_int_equal(lac_words_find(&reader->numerals, "三", 3), 3);
    assert_int_equal(reader->cue.n, 1);
    assert_string_equal(reader->turn, "问题");
    assert_string_equal(reader->answer, "答案");
    lac_reader_free(reader);
}

static void a_language_may_leave_everything_out(void **state)
{
    (void)state;
    static const char *const few[] = {"{}", "{\"patterns\":{}}", "{\"patterns\":{\"cue\":[]}}",
                                      "{\"question\":\"{stem}\"}", "null"};
    for (size_t i = 0; i < sizeof few / sizeof *few; i++) {
        struct lac_error err = {0};
        struct lac_reader *reader = reader_from(few[i], &err);
        assert_non_null(reader);
        assert_int_equal(reader->cue.n, 0);
        assert_string_equal(reader->turn, "");
        lac_reader_free(reader);
    }
}

static void a_bad_pattern_is_named_by_its_list_and_number(void **state)
{
    (void)state;
    static const struct {
        const char *json, *says;
    } cases[] = {{"{\"patterns\":{\"cue\":[\"a\",\"b(\"]}}", "patterns.cue[2]"},
                 {"{\"patterns\":{\"refusal\":[3]}}", "patterns.refusal[1]"},
                 {"{\"patterns\":{\"abstain\":\"x\"}}", "patterns.abstain"},
                 {"{\"patterns\":{\"negation\":[\"[\"]}}", "patterns.negation[1]"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct lac_error err = {0};
        assert_null(reader_from(cases[i].json, &err));
        assert_int_equal(err.status, LAC_E_INVALID);
        assert_non_null(strstr(err.message, cases[i].says));
        assert_null(reader_from(cases[i].json, NULL));
    }
}

static void letters_may_come_in_several_series_and_numerals_in_forms(void **state)
{
    (void)state;
    struct lac_reader *reader = reader_from("{\"letters\":[\"ア\",\"イ\"],\"more_letters\":[[\"い\",\"ろ\"],[\"甲\"]],"
                                            "\"numerals\":[[\"un\",\"une\"],\"deux\"]}",
                                            NULL);
    assert_int_equal(lac_words_find(&reader->letters, "イ", 3), 1);
    assert_int_equal(lac_words_find(&reader->letters, "ろ", 3), 1);
    assert_int_equal(lac_words_find(&reader->letters, "甲", 3), 0);
    assert_int_equal(lac_words_find(&reader->numerals, "une", 3), 1);
    assert_int_equal(lac_words_find(&reader->numerals, "deux", 4), 2);
    lac_reader_free(reader);
}

static void expressions_are_joined_where_that_changes_nothing(void **state)
{
    (void)state;
    static const struct {
        const char *cues;
        size_t n;
    } cases[] = {{"[\"a|b\",\"(?i)c\"]", 1},      {"[\"(a)\\\\1\",\"b\"]", 2}, {"[\"a\",\"(?x) b # c\"]", 2},
                 {"[\"(*UCP)a\",\"b\"]", 2},      {"[\"\\\\Qa\",\"b\"]", 2},   {"[\"(?<n>a)\\\\k<n>\",\"b\"]", 2},
                 {"[\"(?<!x)a\",\"b\\\\h\"]", 1}, {"[\"(?mx)a\",\"b\"]", 2}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct lac_str json = {0};
        struct lac_error err = {0};
        lac_str_addf(&json, "{\"patterns\":{\"cue\":%s}}", cases[i].cues);
        struct lac_reader *reader = reader_from(lac_str_get(&json), &err);
        if (!reader || reader->cue.n != cases[i].n)
            fail_msg("%s: %s", cases[i].cues, err.message);
        struct lac_view view;
        struct lac_match match;
        lac_view_plain(&view, "b ", 2);
        assert_true(i == 2 || lac_patterns_match(&reader->cue, &view, 0, view.len, &match));
        lac_view_free(&view);
        lac_reader_free(reader);
        lac_str_free(&json);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_language_gives_its_letters_patterns_and_turn),
        cmocka_unit_test(a_language_may_leave_everything_out),
        cmocka_unit_test(a_bad_pattern_is_named_by_its_list_and_number),
        cmocka_unit_test(letters_may_come_in_several_series_and_numerals_in_forms),
        cmocka_unit_test(expressions_are_joined_where_that_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
