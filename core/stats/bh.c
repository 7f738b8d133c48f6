#include "core/stats/bh.h"
#include "core/base/alloc.h"

#include <math.h>
#include <stdlib.h>

struct entry {
    double p;
    size_t at;
};

static int by_p(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    if (x->p != y->p)
        return x->p < y->p ? -1 : 1;
    return (x->at > y->at) - (x->at < y->at);
}

void lac_bh_adjust(const double *p, double *adjusted, size_t n)
{
    struct entry *tested = lac_alloc(n * sizeof *tested);
    size_t m = 0;
    for (size_t i = 0; i < n; i++) {
        if (isnan(p[i]))
            adjusted[i] = NAN;
        else
            tested[m++] = (struct entry){p[i], i};
    }
    if (m)
        qsort(tested, m, sizeof *tested, by_p);
    double least = 1;
    for (size_t rank = m; rank > 0; rank--) {
        least = fmin(least, tested[rank - 1].p * (double)m / (double)rank);
        adjusted[tested[rank - 1].at] = least;
    }
    free(tested);
}
