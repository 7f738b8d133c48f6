/* text.words, .places, .exchanges, .splice, .recase: for strategies that change words of a question and keep its
 * length. */
#include "core/check/places.h"
#include "core/script/lib.h"

enum { WORDS_TEXT_MAX = 100 * 1000, PHRASES_MAX = 4000, WORD_COST = 8 /* steps a byte */ };

static const char *plain_text(lua_State *L, int index, const char *what)
{
    size_t len = 0;
    const char *s = lua_type(L, index) == LUA_TSTRING ? lua_tolstring(L, index, &len) : NULL;
    if (!s || len > WORDS_TEXT_MAX || strlen(s) != len)
        luaL_error(L, "%s must be a string of at most %d bytes without NUL", what, WORDS_TEXT_MAX);
    lac_charge(L, len * WORD_COST + 20);
    return s;
}

/* The strings of the list at `arg`; nil is an empty one. The array is pushed, the strings belong to the list. */
static const char **phrases_at(lua_State *L, int arg, size_t *n)
{
    *n = 0;
    if (!lua_isnoneornil(L, arg)) {
        luaL_checktype(L, arg, LUA_TTABLE);
        *n = (size_t)lua_rawlen(L, arg);
    }
    if (*n > PHRASES_MAX)
        luaL_error(L, "bad argument #%d: a list of at most %d phrases", arg, PHRASES_MAX);
    const char **list = lua_newuserdatauv(L, (*n + 1) * sizeof *list, 0);
    for (size_t i = 0; i < *n; i++) {
        lua_rawgeti(L, arg, (lua_Integer)i + 1);
        list[i] = plain_text(L, -1, "a phrase");
        lua_pop(L, 1);
    }
    return list;
}

