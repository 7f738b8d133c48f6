/* limits.h - what a cell may use: memory, steps, and how long it may hold the loop.
 *
 * Only for the files of this folder that make a cell or its library. A *fiber* is what the cell knows of one coroutine; the
 * coroutine's extra space (lua_getextraspace) points to it, so that a hook or a C function finds its meter at once. */
#ifndef LAC_SCRIPT_LIMITS_H
#define LAC_SCRIPT_LIMITS_H

#include "core/script/cell.h"

enum {
    LAC_HOOK_STEPS = 1000,         /* instructions between two looks; 100 costs 9 %, 10,000 holds the loop longer */
    LAC_BIG_BLOCK = 64 << 10,      /* blocks from here on are kept in a list: at most memory / 64 KiB of them */
    LAC_STRING_MAX = 16 << 20,     /* bytes of one string: three copies of the longest fit into a cell */
    LAC_WALK_BYTES = 128,          /* of a table's room that lua_next passes in a step */
    LAC_FRAMES_MAX = 5000,         /* nested calls; looked at only where a stack is big */
    LAC_CALL_HOLD_MS = 10 * 1000,  /* what no step count saw: a call that held the loop this long in all is killed */
};

struct lac_fiber {
    struct lac_cell *cell;
    struct lac_meter *meter; /* NULL for the main thread */
    void *owner;
    int anchor; /* reference in the registry */
    int64_t held_us;
    struct lac_fiber *next, **link; /* list of the cell */
};

struct lac_block {
    const void *at;
    size_t size;
    bool string, stack;
};

struct lac_memory {
    size_t used, max, peak;
    struct lac_block *big;
    size_t n_big, cap_big;
    int factor;         /* what one instruction costs at present, >= 1 */
    size_t table;       /* bytes of the largest big block that may be a table's; 0: none is big */
    int64_t unpaid;     /* steps for large allocations, not yet taken from a meter */
    lua_State *running; /* its hook is called early when the factor or the debt grows; NULL outside of a resume */
};

struct lac_cell {
    lua_State *L;
    struct lac_memory memory;
    struct lac_fiber main;
    struct lac_fiber *fibers;
    struct lac_meter idle;   /* of the main thread: what C itself does there */
    bool dead;
    bool parked;             /* the last yield came from the hook */
    int depth;               /* resumes that are running */
    int64_t started_us;
    char source[LUA_IDSIZE]; /* of the position asked for last */
    struct lac_regexes *regexes; /* lib_re.c */
};

/* Its address keys the cell in the registry, for code that may meet a state that is no cell's. */
extern const char lac_cell_key;

/* Takes memory of the cell for C; false when it is over the cap. */
bool lac_limits_take(struct lac_memory *memory, size_t size);
void lac_limits_give(struct lac_memory *memory, size_t size);

/* The allocator of a cell; `user` is its struct lac_memory. */
void *lac_limits_alloc(void *user, void *block, size_t old_size, size_t new_size);
void lac_limits_free(struct lac_memory *memory);

/* Sets the count hook on a coroutine, or sets it anew when the interval is another by now. */
void lac_limits_watch(lua_State *thread);

/* Marks the meter of L as killed and raises. [-0, +0, raises always] */
int lac_limits_kill(lua_State *L, const char *cause);

/* Source and line of the innermost Lua function of L, also after it ended in an error; "?" and 0 where there is none. The text is the
 * cell's, until the next call. [-0, +0, -] */
const char *lac_limits_position(lua_State *L, int *line);

/* True when the call that L belongs to was killed. */
bool lac_limits_killed(lua_State *L);

struct lac_fiber *lac_fiber_of(lua_State *L);

#endif
