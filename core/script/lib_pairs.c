/* pairs in a fixed order: numbers ascending, then strings by bytes, then false and true. Lua's own order follows the
 * addresses of a process and would reach prompts. The keys are taken when the loop starts. */
#include "core/script/env.h"
#include "core/script/lib.h"

#include <string.h>

struct key {
    int rank; /* 0 integer, 1 float, 2 string, 3 boolean */
    union {
        lua_Integer integer;
        lua_Number number;
        struct {
            const char *at;
            size_t len;
        } text;
    } as;
    lua_Integer place; /* in the list of unsorted keys */
};

/* a < b for an integer and a float, exactly: a double cannot hold every integer. */
static bool integer_below(lua_Integer a, lua_Number b)
{
    if (b >= 9223372036854775808.0)
        return true;
    if (b < -9223372036854775808.0)
        return false;
    lua_Integer whole = (lua_Integer)b; /* towards zero */
    return a < whole || (a == whole && (lua_Number)whole < b);
}

static bool text_below(const struct key *a, const struct key *b)
{
    size_t shorter = a->as.text.len < b->as.text.len ? a->as.text.len : b->as.text.len;
    int order = memcmp(a->as.text.at, b->as.text.at, shorter);
    return order < 0 || (order == 0 && a->as.text.len < b->as.text.len);
}

static bool below(const struct key *a, const struct key *b)
{
    if (a->rank <= 1 && b->rank <= 1) {
        if (a->rank == 0)
            return b->rank == 0 ? a->as.integer < b->as.integer : integer_below(a->as.integer, b->as.number);
        return b->rank == 1 ? a->as.number < b->as.number : !integer_below(b->as.integer, a->as.number);
    }
    if (a->rank != b->rank)
        return a->rank < b->rank;
    return a->rank == 2 ? text_below(a, b) : a->as.integer < b->as.integer;
}

/* Merge sort of n keys with as much room behind them; the result is where it returns. */
static struct key *sort_keys(struct key *keys, size_t n)
{
    struct key *from = keys, *to = keys + n;
    for (size_t width = 1; width < n; width *= 2) {
        for (size_t start = 0; start < n; start += 2 * width) {
            size_t i = start, middle = start + width < n ? start + width : n;
            size_t j = middle, end = middle + width < n ? middle + width : n;
            for (size_t k = start; k < end; k++)
                to[k] = i < middle && (j >= end || !below(&from[j], &from[i])) ? from[i++] : from[j++];
        }
        struct key *swap = from;
        from = to;
        to = swap;
    }
    return from;
}

/* The key on top of the stack; raises for one that has no order. */
static struct key read_key(lua_State *L, lua_Integer place)
{
    struct key key = {.place = place};
    switch (lua_type(L, -1)) {
    case LUA_TNUMBER:
        if (lua_isinteger(L, -1)) {
            key.as.integer = lua_tointeger(L, -1);
        } else {
            key.rank = 1;
            key.as.number = lua_tonumber(L, -1);
        }
        break;
    case LUA_TSTRING:
        key.rank = 2;
        key.as.text.at = lua_tolstring(L, -1, &key.as.text.len);
        break;
    case LUA_TBOOLEAN:
        key.rank = 3;
        key.as.integer = lua_toboolean(L, -1);
        break;
    default:
        luaL_error(L, "pairs: a key of type %s has no order", luaL_typename(L, -1));
    }
    return key;
}

/* Pushes the list of all keys of the table at `index`, hidden ones left out; returns how many. */
static lua_Integer list_keys(lua_State *L, int index)
{
    lua_Integer n = 0;
    lua_newtable(L);
    int list = lua_gettop(L);
    for (lua_pushnil(L); lua_next(L, index);) {
        lua_pop(L, 1);
        if (lua_type(L, -1) == LUA_TLIGHTUSERDATA)
            continue;
        lua_pushvalue(L, -1);
        lua_rawseti(L, list, ++n);
        if (n % 256 == 0)
            lac_charge(L, 256);
    }
    return n;
}

/* Pushes the list of all keys in order. [-0, +1, raises] */
static void sorted_keys(lua_State *L, int index)
{
    lac_charge_walk(L);
    lua_Integer n = list_keys(L, index);
    int list = lua_gettop(L);
    size_t rounds = 2;
    for (lua_Integer i = n; i > 1; i /= 2)
        rounds++;
    lac_charge(L, (size_t)n * rounds + 10);
    struct key *keys = lua_newuserdatauv(L, 2 * (size_t)n * sizeof *keys, 0);
    for (lua_Integer i = 0; i < n; i++) {
        lua_rawgeti(L, list, i + 1);
        keys[i] = read_key(L, i + 1);
        lua_pop(L, 1);
    }
    const struct key *sorted = sort_keys(keys, (size_t)n);
    lua_createtable(L, (int)n, 0);
    for (lua_Integer i = 0; i < n; i++) {
        lua_rawgeti(L, list, sorted[i].place);
        lua_rawseti(L, -2, i + 1);
    }
    lua_replace(L, list);
    lua_settop(L, list);
}

/* The iterator: upvalues table, keys, position. Keys that were removed meanwhile are passed over. */
static int next_key(lua_State *L)
{
    lua_Integer i = lua_tointeger(L, lua_upvalueindex(3));
    for (;;) {
        if (lua_rawgeti(L, lua_upvalueindex(2), ++i) == LUA_TNIL)
            return 1;
        lua_pushvalue(L, -1);
        if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL)
            break;
        lua_pop(L, 2);
        lac_charge(L, 1);
    }
    lua_pushinteger(L, i);
    lua_replace(L, lua_upvalueindex(3));
    return 2;
}

/* pairs(t)  [raises on a bad argument or a key without an order] */
int lac_pairs(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    if (lac_env_thaw(L, 1))
        lua_replace(L, 1);
    sorted_keys(L, 1);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, next_key, 3);
    return 1;
}
