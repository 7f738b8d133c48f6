/* limits.h - what a cell may use: memory, steps, and how long it may hold the loop.
 *
 * Only for the files of this folder that make a cell or its library. A *fiber* is what the cell knows of one coroutine;
 * the coroutine's extra space (lua_getextraspace) points to it, so that a hook or a C function finds its meter at once.
 */
#ifndef LAC_SCRIPT_LIMITS_H
#define LAC_SCRIPT_LIMITS_H

#include "core/script/cell.h"
#include "core/script/heap.h"

enum {
    LAC_HOOK_STEPS = 1000,       /* instructions between two looks */
    LAC_LOOK_STEPS = 200 * 1000, /* steps of C functions after which the hook is called early: 1 ms */
    LAC_STRING_LONG = 256 << 10, /* the longest string shortens the hook's interval by its multiples of this: a for loop
                                    reads its limit from text, 1 ms a MiB, in one instruction */
    LAC_WALK_BYTES = 128,        /* of a table's room that lua_next passes in a step */
    LAC_FRAMES_MAX = 5000,       /* nested calls; looked at only where a stack is long */
    LAC_STACK_LONG = 64 << 10,
    LAC_SLOW_NS_A_STEP = 2000, /* a call is too slow when its steps take longer than this; usual are 5 to 40 ns, ... */
    LAC_SLOW_MS = 200,         /* ... over so much time that it held the loop, ... */
    LAC_SLOW_TIMES = 2,        /* ... this often in a row: a machine may have slept once */
};

struct lac_fiber {
    struct lac_cell *cell;
    struct lac_meter *meter; /* NULL for the main thread */
    void *owner;
    lua_State *thread;     /* NULL for the main thread */
    int anchor;            /* reference in the registry */
    int64_t stretch;       /* steps since it could be parked last */
    int64_t held_us, paid; /* since the speed was looked at last: time that resumes held the loop; steps taken */
    int slow;              /* looks in a row that found it too slow */
    struct lac_stack stack;
    struct lac_fiber *next, **link; /* list of the cell */
};

struct lac_cell {
    lua_State *L;
    struct lac_heap heap;
    struct lac_fiber main;
    struct lac_fiber *fibers;
    struct lac_fiber *spare; /* one of them, whose coroutine ended: the next call's; NULL: there is none */
    struct lac_meter idle;   /* of the main thread: what C itself does there */
    bool dead;
    bool parked;                   /* the last yield came from the hook */
    lua_State *running;            /* NULL outside of a resume */
    int64_t started_us;            /* of the outermost resume */
    int64_t looked_us;             /* when the clock was read last */
    char source[LUA_IDSIZE];       /* of the position asked for last */
    struct lac_regexes *regexes;   /* lib_re.c */
    struct lac_packages *packages; /* of the package that lives here; NULL: none does */
};

/* Its address keys the cell in the registry, for code that may meet a state that is no cell's. */
extern const char lac_cell_key;

/* Sets the count hook on a coroutine, or sets it anew when the interval is another by now. */
void lac_limits_watch(lua_State *thread);

/* Has the hook of the coroutine that runs called at its next instruction; `cell` is the alarm's user. */
void lac_limits_alarm(void *cell);

/* Reads the clock at the start (outermost resume) and at the end of holding the loop. */
void lac_limits_begin(struct lac_cell *cell);
void lac_limits_end(struct lac_cell *cell, struct lac_fiber *fiber);

/* Steps that what C does now may take at most: its call's, and those of one go. */
int64_t lac_limits_left(lua_State *L);

/* Marks the meter of L as killed and raises. [-0, +0, raises always] */
int lac_limits_kill(lua_State *L, const char *cause);

/* Source and line of the innermost Lua function of L, also after it ended in an error; "?" and 0 where there is none.
 * The text is the cell's, until the next call. [-0, +0, -] */
const char *lac_limits_position(lua_State *L, int *line);

/* True when the call that L belongs to was killed. */
bool lac_limits_killed(lua_State *L);

struct lac_fiber *lac_fiber_of(lua_State *L);

#endif
