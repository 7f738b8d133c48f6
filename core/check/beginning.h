/* beginning.h - the bytes with which each match of an expression begins. Inside core/check only. */
#ifndef LAC_CHECK_BEGINNING_H
#define LAC_CHECK_BEGINNING_H

#include <stdbool.h>
#include <stddef.h>

enum {
    LAC_BEGINNING_BYTES = 8,  /* looked at */
    LAC_BEGINNINGS_MAX = 2048 /* of one expression */
};

/* ASCII letters are small and stand for both cases. */
struct lac_beginning {
    unsigned char n;
    bool closed;                     /* anything may follow */
    char bytes[LAC_BEGINNING_BYTES]; /* behind n: zero */
};

/* The beginnings, of at most `most` bytes each, of what stands wherever the expression, read as PCRE2 does with UTF,
 * UCP and CASELESS, matches; out has room for LAC_BEGINNINGS_MAX of them. 0 when they are not known (verbs,
 * references), or too many: then *crowded, and fewer bytes may do. One of no bytes is anything. */
size_t lac_beginnings_of(const char *pattern, size_t len, size_t most, struct lac_beginning *out, bool *crowded);

#endif
