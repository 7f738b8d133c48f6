#include "core/base/arena.h"
#include "core/base/alloc.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    BLOCK_FIRST = 256, /* doubles: many arenas hold one short text, thousands of tasks wait with theirs */
    BLOCK_MAX = 1 << 20,
    ALIGNMENT = _Alignof(max_align_t),
};

struct block {
    struct block *before;
    size_t used, size;
    _Alignas(max_align_t) char bytes[];
};

struct lac_arena {
    struct block *last;
    size_t used, first; /* first: size of the first block */
};

struct lac_arena *lac_arena_new_for(size_t bytes)
{
    struct lac_arena *arena = lac_alloc(sizeof *arena);
    *arena = (struct lac_arena){.first = bytes > BLOCK_FIRST ? bytes : BLOCK_FIRST};
    return arena;
}

struct lac_arena *lac_arena_new(void)
{
    return lac_arena_new_for(BLOCK_FIRST);
}

void lac_arena_free(struct lac_arena *arena)
{
    if (!arena)
        return;
    for (struct block *b = arena->last, *before; b; b = before) {
        before = b->before;
        free(b);
    }
    free(arena);
}

static struct block *grow(struct lac_arena *arena, size_t need)
{
    size_t size = arena->last ? arena->last->size * 2 : arena->first;
    if (size > BLOCK_MAX)
        size = BLOCK_MAX;
    if (size < need)
        size = need;
    struct block *b = lac_alloc(sizeof *b + size);
    b->before = arena->last;
    b->used = 0;
    b->size = size;
    arena->last = b;
    return b;
}

void *lac_arena_alloc(struct lac_arena *arena, size_t size)
{
    if (size > SIZE_MAX / 2) /* a product that wrapped around; more than there is in any case */
        lac_alloc(SIZE_MAX);
    size_t need = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    struct block *b = arena->last;
    if (!b || b->size - b->used < need)
        b = grow(arena, need);
    void *at = b->bytes + b->used;
    b->used += need;
    arena->used += need;
    return memset(at, 0, need);
}

char *lac_arena_strndup(struct lac_arena *arena, const char *text, size_t len)
{
    char *copy = lac_arena_alloc(arena, len + 1);
    if (len)
        memcpy(copy, text, len);
    return copy;
}

char *lac_arena_strdup(struct lac_arena *arena, const char *text)
{
    return lac_arena_strndup(arena, text, strlen(text));
}

char *lac_arena_printf(struct lac_arena *arena, const char *fmt, ...)
{
    va_list args, again;
    va_start(args, fmt);
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, fmt, args);
    va_end(args);
    char *text = lac_arena_alloc(arena, (size_t)(len < 0 ? 0 : len) + 1);
    if (len > 0)
        vsnprintf(text, (size_t)len + 1, fmt, again);
    va_end(again);
    return text;
}

size_t lac_arena_used(const struct lac_arena *arena)
{
    return arena->used;
}
