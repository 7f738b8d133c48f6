#include "core/sim/sim.h"
#include "core/base/str.h"
#include "invented.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <pthread.h>
#include <sys/socket.h>
#include <unistd.h>

static struct lac_sim *start(struct lac_sim_options options)
{
    struct lac_error err = {0};
    options.items = items;
    options.n_items = INVENTED;
    struct lac_sim *sim = lac_sim_start(&options, &err);
    if (!sim)
        fail_msg("%s", err.message);
    assert_true(lac_sim_port(sim) > 0);
    return sim;
}

static int connected(int port)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0 || connect(fd, (struct sockaddr *)&address, sizeof address) != 0)
        fail_msg("cannot connect: %s", strerror(errno));
    return fd;
}

static void send_request(int fd, const char *method, const char *path, const char *body)
{
    struct lac_str out = {0};
    lac_str_addf(&out, "%s %s HTTP/1.1\r\nHost: sim\r\nConnection: close\r\nContent-Length: %zu\r\n\r\n%s", method,
                 path, strlen(body), body);
    for (size_t at = 0; at < out.len;) {
        ssize_t sent = send(fd, out.data + at, out.len - at, MSG_NOSIGNAL);
        assert_true(sent > 0);
        at += (size_t)sent;
    }
    lac_str_free(&out);
}

struct got {
    int status; /* 0: no reply; -1: reset */
    struct lac_str all;
    const char *body;
};

static struct got receive(int fd)
{
    struct got got = {0};
    char part[4096];
    ssize_t n;
    while ((n = recv(fd, part, sizeof part, 0)) > 0)
        lac_str_addn(&got.all, part, (size_t)n);
    if (n < 0)
        got.status = -1;
    else if (got.all.len > 12)
        got.status = atoi(got.all.data + 9);
    const char *body = strstr(lac_str_get(&got.all), "\r\n\r\n");
    got.body = body ? body + 4 : "";
    close(fd);
    return got;
}

static struct got ask(const struct lac_sim *sim, const char *method, const char *path, const char *body)
{
    int fd = connected(lac_sim_port(sim));
    send_request(fd, method, path, body);
    return receive(fd);
}

#define BODY "{\"model\":\"sim-a\",\"prompt\":\"Question: What is the capital of France?\\nAnswer:\"}"

static void a_question_is_answered_over_http_and_counted(void **state)
{
    (void)state;
    struct lac_sim *sim = start(lac_sim_defaults());
    struct got first = ask(sim, "POST", "/v1/completions", BODY), again = ask(sim, "POST", "/v1/completions", BODY);
    assert_int_equal(first.status, 200);
    assert_string_equal(first.body, again.body);
    assert_non_null(strstr(first.all.data, "Content-Type: application/json"));
    struct got stats = ask(sim, "GET", "/sim/stats", "");
    assert_string_equal(stats.body,
                        "{\"answers\":{\"question\":2},\"distinct\":1,\"faults\":{},\"models\":{\"sim-a\":2},"
                        "\"most_repeated\":2,\"requests\":{\"completions\":2}}");
    lac_str_free(&first.all);
    lac_str_free(&again.all);
    lac_str_free(&stats.all);
    lac_sim_stop(sim);
}

/* What a server with this one fault does. */
static struct got with_fault(struct lac_sim_options options)
{
    struct lac_sim *sim = start(options);
    struct got got = ask(sim, "POST", "/v1/completions", BODY);
    struct got truth = ask(sim, "POST", "/sim/truth", BODY); /* never fails */
    assert_int_equal(truth.status, 200);
    lac_str_free(&truth.all);
    lac_sim_stop(sim);
    return got;
}

