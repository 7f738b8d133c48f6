/* start.h - the bytes with which each match of an expression begins, so that a search passes over most of a text
 * without running it. Inside core/check only. */
#ifndef LAC_CHECK_START_H
#define LAC_CHECK_START_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { LAC_START_BYTES = 4 }; /* looked at */

struct lac_start {
    /* at[k][b]: the groups of beginnings that may have byte b at place k, a bit each. A beginning of fewer bytes has
     * its bit everywhere behind them. */
    uint16_t at[LAC_START_BYTES][256];
    /* The same, coarser, of three bytes by their halves, for sixteen places at once: low[k][b & 15] & high[k][b >> 4].
     */
    uint8_t low[3][16], high[3][16];
};

/* True when every match of the expression, read as PCRE2 does with UTF, UCP and CASELESS, begins with one of few texts
 * of at least two bytes; fills *out. False when that is not known: verbs, references, a match that may be empty or
 * that begins with any character. */
bool lac_start_of(const char *pattern, size_t len, struct lac_start *out);

/* The first place of text[from, len) where a match may begin, or `len`. */
size_t lac_start_next(const struct lac_start *start, const char *text, size_t len, size_t from);

#endif
