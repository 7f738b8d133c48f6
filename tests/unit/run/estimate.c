#include "core/run/estimate.h"
#include "tests/unit/run/stage.h"

static struct lac_value estimate(struct stage *s, const char *config)
{
    struct lac_run *run;
    struct lac_value out;
    if (s->project)
        lac_project_close(s->project);
    s->project = NULL;
    stage_put_config(s, config);
    stage_configure(s);
    if (lac_run_prepare(s->project, &s->config, &run, &err) != LAC_OK)
        fail_msg("%s", err.message);
    assert_null(run->session.loop); /* it has neither a folder nor a network */
    if (lac_estimate_make(run, s->arena, &out, &err) != LAC_OK)
        fail_msg("%s", err.message);
    lac_run_close(run);
    return out;
}

static int64_t calls_of(const struct lac_value *v, const char *column)
{
    return lac_get_int(lac_get(v, column), "calls", -1);
}

/* 9 items in 2 languages (es, placebo), 3 votes a side, rounds of 2, 8 confirmation draws, 1 gap draw. */
static void the_least_is_the_first_round_and_the_gap(void **state)
{
    struct stage *s = *state;
    struct lac_value v = estimate(s, "strategy = 'none', search = { depth = 0, votes = 3 },");
    assert_int_equal(lac_get_int(&v, "trials", 0), 18);
    assert_int_equal(calls_of(&v, "least"), 9 * 2 + 9 + 9 * 2);
    v = estimate(s, "strategy = 'none', plain_draws = 0, search = { depth = 0, votes = 3, round = 1 },");
    assert_int_equal(calls_of(&v, "least"), 9);
    v = estimate(s, "strategy = 'none', plain_draws = 0, search = { depth = 0, votes = 3, round = 9 },");
    assert_int_equal(calls_of(&v, "least"), 9 * 3);
}

static void the_most_multiplies_what_is_declared(void **state)
{
    struct stage *s = *state;
    stage_put_strategy(s, "needs = { 'target' },", "return {}"); /* max_asks 8, max_edits 3 */
    struct lac_value one = estimate(s, "strategy = 'played', search = { depth = 1, votes = 3, width = 2 },");
    struct lac_value two = estimate(s, "strategy = 'played', search = { depth = 2, votes = 3, width = 2 },");
    /* of one branch and side: root and nodes 3 votes each, 3 cells of 8 draws for `keep` 3 finds and the plain one, 1
     * gap */
    assert_int_equal(calls_of(&one, "once"), 18 * 2 * ((1 + 3) * 3 + 4 * 3 * 8 + 1));
    assert_int_equal(calls_of(&two, "once"), 18 * 2 * ((1 + 3 + 2 * 3) * 3 + 4 * 3 * 8 + 1));
    assert_int_equal(calls_of(&two, "most"), 6 * calls_of(&two, "once"));
    two = estimate(s, "strategy = 'played', http = { attempts = 2 }, search = { depth = 2, votes = 3, width = 2 },");
    assert_int_equal(calls_of(&two, "most"), 2 * calls_of(&two, "once"));
}

static void asks_and_edits_are_told_by_strategy_and_role(void **state)
{
    struct stage *s = *state;
    stage_put_strategy(s, "needs = { 'llm' }, max_edits_each = 1,", "return {}");
    struct lac_value v =
        estimate(s, "strategy = 'played', roles = { panel = 'metal', translator = 'metal' }, placebo = "
                    "false, checks = {}, search = { depth = 1, votes = 3 },");
    const struct lac_value *first = lac_at(lac_get(&v, "strategies"), 0);
    assert_true(lac_lists(lac_get(first, "asks"), "writer"));
    assert_int_equal(lac_get_int(first, "max_asks", 0), 8);
    assert_int_equal(lac_get_int(first, "max_edits", 0), 3); /* three wrong choices */
    const struct lac_value *roles = lac_get(&v, "roles"), *writer = NULL, *translator = NULL;
    for (size_t i = 0; i < lac_count(roles); i++) {
        const char *role = lac_get_text(lac_at(roles, i), "role", "");
        writer = strcmp(role, "writer") == 0 ? lac_at(roles, i) : writer;
        translator = strcmp(role, "translator") == 0 ? lac_at(roles, i) : translator;
    }
    assert_int_equal(calls_of(writer, "once"), 9 * 8);
    assert_int_equal(calls_of(translator, "once"),
                     9 * (3 + 4 * 5 + 8)); /* an edit a node, five texts a find, as many as it may ask */
}

static void money_is_null_without_a_price_or_a_bound(void **state)
{
    struct stage *s = *state;
    struct lac_value v = estimate(s, "");
    assert_int_equal(lac_get(lac_get(&v, "most"), "usd")->kind, LAC_NIL);
    v = estimate(s, "prices = { metal = { input = 1, output = 1 } },");
    const struct lac_value *most = lac_get(&v, "most");
    double usd = lac_get_num(most, "usd", 0), tokens = lac_get_num(most, "tokens", 0);
    assert_true(usd > 0 && usd > tokens * 0.999e-6 && usd < tokens * 1.001e-6);
    v = estimate(s, "prices = { metal = 0 }, search = { mode = 'best-of-n' },");
    assert_int_equal(lac_get(lac_get(&v, "most"), "calls")->kind, LAC_NIL);
}

static void a_model_that_is_cast_twice_is_sure_to_be_asked_once(void **state)
{
    struct stage *s = *state;
    stage_put_config(s, "");
    struct lac_value one = estimate(s, "strategy = 'none', search = { depth = 0, votes = 2 },");
    stage_put(
        s, "probe.lua",
        lac_arena_printf(s->arena,
                         "local m = { provider = 'openai', model = 'metal', url = 'http://127.0.0.1:%d/v1' }\n"
                         "return { models = { a = m, b = m }, roles = { panel = { 'a', 'b' } }, languages = 'es', "
                         "strategy = 'none', source = { name = 'parallel', file = 'items.jsonl' }, search = { depth "
                         "= 0, votes = 4 } }",
                         s->server->port));
    struct lac_run *run;
    struct lac_value two;
    lac_project_close(s->project);
    stage_configure(s);
    assert_int_equal(lac_run_prepare(s->project, &s->config, &run, &err), LAC_OK);
    assert_int_equal(lac_estimate_make(run, s->arena, &two, &err), LAC_OK);
    assert_true(calls_of(&two, "least") <= calls_of(&one, "least"));
    lac_run_close(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_stage(the_least_is_the_first_round_and_the_gap),
        on_stage(the_most_multiplies_what_is_declared),
        on_stage(asks_and_edits_are_told_by_strategy_and_role),
        on_stage(money_is_null_without_a_price_or_a_bound),
        on_stage(a_model_that_is_cast_twice_is_sure_to_be_asked_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
