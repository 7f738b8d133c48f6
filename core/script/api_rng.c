#include "core/script/api_ctx.h"
#include "core/script/env.h"
#include "core/script/task_self.h"

#include <lauxlib.h>

static char rng_key; /* registry: the one rng object of the cell */

/* The object holds nothing: each method draws from the stream of the coroutine that calls it, so that a generator
 * passed into a map child cannot make one child's draws depend on when another runs. */
static struct lac_rng *rng_of(lua_State *L)
{
    struct lac_scope *scope = lac_cell_owner(L);
    if (!scope || !scope->co)
        luaL_error(L, "ctx:rng() may not be used here");
    if (!lac_env_frozen(L, 1))
        luaL_error(L, "write rng:int(…), with a colon");
    return lac_co_rng(scope->co);
}

/* rng:int(a, b): uniform in a .. b.  [-0, +1, raises] */
static int l_int(lua_State *L)
{
    struct lac_rng *rng = rng_of(L);
    lua_Integer a = luaL_checkinteger(L, 2), b = luaL_checkinteger(L, 3);
    if (a > b)
        return luaL_error(L, "rng:int: there is no number between %I and %I", (LUAI_UACINT)a, (LUAI_UACINT)b);
    uint64_t span = (uint64_t)b - (uint64_t)a;
    uint64_t draw = span == UINT64_MAX ? lac_rng_next(rng) : lac_rng_below(rng, span + 1);
    lua_pushinteger(L, (lua_Integer)((uint64_t)a + draw));
    return 1;
}

/* rng:real(): uniform in [0, 1).  [-0, +1, raises] */
static int l_real(lua_State *L)
{
    lua_pushnumber(L, lac_rng_real(rng_of(L)));
    return 1;
}

/* rng:pick(list): one of its values; nil of an empty list.  [-0, +1, raises] */
static int l_pick(lua_State *L)
{
    struct lac_rng *rng = rng_of(L);
    luaL_checktype(L, 2, LUA_TTABLE);
    lua_Unsigned n = lua_rawlen(L, 2);
    if (n == 0)
        lua_pushnil(L);
    else
        lua_rawgeti(L, 2, (lua_Integer)lac_rng_below(rng, n) + 1);
    return 1;
}

/* rng:shuffle(list): a new list in random order.  [-0, +1, raises] */
static int l_shuffle(lua_State *L)
{
    struct lac_rng *rng = rng_of(L);
    luaL_checktype(L, 2, LUA_TTABLE);
    lua_Integer n = (lua_Integer)lua_rawlen(L, 2);
    lac_charge(L, (size_t)n * 2);
    lua_createtable(L, n < 1024 ? (int)n : 1024, 0);
    for (lua_Integer i = 1; i <= n; i++) {
        lua_rawgeti(L, 2, i);
        lua_rawseti(L, 3, i);
    }
    for (lua_Integer i = n; i > 1; i--) {
        lua_Integer other = (lua_Integer)lac_rng_below(rng, (uint64_t)i) + 1;
        lua_rawgeti(L, 3, i);
        lua_rawgeti(L, 3, other);
        lua_rawseti(L, 3, i);
        lua_rawseti(L, 3, other);
    }
    return 1;
}

int lac_api_rng(lua_State *L)
{
    (void)lac_api_co(L, "rng");
    lua_rawgetp(L, LUA_REGISTRYINDEX, &rng_key);
    return 1;
}

void lac_api_rng_install(lua_State *L)
{
    static const luaL_Reg methods[] = {
        {"int", l_int}, {"real", l_real}, {"pick", l_pick}, {"shuffle", l_shuffle}, {NULL, NULL}};
    luaL_newlib(L, methods);
    lac_env_freeze(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &rng_key);
}
