#include "core/net/timers.h"
#include "core/base/alloc.h"

#include <stdbool.h>
#include <stdlib.h>

enum { NO_PLACE = -1 }; /* of a timer whose call is being made */

struct lac_timer {
    struct lac_timers *timers;
    int64_t at_us;
    uint64_t order;
    ptrdiff_t place;
    lac_loop_call *call;
    void *user;
};

static bool before(const struct lac_timer *a, const struct lac_timer *b)
{
    return a->at_us != b->at_us ? a->at_us < b->at_us : a->order < b->order;
}

static void put(struct lac_timers *timers, size_t place, struct lac_timer *timer)
{
    timers->heap[place] = timer;
    timer->place = (ptrdiff_t)place;
}

static void sift_up(struct lac_timers *timers, size_t place)
{
    struct lac_timer *timer = timers->heap[place];
    while (place > 0 && before(timer, timers->heap[(place - 1) / 2])) {
        put(timers, place, timers->heap[(place - 1) / 2]);
        place = (place - 1) / 2;
    }
    put(timers, place, timer);
}

static void sift_down(struct lac_timers *timers, size_t place)
{
    struct lac_timer *timer = timers->heap[place];
    for (;;) {
        size_t child = 2 * place + 1;
        if (child >= timers->n)
            break;
        if (child + 1 < timers->n && before(timers->heap[child + 1], timers->heap[child]))
            child++;
        if (!before(timers->heap[child], timer))
            break;
        put(timers, place, timers->heap[child]);
        place = child;
    }
    put(timers, place, timer);
}

struct lac_timer *lac_timers_add(struct lac_timers *timers, int64_t at_us, lac_loop_call *call, void *user)
{
    struct lac_timer *timer = lac_alloc(sizeof *timer);
    *timer =
        (struct lac_timer){.timers = timers, .at_us = at_us, .order = timers->next_order++, .call = call, .user = user};
    if (timers->n == timers->cap) {
        timers->cap = timers->cap ? timers->cap * 2 : 64;
        timers->heap = lac_realloc(timers->heap, timers->cap * sizeof(struct lac_timer *));
    }
    timers->heap[timers->n] = timer;
    sift_up(timers, timers->n++);
    return timer;
}

int64_t lac_timers_next(const struct lac_timers *timers)
{
    return timers->n ? timers->heap[0]->at_us : INT64_MAX;
}

static void take_out(struct lac_timers *timers, struct lac_timer *timer)
{
    size_t place = (size_t)timer->place;
    struct lac_timer *last = timers->heap[--timers->n];
    if (last != timer) {
        put(timers, place, last);
        sift_up(timers, place);
        sift_down(timers, (size_t)last->place);
    }
    timer->place = NO_PLACE;
}

void lac_timers_run(struct lac_timers *timers, int64_t now_us)
{
    uint64_t first_new = timers->next_order;
    while (timers->n && timers->heap[0]->at_us <= now_us && timers->heap[0]->order < first_new) {
        struct lac_timer *timer = timers->heap[0];
        take_out(timers, timer);
        timer->call(timer->user);
        free(timer);
    }
}

void lac_timer_cancel(struct lac_timer *timer)
{
    if (!timer || timer->place == NO_PLACE) /* its own call is running: freed after it */
        return;
    take_out(timer->timers, timer);
    free(timer);
}

void lac_timers_free(struct lac_timers *timers)
{
    for (size_t i = 0; i < timers->n; i++)
        free(timers->heap[i]);
    free(timers->heap);
    *timers = (struct lac_timers){0};
}
