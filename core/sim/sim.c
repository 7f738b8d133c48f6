#include "core/sim/sim.h"
#include "core/base/alloc.h"
#include "core/sim/count.h"
#include "core/sim/fault.h"
#include "core/sim/near.h"
#include "core/sim/route.h"

#include <arpa/inet.h>
#include <errno.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
    BODY_MAX = 8 << 20,        /* bytes; longer requests get 413 */
    CONNECTIONS_MAX = 4096,    /* each has a thread */
    THREAD_STACK = 512 * 1024, /* bytes, touched only as deep as the JSON of a request is nested */
    BACKLOG = 1024,
    STALL_MS = 30000,
    HARD_MAX = 6, /* nothing is known from there on */
};

struct lac_sim {
    struct lac_sim_options options;
    struct lac_sim_world world;
    struct lac_near_index *near; /* of the world's items */
    struct MHD_Daemon *daemon;
    struct lac_sim_count *count;
    int stopping; /* eventfd: readable once the server stops; wakes all who wait */
    int port;
};

struct upload {
    struct lac_str body;
    bool too_long;
};

struct lac_sim_options lac_sim_defaults(void)
{
    return (struct lac_sim_options){.seed = 1, .style_verbose = 0.15, .style_text = 0.15};
}

/* Waits; also wakes when the server stops or, with a socket, when its client goes. */
static void wait_ms(struct lac_sim *sim, double ms, int client)
{
    struct pollfd fds[2] = {{.fd = sim->stopping, .events = POLLIN}, {.fd = client, .events = POLLRDHUP}};
    struct timespec limit = {(time_t)(ms / 1000), (long)((ms - 1000 * (double)(time_t)(ms / 1000)) * 1e6)};
    if (ms > 0)
        ppoll(fds, client >= 0 ? 2 : 1, &limit, NULL);
}

static int client_of(struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    return info ? info->connect_fd : -1;
}

static enum MHD_Result send_response(struct MHD_Connection *connection, const struct lac_sim_response *response,
                                     size_t len, const char *header, const char *value)
{
    struct MHD_Response *out = MHD_create_response_from_buffer(len, response->body.data, MHD_RESPMEM_MUST_COPY);
    if (!out)
        return MHD_NO;
    MHD_add_response_header(out, "Content-Type", "application/json");
    if (header)
        MHD_add_response_header(out, header, value);
    enum MHD_Result queued = MHD_queue_response(connection, (unsigned)response->status, out);
    MHD_destroy_response(out);
    return queued;
}

/* Ends the connection at once. The library would end it in order, and a lingering close comes too late: connecting a
 * TCP socket to nowhere makes Linux send the reset now. */
static enum MHD_Result reset(struct MHD_Connection *connection)
{
    struct sockaddr nowhere = {.sa_family = AF_UNSPEC};
    if (connect(client_of(connection), &nowhere, sizeof nowhere) != 0)
        shutdown(client_of(connection), SHUT_RDWR);
    return MHD_NO;
}

static enum MHD_Result refuse_for_now(struct MHD_Connection *connection, struct lac_arena *arena, enum lac_fault fault,
                                      double unit)
{
    struct lac_sim_response response = {0};
    bool first = unit < 0.5;
    if (fault == LAC_FAULT_429)
        lac_sim_error(arena, &response, 429, "rate_limit_exceeded", "Rate limit reached");
    else
        lac_sim_error(arena, &response, first ? 500 : 503, "server_error", "The server had an error");
    const char *header = fault != LAC_FAULT_429 ? NULL : first ? "Retry-After" : "retry-after-ms";
    enum MHD_Result sent = send_response(connection, &response, response.body.len, header, first ? "0" : "7");
    lac_str_free(&response.body);
    return sent;
}

