#include "tests/unit/run/editions.h"

static enum lac_status join(struct bench *b, const char *english, const char *target, struct lac_bitext *out)
{
    struct lac_edition e, t;
    assert_int_equal(bench_edition(b, "en.jsonl", english, "en", &e), LAC_OK);
    assert_int_equal(bench_edition(b, "et.jsonl", target, "et", &t), LAC_OK);
    return lac_editions_join(b->arena, &e, &t, out, &err);
}

static void rows_are_joined_by_the_sources_fields(void **state)
{
    struct bench *b = *state;
    struct lac_bitext text;
    assert_int_equal(join(b, XCOPA("1", "0", "cause") XCOPA("2", "1", "effect"),
                          XCOPA("2", "0", "cause") XCOPA("1", "0", "cause"), &text),
                     LAC_OK);
    const struct lac_pair *p = &text.pairs.at[0];
    assert_int_equal(text.pairs.n, 2);
    assert_int_equal(p->row, 0);
    assert_int_equal(p->english.row, 1);
    assert_non_null(strstr(p->english.file, "en.jsonl"));
    assert_non_null(strstr(p->target.file, "et.jsonl"));
    assert_string_equal(p->language, "et");
    assert_string_equal(p->id, "copa-2");
    assert_string_equal(p->source, "xcopa");
    assert_int_equal(p->english.answer, 1);
    assert_int_equal(p->target.answer, 0);
    assert_string_equal(p->english.ask, "effect");
    assert_string_equal(p->target.ask, "cause");
    assert_string_equal(text.layout->field(b->arena, p, "target.answer"), "label");
    assert_string_equal(text.layout->field(b->arena, p, "target.ask"), "question");
    assert_string_equal(text.layout->field(b->arena, p, "english.stem"), "premise");
    assert_string_equal(text.layout->field(b->arena, p, "english.choices"), "choice1, choice2");
    assert_string_equal(text.path, p->target.file);
    assert_string_equal(text.english, p->english.file);
    lac_bitext_free(&text);
}

static void rows_without_a_partner_say_so(void **state)
{
    struct lac_bitext text;
    assert_int_equal(join(*state, PLAIN("a", "0") PLAIN("b", "1") PLAIN("c", "1"),
                          PLAIN("c", "1") PLAIN("x", "0") PLAIN("c", "1") PLAIN("a", "1"), &text),
                     LAC_OK);
    static const struct {
        size_t row;
        bool english;
        const char *why;
    } want[] = {{0, false, NULL},
                {1, false, "no English row has its id"},
                {2, false, "another row has its id already"},
                {3, false, NULL},
                {1, true, "no row of "}};
    assert_int_equal(text.pairs.n, 5);
    for (size_t i = 0; i < 5; i++) {
        const struct lac_pair *p = &text.pairs.at[i];
        assert_int_equal(p->english_lacks ? p->english.row : p->row, want[i].row);
        assert_int_equal(p->english_lacks, want[i].english);
        assert_int_equal(p->unjoined != NULL, want[i].why != NULL);
        if (want[i].why) {
            assert_string_equal(p->missing, "id");
            assert_non_null(strstr(p->unjoined, want[i].why));
        }
    }
    lac_bitext_free(&text);
}

static void rows_without_an_id_are_joined_by_number(void **state)
{
    static const char en[] = "{\"stem\":\"A\",\"choices\":[\"a\",\"b\"],\"answer\":\"a\"}\n"
                             "{\"stem\":\"B\",\"choices\":[\"a\",\"b\"],\"answer\":\"b\"}\n";
    static const char et[] = "{\"stem\":\"C\",\"choices\":[\"c\",\"d\"]}\n";
    struct lac_bitext text;
    assert_int_equal(join(*state, en, et, &text), LAC_OK);
    assert_int_equal(text.pairs.n, 2);
    assert_int_equal(text.pairs.at[0].target.answer, 0); /* the English one's: it has none of its own */
    assert_string_equal(text.pairs.at[0].target.right, "c");
    assert_string_equal(text.pairs.at[1].missing, "row number");
    lac_bitext_free(&text);
}

static void what_a_row_lacks_is_named_with_its_side(void **state)
{
    struct lac_bitext text;
    assert_int_equal(join(*state, PLAIN("a", "0") "{\"id\":\"b\",\"question\":\"Q?\"}\n" PLAIN("c", "\"b\""),
                          "{\"id\":\"a\",\"choices\":[]}\n" PLAIN("b", "0") PLAIN("c", "null"), &text),
                     LAC_OK);
    assert_string_equal(text.pairs.at[0].missing, "stem");
    assert_false(text.pairs.at[0].english_lacks);
    assert_string_equal(text.pairs.at[1].missing, "choices");
    assert_true(text.pairs.at[1].english_lacks);
    assert_string_equal(text.pairs.at[2].missing, "answer");
    assert_false(text.pairs.at[2].english_lacks);
    lac_bitext_free(&text);
}

static void editions_of_other_questions_are_refused(void **state)
{
    struct lac_bitext text;
    assert_int_equal(join(*state, PLAIN("a", "0"), PLAIN("b", "0"), &text), LAC_E_CONFIG);
    assert_non_null(strstr(err.message, "et.jsonl: no row has the id of a row of "));
}

static void a_row_knows_which_file_of_an_edition_it_stands_in(void **state)
{
    struct bench *b = *state;
    struct lac_edition en, et;
    struct lac_bitext text;
    static const struct lac_edition_file files[] = {{"et-0", 0}, {"et-1", 1}, {"et-none", 3}, {"et-3", 3}};
    assert_int_equal(
        bench_edition(b, "en.jsonl", PLAIN("a", "0") PLAIN("b", "0") PLAIN("c", "0") PLAIN("d", "0"), "en", &en),
        LAC_OK);
    assert_int_equal(
        bench_edition(b, "et.jsonl", PLAIN("d", "0") PLAIN("c", "0") PLAIN("b", "0") PLAIN("a", "0"), "et", &et),
        LAC_OK);
    et.files = files;
    et.n_files = 4;
    assert_int_equal(lac_editions_join(b->arena, &en, &et, &text, &err), LAC_OK);
    static const char *const names[] = {"et-0", "et-1", "et-1", "et-3"};
    static const size_t rows[] = {0, 0, 1, 0};
    assert_int_equal(text.pairs.n, 4);
    for (size_t i = 0; i < 4; i++) {
        const struct lac_pair *p = &text.pairs.at[i];
        assert_int_equal(p->row, i);
        assert_string_equal(p->target.file, names[i]);
        assert_int_equal(p->target.row, rows[i]);
        assert_int_equal(p->english.row, 3 - i);
    }
    lac_bitext_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_bench(a_row_knows_which_file_of_an_edition_it_stands_in),
        on_bench(rows_are_joined_by_the_sources_fields),
        on_bench(rows_without_a_partner_say_so),
        on_bench(rows_without_an_id_are_joined_by_number),
        on_bench(what_a_row_lacks_is_named_with_its_side),
        on_bench(editions_of_other_questions_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
