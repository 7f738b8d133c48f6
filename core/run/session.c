#include "core/run/session.h"
#include "core/base/log.h"
#include "core/run/host.h"

#include <string.h>

enum { PUMP_US = 20000 }; /* Lua holds the loop this long before events get their turn */

static void dispatch_store(void *user)
{
    struct lac_session *s = user;
    if (s->store)
        lac_store_dispatch(s->store);
}

static void store_notifies(void *user)
{
    struct lac_session *s = user;
    lac_loop_post(s->loop, dispatch_store, s);
}

static void pump(void *user)
{
    struct lac_session *s = user;
    s->pump = NULL;
    if (lac_tasks_pump(s->tasks, PUMP_US))
        lac_session_wake(s);
}

void lac_session_wake(struct lac_session *s)
{
    if (!s->pump)
        s->pump = lac_loop_after(s->loop, 0, pump, s);
}

static void tick(void *user)
{
    struct lac_session *s = user;
    s->tick = lac_loop_after(s->loop, LAC_TICK_MS * 1000, tick, s);
    s->on_tick(s->user);
}

static int ms_of(const struct lac_value *http, const char *key, int ms)
{
    double seconds = lac_get_num(http, key, ms / 1e3);
    return seconds * 1e3 < 1 ? 1 : (int)(seconds * 1e3);
}

/* What `http` says over `terms`. */
static struct lac_http_terms terms_over(struct lac_http_terms terms, const struct lac_value *http)
{
    return (struct lac_http_terms){
        .connect_ms = ms_of(http, "connect", terms.connect_ms),
        .first_byte_ms = ms_of(http, "first_byte", terms.first_byte_ms),
        .idle_ms = ms_of(http, "idle", terms.idle_ms),
        .total_ms = ms_of(http, "total", terms.total_ms),
        .attempts = (int)lac_get_int(http, "attempts", terms.attempts),
        .http2 = lac_get_bool(http, "http2", terms.http2),
    };
}

static void open_lanes(struct lac_session *s, const struct lac_http_terms *terms)
{
    for (size_t i = 0; i < s->cast->n_models; i++) {
        struct lac_model *m = &s->cast->models[i];
        struct lac_http_terms own = terms_over(*terms, &m->http);
        struct lac_lane_options options = {m->in_flight, m->rpm, m->tpm, &own};
        m->attempts = own.attempts;
        m->lane = lac_http_lane(s->http, m->paced_as, &options);
    }
}

static enum lac_status open_stores(struct lac_session *s, const struct lac_session_options *o, struct lac_error *err)
{
    struct lac_store_options own = {.path = o->store_path, .create = true, .notify = store_notifies, .notify_user = s};
    struct lac_store_options source = {.path = o->source_path, .read_only = true};
    if (o->store_path && !(s->store = lac_store_open(&own, err)))
        return err->status;
    if (o->source_path && !(s->source = lac_store_open(&source, err)))
        return err->status;
    return LAC_OK;
}

static void open_cache(struct lac_session *s, const struct lac_session_options *o)
{
    struct lac_error err;
    struct lac_cache_options options = {.path = o->cache_path, .max_age_s = o->cache_max_age_s};
    if (!o->cache_path)
        return;
    s->cache = lac_cache_open(&options, &err);
    if (!s->cache)
        lac_log(LAC_LOG_WARN, "the run goes on without the cache of replies: %s", err.message);
}

enum lac_status lac_session_open(struct lac_project *project, struct lac_cast *cast,
                                 const struct lac_session_options *options, struct lac_session *out,
                                 struct lac_error *err)
{
    memset(out, 0, sizeof *out);
    out->project = project;
    out->cast = cast;
    out->in_flight = options->in_flight;
    out->on_tick = options->tick;
    out->user = options->user;
    out->loop = lac_loop_new(err);
    if (!out->loop)
        return err->status;
    struct lac_http_options http = lac_http_defaults();
    http.in_flight = options->in_flight;
    if (options->http)
        http.terms = terms_over(http.terms, options->http);
    enum lac_status status = open_stores(out, options, err);
    if (status == LAC_OK) {
        out->http = lac_http_new(out->loop, project->secrets, &http, err);
        status = out->http ? LAC_OK : err->status;
    }
    if (status != LAC_OK) {
        lac_session_close(out);
        return status;
    }
    open_cache(out, options);
    open_lanes(out, &http.terms);
    struct lac_calls_options calls = {.loop = out->loop,
                                      .http = out->http,
                                      .store = out->store,
                                      .source = out->source,
                                      .offline = out->source != NULL,
                                      .cache = out->cache,
                                      .budget = options->budget,
                                      .project = project,
                                      .report_stopped = options->report_stopped,
                                      .stopped = options->stopped,
                                      .called = options->called,
                                      .user = options->user};
    out->calls = lac_calls_new(&calls);
    struct lac_task_host host = lac_host(out);
    out->tasks = lac_tasks_new(&host);
    if (out->on_tick)
        out->tick = lac_loop_after(out->loop, LAC_TICK_MS * 1000, tick, out);
    return LAC_OK;
}

void lac_session_close(struct lac_session *s)
{
    lac_timer_cancel(s->pump);
    lac_timer_cancel(s->tick);
    if (s->tasks)
        lac_tasks_free(s->tasks);
    lac_calls_free(s->calls);
    if (s->http)
        lac_http_free(s->http);
    if (s->store)
        lac_store_close(s->store);
    lac_store_close(s->source);
    lac_cache_close(s->cache);
    if (s->loop)
        lac_loop_free(s->loop);
    memset(s, 0, sizeof *s);
}

bool lac_session_idle(const struct lac_session *s)
{
    struct lac_tasks_stats stats;
    lac_tasks_stats(s->tasks, &stats);
    return !s->pump && stats.ready == 0 && !lac_calls_busy(s->calls);
}
