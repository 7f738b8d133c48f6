/* Lanes, retries and cancelling, against a real server. */
#include "tests/unit/net/client.h"

static const struct {
    const char *path, *headers;
} limits[] = {
    {"/seconds", "Retry-After: 1\r\n"},
    {"/zero", "Retry-After: 0\r\n"},
    {"/date", "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\nRetry-After: Sun, 06 Nov 1994 08:49:38 GMT\r\n"},
    {"/ms", "Retry-After: 3600\r\nretry-after-ms: 40\r\n"},
    {"/garbage", "Retry-After: soon\r\n"},
    {"/none", ""},
};

static struct say limit_once(const struct ask *ask)
{
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        if (strcmp(ask->path, limits[i].path) == 0 && ask->nth == 1)
            return say_reply(429, limits[i].headers, "slow down");
    return say_reply(200, "Content-Type: text/plain\r\n", "fine");
}

static void a_429_is_repeated_after_what_each_kind_of_retry_after_says(void **state)
{
    (void)state;
    enum { N = sizeof limits / sizeof *limits };
    struct client c = {0};
    struct reply replies[N] = {{0}};
    client_start(&c, limit_once);
    int64_t start = lac_clock_us();
    for (int i = 0; i < N; i++) {
        char url[64];
        snprintf(url, sizeof url, "http://127.0.0.1:%d%s", c.server->port, limits[i].path);
        client_send_to(&c, lac_http_lane(c.http, limits[i].path, NULL), url, NULL, 0, "{}", &replies[i]);
    }
    client_wait(&c);
    for (int i = 0; i < N; i++) {
        assert_int_equal(replies[i].fate, LAC_HTTP_REPLIED);
        assert_int_equal(replies[i].attempts, 2);
        assert_string_equal(replies[i].body, "fine");
        assert_string_equal(replies[i].cause, "");
        reply_free(&replies[i]);
    }
    int64_t took = lac_clock_us() - start;
    assert_true(took >= 1000000 && took < 5000000);
    struct lac_http_stats stats;
    lac_http_stats(c.http, &stats);
    assert_int_equal(stats.sent, 2 * N);
    assert_int_equal(stats.limited, N);
    assert_int_equal(stats.retried, N);
    assert_int_equal(stats.replied, N);
    assert_int_equal(stats.queued + stats.in_flight, 0);
    client_stop(&c);
}

static struct say run_out(const struct ask *ask)
{
    return say_reply(
        200, ask->nth == 1 ? "x-ratelimit-remaining-requests: 0\r\nx-ratelimit-reset-requests: 300ms\r\n" : "", "fine");
}

/* Sends one after the other's reply; microseconds. */
static int64_t time_of(struct client *c, struct lac_lane *lane, int n, int64_t tokens)
{
    char url[64];
    struct reply r = {0};
    int64_t start = lac_clock_us();
    snprintf(url, sizeof url, "http://127.0.0.1:%d/", c->server->port);
    for (int i = 0; i < n; i++) {
        struct lac_http_request request = {.method = "GET", .url = url, .tokens = tokens};
        r.client = c;
        c->waiting++;
        lac_http_send(c->http, lane, &request, on_reply, &r);
        client_wait(c);
        assert_int_equal(r.fate, LAC_HTTP_REPLIED);
    }
    reply_free(&r);
    return lac_clock_us() - start;
}

static void a_server_that_says_nothing_is_left_is_not_asked_before_there_is(void **state)
{
    (void)state;
    struct client c = {0};
    client_start(&c, run_out);
    assert_in_range(time_of(&c, c.lane, 2, 0), 300000, 5000000);
    struct lac_http_stats stats;
    lac_http_stats(c.http, &stats);
    assert_int_equal(stats.sent, 2);
    assert_int_equal(stats.limited, 0);
    client_stop(&c);
}

