/* slot.c - what a call into a package costs, beside the same Lua file in a plain lua_State with the standard library.
 *
 * A pure call (arguments in, a number out); a task that asks once (start, suspend, resume, result); one more ask in a
 * task that lives already; making a cell, and what it and a suspended task hold. The peer builds the same arguments and
 * reads the same results. */
#include "bench.h"

#include "core/base/clock.h"
#include "core/script/package_self.h"
#include "core/script/task.h"

#include <lauxlib.h>
#include <lualib.h>
#include <malloc.h>
#include <string.h>

enum {
    PURE_CALLS = 20000,
    TASKS = 4000,
    ASKS = 20000,
    WAITING = 10000,
    CELLS = 64,
};

static const char PROMPT[] = "Write one sentence that mentions Rome.", REPLY[] = "Many people have heard of Rome.";

/* ---- ours ---- */

struct ours {
    struct lac_packages *packages;
    const struct lac_package *gap, *asks;
    struct lac_tasks *tasks;
    struct lac_value reply;
    int ended;
};

static void on_start(void *user, struct lac_task *task, struct lac_op *op, const struct lac_op_request *request)
{
    (void)task, (void)request;
    lac_op_done(op, &((struct ours *)user)->reply, NULL, NULL);
}

static void on_cancel(void *user, struct lac_op *op)
{
    (void)user, (void)op;
}

static void on_done(void *user, struct lac_task *task, enum lac_status status, const struct lac_value *result,
                    const struct lac_error *err)
{
    (void)task, (void)err;
    MUST(status == LAC_OK && strcmp(lac_as_text(result, ""), REPLY) == 0);
    ((struct ours *)user)->ended++;
}

static double ours_pure(struct ours *o, int calls)
{
    int64_t began = lac_clock_us();
    for (int i = 0; i < calls; i++) {
        struct lac_arena *arena = lac_arena_new();
        struct lac_value english = lac_object(), target = lac_object(), args[2] = {lac_object(), lac_object()}, v;
        lac_set_num(arena, &english, "accuracy", 1);
        lac_set_num(arena, &target, "accuracy", 0.25);
        lac_set(arena, &args[0], "english", english);
        lac_set(arena, &args[0], "target", target);
        lac_set_num(arena, &args[1], "gamma", 2);
        MUST(lac_package_call(o->gap, "score", args, 2, arena, &v, 1, NULL) == LAC_OK && v.as.number == 0.75);
        lac_arena_free(arena);
    }
    return (double)(lac_clock_us() - began) / calls;
}

static void start_tasks(struct lac_tasks *tasks, const struct lac_package *asks, int n, int times, struct ours *o)
{
    for (int i = 0; i < n; i++) {
        struct lac_arena *arena = lac_arena_new();
        struct lac_value args = lac_list(), item = lac_object();
        lac_set_int(arena, &item, "times", times);
        lac_set_text(arena, &item, "prompt", PROMPT);
        lac_push(arena, &args, item);
        lac_push(arena, &args, lac_object());
        struct lac_task_options options = {
            .function = "perturb", .args = &args, .rng_key = {1, (uint64_t)i}, .max_asks = -1};
        lac_task_start(tasks, asks, &options, on_done, o);
        lac_arena_free(arena);
    }
}

/* Microseconds for each of `tasks`, which ask `times` each. */
static double ours_tasks(struct ours *o, int tasks, int times)
{
    int64_t began = lac_clock_us();
    o->ended = 0;
    for (int i = 0; i < tasks; i++) {
        start_tasks(o->tasks, o->asks, 1, times, o);
        while (lac_tasks_pump(o->tasks, 1000000))
            ;
    }
    MUST(o->ended == tasks);
    return (double)(lac_clock_us() - began) / tasks;
}

/* Keeps the operation open: the task stays suspended. */
static void on_start_wait(void *user, struct lac_task *task, struct lac_op *op, const struct lac_op_request *request)
{
    (void)user, (void)task, (void)op, (void)request;
}

static double kib_in_use(void)
{
    struct mallinfo2 info = mallinfo2();
    return (double)(info.uordblks + info.hblkhd) / 1024;
}

