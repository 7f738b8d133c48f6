#include "core/script/env.h"
#include "core/script/lib.h"

/* Their addresses are keys: in the registry, in the metatable of a frozen table. */
static const char names_key = 0, globals_key = 0, frozen_key = 0;

static int refuse_change(lua_State *L)
{
    return luaL_error(L, "this table cannot be changed");
}

void lac_env_freeze(lua_State *L)
{
    lua_newtable(L);
    lua_createtable(L, 0, 4);
    lua_pushvalue(L, -3);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, refuse_change);
    lua_setfield(L, -2, "__newindex");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_pushvalue(L, -3);
    lua_rawsetp(L, -2, &frozen_key);
    lua_setmetatable(L, -2);
    lua_remove(L, -2);
}

bool lac_env_thaw(lua_State *L, int index)
{
    if (!lua_istable(L, index) || !lua_getmetatable(L, index))
        return false;
    if (lua_rawgetp(L, -1, &frozen_key) == LUA_TTABLE) {
        lua_remove(L, -2);
        return true;
    }
    lua_pop(L, 2);
    return false;
}

bool lac_env_frozen(lua_State *L, int index)
{
    if (!lac_env_thaw(L, index))
        return false;
    lua_pop(L, 1);
    return true;
}

void lac_env_check_writable(lua_State *L, int arg)
{
    luaL_checktype(L, arg, LUA_TTABLE);
    if (lac_env_frozen(L, arg))
        refuse_change(L);
}

void lac_env_set(lua_State *L, const char *name)
{
    lua_rawgetp(L, LUA_REGISTRYINDEX, &names_key);
    lua_insert(L, -2);
    lua_setfield(L, -2, name);
    lua_pop(L, 1);
}

void lac_env_globals(lua_State *L)
{
    lua_newtable(L);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &globals_key);
    lua_setmetatable(L, -2);
}

bool lac_env_is_globals(lua_State *L, int index)
{
    if (!lua_istable(L, index) || !lua_getmetatable(L, index))
        return false;
    lua_rawgetp(L, LUA_REGISTRYINDEX, &globals_key);
    bool same = lua_rawequal(L, -1, -2);
    lua_pop(L, 2);
    return same;
}

static void open_names(lua_State *L)
{
    lua_newtable(L);
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &names_key);
    lua_createtable(L, 0, 2);
    lua_insert(L, -2);
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_rawsetp(L, LUA_REGISTRYINDEX, &globals_key);
}

/* Methods of strings: ("x"):rep(3). The metatable is out of reach, its __index is the frozen table. */
static void open_string_methods(lua_State *L)
{
    lua_pushliteral(L, "");
    lua_createtable(L, 0, 1);
    lua_pushvalue(L, -3);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2);
    lua_pop(L, 1);
}

void lac_env_open(lua_State *L)
{
    static const struct {
        const char *name;
        void (*push)(lua_State *L);
    } tables[] = {
        {"table", lac_lib_table}, {"math", lac_lib_math}, {"utf8", lac_lib_utf8},
        {"text", lac_lib_text},   {"json", lac_lib_json}, {"re", lac_lib_re},
    };
    open_names(L);
    lac_lib_base(L);
    lac_lib_string(L);
    lac_env_freeze(L);
    open_string_methods(L);
    lac_env_set(L, "string");
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        tables[i].push(L);
        lac_env_freeze(L);
        lac_env_set(L, tables[i].name);
    }
}
