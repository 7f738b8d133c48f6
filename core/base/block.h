/* block.h - sixteen bytes at a time, as the compiler's vectors have them: SSE2, NEON, or plain code. */
#ifndef LAC_BASE_BLOCK_H
#define LAC_BASE_BLOCK_H

#include <stdbool.h>
#include <stddef.h>
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

/* Bytes of the text for which `is` says all ones, for the others 0; of a byte 0 it must say 0. */
static inline size_t lac_block_count(const char *text, size_t len, lac_block (*is)(lac_block bytes))
{
    enum { LANE_MAX = 255 };
    char tail[LAC_BLOCK] = {0};
    lac_block last;
    size_t n = 0, at = 0;
    while (at + LAC_BLOCK <= len) {
        lac_block sums = {0};
        for (int i = 0; i < LANE_MAX && at + LAC_BLOCK <= len; i++, at += LAC_BLOCK)
            sums -= is(lac_block_load(text + at)); /* all ones: -1 */
        for (int i = 0; i < LAC_BLOCK; i++)
            n += sums[i];
    }
    memcpy(tail, text + at, len - at);
    last = is(lac_block_load(tail));
    for (int i = 0; i < LAC_BLOCK; i++)
        n += last[i] & 1;
    return n;
}

#endif