static void each_fault_looks_as_it_should(void **state)
{
    (void)state;
    struct got got = with_fault((struct lac_sim_options){.fault_429 = 1});
    assert_int_equal(got.status, 429);
    assert_true(strstr(got.all.data, "Retry-After: 0") || strstr(got.all.data, "retry-after-ms: 7"));
    lac_str_free(&got.all);
    got = with_fault((struct lac_sim_options){.fault_5xx = 1});
    assert_true(got.status == 500 || got.status == 503);
    lac_str_free(&got.all);
    got = with_fault((struct lac_sim_options){.fault_reset = 1});
    assert_int_equal(got.status, -1);
    lac_str_free(&got.all);
    got = with_fault((struct lac_sim_options){.fault_malformed = 1});
    assert_int_equal(got.status, 200);
    struct lac_value value;
    assert_int_not_equal(lac_json_read(memory, got.body, strlen(got.body), &value, NULL), LAC_OK);
    lac_str_free(&got.all);
}

static void a_stalled_request_ends_when_the_server_stops(void **state)
{
    (void)state;
    struct lac_sim_options options = {.fault_stall = 1};
    struct lac_sim *sim = start(options);
    int fd = connected(lac_sim_port(sim));
    send_request(fd, "POST", "/v1/completions", BODY);
    struct got stats;
    do { /* until it is known to have arrived */
        stats = ask(sim, "GET", "/sim/stats", "");
        bool stalled = strstr(stats.body, "\"stall\":1") != NULL;
        lac_str_free(&stats.all);
        if (stalled)
            break;
    } while (true);
    lac_sim_stop(sim);
    struct got got = receive(fd);
    assert_true(got.status <= 0);
    lac_str_free(&got.all);
}

static void a_body_that_is_too_long_is_refused(void **state)
{
    (void)state;
    struct lac_sim *sim = start(lac_sim_defaults());
    size_t len = 9 << 20;
    char *body = lac_alloc(len + 1);
    memset(body, 'x', len);
    body[len] = '\0';
    struct got got = ask(sim, "POST", "/v1/completions", body);
    assert_int_equal(got.status, 413);
    lac_str_free(&got.all);
    free(body);
    lac_sim_stop(sim);
}

static void five_hundred_connections_at_once_are_all_answered(void **state)
{
    enum { CLIENTS = 500 };
    (void)state;
    struct lac_sim *sim = start((struct lac_sim_options){.latency_ms = 20, .latency_jitter_ms = 10});
    static int fds[CLIENTS];
    for (int i = 0; i < CLIENTS; i++)
        fds[i] = connected(lac_sim_port(sim));
    for (int i = 0; i < CLIENTS; i++)
        send_request(fds[i], "POST", "/v1/completions", BODY);
    for (int i = 0; i < CLIENTS; i++) {
        struct got got = receive(fds[i]);
        assert_int_equal(got.status, 200);
        lac_str_free(&got.all);
    }
    lac_sim_stop(sim);
}

static void options_that_make_no_sense_are_refused(void **state)
{
    (void)state;
    const struct lac_sim_options bad[] = {
        {.port = -1},         {.port = 70000},    {.fault_429 = -0.1}, {.fault_429 = 0.6, .fault_reset = 0.6},
        {.style_refusal = 2}, {.latency_ms = -1}, {.hard = -0.1},      {.hard = 6.1},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct lac_error err = {0};
        assert_null(lac_sim_start(&bad[i], &err));
        assert_int_equal(err.status, LAC_E_INVALID);
    }
}

static void a_port_that_is_taken_is_an_error(void **state)
{
    (void)state;
    struct lac_sim *sim = start(lac_sim_defaults());
    struct lac_sim_options same = {.port = lac_sim_port(sim)};
    struct lac_error err = {0};
    assert_null(lac_sim_start(&same, &err));
    assert_int_equal(err.status, LAC_E_BUSY);
    assert_non_null(strstr(err.message, "127.0.0.1"));
    lac_sim_stop(sim);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_question_is_answered_over_http_and_counted),
        cmocka_unit_test(each_fault_looks_as_it_should),
        cmocka_unit_test(a_stalled_request_ends_when_the_server_stops),
        cmocka_unit_test(a_body_that_is_too_long_is_refused),
        cmocka_unit_test(five_hundred_connections_at_once_are_all_answered),
        cmocka_unit_test(options_that_make_no_sense_are_refused),
        cmocka_unit_test(a_port_that_is_taken_is_an_error),
    };
    return cmocka_run_group_tests(tests, make_items, free_items);
}
