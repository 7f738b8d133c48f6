#include "core/check/reading.h"
#include "tests/unit/check/languages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void sentences_and_clauses_have_their_edges(void **state)
{
    (void)state;
    struct lac_view view;
    const char *text = "One, 2.5. Two, that x, y! Z";
    lac_view_plain(&view, text, strlen(text));
    assert_int_equal(lac_sentence_end(&view, 0), 8);
    assert_int_equal(lac_sentence_start(&view, 20), 9);
    assert_int_equal(lac_sentence_end(&view, 10), 24);
    assert_int_equal(lac_sentence_end(&view, view.len), view.len);
    assert_int_equal(lac_sentence_start(&view, 0), 0);
    lac_view_free(&view);
}

/* Where the clause begins that the text ends with. */
static size_t clause_of(const char *code, const char *text)
{
    struct lac_reader *reader = reader_of(code);
    struct lac_read read = {.readers = {reader}, .readers_n = 1, .bytes = text, .len = strlen(text)};
    lac_view_plain(&read.plain, text, strlen(text));
    lac_view_folded(&read.folded, text, strlen(text));
    size_t start = lac_clause_start(&read, read.plain.len);
    lac_view_free(&read.plain);
    lac_view_free(&read.folded);
    lac_reader_free(reader);
    return start;
}

static void a_linking_word_of_the_language_ties_a_clause_to_the_one_before(void **state)
{
    (void)state;
    assert_int_equal(clause_of("en", "One. Two, so x, y"), 15);
    assert_int_equal(clause_of("en", "One. Two, THAT x"), 4);
    assert_int_equal(clause_of("en", "One. Two, thatch x"), 9);
    assert_int_equal(clause_of("en", "One. Two, que x"), 9); /* no word of English */
    assert_int_equal(clause_of("fr", "One. Two, que x"), 4);
    assert_int_equal(clause_of("fr", "One. Two, qu’il x"), 4);
    assert_int_equal(clause_of("fr", "One. Two, quel x"), 9);
    assert_int_equal(clause_of("zh", "我不知道，那是"), 0);
    assert_int_equal(clause_of("zh", "我不知道，是那"), strlen("我不知道，"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences_and_clauses_have_their_edges),
        cmocka_unit_test(a_linking_word_of_the_language_ties_a_clause_to_the_one_before),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
