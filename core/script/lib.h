/* lib.h - the library that scripts see, one file a table, and what its files share. For core/script only. */
#ifndef LAC_SCRIPT_LIB_H
#define LAC_SCRIPT_LIB_H

#include "core/base/str.h"
#include "core/script/limits.h"

#include <lauxlib.h>

/* Values that one call may return or take as list: a longer list of varargs makes single instructions slow. */
enum { LAC_RESULTS_MAX = 8000 };

/* Sets assert, error, pairs, pcall, ... as names of the cell. [-0, +0, raises on memory] */
void lac_lib_base(lua_State *L);

int lac_pairs(lua_State *L);        /* lib_pairs.c */
int lac_setmetatable(lua_State *L); /* lib_meta.c */
int lac_getmetatable(lua_State *L);

/* Each pushes its table, not yet frozen. [-0, +1, raises on memory] */
void lac_lib_string(lua_State *L);
void lac_lib_table(lua_State *L);
void lac_lib_math(lua_State *L);
void lac_lib_utf8(lua_State *L);
void lac_lib_text(lua_State *L);
void lac_lib_json(lua_State *L);
void lac_lib_re(lua_State *L);

/* Adds its functions to the table on top: a part of text.*. [-0, +0, raises on memory] */
void lac_lib_words(lua_State *L);

bool lac_re_is(lua_State *L, int index); /* a compiled expression: nothing of it can change. Needs 2 free slots. */

/* Frees the compiled expressions of a cell, after its state is closed. */
void lac_re_free(struct lac_cell *cell);

/* A growing byte string in a userdata at a fixed stack index: memory of the cell, freed by its collector, so a function
 * may raise while it builds one. luaL_Buffer is not used: when it cannot grow it raises a plain error that pcall would
 * hold. */
struct lac_buf {
    lua_State *L;
    int index;
    char *at;
    size_t len, cap;
};
void lac_buf_open(struct lac_buf *buf, lua_State *L);                 /* [-0, +1, raises on memory] */
char *lac_buf_room(struct lac_buf *buf, size_t extra);                /* [-0, +0, raises on memory] */
void lac_buf_add(struct lac_buf *buf, const char *bytes, size_t len); /* [-0, +0, raises on memory] */
void lac_buf_push(struct lac_buf *buf);                               /* [-0, +1, raises on memory] */

/* Takes the bytes of a string that was built outside of the cell: pushes it and frees *str, whether it raises or not.
 * [-0, +1, raises on memory] */
void lac_push_str(lua_State *L, struct lac_str *str);

/* Steps for `bytes` of work that goes at memory speed. [-0, +0, raises] */
void lac_charge_bytes(lua_State *L, size_t bytes);

/* Steps for walking a table with lua_next beyond its entries: emptied tables keep their room. [-0, +0, raises] */
void lac_charge_walk(lua_State *L);

#endif
