#include "core/sim/cipher.h"
#include "core/base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void assert_round_trip(const char *language, const char *text)
{
    struct lac_str there = {0}, back = {0}, normal = {0};
    lac_cipher_write(&there, language, text, strlen(text));
    if (lac_utf8_valid(text, strlen(text))) {
        lac_utf8_nfc(&normal, lac_str_get(&there), there.len);
        assert_string_equal(lac_str_get(&normal), lac_str_get(&there));
    }
    lac_cipher_read(&back, language, lac_str_get(&there), there.len);
    if (strcmp(lac_str_get(&back), text) != 0)
        fail_msg("%s: '%s' came back as '%s'", language, text, lac_str_get(&back));
    lac_str_free(&there);
    lac_str_free(&back);
    lac_str_free(&normal);
}

static void every_letter_of_every_language_comes_back(void **state)
{
    (void)state;
    const char *language;
    size_t languages = 0;
    for (; lac_cipher_language(languages, &language); languages++) {
        assert_round_trip(language, "abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789 .,?!;:'\"()-\n");
        assert_round_trip(language, "");
    }
    assert_true(languages > 60);
    assert_round_trip("sr-Latn", "What is it?");
    assert_round_trip("xx", "What is it?");
    assert_round_trip("zh-Hant", "What is it?");
}

static void foreign_letters_and_the_marks_themselves_come_back(void **state)
{
    (void)state;
    const char *language;
    for (size_t i = 0; lac_cipher_language(i, &language); i++) {
        assert_round_trip(language, "São Paulo, Москва, 天地, ابت, ɓƈ ƁƇ, 가나");
        assert_round_trip(language, "a·b ‧c ·· ‧‧ ·A‧· é“x”");
    }
    assert_round_trip("es", "broken \xff\xc3 bytes");
}

static void letters_are_of_the_script_of_the_language(void **state)
{
    (void)state;
    static const char *const CASES[][2] = {{"es", "Latn"},      {"uk", "Cyrl"},      {"ar", "Arab"}, {"he", "Hebr"},
                                           {"hi", "Deva"},      {"bn", "Beng"},      {"am", "Ethi"}, {"ko", "Hang"},
                                           {"ja", "Hira"},      {"zh", "Hani"},      {"el", "Grek"}, {"th", "Thai"},
                                           {"ka", "Geor"},      {"hy", "Armn"},      {"ta", "Taml"}, {"te", "Telu"},
                                           {"sr-Cyrl", "Cyrl"}, {"zh-Hans", "Hani"}, {"zz", "Latn"}};
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct lac_str out = {0};
        lac_cipher_write(&out, CASES[i][0], "Quick brown fox jumps over lazy dog", 35);
        for (size_t at = 0; at < out.len;) {
            uint32_t cp;
            at += lac_utf8_next(out.data + at, out.len - at, &cp);
            if (lac_utf8_is_letter(cp))
                assert_string_equal(lac_utf8_script(cp), CASES[i][1]);
        }
        lac_str_free(&out);
    }
}

static void languages_of_one_script_have_different_words(void **state)
{
    (void)state;
    const char *a, *b;
    for (size_t i = 0; lac_cipher_language(i, &a) && strncmp(a, "und", 3) != 0; i++)
        for (size_t j = 0; j < i && lac_cipher_language(j, &b); j++) {
            struct lac_str x = {0}, y = {0};
            lac_cipher_write(&x, a, "river", 5);
            lac_cipher_write(&y, b, "river", 5);
            assert_string_not_equal(x.data, y.data);
            lac_str_free(&x);
            lac_str_free(&y);
        }
}

static void english_and_its_other_wordings_are_left_alone(void **state)
{
    (void)state;
    assert_true(lac_cipher_none("en"));
    assert_true(lac_cipher_none("en-x-placebo"));
    assert_false(lac_cipher_none("es"));
    assert_false(lac_cipher_none("enm"));
    struct lac_str out = {0};
    lac_cipher_write(&out, "en-x-placebo", "Paris", 5);
    lac_cipher_read(&out, "en", "Rome", 4);
    assert_string_equal(out.data, "ParisRome");
    lac_str_free(&out);
}

static void an_alphabet_is_recognised(void **state)
{
    (void)state;
    struct lac_str out = {0};
    lac_cipher_write(&out, "am", "fox", 3);
    assert_true(lac_cipher_could_be("am", out.data, out.len));
    assert_true(lac_cipher_could_be("ti", out.data, out.len));
    assert_false(lac_cipher_could_be("es", out.data, out.len));
    assert_false(lac_cipher_could_be("es", "plain 12 ñ", 11));
    lac_str_free(&out);
}

static void codes_of_the_translator_and_names_are_known(void **state)
{
    (void)state;
    assert_string_equal(lac_cipher_bcp47("eng"), "en");
    assert_string_equal(lac_cipher_bcp47("spa"), "es");
    assert_string_equal(lac_cipher_bcp47("epo"), "eo");
    assert_string_equal(lac_cipher_bcp47("fr"), "fr");
    assert_string_equal(lac_cipher_bcp47("xyz"), "xyz");
    assert_string_equal(lac_cipher_named("Chinese into"), "zh");
    assert_string_equal(lac_cipher_named("English into Spanish (es)"), "en");
    assert_string_equal(lac_cipher_named("English (placebo)"), "en-x-placebo");
    assert_null(lac_cipher_named("Klingon"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_letter_of_every_language_comes_back),
        cmocka_unit_test(foreign_letters_and_the_marks_themselves_come_back),
        cmocka_unit_test(letters_are_of_the_script_of_the_language),
        cmocka_unit_test(languages_of_one_script_have_different_words),
        cmocka_unit_test(english_and_its_other_wordings_are_left_alone),
        cmocka_unit_test(an_alphabet_is_recognised),
        cmocka_unit_test(codes_of_the_translator_and_names_are_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
