/* table.sort: a stable merge sort. The list is copied out first and written back at the end, so that a comparator that
 * raises, contradicts itself or changes the list leaves nothing half-sorted. A comparator may not suspend. */
#include "core/script/env.h"
#include "core/script/lib.h"
#include "core/script/lib_table.h"

enum { LIST = 1, LESS = 2, FROM = 3, TO = 4 }; /* stack of the function; FROM and TO change places */

/* a[i] belongs before b[j]. */
static bool before(lua_State *L, int table, lua_Integer i, lua_Integer j, bool compare)
{
    bool less;
    if (compare) {
        lua_pushvalue(L, LESS);
        lua_rawgeti(L, table, i);
        lua_rawgeti(L, table, j);
        lua_call(L, 2, 1);
        less = lua_toboolean(L, -1);
        lua_pop(L, 1);
    } else {
        lua_rawgeti(L, table, i);
        lua_rawgeti(L, table, j);
        less = lua_compare(L, -2, -1, LUA_OPLT);
        lua_pop(L, 2);
    }
    return less;
}

/* Merges the runs [start, middle) and [middle, end) of `from` into `to`. */
static void merge(lua_State *L, int from, int to, lua_Integer start, lua_Integer middle, lua_Integer end, bool compare)
{
    lua_Integer i = start, j = middle;
    lac_charge(L, (size_t)(end - start) * 4);
    for (lua_Integer k = start; k < end; k++) {
        bool left = i < middle && (j >= end || !before(L, from, j, i, compare));
        lua_rawgeti(L, from, left ? i++ : j++);
        lua_rawseti(L, to, k);
    }
}

static void copy_list(lua_State *L, int from, int to, lua_Integer n)
{
    lac_charge(L, (size_t)n);
    for (lua_Integer i = 1; i <= n; i++) {
        lua_rawgeti(L, from, i);
        lua_rawseti(L, to, i);
    }
}

/* table.sort(list, less)  [raises what the comparator raises; on a frozen table] */
int lac_table_sort(lua_State *L)
{
    lac_env_check_writable(L, LIST);
    bool compare = !lua_isnoneornil(L, LESS);
    lua_Integer n = (lua_Integer)lua_rawlen(L, LIST);
    if (compare)
        luaL_checktype(L, LESS, LUA_TFUNCTION);
    luaL_argcheck(L, n < 1 << 24, 1, "array too big");
    lua_settop(L, LESS);
    lac_charge(L, (size_t)n);
    lua_createtable(L, (int)n, 0);
    lua_createtable(L, (int)n, 0);
    copy_list(L, LIST, FROM, n);
    int from = FROM, to = TO;
    for (lua_Integer width = 1; width < n; width *= 2) {
        for (lua_Integer start = 1; start <= n; start += 2 * width) {
            lua_Integer middle = start + width <= n + 1 ? start + width : n + 1;
            lua_Integer end = middle + width <= n + 1 ? middle + width : n + 1;
            merge(L, from, to, start, middle, end, compare);
        }
        int swap = from;
        from = to;
        to = swap;
    }
    copy_list(L, from, LIST, n);
    return 0;
}
