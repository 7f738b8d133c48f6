/* heap.h - the memory of a cell: capped, counted, and paid for in steps.
 *
 * The allocator of lua_newstate. It also sees what no instruction count sees: long strings and long stacks make single
 * instructions slow, emptied tables are slow to walk, and near the cap the collector runs all the time. For core/script
 * only. */
#ifndef LAC_SCRIPT_HEAP_H
#define LAC_SCRIPT_HEAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    LAC_BIG_BLOCK = 64 << 10, /* blocks from here on are kept in a list: at most memory / 64 KiB of them */
    LAC_STRING_MAX = 4 << 20, /* bytes of one string: building one takes some 30 ms */
    LAC_TABLE_MAX = 8 << 20,  /* bytes of a table's room, for 262,144 keys or a list of 524,288: growing to it takes
                                 15 ms in one instruction */
};

struct lac_block {
    const void *at;
    size_t size;
    bool string;
};

/* Where the stack of a coroutine is. Lua allocates a longer one and frees the old one, so it is followed from the
 * first. */
struct lac_stack {
    const void *at;
    size_t size;
    struct lac_stack *next, **link; /* list of the heap */
};

/* Small blocks that were freed and wait to be used again: a call makes and drops some hundred of them, and asking the
 * system's allocator for each took a tenth of the call. They count as free. */
enum {
    LAC_POOL_GRAIN = 16,
    LAC_POOL_CLASSES = 16, /* up to 256 bytes */
    LAC_POOL_KEPT = 64,    /* of each size: 140 KiB a cell at most */
};

struct lac_pool {
    void *first[LAC_POOL_CLASSES]; /* a block's first word leads to the next */
    int n[LAC_POOL_CLASSES];
};

struct lac_heap {
    size_t used, max, peak;
    int64_t unpaid; /* steps owed for allocations, not yet taken from a meter */
    int factor;     /* what one instruction costs at present, >= 1 */
    size_t table;   /* bytes of the largest big block that may be a table's; 0: none is big */
    size_t string;  /* bytes of the longest big string */
    struct lac_block *big;
    size_t n_big, cap_big;
    struct lac_stack *stacks;
    struct lac_stack *current; /* of the coroutine that runs; NULL: none */
    struct lac_stack fresh;    /* first stack of the coroutine made last */
    struct lac_stack moved;    /* block made by the call before, when it may be a stack */
    bool thread_made;
    struct lac_pool pool;
    void (*alarm)(void *user); /* the factor rose or much is owed: have the hook called soon. May be NULL */
    void *user;
};

/* A lua_Alloc; `user` is the struct lac_heap. */
void *lac_heap_alloc(void *user, void *block, size_t old_size, size_t new_size);
void lac_heap_free(struct lac_heap *heap); /* its own lists; what Lua allocated is freed by lua_close */

/* Takes memory of the cell for C; false when it is over the cap. */
bool lac_heap_take(struct lac_heap *heap, size_t size);
void lac_heap_give(struct lac_heap *heap, size_t size);

/* Follows the stack of the coroutine that was just made. */
void lac_heap_follow(struct lac_heap *heap, struct lac_stack *stack);
void lac_heap_unfollow(struct lac_stack *stack);

/* Says which coroutine runs; NULL: none. */
void lac_heap_enter(struct lac_heap *heap, struct lac_stack *stack);

#endif
