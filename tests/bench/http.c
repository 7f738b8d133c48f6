/* http.c - requests a second and CPU a request of core/net, beside bare libcurl: one multi handle driven by epoll
 * (curl_multi_socket_action), its easy handles used again. Both send the same POST to the same server, a child process
 * that answers at once; both keep their connections from one repeat to the next. CPU is this process's, so the server's
 * is not in it, but the server takes its share of the machine. */
#include "bench.h"
#include "server.h"

#include "core/base/clock.h"
#include "core/base/str.h"
#include "core/net/http.h"

#include <curl/curl.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <unistd.h>

enum { IN_FLIGHT_MOST = 512, EVENTS = 64, DESCRIPTORS = 4 * IN_FLIGHT_MOST + 64 };

static const struct load {
    int in_flight, requests;
} LOADS[] = {{1, 1000}, {64, 6000}, {512, 6000}};

static const char BODY[] =
    "{\"model\":\"m\",\"temperature\":0,\"max_tokens\":256,\"messages\":[{\"role\":\"user\",\"content\":\"Answer the "
    "multiple-choice question. Reply with one letter only: A, B, C, D.\\n\\nQuestion: During the break, two students "
    "were "
    "talking about a spoon. Which object opens a lock?\\nA. candle\\nB. spoon\\nC. key\\nD. pillow\\nAnswer:\"}]}";

static char url[64];
static int reply_bytes;

/* ---- ours ---- */

struct ours {
    struct lac_loop *loop;
    struct lac_secrets *secrets;
    struct lac_http *http;
    struct lac_lane *lane;
    int unsent, unanswered;
};

static void send_one(struct ours *o);

static void on_reply(void *user, const struct lac_http_response *response)
{
    struct ours *o = user;
    MUST(response->fate == LAC_HTTP_REPLIED && response->body_len == (size_t)reply_bytes);
    if (o->unsent > 0)
        send_one(o);
    if (--o->unanswered == 0)
        lac_loop_stop(o->loop);
}

static void send_one(struct ours *o)
{
    static const struct lac_http_header headers[] = {{"Content-Type", "application/json"},
                                                     {"Authorization", "Bearer {secret:BENCH_KEY}"}};
    struct lac_http_request request = {
        .method = "POST", .url = url, .headers = headers, .n_headers = 2, .body = BODY, .body_len = sizeof BODY - 1};
    o->unsent--;
    lac_http_send(o->http, o->lane, &request, on_reply, o);
}

static void ours_run(struct ours *o, const struct load *load)
{
    o->unsent = o->unanswered = load->requests;
    for (int i = 0; i < load->in_flight; i++)
        send_one(o);
    MUST(lac_loop_run(o->loop, NULL) == LAC_OK);
}

static void ours_open(struct ours *o, const struct load *load)
{
    struct lac_http_options options = lac_http_defaults();
    options.in_flight = load->in_flight;
    MUST((o->loop = lac_loop_new(NULL)) != NULL && (o->secrets = lac_secrets_new(NULL, NULL)) != NULL);
    MUST((o->http = lac_http_new(o->loop, o->secrets, &options, NULL)) != NULL);
    o->lane = lac_http_lane(o->http, "bench", NULL);
}

static void ours_close(struct ours *o)
{
    lac_http_free(o->http);
    lac_secrets_free(o->secrets);
    lac_loop_free(o->loop);
}

/* ---- the peer ---- */

