#include "core/check/words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static size_t find(const struct lac_words *words, const char *text)
{
    return lac_words_find(words, text, strlen(text));
}

static void words_are_found_with_their_numbers(void **state)
{
    (void)state;
    struct lac_words words = {0};
    assert_int_equal(find(&words, "not"), LAC_NO_WORD);
    lac_words_put(&words, "not", 3, 7);
    lac_words_put(&words, "not", 3, 8);
    lac_words_put(&words, "", 0, 1);
    assert_int_equal(words.n, 1);
    assert_int_equal(find(&words, "not"), 7);
    assert_int_equal(find(&words, "no"), LAC_NO_WORD);
    assert_int_equal(find(&words, "note"), LAC_NO_WORD);
    assert_int_equal(find(&words, ""), LAC_NO_WORD);
    lac_words_free(&words);
    assert_int_equal(find(&words, "not"), LAC_NO_WORD);
}

static void many_words_stay_apart(void **state)
{
    (void)state;
    struct lac_words words = {0};
    char text[16];
    for (size_t i = 0; i < 5000; i++) {
        snprintf(text, sizeof text, "w%zu", i);
        lac_words_put(&words, text, strlen(text), i);
    }
    for (size_t i = 0; i < 5000; i++) {
        snprintf(text, sizeof text, "w%zu", i);
        assert_int_equal(find(&words, text), i);
    }
    assert_int_equal(find(&words, "w5000"), LAC_NO_WORD);
    lac_words_free(&words);
}

static bool hold(const struct lac_words *words, const char *text)
{
    return lac_words_hold(words, text, strlen(text));
}

static void a_word_may_be_tied_to_another_by_an_apostrophe(void **state)
{
    (void)state;
    struct lac_words words = {0};
    const char *const all[] = {"n'", "aucun", "isn't"};
    for (size_t i = 0; i < 3; i++)
        lac_words_put(&words, all[i], strlen(all[i]), 0);
    assert_true(hold(&words, "aucun"));
    assert_true(hold(&words, "n'est"));
    assert_true(hold(&words, "n’est"));
    assert_true(hold(&words, "qu'aucun"));
    assert_true(hold(&words, "isn’t"));
    assert_true(hold(&words, "s'il'aucun"));
    assert_false(hold(&words, "isn"));
    assert_false(hold(&words, "en'est"));
    assert_false(hold(&words, "n"));
    assert_false(hold(&words, "'"));
    assert_false(hold(&words, "a\xE2\x80\x9C"));
    char much[200];
    memset(much, '\'', sizeof much);
    assert_false(lac_words_hold(&words, much, sizeof much));
    lac_words_free(&words);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_found_with_their_numbers),
        cmocka_unit_test(many_words_stay_apart),
        cmocka_unit_test(a_word_may_be_tied_to_another_by_an_apostrophe),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
