/* tongue_word.h - the words of a text as they tell its language: letters and marks, small. Inside core/check only. */
#ifndef LAC_CHECK_TONGUE_WORD_H
#define LAC_CHECK_TONGUE_WORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    LAC_TONGUE_WORD_MAX = 24,   /* characters; the rest of a longer word is passed over */
    LAC_TONGUE_LETTERS = 0x2000 /* characters below it are looked up, others asked for: no alphabet stands above */
};

/* Of each letter or mark its small form; 0 for all else. Letters that only modify (ʼ) part words like an apostrophe. */
struct lac_tongue_letters {
    uint16_t small[LAC_TONGUE_LETTERS];
    uint16_t bare[LAC_TONGUE_LETTERS]; /* without its marks; 0 for a mark alone */
};
void lac_tongue_letters_fill(struct lac_tongue_letters *letters);

struct lac_tongue_word {
    uint32_t at[LAC_TONGUE_WORD_MAX];
    size_t n;
    bool name; /* has a capital, and not because a sentence begins */
};

struct lac_tongue_text {
    const struct lac_tongue_letters *letters;
    const char *text;
    size_t len, pos;
    bool inside; /* of a sentence */
};

/* The next word; false at the end. What is quoted and placeholders ({stem}) are no words, nor is what has digits. */
bool lac_tongue_word_next(struct lac_tongue_text *text, struct lac_tongue_word *out);

/* The word without the marks that many leave out (Latin and Cyrillic ones); false where it has none of them. */
bool lac_tongue_word_bare(const struct lac_tongue_letters *letters, const struct lac_tongue_word *word,
                          struct lac_tongue_word *out);

/* The small form of a letter or mark, 0 for any other character. */
uint32_t lac_tongue_small(const struct lac_tongue_letters *letters, uint32_t cp);

#endif
