#include "core/run/api.h"
#include "tests/unit/run/stage.h"

/* A check whose measure is what the test says. */
static void put_measure(struct stage *s, const char *body)
{
    stage_put(
        s, "scripts/checks/near.lua",
        lac_arena_printf(s->arena,
                         "return lacuna.check { api = 1, name = 'near', version = '1.0.0', stage = 'target', options = "
                         "{ floor = { default = {} }, min = { default = 0.5 } },\n"
                         "measure = function(ctx, english, target, opt) %s end,\n"
                         "verdict = function() return true end }\n",
                         body));
}

/* Items whose Spanish says a number, and so does their English. */
static void put_numbers(struct stage *s, int n)
{
    struct lac_str text = {0};
    for (int i = 0; i < n; i++)
        lac_str_addf(
            &text,
            "{\"answer\":0,\"en\":{\"stem\":\"Number %d?\",\"choices\":[\"a\",\"b\"]},\"es\":{\"stem\":\"¿Cifra "
            "%d?\",\"choices\":[\"c\",\"d\"]}}\n",
            i, i);
    stage_put(s, "items.jsonl", lac_str_get(&text));
    lac_str_free(&text);
}

static struct lacuna_error error;

/* lacuna_calibrate in the stage's folder; the JSON as a value, nil when it failed. */
static struct lac_value calibrate(struct stage *s, const char *measure, double quantile, size_t n_settings,
                                  const struct lacuna_setting *settings)
{
    struct lacuna *lacuna;
    struct lac_value v = lac_nil();
    char *json;
    struct lacuna_options where = {.folder = s->folder};
    struct lacuna_run_options o = {.settings = settings, .n_settings = n_settings, .in_flight = 4};
    error.message[0] = '\0';
    assert_int_equal(lacuna_open(&where, &lacuna, &error), LACUNA_OK);
    if (lacuna_calibrate(lacuna, &o, measure, quantile, &json, &error) == LACUNA_OK) {
        assert_int_equal(lac_json_read(s->arena, json, strlen(json), &v, NULL), LAC_OK);
        lacuna_free_text(json);
    }
    lacuna_close(lacuna);
    return v;
}

static const struct lac_value *first_language(const struct lac_value *v)
{
    if (v->kind == LAC_NIL)
        fail_msg("%s", error.message);
    return lac_at(lac_get(v, "languages"), 0);
}

static const char NUMBERS[] = "local e, t = tonumber(english:match('%d+')), tonumber(target:match('%d+')) return e == "
                              "t and 0.5 + e / 1000 or 0.52";

static void the_floor_refuses_the_share_that_was_said_and_the_controls_tell_the_other_error(void **state)
{
    struct stage *s = *state;
    put_numbers(s, 100); /* 0.500 .. 0.599, and 0.52 for what does not belong together */
    put_measure(s, NUMBERS);
    struct lac_value v = calibrate(s, "near", 0.05, 0, NULL);
    const struct lac_value *es = first_language(&v);
    assert_string_equal(lac_get_text(es, "language", ""), "es");
    assert_int_equal(lac_get_int(es, "pairs", 0), 100);
    assert_int_equal(lac_get_int(es, "controls", 0), 100);
    assert_float_equal(lac_get_num(es, "floor", 0), 0.505, 1e-9);
    assert_float_equal(lac_get_num(es, "refused", -1), 0.05, 1e-9);
    assert_float_equal(lac_get_num(es, "passed", -1), 1, 1e-9);
    assert_false(lac_get_bool(es, "few", true));
    const struct lac_value *half = lac_at(lac_get(es, "curve"), 6);
    assert_float_equal(lac_get_num(half, "floor", 0), 0.55, 1e-9);
    assert_float_equal(lac_get_num(half, "passed", -1), 0, 1e-9);
    assert_int_equal(lac_count(lac_get(&v, "languages")), 1); /* no placebo */
}

static void what_to_write_keeps_the_other_checks_and_floors(void **state)
{
    struct stage *s = *state;
    put_numbers(s, 50);
    put_measure(s, NUMBERS);
    stage_put_config(s, "checks = { 'length', { name = 'near', floor = { fr = 0.3 } }, 'script' },");
    struct lac_value v = calibrate(s, "near", 0, 0, NULL);
    first_language(&v);
    const struct lac_value *checks = lac_get(&v, "checks");
    assert_int_equal(lac_count(checks), 3);
    assert_string_equal(lac_get_text(lac_at(checks, 0), "name", ""), "length");
    const struct lac_value *floor = lac_get(lac_at(checks, 1), "floor");
    assert_float_equal(lac_get_num(floor, "fr", 0), 0.3, 1e-9);
    assert_float_equal(lac_get_num(floor, "es", 0), 0.5, 1e-9);
}

