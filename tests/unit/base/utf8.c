#include "core/base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

typedef void form(struct lac_str *out, const char *text, size_t len);

static void check_form(form *make, const char *text, const char *want)
{
    struct lac_str out = {0};
    make(&out, text, strlen(text));
    assert_string_equal(lac_str_get(&out), want);
    lac_str_free(&out);
}

/* Table 3-7 of the Unicode standard, written out: length of the well-formed sequence at s, or 0. */
static size_t table_3_7(const unsigned char *s, size_t len)
{
    static const struct {
        unsigned char first[2], second[2];
        size_t len;
    } rows[] = {
        {{0x00, 0x7F}, {0, 0}, 1},       {{0xC2, 0xDF}, {0x80, 0xBF}, 2}, {{0xE0, 0xE0}, {0xA0, 0xBF}, 3},
        {{0xE1, 0xEC}, {0x80, 0xBF}, 3}, {{0xED, 0xED}, {0x80, 0x9F}, 3}, {{0xEE, 0xEF}, {0x80, 0xBF}, 3},
        {{0xF0, 0xF0}, {0x90, 0xBF}, 4}, {{0xF1, 0xF3}, {0x80, 0xBF}, 4}, {{0xF4, 0xF4}, {0x80, 0x8F}, 4},
    };
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        if (s[0] < rows[r].first[0] || s[0] > rows[r].first[1])
            continue;
        if (len < rows[r].len)
            return 0;
        for (size_t i = 1; i < rows[r].len; i++)
            if (s[i] < (i == 1 ? rows[r].second[0] : 0x80) || s[i] > (i == 1 ? rows[r].second[1] : 0xBF))
                return 0;
        return rows[r].len;
    }
    return 0;
}

/* All pairs of first bytes, with every kind of byte behind them, at every length. */
static void decoding_follows_table_3_7(void **state)
{
    static const unsigned char kinds[] = {0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC2, 0xFF};
    (void)state;
    for (unsigned pair = 0; pair < 0x10000; pair++) {
        for (unsigned k = 0; k < sizeof kinds * sizeof kinds; k++) {
            unsigned char s[4] = {(unsigned char)(pair >> 8), (unsigned char)pair, kinds[k / sizeof kinds],
                                  kinds[k % sizeof kinds]};
            for (size_t len = 1; len <= 4; len++) {
                uint32_t cp;
                size_t took = lac_utf8_next((char *)s, len, &cp);
                if (took != table_3_7(s, len))
                    fail_msg("%02x %02x %02x %02x, length %zu", s[0], s[1], s[2], s[3], len);
                assert_true(took || cp == 0xFFFD);
            }
            if (k == 0 && s[0] < 0x80)
                break;
        }
    }
}

static void every_character_survives_encoding_and_decoding(void **state)
{
    (void)state;
    for (uint32_t cp = 0; cp < 0x110000; cp++) {
        char bytes[4];
        uint32_t back;
        size_t len = lac_utf8_put(bytes, cp);
        if (cp >= 0xD800 && cp <= 0xDFFF) {
            assert_int_equal(len, 0);
        } else {
            assert_int_equal(lac_utf8_next(bytes, len, &back), len);
            assert_int_equal(back, cp);
        }
    }
    assert_int_equal(lac_utf8_put((char[4]){0}, 0x110000), 0);
    assert_int_equal(lac_utf8_put((char[4]){0}, UINT32_MAX), 0);
}

static void texts_are_judged_and_counted(void **state)
{
    (void)state;
    assert_true(lac_utf8_valid("", 0) && lac_utf8_valid("a\0\xC3\xA9", 4));
    assert_false(lac_utf8_valid("a\xC3", 2));
    assert_false(lac_utf8_valid("\xED\xA0\x80", 3)); /* a surrogate */
    assert_false(lac_utf8_valid("\xC0\x80", 2));     /* NUL the long way */
    assert_int_equal(lac_utf8_count("a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80", 10), 4);
    assert_int_equal(lac_utf8_count("\xFF\xC3\xE2\x82", 4), 4);
}

