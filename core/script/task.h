/* task.h - calls into a package that may suspend: perturb and verdict. C drives the coroutines.
 *
 * A task belongs to one call of one package function. It and its `map` children are coroutines of one cell; a cell
 * holds at most LAC_CELL_TASKS tasks and a package gets more cells as it needs them. When a cell dies its unfinished
 * tasks are run again one at a time, each in a cell of its own (the host answers what it was asked before from what is
 * recorded); only the one that dies alone ends as LAC_E_SCRIPT_DIED. */
#ifndef LAC_SCRIPT_TASK_H
#define LAC_SCRIPT_TASK_H

#include "core/base/hash.h"
#include "core/base/str.h"
#include "core/script/package.h"

struct lac_tasks; /* the scheduler of all tasks of a thread */
struct lac_task;
struct lac_op; /* one suspended operation */

enum lac_op_kind { LAC_OP_ASK, LAC_OP_TRANSLATE, LAC_OP_SIMILARITY };

struct lac_op_request {
    enum lac_op_kind kind;
    const char *role;                 /* ask: "writer", "judge", ... */
    const char *prompt;               /* ask: a string; NULL when messages are given */
    const struct lac_value *messages; /* ask: list of {role, content}, or NULL */
    const struct lac_value *params;   /* ask: map of temperature, max_tokens, stop, ...; may be NULL */
    const struct lac_value *schema;   /* ask_json: JSON schema; NULL for ask */
    const char *text;                 /* translate: what to translate; similarity: the first text */
    const char *to;                   /* translate: "target" or a language's code; similarity: the second text */
    const char *path; /* position in the task: "2.1" = first op of the second map child ("2@3.1": of the third map); the
                       * same whatever order replies come in */
    int64_t number;   /* how many asks the task has made before this one */
};

/* What answers a task's operations, and what it may know. All calls come from the scheduler's thread. */
struct lac_task_host {
    void *user;
    /* Starts the operation; answer it with lac_op_done once, at once or later. What `request` points to lasts until
     * start returns. */
    void (*start)(void *user, struct lac_task *task, struct lac_op *op, const struct lac_op_request *request);
    /* The operation is not wanted any more: do not answer it. */
    void (*cancel)(void *user, struct lac_op *op);
    void (*note)(void *user, struct lac_task *task, const char *level, const char *message); /* may be NULL */
    /* Template `name` of the package's prompts/ or the language's; appends its text, false when there is none. May be
     * NULL: the package's own prompts/NAME.txt are always found first. */
    bool (*template_text)(void *user, struct lac_task *task, const char *name, struct lac_str *out);
    /* Something is ready: call lac_tasks_pump soon. May be NULL when the owner pumps anyway. */
    void (*wake)(void *user);
};

struct lac_task_options {
    const char *function;         /* "perturb", "verdict" */
    const struct lac_value *ctx;  /* plain fields of ctx (language, target, depth, ...); may be NULL */
    const struct lac_value *args; /* list: what follows ctx (item, opt) */
    struct lac_id rng_key;        /* (seed, candidate, strategy); the map path is added */
    int max_asks;                 /* -1: no bound; beyond it ask returns nil, message, "max_asks" */
    int max_translations;         /* 0: no bound; -1: none may be made; beyond it as above */
};

struct lac_tasks *lac_tasks_new(const struct lac_task_host *host);
void lac_tasks_free(struct lac_tasks *tasks); /* cancels what is open; no callbacks to `done` */

/* Frees the cells kept for a package that has no task any more: to be called before it is freed while the tasks of
 * others go on. */
void lac_tasks_forget(struct lac_tasks *tasks, const struct lac_package *package);

/* status LAC_OK: result is the plain value returned. Otherwise *err says what, with package, file and line. */
typedef void lac_task_done(void *user, struct lac_task *task, enum lac_status status, const struct lac_value *result,
                           const struct lac_error *err);

/* Copies what it is given. `done` is called once from a later pump, unless the task was cancelled. */
struct lac_task *lac_task_start(struct lac_tasks *tasks, const struct lac_package *package,
                                const struct lac_task_options *options, lac_task_done *done, void *user);
void lac_task_cancel(struct lac_task *task);
void *lac_task_user(const struct lac_task *task);
int64_t lac_task_asks(const struct lac_task *task); /* operations of kind ask started */

/* Answers an operation: code NULL: `value` is what the suspended call returns (a string for ask and translate, any
 * plain value for ask_json, a number for similarity; copied). Otherwise it returns nil, message, code. The coroutine
 * goes on in the next pump. */
void lac_op_done(struct lac_op *op, const struct lac_value *value, const char *message, const char *code);

/* Resumes what is ready until nothing is or `budget_us` is used up; true when something is still ready. */
bool lac_tasks_pump(struct lac_tasks *tasks, int64_t budget_us);

struct lac_tasks_stats {
    size_t memory_peak; /* bytes: the most that a cell held behind a resume */
    size_t tasks, cells, ready, waiting;
    int64_t resumes, deaths;
};
void lac_tasks_stats(const struct lac_tasks *tasks, struct lac_tasks_stats *out);

#endif