static void requests_and_tokens_a_minute_are_bounded_lane_by_lane(void **state)
{
    (void)state;
    struct client c = {0};
    client_start(&c, limit_once); /* "/" is never limited */
    struct lac_lane *requests = lac_http_lane(c.http, "requests", &(struct lac_lane_options){.rpm = 600});
    struct lac_lane *tokens = lac_http_lane(c.http, "tokens", &(struct lac_lane_options){.tpm = 60000});
    time_of(&c, requests, 10, 0);                                  /* the first second's worth */
    assert_in_range(time_of(&c, requests, 5, 0), 250000, 5000000); /* 0.1 s each */
    time_of(&c, tokens, 1, 1000);                                  /* so here */
    assert_in_range(time_of(&c, tokens, 1, 300), 150000, 5000000); /* a thousand a second */
    lac_lane_settle(tokens, 1000, 100);                            /* the first used less */
    assert_in_range(time_of(&c, tokens, 1, 800), 0, 700000);       /* 0.8 s without that */
    assert_in_range(time_of(&c, c.lane, 20, 1000), 0, 5000000);
    client_stop(&c);
}

static struct say down(const struct ask *ask)
{
    (void)ask;
    return say_reply(500, "", "");
}

static void a_lane_has_its_own_terms(void **state)
{
    (void)state;
    struct client c = {0};
    struct reply r = {0};
    struct lac_http_terms terms = lac_http_defaults().terms;
    char url[64];
    terms.attempts = 2;
    client_start(&c, down);
    struct lac_lane *lane = lac_http_lane(c.http, "hasty", &(struct lac_lane_options){.terms = &terms});
    snprintf(url, sizeof url, "http://127.0.0.1:%d/", c.server->port);
    client_send_to(&c, lane, url, NULL, 0, NULL, &r);
    client_wait(&c);
    assert_int_equal(r.fate, LAC_HTTP_GAVE_UP);
    assert_int_equal(r.attempts, 2);
    reply_free(&r);
    client_stop(&c);
}

static struct say limit_for_a_day(const struct ask *ask)
{
    return say_reply(429, ask->nth == 1 ? "Retry-After: 86400\r\n" : "", "tomorrow");
}

static void a_retry_after_of_a_day_is_not_waited_for(void **state)
{
    (void)state;
    struct client c = {0};
    struct reply r = {0};
    client_start(&c, limit_for_a_day);
    client_send(&c, "/", &r);
    client_wait(&c);
    assert_int_equal(r.fate, LAC_HTTP_GAVE_UP);
    assert_cause(&c, &r, "429 from 127.0.0.1:%d, which asks to wait 86400 s");
    assert_string_equal(r.body, "tomorrow");
    reply_free(&r);
    client_stop(&c);
}

static struct say by_path(const struct ask *ask)
{
    int status = 0, bad = 0;
    sscanf(ask->path, "/%d/%d", &status, &bad);
    return ask->nth <= bad ? say_reply(status, "", "bad") : say_reply(200, "", "fine");
}

static void a_burst_of_500_is_survived_and_counted(void **state)
{
    (void)state;
    struct client c = {0};
    struct reply r = {0}, other[3] = {{0}};
    client_start(&c, by_path);
    client_send(&c, "/500/5", &r);
    client_send(&c, "/408/1", &other[0]);
    client_send(&c, "/409/1", &other[1]);
    client_send(&c, "/503/1", &other[2]);
    client_wait(&c);
    assert_int_equal(r.fate, LAC_HTTP_REPLIED);
    assert_int_equal(r.attempts, 6);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(other[i].fate, LAC_HTTP_REPLIED);
        assert_int_equal(other[i].attempts, 2);
        reply_free(&other[i]);
    }
    reply_free(&r);
    client_stop(&c);
}

static void attempts_end_and_the_cause_counts_them(void **state)
{
    (void)state;
    struct client c = {0};
    struct reply r = {0};
    client_start(&c, by_path);
    client_send(&c, "/500/9", &r);
    client_wait(&c);
    assert_int_equal(r.fate, LAC_HTTP_GAVE_UP);
    assert_int_equal(r.status, 500);
    assert_string_equal(r.body, "bad");
    assert_cause(&c, &r, "500 from 127.0.0.1:%d (6 attempts)");
    reply_free(&r);
    client_stop(&c);
}

