/* similarity.h - how near two texts are. Pure. */
#ifndef LAC_CHECK_SIMILARITY_H
#define LAC_CHECK_SIMILARITY_H

#include <stddef.h>

/* chrF2 (Popovic 2015): F-score (beta 2) over character n-grams of order 1..6, white space left out, averaged over the
 * orders for which both texts have n-grams: what sacreBLEU 2 gives for a sentence, divided by 100. 0..1; 1 for two
 * empty texts. Texts are compared as they are (fold before, if wanted). */
double lac_chrf(const char *hypothesis, size_t hypothesis_len, const char *reference, size_t reference_len);

/* Levenshtein distance in characters over the longer length; 0 equal .. 1. Texts above 2,000 characters are cut there.
 */
double lac_edit_distance(const char *a, size_t a_len, const char *b, size_t b_len);

#endif
