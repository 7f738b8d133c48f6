/* utf8.* of Lua 5.4, strict: only what Unicode calls well-formed, and no `lax`. */
#include "core/base/utf8.h"
#include "core/script/lib.h"

static lua_Integer place(lua_Integer i, size_t len)
{
    if (i >= 0)
        return i;
    return i < -(lua_Integer)len ? 0 : (lua_Integer)len + i + 1;
}

static bool is_continuation(const char *at)
{
    return ((unsigned char)*at & 0xC0) == 0x80;
}

/* utf8.char(...)  [raises on what is no character] */
static int l_char(lua_State *L)
{
    struct lac_buf out;
    int n = lua_gettop(L);
    lac_buf_open(&out, L);
    for (int i = 1; i <= n; i++) {
        char bytes[4];
        lua_Integer code = luaL_checkinteger(L, i);
        size_t len = code >= 0 && code <= 0x10FFFF ? lac_utf8_put(bytes, (uint32_t)code) : 0;
        luaL_argcheck(L, len > 0, i, "value out of range");
        lac_buf_add(&out, bytes, len);
    }
    lac_buf_push(&out);
    return 1;
}

/* utf8.codepoint(s, i, j)  [raises on ill-formed text] */
static int l_codepoint(lua_State *L)
{
    size_t len;
    const char *text = luaL_checklstring(L, 1, &len);
    lua_Integer i = place(luaL_optinteger(L, 2, 1), len), last = place(luaL_optinteger(L, 3, i), len);
    luaL_argcheck(L, i >= 1, 2, "out of bounds");
    luaL_argcheck(L, last <= (lua_Integer)len, 3, "out of bounds");
    int n = 0;
    for (size_t at = (size_t)i - 1; (lua_Integer)at < last;) {
        uint32_t code;
        size_t bytes = lac_utf8_next(text + at, len - at, &code);
        if (!bytes)
            return luaL_error(L, "invalid UTF-8 code");
        if (++n > LAC_RESULTS_MAX)
            return luaL_error(L, "too many results");
        luaL_checkstack(L, 1, "string slice too long");
        lua_pushinteger(L, code);
        at += bytes;
    }
    lac_charge(L, (size_t)n);
    return n;
}

/* utf8.len(s, i, j)  nil and the place of the first ill-formed byte */
static int l_len(lua_State *L)
{
    size_t len;
    const char *text = luaL_checklstring(L, 1, &len);
    lua_Integer i = place(luaL_optinteger(L, 2, 1), len), last = place(luaL_optinteger(L, 3, -1), len), n = 0;
    luaL_argcheck(L, 1 <= i && i - 1 <= (lua_Integer)len, 2, "initial position out of bounds");
    luaL_argcheck(L, last - 1 < (lua_Integer)len, 3, "final position out of bounds");
    if (last >= i)
        lac_charge(L, (size_t)(last - i));
    for (size_t at = (size_t)i - 1; (lua_Integer)at < last; n++) {
        uint32_t code;
        size_t bytes = lac_utf8_next(text + at, len - at, &code);
        if (!bytes) {
            lua_pushnil(L);
            lua_pushinteger(L, (lua_Integer)at + 1);
            return 2;
        }
        at += bytes;
    }
    lua_pushinteger(L, n);
    return 1;
}

/* utf8.offset(s, n, i)  [raises when i is inside a character] */
static int l_offset(lua_State *L)
{
    size_t len;
    const char *text = luaL_checklstring(L, 1, &len);
    lua_Integer n = luaL_checkinteger(L, 2);
    lua_Integer at = place(luaL_optinteger(L, 3, n > 0 ? 1 : (lua_Integer)len + 1), len) - 1, size = (lua_Integer)len;
    luaL_argcheck(L, at >= 0 && at <= size, 3, "position out of bounds");
    lua_Integer start = at;
    if (n == 0) {
        while (at > 0 && is_continuation(text + at))
            at--;
    } else {
        if (at < size && is_continuation(text + at))
            return luaL_error(L, "initial position is a continuation byte");
        for (; n < 0 && at > 0; n++) {
            do
                at--;
            while (at > 0 && is_continuation(text + at));
        }
        for (n -= n > 0; n > 0 && at < size; n--) {
            do
                at++;
            while (at < size && is_continuation(text + at));
        }
    }
    lac_charge(L, (size_t)(at > start ? at - start : start - at) + 1);
    if (n == 0)
        lua_pushinteger(L, at + 1);
    else
        lua_pushnil(L);
    return 1;
}

static int next_code(lua_State *L)
{
    size_t len;
    uint32_t code;
    const char *text = luaL_checklstring(L, 1, &len);
    lua_Unsigned at = (lua_Unsigned)luaL_checkinteger(L, 2); /* 1-based place of the character before; 0 at the start */
    if (at > 0 && at <= len) {
        size_t bytes = lac_utf8_next(text + at - 1, len - (size_t)at + 1, &code);
        at += bytes ? bytes - 1 : 0;
    }
    if (at >= len)
        return 0;
    if (!lac_utf8_next(text + at, len - (size_t)at, &code))
        return luaL_error(L, "invalid UTF-8 code");
    lua_pushinteger(L, (lua_Integer)at + 1);
    lua_pushinteger(L, code);
    return 2;
}

/* utf8.codes(s)  the iterator raises on ill-formed text */
static int l_codes(lua_State *L)
{
    luaL_checkstring(L, 1);
    lua_pushcfunction(L, next_code);
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    return 3;
}

void lac_lib_utf8(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"char", l_char}, {"codepoint", l_codepoint}, {"codes", l_codes},
        {"len", l_len},   {"offset", l_offset},       {NULL, NULL},
    };
    luaL_newlib(L, functions);
    lua_pushlstring(L, "[\0-\x7F\xC2-\xF4][\x80-\xBF]*", 14);
    lua_setfield(L, -2, "charpattern");
}
