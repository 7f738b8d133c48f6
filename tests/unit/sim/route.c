#include "core/sim/route.h"
#include "invented.h"

/* The response as a value; the status is checked. */
static const struct lac_value *ask(const char *method, const char *path, const char *key, const char *body, int status)
{
    struct lac_sim_world w = world_of(1, false);
    struct lac_sim_options options = lac_sim_defaults();
    struct lac_sim_call call = {method, path, key, body, strlen(body)};
    struct lac_sim_response response;
    lac_sim_route(&w, &options, memory, &call, &response);
    if (response.status != status)
        fail_msg("%s: %d, not %d: %s", path, response.status, status, lac_str_get(&response.body));
    struct lac_value *value = lac_arena_alloc(memory, sizeof *value);
    assert_int_equal(lac_json_read(memory, lac_str_get(&response.body), response.body.len, value, NULL), LAC_OK);
    assert_int_equal(response.kind != NULL, status == 200 && strcmp(path, "/health") != 0);
    lac_str_free(&response.body);
    return value;
}

#define QUESTION "Question: What is the capital of France?\\nAnswer:"

static void a_chat_has_the_shape_of_openai(void **state)
{
    (void)state;
    const struct lac_value *v =
        ask("POST", "/v1/chat/completions", "Bearer k",
            "{\"model\":\"sim-q\",\"messages\":[{\"role\":\"user\",\"content\":\"" QUESTION "\"}]}", 200);
    assert_string_equal(lac_get_text(v, "model", ""), "sim-q");
    assert_string_equal(lac_get_text(v, "object", ""), "chat.completion");
    const struct lac_value *choice = lac_at(lac_get(v, "choices"), 0);
    assert_string_equal(lac_get_text(choice, "finish_reason", ""), "stop");
    assert_string_equal(lac_as_text(lac_path(choice, "message.role"), ""), "assistant");
    assert_true(strlen(lac_as_text(lac_path(choice, "message.content"), "")) > 3);
    int64_t in = lac_get_int(lac_get(v, "usage"), "prompt_tokens", 0);
    int64_t out = lac_get_int(lac_get(v, "usage"), "completion_tokens", 0);
    assert_true(in > 0 && out > 0);
    assert_int_equal(lac_get_int(lac_get(v, "usage"), "total_tokens", 0), in + out);
}

static void a_completion_has_its_text(void **state)
{
    (void)state;
    const struct lac_value *v =
        ask("POST", "/v1/completions", NULL, "{\"model\":\"m\",\"prompt\":\"" QUESTION "\",\"max_tokens\":1}", 200);
    const struct lac_value *choice = lac_at(lac_get(v, "choices"), 0);
    assert_string_equal(lac_get_text(v, "object", ""), "text_completion");
    assert_int_equal(strlen(lac_get_text(choice, "text", "")), 4);
    assert_string_equal(lac_get_text(choice, "finish_reason", ""), "length");
}

static void the_truth_is_told_before_the_draw(void **state)
{
    (void)state;
    struct lac_sim_world w = world_of(1, false);
    const struct lac_value *v =
        ask("POST", "/sim/truth", NULL,
            "{\"model\":\"sim-a\",\"prompt\":\"Pregunta: Roma es bella. ¿Cuál es la capital de Francia?"
            "\\nRespuesta:\"}",
            200);
    struct lac_situation s = {&items[0], "es", true, 1, 1, LAC_CHANGE_NONE};
    assert_true(lac_get_num(v, "p_right", -1) == lac_world_right(&w, "sim-a", &s));
    assert_string_equal(lac_get_text(v, "item", ""), "france");
    assert_string_equal(lac_get_text(v, "language", ""), "es");
    assert_string_equal(lac_get_text(v, "gold", ""), "París");
    assert_string_equal(lac_get_text(v, "wrong", ""), "Rome");
    assert_int_equal(lac_get_int(v, "mentions", -1), 1);
    assert_int_equal(lac_get_bool(v, "weak", false), lac_world_weak(&w, &items[0], "es"));
    assert_int_equal(lac_get_bool(v, "deep", true), lac_world_deep(&w, &items[0], "es"));
    v = ask("POST", "/sim/truth", NULL, "{\"model\":\"sim-a\",\"prompt\":\"hello\"}", 200);
    assert_null(lac_get_text(v, "item", NULL));
    assert_null(lac_get(v, "p_right"));
}

static void the_truth_says_what_was_changed(void **state)
{
    (void)state;
    const char *body = "{\"model\":\"sim-a\",\"prompt\":\"Question: Waht is the captial of France?\\nAnswer:\"}";
    const struct lac_value *v = ask("POST", "/sim/truth", NULL, body, 200);
    assert_string_equal(lac_get_text(v, "item", ""), "france");
    assert_string_equal(lac_get_text(v, "change", ""), "spelling");
    assert_false(lac_get_bool(v, "brittle", true));
}

static void the_truth_names_both_kinds_of_weakness(void **state)
{
    (void)state;
    struct lac_sim_world w = world_of(1, false);
    int weak = 0, deep = 0;
    for (int i = 2; i < INVENTED; i++) {
        const char *body =
            lac_arena_printf(memory, "{\"model\":\"m\",\"prompt\":\"¿Qué cosa tiene el número %d?\\nRespuesta:\"}", i);
        const struct lac_value *v = ask("POST", "/sim/truth", NULL, body, 200);
        assert_int_equal(lac_get_bool(v, "weak", true), lac_world_weak(&w, &items[i], "es"));
        assert_int_equal(lac_get_bool(v, "deep", true), lac_world_deep(&w, &items[i], "es"));
        weak += lac_get_bool(v, "weak", false);
        deep += lac_get_bool(v, "deep", false);
    }
    assert_true(weak > deep && deep > 0);
}

