#include "core/base/clock.h"
#include "core/base/log.h"
#include "core/net/engine.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

enum { DESCRIPTORS_ELSEWHERE = 64 }; /* store, logs, loop, pipes */

struct lac_http_options lac_http_defaults(void)
{
    return (struct lac_http_options){
        .in_flight = 32,
        .body_max = 4 << 20,
        .terms = {.connect_ms = 10000,
                  .first_byte_ms = 600000,
                  .idle_ms = 120000,
                  .total_ms = 900000,
                  .attempts = 6,
                  .http2 = false},
    };
}

/* --- the engine --- */

/* A connection in use and, for a while, an idle one to another origin. Raises the process's limit, or lowers in_flight.
 */
static void fit_descriptors(struct lac_http_options *options)
{
    struct rlimit limit;
    rlim_t want = (rlim_t)options->in_flight * 2 + DESCRIPTORS_ELSEWHERE;
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= want)
        return;
    limit.rlim_cur = limit.rlim_max < want ? limit.rlim_max : want;
    if (setrlimit(RLIMIT_NOFILE, &limit) != 0)
        getrlimit(RLIMIT_NOFILE, &limit);
    if (limit.rlim_cur >= want)
        return;
    int fits = limit.rlim_cur > DESCRIPTORS_ELSEWHERE + 2 ? (int)((limit.rlim_cur - DESCRIPTORS_ELSEWHERE) / 2) : 1;
    lac_log(LAC_LOG_WARN, "%d requests in flight instead of %d: the system allows %llu open files (ulimit -n)", fits,
            options->in_flight, (unsigned long long)limit.rlim_cur);
    options->in_flight = fits;
}

/* libcurl leaves these to its command line tool, whose order this is. */
static void find_authorities(struct lac_http *http)
{
    http->ca_file = lac_secrets_setting(http->secrets, "CURL_CA_BUNDLE");
    if (http->ca_file)
        return;
    http->ca_file = lac_secrets_setting(http->secrets, "SSL_CERT_FILE");
    http->ca_folder = lac_secrets_setting(http->secrets, "SSL_CERT_DIR");
}

static bool sensible(const struct lac_http_options *o)
{
    const struct lac_http_terms *t = &o->terms;
    return o->in_flight >= 1 && o->in_flight <= 1 << 20 && t->connect_ms >= 1 && t->first_byte_ms >= 1 &&
           t->idle_ms >= 1 && t->total_ms >= 1 && t->attempts >= 1 && o->body_max >= 1;
}

struct lac_http *lac_http_new(struct lac_loop *loop, struct lac_secrets *secrets,
                              const struct lac_http_options *options, struct lac_error *err)
{
    if (!sensible(options)) {
        lac_fail(err, LAC_E_INVALID, "HTTP: requests in flight, time-outs, attempts and body size must be 1 or more");
        return NULL;
    }
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
        lac_fail(err, LAC_E_NET, "libcurl does not start");
        return NULL;
    }
    struct sigaction pipe;
    if (sigaction(SIGPIPE, NULL, &pipe) == 0 && pipe.sa_handler == SIG_DFL)
        signal(SIGPIPE, SIG_IGN); /* a TLS library may write to a connection that is gone */
    struct lac_http *http = lac_alloc_zero(1, sizeof *http);
    http->loop = loop;
    http->secrets = secrets;
    http->options = *options;
    http->pace = lac_retry_pace;
    lac_rng_seed(&http->rng, lac_rng_entropy(), lac_rng_entropy()); /* processes must not retry in step */
    fit_descriptors(&http->options);
    find_authorities(http);
    http->proxies = lac_proxies_find(secrets);
    return http;
}

