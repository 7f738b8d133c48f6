#include "core/run/source.h"
#include "tests/unit/run/stage.h"

static const char *const TWO = "{\"id\":\"a\",\"answer\":0,\"en\":{\"stem\":\"One?\",\"choices\":[\"x\",\"y\"]},\"es\":"
                               "{\"stem\":\"¿Uno?\",\"choices\":[\"x\",\"z\"]}}\n"
                               "\n"
                               "{\"id\":\"b\",\"answer\":\"y\",\"en\":{\"stem\":\"Two?\",\"choices\":[\"x\",\"y\"]}}\n";

static struct lac_source_report report;

static enum lac_status load_as(struct stage *s, const struct lac_value *named, uint64_t seed, struct lac_item **items,
                               size_t *n)
{
    static const char *const languages[] = {"sw", "en-x-placebo"};
    struct lac_source_ask ask = {named, languages, 2, seed};
    if (!s->project)
        assert_int_equal(lac_project_open(s->folder, NULL, 0, &s->project, &err), LAC_OK);
    return lac_source_load(s->project, &ask, s->arena, items, n, &report, &err);
}

static struct lac_value source_of(struct stage *s, const char *package, const char *file)
{
    struct lac_value named = lac_object();
    lac_set_text(s->arena, &named, "name", package);
    if (file)
        lac_set_text(s->arena, &named, "file", file);
    return named;
}

static enum lac_status load(struct stage *s, const char *package, const char *file, const char *text,
                            struct lac_item **items, size_t *n)
{
    struct lac_value named = source_of(s, package, file);
    if (file)
        stage_put(s, file, text);
    return load_as(s, &named, 1, items, n);
}

static void parallel_lines_become_items_with_their_wordings(void **state)
{
    struct lac_item *items;
    size_t n;
    assert_int_equal(load(*state, "parallel", "in.jsonl", TWO, &items, &n), LAC_OK);
    assert_int_equal(n, 2);
    assert_int_equal(report.rows, 2);
    assert_string_equal(items[0].id, "a");
    assert_string_equal(lac_item_wording(&items[0], "es")->stem, "¿Uno?");
    assert_int_equal(items[1].answer, 1);
    assert_string_equal(items[1].source, "parallel");
    lac_source_report_free(&report);
}

static void columns_become_items(void **state)
{
    struct lac_item *items;
    size_t n;
    assert_int_equal(
        load(*state, "csv", "in.csv", "id,question,A,B,answer\nq1,\"What, then?\",this,that,B\n", &items, &n), LAC_OK);
    assert_int_equal(n, 1);
    assert_string_equal(items[0].en.stem, "What, then?");
    assert_int_equal(items[0].answer, 1);
    lac_source_report_free(&report);
}

static void the_shipped_questions_load(void **state)
{
    struct lac_item *items;
    size_t n;
    assert_int_equal(load(*state, "basic", NULL, NULL, &items, &n), LAC_OK);
    assert_true(n >= 120);
    assert_int_equal(report.broken, 0);
    assert_int_equal(report.repeated, 0);
    lac_source_report_free(&report);
}

static void broken_items_are_left_out_and_said(void **state)
{
    struct lac_item *items;
    size_t n;
    const char *text = "{\"id\":\"a\",\"answer\":7,\"en\":{\"stem\":\"One?\",\"choices\":[\"x\",\"y\"]}}\n"
                       "{\"id\":\"b\",\"answer\":0,\"en\":{\"stem\":\"Two?\",\"choices\":[\"x\",\"y\"]}}\n"
                       "\n"
                       "{\"id\":\"c\",\"answer\":0}\n";
    assert_int_equal(load(*state, "parallel", "in.jsonl", text, &items, &n), LAC_OK);
    assert_int_equal(n, 1);
    assert_int_equal(report.broken, 2);
    assert_non_null(strstr(lac_str_get(&report.first), "in.jsonl:1: "));
    assert_non_null(strstr(lac_str_get(&report.first), "in.jsonl:4: no English wording"));
    assert_int_equal(lac_count(&report.list), 2);
    assert_int_equal(lac_get_int(lac_at(&report.list, 1), "row", 0), 3);
    assert_int_equal(lac_get_int(lac_at(&report.list, 1), "line", 0), 4);
    assert_non_null(strstr(lac_get_text(lac_at(&report.list, 1), "why", ""), "no English wording"));
    lac_source_report_free(&report);
}

