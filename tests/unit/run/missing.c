#include "core/run/missing.h"
#include "tests/unit/run/stage.h"

static void a_complete_run_lacks_nothing(void **state)
{
    struct stage *s = *state;
    struct lac_run *run;
    struct lac_str text = {0};
    assert_int_equal(stage_open_run(s, 8, LAC_RUN_PLAIN, &run), LAC_OK);
    assert_int_equal(lac_run_go(run, &err), LAC_OK);
    lac_missing_add(run, &text);
    assert_string_equal(lac_str_get(&text), "");
    lac_run_close(run);
}

static void a_run_whose_model_stopped_counts_what_waits_for_it(void **state)
{
    struct stage *s = *state;
    struct lac_run *run;
    struct lac_str text = {0};
    char want[64];
    int64_t sum = 0;
    atomic_store(&stage_refuse_from, 300);
    assert_int_equal(stage_open_run(s, 2, LAC_RUN_PLAIN, &run), LAC_OK);
    assert_int_equal(lac_run_go(run, &err), LAC_OK);
    struct lac_value v = lac_missing_value(run, s->arena);
    const struct lac_value *languages = lac_get(&v, "languages");
    for (size_t i = 0; i < lac_count(languages); i++)
        sum += languages->as.map.at[i].value.as.integer;
    int64_t trials = lac_get_int(&v, "trials", 0), of = lac_get_int(&v, "of", 0);
    assert_true(trials > 0 && trials < of);
    assert_int_equal(of, lac_run_trials(run));
    assert_int_equal(sum, trials);
    assert_string_equal(lac_as_text(lac_at(lac_get(&v, "wait_for"), 0), ""), "metal");
    lac_missing_add(run, &text);
    snprintf(want, sizeof want, "%lld of %lld trials are missing (", (long long)trials, (long long)of);
    assert_memory_equal(text.data, want, strlen(want));
    assert_non_null(strstr(text.data, "); they wait for 'metal'"));
    lac_str_free(&text);
    lac_run_close(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_stage(a_complete_run_lacks_nothing),
        on_stage(a_run_whose_model_stopped_counts_what_waits_for_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
