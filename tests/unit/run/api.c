#include "tests/unit/run/face.h"

static struct lacuna_run *open_run(struct lacuna *lacuna, enum lacuna_begin begin)
{
    struct lacuna_run *run;
    struct lacuna_run_options options = {.begin = begin, .no_cache = true};
    if (lacuna_run_open(lacuna, &options, NULL, &run, &trouble) != LACUNA_OK)
        fail_msg("%s", trouble.message);
    return run;
}

static void a_run_is_made_once_and_played_again(void **state)
{
    struct stage *s = *state;
    struct lacuna *lacuna = face_open(s);
    struct lacuna_run *run = open_run(lacuna, LACUNA_PLAIN);
    bool same = false;
    assert_false(lacuna_run_was_complete(run));
    assert_int_equal(lacuna_run_go(run, &trouble), LACUNA_OK);
    assert_true(lacuna_run_complete(run));
    assert_int_equal(lacuna_run_script_errors(run), 0);
    assert_null(lacuna_run_reached(run));
    char *missing = lacuna_run_missing(run), *id = strdup(lacuna_run_id(run));
    assert_string_equal(missing, "");
    lacuna_free_text(missing);
    lacuna_run_close(run);
    int sent = atomic_load(&stage_requests);
    run = open_run(lacuna, LACUNA_PLAIN);
    assert_true(lacuna_run_was_complete(run));
    assert_string_equal(lacuna_run_id(run), id);
    lacuna_run_close(run);
    run = open_run(lacuna, LACUNA_REPLAY);
    assert_int_equal(lacuna_run_go(run, &trouble), LACUNA_OK);
    assert_int_equal(lacuna_run_same(run, &same, &trouble), LACUNA_OK);
    assert_true(same);
    lacuna_run_close(run);
    assert_int_equal(atomic_load(&stage_requests), sent);
    free(id);
    lacuna_close(lacuna);
}

static void what_a_stopped_model_leaves_is_said(void **state)
{
    struct stage *s = *state;
    struct lacuna *lacuna = face_open(s);
    struct lacuna_run *run = open_run(lacuna, LACUNA_PLAIN);
    atomic_store(&stage_refuse_from, 5);
    assert_int_equal(lacuna_run_go(run, &trouble), LACUNA_OK);
    assert_false(lacuna_run_complete(run));
    char *missing = lacuna_run_missing(run);
    assert_non_null(strstr(missing, "trials are missing"));
    assert_non_null(strstr(missing, "'metal'"));
    lacuna_free_text(missing);
    lacuna_run_close(run);
    struct lacuna_run_options plain = {.no_cache = true};
    assert_int_equal(lacuna_run_open(lacuna, &plain, NULL, &run, &trouble), LACUNA_USAGE);
    face_assert_says("--resume");
    lacuna_close(lacuna);
}

static void packages_are_listed_also_those_that_do_not_load(void **state)
{
    struct stage *s = *state;
    stage_put_strategy(s, "", "return {}");
    stage_put(s, "strategies/broken.lua", "return lacuna.strategy { nome = 'x' }");
    struct lacuna *lacuna = face_open(s);
    char *json = NULL;
    bool played = false, broken = false, shipped = false;
    assert_int_equal(lacuna_list(lacuna, "strategy", &json, &trouble), LACUNA_OK);
    struct lac_value list = face_value(s, json);
    for (size_t i = 0; i < lac_count(&list); i++) {
        const char *name = lac_get_text(lac_at(&list, i), "name", "");
        const char *from = lac_get_text(lac_at(&list, i), "from", "");
        played = played || (strcmp(name, "played") == 0 && strcmp(from, "project") == 0 &&
                            lac_get_int(lac_at(&list, i), "max_asks", 0) == 8);
        broken = broken || (strcmp(name, "broken") == 0 &&
                            strstr(lac_get_text(lac_at(&list, i), "error", ""), "strategies/broken.lua:1"));
        shipped = shipped || (strcmp(name, "mention") == 0 && strcmp(from, "shipped") == 0);
    }
    assert_true(played && broken && shipped);
    assert_int_equal(lacuna_list(lacuna, "recipe", &json, &trouble), LACUNA_USAGE);
    face_assert_says("there is no kind of package 'recipe'");
    assert_int_equal(lacuna_load(lacuna, "strategy", "playd", &trouble), LACUNA_USAGE);
    face_assert_says("did you mean 'played'");
    assert_int_equal(lacuna_load(lacuna, "strategy", "broken", &trouble), LACUNA_FAILED);
    face_assert_says("strategies/broken.lua:1");
    lacuna_close(lacuna);
}

