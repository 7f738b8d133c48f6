#include "core/base/str.h"
#include "core/check/tongues_self.h"
#include "core/model/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { MANY = 200 };

/* A language of made-up words that have its letters. */
static struct lac_value made_up(struct lac_arena *arena, const char *code, const char *letters, size_t words)
{
    struct lac_value language = lac_object(), list = lac_list();
    size_t n = strlen(letters), at = 0;
    for (size_t i = 0; i < words; i++) {
        char word[6] = {0};
        for (size_t k = 0; k < sizeof word - 1; k++, at = at * 7 + 3 + i)
            word[k] = letters[at % n];
        lac_push(arena, &list, lac_text(arena, word));
    }
    lac_set_text(arena, &language, "code", code);
    lac_set_text(arena, &language, "script", "Latn");
    lac_set(arena, &language, "words", list);
    return language;
}

static void languages_are_grouped_by_script(void **state)
{
    (void)state;
    struct lac_arena *arena = lac_arena_new();
    struct lac_value a = made_up(arena, "aa", "abcde", MANY), b = made_up(arena, "bb", "fghij", MANY),
                     none = lac_object(), other = lac_object();
    lac_set_text(arena, &other, "code", "cc");
    lac_set_text(arena, &other, "script", "Cyrl");
    lac_set_text(arena, &other, "strange_letters", "іa");
    const struct lac_value *all[] = {&a, &other, &none, &b};
    struct lac_tongues *t = lac_tongues_new(all, 4);
    assert_int_equal(t->n, 2);
    assert_int_equal(t->groups[0].n, 2);
    assert_int_equal(t->groups[0].lanes, LAC_TONGUE_LANES);
    assert_string_equal(t->groups[0].members[1].code, "bb");
    assert_string_equal(t->groups[1].script, "Cyrl");
    assert_true(t->groups[1].members[0].strange[0x456 / 64] >> (0x456 % 64) & 1);
    assert_false(t->groups[1].members[0].known);
    assert_null(t->groups[0].members[0].strange);
    lac_tongues_free(t);
    lac_tongues_free(NULL);
    lac_arena_free(arena);
}

/* Letters in a row tell words that never came. */
static void words_that_were_not_seen_are_told_by_their_letters(void **state)
{
    (void)state;
    struct lac_arena *arena = lac_arena_new();
    struct lac_value a = made_up(arena, "aa", "abcdei", MANY), b = made_up(arena, "bb", "fghija", MANY);
    const struct lac_value *all[] = {&a, &b};
    struct lac_tongues *t = lac_tongues_new(all, 2);
    struct lac_tongue_guess g;
    assert_true(lac_tongues_guess(t, "bb", "eddica becb", 11, &g));
    assert_string_equal(g.code, "aa");
    assert_true(g.lead > 5);
    assert_int_equal(g.words, 2);
    assert_true(lac_tongues_guess(t, "aa", "eddica becb", 11, &g));
    assert_true(g.lead < -5);
    lac_tongues_free(t);
    lac_arena_free(arena);
}

static void a_language_of_few_words_is_neither_judged_nor_suspected(void **state)
{
    (void)state;
    struct lac_arena *arena = lac_arena_new();
    struct lac_value a = made_up(arena, "aa", "abcde", MANY), few = made_up(arena, "few", "fghij", 20);
    const struct lac_value *all[] = {&a, &few};
    struct lac_tongues *t = lac_tongues_new(all, 2);
    struct lac_tongue_guess g;
    assert_false(lac_tongues_guess(t, "few", "abcde edcba", 11, &g));
    assert_false(lac_tongues_guess(t, "aa", "fghij jihgf", 11, &g));
    lac_tongues_free(t);
    lac_arena_free(arena);
}

