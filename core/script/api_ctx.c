#include "core/script/api_ctx.h"
#include "core/script/luavalue.h"
#include "core/script/task_self.h"

#include <lauxlib.h>
#include <math.h>
#include <string.h>

enum { ASK_ALL_MAX = 1000 }; /* operations in one ask_all */

static char ctx_key; /* registry: the metatable of every ctx of the cell */

struct lac_co *lac_api_co(lua_State *L, const char *name)
{
    struct lac_scope *scope = lac_cell_owner(L);
    if (!scope || !scope->co)
        luaL_error(L, "ctx:%s may not be called here", name);
    if (!lua_istable(L, 1) || !lua_getmetatable(L, 1))
        luaL_error(L, "write ctx:%s(…), with a colon", name);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &ctx_key);
    if (!lua_rawequal(L, -1, -2))
        luaL_error(L, "write ctx:%s(…), with a colon", name);
    lua_pop(L, 2);
    return scope->co;
}

struct lac_co *lac_api_suspendable(lua_State *L, const char *name)
{
    struct lac_co *co = lac_api_co(L, name);
    if (!lua_isyieldable(L))
        luaL_error(L, "ctx:%s may not suspend here (within sort, gsub, require or a metamethod)", name);
    return co;
}

/* Converts the argument into the operation's arena; NULL for nil. [-0, +0, raises] */
static const struct lac_value *plain(lua_State *L, int index, struct lac_op *op, const char *what)
{
    if (lua_isnoneornil(L, index))
        return NULL;
    struct lac_error err;
    struct lac_value *value = lac_arena_alloc(lac_op_arena(op), sizeof *value);
    if (lac_lua_value(L, index, false, op->arena, value, &err) != LAC_OK)
        luaL_error(L, "%s: %s", what, err.message);
    return value;
}

/* Fills an ask from the values at three indices. [-0, +0, raises] */
static void fill_ask(lua_State *L, struct lac_op *op, int role, int prompt, int params, const char *name)
{
    if (!op->co->task->may_ask)
        luaL_error(L, "ctx:%s: the package does not declare needs = { \"llm\" }", name);
    if (lua_type(L, role) != LUA_TSTRING)
        luaL_error(L, "ctx:%s: the role must be a string, not %s", name, luaL_typename(L, role));
    op->request.role = lua_tostring(L, role);
    if (lua_type(L, prompt) == LUA_TSTRING) {
        size_t len;
        const char *text = lua_tolstring(L, prompt, &len);
        if (strlen(text) != len)
            luaL_error(L, "ctx:%s: the prompt holds a zero byte", name);
        op->request.prompt = text;
    } else if (lua_istable(L, prompt)) {
        op->request.messages = plain(L, prompt, op, "the list of messages");
    } else {
        luaL_error(L, "ctx:%s: the prompt must be a string or a list of messages, not %s", name,
                   luaL_typename(L, prompt));
    }
    if (!lua_isnoneornil(L, params) && !lua_istable(L, params))
        luaL_error(L, "ctx:%s: the parameters must be a table, not %s", name, luaL_typename(L, params));
    op->request.params = plain(L, params, op, "the parameters");
}

/* Pushes what an operation was answered with: value, or nil, message, code. [-0, +1 or +3, raises on memory] */
static int push_answer(lua_State *L, const struct lac_op *op)
{
    if (!op->code) {
        lac_lua_push(L, &op->answer);
        return 1;
    }
    lua_pushnil(L);
    lua_pushstring(L, op->message);
    lua_pushstring(L, op->code);
    return 3;
}

static struct lac_co *co_of(lua_State *L)
{
    return ((struct lac_scope *)lac_cell_owner(L))->co;
}

static int answered(lua_State *L, int status, lua_KContext context)
{
    (void)status;
    (void)context;
    struct lac_co *co = co_of(L);
    int n = push_answer(L, co->ops[0]);
    lac_co_clear_ops(co);
    return n;
}

/* ctx:ask(role, prompt, params)  [-0, +1 or +3, raises, suspends] */
static int l_ask(lua_State *L)
{
    struct lac_co *co = lac_api_suspendable(L, "ask");
    lua_settop(L, 4);
    lac_co_clear_ops(co);
    fill_ask(L, lac_co_add_op(co, LAC_OP_ASK), 2, 3, 4, "ask");
    return lua_yieldk(L, 0, 0, answered);
}

/* ctx:ask_json(role, prompt, schema, params)  [-0, +1 or +3, raises, suspends] */
static int l_ask_json(lua_State *L)
{
    struct lac_co *co = lac_api_suspendable(L, "ask_json");
    luaL_checktype(L, 4, LUA_TTABLE);
    lua_settop(L, 5);
    lac_co_clear_ops(co);
    struct lac_op *op = lac_co_add_op(co, LAC_OP_ASK);
    fill_ask(L, op, 2, 3, 5, "ask_json");
    op->request.schema = plain(L, 4, op, "the schema");
    return lua_yieldk(L, 0, 0, answered);
}

static int all_answered(lua_State *L, int status, lua_KContext context)
{
    (void)status;
    (void)context;
    struct lac_co *co = co_of(L);
    lua_createtable(L, (int)co->n_ops, 0);
    lua_Integer n = 0;
    for (size_t i = 0; i < co->n_ops; i++) {
        if (co->ops[i]->code)
            continue;
        lac_lua_push(L, &co->ops[i]->answer);
        if (lua_isnil(L, -1))
            lua_pop(L, 1);
        else
            lua_rawseti(L, -2, ++n);
    }
    lac_co_clear_ops(co);
    return 1;
}

