#include "core/model/json.h"
#include "core/script/luavalue.h"
#include "core/script/spec_self.h"

#include <lauxlib.h>

/* The argument as plain data in the spec's arena. [-0, +0, raises] */
static struct lac_value plain(lua_State *L, int index)
{
    const struct lac_spec_call *call = lac_cell_owner(L);
    struct lac_value value;
    struct lac_error err;
    if (lac_lua_value(L, index, false, call->spec->arena, &value, &err) != LAC_OK)
        luaL_error(L, "%s", err.message);
    return value;
}

/* The JSON form, in the spec's arena. */
static const char *json(lua_State *L, const struct lac_value *value)
{
    const struct lac_spec_call *call = lac_cell_owner(L);
    struct lac_str text = {0};
    lac_json_write(&text, value);
    const char *kept = lac_arena_strdup(call->spec->arena, lac_str_get(&text));
    lac_str_free(&text);
    return kept;
}

/* t.eq(got, want, what): equal in depth; 1 and 1.0 are.  [-0, +0, raises where they differ] */
static int l_eq(lua_State *L)
{
    luaL_checkany(L, 1);
    luaL_checkany(L, 2);
    const char *what = luaL_optstring(L, 3, "value");
    struct lac_value got = plain(L, 1), want = plain(L, 2);
    if (lac_equal(&got, &want))
        return 0;
    return luaL_error(L, "%s: expected %s, got %s", what, json(L, &want), json(L, &got));
}

/* t.ok(condition, what)  [-0, +0, raises where it is nil or false] */
static int l_ok(lua_State *L)
{
    const char *what = luaL_optstring(L, 2, "condition");
    if (lua_toboolean(L, 1))
        return 0;
    return luaL_error(L, "%s: expected to hold", what);
}

/* t.like(text, pattern): string.find finds it.  [-0, +0, raises where not] */
static int l_like(lua_State *L)
{
    luaL_checkany(L, 1);
    const char *pattern = luaL_checkstring(L, 2);
    bool found = false;
    if (lua_type(L, 1) == LUA_TSTRING && luaL_getmetafield(L, 1, "__index") != LUA_TNIL) {
        lua_getfield(L, -1, "find");
        lua_pushvalue(L, 1);
        lua_pushvalue(L, 2);
        lua_call(L, 2, 1);
        found = !lua_isnil(L, -1);
    }
    if (found)
        return 0;
    struct lac_value got = plain(L, 1);
    return luaL_error(L, "expected a text like \"%s\", got %s", pattern, json(L, &got));
}

void lac_spec_push_t(lua_State *L, const struct lac_value *told)
{
    static const luaL_Reg functions[] = {{"eq", l_eq}, {"ok", l_ok}, {"like", l_like}, {NULL, NULL}};
    luaL_newlib(L, functions);
    for (size_t i = 0; i < told->as.map.n; i++) {
        lac_lua_push(L, &told->as.map.at[i].value);
        lua_setfield(L, -2, told->as.map.at[i].key);
    }
}