/* KiB of each of `tasks` that wait for a reply, the cells they live in included. */
static double ours_waiting(struct ours *o, int tasks)
{
    struct lac_task_host host = {.user = o, .start = on_start_wait, .cancel = on_cancel};
    double before = kib_in_use();
    struct lac_tasks *waiting = lac_tasks_new(&host);
    start_tasks(waiting, o->asks, tasks, 1, o);
    while (lac_tasks_pump(waiting, 1000000))
        ;
    double held = (kib_in_use() - before) / tasks;
    lac_tasks_free(waiting);
    return held;
}

/* Microseconds to make a cell with the library and a package in it; its KiB in *held. */
static double ours_cells(struct ours *o, int cells, double *held)
{
    struct lac_error err;
    double before = kib_in_use();
    int64_t began = lac_clock_us();
    struct lac_cell *cell[CELLS];
    for (int i = 0; i < cells; i++)
        MUST((cell[i] = lac_package_cell(o->asks, &err)) != NULL);
    double took = (double)(lac_clock_us() - began) / cells;
    *held = (kib_in_use() - before) / cells;
    for (int i = 0; i < cells; i++)
        lac_cell_free(cell[i]);
    return took;
}

/* ---- the peer ---- */

static int l_same(lua_State *L)
{
    lua_settop(L, 1);
    return 1;
}

static int l_ask(lua_State *L)
{
    return lua_yield(L, 0);
}

/* Runs a package's file and keeps one of its functions in the registry. */
static int function_of(lua_State *L, const char *path, const char *name)
{
    MUST(luaL_dofile(L, path) == LUA_OK);
    lua_getfield(L, -1, name);
    int kept = luaL_ref(L, LUA_REGISTRYINDEX);
    lua_pop(L, 1);
    return kept;
}

static void push_accuracy(lua_State *L, const char *side, double accuracy)
{
    lua_createtable(L, 0, 1);
    lua_pushnumber(L, accuracy);
    lua_setfield(L, -2, "accuracy");
    lua_setfield(L, -2, side);
}

static lua_State *new_peer(void)
{
    lua_State *L = luaL_newstate();
    luaL_openlibs(L);
    lua_createtable(L, 0, 2);
    lua_pushcfunction(L, l_same);
    lua_setfield(L, -2, "strategy");
    lua_pushcfunction(L, l_same);
    lua_setfield(L, -2, "scoring");
    lua_setglobal(L, "lacuna");
    return L;
}

static double peer_pure(lua_State *L, int score, int calls)
{
    int64_t began = lac_clock_us();
    for (int i = 0; i < calls; i++) {
        lua_rawgeti(L, LUA_REGISTRYINDEX, score);
        lua_createtable(L, 0, 2);
        push_accuracy(L, "english", 1);
        push_accuracy(L, "target", 0.25);
        lua_createtable(L, 0, 1);
        lua_pushnumber(L, 2);
        lua_setfield(L, -2, "gamma");
        MUST(lua_pcall(L, 2, 1, 0) == LUA_OK && lua_tonumber(L, -1) == 0.75);
        lua_pop(L, 1);
    }
    return (double)(lac_clock_us() - began) / calls;
}

/* A coroutine with the function and its arguments, on top of the stack of L. */
static lua_State *start_peer(lua_State *L, int perturb, int times)
{
    lua_State *thread = lua_newthread(L);
    lua_rawgeti(thread, LUA_REGISTRYINDEX, perturb);
    lua_createtable(thread, 0, 1);
    lua_pushcfunction(thread, l_ask);
    lua_setfield(thread, -2, "ask");
    lua_createtable(thread, 0, 2);
    lua_pushinteger(thread, times);
    lua_setfield(thread, -2, "times");
    lua_pushstring(thread, PROMPT);
    lua_setfield(thread, -2, "prompt");
    return thread;
}

static double peer_tasks(lua_State *L, int perturb, int tasks, int times)
{
    int64_t began = lac_clock_us();
    for (int i = 0; i < tasks; i++) {
        lua_State *thread = start_peer(L, perturb, times);
        int n, args = 2;
        while (lua_resume(thread, L, args, &n) == LUA_YIELD) {
            lua_pushstring(thread, REPLY);
            args = 1;
        }
        MUST(n == 1 && strcmp(lua_tostring(thread, -1), REPLY) == 0);
        lua_pop(L, 1);
    }
    return (double)(lac_clock_us() - began) / tasks;
}

