#include "core/base/alloc.h"
#include "core/base/log.h"
#include "core/base/utf8.h"
#include "core/model/json.h"
#include "core/run/flight.h"
#include "core/run/price.h"
#include "core/run/tokens.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { REPLY_ROOM = 1024 };           /* bytes beside a body and its text */
enum { TOKENS_BELIEVED = 100000000 }; /* of one attempt: no model reads or writes as many */
enum { MALFORMED_TRIES = 3 };         /* a reply the provider cannot read is asked again this often before it counts */

struct lac_calls *lac_calls_new(const struct lac_calls_options *options)
{
    struct lac_calls *calls = lac_alloc_zero(1, sizeof *calls);
    calls->opt = *options;
    calls->flights = lac_map_new();
    calls->ready_end = &calls->ready;
    calls->budget = options->budget ? options->budget : &calls->no_budget;
    if (options->store)
        calls->budget->spent = lac_store_spent(options->store);
    return calls;
}

/* Its first attempt is promised, and nothing of it has left our own queues nor will. */
static bool never_sent(const struct lac_flight *f)
{
    return f->reserved && f->attempts == 1 && (!f->http || lac_http_recall(f->calls->opt.http, f->http));
}

void lac_calls_free(struct lac_calls *calls)
{
    if (!calls)
        return;
    lac_timer_cancel(calls->timer);
    for (size_t i = 0; i < calls->all.n; i++) {
        struct lac_flight *f = calls->all.at[i];
        if (never_sent(f) && f->stored)
            lac_store_withdraw(calls->opt.store, f->key);
        else if (f->http)
            lac_http_cancel(calls->opt.http, f->http);
        lac_flight_free(f);
    }
    lac_vec_free(&calls->all);
    lac_map_free(calls->flights);
    free(calls->reached);
    free(calls);
}

/* Nothing may rest on what was not written: the run ends (lac_calls_unwritten). */
static void park_unwritten(struct lac_flight *f)
{
    f->calls->unwritten = true;
    f->calls->closed = true;
    free(f->reply);
    f->reply = NULL;
    lac_flight_park(f, "the run's database cannot be written");
}

static void ask_and_send(struct lac_flight *f);

/* Who asked while the failure of an unwanted one was written asks anew. */
static void settled(void *user, enum lac_status status)
{
    struct lac_flight *f = user;
    if (status != LAC_OK) {
        park_unwritten(f);
    } else if (f->reply) {
        lac_flight_ready(f);
    } else if (!f->unwanted) {
        lac_flight_park(f, f->cause);
    } else if (f->waiters) {
        lac_flight_renew(f);
        ask_and_send(f);
    } else {
        lac_flight_forget(f);
    }
}

static void tell(const struct lac_flight *f, int status, int64_t latency_us, const char *from)
{
    struct lac_call_news news = {.model = f->model->name,
                                 .purpose = f->purpose,
                                 .key = f->key,
                                 .status = status,
                                 .attempts = (int)f->spent.calls,
                                 .latency_us = latency_us,
                                 .tokens_in = f->tokens_in,
                                 .tokens_out = f->tokens_out,
                                 .estimated = f->estimated,
                                 .from = from,
                                 .cause = f->reply ? NULL : f->cause};
    if (f->calls->opt.called)
        f->calls->opt.called(f->calls->opt.user, &news);
}

/* What is a failure, if only in the reply, is asked again by the next run. */
static bool is_keepable(const struct lac_value *reply)
{
    const char *error = lac_get_text(reply, "error", NULL);
    return !error || strcmp(error, "refused") == 0 || strcmp(error, "filtered") == 0 || strcmp(error, "empty") == 0;
}

static void keep_in_cache(const struct lac_flight *f)
{
    struct lac_cached cached = {.key = f->key,
                                .model = f->model->sent_name,
                                .text = f->reply,
                                .tokens_in = f->tokens_in,
                                .tokens_out = f->tokens_out,
                                .estimated = f->estimated};
    if (f->calls->opt.cache && f->model->shared && f->keepable)
        lac_cache_put(f->calls->opt.cache, &cached);
}

