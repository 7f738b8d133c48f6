#include "core/script/task.h"
#include "core/base/alloc.h"
#include "core/script/api_ctx.h"
#include "core/script/luavalue.h"
#include "core/script/package_self.h"
#include "core/script/task_self.h"

#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

struct lac_tasks *lac_tasks_new(const struct lac_task_host *host)
{
    struct lac_tasks *tasks = lac_alloc_zero(1, sizeof *tasks);
    tasks->host = *host;
    return tasks;
}

static bool declares(const struct lac_package *package, const char *need)
{
    const struct lac_value *needs = lac_get(&package->data, "needs");
    for (size_t i = 0; i < lac_count(needs); i++)
        if (strcmp(lac_as_text(lac_at(needs, i), ""), need) == 0)
            return true;
    return false;
}

struct lac_task *lac_task_start(struct lac_tasks *tasks, const struct lac_package *package,
                                const struct lac_task_options *options, lac_task_done *done, void *user)
{
    struct lac_task *task = lac_alloc_zero(1, sizeof *task);
    task->tasks = tasks;
    task->package = package;
    task->arena = lac_arena_new();
    task->function = lac_arena_strdup(task->arena, options->function);
    task->ctx = options->ctx ? lac_copy(task->arena, options->ctx) : lac_object();
    task->args = options->args ? lac_copy(task->arena, options->args) : lac_list();
    task->rng_key = options->rng_key;
    task->max_asks = options->max_asks;
    task->max_translations = options->max_translations > 0   ? options->max_translations
                             : options->max_translations < 0 ? 0
                                                             : -1;
    task->may_ask = declares(package, "llm") || declares(package, "judge");
    task->done = done;
    task->user = user;
    task->all_after = tasks->first;
    if (tasks->first)
        tasks->first->all_before = task;
    tasks->first = task;
    tasks->stats.tasks++;
    lac_ready(lac_co_new(task, NULL, 0));
    return task;
}

void lac_task_stop(struct lac_task *task)
{
    while (task->root)
        lac_co_free(task->root->after ? task->root->after : task->root); /* children first */
    if (task->home) {                                                    /* its modules; removing takes no memory */
        lua_State *L = lac_cell_lua(task->home->cell);
        lua_pushnil(L);
        lua_rawsetp(L, LUA_REGISTRYINDEX, task);
    }
    lac_home_leave(task);
    lac_arena_free(task->result_arena);
    task->result_arena = NULL;
    task->asks = 0;
}

static void free_task(struct lac_task *task)
{
    struct lac_tasks *tasks = task->tasks;
    lac_reborn_remove(task);
    if (task->all_before)
        task->all_before->all_after = task->all_after;
    else
        tasks->first = task->all_after;
    if (task->all_after)
        task->all_after->all_before = task->all_before;
    if (tasks->working == task)
        tasks->working = NULL;
    tasks->stats.tasks--;
    lac_arena_free(task->result_arena);
    lac_arena_free(task->arena);
    free(task->error);
    free(task);
}

void lac_task_end(struct lac_task *task, enum lac_status status, const struct lac_error *err)
{
    struct lac_error error = {0};
    struct lac_arena *arena = task->result_arena;
    int64_t asks = task->asks;
    task->result_arena = NULL;
    lac_task_stop(task);
    task->result_arena = arena;
    task->asks = asks;
    if (status != LAC_OK) {
        error = *err;
        error.status = status;
        lac_package_blame(task->package, &error);
    }
    task->tasks->working = task; /* a cancel from within `done` changes nothing any more */
    task->done(task->user, task, status, status == LAC_OK ? &task->result : NULL, &error);
    free_task(task);
}

void lac_task_cancel(struct lac_task *task)
{
    if (task->tasks->working == task) {
        task->cancelled = true; /* it is on the stack: the pump takes it away when it is not */
        return;
    }
    lac_task_stop(task);
    free_task(task);
}

void lac_tasks_free(struct lac_tasks *tasks)
{
    if (!tasks)
        return;
    while (tasks->first)
        lac_task_cancel(tasks->first);
    lac_homes_free(tasks);
    free(tasks);
}

void *lac_task_user(const struct lac_task *task)
{
    return task->user;
}

int64_t lac_task_asks(const struct lac_task *task)
{
    return task->asks;
}

static struct lac_task *task_of(lua_State *L)
{
    struct lac_scope *scope = lac_cell_owner(L);
    return scope->co->task;
}

static int returned(lua_State *L, int status, lua_KContext context)
{
    (void)status;
    (void)context;
    struct lac_task *task = task_of(L);
    task->result_arena = lac_arena_new();
    struct lac_error err;
    task->result_status = lac_lua_value(L, -1, false, task->result_arena, &task->result, &err);
    if (task->result_status != LAC_OK) {
        lac_error_prefix(&err, "%s: what %s returned", task->package->shown, task->function);
        task->error = lac_alloc(sizeof err);
        *task->error = err;
    }
    return 0;
}

static int chunk_done(lua_State *L, int status, lua_KContext context)
{
    (void)status;
    (void)context;
    struct lac_task *task = task_of(L);
    int n = (int)lac_count(&task->args);
    luaL_checkstack(L, n + 6, NULL);
    if (!lua_istable(L, 1))
        return luaL_error(L, "the file must return a table");
    lua_pushstring(L, task->function);
    if (lua_rawget(L, 1) != LUA_TFUNCTION)
        return luaL_error(L, "'%s' is no function", task->function);
    lac_api_push_ctx(L, &task->ctx);
    for (int i = 0; i < n; i++)
        lac_lua_push(L, lac_at(&task->args, (size_t)i));
    lua_callk(L, n + 1, 1, 0, returned);
    return returned(L, LUA_OK, 0);
}

int lac_task_drive(lua_State *L)
{
    lua_callk(L, 0, 1, 0, chunk_done);
    return chunk_done(L, LUA_OK, 0);
}
