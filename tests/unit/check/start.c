#include "core/check/start.h"
#include "core/base/file.h"
#include "core/base/utf8.h"
#include "core/base/vec.h"
#include "core/check/reader.h"
#include "tests/unit/check/languages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static bool known(const char *pattern)
{
    struct lac_start *start = lac_start_of(pattern, strlen(pattern));
    free(start);
    return start != NULL;
}

static size_t next(const struct lac_start *start, const char *text, size_t from)
{
    return lac_start_next(start, text, strlen(text), from, strlen(text));
}

static size_t first(const char *pattern, const char *text)
{
    struct lac_start *start = lac_start_of(pattern, strlen(pattern));
    assert_non_null(start);
    size_t at = next(start, text, 0);
    free(start);
    return at;
}

static void a_place_is_one_where_the_first_bytes_fit(void **state)
{
    (void)state;
    assert_int_equal(first("answer is", "So the ANSWER is"), 7);
    assert_int_equal(first("answer", "any answer"), 4);
    assert_int_equal(first("answer", "any"), 3);
    assert_int_equal(first("no", "a word: no"), 8);
    assert_int_equal(first("no", "n"), 1);
    assert_int_equal(first("no", ""), 0);
    assert_int_equal(first("(?:my|the) \\w+", "is the x"), 3);
    assert_int_equal(first("n['’]t", "don’t"), 2);
    assert_int_equal(first("(?<![A-Za-z(])(?:(?:so )?it|or)(?!\\p{L})", "we so it"), 3);
    assert_int_equal(first("[A-D]\\)", "E) D)"), 3);
    assert_int_equal(first("correct answer|corrections", "the correct ansWER, CORRECTED"), 4);
    assert_int_equal(first("correct answer|corrections", "incorrect, CORRECTIO"), 11);
    assert_int_equal(first("and(?= not)", "bread and, and now, and not"), 20);
    assert_int_equal(first("it(?= is (?:so|[A-D](?!\\p{L})))", "it, it is, it is C"), 11);
}

static void texts_are_found_by_their_first_bytes_in_either_case(void **state)
{
    (void)state;
    static const char *const texts[] = {"thanksgiving day", "no", "感謝祭", "401(k)"};
    struct lac_start *start = lac_start_of_texts(texts, 4);
    assert_non_null(start);
    assert_int_equal(next(start, "a Thanksful", 0), 11);
    assert_int_equal(next(start, "a ThanksGiven", 0), 2); /* eight bytes fit */
    assert_int_equal(next(start, "彼らは感謝祭を祝う", 0), 9);
    assert_int_equal(next(start, "彼らは感謝", 0), 15);
    assert_int_equal(next(start, "My 401(k) is gone. No", 4), 19);
    free(start);
    assert_null(lac_start_of_texts(texts, 0));
}

/* Long enough for sixteen places at a time, and each place near the end. */
static void every_place_is_found_once(void **state)
{
    (void)state;
    struct lac_start *start = lac_start_of("not ab|no!|ja", 13);
    assert_non_null(start);
    for (size_t len = 2; len < 90; len++)
        for (size_t at = 0; at + 2 <= len; at++) {
            char text[91];
            memset(text, 'n', len);
            text[len] = '\0';
            memcpy(text + at, "jA", 2);
            assert_int_equal(next(start, text, 0), at);
            assert_int_equal(next(start, text, at), at);
            assert_int_equal(next(start, text, at + 1), len);
            assert_int_equal(lac_start_next(start, text, len, 0, at), at);
            assert_int_equal(at > 0 ? lac_start_next(start, text, len, 0, at - 1) : len, len);
            if (at + 6 <= len) {
                memcpy(text + at, "NOT AB", 6);
                assert_int_equal(next(start, text, 0), at);
                assert_int_equal(lac_start_next(start, text, at + 5, 0, len), at + 5); /* cut */
            }
        }
    free(start);
}

static void repeated_and_optional_parts_have_every_beginning(void **state)
{
    (void)state;
    assert_int_equal(first("^\\h*la", "\u2003la"), 0);
    assert_int_equal(first("^\\h*la", "xx  la"), 2);
    assert_int_equal(first("(?:ab)+c", "abc"), 0);
    assert_int_equal(first("a{2,3}b", "xaab"), 1);
    assert_int_equal(first("(?:really ){0,2}no", "it no"), 3);
    assert_int_equal(first("a?+bc", "abc"), 0);
    assert_int_equal(first("a?+bc", "_bc"), 1);
    assert_int_equal(first("ж\\x{431}к", "о ЖБК"), 3);
}

static void what_may_begin_with_anything_is_not_known(void **state)
{
    (void)state;
    static const char *const patterns[] = {
        "",         "a",       "a?",       ".b",        "\\p{L}+ab", "[^a]b",   "a|bc",      "(?=a)",    "(?i)ab",
        "(*UTF)ab", "(a)\\1",  "\\Qab\\E", "(?R)",      "(?<n>ab)",  "ab)",     "(ab",       "[ab",      "(?=(ab)",
        "\\",       "\\x{zz}", "\\1ab",    "(?:a\\h?)", "\\Kab",     "a*b*|ab", "(?#note)a", "(?x) a b", "ß€|ς!"};
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++)
        if (known(patterns[i]))
            fail_msg("%s", patterns[i]);
}

