#include "core/run/wire.h"
#include "tests/unit/run/stage.h"

/* A provider whose request() returns what the test says. */
static const char *const PROVIDER =
    "return lacuna.provider {\n"
    "  api = 1, name = 'odd', version = '1.0.0', author = 'x', license = 'MIT', summary = 'x', kinds = { 'chat' },\n"
    "  url = 'http://odd.example',\n"
    "  options = { reply = { default = 'table', one_of = { 'table', 'text', 'error' }, doc = 'x' } },\n"
    "  request = function(call, opt) %s end,\n"
    "  response = function(reply, opt)\n"
    "    if opt.reply == 'error' then error('no idea') end\n"
    "    return opt.reply == 'table' and { text = reply.body, finish = tostring(reply.status) } or 'text'\n"
    "  end,\n"
    "}\n";

static struct lac_model model;

static void make_model(struct stage *s, const char *request, const char *key, const char *reply)
{
    char *text = lac_arena_printf(s->arena, PROVIDER, request);
    struct lac_value entry = lac_object(), options = lac_object();
    stage_put(s, "scripts/providers/odd.lua", text);
    if (s->project)
        lac_project_close(s->project);
    assert_int_equal(lac_project_open(s->folder, NULL, 0, &s->project, &err), LAC_OK);
    lac_set_text(s->arena, &entry, "provider", "odd");
    lac_set_text(s->arena, &entry, "url", "http://127.0.0.1:9/v1/");
    if (key)
        lac_set_text(s->arena, &entry, "key", key);
    lac_set_text(s->arena, &options, "reply", reply);
    lac_set(s->arena, &entry, "options", options);
    if (lac_model_make(s->project, "m", &entry, &model, &err) != LAC_OK)
        fail_msg("%s", err.message);
}

static enum lac_status make(struct lac_wire *wire, struct lac_id *key, int64_t draw)
{
    struct lac_value call = lac_object();
    struct lac_arena *arena = lac_arena_new();
    lac_set_text(arena, &call, "kind", "chat");
    enum lac_status status = lac_wire_make(&model, &call, draw, wire, key, &err);
    lac_arena_free(arena);
    return status;
}

static void assert_refused(struct stage *s, const char *request, const char *message)
{
    struct lac_wire wire;
    struct lac_id key;
    make_model(s, request, "MY_KEY", "table");
    assert_int_equal(make(&wire, &key, 0), LAC_E_SCRIPT);
    lac_wire_free(&wire);
    if (!strstr(err.message, message))
        fail_msg("'%s' is not in: %s", message, err.message);
}

static void a_request_goes_below_the_users_url(void **state)
{
    struct lac_wire wire;
    struct lac_id key;
    make_model(*state, "return { path = '/chat', body = call.kind .. call.model, headers = { b = '2', a = '1' } }",
               NULL, "table");
    assert_int_equal(make(&wire, &key, 0), LAC_OK);
    assert_string_equal(wire.request.url, "http://127.0.0.1:9/v1/chat");
    assert_string_equal(wire.request.method, "POST");
    assert_string_equal(wire.request.body, "chatm");
    assert_int_equal(wire.request.body_len, 5);
    assert_int_equal(wire.request.n_headers, 2);
    assert_string_equal(wire.record, "{\"body\":\"chatm\",\"headers\":{\"a\":\"1\",\"b\":\"2\"},\"method\":\"POST\","
                                     "\"url\":\"http://127.0.0.1:9/v1/chat\"}");
    lac_wire_free(&wire);
}

static void the_key_covers_request_and_draw(void **state)
{
    struct lac_wire wire;
    struct lac_id a, b, c, d;
    make_model(*state, "return { path = '/x', body = 'one' }", NULL, "table");
    make(&wire, &a, 0);
    lac_wire_free(&wire);
    make(&wire, &b, 0);
    lac_wire_free(&wire);
    make(&wire, &c, 1);
    lac_wire_free(&wire);
    make_model(*state, "return { path = '/x', body = 'two' }", NULL, "table");
    make(&wire, &d, 0);
    lac_wire_free(&wire);
    assert_true(lac_id_equal(a, b));
    assert_false(lac_id_equal(a, c));
    assert_false(lac_id_equal(a, d));
}

static void the_key_covers_the_package(void **state)
{
    struct lac_wire wire;
    struct lac_id a, b;
    make_model(*state, "return { path = '/x', body = 'one' }", NULL, "table");
    make(&wire, &a, 0);
    lac_wire_free(&wire);
    make_model(*state, "--[[ other bytes, same request ]] return { path = '/x', body = 'one' }", NULL, "table");
    make(&wire, &b, 0);
    lac_wire_free(&wire);
    assert_false(lac_id_equal(a, b));
}

static void a_secret_stays_a_placeholder_in_what_is_kept(void **state)
{
    struct lac_wire wire;
    struct lac_id key;
    setenv("MY_KEY", "sk-very-secret", 1);
    make_model(*state, "return { path = '/x', headers = { authorization = 'Bearer {secret:' .. call.key .. '}' } }",
               "MY_KEY", "table");
    assert_int_equal(make(&wire, &key, 0), LAC_OK);
    assert_non_null(strstr(wire.record, "Bearer {secret:MY_KEY}"));
    assert_null(strstr(wire.record, "sk-very-secret"));
    lac_wire_free(&wire);
    unsetenv("MY_KEY");
}

