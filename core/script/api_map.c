#include "core/base/alloc.h"
#include "core/script/api_ctx.h"
#include "core/script/task_self.h"

#include <lauxlib.h>

enum { WIDTH = 16, WIDTH_MAX = 1024, LIST_MAX = 100 * 1000 };

/* The stack of a coroutine in ctx:map. */
enum { LIST = 2, FUNCTION = 3, RESULTS = 4 };

/* Takes the results of children that have ended, each to its place. [-0, +0, raises on memory] */
static void take_results(lua_State *L, struct lac_co *co)
{
    struct lac_map_state *map = &co->map;
    while (map->ended.n > 0) {
        struct lac_co *child = map->ended.at[map->ended.n - 1];
        if (lua_gettop(child->L) > 0) {
            lua_settop(child->L, 1);
            lua_xmove(child->L, L, 1);
            if (lua_isnil(L, -1))
                lua_pop(L, 1);
            else
                lua_rawseti(L, RESULTS, child->index);
        }
        map->ended.n--;
        map->active--;
        lac_co_free(child);
    }
}

/* Ends the children that still run: before an error leaves ctx:map. */
static void end_children(struct lac_co *co)
{
    for (struct lac_co *at = co->task->root, *after; at; at = after) {
        after = at->after;
        if (at->parent == co) {
            end_children(at);
            after = at->after; /* the children of `at` may have stood there */
            lac_co_free(at);
        }
    }
    co->map.ended.n = 0;
}

/* Starts children up to the width. [-0, +0, raises] */
static void start_children(lua_State *L, struct lac_co *co)
{
    struct lac_map_state *map = &co->map;
    struct lac_task *task = co->task;
    while (map->active < map->width && map->next <= map->n) {
        lua_State *thread = lac_cell_child(task->home->cell, &task->meter);
        if (!thread) {
            end_children(co);
            luaL_error(L, "no memory left for another child of ctx:map");
        }
        struct lac_co *child = lac_co_new(task, co, map->next);
        child->L = thread;
        lac_cell_set_owner(thread, &child->scope);
        lua_pushvalue(L, FUNCTION);
        lua_rawgeti(L, LIST, map->next);
        lua_pushinteger(L, map->next);
        lua_xmove(L, thread, 3);
        map->next++;
        map->active++;
        lac_ready(child);
    }
}

/* The results in the order of the list, without nils. [-0, +1, raises on memory] */
static int pack(lua_State *L, const struct lac_co *co)
{
    lua_Integer n = 0;
    lua_createtable(L, (int)co->map.n, 0);
    for (int64_t i = 1; i <= co->map.n; i++) {
        if (lua_rawgeti(L, RESULTS, i) == LUA_TNIL)
            lua_pop(L, 1);
        else
            lua_rawseti(L, -2, ++n);
    }
    return 1;
}

static int go_on(lua_State *L, int status, lua_KContext context)
{
    (void)status;
    (void)context;
    struct lac_co *co = ((struct lac_scope *)lac_cell_owner(L))->co;
    take_results(L, co);
    start_children(L, co);
    if (co->map.active > 0)
        return lua_yieldk(L, 0, 0, go_on);
    return pack(L, co);
}

int lac_api_map(lua_State *L)
{
    struct lac_co *co = lac_api_suspendable(L, "map");
    luaL_checktype(L, LIST, LUA_TTABLE);
    luaL_checktype(L, FUNCTION, LUA_TFUNCTION);
    lua_Integer width = luaL_optinteger(L, 4, WIDTH);
    lua_Unsigned n = lua_rawlen(L, LIST);
    if (width < 1 || width > WIDTH_MAX)
        return luaL_error(L, "ctx:map: the width must be between 1 and %d", WIDTH_MAX);
    if (n > LIST_MAX)
        return luaL_error(L, "ctx:map: the list has more than %d entries", LIST_MAX);
    lua_settop(L, FUNCTION);
    lua_newtable(L);
    luaL_checkstack(L, 6, NULL);
    lac_charge(L, (size_t)n);
    co->map.n = (int64_t)n;
    co->map.next = 1;
    co->map.active = 0;
    co->map.width = (int)width;
    co->map.number++;
    return go_on(L, LUA_OK, 0);
}
