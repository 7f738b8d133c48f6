#include "core/check/view.h"

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
        assert_true(view.origin[i] <= view.origin[i + 1] && view.origin[i] < strlen(text));
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
    assert_int_equal(view.origin[0], 2);
    assert_int_equal(view.origin[1], 8);
    assert_int_equal(view.origin[view.len], strlen(text));
    assert_int_equal(lac_view_at(&view, 0), 0);
    assert_int_equal(lac_view_at(&view, 3), 1);
    assert_int_equal(lac_view_at(&view, 1000), view.len);
    lac_view_free(&view);
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_plain_view_keeps_case_and_drops_what_has_no_width),
        cmocka_unit_test(a_folded_view_is_for_comparing),
        cmocka_unit_test(places_of_a_view_lead_back_to_the_original),
        cmocka_unit_test(words_are_found_at_their_boundaries),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