static enum MHD_Result send_answer(struct lac_sim *sim, struct MHD_Connection *connection, struct lac_arena *arena,
                                   const struct lac_sim_call *call, bool cut)
{
    struct lac_sim_response response;
    if (strcmp(call->path, "/sim/stats") == 0) {
        response = (struct lac_sim_response){.status = 200};
        lac_sim_count_write(sim->count, &response.body);
    } else {
        lac_sim_route(&sim->world, &sim->options, arena, call, &response);
        if (response.kind)
            lac_sim_count_answer(sim->count, response.kind, response.model);
    }
    size_t len = cut ? response.body.len / 2 : response.body.len;
    enum MHD_Result sent = send_response(connection, &response, len, NULL, NULL);
    lac_str_free(&response.body);
    return sent;
}

static struct lac_id request_id(const struct lac_sim_call *call)
{
    struct lac_hash *hash = lac_hash_new();
    lac_hash_text(hash, call->path);
    lac_hash_bytes(hash, call->body, call->len);
    struct lac_id id = lac_hash_end(hash);
    lac_hash_free(hash);
    return id;
}

static enum MHD_Result respond(struct lac_sim *sim, struct MHD_Connection *connection, const struct lac_sim_call *call)
{
    struct lac_id id = request_id(call);
    bool about_sim = lac_starts_with(call->path, "/sim/") || strcmp(call->method, "POST") != 0;
    if (about_sim && strcmp(call->path, "/sim/truth") != 0) { /* looking at the server is no request to it */
        struct lac_arena *arena = lac_arena_new();
        enum MHD_Result sent = send_answer(sim, connection, arena, call, false);
        lac_arena_free(arena);
        return sent;
    }
    uint64_t times = lac_sim_count_request(sim->count, lac_sim_path_kind(call->path), id);
    enum lac_fault fault = about_sim ? LAC_FAULT_NONE : lac_fault_of(&sim->world, &sim->options, id, times);
    lac_sim_count_fault(sim->count, fault);
    double spread = 2 * lac_fault_unit(&sim->world, "latency", id, times) - 1;
    if (!about_sim)
        wait_ms(sim, sim->options.latency_ms + sim->options.latency_jitter_ms * spread, -1);
    if (fault == LAC_FAULT_RESET)
        return reset(connection);
    if (fault == LAC_FAULT_STALL) {
        wait_ms(sim, STALL_MS, client_of(connection));
        return MHD_NO;
    }
    struct lac_arena *arena = lac_arena_new();
    enum MHD_Result sent;
    if (fault == LAC_FAULT_429 || fault == LAC_FAULT_5XX)
        sent = refuse_for_now(connection, arena, fault, lac_fault_unit(&sim->world, "which", id, times));
    else
        sent = send_answer(sim, connection, arena, call, fault == LAC_FAULT_MALFORMED);
    lac_arena_free(arena);
    return sent;
}

static enum MHD_Result too_long(struct MHD_Connection *connection)
{
    struct lac_arena *arena = lac_arena_new();
    struct lac_sim_response response = {0};
    lac_sim_error(arena, &response, 413, "too_large", "The request is too long");
    enum MHD_Result sent = send_response(connection, &response, response.body.len, NULL, NULL);
    lac_str_free(&response.body);
    lac_arena_free(arena);
    return sent;
}

static enum MHD_Result handle(void *user, struct MHD_Connection *connection, const char *path, const char *method,
                              const char *version, const char *data, size_t *data_len, void **state)
{
    (void)version;
    struct upload *upload = *state;
    if (!upload) {
        *state = lac_alloc_zero(1, sizeof *upload);
        return MHD_YES;
    }
    if (*data_len > 0) {
        upload->too_long = upload->too_long || upload->body.len + *data_len > BODY_MAX;
        if (!upload->too_long)
            lac_str_addn(&upload->body, data, *data_len);
        *data_len = 0;
        return MHD_YES;
    }
    if (upload->too_long)
        return too_long(connection);
    struct lac_sim_call call = {
        .method = method,
        .path = path,
        .authorization = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Authorization"),
        .body = lac_str_get(&upload->body),
        .len = upload->body.len,
    };
    return respond(user, connection, &call);
}

