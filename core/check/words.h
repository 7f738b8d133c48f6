/* words.h - a set of words, each with a number, found by their bytes. Inside core/check only.
 *
 * struct lac_words w = {0}; lac_words_put(&w, "not", 3, 0); ... lac_words_free(&w);  Not thread-safe while it grows. */
#ifndef LAC_CHECK_WORDS_H
#define LAC_CHECK_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define LAC_NO_WORD ((size_t)-1)

struct lac_word {
    char *text; /* NULL: a free place */
    size_t len;
    size_t number;
};

struct lac_words {
    struct lac_word *places; /* a power of two of them, at most half of them taken */
    size_t n, size;
    size_t longest; /* bytes */
};

/* A word that is there keeps its number; an empty one is left out. */
void lac_words_put(struct lac_words *words, const char *text, size_t len, size_t number);

/* The word's number, or LAC_NO_WORD. */
size_t lac_words_find(const struct lac_words *words, const char *text, size_t len);

/* True when the word is there, or what stands in front of an apostrophe of it, apostrophe included (n'est is "n'"), or
 * behind one (qu'aucun is "aucun"). A curly one is the same. */
bool lac_words_hold(const struct lac_words *words, const char *text, size_t len);

void lac_words_free(struct lac_words *words); /* leaves {0} */

#endif
