#include "core/run/session.h"
#include "tests/unit/run/stage.h"

static int ticks;

static void tick(void *user)
{
    struct lac_session *s = user;
    if (++ticks == 2)
        lac_loop_stop(s->loop);
}

static void a_session_opens_ticks_and_closes(void **state)
{
    struct stage *s = *state;
    struct lac_session_options options = {.in_flight = 2, .tick = tick, .user = &s->session};
    stage_cast(s);
    ticks = 0;
    assert_int_equal(lac_session_open(s->project, &s->cast, &options, &s->session, &err), LAC_OK);
    assert_null(s->session.store);
    assert_non_null(s->cast.models[0].lane);
    assert_int_equal(lac_loop_run(s->session.loop, &err), LAC_OK);
    assert_int_equal(ticks, 2);
    lac_session_close(&s->session);
    assert_null(s->session.loop);
}

static void a_new_session_is_idle(void **state)
{
    struct stage *s = *state;
    stage_session(s, "run.db", false);
    assert_true(lac_session_idle(&s->session));
    lac_session_wake(&s->session);
    assert_false(lac_session_idle(&s->session));
    stage_wait(s, NULL);
    assert_true(lac_session_idle(&s->session));
}

static void hear(void *user, struct lac_id key, const struct lac_value *reply, const char *cause)
{
    (void)key;
    (void)cause;
    struct stage *s = user;
    if (reply)
        assert_true(lac_store_calls(s->session.store) == 1); /* committed before anybody acts on it */
}

/* In the store's queue, on the wire, in the store's queue again, ready: never idle in between. */
static void a_session_is_not_idle_until_the_reply_was_heard(void **state)
{
    struct stage *s = *state;
    struct lac_value call = lac_object();
    stage_session(s, "run.db", false);
    lac_set_text(s->arena, &call, "kind", "completion");
    lac_set_text(s->arena, &call, "prompt", "x");
    lac_calls_send(s->session.calls, s->cast.panel[0], &call, "vote", 0, hear, s);
    assert_false(lac_session_idle(&s->session));
    stage_wait(s, NULL);
    struct lac_calls_stats stats;
    lac_calls_stats(s->session.calls, &stats);
    assert_int_equal(stats.answered, 1);
    assert_int_equal(stats.waiting, 0);
}

static void a_store_that_cannot_be_opened_is_refused(void **state)
{
    struct stage *s = *state;
    struct lac_session_options options = {.in_flight = 2, .store_path = "/no/such/folder/run.db"};
    stage_cast(s);
    assert_int_not_equal(lac_session_open(s->project, &s->cast, &options, &s->session, &err), LAC_OK);
    assert_non_null(strstr(err.message, "/no/such/folder/run.db"));
    assert_null(s->session.loop);
}

static void a_run_that_is_open_elsewhere_is_refused(void **state)
{
    struct stage *s = *state;
    struct lac_session other;
    stage_session(s, "run.db", false);
    struct lac_session_options options = {.in_flight = 2,
                                          .store_path = lac_arena_printf(s->arena, "%s/run.db", s->folder)};
    assert_int_equal(lac_session_open(s->project, &s->cast, &options, &other, &err), LAC_E_BUSY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_stage(a_session_opens_ticks_and_closes),
        on_stage(a_new_session_is_idle),
        on_stage(a_session_is_not_idle_until_the_reply_was_heard),
        on_stage(a_store_that_cannot_be_opened_is_refused),
        on_stage(a_run_that_is_open_elsewhere_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
