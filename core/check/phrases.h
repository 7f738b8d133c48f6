/* phrases.h - a list of names and sayings, looked for in texts all at once. */
#ifndef LAC_CHECK_PHRASES_H
#define LAC_CHECK_PHRASES_H

#include <stddef.h>

struct lac_phrases; /* immutable once made */

/* Blank ones and single ASCII characters are left out. */
struct lac_phrases *lac_phrases_new(const char *const *phrases, size_t n);
void lac_phrases_free(struct lac_phrases *phrases); /* NULL is fine */

/* The phrases that `text` mentions, as lac_mentions finds them (folded, at word boundaries), each once, by their places
 * in the list, rising; up to `max` go to `found`. Returns how many there are. `phrases` may be NULL: none. */
size_t lac_phrases_find(const struct lac_phrases *phrases, const char *text, size_t *found, size_t max);

#endif
