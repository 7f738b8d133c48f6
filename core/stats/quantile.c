#include "core/stats/quantile.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

double lac_quantile(const double *sorted, size_t n, double q)
{
    assert(n > 0 && q >= 0 && q <= 1);
    double place =
        floor(q * (double)n + 1e-9); /* 0.07 x 100 is a little more than 7, and 0.29 x 100 a little less than 29 */
    return sorted[place < (double)n ? (size_t)place : n - 1];
}

static size_t below(const double *sorted, size_t n, double bar)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (sorted[middle] < bar)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

double lac_share_below(const double *sorted, size_t n, double bar)
{
    return n ? (double)below(sorted, n, bar) / (double)n : 0;
}

double lac_share_from(const double *sorted, size_t n, double bar)
{
    return n ? (double)(n - below(sorted, n, bar)) / (double)n : 0;
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

void lac_sort_numbers(double *values, size_t n)
{
    if (n > 1)
        qsort(values, n, sizeof *values, ascending);
}
