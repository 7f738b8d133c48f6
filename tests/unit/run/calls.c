#include "core/run/calls.h"
#include "tests/unit/run/stage.h"

#include <sys/resource.h>

struct heard {
    bool yes;
    int times, empty;
    char text[64], cause[256];
    struct lac_id key;
};

static void hear(void *user, struct lac_id key, const struct lac_value *reply, const char *cause)
{
    struct heard *h = user;
    h->yes = true;
    h->times++;
    h->key = key;
    h->empty += !reply && !cause;
    snprintf(h->text, sizeof h->text, "%s", lac_get_text(reply, "text", lac_get_text(reply, "error", "")));
    snprintf(h->cause, sizeof h->cause, "%s", cause ? cause : "");
}

/* In the stage's arena: a test that fails jumps out of its frame, and the closing session still calls. */
static struct heard *heards(struct stage *s, size_t n)
{
    return lac_arena_alloc(s->arena, n * sizeof(struct heard));
}

static uint64_t ask(struct stage *s, int box, int64_t draw, struct heard *h)
{
    struct lac_value call = lac_object(), message = lac_object(), messages = lac_list();
    lac_set_text(s->arena, &message, "role", "user");
    lac_set_text(s->arena, &message, "content", lac_arena_printf(s->arena, "Box in box %d?\nA. lead\nB. gold\n", box));
    lac_push(s->arena, &messages, message);
    lac_set_text(s->arena, &call, "kind", "chat");
    lac_set(s->arena, &call, "messages", messages);
    return lac_calls_send(s->session.calls, s->cast.panel[0], &call, "vote", draw, hear, h);
}

static struct lac_calls_stats stats_of(const struct stage *s)
{
    struct lac_calls_stats stats;
    lac_calls_stats(s->session.calls, &stats);
    return stats;
}

static void a_reply_comes_as_plain_data_and_later(void **state)
{
    struct stage *s = *state;
    struct heard *h = heards(s, 1);
    stage_session(s, NULL, false);
    assert_int_not_equal(ask(s, 1, 0, h), 0);
    assert_false(h->yes);
    assert_true(lac_calls_busy(s->session.calls));
    stage_wait(s, &h->yes);
    assert_string_equal(h->text, "B");
    assert_false(lac_calls_busy(s->session.calls));
    struct lac_calls_stats stats = stats_of(s);
    assert_int_equal(stats.answered, 1);
    assert_int_equal(stats.tokens_in, 10);
    assert_int_equal(stats.waiting, 0);
}

static void equal_calls_are_sent_once_and_all_hear_of_it(void **state)
{
    struct stage *s = *state;
    struct heard *h = heards(s, 3);
    stage_session(s, "run.db", false);
    for (int i = 0; i < 3; i++)
        ask(s, 1, 0, &h[i]);
    stage_wait(s, NULL);
    assert_int_equal(atomic_load(&stage_requests), 1);
    for (int i = 0; i < 3; i++)
        assert_int_equal(h[i].times, 1);
    assert_int_equal(stats_of(s).reused, 2);
}

static void another_draw_is_another_call(void **state)
{
    struct stage *s = *state;
    struct heard *h = heards(s, 2);
    stage_session(s, "run.db", false);
    ask(s, 1, 0, &h[0]);
    ask(s, 1, 1, &h[1]);
    stage_wait(s, NULL);
    assert_int_equal(atomic_load(&stage_requests), 2);
    assert_false(lac_id_equal(h[0].key, h[1].key));
}

static void a_count_of_tokens_that_cannot_be_is_not_believed(void **state)
{
    struct stage *s = *state;
    struct heard *h = heards(s, 1);
    atomic_store(&stage_prompt_tokens, 9000000000000000);
    stage_session(s, "run.db", false);
    ask(s, 1, 0, h);
    stage_wait(s, &h->yes);
    struct lac_calls_stats stats = stats_of(s);
    assert_string_equal(h->text, "B");
    assert_int_equal(stats.no_usage, 1);
    assert_true(stats.tokens_in > 0 && stats.tokens_in < 100);
    assert_true(stats.spent.tokens > 0 && stats.spent.tokens < 100);
    assert_int_equal(stats.tokens_out, 1);
}

