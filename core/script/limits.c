#include "core/script/limits.h"
#include "core/base/alloc.h"
#include "core/base/clock.h"

#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

/* Single instructions of Lua that take time in proportion to a block: comparing two long strings, moving a long list of
 * varargs. Such a block makes every instruction dearer while it lives: 64 KiB are compared or moved in about 3 us, the time of
 * some hundred instructions, of which at most a third can be of that kind. */
enum {
    BYTES_PER_STEP = 1024,
    BLOCK_STEPS = 12,          /* a new block, with its part of collecting it */
    ALLOC_COUNTED = 4096,      /* from here on a block also pays for its bytes: they are zeroed, copied or hashed again */
    ALLOC_BYTES_PER_STEP = 16,
    GC_BYTES_PER_STEP = 32,    /* a full collection walks all that is held */
    DEBT_MAX = 20 * 1000,      /* steps owed for memory before the hook is called early */
    STRING_HEAD = 64,
};

static void hook(lua_State *L, lua_Debug *ar);

struct lac_fiber *lac_fiber_of(lua_State *L)
{
    struct lac_fiber *fiber;
    memcpy(&fiber, lua_getextraspace(L), sizeof fiber);
    return fiber;
}

struct lac_meter *lac_cell_meter(lua_State *L)
{
    struct lac_fiber *fiber = lac_fiber_of(L);
    return fiber->meter ? fiber->meter : &fiber->cell->idle;
}

struct lac_cell *lac_cell_of(lua_State *L)
{
    return lac_fiber_of(L)->cell;
}

/* Has the running coroutine's hook called at its next instruction. */
static void look_soon(struct lac_memory *memory)
{
    if (memory->running)
        lua_sethook(memory->running, hook, LUA_MASKCOUNT, 1);
}

/* Comparing takes two strings, so the second longest counts; a stack counts alone. */
static void refresh(struct lac_memory *memory)
{
    size_t first = 0, second = 0, stack = 0, table = 0;
    for (size_t i = 0; i < memory->n_big; i++) {
        size_t size = memory->big[i].size;
        if (memory->big[i].string) {
            second = size > first ? first : size > second ? size : second;
            first = size > first ? size : first;
        } else {
            stack = memory->big[i].stack && size > stack ? size : stack;
            table = size > table ? size : table;
        }
    }
    int factor = 1 + (int)((second > stack ? second : stack) / BYTES_PER_STEP);
    if (factor > memory->factor)
        look_soon(memory);
    memory->factor = factor;
    memory->table = table;
}

static size_t place_of(const struct lac_memory *memory, const void *block)
{
    size_t i = 0;
    while (i < memory->n_big && memory->big[i].at != block)
        i++;
    return i;
}

static void forget(struct lac_memory *memory, size_t place)
{
    if (place < memory->n_big) {
        memory->big[place] = memory->big[--memory->n_big];
        refresh(memory);
    }
}

static bool room_to_remember(struct lac_memory *memory)
{
    if (memory->n_big < memory->cap_big)
        return true;
    size_t cap = memory->cap_big ? memory->cap_big * 2 : 16;
    struct lac_block *big = realloc(memory->big, cap * sizeof *big);
    if (!big)
        return false;
    memory->big = big;
    memory->cap_big = cap;
    return true;
}

static bool power_of_two(size_t n)
{
    return (n & (n - 1)) == 0;
}

/* Lua passes the kind of a new object as the old size of no block. A block that is neither an object nor as long as the arrays
 * of tables, which double, is a coroutine's stack. */
static struct lac_block describe(const void *block, size_t old_size, size_t new_size)
{
    struct lac_block entry = {.size = new_size};
    entry.string = !block && old_size == LUA_TSTRING;
    entry.stack = !entry.string && (block || old_size == 0) && !power_of_two(new_size) && new_size % 24 != 0;
    return entry;
}

/* Lua answers a refusal with a full collection and asks again. Near the cap that can be at every few allocations, so
 * it is paid for. */
static void *refuse(struct lac_memory *memory)
{
    memory->unpaid += (int64_t)(memory->used / GC_BYTES_PER_STEP);
    look_soon(memory);
    return NULL;
}

static void *resize(struct lac_memory *memory, void *block, size_t old_size, size_t new_size)
{
    struct lac_block entry = describe(block, old_size, new_size);
    size_t held = block ? old_size : 0;
    bool fits = new_size <= held || memory->used + (new_size - held) <= memory->max;
    if (!fits || (entry.string && new_size > LAC_STRING_MAX + STRING_HEAD))
        return refuse(memory);
    if (new_size >= LAC_BIG_BLOCK && !room_to_remember(memory))
        return NULL;
    size_t place = held >= LAC_BIG_BLOCK ? place_of(memory, block) : SIZE_MAX;
    void *fresh = realloc(block, new_size);
    if (!fresh)
        return NULL;
    memory->used = memory->used - held + new_size;
    memory->peak = memory->used > memory->peak ? memory->used : memory->peak;
    forget(memory, place);
    if (new_size >= LAC_BIG_BLOCK) {
        entry.at = fresh;
        memory->big[memory->n_big++] = entry;
        refresh(memory);
    }
    memory->unpaid += block ? 0 : BLOCK_STEPS;
    if (new_size > held && new_size >= ALLOC_COUNTED)
        memory->unpaid += (int64_t)(new_size / ALLOC_BYTES_PER_STEP);
    if (memory->unpaid > DEBT_MAX)
        look_soon(memory);
    return fresh;
}