void lac_http_free(struct lac_http *http)
{
    if (!http)
        return;
    for (size_t i = 0; i < http->slots.n; i++) {
        struct lac_request *request = http->slots.at[i].request;
        if (request && request->transfer)
            lac_transfer_release(request->transfer);
        if (request)
            lac_request_free(request);
    }
    lac_groups_free(http);
    lac_transfers_free(http);
    for (size_t i = 0; i < http->lanes.n; i++) {
        free(http->lanes.at[i]->name);
        free(http->lanes.at[i]->stopped);
        free(http->lanes.at[i]);
    }
    lac_timer_cancel(http->pump_soon);
    lac_timer_cancel(http->pump_later);
    lac_str_free(&http->line);
    lac_vec_free(&http->lanes);
    lac_vec_free(&http->slots);
    lac_vec_free(&http->free_slots);
    free(http);
    curl_global_cleanup();
}

void lac_http_stats(const struct lac_http *http, struct lac_http_stats *out)
{
    *out = http->stats;
}

/* --- requests --- */

static void unqueue(struct lac_request *request)
{
    lac_requests_unlink(request->resting ? &request->lane->waiting : &request->lane->queue, request);
    lac_timer_cancel(request->wait);
    request->wait = NULL;
    request->resting = false;
    request->lane->http->stats.queued--;
}

/* --- lanes --- */

struct lac_lane *lac_http_lane(struct lac_http *http, const char *name, const struct lac_lane_options *options)
{
    static const struct lac_lane_options none = {0};
    const struct lac_lane_options *o = options ? options : &none;
    for (size_t i = 0; i < http->lanes.n; i++)
        if (strcmp(http->lanes.at[i]->name, name) == 0)
            return http->lanes.at[i];
    struct lac_lane *lane = lac_alloc_zero(1, sizeof *lane);
    lane->http = http;
    lane->name = lac_strdup(name);
    lane->terms = o->terms ? *o->terms : http->options.terms;
    bool own = o->in_flight > 0 && o->in_flight < http->options.in_flight;
    lac_limit_init(&lane->limit, own ? o->in_flight : http->options.in_flight);
    lac_pace_init(&lane->pace, o->rpm, o->tpm, lac_clock_us());
    lac_vec_push(&http->lanes, lane);
    return lane;
}

static void on_pump(void *user)
{
    struct lac_http *http = user;
    http->pump_soon = NULL;
    lac_http_pump(http);
}

/* Callers hear nothing before they are back in the loop. */
static void pump_soon(struct lac_http *http)
{
    if (!http->pump_soon && !http->reaping)
        http->pump_soon = lac_loop_after(http->loop, 0, on_pump, http);
}

void lac_lane_settle(struct lac_lane *lane, int64_t estimated, int64_t used)
{
    lac_pace_settle(&lane->pace, (double)estimated, (double)used, lac_clock_us());
    if (used < estimated && lane->queue.first)
        pump_soon(lane->http);
}

void lac_lane_stop(struct lac_lane *lane, const char *reason)
{
    if (lane->stopped)
        return;
    lane->stopped = lac_strdup(reason);
    pump_soon(lane->http);
}

const char *lac_lane_stopped(const struct lac_lane *lane)
{
    return lane->stopped;
}

uint64_t lac_http_send(struct lac_http *http, struct lac_lane *lane, const struct lac_http_request *from,
                       lac_http_done *done, void *user)
{
    struct lac_request *request = lac_request_new(from);
    request->lane = lane;
    request->done = done;
    request->user = user;
    request->again = from->again;
    request->attempts_max = from->attempts > 0 ? from->attempts : lane->terms.attempts;
    lac_request_enlist(http, request);
    lac_requests_append(&lane->queue, request);
    http->stats.queued++;
    pump_soon(http);
    return request->handle;
}

static void land(struct lac_request *request)
{
    request->lane->in_flight--;
    request->lane->http->stats.in_flight--;
}

void lac_http_cancel(struct lac_http *http, uint64_t handle)
{
    struct lac_request *request = lac_request_find(http, handle);
    if (!request)
        return;
    if (request->transfer) {
        land(request);
        lac_transfer_release(request->transfer);
        pump_soon(http);
    } else {
        unqueue(request);
    }
    lac_request_delist(http, request);
    lac_request_free(request);
}

