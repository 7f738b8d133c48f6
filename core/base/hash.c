#include "core/base/hash.h"
#include "core/base/alloc.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

struct lac_hash {
    XXH3_state_t *state;
};

struct lac_hash *lac_hash_new(void)
{
    struct lac_hash *hash = lac_alloc(sizeof *hash);
    hash->state = XXH3_createState();
    if (!hash->state)
        abort();
    lac_hash_reset(hash);
    return hash;
}

void lac_hash_free(struct lac_hash *hash)
{
    if (!hash)
        return;
    XXH3_freeState(hash->state);
    free(hash);
}

void lac_hash_reset(struct lac_hash *hash)
{
    XXH3_128bits_reset(hash->state);
}

void lac_hash_u64(struct lac_hash *hash, uint64_t value)
{
    unsigned char bytes[8];
    for (int i = 0; i < 8; i++)
        bytes[i] = (unsigned char)(value >> (8 * i));
    XXH3_128bits_update(hash->state, bytes, sizeof bytes);
}

void lac_hash_bytes(struct lac_hash *hash, const void *bytes, size_t len)
{
    lac_hash_u64(hash, len);
    if (len)
        XXH3_128bits_update(hash->state, bytes, len);
}

void lac_hash_text(struct lac_hash *hash, const char *text)
{
    if (text)
        lac_hash_bytes(hash, text, strlen(text));
    else
        lac_hash_u64(hash, UINT64_MAX);
}

struct lac_id lac_hash_end(const struct lac_hash *hash)
{
    XXH128_hash_t h = XXH3_128bits_digest(hash->state);
    return (struct lac_id){h.high64, h.low64};
}

struct lac_id lac_id_of(const char *const *texts, size_t n)
{
    struct lac_hash *hash = lac_hash_new();
    for (size_t i = 0; i < n; i++)
        lac_hash_text(hash, texts[i]);
    struct lac_id id = lac_hash_end(hash);
    lac_hash_free(hash);
    return id;
}

struct lac_id lac_id_of_bytes(const void *bytes, size_t len)
{
    XXH128_hash_t h = XXH3_128bits(bytes, len);
    return (struct lac_id){h.high64, h.low64};
}

bool lac_id_equal(struct lac_id a, struct lac_id b)
{
    return a.hi == b.hi && a.lo == b.lo;
}

int lac_id_compare(struct lac_id a, struct lac_id b)
{
    if (a.hi != b.hi)
        return a.hi < b.hi ? -1 : 1;
    return a.lo == b.lo ? 0 : a.lo < b.lo ? -1 : 1;
}

void lac_id_hex(struct lac_id id, char out[LAC_ID_HEX])
{
    snprintf(out, LAC_ID_HEX, "%016llx%016llx", (unsigned long long)id.hi, (unsigned long long)id.lo);
}

static int nibble(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

bool lac_id_parse(const char *hex, struct lac_id *out)
{
    uint64_t half[2] = {0, 0};
    for (int i = 0; i < 32; i++) {
        int n = nibble(hex[i]);
        if (n < 0)
            return false;
        half[i / 16] = half[i / 16] << 4 | (uint64_t)n;
    }
    *out = (struct lac_id){half[0], half[1]};
    return hex[32] == '\0';
}