/* ctx:ask_all { { role=, prompt=, params= }, … }: the answers in order, without those that are none.  [-0, +1, raises,
 * suspends] */
static int l_ask_all(lua_State *L)
{
    struct lac_co *co = lac_api_suspendable(L, "ask_all");
    luaL_checktype(L, 2, LUA_TTABLE);
    lua_settop(L, 2);
    lua_Unsigned n = lua_rawlen(L, 2);
    if (n > ASK_ALL_MAX)
        return luaL_error(L, "ctx:ask_all: at most %d asks at once", ASK_ALL_MAX);
    luaL_checkstack(L, 8, NULL);
    lac_charge(L, (size_t)n);
    lac_co_clear_ops(co);
    for (lua_Unsigned i = 1; i <= n; i++) {
        static const char *const fields[] = {"role", "prompt", "params"};
        if (lua_rawgeti(L, 2, (lua_Integer)i) != LUA_TTABLE)
            return luaL_error(L, "ctx:ask_all: entry %d must be a table { role=, prompt=, params= }", (int)i);
        for (int f = 0; f < 3; f++) {
            lua_pushstring(L, fields[f]);
            lua_rawget(L, 3);
        }
        fill_ask(L, lac_co_add_op(co, LAC_OP_ASK), 4, 5, 6, "ask_all");
        lua_settop(L, 2); /* roles and prompts stay in the list */
    }
    if (n == 0)
        return all_answered(L, LUA_OK, 0);
    return lua_yieldk(L, 0, 0, all_answered);
}

/* Both arguments are texts; the second may be absent. */
static int two_texts(lua_State *L, enum lac_op_kind kind, const char *name, const char *second)
{
    struct lac_co *co = lac_api_suspendable(L, name);
    const char *text = luaL_checkstring(L, 2), *to = luaL_optstring(L, 3, second);
    lua_settop(L, 3);
    if (!to)
        return luaL_error(L, "ctx:%s needs two texts", name);
    lac_co_clear_ops(co);
    struct lac_op *op = lac_co_add_op(co, kind);
    op->request.text = text;
    op->request.to = to;
    return lua_yieldk(L, 0, 0, answered);
}

/* ctx:translate(text, to)  [-0, +1 or +3, raises, suspends] */
static int l_translate(lua_State *L)
{
    return two_texts(L, LAC_OP_TRANSLATE, "translate", "target");
}

/* ctx:similarity(a, b)  [-0, +1 or +3, raises, suspends] */
static int l_similarity(lua_State *L)
{
    return two_texts(L, LAC_OP_SIMILARITY, "similarity", NULL);
}

/* ctx:left(): asks that may still be made; math.huge without a bound.  [-0, +1, raises] */
static int l_left(lua_State *L)
{
    const struct lac_task *task = lac_api_co(L, "left")->task;
    if (task->max_asks < 0)
        lua_pushnumber(L, (lua_Number)HUGE_VAL);
    else
        lua_pushinteger(L, task->asks < task->max_asks ? task->max_asks - task->asks : 0);
    return 1;
}

/* Replaces the format and what follows it at index 3 by the text. [-n, +1, raises] */
static void format_note(lua_State *L)
{
    lua_pushliteral(L, "");
    if (lua_gettop(L) == 4 || luaL_getmetafield(L, -1, "__index") == LUA_TNIL) {
        lua_settop(L, 3);
        return;
    }
    lua_getfield(L, -1, "format");
    lua_replace(L, -3);
    lua_pop(L, 1);
    lua_insert(L, 3);
    lua_call(L, lua_gettop(L) - 3, 1);
}

/* ctx:note(level, format, …)  [-0, +0, raises] */
static int l_note(lua_State *L)
{
    static const char *const levels[] = {"error", "warn", "info", "debug", NULL};
    struct lac_task *task = lac_api_co(L, "note")->task;
    const char *level = levels[luaL_checkoption(L, 2, NULL, levels)];
    luaL_checkstring(L, 3);
    format_note(L);
    struct lac_tasks *tasks = task->tasks;
    if (tasks->host.note)
        tasks->host.note(tasks->host.user, task, level, lua_tostring(L, 3));
    return 0;
}

void lac_api_ctx_install(lua_State *L)
{
    static const luaL_Reg methods[] = {
        {"ask", l_ask},
        {"ask_all", l_ask_all},
        {"ask_json", l_ask_json},
        {"translate", l_translate},
        {"similarity", l_similarity},
        {"left", l_left},
        {"note", l_note},
        {"map", lac_api_map},
        {"render", lac_api_render},
        {"rng", lac_api_rng},
        {NULL, NULL},
    };
    lua_createtable(L, 0, 4);
    luaL_newlib(L, methods);
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_pushliteral(L, "ctx");
    lua_setfield(L, -2, "__name");
    lua_rawsetp(L, LUA_REGISTRYINDEX, &ctx_key);
    lac_api_rng_install(L);
}

void lac_api_push_ctx(lua_State *L, const struct lac_value *fields)
{
    lua_createtable(L, 0, (int)lac_count(fields));
    for (size_t i = 0; fields->kind == LAC_MAP && i < fields->as.map.n; i++) {
        lac_lua_push(L, &fields->as.map.at[i].value);
        lua_setfield(L, -2, fields->as.map.at[i].key);
    }
    lua_rawgetp(L, LUA_REGISTRYINDEX, &ctx_key);
    lua_setmetatable(L, -2);
}