static void a_stored_reply_is_not_asked_for_again_in_the_next_process(void **state)
{
    struct stage *s = *state;
    struct heard *first = heards(s, 1), *second = heards(s, 1);
    stage_session(s, "run.db", false);
    ask(s, 1, 0, first);
    stage_wait(s, &first->yes);
    lac_session_close(&s->session);
    stage_session(s, "run.db", false);
    ask(s, 1, 0, second);
    assert_false(second->yes);
    stage_wait(s, &second->yes);
    assert_string_equal(second->text, "B");
    assert_int_equal(atomic_load(&stage_requests), 1);
    assert_int_equal(stats_of(s).reused, 1);
}

/* Until the server has a request. */
static void look_at_server(void *user)
{
    struct stage *s = user;
    if (atomic_load(&stage_requests) > 0)
        lac_loop_stop(s->session.loop);
    else
        lac_loop_after(s->session.loop, 1000, look_at_server, s);
}

static void wait_for_server(struct stage *s)
{
    lac_loop_after(s->session.loop, 0, look_at_server, s);
    assert_int_equal(lac_loop_run(s->session.loop, &err), LAC_OK);
}

static void who_cancelled_hears_nothing_and_what_was_sent_is_kept(void **state)
{
    struct stage *s = *state;
    struct heard *gone = heards(s, 1), *later = heards(s, 1);
    atomic_store(&stage_delay_ms, 50);
    stage_session(s, "run.db", false);
    uint64_t call = ask(s, 1, 0, gone);
    wait_for_server(s);
    assert_ptr_equal(lac_calls_cancel(s->session.calls, call), gone);
    assert_null(lac_calls_cancel(s->session.calls, call));
    assert_null(lac_calls_cancel(s->session.calls, 12345));
    stage_wait(s, NULL);
    assert_int_equal(gone->times, 0);
    ask(s, 1, 0, later);
    stage_wait(s, &later->yes);
    assert_int_equal(atomic_load(&stage_requests), 1);
}

static struct lac_budget *session_in_budget(struct stage *s, int in_flight, double calls)
{
    struct lac_budget *b = lac_arena_alloc(s->arena, sizeof *b);
    struct lac_value map = lac_object();
    lac_set_num(s->arena, &map, "calls", calls);
    lac_budget_init(b, &map);
    if (!s->project)
        stage_cast(s);
    struct lac_session_options options = {.in_flight = in_flight, .budget = b};
    options.store_path = lac_arena_printf(s->arena, "%s/run.db", s->folder);
    assert_int_equal(lac_session_open(s->project, &s->cast, &options, &s->session, &err), LAC_OK);
    return b;
}

static bool count_row(void *user, const struct lac_call *call, const struct lac_reply *reply)
{
    (void)call;
    (void)reply;
    ++*(int *)user;
    return true;
}

static int rows_of(const struct stage *s)
{
    int rows = 0;
    assert_int_equal(lac_store_flush(s->session.store, &err), LAC_OK);
    assert_int_equal(lac_store_each_call(s->session.store, count_row, &rows, &err), LAC_OK);
    return rows;
}

static void a_call_that_is_cancelled_at_once_is_never_sent_nor_recorded(void **state)
{
    struct stage *s = *state;
    struct heard *gone = heards(s, 1), *later = heards(s, 1);
    const struct lac_budget *b = session_in_budget(s, 8, 10);
    lac_calls_cancel(s->session.calls, ask(s, 1, 0, gone));
    stage_wait(s, NULL);
    assert_int_equal(atomic_load(&stage_requests), 0);
    assert_int_equal(gone->times, 0);
    assert_int_equal(b->reserved.calls + b->spent.calls, 0);
    assert_int_equal(stats_of(s).waiting, 0);
    assert_int_equal(rows_of(s), 0);
    assert_false(lac_calls_busy(s->session.calls));
    ask(s, 1, 0, later);
    stage_wait(s, &later->yes);
    assert_string_equal(later->text, "B");
    assert_int_equal(rows_of(s), 1);
}

