/* bh.h - many tests at once: the false discovery rate. */
#ifndef LAC_STATS_BH_H
#define LAC_STATS_BH_H

#include <stddef.h>

/* Benjamini & Hochberg (1995, J. R. Statist. Soc. B 57:289): adjusted[i] is the smallest rate at which p[i] is still
 * called a discovery, min over p[j] >= p[i] of m p[j] / rank(j), at most 1. NaN stands for "not tested": it stays NaN
 * and does not count in m. The arrays have n entries and may be the same. Valid for independent and positively
 * dependent tests. */
void lac_bh_adjust(const double *p, double *adjusted, size_t n);

#endif
