#include "tests/unit/run/stage.h"

#include <sys/resource.h>

static void a_run_finds_what_is_there_and_nothing_else(void **state)
{
    struct stage *s = *state;
    struct stage_result r = stage_run(s, 8, LAC_RUN_PLAIN);
    assert_int_equal(r.status, LAC_OK);
    assert_true(r.complete);
    assert_int_equal(r.accepted, 6); /* boxes 0, 3 and 6: `keep` is 2 */
    assert_int_equal(r.confirmed, 6);
    char *pairs = stage_read(s, r.id, "pairs.jsonl");
    assert_int_equal(stage_lines(pairs), 6 + 3); /* and the plain ones of boxes 1, 4 and 7 */
    assert_null(strstr(pairs, "\"id\":\"box-2\""));
    assert_null(strstr(pairs, "en-x-placebo"));
    free(pairs);
}

static void pairs_do_not_depend_on_how_many_requests_are_in_flight(void **state)
{
    struct stage *s = *state;
    char *first = NULL;
    const int in_flight[] = {1, 3, 32};
    for (size_t i = 0; i < 3; i++) {
        char command[160];
        struct stage_result r = stage_run(s, in_flight[i], LAC_RUN_PLAIN);
        assert_true(r.complete);
        char *pairs = stage_read(s, r.id, "pairs.jsonl");
        if (first)
            assert_string_equal(pairs, first);
        else
            first = strdup(pairs);
        free(pairs);
        snprintf(command, sizeof command, "rm -r '%s/runs'", s->folder);
        assert_int_equal(system(command), 0);
    }
    free(first);
}

static void the_set_of_calls_does_not_depend_on_how_many_are_in_flight(void **state)
{
    struct stage *s = *state;
    int counts[2];
    for (int i = 0; i < 2; i++) {
        char command[160];
        atomic_store(&stage_requests, 0);
        assert_true(stage_run(s, i ? 32 : 1, LAC_RUN_PLAIN).complete);
        counts[i] = atomic_load(&stage_requests);
        snprintf(command, sizeof command, "rm -r '%s/runs'", s->folder);
        assert_int_equal(system(command), 0);
    }
    assert_int_equal(counts[0], counts[1]);
}

/* The pairs of an undisturbed run; leaves no run behind. */
static char *undisturbed(struct stage *s, int *requests)
{
    char command[160];
    struct stage_result r = stage_run(s, 8, LAC_RUN_PLAIN);
    assert_true(r.complete);
    *requests = atomic_load(&stage_requests);
    char *pairs = stage_read(s, r.id, "pairs.jsonl");
    snprintf(command, sizeof command, "rm -r '%s/runs'", s->folder);
    assert_int_equal(system(command), 0);
    atomic_store(&stage_requests, 0);
    return pairs;
}

static void a_run_whose_server_went_away_resumes_to_the_same_pairs(void **state)
{
    struct stage *s = *state;
    int all;
    char *whole = undisturbed(s, &all);
    atomic_store(&stage_refuse_from, all / 2);
    struct stage_result r = stage_run(s, 8, LAC_RUN_PLAIN);
    assert_int_equal(r.status, LAC_OK);
    assert_false(r.complete);
    assert_int_equal(r.stopped, 1);
    char *part = stage_read(s, r.id, "pairs.jsonl");
    assert_true(strlen(part) < strlen(whole));
    free(part);

    atomic_store(&stage_refuse_from, 0);
    atomic_store(&stage_requests, 0);
    r = stage_run(s, 3, LAC_RUN_RESUME);
    assert_true(r.complete);
    assert_int_equal(atomic_load(&stage_requests), all - (all / 2 - 1)); /* nothing is asked twice */
    char *pairs = stage_read(s, r.id, "pairs.jsonl");
    assert_string_equal(pairs, whole);
    free(pairs);
    free(whole);
}

static void an_interrupted_run_ends_soon_and_resumes_to_the_same_pairs(void **state)
{
    struct stage *s = *state;
    int all;
    char *whole = undisturbed(s, &all);
    atomic_store(&stage_interrupt_at, all / 3);
    struct stage_result r = stage_run(s, 4, LAC_RUN_PLAIN);
    assert_int_equal(r.status, LAC_OK);
    assert_false(r.complete);
    assert_int_equal(r.stopped, 0);                           /* no model is to blame */
    assert_true(atomic_load(&stage_requests) < all / 3 + 16); /* the queue is not worked off */
    r = stage_run(s, 8, LAC_RUN_RESUME);
    assert_true(r.complete);
    char *pairs = stage_read(s, r.id, "pairs.jsonl");
    assert_string_equal(pairs, whole);
    free(pairs);
    free(whole);
}

