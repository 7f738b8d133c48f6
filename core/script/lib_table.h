/* lib_table.h - the function of `table` that has a file of its own. */
#ifndef LAC_SCRIPT_LIB_TABLE_H
#define LAC_SCRIPT_LIB_TABLE_H

#include <lua.h>

int lac_table_sort(lua_State *L); /* lib_sort.c */

#endif