static void what_is_cancelled_in_the_queue_is_never_sent_nor_recorded(void **state)
{
    enum { ALL = 40, KEPT = 20 };
    struct stage *s = *state;
    struct heard *h = heards(s, ALL + 1);
    uint64_t call[ALL];
    const struct lac_budget *b = session_in_budget(s, 1, 100);
    atomic_store(&stage_delay_ms, 5);
    for (int i = 0; i < ALL; i++)
        call[i] = ask(s, i, 0, &h[i]);
    ask(s, ALL - 1, 0, &h[ALL]); /* waits for the last one, too */
    wait_for_server(s);
    for (int i = KEPT; i < ALL; i++)
        lac_calls_cancel(s->session.calls, call[i]);
    stage_wait(s, NULL);
    assert_int_equal(atomic_load(&stage_requests), KEPT + 1);
    for (int i = 0; i < ALL; i++)
        assert_int_equal(h[i].times, i < KEPT);
    assert_int_equal(h[ALL].times, 1);
    assert_int_equal(b->reserved.calls, 0);
    assert_int_equal(b->spent.calls, KEPT + 1);
    assert_int_equal(rows_of(s), KEPT + 1);
    lac_session_close(&s->session);
    session_in_budget(s, 1, 100);
    assert_int_equal(lac_store_unsettled(s->session.store), 0);
    assert_int_equal(lac_store_spent(s->session.store).calls, KEPT + 1);
}

static void what_is_cancelled_while_it_waits_for_room_leaves_the_budget_alone(void **state)
{
    struct stage *s = *state;
    struct heard *h = heards(s, 3);
    const struct lac_budget *b = session_in_budget(s, 8, 2);
    for (int i = 0; i < 2; i++)
        ask(s, i, 0, &h[i]);
    lac_calls_cancel(s->session.calls, ask(s, 2, 0, &h[2]));
    stage_wait(s, NULL);
    assert_int_equal(h[0].times + h[1].times, 2);
    assert_int_equal(h[2].times, 0);
    assert_int_equal(atomic_load(&stage_requests), 2);
    assert_int_equal(b->reserved.calls, 0);
    assert_null(lac_calls_reached(s->session.calls));
}

static void what_was_not_sent_before_a_close_counts_as_nothing(void **state)
{
    struct stage *s = *state;
    struct heard *h = heards(s, 40);
    session_in_budget(s, 1, 100);
    atomic_store(&stage_delay_ms, 50);
    for (int i = 0; i < 40; i++)
        ask(s, i, 0, &h[i]);
    wait_for_server(s);
    lac_session_close(&s->session);
    session_in_budget(s, 1, 100);
    assert_int_equal(lac_store_spent(s->session.store).calls, 1);
    assert_int_equal(rows_of(s), 1);
}

static void what_was_sent_and_cancelled_stays_paid_though_it_is_not_asked_again(void **state)
{
    struct stage *s = *state;
    struct heard *gone = heards(s, 1);
    atomic_store(&stage_delay_ms, 50);
    atomic_store(&stage_garble_until, 1);
    const struct lac_budget *b = session_in_budget(s, 8, 10);
    uint64_t call = ask(s, 1, 0, gone);
    wait_for_server(s);
    lac_calls_cancel(s->session.calls, call);
    lac_calls_close(s->session.calls);
    stage_wait(s, NULL);
    assert_int_equal(b->spent.calls, 1);
    assert_int_equal(rows_of(s), 1);
    lac_session_close(&s->session);
    session_in_budget(s, 8, 10);
    assert_int_equal(lac_store_spent(s->session.store).calls, 1);
}

