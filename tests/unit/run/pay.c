#include "core/run/flight.h"
#include "tests/unit/run/stage.h"

struct heard {
    int times;
    bool yes;
    char text[64];
};

static void hear(void *user, struct lac_id key, const struct lac_value *reply, const char *cause)
{
    struct heard *h = user;
    (void)key;
    (void)cause;
    h->times += reply != NULL;
    h->yes = true;
    snprintf(h->text, sizeof h->text, "%s", lac_get_text(reply, "text", lac_get_text(reply, "error", "")));
}

static void ask(struct stage *s, int box, struct heard *h)
{
    struct lac_value call = lac_object(), params = lac_object();
    lac_set_int(s->arena, &params, "max_tokens", 5);
    lac_set_text(s->arena, &call, "kind", "completion");
    lac_set_text(s->arena, &call, "prompt", lac_arena_printf(s->arena, "Box in box %d?\nA. lead\nB. gold\n", box));
    lac_set(s->arena, &call, "params", params);
    lac_calls_send(s->session.calls, s->cast.panel[0], &call, "vote", 0, hear, h);
}

static struct lac_budget *session_with(struct stage *s, const char *key, double number)
{
    struct lac_budget *b = lac_arena_alloc(s->arena, sizeof *b);
    struct lac_value map = lac_object();
    lac_set_num(s->arena, &map, key, number);
    lac_budget_init(b, &map);
    if (!s->project)
        stage_cast(s);
    struct lac_session_options options = {.in_flight = 8, .budget = b};
    options.store_path = lac_arena_printf(s->arena, "%s/run.db", s->folder);
    assert_int_equal(lac_session_open(s->project, &s->cast, &options, &s->session, &err), LAC_OK);
    return b;
}

static int answered(const struct heard *h, int n)
{
    int sum = 0;
    for (int i = 0; i < n; i++)
        sum += h[i].times;
    return sum;
}

static void no_more_calls_are_sent_than_the_budget_has(void **state)
{
    struct stage *s = *state;
    struct heard *h = lac_arena_alloc(s->arena, 30 * sizeof *h);
    struct lac_budget *b = session_with(s, "calls", 12);
    for (int i = 0; i < 30; i++)
        ask(s, i, &h[i]);
    stage_wait(s, NULL);
    assert_int_equal(atomic_load(&stage_requests), 12);
    assert_int_equal(answered(h, 30), 12);
    assert_int_equal(b->spent.calls, 12);
    assert_int_equal(b->reserved.calls, 0);
    assert_string_equal(lac_calls_reached(s->session.calls), "the budget of 12 calls: 12 are spent");
    assert_false(lac_calls_busy(s->session.calls));
}

static void the_next_process_knows_what_was_spent(void **state)
{
    struct stage *s = *state;
    struct heard *h = lac_arena_alloc(s->arena, 30 * sizeof *h);
    session_with(s, "calls", 5);
    for (int i = 0; i < 10; i++)
        ask(s, i, &h[i]);
    stage_wait(s, NULL);
    lac_session_close(&s->session);
    session_with(s, "calls", 7);
    for (int i = 0; i < 10; i++)
        ask(s, i, &h[10 + i]);
    stage_wait(s, NULL);
    assert_int_equal(atomic_load(&stage_requests), 7);
    assert_int_equal(answered(h + 10, 10), 7); /* five of them from the store */
}

static void a_reply_that_is_asked_again_is_reserved_again(void **state)
{
    struct stage *s = *state;
    struct heard *h = lac_arena_alloc(s->arena, 2 * sizeof *h);
    atomic_store(&stage_garble_until, 100);
    struct lac_budget *b = session_with(s, "calls", 2);
    ask(s, 1, h);
    stage_wait(s, NULL);
    assert_int_equal(atomic_load(&stage_requests), 2); /* the third try is not paid for */
    assert_int_equal(b->spent.calls, 2);
    assert_int_equal(h->times, 0);
    assert_non_null(lac_calls_reached(s->session.calls));
    lac_session_close(&s->session);
    atomic_store(&stage_garble_until, 0);
    session_with(s, "calls", 3);
    ask(s, 1, &h[1]);
    stage_wait(s, &h[1].yes);
    assert_int_equal(h[1].times, 1);
    assert_int_equal(lac_store_spent(s->session.store).calls, 2);
}

