#include "core/script/api_package.h"
#include "core/script/api_ctx.h"
#include "core/script/chunk.h"
#include "core/script/env.h"
#include "core/script/package_self.h"

#include <lauxlib.h>
#include <string.h>

enum { MODULE_NAME_MAX = 128 };

static char compiled_key; /* registry: name -> function that makes the module's chunk over an environment */

/* lacuna.strategy { … }, lacuna.language { … }, …: returns its table and says what it is.  [-0, +1, raises] */
static int l_make(lua_State *L)
{
    struct lac_scope *scope = lac_cell_owner(L);
    luaL_checktype(L, 1, LUA_TTABLE);
    if (scope) {
        scope->made = lua_topointer(L, 1);
        scope->made_kind = (int)lua_tointeger(L, lua_upvalueindex(1));
    }
    lua_settop(L, 1);
    return 1;
}

/* "sub.util" -> "sub/util.lua"; false for anything but [a-z0-9_] segments. */
static bool module_file(const char *name, char *out, size_t size)
{
    size_t len = strlen(name);
    if (len == 0 || len + sizeof ".lua" > size || name[0] == '.' || name[len - 1] == '.')
        return false;
    for (size_t i = 0; i < len; i++) {
        bool dot = name[i] == '.';
        if (dot && name[i + 1] == '.')
            return false;
        if (!dot && !strchr("abcdefghijklmnopqrstuvwxyz0123456789_", name[i]))
            return false;
        out[i] = name[i];
        if (dot)
            out[i] = '/';
    }
    memcpy(out + len, ".lua", sizeof ".lua");
    return true;
}

/* Pushes the environment of the nearest Lua function that called. [-0, +1, raises where there is none] */
static void push_environment(lua_State *L)
{
    lua_Debug frame;
    for (int level = 1; lua_getstack(L, level, &frame); level++) {
        lua_getinfo(L, "f", &frame);
        const char *name;
        for (int i = 1; (name = lua_getupvalue(L, -1, i)); i++) {
            if (strcmp(name, "_ENV") == 0) {
                lua_remove(L, -2);
                return;
            }
            lua_pop(L, 1);
        }
        lua_pop(L, 1);
    }
    luaL_error(L, "require: the caller has no environment");
}

/* Pushes the function that makes the module's chunk, compiled once a cell. The text is compiled alone first, so that it
 * cannot close the function it is wrapped in. [-0, +1, raises] */
static void push_maker(lua_State *L, const struct lac_package *package, const struct lac_package_file *file)
{
    lua_rawgetp(L, LUA_REGISTRYINDEX, &compiled_key);
    if (lua_getfield(L, -1, file->name) == LUA_TFUNCTION) {
        lua_remove(L, -2);
        return;
    }
    lua_pop(L, 1);
    const char *slash = strrchr(package->shown, '/');
    lua_pushliteral(L, "@");
    lua_pushlstring(L, package->shown, slash ? (size_t)(slash + 1 - package->shown) : 0);
    lua_pushstring(L, file->name);
    lua_concat(L, 3);
    const char *shown = lua_tostring(L, -1);
    lac_charge(L, file->len);
    if (luaL_loadbufferx(L, file->text, file->len, shown, "t") != LUA_OK)
        lua_error(L);
    lua_pop(L, 1);
    lua_pushliteral(L, "local _ENV = ... return function(...) ");
    lua_pushlstring(L, file->text, file->len);
    lua_pushliteral(L, "\nend");
    lua_concat(L, 3);
    size_t len;
    const char *text = lua_tolstring(L, -1, &len);
    if (luaL_loadbufferx(L, text, len, shown, "t") != LUA_OK)
        lua_error(L);
    lua_replace(L, -3); /* over the chunk's name */
    lua_pop(L, 1);
    lua_pushvalue(L, -1);
    lua_setfield(L, -3, file->name);
    lua_remove(L, -2);
}

/* Stack: name, modules of this call, result of the module. */
static int required(lua_State *L, int status, lua_KContext context)
{
    (void)status;
    (void)context;
    lua_settop(L, 3);
    if (lua_isnil(L, 3)) {
        lua_pushboolean(L, 1);
        lua_replace(L, 3);
    }
    lua_pushvalue(L, 1);
    lua_pushvalue(L, 3);
    lua_rawset(L, 2);
    return 1;
}

/* require(name): NAME.lua of the package's own folder, run once a call.  [-0, +1, raises] */
static int l_require(lua_State *L)
{
    char path[MODULE_NAME_MAX];
    const char *name = luaL_checkstring(L, 1);
    const struct lac_scope *scope = lac_cell_owner(L);
    const struct lac_package *package = scope ? scope->package : NULL;
    if (!module_file(name, path, sizeof path))
        return luaL_error(L, "require: '%s' is no module name: use a-z, 0-9, '_', with dots between folders", name);
    if (!package || !package->is_folder)
        return luaL_error(L, "require: this file is no folder, so there is no '%s' beside it", path);
    const struct lac_package_file *file = lac_package_file(package, path);
    if (!file)
        return luaL_error(L, "require: the package has no file '%s'", path);
    lua_settop(L, 1);
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, scope->root) != LUA_TTABLE) {
        lua_pop(L, 1);
        lua_newtable(L);
        lua_pushvalue(L, -1);
        lua_rawsetp(L, LUA_REGISTRYINDEX, scope->root);
    }
    lua_pushvalue(L, 1);
    if (lua_rawget(L, 2) == LUA_TBOOLEAN && !lua_toboolean(L, -1))
        return luaL_error(L, "require: module '%s' requires itself", name);
    if (!lua_isnil(L, -1))
        return 1;
    lua_pop(L, 1);
    lua_pushvalue(L, 1);
    lua_pushboolean(L, 0); /* until it has run */
    lua_rawset(L, 2);
    push_maker(L, package, file);
    push_environment(L);
    lua_call(L, 1, 1); /* makes the chunk; runs nothing of the package */
    lua_pushvalue(L, 1);
    lua_callk(L, 1, 1, 0, required);
    return required(L, LUA_OK, 0);
}

static int install(lua_State *L)
{
    struct lac_cell *cell = lua_touserdata(L, 1);
    lua_newtable(L);
    for (int kind = 0; kind <= LAC_KIND_SPEC; kind++) {
        lua_pushinteger(L, kind);
        lua_pushcclosure(L, l_make, 1);
        lua_setfield(L, -2, kind == LAC_KIND_SPEC ? "spec" : lac_package_kind_name((enum lac_package_kind)kind));
    }
    lac_env_freeze(L);
    lac_cell_add_name(cell, "lacuna");
    lua_pushcfunction(L, l_require);
    lac_cell_add_name(cell, "require");
    lua_newtable(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &compiled_key);
    lac_api_ctx_install(L);
    return 0;
}

enum lac_status lac_api_package_install(struct lac_cell *cell, struct lac_error *err)
{
    lua_State *L = lac_cell_lua(cell);
    lua_pushcfunction(L, install);
    lua_pushlightuserdata(L, cell);
    if (lua_pcall(L, 1, 0, 0) == LUA_OK)
        return LAC_OK;
    lua_settop(L, 0);
    return lac_fail(err, LAC_E_SCRIPT_DIED, "no memory for a new cell");
}
