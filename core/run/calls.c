#include "core/run/calls.h"
#include "core/base/alloc.h"
#include "core/base/log.h"
#include "core/base/map.h"
#include "core/base/utf8.h"
#include "core/base/vec.h"
#include "core/model/json.h"
#include "core/run/wire.h"

#include <stdlib.h>
#include <string.h>

enum { SERVERS_WORD = 200 };  /* bytes of a server's own error message that are passed on */
enum { MALFORMED_TRIES = 3 }; /* a reply the provider cannot read is asked again this often before it counts */

struct waiter {
    uint64_t handle;
    lac_call_done *done;
    void *user;
    struct waiter *next;
};

/* One request on its way, shared by all who asked for it. */
struct flight {
    struct lac_calls *calls;
    struct lac_id key;
    const struct lac_model *model;
    struct lac_wire wire;
    struct waiter *waiters;
    uint64_t http; /* 0 while not on the wire */
    int tries;
    int64_t tokens_in, tokens_out; /* of all tries; -1 while no reply said */
    char *reply;                   /* JSON of what the provider read, once it is known */
    char *cause;
    bool parked;
    size_t place; /* in calls->all */
    struct flight *next_ready;
};

struct lac_calls {
    struct lac_calls_options opt;
    struct lac_map *flights; /* key -> flight */
    LAC_VEC(struct flight *) all;
    struct flight *ready, **ready_end;
    struct lac_timer *timer;
    uint64_t last_handle;
    int64_t on_the_way; /* flights that will be answered: not parked */
    bool closed, unwritten;
    struct lac_calls_stats stats;
};

struct lac_calls *lac_calls_new(const struct lac_calls_options *options)
{
    struct lac_calls *calls = lac_alloc_zero(1, sizeof *calls);
    calls->opt = *options;
    calls->flights = lac_map_new();
    calls->ready_end = &calls->ready;
    return calls;
}

static void free_flight(struct flight *f)
{
    for (struct waiter *w = f->waiters, *next; w; w = next) {
        next = w->next;
        w->done(w->user, f->key, NULL, NULL);
        free(w);
    }
    lac_wire_free(&f->wire);
    free(f->reply);
    free(f->cause);
    free(f);
}

void lac_calls_free(struct lac_calls *calls)
{
    if (!calls)
        return;
    lac_timer_cancel(calls->timer);
    for (size_t i = 0; i < calls->all.n; i++) {
        if (calls->all.at[i]->http)
            lac_http_cancel(calls->opt.http, calls->all.at[i]->http);
        free_flight(calls->all.at[i]);
    }
    lac_vec_free(&calls->all);
    lac_map_free(calls->flights);
    free(calls);
}

static void forget(struct flight *f)
{
    struct lac_calls *calls = f->calls;
    lac_map_remove(calls->flights, f->key);
    struct flight *last = calls->all.at[--calls->all.n];
    calls->all.at[f->place] = last;
    last->place = f->place;
    if (!f->parked)
        calls->on_the_way--;
    free_flight(f);
}

static void answer(struct flight *f)
{
    struct lac_arena *arena = lac_arena_new();
    struct lac_value reply = lac_nil();
    if (f->reply)
        lac_json_read(arena, f->reply, strlen(f->reply), &reply, NULL);
    struct lac_id key = f->key;
    struct waiter *waiters = f->waiters;
    struct lac_calls *calls = f->calls;
    char *cause = f->cause;
    f->waiters = NULL;
    f->cause = NULL;
    bool known = f->reply != NULL;
    forget(f);
    while (waiters) {
        struct waiter *w = waiters;
        waiters = w->next;
        calls->stats.waiting--;
        w->done(w->user, key, known ? &reply : NULL, cause);
        free(w);
    }
    free(cause);
    lac_arena_free(arena);
}

static void deliver(void *user)
{
    struct lac_calls *calls = user;
    calls->timer = NULL;
    struct flight *f = calls->ready;
    calls->ready = NULL;
    calls->ready_end = &calls->ready;
    while (f) {
        struct flight *next = f->next_ready;
        answer(f);
        f = next;
    }
}

static void make_ready(struct flight *f)
{
    struct lac_calls *calls = f->calls;
    f->next_ready = NULL;
    *calls->ready_end = f;
    calls->ready_end = &f->next_ready;
    if (!calls->timer)
        calls->timer = lac_loop_after(calls->opt.loop, 0, deliver, calls);
}

/* Nobody will answer this one in this process. */
static void park(struct flight *f, const char *cause)
{
    if (f->calls->opt.report_stopped) {
        char *copy = lac_strdup(cause);
        free(f->cause);
        f->cause = copy;
        make_ready(f);
    } else if (!f->parked) {
        f->parked = true;
        f->calls->on_the_way--;
    }
}

