/* api_ctx.h - the object that perturb and verdict get first: what a task may ask of its host. */
#ifndef LAC_SCRIPT_API_CTX_H
#define LAC_SCRIPT_API_CTX_H

#include "core/model/value.h"
#include <lua.h>

struct lac_co;

/* Makes the methods of ctx in a new cell. [-0, +0, raises on memory] */
void lac_api_ctx_install(lua_State *L);

/* Pushes a ctx with these plain fields. [-0, +1, raises on memory] */
void lac_api_push_ctx(lua_State *L, const struct lac_value *fields);

/* The coroutine of a ctx method `name` that was called with ctx first. Raises where no task runs. [-0, +0, raises] */
struct lac_co *lac_api_co(lua_State *L, const char *name);
/* The same for methods that suspend: raises also within sort, gsub and the like. [-0, +0, raises] */
struct lac_co *lac_api_suspendable(lua_State *L, const char *name);

/* The methods that have a file of their own. */
int lac_api_map(lua_State *L);    /* ctx:map(list, fn, width) */
int lac_api_render(lua_State *L); /* ctx:render(template, vars) */
int lac_api_rng(lua_State *L);    /* ctx:rng() */
void lac_api_rng_install(lua_State *L);

#endif
