#include "tests/unit/run/face.h"

static struct lac_value confirmed(struct stage *s, const char *id, const char *const *models, size_t n)
{
    struct lacuna *lacuna = face_open(s);
    char *json = NULL;
    if (lacuna_confirm(lacuna, id, models, n, 8, &json, &trouble) != LACUNA_OK)
        fail_msg("%s", trouble.message);
    lacuna_close(lacuna);
    return face_value(s, json);
}

static void each_accepted_pair_is_asked_again_on_draws_never_used(void **state)
{
    struct stage *s = *state;
    struct stage_result r = stage_run(s, 8, LAC_RUN_PLAIN);
    int before = atomic_load(&stage_requests);
    char *pairs = stage_read(s, r.id, "pairs.jsonl");
    int64_t n = stage_lines(pairs);
    struct lac_value out = confirmed(s, r.id, NULL, 0);
    const struct lac_value *es = lac_path(&out, "models.metal.es");
    assert_int_equal(lac_get_int(es, "pairs", 0), n);
    assert_int_equal(lac_get_int(es, "confirmed", 0), n); /* the stage's weaknesses are real */
    assert_int_equal(lac_get_int(es, "asked", 0), 8 * n);
    assert_true(atomic_load(&stage_requests) > before);
    char *lines = stage_read(s, r.id, "confirmations.jsonl");
    assert_int_equal(stage_lines(lines), n);
    struct lac_value first = stage_line(s, lines, 0);
    assert_int_equal(lac_get_int(&first, "first_draw", 0), 3 + 8 + 1); /* behind search, confirmation and plain ones */
    assert_int_equal(lac_count(lac_path(&first, "cells.target")), 8);
    assert_true(lac_get_bool(&first, "confirmed", false));
    before = atomic_load(&stage_requests);
    confirmed(s, r.id, NULL, 0); /* a second time it is on record */
    assert_int_equal(atomic_load(&stage_requests), before);
    free(pairs);
    free(lines);
}

static void assert_refused(struct stage *s, const char *id, enum lacuna_status status, const char *message)
{
    struct lacuna *lacuna = face_open(s);
    char *json = NULL;
    assert_int_equal(lacuna_confirm(lacuna, id, NULL, 0, 8, &json, &trouble), status);
    face_assert_says(message);
    assert_null(json);
    lacuna_close(lacuna);
}

static void what_cannot_be_asked_again_is_told(void **state)
{
    struct stage *s = *state;
    assert_refused(s, "nosuchrun", LACUNA_USAGE, "nosuchrun");
    struct stage_result r = stage_run(s, 8, LAC_RUN_PLAIN);
    atomic_store(&stage_refuse_from, 1);
    assert_refused(s, r.id, LACUNA_FAILED, "401");
    assert_false(lac_file_exists(lac_project_run_path(s->project, r.id, "confirmations.jsonl")));
    stage_put_config(s, "items = { \"box-2\" }, placebo = false,"); /* where nothing is found */
    r = stage_run(s, 8, LAC_RUN_PLAIN);
    assert_refused(s, r.id, LACUNA_USAGE, "no accepted pair");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_stage(each_accepted_pair_is_asked_again_on_draws_never_used),
        on_stage(what_cannot_be_asked_again_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
