#include "core/script/chunk.h"
#include "core/script/luavalue.h"
#include "core/script/schema.h"

#include <lauxlib.h>
#include <string.h>

enum lac_status lac_chunk_run(struct lac_cell *cell, int slot, lua_CFunction driver, struct lac_scope *scope,
                              int64_t steps, struct lac_error *err)
{
    struct lac_meter meter = {.steps_left = steps};
    lua_State *L = slot < 0 ? lac_cell_child(cell, &meter) : lac_cell_thread(cell, slot, &meter, err);
    if (!L)
        return slot < 0 ? lac_fail(err, LAC_E_SCRIPT_DIED, "no memory left in the cell") : err->status;
    lac_cell_set_owner(L, scope);
    scope->root = scope;
    lua_pushcfunction(L, driver);
    lua_insert(L, 1);
    int nargs = lua_gettop(L) - 1, nresults = 0, status;
    bool parked = false;
    do {
        status = lac_cell_resume(cell, L, nargs, &nresults, &parked, err);
        nargs = 0;
    } while (status == LUA_YIELD && parked);
    lua_pushnil(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, scope->root); /* its modules; removing takes no memory */
    lac_cell_drop(cell, L);
    if (status == LUA_OK)
        return LAC_OK;
    return status == LUA_YIELD ? lac_fail(err, LAC_E_SCRIPT, "a call that may not suspend did") : err->status;
}

struct load {
    struct lac_scope scope;
    struct lac_chunk *chunk;
    struct lac_arena *arena;
    struct lac_value *out;
    enum lac_status status;
    struct lac_error *err;
};

/* Puts lac_schema_function where the table has functions. [-0, +0, -] */
static void add_functions(lua_State *L, int index, struct load *load)
{
    if (load->out->kind == LAC_LIST && load->out->as.list.n == 0)
        *load->out = lac_object();
    if (load->out->kind != LAC_MAP)
        return;
    lua_pushnil(L);
    while (lua_next(L, index)) {
        if (lua_type(L, -2) == LUA_TSTRING && lua_isfunction(L, -1))
            lac_set(load->arena, load->out, lua_tostring(L, -2), lac_schema_function());
        lua_pop(L, 1);
    }
}

static int loaded(lua_State *L, int status, lua_KContext context)
{
    (void)status;
    (void)context;
    struct load *load = lac_cell_owner(L);
    luaL_checkstack(L, 4, NULL);
    if (!lua_istable(L, 1)) {
        load->status = lac_fail(load->err, LAC_E_SCRIPT, "%s: the file must return a table, not %s", load->chunk->name,
                                luaL_typename(L, 1));
        return 0;
    }
    if (load->scope.made == lua_topointer(L, 1))
        load->chunk->made_kind = load->scope.made_kind;
    load->status = lac_lua_value(L, 1, load->chunk->functions, load->arena, load->out, load->err);
    if (load->status != LAC_OK)
        lac_error_prefix(load->err, "%s", load->chunk->name);
    else if (load->chunk->functions)
        add_functions(L, 1, load);
    return 0;
}

static int drive_load(lua_State *L)
{
    lua_callk(L, 0, 1, 0, loaded);
    return loaded(L, LUA_OK, 0);
}

enum lac_status lac_chunk_load(struct lac_chunk *chunk, struct lac_arena *arena, struct lac_value *out,
                               struct lac_error *err)
{
    struct lac_error local;
    if (!err)
        err = &local;
    chunk->made_kind = LAC_KIND_NONE;
    *out = lac_nil();
    enum lac_status status = lac_cell_compile(chunk->cell, 0, chunk->name, chunk->text, chunk->len, err);
    if (status != LAC_OK)
        return status;
    struct load load = {.chunk = chunk, .arena = arena, .out = out, .err = err};
    load.scope.package = chunk->package;
    load.scope.made_kind = LAC_KIND_NONE;
    status = lac_chunk_run(chunk->cell, 0, drive_load, &load.scope, LAC_LOAD_STEPS, err);
    return status == LAC_OK ? load.status : status;
}
