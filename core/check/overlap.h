/* overlap.h - what of a translation is still the English text. Pure. */
#ifndef LAC_CHECK_OVERLAP_H
#define LAC_CHECK_OVERLAP_H

#include "core/check/counting.h"
#include <stddef.h>

struct lac_overlap {
    size_t words;  /* of the target that a translator was to translate */
    size_t shared; /* of these, how many stand in the English text, too */
    size_t run;    /* longest row of shared ones, names and numbers between them not counted */
};

/* Words are runs of letters, marks and digits, with apostrophes and hyphens inside; a row of letters of a script
 * without spaces is one word, and so is what only a mark of such a script parts. What may stay as it is counts neither
 * as a word nor as shared: tokens with digits and units behind them, single letters, abbreviations (capitals from the
 * second letter on), what is written as programs, formulas and addresses are (len(x), \frac, mol/L), and names: what
 * both sides write with a capital, and English nowhere without. Compared are words of ASCII letters, without regard to
 * case: an English word with another letter is a loan that other languages have, too. Units are those of the target's
 * language (`counting`; NULL: symbols only). */
void lac_overlap(const char *english, size_t english_len, const char *target, size_t target_len,
                 const struct lac_counting *counting, struct lac_overlap *out);

#endif
