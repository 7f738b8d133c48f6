/* block.h - sixteen bytes at a time, as the compiler's vectors have them: SSE2, NEON, or plain code. */
#ifndef LAC_BASE_BLOCK_H
#define LAC_BASE_BLOCK_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { LAC_BLOCK = 16 };
typedef unsigned char lac_block __attribute__((vector_size(LAC_BLOCK)));

static inline lac_block lac_block_load(const char *bytes)
{
    lac_block block;
    memcpy(&block, bytes, sizeof block);
    return block;
}

/* A byte of it is not 0. */
static inline bool lac_block_any(lac_block block)
{
    uint64_t halves[2];
    memcpy(halves, &block, sizeof halves);
    return (halves[0] | halves[1]) != 0;
}

#endif
