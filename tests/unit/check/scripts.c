#include "core/check/scripts.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void the_share_of_a_script_counts_letters_only(void **state)
{
    (void)state;
    assert_true(fabs(lac_script_share("abc 123 !?", "Latn") - 1) < 1e-12);
    assert_true(fabs(lac_script_share("ab вг", "Latn") - 0.5) < 1e-12);
    assert_true(fabs(lac_script_share("ab вг", "Cyrl") - 0.5) < 1e-12);
    assert_true(fabs(lac_script_share("東京タワーです", "Jpan") - 1) < 1e-12);
    assert_true(lac_script_holds("Jpan", "Hani") && lac_script_holds("Cyrl", "Cyrl"));
    assert_false(lac_script_holds("Hira", "Hani") || lac_script_holds("Latn", "Cyrl"));
    assert_true(fabs(lac_script_share("東京", "Hira")) < 1e-12);
    assert_true(fabs(lac_script_share("韓國 한국", "Kore") - 1) < 1e-12);
    assert_true(fabs(lac_script_share("巴黎", "Hans") - 1) < 1e-12);
    assert_true(fabs(lac_script_share("العربية", "Arab") - 1) < 1e-12);
    assert_true(fabs(lac_script_share("123 + 4 = ?", "Arab") - 1) < 1e-12);
    assert_true(fabs(lac_script_share("", "Latn") - 1) < 1e-12);
    assert_true(fabs(lac_script_share("a\xFF"
                                      "b",
                                      "Latn") -
                     1) < 1e-12);
}

static void a_script_or_a_union_of_scripts_is_known(void **state)
{
    (void)state;
    assert_true(lac_script_known("Latn"));
    assert_true(lac_script_known("Jpan"));
    assert_true(lac_script_known("Hans"));
    assert_false(lac_script_known("Japn"));
}

static void one_count_answers_for_every_script(void **state)
{
    (void)state;
    static const char *const texts[] = {"",          "abc",        "東京タワー is 高い", "Ω + яблоко = 한국 12",
                                        "µ ªb ﬁ Ａ", "नमस्ते, Welt!"};
    static const char *const codes[] = {"Latn", "Cyrl", "Jpan", "Kore", "Hans", "Grek", "Deva", "Arab"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct lac_scripts scripts;
        lac_scripts_count(&scripts, texts[i], strlen(texts[i]));
        for (size_t k = 0; k < sizeof codes / sizeof *codes; k++)
            assert_true(fabs(lac_scripts_share(&scripts, codes[k]) - lac_script_share(texts[i], codes[k])) < 1e-12);
    }
    struct lac_scripts scripts;
    const char *mixed = "aя東Ω";
    lac_scripts_count(&scripts, mixed, strlen(mixed));
    assert_int_equal(scripts.letters, 4);
    assert_int_equal(scripts.n, 4);
}

static void letters_of_ascii_are_counted_one_by_one(void **state)
{
    (void)state;
    enum { LEN = 9000 };
    static char text[LEN];
    for (size_t i = 0; i < LEN; i++)
        text[i] = (char)(i % 128 ? i % 128 : ' ');
    for (size_t len = 0; len < LEN; len = len < 300 ? len + 1 : len + 377) {
        struct lac_scripts scripts;
        size_t letters = 0;
        for (size_t i = 0; i < len; i++)
            letters += (text[i] >= 'a' && text[i] <= 'z') || (text[i] >= 'A' && text[i] <= 'Z');
        lac_scripts_count(&scripts, text, len);
        assert_int_equal(scripts.letters, letters);
        assert_int_equal(scripts.n, letters > 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_share_of_a_script_counts_letters_only),
        cmocka_unit_test(a_script_or_a_union_of_scripts_is_known),
        cmocka_unit_test(one_count_answers_for_every_script),
        cmocka_unit_test(letters_of_ascii_are_counted_one_by_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