/* Stack: text, places (light), whether phrases are named. [-0, +1, raises on memory] */
static int push_places(lua_State *L)
{
    const char *text = lua_tostring(L, 1);
    const struct lac_places *places = lua_touserdata(L, 2);
    bool named = lua_toboolean(L, 3);
    lua_createtable(L, (int)places->list.n, 0);
    for (size_t i = 0; i < places->list.n; i++) {
        const struct lac_place *p = &places->list.at[i];
        lua_createtable(L, 0, 4);
        lua_pushinteger(L, (lua_Integer)p->from + 1);
        lua_setfield(L, -2, "from");
        lua_pushinteger(L, (lua_Integer)p->to);
        lua_setfield(L, -2, "to");
        lua_pushlstring(L, text + p->from, p->to - p->from);
        lua_setfield(L, -2, "text");
        if (named) {
            lua_pushinteger(L, (lua_Integer)p->phrase + 1);
            lua_setfield(L, -2, "index");
        }
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}

static int give(lua_State *L, struct lac_places *places, bool named)
{
    lua_pushcfunction(L, push_places);
    lua_pushvalue(L, 1);
    lua_pushlightuserdata(L, places);
    lua_pushboolean(L, named);
    int code = lua_pcall(L, 3, 1, 0);
    lac_vec_free(&places->list);
    return code == LUA_OK ? 1 : lua_error(L);
}

/* text.words(s, keep)  [-0, +1, raises] */
static int l_words(lua_State *L)
{
    size_t n;
    struct lac_places places = {{0}};
    lua_settop(L, 2);
    const char *text = plain_text(L, 1, "bad argument #1: it");
    const char **keep = phrases_at(L, 2, &n);
    lac_charge(L, n * strlen(text) / 16);
    lac_free_words(text, keep, n, &places);
    return give(L, &places, false);
}

/* text.places(s, phrases, keep)  [-0, +1, raises] */
static int l_places(lua_State *L)
{
    size_t n, n_keep;
    struct lac_places places = {{0}};
    lua_settop(L, 3);
    const char *text = plain_text(L, 1, "bad argument #1: it");
    const char **phrases = phrases_at(L, 2, &n), **keep = phrases_at(L, 3, &n_keep);
    lac_charge(L, (n + n_keep) * strlen(text) / 16);
    lac_places(text, phrases, n, keep, n_keep, &places);
    return give(L, &places, true);
}

/* The first strings of the pairs at `arg`, whose second ones are strings, too. */
static const char **firsts_at(lua_State *L, int arg, size_t *n)
{
    luaL_checktype(L, arg, LUA_TTABLE);
    *n = (size_t)lua_rawlen(L, arg);
    if (*n > PHRASES_MAX)
        luaL_error(L, "bad argument #%d: a list of at most %d pairs", arg, PHRASES_MAX);
    const char **list = lua_newuserdatauv(L, (*n + 1) * sizeof *list, 0);
    for (size_t i = 0; i < *n; i++) {
        if (lua_rawgeti(L, arg, (lua_Integer)i + 1) != LUA_TTABLE)
            luaL_error(L, "bad argument #%d: each pair must be { from, to }", arg);
        lua_rawgeti(L, -1, 2);
        plain_text(L, -1, "the second of a pair");
        lua_rawgeti(L, -2, 1);
        list[i] = plain_text(L, -1, "the first of a pair");
        lua_pop(L, 3);
    }
    return list;
}

/* Pushes what comes in the place of `was` (on top): the second of the pair, with its capitals. [-0, +1, raises] */
static void push_exchange(lua_State *L, size_t pair)
{
    struct lac_str made = {0};
    const char *was = lua_tostring(L, -1);
    lua_rawgeti(L, 2, (lua_Integer)pair + 1);
    lua_rawgeti(L, -1, 2);
    lac_recase(&made, lua_tostring(L, -1), was);
    lua_pop(L, 2);
    lac_push_str(L, &made);
}

/* Stack: text, pairs, places (light). [-0, +1, raises on memory] */
static int push_exchanges(lua_State *L)
{
    const char *text = lua_tostring(L, 1);
    const struct lac_places *places = lua_touserdata(L, 3);
    lua_Integer n = 0;
    lua_createtable(L, (int)places->list.n, 0);
    for (size_t i = 0; i < places->list.n; i++) {
        const struct lac_place *p = &places->list.at[i];
        lua_pushlstring(L, text + p->from, p->to - p->from);
        push_exchange(L, p->phrase);
        if (lua_rawequal(L, -1, -2)) { /* such a pair only keeps shorter ones out */
            lua_pop(L, 2);
            continue;
        }
        lua_createtable(L, 0, 5);
        lua_rotate(L, -3, 1);
        lua_setfield(L, -3, "text");
        lua_setfield(L, -2, "was");
        lua_pushinteger(L, (lua_Integer)p->from + 1);
        lua_setfield(L, -2, "from");
        lua_pushinteger(L, (lua_Integer)p->to);
        lua_setfield(L, -2, "to");
        lua_pushinteger(L, (lua_Integer)p->phrase + 1);
        lua_setfield(L, -2, "index");
        lua_rawseti(L, -2, ++n);
    }
    return 1;
}

/* text.exchanges(s, pairs, keep)  where { from, to } of a list may be applied  [-0, +1, raises] */
static int l_exchanges(lua_State *L)
{
    size_t n, n_keep;
    struct lac_places places = {{0}};
    lua_settop(L, 3);
    const char *text = plain_text(L, 1, "bad argument #1: it");
    const char **firsts = firsts_at(L, 2, &n), **keep = phrases_at(L, 3, &n_keep);
    lac_charge(L, (n + n_keep) * strlen(text) / 16);
    lac_places(text, firsts, n, keep, n_keep, &places);
    lua_pushcfunction(L, push_exchanges);
    lua_pushvalue(L, 1);
    lua_pushvalue(L, 2);
    lua_pushlightuserdata(L, &places);
    int code = lua_pcall(L, 3, 1, 0);
    lac_vec_free(&places.list);
    return code == LUA_OK ? 1 : lua_error(L);
}

struct change {
    size_t from, to; /* [from, to) */
    const char *text;
    size_t len;
};

static int by_from(const void *a, const void *b)
{
    const struct change *x = a, *y = b;
    return x->from != y->from ? (x->from < y->from ? -1 : 1) : (x->to > y->to) - (x->to < y->to);
}

/* A field of the table on top, raw: a text made by a metamethod would belong to nobody. [-0, +1] */
static void push_field(lua_State *L, const char *key)
{
    lua_pushstring(L, key);
    lua_rawget(L, -2);
}

static size_t position(lua_State *L, const char *key, size_t low, size_t high)
{
    push_field(L, key);
    int whole = 0;
    lua_Integer v = lua_tointegerx(L, -1, &whole);
    if (!whole || v < (lua_Integer)low || v > (lua_Integer)high)
        luaL_error(L, "text.splice: '%s' of a change must be a place in the text", key);
    lua_pop(L, 1);
    return (size_t)v;
}

/* text.splice(s, changes)  each change { from =, to =, text = }, in any order, none overlapping  [-0, +1, raises] */
static int l_splice(lua_State *L)
{
    lua_settop(L, 2);
    const char *text = plain_text(L, 1, "bad argument #1: it");
    luaL_checktype(L, 2, LUA_TTABLE);
    size_t len = strlen(text), n = (size_t)lua_rawlen(L, 2), at = 0;
    if (n > PHRASES_MAX)
        luaL_error(L, "bad argument #2: a list of at most %d changes", PHRASES_MAX);
    struct change *list = lua_newuserdatauv(L, (n + 1) * sizeof *list, 0);
    for (size_t i = 0; i < n; i++) {
        lua_rawgeti(L, 2, (lua_Integer)i + 1);
        luaL_checktype(L, -1, LUA_TTABLE);
        list[i].from = position(L, "from", 1, len + 1) - 1;
        list[i].to = position(L, "to", list[i].from, len);
        push_field(L, "text");
        list[i].text = plain_text(L, -1, "'text' of a change");
        list[i].len = strlen(list[i].text);
        lua_pop(L, 2);
    }
    qsort(list, n, sizeof *list, by_from);
    struct lac_buf out;
    lac_buf_open(&out, L);
    for (size_t i = 0; i < n; i++) {
        if (list[i].from < at)
            luaL_error(L, "text.splice: two changes overlap at byte %d", (int)list[i].from + 1);
        lac_buf_add(&out, text + at, list[i].from - at);
        lac_buf_add(&out, list[i].text, list[i].len);
        at = list[i].to;
    }
    lac_buf_add(&out, text + at, len - at);
    lac_buf_push(&out);
    return 1;
}

/* text.recase(word, like)  [-0, +1, raises] */
static int l_recase(lua_State *L)
{
    struct lac_str out = {0};
    const char *word = plain_text(L, 1, "bad argument #1: it"), *like = plain_text(L, 2, "bad argument #2: it");
    lac_recase(&out, word, like);
    lac_push_str(L, &out);
    return 1;
}

void lac_lib_words(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"exchanges", l_exchanges}, {"places", l_places}, {"recase", l_recase},
        {"splice", l_splice},       {"words", l_words},   {NULL, NULL},
    };
    luaL_setfuncs(L, functions, 0);
}
