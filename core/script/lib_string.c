#include "core/script/lib_string.h"
#include "core/script/lib.h"

#include <string.h>

/* A range [i, j] (1-based, from the end when negative) cut to the string; empty: false. */
static bool range_of(lua_State *L, size_t len, lua_Integer i, lua_Integer j, size_t *from, size_t *to)
{
    (void)L;
    lua_Integer n = (lua_Integer)len;
    i = i > 0 ? i : i == 0 ? 1 : i < -n ? 1 : n + i + 1;
    j = j > n ? n : j >= 0 ? j : j < -n ? 0 : n + j + 1;
    if (i > j)
        return false;
    *from = (size_t)i - 1;
    *to = (size_t)j;
    return true;
}

/* string.sub(s, i, j) */
static int l_sub(lua_State *L)
{
    size_t len, from = 0, to = 0;
    const char *text = luaL_checklstring(L, 1, &len);
    lua_Integer i = luaL_checkinteger(L, 2), j = luaL_optinteger(L, 3, -1);
    range_of(L, len, i, j, &from, &to);
    lac_charge_bytes(L, to - from);
    lua_pushlstring(L, text + from, to - from);
    return 1;
}

/* string.byte(s, i, j)  [raises on more results than the stack holds] */
static int l_byte(lua_State *L)
{
    size_t len, from, to;
    const char *text = luaL_checklstring(L, 1, &len);
    lua_Integer i = luaL_optinteger(L, 2, 1), j = luaL_optinteger(L, 3, i);
    if (!range_of(L, len, i, j, &from, &to))
        return 0;
    luaL_argcheck(L, to - from <= LAC_RESULTS_MAX, 3, "too many results");
    lac_charge(L, to - from);
    luaL_checkstack(L, (int)(to - from), "string slice too long");
    for (size_t at = from; at < to; at++)
        lua_pushinteger(L, (unsigned char)text[at]);
    return (int)(to - from);
}

/* string.char(...)  [raises on what is no byte] */
static int l_char(lua_State *L)
{
    struct lac_buf out;
    int n = lua_gettop(L);
    lac_buf_open(&out, L);
    for (int i = 1; i <= n; i++) {
        lua_Integer byte = luaL_checkinteger(L, i);
        luaL_argcheck(L, byte >= 0 && byte <= 255, i, "value out of range");
        char c = (char)byte;
        lac_buf_add(&out, &c, 1);
    }
    lac_buf_push(&out);
    return 1;
}

/* string.len(s) */
static int l_len(lua_State *L)
{
    size_t len;
    luaL_checklstring(L, 1, &len);
    lua_pushinteger(L, (lua_Integer)len);
    return 1;
}

enum change { LOWER, UPPER, REVERSE };

/* A string of the same length. */
static int changed(lua_State *L, enum change change)
{
    struct lac_buf out;
    size_t len;
    const char *text = luaL_checklstring(L, 1, &len);
    lua_settop(L, 1);
    lac_charge_bytes(L, len);
    lac_buf_open(&out, L);
    char *to = lac_buf_room(&out, len);
    for (size_t i = 0; i < len; i++) {
        char c = text[change == REVERSE ? len - 1 - i : i];
        if (change == LOWER && c >= 'A' && c <= 'Z')
            c = (char)(c - 'A' + 'a');
        if (change == UPPER && c >= 'a' && c <= 'z')
            c = (char)(c - 'a' + 'A');
        to[i] = c;
    }
    out.len = len;
    lac_buf_push(&out);
    return 1;
}

/* string.lower(s)  ASCII; text.fold is for languages */
static int l_lower(lua_State *L)
{
    return changed(L, LOWER);
}

/* string.upper(s)  ASCII */
static int l_upper(lua_State *L)
{
    return changed(L, UPPER);
}

/* string.reverse(s) */
static int l_reverse(lua_State *L)
{
    return changed(L, REVERSE);
}

/* string.rep(s, n, separator)  [raises when the result is too long] */
static int l_rep(lua_State *L)
{
    struct lac_buf out;
    size_t len, sep_len;
    const char *text = luaL_checklstring(L, 1, &len);
    lua_Integer n = luaL_checkinteger(L, 2);
    const char *sep = luaL_optlstring(L, 3, "", &sep_len);
    if (n <= 0 || len + sep_len == 0) {
        lua_pushliteral(L, "");
        return 1;
    }
    if (len + sep_len > LAC_STRING_MAX || (lua_Unsigned)n > LAC_STRING_MAX / (len + sep_len))
        return luaL_error(L, "the resulting string is longer than %d MiB", LAC_STRING_MAX >> 20);
    size_t unit = len + sep_len, total = unit * (size_t)n - sep_len;
    lac_charge_bytes(L, total);
    lua_settop(L, 3);
    lac_buf_open(&out, L);
    char *to = lac_buf_room(&out, total + sep_len);
    memcpy(to, text, len);
    memcpy(to + len, sep, sep_len);
    for (size_t have = unit; have < total; have *= 2)
        memcpy(to + have, to, have * 2 <= total ? have : total - have);
    out.len = total;
    lac_buf_push(&out);
    return 1;
}

void lac_lib_string(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"byte", l_byte},
        {"char", l_char},
        {"find", lac_string_find},
        {"format", lac_string_format},
        {"gmatch", lac_string_gmatch},
        {"gsub", lac_string_gsub},
        {"len", l_len},
        {"lower", l_lower},
        {"match", lac_string_match},
        {"rep", l_rep},
        {"reverse", l_reverse},
        {"sub", l_sub},
        {"upper", l_upper},
        {NULL, NULL},
    };
    luaL_newlib(L, functions);
}
