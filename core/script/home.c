#include "core/base/alloc.h"
#include "core/script/package_self.h"
#include "core/script/task_self.h"

#include <stdlib.h>

enum {
    IDLE_CELLS = 2,                      /* empty cells kept a package: a level's tasks come in waves */
    CROWDED_BYTES = LAC_CELL_MEMORY / 2, /* a cell that holds more takes no new task */
};

static bool has_room(const struct lac_home *home)
{
    return !home->alone && home->n < LAC_CELL_TASKS && !lac_cell_dead(home->cell) &&
           lac_cell_memory(home->cell) < CROWDED_BYTES;
}

static struct lac_home *new_home(struct lac_tasks *tasks, const struct lac_package *package, struct lac_error *err)
{
    struct lac_cell *cell = lac_package_cell(package, err);
    if (!cell)
        return NULL;
    struct lac_home *home = lac_alloc_zero(1, sizeof *home);
    home->cell = cell;
    home->package = package;
    home->next = tasks->homes;
    tasks->homes = home;
    tasks->stats.cells++;
    return home;
}

static void free_home(struct lac_tasks *tasks, struct lac_home *home)
{
    struct lac_home **at = &tasks->homes;
    while (*at != home)
        at = &(*at)->next;
    *at = home->next;
    lac_cell_free(home->cell);
    free(home);
    tasks->stats.cells--;
}

enum lac_status lac_home_enter(struct lac_task *task, struct lac_error *err)
{
    struct lac_tasks *tasks = task->tasks;
    struct lac_home *home = NULL;
    if (!task->alone)
        for (home = tasks->homes; home; home = home->next)
            if (home->package == task->package && has_room(home))
                break;
    if (!home)
        home = new_home(tasks, task->package, err);
    if (!home)
        return err->status;
    home->alone = task->alone;
    home->n++;
    task->home = home;
    task->home_before = NULL;
    task->home_after = home->first;
    if (home->first)
        home->first->home_before = task;
    home->first = task;
    return LAC_OK;
}

void lac_home_leave(struct lac_task *task)
{
    struct lac_tasks *tasks = task->tasks;
    struct lac_home *home = task->home;
    if (!home)
        return;
    if (task->home_before)
        task->home_before->home_after = task->home_after;
    else
        home->first = task->home_after;
    if (task->home_after)
        task->home_after->home_before = task->home_before;
    task->home = NULL;
    task->home_before = task->home_after = NULL;
    if (--home->n > 0)
        return;
    size_t idle = 0;
    for (const struct lac_home *other = tasks->homes; other; other = other->next)
        idle += other->package == home->package && other->n == 0;
    if (home->alone || idle > IDLE_CELLS || !has_room(home))
        free_home(tasks, home);
}

void lac_tasks_forget(struct lac_tasks *tasks, const struct lac_package *package)
{
    for (struct lac_home *home = tasks->homes, *next; home; home = next) {
        next = home->next;
        if (home->package == package && home->n == 0)
            free_home(tasks, home);
    }
}

void lac_homes_free(struct lac_tasks *tasks)
{
    while (tasks->homes)
        free_home(tasks, tasks->homes);
}