static void a_cut_falls_between_characters(void **state)
{
    const char *text = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80z"; /* ends at 1 3 6 10 11 */
    static const size_t want[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 11, 11};
    (void)state;
    for (size_t max = 0; max < sizeof want / sizeof *want; max++)
        assert_int_equal(lac_utf8_cut(text, 11, max), want[max]);
}

static void ill_formed_bytes_do_not_swallow_the_text_before_a_cut(void **state)
{
    char text[200];
    (void)state;
    memset(text, 0x80, sizeof text);
    assert_int_equal(lac_utf8_cut(text, sizeof text, 100), 100);
    assert_int_equal(lac_utf8_cut("\xE2\x82xyz", 5, 2), 2); /* the character never ends */
    assert_int_equal(lac_utf8_cut("\xE2\x82", 2, 1), 1);
    assert_int_equal(lac_utf8_cut("ab\xC3\xA9\x80", 5, 4), 4);
}

/* NormalizationTest.txt: rows of parts 1 and 2. */
static void nfc_composes(void **state)
{
    (void)state;
    check_form(lac_utf8_nfc, "D\xCC\x87\xCC\xA3", "\xE1\xB8\x8C\xCC\x87"); /* D, dot above, dot below: 1E0C 0307 */
    check_form(lac_utf8_nfc, "\xE2\x84\xAB", "\xC3\x85");                  /* angstrom sign: 00C5 */
    check_form(lac_utf8_nfc, "\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8", "\xEA\xB0\x81"); /* Hangul: AC01 */
    check_form(lac_utf8_nfc, "\xEF\xAC\x81", "\xEF\xAC\x81");                         /* the ligature fi stays */
    check_form(lac_utf8_nfc, "", "");
}

static void ill_formed_bytes_become_replacement_characters(void **state)
{
    (void)state;
    check_form(lac_utf8_nfc, "a\xFF\xC3z\xE2\x82", "a\xEF\xBF\xBD\xEF\xBF\xBDz\xEF\xBF\xBD\xEF\xBF\xBD");
}

static void nul_bytes_pass_through(void **state)
{
    struct lac_str out = {0};
    (void)state;
    lac_utf8_nfc(&out, "a\0b", 3);
    assert_int_equal(out.len, 3);
    assert_memory_equal(out.data, "a\0b", 3);
    lac_str_free(&out);
}

static void folding_makes_equal_what_reads_equal(void **state)
{
    (void)state;
    check_form(lac_utf8_fold,
               "  The\xC2\xA0"
               "ANSWER \t\n is ",
               "the answer is");
    check_form(lac_utf8_fold,
               "Stra\xC3\x9F"
               "e",
               "strasse");
    check_form(lac_utf8_fold, "\xEF\xBC\xA1\xEF\xBC\x91", "a1"); /* full width */
    check_form(lac_utf8_fold, "x\xC2\xB2", "x2");
    check_form(lac_utf8_fold,
               "a\xE2\x80\x8B\xE2\x80\x8F\xC2\xAD"
               "b\xEF\xBB\xBF",
               "ab"); /* no width, soft hyphen */
    check_form(lac_utf8_fold,
               "\xE2\x80\xAE"
               "A\xE2\x80\xAC",
               "a"); /* direction marks */
    check_form(lac_utf8_fold, "E\xCC\x81T\xC3\x89", "\xC3\xA9t\xC3\xA9");
    check_form(lac_utf8_fold, "\xE3\x80\x80\xE4\xB8\xAD\xE3\x80\x80\xE6\x96\x87", "\xE4\xB8\xAD \xE6\x96\x87");
    check_form(lac_utf8_fold, " \t", "");
}

static void blank_is_what_leaves_nothing_to_see(void **state)
{
    (void)state;
    assert_true(lac_utf8_blank("") && lac_utf8_blank(" \t\xC2\xA0\xE2\x80\x8B\xEF\xBB\xBF"));
    assert_false(lac_utf8_blank(".") || lac_utf8_blank(" a ") || lac_utf8_blank("\xFF"));
}

