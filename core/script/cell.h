/* cell.h - one sandboxed Lua state: a package's home.
 *
 * A cell's environment is built by adding names, never by removing them. Memory and instructions are capped; what goes
 * over them kills the cell, and no `pcall` can hold that back. Only core/script sees this header's lua_State.
 * A cell belongs to one thread. */
#ifndef LAC_SCRIPT_CELL_H
#define LAC_SCRIPT_CELL_H

#include "core/base/status.h"
#include "core/model/value.h"
#include <lua.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct lac_cell;

enum {
    LAC_CELL_MEMORY = 64 << 20, /* bytes a cell may hold */
    LAC_CALL_STEPS =
        20 * 1000 * 1000, /* VM instructions and C-loop steps a slot call may take, its map children included */
    LAC_STRETCH_STEPS = 4 * 1000 * 1000, /* steps between two places where a call could be parked, and of a whole call
                                            that C waits for: 5 ns each as a rule, 7 at worst, so 28 ms */
    LAC_HOLD_MS = 20,    /* a resume that holds the loop longer is parked (yields from the hook) where it can */
    LAC_CELL_TASKS = 64, /* tasks that live in one cell at most */
};

/* What one slot call may still use; shared by its coroutines. Lives in the task or on the caller's stack. */
struct lac_meter {
    int64_t steps_left;
    bool killed;       /* set once: every pcall re-raises, every hook raises */
    const char *cause; /* "instructions", "memory"; static */
};

struct lac_cell *lac_cell_new(size_t memory_max); /* 0: LAC_CELL_MEMORY */
void lac_cell_free(struct lac_cell *cell);
lua_State *lac_cell_lua(struct lac_cell *cell);
size_t lac_cell_memory(const struct lac_cell *cell);
bool lac_cell_dead(const struct lac_cell *cell); /* a call was killed or ran out of memory: start nothing new in it */

/* Compiles text (never bytecode) as chunk "@name"; LAC_E_SCRIPT with file:line otherwise. Pushes nothing: the
 * function is kept in the cell under `slot` (a small integer the caller chooses). */
enum lac_status lac_cell_compile(struct lac_cell *cell, int slot, const char *name, const char *text, size_t len,
                                 struct lac_error *err);

/* A new coroutine of the cell that counts on `meter`, anchored until lac_cell_drop. Its stack holds the chunk of
 * `slot` as a fresh closure over a fresh environment, ready for lua_resume with 0 arguments. */
lua_State *lac_cell_thread(struct lac_cell *cell, int slot, struct lac_meter *meter, struct lac_error *err);
/* A coroutine without a chunk that shares `meter`, for map children. NULL when the cell has no memory for it. */
lua_State *lac_cell_child(struct lac_cell *cell, struct lac_meter *meter);
void lac_cell_drop(struct lac_cell *cell, lua_State *thread); /* never runs Lua */

/* lua_resume within the limits. Returns LUA_OK (results on the stack), LUA_YIELD, or an error status with *err
 * filled: LAC_E_SCRIPT (message with file:line) or LAC_E_SCRIPT_DIED (memory, instructions; the cell is dead).
 * *parked (may be NULL) is true when the yield came from the hook: resume it again later with 0 arguments. */
int lac_cell_resume(struct lac_cell *cell, lua_State *thread, int nargs, int *nresults, bool *parked,
                    struct lac_error *err);

/* For C functions exposed to Lua: charges steps of a loop; raises when the meter is empty. [-0, +0, raises] */
void lac_charge(lua_State *L, size_t steps);
struct lac_meter *lac_cell_meter(lua_State *L);
struct lac_cell *lac_cell_of(lua_State *L);

/* A word of the caller with a coroutine (the task or map child it belongs to). */
void lac_cell_set_owner(lua_State *thread, void *owner);
void *lac_cell_owner(lua_State *thread);

/* Adds a name to what every chunk of this cell sees (before the first lac_cell_thread). Pops the value. */
void lac_cell_add_name(struct lac_cell *cell, const char *name);

#endif