/* Nothing is sent again for nobody, with a store or without; who asks later asks anew. */
static void what_failed_is_not_sent_again_when_nobody_waits(struct stage *s, atomic_int *fails_until, bool stored)
{
    struct heard *gone = heards(s, 1), *later = heards(s, 1);
    atomic_store(&stage_requests, 0);
    atomic_store(&stage_delay_ms, 50);
    atomic_store(fails_until, 100);
    const struct lac_budget *b = stored ? session_in_budget(s, 8, 10) : NULL;
    if (!stored)
        stage_session(s, NULL, false);
    uint64_t call = ask(s, 1, 0, gone);
    wait_for_server(s);
    lac_calls_cancel(s->session.calls, call);
    stage_wait(s, NULL);
    assert_int_equal(atomic_load(&stage_requests), 1);
    assert_int_equal(gone->times, 0);
    assert_false(lac_calls_busy(s->session.calls));
    assert_int_equal(stats_of(s).spent.calls, 1);
    if (stored)
        assert_int_equal(b->reserved.calls, 0);
    atomic_store(fails_until, 0);
    ask(s, 1, 0, later);
    stage_wait(s, &later->yes);
    assert_string_equal(later->text, "B");
    assert_int_equal(atomic_load(&stage_requests), 2);
    assert_int_equal(stats_of(s).spent.calls, 2);
    if (!stored)
        return;
    lac_session_close(&s->session);
    session_in_budget(s, 8, 10);
    assert_int_equal(lac_store_unsettled(s->session.store), 0);
    assert_int_equal(lac_store_spent(s->session.store).calls, 2);
}

static void a_malformed_reply_is_not_asked_for_again_when_nobody_waits(void **state)
{
    what_failed_is_not_sent_again_when_nobody_waits(*state, &stage_garble_until, true);
}

static void nor_is_it_where_nothing_is_kept(void **state)
{
    what_failed_is_not_sent_again_when_nobody_waits(*state, &stage_garble_until, false);
}

static void nor_is_a_busy_server_where_nothing_is_kept(void **state)
{
    what_failed_is_not_sent_again_when_nobody_waits(*state, &stage_busy_until, false);
}

static void a_busy_server_is_not_asked_again_when_nobody_waits(void **state)
{
    what_failed_is_not_sent_again_when_nobody_waits(*state, &stage_busy_until, true);
}

static void what_nobody_waits_for_does_not_reach_the_budget(void **state)
{
    struct stage *s = *state;
    struct heard *gone = heards(s, 2);
    atomic_int *const failures[] = {&stage_garble_until, &stage_busy_until};
    atomic_store(&stage_delay_ms, 50);
    for (int i = 0; i < 2; i++) {
        atomic_store(&stage_requests, 0);
        atomic_store(failures[i], 100);
        const struct lac_budget *b = session_in_budget(s, 8, i + 1);
        uint64_t call = ask(s, i, 0, &gone[i]);
        wait_for_server(s);
        lac_calls_cancel(s->session.calls, call);
        stage_wait(s, NULL);
        assert_int_equal(b->spent.calls, i + 1); /* one more, and the last one */
        assert_null(lac_calls_reached(s->session.calls));
        atomic_store(failures[i], 0);
        lac_session_close(&s->session);
    }
}

/* Until an attempt has come back. */
static void look_at_budget(void *user)
{
    struct stage *s = user;
    if (stats_of(s).spent.calls > 0)
        lac_loop_stop(s->session.loop);
    else
        lac_loop_after(s->session.loop, 1000, look_at_budget, s);
}

static void nor_when_the_next_try_waits_for_room(void **state)
{
    struct stage *s = *state;
    const struct lac_spent one = {.calls = 1}, none = {0};
    struct heard *gone = heards(s, 1);
    atomic_store(&stage_garble_until, 100);
    struct lac_budget *b = session_in_budget(s, 8, 2);
    assert_true(lac_budget_reserve(b, &one)); /* as if another call were on its way */
    uint64_t call = ask(s, 1, 0, gone);
    lac_loop_after(s->session.loop, 0, look_at_budget, s);
    assert_int_equal(lac_loop_run(s->session.loop, &err), LAC_OK);
    lac_calls_cancel(s->session.calls, call);
    stage_wait(s, NULL);
    lac_budget_settle(b, &one, &none);
    stage_wait(s, NULL);
    assert_int_equal(gone->times, 0);
    assert_int_equal(b->spent.calls, 1);
    assert_int_equal(b->reserved.calls, 0);
    assert_int_equal(atomic_load(&stage_requests), 1);
    assert_null(lac_calls_reached(s->session.calls));
    assert_int_equal(rows_of(s), 1);
    assert_false(lac_calls_busy(s->session.calls));
}

