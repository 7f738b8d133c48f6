#include "core/run/flight.h"
#include "tests/unit/run/stage.h"

struct heard {
    int times, empty;
};

static void hear(void *user, struct lac_id key, const struct lac_value *reply, const char *cause)
{
    struct heard *h = user;
    (void)key;
    h->times++;
    h->empty += !reply && !cause;
}

static struct lac_value call_of(struct stage *s, const char *kind, int max_tokens)
{
    struct lac_value call = lac_object(), params = lac_object();
    if (max_tokens)
        lac_set_int(s->arena, &params, "max_tokens", max_tokens);
    lac_set_text(s->arena, &call, "kind", kind);
    lac_set_text(s->arena, &call, "prompt", "Which box?");
    lac_set(s->arena, &call, "params", params);
    return call;
}

static struct lac_flight *flight_of(struct stage *s, const char *kind, int max_tokens)
{
    struct lac_value call = call_of(s, kind, max_tokens);
    struct lac_wire wire;
    struct lac_id key;
    assert_int_equal(lac_wire_make(s->cast.panel[0], &call, 0, &wire, &key, &err), LAC_OK);
    return lac_flight_new(s->session.calls, s->cast.panel[0], &call, "vote", &wire, key);
}

static void an_attempt_is_bounded_by_its_bytes_and_the_reply_it_allows(void **state)
{
    struct stage *s = *state;
    stage_put_config(s, "prices = { metal = { input = 1, output = 10 } },");
    stage_session(s, NULL, false);
    struct lac_flight *f = flight_of(s, "completion", 7);
    int64_t bytes = (int64_t)f->wire.request.body_len;
    assert_true(bytes > 10);
    assert_int_equal(f->bound.calls, 1);
    assert_int_equal(f->bound.tokens, bytes + 7);
    assert_int_equal(f->bound.cost, bytes * 1000000 + 7 * 10000000);
    assert_true(f->guess_in > 0 && f->guess_in <= bytes);
    assert_string_equal(f->purpose, "vote");
    assert_ptr_equal(lac_map_get(s->session.calls->flights, f->key), f);
}

static void a_reply_without_a_bound_is_taken_to_be_long(void **state)
{
    struct stage *s = *state;
    stage_session(s, NULL, false);
    struct lac_flight *f = flight_of(s, "completion", 0);
    assert_int_equal(f->bound.tokens, (int64_t)f->wire.request.body_len + 4096);
    assert_int_equal(f->bound.cost, 0);              /* its price is not known */
    struct lac_flight *e = flight_of(s, "embed", 0); /* what is embedded has no reply to speak of */
    assert_int_equal(e->bound.tokens, (int64_t)e->wire.request.body_len);
}

static void what_is_parked_is_no_longer_on_its_way_and_lets_go_at_the_end(void **state)
{
    struct stage *s = *state;
    struct heard *h = lac_arena_alloc(s->arena, sizeof *h);
    stage_session(s, NULL, false);
    struct lac_flight *f = flight_of(s, "completion", 7);
    struct lac_waiter *w = calloc(1, sizeof *w);
    assert_non_null(w);
    *w = (struct lac_waiter){1, hear, h, NULL};
    f->waiters = w;
    assert_true(lac_calls_busy(s->session.calls));
    lac_flight_park(f, "away");
    lac_flight_park(f, "away");
    assert_false(lac_calls_busy(s->session.calls));
    stage_wait(s, NULL);
    assert_int_equal(h->times, 0);
    lac_session_close(&s->session);
    assert_int_equal(h->times, 1);
    assert_int_equal(h->empty, 1);
}

static void what_is_ready_is_heard_of_from_the_loop_and_forgotten(void **state)
{
    struct stage *s = *state;
    struct heard *h = lac_arena_alloc(s->arena, sizeof *h);
    stage_session(s, NULL, false);
    struct lac_flight *f = flight_of(s, "completion", 7);
    struct lac_waiter *w = calloc(1, sizeof *w);
    assert_non_null(w);
    *w = (struct lac_waiter){1, hear, h, NULL};
    f->waiters = w;
    f->reply = strdup("{\"text\":\"B\"}");
    lac_flight_ready(f);
    assert_int_equal(h->times, 0);
    stage_wait(s, NULL);
    assert_int_equal(h->times, 1);
    assert_int_equal(h->empty, 0);
    assert_int_equal(s->session.calls->all.n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_stage(an_attempt_is_bounded_by_its_bytes_and_the_reply_it_allows),
        on_stage(a_reply_without_a_bound_is_taken_to_be_long),
        on_stage(what_is_parked_is_no_longer_on_its_way_and_lets_go_at_the_end),
        on_stage(what_is_ready_is_heard_of_from_the_loop_and_forgotten),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
