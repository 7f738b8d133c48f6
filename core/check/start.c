#include "core/check/start.h"
#include "core/base/alloc.h"
#include "core/check/beginning.h"

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#endif
#include <stdlib.h>
#include <string.h>

enum {
    LONG = 4,    /* bytes of a beginning that is looked up by four */
    PLACES = 16, /* looked at at once */
    AHEAD = 32   /* bytes at a place that may be read: those of all the places, and of a beginning at the last */
};

/* Letters of ASCII in either case fall into one bucket. */
static size_t short_bucket(const unsigned char *t)
{
    return ((t[0] | 0x20U) * 7U + (t[1] | 0x20U) * 31U) % LAC_START_SHORT;
}

/* Below LAC_START_BITS. */
static size_t long_bit(const unsigned char *t)
{
    uint32_t bytes;
    memcpy(&bytes, t, sizeof bytes);
    return (bytes | 0x20202020U) * 0x9E3779B1U >> 19;
}

static size_t long_bucket(const unsigned char *t)
{
    return long_bit(t) * LAC_START_LONG / LAC_START_BITS;
}

/* Those with the same first byte share a group: few groups are in question at a place. A byte behind the end is any. */
static void put_coarse(struct lac_start *out, const struct lac_beginning *b)
{
    uint8_t group = (uint8_t)(1U << ((unsigned char)b->bytes[0] % 8));
    for (size_t k = 0; k < 3; k++) {
        unsigned char c = (unsigned char)b->bytes[k];
        for (size_t i = 0; i < 16 && k >= b->n; i++) {
            out->low[k][i] |= group;
            out->high[k][i] |= group;
        }
        if (k >= b->n)
            continue;
        out->low[k][c & 15] |= group;
        out->high[k][c >> 4] |= group;
        if (c >= 'a' && c <= 'z')
            out->high[k][(c - 0x20) >> 4] |= group;
    }
}

static struct lac_start_word word_of(const struct lac_beginning *b)
{
    struct lac_start_word word;
    unsigned char mask[LAC_BEGINNING_BYTES] = {0}, fold[LAC_BEGINNING_BYTES] = {0};
    for (size_t k = 0; k < b->n; k++) {
        mask[k] = 0xFF;
        fold[k] = b->bytes[k] >= 'a' && b->bytes[k] <= 'z' ? 0x20 : 0;
    }
    memcpy(&word.value, b->bytes, sizeof word.value);
    memcpy(&word.mask, mask, sizeof word.mask);
    memcpy(&word.fold, fold, sizeof word.fold);
    return word;
}

/* The place in the order of the table: short ones first. */
static size_t bucket_of(const struct lac_beginning *b)
{
    const unsigned char *bytes = (const unsigned char *)b->bytes;
    return b->n < LONG ? short_bucket(bytes) : LAC_START_SHORT + long_bucket(bytes);
}

static int by_bucket(const void *a, const void *b)
{
    const struct lac_beginning *x = a, *y = b;
    size_t left = bucket_of(x), right = bucket_of(y);
    return left != right ? (left > right) - (left < right) : memcmp(x->bytes, y->bytes, sizeof x->bytes);
}

/* From how many are in each bucket, counted one behind it, to where each begins. */
static void sum(uint16_t *counts, size_t n)
{
    for (size_t i = 0; i < n; i++)
        counts[i + 1] = (uint16_t)(counts[i + 1] + counts[i]);
}

static struct lac_start *make(struct lac_beginning *all, size_t n)
{
    struct lac_start *out = lac_alloc_zero(1, sizeof *out + n * sizeof *out->words);
    qsort(all, n, sizeof *all, by_bucket);
    for (size_t i = 0; i < n; i++) {
        size_t bucket = bucket_of(&all[i]);
        put_coarse(out, &all[i]);
        out->words[i] = word_of(&all[i]);
        if (all[i].n >= LONG) {
            size_t bit = long_bit((const unsigned char *)all[i].bytes);
            out->bits[bit / 64] |= (uint64_t)1 << bit % 64;
        }
        ++*(bucket < LAC_START_SHORT ? &out->shorts[bucket + 1] : &out->longs[bucket - LAC_START_SHORT + 1]);
    }
    sum(out->shorts, LAC_START_SHORT);
    out->longs[0] = out->shorts[LAC_START_SHORT];
    sum(out->longs, LAC_START_LONG);
    return out;
}

/* As many bytes as do not make too many beginnings. */
struct lac_start *lac_start_of(const char *pattern, size_t len)
{
    struct lac_beginning *all = lac_alloc(LAC_BEGINNINGS_MAX * sizeof *all);
    struct lac_start *out = NULL;
    bool crowded = true;
    size_t n = 0;
    for (size_t most = LAC_BEGINNING_BYTES; most >= LONG && crowded && n == 0; most -= 2)
        n = lac_beginnings_of(pattern, len, most, all, &crowded);
    bool known = n > 0;
    for (size_t i = 0; i < n && known; i++)
        known = all[i].n >= 2;
    if (known)
        out = make(all, n);
    free(all);
    return out;
}

