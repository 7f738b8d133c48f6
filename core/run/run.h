/* run.h - a run from inside: its items, its trials (one item in one language), and what they share.
 *
 * Only core/run includes this; others use include/lacuna/lacuna.h. */
#ifndef LAC_RUN_RUN_H
#define LAC_RUN_RUN_H

#include "core/base/vec.h"
#include "core/run/session.h"
#include "core/run/vote.h"

struct lac_trial;
struct lac_run;
struct lac_node;

/* How a run begins when runs/<id>/ is there already. */
enum lac_run_begin {
    LAC_RUN_PLAIN,  /* refuse: it is unfinished; report it: it is complete */
    LAC_RUN_RESUME, /* go on */
    LAC_RUN_FRESH,  /* beside it, as <id>-2, <id>-3, ... */
    LAC_RUN_GO_ON,  /* go on where it is unfinished, begin where there is none */
    LAC_RUN_REPLAY, /* make it again in runs/<id>/replay from its own records, with the network off */
};

struct lac_run_events { /* all may be NULL */
    void *user;
    void (*progress)(void *user, const struct lac_run *run);
    void (*decided)(void *user, const struct lac_trial *trial, const struct lac_node *node);
    void (*model_stopped)(void *user, const char *model, const char *reason);
    void (*called)(void *user, const struct lac_call_news *news);
    /* Asked with LAC_RUN_PLAIN when the run is there and unfinished: LAC_RUN_RESUME, _FRESH, or _PLAIN to refuse. */
    enum lac_run_begin (*unfinished)(void *user, const char *id);
};

struct lac_run {
    struct lac_project *project;
    struct lac_config config;
    struct lac_cast cast;
    struct lac_session session;
    struct lac_arena *arena;
    struct lac_value packages; /* what it runs on: lac_provenance */
    const char *id;            /* names runs/<id>/ */
    const char *folder;        /* in runs/: the id, or <id>/replay */
    bool was_complete;         /* when it was opened: there is nothing to ask */
    struct lac_budget budget;
    struct lac_item *items;
    size_t n_items;
    struct lac_value source;            /* how they were chosen: {name, rows, broken, ..., broken_rows} */
    int search_draws;                   /* a model; confirmation uses the numbers after them */
    int all_draws;                      /* search + confirmation + plain gap */
    struct lac_draw **draws;            /* [item * n_panel + model], made when first needed */
    LAC_VEC(struct lac_trial *) trials; /* by item, then language; NULL before it is started and after it ended */
    LAC_VEC(struct lac_trial *) ended;  /* to be freed at the next refill */
    size_t next_trial, active, finished;
    struct lac_run_events events;
    LAC_VEC(const char *) told;    /* messages of scripts that were said already */
    LAC_VEC(const char *) stopped; /* "model 'x': reason", for those that stopped */
    LAC_VEC(const char *) away;    /* their names */
    int64_t candidates, accepted, confirmed;
    int script_errors;
    int interrupts; /* signals so far */
    bool over;
    enum lac_status status; /* first failure of the run as a whole */
    struct lac_error error;
    int64_t started_us;
    struct lac_timer *refill;
};

/* Makes the run of a config: cast, items, id, folder, store. LAC_E_BUSY-like refusals name the run and what to do. */
enum lac_status lac_run_open(struct lac_project *project, const struct lac_config *config, int in_flight,
                             enum lac_run_begin begin, const char *resume_id, const struct lac_run_events *events,
                             struct lac_run **out, struct lac_error *err);
void lac_run_close(struct lac_run *run); /* NULL is fine */

/* A run as far as it goes without its folder, keys or network: to be looked at, not to be started. */
enum lac_status lac_run_prepare(struct lac_project *project, const struct lac_config *config, struct lac_run **out,
                                struct lac_error *err);

/* Searches, confirms and writes pairs.jsonl, summary.json and log.jsonl. LAC_OK: complete, or stopped by a signal or by
 * models that are away (then lac_run_complete is false). */
enum lac_status lac_run_go(struct lac_run *run, struct lac_error *err);
bool lac_run_complete(const struct lac_run *run);
const char *lac_run_reached(const struct lac_run *run); /* the bound that ended it, as text; NULL: none did */
size_t lac_run_trials(const struct lac_run *run);

/* Starts waiting trials as places get free; called when a trial ends. */
void lac_run_refill(struct lac_run *run);

/* Draws of an item for panel model number `model`; NULL when the space is too small for them all. */
const struct lac_draw *lac_run_draws(struct lac_run *run, size_t item, size_t model);

#endif
