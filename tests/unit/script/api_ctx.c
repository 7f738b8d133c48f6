#include "tests/unit/script/hosted.h"

static void an_ask_suspends_and_its_answer_comes_back(void **state)
{
    (void)state;
    start(&h, "steps", "[\"ask\",\"hello\"]", NULL, -1);
    assert_int_equal(h.wakes, 1);
    pump(&h);
    assert_int_equal(h.open.n, 1);
    assert_string_equal(h.open.at[0].text, "writer 1: hello");
    assert_int_equal(h.ended.n, 0);
    answer(&h, 0, "world");
    assert_int_equal(h.wakes, 2);
    pump(&h);
    assert_int_equal(h.ended.n, 1);
    assert_string_equal(h.ended.at[0].json, "\"world\"");
    assert_ptr_equal(h.ended.at[0].user, &h);
}

static void an_outcome_without_a_value_is_nil_message_and_code(void **state)
{
    (void)state;
    start(&h, "steps", "[\"outcome\"]", NULL, -1);
    pump(&h);
    struct open_op open = take_open(&h, 0);
    lac_op_done(open.op, NULL, "it would not", "refused");
    free_open(&open);
    pump(&h);
    assert_string_equal(h.ended.at[0].json, "[true,\"it would not\",\"refused\"]");
}

static void ask_all_keeps_order_whatever_comes_first(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < 10; seed++)
        assert_string_equal(
            run("[\"all\"]", seed, -1),
            "[\"<1>\",\"<[{\\\"content\\\":\\\"2\\\",\\\"role\\\":\\\"user\\\"}]>\",\"<3 {\\\"temperature\\\":0}>\"]");
}

static void ask_all_drops_what_was_not_answered(void **state)
{
    (void)state;
    start(&h, "steps", "[\"all\"]", NULL, -1);
    pump(&h);
    assert_int_equal(h.open.n, 3);
    struct open_op open = take_open(&h, 1);
    lac_op_done(open.op, NULL, "no", "empty");
    free_open(&open);
    answer_all(&h, 0);
    assert_string_equal(h.ended.at[0].json, "[\"<1>\",\"<3 {\\\"temperature\\\":0}>\"]");
}

static void json_translate_and_similarity_reach_the_host_as_what_they_are(void **state)
{
    (void)state;
    start(&h, "steps", "[\"json\"]", NULL, -1);
    pump(&h);
    assert_string_equal(h.open.at[0].text, "judge 1: yes? schema {\"type\":\"object\"}");
    struct lac_arena *arena = lac_arena_new();
    struct lac_value value = lac_object();
    lac_set_bool(arena, &value, "yes", true);
    struct open_op open = take_open(&h, 0);
    lac_op_done(open.op, &value, NULL, NULL);
    free_open(&open);
    pump(&h);
    assert_string_equal(h.ended.at[0].json, "{\"yes\":true}");
    hosted_forget(&h);
    start(&h, "steps", "[\"others\"]", NULL, 0);
    pump(&h);
    assert_int_equal(h.open.at[0].kind, LAC_OP_TRANSLATE);
    assert_string_equal(h.open.at[0].text, "target 1: cat");
    answer(&h, 0, "gato");
    pump(&h);
    assert_string_equal(h.open.at[0].text, "en 2: gato");
    answer(&h, 0, "cat");
    pump(&h);
    assert_int_equal(h.open.at[0].kind, LAC_OP_SIMILARITY);
    value = lac_num(0.5);
    open = take_open(&h, 0);
    lac_op_done(open.op, &value, NULL, NULL);
    free_open(&open);
    pump(&h);
    assert_string_equal(h.ended.at[0].json, "[\"gato\",\"cat\",0.5]");
    lac_arena_free(arena);
}

static void max_asks_ends_the_asking_and_left_counts_down(void **state)
{
    (void)state;
    assert_string_equal(run("[\"chain\",4]", 0, 2), "[\"<ask 1>\",\"<ask 2>\",\"none\",\"none\",\"0\"]");
    assert_string_equal(run("[\"chain\",1]", 0, 3), "[\"<ask 1>\",\"2\"]");
    assert_string_equal(run("[\"outcome\"]", 0, 0), "[true,\"max_asks = 0 are used up\",\"max_asks\"]");
}

static void suspending_where_it_cannot_be_is_an_error_not_a_crash(void **state)
{
    (void)state;
    assert_non_null(strstr(run("[\"in_sort\"]", 0, -1), "ctx:ask may not suspend here"));
    assert_non_null(strstr(run("[\"dot\"]", 0, -1), "with a colon"));
    assert_non_null(strstr(run("[\"nothing\"]", 0, -1), "strategies/steps.lua:"));
}

static void fields_of_ctx_and_arguments_are_plain_values(void **state)
{
    (void)state;
    start(&h, "steps", "[\"fields\",{\"stem\":\"Why?\",\"choices\":[\"a\",\"b\"]}]",
          "{\"language\":\"es\",\"target\":{\"name\":\"Spanish\"}}", -1);
    pump(&h);
    assert_string_equal(h.ended.at[0].json, "[\"es\",\"Spanish\",\"Why?\",2]");
}

static void asking_without_having_declared_it_is_an_error(void **state)
{
    (void)state;
    start(&h, "shy", "[]", NULL, -1);
    pump(&h);
    assert_int_equal(h.open.n, 0);
    assert_non_null(strstr(h.ended.at[0].message, "strategies/shy.lua:4: ctx:ask: the package does not declare needs"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        HOSTED(an_ask_suspends_and_its_answer_comes_back),
        HOSTED(an_outcome_without_a_value_is_nil_message_and_code),
        HOSTED(ask_all_keeps_order_whatever_comes_first),
        HOSTED(ask_all_drops_what_was_not_answered),
        HOSTED(json_translate_and_similarity_reach_the_host_as_what_they_are),
        HOSTED(max_asks_ends_the_asking_and_left_counts_down),
        HOSTED(suspending_where_it_cannot_be_is_an_error_not_a_crash),
        HOSTED(fields_of_ctx_and_arguments_are_plain_values),
        HOSTED(asking_without_having_declared_it_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
