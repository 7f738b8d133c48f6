#include "core/script/heap.h"

#include <lua.h>
#include <stdlib.h>
#include <string.h>

/* Instructions that take time in proportion to a block: two long strings are compared, a long list of varargs is moved.
 * The block makes every instruction dearer while it lives: 64 KiB of text are compared in about 3 us, the time of some
 * hundred instructions, of which at most a third can be of that kind; as many bytes of varargs take 1 us. */
enum {
    STRING_BYTES_PER_STEP = 1024,
    STACK_BYTES_PER_STEP = 8192,
    STACK_COUNTED = 16 << 10,
    BLOCK_STEPS = 12,     /* a new block, with its part of collecting it */
    ALLOC_COUNTED = 4096, /* from here on a block also pays for its bytes: they are zeroed, copied or hashed again */
    ALLOC_BYTES_PER_STEP = 16,
    GC_BYTES_PER_STEP = 32, /* a full collection walks all that is held */
    DEBT_MAX = 20 * 1000,   /* steps owed before the hook is called early */
    STRING_HEAD = 64,
    STACK_FIRST = 512, /* bytes; no stack is shorter */
};

static void ring(struct lac_heap *heap)
{
    if (heap->alarm)
        heap->alarm(heap->user);
}

/* Comparing takes two strings, so the second longest counts. */
static void refresh(struct lac_heap *heap)
{
    size_t first = 0, second = 0, table = 0;
    size_t stack = heap->current && heap->current->size >= STACK_COUNTED ? heap->current->size : 0;
    for (size_t i = 0; i < heap->n_big; i++) {
        size_t size = heap->big[i].size;
        if (heap->big[i].string) {
            second = size > first ? first : size > second ? size : second;
            first = size > first ? size : first;
        } else if (!heap->current || heap->big[i].at != heap->current->at) {
            table = size > table ? size : table;
        }
    }
    int factor = 1 + (int)(second / STRING_BYTES_PER_STEP + stack / STACK_BYTES_PER_STEP);
    bool dearer = factor > heap->factor || first > heap->string;
    heap->factor = factor;
    heap->table = table;
    heap->string = first;
    if (dearer)
        ring(heap);
}

static size_t place_of(const struct lac_heap *heap, const void *block)
{
    size_t i = 0;
    while (i < heap->n_big && heap->big[i].at != block)
        i++;
    return i;
}

static void forget(struct lac_heap *heap, size_t place)
{
    if (place < heap->n_big) {
        heap->big[place] = heap->big[--heap->n_big];
        refresh(heap);
    }
}

static bool room_to_remember(struct lac_heap *heap)
{
    if (heap->n_big < heap->cap_big)
        return true;
    size_t cap = heap->cap_big ? heap->cap_big * 2 : 16;
    struct lac_block *big = realloc(heap->big, cap * sizeof *big);
    if (!big)
        return false;
    heap->big = big;
    heap->cap_big = cap;
    return true;
}

static void remember(struct lac_heap *heap, struct lac_block block)
{
    heap->big[heap->n_big++] = block;
    refresh(heap);
}

/* A new block that is no object: the first stack when a coroutine was just made, or where a stack may move to. */
static void watch_new(struct lac_heap *heap, int kind, const void *at, size_t size)
{
    heap->moved = (struct lac_stack){0};
    if (kind == LUA_TTHREAD) {
        heap->thread_made = true;
    } else if (kind == 0) {
        heap->moved.at = at;
        heap->moved.size = size;
        if (heap->thread_made)
            heap->fresh = heap->moved;
        heap->thread_made = false;
    }
}

static struct lac_stack *stack_at(const struct lac_heap *heap, const void *at)
{
    if (heap->current && heap->current->at == at)
        return heap->current;
    struct lac_stack *stack = heap->stacks;
    while (stack && stack->at != at)
        stack = stack->next;
    return stack;
}

/* A block goes right after another came: a stack has moved. */
static void watch_gone(struct lac_heap *heap, const void *at, size_t size)
{
    struct lac_stack *stack = heap->moved.at && size >= STACK_FIRST ? stack_at(heap, at) : NULL;
    if (stack) {
        stack->at = heap->moved.at;
        stack->size = heap->moved.size;
        if (stack == heap->current && (stack->size >= STACK_COUNTED || size >= STACK_COUNTED))
            refresh(heap);
    }
    heap->moved.at = NULL;
}

/* Lua answers a refusal with a full collection and asks again. Near the cap that can be at every few allocations, so
 * it is paid for. */
static void *refuse(struct lac_heap *heap)
{
    heap->unpaid += (int64_t)(heap->used / GC_BYTES_PER_STEP);
    ring(heap);
    return NULL;
}

static void pay(struct lac_heap *heap, bool new_block, bool grows, size_t size)
{
    if (new_block)
        heap->unpaid += BLOCK_STEPS;
    if (grows && size >= ALLOC_COUNTED)
        heap->unpaid += (int64_t)(size / ALLOC_BYTES_PER_STEP);
    if (heap->unpaid > DEBT_MAX)
        ring(heap);
}

/* --- small blocks --- */

/* The address sanitizer sees more of blocks that are really freed. */
#if defined(__has_feature) /* clang */
#if __has_feature(address_sanitizer)
#define LAC_NO_POOL
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(LAC_NO_POOL)
static const bool pooled = false;
#else
static const bool pooled = true;
#endif