static void a_refusal_is_not_repeated_and_does_not_stop_the_lane(void **state)
{
    (void)state;
    static const char *const paths[] = {"/400/9", "/401/9", "/403/9", "/404/9", "/422/9", "/501/9"};
    enum { N = sizeof paths / sizeof *paths };
    struct client c = {0};
    struct reply r[N] = {{0}}, next = {0};
    client_start(&c, by_path);
    for (int i = 0; i < N; i++)
        client_send(&c, paths[i], &r[i]);
    client_wait(&c);
    for (int i = 0; i < N; i++) {
        assert_int_equal(r[i].fate, LAC_HTTP_REFUSED);
        assert_int_equal(r[i].status, atoi(paths[i] + 1));
        assert_int_equal(r[i].attempts, 1);
        reply_free(&r[i]);
    }
    assert_null(lac_lane_stopped(c.lane));
    client_send(&c, "/200/0", &next);
    client_wait(&c);
    assert_int_equal(next.fate, LAC_HTTP_REPLIED);
    reply_free(&next);
    client_stop(&c);
}

struct stopper {
    struct reply reply; /* first, so that on_reply takes it */
    struct lac_lane *lane;
};

static void stop_lane(void *user, const struct lac_http_response *response)
{
    struct stopper *stopper = user;
    lac_lane_stop(stopper->lane, "401 from example: the key was refused");
    lac_lane_stop(stopper->lane, "a second reason");
    on_reply(&stopper->reply, response);
}

static void a_lane_that_stops_answers_what_is_queued_and_other_lanes_go_on(void **state)
{
    (void)state;
    enum { N = 20 };
    struct client c = {.options = lac_http_defaults()};
    struct reply r[N] = {{0}}, other = {0}, late = {0};
    struct stopper stopper = {.reply = {.client = &c}};
    char url[64];
    c.options.in_flight = 1;
    client_start(&c, by_path);
    stopper.lane = c.lane;
    snprintf(url, sizeof url, "http://127.0.0.1:%d/401/9", c.server->port);
    struct lac_http_request request = {.method = "GET", .url = url};
    c.waiting++;
    lac_http_send(c.http, c.lane, &request, stop_lane, &stopper);
    for (int i = 0; i < N; i++)
        client_send(&c, "/200/0", &r[i]);
    snprintf(url, sizeof url, "http://127.0.0.1:%d/ok", c.server->port);
    client_send_to(&c, lac_http_lane(c.http, "other", NULL), url, NULL, 0, NULL, &other);
    client_wait(&c);
    assert_int_equal(stopper.reply.fate, LAC_HTTP_REFUSED);
    assert_int_equal(other.fate, LAC_HTTP_REPLIED);
    for (int i = 0; i < N; i++) {
        assert_int_equal(r[i].fate, LAC_HTTP_STOPPED);
        assert_string_equal(r[i].cause, "401 from example: the key was refused");
        reply_free(&r[i]);
    }
    client_send(&c, "/200/0", &late);
    assert_int_equal(late.calls, 0);
    client_wait(&c);
    assert_int_equal(late.fate, LAC_HTTP_STOPPED);
    assert_string_equal(lac_lane_stopped(c.lane), "401 from example: the key was refused");
    assert_int_equal(atomic_load(&c.server->requests), 2);
    reply_free(&stopper.reply);
    reply_free(&other);
    reply_free(&late);
    client_stop(&c);
}

static struct say limit_always(const struct ask *ask)
{
    (void)ask;
    return say_reply(429, "Retry-After: 600\r\n", "");
}

