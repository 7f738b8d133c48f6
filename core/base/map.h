/* map.h - a hash table from lac_id to a pointer. Owned by whoever made it; not thread-safe; values are borrowed. */
#ifndef LAC_BASE_MAP_H
#define LAC_BASE_MAP_H

#include "core/base/hash.h"

struct lac_map;

struct lac_map *lac_map_new(void);
void lac_map_free(struct lac_map *map);                                /* NULL is fine; values stay with their owners */
void *lac_map_get(const struct lac_map *map, struct lac_id key);       /* NULL when absent */
void lac_map_put(struct lac_map *map, struct lac_id key, void *value); /* replaces; value is not NULL */
void *lac_map_remove(struct lac_map *map, struct lac_id key);          /* what was there, or NULL */
size_t lac_map_count(const struct lac_map *map);

/* Calls `visit` for each pair in no promised order; the map must not change meanwhile. */
void lac_map_each(const struct lac_map *map, void (*visit)(void *user, struct lac_id key, void *value), void *user);

#endif
