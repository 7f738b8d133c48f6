/* calls.h - one call to a model, from plain data to plain data: provider script, key, store, wire, provider script.
 *
 * The same call is never sent twice: what the run's store has is taken from there, what another run had answered from
 * the cache, what is in flight is shared by all who asked for it. No attempt is sent before it is reserved in the
 * budget and in the store; a reply is committed before anybody acts on it. Calls to a model that stopped (its key was
 * refused, its server is away) get no answer: who asked waits, and goes on when the run is resumed. */
#ifndef LAC_RUN_CALLS_H
#define LAC_RUN_CALLS_H

#include "core/net/http.h"
#include "core/run/budget.h"
#include "core/run/model.h"
#include "core/store/cache.h"
#include "core/store/store.h"

struct lac_calls;

/* A call that got its reply or failed, for who wants to see each. No prompt, no reply, no key. */
struct lac_call_news {
    const char *model, *purpose;
    struct lac_id key;
    int status;                    /* HTTP; 0: none */
    int attempts;                  /* sent */
    int64_t latency_us;            /* of the last attempt */
    int64_t tokens_in, tokens_out; /* -1: not said */
    bool estimated;
    const char *from;  /* "wire", "run" (its own records), "cache", "replay" */
    const char *cause; /* NULL when there is a reply */
};

struct lac_calls_options {
    struct lac_loop *loop;
    struct lac_http *http;
    struct lac_store *store;   /* NULL: nothing is kept (lacuna check) */
    struct lac_cache *cache;   /* shared by all runs; NULL: none */
    struct lac_store *source;  /* a finished run that is played again: its replies come first; NULL: none */
    bool offline;              /* nothing is sent: what is known from nowhere is counted as missing */
    struct lac_budget *budget; /* outlives the calls; NULL: no bounds */
    struct lac_project *project;
    bool report_stopped; /* true: calls to a stopped model are answered with reply NULL instead of waiting */
    void (*stopped)(void *user, const struct lac_model *model, const char *reason); /* once a model; may be NULL */
    void (*called)(void *user, const struct lac_call_news *news);                   /* may be NULL */
    void *user;
};

struct lac_calls *lac_calls_new(const struct lac_calls_options *options);

/* Who still waits is called with neither reply nor cause, to let go of what it holds and nothing else. */
void lac_calls_free(struct lac_calls *calls);

/* What the provider's script made of the reply: {text, finish, usage = {input, output}, model, error, ...}; NULL only
 * with report_stopped, then `cause` says why. Borrowed until the callback returns. */
typedef void lac_call_done(void *user, struct lac_id key, const struct lac_value *reply, const char *cause);

/* `call`: {kind = "chat"|"completion"|"translate"|"embed", messages|prompt|text|texts, params, choices, schema, from,
 * to}; the engine adds model and key names. `draw` tells apart calls that shall be asked anew though they are equal.
 * Returns a handle, never 0. `done` comes later, never from inside. */
uint64_t lac_calls_send(struct lac_calls *calls, const struct lac_model *model, const struct lac_value *call,
                        const char *purpose, int64_t draw, lac_call_done *done, void *user);

/* `done` is not called any more; gives its `user`, NULL for an unknown handle. A call that nobody else waits for and
 * that was never sent is taken back, with what was reserved for it; the reply to what was sent is still taken in. */
void *lac_calls_cancel(struct lac_calls *calls, uint64_t handle);

/* No new attempt is paid for from now on; what is promised still goes out and comes in. */
void lac_calls_end(struct lac_calls *calls, const char *reason);
const char *lac_calls_reached(const struct lac_calls *calls); /* why that is so, e.g. the budget; NULL: it is not */

/* No new request is sent from now on (a stop was asked for); what is on the wire still comes in. */
void lac_calls_close(struct lac_calls *calls);

/* The store refused to write (a full disk): nothing is sent any more, and the owner should end what it does. */
bool lac_calls_unwritten(const struct lac_calls *calls);

struct lac_calls_stats {
    int64_t asked;           /* calls of this process, equal ones counted each time */
    int64_t answered;        /* from the wire */
    int64_t reused;          /* from the store, the cache or shared in flight */
    int64_t cached;          /* of these from the cache */
    int64_t missing;         /* offline, and known from nowhere */
    char first_missing[160]; /* the first of them: model, purpose, key */
    int64_t waiting;         /* asked and not answered; those on stopped models included */
    int64_t tokens_in, tokens_out;
    int64_t no_usage;       /* replies that did not say their tokens: they are estimated */
    struct lac_spent spent; /* by all processes of the run */
};
void lac_calls_stats(const struct lac_calls *calls, struct lac_calls_stats *out);

/* Calls on the wire or on their way there: the run is idle when there are none and nothing else is ready. */
bool lac_calls_busy(const struct lac_calls *calls);

#endif
