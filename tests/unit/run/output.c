#include "core/run/output.h"
#include "tests/unit/run/stage.h"

static void a_complete_run_has_its_three_files_and_no_other_half(void **state)
{
    struct stage *s = *state;
    struct stage_result r = stage_run(s, 8, LAC_RUN_PLAIN);
    static const char *const files[] = {"pairs.jsonl", "log.jsonl", "summary.json"};
    for (size_t i = 0; i < 3; i++) {
        char half[64];
        free(stage_read(s, r.id, files[i]));
        snprintf(half, sizeof half, "%s.tmp", files[i]);
        assert_false(lac_file_exists(lac_project_run_path(s->project, r.id, half)));
    }
    char *summary = stage_read(s, r.id, "summary.json");
    assert_non_null(strstr(summary, "\"state\": \"complete\""));
    free(summary);
}

static void an_incomplete_run_says_so_and_names_the_model_that_stopped(void **state)
{
    struct stage *s = *state;
    atomic_store(&stage_refuse_from, 30);
    struct stage_result r = stage_run(s, 8, LAC_RUN_PLAIN);
    assert_false(r.complete);
    char *summary = stage_read(s, r.id, "summary.json");
    assert_non_null(strstr(summary, "\"state\": \"unfinished\""));
    assert_non_null(strstr(summary, "model 'metal': "));
    free(summary);
}

static void a_file_that_cannot_be_written_is_an_error_and_the_run_not_complete(void **state)
{
    struct stage *s = *state;
    struct lac_run *run;
    char id[64];
    assert_int_equal(stage_open_run(s, 8, LAC_RUN_PLAIN, &run), LAC_OK);
    snprintf(id, sizeof id, "%s", run->id);
    stage_put(s, lac_arena_printf(s->arena, "runs/%s/pairs.jsonl/in-the-way", id), "x"); /* a folder of that name */
    assert_int_not_equal(lac_run_go(run, &err), LAC_OK);
    assert_non_null(strstr(err.message, "pairs.jsonl"));
    struct lac_str word = {0};
    assert_false(lac_store_get_meta(run->session.store, "state", &word));
    lac_str_free(&word);
    lac_run_close(run);
}

static struct lac_value a_summary(struct stage *s)
{
    struct stage_result r = stage_run(s, 8, LAC_RUN_PLAIN);
    char *text = stage_read(s, r.id, "summary.json");
    struct lac_value v;
    assert_int_equal(lac_json_read(s->arena, text, strlen(text), &v, NULL), LAC_OK);
    free(text);
    return v;
}

static void a_summary_becomes_a_report(void **state)
{
    struct stage *s = *state;
    struct lac_str out = {0};
    struct lac_value summary = a_summary(s);
    if (lac_output_report(s->project, NULL, &summary, &out, &err) != LAC_OK)
        fail_msg("%s", err.message);
    assert_non_null(strstr(lac_str_get(&out), "es"));
    assert_true(out.len > 100);
    lac_str_free(&out);
}

static void a_report_that_is_not_there_or_returns_no_text_is_refused(void **state)
{
    struct stage *s = *state;
    struct lac_str out = {0};
    struct lac_value named = lac_object(), summary = lac_object();
    stage_put(s, "scripts/reports/mute.lua",
              "return lacuna.report { api = 1, name = 'mute', version = '1.0.0', author = 'x', license = 'MIT', "
              "summary = 'x',\n"
              "render = function() return 7 end }\n");
    stage_configure(s);
    lac_set_text(s->arena, &named, "name", "sumary");
    assert_int_not_equal(lac_output_report(s->project, &named, &summary, &out, &err), LAC_OK);
    assert_non_null(strstr(err.message, "did you mean 'summary'"));
    lac_set_text(s->arena, &named, "name", "mute");
    assert_int_equal(lac_output_report(s->project, &named, &summary, &out, &err), LAC_E_SCRIPT);
    assert_non_null(strstr(err.message, "render() must return a text"));
    lac_str_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_stage(a_complete_run_has_its_three_files_and_no_other_half),
        on_stage(an_incomplete_run_says_so_and_names_the_model_that_stopped),
        on_stage(a_file_that_cannot_be_written_is_an_error_and_the_run_not_complete),
        on_stage(a_summary_becomes_a_report),
        on_stage(a_report_that_is_not_there_or_returns_no_text_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
