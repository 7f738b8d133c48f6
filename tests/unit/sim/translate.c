#include "core/sim/translate.h"
#include "core/sim/cipher.h"
#include "invented.h"

static const char *translated(const char *from, const char *to, const char *text)
{
    struct lac_sim_world w = world_of(1, false);
    struct lac_str out = {0};
    lac_sim_translate(&w, &out, from, to, text, strlen(text));
    const char *kept = lac_arena_strndup(memory, lac_str_get(&out), out.len);
    lac_str_free(&out);
    return kept;
}

static void known_stems_and_choices_get_their_real_wording(void **state)
{
    (void)state;
    assert_string_equal(translated("en", "es", "What is the capital of France?"), "¿Cuál es la capital de Francia?");
    assert_string_equal(translated("es", "en", "¿Cuál es la capital de Francia?"), "What is the capital of France?");
    assert_string_equal(translated("en", "es", "Rome"), "Roma");
    assert_string_equal(translated("es", "en", " Roma\n"), " Rome\n");
    assert_string_equal(translated("en", "en-x-placebo", "What is the capital of France?"),
                        "Which city is France’s capital?");
}

static void a_stem_inside_a_longer_text_keeps_its_wording(void **state)
{
    (void)state;
    const char *there = translated("en", "es", "I saw Rome. What is the capital of France? Say it.");
    assert_non_null(strstr(there, " ¿Cuál es la capital de Francia? "));
    assert_null(strstr(there, "Rome"));
    assert_string_equal(translated("es", "en", there), "I saw Rome. What is the capital of France? Say it.");
}

static void everything_comes_back_from_every_language(void **state)
{
    (void)state;
    static const char *const TEXTS[] = {"A long article about Rome was printed.", "Paris", "What is 5 + 4?",
                                        "Café · “x”", ""};
    const char *language;
    for (size_t i = 0; lac_cipher_language(i, &language); i++)
        for (size_t t = 0; t < sizeof TEXTS / sizeof *TEXTS; t++)
            assert_string_equal(translated(language, "en", translated("en", language, TEXTS[t])), TEXTS[t]);
}

static void one_language_leads_to_another_through_english(void **state)
{
    (void)state;
    const char *zh = translated("en", "zh", "A small boat");
    assert_string_equal(translated("zh", "sw", zh), translated("en", "sw", "A small boat"));
    assert_string_equal(translated("zh", "zh", zh), zh);
}

static void the_language_of_a_translation_is_recognised(void **state)
{
    (void)state;
    struct lac_sim_world w = world_of(1, false);
    static const char *const LANGUAGES[] = {"es", "sw", "de", "ar", "fa", "zh", "am"};
    for (size_t i = 0; i < sizeof LANGUAGES / sizeof *LANGUAGES; i++) {
        const char *text = translated("en", LANGUAGES[i], "We saw the book in the museum.");
        assert_string_equal(lac_sim_language_of(&w, text, strlen(text)), LANGUAGES[i]);
    }
    assert_string_equal(lac_sim_language_of(&w, "París", strlen("París")), "es");
    assert_string_equal(lac_sim_language_of(&w, "plain", 5), "en");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_stems_and_choices_get_their_real_wording),
        cmocka_unit_test(a_stem_inside_a_longer_text_keeps_its_wording),
        cmocka_unit_test(everything_comes_back_from_every_language),
        cmocka_unit_test(one_language_leads_to_another_through_english),
        cmocka_unit_test(the_language_of_a_translation_is_recognised),
    };
    return cmocka_run_group_tests(tests, make_items, free_items);
}
