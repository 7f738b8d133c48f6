#include "core/net/timers.h"
#include "core/base/rng.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct note {
    char *text;
    char c;
};

static void write_note(void *user)
{
    struct note *note = user;
    size_t len = strlen(note->text);
    note->text[len] = note->c;
    note->text[len + 1] = '\0';
}

static void the_earliest_is_called_first_and_of_equals_the_first_set(void **state)
{
    (void)state;
    char text[8] = "";
    struct note a = {text, 'a'}, b = {text, 'b'}, c = {text, 'c'}, d = {text, 'd'};
    struct lac_timers timers = {0};
    lac_timers_add(&timers, 30, write_note, &d);
    lac_timers_add(&timers, 20, write_note, &b);
    lac_timers_add(&timers, 20, write_note, &c);
    lac_timers_add(&timers, 10, write_note, &a);
    assert_int_equal(lac_timers_next(&timers), 10);
    lac_timers_run(&timers, 29);
    assert_string_equal(text, "abc");
    assert_int_equal(lac_timers_next(&timers), 30);
    lac_timers_run(&timers, 30);
    assert_string_equal(text, "abcd");
    assert_true(lac_timers_next(&timers) == INT64_MAX);
    lac_timers_free(&timers);
}

static void a_cancelled_timer_is_not_called(void **state)
{
    (void)state;
    char text[8] = "";
    struct note a = {text, 'a'}, b = {text, 'b'}, c = {text, 'c'};
    struct lac_timers timers = {0};
    lac_timers_add(&timers, 1, write_note, &a);
    struct lac_timer *out = lac_timers_add(&timers, 2, write_note, &b);
    lac_timers_add(&timers, 3, write_note, &c);
    lac_timer_cancel(out);
    lac_timer_cancel(NULL);
    lac_timers_run(&timers, 10);
    assert_string_equal(text, "ac");
    lac_timers_free(&timers);
}

struct again {
    struct lac_timers *timers;
    struct lac_timer *self, *other;
    int calls;
};

static void set_again(void *user)
{
    struct again *again = user;
    again->calls++;
    lac_timers_add(again->timers, 5, set_again, again);
}

static void a_call_that_sets_a_timer_for_now_is_no_loop(void **state)
{
    (void)state;
    struct lac_timers timers = {0};
    struct again again = {.timers = &timers};
    lac_timers_add(&timers, 5, set_again, &again);
    lac_timers_run(&timers, 5);
    assert_int_equal(again.calls, 1);
    lac_timers_run(&timers, 5);
    assert_int_equal(again.calls, 2);
    lac_timers_free(&timers);
}

static void cancel_both(void *user)
{
    struct again *again = user;
    again->calls++;
    lac_timer_cancel(again->self);
    lac_timer_cancel(again->other);
}

static void a_call_may_cancel_its_own_timer_and_one_that_is_due(void **state)
{
    (void)state;
    struct lac_timers timers = {0};
    struct again again = {.timers = &timers};
    again.self = lac_timers_add(&timers, 1, cancel_both, &again);
    again.other = lac_timers_add(&timers, 1, set_again, &again);
    lac_timers_run(&timers, 5);
    assert_int_equal(again.calls, 1);
    assert_true(lac_timers_next(&timers) == INT64_MAX);
    lac_timers_free(&timers);
}

struct seen {
    int64_t at, *last;
    int *calls;
};

static void check_order(void *user)
{
    struct seen *seen = user;
    assert_true(seen->at >= *seen->last);
    *seen->last = seen->at;
    ++*seen->calls;
}

static void any_mix_of_sets_and_cancels_keeps_the_order(void **state)
{
    (void)state;
    enum { N = 2000 };
    static struct seen seen[N];
    static struct lac_timer *set[N];
    struct lac_timers timers = {0};
    struct lac_rng rng;
    int64_t last = -1;
    int calls = 0, cancelled = 0;
    lac_rng_seed(&rng, 1, 2);
    for (int i = 0; i < N; i++) {
        seen[i] = (struct seen){.at = (int64_t)lac_rng_below(&rng, 300), .last = &last, .calls = &calls};
        set[i] = lac_timers_add(&timers, seen[i].at, check_order, &seen[i]);
        size_t victim = lac_rng_below(&rng, (uint64_t)i + 1);
        if (lac_rng_below(&rng, 3) == 0 && set[victim]) {
            lac_timer_cancel(set[victim]);
            set[victim] = NULL;
            cancelled++;
        }
    }
    lac_timers_run(&timers, 1000);
    assert_int_equal(calls, N - cancelled);
    assert_true(cancelled > 100);
    lac_timers_free(&timers);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_earliest_is_called_first_and_of_equals_the_first_set),
        cmocka_unit_test(a_cancelled_timer_is_not_called),
        cmocka_unit_test(a_call_that_sets_a_timer_for_now_is_no_loop),
        cmocka_unit_test(a_call_may_cancel_its_own_timer_and_one_that_is_due),
        cmocka_unit_test(any_mix_of_sets_and_cancels_keeps_the_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
