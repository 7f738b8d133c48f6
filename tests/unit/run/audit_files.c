#include "tests/unit/run/bitext.h"

struct told {
    size_t n;
    struct lac_value last;
    struct lac_arena *arena;
};

static void tell(void *user, const struct lac_value *finding)
{
    struct told *t = user;
    t->n++;
    t->last = lac_copy(t->arena, finding);
}

static struct lac_value audit(struct bench *b, const char *const *files, size_t n, struct told *told)
{
    struct lac_value summary;
    struct lac_data_options options = {.files = files, .n_files = n};
    *told = (struct told){.arena = b->arena};
    if (lac_audit_files(b->project, &options, b->arena, tell, told, &summary, &err) != LAC_OK)
        fail_msg("%s", err.message);
    return summary;
}

static void rows_are_counted_by_language_reason_and_field(void **state)
{
    struct bench *b = *state;
    struct told told;
    const char *file =
        bench_put(b, "Zulu.json",
                  "[" PITFALLS_ROW("[\"ibhuloho\",\"isitolo\"]", "ibhuloho", "") "," PITFALLS_ROW(
                      "[\"ibhuloho\",\"isitolo\"]", "x", "") "," PITFALLS_ROW("[\"'a'\",\"'b'\"]", "'a'", "") "]");
    struct lac_value s = audit(b, &file, 1, &told);
    const struct lac_value *l = lac_at(lac_get(&s, "languages"), 0);
    assert_string_equal(lac_get_text(l, "language", ""), "zu");
    assert_int_equal(lac_get_int(l, "pairs", 0), 3);
    assert_int_equal(lac_get_int(l, "fatal", 0), 1);
    assert_int_equal(lac_get_int(l, "warning", 0), 1);
    assert_int_equal(lac_path(l, "reasons.answer_not_in_choices.fields.transanswer")->as.list.at[0].as.integer, 1);
    assert_string_equal(lac_as_text(lac_path(l, "reasons.leaked_syntax.severity"), ""), "warning");
    assert_string_equal(lac_as_text(lac_path(l, "reasons.answer_not_in_choices.severity"), ""), "fatal");
    assert_int_equal(told.n, 2);
    assert_string_equal(lac_get_text(&told.last, "file", ""), file);
    assert_int_equal(lac_get_int(&told.last, "row", -1), 2);
    assert_string_equal(lac_get_text(&told.last, "language", ""), "zu");
    assert_string_equal(lac_get_text(&told.last, "severity", ""), "warning");
    assert_string_equal(lac_get_text(&told.last, "field", ""), "transchoices");
    assert_string_equal(lac_get_text(&told.last, "detail", ""), "'a'");
}

static void pairs_are_split_by_their_artefact_score(void **state)
{
    struct bench *b = *state;
    struct told told;
    const char *file = bench_put(b, "Zulu.json",
                                 "[" PITFALLS_ROW("[\"ibhuloho\",\"isitolo\"]", "ibhuloho",
                                                  "") "," PITFALLS_ROW("[\"ibhuloho\",\"isitolo\"]", "x", "") "]");
    struct lac_value s = audit(b, &file, 1, &told);
    const struct lac_value *split = lac_get(lac_at(lac_get(&s, "languages"), 0), "artefact");
    assert_int_equal(lac_get_int(split, "above", -1), 1);
    assert_int_equal(lac_get_int(split, "below", -1), 1);
    assert_float_equal(lac_get_num(split, "threshold", -1), 0.5, 1e-9);
}

static void the_results_beside_a_file_are_read_and_checked(void **state)
{
    struct bench *b = *state;
    struct told told;
    const char *file = bench_put(b, "Zulu.json", "[" PITFALLS_ROW("[\"ibhuloho\",\"isitolo\"]", "ibhuloho", "") "]");
    bench_put(b, "Zulu_results.json",
              "{\"English\":{\"m\":1.0,\"n\":1},\"Zulu\":{\"m\":0.0,\"n\":0},\"Total Questions\":1}");
    struct lac_value s = audit(b, &file, 1, &told);
    assert_int_equal(told.n, 0);
    const struct lac_value *r = lac_at(lac_get(&s, "results"), 0);
    assert_string_equal(lac_get_text(r, "language", ""), "zu");
    assert_float_equal(lac_get_num(lac_path(r, "models.m"), "english", -1), 1, 0);
    assert_float_equal(lac_get_num(lac_path(r, "models.n"), "target", -1), 0, 0);
    assert_int_equal(lac_count(lac_get(&s, "files")), 2);
}

static void without_a_total_nothing_is_held_against_it(void **state)
{
    struct bench *b = *state;
    struct told told;
    const char *file =
        bench_put(b, "Zulu_results.json", "{\"English\":{\"m\":3},\"Zulu\":{\"m\":2},\"Total Questions\":\"many\"}");
    audit(b, &file, 1, &told);
    assert_int_equal(told.n, 1);
    assert_string_equal(lac_get_text(&told.last, "detail", ""), "no number of questions");
}

