#include "core/check/places.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

/* The words or places of a text, each as "[...]", phrases with their index. */
static void assert_found(struct lac_places *found, const char *text, bool named, const char *want)
{
    struct lac_str got = {0};
    for (size_t i = 0; i < found->list.n; i++) {
        const struct lac_place *p = &found->list.at[i];
        if (named)
            lac_str_addf(&got, "%zu", p->phrase);
        lac_str_addf(&got, "[%.*s]", (int)(p->to - p->from), text + p->from);
    }
    assert_string_equal(lac_str_get(&got), want);
    lac_str_free(&got);
    lac_vec_free(&found->list);
}

static void assert_words(const char *text, const char *const *keep, size_t n, const char *want)
{
    struct lac_places found = {{0}};
    lac_free_words(text, keep, n, &found);
    assert_found(&found, text, false, want);
}

static void words_are_runs_of_letters_in_any_script(void **state)
{
    (void)state;
    assert_words("What is the capital?", NULL, 0, "[What][is][the][capital]");
    assert_words("¿Qué día es, entonces?", NULL, 0, "[Qué][día][es][entonces]");
    assert_words("ما هي عاصمة فرنسا؟", NULL, 0, "[ما][هي][عاصمة][فرنسا]");
    assert_words("भारत की राजधानी क्या है?", NULL, 0, "[भारत][की][राजधानी][क्या][है]");
    assert_words("法国的首都是哪里？", NULL, 0, "[法国的首都是哪里]");
    assert_words("", NULL, 0, "");
    assert_words("a\xFF"
                 "b",
                 NULL, 0, "[a][b]");
}

static void numbers_quotes_and_kept_phrases_stay(void **state)
{
    (void)state;
    static const char *const keep[] = {"red sea", "Paris"};
    assert_words("What is 2 + 3x and H2O?", NULL, 0, "[What][is][and]");
    assert_words("Opposite of “hot soup” now?", NULL, 0, "[Opposite][of][now]");
    assert_words("Contraire de « chaud » ?", NULL, 0, "[Contraire][de]");
    assert_words("An open “quote stays a word", NULL, 0, "[An][open][quote][stays][a][word]");
    assert_words("The Red Sea near PARIS is red", keep, 2, "[The][near][is][red]");
}

static void assert_places(const char *text, const char *want)
{
    static const char *const phrases[] = {"capital", "capital city", "the", "首都", "the"};
    static const char *const keep[] = {"The Hague"};
    struct lac_places found = {{0}};
    lac_places(text, phrases, 5, keep, 1, &found);
    assert_found(&found, text, true, want);
}

static void phrases_are_found_longest_first_and_do_not_overlap(void **state)
{
    (void)state;
    assert_places("Name THE capital city of it", "2[THE]1[capital city]");
    assert_places("The capitals have a Capital.", "2[The]0[Capital]");
    assert_places("法国的首都是哪里", "3[首都]");
    assert_places("Is The Hague the “capital”?", "2[the]");
    assert_places("capital\n city", "1[capital\n city]");
    assert_places("none", "");
}

static void assert_recased(const char *word, const char *like, const char *want)
{
    struct lac_str out = {0};
    lac_recase(&out, word, like);
    assert_string_equal(lac_str_get(&out), want);
    lac_str_free(&out);
}

static void capitals_follow_the_model(void **state)
{
    (void)state;
    assert_recased("élan", "Word", "Élan");
    assert_recased("élan vital", "WORD", "ÉLAN VITAL");
    assert_recased("Berg", "word", "Berg");
    assert_recased("big", "A", "Big");
    assert_recased("город", "What", "Город");
    assert_recased("首都", "What", "首都");
    assert_recased("¿qué", "What", "¿Qué");
    assert_recased("", "What", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_runs_of_letters_in_any_script),
        cmocka_unit_test(numbers_quotes_and_kept_phrases_stay),
        cmocka_unit_test(phrases_are_found_longest_first_and_do_not_overlap),
        cmocka_unit_test(capitals_follow_the_model),
    };
    return cmocka_run_group_tests_name("check/places", tests, NULL, NULL);
}
