#include "core/run/trial.h"
#include "tests/unit/run/stage.h"

struct seen {
    int decided, children;
    bool joined;
};

static void decided(void *user, const struct lac_trial *trial, const struct lac_node *node)
{
    struct seen *seen = user;
    seen->decided++;
    seen->children += node->depth > 0;
    if (node->depth == 0 || node->verdict == LAC_V_REJECTED)
        return;
    const char *english = lac_trial_text((struct lac_trial *)trial, node, LAC_ENGLISH);
    const char *target = lac_trial_text((struct lac_trial *)trial, node, LAC_TARGET);
    char expected[256];
    snprintf(expected, sizeof expected, "%s %s", node->edits[0].text, trial->item->en.stem);
    seen->joined = strcmp(english, expected) == 0 && lac_ends_with(target, trial->target.stem) &&
                   lac_starts_with(target, node->edits[0].target_text);
    if (!seen->joined)
        fail_msg("'%s' / '%s'", english, target);
}

static void each_candidate_is_told_once_with_its_whole_text(void **state)
{
    struct stage *s = *state;
    struct seen seen = {0};
    struct lac_run_events events = {.user = &seen, .decided = decided};
    struct lac_run *run;
    stage_configure(s);
    assert_int_equal(lac_run_open(s->project, &s->config, 8, LAC_RUN_PLAIN, NULL, &events, &run, &err), LAC_OK);
    assert_int_equal(lac_run_go(run, &err), LAC_OK);
    assert_int_equal(run->candidates, seen.children);
    assert_int_equal(seen.decided, seen.children + 9 * 2); /* and the roots */
    assert_int_equal(seen.children, (9 + 6) * 3); /* three wrong choices; three Spanish items end as plain pairs */
    assert_true(seen.joined);
    lac_run_close(run);
}

static struct stage_result run_strategy(struct stage *s, const char *fields, const char *body, char **log)
{
    stage_put_strategy(s, fields, body);
    stage_put_config(s,
                     "strategy = 'played', roles = { panel = 'metal', translator = 'metal' }, checks = { 'length' },");
    struct stage_result r = stage_run(s, 8, LAC_RUN_PLAIN);
    *log = stage_read(s, r.id, "log.jsonl");
    return r;
}

static void english_candidates_are_the_same_in_every_language(void **state)
{
    struct stage *s = *state;
    char *log;
    int at[2] = {0};
    struct lac_value edits[2][64];
    struct stage_result r = run_strategy(
        s, "", "return { { side = 'before', text = 'Number «' .. ctx:rng():int(1, 1000000) .. '» is on the door.' } }",
        &log);
    assert_true(r.complete);
    for (int i = 0;; i++) {
        struct lac_value v = stage_line(s, log, i);
        if (v.kind == LAC_NIL)
            break;
        if (lac_get_int(&v, "depth", 0) != 1 || strcmp(lac_get_text(&v, "item", ""), "box-2") != 0)
            continue;
        int l = strcmp(lac_get_text(&v, "language", ""), "es") == 0;
        edits[l][at[l]++] = *lac_at(lac_get(&v, "edits"), 0);
    }
    assert_int_equal(at[0], 1);
    assert_int_equal(at[1], 1);
    assert_string_equal(lac_get_text(&edits[0][0], "text", "a"), lac_get_text(&edits[1][0], "text", "b"));
    free(log);
}

static void english_is_asked_once_for_all_languages(void **state)
{
    struct stage *s = *state;
    int counts[2];
    for (int i = 0; i < 2; i++) {
        stage_put_items(s, 1);
        stage_put_config(s, i ? "placebo = false, confirm = { draws = 1, english = 1, target = 1 }, plain_draws = 0, "
                                "search = { depth = 0, votes = 3 },"
                              : "confirm = { draws = 1, english = 1, target = 1 }, plain_draws = 0, search = { depth = "
                                "0, votes = 3 },");
        atomic_store(&stage_requests, 0);
        assert_true(stage_run(s, 8, LAC_RUN_PLAIN).complete);
        counts[i] = atomic_load(&stage_requests);
    }
    assert_int_equal(counts[1], 3 + 3);
    assert_int_equal(counts[0], 3 + 3 + 3);
}

