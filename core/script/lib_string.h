/* lib_string.h - the functions of `string` that have files of their own. */
#ifndef LAC_SCRIPT_LIB_STRING_H
#define LAC_SCRIPT_LIB_STRING_H

#include <lua.h>

int lac_string_find(lua_State *L); /* lib_match.c */
int lac_string_match(lua_State *L);
int lac_string_gmatch(lua_State *L);
int lac_string_gsub(lua_State *L);
int lac_string_format(lua_State *L); /* lib_format.c */

#endif
