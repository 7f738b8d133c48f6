/* rle.h - Parquet's hybrid of run lengths and packed bits: levels, indices into a dictionary, booleans. */
#ifndef LAC_PARQUET_RLE_H
#define LAC_PARQUET_RLE_H

#include "core/parquet/bits.h"

enum { LAC_RLE_WIDTH_MAX = 32 };

struct lac_rle {
    struct lac_bits bits;            /* of the packed run */
    const unsigned char *next, *end; /* next: where the next run begins */
    unsigned width;                  /* 0 .. LAC_RLE_WIDTH_MAX */
    uint64_t left;                   /* values of the run */
    bool packed;
    uint32_t value; /* of a run that repeats one */
};

void lac_rle_start(struct lac_rle *rle, const unsigned char *bytes, size_t len, unsigned width);

/* The next value; false where the bytes end or are none of this encoding. */
bool lac_rle_next(struct lac_rle *rle, uint32_t *out);

/* How many bits numbers up to `max` take. */
unsigned lac_rle_width(unsigned max);

#endif
