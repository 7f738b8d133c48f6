#include "tests/unit/run/bitext.h"

struct looked {
    struct lac_bitext text;
    struct lac_defects found;
};

static struct lac_error bad;

static struct looked look(struct bench *b, const char *name, const char *content, size_t pair)
{
    struct lac_audit *audit;
    struct lac_data_options options = {.format = NULL};
    struct looked l;
    assert_int_equal(lac_audit_new(b->project, &audit, &bad), LAC_OK);
    if (lac_audit_read(audit, b->arena, bench_put(b, name, content), &options, &l.text, &bad) != LAC_OK)
        fail_msg("%s", bad.message);
    size_t one = 1;
    if (lac_audit_pairs(audit, b->arena, &l.text, pair, &one, &l.found, &bad) != LAC_OK)
        fail_msg("%s", bad.message);
    lac_audit_free(audit);
    return l;
}

static void assert_only(struct looked *l, const char *reason, const char *field, bool fatal)
{
    for (size_t i = 0; i < l->found.n; i++)
        if (l->found.n != 1 || strcmp(l->found.at[0].reason, reason) != 0)
            fail_msg("%zu: %s (%s): %s", i, l->found.at[i].reason, l->found.at[i].field, l->found.at[i].detail);
    assert_int_equal(l->found.n, 1);
    assert_string_equal(l->found.at[0].field, field);
    assert_int_equal(l->found.at[0].fatal, fatal);
    lac_bitext_free(&l->text);
}

static void a_sound_pair_is_left_alone(void **state)
{
    struct looked l = look(*state, "Zulu.json", "[" PITFALLS_ROW("[\"ibhuloho\",\"isitolo\"]", "ibhuloho", "") "]", 0);
    assert_int_equal(l.found.n, 0);
    assert_string_equal(l.text.pairs.at[0].language, "zu");
    lac_bitext_free(&l.text);
}

