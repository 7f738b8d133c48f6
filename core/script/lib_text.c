/* text.*: Unicode forms and the measures of core/check. Their memory is outside of the cell's cap, so what goes in is
 * bounded. */
#include "core/base/utf8.h"
#include "core/check/gates.h"
#include "core/check/similarity.h"
#include "core/script/lib.h"

#include <string.h>

enum {
    TEXT_MAX = 1 << 20,
    PAIR_MAX = 100 * 1000, /* a comparison of texts of this length takes some 10 ms */
    FORM_COST = 4,         /* steps a byte */
    CHRF_COST = 40,
    EDIT_CUT = 2000, /* characters that lac_edit_distance looks at */
};

static const char *check_text(lua_State *L, int arg, size_t max, size_t cost, size_t *len)
{
    const char *text = luaL_checklstring(L, arg, len);
    if (*len > max)
        luaL_error(L, "bad argument #%d: text longer than %d bytes", arg, (int)max);
    lac_charge(L, *len * cost + 20);
    return text;
}

static int form(lua_State *L, void (*make)(struct lac_str *out, const char *text, size_t len))
{
    size_t len;
    struct lac_str out = {0};
    const char *text = check_text(L, 1, TEXT_MAX, FORM_COST, &len);
    make(&out, text, len);
    lac_push_str(L, &out);
    return 1;
}

/* text.nfc(s) */
static int l_nfc(lua_State *L)
{
    return form(L, lac_utf8_nfc);
}

/* text.fold(s) */
static int l_fold(lua_State *L)
{
    return form(L, lac_utf8_fold);
}

/* text.fold_marks(s) */
static int l_fold_marks(lua_State *L)
{
    return form(L, lac_utf8_fold_marks);
}

/* text.mentions(s, phrase) */
static int l_mentions(lua_State *L)
{
    size_t len;
    const char *text = check_text(L, 1, TEXT_MAX, FORM_COST, &len);
    const char *phrase = check_text(L, 2, TEXT_MAX, FORM_COST, &len);
    lua_pushboolean(L, lac_mentions(text, phrase));
    return 1;
}

/* text.script_share(s, script) */
static int l_script_share(lua_State *L)
{
    size_t len;
    const char *text = check_text(L, 1, TEXT_MAX, FORM_COST, &len);
    lua_pushnumber(L, lac_script_share(text, luaL_checkstring(L, 2)));
    return 1;
}

/* text.chrf(a, b) */
static int l_chrf(lua_State *L)
{
    size_t a_len, b_len;
    const char *a = check_text(L, 1, PAIR_MAX, CHRF_COST, &a_len);
    const char *b = check_text(L, 2, PAIR_MAX, CHRF_COST, &b_len);
    lua_pushnumber(L, lac_chrf(a, a_len, b, b_len));
    return 1;
}

/* text.glued_join(s, join)  the place of the sentence end, or nil */
static int l_glued_join(lua_State *L)
{
    size_t len;
    const char *text = check_text(L, 1, TEXT_MAX, FORM_COST, &len);
    ptrdiff_t at = lac_glued_join(text, luaL_optstring(L, 2, " "));
    if (at < 0)
        lua_pushnil(L);
    else
        lua_pushinteger(L, at + 1);
    return 1;
}

/* text.leaked_syntax(s) */
static int l_leaked_syntax(lua_State *L)
{
    size_t len;
    lua_pushboolean(L, lac_leaked_syntax(check_text(L, 1, TEXT_MAX, FORM_COST, &len)));
    return 1;
}

/* text.edit_distance(a, b)  0 equal .. 1 */
static int l_edit_distance(lua_State *L)
{
    size_t a_len, b_len;
    const char *a = check_text(L, 1, PAIR_MAX, 1, &a_len), *b = check_text(L, 2, PAIR_MAX, 1, &b_len);
    lac_charge(L, (a_len < EDIT_CUT ? a_len : EDIT_CUT) * (b_len < EDIT_CUT ? b_len : EDIT_CUT) / 4);
    lua_pushnumber(L, lac_edit_distance(a, a_len, b, b_len));
    return 1;
}

void lac_lib_text(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"chrf", l_chrf},
        {"edit_distance", l_edit_distance},
        {"fold", l_fold},
        {"fold_marks", l_fold_marks},
        {"glued_join", l_glued_join},
        {"leaked_syntax", l_leaked_syntax},
        {"mentions", l_mentions},
        {"nfc", l_nfc},
        {"script_share", l_script_share},
        {NULL, NULL},
    };
    luaL_newlib(L, functions);
}
