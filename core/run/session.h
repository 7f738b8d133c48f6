/* session.h - what every command that talks to models stands on: one loop, one HTTP engine, one call engine, the tasks
 * of scripts and, where a run is kept, its store. */
#ifndef LAC_RUN_SESSION_H
#define LAC_RUN_SESSION_H

#include "core/net/http.h"
#include "core/run/calls.h"
#include "core/run/cast.h"
#include "core/script/task.h"
#include "core/store/store.h"

struct lac_errand;

struct lac_session {
    struct lac_project *project;
    struct lac_cast *cast;
    struct lac_loop *loop;
    struct lac_http *http;
    struct lac_calls *calls;
    struct lac_tasks *tasks;
    struct lac_store *store;  /* NULL where nothing is kept */
    struct lac_store *source; /* the run that is played again; NULL: none */
    struct lac_cache *cache;  /* NULL: none */
    struct lac_timer *pump, *tick;
    void (*on_tick)(void *user);
    void (*on_stopped)(void *user, const struct lac_model *model, const char *reason);
    void *user;
    struct lac_errand *errands; /* operations of tasks that are under way */
    int in_flight;
};

struct lac_session_options {
    int in_flight;                /* -j */
    const struct lac_value *http; /* time-outs, attempts, http2 of models that state none; NULL: the engine's */
    const char *store_path;       /* NULL: no store */
    const char *source_path;      /* of a run whose replies are played again, with the network off; NULL: none */
    const char *cache_path;       /* NULL: no cache. One that cannot be opened is done without, with a warning */
    int64_t cache_max_age_s;      /* 0: any */
    struct lac_budget *budget;    /* NULL: no bounds */
    bool report_stopped;          /* see calls.h */
    void (*tick)(void *user);     /* every LAC_TICK_MS while the loop runs; NULL: none */
    void (*stopped)(void *user, const struct lac_model *model, const char *reason);
    void (*called)(void *user, const struct lac_call_news *news); /* NULL: nobody wants to see each call */
    void *user;
};
enum { LAC_TICK_MS = 100 };

enum lac_status lac_session_open(struct lac_project *project, struct lac_cast *cast,
                                 const struct lac_session_options *options, struct lac_session *out,
                                 struct lac_error *err);
void lac_session_close(struct lac_session *session);

/* Tasks are made ready from many places; this has them run soon. */
void lac_session_wake(struct lac_session *session);

/* Nothing is on the wire, in the store's queue or ready to run: what still waits, waits for a model that stopped. */
bool lac_session_idle(const struct lac_session *session);

#endif
