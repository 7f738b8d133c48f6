#include "core/run/trial.h"
#include "tests/unit/run/stage.h"

static void put_check(struct stage *s, const char *name, const char *fields, const char *body)
{
    stage_put(s, lac_arena_printf(s->arena, "scripts/checks/%s.lua", name),
              lac_arena_printf(s->arena,
                               "return lacuna.check { api = 1, name = '%s', version = '1.0.0', author = 'x', license = "
                               "'MIT', summary = 'x',\n"
                               "%s verdict = function(ctx, candidate, opt) %s end }\n",
                               name, fields, body));
}

static struct stage_result run(struct stage *s, const char *checks, char **log)
{
    stage_put_config(s,
                     lac_arena_printf(s->arena, "roles = { panel = 'metal', judge = 'metal' }, checks = %s,", checks));
    struct stage_result r = stage_run(s, 8, LAC_RUN_PLAIN);
    assert_true(r.complete);
    *log = stage_read(s, r.id, "log.jsonl");
    return r;
}

static void true_and_nil_pass(void **state)
{
    struct stage *s = *state;
    char *log;
    put_check(s, "kind", "stage = 'english',", "return true");
    put_check(s, "silent", "stage = 'target',", "return nil");
    assert_int_equal(run(s, "{ 'kind', 'silent' }", &log).accepted, 6);
    free(log);
}

static void a_text_rejects_and_is_the_reason(void **state)
{
    struct stage *s = *state;
    char *log;
    put_check(s, "stern", "stage = 'english',", "return 'too odd'");
    assert_int_equal(run(s, "{ 'stern' }", &log).accepted, 0);
    assert_non_null(strstr(log, "\"reason\":\"stern: too odd\""));
    assert_non_null(strstr(log, "\"reasons\":{\"stern\":3}")); /* counted by the check's name */
    free(log);
}

static void what_came_into_the_language_last_is_told_with_its_english(void **state)
{
    struct stage *s = *state;
    char *log;
    put_check(s, "curious", "stage = 'target',",
              "if #candidate.edits == 0 then return candidate.fresh.target == candidate.target.text and "
              "candidate.fresh.english == candidate.text end return candidate.fresh.english .. ' = ' .. "
              "candidate.fresh.target");
    stage_put_strategy(s, "", "return { { side = 'before', text = 'It rains.', target_text = 'Llueve.' } }");
    stage_put_config(s,
                     "strategy = 'played', checks = { 'curious' }, roles = { panel = 'metal', translator = 'metal' },");
    struct stage_result r = stage_run(s, 8, LAC_RUN_PLAIN);
    log = stage_read(s, r.id, "log.jsonl");
    assert_non_null(strstr(log, "\"reason\":\"curious: It rains. = Llueve.\""));
    free(log);
}

static void false_rejects_by_the_checks_name(void **state)
{
    struct stage *s = *state;
    char *log;
    put_check(s, "stern", "stage = 'target',", "return false");
    assert_int_equal(run(s, "{ 'stern' }", &log).accepted, 0);
    assert_non_null(strstr(log, "\"reason\":\"stern\""));
    assert_non_null(strstr(log, "\"state\":\"unsound\""));
    free(log);
}

static void a_broken_wording_of_the_source_costs_no_call(void **state)
{
    struct stage *s = *state;
    char *log;
    int before = atomic_load(&stage_requests);
    put_check(s, "stern", "stage = 'target',", "return { reason = 'odd', field = 'target.stem', detail = 'very' }");
    assert_int_equal(run(s, "{ 'stern' }, placebo = false", &log).accepted, 0);
    assert_int_equal(atomic_load(&stage_requests), before);
    assert_non_null(strstr(log, "\"reason\":\"odd: very (target.stem)\""));
    assert_non_null(strstr(log, "\"eligible\":false"));
    free(log);
}

static void a_finding_rejects_and_is_counted_by_its_reason(void **state)
{
    struct stage *s = *state;
    char *log;
    put_check(s, "stern", "stage = 'both',",
              "return #candidate.edits == 0 or { { reason = 'odd', severity = 'warning' }, { reason = 'never' } }");
    assert_int_equal(run(s, "{ 'stern' }", &log).accepted, 0);
    assert_non_null(strstr(log, "\"reasons\":{\"odd\":3}"));
    free(log);
}

