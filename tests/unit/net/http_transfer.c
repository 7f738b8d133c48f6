/* One attempt: what the server does in the middle of it, time-outs, keys. */
#include "tests/unit/net/client.h"

static struct say misbehave(const struct ask *ask)
{
    if (strcmp(ask->path, "/reset") == 0)
        return say_raw("", AFTER_RESET);
    if (strcmp(ask->path, "/close") == 0)
        return say_raw("", AFTER_CLOSE);
    if (strcmp(ask->path, "/reset-in-body") == 0)
        return say_raw("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nbeginning", AFTER_RESET);
    if (strcmp(ask->path, "/cut") == 0)
        return say_raw("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nbeginning", AFTER_CLOSE);
    if (strcmp(ask->path, "/no-http") == 0)
        return say_raw("220 mail.example ESMTP\r\n", AFTER_CLOSE);
    if (strcmp(ask->path, "/silent") == 0)
        return say_raw("", AFTER_SILENCE);
    if (strcmp(ask->path, "/stall") == 0)
        return say_raw("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nbeginning", AFTER_SILENCE);
    return say_reply(200, "Content-Type: application/json; charset=utf-8\r\n", "{\"a\":1}");
}

static void a_reply_comes_with_its_body_and_type(void **state)
{
    (void)state;
    struct client c = {0};
    struct reply r = {0};
    client_start(&c, misbehave);
    client_send(&c, "/ok", &r);
    client_wait(&c);
    assert_int_equal(r.fate, LAC_HTTP_REPLIED);
    assert_int_equal(r.status, 200);
    assert_string_equal(r.body, "{\"a\":1}");
    assert_int_equal(r.body_len, 7);
    assert_string_equal(r.type, "application/json; charset=utf-8");
    assert_string_equal(r.cause, "");
    assert_int_equal(r.attempts, 1);
    assert_true(r.latency_us > 0);
    reply_free(&r);
    client_stop(&c);
}

/* What a server does to every attempt, and what is said in the end. */
static void expect_given_up(struct client *c, const char *path, const char *cause)
{
    struct reply r = {0};
    client_send(c, path, &r);
    client_wait(c);
    assert_int_equal(r.fate, LAC_HTTP_GAVE_UP);
    assert_int_equal(r.status, 0);
    assert_int_equal(r.attempts, c->options.terms.attempts);
    assert_string_equal(r.body, "");
    assert_cause(c, &r, cause);
    reply_free(&r);
}

static void connections_that_break_are_tried_again_and_named(void **state)
{
    (void)state;
    struct client c = {.options = lac_http_defaults()};
    c.options.terms.attempts = 3;
    client_start(&c, misbehave);
    expect_given_up(&c, "/reset",
                    "connection lost to 127.0.0.1:%d (Recv failure: Connection reset by peer) (3 attempts)");
    expect_given_up(&c, "/close", "connection closed without a reply by 127.0.0.1:%d (3 attempts)");
    expect_given_up(&c, "/reset-in-body",
                    "connection lost to 127.0.0.1:%d (Recv failure: Connection reset by peer) (3 attempts)");
    expect_given_up(&c, "/no-http", "no HTTP reply from 127.0.0.1:%d (3 attempts)");
    client_stop(&c);
}

static void a_reply_that_is_always_cut_short_is_handed_on_as_it_is(void **state)
{
    (void)state;
    struct client c = {.options = lac_http_defaults()};
    struct reply r = {0};
    c.options.terms.attempts = 3;
    client_start(&c, misbehave);
    client_send(&c, "/cut", &r);
    client_wait(&c);
    assert_int_equal(r.fate, LAC_HTTP_REPLIED);
    assert_true(r.cut);
    assert_int_equal(r.status, 200);
    assert_int_equal(r.attempts, 3);
    assert_string_equal(r.body, "beginning");
    reply_free(&r);
    client_stop(&c);
}

static void each_silence_has_its_time_out(void **state)
{
    (void)state;
    struct client c = {.options = lac_http_defaults()};
    c.options.terms.attempts = 2;
    c.options.terms.first_byte_ms = 150;
    c.options.terms.idle_ms = 50;
    client_start(&c, misbehave);
    expect_given_up(&c, "/silent", "no reply from 127.0.0.1:%d within 0.15 s (2 attempts)");
    expect_given_up(&c, "/stall", "no further byte from 127.0.0.1:%d within 0.05 s (2 attempts)");
    client_stop(&c);
    c = (struct client){.options = lac_http_defaults()};
    c.options.terms.attempts = 1;
    c.options.terms.total_ms = 50;
    client_start(&c, misbehave);
    expect_given_up(&c, "/silent", "reply from 127.0.0.1:%d not complete within 0.05 s");
    client_stop(&c);
}

