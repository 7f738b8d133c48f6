/* quantile.h - where a bar stands between what shall pass and what shall not. Pure. */
#ifndef LAC_STATS_QUANTILE_H
#define LAC_STATS_QUANTILE_H

#include <stddef.h>

/* The highest of the sorted values (ascending, n >= 1) below which at most the share q (0 .. 1) of them lies: the
 * inverse of the empirical distribution from above, so that a bar there refuses no more than was said. */
double lac_quantile(const double *sorted, size_t n, double q);

/* The share of the sorted values that lies below `bar`, and the share that does not; 0 for n = 0. O(log n). */
double lac_share_below(const double *sorted, size_t n, double bar);
double lac_share_from(const double *sorted, size_t n, double bar);

/* Sorts ascending. Values must be finite. */
void lac_sort_numbers(double *values, size_t n);

#endif
