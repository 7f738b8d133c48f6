#include "core/sim/count.h"
#include "core/base/alloc.h"
#include "core/base/map.h"
#include "core/base/vec.h"
#include "core/model/json.h"

#include <pthread.h>

struct named {
    char *name;
    int64_t n;
};

typedef LAC_VEC(struct named) named_list;

struct times {
    uint64_t n;
};

struct lac_sim_count {
    pthread_mutex_t mutex;
    struct lac_map *seen; /* request -> struct times */
    struct lac_arena *memory;
    named_list paths, kinds, models, faults;
    uint64_t most;
};

struct lac_sim_count *lac_sim_count_new(void)
{
    struct lac_sim_count *count = lac_alloc_zero(1, sizeof *count);
    pthread_mutex_init(&count->mutex, NULL);
    count->seen = lac_map_new();
    count->memory = lac_arena_new();
    return count;
}

static void free_list(named_list *list)
{
    for (size_t i = 0; i < list->n; i++)
        free(list->at[i].name);
    lac_vec_free(list);
}

void lac_sim_count_free(struct lac_sim_count *count)
{
    if (!count)
        return;
    free_list(&count->paths);
    free_list(&count->kinds);
    free_list(&count->models);
    free_list(&count->faults);
    lac_map_free(count->seen);
    lac_arena_free(count->memory);
    pthread_mutex_destroy(&count->mutex);
    free(count);
}

static void add(named_list *list, const char *name)
{
    for (size_t i = 0; i < list->n; i++)
        if (strcmp(list->at[i].name, name) == 0) {
            list->at[i].n++;
            return;
        }
    struct named first = {lac_strdup(name), 1};
    lac_vec_push(list, first);
}

uint64_t lac_sim_count_request(struct lac_sim_count *count, const char *path, struct lac_id request)
{
    pthread_mutex_lock(&count->mutex);
    add(&count->paths, path);
    struct times *times = lac_map_get(count->seen, request);
    if (!times) {
        times = lac_arena_alloc(count->memory, sizeof *times);
        lac_map_put(count->seen, request, times);
    }
    uint64_t before = times->n++;
    if (times->n > count->most)
        count->most = times->n;
    pthread_mutex_unlock(&count->mutex);
    return before;
}

void lac_sim_count_fault(struct lac_sim_count *count, enum lac_fault fault)
{
    if (fault == LAC_FAULT_NONE)
        return;
    pthread_mutex_lock(&count->mutex);
    add(&count->faults, lac_fault_name(fault));
    pthread_mutex_unlock(&count->mutex);
}

void lac_sim_count_answer(struct lac_sim_count *count, const char *kind, const char *model)
{
    pthread_mutex_lock(&count->mutex);
    add(&count->kinds, kind);
    if (model)
        add(&count->models, model);
    pthread_mutex_unlock(&count->mutex);
}

static void set_list(struct lac_arena *arena, struct lac_value *map, const char *key, const named_list *list)
{
    struct lac_value counts = lac_object();
    for (size_t i = 0; i < list->n; i++)
        lac_set_int(arena, &counts, list->at[i].name, list->at[i].n);
    lac_set(arena, map, key, counts);
}

void lac_sim_count_write(struct lac_sim_count *count, struct lac_str *out)
{
    struct lac_arena *arena = lac_arena_new();
    struct lac_value stats = lac_object();
    pthread_mutex_lock(&count->mutex);
    set_list(arena, &stats, "requests", &count->paths);
    set_list(arena, &stats, "answers", &count->kinds);
    set_list(arena, &stats, "models", &count->models);
    set_list(arena, &stats, "faults", &count->faults);
    lac_set_int(arena, &stats, "distinct", (int64_t)lac_map_count(count->seen));
    lac_set_int(arena, &stats, "most_repeated", (int64_t)count->most);
    pthread_mutex_unlock(&count->mutex);
    lac_json_write(out, &stats);
    lac_arena_free(arena);
}
