#include "tests/unit/script/hosted.h"

#include "core/script/cell.h"

static size_t cells(void)
{
    struct lac_tasks_stats stats;
    lac_tasks_stats(h.tasks, &stats);
    return stats.cells;
}

static void start_asking(int n)
{
    for (int i = 0; i < n; i++)
        start(&h, "steps", "[\"ask\",\"x\"]", NULL, -1);
    pump(&h);
}

static void a_cell_takes_so_many_tasks_and_no_more(void **state)
{
    (void)state;
    start_asking(LAC_CELL_TASKS);
    assert_int_equal(cells(), 1);
    start_asking(1);
    assert_int_equal(cells(), 2);
    answer_all(&h, 0);
}

static void room_that_a_task_left_is_taken_by_the_next(void **state)
{
    (void)state;
    start_asking(LAC_CELL_TASKS);
    answer(&h, 0, "x");
    pump(&h);
    start_asking(1);
    assert_int_equal(cells(), 1);
    answer_all(&h, 0);
    start_asking(LAC_CELL_TASKS);
    assert_int_equal(cells(), 1);
    answer_all(&h, 0);
}

static void only_a_few_empty_cells_are_kept(void **state)
{
    (void)state;
    start_asking(LAC_CELL_TASKS * 10);
    assert_int_equal(cells(), 10);
    answer_all(&h, 1);
    assert_in_range(cells(), 1, 2);
}

static void packages_do_not_share_a_cell(void **state)
{
    (void)state;
    start_asking(1);
    start(&h, "racy", "[{\"wrong_choices\":[\"a\"]}]", NULL, -1);
    pump(&h);
    assert_int_equal(cells(), 2);
    answer_all(&h, 0);
}

/* Another package may come to stand where it stood. */
static void of_a_package_that_goes_no_cell_is_kept(void **state)
{
    (void)state;
    const struct lac_package *steps;
    struct lac_error err;
    assert_int_equal(lac_package_load(h.packages, LAC_PKG_STRATEGY, "steps", &steps, &err), LAC_OK);
    start_asking(2);
    start(&h, "racy", "[{\"wrong_choices\":[\"a\"]}]", NULL, -1);
    pump(&h);
    lac_tasks_forget(h.tasks, steps);
    assert_int_equal(cells(), 2); /* it has tasks */
    answer_all(&h, 0);
    assert_int_equal(cells(), 2);
    lac_tasks_forget(h.tasks, steps);
    assert_int_equal(cells(), 1);
    start_asking(1);
    answer_all(&h, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        HOSTED(a_cell_takes_so_many_tasks_and_no_more),
        HOSTED(room_that_a_task_left_is_taken_by_the_next),
        HOSTED(only_a_few_empty_cells_are_kept),
        HOSTED(packages_do_not_share_a_cell),
        HOSTED(of_a_package_that_goes_no_cell_is_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
