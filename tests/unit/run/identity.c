#include "core/run/identity.h"
#include "tests/unit/run/stage.h"

/* Opens and closes a run; the id, or "" where it was refused. */
static const char *begin(struct stage *s, enum lac_run_begin how, const char *resume_id)
{
    static const struct lac_run_events none;
    static char id[64];
    struct lac_run *run;
    if (s->project)
        lac_project_close(s->project);
    s->project = NULL;
    stage_configure(s);
    id[0] = '\0';
    if (lac_run_open(s->project, &s->config, 2, how, resume_id, &none, &run, &err) != LAC_OK)
        return id;
    snprintf(id, sizeof id, "%s", run->id);
    lac_run_close(run);
    return id;
}

/* The id that a config would get, without a trace of it. */
static void id_of(struct stage *s, const char *rest, char out[64])
{
    char command[128];
    stage_put_config(s, rest);
    snprintf(out, 64, "%s", begin(s, LAC_RUN_PLAIN, NULL));
    assert_string_not_equal(out, "");
    snprintf(command, sizeof command, "rm -r '%s/runs'", s->folder);
    assert_int_equal(system(command), 0);
}

static void assert_refused(struct stage *s, enum lac_run_begin how, const char *resume_id, const char *message)
{
    assert_string_equal(begin(s, how, resume_id), "");
    assert_int_equal(err.status, LAC_E_CONFIG);
    if (!strstr(err.message, message))
        fail_msg("'%s' is not in: %s", message, err.message);
}

static void the_id_is_the_configs(void **state)
{
    struct stage *s = *state;
    char first[64], again[64], seed[64], option[64];
    id_of(s, "", first);
    id_of(s, "", again);
    assert_string_equal(first, again);
    id_of(s, "seed = 8,", seed);
    assert_string_not_equal(first, seed);
    id_of(s, "strategy = { name = 'mention', side = 'after' },", option);
    assert_string_not_equal(first, option);
}

static void how_it_is_reported_is_no_part_of_the_id(void **state)
{
    struct stage *s = *state;
    char first[64], other[64];
    id_of(s, "", first);
    id_of(s, "report = { name = 'summary' },", other);
    assert_string_equal(first, other);
}

static void how_fast_and_how_patiently_a_model_is_asked_is_no_part_of_the_id(void **state)
{
    struct stage *s = *state;
    char first[64], other[64];
    id_of(s, "", first);
    id_of(s,
          "models = { metal = { provider = 'openai', model = 'metal', in_flight = 3,\n"
          "url = 'http://127.0.0.1:1/v1' } },",
          other);
    assert_string_not_equal(first, other); /* the address is */
    stage_put_config(s, "");
    char *rest = lac_arena_printf(s->arena,
                                  "models = { metal = { provider = 'openai', model = 'metal', in_flight = 3,\n"
                                  "rpm = 60, tpm = 1e5, http = { idle = 5 }, url = 'http://127.0.0.1:%d/v1' } },\n"
                                  "http = { total = 60, attempts = 9 },",
                                  s->server->port);
    id_of(s, rest, other);
    assert_string_equal(first, other);
}

static void the_items_and_prompts_are_part_of_the_id(void **state)
{
    struct stage *s = *state;
    char first[64], items[64], prompt[64];
    id_of(s, "", first);
    stage_put(s, "scripts/prompts/translate.txt", "Put {text} into {language}.");
    id_of(s, "", prompt);
    assert_string_not_equal(first, prompt);
    stage_put_items(s, 8);
    id_of(s, "", items);
    assert_string_not_equal(prompt, items);
}

static void an_unfinished_run_is_neither_mixed_nor_forgotten(void **state)
{
    struct stage *s = *state;
    char id[64];
    struct lac_str word = {0};
    snprintf(id, sizeof id, "%s", begin(s, LAC_RUN_PLAIN, NULL));
    assert_refused(s, LAC_RUN_PLAIN, NULL, "--resume");
    assert_string_equal(begin(s, LAC_RUN_RESUME, NULL), id);
    assert_string_equal(begin(s, LAC_RUN_RESUME, id), id);
    lac_identity_state(s->project, id, &word);
    assert_string_equal(lac_str_get(&word), "unfinished");
    lac_str_free(&word);
}

static void a_fresh_run_stands_beside_it(void **state)
{
    struct stage *s = *state;
    char id[64], fresh[64];
    snprintf(id, sizeof id, "%s", begin(s, LAC_RUN_PLAIN, NULL));
    snprintf(fresh, sizeof fresh, "%s", begin(s, LAC_RUN_FRESH, NULL));
    assert_true(lac_starts_with(fresh, id));
    assert_string_equal(fresh + strlen(id), "-2");
    assert_string_equal(begin(s, LAC_RUN_RESUME, fresh), fresh);
}

static void there_is_nothing_to_resume_before_a_run(void **state)
{
    struct stage *s = *state;
    assert_refused(s, LAC_RUN_RESUME, NULL, "nothing to resume");
    assert_refused(s, LAC_RUN_RESUME, "0123456789", "there is no run '0123456789'");
}

static void a_resume_of_something_else_says_what_differs(void **state)
{
    struct stage *s = *state;
    char id[64];
    snprintf(id, sizeof id, "%s", begin(s, LAC_RUN_PLAIN, NULL));
    stage_put_config(s, "seed = 5,");
    assert_refused(s, LAC_RUN_RESUME, id, "another 'seed'");
    stage_put_config(s, "confirm = { draws = 9 },");
    assert_refused(s, LAC_RUN_RESUME, id, "another 'confirm.draws'");
    stage_put_config(s, "");
    stage_put_items(s, 8);
    assert_refused(s, LAC_RUN_RESUME, id, "items of its source have changed");
    stage_put_items(s, 9);
    stage_put(s, "scripts/prompts/translate.txt", "x");
    assert_refused(s, LAC_RUN_RESUME, id, "'prompt translate' has changed");
}

static void a_run_that_never_was_has_no_state(void **state)
{
    struct stage *s = *state;
    struct lac_str word = {0};
    stage_configure(s);
    lac_identity_state(s->project, "nothing", &word);
    assert_int_equal(word.len, 0);
    lac_str_free(&word);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_stage(the_id_is_the_configs),
        on_stage(how_it_is_reported_is_no_part_of_the_id),
        on_stage(how_fast_and_how_patiently_a_model_is_asked_is_no_part_of_the_id),
        on_stage(the_items_and_prompts_are_part_of_the_id),
        on_stage(an_unfinished_run_is_neither_mixed_nor_forgotten),
        on_stage(a_fresh_run_stands_beside_it),
        on_stage(there_is_nothing_to_resume_before_a_run),
        on_stage(a_resume_of_something_else_says_what_differs),
        on_stage(a_run_that_never_was_has_no_state),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
