/* Metatables. Lua reads fields of a live metatable at its own times: __gc and __close would run code where no limit is
 * watched,
 * __mode would make results depend on when garbage is collected. So a table never gets the script's own metatable but
 * a copy of its known fields, taken when setmetatable is called; getmetatable still returns the original.
 *
 * Fields are functions, __index a function or a table. Lua follows a table in __call by shifting its arguments one
 * place a turn, a million turns in C, and a chain of tables in __index for 2,000 turns in one instruction; here such a
 * chain is walked by a function that pays for each turn. */
#include "core/script/env.h"
#include "core/script/lib.h"

static const char *const allowed[] = {"__index", "__newindex", "__call",   "__tostring", "__len",  "__eq",
                                      "__lt",    "__le",       "__concat", "__unm",      "__add",  "__sub",
                                      "__mul",   "__div",      "__mod",    "__pow",      "__idiv", "__band",
                                      "__bor",   "__bxor",     "__bnot",   "__shl",      "__shr"};
static const char *const refused[] = {"__gc", "__close", "__mode", "__metatable", "__pairs", "__name"};

enum { INDEX, ALLOWED = sizeof allowed / sizeof *allowed, REFUSED = sizeof refused / sizeof *refused };

/* Keys out of a script's reach: the copy in the original, the original in the copy. */
static const char copy_key = 0, original_key = 0;

enum { CHAIN_MAX = 100, TURN_COST = 5 };

static int index_chain(lua_State *L);

/* Behind a table in the chain: its own __index replaces 3 (a table: true) or is called. */
static bool follow(lua_State *L)
{
    if (!lua_getmetatable(L, 3))
        return false;
    lua_pushliteral(L, "__index");
    lua_rawget(L, -2);
    if (lua_tocfunction(L, -1) == index_chain)
        lua_getupvalue(L, -1, 1);
    lua_replace(L, 4);
    lua_settop(L, 4);
    if (lua_istable(L, 4)) {
        lua_replace(L, 3);
        return true;
    }
    return false;
}

static int take_result(lua_State *L, int status, lua_KContext context)
{
    (void)L;
    (void)status;
    (void)context;
    return 1;
}

/* The __index of a copy whose original has a table there: upvalue 1. [may suspend] */
static int index_chain(lua_State *L)
{
    lua_settop(L, 2);
    lua_pushvalue(L, lua_upvalueindex(1));
    for (int turn = 0; turn < CHAIN_MAX; turn++) {
        lac_charge(L, TURN_COST);
        lua_settop(L, 3);
        lua_pushvalue(L, 2);
        if (lua_rawget(L, 3) != LUA_TNIL)
            return 1;
        if (follow(L))
            continue;
        if (!lua_isfunction(L, 4)) {
            lua_pushnil(L);
            return 1;
        }
        lua_pushvalue(L, 3);
        lua_pushvalue(L, 2);
        lua_callk(L, 2, 1, 0, take_result);
        return 1;
    }
    return luaL_error(L, "'__index' chain too long; possibly a loop");
}

static bool has_field(lua_State *L, int table, const char *name)
{
    lua_pushstring(L, name);
    bool has = lua_rawget(L, table) != LUA_TNIL;
    lua_pop(L, 1);
    return has;
}

/* Pushes the copy for the metatable at 2, brought up to date. [-0, +1, raises] */
static void push_copy(lua_State *L)
{
    if (lua_rawgetp(L, 2, &copy_key) != LUA_TTABLE) {
        lua_pop(L, 1);
        lua_newtable(L);
        lua_pushvalue(L, 2);
        lua_rawsetp(L, -2, &original_key);
        lua_pushvalue(L, -1);
        lua_rawsetp(L, 2, &copy_key);
    }
    for (int i = 0; i < ALLOWED; i++) {
        lua_pushstring(L, allowed[i]);
        lua_pushvalue(L, -1);
        int type = lua_rawget(L, 2);
        if (i == INDEX && type == LUA_TTABLE)
            lua_pushcclosure(L, index_chain, 1);
        else if (type != LUA_TNIL && type != LUA_TFUNCTION)
            luaL_error(L, "setmetatable: '%s' must be a function", allowed[i]);
        lua_rawset(L, -3);
    }
}

/* setmetatable(t, mt)  [raises on a bad argument, a protected table, a refused field] */
int lac_setmetatable(lua_State *L)
{
    int type = lua_type(L, 2);
    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_argexpected(L, type == LUA_TNIL || type == LUA_TTABLE, 2, "nil or table");
    lua_settop(L, 2);
    if (luaL_getmetafield(L, 1, "__metatable") != LUA_TNIL)
        return luaL_error(L, "cannot change a protected metatable");
    lac_charge(L, ALLOWED);
    if (type == LUA_TTABLE) {
        lac_env_check_writable(L, 2);
        for (int i = 0; i < REFUSED; i++)
            if (has_field(L, 2, refused[i]))
                return luaL_error(L, "setmetatable: '%s' is not available", refused[i]);
        push_copy(L);
    }
    lua_setmetatable(L, 1);
    lua_settop(L, 1);
    return 1;
}

/* getmetatable(t)  nil for anything but a table, false for a protected one */
int lac_getmetatable(lua_State *L)
{
    luaL_checkany(L, 1);
    if (!lua_istable(L, 1) || !lua_getmetatable(L, 1)) {
        lua_pushnil(L);
        return 1;
    }
    if (lua_rawgetp(L, -1, &original_key) == LUA_TNIL)
        lua_pushboolean(L, 0);
    return 1;
}
