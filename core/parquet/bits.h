/* bits.h - numbers of a few bits each, packed from the lowest bit of each byte on, and variable-length ones. */
#ifndef LAC_PARQUET_BITS_H
#define LAC_PARQUET_BITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct lac_bits {
    const unsigned char *at, *end;
    unsigned used; /* bits of *at that were taken, 0 .. 7 */
};

/* The next `width` (0 .. 64) bits; false where there are not so many. */
bool lac_bits_take(struct lac_bits *bits, unsigned width, uint64_t *out);

/* An unsigned number of 7 bits a byte, the lowest first (ULEB128). *at moves behind it. False where it does not end
 * before `end` or has more than 64 bits. */
bool lac_varint(const unsigned char **at, const unsigned char *end, uint64_t *out);

/* 0, -1, 1, -2, ... of 0, 1, 2, 3, ... */
int64_t lac_zigzag(uint64_t n);

/* Little-endian numbers, from bytes that are there. */
uint32_t lac_le32(const unsigned char *at);
uint64_t lac_le64(const unsigned char *at);

#endif
