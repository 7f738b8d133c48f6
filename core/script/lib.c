#include "core/script/lib.h"

#include <stdint.h>
#include <string.h>

enum { BUF_FIRST = 256, BYTES_A_STEP = 16 };

void lac_buf_open(struct lac_buf *buf, lua_State *L)
{
    buf->L = L;
    buf->len = 0;
    buf->cap = BUF_FIRST;
    buf->at = lua_newuserdatauv(L, buf->cap, 0);
    buf->index = lua_gettop(L);
}

char *lac_buf_room(struct lac_buf *buf, size_t extra)
{
    if (extra > buf->cap - buf->len) {
        if (extra > LAC_STRING_MAX || buf->len + extra > LAC_STRING_MAX)
            luaL_error(buf->L, "the resulting string is longer than %d MiB", LAC_STRING_MAX >> 20);
        size_t cap = buf->cap * 2 > buf->len + extra ? buf->cap * 2 : buf->len + extra;
        cap = cap > LAC_STRING_MAX ? LAC_STRING_MAX : cap;
        char *fresh = lua_newuserdatauv(buf->L, cap, 0);
        memcpy(fresh, buf->at, buf->len);
        lua_replace(buf->L, buf->index);
        buf->at = fresh;
        buf->cap = cap;
    }
    return buf->at + buf->len;
}

void lac_buf_add(struct lac_buf *buf, const char *bytes, size_t len)
{
    if (len) {
        memcpy(lac_buf_room(buf, len), bytes, len);
        buf->len += len;
    }
}

void lac_buf_push(struct lac_buf *buf)
{
    lac_charge_bytes(buf->L, buf->len);
    lua_pushlstring(buf->L, buf->at, buf->len);
}

static int push_str(lua_State *L)
{
    const struct lac_str *str = lua_touserdata(L, 1);
    lua_pushlstring(L, lac_str_get(str), str->len);
    return 1;
}

void lac_push_str(lua_State *L, struct lac_str *str)
{
    lua_pushcfunction(L, push_str);
    lua_pushlightuserdata(L, str);
    int code = lua_pcall(L, 1, 1, 0);
    lac_str_free(str);
    if (code != LUA_OK)
        lua_error(L);
}

void lac_charge_bytes(lua_State *L, size_t bytes)
{
    lac_charge(L, 1 + bytes / BYTES_A_STEP);
}

void lac_charge_walk(lua_State *L)
{
    lac_charge(L, 1 + lac_cell_of(L)->heap.table / LAC_WALK_BYTES);
}