static struct say drip(const struct ask *ask)
{
    struct say say = say_reply(200, "", "fine");
    (void)ask;
    say.delay_ms = 120;
    return say;
}

static void time_in_the_queue_counts_towards_no_time_out(void **state)
{
    (void)state;
    struct client c = {.options = lac_http_defaults()};
    struct reply r[3] = {{0}};
    c.options.in_flight = 1;
    c.options.terms.total_ms = 250;
    c.options.terms.attempts = 1;
    client_start(&c, drip);
    for (int i = 0; i < 3; i++)
        client_send(&c, "/", &r[i]);
    client_wait(&c);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(r[i].fate, LAC_HTTP_REPLIED);
        assert_true(r[i].latency_us < 250000);
        reply_free(&r[i]);
    }
    client_stop(&c);
}

static void a_refused_connection_names_who_refused(void **state)
{
    (void)state;
    struct client c = {.options = lac_http_defaults()};
    struct reply r = {0};
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t len = sizeof address;
    char url[64], want[128];
    c.options.terms.attempts = 2;
    client_start(&c, misbehave);
    int taken = socket(AF_INET, SOCK_STREAM, 0); /* bound and not listening: nobody else gets the port */
    assert_int_equal(bind(taken, (struct sockaddr *)&address, len), 0);
    assert_int_equal(getsockname(taken, (struct sockaddr *)&address, &len), 0);
    snprintf(url, sizeof url, "http://user:pass@127.0.0.1:%d/x", ntohs(address.sin_port));
    client_send_to(&c, c.lane, url, NULL, 0, NULL, &r);
    client_wait(&c);
    snprintf(want, sizeof want, "connection refused by 127.0.0.1:%d (2 attempts)", ntohs(address.sin_port));
    assert_int_equal(r.fate, LAC_HTTP_GAVE_UP);
    assert_string_equal(r.cause, want);
    close(taken);
    reply_free(&r);
    client_stop(&c);
}

static void https_to_a_server_without_tls_is_refused_at_once(void **state)
{
    (void)state;
    struct client c = {0};
    struct reply r = {0};
    char url[64], want[128];
    client_start(&c, misbehave);
    snprintf(url, sizeof url, "https://127.0.0.1:%d/x", c.server->port);
    client_send_to(&c, c.lane, url, NULL, 0, NULL, &r);
    client_wait(&c);
    snprintf(want, sizeof want, "TLS: no handshake with 127.0.0.1:%d", c.server->port);
    assert_int_equal(strncmp(r.cause, want, strlen(want)), 0);
    assert_int_equal(r.fate, LAC_HTTP_REFUSED);
    reply_free(&r);
    client_stop(&c);
}

static struct say huge(const struct ask *ask)
{
    char *body = malloc(100001);
    memset(body, 'x', 100000);
    body[100000] = '\0';
    struct say say = say_reply(200, "", strcmp(ask->path, "/huge") == 0 ? body : body + 1);
    free(body);
    return say;
}

static void a_body_above_the_cap_is_cut_and_one_at_the_cap_is_read(void **state)
{
    (void)state;
    struct client c = {.options = lac_http_defaults()};
    struct reply r = {0}, fits = {0};
    c.options.body_max = 99999;
    client_start(&c, huge);
    client_send(&c, "/huge", &r);
    client_send(&c, "/fits", &fits);
    client_wait(&c);
    assert_int_equal(r.fate, LAC_HTTP_REPLIED);
    assert_true(r.cut);
    assert_int_equal(r.attempts, 1);
    assert_int_equal(r.body_len, 99999);
    assert_int_equal(fits.fate, LAC_HTTP_REPLIED);
    assert_false(fits.cut);
    assert_int_equal(fits.body_len, 99999);
    reply_free(&r);
    reply_free(&fits);
    client_stop(&c);
}

static struct say echo(const struct ask *ask)
{
    const char *key = strcasestr(ask->text, "Authorization: Bearer ");
    char type[256], body[512];
    snprintf(type, sizeof type, "Content-Type: text/%.40s\r\n", key ? key + 22 : "none");
    type[strcspn(type, "\r")] = '\0';
    strcat(type, "\r\n");
    snprintf(body, sizeof body, "you sent %.40s", key ? key + 22 : "none");
    return say_reply(strcmp(ask->path, "/401") == 0 ? 401 : 200, type, body);
}

