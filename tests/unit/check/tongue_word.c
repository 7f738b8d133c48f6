#include "core/check/tongue_word.h"
#include "core/base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "core/base/utf8.h"

static struct lac_tongue_letters letters;

/* The words, parted by spaces; a name stands in brackets. */
static void assert_words(const char *text, const char *wanted)
{
    struct lac_tongue_text rest = {.letters = &letters, .text = text, .len = strlen(text)};
    struct lac_tongue_word word;
    struct lac_str said = {0};
    while (lac_tongue_word_next(&rest, &word)) {
        lac_str_add(&said, said.len ? " " : "");
        lac_str_add(&said, word.name ? "[" : "");
        for (size_t i = 0; i < word.n; i++) {
            char bytes[4];
            lac_str_addn(&said, bytes, lac_utf8_put(bytes, word.at[i]));
        }
        lac_str_add(&said, word.name ? "]" : "");
    }
    assert_string_equal(lac_str_get(&said), wanted);
    lac_str_free(&said);
}

static void words_are_letters_and_marks_in_small_form(void **state)
{
    (void)state;
    assert_words("", "");
    assert_words("one two,three", "one two three");
    assert_words("L'été, c’est là", "l été c est là");
    assert_words("ẹ̀kọ́ ГОРОД", "ẹ̀kọ́ [город]");
    assert_words("हिन्दी में", "हिन्दी में");
}

static void a_capital_inside_of_a_sentence_is_a_name(void **state)
{
    (void)state;
    assert_words("The Thames is long. It ends", "the [thames] is long it ends");
    assert_words("iParis iseFulansi", "[iparis] [isefulansi]");
    assert_words("Was ist das?\nDas Haus", "was ist das das [haus]");
    assert_words("(The Rome of old)", "the [rome] of old");
    assert_words("他说。The river", "他说 the river");
    assert_words("WHAT IS IT", "[what] [is] [it]");
}

static void placeholders_and_what_has_digits_are_no_words(void **state)
{
    (void)state;
    assert_words("Answer {stem} now", "answer now");
    assert_words("H2O and 5th or x86", "and or");
    assert_words("open {brace", "open brace");
    assert_words("Hacia finales del siglo I a.C. y a", "hacia finales del siglo [i] y a");
    assert_words("\xff odd \xc3", "odd");
}

static void what_is_quoted_is_somebody_elses(void **state)
{
    (void)state;
    assert_words("who wrote «the cat» and “on it”?", "who wrote and");
    assert_words("das „kleine Haus“ und »das große«.", "das und");
    assert_words("call `print it` or \"say it\" now", "call or now");
    assert_words("not \"closed", "not closed");
    assert_words("a \"b\nc\" d", "a b c d");
    assert_words("\"the whole text\"", "the whole text");
    assert_words("“the whole text”.", "the whole text");
}

static void a_long_word_keeps_its_beginning(void **state)
{
    (void)state;
    assert_words("abcdefghijklmnopqrstuvwxyzabc end", "abcdefghijklmnopqrstuvwx end");
}

static void assert_bare(const char *text, const char *wanted)
{
    struct lac_tongue_text rest = {.letters = &letters, .text = text, .len = strlen(text)};
    struct lac_tongue_word word, bare;
    char said[64] = "";
    assert_true(lac_tongue_word_next(&rest, &word));
    if (lac_tongue_word_bare(&letters, &word, &bare))
        for (size_t i = 0, at = 0; i < bare.n; i++)
            at += lac_utf8_put(said + at, bare.at[i]);
    assert_string_equal(said, wanted);
}

static void a_word_may_be_had_without_its_marks(void **state)
{
    (void)state;
    assert_bare("plain", "");
    assert_bare("été", "ete");
    assert_bare("ẹ̀kọ́", "eko");
    assert_bare("được", "đuoc");
    assert_bare("ещё", "еще");
    assert_bare("हिन्दी", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_letters_and_marks_in_small_form),
        cmocka_unit_test(a_capital_inside_of_a_sentence_is_a_name),
        cmocka_unit_test(placeholders_and_what_has_digits_are_no_words),
        cmocka_unit_test(a_word_may_be_had_without_its_marks),
        cmocka_unit_test(what_is_quoted_is_somebody_elses),
        cmocka_unit_test(a_long_word_keeps_its_beginning),
    };
    lac_tongue_letters_fill(&letters);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
