#include "core/check/view.h"
#include "core/base/str.h"
#include "core/base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void assert_view(void (*make)(struct lac_view *, const char *, size_t), const char *text, const char *want)
{
    struct lac_view view;
    make(&view, text, strlen(text));
    assert_string_equal(view.text, want);
    assert_int_equal(view.len, strlen(want));
    for (size_t i = 0; i < view.len; i++)
        assert_true(lac_view_origin(&view, i) <= lac_view_origin(&view, i + 1) &&
                    lac_view_origin(&view, i) < strlen(text));
    lac_view_free(&view);
}

static void a_plain_view_keeps_case_and_drops_what_has_no_width(void **state)
{
    (void)state;
    assert_view(lac_view_plain, "Ab  c\n", "Ab  c\n");
    assert_view(lac_view_plain,
                "\xE2\x80\x8F"
                "B\xE2\x80\x8B.",
                "B.");
    assert_view(lac_view_plain, "Ｂ）Ⓑ𝐁", "B）BB");
    assert_view(lac_view_plain, "الإجـــابةُ ﻫﻲ", "الإجابة هي");
    assert_view(lac_view_plain, "הַתְּשׁוּבָה", "התשובה");
    assert_view(lac_view_plain, "e\xCC\x81", "é");
    assert_view(lac_view_plain, "**B** `x`", "B x");
    assert_view(lac_view_plain,
                "a\xFF"
                "b",
                "a\xEF\xBF\xBD"
                "b");
    assert_view(lac_view_plain,
                "a\x01"
                "b",
                "a b");
}