struct peer {
    CURLM *multi;
    struct curl_slist *headers;
    CURL *easy[IN_FLIGHT_MOST];
    struct lac_str body[IN_FLIGHT_MOST];
    int epoll, n, unsent, unanswered;
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

static void peer_reap(struct peer *p)
{
    int more;
    for (CURLMsg *message; (message = curl_multi_info_read(p->multi, &more)) != NULL;) {
        CURL *easy = message->easy_handle;
        struct lac_str *body;
        long status = 0;
        curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
        curl_easy_getinfo(easy, CURLINFO_PRIVATE, &body);
        MUST(message->data.result == CURLE_OK && status == 200 && body->len == (size_t)reply_bytes);
        lac_str_clear(body);
        curl_multi_remove_handle(p->multi, easy);
        p->unanswered--;
        if (p->unsent-- > 0)
            curl_multi_add_handle(p->multi, easy);
    }
}

static void peer_run(struct peer *p, const struct load *load)
{
    p->unanswered = load->requests;
    p->unsent = load->requests - p->n;
    for (int i = 0; i < p->n; i++)
        curl_multi_add_handle(p->multi, p->easy[i]);
    while (p->unanswered > 0) {
        struct epoll_event events[EVENTS];
        int64_t wait_us = p->due_us < 0 ? 1000000 : p->due_us - lac_clock_us();
        int running, n = epoll_wait(p->epoll, events, EVENTS, wait_us > 0 ? (int)((wait_us + 999) / 1000) : 0);
        for (int i = 0; i < n; i++)
            curl_multi_socket_action(p->multi, events[i].data.fd,
                                     (events[i].events & EPOLLIN ? CURL_CSELECT_IN : 0) |
                                         (events[i].events & EPOLLOUT ? CURL_CSELECT_OUT : 0),
                                     &running);
        if (p->due_us >= 0 && p->due_us <= lac_clock_us()) {
            p->due_us = -1;
            curl_multi_socket_action(p->multi, CURL_SOCKET_TIMEOUT, 0, &running);
        }
        peer_reap(p);
    }
}

static void peer_open(struct peer *p, const struct load *load)
{
    *p = (struct peer){.multi = curl_multi_init(), .n = load->in_flight, .due_us = -1};
    MUST(p->multi && (p->epoll = epoll_create1(EPOLL_CLOEXEC)) >= 0);
    curl_multi_setopt(p->multi, CURLMOPT_SOCKETFUNCTION, on_socket);
    curl_multi_setopt(p->multi, CURLMOPT_SOCKETDATA, p);
    curl_multi_setopt(p->multi, CURLMOPT_TIMERFUNCTION, on_timer);
    curl_multi_setopt(p->multi, CURLMOPT_TIMERDATA, p);
    curl_multi_setopt(p->multi, CURLMOPT_MAXCONNECTS, (long)load->in_flight);
    p->headers = curl_slist_append(NULL, "Content-Type: application/json");
    p->headers = curl_slist_append(p->headers, "Authorization: Bearer key-of-the-bench");
    for (int i = 0; i < p->n; i++) {
        MUST((p->easy[i] = curl_easy_init()) != NULL);
        curl_easy_setopt(p->easy[i], CURLOPT_URL, url);
        curl_easy_setopt(p->easy[i], CURLOPT_HTTPHEADER, p->headers);
        curl_easy_setopt(p->easy[i], CURLOPT_POSTFIELDS, BODY);
        curl_easy_setopt(p->easy[i], CURLOPT_POSTFIELDSIZE, (long)sizeof BODY - 1);
        curl_easy_setopt(p->easy[i], CURLOPT_WRITEFUNCTION, on_body);
        curl_easy_setopt(p->easy[i], CURLOPT_WRITEDATA, &p->body[i]);
        curl_easy_setopt(p->easy[i], CURLOPT_PRIVATE, &p->body[i]);
        curl_easy_setopt(p->easy[i], CURLOPT_NOSIGNAL, 1L);
    }
}

static void peer_close(struct peer *p)
{
    for (int i = 0; i < p->n; i++) {
        curl_easy_cleanup(p->easy[i]);
        lac_str_free(&p->body[i]);
    }
    curl_multi_cleanup(p->multi);
    curl_slist_free_all(p->headers);
    close(p->epoll);
}

/* ---- the table ---- */

/* Ours, the peer's and the server's connections of the widest load are open together. */
static void need_descriptors(void)
{
    struct rlimit limit;
    MUST(getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_max >= DESCRIPTORS);
    limit.rlim_cur = limit.rlim_cur > DESCRIPTORS ? limit.rlim_cur : DESCRIPTORS;
    MUST(setrlimit(RLIMIT_NOFILE, &limit) == 0);
}

static double cpu_us(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return 1e6 * (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

struct taken {
    int64_t since_us;
    double since_cpu_us;
};

static struct taken begin(void)
{
    return (struct taken){lac_clock_us(), cpu_us()};
}

static void end(const struct taken *taken, const struct load *load, double *rate, double *cpu)
{
    *cpu = (cpu_us() - taken->since_cpu_us) / load->requests;
    *rate = 1e6 * load->requests / (double)(lac_clock_us() - taken->since_us);
}

static void measure(const struct load *load)
{
    static struct peer peer;
    struct ours ours;
    struct series rate, cpu;
    ours_open(&ours, load);
    peer_open(&peer, load);
    ours_run(&ours, load); /* the lane's window and the connections grow */
    peer_run(&peer, load);
    for (int i = 0; i < REPEATS; i++) {
        struct taken taken = begin();
        ours_run(&ours, load);
        end(&taken, load, &rate.ours[i], &cpu.ours[i]);
        taken = begin();
        peer_run(&peer, load);
        end(&taken, load, &rate.peer[i], &cpu.peer[i]);
    }
    char what[40];
    snprintf(what, sizeof what, "HTTP, %d in flight", load->in_flight);
    print_row(what, "requests/s", &rate);
    print_row(what, "us CPU a request", &cpu);
    ours_close(&ours);
    peer_close(&peer);
}

int main(void)
{
    static const char *const PROXIES[] = {"http_proxy", "all_proxy", "ALL_PROXY"};
    for (size_t i = 0; i < sizeof PROXIES / sizeof *PROXIES; i++)
        unsetenv(PROXIES[i]);
    setenv("BENCH_KEY", "key-of-the-bench", 1);
    need_descriptors();
    struct bench_server server = bench_server_start();
    reply_bytes = server.reply_bytes;
    snprintf(url, sizeof url, "http://127.0.0.1:%d/v1/chat/completions", server.port);
    print_head();
    for (size_t i = 0; i < sizeof LOADS / sizeof *LOADS; i++)
        measure(&LOADS[i]);
    close(server.hold);
    return 0;
}
