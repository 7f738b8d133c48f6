#include "core/run/flight.h"
#include "core/base/alloc.h"
#include "core/model/json.h"
#include "core/run/price.h"
#include "core/run/tokens.h"

#include <stdlib.h>
#include <string.h>

enum { REPLY_ROOM = 1024 };        /* bytes: what is read of a short reply */
enum { MAX_TOKENS_UNSAID = 4096 }; /* of a reply whose request names no bound; what servers use then differs */

/* Tokens of the longest reply. */
static int64_t reply_bound(const struct lac_value *call)
{
    bool writes = strcmp(lac_get_text(call, "kind", ""), "embed") != 0;
    return writes ? lac_get_int(lac_get(call, "params"), "max_tokens", MAX_TOKENS_UNSAID) : 0;
}

/* The most that an attempt takes: every byte a token, and a reply as long as it may be. */
static struct lac_spent bound_of(const struct lac_flight *f, const struct lac_value *call)
{
    struct lac_spent bound = {.calls = 1};
    if (!f->counts)
        return bound;
    int64_t in = lac_tokens_bound(f->wire.request.body_len);
    int64_t out = reply_bound(call);
    int64_t cost = lac_price_cost(&f->model->price, in, 0, out);
    bound.tokens = in + out;
    bound.cost = cost > 0 ? cost : 0;
    return bound;
}

struct lac_flight *lac_flight_new(struct lac_calls *calls, const struct lac_model *model, const struct lac_value *call,
                                  const char *purpose, struct lac_wire *wire, struct lac_id key)
{
    struct lac_flight *f = lac_alloc_zero(1, sizeof *f);
    f->calls = calls;
    f->key = key;
    f->model = model;
    f->tokens_in = f->tokens_out = -1;
    f->wire = *wire;
    *wire = (struct lac_wire){0};
    f->purpose = lac_arena_strdup(f->wire.arena, purpose);
    f->counts = strcmp(lac_get_text(call, "kind", ""), "translate") != 0;
    f->guess_in = lac_tokens_of_call(call);
    f->bound = bound_of(f, call);
    f->wire.request.tokens = f->counts ? f->guess_in + reply_bound(call) : 0;
    lac_map_put(calls->flights, key, f);
    f->place = calls->all.n;
    lac_vec_push(&calls->all, f);
    calls->on_the_way++;
    return f;
}

void lac_flight_free(struct lac_flight *f)
{
    for (struct lac_waiter *w = f->waiters, *next; w; w = next) {
        next = w->next;
        w->done(w->user, f->key, NULL, NULL);
        free(w);
    }
    lac_wire_free(&f->wire);
    free(f->reply);
    free(f->cause);
    free(f);
}

void lac_flight_forget(struct lac_flight *f)
{
    struct lac_calls *calls = f->calls;
    lac_map_remove(calls->flights, f->key);
    struct lac_flight *last = calls->all.at[--calls->all.n];
    calls->all.at[f->place] = last;
    last->place = f->place;
    if (!f->parked)
        calls->on_the_way--;
    lac_flight_free(f);
}

void lac_flight_renew(struct lac_flight *f)
{
    free(f->cause);
    f->cause = NULL;
    f->spent = (struct lac_spent){0};
    f->attempts = f->sent_before = f->tries = 0;
    f->tokens_in = f->tokens_out = -1;
    f->stored = f->estimated = f->unwanted = false;
}

static void answer(struct lac_flight *f)
{
    struct lac_arena *arena = lac_arena_new_for(REPLY_ROOM);
    struct lac_value reply = lac_nil();
    if (f->reply)
        lac_json_read(arena, f->reply, strlen(f->reply), &reply, NULL);
    struct lac_id key = f->key;
    struct lac_calls *calls = f->calls;
    calls->hearing = f->waiters;
    char *cause = f->cause;
    f->waiters = NULL;
    f->cause = NULL;
    bool known = f->reply != NULL;
    lac_flight_forget(f);
    for (struct lac_waiter *w; (w = calls->hearing) != NULL;) {
        calls->hearing = w->next;
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
    struct lac_flight *f = calls->ready;
    calls->ready = NULL;
    calls->ready_end = &calls->ready;
    while (f) {
        struct lac_flight *next = f->next_ready;
        answer(f);
        f = next;
    }
}

void lac_flight_ready(struct lac_flight *f)
{
    struct lac_calls *calls = f->calls;
    f->next_ready = NULL;
    *calls->ready_end = f;
    calls->ready_end = &f->next_ready;
    if (!calls->timer)
        calls->timer = lac_loop_after(calls->opt.loop, 0, deliver, calls);
}

void lac_flight_park(struct lac_flight *f, const char *cause)
{
    if (f->calls->opt.report_stopped) {
        char *copy = lac_strdup(cause);
        free(f->cause);
        f->cause = copy;
        lac_flight_ready(f);
    } else if (!f->parked) {
        f->parked = true;
        f->calls->on_the_way--;
    }
}
