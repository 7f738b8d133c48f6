#include "peer.h"
#include "bench.h"

#include "core/base/alloc.h"
#include "core/base/clock.h"
#include "core/base/str.h"

#include <curl/curl.h>
#include <limits.h>
#include <stdbool.h>
#include <sys/epoll.h>
#include <unistd.h>

enum { EVENTS = 64, POLL_MS = 20 };

struct peer {
    CURLM *multi;
    struct curl_slist *headers;
    CURL **easy;
    struct lac_str *body;
    int epoll, n, in_flight, reply_bytes;
    int64_t unsent, answered;
    int64_t due_us; /* of libcurl's timer; -1: none */
};

static size_t on_body(char *bytes, size_t size, size_t n, void *user)
{
    lac_str_addn(user, bytes, size * n);
    return size * n;
}

static int on_socket(CURL *easy, curl_socket_t fd, int what, void *user, void *known)
{
    (void)easy;
    struct peer *p = user;
    struct epoll_event event = {.data.fd = fd};
    event.events = (what & CURL_POLL_IN ? EPOLLIN : 0u) | (what & CURL_POLL_OUT ? EPOLLOUT : 0u);
    if (what == CURL_POLL_REMOVE) {
        epoll_ctl(p->epoll, EPOLL_CTL_DEL, fd, NULL);
        return 0;
    }
    MUST(epoll_ctl(p->epoll, known ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, fd, &event) == 0);
    curl_multi_assign(p->multi, fd, p);
    return 0;
}

static int on_timer(CURLM *multi, long ms, void *user)
{
    (void)multi;
    ((struct peer *)user)->due_us = ms < 0 ? -1 : lac_clock_us() + 1000 * ms;
    return 0;
}

static void send_again(struct peer *p, CURL *easy)
{
    if (p->unsent <= 0)
        return;
    p->unsent--;
    p->in_flight++;
    curl_multi_add_handle(p->multi, easy);
}

static void reap(struct peer *p)
{
    int more;
    for (CURLMsg *message; (message = curl_multi_info_read(p->multi, &more)) != NULL;) {
        CURL *easy = message->easy_handle;
        struct lac_str *body;
        long status = 0;
        curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
        curl_easy_getinfo(easy, CURLINFO_PRIVATE, &body);
        MUST(message->data.result == CURLE_OK && status == 200 && body->len == (size_t)p->reply_bytes);
        lac_str_clear(body);
        curl_multi_remove_handle(p->multi, easy);
        p->in_flight--;
        p->answered++;
        send_again(p, easy);
    }
}

static void step(struct peer *p)
{
    struct epoll_event events[EVENTS];
    int64_t wait_us = p->due_us < 0 ? 1000 * POLL_MS : p->due_us - lac_clock_us();
    int wait_ms = wait_us <= 0 ? 0 : wait_us > 1000 * POLL_MS ? POLL_MS : (int)((wait_us + 999) / 1000);
    int running, n = epoll_wait(p->epoll, events, EVENTS, wait_ms);
    for (int i = 0; i < n; i++)
        curl_multi_socket_action(p->multi, events[i].data.fd,
                                 (events[i].events & EPOLLIN ? CURL_CSELECT_IN : 0) |
                                     (events[i].events & EPOLLOUT ? CURL_CSELECT_OUT : 0),
                                 &running);
    if (p->due_us >= 0 && p->due_us <= lac_clock_us()) {
        p->due_us = -1;
        curl_multi_socket_action(p->multi, CURL_SOCKET_TIMEOUT, 0, &running);
    }
    reap(p);
}

static void begin(struct peer *p)
{
    for (int i = 0; p->in_flight == i && i < p->n; i++)
        send_again(p, p->easy[i]);
}

void peer_run(struct peer *p, int requests)
{
    p->unsent = requests;
    begin(p);
    while (p->in_flight > 0)
        step(p);
}

int64_t peer_flow(struct peer *p, int64_t until_us)
{
    int64_t before = p->answered;
    p->unsent = INT64_MAX;
    begin(p);
    while (lac_clock_us() < until_us)
        step(p);
    return p->answered - before;
}

struct peer *peer_open(const char *url, int in_flight, int reply_bytes)
{
    struct peer *p = lac_alloc(sizeof *p);
    *p = (struct peer){.multi = curl_multi_init(), .n = in_flight, .reply_bytes = reply_bytes, .due_us = -1};
    MUST(p->multi && (p->epoll = epoll_create1(EPOLL_CLOEXEC)) >= 0);
    p->easy = lac_alloc((size_t)in_flight * sizeof(CURL *));
    p->body = lac_alloc_zero((size_t)in_flight, sizeof *p->body);
    curl_multi_setopt(p->multi, CURLMOPT_SOCKETFUNCTION, on_socket);
    curl_multi_setopt(p->multi, CURLMOPT_SOCKETDATA, p);
    curl_multi_setopt(p->multi, CURLMOPT_TIMERFUNCTION, on_timer);
    curl_multi_setopt(p->multi, CURLMOPT_TIMERDATA, p);
    curl_multi_setopt(p->multi, CURLMOPT_MAXCONNECTS, (long)in_flight);
    p->headers = curl_slist_append(NULL, "Content-Type: application/json");
    p->headers = curl_slist_append(p->headers, "Authorization: Bearer key-of-the-bench");
    for (int i = 0; i < p->n; i++) {
        MUST((p->easy[i] = curl_easy_init()) != NULL);
        curl_easy_setopt(p->easy[i], CURLOPT_URL, url);
        curl_easy_setopt(p->easy[i], CURLOPT_HTTPHEADER, p->headers);
        curl_easy_setopt(p->easy[i], CURLOPT_POSTFIELDS, BENCH_BODY);
        curl_easy_setopt(p->easy[i], CURLOPT_POSTFIELDSIZE, (long)sizeof BENCH_BODY - 1);
        curl_easy_setopt(p->easy[i], CURLOPT_WRITEFUNCTION, on_body);
        curl_easy_setopt(p->easy[i], CURLOPT_WRITEDATA, &p->body[i]);
        curl_easy_setopt(p->easy[i], CURLOPT_PRIVATE, &p->body[i]);
        curl_easy_setopt(p->easy[i], CURLOPT_NOSIGNAL, 1L);
    }
    return p;
}

void peer_close(struct peer *p)
{
    for (int i = 0; i < p->n; i++) {
        curl_multi_remove_handle(p->multi, p->easy[i]);
        curl_easy_cleanup(p->easy[i]);
        lac_str_free(&p->body[i]);
    }
    curl_multi_cleanup(p->multi);
    curl_slist_free_all(p->headers);
    close(p->epoll);
    free(p->easy);
    free(p->body);
    free(p);
}
