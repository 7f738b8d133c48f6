#include "core/base/map.h"
#include "core/base/alloc.h"

#include <stdlib.h>

enum { SLOTS_FIRST = 64 }; /* a power of two; the table is kept at most 2/3 full */

struct slot {
    struct lac_id key;
    void *value; /* NULL: free */
};

struct lac_map {
    struct slot *slots;
    size_t size, count;
};

struct lac_map *lac_map_new(void)
{
    struct lac_map *map = lac_alloc(sizeof *map);
    map->size = SLOTS_FIRST;
    map->count = 0;
    map->slots = lac_alloc_zero(map->size, sizeof *map->slots);
    return map;
}

void lac_map_free(struct lac_map *map)
{
    if (!map)
        return;
    free(map->slots);
    free(map);
}

/* Keys are hashes already: their low bits serve as they are. */
static size_t find(const struct lac_map *map, struct lac_id key)
{
    size_t at = (size_t)key.lo & (map->size - 1);
    while (map->slots[at].value && !lac_id_equal(map->slots[at].key, key))
        at = (at + 1) & (map->size - 1);
    return at;
}

void *lac_map_get(const struct lac_map *map, struct lac_id key)
{
    return map->slots[find(map, key)].value;
}

static void grow(struct lac_map *map)
{
    struct slot *old = map->slots;
    size_t size = map->size;
    map->size *= 2;
    map->slots = lac_alloc_zero(map->size, sizeof *map->slots);
    for (size_t i = 0; i < size; i++)
        if (old[i].value)
            map->slots[find(map, old[i].key)] = old[i];
    free(old);
}

void lac_map_put(struct lac_map *map, struct lac_id key, void *value)
{
    if ((map->count + 1) * 3 > map->size * 2)
        grow(map);
    struct slot *slot = &map->slots[find(map, key)];
    if (!slot->value)
        map->count++;
    slot->key = key;
    slot->value = value;
}

void *lac_map_remove(struct lac_map *map, struct lac_id key)
{
    size_t mask = map->size - 1, hole = find(map, key);
    void *value = map->slots[hole].value;
    if (!value)
        return NULL;
    map->count--;
    for (size_t at = (hole + 1) & mask; map->slots[at].value; at = (at + 1) & mask) {
        size_t home = (size_t)map->slots[at].key.lo & mask;
        if (((at - home) & mask) >= ((at - hole) & mask)) { /* its home is not behind the hole: it may move there */
            map->slots[hole] = map->slots[at];
            hole = at;
        }
    }
    map->slots[hole].value = NULL;
    return value;
}

size_t lac_map_count(const struct lac_map *map)
{
    return map->count;
}

void lac_map_each(const struct lac_map *map, void (*visit)(void *user, struct lac_id key, void *value), void *user)
{
    for (size_t i = 0; i < map->size; i++)
        if (map->slots[i].value)
            visit(user, map->slots[i].key, map->slots[i].value);
}
