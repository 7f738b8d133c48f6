/* delta.h - Parquet's DELTA_BINARY_PACKED: whole numbers as differences, in blocks of some widths. */
#ifndef LAC_PARQUET_DELTA_H
#define LAC_PARQUET_DELTA_H

#include "core/parquet/bits.h"

struct lac_delta {
    struct lac_bits bits; /* of the miniblock */
    const unsigned char *next, *end;
    const unsigned char *widths;    /* of the miniblocks that are left in the block */
    uint64_t minis, mini_size;      /* miniblocks a block, values of each */
    uint64_t minis_left, mini_left; /* in the block, in the miniblock */
    uint64_t left;                  /* values that are still to come */
    uint64_t value, smallest;       /* the next value; the block's smallest difference. Both wrap around */
    unsigned width;                 /* of the miniblock */
};

/* False where the head is none. */
bool lac_delta_start(struct lac_delta *delta, const unsigned char *bytes, size_t len);

/* The next value; false where there is none, or the bytes do not hold it and the one behind it. */
bool lac_delta_next(struct lac_delta *delta, int64_t *out);

/* Where the encoding ends. NULL until all values were taken. */
const unsigned char *lac_delta_end(const struct lac_delta *delta);

#endif
