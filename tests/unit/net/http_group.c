/* Many transfers: the limit, connections used again, descriptors on the loop. */
#include "tests/unit/net/client.h"

static struct say after_2_ms(const struct ask *ask)
{
    struct say say = say_reply(200, "", "fine");
    (void)ask;
    say.delay_ms = 2;
    return say;
}

static void send_many(struct client *c, int n, const char *host)
{
    struct reply *replies = calloc((size_t)n, sizeof *replies);
    char url[64];
    snprintf(url, sizeof url, "http://%s:%d/", host, c->server->port);
    for (int i = 0; i < n; i++)
        client_send_to(c, c->lane, url, NULL, 0, "{}", &replies[i]);
    client_wait(c);
    for (int i = 0; i < n; i++) {
        assert_int_equal(replies[i].calls, 1);
        assert_int_equal(replies[i].fate, LAC_HTTP_REPLIED);
        reply_free(&replies[i]);
    }
    free(replies);
}

static void two_hundred_requests_never_exceed_twenty_and_use_connections_again(void **state)
{
    (void)state;
    struct client c = {.options = lac_http_defaults()};
    c.options.in_flight = 20;
    client_start(&c, after_2_ms);
    send_many(&c, 200, "127.0.0.1");
    assert_true(atomic_load(&c.server->busy_most) <= 20);
    assert_true(atomic_load(&c.server->busy_most) > LAC_LIMIT_START); /* it grew */
    assert_true(atomic_load(&c.server->accepted) <= 20);
    int before = atomic_load(&c.server->accepted);
    send_many(&c, 100, "127.0.0.1");
    assert_int_equal(atomic_load(&c.server->accepted), before);
    client_stop(&c);
}

static void a_lane_keeps_to_its_own_bound(void **state)
{
    (void)state;
    struct client c = {0};
    client_start(&c, after_2_ms);
    c.lane = lac_http_lane(c.http, "narrow", &(struct lac_lane_options){.in_flight = 3});
    send_many(&c, 40, "127.0.0.1");
    assert_int_equal(atomic_load(&c.server->busy_most), 3);
    client_stop(&c);
}

static void more_than_one_group_works_and_settles_without_reconnecting(void **state)
{
    (void)state;
    struct client c = {.options = lac_http_defaults()};
    c.options.in_flight = 2 * LAC_GROUP_SIZE + 10;
    client_start(&c, after_2_ms);
    send_many(&c, 1500, "127.0.0.1");
    assert_true(c.http->groups.n <= 3);
    int before = atomic_load(&c.server->accepted);
    assert_true(before <= c.options.in_flight);
    send_many(&c, 500, "127.0.0.1");
    assert_true(atomic_load(&c.server->accepted) <= c.options.in_flight);
    client_stop(&c);
}

static void names_are_resolved_while_others_fly(void **state)
{
    (void)state;
    struct client c = {0};
    client_start(&c, after_2_ms);
    for (int i = 0; i < 5; i++)
        send_many(&c, 10, "localhost");
    client_stop(&c);
}

static struct say close_after_three(const struct ask *ask)
{
    struct say say = say_reply(200, "", "fine");
    say.after = ask->nth % 3 == 0 ? AFTER_CLOSE : AFTER_KEEP;
    return say;
}

/* Idle descriptors stay with epoll: one whose server hangs up must neither spin the loop nor break what comes next. */
static void servers_that_close_idle_connections_cost_no_request(void **state)
{
    (void)state;
    struct client c = {.options = lac_http_defaults()};
    c.options.in_flight = 4;
    client_start(&c, close_after_three);
    for (int i = 0; i < 60; i++)
        send_many(&c, 1 + i % 5, "127.0.0.1");
    for (int i = 0; i < 50; i++)
        client_turn(&c);
    assert_true(atomic_load(&c.server->accepted) > 20);
    client_stop(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_hundred_requests_never_exceed_twenty_and_use_connections_again),
        cmocka_unit_test(a_lane_keeps_to_its_own_bound),
        cmocka_unit_test(more_than_one_group_works_and_settles_without_reconnecting),
        cmocka_unit_test(names_are_resolved_while_others_fly),
        cmocka_unit_test(servers_that_close_idle_connections_cost_no_request),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