static void tokens_are_reserved_at_most_and_settled_as_used(void **state)
{
    struct stage *s = *state;
    struct heard *h = lac_arena_alloc(s->arena, 60 * sizeof *h);
    struct lac_budget *b = session_with(s, "tokens", 400); /* a request has about 70 bytes and 5 tokens to come */
    for (int i = 0; i < 60; i++)
        ask(s, i, &h[i]);
    stage_wait(s, NULL);
    int sent = atomic_load(&stage_requests);
    assert_true(b->spent.tokens <= 400);
    assert_int_equal(b->spent.tokens, 11 * sent); /* the server says 10 in and 1 out */
    assert_true(sent > 400 / 90);                 /* more than the bounds alone would let through */
    assert_true(sent < 400 / 11 + 1);
    assert_non_null(strstr(lac_calls_reached(s->session.calls), "of 400 tokens"));
}

static void a_call_that_can_never_fit_is_not_waited_for(void **state)
{
    struct stage *s = *state;
    struct heard *h = lac_arena_alloc(s->arena, sizeof *h);
    session_with(s, "tokens", 10);
    ask(s, 1, h);
    stage_wait(s, NULL);
    assert_int_equal(atomic_load(&stage_requests), 0);
    assert_non_null(lac_calls_reached(s->session.calls));
}

static void money_is_counted_by_the_price(void **state)
{
    struct stage *s = *state;
    struct heard *h = lac_arena_alloc(s->arena, 3 * sizeof *h);
    stage_put_config(s, "prices = { metal = { input = 2, output = 30 } },");
    struct lac_budget *b = session_with(s, "usd", 1);
    for (int i = 0; i < 3; i++)
        ask(s, i, &h[i]);
    stage_wait(s, NULL);
    assert_int_equal(b->spent.cost, 3 * (10 * 2000000 + 30000000));
    assert_int_equal(lac_store_spent(s->session.store).calls, 0); /* before this process */
    lac_session_close(&s->session);
    session_with(s, "usd", 1);
    assert_int_equal(lac_store_spent(s->session.store).cost, 3 * (10 * 2000000 + 30000000));
}

static void a_refused_call_is_a_call_and_no_tokens(void **state)
{
    struct stage *s = *state;
    struct heard *h = lac_arena_alloc(s->arena, 3 * sizeof *h);
    atomic_store(&stage_refuse_from, 1);
    struct lac_budget *b = session_with(s, "calls", 50);
    ask(s, 1, &h[0]);
    stage_wait(s, NULL);
    assert_int_equal(b->spent.calls, 1);
    assert_int_equal(b->spent.tokens, 0);
    assert_int_equal(b->reserved.calls, 0);
    for (int i = 1; i < 3; i++)
        ask(s, 1 + i, &h[i]); /* the model has stopped: these are neither sent nor promised */
    stage_wait(s, NULL);
    assert_int_equal(b->spent.calls, 1);
    assert_int_equal(b->reserved.calls, 0);
    lac_session_close(&s->session);
    session_with(s, "calls", 50);
    assert_int_equal(lac_store_spent(s->session.store).calls, 1);
    assert_int_equal(lac_store_spent(s->session.store).tokens, 0);
}

static void what_is_promised_when_a_run_is_closed_comes_back(void **state)
{
    struct stage *s = *state;
    struct heard *h = lac_arena_alloc(s->arena, 40 * sizeof *h);
    struct lac_budget *b = session_with(s, "calls", 30);
    for (int i = 0; i < 40; i++)
        ask(s, i, &h[i]);
    lac_calls_close(s->session.calls);
    stage_wait(s, NULL);
    assert_int_equal(b->reserved.calls, 0);
    assert_int_equal(b->spent.calls, atomic_load(&stage_requests));
    assert_null(lac_calls_reached(s->session.calls)); /* it was stopped, not spent */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_stage(no_more_calls_are_sent_than_the_budget_has),
        on_stage(the_next_process_knows_what_was_spent),
        on_stage(a_reply_that_is_asked_again_is_reserved_again),
        on_stage(tokens_are_reserved_at_most_and_settled_as_used),
        on_stage(a_call_that_can_never_fit_is_not_waited_for),
        on_stage(money_is_counted_by_the_price),
        on_stage(a_refused_call_is_a_call_and_no_tokens),
        on_stage(what_is_promised_when_a_run_is_closed_comes_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
