#include "core/check/form.h"
#include "core/base/str.h"
#include "core/base/utf8.h"
#include "core/model/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct lac_affixes *affixes_of(const char *json)
{
    struct lac_arena *arena = lac_arena_new();
    struct lac_value language;
    assert_int_equal(lac_json_read(arena, json, strlen(json), &language, NULL), LAC_OK);
    struct lac_affixes *affixes = lac_affixes_new(&language);
    lac_arena_free(arena);
    return affixes;
}

static bool same(const struct lac_affixes *affixes, const char *a, const char *b)
{
    struct lac_view x, y;
    struct lac_forms left = {0}, right = {0};
    lac_view_folded(&x, a, strlen(a));
    lac_view_folded(&y, b, strlen(b));
    lac_forms_of(&left, &x, affixes);
    lac_forms_of(&right, &y, affixes);
    assert_int_equal(left.n, 1);
    assert_int_equal(right.n, 1);
    bool result = lac_form_is(affixes, &left.at[0], &right.at[0]);
    lac_forms_free(&left);
    lac_forms_free(&right);
    lac_view_free(&x);
    lac_view_free(&y);
    return result;
}

static void without_affixes_words_have_one_form(void **state)
{
    (void)state;
    assert_null(affixes_of("{}"));
    assert_true(same(NULL, "Paris", "PARIS"));
    assert_false(same(NULL, "dog", "dogs"));
    assert_false(same(NULL, "limon", "limón"));
}

/* What a word's letters tell about it says the same as taking its marks away. */
static void marks_are_taken_from_the_letters_that_lose_them(void **state)
{
    (void)state;
    static const char *const texts[] = {"Zürich in die Höhe naïve ﬁn Ａbc",
                                        "Đà Nẵng thành phố",
                                        "Ẹ̀kọ́ ọ̀rọ̀ ilẹ̀",
                                        "Αθήνα ΐδιος",
                                        "Київ її йогурт ёлка",
                                        "القاهرة مُدُن أُستاذ",
                                        "יְרוּשָׁלַיִם עיר",
                                        "दिल्ली क़लम ज़मीन",
                                        "ঢাকা কোথায় বৌ",
                                        "சென்னை கொ",
                                        "กรุงเทพฯ น้ำ",
                                        "አዲስ አበባ",
                                        "서울은 각",
                                        "東京ガール ば",
                                        "e\xCC\x81te n\xCC\x83 \xCC\x81x का\xCC\x81"};
    struct lac_affixes *any = affixes_of("{\"affixes\":{\"behind\":[\"s\"]}}");
    size_t words = 0, kept = 0;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct lac_view view;
        struct lac_forms forms = {0};
        lac_view_folded(&view, texts[i], strlen(texts[i]));
        lac_forms_of(&forms, &view, any);
        for (size_t k = 0; k < forms.n; k++) {
            const struct lac_form *form = &forms.at[k];
            struct lac_str bare = {0};
            lac_utf8_fold_marks(&bare, view.text + form->from, form->to - form->from);
            if (bare.len != form->len || memcmp(lac_str_get(&bare), form->text, form->len) != 0)
                fail_msg("%s: %.*s, not %s", texts[i], (int)form->len, form->text, lac_str_get(&bare));
            kept += form->own == NULL;
            words++;
            lac_str_free(&bare);
        }
        lac_forms_free(&forms);
        lac_view_free(&view);
    }
    assert_true(words > 30 && kept > 15 && kept < words);
    lac_affixes_free(any);
}

static void endings_are_exchanged_where_a_stem_is_left(void **state)
{
    (void)state;
    struct lac_affixes *uk = affixes_of("{\"affixes\":{\"behind\":[\"а\",\"і\",\"ою\",\"у\",\"ій\",\"ього\"]}}");
    assert_true(same(uk, "Варшава", "Варшаві"));
    assert_true(same(uk, "Варшавою", "Варшава"));
    assert_true(same(uk, "синій", "синього"));
    assert_true(same(uk, "кіт", "кіту"));
    assert_true(same(uk, "пара", "пару"));
    assert_false(same(uk, "ка", "ку")); /* one letter says too little */
    assert_false(same(uk, "Варшава", "Полтава"));
    lac_affixes_free(uk);
}

static void what_is_joined_to_a_word_is_seen(void **state)
{
    (void)state;
    struct lac_affixes *ar = affixes_of("{\"affixes\":{\"before\":[\"ال\",\"ب\",\"ב-\"]}}");
    assert_true(same(ar, "جمل", "الجمل"));
    assert_true(same(ar, "الجمل", "جمل"));
    assert_true(same(ar, "1994", "ב-1994"));
    assert_false(same(ar, "1994", "1995"));
    lac_affixes_free(ar);
    struct lac_affixes *zu = affixes_of("{\"affixes\":{\"before\":[\"i\",\"ne\"]}}");
    assert_true(same(zu, "isikhutha", "nesikhutha")); /* one beginning for another */
    assert_false(same(zu, "ipha", "nepha"));          /* too little is left */
    lac_affixes_free(zu);
    struct lac_affixes *es = affixes_of("{\"affixes\":{\"behind\":[\"s\",\"es\"]}}");
    assert_true(same(es, "limón", "limones"));
    lac_affixes_free(es);
}

static void an_ending_alone_is_known(void **state)
{
    (void)state;
    struct lac_affixes *tr = affixes_of("{\"affixes\":{\"before\":[\"ve\"],\"behind\":[\"dir\",\"dür\",\"i\"]}}");
    assert_true(lac_affixes_end(tr, "dir", 3));
    assert_true(lac_affixes_end(tr, "dür", strlen("dür")));
    assert_false(lac_affixes_end(tr, "di", 2));
    assert_false(lac_affixes_end(tr, "ve", 2));
    assert_false(lac_affixes_end(tr, "", 0));
    assert_false(lac_affixes_end(NULL, "dir", 3));
    lac_affixes_free(tr);
}

static void words_know_their_places(void **state)
{
    (void)state;
    struct lac_view view;
    struct lac_forms forms = {0};
    lac_view_folded(&view, "L'océan blue-green, 4.5", 24);
    lac_forms_of(&forms, &view, NULL);
    static const char *const want[] = {"l", "océan", "blue-green", "4", "5"};
    assert_int_equal(forms.n, 5);
    for (size_t i = 0; i < 5; i++) {
        assert_int_equal(forms.at[i].len, strlen(want[i]));
        assert_memory_equal(forms.at[i].text, want[i], strlen(want[i]));
        assert_int_equal(forms.at[i].to - forms.at[i].from, strlen(want[i]));
        assert_memory_equal(view.text + forms.at[i].from, want[i], strlen(want[i]));
    }
    lac_forms_free(&forms);
    lac_view_free(&view);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_affixes_words_have_one_form),
        cmocka_unit_test(marks_are_taken_from_the_letters_that_lose_them),
        cmocka_unit_test(endings_are_exchanged_where_a_stem_is_left),
        cmocka_unit_test(what_is_joined_to_a_word_is_seen),
        cmocka_unit_test(an_ending_alone_is_known),
        cmocka_unit_test(words_know_their_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
