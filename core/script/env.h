/* env.h - the names that a chunk sees, added one by one. For the files of this folder. */
#ifndef LAC_SCRIPT_ENV_H
#define LAC_SCRIPT_ENV_H

#include <lua.h>
#include <stdbool.h>

/* Builds the names of a cell in its registry. [-0, +0, raises on memory] */
void lac_env_open(lua_State *L);

/* Sets a name that every chunk sees. [-1, +0, raises on memory] */
void lac_env_set(lua_State *L, const char *name);

/* Pushes a new globals table for one slot call: empty, with the names behind it. [-0, +1, raises on memory] */
void lac_env_globals(lua_State *L);

bool lac_env_is_globals(lua_State *L, int index); /* of any call. Needs 2 free slots. [-0, +0, -] */

/* Replaces the table on top by a frozen one: it reads the same, is empty to raw access, and no function of the library
 * writes into it. [-1, +1, raises on memory] */
void lac_env_freeze(lua_State *L);
bool lac_env_frozen(lua_State *L, int index); /* [-0, +0, -] */

/* Pushes the table behind a frozen one; pushes nothing and is false for anything else. Needs 2 free slots. [-0, +(0|1),
 * -] */
bool lac_env_thaw(lua_State *L, int index);

/* Raises unless the argument is a table that may be written. [-0, +0, raises] */
void lac_env_check_writable(lua_State *L, int arg);

/* Pushes the string form without addresses; honours __tostring. [-0, +1, raises] */
const char *lac_env_tostring(lua_State *L, int index, size_t *len);

#endif
