#include "tests/unit/script/hosted.h"

#include "core/script/cell.h"

static size_t ended_with(enum lac_status status)
{
    size_t n = 0;
    for (size_t i = 0; i < h.ended.n; i++)
        n += h.ended.at[i].status == status;
    return n;
}

static void many_tasks_in_flight_end_the_same_in_any_order_of_replies(void **state)
{
    (void)state;
    enum { TASKS = 3000 };
    static const char want[] = "[\"<a1>,<a2>,<a4>\",\"<b1>,<b2>,<b4>\",\"<c1>,<c2>,<c4>\"]";
    for (uint64_t seed = 0; seed < 3; seed++) {
        struct lac_tasks_stats stats;
        for (int i = 0; i < TASKS; i++)
            start(&h, "steps", "[\"nested\"]", NULL, -1);
        pump(&h);
        lac_tasks_stats(h.tasks, &stats);
        assert_int_equal(stats.tasks, TASKS);
        assert_int_equal(stats.waiting, TASKS * 6);
        assert_int_equal(h.open.n, TASKS * 6);
        assert_int_equal(stats.cells, (TASKS + LAC_CELL_TASKS - 1) / LAC_CELL_TASKS);
        answer_all(&h, seed);
        assert_int_equal(h.ended.n, TASKS);
        for (size_t i = 0; i < h.ended.n; i++)
            assert_string_equal(h.ended.at[i].json, want);
        lac_tasks_stats(h.tasks, &stats);
        assert_int_equal(stats.tasks, 0);
        assert_int_equal(stats.waiting, 0);
        assert_in_range(stats.cells, 1, 3); /* a few idle ones are kept */
        assert_int_equal(stats.deaths, 0);
        hosted_forget(&h);
    }
}

static void tasks_of_a_dead_cell_run_again_and_only_the_killer_ends(void **state)
{
    (void)state;
    enum { TASKS = 500 };
    static const char *const killers[] = {"[\"endless\"]", "[\"held\"]", "[\"greedy\"]"};
    for (size_t k = 0; k < 3; k++) {
        struct lac_tasks_stats before, stats;
        lac_tasks_stats(h.tasks, &before);
        for (int i = 0; i < TASKS; i++)
            start(&h, "steps", i == 37 || i == 400 ? killers[k] : "[\"nested\"]", NULL, -1);
        answer_all(&h, 5 + k);
        assert_int_equal(h.ended.n, TASKS);
        assert_int_equal(ended_with(LAC_OK), TASKS - 2);
        assert_int_equal(ended_with(LAC_E_SCRIPT_DIED), 2);
        for (size_t i = 0; i < h.ended.n; i++)
            if (h.ended.at[i].status != LAC_OK)
                assert_non_null(strstr(h.ended.at[i].message, "package 'steps' 0.2.0: "));
        lac_tasks_stats(h.tasks, &stats);
        assert_int_equal(stats.deaths - before.deaths, 4); /* each killer once in company, once alone */
        assert_int_equal(stats.tasks, 0);
        assert_int_equal(stats.waiting, 0);
        hosted_forget(&h);
    }
}

static void a_task_that_waits_to_run_again_can_be_cancelled(void **state)
{
    (void)state;
    struct lac_task *waiting[8];
    for (int i = 0; i < 8; i++)
        waiting[i] = start(&h, "steps", "[\"nested\"]", NULL, -1);
    start(&h, "steps", "[\"endless\"]", NULL, -1);
    pump(&h);
    for (size_t i = 0; i < h.open.n; i++)
        if (strstr(h.open.at[i].text, "before")) {
            answer(&h, i, "go");
            break;
        }
    pump(&h); /* the cell died; one of the nine runs alone, eight wait */
    struct lac_tasks_stats stats;
    lac_tasks_stats(h.tasks, &stats);
    assert_int_equal(stats.deaths, 1);
    assert_int_equal(stats.waiting, 6);
    for (int i = 0; i < 8; i += 2)
        lac_task_cancel(waiting[i]);
    answer_all(&h, 3);
    assert_int_equal(ended_with(LAC_OK), 4);
    assert_int_equal(ended_with(LAC_E_SCRIPT_DIED), 1);
}

static void a_pump_stops_at_its_budget_and_says_that_there_is_more(void **state)
{
    (void)state;
    for (int i = 0; i < 10; i++)
        start(&h, "steps", "[\"ask\",\"x\"]", NULL, -1);
    assert_true(lac_tasks_pump(h.tasks, 0));
    assert_int_equal(h.open.n, 1);
    pump(&h);
    assert_int_equal(h.open.n, 10);
    assert_false(lac_tasks_pump(h.tasks, 0));
    answer_all(&h, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        HOSTED(many_tasks_in_flight_end_the_same_in_any_order_of_replies),
        HOSTED(tasks_of_a_dead_cell_run_again_and_only_the_killer_ends),
        HOSTED(a_task_that_waits_to_run_again_can_be_cancelled),
        HOSTED(a_pump_stops_at_its_budget_and_says_that_there_is_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