bool lac_http_recall(struct lac_http *http, uint64_t handle)
{
    const struct lac_request *request = lac_request_find(http, handle);
    if (!request || request->attempts > 0)
        return false;
    lac_http_cancel(http, handle);
    return true;
}

/* Takes the request, which is in no list and not on the wire. The cause is redacted here, the body by the caller. */
static void answer(struct lac_request *request, struct lac_http_response *response, const char *cause)
{
    struct lac_http *http = request->lane->http;
    struct lac_str clean = {0};
    if (cause)
        lac_secrets_redact(http->secrets, &clean, cause, strlen(cause));
    response->cause = lac_str_get(&clean);
    response->body = response->body ? response->body : "";
    response->content_type = response->content_type ? response->content_type : "";
    response->attempts = request->attempts;
    if (response->fate == LAC_HTTP_REPLIED)
        http->stats.replied++;
    lac_request_delist(http, request);
    request->done(request->user, response);
    lac_str_free(&clean);
    lac_request_free(request);
}

/* --- an attempt is over --- */

struct verdict {
    enum lac_http_fate fate;
    bool again;
    bool cut;         /* the body is not whole */
    int64_t after_us; /* of the next attempt */
    int64_t wait_us;  /* Retry-After when it is longer than we wait, else 0 */
};

static bool may_repeat(const struct lac_transfer *transfer, int status, CURLcode code)
{
    if (status)
        return lac_retry_status(status);
    long system_errno = 0;
    curl_easy_getinfo(transfer->easy, CURLINFO_OS_ERRNO, &system_errno);
    return lac_retry_curl(code, system_errno) == LAC_RETRY_AGAIN;
}

static bool refused(const struct lac_transfer *transfer, int status, CURLcode code)
{
    if (status)
        return !lac_retry_status(status);
    long system_errno = 0;
    curl_easy_getinfo(transfer->easy, CURLINFO_OS_ERRNO, &system_errno);
    return lac_retry_curl(code, system_errno) == LAC_RETRY_REFUSED;
}

static bool good(long status)
{
    return status >= 200 && status < 300;
}

/* A good reply that ends too soon or never is the server's word on this one request: when the attempts are used up it
 * is handed on, and says nothing about the model. */
static bool cut_for_good(const struct lac_transfer *transfer, CURLcode code)
{
    long status = 0;
    const struct lac_request *request = transfer->request;
    curl_easy_getinfo(transfer->easy, CURLINFO_RESPONSE_CODE, &status);
    return good(status) && ((code == CURLE_WRITE_ERROR && transfer->too_long) ||
                            (code == CURLE_PARTIAL_FILE && request->attempts >= request->attempts_max));
}

static struct verdict judge(const struct lac_transfer *transfer, int status, CURLcode code, int64_t wait_us)
{
    const struct lac_request *request = transfer->request;
    struct lac_http *http = transfer->http;
    if (good(status))
        return (struct verdict){.fate = LAC_HTTP_REPLIED};
    if (cut_for_good(transfer, code))
        return (struct verdict){.fate = LAC_HTTP_REPLIED, .cut = true};
    if (refused(transfer, status, code))
        return (struct verdict){.fate = LAC_HTTP_REFUSED};
    if (request->lane->stopped)
        return (struct verdict){.fate = LAC_HTTP_STOPPED};
    if (request->attempts >= request->attempts_max || !may_repeat(transfer, status, code))
        return (struct verdict){.fate = LAC_HTTP_GAVE_UP};
    if (wait_us > (int64_t)LAC_LIMIT_PAUSE_MAX_S * 1000000)
        return (struct verdict){.fate = LAC_HTTP_GAVE_UP, .wait_us = wait_us};
    int64_t own = lac_retry_delay(&http->pace, request->attempts, &http->rng);
    return (struct verdict){.again = true, .after_us = own > wait_us ? own : wait_us};
}

