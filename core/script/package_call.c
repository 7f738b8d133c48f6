#include "core/script/api_schema.h"
#include "core/script/chunk.h"
#include "core/script/luavalue.h"
#include "core/script/package_self.h"

#include <lauxlib.h>

struct pure_call {
    struct lac_scope scope;
    const char *function;
    const struct lac_value *args;
    size_t n_args;
    struct lac_arena *arena;
    struct lac_value *results;
    size_t n_results;
    enum lac_status status;
    struct lac_error *err;
};

static int called(lua_State *L, int status, lua_KContext context)
{
    (void)status;
    (void)context;
    struct pure_call *call = lac_cell_owner(L);
    int first = lua_gettop(L) - (int)call->n_results + 1;
    for (size_t i = 0; i < call->n_results && call->status == LAC_OK; i++)
        call->status = lac_lua_value(L, first + (int)i, false, call->arena, &call->results[i], call->err);
    if (call->status != LAC_OK)
        lac_error_prefix(call->err, "what %s returned", call->function);
    return 0;
}

static int chunk_done(lua_State *L, int status, lua_KContext context)
{
    (void)status;
    (void)context;
    struct pure_call *call = lac_cell_owner(L);
    luaL_checkstack(L, (int)(call->n_args + call->n_results) + 4, NULL);
    if (!lua_istable(L, 1))
        return luaL_error(L, "the file must return a table");
    lua_pushstring(L, call->function);
    if (lua_rawget(L, 1) != LUA_TFUNCTION)
        return luaL_error(L, "'%s' is no function", call->function);
    for (size_t i = 0; i < call->n_args; i++)
        lac_lua_push(L, &call->args[i]);
    lua_callk(L, (int)call->n_args, (int)call->n_results, 0, called);
    return called(L, LUA_OK, 0);
}

static int drive_call(lua_State *L)
{
    lua_callk(L, 0, 1, 0, chunk_done);
    return chunk_done(L, LUA_OK, 0);
}

enum lac_status lac_package_call(const struct lac_package *package, const char *function, const struct lac_value *args,
                                 size_t n_args, struct lac_arena *arena, struct lac_value *results, size_t n_results,
                                 struct lac_error *err)
{
    struct lac_error local;
    if (!err)
        err = &local;
    for (size_t i = 0; i < n_results; i++)
        results[i] = lac_nil();
    struct lac_package *self = (struct lac_package *)package; /* only its cell changes */
    if (self->pure && lac_cell_dead(self->pure)) {
        lac_cell_free(self->pure);
        self->pure = NULL;
    }
    if (!self->pure)
        self->pure = lac_package_cell(package, err);
    enum lac_status status = self->pure ? LAC_OK : err->status;
    if (status == LAC_OK) {
        struct pure_call call = {.function = function,
                                 .args = args,
                                 .n_args = n_args,
                                 .arena = arena,
                                 .results = results,
                                 .n_results = n_results,
                                 .err = err};
        call.scope.package = package;
        call.scope.made_kind = LAC_KIND_NONE;
        status = lac_chunk_run(self->pure, 0, drive_call, &call.scope, lac_api_steps(package->kind), err);
        if (status == LAC_OK)
            status = call.status;
    }
    if (status != LAC_OK)
        lac_package_blame(package, err);
    return status;
}
