#include "core/script/cell.h"
#include "core/base/alloc.h"
#include "core/script/env.h"
#include "core/script/lib.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SETUP_STEPS = 1000 * 1000 * 1000 }; /* what C does on the main thread is not a script's to pay */

static const char slots_key = 0; /* its address keys the table of compiled chunks in the registry */
const char lac_cell_key = 0;

static void set_fiber(lua_State *L, struct lac_fiber *fiber)
{
    memcpy(lua_getextraspace(L), &fiber, sizeof fiber);
}

/* Building the environment, run protected. */
static int open_cell(lua_State *L)
{
    lua_newtable(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &slots_key);
    lua_pushlightuserdata(L, lac_cell_of(L));
    lua_rawsetp(L, LUA_REGISTRYINDEX, &lac_cell_key);
    lac_env_open(L);
    return 0;
}

struct lac_cell *lac_cell_new(size_t memory_max)
{
    struct lac_cell *cell = lac_alloc_zero(1, sizeof *cell);
    cell->heap.max = memory_max ? memory_max : LAC_CELL_MEMORY;
    cell->heap.factor = 1;
    cell->heap.alarm = lac_limits_alarm;
    cell->heap.user = cell;
    cell->idle.steps_left = SETUP_STEPS;
    cell->main.cell = cell;
    cell->L = lua_newstate(lac_heap_alloc, &cell->heap);
    if (!cell->L) {
        lac_cell_free(cell);
        return NULL;
    }
    set_fiber(cell->L, &cell->main);
    lua_pushcfunction(cell->L, open_cell);
    if (lua_pcall(cell->L, 0, 0, 0) != LUA_OK) {
        lac_cell_free(cell);
        return NULL;
    }
    cell->heap.unpaid = 0;
    return cell;
}

static void free_fiber(struct lac_cell *cell, struct lac_fiber *fiber)
{
    lac_heap_unfollow(&fiber->stack);
    *fiber->link = fiber->next;
    if (fiber->next)
        fiber->next->link = fiber->link;
    lac_heap_give(&cell->heap, sizeof *fiber);
    free(fiber);
}

void lac_cell_free(struct lac_cell *cell)
{
    if (!cell)
        return;
    while (cell->fibers)
        free_fiber(cell, cell->fibers);
    if (cell->L)
        lua_close(cell->L);
    lac_re_free(cell);
    lac_heap_free(&cell->heap);
    free(cell);
}

lua_State *lac_cell_lua(struct lac_cell *cell)
{
    return cell->L;
}

size_t lac_cell_memory(const struct lac_cell *cell)
{
    return cell->heap.used;
}

bool lac_cell_dead(const struct lac_cell *cell)
{
    return cell->dead;
}

/* "name:12: " at the start. */
static bool has_position(const char *message)
{
    const char *colon = strchr(message, ':');
    size_t digits = colon ? strspn(colon + 1, "0123456789") : 0;
    return digits > 0 && colon[1 + digits] == ':';
}

/* The error on top of the stack as *err, popped. Reads strings only: nothing here can raise. */
static enum lac_status take_error(struct lac_cell *cell, lua_State *L, int code, struct lac_error *err)
{
    int line;
    cell->dead = cell->dead || code == LUA_ERRMEM;
    enum lac_status status = cell->dead ? LAC_E_SCRIPT_DIED : LAC_E_SCRIPT;
    const char *source = lac_limits_position(L, &line);
    const char *text = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : NULL;
    if (code == LUA_ERRMEM)
        lac_fail(err, status, "%s:%d: ended: limit of memory reached", source, line);
    else if (!text)
        lac_fail(err, status, "%s:%d: an error value of type %s", source, line, luaL_typename(L, -1));
    else if (has_position(text) || line == 0)
        lac_fail(err, status, "%s", text);
    else
        lac_fail(err, status, "%s:%d: %s", source, line, text);
    lua_pop(L, 1);
    return status;
}

/* Source text in three pieces: a line that makes it a function over an environment, the text, the end. */
struct source {
    const char *piece[3];
    size_t len[3];
    int next;
};

static const char *read_piece(lua_State *L, void *user, size_t *len)
{
    (void)L;
    struct source *source = user;
    while (source->next < 3 && source->len[source->next] == 0)
        source->next++;
    if (source->next == 3)
        return NULL;
    *len = source->len[source->next];
    return source->piece[source->next++];
}

struct compile {
    const char *name, *text;
    size_t len;
    int slot;
};

