#include "tests/unit/script/hosted.h"

static bool asked_at(const char *path)
{
    for (size_t i = 0; i < h.open.n; i++)
        if (strcmp(h.open.at[i].path, path) == 0)
            return true;
    return false;
}

static void paths_name_child_and_operation(void **state)
{
    (void)state;
    start(&h, "steps", "[\"nested\"]", NULL, -1);
    pump(&h);
    assert_int_equal(h.open.n, 6);
    assert_true(asked_at("1.1.1"));
    assert_true(asked_at("1.2.1"));
    assert_true(asked_at("3.2.1"));
    answer_all(&h, 0);
}

static void a_later_map_of_the_same_coroutine_has_paths_of_its_own(void **state)
{
    (void)state;
    start(&h, "steps", "[\"maps\"]", NULL, -1);
    pump(&h);
    assert_string_equal(h.open.at[0].path, "1.1");
    answer(&h, 0, "x");
    pump(&h);
    assert_string_equal(h.open.at[0].path, "1@2.1");
    answer(&h, 0, "x");
    pump(&h);
    assert_string_equal(h.open.at[0].path, "1");
    answer(&h, 0, "x");
    pump(&h);
    assert_int_equal(h.ended.n, 1);
}

static void asks_are_numbered_in_the_order_they_are_made(void **state)
{
    (void)state;
    struct lac_task *task = start(&h, "steps", "[\"all\"]", NULL, -1);
    pump(&h);
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(h.open.at[i].number, i);
    assert_int_equal(lac_task_asks(task), 3);
    answer_all(&h, 0);
}

/* Answers within start, before it returns. */
static void answer_at_once(void *user, struct lac_task *task, struct lac_op *op, const struct lac_op_request *request)
{
    (void)user;
    (void)task;
    struct lac_arena *arena = lac_arena_new();
    struct lac_value value = lac_text(arena, request->prompt ? request->prompt : "messages");
    lac_op_done(op, &value, NULL, NULL);
    lac_op_done(op, NULL, "a second answer changes nothing", "late");
    lac_arena_free(arena);
}

static void an_operation_may_be_answered_while_it_starts(void **state)
{
    (void)state;
    struct lac_task_host host = {.user = &h, .start = answer_at_once};
    struct lac_tasks *tasks = lac_tasks_new(&host);
    struct lac_arena *arena = lac_arena_new();
    struct lac_value args = lac_list();
    lac_push(arena, &args, lac_text(arena, "all"));
    struct lac_task_options options = {.function = "perturb", .args = &args, .max_asks = -1};
    lac_task_start(tasks, package_of(&h, "steps"), &options, host_done, &h);
    while (lac_tasks_pump(tasks, 1000000))
        continue;
    assert_int_equal(h.ended.n, 1);
    assert_string_equal(h.ended.at[0].json, "[\"1\",\"messages\",\"3\"]");
    lac_tasks_free(tasks);
    lac_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        HOSTED(paths_name_child_and_operation),
        HOSTED(a_later_map_of_the_same_coroutine_has_paths_of_its_own),
        HOSTED(asks_are_numbered_in_the_order_they_are_made),
        HOSTED(an_operation_may_be_answered_while_it_starts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