static void folding_appends(void **state)
{
    struct lac_str out = {0};
    (void)state;
    lac_str_add(&out, "x");
    lac_utf8_fold(&out, " Y ", 3);
    assert_string_equal(out.data, "xy");
    lac_str_free(&out);
}

static void marks_leave_latin_greek_and_cyrillic(void **state)
{
    (void)state;
    check_form(lac_utf8_fold_marks, "Per\xC3\xBA na\xC3\xAFve", "peru naive");
    check_form(lac_utf8_fold_marks, "\xCE\x86\xCE\xBB\xCF\x86\xCE\xB1", "\xCE\xB1\xCE\xBB\xCF\x86\xCE\xB1");
    check_form(lac_utf8_fold_marks, "\xD1\x91\xD0\xBB\xD0\xBA\xD0\xB0", "\xD0\xB5\xD0\xBB\xD0\xBA\xD0\xB0"); /* ё */
    check_form(lac_utf8_fold_marks, "x\xE2\x83\x9D", "x"); /* an enclosing circle is a mark, too */
}

/* Vowel signs and tones of other scripts are not decoration: without them it is another word. */
static void marks_stay_on_all_other_scripts(void **state)
{
    static const char *const words[] = {
        "\xE0\xAA\x95\xE0\xAB\x81",             /* Gujarati ku */
        "\xE0\xA8\x95\xE0\xA9\x81",             /* Gurmukhi ku */
        "\xE0\xBA\x81\xE0\xBA\xB4\xE0\xBB\x88", /* Lao ki with a tone */
        "\xE0\xA4\x95\xE0\xA5\x81",             /* Devanagari ku */
        "\xE0\xB8\x81\xE0\xB8\xB4\xE0\xB9\x88", /* Thai ki with a tone */
        "\xD7\x91\xD6\xBC",                     /* Hebrew bet with dagesh */
        "\xE3\x81\x8C",                         /* Hiragana ga */
    };
    (void)state;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        check_form(lac_utf8_fold_marks, words[i], words[i]);
}

/* A hostile reply: sorted as one run, these 60,000 marks take eight seconds. That they are not shows in their order. */
static void a_long_run_of_marks_is_handled_in_pieces(void **state)
{
    struct lac_str text = {0}, out = {0}, folded = {0};
    (void)state;
    lac_str_add(&text, "a");
    for (int i = 0; i < 30000; i++)
        lac_str_add(&text, "\xCC\x81\xCC\xA3"); /* acute above, dot below: the wrong way round */
    lac_str_add(&text, "e\xCC\x81");
    lac_utf8_nfc(&out, text.data, text.len);
    assert_true(lac_utf8_valid(out.data, out.len));
    assert_true(lac_ends_with(out.data, "\xC3\xA9"));
    assert_non_null(strstr(out.data, "\xCC\x81\xCC\xA3"));
    assert_true(lac_utf8_count(out.data, out.len) > 59000);
    lac_utf8_fold_marks(&folded, text.data, text.len);
    assert_string_equal(folded.data, "ae");
    lac_str_free(&text);
    lac_str_free(&out);
    lac_str_free(&folded);
}

static void kinds_of_characters(void **state)
{
    (void)state;
    assert_true(lac_utf8_is_letter('a') && lac_utf8_is_letter(0x4E2D) && lac_utf8_is_letter(0xAA));
    assert_false(lac_utf8_is_letter('1') || lac_utf8_is_letter(0x301) || lac_utf8_is_letter(0x110000));
    assert_true(lac_utf8_is_punct('.') && lac_utf8_is_punct('+') && lac_utf8_is_punct(0x3002));
    assert_false(lac_utf8_is_punct('a') || lac_utf8_is_punct(' ') || lac_utf8_is_punct('0'));
}

