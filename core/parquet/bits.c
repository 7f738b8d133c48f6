#include "core/parquet/bits.h"

uint32_t lac_le32(const unsigned char *at)
{
    return (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

uint64_t lac_le64(const unsigned char *at)
{
    return (uint64_t)lac_le32(at) | (uint64_t)lac_le32(at + 4) << 32;
}

bool lac_bits_take(struct lac_bits *bits, unsigned width, uint64_t *out)
{
    size_t left = (size_t)(bits->end - bits->at);
    *out = 0;
    if (width == 0)
        return true;
    if (left < 9 && left * 8 < bits->used + width)
        return false;
    unsigned last = bits->used + width;
    if (left >= 8 && last <= 64) {
        *out = lac_le64(bits->at) >> bits->used;
    } else {
        for (unsigned i = 0; i * 8 < last; i++) {
            uint64_t byte = bits->at[i];
            *out |= i ? byte << (i * 8 - bits->used) : byte >> bits->used;
        }
    }
    if (width < 64)
        *out &= ((uint64_t)1 << width) - 1;
    bits->at += last / 8;
    bits->used = last % 8;
    return true;
}

bool lac_varint(const unsigned char **at, const unsigned char *end, uint64_t *out)
{
    *out = 0;
    for (unsigned shift = 0; *at < end && shift < 64; shift += 7) {
        unsigned char byte = *(*at)++;
        if (shift == 63 && byte > 1)
            return false;
        *out |= (uint64_t)(byte & 0x7f) << shift;
        if (byte < 0x80)
            return true;
    }
    return false;
}

int64_t lac_zigzag(uint64_t n)
{
    return (int64_t)(n >> 1 ^ (~(n & 1) + 1));
}