static void each_kind_of_defect_has_its_reason(void **state)
{
    static const struct {
        const char *row, *reason, *field;
        bool fatal;
    } cases[] = {
        {PITFALLS_ROW("[\"ibhuloho\",\"isitolo\"]", "umfula", ""), "answer_not_in_choices", "transanswer", true},
        {PITFALLS_ROW("[\"ibhuloho\",\"isitolo\",\"umuthi\"]", "ibhuloho", ""), "choice_count_differs", "transchoices",
         true},
        {PITFALLS_ROW("[]", "ibhuloho", ""), "choice_count_differs", "transchoices", true},
        {PITFALLS_ROW("[\"isitolo\",\"ibhu\\u0000loho\"]", "isitolo", ""), "missing_field", "transchoices", true},
        {PITFALLS_ROW("[\"isitolo\",\"ibhuloho\"]", "ibhuloho", ""), "answer_index_differs", "transanswer", true},
        {PITFALLS_ROW("[\"ibhuloho\",\"Ibhuloho\"]", "ibhuloho", ""), "duplicate_choices", "transchoices", true},
        {PITFALLS_ROW("[\"ibhuloho\",\" \"]", "ibhuloho", ""), "empty_text", "transchoices", true},
        {PITFALLS_ROW("[\"'ibhuloho'\",\"'isitolo'\"]", "'ibhuloho'", ""), "leaked_syntax", "transchoices", false},
        {PITFALLS_ROW("[\"ibhuloho\",\"isitolo\"]", "ibhuloho",
                      ",\"question\":\"Rain.Which crosses a river?\",\"prequestion\":\"Rain.\",\"transquestion\":"
                      "\"Imvula. Yini ewela umfula?\",\"transpre\":\"Imvula.\""),
         "join_without_space", "question", false},
        {PITFALLS_ROW(
             "[\"ibhuloho\",\"isitolo\"]", "ibhuloho",
             ",\"question\":\"Which crosses a river? It is a bridge.\",\"sufquestion\":\"It is a "
             "bridge.\",\"transquestion\":\"Yini ewela umfula? Ngokuqinisekile.\",\"transsuf\":\"Ngokuqinisekile.\""),
         "answer_in_perturbation", "sufquestion", false},
        {PITFALLS_ROW("[\"ibhuloho\",\"isitolo\"]", "ibhuloho",
                      ",\"question\":\"Which crosses a river? Many people walk over there in the "
                      "morning.\",\"sufquestion\":\"Many people walk over "
                      "there in the morning.\",\"transquestion\":\"Yini ewela umfula? Many people walk over there in "
                      "the morning.\",\"transsuf\":\"Many people walk over there in the morning.\""),
         "untranslated", "transsuf", false},
        {"{\"oriquestion\":\"Q\",\"transori\":\"P\"}", "missing_field", "choices", true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct looked l =
            look(*state, "Zulu.json", lac_arena_printf(((struct bench *)*state)->arena, "[%s]", cases[i].row), 0);
        assert_only(&l, cases[i].reason, cases[i].field, cases[i].fatal);
    }
}

static void languages_that_disagree_are_found_in_parallel_rows(void **state)
{
    static const char *const row = "{\"ask\":\"cause\",\"answer\":0,\"en\":{\"premise\":\"It fell.\",\"choices\":[\"I "
                                   "slipped.\",\"I cried.\"]},\"tr\":{\"premise\":\"Düştü.\",\"choices\":[\"Kaydım.\","
                                   "\"Ağladım.\"]%s}}";
    struct bench *b = *state;
    struct looked l = look(b, "p.jsonl", lac_arena_printf(b->arena, row, ",\"question\":\"effect\""), 0);
    assert_only(&l, "question_kind_differs", "tr.question", true);
    l = look(b, "p.jsonl", lac_arena_printf(b->arena, row, ",\"label\":1"), 0);
    assert_only(&l, "answer_index_differs", "tr.label", true);
    l = look(b, "p.jsonl", lac_arena_printf(b->arena, row, ""), 0);
    assert_int_equal(l.found.n, 0);
    lac_bitext_free(&l.text);
}

static void a_language_without_a_package_is_audited_without_its_script(void **state)
{
    struct bench *b = *state;
    struct looked l = look(b, "p.csv", "en,xx\n\"Which?\na\nb\",\"ਕਿਹੜਾ?\nੳ\nਅ\"\n", 0);
    assert_int_equal(l.found.n, 0);
    assert_string_equal(l.text.pairs.at[0].language, "xx");
    lac_bitext_free(&l.text);
}

static void a_language_goes_by_its_names(void **state)
{
    struct bench *b = *state;
    struct lac_audit *audit;
    static const char *const names[][2] = {{"Chinese", "zh"}, {"ZH", "zh"}, {"español", "es"}, {"zh-Hant", "zh-Hant"}};
    static const char *const row = "[" PITFALLS_ROW("[\"x\",\"y\"]", "x", "") "]";
    assert_int_equal(lac_audit_new(b->project, &audit, &bad), LAC_OK);
    for (size_t i = 0; i < 4; i++) {
        struct lac_bitext text;
        struct lac_data_options options = {.language = names[i][0]};
        assert_int_equal(lac_audit_read(audit, b->arena, bench_put(b, "a.json", row), &options, &text, &bad), LAC_OK);
        assert_string_equal(text.pairs.at[0].language, names[i][1]);
        lac_bitext_free(&text);
    }
    struct lac_bitext text;
    struct lac_data_options options = {.format = NULL};
    assert_int_equal(lac_audit_read(audit, b->arena, bench_put(b, "Klingonese.json", row), &options, &text, &bad),
                     LAC_E_CONFIG);
    assert_non_null(strstr(bad.message, "'Klingonese' is no language"));
    assert_non_null(strstr(bad.message, "--lang"));
    lac_audit_free(audit);
}

static void a_language_file_that_does_not_load_is_told_wherever_it_is_named(void **state)
{
    struct bench *b = *state;
    static const char *const row = "[" PITFALLS_ROW("[\"x\",\"y\"]", "x", "") "]";
    const struct lac_data_options options = {.format = NULL};
    struct lac_audit *audit;
    struct lac_bitext text;
    struct lac_defects found;
    assert_int_equal(lac_dir_make(lac_arena_printf(b->arena, "%s/scripts/languages", b->folder), &bad), LAC_OK);
    bench_put(b, "scripts/languages/tlh.lua",
              "return lacuna.language {\n  api = 1, name = 'Klingon' code = 'tlh',\n}\n");
    assert_int_equal(lac_audit_new(b->project, &audit, &bad), LAC_OK);
    const char *named[] = {bench_put(b, "Klingon.json", row), bench_put(b, "q.csv", "en,Klingon\nQ,P\n")};
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(lac_audit_read(audit, b->arena, named[i], &options, &text, &bad), LAC_E_CONFIG);
        assert_non_null(strstr(bad.message, "is no language that is known here"));
        assert_non_null(strstr(bad.message, "scripts/languages/tlh.lua:2: '}' expected"));
    }
    assert_int_equal(lac_audit_read(audit, b->arena, bench_put(b, "tlh.json", row), &options, &text, &bad), LAC_OK);
    assert_int_equal(lac_audit_prepare(audit, &text, &bad), LAC_E_CONFIG);
    assert_non_null(strstr(bad.message, "scripts/languages/tlh.lua:2: '}' expected"));
    size_t n = 1;
    assert_int_equal(lac_audit_pairs(audit, b->arena, &text, 0, &n, &found, &bad), LAC_E_CONFIG);
    assert_int_equal(n, 0);
    lac_bitext_free(&text);
    lac_audit_free(audit);
}

