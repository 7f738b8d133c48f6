/* binomial.h - shares of right answers: their interval, and how likely chance alone gives them. */
#ifndef LAC_STATS_BINOMIAL_H
#define LAC_STATS_BINOMIAL_H

#include "core/base/status.h"
#include <stdint.h>

/* low <= high; what they enclose is said by the function that fills them. */
struct lac_interval {
    double low, high;
};

/* Wilson's score interval (Wilson 1927, JASA 22:209) for the share right / n, at a confidence `level` strictly between
 * 0 and 1, such as 0.95. Stays inside 0 .. 1 and keeps a width when right is 0 or n. LAC_E_INVALID when n < 1, right
 * is not 0 .. n or the level is out of range. */
enum lac_status lac_wilson(int64_t right, int64_t n, double level, struct lac_interval *out, struct lac_error *err);

/* P(X = k) for X ~ Binomial(n, p); n >= 0, p in 0 .. 1. 0 outside of 0 .. n. */
double lac_binomial_point(int64_t k, int64_t n, double p);

/* P(X >= k) for X ~ Binomial(n, p), the one-sided exact test of "better than chance p". O(n). Relative error below
 * 1e-13 for n up to 50 and 1e-10 up to 10,000. */
double lac_binomial_tail(int64_t k, int64_t n, double p);

/* The z with P(|Z| <= z) = level for a standard normal Z; level strictly between 0 and 1. */
double lac_normal_z(double level);

#endif