bool lac_limits_take(struct lac_memory *memory, size_t size)
{
    if (size > memory->max || memory->used > memory->max - size)
        return false;
    memory->used += size;
    memory->peak = memory->used > memory->peak ? memory->used : memory->peak;
    return true;
}

void lac_limits_give(struct lac_memory *memory, size_t size)
{
    memory->used -= size;
}

void *lac_limits_alloc(void *user, void *block, size_t old_size, size_t new_size)
{
    struct lac_memory *memory = user;
    if (new_size > 0)
        return resize(memory, block, old_size, new_size);
    if (block) {
        memory->used -= old_size;
        if (old_size >= LAC_BIG_BLOCK)
            forget(memory, place_of(memory, block));
        free(block);
    }
    return NULL;
}

void lac_limits_free(struct lac_memory *memory)
{
    free(memory->big);
    memory->big = NULL;
    memory->n_big = memory->cap_big = 0;
}

const char *lac_limits_position(lua_State *L, int *line)
{
    lua_Debug where;
    static const char unknown[] = "?";
    for (int level = 0; lua_getstack(L, level, &where); level++) {
        lua_getinfo(L, "Sl", &where);
        if (where.currentline > 0) {
            struct lac_cell *cell = lac_cell_of(L);
            memcpy(cell->source, where.short_src, sizeof cell->source);
            *line = where.currentline;
            return cell->source;
        }
    }
    *line = 0;
    return unknown;
}

int lac_limits_kill(lua_State *L, const char *cause)
{
    struct lac_fiber *fiber = lac_fiber_of(L);
    struct lac_meter *meter = lac_cell_meter(L);
    if (!meter->killed) {
        meter->killed = true;
        meter->cause = cause;
    }
    fiber->cell->dead = true;
    lua_sethook(L, hook, LUA_MASKCOUNT, 1);
    int line;
    const char *source = lac_limits_position(L, &line);
    lua_pushfstring(L, "%s:%d: ended: limit of %s reached", source, line, meter->cause);
    return lua_error(L);
}

bool lac_limits_killed(lua_State *L)
{
    return lac_cell_meter(L)->killed;
}

static int interval(const struct lac_memory *memory)
{
    int steps = LAC_HOOK_STEPS / memory->factor;
    return steps > 0 ? steps : 1;
}

/* Takes `steps` and what allocations owe; true when nothing is left. */
static bool spend(struct lac_cell *cell, struct lac_meter *meter, int64_t steps)
{
    meter->steps_left -= steps + cell->memory.unpaid;
    cell->memory.unpaid = 0;
    return meter->steps_left < 0;
}

static void hook(lua_State *L, lua_Debug *ar)
{
    (void)ar;
    struct lac_fiber *fiber = lac_fiber_of(L);
    struct lac_cell *cell = fiber->cell;
    struct lac_meter *meter = lac_cell_meter(L);
    int factor = cell->memory.factor;
    if (meter->killed || spend(cell, meter, factor > LAC_HOOK_STEPS ? factor : LAC_HOOK_STEPS))
        lac_limits_kill(L, "instructions");
    lac_limits_watch(L);
    lua_Debug deep;
    if (factor > 1 && lua_getstack(L, LAC_FRAMES_MAX, &deep))
        luaL_error(L, "stack overflow (more than %d nested calls)", LAC_FRAMES_MAX);
    int64_t held = lac_clock_us() - cell->started_us;
    if (fiber->held_us + held > LAC_CALL_HOLD_MS * INT64_C(1000))
        lac_limits_kill(L, "time");
    if (held > LAC_HOLD_MS * 1000 && lua_isyieldable(L)) {
        cell->parked = true;
        lua_yield(L, 0);
    }
}

void lac_limits_watch(lua_State *thread)
{
    int steps = interval(&lac_cell_of(thread)->memory);
    if (lua_gethook(thread) != hook || lua_gethookcount(thread) != steps)
        lua_sethook(thread, hook, LUA_MASKCOUNT, steps);
}

void lac_charge(lua_State *L, size_t steps)
{
    struct lac_meter *meter = lac_cell_meter(L);
    int64_t taken = steps > (size_t)INT64_MAX / 2 ? INT64_MAX / 2 : (int64_t)steps;
    if (meter->killed || spend(lac_cell_of(L), meter, taken))
        lac_limits_kill(L, "instructions");
}