static void too_many_beginnings_or_groups_are_not_known(void **state)
{
    (void)state;
    assert_false(known("[a-z][a-z][a-z][a-z]"));
    struct lac_str deep = {0};
    for (int i = 0; i < 1000; i++)
        lac_str_add(&deep, "(?:");
    lac_str_add(&deep, "ab");
    for (int i = 0; i < 1000; i++)
        lac_str_add(&deep, ")");
    assert_false(known(lac_str_get(&deep)));
    lac_str_free(&deep);
}

static void add_char(struct lac_str *text, uint32_t cp)
{
    char bytes[4];
    lac_str_addn(text, bytes, lac_utf8_put(bytes, cp));
}

/* PCRE2 says which characters match a letter when case is ignored; each of them is a place to try. */
static void every_case_of_a_letter_is_tried(void **state)
{
    (void)state;
    struct lac_str text = {0};
    for (uint32_t cp = ' '; cp < 0x2C00; cp++) {
        add_char(&text, cp);
        lac_str_add(&text, "!!");
    }
    size_t letters = 0, others = 0;
    for (uint32_t cp = 'A'; cp < 0x1F00; cp += cp == 0x52F ? 0x1E00 - 0x52F : 1) {
        struct lac_str pattern = {0};
        struct lac_match match;
        if (!lac_utf8_is_letter(cp))
            continue;
        add_char(&pattern, cp);
        lac_str_add(&pattern, "!");
        struct lac_regex *regex = lac_regex_new(pattern.data, pattern.len, true, NULL);
        struct lac_start *start = lac_start_of(pattern.data, pattern.len);
        letters += start != NULL;
        for (size_t at = 0; start && lac_regex_find(regex, text.data, text.len, at, &match) == 1;
             at = match.to[0], others++)
            if (lac_start_next(start, text.data, text.len, match.from[0], match.from[0]) != match.from[0])
                fail_msg("U+%04X at %zu", (unsigned)cp, match.from[0]);
        free(start);
        lac_regex_free(regex);
        lac_str_free(&pattern);
    }
    assert_true(letters > 700 && others > letters);
    lac_str_free(&text);
}

/* ---- the shipped languages ---- */

struct lines {
    char **at;
    size_t n, cap;
};

static enum lac_status add_lines(void *user, const char *name, struct lac_error *err)
{
    struct lines *lines = user;
    char path[512];
    struct lac_str text = {0};
    snprintf(path, sizeof path, "%s/tests/unit/check/golden/%s", SOURCE_DIR, name);
    enum lac_status status = lac_file_read(path, 1 << 24, &text, err);
    for (char *line = strtok(text.data, "\n"); line; line = strtok(NULL, "\n")) {
        char *copy = strdup(line);
        lac_vec_push(lines, copy);
    }
    lac_str_free(&text);
    return status;
}

/* lac_regex_find tries every place, lac_regex_search those that are known. */
static size_t compare(const struct lac_patterns *patterns, const char *text, const char *code)
{
    size_t hits = 0;
    for (size_t i = 0; i < patterns->n; i++) {
        struct lac_match all, some;
        int a = lac_regex_find(patterns->at[i], text, strlen(text), 0, &all);
        int b = lac_regex_search(patterns->at[i], text, strlen(text), 0, &some);
        if (a != b || (a == 1 && (all.from[0] != some.from[0] || all.to[0] != some.to[0])))
            fail_msg("%s: %d and %d in: %s", code, a, b, text);
        hits += a == 1;
    }
    return hits;
}

static void patterns_of_languages_find_the_same_with_and_without(void **state)
{
    (void)state;
    static const char *const codes[] = {"am", "ar", "bn", "ca", "de", "en", "eo", "es", "et", "eu", "fr",
                                        "gl", "he", "hi", "ht", "id", "it", "ja", "ko", "pt", "qu", "ru",
                                        "sw", "ta", "th", "tr", "uk", "vi", "yo", "zh", "zu"};
    enum { EACH = 16 };
    struct lines lines = {0};
    struct lac_error err;
    assert_int_equal(lac_dir_each(SOURCE_DIR "/tests/unit/check/golden", add_lines, &lines, &err), LAC_OK);
    size_t hits = 0;
    for (size_t k = 0; k < sizeof codes / sizeof *codes; k++) {
        struct lac_reader *reader = reader_of(codes[k]);
        const struct lac_patterns *lists[] = {&reader->cue,    &reader->refusal,  &reader->abstain, &reader->negation,
                                              &reader->affirm, &reader->contrast, &reader->when,    &reader->hedge,
                                              &reader->reason, &reader->bounds,   &reader->within};
        for (size_t i = k % EACH; i < lines.n; i += strcmp(codes[k], "en") == 0 ? 1 : EACH)
            for (size_t p = 0; p < sizeof lists / sizeof *lists; p++)
                hits += compare(lists[p], lines.at[i], codes[k]);
        lac_reader_free(reader);
    }
    assert_true(lines.n > 2000 && hits > 2000);
    for (size_t i = 0; i < lines.n; i++)
        free(lines.at[i]);
    lac_vec_free(&lines);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_place_is_one_where_the_first_bytes_fit),
        cmocka_unit_test(texts_are_found_by_their_first_bytes_in_either_case),
        cmocka_unit_test(every_place_is_found_once),
        cmocka_unit_test(repeated_and_optional_parts_have_every_beginning),
        cmocka_unit_test(what_may_begin_with_anything_is_not_known),
        cmocka_unit_test(too_many_beginnings_or_groups_are_not_known),
        cmocka_unit_test(every_case_of_a_letter_is_tried),
        cmocka_unit_test(patterns_of_languages_find_the_same_with_and_without),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
