/* string.find, match, gmatch and gsub over pattern.c. */
#include "core/script/lib.h"
#include "core/script/lib_string.h"
#include "core/script/pattern.h"

#include <string.h>

/* Starts a matcher on the strings at 1 and 2. */
static void open_match(lua_State *L, struct lac_pattern *m, const char *text, size_t text_len, const char *pattern,
                       size_t pattern_len)
{
    int64_t left = lac_limits_left(L);
    memset(m, 0, offsetof(struct lac_pattern, captures));
    m->text = text;
    m->text_end = text + text_len;
    m->at = pattern;
    m->end = pattern + pattern_len;
    m->allowance = left > 0 ? (size_t)left : 0;
}

/* Pays for the steps since the last time; raises what went wrong. */
static void settle(lua_State *L, struct lac_pattern *m)
{
    size_t steps = m->steps;
    m->allowance -= m->spent ? m->allowance : steps;
    m->steps = 0;
    lac_charge(L, steps);
    if (m->error[0])
        luaL_error(L, "%s", m->error);
}

/* Like lac_pattern_match, but raises. [-0, +0, raises] */
static const char *match_at(lua_State *L, struct lac_pattern *m, const char *from)
{
    const char *end = lac_pattern_match(m, from);
    if (m->steps > 1000 || m->spent || m->error[0])
        settle(L, m);
    return end;
}

/* Pushes capture i of a match from..end; capture 0 of a pattern without any is the whole match. */
static void push_capture(lua_State *L, const struct lac_pattern *m, int i, const char *from, const char *end)
{
    if (i >= m->level) {
        if (i != 0)
            luaL_error(L, "invalid capture index %%%d", i + 1);
        lua_pushlstring(L, from, (size_t)(end - from));
        return;
    }
    const struct lac_capture *capture = &m->captures[i];
    if (capture->kind == LAC_CAPTURE_OPEN)
        luaL_error(L, "unfinished capture");
    if (capture->kind == LAC_CAPTURE_POSITION)
        lua_pushinteger(L, capture->from - m->text + 1);
    else
        lua_pushlstring(L, capture->from, capture->len);
}

/* Pushes all captures; where there are none the whole match, unless `from` is NULL. */
static int push_captures(lua_State *L, const struct lac_pattern *m, const char *from, const char *end)
{
    int n = m->level == 0 && from ? 1 : m->level;
    luaL_checkstack(L, n, "too many captures");
    for (int i = 0; i < n; i++)
        push_capture(L, m, i, from, end);
    return n;
}

/* The place that `init` (1-based, from the end when negative) names, 0-based; len + 1 when it is behind the end. */
static size_t start_of(lua_Integer init, size_t len)
{
    if (init > 0)
        return (lua_Unsigned)init - 1 > len ? len + 1 : (size_t)init - 1;
    if (init == 0 || init < -(lua_Integer)len)
        return 0;
    return len - (size_t)(-init);
}

static int find_plain(lua_State *L, const char *text, size_t len, size_t start, const char *wanted, size_t wanted_len)
{
    lac_charge_bytes(L, len - start + wanted_len);
    const char *at = memmem(text + start, len - start, wanted, wanted_len);
    if (!at) {
        lua_pushnil(L);
        return 1;
    }
    lua_pushinteger(L, at - text + 1);
    lua_pushinteger(L, at - text + (ptrdiff_t)wanted_len);
    return 2;
}

static int find_or_match(lua_State *L, bool find)
{
    struct lac_pattern m;
    size_t len, pattern_len;
    const char *text = luaL_checklstring(L, 1, &len), *pattern = luaL_checklstring(L, 2, &pattern_len);
    size_t start = start_of(luaL_optinteger(L, 3, 1), len);
    if (start > len) {
        lua_pushnil(L);
        return 1;
    }
    if (find && (lua_toboolean(L, 4) || lac_pattern_plain(pattern, pattern_len)))
        return find_plain(L, text, len, start, pattern, pattern_len);
    bool anchored = pattern_len > 0 && pattern[0] == '^';
    open_match(L, &m, text, len, pattern + anchored, pattern_len - anchored);
    for (const char *from = text + start; from <= text + len; from++) {
        const char *end = match_at(L, &m, from);
        if (end) {
            settle(L, &m);
            if (!find)
                return push_captures(L, &m, from, end);
            lua_pushinteger(L, from - text + 1);
            lua_pushinteger(L, end - text);
            return push_captures(L, &m, NULL, NULL) + 2;
        }
        if (anchored)
            break;
    }
    settle(L, &m);
    lua_pushnil(L);
    return 1;
}

/* string.find(s, pattern, init, plain)  [raises on a bad pattern] */
int lac_string_find(lua_State *L)
{
    return find_or_match(L, true);
}

/* string.match(s, pattern, init)  [raises on a bad pattern] */
int lac_string_match(lua_State *L)
{
    return find_or_match(L, false);
}

