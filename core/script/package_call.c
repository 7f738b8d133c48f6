#include "core/script/api_schema.h"
#include "core/script/chunk.h"
#include "core/script/luavalue.h"
#include "core/script/package_self.h"

#include <lauxlib.h>
#include <string.h>

struct pure_call {
    struct lac_scope scope;
    const char *function;
    const struct lac_value *args;
    size_t n_args;
    struct lac_arena *arena;
    struct lac_value *results;
    size_t n_results;
    struct lac_kept *kept; /* NULL: the function is not looked at, or not looked for */
    bool found;            /* it was as it had been */
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

/* Stack: ..., function. */
static int call_it(lua_State *L, const struct pure_call *call)
{
    luaL_checkstack(L, (int)(call->n_args + call->n_results) + 4, NULL);
    for (size_t i = 0; i < call->n_args; i++)
        lac_lua_push(L, &call->args[i]);
    lua_callk(L, (int)call->n_args, (int)call->n_results, 0, called);
    return called(L, LUA_OK, 0);
}

/* A file that takes long is not spared a call, whose steps must hardly depend on those before it. A module is the
 * call's own. */
static bool may_be_kept(lua_State *L, const struct pure_call *call)
{
    enum { STEPS_MAX = LAC_STRETCH_STEPS / 200 };
    int64_t steps = lac_api_steps(call->scope.package->kind) - lac_cell_meter(L)->steps_left;
    bool modules = lua_rawgetp(L, LUA_REGISTRYINDEX, call->scope.root) != LUA_TNIL;
    lua_pop(L, 1);
    return call->kept && !modules && steps <= STEPS_MAX;
}

static int chunk_done(lua_State *L, int status, lua_KContext context)
{
    (void)status;
    (void)context;
    struct pure_call *call = lac_cell_owner(L);
    luaL_checkstack(L, 4, NULL);
    if (!lua_istable(L, 1))
        return luaL_error(L, "the file must return a table");
    lua_pushstring(L, call->function);
    if (lua_rawget(L, 1) != LUA_TFUNCTION)
        return luaL_error(L, "'%s' is no function", call->function);
    if (may_be_kept(L, call))
        lac_kept_learn(L, call->kept);
    else if (call->kept)
        call->kept->known = true;
    return call_it(L, call);
}

static int drive_call(lua_State *L)
{
    lua_callk(L, 0, 1, 0, chunk_done);
    return chunk_done(L, LUA_OK, 0);
}

static int drive_kept(lua_State *L)
{
    struct pure_call *call = lac_cell_owner(L);
    call->found = lac_kept_push(L, call->kept);
    return call->found ? call_it(L, call) : 0;
}

/* The place of the function; NULL when all are taken. */
static struct lac_kept *kept_of(struct lac_package *self, const char *function)
{
    if (strlen(function) >= LAC_KEPT_NAME)
        return NULL;
    for (size_t i = 0; i < LAC_PACKAGE_KEPT; i++) {
        struct lac_kept *kept = &self->kept[i];
        if (!kept->name[0])
            strcpy(kept->name, function);
        if (strcmp(kept->name, function) == 0)
            return kept;
    }
    return NULL;
}

/* Runs the file and calls its function, or calls the one that an earlier call left as it had been. */
static enum lac_status run_call(struct lac_package *self, struct pure_call *call)
{
    const int64_t steps = lac_api_steps(self->kind);
    struct lac_kept *kept = kept_of(self, call->function);
    if (kept && kept->can && !kept->busy) {
        call->kept = kept;
        kept->busy = true;
        enum lac_status status = lac_chunk_run(self->pure, -1, drive_kept, &call->scope, steps, call->err);
        kept->busy = false;
        if (call->found || status != LAC_OK)
            return status;
    }
    call->kept = kept && !kept->known ? kept : NULL;
    return lac_chunk_run(self->pure, 0, drive_call, &call->scope, steps, call->err);
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
        memset(self->kept, 0, sizeof self->kept);
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
        status = run_call(self, &call);
        if (status == LAC_OK)
            status = call.status;
    }
    if (status != LAC_OK)
        lac_package_blame(package, err);
    return status;
}