static void a_stop_also_answers_those_that_wait_for_their_next_attempt(void **state)
{
    (void)state;
    struct client c = {0};
    struct reply r = {0}, gone = {0};
    struct lac_http_stats stats;
    client_start(&c, limit_always);
    client_send(&c, "/", &r);
    do {
        client_turn(&c);
        lac_http_stats(c.http, &stats);
    } while (stats.retried == 0);
    uint64_t handle = client_send(&c, "/", &gone); /* the lane is paused: it stays in the queue */
    client_turn(&c);
    lac_http_stats(c.http, &stats);
    assert_int_equal(stats.queued, 2);
    lac_http_cancel(c.http, handle);
    c.waiting--;
    lac_lane_stop(c.lane, "enough");
    client_wait(&c);
    assert_int_equal(r.fate, LAC_HTTP_STOPPED);
    assert_int_equal(r.attempts, 1);
    assert_string_equal(r.cause, "enough");
    assert_int_equal(gone.calls, 0);
    reply_free(&r);
    client_stop(&c);
}

static struct say wait_at_hold(const struct ask *ask)
{
    struct say say = say_reply(200, "", "fine");
    if (strcmp(ask->path, "/hold") == 0)
        say.delay_ms = 10000;
    return say;
}

static void a_cancelled_request_is_never_answered_and_its_place_is_free(void **state)
{
    (void)state;
    struct client c = {.options = lac_http_defaults()};
    struct reply queued = {0}, flying = {0}, after = {0};
    struct lac_http_stats stats;
    c.options.in_flight = 1;
    client_start(&c, wait_at_hold);
    uint64_t in_flight = client_send(&c, "/hold", &flying);
    uint64_t in_queue = client_send(&c, "/", &queued);
    client_send(&c, "/", &after);
    do
        client_turn(&c);
    while (atomic_load(&c.server->requests) == 0);
    lac_http_stats(c.http, &stats);
    assert_int_equal(stats.in_flight, 1);
    assert_int_equal(stats.queued, 2);
    assert_false(lac_http_recall(c.http, in_flight));
    assert_true(lac_http_recall(c.http, in_queue));
    assert_false(lac_http_recall(c.http, in_queue));
    lac_http_cancel(c.http, in_queue);
    lac_http_cancel(c.http, in_flight);
    lac_http_cancel(c.http, in_flight);
    lac_http_cancel(c.http, 0);
    lac_http_cancel(c.http, UINT64_MAX);
    c.waiting -= 2;
    client_wait(&c);
    assert_int_equal(after.fate, LAC_HTTP_REPLIED);
    assert_int_equal(queued.calls + flying.calls, 0);
    uint64_t reused = client_send(&c, "/", &queued);
    assert_int_not_equal(reused, in_queue);
    assert_int_not_equal(reused, in_flight);
    lac_http_cancel(c.http, in_flight); /* an old handle whose slot was given on */
    lac_http_cancel(c.http, in_queue);
    client_wait(&c);
    assert_int_equal(queued.calls, 1);
    reply_free(&queued);
    reply_free(&after);
    client_stop(&c);
}

static void freeing_the_engine_with_requests_everywhere_is_clean(void **state)
{
    (void)state;
    enum { N = 30 };
    struct client c = {.options = lac_http_defaults()};
    struct reply r[N] = {{0}};
    c.options.in_flight = 4;
    client_start(&c, wait_at_hold);
    for (int i = 0; i < N; i++)
        client_send(&c, "/hold", &r[i]);
    do
        client_turn(&c);
    while (atomic_load(&c.server->requests) < 4);
    client_stop(&c);
    for (int i = 0; i < N; i++)
        assert_int_equal(r[i].calls, 0);
}

