#include "core/script/luavalue.h"
#include "core/script/limits.h"

#include <lauxlib.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void lac_lua_push(lua_State *L, const struct lac_value *value)
{
    luaL_checkstack(L, 4, "value");
    switch (value->kind) {
    case LAC_NIL:
        lua_pushnil(L);
        break;
    case LAC_BOOL:
        lua_pushboolean(L, value->as.boolean);
        break;
    case LAC_INT:
        lua_pushinteger(L, value->as.integer);
        break;
    case LAC_NUM:
        lua_pushnumber(L, value->as.number);
        break;
    case LAC_STR:
        lua_pushlstring(L, value->as.str.at, value->as.str.len);
        break;
    case LAC_LIST:
        lua_createtable(L, (int)value->as.list.n, 0);
        for (size_t i = 0; i < value->as.list.n; i++) {
            if (value->as.list.at[i].kind == LAC_NIL)
                lua_pushboolean(L, 0);
            else
                lac_lua_push(L, &value->as.list.at[i]);
            lua_rawseti(L, -2, (lua_Integer)i + 1);
        }
        break;
    case LAC_MAP:
        lua_createtable(L, 0, (int)value->as.map.n);
        for (size_t i = 0; i < value->as.map.n; i++) {
            lua_pushstring(L, value->as.map.at[i].key);
            lac_lua_push(L, &value->as.map.at[i].value);
            lua_rawset(L, -3);
        }
        break;
    }
}

/* A table that was emptied keeps its room, and walking it costs that room. In a cell the largest block bounds it. */
enum { WALK_MAX = 2 * 1000 * 1000, STEPS_A_NODE = 4 };

static struct lac_cell *cell_of(lua_State *L)
{
    lua_rawgetp(L, LUA_REGISTRYINDEX, &lac_cell_key);
    struct lac_cell *cell = lua_touserdata(L, -1);
    lua_pop(L, 1);
    return cell;
}

/* The way to where the reading is, for messages; and what may still be taken. */
struct reader {
    lua_State *L;
    struct lac_arena *arena;
    struct lac_error *err;
    bool skip_functions;
    int depth;
    size_t nodes, bytes, walk, walked; /* walk: what one more table may cost */
    struct lac_cell *cell;             /* NULL in a state that is no cell's */
    struct {
        const char *key; /* NULL: index */
        lua_Integer index;
    } path[LAC_CROSS_DEPTH + 1];
};

static void write_path(const struct reader *r, char *out, size_t size)
{
    size_t len = 0;
    out[0] = '\0';
    for (int i = 0; i < r->depth && len + 1 < size; i++) {
        int n = r->path[i].key ? snprintf(out + len, size - len, "%s%s", i ? "." : "", r->path[i].key)
                               : snprintf(out + len, size - len, "%s%lld", i ? "." : "", (long long)r->path[i].index);
        len += n > 0 ? (size_t)n : 0;
    }
}

static enum lac_status refuse(const struct reader *r, const char *what)
{
    char path[512];
    write_path(r, path, sizeof path);
    if (path[0])
        return lac_fail(r->err, LAC_E_SCRIPT, "%s: %s", path, what);
    return lac_fail(r->err, LAC_E_SCRIPT, "%s", what);
}

static enum lac_status read_value(struct reader *r, struct lac_value *out);

static enum lac_status read_text(struct reader *r, struct lac_value *out)
{
    size_t len;
    const char *text = lua_tolstring(r->L, -1, &len);
    if (len > LAC_CROSS_BYTES - r->bytes)
        return refuse(r, "more than 16 MiB of text");
    r->bytes += len;
    *out = lac_textn(r->arena, text, len);
    return LAC_OK;
}

/* A list has exactly the keys 1..n: `n` keys, all integers, none above n. */
enum shape { EMPTY, LIST, MAP, BAD };

static bool crosses(const struct reader *r, int type)
{
    return !(type == LUA_TFUNCTION && r->skip_functions);
}

static enum shape shape_of(struct reader *r, size_t *n, const char **what)
{
    lua_State *L = r->L;
    lua_Integer highest = 0;
    size_t numbers = 0, names = 0;
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
        int type = lua_type(L, -2);
        if (type == LUA_TLIGHTUSERDATA || !crosses(r, lua_type(L, -1)))
            continue;
        if (type == LUA_TSTRING) {
            names++;
        } else if (lua_isinteger(L, -2) && lua_tointeger(L, -2) >= 1) {
            lua_Integer key = lua_tointeger(L, -2);
            highest = key > highest ? key : highest;
            numbers++;
        } else {
            *what = type == LUA_TNUMBER ? "a key that is neither a string nor a number from 1 up"
                                        : "a key that is neither a string nor a number";
            lua_pop(L, 2);
            return BAD;
        }
    }
    *n = numbers + names;
    *what = names ? "a table with both numbered and named entries" : "a list with holes";
    if (numbers && (names || (size_t)highest != numbers))
        return BAD;
    return numbers ? LIST : names ? MAP : EMPTY;
}

