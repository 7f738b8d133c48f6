/* json.decode through lua-cjson, json.encode through our own writer.
 *
 * lua-cjson's buffer is outside of the cell's cap and would be lost if memory ran out while it decodes, so the input is
 * bounded and the cell must have room for the largest result there can be before it starts. */
#include "core/model/json.h"
#include "core/script/lib.h"
#include "core/script/luavalue.h"

#include <lua-cjson.h>
#include <math.h>

enum {
    INPUT_MAX = 1 << 20,
    DEPTH_MAX = 64,
    ROOM_FACTOR = 32, /* bytes of tables for a byte of JSON; [{},{},... takes 28 */
    ROOM_MIN = 4096,
    DECODE_COST = 2, /* steps a byte */
};

static void repair(lua_State *L, int table);

/* The value on top as lacuna has it: whole numbers as integers, null as nil in a map and false in a list. cjson has
 * neither. */
static void repair_value(lua_State *L, bool in_list)
{
    if (lua_type(L, -1) == LUA_TLIGHTUSERDATA) {
        lua_pop(L, 1);
        if (in_list)
            lua_pushboolean(L, 0);
        else
            lua_pushnil(L);
    } else if (lua_type(L, -1) == LUA_TNUMBER) {
        double n = lua_tonumber(L, -1);
        if (n == floor(n) && fabs(n) <= 9007199254740992.0) {
            lua_pop(L, 1);
            lua_pushinteger(L, (lua_Integer)n);
        }
    } else if (lua_istable(L, -1)) {
        repair(L, lua_gettop(L));
    }
}

/* Assigning to entries that are there is allowed while lua_next walks. */
static void repair(lua_State *L, int table)
{
    luaL_checkstack(L, 6, "json");
    size_t n = 0;
    for (lua_pushnil(L); lua_next(L, table); n++) {
        bool in_list = lua_type(L, -2) == LUA_TNUMBER;
        repair_value(L, in_list);
        lua_pushvalue(L, -2);
        lua_insert(L, -2);
        lua_rawset(L, table);
    }
    lac_charge(L, n + 1);
}

/* Ends the call when the cell has no room for what `len` bytes of JSON may become. */
static void check_room(lua_State *L, size_t len)
{
    struct lac_heap *heap = &lac_cell_of(L)->heap;
    size_t need = len * ROOM_FACTOR + ROOM_MIN;
    if (need > heap->max || heap->used > heap->max - need)
        lua_gc(L, LUA_GCCOLLECT);
    if (need > heap->max || heap->used > heap->max - need)
        lac_limits_kill(L, "memory");
}

/* json.decode(text)  value, or nil and a message; upvalue: cjson's decode */
static int l_decode(lua_State *L)
{
    size_t len;
    luaL_checklstring(L, 1, &len);
    lua_settop(L, 1);
    if (len > INPUT_MAX) {
        lua_pushnil(L);
        lua_pushfstring(L, "JSON text of %d bytes is longer than %d", (int)len, INPUT_MAX);
        return 2;
    }
    lac_charge(L, len * DECODE_COST + 20);
    check_room(L, len);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    int code = lua_pcall(L, 1, 1, 0);
    if (code == LUA_ERRMEM)
        return lac_limits_kill(L, "memory");
    if (code != LUA_OK) {
        lua_pushnil(L);
        lua_insert(L, -2);
        return 2;
    }
    repair_value(L, false);
    return 1;
}

/* json.encode(value)  canonical text, or nil and a message */
static int l_encode(lua_State *L)
{
    struct lac_error err;
    struct lac_value value;
    struct lac_str out = {0};
    luaL_checkany(L, 1);
    lua_settop(L, 1);
    struct lac_arena *arena = lac_arena_new();
    enum lac_status status = lac_lua_value(L, 1, false, arena, &value, &err);
    if (status == LAC_OK)
        lac_json_write(&out, &value);
    lac_arena_free(arena);
    if (status != LAC_OK) {
        lac_charge(L, 1);
        lua_pushnil(L);
        lua_pushstring(L, err.message);
        return 2;
    }
    size_t len = out.len;
    lac_push_str(L, &out);
    lac_charge(L, len / 8 + 1);
    return 1;
}

/* Calls a setting of cjson (its table is on top). */
static void set(lua_State *L, const char *name, int value, bool boolean)
{
    lua_getfield(L, -1, name);
    if (boolean)
        lua_pushboolean(L, value);
    else
        lua_pushinteger(L, value);
    lua_call(L, 1, 0);
}

void lac_lib_json(lua_State *L)
{
    lua_createtable(L, 0, 2);
    lua_pushcfunction(L, l_encode);
    lua_setfield(L, -2, "encode");
    lua_pushcfunction(L, luaopen_cjson);
    lua_call(L, 0, 1);
    set(L, "decode_max_depth", DEPTH_MAX, false);
    set(L, "decode_invalid_numbers", 0, true);
    lua_getfield(L, -1, "decode");
    lua_remove(L, -2);
    lua_pushcclosure(L, l_decode, 1);
    lua_setfield(L, -2, "decode");
}
