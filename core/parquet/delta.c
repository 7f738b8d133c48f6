#include "core/parquet/delta.h"

bool lac_delta_start(struct lac_delta *delta, const unsigned char *bytes, size_t len)
{
    uint64_t block, first;
    *delta = (struct lac_delta){.next = bytes, .end = bytes + len};
    if (!lac_varint(&delta->next, delta->end, &block) || !lac_varint(&delta->next, delta->end, &delta->minis) ||
        !lac_varint(&delta->next, delta->end, &delta->left) || !lac_varint(&delta->next, delta->end, &first))
        return false;
    delta->value = (uint64_t)lac_zigzag(first);
    if (delta->minis == 0 || block % delta->minis)
        return false;
    delta->mini_size = block / delta->minis;
    return delta->mini_size > 0 && delta->mini_size % 8 == 0;
}

static bool begin_block(struct lac_delta *delta)
{
    uint64_t smallest;
    if (!lac_varint(&delta->next, delta->end, &smallest) || (uint64_t)(delta->end - delta->next) < delta->minis)
        return false;
    delta->smallest = (uint64_t)lac_zigzag(smallest);
    delta->widths = delta->next;
    delta->next += delta->minis;
    delta->minis_left = delta->minis;
    return true;
}

/* A miniblock is written in full, also where fewer values are meant; those behind the last value are not there. Some
 * writers cut the last one, so only values that are taken must be in the bytes. */
static bool begin_miniblock(struct lac_delta *delta)
{
    if (delta->minis_left == 0 && !begin_block(delta))
        return false;
    uint64_t there = (uint64_t)(delta->end - delta->next), groups = delta->mini_size / 8;
    delta->width = *delta->widths++;
    if (delta->width > 64)
        return false;
    uint64_t bytes = delta->width && groups > there / delta->width ? there : groups * delta->width;
    delta->bits = (struct lac_bits){.at = delta->next, .end = delta->next + bytes};
    delta->next += bytes;
    delta->minis_left--;
    delta->mini_left = delta->mini_size;
    return true;
}

bool lac_delta_next(struct lac_delta *delta, int64_t *out)
{
    uint64_t difference;
    if (delta->left == 0)
        return false;
    *out = (int64_t)delta->value;
    if (--delta->left == 0)
        return true;
    if (delta->mini_left == 0 && !begin_miniblock(delta))
        return false;
    if (!lac_bits_take(&delta->bits, delta->width, &difference))
        return false;
    delta->mini_left--;
    delta->value += delta->smallest + difference;
    return true;
}

const unsigned char *lac_delta_end(const struct lac_delta *delta)
{
    return delta->left ? (const unsigned char *)0 : delta->next;
}
