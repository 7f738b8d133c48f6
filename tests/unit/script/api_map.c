#include "tests/unit/script/hosted.h"

static void width_bounds_the_children_at_work(void **state)
{
    (void)state;
    start(&h, "echo",
          "[{\"stem\":\"q\",\"wrong_choices\":[\"1\",\"2\",\"3\",\"4\",\"5\"]},{\"side\":\"any\",\"width\":2}]", NULL,
          12);
    size_t most = 0;
    for (pump(&h); h.open.n; pump(&h)) {
        most = h.open.n > most ? h.open.n : most;
        answer(&h, h.open.n - 1, "x");
    }
    assert_int_equal(most, 2);
    assert_int_equal(h.ended.n, 1);
    assert_int_equal(h.ended.at[0].status, LAC_OK);
}

/* The whole path of a sample package: require, prompts, options, notes, draws. */
static void a_strategy_gives_the_same_edits_in_any_order_of_replies(void **state)
{
    (void)state;
    char *first = NULL;
    for (uint64_t seed = 0; seed < 30; seed++) {
        start(&h, "echo",
              "[{\"stem\":\"Why?\",\"wrong_choices\":[\"sun\",\"moon\",\"sea\"]},{\"side\":\"any\",\"twice\":true,"
              "\"width\":16}]",
              NULL, 12);
        pump(&h);
        assert_string_equal(
            h.open.at[0].text,
            "writer 1.1: 1. Write one sentence about sun {no braces}.\nQuestion: Why? {\"temperature\":0.7}");
        answer_all(&h, seed);
        assert_int_equal(h.ended.n, 1);
        if (!first)
            first = lac_strdup(h.ended.at[0].json);
        assert_string_equal(h.ended.at[0].json, first);
        hosted_forget(&h);
    }
    assert_non_null(strstr(first, "\"note\":\"sea\""));
    free(first);
}

static void a_child_that_gets_no_answer_leaves_no_hole(void **state)
{
    (void)state;
    start(&h, "echo", "[{\"stem\":\"Why?\",\"wrong_choices\":[\"sun\",\"moon\"]},{\"side\":\"after\",\"width\":16}]",
          NULL, 12);
    pump(&h);
    struct open_op open = take_open(&h, 0);
    lac_op_done(open.op, NULL, "it refused", "refused");
    free_open(&open);
    answer(&h, 0, " the moon ");
    pump(&h);
    assert_string_equal(h.ended.at[0].json, "[{\"note\":\"moon\",\"side\":\"after\",\"text\":\"the moon\"}]");
    assert_string_equal(lac_str_get(&h.notes), "warn: no sentence about sun: it refused (refused)\n");
}

static void an_error_in_a_child_ends_its_task_and_cancels_what_is_open(void **state)
{
    (void)state;
    start(&h, "steps", "[\"child_fails\"]", NULL, -1);
    start(&h, "steps", "[\"ask\",\"other task\"]", NULL, -1);
    pump(&h);
    assert_int_equal(h.open.n, 4);
    for (size_t i = 0; i < h.open.n; i++)
        if (strstr(h.open.at[i].text, "child 2")) {
            assert_string_equal(h.open.at[i].path, "2.1");
            answer(&h, i, "x");
            break;
        }
    pump(&h);
    assert_int_equal(h.ended.n, 1);
    assert_int_equal(h.ended.at[0].status, LAC_E_SCRIPT);
    assert_non_null(strstr(h.ended.at[0].message, "child two"));
    assert_int_equal(h.cancels, 2);
    assert_int_equal(h.open.n, 1);
    answer_all(&h, 0);
    assert_string_equal(h.ended.at[1].json, "\"<other task>\"");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        HOSTED(width_bounds_the_children_at_work),
        HOSTED(a_strategy_gives_the_same_edits_in_any_order_of_replies),
        HOSTED(a_child_that_gets_no_answer_leaves_no_hole),
        HOSTED(an_error_in_a_child_ends_its_task_and_cancels_what_is_open),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