static void numbers_and_letters_in_circles_and_brackets_are_what_they_stand_for(void **state)
{
    (void)state;
    static const struct {
        const char *drawn, *plain, *folded;
    } rows[] = {
        {"③", "3", "3"},
        {"⓷", "3", "3"},
        {"❸", "3", "3"},
        {"➂", "3", "3"},
        {"➌", "3", "3"},
        {"⑶", "3", "3"},
        {"⒊", "3", "3"},
        {"⑫", "12", "12"},
        {"⓬", "12", "12"},
        {"Ⓑ", "B", "b"},
        {"⒝", "b", "b"},
        {"🄑", "B", "b"},
        {"🄱", "B", "b"},
        {"🅑", "B", "b"},
        {"🅱", "B", "b"},
        {"🅱\uFE0F", "B", "b"},
        {"㉯", "나", "나"},
        {"㈏", "나", "나"},
        {"㉡", "ᄂ", "ᄂ"},
        {"㋑", "イ", "イ"},
        {"㊁", "二", "二"},
        {"㈡", "二", "二"},
        {"3\uFE0F\u20E3", "3", "3"},
        {"①③", "1 3", "1 3"},
        {"🅰\uFE0F🅱\uFE0F", "AB", "ab"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_view(lac_view_plain, rows[i].drawn, rows[i].plain);
        assert_view(lac_view_folded, rows[i].drawn, rows[i].folded);
    }
}

static void a_folded_view_is_for_comparing(void **state)
{
    (void)state;
    assert_view(lac_view_folded, "  New \n YORK ", "new york");
    assert_view(lac_view_folded, "Straße ÉTÉ", "strasse été");
    assert_view(lac_view_folded, "٣ ৩ ３", "3 3 3");
    assert_view(lac_view_folded, "ﬁn", "fin");
    assert_view(lac_view_folded,
                "a\xC2\xAD"
                "b",
                "ab");
    assert_view(lac_view_folded, "Ж巴黎", "ж巴黎");
}

static void places_of_a_view_lead_back_to_the_original(void **state)
{
    (void)state;
    struct lac_view view;
    const char *text = "  \xEF\xBC\xA2\xE2\x80\x8B. x";
    lac_view_folded(&view, text, strlen(text));
    assert_string_equal(view.text, "b. x");
    assert_int_equal(lac_view_origin(&view, 0), 2);
    assert_int_equal(lac_view_origin(&view, 1), 8);
    assert_int_equal(lac_view_origin(&view, view.len), strlen(text));
    assert_int_equal(lac_view_at(&view, 0), 0);
    assert_int_equal(lac_view_at(&view, 3), 1);
    assert_int_equal(lac_view_at(&view, 1000), view.len);
    lac_view_free(&view);
}

static void every_place_is_found_from_its_origin(void **state)
{
    (void)state;
    static const char *const texts[] = {"",
                                        "plain ascii",
                                        "ßßßßßßß then ﬁ ﬁ ﬁ",
                                        "a\u0301b  c   d\u200B\u200Be",
                                        "ＡＢＣ①②③ 株式",
                                        "  \u00AD\u00AD\u00ADx",
                                        "İstanbul'un ẞ"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct lac_view view;
        lac_view_folded(&view, texts[i], strlen(texts[i]));
        for (size_t origin = 0; origin < strlen(texts[i]) + 3; origin++) {
            size_t first = 0;
            while (first < view.len && lac_view_origin(&view, first) < origin)
                first++;
            assert_int_equal(lac_view_at(&view, origin), first);
        }
        lac_view_free(&view);
    }
}

static void words_are_found_at_their_boundaries(void **state)
{
    (void)state;
    struct lac_view view;
    lac_view_folded(&view, "bee be", 6);
    assert_int_equal(lac_view_find(&view, 0, "be", 2), 4);
    assert_true(lac_view_find(&view, 0, "e", 1) == (size_t)-1);
    assert_true(lac_view_find(&view, 0, "", 0) == (size_t)-1);
    assert_true(lac_view_find(&view, 5, "be", 2) == (size_t)-1);
    lac_view_free(&view);
}

/* The views take most characters as they are; whatever the order of letters and marks, what comes out is what utf8proc
 * makes of the whole text. */
static void views_are_the_normal_forms_of_the_whole_text(void **state)
{
    (void)state;
    static const char *const pieces[] = {
        "a", "E", "ß", "é",  "Ö",        "ς",        "\xCC\x81", "\xCC\xA3",     "\xCC\x88", "\xCC\xA7",
        "Ж", "й", "ؤ", "ا",  "\xD9\x8B", "\xD9\x94", "क",        "\xE0\xA4\xBC", "ि",        "\xE0\xA5\x8D",
        "ো", "ে", "া", "한", "ᄒ",       "ᅡ",       "ᆫ",       "巴",           "か",       "\xE3\x82\x99",
        "ำ", "ﬁ", "Å", "豈", "ሀ",        ".",        " ",        "Ｂ",           "ก",        "\xE0\xB9\x88",
    };
    uint32_t seed = 1;
    for (int round = 0; round < 20000; round++) {
        struct lac_str text = {0}, folded = {0}, normal = {0};
        for (int i = 0; i < 1 + round % 9; i++) {
            seed = seed * 1664525 + 1013904223;
            lac_str_add(&text, pieces[(seed >> 16) % (sizeof pieces / sizeof *pieces)]);
        }
        struct lac_view view;
        lac_utf8_fold(&folded, text.data, text.len);
        lac_view_folded(&view, text.data, text.len);
        if (strcmp(view.text, lac_str_get(&folded)) != 0)
            fail_msg("'%s' folded is '%s', not '%s'", text.data, view.text, lac_str_get(&folded));
        lac_view_free(&view);
        lac_utf8_nfc(&normal, text.data, text.len);
        lac_view_plain(&view, text.data, text.len);
        struct lac_str seen = {0}, wanted = {0}; /* vowel signs go, most of them */
        lac_str_add_replaced(&seen, view.text, "\xD9\x8B", "");
        lac_str_add_replaced(&wanted, lac_str_get(&normal), "\xD9\x8B", "");
        if (!strstr(text.data, "Ｂ") && strcmp(lac_str_get(&seen), lac_str_get(&wanted)) != 0)
            fail_msg("'%s' is plainly '%s', not '%s'", text.data, view.text, lac_str_get(&normal));
        lac_view_free(&view);
        lac_str_free(&seen);
        lac_str_free(&wanted);
        lac_str_free(&text);
        lac_str_free(&folded);
        lac_str_free(&normal);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_plain_view_keeps_case_and_drops_what_has_no_width),
        cmocka_unit_test(numbers_and_letters_in_circles_and_brackets_are_what_they_stand_for),
        cmocka_unit_test(a_folded_view_is_for_comparing),
        cmocka_unit_test(places_of_a_view_lead_back_to_the_original),
        cmocka_unit_test(views_are_the_normal_forms_of_the_whole_text),
        cmocka_unit_test(words_are_found_at_their_boundaries),
        cmocka_unit_test(every_place_is_found_from_its_origin),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
