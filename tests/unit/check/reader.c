#include "core/check/reader.h"
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
    assert_int_equal(reader->letters.n, 10);
    assert_string_equal(reader->letters.at[1], "乙");
    assert_int_equal(reader->cue.n, 6);
    assert_string_equal(reader->turn, "问题:");
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

static bool doubts(const struct lac_reader *reader, const char *text)
{
    struct lac_view view;
    lac_view_plain(&view, text, strlen(text));
    bool result = lac_reader_doubts(reader, &view, 0, view.len);
    lac_view_free(&view);
    return result;
}

static void words_that_deny_or_suppose_are_known(void **state)
{
    (void)state;
    struct lac_reader *en = reader_of("en"), *fr = reader_of("fr"), *eo = reader_of("eo");
    assert_true(doubts(en, "It is NOT that"));
    assert_true(doubts(en, "it isn’t"));
    assert_true(doubts(en, "if so"));
    assert_false(doubts(en, "a knot, notes"));
    assert_true(doubts(fr, "ce n’est"));
    assert_true(doubts(fr, "pas"));
    assert_false(doubts(fr, "l’if"));
    assert_true(doubts(eo, "mi ne pensas"));
    assert_true(doubts(en, "答案不是"));
    assert_false(doubts(en, ""));
    assert_false(doubts(NULL, "not"));
    lac_reader_free(en);
    lac_reader_free(fr);
    lac_reader_free(eo);
}

static void a_language_may_bring_its_own_negation(void **state)
{
    (void)state;
    struct lac_reader *de = reader_from("{\"code\":\"de\",\"patterns\":{\"negation\":[\"\\\\bnicht\\\\b\"]}}", NULL);
    assert_true(doubts(de, "das ist nicht so"));
    assert_false(doubts(de, "nichts, not, si"));
    lac_reader_free(de);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_language_gives_its_letters_patterns_and_turn),
        cmocka_unit_test(a_language_may_leave_everything_out),
        cmocka_unit_test(a_bad_pattern_is_named_by_its_list_and_number),
        cmocka_unit_test(words_that_deny_or_suppose_are_known),
        cmocka_unit_test(a_language_may_bring_its_own_negation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
