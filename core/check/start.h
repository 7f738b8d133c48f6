/* start.h - the bytes with which each match of an expression begins, so that a search passes over most of a text
 * without running it. Inside core/check only. */
#ifndef LAC_CHECK_START_H
#define LAC_CHECK_START_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { LAC_START_BYTES = 4 }; /* looked at */

/* at[k][b]: the groups of beginnings that may have byte b at place k, a bit each. A beginning that is shorter than k
 * bytes has its bit everywhere. */
struct lac_start {
    uint16_t at[LAC_START_BYTES][256];
};

/* True when every match of the expression, read as PCRE2 does with UTF, UCP and CASELESS, begins with one of few texts
 * of at least two bytes; fills *out. False when that is not known: verbs, references, a match that may be empty or
 * that begins with any character. */
bool lac_start_of(const char *pattern, size_t len, struct lac_start *out);

/* The first place of text[from, len) where a match may begin, or `len`. */
static inline size_t lac_start_next(const struct lac_start *start, const char *text, size_t len, size_t from)
{
    const unsigned char *t = (const unsigned char *)text;
    for (size_t i = from; i + 1 < len; i++) {
        unsigned groups = start->at[0][t[i]] & start->at[1][t[i + 1]];
        if (groups && (groups & start->at[2][i + 2 < len ? t[i + 2] : 0] & start->at[3][i + 3 < len ? t[i + 3] : 0]))
            return i;
    }
    return len;
}

#endif
