/* table.* on raw entries and raw lengths: a __len that lies or an __index that never ends has no say here. Ranges are
 * paid before they are walked. */
#include "core/script/lib_table.h"
#include "core/script/env.h"
#include "core/script/lib.h"

#include <limits.h>

/* table.concat(list, separator, i, j)  [raises on an entry that is no string or number] */
static int l_concat(lua_State *L)
{
    struct lac_buf out;
    size_t sep_len, len;
    luaL_checktype(L, 1, LUA_TTABLE);
    const char *sep = luaL_optlstring(L, 2, "", &sep_len);
    lua_Integer i = luaL_optinteger(L, 3, 1), last = luaL_optinteger(L, 4, (lua_Integer)lua_rawlen(L, 1));
    lua_settop(L, 4);
    lac_buf_open(&out, L);
    if (i <= last)
        lac_charge(L, (lua_Unsigned)last - (lua_Unsigned)i);
    for (; i <= last; i++) {
        lua_rawgeti(L, 1, i);
        if (!lua_isstring(L, -1))
            return luaL_error(L, "invalid value (a %s) at index %I in table for 'concat'", luaL_typename(L, -1),
                              (LUAI_UACINT)i);
        const char *text = lua_tolstring(L, -1, &len);
        lac_buf_add(&out, text, len);
        lua_pop(L, 1);
        if (i == last)
            break; /* last may be the largest integer there is */
        lac_buf_add(&out, sep, sep_len);
    }
    lac_buf_push(&out);
    return 1;
}

/* table.insert(list, [position,] value)  [raises on a bad position or a frozen table] */
static int l_insert(lua_State *L)
{
    lac_env_check_writable(L, 1);
    lua_Integer at = (lua_Integer)lua_rawlen(L, 1) + 1;
    if (lua_gettop(L) == 3) {
        lua_Integer position = luaL_checkinteger(L, 2);
        luaL_argcheck(L, position >= 1 && position <= at, 2, "position out of bounds");
        lac_charge(L, (size_t)(at - position) + 1);
        for (; at > position; at--) {
            lua_rawgeti(L, 1, at - 1);
            lua_rawseti(L, 1, at);
        }
    } else if (lua_gettop(L) != 2) {
        return luaL_error(L, "wrong number of arguments to 'insert'");
    }
    lua_rawseti(L, 1, at);
    return 0;
}

/* table.remove(list, position)  [raises on a bad position or a frozen table] */
static int l_remove(lua_State *L)
{
    lac_env_check_writable(L, 1);
    lua_Integer n = (lua_Integer)lua_rawlen(L, 1), at = luaL_optinteger(L, 2, n);
    if (!lua_isnoneornil(L, 2))
        luaL_argcheck(L, (n == 0 && (at == 0 || at == n + 1)) || (at >= 1 && at <= n + 1), 2, "position out of bounds");
    if (at < n)
        lac_charge(L, (size_t)(n - at) + 1);
    lua_rawgeti(L, 1, at);
    for (; at < n; at++) {
        lua_rawgeti(L, 1, at + 1);
        lua_rawseti(L, 1, at);
    }
    lua_pushnil(L);
    lua_rawseti(L, 1, at);
    return 1;
}

/* table.move(from, first, last, to, [into])  [raises on a range that wraps around or a frozen table] */
static int l_move(lua_State *L)
{
    lua_Integer first = luaL_checkinteger(L, 2), last = luaL_checkinteger(L, 3), to = luaL_checkinteger(L, 4);
    int into = lua_isnoneornil(L, 5) ? 1 : 5;
    luaL_checktype(L, 1, LUA_TTABLE);
    lac_env_check_writable(L, into);
    lua_settop(L, 5);
    if (last >= first) {
        luaL_argcheck(L, first > 0 || last < LUA_MAXINTEGER + first, 3, "too many elements to move");
        lua_Integer n = last - first + 1;
        luaL_argcheck(L, to <= LUA_MAXINTEGER - n + 1, 4, "destination wrap around");
        lac_charge(L, (size_t)n);
        bool upwards = to > last || to <= first || (into != 1 && !lua_rawequal(L, 1, into));
        for (lua_Integer i = 0; i < n; i++) {
            lua_Integer k = upwards ? i : n - 1 - i;
            lua_rawgeti(L, 1, first + k);
            lua_rawseti(L, into, to + k);
        }
    }
    lua_pushvalue(L, into);
    return 1;
}

/* table.pack(...) */
static int l_pack(lua_State *L)
{
    int n = lua_gettop(L);
    lac_charge(L, (size_t)n);
    lua_createtable(L, n, 1);
    lua_insert(L, 1);
    for (int i = n; i >= 1; i--)
        lua_rawseti(L, 1, i);
    lua_pushinteger(L, n);
    lua_setfield(L, 1, "n");
    return 1;
}

/* table.unpack(list, i, j)  [raises on more than LAC_RESULTS_MAX results] */
static int l_unpack(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_Integer i = luaL_optinteger(L, 2, 1);
    lua_Integer last = lua_isnoneornil(L, 3) ? (lua_Integer)lua_rawlen(L, 1) : luaL_checkinteger(L, 3);
    if (i > last)
        return 0;
    lua_Unsigned n = (lua_Unsigned)last - (lua_Unsigned)i;
    if (n >= LAC_RESULTS_MAX || !lua_checkstack(L, (int)n + 1))
        return luaL_error(L, "too many results to unpack");
    lac_charge(L, (size_t)n + 1);
    for (lua_Unsigned k = 0; k <= n; k++)
        lua_rawgeti(L, 1, i + (lua_Integer)k);
    return (int)n + 1;
}

void lac_lib_table(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"concat", l_concat}, {"insert", l_insert},     {"move", l_move},     {"pack", l_pack},
        {"remove", l_remove}, {"sort", lac_table_sort}, {"unpack", l_unpack}, {NULL, NULL},
    };
    luaL_newlib(L, functions);
}