static void requests_that_cannot_be_sent_are_refused_from_the_loop(void **state)
{
    (void)state;
    static const struct {
        const char *url, *name, *value, *cause;
    } bad[] = {
        {"ftp://127.0.0.1/x", "A", "b", "a URL must begin with http:// or https://: ftp://127.0.0.1/x"},
        {"127.0.0.1/x", "A", "b", "a URL must begin with http:// or https://: 127.0.0.1/x"},
        {"http://127.0.0.1/", "Content-Length", "5", "header 'Content-Length' cannot be set"},
        {"http://127.0.0.1/", "A: b\r\nC", "d", "header 'A: b\r\nC' cannot be set"},
        {"http://127.0.0.1/", "A", "b\r\nC: d", "header A: its value holds a line end or another control character"},
        {"http://127.0.0.1/", "A", "Bearer {secret:LAC_TEST_UNSET}",
         "LAC_TEST_UNSET is not set: put the key into the environment or into .env"},
    };
    enum { N = sizeof bad / sizeof *bad };
    struct client c = {0};
    struct reply r[N] = {{0}};
    client_start(&c, by_path);
    for (int i = 0; i < N; i++) {
        struct lac_http_header header = {bad[i].name, bad[i].value};
        assert_int_not_equal(client_send_to(&c, c.lane, bad[i].url, &header, 1, NULL, &r[i]), 0);
        assert_int_equal(r[i].calls, 0);
    }
    client_wait(&c);
    for (int i = 0; i < N; i++) {
        assert_int_equal(r[i].fate, LAC_HTTP_REFUSED);
        assert_int_equal(r[i].attempts, 0);
        assert_string_equal(r[i].cause, bad[i].cause);
        reply_free(&r[i]);
    }
    assert_int_equal(atomic_load(&c.server->accepted), 0);
    client_stop(&c);
}

struct asked_first {
    struct client *client;
    struct reply reply;
    uint64_t handle;
    int times, status;
    bool cancels;
};

static struct asked_first *asking; /* the request's user is the reply, so that on_reply serves */

static void on_again(void *user, uint64_t handle, int status)
{
    assert_int_equal(status, asking->status);
    assert_ptr_equal(user, &asking->reply);
    asking->handle = handle;
    asking->times++;
    if (asking->cancels) {
        lac_http_cancel(asking->client->http, handle);
        lac_loop_stop(asking->client->loop);
    } else if (asking->times > 1) {
        lac_http_allow(asking->client->http, handle);
    } else {
        lac_loop_stop(asking->client->loop);
    }
}

static void send_asking(struct asked_first *a, const char *path)
{
    char url[128];
    snprintf(url, sizeof url, "http://127.0.0.1:%d%s", a->client->server->port, path);
    struct lac_http_request request = {.method = "GET", .url = url, .again = on_again, .attempts = 4};
    asking = a;
    a->reply.client = a->client;
    a->client->waiting = 1;
    lac_http_send(a->client->http, a->client->lane, &request, on_reply, &a->reply);
}

static void on_moment(void *user)
{
    lac_loop_stop(user);
}

static void another_attempt_waits_until_it_is_allowed(void **state)
{
    (void)state;
    struct client c = {0};
    struct asked_first a = {.client = &c, .status = 500};
    struct lac_http_stats stats;
    client_start(&c, by_path);
    send_asking(&a, "/500/9");
    client_wait(&c);
    assert_int_equal(a.times, 1);
    lac_loop_after(c.loop, 20000, on_moment, c.loop); /* longer than any pause between attempts here */
    assert_int_equal(lac_loop_run(c.loop, NULL), LAC_OK);
    lac_http_stats(c.http, &stats);
    assert_int_equal(stats.sent, 1);
    lac_http_allow(c.http, a.handle);
    lac_http_allow(c.http, a.handle + 12345);
    client_wait(&c);
    assert_int_equal(a.times, 3); /* four attempts are its own bound */
    assert_int_equal(a.reply.fate, LAC_HTTP_GAVE_UP);
    assert_int_equal(a.reply.attempts, 4);
    reply_free(&a.reply);
    client_stop(&c);
}

static void who_is_asked_for_another_attempt_may_cancel(void **state)
{
    (void)state;
    struct client c = {0};
    struct asked_first a = {.client = &c, .status = 500, .cancels = true};
    struct lac_http_stats stats;
    client_start(&c, by_path);
    send_asking(&a, "/500/9");
    client_wait(&c);
    assert_int_equal(a.times, 1);
    assert_int_equal(a.reply.calls, 0);
    lac_http_stats(c.http, &stats);
    assert_int_equal(stats.queued + stats.in_flight, 0);
    client_stop(&c);
}

