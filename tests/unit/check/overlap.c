#include "core/check/overlap.h"
#include "tests/unit/check/languages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static struct lac_overlap overlap(const char *english, const char *target)
{
    struct lac_overlap out;
    lac_overlap(english, strlen(english), target, strlen(target), NULL, &out);
    return out;
}

static void assert_overlap(const char *english, const char *target, size_t words, size_t shared, size_t run)
{
    struct lac_overlap out = overlap(english, target);
    if (out.words != words || out.shared != shared || out.run != run)
        fail_msg("'%s': %zu words, %zu shared, run %zu", target, out.words, out.shared, out.run);
}

static void what_stayed_english_is_counted(void **state)
{
    (void)state;
    assert_overlap("Where do fish live?", "¿Dónde viven los peces?", 4, 0, 0);
    assert_overlap("Where do fish live?", "Where do fish live?", 3, 3, 3); /* "Where" may be a name */
    assert_overlap("a wheel and axle system", "يتحرك wheel and axle system بسهولة", 6, 4, 4);
    assert_overlap("the cat and the dog", "el cat y el dog", 4, 2, 1);
    assert_overlap("shiny silver", "i-shiny Silver", 2, 1, 1);
    assert_overlap("the cells divide", "细胞 divide 分裂 cells", 4, 2, 1);
}

static void what_may_stay_is_no_word(void **state)
{
    (void)state;
    assert_overlap("H2O and CO2 in 1945, DNA, x", "H2O CO2 1945 DNA x", 0, 0, 0);
    assert_overlap("He met Nelson Mandela.", "Conoció a Nelson Mandela.", 1, 0, 0);
    assert_overlap("It is 12 km or 3.5 kg.", "12 km 3.5 kg", 0, 0, 0);
    assert_overlap("Paris is big; paris green is not.", "Paris", 1, 1, 1); /* English has it in small letters, too */
}

static void names_between_shared_words_do_not_part_them(void **state)
{
    (void)state;
    assert_overlap("the theory of Rawls explains much", "theory Rawls explains", 2, 2, 2);
}

static void marks_outside_of_ascii_part_words(void **state)
{
    (void)state;
    assert_overlap("a bridge and shop", "“bridge”、shop。«bridge»（shop）", 4, 4, 4);
    assert_overlap("it's a well-known fact", "it's well-known", 2, 2, 2);
}

static void long_and_broken_texts_end(void **state)
{
    (void)state;
    static const char target[] = "wort\xFF\xE2\x80\xE2 \xF0\x9F";
    char many[4096] = "";
    for (int i = 0; i < 1000; i++)
        strcat(many, "ab ");
    assert_overlap(many, "ab", 1, 1, 1);
    overlap(target, target);
    assert_overlap("", "", 0, 0, 0);
    assert_overlap("internationalisationalisation of anticonstitutionnellementissimes",
                   "internationalisationalisation anticonstitutionnellementissimes", 2, 2, 2);
}

static void words_of_programs_formulas_and_addresses_count_for_nothing(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "len(x)",           "\\frac{a}{b}", "5 mol/L", "sys.path", "http://example.com/page",
        "mail@example.com", "snake_case",   "#tag"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (overlap(texts[i], texts[i]).shared > 0)
            fail_msg("'%s' is no English", texts[i]);
    struct lac_overlap o = overlap("the stone. the apple: good (or not)", "the stone. the apple: good (or not)");
    assert_int_equal(o.shared, 7);
}

static void units_are_those_of_the_targets_language(void **state)
{
    (void)state;
    static const char english[] = "it runs 5 kilometer a day", target[] = "es läuft 5 kilometer am tag";
    struct lac_counting *indonesian = counting_of("id");
    struct lac_overlap out;
    lac_overlap(english, strlen(english), target, strlen(target), indonesian, &out);
    assert_int_equal(out.shared, 0);
    lac_overlap(english, strlen(english), target, strlen(target), NULL, &out);
    assert_int_equal(out.shared, 1);
    lac_counting_free(indonesian);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_of_programs_formulas_and_addresses_count_for_nothing),
        cmocka_unit_test(units_are_those_of_the_targets_language),
        cmocka_unit_test(what_stayed_english_is_counted),
        cmocka_unit_test(what_may_stay_is_no_word),
        cmocka_unit_test(names_between_shared_words_do_not_part_them),
        cmocka_unit_test(marks_outside_of_ascii_part_words),
        cmocka_unit_test(long_and_broken_texts_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