static void settle(struct lac_flight *f, int status, int64_t latency_us, const char *from)
{
    struct lac_reply reply = {.ok = f->reply != NULL,
                              .http_status = status,
                              .text = f->reply,
                              .cause = f->cause,
                              .attempts = (int)f->spent.calls,
                              .latency_us = latency_us,
                              .tokens_in = f->tokens_in,
                              .tokens_out = f->tokens_out,
                              .spent_tokens = f->spent.tokens,
                              .cost = f->model->price.known || f->reused ? f->spent.cost : -1,
                              .estimated = f->estimated,
                              .reused = f->reused};
    tell(f, status, latency_us, from);
    if (f->reply && !f->reused)
        keep_in_cache(f);
    if (f->calls->opt.store)
        lac_store_settle(f->calls->opt.store, f->key, &reply, settled, f);
    else
        settled(f, LAC_OK);
}

static void stop_model(struct lac_flight *f, const char *cause)
{
    const struct lac_model *m = f->model;
    if (lac_lane_stopped(m->lane))
        return;
    lac_lane_stop(m->lane, cause);
    if (f->calls->opt.stopped)
        f->calls->opt.stopped(f->calls->opt.user, m, cause);
}

/* It failed and might be sent again, but nobody waits for it: what it took is settled, and that is all. */
static void give_away(struct lac_flight *f, int status, int64_t latency_us)
{
    if (f->http)
        lac_http_cancel(f->calls->opt.http, f->http);
    f->http = 0;
    f->unwanted = true;
    free(f->cause);
    f->cause = lac_strdup("it failed, and nobody waits for it any more");
    settle(f, status, latency_us, "wire");
}

/* What the server counted; -1 when it said nothing, or what cannot be. */
static int64_t said(const struct lac_value *usage, const char *key)
{
    int64_t tokens = lac_get_int(usage, key, -1);
    return tokens > TOKENS_BELIEVED ? -1 : tokens;
}

/* A reply that is asked again was paid for as well. Gives what the reply took. */
static struct lac_spent count_tokens(struct lac_flight *f, const struct lac_value *reply)
{
    struct lac_calls_stats *stats = &f->calls->stats;
    const struct lac_value *usage = lac_get(reply, "usage");
    int64_t in = said(usage, "input"), out = said(usage, "output");
    struct lac_spent took = {.calls = 1};
    if (f->counts && (in < 0 || out < 0)) {
        const char *text = lac_get_text(reply, "text", "");
        in = in < 0 ? f->guess_in : in;
        out = out < 0 ? lac_tokens_estimate(text, strlen(text)) : out;
        f->estimated = true;
        stats->no_usage++;
    }
    if (in >= 0)
        lac_lane_settle(f->model->lane, f->wire.request.tokens, in + (out > 0 ? out : 0));
    if (in >= 0)
        f->tokens_in = in + (f->tokens_in > 0 ? f->tokens_in : 0);
    if (out >= 0)
        f->tokens_out = out + (f->tokens_out > 0 ? f->tokens_out : 0);
    in = in > 0 ? in : 0;
    out = out > 0 ? out : 0;
    stats->tokens_in += in;
    stats->tokens_out += out;
    int64_t cost = lac_price_cost(&f->model->price, in, lac_get_int(usage, "cached", 0), out);
    took.tokens = in + out;
    took.cost = cost > 0 ? cost : 0;
    return took;
}

