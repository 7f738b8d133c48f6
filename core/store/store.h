/* store.h - a run's durable memory: every call, candidate, decision and pair, in runs/<id>/run.db (SQLite, WAL).
 *
 * Writing happens on a thread of its own, in commits that group what is waiting (at most COMMIT_US or COMMIT_ROWS).
 * Commits keep the order in which things were handed in, so a decision never precedes the replies it rests on.
 * Completions are queued, `notify` is called from the store's thread, and the owner runs them with lac_store_dispatch
 * on its own. */
#ifndef LAC_STORE_STORE_H
#define LAC_STORE_STORE_H

#include "core/base/hash.h"
#include "core/base/status.h"
#include "core/base/str.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct lac_store;

struct lac_store_options {
    const char *path;           /* of run.db */
    bool create;                /* false: must be there */
    bool read_only;             /* for show, confirm's look, reports; no lock, no thread */
    void (*notify)(void *user); /* completions are waiting; called from another thread; NULL: none are used */
    void *notify_user;
};

/* Opens and locks the run: LAC_E_BUSY names the pid that holds it. A file that is no database of ours, of a newer
 * schema, or torn beyond repair is refused with LAC_E_STORE and left as it is. Indexes the calls that are there. */
struct lac_store *lac_store_open(const struct lac_store_options *options, struct lac_error *err);

/* Commits what is waiting and closes. Completions not dispatched are dropped. */
void lac_store_close(struct lac_store *store);

/* Small facts of the run ("config", "packages", "seed"): written at once and durable on return. */
enum lac_status lac_store_set_meta(struct lac_store *store, const char *key, const char *value, struct lac_error *err);
bool lac_store_get_meta(struct lac_store *store, const char *key, struct lac_str *out); /* appends; false: absent */

/* One call to a model, translator or embedder. */
struct lac_call {
    struct lac_id key;       /* hash of the wire request without secrets, the provider package and the draw */
    const char *model;       /* name in the config */
    const char *purpose;     /* "vote", "write", "translate", ... */
    const char *request;     /* JSON of the wire request, without secrets */
    int64_t expected_tokens; /* reserved for an attempt: the most it may take; 0 when not known */
    int64_t expected_cost;   /* the same in 1e-12 USD; -1: its price is not known */
};
struct lac_reply {
    bool ok; /* false: refused or given up; such a call is sent again by the next run */
    int http_status;
    const char *text;  /* what the provider package read from the body (JSON); NULL when not ok */
    const char *cause; /* when not ok */
    int attempts;      /* that were sent */
    int64_t latency_us;
    int64_t tokens_in, tokens_out; /* -1: not said */
    int64_t spent_tokens; /* what a budget counts: those of all attempts, at most where only the server knows */
    int64_t cost;         /* of spent_tokens, in 1e-12 USD; -1: the price is not known */
    bool estimated;       /* the server said no tokens: they were estimated */
    bool reused;          /* from the cache shared by all runs: nothing was sent */
    bool lost;            /* given out: no process settled it; it counts with all that it had reserved */
};

typedef void lac_store_done(void *user, enum lac_status status);

/* Writes the intention to send; `done` runs when it is committed: only then may it be sent. */
void lac_store_reserve(struct lac_store *store, const struct lac_call *call, lac_store_done *done, void *user);
/* Writes the intention to send a reserved call once more; as above. LAC_E_INVALID: the key is not reserved. */
void lac_store_again(struct lac_store *store, struct lac_id key, lac_store_done *done, void *user);
/* Takes back the reservation of a call that was never sent: no record of it stays. A key that is not reserved is fine.
 */
void lac_store_withdraw(struct lac_store *store, struct lac_id key);
/* Writes the reply; `done` runs when it is committed: only then may anything rest on it. `done` may be NULL. The first
 * good reply to a key stays; a key that this process has not reserved gets LAC_E_INVALID. */
void lac_store_settle(struct lac_store *store, struct lac_id key, const struct lac_reply *reply, lac_store_done *done,
                      void *user);
/* A settled, ok reply of this run, from now or from before; false when there is none. Reads the database on the
 * caller's thread; *text gets the reply's text appended. */
bool lac_store_reply(struct lac_store *store, struct lac_id key, struct lac_str *text);
size_t lac_store_calls(const struct lac_store *store); /* settled ok */
size_t lac_store_unsettled(
    const struct lac_store *store); /* reserved by an earlier process and never settled: counted as spent */

/* What a run has spent. What an earlier process reserved and never settled counts in full. */
struct lac_spent {
    int64_t calls;  /* attempts that were sent, or were about to be */
    int64_t tokens; /* input and output */
    int64_t cost;   /* 1e-12 USD, of calls whose price was known */
};
struct lac_spent lac_store_spent(const struct lac_store *store); /* before this process, as found when it was opened */

/* Records of the run. A record with the same kind and id is replaced. `group` and `rank` order them:
 * (group, rank, id). json is one JSON text. */
enum lac_record {
    LAC_REC_BRANCH,
    LAC_REC_CANDIDATE,
    LAC_REC_DECISION,
    LAC_REC_PAIR,
    LAC_REC_CONFIRMATION,
    LAC_REC_EVENT
};
void lac_store_put(struct lac_store *store, enum lac_record kind, const char *id, const char *group, int64_t rank,
                   const char *json);
/* Visits the committed records of a kind in order; stops when `visit` returns false. */
enum lac_status lac_store_each(struct lac_store *store, enum lac_record kind,
                               bool (*visit)(void *user, const char *id, const char *group, int64_t rank,
                                             const char *json),
                               void *user, struct lac_error *err);
/* Visits calls in the order they were reserved; one that was lost or failed and was reserved again comes once for each.
 * text is NULL while there is no good reply. */
enum lac_status lac_store_each_call(struct lac_store *store,
                                    bool (*visit)(void *user, const struct lac_call *call,
                                                  const struct lac_reply *reply),
                                    void *user, struct lac_error *err);
/* One call by its key; false when absent. Strings are valid until the next call on this store. */
bool lac_store_call(struct lac_store *store, struct lac_id key, struct lac_call *call, struct lac_reply *reply);

/* Waits until everything handed in is committed; the first error of the store's thread, if there was one (disk full
 * ...), as LAC_E_STORE: after it nothing more is written and every `done` gets LAC_E_STORE. */
enum lac_status lac_store_flush(struct lac_store *store, struct lac_error *err);

/* Runs the completions that are waiting, on this thread. Returns how many. */
size_t lac_store_dispatch(struct lac_store *store);

#endif
