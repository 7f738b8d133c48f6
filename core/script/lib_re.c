/* re.new(pattern, flags): PCRE2 expressions. A script holds a handle {place, generation} and the pattern; the compiled
 * expression is in a small ring of the cell and is made again when its place went to another. */
#include "core/base/alloc.h"
#include "core/check/regex.h"
#include "core/script/env.h"
#include "core/script/lib.h"

#include <stdlib.h>
#include <string.h>

enum {
    PLACES = 32,
    PATTERN_MAX = 4096,
    COMPILED_COST = 16 << 10, /* bytes of the cell for a compiled expression, and 16 for each of the pattern's */
    COMPILE_STEPS = 20,       /* a byte of the pattern */
    TEXT_MAX = 32 << 10,      /* a search may look at each byte from each start */
    SEARCH_COST = 256,
};

static const char *const handle_name = "regex";

struct lac_regexes {
    struct {
        struct lac_regex *regex;
        size_t size;
        unsigned generation;
    } place[PLACES];
    unsigned next;
};

struct handle {
    unsigned place, generation;
    bool caseless;
};

void lac_re_free(struct lac_cell *cell)
{
    for (int i = 0; cell->regexes && i < PLACES; i++)
        lac_regex_free(cell->regexes->place[i].regex);
    free(cell->regexes);
    cell->regexes = NULL;
}

/* Compiles the pattern into the next place. [-0, +0, raises on a bad pattern or memory] */
static void compile(lua_State *L, struct handle *handle, const char *pattern, size_t len)
{
    struct lac_cell *cell = lac_cell_of(L);
    struct lac_error err;
    size_t size = COMPILED_COST + 16 * len;
    lac_charge(L, len * COMPILE_STEPS + 1000);
    unsigned at = cell->regexes->next++ % PLACES;
    if (cell->regexes->place[at].regex) {
        lac_regex_free(cell->regexes->place[at].regex);
        cell->regexes->place[at].regex = NULL;
        lac_heap_give(&cell->heap, cell->regexes->place[at].size);
    }
    if (!lac_heap_take(&cell->heap, size)) {
        lac_limits_kill(L, "memory");
        return;
    }
    struct lac_regex *regex = lac_regex_new(pattern, len, handle->caseless, &err);
    if (!regex) {
        lac_heap_give(&cell->heap, size);
        luaL_error(L, "%s", err.message);
        return;
    }
    cell->regexes->place[at].regex = regex;
    cell->regexes->place[at].size = size;
    handle->place = at;
    handle->generation = ++cell->regexes->place[at].generation;
}

/* re.new(pattern, flags)  flags: "i" or nothing  [raises on a bad pattern] */
static int l_new(lua_State *L)
{
    size_t len;
    const char *pattern = luaL_checklstring(L, 1, &len), *flags = luaL_optstring(L, 2, "");
    luaL_argcheck(L, len <= PATTERN_MAX, 1, "pattern longer than 4096 bytes");
    luaL_argcheck(L, strspn(flags, "i") == strlen(flags), 2, "unknown flag: only 'i' is known");
    struct handle *handle = lua_newuserdatauv(L, sizeof *handle, 1);
    *handle = (struct handle){.caseless = flags[0] == 'i'};
    lua_pushvalue(L, 1);
    lua_setiuservalue(L, -2, 1);
    luaL_setmetatable(L, handle_name);
    compile(L, handle, pattern, len);
    return 1;
}

bool lac_re_is(lua_State *L, int index)
{
    return luaL_testudata(L, index, handle_name) != NULL;
}

static const struct lac_regex *check_regex(lua_State *L)
{
    struct handle *handle = luaL_checkudata(L, 1, handle_name);
    struct lac_regexes *regexes = lac_cell_of(L)->regexes;
    if (!regexes->place[handle->place].regex || regexes->place[handle->place].generation != handle->generation) {
        size_t len;
        lua_getiuservalue(L, 1, 1);
        const char *pattern = lua_tolstring(L, -1, &len);
        compile(L, handle, pattern, len);
        lua_pop(L, 1);
    }
    return regexes->place[handle->place].regex;
}

/* Searches s from init; false when there is no match. [-0, +0, raises on a limit or ill-formed text] */
static bool search(lua_State *L, struct lac_match *match, const char **text)
{
    size_t len;
    const struct lac_regex *regex = check_regex(L);
    *text = luaL_checklstring(L, 2, &len);
    lua_Integer init = luaL_optinteger(L, 3, 1);
    luaL_argcheck(L, len <= TEXT_MAX, 2, "text longer than 32768 bytes");
    luaL_argcheck(L, init >= 1, 3, "the start must be 1 or more");
    if (init - 1 > (lua_Integer)len)
        return false;
    size_t rest = len - (size_t)init + 1;
    lac_charge(L, 100 + len / 16 + rest * rest / SEARCH_COST);
    int found = lac_regex_find(regex, *text, len, (size_t)init - 1, match);
    if (found == LAC_E_LIMIT)
        luaL_error(L, "regex: the search took too many steps");
    if (found < 0)
        luaL_error(L, "regex: the text is not UTF-8, or the start is inside a character");
    return found == 1;
}

static int push_groups(lua_State *L, const struct lac_match *match, const char *text, size_t first)
{
    int n = 0;
    luaL_checkstack(L, LAC_REGEX_GROUPS, NULL);
    for (size_t i = first; i < match->n; i++, n++) {
        if (match->from[i] == (size_t)-1)
            lua_pushboolean(L, 0);
        else
            lua_pushlstring(L, text + match->from[i], match->to[i] - match->from[i]);
    }
    return n;
}

/* regex:find(s, init)  first and last byte, then the groups (false: took no part); or nil */
static int l_find(lua_State *L)
{
    struct lac_match match;
    const char *text;
    if (!search(L, &match, &text)) {
        lua_pushnil(L);
        return 1;
    }
    lua_pushinteger(L, (lua_Integer)match.from[0] + 1);
    lua_pushinteger(L, (lua_Integer)match.to[0]);
    return 2 + push_groups(L, &match, text, 1);
}

/* regex:match(s, init)  the groups, or the whole match where there are none; or nil */
static int l_match(lua_State *L)
{
    struct lac_match match;
    const char *text;
    if (!search(L, &match, &text)) {
        lua_pushnil(L);
        return 1;
    }
    return push_groups(L, &match, text, match.n > 1 ? 1 : 0);
}

void lac_lib_re(lua_State *L)
{
    static const luaL_Reg methods[] = {{"find", l_find}, {"match", l_match}, {NULL, NULL}};
    struct lac_cell *cell = lac_cell_of(L);
    cell->regexes = lac_alloc_zero(1, sizeof *cell->regexes);
    luaL_newmetatable(L, handle_name);
    luaL_newlib(L, methods);
    lac_env_freeze(L);
    lua_setfield(L, -2, "__index");
    lua_pop(L, 1);
    lua_createtable(L, 0, 1);
    lua_pushcfunction(L, l_new);
    lua_setfield(L, -2, "new");
}
