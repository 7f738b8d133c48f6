#include "core/check/extent.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void a_usual_translation_is_as_long_as_is_usual(void **state)
{
    (void)state;
    static const char *const english = "Which animal gives milk and lives on a farm?";
    static const struct {
        const char *script, *target;
    } cases[] = {{"Hans", "哪种动物生活在农场并产奶？"},
                 {"Jpan", "牛乳を出し、農場に住んでいる動物は何ですか？"},
                 {"Latn", "¿Qué animal da leche y vive en una granja?"},
                 {"Arab", "ما الحيوان الذي يعطي الحليب ويعيش في المزرعة؟"},
                 {"Cyrl", "Яка тварина дає молоко і живе на фермі?"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double ratio = lac_length_ratio(english, cases[i].target, cases[i].script);
        assert_true(ratio > 0.7 && ratio < 1.4);
    }
}

static void characters_count_and_not_bytes(void **state)
{
    (void)state;
    assert_float_equal(lac_length_ratio("abcd", "абвг", NULL), 1.0, 1e-12);
    assert_float_equal(lac_length_ratio("abcd", "ab", "Xxxx"), 0.5, 1e-12);
    assert_float_equal(lac_length_ratio("abcd", "", "Latn"), 0.0, 1e-12);
    assert_float_equal(lac_length_ratio("", "ab", "Latn"), 0.0, 1e-12);
}

static void names_and_formulas_are_as_long_as_they_are(void **state)
{
    (void)state;
    double ratio =
        lac_length_ratio("Who sang the song 'Like a Rolling Stone'?", "谁唱了歌曲《Like a Rolling Stone》？", "Hans");
    assert_true(ratio > 0.7 && ratio < 1.6);
    assert_float_equal(lac_length_ratio("abcd", "abcd", "Hans"), 1.0, 1e-12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_usual_translation_is_as_long_as_is_usual),
        cmocka_unit_test(names_and_formulas_are_as_long_as_they_are),
        cmocka_unit_test(characters_count_and_not_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