/* Takes what the provider read; true when the call shall be asked again. */
static bool take_reply(struct lac_flight *f, const struct lac_http_response *r)
{
    struct lac_arena *arena = lac_arena_new_for(REPLY_ROOM + 2 * r->body_len);
    struct lac_value reply;
    struct lac_error err;
    if (lac_wire_read(f->model, r->status, r->body, r->body_len, arena, &reply, &err) != LAC_OK) {
        lac_log(LAC_LOG_WARN, "model '%s': %s", f->model->name, err.message);
        reply = lac_object();
        lac_set_text(arena, &reply, "error", "malformed");
    }
    bool again = strcmp(lac_get_text(&reply, "error", ""), "malformed") == 0 && !r->cut &&
                 ++f->tries < MALFORMED_TRIES && f->attempts < f->model->attempts;
    struct lac_spent took = count_tokens(f, &reply);
    if (r->cut) /* the server may have counted more than came through */
        took = f->bound;
    f->keepable = is_keepable(&reply);
    if (!again) {
        struct lac_str json = {0};
        lac_json_write(&json, &reply);
        f->reply = lac_str_take(&json);
    }
    lac_arena_free(arena);
    lac_pay_end(f, &took);
    return again;
}

/* The last attempt ended without a reply: it took nothing when the server said so, or when it never went out; else only
 * the server knows, and the most is counted. */
static void pay_for_failure(struct lac_flight *f, const struct lac_http_response *r)
{
    struct lac_spent none = {0}, call = {.calls = 1};
    bool sent = f->sent_before + r->attempts == f->attempts;
    lac_pay_end(f, !sent ? &none : r->status ? &call : &f->bound);
}

static void replied(void *user, const struct lac_http_response *r)
{
    struct lac_flight *f = user;
    f->http = 0;
    lac_pay_withdraw(f);
    if (r->fate == LAC_HTTP_REPLIED) {
        if (take_reply(f, r)) {
            if (f->waiters)
                ask_and_send(f);
            else
                give_away(f, r->status, r->latency_us);
            return;
        }
        f->calls->stats.answered++;
    } else {
        pay_for_failure(f, r);
        free(f->cause);
        f->cause = lac_wire_refusal(f->model, r);
        stop_model(f, f->cause);
    }
    settle(f, r->status, r->latency_us, "wire");
}

static void promised_again(void *user, enum lac_status status)
{
    struct lac_flight *f = user;
    if (status != LAC_OK) {
        park_unwritten(f);
    } else if (f->http && !f->waiters) {
        lac_pay_end(f, &(struct lac_spent){0});
        give_away(f, 0, 0);
    } else {
        lac_http_allow(f->calls->opt.http, f->http);
    }
}

static void again_granted(struct lac_flight *f)
{
    if (f->calls->opt.store)
        lac_store_again(f->calls->opt.store, f->key, promised_again, f);
    else
        promised_again(f, LAC_OK);
}

/* It is not sent (any more) in this process. What stands in the store is settled there, with what it took so far. */
static void give_up(struct lac_flight *f, const char *cause)
{
    if (!f->stored) {
        lac_flight_park(f, cause);
        return;
    }
    free(f->cause);
    f->cause = lac_strdup(cause);
    settle(f, 0, 0, "wire");
}

static void again_denied(struct lac_flight *f)
{
    lac_http_cancel(f->calls->opt.http, f->http);
    f->http = 0;
    give_up(f, f->calls->reached);
}

/* An attempt failed, and the engine would make another. What failed is paid for before the next is asked for. */
static void failed_once(void *user, uint64_t handle, int status)
{
    struct lac_flight *f = user;
    struct lac_spent call = {.calls = 1};
    (void)handle;
    lac_pay_end(f, status ? &call : &f->bound);
    if (f->waiters)
        lac_pay_ask(f, again_granted, again_denied);
    else
        give_away(f, status, 0);
}

/* It was promised and never sent, and nobody waits for it. */
static void take_back(struct lac_flight *f)
{
    lac_pay_end(f, &(struct lac_spent){0});
    if (f->stored)
        lac_store_withdraw(f->calls->opt.store, f->key);
    lac_flight_forget(f);
}