static void an_item_that_comes_again_counts_once(void **state)
{
    struct lac_item *items;
    size_t n;
    struct lac_str text = {0};
    lac_str_addf(&text, "%s%s", TWO, TWO);
    assert_int_equal(load(*state, "parallel", "in.jsonl", lac_str_get(&text), &items, &n), LAC_OK);
    assert_int_equal(n, 2);
    assert_int_equal(report.repeated, 2);
    lac_str_free(&text);
    lac_source_report_free(&report);
}

static void what_asks_the_same_counts_once_however_it_is_written(void **state)
{
    struct lac_item *items;
    size_t n;
    const char *text = "{\"answer\":0,\"stem\":\"Which one?\",\"choices\":[\"x\",\"y\"]}\n"
                       "{\"answer\":1,\"stem\":\"WHICH  one?\",\"choices\":[\"Y\",\"X\"]}\n"
                       "{\"answer\":0,\"stem\":\"Which one?\",\"choices\":[\"x\",\"z\"]}\n"
                       "{\"answer\":1,\"stem\":\"which one?\",\"choices\":[\"x\",\"y\"]}\n";
    assert_int_equal(load(*state, "jsonl", "in.jsonl", text, &items, &n), LAC_OK);
    assert_int_equal(n, 1); /* which of the answers to the first is right, nobody knows */
    assert_string_equal(items[0].en.choices[1], "z");
    assert_int_equal(report.repeated, 1);
    assert_int_equal(report.broken, 2);
    assert_non_null(
        strstr(lac_str_get(&report.first), "in.jsonl:4 asks the same and has another answer ('y', here 'x')\n"));
    assert_non_null(strstr(lac_str_get(&report.first), "in.jsonl:1 asks the same and has another answer ('x', here"));
    lac_source_report_free(&report);
}

static void a_row_that_is_no_object_is_broken_and_not_shown_to_the_package(void **state)
{
    struct lac_item *items;
    size_t n;
    const char *text = "[\"x\"]\n{\"answer\":0,\"stem\":\"A?\",\"choices\":[\"x\",\"y\"]}\n7\n"
                       "{\"answer\":5,\"stem\":\"B?\",\"choices\":[\"x\",\"y\"]}\n";
    assert_int_equal(load(*state, "jsonl", "in.jsonl", text, &items, &n), LAC_OK);
    assert_int_equal(n, 1);
    assert_int_equal(report.broken, 3);
    assert_non_null(strstr(lac_str_get(&report.first), ":1: is no object"));
    assert_non_null(strstr(lac_str_get(&report.first), ":4: the answer index"));
    lac_source_report_free(&report);
}

/* ---- shuffled choices ---- */

static const char *sciq_rows(struct stage *s, int n)
{
    struct lac_str text = {0};
    for (int i = 0; i < n; i++)
        lac_str_addf(&text,
                     "%s{\"question\":\"Which %d?\",\"distractor1\":\"a%d\",\"distractor2\":\"b%d\",\"distractor3\":"
                     "\"c%d\",\"correct_answer\":\"right %d\"}",
                     i ? ",\n" : "[", i, i, i, i, i);
    lac_str_addc(&text, ']');
    const char *kept = lac_arena_strdup(s->arena, lac_str_get(&text));
    lac_str_free(&text);
    return kept;
}

static void an_answer_that_always_stands_last_is_shuffled_by_the_seed(void **state)
{
    struct stage *s = *state;
    struct lac_item *one, *again, *other;
    size_t n, at[4] = {0}, moved = 0;
    struct lac_value named = source_of(s, "sciq", "sciq.json");
    stage_put(s, "sciq.json", sciq_rows(s, 80));
    assert_int_equal(load_as(s, &named, 1, &one, &n), LAC_OK);
    lac_source_report_free(&report);
    assert_int_equal(load_as(s, &named, 1, &again, &n), LAC_OK);
    lac_source_report_free(&report);
    assert_int_equal(load_as(s, &named, 2, &other, &n), LAC_OK);
    lac_source_report_free(&report);
    assert_int_equal(n, 80);
    for (size_t i = 0; i < n; i++) {
        at[one[i].answer]++;
        assert_true(lac_starts_with(one[i].en.choices[one[i].answer], "right "));
        assert_true(lac_starts_with(other[i].en.choices[other[i].answer], "right "));
        assert_int_equal(one[i].answer, again[i].answer);
        assert_string_equal(one[i].id, other[i].id); /* an item is the same item whatever the seed */
        moved += one[i].answer != other[i].answer;
    }
    for (int i = 0; i < 4; i++)
        assert_in_range(at[i], 8, 40);
    assert_true(moved > 20);
}