/* PropList.txt, White_Space. */
static void white_space_is_what_unicode_says(void **state)
{
    static const uint32_t spaces[] = {9,      10,     11,     12,     13,     0x20,   0x85,   0xA0,   0x1680,
                                      0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008,
                                      0x2009, 0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000};
    size_t found = 0;
    (void)state;
    for (uint32_t cp = 0; cp < 0x110000; cp++)
        found += lac_utf8_is_space(cp);
    assert_int_equal(found, sizeof spaces / sizeof *spaces);
    for (size_t i = 0; i < found; i++)
        assert_true(lac_utf8_is_space(spaces[i]));
}

/* Python 3.11: sum(unicodedata.category(c) == "Nd"), unicodedata.decimal(c). */
static void digits_of_any_script_have_their_value(void **state)
{
    static const uint32_t zeros[] = {'0',     0x660,   0x6F0,   0x966,   0x9E6,   0xE50,   0x1040,
                                     0x1A80,  0x1A90,  0xA9F0,  0xFF10,  0x104A0, 0x11136, 0x1D7CE,
                                     0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E950};
    (void)state;
    for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++)
        for (uint32_t d = 0; d < 10; d++)
            assert_int_equal(lac_utf8_digit(zeros[i] + d), d);
    assert_int_equal(lac_utf8_digit('a'), -1);
    assert_int_equal(lac_utf8_digit('/'), -1);
    assert_int_equal(lac_utf8_digit(0xB2), -1);   /* superscript two is no decimal digit */
    assert_int_equal(lac_utf8_digit(0x4E00), -1); /* nor is the character for one */
    assert_int_equal(lac_utf8_digit(UINT32_MAX), -1);
}

static void texts_are_equal_when_they_read_equal(void **state)
{
    (void)state;
    assert_true(lac_utf8_fold_equal(" Paris ", "PARIS"));
    assert_true(lac_utf8_fold_equal("Stra\xC3\x9F"
                                    "e",
                                    "STRASSE"));
    assert_true(lac_utf8_fold_equal("", "  "));
    assert_false(lac_utf8_fold_equal("Paris", "Par is"));
}

static void width_counts_columns_of_a_terminal(void **state)
{
    (void)state;
    assert_int_equal(lac_utf8_width("", 0), 0);
    assert_int_equal(lac_utf8_width("año", 4), 3);
    assert_int_equal(lac_utf8_width("an\xCC\x83o", 5), 3); /* a mark stands on its letter */
    assert_int_equal(lac_utf8_width("日本", 6), 4);
    assert_int_equal(lac_utf8_width("한국", 6), 4);
    assert_int_equal(lac_utf8_width("\xE2\x80\x8Fעברית", 13), 5); /* a direction mark has no width */
    assert_int_equal(lac_utf8_width("a\xFF", 2), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decoding_follows_table_3_7),
        cmocka_unit_test(texts_are_equal_when_they_read_equal),
        cmocka_unit_test(every_character_survives_encoding_and_decoding),
        cmocka_unit_test(texts_are_judged_and_counted),
        cmocka_unit_test(a_cut_falls_between_characters),
        cmocka_unit_test(ill_formed_bytes_do_not_swallow_the_text_before_a_cut),
        cmocka_unit_test(nfc_composes),
        cmocka_unit_test(ill_formed_bytes_become_replacement_characters),
        cmocka_unit_test(nul_bytes_pass_through),
        cmocka_unit_test(folding_makes_equal_what_reads_equal),
        cmocka_unit_test(blank_is_what_leaves_nothing_to_see),
        cmocka_unit_test(folding_appends),
        cmocka_unit_test(marks_leave_latin_greek_and_cyrillic),
        cmocka_unit_test(marks_stay_on_all_other_scripts),
        cmocka_unit_test(a_long_run_of_marks_is_handled_in_pieces),
        cmocka_unit_test(kinds_of_characters),
        cmocka_unit_test(white_space_is_what_unicode_says),
        cmocka_unit_test(digits_of_any_script_have_their_value),
        cmocka_unit_test(width_counts_columns_of_a_terminal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