static void finished(void *user, struct MHD_Connection *connection, void **state, enum MHD_RequestTerminationCode why)
{
    (void)user, (void)connection, (void)why;
    struct upload *upload = *state;
    if (!upload)
        return;
    lac_str_free(&upload->body);
    free(upload);
    *state = NULL;
}

/* libmicrohttpd says on stderr what our faults do on purpose. */
static void say_nothing(void *user, const char *format, va_list args)
{
    (void)user, (void)format, (void)args;
}

static bool start_daemon(struct lac_sim *sim)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)sim->options.port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    unsigned flags = MHD_USE_THREAD_PER_CONNECTION | MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_POLL | MHD_USE_ITC |
                     MHD_USE_ERROR_LOG;
    sim->daemon = MHD_start_daemon(
        flags, (uint16_t)sim->options.port, NULL, NULL, handle, sim, MHD_OPTION_EXTERNAL_LOGGER, say_nothing, NULL,
        MHD_OPTION_SOCK_ADDR, (struct sockaddr *)&address, MHD_OPTION_NOTIFY_COMPLETED, finished, NULL,
        MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS_MAX, MHD_OPTION_THREAD_STACK_SIZE, (size_t)THREAD_STACK,
        MHD_OPTION_LISTEN_BACKLOG_SIZE, (unsigned)BACKLOG, MHD_OPTION_END);
    const union MHD_DaemonInfo *info = sim->daemon ? MHD_get_daemon_info(sim->daemon, MHD_DAEMON_INFO_BIND_PORT) : NULL;
    if (info)
        sim->port = info->port;
    return info != NULL;
}

static bool share(double value)
{
    return value >= 0 && value <= 1;
}

static bool good_options(const struct lac_sim_options *o)
{
    double faults = o->fault_429 + o->fault_5xx + o->fault_reset + o->fault_stall + o->fault_malformed;
    double styles = o->style_refusal + o->style_verbose + o->style_text;
    return o->port >= 0 && o->port <= 65535 && share(o->fault_429) && share(o->fault_5xx) && share(o->fault_reset) &&
           share(o->fault_stall) && share(o->fault_malformed) && share(faults) && share(o->style_refusal) &&
           share(o->style_verbose) && share(o->style_text) && share(styles) && o->latency_ms >= 0 &&
           o->latency_jitter_ms >= 0 && o->hard >= 0 && o->hard <= HARD_MAX;
}

struct lac_sim *lac_sim_start(const struct lac_sim_options *options, struct lac_error *err)
{
    if (!good_options(options)) {
        lac_fail(err, LAC_E_INVALID,
                 "sim: the port must be 0 to 65535, hard 0 to 6, latencies not negative, and the shares of faults and "
                 "of styles each 0 to 1 and together at most 1");
        return NULL;
    }
    struct lac_sim *sim = lac_alloc_zero(1, sizeof *sim);
    sim->options = *options;
    sim->near = lac_near_index_new(options->items, options->n_items);
    sim->world = (struct lac_sim_world){options->seed,  options->no_gap,  options->hard,
                                        options->items, options->n_items, sim->near};
    sim->count = lac_sim_count_new();
    sim->stopping = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    errno = 0;
    if (sim->stopping >= 0 && start_daemon(sim))
        return sim;
    lac_fail(err, errno == EADDRINUSE ? LAC_E_BUSY : LAC_E_IO, "sim: cannot listen on 127.0.0.1:%d: %s", options->port,
             errno ? strerror(errno) : "no reason given");
    lac_sim_stop(sim);
    return NULL;
}

int lac_sim_port(const struct lac_sim *sim)
{
    return sim->port;
}

void lac_sim_stop(struct lac_sim *sim)
{
    if (!sim)
        return;
    if (sim->stopping >= 0)
        eventfd_write(sim->stopping, 1);
    if (sim->daemon)
        MHD_stop_daemon(sim->daemon);
    if (sim->stopping >= 0)
        close(sim->stopping);
    lac_sim_count_free(sim->count);
    lac_near_index_free(sim->near);
    free(sim);
}
