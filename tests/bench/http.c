/* http.c - requests a second and CPU a request of core/net, beside bare libcurl: one multi handle driven by epoll
 * (curl_multi_socket_action), its easy handles used again. Both send the same POST to the same server, a child process
 * that answers at once; both keep their connections from one repeat to the next. CPU is this process's, so the server's
 * is not in it, but the server takes its share of the machine. */
#include "bench.h"
#include "peer.h"
#include "server.h"

#include "core/base/clock.h"
#include "core/base/str.h"
#include "core/net/http.h"

#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

enum { IN_FLIGHT_MOST = 512, DESCRIPTORS = 4 * IN_FLIGHT_MOST + 64 };

static const struct load {
    int in_flight, requests;
} LOADS[] = {{1, 1000}, {64, 6000}, {512, 6000}};

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
    struct lac_http_request request = {.method = "POST",
                                       .url = url,
                                       .headers = headers,
                                       .n_headers = 2,
                                       .body = BENCH_BODY,
                                       .body_len = sizeof BENCH_BODY - 1};
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
    struct ours ours;
    struct series rate, cpu;
    ours_open(&ours, load);
    struct peer *peer = peer_open(url, load->in_flight, reply_bytes);
    ours_run(&ours, load); /* the lane's window and the connections grow */
    peer_run(peer, load->requests);
    for (int i = 0; i < REPEATS; i++) {
        struct taken taken = begin();
        ours_run(&ours, load);
        end(&taken, load, &rate.ours[i], &cpu.ours[i]);
        taken = begin();
        peer_run(peer, load->requests);
        end(&taken, load, &rate.peer[i], &cpu.peer[i]);
    }
    char what[40];
    snprintf(what, sizeof what, "HTTP, %d in flight", load->in_flight);
    print_row(what, "requests/s", &rate);
    print_row(what, "us CPU a request", &cpu);
    ours_close(&ours);
    peer_close(peer);
}

int main(void)
{
    static const char *const PROXIES[] = {"http_proxy", "all_proxy", "ALL_PROXY"};
    for (size_t i = 0; i < sizeof PROXIES / sizeof *PROXIES; i++)
        unsetenv(PROXIES[i]);
    setenv("BENCH_KEY", "key-of-the-bench", 1);
    need_descriptors();
    struct bench_server server = bench_server_start(0, -1);
    reply_bytes = server.reply_bytes;
    snprintf(url, sizeof url, "http://127.0.0.1:%d/v1/chat/completions", server.port);
    print_head();
    for (size_t i = 0; i < sizeof LOADS / sizeof *LOADS; i++)
        measure(&LOADS[i]);
    close(server.hold);
    return 0;
}
