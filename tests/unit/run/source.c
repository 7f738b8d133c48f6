#include "core/run/source.h"
#include "tests/unit/run/stage.h"

static const char *const TWO = "{\"id\":\"a\",\"answer\":0,\"en\":{\"stem\":\"One?\",\"choices\":[\"x\",\"y\"]},\"es\":"
                               "{\"stem\":\"¿Uno?\",\"choices\":[\"x\",\"z\"]}}\n"
                               "\n"
                               "{\"id\":\"b\",\"answer\":\"y\",\"en\":{\"stem\":\"Two?\",\"choices\":[\"x\",\"y\"]}}\n";

static struct lac_source_report report;

static enum lac_status load(struct stage *s, const char *package, const char *file, const char *text,
                            struct lac_item **items, size_t *n)
{
    struct lac_value named = lac_object();
    lac_set_text(s->arena, &named, "name", package);
    if (file) {
        stage_put(s, file, text);
        lac_set_text(s->arena, &named, "file", file);
    }
    if (!s->project)
        assert_int_equal(lac_project_open(s->folder, NULL, 0, &s->project, &err), LAC_OK);
    return lac_source_load(s->project, &named, s->arena, items, n, &report, &err);
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
                       "{\"id\":\"c\",\"answer\":0}\n";
    assert_int_equal(load(*state, "parallel", "in.jsonl", text, &items, &n), LAC_OK);
    assert_int_equal(n, 1);
    assert_int_equal(report.broken, 2);
    assert_non_null(strstr(lac_str_get(&report.first), "in.jsonl: row 1: "));
    assert_non_null(strstr(lac_str_get(&report.first), "in.jsonl: row 3: no English wording"));
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
}

static void a_broken_file_is_refused_with_its_line(void **state)
{
    assert_refused(*state, "parallel", "in.jsonl", "{\"answer\":0}\n{\"answer\":\n", "in.jsonl: line 2");
    assert_refused(*state, "csv", "in.csv", "a\n\"b\n", "in.csv: line 2");
    assert_refused(*state, "json", "in.json", "{\"x\": 1}", "in.json: holds no list");
}

static void a_missing_file_or_package_is_refused(void **state)
{
    struct stage *s = *state;
    struct lac_item *items;
    size_t n;
    struct lac_value named = lac_object();
    assert_refused(s, "parallel", NULL, NULL, "file = ");
    assert_refused(s, "paralel", NULL, NULL, "did you mean 'parallel'");
    lac_set_text(s->arena, &named, "name", "parallel");
    lac_set_text(s->arena, &named, "file", "nowhere.jsonl");
    assert_int_equal(lac_source_load(s->project, &named, s->arena, &items, &n, &report, &err), LAC_E_CONFIG);
    assert_non_null(strstr(err.message, "nowhere.jsonl"));
    lac_source_report_free(&report);
}

/* ---- sampling ---- */

enum { ALL = 200 };

static void make(struct lac_item items[ALL])
{
    for (uint64_t i = 0; i < ALL; i++)
        items[i] = (struct lac_item){.answer = (size_t)i, .key = {i * 0x9E3779B97F4A7C15u, i}};
}

static void no_limit_and_a_high_one_keep_all(void **state)
{
    (void)state;
    struct lac_item items[ALL];
    make(items);
    assert_int_equal(lac_source_sample(items, ALL, 0, 1), ALL);
    assert_int_equal(lac_source_sample(items, ALL, ALL + 1, 1), ALL);
    assert_int_equal(items[7].answer, 7);
}

static void a_sample_keeps_the_order_and_is_the_seeds_own(void **state)
{
    (void)state;
    struct lac_item a[ALL], b[ALL], c[ALL];
    make(a);
    make(b);
    make(c);
    assert_int_equal(lac_source_sample(a, ALL, 20, 1), 20);
    lac_source_sample(b, ALL, 20, 1);
    lac_source_sample(c, ALL, 20, 2);
    int other = 0;
    for (int i = 0; i < 20; i++) {
        assert_true(i == 0 || a[i - 1].answer < a[i].answer);
        assert_int_equal(a[i].answer, b[i].answer);
        other += a[i].answer != c[i].answer;
    }
    assert_true(other > 10);
}

static void a_smaller_sample_is_part_of_a_larger_one(void **state)
{
    (void)state;
    struct lac_item few[ALL], many[ALL];
    make(few);
    make(many);
    lac_source_sample(few, ALL, 10, 3);
    lac_source_sample(many, ALL, 50, 3);
    for (int i = 0; i < 10; i++) {
        bool found = false;
        for (int k = 0; k < 50; k++)
            found = found || many[k].answer == few[i].answer;
        assert_true(found);
    }
}

static void where_an_item_stands_does_not_decide_whether_it_is_drawn(void **state)
{
    (void)state;
    struct lac_item forth[ALL], back[ALL];
    make(forth);
    for (int i = 0; i < ALL; i++)
        back[i] = forth[ALL - 1 - i];
    lac_source_sample(forth, ALL, 30, 9);
    lac_source_sample(back, ALL, 30, 9);
    for (int i = 0; i < 30; i++)
        assert_int_equal(forth[i].answer, back[29 - i].answer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_stage(parallel_lines_become_items_with_their_wordings),
        on_stage(columns_become_items),
        on_stage(the_shipped_questions_load),
        on_stage(broken_items_are_left_out_and_said),
        on_stage(an_item_that_comes_again_counts_once),
        on_stage(two_items_of_one_id_would_be_one_in_every_count),
        on_stage(a_source_without_a_good_item_is_refused),
        on_stage(a_broken_file_is_refused_with_its_line),
        on_stage(a_missing_file_or_package_is_refused),
        cmocka_unit_test(no_limit_and_a_high_one_keep_all),
        cmocka_unit_test(a_sample_keeps_the_order_and_is_the_seeds_own),
        cmocka_unit_test(a_smaller_sample_is_part_of_a_larger_one),
        cmocka_unit_test(where_an_item_stands_does_not_decide_whether_it_is_drawn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