static enum lac_status read_list(struct reader *r, size_t n, struct lac_value *out)
{
    *out = lac_list();
    for (size_t i = 1; i <= n; i++) {
        struct lac_value item;
        r->path[r->depth].key = NULL;
        r->path[r->depth++].index = (lua_Integer)i;
        lua_rawgeti(r->L, -1, (lua_Integer)i);
        enum lac_status status = read_value(r, &item);
        lua_pop(r->L, 1);
        if (status != LAC_OK)
            return status;
        r->depth--;
        lac_push(r->arena, out, item);
    }
    return LAC_OK;
}

static int by_key(const void *a, const void *b)
{
    return strcmp(((const struct lac_field *)a)->key, ((const struct lac_field *)b)->key);
}

/* The fields are gathered in an array of the arena and sorted; lac_set would look each key up. */
static enum lac_status read_map(struct reader *r, size_t n, struct lac_value *out)
{
    lua_State *L = r->L;
    struct lac_field *fields = lac_arena_alloc(r->arena, n * sizeof *fields);
    size_t have = 0;
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
        if (lua_type(L, -2) != LUA_TSTRING || !crosses(r, lua_type(L, -1)))
            continue;
        size_t len;
        const char *key = lua_tolstring(L, -2, &len);
        enum lac_status status = LAC_OK;
        if (strlen(key) != len)
            status = refuse(r, "a key with a zero byte");
        else if (len > LAC_CROSS_BYTES - r->bytes)
            status = refuse(r, "more than 16 MiB of text");
        if (status == LAC_OK) {
            r->bytes += len;
            fields[have].key = lac_arena_strndup(r->arena, key, len);
            r->path[r->depth++].key = fields[have].key;
            status = read_value(r, &fields[have].value);
        }
        if (status != LAC_OK) {
            lua_pop(L, 2);
            return status;
        }
        r->depth--;
        have++;
    }
    qsort(fields, have, sizeof *fields, by_key);
    *out = lac_object();
    out->as.map.at = fields;
    out->as.map.n = out->as.map.cap = have;
    return LAC_OK;
}

static enum lac_status read_table(struct reader *r, struct lac_value *out)
{
    size_t n = 0;
    const char *what = NULL;
    if (r->depth >= LAC_CROSS_DEPTH)
        return refuse(r, "nested deeper than 32 tables (or a table that holds itself)");
    if (!lua_checkstack(r->L, 6))
        return refuse(r, "no memory");
    r->walked += r->walk;
    if (r->walked > WALK_MAX)
        return refuse(r, "tables that take too long to walk");
    switch (shape_of(r, &n, &what)) {
    case BAD:
        return refuse(r, what);
    case LIST:
        return read_list(r, n, out);
    case MAP:
        return read_map(r, n, out);
    case EMPTY:
        break;
    }
    *out = lac_list();
    return LAC_OK;
}

static enum lac_status read_value(struct reader *r, struct lac_value *out)
{
    lua_State *L = r->L;
    if (++r->nodes > LAC_CROSS_NODES)
        return refuse(r, "more than 200000 values");
    switch (lua_type(L, -1)) {
    case LUA_TNIL:
        *out = lac_nil();
        return LAC_OK;
    case LUA_TBOOLEAN:
        *out = lac_bool(lua_toboolean(L, -1));
        return LAC_OK;
    case LUA_TNUMBER:
        *out = lua_isinteger(L, -1) ? lac_int(lua_tointeger(L, -1)) : lac_num(lua_tonumber(L, -1));
        return LAC_OK;
    case LUA_TSTRING:
        return read_text(r, out);
    case LUA_TTABLE:
        return read_table(r, out);
    case LUA_TFUNCTION:
        return refuse(r, "a function, where only plain values may be");
    default:
        return refuse(r, "neither text, number, boolean nor table");
    }
}

enum lac_status lac_lua_value(lua_State *L, int index, bool skip_functions, struct lac_arena *arena,
                              struct lac_value *out, struct lac_error *err)
{
    struct reader reader = {.L = L, .arena = arena, .err = err, .skip_functions = skip_functions};
    *out = lac_nil();
    if (!lua_checkstack(L, 6))
        return lac_fail(err, LAC_E_SCRIPT, "no memory");
    if (skip_functions && lua_isfunction(L, index))
        return LAC_OK;
    lua_pushvalue(L, index);
    reader.cell = cell_of(L);
    reader.walk = reader.cell ? reader.cell->heap.table / LAC_WALK_BYTES : 0;
    enum lac_status status = read_value(&reader, out);
    lua_pop(L, 1);
    if (reader.cell)
        reader.cell->heap.unpaid += (int64_t)(reader.nodes * STEPS_A_NODE + reader.walked);
    if (status != LAC_OK)
        *out = lac_nil();
    return status;
}
