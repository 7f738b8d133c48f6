/* arena.h - many small blocks with one end of life: a run's, an item's, a call's.
 *
 * Owned by whoever made it; not thread-safe. Allocation never fails (alloc.h); nothing is freed alone. */
#ifndef LAC_BASE_ARENA_H
#define LAC_BASE_ARENA_H

#include "core/base/status.h"
#include <stddef.h>

struct lac_arena;

struct lac_arena *lac_arena_new(void);
/* Takes room for so many bytes at once when the first is asked for: one block instead of five that double. */
struct lac_arena *lac_arena_new_for(size_t bytes);
void lac_arena_free(struct lac_arena *arena); /* NULL is fine */

/* Zeroed block of `size` bytes, aligned for any type. */
void *lac_arena_alloc(struct lac_arena *arena, size_t size);
char *lac_arena_strdup(struct lac_arena *arena, const char *text);
char *lac_arena_strndup(struct lac_arena *arena, const char *text, size_t len);
char *lac_arena_printf(struct lac_arena *arena, const char *fmt, ...) LAC_PRINTF(2, 3);

/* Bytes handed out so far. */
size_t lac_arena_used(const struct lac_arena *arena);

#endif
