/* str.h - a growing byte string, always NUL-terminated once something was added.
 *
 * struct lac_str s = {0}; lac_str_addf(&s, "%d", 3); ... lac_str_free(&s);  Not thread-safe. */
#ifndef LAC_BASE_STR_H
#define LAC_BASE_STR_H

#include "core/base/status.h"
#include <stdbool.h>
#include <stddef.h>

struct lac_str {
    char *data; /* NULL while nothing was added; use lac_str_get for a string that is never NULL */
    size_t len;
    size_t cap;
};

void lac_str_free(struct lac_str *s);  /* leaves {0} */
void lac_str_clear(struct lac_str *s); /* keeps the memory */
void lac_str_add(struct lac_str *s, const char *text);
void lac_str_addn(struct lac_str *s, const char *bytes, size_t len);
void lac_str_addc(struct lac_str *s, char c);
void lac_str_addf(struct lac_str *s, const char *fmt, ...) LAC_PRINTF(2, 3);
void lac_str_reserve(struct lac_str *s, size_t extra);
const char *lac_str_get(const struct lac_str *s); /* "" while nothing was added */
char *lac_str_take(struct lac_str *s);            /* the bytes, owned by the caller (free); leaves {0}; never NULL */

/* Replaces each `from` (not empty) in `text` by `to`, appending the result to *s. */
void lac_str_add_replaced(struct lac_str *s, const char *text, const char *from, const char *to);

bool lac_starts_with(const char *text, const char *prefix);
bool lac_ends_with(const char *text, const char *suffix);

/* The candidate nearest to `word` by edit distance (at most a third of its length, at least 1), for "did you mean";
 * NULL when none is near. */
const char *lac_nearest(const char *word, const char *const *candidates, size_t n);

#endif