static const char *check_that_fails_on(struct bench *b, const char *name, const char *word)
{
    return lac_arena_printf(b->arena,
                            "return lacuna.check {\n"
                            "  api = 1, name = '%s', version = '1.0.0', author = 'x', license = 'MIT', summary = 'x',\n"
                            "  stage = 'target', audit = true, reasons = { '%s' },\n"
                            "  verdict = function(_, c)\n"
                            "    if c.stem:find('%s') then error('not this one') end\n"
                            "    return c.stem\n"
                            "  end,\n"
                            "}\n",
                            name, name, word);
}

static void the_error_is_that_of_the_first_pair_whichever_check_it_is_of(void **state)
{
    struct bench *b = *state;
    const struct lac_data_options options = {.format = NULL};
    struct lac_audit *audit;
    struct lac_bitext text;
    struct lac_defects found[4];
    assert_int_equal(lac_dir_make(lac_arena_printf(b->arena, "%s/scripts/checks", b->folder), &bad), LAC_OK);
    bench_put(b, "scripts/checks/first.lua", check_that_fails_on(b, "first", "late"));
    bench_put(b, "scripts/checks/last.lua", check_that_fails_on(b, "last", "early"));
    assert_int_equal(lac_audit_new(b->project, &audit, &bad), LAC_OK);
    const char *path = bench_put(b, "q.csv",
                                 "en,zu\n"
                                 "Which one?,Yini?\n"
                                 "An early one?,Yini?\n"
                                 "A late one?,Yini?\n"
                                 "Any?,Yini?\n");
    assert_int_equal(lac_audit_read(audit, b->arena, path, &options, &text, &bad), LAC_OK);
    size_t n = 4;
    assert_int_equal(lac_audit_pairs(audit, b->arena, &text, 0, &n, found, &bad), LAC_E_SCRIPT);
    assert_non_null(strstr(bad.message, "package 'last' 1.0.0"));
    assert_int_equal(n, 1);
    assert_int_equal(found[0].n, 2);
    assert_string_equal(found[0].at[0].reason, "first");
    assert_string_equal(found[0].at[1].reason, "last");
    n = 2;
    assert_int_equal(lac_audit_pairs(audit, b->arena, &text, 2, &n, found, &bad), LAC_E_SCRIPT);
    assert_non_null(strstr(bad.message, "package 'first' 1.0.0"));
    assert_int_equal(n, 0);
    n = 1;
    assert_int_equal(lac_audit_pairs(audit, b->arena, &text, 3, &n, found, &bad), LAC_OK);
    assert_int_equal(n, 1);
    lac_bitext_free(&text);
    lac_audit_free(audit);
}

