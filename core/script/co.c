#include "core/base/alloc.h"
#include "core/base/str.h"
#include "core/script/task_self.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The k-th map of a coroutine marks its children with "@k" from the second on, so that paths stay unique. */
static char *child_path(const struct lac_co *parent, int64_t index)
{
    struct lac_str path = {0};
    lac_str_addf(&path, "%s%s%lld", parent->path, *parent->path ? "." : "", (long long)index);
    if (parent->map.number > 1)
        lac_str_addf(&path, "@%u", parent->map.number);
    return lac_str_take(&path);
}

struct lac_co *lac_co_new(struct lac_task *task, struct lac_co *parent, int64_t index)
{
    struct lac_co *co = lac_alloc_zero(1, sizeof *co);
    co->scope.package = task->package;
    co->scope.co = co;
    co->scope.root = task;
    co->scope.made_kind = LAC_KIND_NONE;
    co->task = task;
    co->parent = parent;
    co->index = index;
    co->path = parent ? child_path(parent, index) : lac_strdup("");
    if (!task->root) {
        task->root = co;
    } else { /* behind the root, which stays the first */
        co->before = task->root;
        co->after = task->root->after;
        if (co->after)
            co->after->before = co;
        task->root->after = co;
    }
    return co;
}

static void free_op(struct lac_op *op)
{
    struct lac_tasks *tasks = op->co->task->tasks;
    if (op->state == LAC_OP_OPEN) {
        tasks->stats.waiting--;
        if (tasks->host.cancel)
            tasks->host.cancel(tasks->host.user, op);
    }
    lac_arena_free(op->arena);
    free(op);
}

void lac_co_clear_ops(struct lac_co *co)
{
    for (size_t i = 0; i < co->n_ops; i++)
        free_op(co->ops[i]);
    free(co->ops);
    co->ops = NULL;
    co->n_ops = co->remaining = 0;
}

void lac_co_free(struct lac_co *co)
{
    struct lac_task *task = co->task;
    lac_unready(co);
    lac_co_clear_ops(co);
    if (co->L && task->home)
        lac_cell_drop(task->home->cell, co->L);
    if (co->before)
        co->before->after = co->after;
    else
        task->root = co->after;
    if (co->after)
        co->after->before = co->before;
    lac_vec_free(&co->map.ended);
    free(co->path);
    free(co);
}

struct lac_op *lac_co_add_op(struct lac_co *co, enum lac_op_kind kind)
{
    size_t size = strlen(co->path) + 16; /* ".", a number, a NUL */
    struct lac_op *op = lac_alloc_zero(1, sizeof *op + size);
    op->co = co;
    op->request.kind = kind;
    co->next_op++;
    (void)snprintf(op->path, size, "%s%s%u", co->path, *co->path ? "." : "", co->next_op);
    op->request.path = op->path;
    co->ops = lac_realloc(co->ops, (co->n_ops + 1) * sizeof *co->ops);
    co->ops[co->n_ops++] = op;
    co->remaining++;
    return op;
}

struct lac_arena *lac_op_arena(struct lac_op *op)
{
    if (!op->arena)
        op->arena = lac_arena_new();
    return op->arena;
}

struct lac_rng *lac_co_rng(struct lac_co *co)
{
    if (!co->rng_seeded) {
        struct lac_hash *hash = lac_hash_new();
        lac_hash_u64(hash, co->task->rng_key.hi);
        lac_hash_u64(hash, co->task->rng_key.lo);
        lac_hash_text(hash, co->path);
        struct lac_id key = lac_hash_end(hash);
        lac_hash_free(hash);
        lac_rng_seed(&co->rng, key.hi, key.lo);
        co->rng_seeded = true;
    }
    return &co->rng;
}

void lac_op_done(struct lac_op *op, const struct lac_value *value, const char *message, const char *code)
{
    struct lac_co *co = op->co;
    struct lac_tasks *tasks = co->task->tasks;
    if (op->state == LAC_OP_ANSWERED)
        return;
    if (op->state == LAC_OP_OPEN)
        tasks->stats.waiting--;
    op->state = LAC_OP_ANSWERED;
    if (code) {
        op->code = lac_arena_strdup(lac_op_arena(op), code);
        op->message = lac_arena_strdup(op->arena, message ? message : code);
    } else if (value) {
        op->answer = lac_copy(lac_op_arena(op), value);
    }
    if (--co->remaining == 0)
        lac_ready(co);
}