static void adapt(const struct lac_transfer *transfer, int status, int64_t wait_us, int64_t now_us)
{
    struct lac_lane *lane = transfer->request->lane;
    if (status && transfer->quotas.said)
        lac_pace_hear(&lane->pace, &transfer->quotas, transfer->mark, lac_transfer_wall_ms(transfer), now_us);
    if (lac_retry_slower(status)) {
        transfer->http->stats.limited++;
        lac_limit_bad(&lane->limit, lane->in_flight, transfer->started_us, wait_us, now_us);
    } else if (status >= 200 && status < 500) {
        lac_limit_good(&lane->limit, lane->in_flight, transfer->started_us, now_us);
    }
}

static void rested(struct lac_request *request)
{
    request->resting = false;
    lac_requests_unlink(&request->lane->waiting, request);
    lac_requests_prepend(&request->lane->queue, request); /* the oldest first */
    pump_soon(request->lane->http);
}

static void on_wait_over(void *user)
{
    struct lac_request *request = user;
    request->wait = NULL;
    if (!request->held)
        rested(request);
}

void lac_http_allow(struct lac_http *http, uint64_t handle)
{
    struct lac_request *request = lac_request_find(http, handle);
    if (!request || !request->held)
        return;
    request->held = false;
    if (!request->wait)
        rested(request);
}

static void try_later(struct lac_request *request, int64_t after_us, int status)
{
    struct lac_http *http = request->lane->http;
    http->stats.queued++;
    http->stats.retried++;
    request->wait = lac_loop_after(http->loop, after_us, on_wait_over, request);
    request->resting = true;
    lac_requests_append(&request->lane->waiting, request);
    request->held = request->again != NULL;
    if (request->again)
        request->again(request->user, request->handle, status); /* may cancel it */
}

static void add_cause(struct lac_str *out, const struct lac_transfer *transfer, int status, CURLcode code,
                      const struct verdict *verdict)
{
    const struct lac_request *request = transfer->request;
    if (verdict->fate == LAC_HTTP_STOPPED) {
        lac_str_add(out, request->lane->stopped);
        return;
    }
    long system_errno = 0;
    curl_easy_getinfo(transfer->easy, CURLINFO_OS_ERRNO, &system_errno);
    struct lac_cause cause = {
        .url = request->url,
        .status = status,
        .code = code,
        .system_errno = system_errno,
        .detail = transfer->detail,
        .late = transfer->late,
        .late_us = transfer->late ? transfer->late_us : (int64_t)request->lane->terms.connect_ms * 1000,
        .wait_us = verdict->wait_us,
        .body_max = transfer->http->options.body_max,
        .attempts = request->attempts,
    };
    lac_cause_add(out, &cause);
}

void lac_http_ended(struct lac_transfer *transfer, CURLcode code)
{
    struct lac_http *http = transfer->http;
    struct lac_request *request = transfer->request;
    struct lac_str body = {0}, type = {0}, cause = {0};
    int64_t now_us = lac_clock_us();
    long status_long = 0;
    if (transfer->sendings > 1) /* the second was not allowed: the first got no answer */
        code = CURLE_GOT_NOTHING;
    if (code == CURLE_OK)
        curl_easy_getinfo(transfer->easy, CURLINFO_RESPONSE_CODE, &status_long);
    int status = (int)status_long;
    int64_t wait_us = status ? lac_transfer_wait_us(transfer) : -1;
    adapt(transfer, status, wait_us, now_us);
    land(request);
    struct verdict verdict = judge(transfer, status, code, wait_us);
    if (verdict.cut)
        curl_easy_getinfo(transfer->easy, CURLINFO_RESPONSE_CODE, &status_long);
    if (verdict.again) {
        lac_transfer_release(transfer);
        try_later(request, verdict.after_us, status);
        return;
    }
    if (verdict.fate != LAC_HTTP_REPLIED)
        add_cause(&cause, transfer, status, code, &verdict);
    if (status_long)
        lac_secrets_redact(http->secrets, &body, lac_str_get(&transfer->body), transfer->body.len);
    lac_secrets_redact(http->secrets, &type, transfer->content_type, strlen(transfer->content_type));
    struct lac_http_response response = {
        .fate = verdict.fate,
        .status = (int)status_long,
        .cut = verdict.cut,
        .body = lac_str_get(&body),
        .body_len = body.len,
        .content_type = lac_str_get(&type),
        .latency_us = now_us - transfer->started_us,
    };
    lac_transfer_release(transfer);
    answer(request, &response, lac_str_get(&cause));
    lac_str_free(&body);
    lac_str_free(&type);
    lac_str_free(&cause);
}