/* Asks the same as soon as the first one's failure is told, while it is written. */
static struct {
    struct stage *stage;
    struct heard *heard;
} returning;

static void ask_the_same(void *user, const struct lac_call_news *news)
{
    (void)user;
    struct heard *h = returning.heard;
    returning.heard = NULL;
    if (h && news->cause)
        ask(returning.stage, 1, 0, h);
}

static void who_asks_while_the_failure_is_written_asks_anew(void **state)
{
    struct stage *s = *state;
    struct heard *gone = heards(s, 1);
    atomic_store(&stage_delay_ms, 50);
    atomic_store(&stage_garble_until, 1);
    stage_cast(s);
    struct lac_session_options options = {.in_flight = 8, .called = ask_the_same};
    options.store_path = lac_arena_printf(s->arena, "%s/run.db", s->folder);
    assert_int_equal(lac_session_open(s->project, &s->cast, &options, &s->session, &err), LAC_OK);
    uint64_t call = ask(s, 1, 0, gone);
    wait_for_server(s);
    lac_calls_cancel(s->session.calls, call);
    struct heard *later = heards(s, 1);
    returning.stage = s;
    returning.heard = later;
    stage_wait(s, &later->yes);
    assert_string_equal(later->text, "B");
    assert_int_equal(atomic_load(&stage_requests), 2);
    assert_int_equal(stats_of(s).spent.calls, 2);
    assert_int_equal(rows_of(s), 2);
}

/* The second of two who ask the same is let go by the first one's callback. */
struct rival {
    struct stage *stage;
    uint64_t other;
    struct heard *others;
    bool yes;
};

static void take_the_other_out(void *user, struct lac_id key, const struct lac_value *reply, const char *cause)
{
    struct rival *r = user;
    (void)key;
    (void)cause;
    if (reply)
        assert_ptr_equal(lac_calls_cancel(r->stage->session.calls, r->other), r->others);
    r->yes = true;
}

static void who_is_cancelled_by_another_that_hears_is_not_told(void **state)
{
    struct stage *s = *state;
    struct heard *h = heards(s, 1);
    struct rival *r = lac_arena_alloc(s->arena, sizeof *r);
    stage_session(s, NULL, false);
    *r = (struct rival){.stage = s, .others = h};
    struct lac_value call = lac_object();
    lac_set_text(s->arena, &call, "kind", "completion");
    lac_set_text(s->arena, &call, "prompt", "Box in box 1?\nA. lead\nB. gold\n");
    r->other = lac_calls_send(s->session.calls, s->cast.panel[0], &call, "vote", 0, hear, h);
    lac_calls_send(s->session.calls, s->cast.panel[0], &call, "vote", 0, take_the_other_out, r); /* told first */
    stage_wait(s, NULL);
    assert_true(r->yes);
    assert_int_equal(h->times, 0);
    assert_int_equal(stats_of(s).waiting, 0);
}

static void a_malformed_reply_is_asked_for_again(void **state)
{
    struct stage *s = *state;
    struct heard *h = heards(s, 1);
    atomic_store(&stage_garble_until, 2);
    stage_session(s, "run.db", false);
    ask(s, 1, 0, h);
    stage_wait(s, &h->yes);
    assert_string_equal(h->text, "B");
    assert_int_equal(atomic_load(&stage_requests), 3);
    assert_int_equal(stats_of(s).answered, 1);
}

static void a_reply_that_stays_malformed_is_one_after_three_tries(void **state)
{
    struct stage *s = *state;
    struct heard *h = heards(s, 1);
    atomic_store(&stage_garble_until, 100);
    stage_session(s, "run.db", false);
    ask(s, 1, 0, h);
    stage_wait(s, &h->yes);
    assert_string_equal(h->text, "malformed");
    assert_int_equal(atomic_load(&stage_requests), 3);
}

struct stops {
    int n;
    char reason[256];
};