struct lac_start *lac_start_of_texts(const char *const *texts, size_t n)
{
    if (n == 0 || n > UINT16_MAX)
        return NULL;
    struct lac_beginning *all = lac_alloc_zero(n, sizeof *all);
    for (size_t i = 0; i < n; i++) {
        all[i].n = (unsigned char)strnlen(texts[i], LAC_BEGINNING_BYTES);
        memcpy(all[i].bytes, texts[i], all[i].n);
    }
    struct lac_start *out = make(all, n);
    free(all);
    return out;
}

static bool is_any(const struct lac_start *start, size_t from, size_t to, uint64_t text)
{
    for (size_t i = from; i < to; i++)
        if (((text | start->words[i].fold) & start->words[i].mask) == start->words[i].value)
            return true;
    return false;
}

/* A quick look at four bytes: false says that no beginning is there. */
static bool may_fit(const struct lac_start *start, const unsigned char *t)
{
    size_t bit = long_bit(t), two = short_bucket(t);
    return (start->bits[bit / 64] >> bit % 64 & 1) | (start->shorts[two] != start->shorts[two + 1]);
}

static bool fits(const struct lac_start *start, const unsigned char *t)
{
    uint64_t text;
    memcpy(&text, t, sizeof text);
    size_t two = short_bucket(t), four = long_bucket(t);
    return is_any(start, start->shorts[two], start->shorts[two + 1], text) ||
           is_any(start, start->longs[four], start->longs[four + 1], text);
}

#if defined(__x86_64__) && defined(__GNUC__)
/* Sixteen places at once, as Hyperscan's Teddy does it: a byte shuffle looks halves of bytes up. */
__attribute__((target("ssse3"))) static __m128i halves(const uint8_t *low, const uint8_t *high, __m128i bytes)
{
    const __m128i nibble = _mm_set1_epi8(15);
    __m128i l = _mm_shuffle_epi8(_mm_loadu_si128((const void *)low), _mm_and_si128(bytes, nibble));
    __m128i h = _mm_shuffle_epi8(_mm_loadu_si128((const void *)high), _mm_and_si128(_mm_srli_epi16(bytes, 4), nibble));
    return _mm_and_si128(l, h);
}

__attribute__((target("ssse3"))) static size_t next_of_sixteen(const struct lac_start *start, const unsigned char *t,
                                                               size_t from, size_t to)
{
    for (size_t at = from; at < to; at += PLACES) {
        __m128i groups = halves(start->low[0], start->high[0], _mm_loadu_si128((const void *)(t + at)));
        groups =
            _mm_and_si128(groups, halves(start->low[1], start->high[1], _mm_loadu_si128((const void *)(t + at + 1))));
        groups =
            _mm_and_si128(groups, halves(start->low[2], start->high[2], _mm_loadu_si128((const void *)(t + at + 2))));
        unsigned places = (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(groups, _mm_setzero_si128())) ^ 0xFFFFU;
        for (; places; places &= places - 1) {
            size_t place = at + (size_t)__builtin_ctz(places);
            if (may_fit(start, t + place) && fits(start, t + place))
                return place < to ? place : to;
        }
    }
    return to;
}

static bool has_shuffle(void)
{
    return __builtin_cpu_supports("ssse3");
}
#else
static size_t next_of_sixteen(const struct lac_start *start, const unsigned char *t, size_t from, size_t to)
{
    (void)start, (void)t, (void)from;
    return to;
}

static bool has_shuffle(void)
{
    return false;
}
#endif

/* The first of the places [from, to), behind whose last AHEAD bytes can be read; `to` when there is none. */
static size_t next(const struct lac_start *start, const unsigned char *t, size_t from, size_t to)
{
    if (has_shuffle())
        return next_of_sixteen(start, t, from, to);
    while (from < to && !(may_fit(start, t + from) && fits(start, t + from)))
        from++;
    return from;
}

size_t lac_start_next(const struct lac_start *start, const char *text, size_t len, size_t from, size_t last)
{
    const unsigned char *t = (const unsigned char *)text;
    size_t end = last < len ? last + 1 : len, near = len > AHEAD ? len - AHEAD : 0;
    size_t at = from;
    if (from < near) {
        size_t to = end < near ? end : near;
        if ((at = next(start, t, from, to)) < to)
            return at;
    }
    if (at >= end)
        return len;
    unsigned char tail[2 * AHEAD] = {0}; /* no beginning has a zero */
    memcpy(tail, t + at, len - at);
    size_t found = next(start, tail, 0, end - at);
    return found < end - at ? at + found : len;
}
