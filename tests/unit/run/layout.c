#include "tests/unit/parquet/writer.h"
#include "tests/unit/run/bitext.h"

static void the_layout_is_seen_in_the_first_row(void **state)
{
    struct bench *b = *state;
    static const char *const cases[][3] = {
        {"a.json", "\xEF\xBB\xBF [" PITFALLS_ROW("[\"ibhuloho\",\"isitolo\"]", "ibhuloho", "") "]", "pitfalls"},
        {"b.jsonl",
         "{\"language\":\"es\",\"answer\":0,\"english\":{\"stem\":\"Q\",\"choices\":[\"a\",\"b\"]},\"target\":{"
         "\"stem\":"
         "\"P\",\"choices\":[\"c\",\"d\"]}}\n\n",
         "jsonl"},
        {"c.jsonl",
         "{\"answer\":0,\"en\":{\"stem\":\"Q\",\"choices\":[\"a\",\"b\"]},\"et\":{\"stem\":\"P\",\"choices\":[\"c\","
         "\"d\"]}}",
         "parallel"},
        {"d.csv", "en,es\nQ,P\n", "csv"},
        {"e.csv",
         "\xEF\xBB\xBF"
         "en;es;answer\r\nIs it A, B or C?;P;\r\n",
         "csv"},
        {"f.tsv", "id\ten\tes\n1\t\"Q\na\nb\"\t\"P\nc\nd\"\n", "csv"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct lac_bitext text;
        bench_read(b, cases[i][0], cases[i][1], &text);
        assert_string_equal(text.layout->name, cases[i][2]);
        assert_int_equal(text.rows, 1);
        assert_int_equal(text.pairs.n, 1);
        assert_null(text.pairs.at[0].missing);
        lac_bitext_free(&text);
    }
}

static void results_are_told_from_pairs(void **state)
{
    struct lac_bitext text;
    bench_read(*state, "Zulu_results.json", "{\"English\":{\"m\":1},\"Zulu\":{\"m\":0},\"Total Questions\":1}", &text);
    assert_true(text.is_results);
    assert_int_equal(text.pairs.n, 0);
    assert_string_equal(text.language, "zu");
    lac_bitext_free(&text);
}

static void a_row_that_lacks_a_field_may_be_the_first(void **state)
{
    struct lac_bitext text;
    bench_read(*state, "Zulu.json",
               "[{\"oriquestion\":\"Why?\"}," PITFALLS_ROW("[\"ibhuloho\",\"isitolo\"]", "ibhuloho", "") "]", &text);
    assert_ptr_equal(text.layout, &lac_layout_pitfalls);
    assert_string_equal(text.pairs.at[0].missing, "transori");
    assert_null(text.pairs.at[1].missing);
    lac_bitext_free(&text);
}

static void rows_of_no_bilingual_layout_are_an_edition(void **state)
{
    struct lac_bitext text;
    bench_read(*state, "et.jsonl", "{\"question\": \"Miks?\"}\n", &text);
    assert_true(text.is_edition);
    assert_int_equal(lac_count(&text.edition), 1);
    assert_int_equal(text.pairs.n, 0);
    lac_bitext_free(&text);
    bench_read(*state, "et.tsv", "Miks?\t1\n", &text);
    assert_true(text.is_edition);
    assert_int_equal(text.edition.kind, LAC_NIL);
    lac_bitext_free(&text);
}

static void rows_of_parquet_are_read_as_those_of_json(void **state)
{
    struct bench *b = *state;
    struct lac_bitext text;
    struct lac_str file = {0};
    const char *path = lac_arena_printf(b->arena, "%s/et.parquet", b->folder);
    make_texts(&file, (const char *const[]){"question", "answer"}, 2, (const char *const[]){"Miks?", "A", "Kes?", "B"},
               2);
    assert_int_equal(lac_file_write(path, file.data, file.len, &err), LAC_OK);
    assert_int_equal(lac_bitext_read(b->arena, path, "auto", NULL, &text, &err), LAC_OK);
    assert_true(text.is_edition);
    assert_int_equal(text.rows, 2);
    assert_string_equal(lac_get_text(lac_at(&text.edition, 1), "question", ""), "Kes?");
    lac_bitext_free(&text);
    assert_int_equal(lac_bitext_read(b->arena, path, "pitfalls", "et", &text, &err), LAC_E_CONFIG);
    assert_non_null(strstr(err.message, "no row has the fields of pitfalls"));
    file.data[file.len - 1] = '2';
    assert_int_equal(lac_file_write(path, file.data, file.len, &err), LAC_OK);
    assert_int_equal(lac_bitext_read(b->arena, path, "auto", NULL, &text, &err), LAC_E_CONFIG);
    assert_non_null(strstr(err.message, "/et.parquet: its last bytes are not PAR1"));
    lac_str_free(&file);
    make_texts(&file, (const char *const[]){"question"}, 1, (const char *const[]){"Miks?", "\xff"}, 2);
    assert_int_equal(lac_file_write(path, file.data, file.len, &err), LAC_OK);
    assert_int_equal(lac_bitext_read(b->arena, path, "auto", NULL, &text, &err), LAC_E_CONFIG);
    assert_non_null(strstr(err.message, "/et.parquet: row 1: column 'question' holds a text that is not UTF-8"));
    lac_str_free(&file);
}

static void a_letter_names_a_choice(void **state)
{
    (void)state;
    assert_int_equal(lac_answer_letter("B"), 1);
    assert_int_equal(lac_answer_letter("c)"), 2);
    assert_int_equal(lac_answer_letter("D."), 3);
    assert_int_equal(lac_answer_letter("BC"), -1);
    assert_int_equal(lac_answer_letter("1"), -1);
    assert_int_equal(lac_answer_letter(""), -1);
}

static void what_cannot_be_read_is_named_with_file_and_line(void **state)
{
    struct bench *b = *state;
    static const char *const cases[][4] = {
        {"a.json", "", "auto", "a.json:1: the file is empty"},
        {"b.json", "hello\n", "auto", "b.json:1: neither JSON nor CSV"},
        {"c.json", "[\n {\"a\": 1},\n {\"a\": nul}\n]", "auto", "c.json:3: column "},
        {"d.jsonl", "{\"a\": 1}\n{\"a\" 2}\n", "auto", "d.jsonl:2: column "},
        {"e.json", "[]", "auto", "e.json:1: no row stands in it"},
        {"g.json", "[{\"question\": \"Why?\"}]", "pitfalls", "g.json:1: no row has the fields of pitfalls"},
        {"h.csv", "en,es\n\"Why", "auto", "h.csv:2: a quoted field is not closed"},
        {"k.csv", "en,es\nWhy?,so\nWhy?,\xFF\xFE\n", "auto",
         "k.csv:3: a text that is not UTF-8 (spreadsheets save it as"},
        {"i.csv", "question,answer\nWhy?,so\n", "csv", "i.csv:1: no row has the fields of csv"},
        {"j.json", "[1, 2]", "jsonl", "j.json:1: no row has"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct lac_bitext text;
        const char *path = bench_put(b, cases[i][0], cases[i][1]);
        assert_int_equal(lac_bitext_read(b->arena, path, cases[i][2], "zu", &text, &err), LAC_E_CONFIG);
        if (!strstr(err.message, cases[i][3]))
            fail_msg("%s", err.message);
    }
    struct lac_bitext text;
    assert_int_equal(lac_bitext_read(b->arena, "/nowhere/x.json", "auto", "zu", &text, &err), LAC_E_CONFIG);
    assert_non_null(strstr(err.message, "/nowhere/x.json"));
}

static void a_files_stem_names_its_language(void **state)
{
    struct bench *b = *state;
    assert_string_equal(lac_bitext_stem(b->arena, "data/Zulu.json"), "Zulu");
    assert_string_equal(lac_bitext_stem(b->arena, "Zulu_results.json"), "Zulu");
    assert_string_equal(lac_bitext_stem(b->arena, "a.b/.json"), ".json");
    assert_string_equal(lac_bitext_stem(b->arena, "x"), "x");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_bench(the_layout_is_seen_in_the_first_row),
        on_bench(results_are_told_from_pairs),
        on_bench(a_row_that_lacks_a_field_may_be_the_first),
        on_bench(rows_of_no_bilingual_layout_are_an_edition),
        on_bench(rows_of_parquet_are_read_as_those_of_json),
        cmocka_unit_test(a_letter_names_a_choice),
        on_bench(what_cannot_be_read_is_named_with_file_and_line),
        on_bench(a_files_stem_names_its_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
