/* task_self.h - tasks from inside: who owns what.
 *
 *   lac_tasks -> home (a cell and its tasks) -> task -> coroutines (root, map children) -> operations they wait for
 *
 * A coroutine is in the ready queue, or waits for its operations or its children, or runs, or has ended. C structs are
 * freed with their task; a Lua coroutine is anchored in its cell until lac_cell_drop. */
#ifndef LAC_SCRIPT_TASK_SELF_H
#define LAC_SCRIPT_TASK_SELF_H

#include "core/base/rng.h"
#include "core/base/vec.h"
#include "core/script/chunk.h"
#include "core/script/task.h"

struct lac_op {
    struct lac_co *co;
    enum { LAC_OP_NEW, LAC_OP_OPEN, LAC_OP_ANSWERED } state;
    struct lac_op_request request; /* its texts belong to Lua, and hold until the coroutine goes on */
    struct lac_arena *arena;       /* messages, params, schema; then the answer. NULL until needed */
    struct lac_value answer;
    const char *message, *code; /* of an answer that is none; code NULL otherwise */
    char path[];
};

/* A coroutine in ctx:map. Its list, function and results are on its Lua stack. */
struct lac_map_state {
    int64_t n, next; /* items; the first not started, from 1 */
    int active, width;
    LAC_VEC(struct lac_co *) ended; /* children whose results wait to be taken */
    unsigned number;                /* how many maps this coroutine has started */
};

struct lac_co {
    struct lac_scope scope; /* first: lac_cell_owner points here */
    struct lac_task *task;
    struct lac_co *parent;         /* NULL: the root */
    struct lac_co *before, *after; /* in the task's list */
    struct lac_co *queue_before, *queue_after;
    bool queued, started;
    lua_State *L;  /* NULL: not made yet */
    char *path;    /* "" for the root, "2", "2.1@2" */
    int64_t index; /* among its parent's children, from 1 */
    unsigned next_op;
    struct lac_rng rng;
    bool rng_seeded;
    struct lac_op **ops; /* what it waits for */
    size_t n_ops, remaining;
    struct lac_map_state map;
};

struct lac_home;

struct lac_task {
    struct lac_tasks *tasks;
    const struct lac_package *package;
    struct lac_arena *arena; /* of what follows */
    const char *function;
    struct lac_value ctx, args;
    struct lac_id rng_key;
    int max_asks, max_translations; /* -1: no bound */
    bool may_ask;                   /* the package declares that it needs "llm" or "judge" */
    lac_task_done *done;
    void *user;

    struct lac_home *home; /* NULL: not started, or waiting to be run again */
    struct lac_task *home_before, *home_after;
    struct lac_task *all_before, *all_after;
    struct lac_task *reborn_next;
    bool alone;          /* runs again, in a cell of its own */
    bool cancelled;      /* while it is being worked on */
    struct lac_co *root; /* first of the list of all its coroutines */
    struct lac_meter meter;
    int64_t asks, translations;
    struct lac_value result; /* in result_arena */
    struct lac_arena *result_arena;
    enum lac_status result_status;
    struct lac_error *error; /* NULL unless result_status is a failure */
};

struct lac_home {
    struct lac_cell *cell;
    const struct lac_package *package;
    struct lac_home *next;
    struct lac_task *first;
    size_t n;
    bool alone; /* made for one task that is run again */
};

struct lac_tasks {
    struct lac_task_host host;
    struct lac_home *homes;
    struct lac_task *first; /* all tasks */
    struct lac_co *ready_first, *ready_last;
    struct lac_task *reborn_first, *reborn_last; /* to be run again, one at a time */
    struct lac_task *reborn_running;
    struct lac_task *working; /* whose coroutine or callback runs right now */
    bool pumping;
    struct lac_tasks_stats stats;
};

/* scheduler.c: the ready queue, the pump, death and rebirth. */
void lac_reborn_remove(struct lac_task *task); /* forgets that it is run again; the next one starts */
void lac_ready(struct lac_co *co);             /* puts it at the end of the queue; asks the host to pump */
void lac_unready(struct lac_co *co);           /* takes it out, if it is in */

/* co.c: coroutines and operations. */
struct lac_co *lac_co_new(struct lac_task *task, struct lac_co *parent, int64_t index);
void lac_co_free(struct lac_co *co); /* cancels its operations, drops its coroutine, leaves the task's list */
struct lac_op *lac_co_add_op(struct lac_co *co, enum lac_op_kind kind); /* the co frees it */
void lac_co_clear_ops(struct lac_co *co);
struct lac_arena *lac_op_arena(struct lac_op *op);
struct lac_rng *lac_co_rng(struct lac_co *co);

/* home.c: cells and who lives in them. */
enum lac_status lac_home_enter(struct lac_task *task, struct lac_error *err); /* finds or makes a cell with room */
void lac_home_leave(struct lac_task *task); /* frees the cell when it is not worth keeping */
void lac_homes_free(struct lac_tasks *tasks);

/* task.c */
void lac_task_stop(struct lac_task *task); /* frees its coroutines and leaves its home; the task stays */
void lac_task_end(struct lac_task *task, enum lac_status status,
                  const struct lac_error *err); /* calls done, frees it */
int lac_task_drive(lua_State *L);               /* what the root coroutine runs: chunk -> function(ctx, …) */

#endif
