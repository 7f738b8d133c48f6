/* flight.h - a call under way, from inside: what calls.c, flight.c and pay.c share.
 *
 * calls.c: how a call is made and what its reply means. flight.c: its life, and who waits for it. pay.c: no attempt
 * without a reservation. */
#ifndef LAC_RUN_FLIGHT_H
#define LAC_RUN_FLIGHT_H

#include "core/base/map.h"
#include "core/base/vec.h"
#include "core/run/calls.h"
#include "core/run/wire.h"

struct lac_waiter {
    uint64_t handle;
    lac_call_done *done;
    void *user;
    struct lac_waiter *next;
};

struct lac_flight;
typedef void lac_pay_step(struct lac_flight *flight);

/* One request on its way, shared by all who asked for it. */
struct lac_flight {
    struct lac_calls *calls;
    struct lac_id key;
    const struct lac_model *model;
    struct lac_wire wire;
    const char *purpose; /* in the wire's arena */
    struct lac_waiter *waiters;
    uint64_t http;    /* 0 while not on the wire */
    int64_t guess_in; /* estimated tokens of the request */
    bool counts;      /* its tokens are counted: not a translator's */

    struct lac_spent bound; /* the most that one attempt takes */
    bool reserved;          /* an attempt is promised by the budget */
    struct lac_spent spent; /* by the attempts that ended */
    int attempts;           /* promised and, as far as is known, sent */
    bool stored;            /* its reservation stands in the store */
    int sent_before;        /* of them, before the request that is on the wire */
    int tries;              /* replies that could not be read, so far */

    int64_t tokens_in, tokens_out; /* of all replies; -1 while none said */
    bool estimated, reused;
    bool keepable; /* the reply is no failure: the next run need not ask again */
    char *reply;   /* JSON of what the provider read, once it is known */
    char *cause;
    bool parked;
    bool unwanted; /* it failed and is not sent again: nobody waited for it then */
    size_t place;  /* in calls->all */
    struct lac_flight *next_ready;

    lac_pay_step *granted, *denied; /* while it waits for room in the budget */
    struct lac_flight *next_short, *previous_short;
    bool is_short;
};

struct lac_calls {
    struct lac_calls_options opt;
    struct lac_map *flights; /* key -> flight */
    LAC_VEC(struct lac_flight *) all;
    struct lac_flight *ready, **ready_end;
    struct lac_waiter *hearing;                  /* of the flight that is answered just now: those still to be told */
    struct lac_flight *first_short, *last_short; /* wait for room in the budget, in order */
    struct lac_timer *timer;
    uint64_t last_handle;
    int64_t on_the_way; /* flights that will be answered: not parked */
    bool closed, unwritten;
    bool told_local; /* that replies of a server on this machine came from the cache */
    char *reached;   /* why nothing new is paid for, or NULL */
    struct lac_budget no_budget;
    struct lac_budget *budget; /* the run's, or one without bounds */
    struct lac_calls_stats stats;
};

/* --- flight.c --- */

/* Takes the wire. `call` as given to lac_calls_send. */
struct lac_flight *lac_flight_new(struct lac_calls *calls, const struct lac_model *model, const struct lac_value *call,
                                  const char *purpose, struct lac_wire *wire, struct lac_id key);
void lac_flight_free(struct lac_flight *flight); /* who waits is called to let go */

/* It is in no list and nobody will come back to it: as if it had not been asked. */
void lac_flight_forget(struct lac_flight *flight);

/* As if nothing of it had been sent yet; what was is settled. */
void lac_flight_renew(struct lac_flight *flight);

/* The waiters hear of its reply, or of its cause, from the loop; then it is forgotten. */
void lac_flight_ready(struct lac_flight *flight);

/* Nobody will answer this one in this process: it is kept, or with report_stopped answered with the cause. */
void lac_flight_park(struct lac_flight *flight, const char *cause);

/* --- pay.c --- */

/* Reserves one more attempt. One of the two steps is taken: at once, or when others have come back. */
void lac_pay_ask(struct lac_flight *flight, lac_pay_step *granted, lac_pay_step *denied);

/* The promised attempt has ended and took so much; nothing is promised is fine. Others may be granted now. */
void lac_pay_end(struct lac_flight *flight, const struct lac_spent *spent);

/* Takes back a request that waits for room, if it does: those behind it may find some. */
void lac_pay_withdraw(struct lac_flight *flight);

/* From now on nothing new is paid for. All that wait are denied. */
void lac_pay_close(struct lac_calls *calls, const char *reason);

#endif