static void a_key_is_sent_and_an_echo_of_it_is_redacted(void **state)
{
    (void)state;
    static const struct lac_http_header headers[] = {{"Authorization", "Bearer {secret:LAC_TEST_KEY}"},
                                                     {"X-Empty", ""}};
    static const char *const paths[] = {"/200", "/401"};
    struct client c = {0};
    setenv("LAC_TEST_KEY", "sk-0123456789abcdefghijklmnopqrstuvwxyz0", 1);
    client_start(&c, echo);
    for (int i = 0; i < 2; i++) {
        struct reply r = {0};
        char url[64];
        snprintf(url, sizeof url, "http://127.0.0.1:%d%s", c.server->port, paths[i]);
        client_send_to(&c, c.lane, url, headers, 2, NULL, &r);
        client_wait(&c);
        assert_int_equal(r.status, atoi(paths[i] + 1));
        assert_string_equal(r.body, "you sent [LAC_TEST_KEY]");
        assert_string_equal(r.type, "text/[LAC_TEST_KEY]");
        assert_null(strstr(r.cause, "sk-"));
        reply_free(&r);
    }
    unsetenv("LAC_TEST_KEY");
    client_stop(&c);
}

static int elsewhere_port;

static struct say redirect(const struct ask *ask)
{
    char location[64];
    (void)ask;
    snprintf(location, sizeof location, "Location: http://127.0.0.1:%d/\r\n", elsewhere_port);
    return say_reply(307, location, "");
}

static void a_redirect_is_refused_and_the_key_goes_nowhere_else(void **state)
{
    (void)state;
    static const struct lac_http_header headers[] = {{"Authorization", "Bearer {secret:LAC_TEST_KEY}"}};
    struct client c = {0};
    struct reply r = {0};
    char url[64];
    struct server *elsewhere = server_start(echo);
    elsewhere_port = elsewhere->port;
    setenv("LAC_TEST_KEY", "sk-0123456789", 1);
    client_start(&c, redirect);
    snprintf(url, sizeof url, "http://127.0.0.1:%d/", c.server->port);
    client_send_to(&c, c.lane, url, headers, 1, "{}", &r);
    client_wait(&c);
    assert_int_equal(r.fate, LAC_HTTP_REFUSED);
    assert_int_equal(r.status, 307);
    assert_cause(&c, &r, "307 from 127.0.0.1:%d, a redirect, which is not followed");
    assert_int_equal(atomic_load(&elsewhere->accepted), 0);
    unsetenv("LAC_TEST_KEY");
    reply_free(&r);
    client_stop(&c);
    server_stop(elsewhere);
}

static struct say tell_body(const struct ask *ask)
{
    const char *body = strstr(ask->text, "\r\n\r\n") + 4;
    bool expects = strcasestr(ask->text, "\r\nexpect:") != NULL;
    return say_reply(200, "", expects ? "expects" : *body ? body : ask->text[0] == 'G' ? "get" : "empty");
}

static void bodies_arrive_as_they_were_given_and_a_handle_is_used_for_both_methods(void **state)
{
    (void)state;
    static const struct {
        const char *body, *want;
    } rounds[] = {{"{\"q\":1}", "{\"q\":1}"}, {NULL, "get"}, {"", "empty"}, {NULL, "get"}, {"again", "again"}};
    struct client c = {0};
    char url[64];
    client_start(&c, tell_body);
    snprintf(url, sizeof url, "http://127.0.0.1:%d/", c.server->port);
    for (size_t i = 0; i < sizeof rounds / sizeof *rounds; i++) {
        struct reply r = {0};
        client_send_to(&c, c.lane, url, NULL, 0, rounds[i].body, &r);
        client_wait(&c);
        assert_string_equal(r.body, rounds[i].want);
        reply_free(&r);
    }
    client_stop(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_reply_comes_with_its_body_and_type),
        cmocka_unit_test(connections_that_break_are_tried_again_and_named),
        cmocka_unit_test(a_reply_that_is_always_cut_short_is_handed_on_as_it_is),
        cmocka_unit_test(each_silence_has_its_time_out),
        cmocka_unit_test(time_in_the_queue_counts_towards_no_time_out),
        cmocka_unit_test(a_refused_connection_names_who_refused),
        cmocka_unit_test(https_to_a_server_without_tls_is_refused_at_once),
        cmocka_unit_test(a_body_above_the_cap_is_cut_and_one_at_the_cap_is_read),
        cmocka_unit_test(a_key_is_sent_and_an_echo_of_it_is_redacted),
        cmocka_unit_test(a_redirect_is_refused_and_the_key_goes_nowhere_else),
        cmocka_unit_test(bodies_arrive_as_they_were_given_and_a_handle_is_used_for_both_methods),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