static size_t class_of(size_t size)
{
    return pooled ? (size - 1) / LAC_POOL_GRAIN : LAC_POOL_CLASSES;
}

static void *get_block(struct lac_heap *heap, size_t size)
{
    size_t class = class_of(size);
    if (class >= LAC_POOL_CLASSES)
        return malloc(size);
    void *block = heap->pool.first[class];
    if (!block)
        return malloc((class + 1) * LAC_POOL_GRAIN);
    memcpy(&heap->pool.first[class], block, sizeof(void *));
    heap->pool.n[class]--;
    return block;
}

static void put_block(struct lac_heap *heap, void *block, size_t size)
{
    size_t class = class_of(size);
    if (class >= LAC_POOL_CLASSES || heap->pool.n[class] == LAC_POOL_KEPT) {
        free(block);
        return;
    }
    memcpy(block, &heap->pool.first[class], sizeof(void *));
    heap->pool.first[class] = block;
    heap->pool.n[class]++;
}

/* As realloc, with the sizes known. On failure the old block stays; growing smaller never fails, as Lua wants it. */
static void *move_block(struct lac_heap *heap, void *block, size_t old_size, size_t new_size)
{
    if (!block)
        return get_block(heap, new_size);
    size_t before = class_of(old_size), after = class_of(new_size);
    if (before >= LAC_POOL_CLASSES && after >= LAC_POOL_CLASSES)
        return realloc(block, new_size);
    if (before == after)
        return block;
    void *fresh = get_block(heap, new_size);
    if (!fresh)
        return new_size <= old_size ? block : NULL; /* too large for its class from now on, which harms nobody */
    memcpy(fresh, block, old_size < new_size ? old_size : new_size);
    put_block(heap, block, old_size);
    return fresh;
}

static void free_pool(struct lac_pool *pool)
{
    for (size_t class = 0; class < LAC_POOL_CLASSES; class ++) {
        for (void *block = pool->first[class], *next; block; block = next) {
            memcpy(&next, block, sizeof next);
            free(block);
        }
        pool->first[class] = NULL;
        pool->n[class] = 0;
    }
}

/* Lua passes the kind of a new object as the old size of no block, and 0 for what belongs to an object. */
static void *resize(struct lac_heap *heap, void *block, size_t old_size, size_t new_size)
{
    int kind = block ? -1 : (int)old_size;
    size_t held = block ? old_size : 0;
    struct lac_block entry = {.size = new_size, .string = kind == LUA_TSTRING};
    bool fits = new_size <= held || heap->used + (new_size - held) <= heap->max;
    size_t most = entry.string ? LAC_STRING_MAX + STRING_HEAD : kind == LUA_TUSERDATA ? SIZE_MAX : LAC_TABLE_MAX;
    if (!fits || (new_size > held && new_size > most))
        return refuse(heap);
    if (new_size >= LAC_BIG_BLOCK && !room_to_remember(heap))
        return NULL;
    size_t place = held >= LAC_BIG_BLOCK ? place_of(heap, block) : SIZE_MAX;
    void *fresh = move_block(heap, block, old_size, new_size);
    if (!fresh)
        return NULL;
    heap->used = heap->used - held + new_size;
    heap->peak = heap->used > heap->peak ? heap->used : heap->peak;
    watch_new(heap, kind, fresh, new_size);
    forget(heap, place);
    entry.at = fresh;
    if (new_size >= LAC_BIG_BLOCK)
        remember(heap, entry);
    pay(heap, !block, new_size > held, new_size);
    return fresh;
}

void *lac_heap_alloc(void *user, void *block, size_t old_size, size_t new_size)
{
    struct lac_heap *heap = user;
    if (new_size > 0)
        return resize(heap, block, old_size, new_size);
    if (block) {
        heap->used -= old_size;
        watch_gone(heap, block, old_size);
        if (old_size >= LAC_BIG_BLOCK)
            forget(heap, place_of(heap, block));
        put_block(heap, block, old_size);
    }
    return NULL;
}

void lac_heap_free(struct lac_heap *heap)
{
    free_pool(&heap->pool);
    free(heap->big);
    heap->big = NULL;
    heap->n_big = heap->cap_big = 0;
}

bool lac_heap_take(struct lac_heap *heap, size_t size)
{
    if (size > heap->max || heap->used > heap->max - size)
        return false;
    heap->used += size;
    heap->peak = heap->used > heap->peak ? heap->used : heap->peak;
    return true;
}

void lac_heap_give(struct lac_heap *heap, size_t size)
{
    heap->used -= size;
}

void lac_heap_follow(struct lac_heap *heap, struct lac_stack *stack)
{
    stack->at = heap->fresh.at;
    stack->size = heap->fresh.size;
    stack->next = heap->stacks;
    stack->link = &heap->stacks;
    if (stack->next)
        stack->next->link = &stack->next;
    heap->stacks = stack;
}

void lac_heap_unfollow(struct lac_stack *stack)
{
    if (!stack->link)
        return;
    *stack->link = stack->next;
    if (stack->next)
        stack->next->link = stack->link;
    stack->link = NULL;
}

void lac_heap_enter(struct lac_heap *heap, struct lac_stack *stack)
{
    heap->current = stack;
    refresh(heap);
}