static void shuffled_languages_stay_aligned_and_shuffling_can_be_asked_for(void **state)
{
    struct stage *s = *state;
    struct lac_item *items;
    size_t n, moved = 0;
    struct lac_value named = source_of(s, "parallel", "in.jsonl");
    struct lac_str text = {0};
    for (int i = 0; i < 30; i++)
        lac_str_addf(&text,
                     "{\"answer\":0,\"en\":{\"stem\":\"S%d?\",\"choices\":[\"0\",\"1\",\"2\"]},"
                     "\"es\":{\"stem\":\"E%d?\",\"choices\":[\"x0\",\"x1\",\"x2\"]}}\n",
                     i, i);
    stage_put(s, "in.jsonl", lac_str_get(&text));
    lac_str_free(&text);
    lac_set_bool(s->arena, &named, "shuffle", true);
    assert_int_equal(load_as(s, &named, 1, &items, &n), LAC_OK);
    lac_source_report_free(&report);
    for (size_t i = 0; i < n; i++) {
        assert_string_equal(items[i].en.choices[items[i].answer], "0");
        for (int c = 0; c < 3; c++)
            assert_string_equal(items[i].others[0].choices[c] + 1, items[i].en.choices[c]);
        moved += items[i].answer != 0;
    }
    assert_true(moved > 10);
    lac_set_text(s->arena, &named, "shuffle", "yes");
    assert_int_equal(load_as(s, &named, 1, &items, &n), LAC_E_CONFIG);
    lac_source_report_free(&report);
}

/* ---- several files ---- */

static void files_of_several_languages_become_items_with_several_wordings(void **state)
{
    struct stage *s = *state;
    struct lac_item *items;
    size_t n;
    struct lac_value named = source_of(s, "mgsm", "sums/mgsm_{lang}.tsv");
    stage_put(s, "sums/mgsm_en.tsv", "Two and two?\t4\nTen and two?\t12\nSix?\t6\n");
    stage_put(s, "sums/mgsm_sw.tsv", "Mbili na mbili?\t4\nKumi na mbili?\t11\n");
    assert_int_equal(load_as(s, &named, 1, &items, &n), LAC_OK);
    assert_int_equal(n, 1);
    assert_string_equal(lac_item_wording(&items[0], "sw")->stem, "Mbili na mbili?");
    assert_int_equal(report.left_out, 1); /* the third is not in Swahili */
    assert_string_equal(items[0].en.choices[items[0].answer], "4");
    assert_int_equal(report.broken, 1);
    assert_non_null(strstr(lac_str_get(&report.first), ":2: sw has answer 11 where English has 12"));
    lac_source_report_free(&report);
}

/* What is drawn for a row, and its id, hang on its number in the file, whatever stands before it. */
static void a_row_keeps_its_number_when_others_are_broken(void **state)
{
    struct stage *s = *state;
    struct lac_item *items, *whole;
    size_t n;
    struct lac_value named = source_of(s, "mgsm", "mgsm_{lang}.tsv");
    stage_put(s, "mgsm_en.tsv", "One?\t11\nTwo?\t12\nThree?\t13\n");
    stage_put(s, "mgsm_sw.tsv", "Moja?\t11\nMbili?\t12\nTatu?\t13\n");
    assert_int_equal(load_as(s, &named, 1, &whole, &n), LAC_OK);
    assert_int_equal(n, 3);
    lac_source_report_free(&report);
    stage_put(s, "mgsm_en.tsv", "One?\t11\ttoo many\nTwo?\t12\nThree?\t13\n");
    assert_int_equal(load_as(s, &named, 1, &items, &n), LAC_OK);
    assert_int_equal(n, 2);
    assert_string_equal(items[1].id, "mgsm-3");
    for (size_t i = 0; i < 4; i++)
        assert_string_equal(items[1].en.choices[i], whole[2].en.choices[i]);
    lac_source_report_free(&report);
}

