/* bench.h - what the tests of the room share: an arena, an error, and bytes without a byte behind them, so that a
 * sanitizer sees whoever reads on. */
#ifndef LAC_TESTS_PARQUET_BENCH_H
#define LAC_TESTS_PARQUET_BENCH_H

#include "core/base/alloc.h"
#include "core/base/arena.h"
#include "tests/unit/parquet/writer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct lac_arena *arena;
static struct lac_error err;
static unsigned char *block;
static size_t block_len;

static inline int bench_begin(void **state)
{
    (void)state;
    arena = lac_arena_new();
    err = (struct lac_error){0};
    return 0;
}

static inline int bench_end(void **state)
{
    (void)state;
    lac_arena_free(arena);
    free(block);
    block = NULL;
    return 0;
}

#define on_bench(test) cmocka_unit_test_setup_teardown(test, bench_begin, bench_end)

/* A copy of the bytes in a block of their length, good until the next call; ends `bytes`. */
static inline const unsigned char *exactly(struct lac_str *bytes)
{
    free(block);
    block_len = bytes->len;
    block = lac_alloc(block_len ? block_len : 1);
    if (block_len)
        memcpy(block, bytes->data, block_len);
    lac_str_free(bytes);
    return block;
}

static inline const unsigned char *exactly_end(void)
{
    return block + block_len;
}

static inline void assert_says(const char *part)
{
    if (!strstr(err.message, part))
        fail_msg("'%s' is not in: %s", part, err.message);
}

#endif
