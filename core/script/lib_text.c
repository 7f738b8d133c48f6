/* text.*: Unicode forms and the measures of core/check. Their memory is outside of the cell's cap, so what goes in is
 * bounded. */
#include "core/base/utf8.h"
#include "core/check/choices.h"
#include "core/check/counting.h"
#include "core/check/extent.h"
#include "core/check/gates.h"
#include "core/check/numbers.h"
#include "core/check/overlap.h"
#include "core/check/scripts.h"
#include "core/check/similarity.h"
#include "core/check/tongues.h"
#include "core/check/unit.h"
#include "core/script/lib.h"
#include "core/script/package.h"

#include <string.h>

enum {
    TEXT_MAX = 256 << 10,  /* the slowest of these takes 100 ns a byte, and one call may hold the loop for 50 ms */
    PAIR_MAX = 100 * 1000, /* a comparison of texts of this length takes some 10 ms */
    FORM_COST = 4,         /* steps a byte */
    MARKS_COST = 14,
    CHRF_COST = 40,
    EDIT_CUT = 2000,    /* characters that lac_edit_distance looks at */
    TONGUE_COST = 2000, /* at most 40 words of at most 24 letters */
    LIST_MAX = 64,      /* choices */
};

static const char *check_text(lua_State *L, int arg, size_t max, size_t cost, size_t *len)
{
    const char *text = luaL_checklstring(L, arg, len);
    if (*len > max)
        luaL_error(L, "bad argument #%d: text longer than %d bytes", arg, (int)max);
    lac_charge(L, *len * cost + 20);
    return text;
}

static int form(lua_State *L, void (*make)(struct lac_str *out, const char *text, size_t len), size_t cost)
{
    size_t len;
    struct lac_str out = {0};
    const char *text = check_text(L, 1, TEXT_MAX, cost, &len);
    make(&out, text, len);
    lac_push_str(L, &out);
    return 1;
}

/* text.nfc(s) */
static int l_nfc(lua_State *L)
{
    return form(L, lac_utf8_nfc, FORM_COST);
}

/* text.fold(s) */
static int l_fold(lua_State *L)
{
    return form(L, lac_utf8_fold, FORM_COST);
}

