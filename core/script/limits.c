#include "core/script/limits.h"
#include "core/base/clock.h"

#include <lauxlib.h>
#include <string.h>

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

const char *lac_limits_position(lua_State *L, int *line)
{
    lua_Debug where;
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
    return "?";
}

static void hook(lua_State *L, lua_Debug *ar);

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

static int interval(const struct lac_heap *heap)
{
    int most = LAC_HOOK_STEPS / (1 + (int)(heap->string / LAC_STRING_LONG));
    int steps = LAC_HOOK_STEPS / heap->factor;
    return steps < 1 ? 1 : steps > most ? most : steps;
}

/* Takes `steps` and what allocations owe; true when nothing is left. */
static bool spend(struct lac_fiber *fiber, struct lac_meter *meter, int64_t steps)
{
    struct lac_heap *heap = &fiber->cell->heap;
    steps += heap->unpaid;
    heap->unpaid = 0;
    fiber->paid += steps;
    fiber->stretch += steps;
    meter->steps_left -= steps;
    return meter->steps_left < 0;
}

/* Sorting, matching, comparators and the like cannot be parked: what they do in one go is bounded. */
static void check_stretch(lua_State *L, const struct lac_fiber *fiber)
{
    if (fiber->stretch > LAC_STRETCH_STEPS && fiber->meter)
        lac_limits_kill(L, "instructions without a pause");
}

void lac_limits_begin(struct lac_cell *cell)
{
    cell->started_us = cell->looked_us = lac_clock_us();
}

void lac_limits_end(struct lac_cell *cell, struct lac_fiber *fiber)
{
    int64_t now = lac_clock_us();
    fiber->held_us += now - cell->looked_us;
    cell->looked_us = now;
}

/* The net below the step counts: instructions that took so long did something that nobody thought of. */
static bool too_slow(struct lac_fiber *fiber)
{
    if (fiber->held_us < LAC_SLOW_MS * 1000)
        return false;
    bool slow = fiber->held_us * 1000 / LAC_SLOW_NS_A_STEP > fiber->paid;
    fiber->slow = slow ? fiber->slow + 1 : 0;
    fiber->held_us = fiber->paid = 0;
    return fiber->slow >= LAC_SLOW_TIMES;
}

static void hook(lua_State *L, lua_Debug *ar)
{
    (void)ar;
    lua_Debug deep;
    struct lac_fiber *fiber = lac_fiber_of(L);
    struct lac_cell *cell = fiber->cell;
    struct lac_meter *meter = lac_cell_meter(L);
    int64_t cost = (int64_t)interval(&cell->heap) * cell->heap.factor;
    if (meter->killed || spend(fiber, meter, cost))
        lac_limits_kill(L, "instructions");
    if (lua_isyieldable(L))
        fiber->stretch = 0;
    check_stretch(L, fiber);
    lac_limits_watch(L);
    if (fiber->stack.size >= LAC_STACK_LONG && lua_getstack(L, LAC_FRAMES_MAX, &deep))
        luaL_error(L, "stack overflow (more than %d nested calls)", LAC_FRAMES_MAX);
    lac_limits_end(cell, fiber);
    if (too_slow(fiber))
        lac_limits_kill(L, "time");
    if (cell->looked_us - cell->started_us > LAC_HOLD_MS * 1000 && lua_isyieldable(L)) {
        cell->parked = true;
        lua_yield(L, 0);
    }
}

int64_t lac_limits_left(lua_State *L)
{
    int64_t call = lac_cell_meter(L)->steps_left, go = LAC_STRETCH_STEPS - lac_fiber_of(L)->stretch;
    return go < call ? go : call;
}

void lac_limits_watch(lua_State *thread)
{
    int steps = interval(&lac_cell_of(thread)->heap);
    if (lua_gethook(thread) != hook || lua_gethookcount(thread) != steps)
        lua_sethook(thread, hook, LUA_MASKCOUNT, steps);
}

void lac_limits_alarm(void *user)
{
    const struct lac_cell *cell = user;
    if (cell->running)
        lua_sethook(cell->running, hook, LUA_MASKCOUNT, 1);
}

void lac_charge(lua_State *L, size_t steps)
{
    struct lac_fiber *fiber = lac_fiber_of(L);
    struct lac_meter *meter = lac_cell_meter(L);
    int64_t taken = steps > (size_t)INT64_MAX / 2 ? INT64_MAX / 2 : (int64_t)steps;
    if (meter->killed || spend(fiber, meter, taken))
        lac_limits_kill(L, "instructions");
    check_stretch(L, fiber);
    if (fiber->stretch > LAC_LOOK_STEPS)
        lac_limits_alarm(fiber->cell);
}