/* The iterator of gmatch: upvalues text, pattern, where to go on, end of the last match (0-based; -1: none). */
static int next_match(lua_State *L)
{
    struct lac_pattern m;
    size_t len, pattern_len;
    const char *text = lua_tolstring(L, lua_upvalueindex(1), &len);
    const char *pattern = lua_tolstring(L, lua_upvalueindex(2), &pattern_len);
    lua_Integer last = lua_tointeger(L, lua_upvalueindex(4));
    size_t start = (size_t)lua_tointeger(L, lua_upvalueindex(3));
    open_match(L, &m, text, len, pattern, pattern_len);
    for (; start <= len; start++) {
        const char *end = match_at(L, &m, text + start);
        if (!end || end - text == last)
            continue;
        settle(L, &m);
        lua_pushinteger(L, end - text);
        lua_copy(L, -1, lua_upvalueindex(3));
        lua_replace(L, lua_upvalueindex(4));
        return push_captures(L, &m, text + start, end);
    }
    settle(L, &m);
    lua_pushinteger(L, (lua_Integer)len + 1);
    lua_replace(L, lua_upvalueindex(3));
    return 0;
}

/* string.gmatch(s, pattern, init) */
int lac_string_gmatch(lua_State *L)
{
    size_t len;
    luaL_checklstring(L, 1, &len);
    luaL_checkstring(L, 2);
    size_t start = start_of(luaL_optinteger(L, 3, 1), len);
    lua_settop(L, 2);
    lua_pushinteger(L, (lua_Integer)start);
    lua_pushinteger(L, -1);
    lua_pushcclosure(L, next_match, 4);
    return 1;
}

/* Adds the replacement text with its %0 .. %9. */
static void add_template(lua_State *L, struct lac_buf *out, const struct lac_pattern *m, const char *from,
                         const char *end)
{
    size_t len;
    const char *text = lua_tolstring(L, 3, &len);
    lac_charge_bytes(L, len);
    for (size_t i = 0; i < len; i++) {
        if (text[i] != '%') {
            lac_buf_add(out, text + i, 1);
            continue;
        }
        char c = i + 1 < len ? text[++i] : '\0';
        if (c == '%') {
            lac_buf_add(out, "%", 1);
        } else if (c == '0') {
            lac_buf_add(out, from, (size_t)(end - from));
        } else if (c >= '1' && c <= '9') {
            size_t n;
            push_capture(L, m, c - '1', from, end);
            const char *capture = lua_tolstring(L, -1, &n);
            lac_buf_add(out, capture, n);
            lua_pop(L, 1);
        } else {
            luaL_error(L, "invalid use of '%%' in replacement string");
        }
        lac_charge(L, 1);
    }
}

/* Adds what the third argument makes of a match; false and nil keep the text as it is. */
static void add_replacement(lua_State *L, struct lac_buf *out, const struct lac_pattern *m, const char *from,
                            const char *end)
{
    size_t len;
    switch (lua_type(L, 3)) {
    case LUA_TFUNCTION:
        lua_pushvalue(L, 3);
        lua_call(L, push_captures(L, m, from, end), 1);
        break;
    case LUA_TTABLE:
        push_capture(L, m, 0, from, end);
        lua_gettable(L, 3);
        break;
    default:
        add_template(L, out, m, from, end);
        return;
    }
    if (!lua_toboolean(L, -1)) {
        lua_pop(L, 1);
        lac_buf_add(out, from, (size_t)(end - from));
        return;
    }
    if (!lua_isstring(L, -1))
        luaL_error(L, "invalid replacement value (a %s)", luaL_typename(L, -1));
    const char *text = lua_tolstring(L, -1, &len);
    lac_buf_add(out, text, len);
    lac_charge_bytes(L, len);
    lua_pop(L, 1);
}

/* string.gsub(s, pattern, replacement, n)  [raises on a bad pattern or replacement; a function may not suspend] */
int lac_string_gsub(lua_State *L)
{
    struct lac_pattern m;
    struct lac_buf out;
    size_t len, pattern_len;
    const char *text = luaL_checklstring(L, 1, &len), *pattern = luaL_checklstring(L, 2, &pattern_len);
    int type = lua_type(L, 3);
    luaL_argexpected(L, type == LUA_TNUMBER || type == LUA_TSTRING || type == LUA_TFUNCTION || type == LUA_TTABLE, 3,
                     "string/function/table");
    lua_Integer most = luaL_optinteger(L, 4, (lua_Integer)len + 1), n = 0;
    bool anchored = pattern_len > 0 && pattern[0] == '^';
    lua_settop(L, 4);
    lac_buf_open(&out, L);
    open_match(L, &m, text, len, pattern + anchored, pattern_len - anchored);
    const char *from = text, *last = NULL;
    while (n < most) {
        const char *end = match_at(L, &m, from);
        if (end && end != last) {
            n++;
            settle(L, &m);
            add_replacement(L, &out, &m, from, end);
            open_match(L, &m, text, len, pattern + anchored, pattern_len - anchored);
            from = last = end;
        } else if (from < text + len) {
            lac_buf_add(&out, from++, 1);
        } else {
            break;
        }
        if (anchored)
            break;
    }
    settle(L, &m);
    lac_buf_add(&out, from, (size_t)(text + len - from));
    lac_buf_push(&out);
    lua_pushinteger(L, n);
    return 2;
}