/* text.fold_marks(s) */
static int l_fold_marks(lua_State *L)
{
    return form(L, lac_utf8_fold_marks, MARKS_COST);
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

/* text.part_glued(s, part, side)  side: "before" or "after" the rest of s */
static int l_part_glued(lua_State *L)
{
    static const char *const sides[] = {"before", "after", NULL};
    size_t len;
    const char *text = check_text(L, 1, TEXT_MAX, FORM_COST, &len);
    const char *part = check_text(L, 2, TEXT_MAX, FORM_COST, &len);
    int side = luaL_checkoption(L, 3, NULL, sides);
    lua_pushboolean(L, lac_part_glued(text, part, side == 1));
    return 1;
}

/* text.holds(s, part)  byte for byte */
static int l_holds(lua_State *L)
{
    size_t len;
    const char *text = check_text(L, 1, TEXT_MAX, 1, &len);
    lua_pushboolean(L, strstr(text, check_text(L, 2, TEXT_MAX, 1, &len)) != NULL);
    return 1;
}

/* text.leaked_syntax(s) */
static int l_leaked_syntax(lua_State *L)
{
    size_t len;
    lua_pushboolean(L, lac_leaked_syntax(check_text(L, 1, TEXT_MAX, FORM_COST, &len)));
    return 1;
}

/* text.tongue(s, code)  the likeliest other language ("" for one that is not known), its lead, how many words were
 * looked at, and how many letters are strange to the one asked; nothing where it cannot be said */
static int l_tongue(lua_State *L)
{
    size_t len;
    const char *text = check_text(L, 1, TEXT_MAX, 1, &len), *code = luaL_checkstring(L, 2);
    struct lac_packages *packages = lac_cell_of(L)->packages;
    const struct lac_tongues *tongues = packages ? lac_packages_tongues(packages) : NULL;
    struct lac_tongue_guess guess;
    lac_charge(L, TONGUE_COST);
    if (!tongues || !lac_tongues_guess(tongues, code, text, len, &guess))
        return 0;
    lua_pushstring(L, guess.code);
    lua_pushnumber(L, guess.lead);
    lua_pushinteger(L, (lua_Integer)guess.words);
    lua_pushinteger(L, (lua_Integer)guess.strange);
    return 4;
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

/* The texts of the list at `arg`, which keeps them; they may not be changed meanwhile. Returns how many. */
static size_t check_list(lua_State *L, int arg, const char *out[LIST_MAX])
{
    luaL_checktype(L, arg, LUA_TTABLE);
    size_t n = lua_rawlen(L, arg), len;
    luaL_argcheck(L, n <= LIST_MAX, arg, "more than 64 texts");
    for (size_t i = 0; i < n; i++) {
        if (lua_rawgeti(L, arg, (lua_Integer)i + 1) != LUA_TSTRING)
            luaL_error(L, "bad argument #%d: entry %d is no text", arg, (int)i + 1);
        out[i] = check_text(L, -1, TEXT_MAX, FORM_COST, &len);
        lua_pop(L, 1);
    }
    return n;
}

/* text.same(list)  indices of the first two texts that read the same, or nil */
static int l_same(lua_State *L)
{
    const char *list[LIST_MAX];
    size_t n = check_list(L, 1, list), first, second;
    lac_charge(L, n * n);
    if (!lac_choices_same(list, n, &first, &second))
        return 0;
    lua_pushinteger(L, (lua_Integer)first + 1);
    lua_pushinteger(L, (lua_Integer)second + 1);
    return 2;
}

/* text.index(list, s, from)  index of the first text that reads like s, or nil */
static int l_index(lua_State *L)
{
    const char *list[LIST_MAX];
    size_t n = check_list(L, 1, list), len;
    const char *text = check_text(L, 2, TEXT_MAX, FORM_COST, &len);
    lac_charge(L, n * len * FORM_COST);
    lua_Integer from = luaL_optinteger(L, 3, 1);
    luaL_argcheck(L, from >= 1, 3, "counts from 1");
    size_t at = lac_choice_find(list, n, (size_t)from - 1, text);
    if (at >= n)
        return 0;
    lua_pushinteger(L, (lua_Integer)at + 1);
    return 1;
}

static void push_number(lua_State *L, const char *text, const struct lac_number *number)
{
    lua_createtable(L, 0, 3);
    lua_pushlstring(L, text + number->at, number->len);
    lua_setfield(L, -2, "text");
    lua_pushnumber(L, number->value);
    lua_setfield(L, -2, "value");
    if (number->unit >= 0)
        lua_pushstring(L, lac_unit_name(number->unit));
    else
        lua_pushnil(L);
    lua_setfield(L, -2, "unit");
}

static void push_numbers(lua_State *L, const char *text, const struct lac_number *numbers, size_t n)
{
    lua_createtable(L, (int)n, 0);
    for (size_t i = 0; i < n; i++) {
        push_number(L, text, &numbers[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

/* How the language of the code at `arg`, which may be absent, says numbers and units; NULL where nothing is known. */
static const struct lac_counting *counting_of(lua_State *L, int arg)
{
    const char *code = luaL_optstring(L, arg, NULL);
    struct lac_packages *packages = lac_cell_of(L)->packages;
    return code && packages ? lac_packages_counting(packages, code) : NULL;
}

static const struct lac_counting *english_counting(lua_State *L)
{
    struct lac_packages *packages = lac_cell_of(L)->packages;
    return packages ? lac_packages_counting(packages, "en") : NULL;
}

/* text.numbers(english, target, code)  nil when all came over, else { missing =, extra =, swapped = { english, target }
 * } */
static int l_numbers(lua_State *L)
{
    size_t len;
    struct lac_numbers found;
    const char *english = check_text(L, 1, TEXT_MAX, FORM_COST, &len);
    const char *target = check_text(L, 2, TEXT_MAX, FORM_COST, &len);
    lac_numbers_compare(english, english_counting(L), target, counting_of(L, 3), &found);
    if (found.missing_n + found.extra_n + found.swapped_n == 0)
        return 0;
    lua_createtable(L, 0, 3);
    push_numbers(L, english, found.missing, found.missing_n);
    lua_setfield(L, -2, "missing");
    push_numbers(L, target, found.extra, found.extra_n);
    lua_setfield(L, -2, "extra");
    if (found.swapped_n) {
        lua_createtable(L, 2, 0);
        push_number(L, english, &found.swapped[0]);
        lua_rawseti(L, -2, 1);
        push_number(L, target, &found.swapped[1]);
        lua_rawseti(L, -2, 2);
        lua_setfield(L, -2, "swapped");
    }
    return 1;
}

/* text.length_ratio(english, target, script)  1 is usual for the script */
static int l_length_ratio(lua_State *L)
{
    size_t len;
    const char *english = check_text(L, 1, TEXT_MAX, 1, &len);
    const char *target = check_text(L, 2, TEXT_MAX, 1, &len);
    lua_pushnumber(L, lac_length_ratio(english, target, luaL_optstring(L, 3, NULL)));
    return 1;
}

/* text.overlap(english, target, code)  words of the target, how many are English still, the longest row of those */
static int l_overlap(lua_State *L)
{
    size_t e_len, t_len;
    struct lac_overlap found;
    const char *english = check_text(L, 1, TEXT_MAX, FORM_COST, &e_len);
    const char *target = check_text(L, 2, TEXT_MAX, FORM_COST, &t_len);
    lac_overlap(english, e_len, target, t_len, counting_of(L, 3), &found);
    lua_pushinteger(L, (lua_Integer)found.words);
    lua_pushinteger(L, (lua_Integer)found.shared);
    lua_pushinteger(L, (lua_Integer)found.run);
    return 3;
}

void lac_lib_text(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"chrf", l_chrf},
        {"edit_distance", l_edit_distance},
        {"fold", l_fold},
        {"fold_marks", l_fold_marks},
        {"glued_join", l_glued_join},
        {"holds", l_holds},
        {"index", l_index},
        {"leaked_syntax", l_leaked_syntax},
        {"length_ratio", l_length_ratio},
        {"mentions", l_mentions},
        {"nfc", l_nfc},
        {"numbers", l_numbers},
        {"overlap", l_overlap},
        {"part_glued", l_part_glued},
        {"same", l_same},
        {"script_share", l_script_share},
        {"tongue", l_tongue},
        {NULL, NULL},
    };
    luaL_newlib(L, functions);
    lac_lib_words(L);
}
