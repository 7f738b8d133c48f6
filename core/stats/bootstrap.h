/* bootstrap.h - intervals by resampling items. */
#ifndef LAC_STATS_BOOTSTRAP_H
#define LAC_STATS_BOOTSTRAP_H

#include "core/base/status.h"
#include "core/stats/binomial.h"
#include <stddef.h>
#include <stdint.h>

struct lac_bootstrap {
    uint64_t seed;
    size_t resamples; /* 1 .. 1,000,000; 0: LAC_BOOTSTRAP_RESAMPLES */
    double level;     /* strictly between 0 and 1; 0: 0.95 */
};

/* The ends of a 95 % interval then move by about 1 % of its width from seed to seed. */
enum { LAC_BOOTSTRAP_RESAMPLES = 10000, LAC_BOOTSTRAP_RESAMPLES_MAX = 1000000 };

/* Percentile interval (Efron & Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13) of the mean of
 * values[0..n), one value an item; quantiles are interpolated linearly between order statistics. Equal seeds give
 * equal intervals. Values without variation give an interval without width: for a share near 0 or 1 take lac_wilson.
 * LAC_E_INVALID when n is 0, a value is not finite or the settings are out of range. */
enum lac_status lac_bootstrap_mean(const double *values, size_t n, const struct lac_bootstrap *how,
                                   struct lac_interval *out, struct lac_error *err);

/* The same for the mean of first[i] - second[i]: an item is drawn with both of its values. */
enum lac_status lac_bootstrap_difference(const double *first, const double *second, size_t n,
                                         const struct lac_bootstrap *how, struct lac_interval *out,
                                         struct lac_error *err);

/* Arithmetic mean; 0 when n is 0. */
double lac_mean(const double *values, size_t n);

#endif