static void what_is_too_large_to_be_looked_at_is_one_finding(void **state)
{
    struct bench *b = *state;
    struct lac_str choices = {0}, row = {0};
    for (int i = 0; i < 27; i++)
        lac_str_addf(&choices, "%s\"c%d\"", i ? "," : "[", i);
    lac_str_add(&choices, "]");
    lac_str_addf(
        &row,
        "[{\"oriquestion\":\"Which?\",\"transori\":\"Yini?\",\"choices\":%s,\"answer\":\"c1\",\"transchoices\":"
        "%s,\"transanswer\":\"c1\"}]",
        lac_str_get(&choices), lac_str_get(&choices));
    struct looked l = look(b, "Zulu.json", lac_str_get(&row), 0);
    assert_only(&l, "too_large", "choices", true);
    char *letters = malloc(300 << 10);
    memset(letters, 'a', (300 << 10) - 1);
    letters[(300 << 10) - 1] = '\0';
    lac_str_clear(&row);
    lac_str_addf(&row,
                 "[{\"oriquestion\":\"Which?\",\"transori\":\"%s\",\"choices\":[\"a\",\"b\"],\"answer\":\"a\","
                 "\"transchoices\":[\"c\",\"d\"],\"transanswer\":\"c\"}]",
                 letters);
    l = look(b, "Zulu.json", lac_str_get(&row), 0);
    assert_only(&l, "too_large", "transori", true);
    free(letters);
    lac_str_free(&choices);
    lac_str_free(&row);
}

static void columns_go_by_the_names_of_languages(void **state)
{
    struct bench *b = *state;
    struct looked l = look(b, "q.csv", "English,Spanish\nIs it 5?,¿Es 6?\n", 0);
    assert_string_equal(l.text.pairs.at[0].language, "es");
    assert_only(&l, "numbers_differ", "Spanish", false);
    struct lac_audit *audit;
    struct lac_bitext text;
    struct lac_data_options options = {.format = NULL};
    assert_int_equal(lac_audit_new(b->project, &audit, &bad), LAC_OK);
    assert_int_equal(lac_audit_read(audit, b->arena, bench_put(b, "r.csv", "en,notes\nQ,P\n"), &options, &text, &bad),
                     LAC_E_CONFIG);
    assert_non_null(strstr(bad.message, "r.csv:1: column 'notes' is no language"));
    lac_audit_free(audit);
}

static void a_check_of_the_project_takes_part(void **state)
{
    struct bench *b = *state;
    assert_int_equal(lac_dir_make(lac_arena_printf(b->arena, "%s/scripts/checks", b->folder), &bad), LAC_OK);
    bench_put(
        b, "scripts/checks/short.lua",
        "return lacuna.check { api = 1, name = 'short', version = '1.0.0', summary = 'x', stage = 'target', audit = "
        "true,\nverdict = function(_, c) return { reason = 'too_short', field = 'target.stem', severity = 'fatal', "
        "detail = ('x'):rep(1000) } end }");
    struct looked l = look(b, "Zulu.json", "[" PITFALLS_ROW("[\"ibhuloho\",\"isitolo\"]", "ibhuloho", "") "]", 0);
    assert_int_equal(strlen(l.found.at[0].detail), 243); /* cut, with its dots */
    assert_only(&l, "too_short", "transori", true);
    bench_put(
        b, "scripts/checks/short.lua",
        "return lacuna.check { api = 1, name = 'short', version = '1.0.0', summary = 'x', audit = true, needs = { "
        "'judge' }, verdict = function() return true end }");
    lac_project_close(b->project);
    const char *roots[] = {SOURCE_DIR};
    struct lac_audit *audit;
    assert_int_equal(lac_project_open(b->folder, roots, 1, &b->project, &bad), LAC_OK);
    assert_int_equal(lac_audit_new(b->project, &audit, &bad), LAC_E_CONFIG);
    assert_non_null(strstr(bad.message, "must not need a model"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_bench(a_sound_pair_is_left_alone),
        on_bench(each_kind_of_defect_has_its_reason),
        on_bench(languages_that_disagree_are_found_in_parallel_rows),
        on_bench(a_language_without_a_package_is_audited_without_its_script),
        on_bench(a_language_goes_by_its_names),
        on_bench(a_language_file_that_does_not_load_is_told_wherever_it_is_named),
        on_bench(the_error_is_that_of_the_first_pair_whichever_check_it_is_of),
        on_bench(what_is_too_large_to_be_looked_at_is_one_finding),
        on_bench(columns_go_by_the_names_of_languages),
        on_bench(a_check_of_the_project_takes_part),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
