/* client.h - an engine with its loop, and replies kept for looking at. */
#ifndef TEST_NET_CLIENT_H
#define TEST_NET_CLIENT_H

#include "core/base/clock.h"
#include "core/net/engine.h"
#include "tests/unit/net/server.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

struct client {
    struct lac_loop *loop;
    struct lac_secrets *secrets;
    struct lac_http *http;
    struct lac_http_options options;
    struct lac_lane *lane;
    struct server *server;
    int waiting;
    bool gave_up;
};

struct reply {
    struct client *client;
    int calls, status, attempts;
    bool cut;
    enum lac_http_fate fate;
    char *body, *cause, *type;
    size_t body_len;
    int64_t latency_us;
};

/* Every failure is retried at once, or nearly. */
static void client_start(struct client *c, handler *handle)
{
    static const char *const proxies[] = {"http_proxy", "https_proxy", "all_proxy",
                                          "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"};
    for (size_t i = 0; i < sizeof proxies / sizeof *proxies; i++)
        unsetenv(proxies[i]);
    if (c->options.in_flight == 0)
        c->options = lac_http_defaults();
    c->server = server_start(handle);
    c->loop = lac_loop_new(NULL);
    c->secrets = lac_secrets_new(NULL, NULL);
    c->http = lac_http_new(c->loop, c->secrets, &c->options, NULL);
    assert_non_null(c->http);
    c->http->pace = (struct lac_retry_pace){.base_us = 1000, .cap_us = 4000};
    c->lane = lac_http_lane(c->http, "lane", NULL);
}

static void client_stop(struct client *c)
{
    lac_http_free(c->http);
    lac_secrets_free(c->secrets);
    lac_loop_free(c->loop);
    server_stop(c->server);
}

static void reply_free(struct reply *r)
{
    free(r->body);
    free(r->cause);
    free(r->type);
}

static void on_reply(void *user, const struct lac_http_response *response)
{
    struct reply *r = user;
    reply_free(r);
    r->calls++;
    r->status = response->status;
    r->fate = response->fate;
    r->attempts = response->attempts;
    r->cut = response->cut;
    r->latency_us = response->latency_us;
    r->body = lac_strndup(response->body, response->body_len);
    r->body_len = response->body_len;
    r->cause = lac_strdup(response->cause);
    r->type = lac_strdup(response->content_type);
    if (--r->client->waiting == 0)
        lac_loop_stop(r->client->loop);
}

static void on_patience_over(void *user)
{
    struct client *c = user;
    c->gave_up = true;
    lac_loop_stop(c->loop);
}

/* Runs until all that was sent is answered. */
static void client_wait(struct client *c)
{
    struct lac_timer *patience = lac_loop_after(c->loop, 20000000, on_patience_over, c);
    if (c->waiting > 0)
        assert_int_equal(lac_loop_run(c->loop, NULL), LAC_OK);
    assert_false(c->gave_up);
    lac_timer_cancel(patience);
}

static void on_turn_over(void *user)
{
    lac_loop_stop(user);
}

/* Runs what is ready, without waiting for a reply. */
__attribute__((unused)) static void client_turn(struct client *c)
{
    lac_loop_after(c->loop, 0, on_turn_over, c->loop);
    lac_loop_run(c->loop, NULL);
}

static uint64_t client_send_to(struct client *c, struct lac_lane *lane, const char *url,
                               const struct lac_http_header *headers, size_t n_headers, const char *body,
                               struct reply *r)
{
    struct lac_http_request request = {
        .method = body ? "POST" : "GET",
        .url = url,
        .headers = headers,
        .n_headers = n_headers,
        .body = body,
        .body_len = body ? strlen(body) : 0,
    };
    r->client = c;
    c->waiting++;
    return lac_http_send(c->http, lane, &request, on_reply, r);
}

__attribute__((unused)) static uint64_t client_send(struct client *c, const char *path, struct reply *r)
{
    char url[256];
    snprintf(url, sizeof url, "http://127.0.0.1:%d%s", c->server->port, path);
    return client_send_to(c, c->lane, url, NULL, 0, "{}", r);
}

/* "... 127.0.0.1:PORT ..." with the server's port for %d. */
__attribute__((unused)) static void assert_cause(const struct client *c, const struct reply *r, const char *format)
{
    char want[256];
    const char *mark = strstr(format, "%d");
    snprintf(want, sizeof want, "%.*s%d%s", (int)(mark - format), format, c->server->port, mark + 2);
    assert_string_equal(r->cause, want);
}

#endif
