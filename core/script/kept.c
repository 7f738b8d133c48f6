#include "core/script/kept.h"
#include "core/script/env.h"
#include "core/script/lib.h"

#include <lauxlib.h>
#include <string.h>

enum {
    UPVALUES_MAX = 200, /* more take as long as a file */
    DEPTH_MAX = 8,      /* functions within each other */
    FUNCTION = 1,       /* places in a record: ... */
    GLOBALS,            /* ... of the call before */
    FIRST               /* of the upvalues: whose, which from 1, its value; 0 less which where it is the globals */
};

struct recording {
    lua_State *L;
    int record, seen; /* their indices; seen: functions that are in the record */
    lua_Integer n;    /* its length */
    int upvalues;
};

static bool note(struct recording *r, int depth, bool *globals);

/* Stack: whose, value. */
static void add(struct recording *r, lua_Integer which)
{
    lua_pushvalue(r->L, -2);
    lua_rawseti(r->L, r->record, ++r->n);
    lua_pushinteger(r->L, which);
    lua_rawseti(r->L, r->record, ++r->n);
    lua_pushvalue(r->L, -1);
    lua_rawseti(r->L, r->record, ++r->n);
}

/* True the first time for the function on top. */
static bool is_new(struct recording *r)
{
    lua_pushvalue(r->L, -1);
    bool known = lua_rawget(r->L, r->seen) != LUA_TNIL;
    lua_pop(r->L, 1);
    lua_pushvalue(r->L, -1);
    lua_pushboolean(r->L, 1);
    lua_rawset(r->L, r->seen);
    return !known;
}

static bool note_function(struct recording *r, int depth)
{
    lua_State *L = r->L;
    if (lua_iscfunction(L, -1)) { /* one with an upvalue may be an iterator */
        bool bare = !lua_getupvalue(L, -1, 1);
        lua_pop(L, bare ? 0 : 1);
        return bare;
    }
    bool fine = true;
    for (int i = 1; fine && lua_getupvalue(L, -1, i); i++) {
        bool globals = false;
        fine = ++r->upvalues <= UPVALUES_MAX && note(r, depth + 1, &globals);
        add(r, globals ? -i : i);
        lua_pop(L, 1);
    }
    return fine;
}

/* Globals of the file's are a table like any other. */
static bool note_globals(struct recording *r)
{
    lua_State *L = r->L;
    if (!lac_env_is_globals(L, -1))
        return false;
    lua_pushnil(L);
    if (lua_next(L, -2)) {
        lua_pop(L, 2);
        return false;
    }
    lua_pushvalue(L, -1);
    lua_rawseti(L, r->record, GLOBALS);
    return true;
}

/* Puts what the value on top reaches into the record; false where something of it may hold what cannot be seen. */
static bool note(struct recording *r, int depth, bool *globals)
{
    luaL_checkstack(r->L, 8, NULL);
    switch (lua_type(r->L, -1)) {
    case LUA_TNIL:
    case LUA_TBOOLEAN:
    case LUA_TNUMBER:
    case LUA_TSTRING:
        return true;
    case LUA_TUSERDATA:
        return lac_re_is(r->L, -1);
    case LUA_TFUNCTION:
        return depth <= DEPTH_MAX && (!is_new(r) || note_function(r, depth));
    case LUA_TTABLE:
        return *globals = note_globals(r);
    default:
        return false;
    }
}

void lac_kept_learn(lua_State *L, struct lac_kept *kept)
{
    int function = lua_gettop(L);
    bool ignored;
    luaL_checkstack(L, 8, NULL);
    lua_newtable(L);
    lua_newtable(L);
    struct recording r = {.L = L, .record = function + 1, .seen = function + 2, .n = FIRST - 1};
    lua_pushvalue(L, function);
    lua_rawseti(L, r.record, FUNCTION);
    lua_pushboolean(L, false);
    lua_rawseti(L, r.record, GLOBALS);
    lua_pushvalue(L, function);
    kept->can = note(&r, 0, &ignored);
    kept->known = true;
    lua_settop(L, r.record);
    if (kept->can)
        kept->record = luaL_ref(L, LUA_REGISTRYINDEX);
    lua_settop(L, function);
}

/* Two values on top, as a script may tell them apart: 1 is not 1.0, nor 0.0 -0.0. A text is the same one, since
 * comparing long ones would take its time. */
static bool are_same(lua_State *L)
{
    if (lua_type(L, -1) != lua_type(L, -2))
        return false;
    if (lua_type(L, -1) == LUA_TSTRING)
        return lua_topointer(L, -1) == lua_topointer(L, -2);
    lua_Number x = lua_tonumber(L, -1), y = lua_tonumber(L, -2);
    return lua_rawequal(L, -1, -2) && lua_isinteger(L, -1) == lua_isinteger(L, -2) &&
           (lua_type(L, -1) != LUA_TNUMBER || memcmp(&x, &y, sizeof x) == 0);
}

/* Pushes whose the upvalue at a place of the record is, and says which; pushes nil behind the last. */
static lua_Integer upvalue_at(lua_State *L, int record, lua_Integer place)
{
    lua_rawgeti(L, record, place + 1);
    lua_Integer which = lua_tointeger(L, -1);
    lua_pop(L, 1);
    lua_rawgeti(L, record, place);
    return which;
}

/* Stack: record. */
static bool is_as_it_was(lua_State *L)
{
    int record = lua_gettop(L);
    lua_Integer which;
    bool same = true;
    for (lua_Integer place = FIRST; same && (which = upvalue_at(L, record, place)) != 0; place += 3) {
        lua_getupvalue(L, -1, (int)(which < 0 ? -which : which));
        lua_rawgeti(L, record, which < 0 ? GLOBALS : place + 2);
        same = are_same(L);
        lua_settop(L, record);
    }
    lua_settop(L, record);
    return same;
}

/* Stack: record. */
static void renew_globals(lua_State *L)
{
    int record = lua_gettop(L);
    lua_Integer which;
    lac_env_globals(L);
    lua_pushvalue(L, -1);
    lua_rawseti(L, record, GLOBALS);
    for (lua_Integer place = FIRST; (which = upvalue_at(L, record, place)) != 0; place += 3) {
        if (which < 0) {
            lua_pushvalue(L, record + 1);
            lua_setupvalue(L, -2, (int)-which);
        }
        lua_settop(L, record + 1);
    }
    lua_settop(L, record);
}

bool lac_kept_push(lua_State *L, struct lac_kept *kept)
{
    luaL_checkstack(L, 8, NULL);
    lua_rawgeti(L, LUA_REGISTRYINDEX, kept->record);
    if (is_as_it_was(L)) {
        renew_globals(L);
        lua_rawgeti(L, -1, FUNCTION);
        lua_remove(L, -2);
        return true;
    }
    lua_pop(L, 1);
    luaL_unref(L, LUA_REGISTRYINDEX, kept->record);
    kept->can = false;
    return false;
}
