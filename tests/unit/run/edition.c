#include "tests/unit/run/editions.h"

static void a_files_name_its_folder_or_its_rows_say_the_language(void **state)
{
    static const char *const cases[][3] = {
        {"et.jsonl", "et", "%s/{}.jsonl"},
        {"Estonian.jsonl", "et", "%s/{}.jsonl"},
        {"val.et.jsonl", "et", "%s/val.{}.jsonl"},
        {"en.val.jsonl", "en", "%s/{}.val.jsonl"},
        {"swh_Latn.jsonl", "sw", "%s/{}.jsonl"},
        {"mmlu_SW-KE.jsonl", "sw", "%s/mmlu_{}.jsonl"},
        {"mmlu_pt_BR.jsonl", "pt", "%s/mmlu_{}.jsonl"},
        {"nynorsk.jsonl", NULL, "%s/nynorsk.jsonl"},
        {"val.jsonl", NULL, "%s/val.jsonl"},
    };
    struct bench *b = *state;
    struct lac_edition e;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(bench_edition(b, cases[i][0], PLAIN("q", "1"), NULL, &e), LAC_OK);
        if (cases[i][1] && (!e.language || strcmp(e.language, cases[i][1]) != 0))
            fail_msg("%s is in %s", cases[i][0], e.language ? e.language : "no language");
        if (!cases[i][1] && e.language)
            fail_msg("%s is in %s", cases[i][0], e.language);
        char shape[128];
        snprintf(shape, sizeof shape, "%s%s", b->folder, strrchr(cases[i][2], '/'));
        assert_string_equal(e.shape, shape);
    }
    assert_int_equal(lac_dir_make(lac_arena_printf(b->arena, "%s/sw", b->folder), &err), LAC_OK);
    assert_int_equal(bench_edition(b, "sw/val.jsonl", PLAIN("q", "1"), NULL, &e), LAC_OK);
    assert_string_equal(e.language, "sw");
    assert_int_equal(lac_dir_make(lac_arena_printf(b->arena, "%s/Estonian/test", b->folder), &err), LAC_OK);
    assert_int_equal(bench_edition(b, "Estonian/test/0000.jsonl", PLAIN("q", "1"), NULL, &e), LAC_OK);
    assert_string_equal(e.language, "et");
    assert_string_equal(e.shape, lac_arena_printf(b->arena, "%s/{}/test/0000.jsonl", b->folder));
    assert_int_equal(lac_dir_make(lac_arena_printf(b->arena, "%s/sw/mine", b->folder), &err), LAC_OK);
    assert_int_equal(bench_edition(b, "sw/mine/0000.jsonl", PLAIN("q", "1"), NULL, &e), LAC_OK);
    assert_null(e.language); /* a folder of any other name may stand anywhere */
    assert_int_equal(
        bench_edition(b, "val.jsonl", "{\"question\":\"?\",\"choices\":[],\"language\":\"Thai\"}\n", NULL, &e), LAC_OK);
    assert_string_equal(e.language, "th");
}

static void the_user_may_say_the_language(void **state)
{
    struct lac_edition e;
    assert_int_equal(bench_edition(*state, "en.jsonl", PLAIN("q", "1"), "Swahili", &e), LAC_OK);
    assert_string_equal(e.language, "sw");
    assert_int_equal(bench_edition(*state, "en.jsonl", PLAIN("q", "1"), "klingon", &e), LAC_E_CONFIG);
    assert_non_null(strstr(err.message, "'klingon' is no language"));
}

static void the_layout_is_that_of_the_source_that_reads_a_row(void **state)
{
    static const char *const cases[][3] = {
        {"a.jsonl", PLAIN("q", "1"), NULL},
        {"b.jsonl", XCOPA("1", "0", "cause"), "xcopa"},
        {"c.csv", ",Question,A,B,C,D,Answer,Subject\n0,Q,1,2,3,4,A,law\n", "mmmlu"},
        {"d.tsv", "How many?\t18\n", "mgsm"},
        {"e.csv", "question,A,B,answer\nQ,1,2,A\n", "csv"},
        {"g.jsonl",
         "{\"id\":\"q\",\"question\":{\"stem\":\"Q\",\"choices\":[{\"label\":\"A\",\"text\":\"1\"}]},"
         "\"answerKey\":\"A\"}\n",
         "arc"},
        {"h.jsonl",
         "{\"id\":\"q\",\"question\":\"Q\",\"choices\":{\"text\":[\"1\"],\"label\":[\"A\"]},\"answerKey\":\"A\"}\n",
         "arc"},
        {"f.jsonl", "{\"question\":\"Q\",\"option_a\":\"1\",\"option_b\":\"2\",\"answer\":1}\n", "include"},
    };
    struct lac_edition e;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (bench_edition(*state, cases[i][0], cases[i][1], "et", &e) != LAC_OK)
            fail_msg("%s", err.message);
        const char *got = e.source ? lac_package_name(e.source) : "";
        assert_string_equal(got, cases[i][2] ? cases[i][2] : "");
        assert_true(lac_count(&e.rows) > 0);
    }
    assert_int_equal(bench_edition(*state, "g.jsonl", "{\"prompt\":\"Why?\"}\n", "et", &e), LAC_E_CONFIG);
    assert_non_null(strstr(err.message, "g.jsonl:1: no row has the fields of any known layout"));
    assert_int_equal(bench_edition(*state, "h.tsv", "a\tb\tc\td\n", "et", &e), LAC_E_CONFIG);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_bench(a_files_name_its_folder_or_its_rows_say_the_language),
        on_bench(the_user_may_say_the_language),
        on_bench(the_layout_is_that_of_the_source_that_reads_a_row),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
