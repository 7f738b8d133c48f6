#include "core/check/reading.h"
#include "tests/unit/check/languages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void what_follows_tells_a_label_from_a_word(void **state)
{
    (void)state;
    static const struct {
        const char *text; /* looked at behind its first byte */
        enum lac_follow follow;
    } cases[] = {
        {"B", LAC_FOLLOW_END},       {"B  ", LAC_FOLLOW_END},     {"B\nx", LAC_FOLLOW_END},
        {"B. x", LAC_FOLLOW_STOP},   {"B。", LAC_FOLLOW_STOP},    {"B, x", LAC_FOLLOW_PAUSE},
        {"B - x", LAC_FOLLOW_PAUSE}, {"B?", LAC_FOLLOW_QUESTION}, {"B？", LAC_FOLLOW_QUESTION},
        {"B is", LAC_FOLLOW_WORD},   {"B因", LAC_FOLLOW_WORD},    {"B/C", LAC_FOLLOW_SLASH},
        {"B & C", LAC_FOLLOW_SLASH}, {"Be", LAC_FOLLOW_GLUED},    {"B-52", LAC_FOLLOW_GLUED},
        {"B's", LAC_FOLLOW_GLUED},   {"B’s", LAC_FOLLOW_GLUED},   {"B.C", LAC_FOLLOW_GLUED},
        {"B#", LAC_FOLLOW_GLUED},    {"B%", LAC_FOLLOW_GLUED},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct lac_view view;
        lac_view_plain(&view, cases[i].text, strlen(cases[i].text));
        if (lac_follow_at(&view, 1) != cases[i].follow)
            fail_msg("%s: %d, expected %d", cases[i].text, (int)lac_follow_at(&view, 1), (int)cases[i].follow);
        lac_view_free(&view);
    }
}

static void quotes_brackets_tags_and_macros_open(void **state)
{
    (void)state;
    static const char *const texts[] = {"(B",        " \"B",  "**B", "“B",   "<b>B", "\\boxed{B",
                                        "$\\text{B", "：「B", "- B", "\\(B", "B"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct lac_view view;
        lac_view_plain(&view, texts[i], strlen(texts[i]));
        assert_int_equal(lac_skip_openers(&view, 0), view.len - 1);
        lac_view_free(&view);
    }
}

/* The letter that a reply gives, '-' for none. */
static char letter_of(const char *code, const char *reply)
{
    static const char *const choices[] = {"one", "two", "three", "four"};
    struct lac_reader *reader = reader_of(code);
    struct lac_question question = {.ask = LAC_ASK_LETTER, .choices = choices, .n = 4};
    struct lac_reading r;
    lac_read_answer(reader, NULL, &question, reply, strlen(reply), false, &r);
    lac_reader_free(reader);
    return r.kind == LAC_READ_ANSWER ? (char)('A' + r.index) : '-';
}

static void an_ending_of_the_language_may_hang_on_a_label(void **state)
{
    (void)state;
    assert_int_equal(letter_of("tr", "Doğru cevap B'dir."), 'B');
    assert_int_equal(letter_of("tr", "Doğru cevap C’dir, çünkü öyle."), 'C');
    assert_int_equal(letter_of("tr", "B'yi seçiyorum."), 'B');
    assert_int_equal(letter_of("qu", "Allin kutichiyqa B-mi."), 'B');
    assert_int_equal(letter_of("tr", "Doğru cevap B'xyz."), '-');
    assert_int_equal(letter_of("tr", "Doğru cevap B-DIR."), '-');
    assert_int_equal(letter_of("tr", "Doğru cevap B'dir değil."), '-');
    assert_int_equal(letter_of("en", "The answer is B's."), '-');
}

static void a_hebrew_letter_may_have_its_geresh(void **state)
{
    (void)state;
    static const char *const choices[] = {"מדריד", "פריז", "רומא", "ברלין"};
    static const struct {
        const char *reply, *rule;
    } cases[] = {
        {"התשובה הנכונה היא ב׳.", "letter.cue"},
        {"ב׳", "letter.alone"},
        {"התשובה היא ג׳ירפה.", "none"}, /* a word that begins with the sound of a third letter */
        {"התשובה היא ב״כ.", "none"},    /* an abbreviation */
    };
    struct lac_reader *reader = reader_of("he");
    struct lac_question question = {.ask = LAC_ASK_LETTER, .choices = choices, .n = 4};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct lac_reading r;
        lac_read_answer(reader, NULL, &question, cases[i].reply, strlen(cases[i].reply), false, &r);
        if (strcmp(r.rule, cases[i].rule) != 0)
            fail_msg("%s: %s, expected %s", cases[i].reply, r.rule, cases[i].rule);
    }
    lac_reader_free(reader);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_follows_tells_a_label_from_a_word),
        cmocka_unit_test(quotes_brackets_tags_and_macros_open),
        cmocka_unit_test(an_ending_of_the_language_may_hang_on_a_label),
        cmocka_unit_test(a_hebrew_letter_may_have_its_geresh),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
