#include "core/check/gates.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static void a_phrase_is_mentioned_at_word_boundaries(void **state)
{
    (void)state;
    assert_true(lac_mentions("The capital is Paris.", "paris"));
    assert_true(lac_mentions("ＰＡＲＩＳ", "Paris"));
    assert_true(lac_mentions("New\n York!", "new york"));
    assert_true(lac_mentions("¿París?", "París"));
    assert_true(lac_mentions("L’eau", "eau"));
    assert_true(lac_mentions("Straße", "STRASSE"));
    assert_false(lac_mentions("Parisian", "Paris"));
    assert_false(lac_mentions("comparison", "paris"));
    assert_false(lac_mentions("14", "4"));
    assert_true(lac_mentions("4, 14", "4"));
    assert_false(lac_mentions("Paris", ""));
    assert_false(lac_mentions("Paris", " "));
    assert_false(lac_mentions("", "Paris"));
    assert_false(lac_mentions("Pari\xFF", "Paris"));
    assert_true(lac_mentions("parisparis paris", "paris"));
    assert_false(lac_mentions("हिन्दी", "हिन्द"));
}

static void scripts_without_spaces_mention_at_any_place(void **state)
{
    (void)state;
    assert_true(lac_mentions("法国的首都是巴黎吗", "巴黎"));
    assert_true(lac_mentions("使用AI技术", "AI"));
    assert_true(lac_mentions("東京タワーです", "タワー"));
    assert_true(lac_mentions("ฉันอยู่กรุงเทพครับ", "กรุงเทพ"));
    assert_false(lac_mentions("파리에서", "파리"));
    assert_true(lac_mentions("수도는 파리 이다", "파리"));
}

static void glued_sentences_are_found_where_the_first_ends(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        ptrdiff_t at;
    } cases[] = {
        {"One.Two", 3},
        {"One. Two", -1},
        {"Which one?As he walks", 9},
        {"Stop!Now", 4},
        {"Fin.¿Qué es?", 3},
        {"Fin.«Oui»", 3},
        {"He said \"yes.\"Then", 12},
        {"He said \"yes.\" Then", -1},
        {"In 1990.The", 7},
        {"ما هذا؟هو", 11},
        {"यह है।वह", 13},
        {"ምን፧እሱ", 6},
        {"3.14 and 2.5", -1},
        {"the U.S.A. won", -1},
        {"e.g. this, i.e.that", -1},
        {"Ph.D. work", -1},
        {"J.K. Rowling", -1},
        {"see www.Example.Com/A.Html now", -1},
        {"see https://a.org/X.Y?Z=1", -1},
        {"mail A.Bc@De.Fg", -1},
        {"example.com", -1},
        {"wait...and see", -1},
        {"end.", -1},
        {".Net", -1},
        {"", -1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (lac_glued_join(cases[i].text, " ") != cases[i].at)
            fail_msg("%s: %td, expected %td", cases[i].text, lac_glued_join(cases[i].text, " "), cases[i].at);
}

static void languages_without_a_space_there_have_no_glued_joins(void **state)
{
    (void)state;
    assert_int_equal(lac_glued_join("问题。答案", ""), -1);
    assert_int_equal(lac_glued_join("One.Two", ""), -1);
    assert_int_equal(lac_glued_join("질문입니다.답입니다", " "), 15);
}

static void program_lists_and_quotes_are_leaks(void **state)
{
    (void)state;
    static const char *const leaks[] = {"['a', 'b']",      "[\"a\"]",     "the list [ 'a' ] here",
                                        "'Paris'",         "\"Paris\"",   " 'Paris' ",
                                        "{\"answer\": 1}", "x {'a' : 2}", "['it's']"};
    static const char *const fine[] = {
        "Paris",         "",       "'",      "don't",          "\"A\" and \"B\"", "'tis",
        "[1]",           "[a, b]", "{x}",    "the dogs' bowl", "“Paris”",         "«Paris»",
        "rock 'n' roll", "f[\"",   "{\"a\"}"};
    for (size_t i = 0; i < sizeof leaks / sizeof *leaks; i++)
        if (!lac_leaked_syntax(leaks[i]))
            fail_msg("not seen: %s", leaks[i]);
    for (size_t i = 0; i < sizeof fine / sizeof *fine; i++)
        if (lac_leaked_syntax(fine[i]))
            fail_msg("no leak: %s", fine[i]);
}

static void a_part_is_glued_where_no_space_parts_it_from_the_rest(void **state)
{
    (void)state;
    assert_true(lac_part_glued("It rained.Why?", "It rained.", false));
    assert_false(lac_part_glued("It rained. Why?", "It rained.", false));
    assert_false(lac_part_glued("It rained.\xC2\xA0Why?", "It rained.", false));
    assert_true(lac_part_glued("Why?It rained.", "It rained.", true));
    assert_false(lac_part_glued("Why?\nIt rained.", "It rained.", true));
    assert_true(lac_part_glued("Ab. Why?Ab.", "Ab.", true));
    assert_true(lac_part_glued("ሰላም።ለምን?", "ሰላም።", false));
    assert_false(lac_part_glued("It rained. ", "It rained. ", false));
    assert_false(lac_part_glued("It rained. Why?", "It rained. ", false));
    assert_false(lac_part_glued("Why?", "It rained.", false));
    assert_false(lac_part_glued("Why?", "", false));
    assert_false(lac_part_glued("Why?", "Why?", true));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_part_is_glued_where_no_space_parts_it_from_the_rest),
        cmocka_unit_test(a_phrase_is_mentioned_at_word_boundaries),
        cmocka_unit_test(scripts_without_spaces_mention_at_any_place),
        cmocka_unit_test(glued_sentences_are_found_where_the_first_ends),
        cmocka_unit_test(languages_without_a_space_there_have_no_glued_joins),
        cmocka_unit_test(program_lists_and_quotes_are_leaks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