static void a_form_is_translated_as_apertium_does(void **state)
{
    (void)state;
    const struct lac_value *v =
        ask("POST", "/translate", NULL, "langpair=eng%7Cspa&q=What+is+the+capital+of+France%3f&markUnknown=no", 200);
    assert_string_equal(lac_as_text(lac_path(v, "responseData.translatedText"), ""), "¿Cuál es la capital de Francia?");
    assert_int_equal(lac_get_int(v, "responseStatus", 0), 200);
    v = ask("POST", "/translate", NULL, "langpair=spa|eng&q=", 200);
    assert_string_equal(lac_as_text(lac_path(v, "responseData.translatedText"), "?"), "");
    v = ask("POST", "/translateChain", NULL, "langpairs=eng|fra|spa&q=Rome", 200);
    assert_string_equal(lac_as_text(lac_path(v, "responseData.translatedText"), "?"), "Roma");
    v = ask("POST", "/translate", NULL, "q=one&langpair=eng|spa&q=Rome", 200);
    assert_string_equal(lac_as_text(lac_path(v, "responseData.translatedText"), "?"), "Roma");
}

static void what_is_wrong_with_a_request_is_said_in_the_shape_of_openai(void **state)
{
    (void)state;
    static const struct {
        const char *method, *path, *key, *body;
        int status;
        const char *code;
    } CASES[] = {
        {"POST", "/v1/chat/completions", NULL, "{", 400, "invalid_request"},
        {"POST", "/v1/chat/completions", NULL, "{\"model\":\"m\",\"prompt\":\"p\"}", 400, "invalid_request"},
        {"POST", "/v1/completions", NULL, "{\"model\":\"m\",\"messages\":[{\"content\":\"p\"}]}", 400,
         "invalid_request"},
        {"POST", "/v1/completions", NULL, "{\"model\":\"no-such-model\",\"prompt\":\"p\"}", 404, "model_not_found"},
        {"POST", "/v1/completions", "Bearer bad-key", "{\"model\":\"m\",\"prompt\":\"p\"}", 401, "invalid_api_key"},
        {"GET", "/v1/models", "bad", "", 401, "invalid_api_key"},
        {"GET", "/v1/completions", NULL, "", 405, "method_not_allowed"},
        {"POST", "/v1/images", NULL, "{}", 404, "not_found"},
        {"POST", "/translate", NULL, "{\"q\":\"x\"}", 400, "bad_request"},
        {"POST", "/translate", NULL, "langpair=eng&q=x", 400, "bad_request"},
        {"POST", "/translate", NULL, "langpair=eng|fra|spa&q=x", 400, "bad_request"},
        {"POST", "/translate", NULL, "", 400, "bad_request"},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        const struct lac_value *v = ask(CASES[i].method, CASES[i].path, CASES[i].key, CASES[i].body, CASES[i].status);
        assert_string_equal(lac_as_text(lac_path(v, "error.code"), ""), CASES[i].code);
        assert_true(strlen(lac_as_text(lac_path(v, "error.message"), "")) > 3);
    }
}

static void models_and_health_are_there(void **state)
{
    (void)state;
    const struct lac_value *v = ask("GET", "/v1/models", NULL, "", 200);
    assert_string_equal(lac_get_text(lac_at(lac_get(v, "data"), 0), "id", ""), "sim-a");
    assert_string_equal(lac_get_text(ask("GET", "/health", NULL, "", 200), "status", ""), "ok");
    assert_string_equal(lac_sim_path_kind("/v1/chat/completions"), "chat");
    assert_string_equal(lac_sim_path_kind("/nowhere"), "other");
}

static void embeddings_name_the_text_they_are_of(void **state)
{
    (void)state;
    const struct lac_value *v =
        ask("POST", "/v1/embeddings", "Bearer k", "{\"model\":\"e\",\"input\":[\"one cat\",\"two dogs\"]}", 200);
    const struct lac_value *data = lac_get(v, "data");
    assert_int_equal(lac_count(data), 2);
    assert_int_equal(lac_get_int(lac_at(data, 0), "index", -1), 1);
    assert_int_equal(lac_count(lac_get(lac_at(data, 0), "embedding")), 256);
    assert_int_equal(lac_get_int(lac_get(v, "usage"), "prompt_tokens", 0), 4);
    const struct lac_value *alone = ask("POST", "/v1/embeddings", NULL, "{\"model\":\"e\",\"input\":\"one cat\"}", 200);
    assert_true(
        lac_equal(lac_get(lac_at(data, 1), "embedding"), lac_get(lac_at(lac_get(alone, "data"), 0), "embedding")));
    ask("POST", "/v1/embeddings", NULL, "{\"model\":\"e\"}", 400);
    ask("POST", "/v1/embeddings", NULL, "{\"model\":\"e\",\"input\":[7]}", 400);
    ask("POST", "/v1/embeddings", NULL, "{\"input\":\"x\"}", 400);
    ask("POST", "/v1/embeddings", NULL, "{\"model\":\"no-such\",\"input\":\"x\"}", 404);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(embeddings_name_the_text_they_are_of),
        cmocka_unit_test(a_chat_has_the_shape_of_openai),
        cmocka_unit_test(a_completion_has_its_text),
        cmocka_unit_test(the_truth_is_told_before_the_draw),
        cmocka_unit_test(the_truth_says_what_was_changed),
        cmocka_unit_test(the_truth_names_both_kinds_of_weakness),
        cmocka_unit_test(a_form_is_translated_as_apertium_does),
        cmocka_unit_test(what_is_wrong_with_a_request_is_said_in_the_shape_of_openai),
        cmocka_unit_test(models_and_health_are_there),
    };
    return cmocka_run_group_tests(tests, make_items, free_items);
}
