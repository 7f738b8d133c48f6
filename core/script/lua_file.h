/* lua_file.h - the side of a loaded Lua file that package.h does not show: its lines. */
#ifndef LAC_SCRIPT_LUA_FILE_H
#define LAC_SCRIPT_LUA_FILE_H

#include "core/script/package.h"

/* The lines of `text`, to be freed with lac_lua_file_free. */
struct lac_lua_file *lac_lua_file_of(const char *text, size_t len);

/* Line of `dotted` or of its nearest parent; 0 when `lines` is NULL or has no constructor. */
int lac_lua_file_near(const struct lac_lua_file *lines, const char *dotted);

#endif