/* --- sending what may be sent --- */

static void send_first(struct lac_lane *lane)
{
    struct lac_http *http = lane->http;
    struct lac_request *request = lane->queue.first;
    struct lac_error err;
    unqueue(request);
    if (request->broken) {
        struct lac_http_response response = {.fate = LAC_HTTP_REFUSED};
        answer(request, &response, request->broken);
        return;
    }
    request->attempts++;
    if (lac_transfer_start(http, request, &err) != LAC_OK) {
        request->attempts--;
        struct lac_http_response response = {.fate = LAC_HTTP_REFUSED};
        answer(request, &response, err.message);
        return;
    }
    request->transfer->mark = lac_pace_take(&lane->pace, (double)request->tokens, request->transfer->started_us);
    lane->in_flight++;
    http->stats.in_flight++;
    http->stats.sent++;
}

static void answer_stopped(struct lac_lane *lane)
{
    struct lac_request *request;
    while ((request = lane->queue.first ? lane->queue.first : lane->waiting.first) != NULL) {
        struct lac_http_response response = {.fate = LAC_HTTP_STOPPED};
        unqueue(request);
        answer(request, &response, lane->stopped);
    }
}

/* When the lane's first request may be sent; INT64_MAX: when something else has happened. */
static int64_t lane_next(const struct lac_lane *lane, int64_t now_us)
{
    if (!lane->queue.first || lane->stopped)
        return INT64_MAX;
    int64_t limit_us = lac_limit_next(&lane->limit, lane->in_flight, now_us);
    int64_t pace_us = lac_pace_next(&lane->pace, (double)lane->queue.first->tokens, now_us);
    return limit_us > pace_us ? limit_us : pace_us;
}

/* One request of each lane in turn, until the engine is full or no lane may send. Returns when the first paused one
 * may. */
static int64_t send_round(struct lac_http *http)
{
    int64_t wake_us = INT64_MAX;
    size_t still = 0; /* lanes in a row that did not send */
    while (still < http->lanes.n && http->stats.in_flight < http->options.in_flight) {
        struct lac_lane *lane = http->lanes.at[http->next_lane++ % http->lanes.n];
        int64_t now_us = lac_clock_us(), next_us = lane_next(lane, now_us);
        if (next_us <= now_us) {
            send_first(lane);
            still = 0;
            wake_us = INT64_MAX;
            continue;
        }
        wake_us = next_us < wake_us ? next_us : wake_us;
        still++;
    }
    return wake_us;
}

static void on_pump_later(void *user)
{
    struct lac_http *http = user;
    http->pump_later = NULL;
    lac_http_pump(http);
}

void lac_http_pump(struct lac_http *http)
{
    if (http->pumping)
        return;
    http->pumping = true;
    for (size_t i = 0; i < http->lanes.n; i++)
        if (http->lanes.at[i]->stopped)
            answer_stopped(http->lanes.at[i]);
    int64_t wake_us = send_round(http);
    lac_timer_cancel(http->pump_later);
    http->pump_later = NULL;
    if (wake_us != INT64_MAX)
        http->pump_later = lac_loop_after(http->loop, wake_us - lac_clock_us(), on_pump_later, http);
    http->pumping = false;
}