static void a_sample_is_measured_and_few_pairs_are_said_to_be_few(void **state)
{
    struct stage *s = *state;
    const struct lacuna_setting limit = {"limit", "10"};
    put_numbers(s, 100);
    put_measure(s, NUMBERS);
    struct lac_value v = calibrate(s, "near", 0.05, 1, &limit);
    assert_int_equal(lac_get_int(first_language(&v), "pairs", 0), 10);
    assert_true(lac_get_bool(first_language(&v), "few", false));
    put_numbers(s, 300);
    v = calibrate(s, "near", 0.05, 0, NULL);
    assert_int_equal(lac_get_int(first_language(&v), "pairs", 0), 200);
}

static void back_translations_are_measured_and_shared_with_the_controls(void **state)
{
    struct stage *s = *state;
    const struct lacuna_setting translator = {"roles.translator", "metal"};
    struct lac_value v = calibrate(s, NULL, 0.05, 1, &translator); /* the nine boxes; their translator is faithful */
    const struct lac_value *es = first_language(&v);
    assert_string_equal(lac_get_text(&v, "measure", ""), "round_trip");
    assert_string_equal(lac_get_text(&v, "translator", ""), "metal");
    assert_float_equal(lac_get_num(es, "floor", 0), 1, 1e-9);
    assert_float_equal(lac_get_num(es, "passed", -1), 0, 1e-9);
    assert_int_equal(atomic_load(&stage_requests), 9); /* one for each box, not two */
}

static void pairs_without_a_measure_are_counted_and_none_at_all_is_a_failure(void **state)
{
    struct stage *s = *state;
    put_numbers(s, 50);
    put_measure(s, "if target:find('7') then return 'a seven' end return 0.5");
    struct lac_value v = calibrate(s, "near", 0.05, 0, NULL);
    assert_int_equal(lac_get_int(first_language(&v), "failed", 0), 5);
    assert_string_equal(lac_get_text(&v, "failed", ""), "a seven");
    put_measure(s, "return 'nothing ever'");
    v = calibrate(s, "near", 0.05, 0, NULL);
    assert_int_equal(v.kind, LAC_NIL);
    assert_non_null(strstr(error.message, "es: nothing could be measured: nothing ever"));
    put_measure(s, "return nothing.at.all");
    v = calibrate(s, "near", 0.05, 0, NULL);
    assert_int_equal(v.kind, LAC_NIL);
    assert_non_null(strstr(error.message, "near.lua"));
}

static void a_translator_that_stopped_ends_it_with_the_cause(void **state)
{
    struct stage *s = *state;
    const struct lacuna_setting translator = {"roles.translator", "metal"};
    atomic_store(&stage_refuse_from, 3);
    struct lac_value v = calibrate(s, "round_trip", 0.05, 1, &translator);
    assert_int_equal(v.kind, LAC_NIL);
    assert_int_equal(error.status, LACUNA_FAILED);
    assert_non_null(strstr(error.message, "model 'metal': 401"));
}

static void what_cannot_be_calibrated_is_refused(void **state)
{
    struct stage *s = *state;
    const struct lacuna_setting other = {"languages", "fr"};
    assert_int_equal(calibrate(s, "length", 0.05, 0, NULL).kind, LAC_NIL);
    assert_non_null(strstr(error.message, "check 'length' measures nothing"));
    assert_int_equal(calibrate(s, "embedding", 0.05, 0, NULL).kind, LAC_NIL);
    assert_non_null(strstr(error.message, "'embedding' needs roles.embedder"));
    assert_int_equal(calibrate(s, "round_trip", 1, 0, NULL).kind, LAC_NIL);
    assert_non_null(strstr(error.message, "quantile"));
    assert_int_equal(calibrate(s, "round_trip", 0.05, 1, &other).kind, LAC_NIL);
    assert_non_null(strstr(error.message, "0 items with a wording in 'fr'"));
    assert_int_equal(error.status, LACUNA_USAGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_stage(the_floor_refuses_the_share_that_was_said_and_the_controls_tell_the_other_error),
        on_stage(what_to_write_keeps_the_other_checks_and_floors),
        on_stage(a_sample_is_measured_and_few_pairs_are_said_to_be_few),
        on_stage(back_translations_are_measured_and_shared_with_the_controls),
        on_stage(pairs_without_a_measure_are_counted_and_none_at_all_is_a_failure),
        on_stage(a_translator_that_stopped_ends_it_with_the_cause),
        on_stage(what_cannot_be_calibrated_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