static void a_strategy_that_raises_makes_no_candidates_and_is_named(void **state)
{
    struct stage *s = *state;
    char *log;
    struct stage_result r = run_strategy(s, "", "error('lost')", &log);
    assert_true(r.complete);
    assert_int_equal(r.accepted, 0);
    int told = 0;
    for (const char *at = log; (at = strstr(at, "script_error")) != NULL; at++)
        told++;
    assert_int_equal(told, 1); /* once, not for every item */
    assert_non_null(strstr(log, "lost"));
    free(log);
}

static void what_is_no_edit_is_a_script_error(void **state)
{
    struct stage *s = *state;
    static const char *const bodies[] = {"return 7", "return { 7 }", "return { { side = 'under', text = 'x' } }",
                                         "return { { side = 'before' } }"};
    for (size_t i = 0; i < 4; i++) {
        char *log;
        assert_true(run_strategy(s, "", bodies[i], &log).complete);
        if (!strstr(log, "script_error"))
            fail_msg("%s", bodies[i]);
        assert_null(strstr(log, "\"depth\":1"));
        free(log);
    }
}

static void nothing_and_an_empty_list_are_no_edits(void **state)
{
    struct stage *s = *state;
    static const char *const bodies[] = {"return nil", "return {}"};
    for (size_t i = 0; i < 2; i++) {
        char *log;
        assert_true(run_strategy(s, "", bodies[i], &log).complete);
        assert_null(strstr(log, "script_error"));
        free(log);
    }
}

static void edits_beyond_what_is_declared_are_dropped(void **state)
{
    struct stage *s = *state;
    char *log;
    assert_true(
        run_strategy(
            s, "",
            "local out = {} for i = 1, 9 do out[i] = { side = 'after', text = 'Room ' .. i .. '.' } end return out",
            &log)
            .complete);
    assert_non_null(strstr(log, "Room 3."));
    assert_null(strstr(log, "Room 4."));
    free(log);
}

/* METHOD.md: V is not finite, so the candidate is rejected. */
static void a_score_that_is_no_number_rejects(void **state)
{
    struct stage *s = *state;
    stage_put(s, "scripts/scoring/odd.lua",
              "return lacuna.scoring { api = 1, name = 'odd', version = '1.0.0', author = 'x', license = 'MIT', "
              "summary = 'x',\n"
              "score = function(t) return 0 / 0 end }\n");
    stage_put_config(s, "scoring = 'odd',");
    struct stage_result r = stage_run(s, 8, LAC_RUN_PLAIN);
    assert_true(r.complete);
    assert_int_equal(r.accepted, 0);
    char *log = stage_read(s, r.id, "log.jsonl");
    assert_non_null(strstr(log, "\"verdict\":\"not_finite\""));
    free(log);
}

/* beta_T counts what is not wrong: replies that name no choice never make a gap. */
static void replies_that_do_not_know_score_nothing(void **state)
{
    struct stage *s = *state;
    struct stage_result r = stage_run(s, 8, LAC_RUN_PLAIN);
    char *log = stage_read(s, r.id, "log.jsonl");
    int unknown = 0;
    for (int i = 0;; i++) {
        struct lac_value v = stage_line(s, log, i);
        if (v.kind == LAC_NIL)
            break;
        int64_t abstained = lac_get_int(lac_get(&v, "target"), "abstained", 0);
        if (!abstained || !lac_get(&v, "depth"))
            continue;
        unknown++;
        assert_float_equal(lac_get_num(&v, "value", -9), 0, 1e-12); /* 1 - (1 - 0 wrong) */
    }
    assert_true(unknown > 0);
    free(log);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_stage(each_candidate_is_told_once_with_its_whole_text),
        on_stage(english_candidates_are_the_same_in_every_language),
        on_stage(english_is_asked_once_for_all_languages),
        on_stage(a_strategy_that_raises_makes_no_candidates_and_is_named),
        on_stage(what_is_no_edit_is_a_script_error),
        on_stage(nothing_and_an_empty_list_are_no_edits),
        on_stage(edits_beyond_what_is_declared_are_dropped),
        on_stage(a_score_that_is_no_number_rejects),
        on_stage(replies_that_do_not_know_score_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