/* Nothing may rest on what was not written: the run ends (lac_calls_unwritten). */
static void park_unwritten(struct flight *f)
{
    f->calls->unwritten = true;
    f->calls->closed = true;
    free(f->reply);
    f->reply = NULL;
    park(f, "the run's database cannot be written");
}

static void settled(void *user, enum lac_status status)
{
    struct flight *f = user;
    if (status != LAC_OK)
        park_unwritten(f);
    else if (f->reply)
        make_ready(f);
    else
        park(f, f->cause);
}

static void settle(struct flight *f, const struct lac_http_response *r)
{
    struct lac_reply reply = {.ok = f->reply != NULL,
                              .http_status = r->status,
                              .text = f->reply,
                              .cause = r->cause,
                              .attempts = r->attempts,
                              .latency_us = r->latency_us,
                              .tokens_in = f->tokens_in,
                              .tokens_out = f->tokens_out};
    if (f->calls->opt.store)
        lac_store_settle(f->calls->opt.store, f->key, &reply, settled, f);
    else
        settled(f, LAC_OK);
}

static void stop_model(struct flight *f, const char *cause)
{
    const struct lac_model *m = f->model;
    if (lac_lane_stopped(m->lane))
        return;
    lac_lane_stop(m->lane, cause);
    if (f->calls->opt.stopped)
        f->calls->opt.stopped(f->calls->opt.user, m, cause);
}

static void send_now(struct flight *f);

/* A reply that is asked again was paid for as well. */
static void count_tokens(struct flight *f, const struct lac_value *usage)
{
    struct lac_calls_stats *stats = &f->calls->stats;
    int64_t in = lac_get_int(usage, "input", -1), out = lac_get_int(usage, "output", -1);
    if (in >= 0)
        lac_lane_settle(f->model->lane, f->wire.request.tokens, in + (out > 0 ? out : 0));
    if (in >= 0)
        f->tokens_in = in + (f->tokens_in > 0 ? f->tokens_in : 0);
    if (out >= 0)
        f->tokens_out = out + (f->tokens_out > 0 ? f->tokens_out : 0);
    stats->tokens_in += in > 0 ? in : 0;
    stats->tokens_out += out > 0 ? out : 0;
    stats->no_usage += in < 0;
}

/* Takes what the provider read; true when the call shall be asked again. */
static bool take_reply(struct flight *f, const struct lac_http_response *r)
{
    struct lac_arena *arena = lac_arena_new();
    struct lac_value reply;
    struct lac_error err;
    if (lac_wire_read(f->model, r->status, r->body, r->body_len, arena, &reply, &err) != LAC_OK) {
        lac_log(LAC_LOG_WARN, "model '%s': %s", f->model->name, err.message);
        reply = lac_object();
        lac_set_text(arena, &reply, "error", "malformed");
    }
    bool again = strcmp(lac_get_text(&reply, "error", ""), "malformed") == 0 && !r->cut && ++f->tries < MALFORMED_TRIES;
    count_tokens(f, lac_get(&reply, "usage"));
    if (!again) {
        struct lac_str json = {0};
        lac_json_write(&json, &reply);
        f->reply = lac_str_take(&json);
    }
    lac_arena_free(arena);
    return again;
}

/* What the server says about its refusal, in the usual place {error = {message}} or {error = "..."}; redacted, cut. */
static void add_servers_word(struct lac_str *out, const struct lac_http_response *r)
{
    struct lac_arena *arena = lac_arena_new();
    struct lac_value body;
    if (lac_json_read(arena, r->body, r->body_len, &body, NULL) == LAC_OK) {
        const struct lac_value *error = lac_get(&body, "error");
        const char *word = lac_as_text(error, lac_get_text(error, "message", ""));
        size_t len = lac_utf8_cut(word, strlen(word), SERVERS_WORD);
        if (len)
            lac_str_addf(out, " (%.*s%s)", (int)len, word, word[len] ? "..." : "");
    }
    lac_arena_free(arena);
}

/* The cause as the user needs it: what happened, what the server says, what to do. */
static char *why_refused(const struct lac_model *m, const struct lac_http_response *r)
{
    struct lac_str out = {0};
    lac_str_add(&out, r->cause);
    if (r->fate == LAC_HTTP_REFUSED)
        add_servers_word(&out, r);
    if ((r->status == 401 || r->status == 403) && m->key)
        lac_str_addf(&out, ": the key in %s was refused; set it", m->key);
    else if (r->status == 401 || r->status == 403)
        lac_str_addf(&out, ": the server wants a key; name its variable in models.%s.key", m->name);
    else if (r->status == 400 || r->status == 422)
        lac_str_addf(&out, ": see models.%s.params and .features; lacuna check shows a request", m->name);
    else if (r->status == 404)
        lac_str_addf(&out, ": is '%s' the server's name for the model, and %s its base URL?", m->sent_name, m->url);
    return lac_str_take(&out);
}