/* KiB of each of `tasks` coroutines that wait, in one state. */
static double peer_waiting(lua_State *L, int perturb, int tasks)
{
    lua_gc(L, LUA_GCCOLLECT);
    double before = kib_in_use();
    lua_createtable(L, tasks, 0);
    for (int i = 1; i <= tasks; i++) {
        lua_State *thread = start_peer(L, perturb, 1);
        int n;
        MUST(lua_resume(thread, L, 2, &n) == LUA_YIELD);
        lua_rawseti(L, -2, i);
    }
    lua_gc(L, LUA_GCCOLLECT);
    double held = (kib_in_use() - before) / tasks;
    lua_pop(L, 1);
    lua_gc(L, LUA_GCCOLLECT);
    return held;
}

/* Microseconds to make a state with the standard library and the same file run in it; its KiB in *held. */
static double peer_states(int states, double *held)
{
    double before = kib_in_use();
    int64_t began = lac_clock_us();
    lua_State *state[CELLS];
    for (int i = 0; i < states; i++) {
        state[i] = new_peer();
        function_of(state[i], SOURCE_DIR "/tests/bench/strategies/asks.lua", "perturb");
    }
    double took = (double)(lac_clock_us() - began) / states;
    *held = (kib_in_use() - before) / states;
    for (int i = 0; i < states; i++)
        lua_close(state[i]);
    return took;
}

/* ---- the table ---- */

static void measure(struct ours *o, lua_State *L)
{
    struct series pure, one, more, waiting, make, idle;
    int score = function_of(L, SOURCE_DIR "/scripts/scoring/gap.lua", "score");
    int perturb = function_of(L, SOURCE_DIR "/tests/bench/strategies/asks.lua", "perturb");
    ours_pure(o, PURE_CALLS / 10);
    ours_tasks(o, TASKS / 10, 1);
    for (int i = 0; i < REPEATS; i++) {
        pure.ours[i] = ours_pure(o, PURE_CALLS);
        pure.peer[i] = peer_pure(L, score, PURE_CALLS);
        one.ours[i] = ours_tasks(o, TASKS, 1);
        one.peer[i] = peer_tasks(L, perturb, TASKS, 1);
        more.ours[i] = ours_tasks(o, 1, ASKS) / ASKS;
        more.peer[i] = peer_tasks(L, perturb, 1, ASKS) / ASKS;
        waiting.ours[i] = ours_waiting(o, WAITING);
        waiting.peer[i] = peer_waiting(L, perturb, WAITING);
        make.ours[i] = ours_cells(o, CELLS, &idle.ours[i]);
        make.peer[i] = peer_states(CELLS, &idle.peer[i]);
    }
    print_row("pure call", "us", &pure);
    print_row("task that asks once", "us", &one);
    print_row("one more ask of a task", "us", &more);
    print_row("making a cell", "us", &make);
    print_row("an idle cell", "KiB", &idle);
    print_row("a suspended task, of 10,000", "KiB", &waiting);
}

int main(void)
{
    const char *roots[] = {SOURCE_DIR, SOURCE_DIR "/tests/bench"};
    struct ours o = {.packages = lac_packages_new(roots, 2)};
    struct lac_task_host host = {.user = &o, .start = on_start, .cancel = on_cancel};
    struct lac_error err;
    MUST(lac_package_load(o.packages, LAC_PKG_SCORING, "gap", &o.gap, &err) == LAC_OK);
    MUST(lac_package_load(o.packages, LAC_PKG_STRATEGY, "asks", &o.asks, &err) == LAC_OK);
    struct lac_arena *arena = lac_arena_new();
    o.reply = lac_text(arena, REPLY);
    o.tasks = lac_tasks_new(&host);
    lua_State *L = new_peer();
    print_head();
    measure(&o, L);
    lua_close(L);
    lac_tasks_free(o.tasks);
    lac_packages_free(o.packages);
    lac_arena_free(arena);
    return 0;
}
