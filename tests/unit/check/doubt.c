#include "core/check/doubt.h"
#include "core/model/json.h"
#include "tests/unit/check/languages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static bool doubts_in(const struct lac_reader *reader, const char *text, size_t from, size_t to)
{
    struct lac_view plain, folded;
    struct lac_doubts all = {0};
    lac_view_plain(&plain, text, strlen(text));
    lac_view_folded(&folded, text, strlen(text));
    lac_doubts_find(&all, &reader, 1, &plain, &folded, 0, plain.len);
    bool result = lac_doubts_within(&all, from, to);
    lac_vec_free(&all);
    lac_view_free(&plain);
    lac_view_free(&folded);
    return result;
}

static bool doubts(const struct lac_reader *reader, const char *text)
{
    return doubts_in(reader, text, 0, strlen(text));
}

static void words_that_deny_or_suppose_are_known(void **state)
{
    (void)state;
    struct lac_reader *en = reader_of("en"), *fr = reader_of("fr"), *eo = reader_of("eo"), *zh = reader_of("zh");
    assert_true(doubts(en, "It is NOT that"));
    assert_true(doubts(en, "it isn’t"));
    assert_true(doubts(en, "if so"));
    assert_false(doubts(en, "a knot, notes"));
    assert_true(doubts(fr, "ce n’est"));
    assert_true(doubts(fr, "pas"));
    assert_false(doubts(fr, "l’if"));
    assert_true(doubts(eo, "mi ne pensas"));
    assert_true(doubts(zh, "答案不是"));
    assert_false(doubts(en, "答案不是")); /* spot.c asks Chinese, too */
    assert_false(doubts(en, ""));
    assert_false(doubts(NULL, "not"));
    lac_reader_free(en);
    lac_reader_free(fr);
    lac_reader_free(eo);
    lac_reader_free(zh);
}

static void a_doubt_counts_where_it_stands(void **state)
{
    (void)state;
    struct lac_reader *en = reader_of("en");
    const char *text = "It is **not** B. It is C.";
    assert_true(doubts_in(en, text, 0, 14));
    assert_true(doubts_in(en, text, 6, 13));
    assert_false(doubts_in(en, text, 0, 8));
    assert_true(doubts_in(en, text, 0, 9)); /* begins there */
    assert_false(doubts_in(en, text, 16, strlen(text)));
    lac_reader_free(en);
}

static void denial_is_of_words_and_of_pieces_where_there_are_no_spaces(void **state)
{
    (void)state;
    static const char json[] = "{\"code\":\"xx\",\"denial\":[\"Nicht\",\"n'\",\"ไม่\"]}";
    struct lac_arena *arena = lac_arena_new();
    struct lac_value language;
    assert_int_equal(lac_json_read(arena, json, sizeof json - 1, &language, NULL), LAC_OK);
    struct lac_reader *reader = lac_reader_new(&language, NULL);
    assert_true(doubts(reader, "das ist NICHT so"));
    assert_false(doubts(reader, "nichts"));
    assert_true(doubts(reader, "n’est"));
    assert_false(doubts(reader, "n est, en'"));
    assert_true(doubts(reader, "คำตอบไม่ใช่"));
    lac_reader_free(reader);
    lac_arena_free(arena);
}

static void a_hedge_denies_nothing(void **state)
{
    (void)state;
    static const char json[] = "{\"code\":\"xx\",\"denial\":[\"if\",\"not\",\"no\"],\"patterns\":{\"hedge\":["
                               "\"if I am not mistaken\",\"no doubt\"]}}";
    struct lac_arena *arena = lac_arena_new();
    struct lac_value language;
    assert_int_equal(lac_json_read(arena, json, sizeof json - 1, &language, NULL), LAC_OK);
    struct lac_reader *reader = lac_reader_new(&language, NULL);
    assert_false(doubts(reader, "It is B, if I am not mistaken, no doubt"));
    assert_true(doubts(reader, "No doubt it is not B"));
    assert_true(doubts(reader, "if I am mistaken"));
    lac_reader_free(reader);
    lac_arena_free(arena);
}

static void a_language_may_bring_its_own_negation(void **state)
{
    (void)state;
    static const char json[] = "{\"code\":\"xx\",\"patterns\":{\"negation\":[\"\\\\bnicht\\\\b\",\"kein\"]}}";
    struct lac_arena *arena = lac_arena_new();
    struct lac_value language;
    assert_int_equal(lac_json_read(arena, json, sizeof json - 1, &language, NULL), LAC_OK);
    struct lac_reader *reader = lac_reader_new(&language, NULL);
    assert_true(doubts(reader, "das ist nicht so"));
    assert_true(doubts(reader, "keine"));
    assert_false(doubts(reader, "nichts, not, si"));
    lac_reader_free(reader);
    lac_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_that_deny_or_suppose_are_known),
        cmocka_unit_test(a_doubt_counts_where_it_stands),
        cmocka_unit_test(denial_is_of_words_and_of_pieces_where_there_are_no_spaces),
        cmocka_unit_test(a_hedge_denies_nothing),
        cmocka_unit_test(a_language_may_bring_its_own_negation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