static void send_now(struct lac_flight *f)
{
    struct lac_calls *calls = f->calls;
    if (!f->waiters && f->attempts > 1) { /* cancelled while the store wrote */
        lac_pay_end(f, &(struct lac_spent){0});
        give_away(f, 0, 0);
        return;
    }
    if (!f->waiters && never_sent(f)) {
        take_back(f);
        return;
    }
    const char *stopped = lac_lane_stopped(f->model->lane);
    if (stopped || calls->closed) {
        lac_pay_end(f, &(struct lac_spent){0});
        give_up(f, stopped ? stopped : "the run was stopped");
        return;
    }
    f->sent_before = f->attempts - 1;
    f->wire.request.again = failed_once;
    f->wire.request.attempts = f->model->attempts - f->sent_before;
    f->http = lac_http_send(calls->opt.http, f->model->lane, &f->wire.request, replied, f);
}

static void reserved(void *user, enum lac_status status)
{
    struct lac_flight *f = user;
    if (status == LAC_OK)
        send_now(f);
    else
        park_unwritten(f);
}

/* The first attempt is a row of its own; a reply that could not be read is asked for by another. */
static void reserve_in_store(struct lac_flight *f)
{
    struct lac_calls *calls = f->calls;
    if (!calls->opt.store || calls->closed || lac_lane_stopped(f->model->lane)) {
        send_now(f); /* without a store, or to be parked there */
    } else if (f->attempts > 1) {
        lac_store_again(calls->opt.store, f->key, reserved, f);
    } else {
        struct lac_call call = {.key = f->key,
                                .model = f->model->name,
                                .purpose = f->purpose,
                                .request = f->wire.record,
                                .expected_tokens = f->bound.tokens,
                                .expected_cost = f->model->price.known ? f->bound.cost : -1};
        f->stored = true;
        lac_store_reserve(calls->opt.store, &call, reserved, f);
    }
}

static void no_room(struct lac_flight *f)
{
    give_up(f, f->calls->reached);
}

static void ask_and_send(struct lac_flight *f)
{
    struct lac_calls *calls = f->calls;
    if (calls->closed || lac_lane_stopped(f->model->lane))
        send_now(f); /* to be parked there */
    else
        lac_pay_ask(f, reserve_in_store, no_room);
}

static bool from_store(struct lac_flight *f)
{
    struct lac_str text = {0};
    if (!f->calls->opt.store || !lac_store_reply(f->calls->opt.store, f->key, &text))
        return false;
    f->reply = lac_str_take(&text);
    tell(f, 0, 0, "run");
    lac_flight_ready(f);
    return true;
}

/* A reply from elsewhere becomes one of this run, so that its records stay whole; it took nothing. */
static void take_over(struct lac_flight *f, const char *from)
{
    struct lac_call call = {
        .key = f->key, .model = f->model->name, .purpose = f->purpose, .request = f->wire.record, .expected_cost = 0};
    f->reused = true;
    if (f->calls->opt.store)
        lac_store_reserve(f->calls->opt.store, &call, NULL, NULL);
    settle(f, 0, 0, from);
}

static bool from_source(struct lac_flight *f)
{
    struct lac_call call;
    struct lac_reply reply;
    if (!f->calls->opt.source || !lac_store_call(f->calls->opt.source, f->key, &call, &reply) || !reply.ok)
        return false;
    f->reply = lac_strdup(reply.text);
    f->tokens_in = reply.tokens_in;
    f->tokens_out = reply.tokens_out;
    f->estimated = reply.estimated;
    take_over(f, "replay");
    return true;
}

/* A name and an address are all that tells a server on this machine from the one that was there before. */
static void tell_local(const struct lac_flight *f)
{
    if (!f->model->local || f->calls->told_local)
        return;
    f->calls->told_local = true;
    lac_log(LAC_LOG_WARN,
            "replies of '%s' come from the cache of other runs: if another model answers at %s now, say --no-cache",
            f->model->name, f->model->url);
}

static bool from_cache(struct lac_flight *f)
{
    struct lac_cached cached;
    struct lac_str text = {0};
    if (!f->calls->opt.cache || !f->model->shared || !lac_cache_get(f->calls->opt.cache, f->key, &cached, &text))
        return false;
    f->reply = lac_str_take(&text);
    f->tokens_in = cached.tokens_in;
    f->tokens_out = cached.tokens_out;
    f->estimated = cached.estimated;
    f->calls->stats.cached++;
    tell_local(f);
    take_over(f, "cache");
    return true;
}

