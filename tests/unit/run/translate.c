#include "core/run/trial.h"
#include "tests/unit/run/stage.h"

static const char *const CAST =
    "strategy = 'played', roles = { panel = 'metal', translator = 'metal' }, checks = { 'length' },";

static struct stage_result run(struct stage *s, const char *rest, const char *body)
{
    stage_put_english_items(s, 4);
    stage_put_strategy(s, "", body);
    stage_put_config(s, rest);
    struct stage_result r = stage_run(s, 8, LAC_RUN_PLAIN);
    assert_true(r.complete);
    return r;
}

static const char *const WRITES = "return { { side = 'before', text = 'Somebody wrote «that».' } }";

static void stem_and_choices_are_translated_by_index(void **state)
{
    struct stage *s = *state;
    struct stage_result r = run(s, CAST, WRITES);
    char *pairs = stage_read(s, r.id, "pairs.jsonl");
    struct lac_value pair = stage_find(s, pairs, "item.id", "box-3");
    const struct lac_value *target = lac_get(&pair, "target");
    assert_string_equal(lac_get_text(target, "origin", ""), "translated");
    assert_string_equal(lac_get_text(target, "stem", ""), "¿Qué metal brilla en la caja 3?");
    assert_string_equal(lac_as_text(lac_at(lac_get(target, "choices"), 2), ""), "estaño");
    free(pairs);
}

static void only_the_perturbation_of_a_child_is_translated(void **state)
{
    struct stage *s = *state;
    struct stage_result r = run(s, CAST, WRITES);
    char *pairs = stage_read(s, r.id, "pairs.jsonl");
    struct lac_value pair = stage_find(s, pairs, "item.id", "box-3");
    const struct lac_value *edit = lac_at(lac_get(&pair, "edits"), 0);
    assert_string_equal(lac_get_text(edit, "text", ""), "Somebody wrote «that».");
    assert_string_equal(lac_get_text(edit, "target_text", ""), "Alguien escribió «eso».");
    assert_string_equal(lac_get_text(lac_get(&pair, "target"), "text", ""),
                        "Alguien escribió «eso». ¿Qué metal brilla en la caja 3?");
    free(pairs);
}

static void a_text_that_the_strategy_gives_is_not_translated(void **state)
{
    struct stage *s = *state;
    struct stage_result r =
        run(s, CAST, "return { { side = 'before', text = 'Somebody wrote «that».', target_text = 'Pone «eso».' } }");
    char *pairs = stage_read(s, r.id, "pairs.jsonl");
    assert_non_null(strstr(pairs, "Pone «eso»."));
    assert_null(strstr(pairs, "Alguien escribió"));
    free(pairs);
}

static void choices_that_become_one_word_are_no_pair(void **state)
{
    struct stage *s = *state;
    stage_put(s, "scripts/prompts/translate.txt",
              "Say anything about {text}."); /* the model says the same of everything */
    struct stage_result r = run(s, CAST, WRITES);
    char *log = stage_read(s, r.id, "log.jsonl");
    assert_int_equal(r.accepted, 0);
    assert_non_null(strstr(log, "\"state\":\"unsound\""));
    assert_non_null(strstr(log, "\"reason\":\"duplicate_choices\""));
    free(log);
}

static void a_translation_that_fails_gives_the_reason_of_the_first_in_order(void **state)
{
    struct stage *s = *state;
    stage_put(s, "scripts/prompts/translate.txt", "{text}\nA. lead\nB. gold\n\n\nText: {text}");
    struct stage_result r = run(s, CAST, WRITES);
    assert_true(r.complete);
    stage_put(s, "scripts/providers/mute.lua",
              "return lacuna.provider { api = 1, name = 'mute', version = '1.0.0', author = 'x', license = 'MIT', "
              "summary = 'x',\n"
              "kinds = { 'translate' }, request = function(call) return { path = '/x', body = json.encode { messages = "
              "{}, text = call.text } } end,\n"
              "response = function(reply) return { error = 'refused', message = 'no' } end }\n");
    stage_put_config(
        s, lac_arena_printf(s->arena,
                            "strategy = 'played', checks = {}, roles = { panel = 'metal', translator = 'mute' },\n"
                            "models = { metal = { provider = 'openai', url = 'http://127.0.0.1:%d/v1' },\n"
                            "mute = { provider = 'mute', url = 'http://127.0.0.1:%d' } },",
                            s->server->port, s->server->port));
    r = stage_run(s, 8, LAC_RUN_PLAIN);
    assert_true(r.complete);
    char *log = stage_read(s, r.id, "log.jsonl");
    assert_non_null(strstr(log, "\"reason\":\"translation: refused\""));
    free(log);
}

static void the_placebo_keeps_what_was_added_where_nobody_writes(void **state)
{
    struct stage *s = *state;
    struct stage_result r = run(s, CAST, WRITES);
    char *log = stage_read(s, r.id, "log.jsonl");
    bool found = false;
    for (int i = 0;; i++) {
        struct lac_value v = stage_line(s, log, i);
        if (v.kind == LAC_NIL)
            break;
        if (strcmp(lac_get_text(&v, "language", ""), LAC_PLACEBO) != 0 || lac_get_int(&v, "depth", 0) != 1)
            continue;
        found = true;
        assert_string_equal(lac_get_text(lac_at(lac_get(&v, "edits"), 0), "target_text", ""), "Somebody wrote «that».");
    }
    assert_true(found);
    free(log);
}

static void translation_is_not_paid_before_the_english_gate(void **state)
{
    struct stage *s = *state;
    stage_put_english_items(s, 1);
    stage_put(s, "items.jsonl",
              "{\"id\":\"x\",\"answer\":1,\"en\":{\"stem\":\"Which metal shines in box "
              "0?\",\"choices\":[\"gold\",\"lead\",\"tin\",\"iron\"]}}\n");
    stage_put_config(
        s, "roles = { panel = 'metal', translator = 'metal' }, checks = {}, placebo = false,"); /* the model says gold:
                                                                                                   wrong */
    struct stage_result r = stage_run(s, 8, LAC_RUN_PLAIN);
    assert_true(r.complete);
    assert_true(atomic_load(&stage_requests) <= 3);
    char *summary = stage_read(s, r.id, "summary.json");
    assert_null(strstr(summary, "\"translate\": "));
    free(summary);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_stage(stem_and_choices_are_translated_by_index),
        on_stage(only_the_perturbation_of_a_child_is_translated),
        on_stage(a_text_that_the_strategy_gives_is_not_translated),
        on_stage(choices_that_become_one_word_are_no_pair),
        on_stage(a_translation_that_fails_gives_the_reason_of_the_first_in_order),
        on_stage(the_placebo_keeps_what_was_added_where_nobody_writes),
        on_stage(translation_is_not_paid_before_the_english_gate),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