/* The text alone is parsed first, so that it can neither leave the function it is put into nor be blamed for it. */
static int compile(lua_State *L)
{
    const struct compile *c = lua_touserdata(L, 1);
    static const char head[] = "local _ENV = ...; return function(...) ", tail[] = "\nend";
    struct source alone = {{c->text}, {c->len}, 0};
    if (lua_load(L, read_piece, &alone, c->name, "t") != LUA_OK)
        return lua_error(L);
    lua_settop(L, 1);
    struct source whole = {{head, c->text, tail}, {sizeof head - 1, c->len, sizeof tail - 1}, 0};
    if (lua_load(L, read_piece, &whole, c->name, "t") != LUA_OK)
        return lua_error(L);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &slots_key);
    lua_insert(L, -2);
    lua_rawseti(L, -2, c->slot);
    return 0;
}

/* Runs a C function of ours on the main thread with a light argument. */
static int protected_call(struct lac_cell *cell, lua_CFunction function, void *arg)
{
    lua_pushcfunction(cell->L, function);
    lua_pushlightuserdata(cell->L, arg);
    int code = lua_pcall(cell->L, 1, 0, 0);
    cell->heap.unpaid = 0;
    if (code == LUA_ERRMEM)
        cell->dead = true;
    return code;
}

enum lac_status lac_cell_compile(struct lac_cell *cell, int slot, const char *name, const char *text, size_t len,
                                 struct lac_error *err)
{
    char *chunk = lac_alloc(strlen(name) + 2);
    sprintf(chunk, "@%s", name[0] == '@' ? name + 1 : name);
    struct compile c = {chunk, text, len, slot};
    enum lac_status status = LAC_OK;
    int code = protected_call(cell, compile, &c);
    if (code != LUA_OK) {
        struct lac_error why;
        status = take_error(cell, cell->L, code, &why);
        if (has_position(why.message) && code != LUA_ERRMEM)
            lac_fail(err, status, "%s", why.message);
        else
            lac_fail(err, status, "%s: %s", chunk + 1, code == LUA_ERRMEM ? "no memory to compile it" : why.message);
    }
    free(chunk);
    return status;
}

struct spawn {
    int slot;
    bool with_chunk;
    struct lac_fiber *fiber; /* with its coroutine when it had one */
};

/* A chunk's function is made anew by calling its maker with a new environment: functions of earlier calls keep
 * the environment that they closed over. */
static int spawn(lua_State *L)
{
    struct spawn *s = lua_touserdata(L, 1);
    struct lac_fiber *fiber = s->fiber;
    if (!fiber->thread) {
        lua_State *thread = lua_newthread(L);
        set_fiber(thread, &fiber->cell->main);
        lac_heap_follow(&fiber->cell->heap, &fiber->stack);
        fiber->anchor = luaL_ref(L, LUA_REGISTRYINDEX);
        fiber->thread = thread;
    }
    if (s->with_chunk) {
        lua_rawgetp(L, LUA_REGISTRYINDEX, &slots_key);
        if (lua_rawgeti(L, -1, s->slot) != LUA_TFUNCTION)
            return luaL_error(L, "no chunk was compiled for slot %d", s->slot);
        lac_env_globals(L);
        lua_call(L, 1, 1);
        lua_xmove(L, fiber->thread, 1);
    }
    return 0;
}

static struct lac_fiber *new_fiber(struct lac_cell *cell)
{
    if (!lac_heap_take(&cell->heap, sizeof(struct lac_fiber)))
        return NULL;
    struct lac_fiber *fiber = lac_alloc_zero(1, sizeof *fiber);
    fiber->cell = cell;
    fiber->anchor = LUA_NOREF;
    fiber->next = cell->fibers;
    fiber->link = &cell->fibers;
    if (fiber->next)
        fiber->next->link = &fiber->next;
    cell->fibers = fiber;
    return fiber;
}

/* A coroutine that ended as it should takes another function as a new one would, and saves a sixth of a small call. A
 * long stack is not kept: it holds memory, and makes instructions dearer. */
static bool can_serve_again(const struct lac_fiber *fiber)
{
    enum { STACK_KEPT = 4 << 10 };
    lua_Debug running;
    return lua_status(fiber->thread) == LUA_OK && !lua_getstack(fiber->thread, 0, &running) &&
           fiber->stack.size <= STACK_KEPT;
}

static void drop_fiber(struct lac_cell *cell, struct lac_fiber *fiber)
{
    luaL_unref(cell->L, LUA_REGISTRYINDEX, fiber->anchor);
    free_fiber(cell, fiber);
}