static void stopped(void *user, const struct lac_model *model, const char *reason)
{
    struct stops *stops = user;
    stops->n++;
    assert_string_equal(model->name, "metal");
    snprintf(stops->reason, sizeof stops->reason, "%s", reason);
}

static void session_that_hears_of_stops(struct stage *s, bool report, struct stops *stops)
{
    struct lac_session_options options = {.in_flight = 2, .report_stopped = report, .stopped = stopped, .user = stops};
    stage_cast(s);
    options.store_path = lac_arena_printf(s->arena, "%s/run.db", s->folder);
    assert_int_equal(lac_session_open(s->project, &s->cast, &options, &s->session, &err), LAC_OK);
}

static void a_refused_key_stops_the_model_once_and_its_calls_wait(void **state)
{
    struct stage *s = *state;
    struct heard *h = heards(s, 6);
    struct stops stops = {0};
    atomic_store(&stage_refuse_from, 1);
    session_that_hears_of_stops(s, false, &stops);
    for (int i = 0; i < 6; i++)
        ask(s, i, 0, &h[i]);
    stage_wait(s, NULL);
    assert_int_equal(stops.n, 1);
    assert_non_null(strstr(stops.reason, "401"));
    for (int i = 0; i < 6; i++)
        assert_int_equal(h[i].times, 0);
    assert_false(lac_calls_busy(s->session.calls)); /* they wait, and the run is idle */
    assert_int_equal(stats_of(s).waiting, 6);
    assert_true(atomic_load(&stage_requests) <= 2);
    lac_session_close(&s->session);
    for (int i = 0; i < 6; i++) {
        assert_int_equal(h[i].times, 1); /* to let go */
        assert_int_equal(h[i].empty, 1);
    }
}

static void what_was_refused_is_asked_again_by_the_next_process(void **state)
{
    struct stage *s = *state;
    struct heard *h = heards(s, 2);
    struct stops stops = {0};
    atomic_store(&stage_refuse_from, 1);
    session_that_hears_of_stops(s, false, &stops);
    ask(s, 1, 0, &h[0]);
    stage_wait(s, NULL);
    lac_session_close(&s->session);
    atomic_store(&stage_refuse_from, 0);
    stage_session(s, "run.db", false);
    ask(s, 1, 0, &h[1]);
    stage_wait(s, &h[1].yes);
    assert_string_equal(h[1].text, "B");
}

static void stops_are_answers_where_they_are_asked_for(void **state)
{
    struct stage *s = *state;
    struct heard *h = heards(s, 3);
    struct stops stops = {0};
    atomic_store(&stage_refuse_from, 1);
    session_that_hears_of_stops(s, true, &stops);
    for (int i = 0; i < 3; i++)
        ask(s, i, 0, &h[i]);
    stage_wait(s, NULL);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(h[i].times, 1);
        assert_non_null(strstr(h[i].cause, "401"));
    }
}

static void after_a_close_only_what_is_stored_is_answered(void **state)
{
    struct stage *s = *state;
    struct heard *known = heards(s, 1), *again = heards(s, 1), *new = heards(s, 1);
    stage_session(s, "run.db", false);
    ask(s, 1, 0, known);
    stage_wait(s, &known->yes);
    lac_calls_close(s->session.calls);
    ask(s, 1, 0, again);
    ask(s, 2, 0, new);
    stage_wait(s, NULL);
    assert_int_equal(again->times, 1);
    assert_int_equal(new->times, 0);
    assert_int_equal(atomic_load(&stage_requests), 1);
}

static void a_close_takes_back_what_is_not_on_the_wire(void **state)
{
    struct stage *s = *state;
    struct heard *h = heards(s, 40);
    struct stops stops = {0};
    session_that_hears_of_stops(s, false, &stops);
    for (int i = 0; i < 40; i++)
        ask(s, i, 0, &h[i]);
    stage_wait(s, &h[0].yes);
    lac_calls_close(s->session.calls);
    stage_wait(s, NULL);
    int answered = 0;
    for (int i = 0; i < 40; i++)
        answered += h[i].times;
    assert_int_equal(answered, atomic_load(&stage_requests)); /* what was sent still came in */
    assert_true(answered < 40);
    assert_int_equal(stops.n, 0);
}