static void counts_that_cannot_be_are_found(void **state)
{
    struct bench *b = *state;
    struct told told;
    const char *file = bench_put(b, "Zulu.json", "[" PITFALLS_ROW("[\"ibhuloho\",\"isitolo\"]", "ibhuloho", "") "]");
    const char *other =
        bench_put(b, "Zulu_results.json",
                  "{\"English\":{\"m\":3,\"n\":1.5,\"o\":-1},\"Zulu\":{\"m\":\"x\"},\"Total Questions\":2}");
    const char *files[] = {other, file};
    struct lac_value s = audit(b, files, 2, &told);
    const struct lac_value *reasons = NULL;
    for (size_t i = 0; i < lac_count(lac_get(&s, "languages")); i++) {
        const struct lac_value *l = lac_at(lac_get(&s, "languages"), i);
        if (strcmp(lac_get_text(l, "file", ""), other) == 0)
            reasons = lac_get(l, "reasons");
    }
    assert_non_null(reasons);
    assert_int_equal(lac_get_int(lac_get(reasons, "results_impossible"), "rows", 0), 4);
    assert_non_null(lac_path(reasons, "results_total_differs.fields"));
    assert_int_equal(told.n, 5);
}

static void the_published_data_have_the_defects_that_are_known(void **state)
{
    static const struct {
        const char *language, *code;
        int64_t pairs, no_answer, moved, repeated;
    } known[] = {{"Amharic", "am", 665, 23, 0, 8}, {"Arabic", "ar", 424, 0, 0, 0},  {"Bengali", "bn", 431, 7, 0, 0},
                 {"Chinese", "zh", 342, 0, 0, 3},  {"French", "fr", 312, 0, 0, 0},  {"Hindi", "hi", 327, 0, 1, 0},
                 {"Japanese", "ja", 314, 0, 4, 7}, {"Spanish", "es", 242, 0, 0, 0}, {"Ukrainian", "uk", 323, 0, 0, 0},
                 {"Zulu", "zu", 711, 15, 0, 5}};
    struct bench *b = *state;
    const char *data = getenv("LACUNA_TEST_DATA");
    if (!data)
        skip();
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        struct told told;
        const char *file = lac_arena_printf(b->arena, "%s/pitfalls/%s.json", data, known[i].language);
        struct lac_value s = audit(b, &file, 1, &told);
        const struct lac_value *l = lac_at(lac_get(&s, "languages"), 0), *reasons = lac_get(l, "reasons");
        assert_int_equal(lac_count(lac_get(&s, "languages")), 1); /* the results have no findings */
        assert_int_equal(lac_count(lac_get(&s, "results")), 1);
        assert_string_equal(lac_get_text(l, "language", ""), known[i].code);
        assert_int_equal(lac_get_int(l, "pairs", 0), known[i].pairs);
        assert_int_equal(lac_get_int(lac_get(reasons, "answer_not_in_choices"), "rows", 0), known[i].no_answer);
        assert_int_equal(lac_get_int(lac_get(reasons, "answer_index_differs"), "rows", 0), known[i].moved);
        assert_int_equal(lac_get_int(lac_get(reasons, "duplicate_choices"), "rows", 0), known[i].repeated);
        assert_null(lac_get(reasons, "choice_count_differs"));
        assert_int_equal(lac_get_int(lac_get(reasons, "join_without_space"), "rows", 0), known[i].pairs);
    }
}

static void questions_that_people_translated_agree(void **state)
{
    struct bench *b = *state;
    struct told told;
    const char *data = getenv("LACUNA_TEST_DATA");
    if (!data)
        skip();
    const char *file = lac_arena_printf(b->arena, "%s/parallel/xcopa_val.jsonl", data);
    struct lac_value s = audit(b, &file, 1, &told);
    assert_int_equal(lac_count(lac_get(&s, "languages")), 7);
    for (size_t i = 0; i < 7; i++) {
        const struct lac_value *l = lac_at(lac_get(&s, "languages"), i);
        assert_int_equal(lac_get_int(l, "pairs", 0), 100);
        assert_int_equal(lac_get_int(l, "fatal", -1), 0);
        assert_true(lac_get_int(l, "warning", -1) <= 3);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_bench(rows_are_counted_by_language_reason_and_field),
        on_bench(pairs_are_split_by_their_artefact_score),
        on_bench(without_a_total_nothing_is_held_against_it),
        on_bench(the_results_beside_a_file_are_read_and_checked),
        on_bench(counts_that_cannot_be_are_found),
        on_bench(the_published_data_have_the_defects_that_are_known),
        on_bench(questions_that_people_translated_agree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
