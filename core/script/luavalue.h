/* luavalue.h - plain values between Lua and C. Functions, threads and userdata do not cross. */
#ifndef LAC_SCRIPT_LUAVALUE_H
#define LAC_SCRIPT_LUAVALUE_H

#include "core/base/status.h"
#include "core/model/value.h"
#include <lua.h>

enum { LAC_CROSS_DEPTH = 32, LAC_CROSS_NODES = 200 * 1000, LAC_CROSS_BYTES = 16 << 20 };

/* Pushes a value. A map's keys become strings, a list 1..n, nil in lists becomes false. [-0, +1, raises on memory] */
void lac_lua_push(lua_State *L, const struct lac_value *value);

/* Reads the value at `index` without metamethods. A table with keys 1..n alone is a list (an empty table an empty list
 * that also serves as a map), with string keys alone a map (sorted by key); mixed or other keys, cycles, functions
 * (skipped where `skip_functions`), depth, nodes and bytes over the limits are LAC_E_SCRIPT naming the path
 * ("models.gemma.url"). Never raises, except lua_checkstack's memory. */
enum lac_status lac_lua_value(lua_State *L, int index, bool skip_functions, struct lac_arena *arena,
                              struct lac_value *out, struct lac_error *err);

#endif
