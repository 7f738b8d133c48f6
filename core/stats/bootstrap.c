#include "core/stats/bootstrap.h"
#include "core/base/alloc.h"
#include "core/base/rng.h"

#include <math.h>
#include <stdlib.h>

double lac_mean(const double *values, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += values[i];
    return n ? sum / (double)n : 0;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* The q-quantile of sorted[0..n) between its order statistics (type 7 of Hyndman & Fan 1996). */
static double quantile(const double *sorted, size_t n, double q)
{
    double at = q * (double)(n - 1);
    size_t low = (size_t)at, high = low + 1 < n ? low + 1 : low;
    return sorted[low] + (at - (double)low) * (sorted[high] - sorted[low]);
}

static enum lac_status check(const double *values, size_t n, const struct lac_bootstrap *how, struct lac_error *err)
{
    if (n == 0)
        return lac_fail(err, LAC_E_INVALID, "no values to resample");
    if (how->resamples > LAC_BOOTSTRAP_RESAMPLES_MAX)
        return lac_fail(err, LAC_E_INVALID, "%zu resamples are more than %d", how->resamples,
                        LAC_BOOTSTRAP_RESAMPLES_MAX);
    if (how->level != 0 && !(how->level > 0 && how->level < 1))
        return lac_fail(err, LAC_E_INVALID, "a confidence level must lie between 0 and 1, not %g", how->level);
    for (size_t i = 0; i < n; i++)
        if (!isfinite(values[i]))
            return lac_fail(err, LAC_E_INVALID, "value %zu is not a finite number", i + 1);
    return LAC_OK;
}

enum lac_status lac_bootstrap_mean(const double *values, size_t n, const struct lac_bootstrap *how,
                                   struct lac_interval *out, struct lac_error *err)
{
    enum lac_status status = check(values, n, how, err);
    if (status != LAC_OK)
        return status;
    size_t resamples = how->resamples ? how->resamples : LAC_BOOTSTRAP_RESAMPLES;
    double level = how->level != 0 ? how->level : 0.95;
    double *means = lac_alloc(resamples * sizeof *means);
    struct lac_rng rng;
    lac_rng_seed(&rng, how->seed, 0);
    for (size_t r = 0; r < resamples; r++) {
        double sum = 0;
        for (size_t i = 0; i < n; i++)
            sum += values[lac_rng_below(&rng, n)];
        means[r] = sum / (double)n;
    }
    qsort(means, resamples, sizeof *means, by_value);
    out->low = quantile(means, resamples, (1 - level) / 2);
    out->high = quantile(means, resamples, (1 + level) / 2);
    free(means);
    return LAC_OK;
}

enum lac_status lac_bootstrap_difference(const double *first, const double *second, size_t n,
                                         const struct lac_bootstrap *how, struct lac_interval *out,
                                         struct lac_error *err)
{
    double *differences = lac_alloc(n * sizeof *differences);
    for (size_t i = 0; i < n; i++)
        differences[i] = first[i] - second[i];
    enum lac_status status = lac_bootstrap_mean(differences, n, how, out, err);
    free(differences);
    return status;
}
