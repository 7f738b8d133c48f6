/* places.h - the words of a text that may be changed without changing what is asked: for strategies that keep the
 * length.
 *
 * What stands in quotation marks stays, and so does every phrase of `keep` (names of choices) wherever it is mentioned.
 * Pure. */
#ifndef LAC_CHECK_PLACES_H
#define LAC_CHECK_PLACES_H

#include "core/base/str.h"
#include "core/base/vec.h"

struct lac_place {
    size_t from, to; /* bytes [from, to) of the text */
    size_t phrase;   /* index of the phrase that stands there; 0 for words */
};
struct lac_places {
    LAC_VEC(struct lac_place) list;
};

/* Appends the free words in their order: runs of letters and marks, without those that hold a digit. In a script
 * without spaces a run between other characters counts as one word. `keep` may be NULL when n_keep is 0. */
void lac_free_words(const char *text, const char *const *keep, size_t n_keep, struct lac_places *out);

/* Appends the free places where one of the phrases stands as words of its own (as lac_mentions finds them): from left
 * to right, of those that begin at one place the longest, no two overlapping. Of equal phrases the first counts. */
void lac_places(const char *text, const char *const *phrases, size_t n, const char *const *keep, size_t n_keep,
                struct lac_places *out);

/* Appends `word` with the capitals of `like`: all capitals where `like` has two or more letters and no small one, a
 * capital first letter where `like` begins with one, else as it is. */
void lac_recase(struct lac_str *out, const char *word, const char *like);

#endif