static void varieties_of_a_language_are_no_others(void **state)
{
    (void)state;
    struct lac_arena *arena = lac_arena_new();
    struct lac_value a = made_up(arena, "aa", "abcde", MANY), b = made_up(arena, "aa-BB", "fghij", MANY),
                     c = made_up(arena, "aab", "klmno", MANY);
    const struct lac_value *all[] = {&a, &b, &c};
    struct lac_tongues *t = lac_tongues_new(all, 3);
    struct lac_tongue_guess g;
    assert_true(lac_tongues_guess(t, "aa", "fghij jihgf", 11, &g));
    assert_string_equal(g.code, "aab");
    assert_true(lac_tongues_guess(t, "aab", "fghij jihgf", 11, &g));
    assert_string_equal(g.code, "aa-BB");
    lac_tongues_free(t);
    t = lac_tongues_new(all, 2);
    assert_false(lac_tongues_guess(t, "aa", "fghij jihgf", 11, &g));
    lac_tongues_free(t);
    lac_arena_free(arena);
}

static void what_a_word_usually_weighs_is_known_of_many_words_alone(void **state)
{
    (void)state;
    struct lac_arena *arena = lac_arena_new();
    struct lac_value a = made_up(arena, "aa", "abcde", 600), b = made_up(arena, "bb", "fghij", MANY);
    const struct lac_value *all[] = {&a, &b};
    struct lac_tongues *t = lac_tongues_new(all, 2);
    struct lac_tongue_guess g;
    const char *unlike = "kopu nomu lukp mokon ulpok nomop upok";
    assert_true(t->groups[0].members[0].usual > LAC_TONGUE_STEPS);
    assert_int_equal(t->groups[0].members[1].usual, 0);
    assert_true(lac_tongues_guess(t, "aa", unlike, strlen(unlike), &g));
    assert_string_equal(g.code, LAC_TONGUE_UNKNOWN);
    assert_true(lac_tongues_guess(t, "aa", unlike, 20, &g)); /* too short for that */
    assert_string_equal(g.code, "bb");
    assert_true(lac_tongues_guess(t, "bb", unlike, strlen(unlike), &g));
    assert_string_equal(g.code, "aa");
    lac_tongues_free(t);
    lac_arena_free(arena);
}

static void more_languages_than_there_are_lanes_get_more_of_them(void **state)
{
    (void)state;
    struct lac_arena *arena = lac_arena_new();
    struct lac_value languages[LAC_TONGUE_MEMBERS + 3];
    const struct lac_value *all[LAC_TONGUE_MEMBERS + 3];
    for (size_t i = 0; i < LAC_TONGUE_MEMBERS + 3; i++) {
        char code[8], letters[8];
        snprintf(code, sizeof code, "x%zu", i);
        snprintf(letters, sizeof letters, "%c%c%c%c", (char)('a' + i % 26), (char)('a' + i / 3 % 26),
                 (char)('a' + (i * 7 + 1) % 26), (char)('a' + (i * 11 + 5) % 26));
        languages[i] = made_up(arena, code, letters, MANY);
        all[i] = &languages[i];
    }
    struct lac_tongues *t = lac_tongues_new(all, 20);
    assert_int_equal(t->groups[0].lanes, 2 * LAC_TONGUE_LANES);
    lac_tongues_free(t);
    t = lac_tongues_new(all, LAC_TONGUE_MEMBERS + 3);
    struct lac_tongue_guess g;
    assert_int_equal(t->groups[0].n, LAC_TONGUE_MEMBERS);
    assert_false(lac_tongues_guess(t, "x65", "word", 4, &g));
    assert_true(lac_tongues_guess(t, "x63", "word", 4, &g));
    lac_tongues_free(t);
    lac_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(languages_are_grouped_by_script),
        cmocka_unit_test(words_that_were_not_seen_are_told_by_their_letters),
        cmocka_unit_test(a_language_of_few_words_is_neither_judged_nor_suspected),
        cmocka_unit_test(varieties_of_a_language_are_no_others),
        cmocka_unit_test(what_a_word_usually_weighs_is_known_of_many_words_alone),
        cmocka_unit_test(more_languages_than_there_are_lanes_get_more_of_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
