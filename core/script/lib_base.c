#include "core/script/env.h"
#include "core/script/lib.h"

#include <ctype.h>
#include <string.h>

/* assert(v, message, ...)  [raises when v is false] */
static int l_assert(lua_State *L)
{
    if (lua_toboolean(L, 1))
        return lua_gettop(L);
    luaL_checkany(L, 1);
    if (lua_gettop(L) == 1)
        return luaL_error(L, "assertion failed!");
    lua_settop(L, 2);
    return lua_error(L);
}

/* error(message, level)  [raises] */
static int l_error(lua_State *L)
{
    int level = (int)luaL_optinteger(L, 2, 1);
    lua_settop(L, 1);
    if (lua_type(L, 1) == LUA_TSTRING && level > 0) {
        luaL_where(L, level);
        lua_pushvalue(L, 1);
        lua_concat(L, 2);
    }
    return lua_error(L);
}

/* select(n, ...) or select("#", ...)  [raises on a bad index] */
static int l_select(lua_State *L)
{
    int n = lua_gettop(L);
    if (lua_type(L, 1) == LUA_TSTRING && *lua_tostring(L, 1) == '#') {
        lua_pushinteger(L, n - 1);
        return 1;
    }
    lua_Integer i = luaL_checkinteger(L, 1);
    if (i < 0)
        i = n + i;
    else if (i > n)
        i = n;
    luaL_argcheck(L, 1 <= i, 1, "index out of range");
    lac_charge(L, (size_t)(n - (int)i) / 8 + 1);
    return n - (int)i;
}

/* Digits of `base` in s[0..len), white space around; false when it is no such number. */
static bool digits_to_integer(const char *s, size_t len, int base, lua_Integer *out)
{
    static const char space[] = " \f\n\r\t\v";
    lua_Unsigned n = 0;
    const char *end = s + len;
    while (s < end && *s && strchr(space, *s))
        s++;
    bool negative = s < end && *s == '-';
    if (s < end && (*s == '-' || *s == '+'))
        s++;
    const char *first = s;
    for (; s < end && isalnum((unsigned char)*s); s++) {
        int digit = isdigit((unsigned char)*s) ? *s - '0' : toupper((unsigned char)*s) - 'A' + 10;
        if (digit >= base)
            return false;
        n = n * (lua_Unsigned)base + (lua_Unsigned)digit;
    }
    if (s == first)
        return false;
    while (s < end && *s && strchr(space, *s))
        s++;
    *out = (lua_Integer)(negative ? 0u - n : n);
    return s == end;
}

/* tonumber(v, base)  [raises on a bad base] */
static int l_tonumber(lua_State *L)
{
    size_t len;
    if (lua_isnoneornil(L, 2)) {
        luaL_checkany(L, 1);
        if (lua_type(L, 1) == LUA_TNUMBER) {
            lua_settop(L, 1);
            return 1;
        }
        const char *text = lua_type(L, 1) == LUA_TSTRING ? lua_tolstring(L, 1, &len) : NULL;
        if (text) {
            lac_charge(L, len + 1);
            if (lua_stringtonumber(L, text) == len + 1)
                return 1;
        }
        lua_pushnil(L);
        return 1;
    }
    lua_Integer base = luaL_checkinteger(L, 2), n;
    luaL_checktype(L, 1, LUA_TSTRING);
    const char *text = lua_tolstring(L, 1, &len);
    luaL_argcheck(L, 2 <= base && base <= 36, 2, "base out of range");
    lac_charge(L, len + 1);
    if (digits_to_integer(text, len, (int)base, &n))
        lua_pushinteger(L, n);
    else
        lua_pushnil(L);
    return 1;
}

const char *lac_env_tostring(lua_State *L, int index, size_t *len)
{
    index = lua_absindex(L, index);
    luaL_checkstack(L, 4, NULL);
    if (luaL_callmeta(L, index, "__tostring")) {
        if (lua_type(L, -1) != LUA_TSTRING)
            luaL_error(L, "'__tostring' must return a string");
        return lua_tolstring(L, -1, len);
    }
    switch (lua_type(L, index)) {
    case LUA_TNUMBER:
    case LUA_TSTRING:
        lua_pushvalue(L, index);
        break;
    case LUA_TBOOLEAN:
        lua_pushstring(L, lua_toboolean(L, index) ? "true" : "false");
        break;
    case LUA_TUSERDATA: /* only C makes them, so the name is a string of ours */
        if (luaL_getmetafield(L, index, "__name") != LUA_TSTRING)
            lua_pushliteral(L, "userdata");
        break;
    default:
        lua_pushstring(L, luaL_typename(L, index));
        break;
    }
    return lua_tolstring(L, -1, len);
}