static void a_complete_run_is_read_again_without_a_request(void **state)
{
    struct stage *s = *state;
    int all;
    free(undisturbed(s, &all));
    struct stage_result r = stage_run(s, 8, LAC_RUN_PLAIN);
    char *before = stage_read(s, r.id, "pairs.jsonl");
    atomic_store(&stage_requests, 0);
    r = stage_run(s, 8, LAC_RUN_PLAIN);
    assert_true(r.complete);
    assert_int_equal(atomic_load(&stage_requests), 0);
    char *after = stage_read(s, r.id, "pairs.jsonl");
    assert_string_equal(after, before);
    free(before);
    free(after);
}

static void a_database_that_cannot_be_written_ends_the_run_with_the_cause(void **state)
{
    struct stage *s = *state;
    struct lac_run *run;
    struct rlimit before, small;
    assert_int_equal(stage_open_run(s, 8, LAC_RUN_PLAIN, &run), LAC_OK);
    getrlimit(RLIMIT_FSIZE, &before);
    small = before;
    small.rlim_cur = 96 << 10;
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &small);
    enum lac_status status = lac_run_go(run, &err);
    setrlimit(RLIMIT_FSIZE, &before);
    assert_int_equal(status, LAC_E_STORE);
    assert_non_null(strstr(err.message, "run.db"));
    assert_false(lac_run_complete(run));
    lac_run_close(run);
    assert_int_equal(stage_run(s, 8, LAC_RUN_RESUME).complete, true); /* with space again it goes on */
}

static void count_roots(void *user, const struct lac_trial *trial, const struct lac_node *node)
{
    (void)trial;
    *(int *)user += node->depth == 0;
}

/* 48 items, 16 of them at work together: those that wait for the writer do not keep the others from starting. */
static void a_role_that_is_away_does_not_hold_up_what_does_not_need_it(void **state)
{
    struct stage *s = *state;
    struct lac_run *run;
    int roots = 0;
    struct lac_run_events events = {.user = &roots, .decided = count_roots};
    stage_put_items(s, 48);
    stage_put_strategy(s, "needs = { 'llm' },", "return { { side = 'before', text = ctx:ask('writer', 'Write.') } }");
    stage_put_config(
        s, lac_arena_printf(
               s->arena,
               "strategy = 'played', checks = {}, placebo = false, roles = { panel = 'metal', writer = 'scribe' },\n"
               "models = { metal = { provider = 'openai', url = 'http://127.0.0.1:%d/v1' },\n"
               "scribe = { provider = 'openai', url = 'http://127.0.0.1:%d/v1' } },",
               s->server->port, s->server->port));
    atomic_store(&stage_no_scribe, true);
    stage_configure(s);
    assert_int_equal(lac_run_open(s->project, &s->config, 2, LAC_RUN_PLAIN, NULL, &events, &run, &err), LAC_OK);
    assert_int_equal(lac_run_go(run, &err), LAC_OK);
    assert_false(lac_run_complete(run));
    assert_int_equal(run->stopped.n, 1);
    assert_int_equal(roots, 48);
    assert_int_equal(run->finished, 16); /* the plain pairs */
    lac_run_close(run);
    atomic_store(&stage_no_scribe, false);
    assert_true(stage_run(s, 8, LAC_RUN_RESUME).complete);
}

static void plain_pairs_are_written_when_the_search_goes_on_behind_them_too(void **state)
{
    struct stage *s = *state;
    stage_put_config(s, "seed = 2,");
    struct lac_run *run;
    struct lac_config_sources sources = {.settings = (struct lac_setting[]){{"search.plain", "skip"}}, .n_settings = 1};
    static const struct lac_run_events none;
    assert_int_equal(lac_project_open(s->folder, NULL, 0, &s->project, &err), LAC_OK);
    assert_int_equal(lac_config_load(s->project, &sources, &s->config, &err), LAC_OK);
    assert_int_equal(lac_run_open(s->project, &s->config, 8, LAC_RUN_PLAIN, NULL, &none, &run, &err), LAC_OK);
    assert_int_equal(lac_run_go(run, &err), LAC_OK);
    char *pairs = stage_read(s, run->id, "pairs.jsonl");
    int plain = 0;
    for (const char *at = pairs; (at = strstr(at, "\"plain\":true")) != NULL; at++)
        plain++;
    assert_int_equal(plain, 3);
    assert_int_equal(run->accepted, 6 + 6); /* boxes 1, 4 and 7 are wrong with something beside them as well */
    free(pairs);
    lac_run_close(run);
}

static void search_confirmation_and_gap_have_draws_of_their_own(void **state)
{
    struct stage *s = *state;
    struct lac_run *run;
    assert_int_equal(stage_open_run(s, 8, LAC_RUN_PLAIN, &run), LAC_OK);
    assert_int_equal(run->search_draws, 3);
    assert_int_equal(run->all_draws, 3 + 8 + 1);
    const struct lac_draw *draws = lac_run_draws(run, 0, 0);
    assert_ptr_equal(draws, lac_run_draws(run, 0, 0));
    for (int i = 0; i < run->all_draws; i++)
        for (int k = 0; k < i; k++)
            assert_true(draws[i].variant != draws[k].variant ||
                        memcmp(draws[i].order, draws[k].order, sizeof draws[i].order) != 0 ||
                        memcmp(draws[i].examples, draws[k].examples, sizeof draws[i].examples) != 0 ||
                        draws[i].example_shift != draws[k].example_shift);
    lac_run_close(run);
}