/* The spare one as it was when it was new: steps are counted from 0, and the hook's from the start of its round. */
static struct lac_fiber *take_spare(struct lac_cell *cell)
{
    struct lac_fiber *fiber = cell->spare;
    cell->spare = NULL;
    fiber->owner = NULL;
    fiber->stretch = fiber->held_us = fiber->paid = 0;
    fiber->slow = 0;
    lua_settop(fiber->thread, 0);
    lua_sethook(fiber->thread, NULL, 0, 0);
    return fiber;
}

static lua_State *spawn_thread(struct lac_cell *cell, struct spawn *s, struct lac_meter *meter, struct lac_error *err)
{
    if (cell->dead) {
        lac_fail(err, LAC_E_SCRIPT_DIED, "the cell is dead");
        return NULL;
    }
    s->fiber = cell->spare ? take_spare(cell) : new_fiber(cell);
    if (!s->fiber) {
        cell->dead = true;
        lac_fail(err, LAC_E_SCRIPT_DIED, "ended: limit of memory reached");
        return NULL;
    }
    int code = protected_call(cell, spawn, s);
    if (code != LUA_OK) {
        take_error(cell, cell->L, code, err);
        drop_fiber(cell, s->fiber);
        return NULL;
    }
    lua_State *thread = s->fiber->thread;
    s->fiber->meter = meter;
    set_fiber(thread, s->fiber);
    lac_limits_watch(thread);
    /* A coroutine that ends within its first round is never seen by the hook: the round is paid here. */
    meter->steps_left -= LAC_HOOK_STEPS;
    return thread;
}

lua_State *lac_cell_thread(struct lac_cell *cell, int slot, struct lac_meter *meter, struct lac_error *err)
{
    struct spawn s = {.slot = slot, .with_chunk = true};
    return spawn_thread(cell, &s, meter, err);
}

lua_State *lac_cell_child(struct lac_cell *cell, struct lac_meter *meter)
{
    struct spawn s = {0};
    return spawn_thread(cell, &s, meter, NULL);
}

void lac_cell_drop(struct lac_cell *cell, lua_State *thread)
{
    struct lac_fiber *fiber = lac_fiber_of(thread);
    if (fiber == &cell->main)
        return;
    set_fiber(thread, &cell->main);
    if (!cell->spare && can_serve_again(fiber))
        cell->spare = fiber;
    else
        drop_fiber(cell, fiber);
}

void lac_cell_set_owner(lua_State *thread, void *owner)
{
    lac_fiber_of(thread)->owner = owner;
}

void *lac_cell_owner(lua_State *thread)
{
    return lac_fiber_of(thread)->owner;
}

/* After an error: who died of what, and the message. */
static void settle_error(struct lac_cell *cell, lua_State *thread, int code, struct lac_error *err)
{
    struct lac_meter *meter = lac_cell_meter(thread);
    if (code == LUA_ERRMEM && !meter->killed) {
        meter->killed = true;
        meter->cause = "memory";
    }
    take_error(cell, thread, code, err);
}

int lac_cell_resume(struct lac_cell *cell, lua_State *thread, int nargs, int *nresults, bool *parked,
                    struct lac_error *err)
{
    if (cell->dead) {
        lac_fail(err, LAC_E_SCRIPT_DIED, "the cell is dead");
        return LUA_ERRRUN;
    }
    struct lac_fiber *fiber = lac_fiber_of(thread);
    cell->parked = false;
    lua_State *outer = cell->running;
    if (!outer)
        lac_limits_begin(cell);
    cell->running = thread;
    lac_heap_enter(&cell->heap, &fiber->stack);
    lac_limits_watch(thread);
    int code = lua_resume(thread, cell->L, nargs, nresults);
    cell->running = outer;
    lac_heap_enter(&cell->heap, outer ? &lac_fiber_of(outer)->stack : NULL);
    lac_limits_end(cell, fiber);
    if (parked)
        *parked = code == LUA_YIELD && cell->parked;
    if (code != LUA_OK && code != LUA_YIELD)
        settle_error(cell, thread, code, err);
    return code;
}

struct naming {
    const char *name;
};

static int add_name(lua_State *L)
{
    const struct naming *naming = lua_touserdata(L, 1);
    lua_settop(L, 2);
    lac_env_set(L, naming->name);
    return 0;
}

void lac_cell_add_name(struct lac_cell *cell, const char *name)
{
    struct naming naming = {name};
    lua_State *L = cell->L;
    lua_pushcfunction(L, add_name);
    lua_insert(L, -2);
    lua_pushlightuserdata(L, &naming);
    lua_insert(L, -2);
    if (lua_pcall(L, 2, 0, 0) != LUA_OK) {
        cell->dead = true;
        lua_pop(L, 1);
    }
}
