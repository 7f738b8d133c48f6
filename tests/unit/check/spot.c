#include "core/check/reading.h"
#include "tests/unit/check/languages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
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

/* The labels of a text as "place:index "; labels of one letter, or numbers of up to two digits. */
static void labels_of(const char *text, size_t len, bool numbers, struct lac_str *out)
{
    static const char *const words[] = {"one", "two", "three", "four"};
    static const struct lac_piece letters[] = {{"a", 1}, {"b", 1}, {"c", 1}, {"d", 1}};
    static const struct lac_piece digits[] = {{"7", 1}, {"8", 1}, {"9", 1}, {"10", 2}};
    struct lac_question question = {.ask = LAC_ASK_LETTER, .choices = words, .n = 4};
    struct lac_notes notes = {0};
    struct lac_view choices[4];
    struct lac_piece labels[4];
    memcpy(labels, numbers ? digits : letters, sizeof labels);
    struct lac_read read = {.question = &question, .choices = choices, .labels = labels, .notes = &notes};
    read.longest_label = read.longest_folded = numbers ? 2 : 1;
    read.digits = numbers;
    for (size_t i = 0; i < 4; i++)
        lac_view_folded(&choices[i], words[i], strlen(words[i]));
    lac_view_plain(&read.plain, text, len);
    lac_view_folded(&read.folded, text, len);
    const struct lac_spots *spots = lac_labels(&read);
    for (size_t i = 0; i < spots->n; i++)
        lac_str_addf(out, "%zu:%zu ", spots->at[i].from, spots->at[i].index);
    lac_vec_free(&notes.labels);
    lac_view_free(&read.plain);
    lac_view_free(&read.folded);
    for (size_t i = 0; i < 4; i++)
        lac_view_free(&choices[i]);
}

/* ASCII is looked over in blocks: wherever a label stands in one, and whether there are any. */
static void labels_are_found_at_every_place(void **state)
{
    (void)state;
    enum { LEN = 200 };
    for (size_t at = 0; at + 2 < LEN; at++)
        for (int kind = 0; kind < 4; kind++) {
            char text[LEN + 1], want[32];
            bool numbers = kind == 1;
            memset(text, 'w', LEN);
            for (size_t i = at % 7; i < LEN; i += 7)
                text[i] = ' ';
            if (kind == 3) /* "é": no block is of ASCII alone */
                memcpy(text + (at < LEN / 2 ? LEN - 4 : 2), "\xC3\xA9", 2);
            memcpy(text + at, numbers ? "10" : kind == 2 ? "b" : "C", numbers ? 2 : 1);
            text[at + (numbers ? 2 : 1)] = ' ';
            if (at > 0)
                text[at - 1] = '.';
            struct lac_str got = {0};
            labels_of(text, LEN, numbers, &got);
            snprintf(want, sizeof want, "%zu:%d ", at, numbers ? 3 : kind == 2 ? 1 : 2);
            if (strcmp(lac_str_get(&got), want) != 0)
                fail_msg("%zu, %d: %s, not %s in %.*s", at, kind, lac_str_get(&got), want, LEN, text);
            lac_str_free(&got);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_follows_tells_a_label_from_a_word),
        cmocka_unit_test(quotes_brackets_tags_and_macros_open),
        cmocka_unit_test(an_ending_of_the_language_may_hang_on_a_label),
        cmocka_unit_test(a_hebrew_letter_may_have_its_geresh),
        cmocka_unit_test(labels_are_found_at_every_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