struct cases {
    int passed, failed;
    char message[200];
};

static void count_case(void *user, const struct lacuna_spec_case *one)
{
    struct cases *c = user;
    c->passed += one->passed;
    c->failed += !one->passed;
    if (!one->passed)
        snprintf(c->message, sizeof c->message, "%s: %s", one->name, one->message);
}

static void a_spec_is_run_and_a_language_is_held_against_english(void **state)
{
    struct stage *s = *state;
    struct lacuna *lacuna = face_open(s);
    struct cases c = {0};
    char *folder = NULL;
    assert_int_equal(lacuna_new(lacuna, "strategy", "mine", &folder, &trouble), LACUNA_OK);
    assert_int_equal(lacuna_test(lacuna, folder, 2, count_case, &c, &trouble), LACUNA_OK);
    assert_true(c.passed > 0 && c.failed == 0);
    stage_put(s, "strategies/mine/spec.lua",
              "return lacuna.spec { { name = 'two', item = { stem = 'Q?', choices = { 'a', 'b' }, answer = 1 },\n"
              "  expect = function(t, edits) t.eq(#edits, 77) end } }");
    lacuna_close(lacuna);
    lacuna = face_open(s); /* a file is read once */
    c = (struct cases){0};
    assert_int_equal(lacuna_test(lacuna, folder, 2, count_case, &c, &trouble), LACUNA_OK);
    assert_true(c.failed > 0);
    assert_non_null(strstr(c.message, "77"));
    lacuna_free_text(folder);
    assert_int_equal(lacuna_test(lacuna, face_at(s, "strategies/none"), 2, count_case, &c, &trouble), LACUNA_USAGE);
    c = (struct cases){0};
    assert_int_equal(lacuna_test(lacuna, SOURCE_DIR "/scripts/languages/es.lua", 0, count_case, &c, &trouble),
                     LACUNA_OK);
    assert_int_equal(c.failed, 0);
    lacuna_close(lacuna);
}

static void an_estimate_sends_nothing(void **state)
{
    struct stage *s = *state;
    struct lacuna *lacuna = face_open(s);
    char *json = NULL;
    assert_int_equal(lacuna_estimate(lacuna, &(struct lacuna_run_options){0}, &json, &trouble), LACUNA_OK);
    struct lac_value estimate = face_value(s, json);
    assert_int_equal(lac_get_int(&estimate, "items", 0), 9);
    assert_true(lac_get_int(lac_get(&estimate, "least"), "calls", 0) > 0);
    assert_true(lac_get_int(lac_get(&estimate, "most"), "calls", 0) >
                lac_get_int(lac_get(&estimate, "once"), "calls", 0));
    assert_int_equal(atomic_load(&stage_requests), 0);
    assert_false(lac_dir_exists(face_at(s, "runs")));
    lacuna_close(lacuna);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_stage(a_run_is_made_once_and_played_again),
        on_stage(what_a_stopped_model_leaves_is_said),
        on_stage(packages_are_listed_also_those_that_do_not_load),
        on_stage(a_spec_is_run_and_a_language_is_held_against_english),
        on_stage(an_estimate_sends_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