static void miss(struct lac_flight *f)
{
    struct lac_calls_stats *stats = &f->calls->stats;
    char hex[LAC_ID_HEX];
    lac_id_hex(f->key, hex);
    if (stats->missing++ == 0)
        (void)snprintf(stats->first_missing, sizeof stats->first_missing, "model '%s', %s, call %s", f->model->name,
                       f->purpose, hex);
    lac_flight_park(f, "the call is not among the recorded ones");
}

uint64_t lac_calls_send(struct lac_calls *calls, const struct lac_model *model, const struct lac_value *call,
                        const char *purpose, int64_t draw, lac_call_done *done, void *user)
{
    struct lac_wire wire = {0};
    struct lac_error err;
    struct lac_id key = {0, 0};
    bool made = lac_wire_make(model, call, draw, &wire, &key, &err) == LAC_OK;
    struct lac_flight *f = made ? lac_map_get(calls->flights, key) : NULL;
    struct lac_waiter *w = lac_alloc(sizeof *w);
    *w = (struct lac_waiter){++calls->last_handle, done, user, f ? f->waiters : NULL};
    calls->stats.asked++;
    calls->stats.waiting++;
    if (f) {
        calls->stats.reused++;
        f->waiters = w;
        lac_wire_free(&wire);
        return w->handle;
    }
    f = lac_flight_new(calls, model, call, purpose, &wire, key);
    f->waiters = w;
    if (!made) {
        stop_model(f, err.message); /* its provider script cannot make requests: as good as away */
        lac_flight_park(f, err.message);
    } else if (from_store(f) || from_source(f) || from_cache(f)) {
        calls->stats.reused++;
    } else if (calls->opt.offline) {
        miss(f);
    } else {
        ask_and_send(f);
    }
    return w->handle;
}

static void *end_waiter(struct lac_calls *calls, struct lac_waiter **at)
{
    struct lac_waiter *w = *at;
    void *user = w->user;
    *at = w->next;
    free(w);
    calls->stats.waiting--;
    return user;
}

static struct lac_waiter **find_waiter(struct lac_waiter **at, uint64_t handle)
{
    while (*at && (*at)->handle != handle)
        at = &(*at)->next;
    return *at ? at : NULL;
}

/* Nobody waits for it any more. What is on the wire goes on: it is paid for, and its reply serves who asks later. It is
 * not sent again. */
static void leave(struct lac_flight *f)
{
    if (f->is_short && f->attempts == 0) {
        lac_pay_withdraw(f);
        lac_flight_forget(f);
    } else if (f->is_short) {
        lac_pay_withdraw(f);
        give_away(f, 0, 0);
    } else if (f->http && never_sent(f)) {
        take_back(f);
    }
}

void *lac_calls_cancel(struct lac_calls *calls, uint64_t handle)
{
    struct lac_waiter **at = find_waiter(&calls->hearing, handle);
    if (at)
        return end_waiter(calls, at);
    for (size_t i = 0; i < calls->all.n; i++) {
        struct lac_flight *f = calls->all.at[i];
        at = find_waiter(&f->waiters, handle);
        if (!at)
            continue;
        void *user = end_waiter(calls, at);
        if (!f->waiters)
            leave(f);
        return user;
    }
    return NULL;
}

void lac_calls_end(struct lac_calls *calls, const char *reason)
{
    lac_pay_close(calls, reason);
}

const char *lac_calls_reached(const struct lac_calls *calls)
{
    return calls->closed ? NULL : calls->reached;
}

void lac_calls_close(struct lac_calls *calls)
{
    calls->closed = true;
    lac_pay_close(calls, "the run was stopped");
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
    out->spent = calls->budget->spent;
}

bool lac_calls_busy(const struct lac_calls *calls)
{
    return calls->on_the_way > 0;
}
