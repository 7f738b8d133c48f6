#include "tests/unit/script/hosted.h"

static void an_error_names_package_file_and_line(void **state)
{
    (void)state;
    const char *message = run("[\"fails\"]", 0, -1);
    assert_int_equal(h.ended.at[0].status, LAC_E_SCRIPT);
    assert_non_null(strstr(message, "package 'steps' 0.2.0: strategies/steps.lua:"));
    assert_non_null(strstr(message, ": no luck"));
}

static void what_cannot_cross_is_refused_by_name(void **state)
{
    (void)state;
    const char *message = run("[\"gives_function\"]", 0, -1);
    assert_int_equal(h.ended.at[0].status, LAC_E_SCRIPT);
    assert_non_null(strstr(message, "what perturb returned"));
    assert_non_null(strstr(message, "print"));
}

static void globals_do_not_pass_from_one_call_to_the_next(void **state)
{
    (void)state;
    assert_string_equal(run("[\"leak\"]", 0, -1), "1");
    assert_string_equal(run("[\"leak\"]", 0, -1), "1");
}

static void a_cancelled_task_cancels_its_operations_and_never_ends(void **state)
{
    (void)state;
    struct lac_task *task = start(&h, "steps", "[\"nested\"]", NULL, -1);
    struct lac_task *fresh = start(&h, "steps", "[\"nested\"]", NULL, -1);
    lac_task_cancel(fresh);
    pump(&h);
    assert_int_equal(h.open.n, 6);
    lac_task_cancel(task);
    assert_int_equal(h.cancels, 6);
    pump(&h);
    assert_int_equal(h.ended.n, 0);
    struct lac_tasks_stats stats;
    lac_tasks_stats(h.tasks, &stats);
    assert_int_equal(stats.tasks, 0);
    assert_int_equal(stats.waiting, 0);
}

static void a_task_may_be_cancelled_while_it_asks(void **state)
{
    (void)state;
    h.cancel_when_asked = start(&h, "steps", "[\"all\"]", NULL, -1);
    pump(&h);
    assert_int_equal(h.open.n, 0);
    assert_int_equal(h.cancels, 1);
    assert_int_equal(h.ended.n, 0);
}

static void freeing_the_scheduler_cancels_what_is_open(void **state)
{
    (void)state;
    struct hosted other;
    hosted_open(&other, SOURCE_DIR "/tests/spec/packages");
    start(&other, "steps", "[\"nested\"]", NULL, -1);
    pump(&other);
    assert_int_equal(other.open.n, 6);
    hosted_close(&other);
    assert_int_equal(other.cancels, 6);
    assert_int_equal(other.ended.n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        HOSTED(an_error_names_package_file_and_line),
        HOSTED(what_cannot_cross_is_refused_by_name),
        HOSTED(globals_do_not_pass_from_one_call_to_the_next),
        HOSTED(a_cancelled_task_cancels_its_operations_and_never_ends),
        HOSTED(a_task_may_be_cancelled_while_it_asks),
        HOSTED(freeing_the_scheduler_cancels_what_is_open),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