static void a_finding_without_a_reason_is_a_script_error(void **state)
{
    struct stage *s = *state;
    char *log;
    put_check(s, "stern", "stage = 'english',", "return { field = 'english.stem' }");
    assert_int_equal(run(s, "{ 'stern' }", &log).accepted, 0);
    assert_non_null(strstr(log, "\"reason\":\"script_error\""));
    assert_non_null(strstr(log, "a finding must be a table with a 'reason'"));
    free(log);
}

static void a_check_gets_the_texts_that_it_reads(void **state)
{
    struct stage *s = *state;
    char *log;
    put_check(s, "shy", "stage = 'both', reads = { 'stem' },",
              "return candidate.stem ~= nil and candidate.choices == nil and candidate.edits == nil or 'sees more'");
    assert_int_equal(run(s, "{ 'shy' }", &log).accepted, 6);
    free(log);
}

static void the_first_check_that_rejects_is_the_last_one_asked(void **state)
{
    struct stage *s = *state;
    char *log;
    put_check(s, "first", "stage = 'english',", "return 'no'");
    put_check(s, "second", "stage = 'english',", "error('never called')");
    run(s, "{ 'first', 'second' }", &log);
    assert_null(strstr(log, "never called"));
    free(log);
}

static void a_check_that_raises_rejects_and_is_named(void **state)
{
    struct stage *s = *state;
    char *log;
    put_check(s, "broken", "stage = 'english',", "error('lost my way')");
    assert_int_equal(run(s, "{ 'broken' }", &log).accepted, 0);
    assert_non_null(strstr(log, "\"reason\":\"script_error\""));
    assert_non_null(strstr(log, "lost my way"));
    free(log);
}

static void a_check_sees_the_candidate_on_both_sides(void **state)
{
    struct stage *s = *state;
    char *log;
    put_check(s, "nosy", "stage = 'target', options = { word = { default = '-', doc = 'x' } },",
              "if #candidate.edits == 0 then return true end -- the wording of the source\n"
              "if #candidate.edits ~= 1 or candidate.edits[1].side ~= 'before' then return 'edits' end\n"
              "if candidate.right ~= 'gold' or candidate.target.right ~= (candidate.target.language == 'es' and 'oro' "
              "or 'gold') then return 'right' end\n"
              "if candidate.target.edits[1].text == candidate.edits[1].text then return 'target text' end\n"
              "if not candidate.names_wrong then return 'names_wrong' end\n"
              "if candidate.changes_script ~= false then return 'changes_script' end\n"
              "if opt.word ~= 'yes' then return 'options' end\n"
              "return candidate.target.language == 'es' or candidate.target.language == 'en-x-placebo' or 'language'");
    assert_int_equal(run(s, "{ { name = 'nosy', word = 'yes' } }", &log).accepted, 6);
    const char *why = strstr(log, "\"reason\":\"nosy");
    if (why)
        fail_msg("%.60s", why);
    free(log);
}

static void a_check_may_ask_the_judge(void **state)
{
    struct stage *s = *state;
    char *log;
    put_check(s, "asking", "stage = 'english', needs = { 'judge' },",
              "return ctx:ask('judge', 'Good?') == 'Se ve una caja.' or 'no'");
    struct stage_result r = run(s, "{ 'asking' }", &log);
    if (r.accepted != 6)
        fail_msg("%s", log);
    free(log);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_stage(true_and_nil_pass),
        on_stage(a_text_rejects_and_is_the_reason),
        on_stage(what_came_into_the_language_last_is_told_with_its_english),
        on_stage(false_rejects_by_the_checks_name),
        on_stage(a_broken_wording_of_the_source_costs_no_call),
        on_stage(a_finding_rejects_and_is_counted_by_its_reason),
        on_stage(a_finding_without_a_reason_is_a_script_error),
        on_stage(a_check_gets_the_texts_that_it_reads),
        on_stage(the_first_check_that_rejects_is_the_last_one_asked),
        on_stage(a_check_that_raises_rejects_and_is_named),
        on_stage(a_check_sees_the_candidate_on_both_sides),
        on_stage(a_check_may_ask_the_judge),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
