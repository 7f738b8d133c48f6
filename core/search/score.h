/* score.h - values, thresholds and their order. */
#ifndef LAC_SEARCH_SCORE_H
#define LAC_SEARCH_SCORE_H

#include "core/search/branch.h"

#define LAC_VALUE_SLACK 1e-9 /* V >= theta is compared with this much room, for sums of fractions */

bool lac_reaches(double value, double threshold); /* false for a value that is not finite */

/* Accuracy still possible: right votes so far plus all that are left, of `votes`, reaches 1 - epsilon. */
bool lac_english_possible(const struct lac_tally *english, int votes, double epsilon);

/* <0 when a comes first: V descending, margin descending, id ascending. */
int lac_node_order(const struct lac_node *a, const struct lac_node *b);

/* Warnings about thresholds that say nothing with this many votes (V takes votes + 1 values): appends one sentence a
 * line to *out; nothing when all is well. `score` gives V of two tallies. */
void lac_threshold_warnings(struct lac_str *out, const struct lac_search_options *options,
                            double (*score)(void *user, const struct lac_tally *, const struct lac_tally *),
                            void *user);

#endif