static void each_subjects_file_names_its_subject(void **state)
{
    struct stage *s = *state;
    struct lac_item *items;
    size_t n;
    struct lac_value named = source_of(s, "mmlu", "test/*_test.csv");
    stage_put(s, "test/botany_test.csv", "\"Which, here, is a tree?\",oak,wolf,iron,wind,A\n");
    stage_put(s, "test/music_test.csv", "Which has strings?,drum,flute,harp,bell,C\n");
    stage_put(s, "test/music_dev.csv", "Which has keys?,piano,flute,harp,bell,A\n");
    assert_int_equal(load_as(s, &named, 1, &items, &n), LAC_OK);
    assert_int_equal(n, 2);
    assert_string_equal(items[0].subject, "botany");
    assert_string_equal(items[1].subject, "music");
    assert_string_equal(items[1].en.choices[items[1].answer], "harp");
    lac_source_report_free(&report);
}

/* Real rows where they lie beside the checkout: LACUNA_TEST_DATA. */
static void real_translated_questions_load(void **state)
{
    struct stage *s = *state;
    struct lac_item *items;
    size_t n;
    const char *data = getenv("LACUNA_TEST_DATA");
    if (!data)
        skip();
    struct lac_value named = source_of(s, "xcopa", lac_arena_printf(s->arena, "%s/parallel/xcopa_val.jsonl", data));
    assert_int_equal(load_as(s, &named, 1, &items, &n), LAC_OK);
    assert_int_equal(n, 100);
    assert_int_equal(report.broken, 0);
    for (size_t i = 0; i < n; i++)
        assert_int_equal(items[i].n_others, 7);
    assert_string_equal(lac_item_wording(&items[0], "sw")->stem,
                        "Mwanaume alifungua bomba la maji. Matokeo yake yalikuwa nini?");
    lac_source_report_free(&report);
    static const char *const files[] = {"mmlu", "sciq", "truthful_qa", "ai2_arc_easy"};
    static const size_t least[] = {290, 980, 790, 1850};
    for (int i = 0; i < 4; i++) {
        named = source_of(s, "json", lac_arena_printf(s->arena, "%s/source/%s.json", data, files[i]));
        assert_int_equal(load_as(s, &named, 1, &items, &n), LAC_OK);
        assert_int_equal(report.rows, n + report.broken + report.repeated);
        assert_true(n >= least[i]);
        lac_source_report_free(&report);
    }
}

static void two_items_of_one_id_would_be_one_in_every_count(void **state)
{
    struct lac_item *items;
    size_t n;
    const char *text = "{\"id\":\"a\",\"answer\":0,\"en\":{\"stem\":\"One?\",\"choices\":[\"x\",\"y\"]}}\n"
                       "{\"id\":\"a\",\"answer\":0,\"en\":{\"stem\":\"Two?\",\"choices\":[\"x\",\"y\"]}}\n";
    assert_int_equal(load(*state, "parallel", "in.jsonl", text, &items, &n), LAC_OK);
    assert_int_equal(n, 1);
    assert_non_null(strstr(lac_str_get(&report.first), "another item has the id 'a'"));
    lac_source_report_free(&report);
}

static void assert_refused(struct stage *s, const char *package, const char *file, const char *text,
                           const char *message)
{
    struct lac_item *items;
    size_t n;
    assert_int_equal(load(s, package, file, text, &items, &n), LAC_E_CONFIG);
    if (!strstr(err.message, message))
        fail_msg("'%s' is not in: %s", message, err.message);
    lac_source_report_free(&report);
}

static void a_source_without_a_good_item_is_refused(void **state)
{
    assert_refused(*state, "parallel", "empty.jsonl", "", "no usable item");
    assert_refused(*state, "parallel", "bad.jsonl", "{\"answer\":0}\n", "no usable item");
    assert_refused(*state, "csv", "head.csv", "question,answer\n", "no usable item");
    assert_refused(*state, "json", "other.json", "[{\"foo\":1},{\"foo\":2}]",
                   "other.json: row 1: has none of the fields that this source reads");
}