static void a_held_attempt_is_answered_when_its_lane_stops(void **state)
{
    (void)state;
    struct client c = {0};
    struct asked_first a = {.client = &c, .status = 500};
    client_start(&c, by_path);
    send_asking(&a, "/500/9");
    client_wait(&c);
    lac_lane_stop(c.lane, "it is over");
    client_wait(&c);
    assert_int_equal(a.reply.fate, LAC_HTTP_STOPPED);
    assert_int_equal(a.reply.attempts, 1);
    reply_free(&a.reply);
    client_stop(&c);
}

static struct say take_and_close(const struct ask *ask)
{
    return strcmp(ask->path, "/once") == 0 && ask->nth == 1 ? say_raw("", AFTER_CLOSE) : say_reply(200, "", "fine");
}

/* libcurl would send it again by itself: the server has it twice, and nobody was asked. */
static void a_request_that_a_reused_connection_swallowed_is_asked_for_again(void **state)
{
    (void)state;
    struct client c = {0};
    struct reply r = {0};
    struct asked_first a = {.client = &c, .status = 0, .times = 1}; /* allowed at once */
    client_start(&c, take_and_close);
    client_send(&c, "/first", &r);
    client_wait(&c);
    send_asking(&a, "/once");
    client_wait(&c);
    assert_int_equal(a.times, 2);
    assert_int_equal(a.reply.fate, LAC_HTTP_REPLIED);
    assert_int_equal(a.reply.attempts, 2);
    assert_int_equal(atomic_load(&c.server->requests), 3);
    reply_free(&r);
    reply_free(&a.reply);
    client_stop(&c);
}

static void equal_names_give_the_same_lane(void **state)
{
    (void)state;
    struct client c = {0};
    client_start(&c, by_path);
    assert_ptr_equal(lac_http_lane(c.http, "a", &(struct lac_lane_options){.in_flight = 3}),
                     lac_http_lane(c.http, "a", NULL));
    assert_ptr_not_equal(lac_http_lane(c.http, "a", &(struct lac_lane_options){.in_flight = 3}),
                         lac_http_lane(c.http, "b", &(struct lac_lane_options){.in_flight = 3}));
    client_stop(&c);
}

static void options_that_make_no_sense_are_refused(void **state)
{
    (void)state;
    struct lac_error err = {0};
    struct lac_http_options options = lac_http_defaults();
    options.terms.attempts = 0;
    assert_null(lac_http_new(NULL, NULL, &options, &err));
    assert_int_equal(err.status, LAC_E_INVALID);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_429_is_repeated_after_what_each_kind_of_retry_after_says),
        cmocka_unit_test(a_server_that_says_nothing_is_left_is_not_asked_before_there_is),
        cmocka_unit_test(requests_and_tokens_a_minute_are_bounded_lane_by_lane),
        cmocka_unit_test(a_lane_has_its_own_terms),
        cmocka_unit_test(a_retry_after_of_a_day_is_not_waited_for),
        cmocka_unit_test(a_burst_of_500_is_survived_and_counted),
        cmocka_unit_test(attempts_end_and_the_cause_counts_them),
        cmocka_unit_test(a_refusal_is_not_repeated_and_does_not_stop_the_lane),
        cmocka_unit_test(a_lane_that_stops_answers_what_is_queued_and_other_lanes_go_on),
        cmocka_unit_test(a_stop_also_answers_those_that_wait_for_their_next_attempt),
        cmocka_unit_test(a_cancelled_request_is_never_answered_and_its_place_is_free),
        cmocka_unit_test(freeing_the_engine_with_requests_everywhere_is_clean),
        cmocka_unit_test(requests_that_cannot_be_sent_are_refused_from_the_loop),
        cmocka_unit_test(another_attempt_waits_until_it_is_allowed),
        cmocka_unit_test(who_is_asked_for_another_attempt_may_cancel),
        cmocka_unit_test(a_held_attempt_is_answered_when_its_lane_stops),
        cmocka_unit_test(a_request_that_a_reused_connection_swallowed_is_asked_for_again),
        cmocka_unit_test(equal_names_give_the_same_lane),
        cmocka_unit_test(options_that_make_no_sense_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