static void nothing_rests_on_what_cannot_be_written(void **state)
{
    struct stage *s = *state;
    struct heard *h = heards(s, 1);
    struct rlimit before, small;
    stage_session(s, "run.db", false);
    assert_false(lac_calls_unwritten(s->session.calls));
    getrlimit(RLIMIT_FSIZE, &before);
    small = before;
    small.rlim_cur = 1;
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &small);
    ask(s, 1, 0, h);
    stage_wait(s, NULL);
    setrlimit(RLIMIT_FSIZE, &before);
    assert_int_equal(h->times, 0);
    assert_int_equal(atomic_load(&stage_requests), 0);
    assert_true(lac_calls_unwritten(s->session.calls));
}

static void session_with_cache(struct stage *s, const char *db)
{
    struct lac_session_options options = {.in_flight = 8};
    if (!s->project)
        stage_cast(s);
    options.store_path = lac_arena_printf(s->arena, "%s/%s", s->folder, db);
    options.cache_path = lac_arena_printf(s->arena, "%s/cache/replies.db", s->folder);
    assert_int_equal(lac_session_open(s->project, &s->cast, &options, &s->session, &err), LAC_OK);
}

static void what_another_run_had_answered_comes_from_the_cache_at_no_cost(void **state)
{
    struct stage *s = *state;
    struct heard *first = heards(s, 1), *second = heards(s, 1), *third = heards(s, 1);
    session_with_cache(s, "one.db");
    ask(s, 1, 0, first);
    stage_wait(s, &first->yes);
    lac_session_close(&s->session);
    session_with_cache(s, "two.db");
    ask(s, 1, 0, second);
    stage_wait(s, &second->yes);
    assert_string_equal(second->text, "B");
    assert_true(lac_id_equal(first->key, second->key));
    assert_int_equal(atomic_load(&stage_requests), 1);
    assert_int_equal(stats_of(s).cached, 1);
    assert_int_equal(stats_of(s).spent.calls, 0);
    lac_session_close(&s->session);
    stage_session(s, "two.db", false); /* its own records are whole: no cache is needed */
    ask(s, 1, 0, third);
    stage_wait(s, &third->yes);
    assert_string_equal(third->text, "B");
    assert_int_equal(atomic_load(&stage_requests), 1);
    assert_int_equal(lac_store_spent(s->session.store).calls, 0);
}

static void a_reply_that_cannot_be_read_is_no_reply_for_others(void **state)
{
    struct stage *s = *state;
    struct heard *first = heards(s, 1), *second = heards(s, 1);
    atomic_store(&stage_garble_until, 3);
    session_with_cache(s, "one.db");
    ask(s, 1, 0, first);
    stage_wait(s, &first->yes);
    assert_string_equal(first->text, "malformed");
    lac_session_close(&s->session);
    session_with_cache(s, "two.db");
    ask(s, 1, 0, second);
    stage_wait(s, &second->yes);
    assert_string_equal(second->text, "B");
}

static void offline_only_what_is_on_record_is_answered_and_the_rest_counted(void **state)
{
    struct stage *s = *state;
    struct heard *h = heards(s, 1), *known = heards(s, 1), *unknown = heards(s, 2);
    stage_session(s, "run.db", false);
    ask(s, 1, 0, h);
    stage_wait(s, &h->yes);
    lac_session_close(&s->session);
    struct lac_session_options options = {.in_flight = 8};
    options.store_path = lac_arena_printf(s->arena, "%s/again.db", s->folder);
    options.source_path = lac_arena_printf(s->arena, "%s/run.db", s->folder);
    assert_int_equal(lac_session_open(s->project, &s->cast, &options, &s->session, &err), LAC_OK);
    ask(s, 1, 0, known);
    ask(s, 2, 0, &unknown[0]);
    ask(s, 3, 0, &unknown[1]);
    stage_wait(s, NULL);
    assert_string_equal(known->text, "B");
    assert_int_equal(unknown[0].times + unknown[1].times, 0);
    assert_int_equal(atomic_load(&stage_requests), 1);
    struct lac_calls_stats stats = stats_of(s);
    assert_int_equal(stats.missing, 2);
    assert_non_null(strstr(stats.first_missing, "model 'metal', vote, call "));
}

