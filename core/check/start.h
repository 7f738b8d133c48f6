/* start.h - where in a text a match of an expression may begin, so that a search passes over most of it without running
 * the expression. Inside core/check only. */
#ifndef LAC_CHECK_START_H
#define LAC_CHECK_START_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { LAC_START_SHORT = 256, LAC_START_LONG = 1024, LAC_START_BITS = 8192 }; /* buckets; the last of one bit */

/* Up to eight bytes as one number: a text fits when (it | fold) & mask is the value. */
struct lac_start_word {
    uint64_t value, mask, fold;
};

struct lac_start {
    /* low[k][b & 15] & high[k][b >> 4]: the groups of beginnings that may have byte b at place k, a bit each. */
    uint8_t low[3][16], high[3][16];
    /* The beginnings: those of two and three bytes in the order of the buckets that their first two bytes fall into,
     * and behind them the longer ones in that of their first four. */
    uint64_t bits[LAC_START_BITS / 64]; /* which four bytes a longer one begins with */
    uint16_t shorts[LAC_START_SHORT + 1], longs[LAC_START_LONG + 1];
    struct lac_start_word words[];
};

/* NULL when it is not known that every match of the expression, read as PCRE2 does with UTF, UCP and CASELESS, begins
 * with one of few texts of at least two bytes: verbs, references, a match that may be empty or that begins with any
 * character. Freed with free(). */
struct lac_start *lac_start_of(const char *pattern, size_t len);

/* The same for a match that begins with one of the texts, of at least two bytes each, whose letters of ASCII are small
 * and stand for both cases. NULL for none, and for more than 65,535. */
struct lac_start *lac_start_of_texts(const char *const *texts, size_t n);

/* The first place of text[from, len) up to `last` where a match may begin; `len` when there is none. */
size_t lac_start_next(const struct lac_start *start, const char *text, size_t len, size_t from, size_t last);

#endif
