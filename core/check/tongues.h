/* tongues.h - which language a text is in.
 *
 * What a language looks like is learnt from its own file: the texts and words there give the letters that follow one
 * another (two and three in a row, edges of words among them) and the words themselves their weights, against the other
 * languages of the same script (naive Bayes). Names count for nothing: words with a capital inside of a sentence. */
#ifndef LAC_CHECK_TONGUES_H
#define LAC_CHECK_TONGUES_H

#include "core/model/value.h"
#include <stdbool.h>
#include <stddef.h>

/* All languages that are known. Nothing changes in it once it is made: threads may share it. */
struct lac_tongues;

/* From tables of language packages; those that have no script or too few words are left out. Copies what it needs. A
 * few milliseconds for all that are shipped. */
struct lac_tongues *lac_tongues_new(const struct lac_value *const *languages, size_t n);
void lac_tongues_free(struct lac_tongues *tongues); /* NULL is fine */

#define LAC_TONGUE_UNKNOWN "und" /* as BCP-47 has it */

struct lac_tongue_guess {
    const char *code; /* the likeliest language beside the one that was asked; LAC_TONGUE_UNKNOWN where its words, ""
                         where its letters tell that it is another that nobody here knows. Lives as long as the
                         tongues */
    double lead;      /* how much likelier that one is, as a natural logarithm; below 0: the one that was asked is */
    size_t strange;   /* letters that the one that was asked does not use, as its file says */
    size_t words;     /* different ones that were looked at */
};

/* Compares the language `asked` ("pt-BR" is pt, "en-x-placebo" en) with the others of its script. False where it is not
 * known, or nothing can be said: no word of its script, and no other language to compare with. The text is taken as
 * far as it takes to be sure, 40 words at most; about a microsecond for a sentence. */
bool lac_tongues_guess(const struct lac_tongues *tongues, const char *asked, const char *text, size_t len,
                       struct lac_tongue_guess *out);

#endif
