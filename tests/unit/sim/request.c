#include "core/sim/request.h"
#include "invented.h"

static enum lac_status read_body(const char *body, struct lac_sim_request *out, struct lac_error *err)
{
    return lac_request_read(memory, body, strlen(body), out, err);
}

static struct lac_sim_request good(const char *body)
{
    struct lac_sim_request request;
    struct lac_error err = {0};
    if (read_body(body, &request, &err) != LAC_OK)
        fail_msg("%s", err.message);
    return request;
}

static void assert_bad(const char *body, const char *want)
{
    struct lac_sim_request request;
    struct lac_error err = {0};
    assert_int_equal(read_body(body, &request, &err), LAC_E_INVALID);
    if (!strstr(err.message, want))
        fail_msg("'%s' does not say '%s'", err.message, want);
}

static void messages_are_joined_and_the_last_is_known(void **state)
{
    (void)state;
    struct lac_sim_request r =
        good("{\"model\":\"sim-a\",\"messages\":[{\"role\":\"system\",\"content\":\"Be short.\"},{\"role\":"
             "\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Why\"},{\"type\":\"text\",\"text\":\"?\"}]}]}");
    assert_true(r.chat);
    assert_string_equal(r.model, "sim-a");
    assert_string_equal(r.prompt, "Be short.\n\nWhy?");
    assert_string_equal(r.last, "Why?");
    assert_int_equal(r.n_allowed, 0);
    assert_int_equal(r.max_tokens, -1);
    assert_null(r.schema);
}

static void a_grammar_of_alternatives_is_a_list_of_replies(void **state)
{
    (void)state;
    struct lac_sim_request r =
        good("{\"model\":\"m\",\"prompt\":\"p\",\"max_tokens\":8,\"grammar\":"
             "\"root ::= \\\"Rome\\\" | \\\"a \\\\\\\"b\\\\\\\"\\\" |\\n \\\"\\\\u00e9\\\\x41\\\\\\\\\\\"\\n\"}");
    assert_false(r.chat);
    assert_int_equal(r.max_tokens, 8);
    assert_int_equal(r.n_allowed, 3);
    assert_string_equal(r.allowed[0], "Rome");
    assert_string_equal(r.allowed[1], "a \"b\"");
    assert_string_equal(r.allowed[2], "éA\\");
}

static void any_other_grammar_is_refused(void **state)
{
    (void)state;
    static const char *const BAD[] = {"root ::= [a-z]+",      "root ::=",         "x ::= \"a\"",
                                      "root ::= \"a",         "root ::= \"a\" |", "root ::= \"a\" \"b\"",
                                      "root ::= \"\\uzzzz\"", "root ::= \"a\\"};
    struct lac_sim_request out = {0};
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++)
        assert_int_equal(lac_request_grammar(memory, BAD[i], &out, NULL), LAC_E_INVALID);
}

static void an_enum_is_found_in_a_schema_and_in_its_properties(void **state)
{
    (void)state;
    struct lac_sim_request r =
        good("{\"model\":\"m\",\"messages\":[{\"content\":\"p\"}],\"response_format\":{\"type\":\"json_schema\","
             "\"json_schema\":{\"schema\":{\"type\":\"string\",\"enum\":[\"a\",\"b\"]}}}}");
    assert_int_equal(r.n_allowed, 2);
    assert_string_equal(r.allowed[1], "b");
    assert_non_null(r.schema);
    r = good(
        "{\"model\":\"m\",\"messages\":[{\"content\":\"p\"}],\"response_format\":{\"type\":\"json_schema\",\"json_"
        "schema\":"
        "{\"schema\":{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\"},\"x\":{\"enum\":[\"c\"]}}}}}}");
    assert_int_equal(r.n_allowed, 1);
    assert_string_equal(r.allowed[0], "c");
    r = good("{\"model\":\"m\",\"prompt\":\"p\",\"response_format\":{\"type\":\"text\"}}");
    assert_null(r.schema);
}

static void what_is_missing_is_said(void **state)
{
    (void)state;
    assert_bad("", "not JSON");
    assert_bad("{\"model\":", "not JSON");
    assert_bad("{\"prompt\":\"p\"}", "'model' is missing");
    assert_bad("{\"model\":\"\",\"prompt\":\"p\"}", "'model' is missing");
    assert_bad("{\"model\":\"m\"}", "neither 'messages' nor 'prompt'");
    assert_bad("{\"model\":\"m\",\"prompt\":[1]}", "neither 'messages' nor 'prompt'");
    assert_bad("{\"model\":\"m\",\"messages\":[]}", "'messages' must be a list");
    assert_bad("{\"model\":\"m\",\"messages\":{\"a\":1}}", "'messages' must be a list");
    assert_bad("{\"model\":\"m\",\"prompt\":\"p\",\"stream\":true}", "'stream'");
    assert_bad("{\"model\":\"m\",\"prompt\":\"p\",\"grammar\":\"nonsense\"}", "grammar");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(messages_are_joined_and_the_last_is_known),
        cmocka_unit_test(a_grammar_of_alternatives_is_a_list_of_replies),
        cmocka_unit_test(any_other_grammar_is_refused),
        cmocka_unit_test(an_enum_is_found_in_a_schema_and_in_its_properties),
        cmocka_unit_test(what_is_missing_is_said),
    };
    return cmocka_run_group_tests(tests, make_items, free_items);
}