static void no_other_key_than_the_models_own_may_be_asked_for(void **state)
{
    setenv("MY_KEY", "sk-very-secret", 1);
    assert_refused(*state, "return { path = '/x', headers = { a = '{secret:HOME}' } }",
                   "a key that is not this model's");
    assert_refused(*state, "return { path = '/x', headers = { a = '{secret:MY_KEY}{secret:OTHER}' } }",
                   "a key that is not");
    assert_refused(*state, "return { path = '/x', headers = { a = '{secret:MY_KEYS}' } }", "a key that is not");
    unsetenv("MY_KEY");
}

static void a_path_cannot_lead_elsewhere(void **state)
{
    setenv("MY_KEY", "sk-very-secret", 1);
    const char *const paths[] = {
        "http://evil.example/", "@evil.example/", "//evil.example", "/a/../b", "/a b", "/a@b", "x", "/\\evil"};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        char request[128];
        snprintf(request, sizeof request, "return { path = [[%s]] }", paths[i]);
        assert_refused(*state, request, "must return a path");
    }
    assert_refused(*state, "return {}", "must return a path");
    assert_refused(*state, "return 7", "must return a path");
    unsetenv("MY_KEY");
}

static void headers_and_methods_are_held_to_their_form(void **state)
{
    setenv("MY_KEY", "sk-very-secret", 1);
    assert_refused(*state, "return { path = '/x', headers = { a = 'one\\r\\ntwo: 3' } }", "a header that is none");
    assert_refused(*state, "return { path = '/x', headers = { ['a: b'] = 'c' } }", "a header that is none");
    assert_refused(*state, "return { path = '/x', headers = { a = 5 } }", "a header that is none");
    assert_refused(*state, "return { path = '/x', method = 'DELETE' }", "GET or POST");
    unsetenv("MY_KEY");
}

static void an_error_of_the_script_names_the_file(void **state)
{
    setenv("MY_KEY", "sk-very-secret", 1);
    assert_refused(*state, "error('broken')", "odd.lua");
    unsetenv("MY_KEY");
}

static void a_reply_is_read_by_the_package(void **state)
{
    struct stage *s = *state;
    struct lac_value reply;
    make_model(s, "return { path = '/x' }", NULL, "table");
    assert_int_equal(lac_wire_read(&model, 200, "hello", 5, s->arena, &reply, &err), LAC_OK);
    assert_string_equal(lac_get_text(&reply, "text", ""), "hello");
    assert_string_equal(lac_get_text(&reply, "finish", ""), "200");
}

static void a_reader_that_returns_no_table_or_raises_is_an_error(void **state)
{
    struct stage *s = *state;
    struct lac_value reply;
    make_model(s, "return { path = '/x' }", NULL, "text");
    assert_int_equal(lac_wire_read(&model, 200, "hello", 5, s->arena, &reply, &err), LAC_E_SCRIPT);
    assert_non_null(strstr(err.message, "must return a table"));
    make_model(s, "return { path = '/x' }", NULL, "error");
    assert_int_equal(lac_wire_read(&model, 200, "hello", 5, s->arena, &reply, &err), LAC_E_SCRIPT);
    assert_non_null(strstr(err.message, "no idea"));
}

static void assert_refusal(int status, const char *body, const char *says)
{
    struct lac_http_response r = {.fate = LAC_HTTP_REFUSED, .status = status, .body = body, .body_len = strlen(body)};
    r.cause = "no from there";
    char *why = lac_wire_refusal(&model, &r);
    assert_string_equal(why, says);
    free(why);
}

static void a_refusal_has_the_servers_word_and_what_to_do(void **state)
{
    struct stage *s = *state;
    make_model(s, "return {}", NULL, "table");
    assert_refusal(401, "{\"error\":{\"message\":\"who?\"}}",
                   "no from there (who?): the server wants a key; name its variable in models.m.key");
    assert_refusal(404, "<html>",
                   "no from there: is 'm' the server's name for the model, and http://127.0.0.1:9/v1 its base URL?");
    assert_refusal(500, "{\"error\":\"broken\"}", "no from there (broken)");
    make_model(s, "return {}", "MY_KEY", "table");
    assert_refusal(403, "", "no from there: the key in MY_KEY was refused; set it");
    assert_refusal(422, "{}", "no from there: see models.m.params and .features; lacuna check shows a request");
    struct lac_str body = {0};
    lac_str_add(&body, "{\"error\":\"");
    for (int i = 0; i < 150; i++)
        lac_str_add(&body, "\u00e9"); /* of two bytes */
    lac_str_add(&body, "\"}");
    struct lac_http_response long_word = {
        .fate = LAC_HTTP_REFUSED, .status = 500, .cause = "no", .body = lac_str_get(&body), .body_len = body.len};
    char *why = lac_wire_refusal(&model, &long_word);
    assert_int_equal(strlen(why), strlen("no (...)") + 200);
    assert_non_null(strstr(why, "\u00e9...)"));
    free(why);
    lac_str_free(&body);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_stage(a_request_goes_below_the_users_url),
        on_stage(the_key_covers_request_and_draw),
        on_stage(the_key_covers_the_package),
        on_stage(a_secret_stays_a_placeholder_in_what_is_kept),
        on_stage(no_other_key_than_the_models_own_may_be_asked_for),
        on_stage(a_path_cannot_lead_elsewhere),
        on_stage(headers_and_methods_are_held_to_their_form),
        on_stage(an_error_of_the_script_names_the_file),
        on_stage(a_reply_is_read_by_the_package),
        on_stage(a_refusal_has_the_servers_word_and_what_to_do),
        on_stage(a_reader_that_returns_no_table_or_raises_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