/* tostring(v)  [raises what __tostring raises] */
static int l_tostring(lua_State *L)
{
    luaL_checkany(L, 1);
    lac_env_tostring(L, 1, NULL);
    return 1;
}

/* type(v) */
static int l_type(lua_State *L)
{
    luaL_checkany(L, 1);
    lua_pushstring(L, luaL_typename(L, 1));
    return 1;
}

/* Errors of the script are values; the end of the call and of the memory are not to be held. */
static int finish_pcall(lua_State *L, int status, lua_KContext context)
{
    if (status == LUA_OK || status == LUA_YIELD)
        return lua_gettop(L) - (int)context;
    if (status == LUA_ERRMEM || lac_limits_killed(L))
        return lac_limits_kill(L, "memory");
    lua_pushboolean(L, 0);
    lua_pushvalue(L, -2);
    return 2;
}

/* pcall(f, ...)  [may suspend; raises when the call is at its end] */
static int l_pcall(lua_State *L)
{
    luaL_checkany(L, 1);
    lac_charge(L, 10);
    lua_pushboolean(L, 1);
    lua_insert(L, 1);
    int status = lua_pcallk(L, lua_gettop(L) - 2, LUA_MULTRET, 0, 0, finish_pcall);
    return finish_pcall(L, status, 0);
}

/* rawequal(a, b) */
static int l_rawequal(lua_State *L)
{
    luaL_checkany(L, 1);
    luaL_checkany(L, 2);
    if (lua_type(L, 1) == LUA_TSTRING && lua_type(L, 2) == LUA_TSTRING)
        lac_charge_bytes(L, (size_t)lua_rawlen(L, 1));
    lua_pushboolean(L, lua_rawequal(L, 1, 2));
    return 1;
}

/* rawlen(v)  [raises on anything but a table or string] */
static int l_rawlen(lua_State *L)
{
    int type = lua_type(L, 1);
    luaL_argexpected(L, type == LUA_TTABLE || type == LUA_TSTRING, 1, "table or string");
    lua_pushinteger(L, (lua_Integer)lua_rawlen(L, 1));
    return 1;
}

/* rawget(t, k)  [raises on a bad argument] */
static int l_rawget(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_checkany(L, 2);
    lua_settop(L, 2);
    lua_rawget(L, 1);
    return 1;
}

/* rawset(t, k, v)  [raises on a bad argument, a frozen table, a nil or NaN key] */
static int l_rawset(lua_State *L)
{
    lac_env_check_writable(L, 1);
    luaL_checkany(L, 2);
    luaL_checkany(L, 3);
    lua_settop(L, 3);
    lua_rawset(L, 1);
    return 1;
}

static int next_index(lua_State *L)
{
    lua_Integer i = luaL_checkinteger(L, 2);
    i = luaL_intop(+, i, 1);
    lua_pushinteger(L, i);
    return lua_geti(L, 1, i) == LUA_TNIL ? 1 : 2;
}

/* ipairs(t) */
static int l_ipairs(lua_State *L)
{
    luaL_checkany(L, 1);
    lua_pushcfunction(L, next_index);
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    return 3;
}

void lac_lib_base(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"assert", l_assert},
        {"error", l_error},
        {"ipairs", l_ipairs},
        {"pcall", l_pcall},
        {"rawequal", l_rawequal},
        {"rawget", l_rawget},
        {"rawlen", l_rawlen},
        {"rawset", l_rawset},
        {"select", l_select},
        {"tonumber", l_tonumber},
        {"tostring", l_tostring},
        {"type", l_type},
        {"pairs", lac_pairs},
        {"setmetatable", lac_setmetatable},
        {"getmetatable", lac_getmetatable},
    };
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        lua_pushcfunction(L, functions[i].func);
        lac_env_set(L, functions[i].name);
    }
    lua_pushliteral(L, "Lua 5.4");
    lac_env_set(L, "_VERSION");
}
