#include "core/base/clock.h"
#include "core/script/package_self.h"
#include "core/script/task_self.h"

#include <stdio.h>

void lac_ready(struct lac_co *co)
{
    struct lac_tasks *tasks = co->task->tasks;
    if (co->queued)
        return;
    co->queued = true;
    co->queue_before = tasks->ready_last;
    co->queue_after = NULL;
    if (tasks->ready_last)
        tasks->ready_last->queue_after = co;
    else
        tasks->ready_first = co;
    tasks->ready_last = co;
    if (++tasks->stats.ready == 1 && !tasks->pumping && tasks->host.wake)
        tasks->host.wake(tasks->host.user);
}

void lac_unready(struct lac_co *co)
{
    struct lac_tasks *tasks = co->task->tasks;
    if (!co->queued)
        return;
    co->queued = false;
    if (co->queue_before)
        co->queue_before->queue_after = co->queue_after;
    else
        tasks->ready_first = co->queue_after;
    if (co->queue_after)
        co->queue_after->queue_before = co->queue_before;
    else
        tasks->ready_last = co->queue_before;
    tasks->stats.ready--;
}

/* Tasks of a dead cell start anew one after the other. */
static void start_next_reborn(struct lac_tasks *tasks)
{
    struct lac_task *task = tasks->reborn_first;
    if (tasks->reborn_running || !task)
        return;
    tasks->reborn_first = task->reborn_next;
    if (!tasks->reborn_first)
        tasks->reborn_last = NULL;
    task->reborn_next = NULL;
    tasks->reborn_running = task;
    lac_ready(lac_co_new(task, NULL, 0));
}

void lac_reborn_remove(struct lac_task *task)
{
    struct lac_tasks *tasks = task->tasks;
    struct lac_task *before = NULL;
    for (struct lac_task *at = tasks->reborn_first; at; before = at, at = at->reborn_next) {
        if (at != task)
            continue;
        if (before)
            before->reborn_next = task->reborn_next;
        else
            tasks->reborn_first = task->reborn_next;
        if (tasks->reborn_last == task)
            tasks->reborn_last = before;
        break;
    }
    if (tasks->reborn_running == task) {
        tasks->reborn_running = NULL;
        start_next_reborn(tasks);
    }
}

/* The cell of `culprit` died while it ran. Alone, it ends; otherwise all who lived there are run again, in the order
 * they came. */
static void bury(struct lac_task *culprit, const struct lac_error *err)
{
    struct lac_tasks *tasks = culprit->tasks;
    struct lac_home *home = culprit->home;
    tasks->stats.deaths++;
    if (home->n == 1) {
        lac_task_end(culprit, LAC_E_SCRIPT_DIED, err);
        return;
    }
    struct lac_task *before = NULL;
    for (size_t left = home->n; left > 0; left--) { /* the first is the youngest: each goes before the last one */
        struct lac_task *task = home->first;
        lac_task_stop(task);
        task->alone = true;
        task->reborn_next = before;
        before = task;
    }
    if (tasks->reborn_last)
        tasks->reborn_last->reborn_next = before;
    else
        tasks->reborn_first = before;
    for (struct lac_task *task = before; task; task = task->reborn_next)
        tasks->reborn_last = task;
    start_next_reborn(tasks);
}

/* Starts the operations that a coroutine has just registered. */
static void start_ops(struct lac_co *co)
{
    struct lac_task *task = co->task;
    struct lac_tasks *tasks = task->tasks;
    size_t n = co->n_ops;
    for (size_t i = 0; i < n && !task->cancelled; i++) {
        struct lac_op *op = co->ops[i];
        bool ask = op->request.kind == LAC_OP_ASK;
        if (op->state != LAC_OP_NEW)
            continue;
        bool translate = op->request.kind == LAC_OP_TRANSLATE;
        int most = translate ? task->max_translations : task->max_asks;
        if ((ask || translate) && most >= 0 && (translate ? task->translations : task->asks) >= most) {
            char message[80];
            (void)snprintf(message, sizeof message, "max_asks = %d are used up", most);
            lac_op_done(op, NULL, message, "max_asks");
            continue;
        }
        op->request.number = task->asks;
        task->asks += ask;
        task->translations += translate;
        op->state = LAC_OP_OPEN;
        tasks->stats.waiting++;
        tasks->host.start(tasks->host.user, task, op, &op->request);
    }
}