struct news {
    int n;
    struct lac_call_news last;
    char model[16], from[16];
};

static void hear_news(void *user, const struct lac_call_news *news)
{
    struct news *n = user;
    n->n++;
    n->last = *news;
    snprintf(n->model, sizeof n->model, "%s", news->model);
    snprintf(n->from, sizeof n->from, "%s", news->from);
}

static void each_call_is_told_with_what_it_took(void **state)
{
    struct stage *s = *state;
    struct heard *h = heards(s, 2);
    struct news news = {0};
    struct lac_session_options options = {.in_flight = 8, .called = hear_news, .user = &news};
    stage_cast(s);
    options.store_path = lac_arena_printf(s->arena, "%s/run.db", s->folder);
    assert_int_equal(lac_session_open(s->project, &s->cast, &options, &s->session, &err), LAC_OK);
    atomic_store(&stage_garble_until, 1);
    ask(s, 1, 0, &h[0]);
    stage_wait(s, &h[0].yes);
    assert_int_equal(news.n, 1);
    assert_string_equal(news.model, "metal");
    assert_string_equal(news.from, "wire");
    assert_int_equal(news.last.status, 200);
    assert_int_equal(news.last.attempts, 2);
    assert_int_equal(news.last.tokens_out, 1 + 0);
    assert_true(news.last.estimated); /* the reply that could not be read said nothing */
    ask(s, 1, 0, &h[1]);
    stage_wait(s, &h[1].yes);
    assert_string_equal(news.from, "run");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_stage(a_reply_comes_as_plain_data_and_later),
        on_stage(equal_calls_are_sent_once_and_all_hear_of_it),
        on_stage(another_draw_is_another_call),
        on_stage(a_count_of_tokens_that_cannot_be_is_not_believed),
        on_stage(a_stored_reply_is_not_asked_for_again_in_the_next_process),
        on_stage(who_cancelled_hears_nothing_and_what_was_sent_is_kept),
        on_stage(a_call_that_is_cancelled_at_once_is_never_sent_nor_recorded),
        on_stage(what_is_cancelled_in_the_queue_is_never_sent_nor_recorded),
        on_stage(what_is_cancelled_while_it_waits_for_room_leaves_the_budget_alone),
        on_stage(what_was_not_sent_before_a_close_counts_as_nothing),
        on_stage(what_was_sent_and_cancelled_stays_paid_though_it_is_not_asked_again),
        on_stage(a_malformed_reply_is_not_asked_for_again_when_nobody_waits),
        on_stage(nor_is_it_where_nothing_is_kept),
        on_stage(nor_is_a_busy_server_where_nothing_is_kept),
        on_stage(a_busy_server_is_not_asked_again_when_nobody_waits),
        on_stage(what_nobody_waits_for_does_not_reach_the_budget),
        on_stage(nor_when_the_next_try_waits_for_room),
        on_stage(who_asks_while_the_failure_is_written_asks_anew),
        on_stage(who_is_cancelled_by_another_that_hears_is_not_told),
        on_stage(a_malformed_reply_is_asked_for_again),
        on_stage(a_reply_that_stays_malformed_is_one_after_three_tries),
        on_stage(a_refused_key_stops_the_model_once_and_its_calls_wait),
        on_stage(what_was_refused_is_asked_again_by_the_next_process),
        on_stage(stops_are_answers_where_they_are_asked_for),
        on_stage(after_a_close_only_what_is_stored_is_answered),
        on_stage(a_close_takes_back_what_is_not_on_the_wire),
        on_stage(nothing_rests_on_what_cannot_be_written),
        on_stage(what_another_run_had_answered_comes_from_the_cache_at_no_cost),
        on_stage(a_reply_that_cannot_be_read_is_no_reply_for_others),
        on_stage(offline_only_what_is_on_record_is_answered_and_the_rest_counted),
        on_stage(each_call_is_told_with_what_it_took),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
