#include "core/check/folding.h"
#include "core/model/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static struct lac_folding *folding_of(const char *json)
{
    struct lac_arena *arena = lac_arena_new();
    struct lac_value language;
    assert_int_equal(lac_json_read(arena, json, strlen(json), &language, NULL), LAC_OK);
    struct lac_folding *folding = lac_folding_new(&language);
    lac_arena_free(arena); /* it keeps nothing of it */
    return folding;
}

static void assert_folded(const struct lac_folding *folding, const char *text, const char *want)
{
    struct lac_view view;
    lac_view_folded_as(&view, text, strlen(text), folding);
    assert_string_equal(view.text, want);
    assert_int_equal(view.len, strlen(want));
    for (size_t i = 0; i < view.len; i++)
        assert_true(lac_view_origin(&view, i) <= lac_view_origin(&view, i + 1) &&
                    lac_view_origin(&view, i) < strlen(text));
    lac_view_free(&view);
}

static void most_languages_add_nothing(void **state)
{
    (void)state;
    assert_null(folding_of("{}"));
    assert_null(folding_of("{\"normal\":{\"drop\":\"\",\"map\":{\"a\":\"A\"}}}"));
    assert_folded(NULL, "ISTANBUL İ", "istanbul i̇");
}

static void turkish_has_two_kinds_of_i(void **state)
{
    (void)state;
    struct lac_folding *turkic = folding_of("{\"case\":\"turkic\"}");
    assert_folded(turkic, "IŞIK İzmir izmir I\xCC\x87zmir", "ışık izmir izmir izmir");
    lac_folding_free(turkic);
}

static void characters_are_dropped_and_mapped(void **state)
{
    (void)state;
    struct lac_folding *f =
        folding_of("{\"normal\":{\"drop\":\"\xD9\x80\xD9\x8B-\",\"map\":{\"أ\":\"ا\",\"ß\":\"sz\",\"oe\":\"ö\"}}}");
    assert_folded(f, "أبـــب كتابً", "ابب كتاب");
    assert_folded(f, "Goethe - O e", "göthe o e");
    assert_folded(f, "-a-", "a");
    assert_folded(f, "", "");
    lac_folding_free(f);
}

static void places_lead_back_through_both_steps(void **state)
{
    (void)state;
    struct lac_folding *f = folding_of("{\"case\":\"turkic\",\"normal\":{\"drop\":\"-\",\"map\":{\"x\":\"ks\"}}}");
    struct lac_view view;
    lac_view_folded_as(&view, "  I-x b", 7, f);
    assert_string_equal(view.text, "ıks b");
    const size_t want[] = {2, 2, 4, 4, 5, 6, 7};
    for (size_t i = 0; i <= view.len; i++)
        assert_int_equal(lac_view_origin(&view, i), want[i]);
    lac_view_free(&view);
    lac_folding_free(f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(most_languages_add_nothing),
        cmocka_unit_test(turkish_has_two_kinds_of_i),
        cmocka_unit_test(characters_are_dropped_and_mapped),
        cmocka_unit_test(places_lead_back_through_both_steps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