static void replied(void *user, const struct lac_http_response *r)
{
    struct flight *f = user;
    f->http = 0;
    if (r->fate == LAC_HTTP_REPLIED) {
        if (take_reply(f, r)) {
            send_now(f);
            return;
        }
        f->calls->stats.answered++;
    } else {
        free(f->cause);
        f->cause = why_refused(f->model, r);
        stop_model(f, f->cause);
    }
    settle(f, r);
}

static void send_now(struct flight *f)
{
    struct lac_calls *calls = f->calls;
    const char *stopped = lac_lane_stopped(f->model->lane);
    if (stopped || calls->closed) {
        park(f, stopped ? stopped : "the run was stopped");
        return;
    }
    f->http = lac_http_send(calls->opt.http, f->model->lane, &f->wire.request, replied, f);
}

static void reserved(void *user, enum lac_status status)
{
    struct flight *f = user;
    if (status == LAC_OK)
        send_now(f);
    else
        park_unwritten(f);
}

static void reserve(struct flight *f, const char *purpose)
{
    if (!f->calls->opt.store || f->calls->closed || lac_lane_stopped(f->model->lane)) {
        send_now(f); /* without a store, or to be parked there */
        return;
    }
    struct lac_call call = {.key = f->key, .model = f->model->name, .purpose = purpose, .request = f->wire.record};
    lac_store_reserve(f->calls->opt.store, &call, reserved, f);
}

static struct flight *new_flight(struct lac_calls *calls, const struct lac_model *model, struct lac_wire *wire,
                                 struct lac_id key)
{
    struct flight *f = lac_alloc_zero(1, sizeof *f);
    f->calls = calls;
    f->key = key;
    f->model = model;
    f->tokens_in = f->tokens_out = -1;
    f->wire = *wire;
    *wire = (struct lac_wire){0};
    lac_map_put(calls->flights, key, f);
    f->place = calls->all.n;
    lac_vec_push(&calls->all, f);
    calls->on_the_way++;
    return f;
}

static bool from_store(struct flight *f)
{
    struct lac_str text = {0};
    if (!f->calls->opt.store || !lac_store_reply(f->calls->opt.store, f->key, &text))
        return false;
    f->reply = lac_str_take(&text);
    make_ready(f);
    return true;
}

uint64_t lac_calls_send(struct lac_calls *calls, const struct lac_model *model, const struct lac_value *call,
                        const char *purpose, int64_t draw, lac_call_done *done, void *user)
{
    struct lac_wire wire = {0};
    struct lac_error err;
    struct lac_id key = {0, 0};
    bool made = lac_wire_make(model, call, draw, &wire, &key, &err) == LAC_OK;
    struct flight *f = made ? lac_map_get(calls->flights, key) : NULL;
    struct waiter *w = lac_alloc(sizeof *w);
    *w = (struct waiter){++calls->last_handle, done, user, f ? f->waiters : NULL};
    calls->stats.asked++;
    calls->stats.waiting++;
    if (f) {
        calls->stats.reused++;
        f->waiters = w;
        lac_wire_free(&wire);
        return w->handle;
    }
    f = new_flight(calls, model, &wire, key);
    f->waiters = w;
    if (!made) {
        stop_model(f, err.message); /* its provider script cannot make requests: as good as away */
        park(f, err.message);
    } else if (from_store(f)) {
        calls->stats.reused++;
    } else {
        reserve(f, purpose);
    }
    return w->handle;
}

void lac_calls_cancel(struct lac_calls *calls, uint64_t handle)
{
    for (size_t i = 0; i < calls->all.n; i++) {
        struct flight *f = calls->all.at[i];
        for (struct waiter **at = &f->waiters; *at; at = &(*at)->next) {
            if ((*at)->handle != handle)
                continue;
            struct waiter *w = *at;
            *at = w->next;
            free(w);
            calls->stats.waiting--;
            return; /* a reply that nobody waits for any more is still taken in: it was paid for */
        }
    }
}

void lac_calls_close(struct lac_calls *calls)
{
    calls->closed = true;
    for (size_t i = 0; i < calls->all.n; i++) /* what waits in our own queue comes back at once */
        lac_lane_stop(calls->all.at[i]->model->lane, "the run was stopped");
}

bool lac_calls_unwritten(const struct lac_calls *calls)
{
    return calls->unwritten;
}

void lac_calls_stats(const struct lac_calls *calls, struct lac_calls_stats *out)
{
    *out = calls->stats;
}

bool lac_calls_busy(const struct lac_calls *calls)
{
    return calls->on_the_way > 0;
}