/* What follows a resume. */
static void after_resume(struct lac_co *co, int status, bool parked, const struct lac_error *err)
{
    struct lac_task *task = co->task;
    if (status != LUA_OK && status != LUA_YIELD && err->status == LAC_E_SCRIPT_DIED) {
        bury(task, err);
    } else if (status != LUA_OK && status != LUA_YIELD) {
        lac_task_end(task, LAC_E_SCRIPT, err);
    } else if (lac_cell_dead(task->home->cell)) {
        struct lac_error dead;
        lac_fail(&dead, LAC_E_SCRIPT_DIED, "%s", task->meter.cause ? task->meter.cause : "the cell died");
        bury(task, &dead);
    } else if (parked) {
        lac_ready(co);
    } else if (status == LUA_YIELD) {
        start_ops(co);
    } else if (co->parent) {
        lac_vec_push(&co->parent->map.ended, co);
        lac_ready(co->parent);
    } else {
        lac_task_end(task, task->result_status, task->error);
    }
}

/* Gives a task that has not begun its cell and its coroutine. */
static enum lac_status begin(struct lac_co *root, struct lac_error *err)
{
    struct lac_task *task = root->task;
    enum lac_status status = lac_home_enter(task, err);
    if (status != LAC_OK)
        return status;
    task->meter = (struct lac_meter){.steps_left = LAC_CALL_STEPS};
    root->L = lac_cell_thread(task->home->cell, 0, &task->meter, err);
    if (!root->L)
        return err->status;
    lac_cell_set_owner(root->L, &root->scope);
    lua_pushcfunction(root->L, lac_task_drive);
    lua_insert(root->L, 1);
    return LAC_OK;
}

static void step(struct lac_co *co)
{
    struct lac_task *task = co->task;
    struct lac_tasks *tasks = task->tasks;
    struct lac_error err = {0};
    tasks->working = task;
    if (!co->L && begin(co, &err) != LAC_OK) {
        if (err.status == LAC_E_SCRIPT_DIED && task->home)
            bury(task, &err);
        else
            lac_task_end(task, err.status, &err);
    } else {
        int nresults = 0, nargs = co->started ? 0 : lua_gettop(co->L) - 1;
        bool parked = false;
        co->started = true;
        tasks->stats.resumes++;
        int status = lac_cell_resume(task->home->cell, co->L, nargs, &nresults, &parked, &err);
        size_t held = lac_cell_memory(task->home->cell);
        if (held > tasks->stats.memory_peak)
            tasks->stats.memory_peak = held;
        after_resume(co, status, parked, &err);
    }
    if (tasks->working && tasks->working->cancelled) {
        tasks->working = NULL;
        lac_task_cancel(task);
    }
    tasks->working = NULL;
}

bool lac_tasks_pump(struct lac_tasks *tasks, int64_t budget_us)
{
    if (tasks->pumping)
        return tasks->ready_first;
    int64_t end = lac_clock_us() + budget_us;
    tasks->pumping = true;
    while (tasks->ready_first) {
        struct lac_co *co = tasks->ready_first;
        lac_unready(co);
        step(co);
        if (lac_clock_us() >= end)
            break;
    }
    tasks->pumping = false;
    return tasks->ready_first;
}

void lac_tasks_stats(const struct lac_tasks *tasks, struct lac_tasks_stats *out)
{
    *out = tasks->stats;
}
