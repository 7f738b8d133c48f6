#include "tests/unit/run/face.h"

static bool count(void *user, const char *json)
{
    assert_int_equal(json[0], '{');
    ++*(int *)user;
    return true;
}

static bool count_one(void *user, const char *json)
{
    count(user, json);
    return false;
}

static void a_run_is_looked_at_by_its_pairs_candidates_and_calls(void **state)
{
    struct stage *s = *state;
    struct stage_result r = stage_run(s, 8, LAC_RUN_PLAIN);
    struct lacuna *lacuna = face_open(s);
    struct lacuna_pairs *pairs;
    char *id = NULL, *json = NULL;
    int n = 0, candidates = 0, calls = 0, first = 0;
    assert_int_equal(lacuna_latest(lacuna, &id, &trouble), LACUNA_OK);
    assert_string_equal(id, r.id);
    assert_int_equal(lacuna_pairs_open(lacuna, id, &pairs, &trouble), LACUNA_OK);
    struct lac_value pair = lac_nil();
    for (const char *line; (line = lacuna_pairs_next(pairs)) != NULL; n++)
        assert_int_equal(lac_json_read(s->arena, line, strlen(line), &pair, &err), LAC_OK);
    lacuna_pairs_close(pairs);
    char *file = stage_read(s, r.id, "pairs.jsonl");
    assert_int_equal(n, stage_lines(file));
    free(file);
    assert_int_equal(lacuna_candidates(lacuna, id, count, &candidates, &trouble), LACUNA_OK);
    assert_true(candidates > n);
    assert_int_equal(lacuna_calls(lacuna, id, count, &calls, &trouble), LACUNA_OK);
    assert_int_equal(calls, atomic_load(&stage_requests));
    assert_int_equal(lacuna_calls(lacuna, id, count_one, &first, &trouble), LACUNA_OK);
    assert_int_equal(first, 1);
    assert_int_equal(lacuna_candidate(lacuna, id, lac_get_text(&pair, "id", ""), &json, &trouble), LACUNA_OK);
    struct lac_value candidate = face_value(s, json);
    assert_string_equal(lac_get_text(&candidate, "id", ""), lac_get_text(&pair, "id", "-"));
    lacuna_free_text(id);
    lacuna_close(lacuna);
}

struct one_call {
    char key[LAC_ID_HEX];
};

static bool take_key(void *user, const char *json)
{
    struct one_call *one = user;
    const char *at = strstr(json, "\"key\":\"");
    assert_non_null(at);
    snprintf(one->key, sizeof one->key, "%s", at + 7);
    return false;
}

static void a_call_is_found_by_its_key(void **state)
{
    struct stage *s = *state;
    struct stage_result r = stage_run(s, 8, LAC_RUN_PLAIN);
    struct lacuna *lacuna = face_open(s);
    struct one_call one;
    char *json = NULL;
    assert_int_equal(lacuna_calls(lacuna, r.id, take_key, &one, &trouble), LACUNA_OK);
    assert_int_equal(lacuna_call(lacuna, r.id, one.key, &json, &trouble), LACUNA_OK);
    struct lac_value call = face_value(s, json);
    assert_string_equal(lac_get_text(&call, "model", ""), "metal");
    assert_string_equal(lac_get_text(lac_get(&call, "request"), "method", ""), "POST");
    assert_non_null(lac_get(&call, "reply"));
    lacuna_close(lacuna);
}

static void a_summary_becomes_a_report(void **state)
{
    struct stage *s = *state;
    struct stage_result r = stage_run(s, 8, LAC_RUN_PLAIN);
    struct lacuna *lacuna = face_open(s);
    char *json = NULL, *text = NULL;
    assert_int_equal(lacuna_summary(lacuna, r.id, &json, &trouble), LACUNA_OK);
    assert_int_equal(lacuna_report(lacuna, json, NULL, &text, &trouble), LACUNA_OK);
    assert_non_null(strstr(text, "6 pairs confirmed"));
    lacuna_free_text(text);
    assert_int_equal(lacuna_report(lacuna, json, "sumary", &text, &trouble), LACUNA_USAGE);
    face_assert_says("did you mean 'summary'");
    lacuna_free_text(json);
    lacuna_close(lacuna);
}

static void what_is_not_there_is_told(void **state)
{
    struct stage *s = *state;
    struct lacuna *lacuna = face_open(s);
    struct lacuna_pairs *pairs = NULL;
    char *text = NULL;
    assert_int_equal(lacuna_latest(lacuna, &text, &trouble), LACUNA_USAGE);
    assert_int_equal(lacuna_pairs_open(lacuna, "nosuchrun", &pairs, &trouble), LACUNA_USAGE);
    face_assert_says("nosuchrun");
    assert_int_equal(lacuna_summary(lacuna, "../..", &text, &trouble), LACUNA_USAGE);
    lacuna_close(lacuna);
    struct stage_result r = stage_run(s, 8, LAC_RUN_PLAIN);
    lacuna = face_open(s);
    assert_int_not_equal(lacuna_call(lacuna, r.id, "00", &text, &trouble), LACUNA_OK);
    face_assert_says("00");
    assert_int_not_equal(lacuna_candidate(lacuna, r.id, "nobody", &text, &trouble), LACUNA_OK);
    face_assert_says("nobody");
    assert_null(text);
    lacuna_close(lacuna);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_stage(a_run_is_looked_at_by_its_pairs_candidates_and_calls),
        on_stage(a_call_is_found_by_its_key),
        on_stage(a_summary_becomes_a_report),
        on_stage(what_is_not_there_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
