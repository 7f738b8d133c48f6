#include "core/parquet/rle.h"

unsigned lac_rle_width(unsigned max)
{
    unsigned width = 0;
    for (; max; max >>= 1)
        width++;
    return width;
}

void lac_rle_start(struct lac_rle *rle, const unsigned char *bytes, size_t len, unsigned width)
{
    *rle = (struct lac_rle){.next = bytes, .end = bytes + len, .width = width};
}

/* A run begins with its length: an even number is twice the times that one value stands there, an odd one twice the
 * groups of eight packed values, plus one. The last group may be cut where no more values are meant. */
static bool begin_run(struct lac_rle *rle)
{
    uint64_t head, bytes = (rle->width + 7) / 8;
    if (!lac_varint(&rle->next, rle->end, &head))
        return false;
    size_t there = (size_t)(rle->end - rle->next);
    rle->packed = head & 1;
    rle->left = head >> 1;
    if (rle->packed) {
        if (rle->left > UINT64_MAX / 8 / LAC_RLE_WIDTH_MAX)
            return false;
        bytes = rle->left * rle->width;
        bytes = bytes < there ? bytes : there;
        rle->left *= 8;
        rle->bits = (struct lac_bits){.at = rle->next, .end = rle->next + bytes};
    } else {
        rle->value = 0;
        for (uint64_t i = 0; i < bytes && bytes <= there; i++)
            rle->value |= (uint32_t)rle->next[i] << (8 * i);
        if (bytes > there || (rle->width < 32 && rle->value >> rle->width))
            return false;
    }
    rle->next += bytes;
    return true;
}

bool lac_rle_next(struct lac_rle *rle, uint32_t *out)
{
    uint64_t value = rle->value;
    while (rle->left == 0)
        if (!begin_run(rle))
            return false;
    if (rle->packed && !lac_bits_take(&rle->bits, rle->width, &value))
        return false;
    *out = (uint32_t)(rle->packed ? value : rle->value);
    rle->left--;
    return true;
}