static void items_that_are_worked_examples_are_left_out(void **state)
{
    struct stage *s = *state;
    struct lac_run *run;
    stage_put(
        s, "items.jsonl",
        "{\"id\":\"a\",\"answer\":0,\"en\":{\"stem\":\"Which metal shines in box 0?\",\"choices\":[\"gold\",\"lead\"]},"
        "\"es\":{\"stem\":\"¿Qué brilla en la caja 0?\",\"choices\":[\"oro\",\"plomo\"]},"
        "\"en-x-placebo\":{\"stem\":\"What shines in box 0?\",\"choices\":[\"gold\",\"lead\"]}}\n"
        "{\"id\":\"b\",\"answer\":0,\"en\":{\"stem\":\"what is the CAPITAL of "
        "Portugal?\",\"choices\":[\"Lisbon\",\"Rome\"]},"
        "\"es\":{\"stem\":\"¿Cuál es la capital de Portugal?\",\"choices\":[\"Lisboa\",\"Roma\"]},"
        "\"en-x-placebo\":{\"stem\":\"Portugal has which capital?\",\"choices\":[\"Lisbon\",\"Rome\"]}}\n");
    assert_int_equal(stage_open_run(s, 8, LAC_RUN_PLAIN, &run), LAC_OK);
    assert_int_equal(run->n_items, 1);
    assert_string_equal(run->items[0].id, "a");
    lac_run_close(run);
}

static void broken_rows_are_left_out_counted_and_named_in_the_log(void **state)
{
    struct stage *s = *state;
    struct lac_str text = {0};
    char *items = NULL;
    struct lac_str path = {0};
    lac_str_addf(&path, "%s/items.jsonl", s->folder);
    assert_int_equal(lac_file_read(path.data, 1 << 20, &text, &err), LAC_OK);
    lac_str_add(&text, "{\"id\":\"bad\",\"answer\":9,\"en\":{\"stem\":\"Which?\",\"choices\":[\"a\",\"b\"]}}\n");
    stage_put(s, "items.jsonl", lac_str_get(&text));
    struct stage_result r = stage_run(s, 4, LAC_RUN_PLAIN);
    assert_true(r.complete);
    items = stage_read(s, r.id, "log.jsonl");
    struct lac_value line = stage_line(s, items, 0);
    assert_int_equal(lac_get_int(lac_get(&line, "broken_row"), "row", 0), 10);
    assert_non_null(strstr(lac_get_text(lac_get(&line, "broken_row"), "why", ""), "answer index"));
    free(items);
    items = stage_read(s, r.id, "summary.json");
    assert_non_null(strstr(items, "\"broken\": 1"));
    free(items);
    lac_str_free(&text);
    lac_str_free(&path);
}

static void a_sample_is_what_it_is_called(void **state)
{
    struct stage *s = *state;
    struct lac_run *run;
    stage_put_config(s, "limit = 4,");
    assert_int_equal(stage_open_run(s, 4, LAC_RUN_PLAIN, &run), LAC_OK);
    assert_int_equal(run->n_items, 4);
    lac_run_close(run);
    stage_put(s, "probe.lua",
              lac_arena_printf(
                  s->arena,
                  "return { models = { m = { provider = 'openai', url = 'http://127.0.0.1:%d/v1' } }, languages = "
                  "'es', source = { name = 'parallel', file = 'items.jsonl', sample = 'subjects' } }",
                  s->server->port));
    assert_int_equal(stage_open_run(s, 4, LAC_RUN_PLAIN, &run), LAC_E_CONFIG);
    assert_non_null(strstr(err.message, "source.sample: 'subjects' must be \"plain\", \"subject\" or \"even\""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_stage(broken_rows_are_left_out_counted_and_named_in_the_log),
        on_stage(a_sample_is_what_it_is_called),
        on_stage(a_run_finds_what_is_there_and_nothing_else),
        on_stage(pairs_do_not_depend_on_how_many_requests_are_in_flight),
        on_stage(the_set_of_calls_does_not_depend_on_how_many_are_in_flight),
        on_stage(a_run_whose_server_went_away_resumes_to_the_same_pairs),
        on_stage(an_interrupted_run_ends_soon_and_resumes_to_the_same_pairs),
        on_stage(a_complete_run_is_read_again_without_a_request),
        on_stage(a_database_that_cannot_be_written_ends_the_run_with_the_cause),
        on_stage(a_role_that_is_away_does_not_hold_up_what_does_not_need_it),
        on_stage(plain_pairs_are_written_when_the_search_goes_on_behind_them_too),
        on_stage(search_confirmation_and_gap_have_draws_of_their_own),
        on_stage(items_that_are_worked_examples_are_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