static void a_file_of_broken_lines_is_refused_with_the_first(void **state)
{
    assert_refused(*state, "parallel", "in.jsonl", "{\"answer\":0}\n{\"answer\":\n", "in.jsonl:1: no English wording");
    assert_refused(*state, "csv", "in.csv", "a\n\"b\n", "in.csv: line 2");
    assert_refused(*state, "json", "in.json", "{\"x\": 1}", "in.json: holds no list");
}

static void broken_rows_are_told_in_their_order_and_none_is_lost(void **state)
{
    struct stage *s = *state;
    struct lac_item *items;
    size_t n;
    stage_put(s, "scripts/sources/short.lua",
              "return lacuna.source { api = 1, name = 'short', version = '1.0.0', format = 'jsonl',\n"
              "  items = function(rows) return { rows[1], 'not this one' } end }\n");
    const char *text = "{\"answer\":0,\"stem\":\"A?\",\"choices\":[\"x\",\"y\"]}\n{}\n[]\n{}\n";
    assert_int_equal(load(s, "short", "in.jsonl", text, &items, &n), LAC_OK);
    assert_int_equal(n, 1);
    static const char *const why[] = {"not this one", "is no object", "items() returns nothing for it"};
    assert_int_equal(lac_count(&report.list), 3);
    for (size_t i = 0; i < 3; i++)
        assert_string_equal(lac_get_text(lac_at(&report.list, i), "why", ""), why[i]);
    lac_source_report_free(&report);
}

static void a_slip_in_a_setting_is_told_from_an_unknown_option(void **state)
{
    struct stage *s = *state;
    struct lac_item *items;
    size_t n;
    struct lac_value named = source_of(s, "basic", NULL);
    lac_set_text(s->arena, &named, "smaple", "even");
    assert_int_equal(load_as(s, &named, 1, &items, &n), LAC_E_CONFIG);
    assert_non_null(strstr(err.message, "source: there is no 'smaple' (did you mean 'sample'?)"));
    lac_source_report_free(&report);
    named = source_of(s, "basic", NULL);
    lac_set_text(s->arena, &named, "subjekt", "food");
    assert_int_equal(load_as(s, &named, 1, &items, &n), LAC_E_CONFIG);
    assert_non_null(strstr(err.message, "did you mean 'subject'?"));
    lac_source_report_free(&report);
}

static void a_missing_file_or_package_is_refused(void **state)
{
    struct stage *s = *state;
    struct lac_item *items;
    size_t n;
    struct lac_value named = source_of(s, "parallel", "nowhere.jsonl");
    assert_refused(s, "parallel", NULL, NULL, "file = ");
    assert_refused(s, "paralel", NULL, NULL, "did you mean 'parallel'");
    assert_int_equal(load_as(s, &named, 1, &items, &n), LAC_E_CONFIG);
    assert_non_null(strstr(err.message, "nowhere.jsonl"));
    lac_source_report_free(&report);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_stage(parallel_lines_become_items_with_their_wordings),
        on_stage(columns_become_items),
        on_stage(the_shipped_questions_load),
        on_stage(broken_items_are_left_out_and_said),
        on_stage(an_item_that_comes_again_counts_once),
        on_stage(what_asks_the_same_counts_once_however_it_is_written),
        on_stage(a_row_that_is_no_object_is_broken_and_not_shown_to_the_package),
        on_stage(an_answer_that_always_stands_last_is_shuffled_by_the_seed),
        on_stage(shuffled_languages_stay_aligned_and_shuffling_can_be_asked_for),
        on_stage(files_of_several_languages_become_items_with_several_wordings),
        on_stage(a_row_keeps_its_number_when_others_are_broken),
        on_stage(each_subjects_file_names_its_subject),
        on_stage(real_translated_questions_load),
        on_stage(two_items_of_one_id_would_be_one_in_every_count),
        on_stage(a_source_without_a_good_item_is_refused),
        on_stage(a_file_of_broken_lines_is_refused_with_the_first),
        on_stage(broken_rows_are_told_in_their_order_and_none_is_lost),
        on_stage(a_slip_in_a_setting_is_told_from_an_unknown_option),
        on_stage(a_missing_file_or_package_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
