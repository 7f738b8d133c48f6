/* calls.h - one call to a model, from plain data to plain data: provider script, key, store, wire, provider script.
 *
 * The same call is never sent twice: what the run's store has is taken from there, what is in flight is shared by all
 * who asked for it. A reply is committed before anybody acts on it. Calls to a model that stopped (its key was refused,
 * its server is away) get no answer: who asked waits, and goes on when the run is resumed. */
#ifndef LAC_RUN_CALLS_H
#define LAC_RUN_CALLS_H

#include "core/net/http.h"
#include "core/run/model.h"
#include "core/store/store.h"

struct lac_calls;

struct lac_calls_options {
    struct lac_loop *loop;
    struct lac_http *http;
    struct lac_store *store; /* NULL: nothing is kept (lacuna check) */
    struct lac_project *project;
    bool report_stopped; /* true: calls to a stopped model are answered with reply NULL instead of waiting */
    void (*stopped)(void *user, const struct lac_model *model, const char *reason); /* once a model; may be NULL */
    void *user;
};

struct lac_calls *lac_calls_new(const struct lac_calls_options *options);

/* Who still waits is called with neither reply nor cause, to let go of what it holds and nothing else. */
void lac_calls_free(struct lac_calls *calls);

/* What the provider's script made of the reply: {text, finish, usage = {input, output}, model, error, ...}; NULL only
 * with report_stopped, then `cause` says why. Borrowed until the callback returns. */
typedef void lac_call_done(void *user, struct lac_id key, const struct lac_value *reply, const char *cause);

/* `call`: {kind = "chat"|"completion"|"translate"|"embed", messages|prompt|text|texts, params, choices, schema, from, to}; the engine
 * adds model and key names. `draw` tells apart calls that shall be asked anew though they are equal. Returns a handle,
 * never 0. `done` comes later, never from inside. */
uint64_t lac_calls_send(struct lac_calls *calls, const struct lac_model *model, const struct lac_value *call,
                        const char *purpose, int64_t draw, lac_call_done *done, void *user);
void lac_calls_cancel(struct lac_calls *calls, uint64_t handle); /* unknown handles are fine */

/* No new request is sent from now on (a stop was asked for); what is on the wire still comes in. */
void lac_calls_close(struct lac_calls *calls);

/* The store refused to write (a full disk): nothing is sent any more, and the owner should end what it does. */
bool lac_calls_unwritten(const struct lac_calls *calls);

struct lac_calls_stats {
    int64_t asked;    /* calls of this process, equal ones counted each time */
    int64_t answered; /* from the wire */
    int64_t reused;   /* from the store or shared in flight */
    int64_t waiting;  /* asked and not answered; those on stopped models included */
    int64_t tokens_in, tokens_out;
    int64_t no_usage; /* replies that did not say their tokens */
};
void lac_calls_stats(const struct lac_calls *calls, struct lac_calls_stats *out);

/* Calls on the wire or on their way there: the run is idle when there are none and nothing else is ready. */
bool lac_calls_busy(const struct lac_calls *calls);

#endif
