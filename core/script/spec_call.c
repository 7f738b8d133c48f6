#include "core/script/luavalue.h"
#include "core/script/spec_self.h"

#include <lauxlib.h>
#include <string.h>

static char cases_key; /* registry: the list of cases, with its functions */

static const char *const KEYS[] = {"name",  "item",    "opt",   "target", "ctx",      "args",
                                   "fn",    "world",   "fails", "expect", "max_asks", "prompts",
                                   "reply", "choices", "ask",   "labels", "truncated"};

/* Unknown keys are found here: the plain form of a case has lost its functions. [-0, +0, raises] */
static void check_keys(lua_State *L, int list)
{
    enum { N = sizeof KEYS / sizeof *KEYS };
    for (lua_Integer i = 1; lua_rawgeti(L, list, i) != LUA_TNIL; i++) {
        if (!lua_istable(L, -1))
            luaL_error(L, "case %d must be a table", (int)i);
        lua_pushnil(L);
        while (lua_next(L, -2)) {
            const char *key = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "1";
            bool known = false;
            for (size_t k = 0; k < N; k++)
                known |= strcmp(key, KEYS[k]) == 0;
            const char *near = known ? NULL : lac_nearest(key, KEYS, N);
            if (!known && near)
                luaL_error(L, "case %d: unknown key '%s' (did you mean '%s'?)", (int)i, key, near);
            if (!known)
                luaL_error(L, "case %d: unknown key '%s'", (int)i, key);
            lua_pop(L, 1);
        }
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

static int opened(lua_State *L, int status, lua_KContext context)
{
    (void)status;
    (void)context;
    struct lac_spec_call *call = lac_cell_owner(L);
    luaL_checkstack(L, 8, NULL);
    if (!lua_istable(L, 1) || call->scope.made != lua_topointer(L, 1) || call->scope.made_kind != LAC_KIND_SPEC)
        return luaL_error(L, "the file must return lacuna.spec { { name = …, expect = … }, … }");
    check_keys(L, 1);
    call->status = lac_lua_value(L, 1, true, call->spec->arena, &call->spec->cases, call->err);
    lua_settop(L, 1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &cases_key);
    return 0;
}

static int drive_open(lua_State *L)
{
    lua_callk(L, 0, 1, 0, opened);
    return opened(L, LUA_OK, 0);
}

enum lac_status lac_spec_open(struct lac_spec *spec, const char *shown, const char *text, size_t len,
                              struct lac_error *err)
{
    enum lac_status status = lac_cell_compile(spec->cell, 0, shown, text, len, err);
    if (status != LAC_OK)
        return status;
    struct lac_spec_call call = {.spec = spec, .err = err};
    call.scope.package = spec->package;
    status = lac_chunk_run(spec->cell, 0, drive_open, &call.scope, LAC_CALL_STEPS, err);
    if (status == LAC_OK)
        status = call.status;
    if (status != LAC_OK && !strstr(err->message, shown))
        lac_error_prefix(err, "%s", shown);
    return status;
}

static int called(lua_State *L, int status, lua_KContext context)
{
    (void)status;
    (void)context;
    struct lac_spec_call *call = lac_cell_owner(L);
    call->status = lac_lua_value(L, -1, true, call->spec->arena, &call->result, call->err);
    return 0;
}

static int drive_call(lua_State *L)
{
    struct lac_spec_call *call = lac_cell_owner(L);
    luaL_checkstack(L, (int)call->n_args + 8, NULL);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &cases_key);
    lua_rawgeti(L, -1, (lua_Integer)call->at + 1);
    const char *const steps[] = {call->outer, call->field};
    for (int i = 0; i < 2; i++) {
        if (!steps[i])
            continue;
        if (!lua_istable(L, -1))
            return 0;
        lua_pushstring(L, steps[i]);
        lua_rawget(L, -2);
    }
    if (!lua_isfunction(L, -1))
        return 0;
    call->found = true;
    if (call->told)
        lac_spec_push_t(L, call->told);
    for (size_t i = 0; i < call->n_args; i++)
        lac_lua_push(L, &call->args[i]);
    lua_callk(L, (int)call->n_args + (call->told != NULL), 1, 0, called);
    return called(L, LUA_OK, 0);
}

enum lac_status lac_spec_call(struct lac_spec_call *call, struct lac_error *err)
{
    call->scope.package = call->spec->package;
    call->err = err;
    call->found = false;
    call->status = LAC_OK;
    call->result = lac_nil();
    enum lac_status status = lac_chunk_run(call->spec->cell, -1, drive_call, &call->scope, LAC_CALL_STEPS, err);
    return status == LAC_OK ? call->status : status;
}
