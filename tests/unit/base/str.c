#include "core/base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void an_untouched_string_is_empty(void **state)
{
    struct lac_str s = {0};
    (void)state;
    assert_string_equal(lac_str_get(&s), "");
    char *taken = lac_str_take(&s);
    assert_string_equal(taken, "");
    free(taken);
    lac_str_clear(&s);
    lac_str_free(&s);
}

static void room_without_text_is_still_an_empty_string(void **state)
{
    struct lac_str s = {0};
    (void)state;
    lac_str_reserve(&s, 100);
    assert_string_equal(lac_str_get(&s), "");
    lac_str_free(&s);
}

static void all_ways_of_adding_append(void **state)
{
    struct lac_str s = {0};
    (void)state;
    lac_str_add(&s, "one ");
    lac_str_addn(&s, "twofold", 3);
    lac_str_addc(&s, ' ');
    lac_str_addf(&s, "%d%s", 3, "");
    lac_str_addf(&s, "%s", "");
    lac_str_addn(&s, NULL, 0);
    assert_string_equal(s.data, "one two 3");
    assert_int_equal(s.len, 9);
    lac_str_clear(&s);
    assert_string_equal(lac_str_get(&s), "");
    lac_str_free(&s);
    assert_null(s.data);
}

static void nul_bytes_are_kept_and_long_formats_fit(void **state)
{
    struct lac_str s = {0};
    char text[1001];
    (void)state;
    memset(text, 'q', 1000);
    text[1000] = '\0';
    lac_str_addn(&s, "a\0b", 3);
    lac_str_addf(&s, "%s", text);
    assert_int_equal(s.len, 1003);
    assert_memory_equal(s.data, "a\0bqqq", 6);
    assert_int_equal(s.data[1003], 0);
    lac_str_free(&s);
}

static void taking_leaves_nothing_behind(void **state)
{
    struct lac_str s = {0};
    (void)state;
    lac_str_add(&s, "mine");
    char *taken = lac_str_take(&s);
    assert_string_equal(taken, "mine");
    assert_null(s.data);
    assert_int_equal(s.len + s.cap, 0);
    free(taken);
}

static void every_occurrence_is_replaced_once(void **state)
{
    struct lac_str s = {0};
    (void)state;
    lac_str_add(&s, ">");
    lac_str_add_replaced(&s, "aXbXXc", "X", "XX");
    assert_string_equal(s.data, ">aXXbXXXXc");
    lac_str_clear(&s);
    lac_str_add_replaced(&s, "aaa", "aa", "b");
    assert_string_equal(s.data, "ba");
    lac_str_clear(&s);
    lac_str_add_replaced(&s, "", "x", "y");
    assert_string_equal(s.data, "");
    lac_str_free(&s);
}

static void prefixes_and_suffixes(void **state)
{
    (void)state;
    assert_true(lac_starts_with("abc", "ab") && lac_starts_with("abc", "") && !lac_starts_with("a", "ab"));
    assert_true(lac_ends_with("abc", "bc") && lac_ends_with("abc", "") && !lac_ends_with("c", "bc"));
    assert_false(lac_ends_with("abd", "bc"));
}

static void the_nearest_word_is_suggested(void **state)
{
    static const char *const keys[] = {"languages", "models", "strategy", "seed", "scoring"};
    (void)state;
    assert_string_equal(lac_nearest("langauges", keys, 5), "languages"); /* a swap is one edit */
    assert_string_equal(lac_nearest("modls", keys, 5), "models");
    assert_string_equal(lac_nearest("sed", keys, 5), "seed");
    assert_string_equal(lac_nearest("strategy", keys, 5), "strategy");
    assert_null(lac_nearest("budget", keys, 5));
    assert_null(lac_nearest("", keys, 5));
    assert_null(lac_nearest("seed", keys, 0));
}

static void of_equally_near_words_the_first_is_taken(void **state)
{
    static const char *const keys[] = {"cat", "car", "bat"};
    (void)state;
    assert_string_equal(lac_nearest("caz", keys, 3), "cat");
}

static void words_of_any_length_may_be_asked_for(void **state)
{
    char longest[65], longer[66];
    (void)state;
    memset(longest, 'w', 64);
    memset(longer, 'w', 65);
    longest[64] = longer[65] = '\0';
    const char *const keys[] = {longer, longest};
    assert_ptr_equal(lac_nearest(longest, keys, 2), longest);
    assert_null(lac_nearest(longer, keys, 2));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_untouched_string_is_empty),
        cmocka_unit_test(room_without_text_is_still_an_empty_string),
        cmocka_unit_test(all_ways_of_adding_append),
        cmocka_unit_test(nul_bytes_are_kept_and_long_formats_fit),
        cmocka_unit_test(taking_leaves_nothing_behind),
        cmocka_unit_test(every_occurrence_is_replaced_once),
        cmocka_unit_test(prefixes_and_suffixes),
        cmocka_unit_test(the_nearest_word_is_suggested),
        cmocka_unit_test(of_equally_near_words_the_first_is_taken),
        cmocka_unit_test(words_of_any_length_may_be_asked_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
