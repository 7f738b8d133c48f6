#include "core/stats/permutation.h"
#include "core/base/alloc.h"

#include <math.h>
#include <stdlib.h>

static int64_t magnitude(int64_t x)
{
    return x < 0 ? -x : x;
}

static int64_t gcd(int64_t a, int64_t b)
{
    while (b) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

/* What the differences have in common: the total, the largest sum of signs, the step between possible sums. */
struct shape {
    int64_t total, range, step;
    size_t informed;
};

static struct shape shape_of(const int *differences, size_t n)
{
    struct shape shape = {0};
    for (size_t i = 0; i < n; i++) {
        shape.total += differences[i];
        shape.range += magnitude(differences[i]);
        shape.step = gcd(shape.step, magnitude(differences[i]));
        shape.informed += differences[i] != 0;
    }
    return shape;
}

/* weights[s] = P(the magnitudes with a plus sign add up to s x step), s = 0 .. range / step. */
static double *plus_sums(const int *differences, size_t n, const struct shape *shape)
{
    int64_t size = shape->range / shape->step, reached = 0;
    double *weights = lac_alloc_zero((size_t)size + 1, sizeof *weights);
    weights[0] = 1;
    for (size_t i = 0; i < n; i++) {
        int64_t m = magnitude(differences[i]) / shape->step;
        if (m == 0)
            continue;
        reached += m;
        for (int64_t s = reached; s >= 0; s--)
            weights[s] = 0.5 * (weights[s] + (s >= m ? weights[s - m] : 0));
    }
    return weights;
}

enum lac_status lac_sign_flip(const int *differences, size_t n, struct lac_sign_flip *out, struct lac_error *err)
{
    struct shape shape = shape_of(differences, n);
    *out = (struct lac_sign_flip){shape.total, shape.informed, 1, 1, 1};
    if (shape.informed == 0)
        return LAC_OK;
    int64_t size = shape.range / shape.step;
    if (size > LAC_SIGN_FLIP_WORK / (int64_t)shape.informed)
        return lac_fail(err, LAC_E_LIMIT, "%zu differences with a sum of %lld are too many for the exact test",
                        shape.informed, (long long)shape.range);
    double *weights = plus_sums(differences, n, &shape);
    int64_t seen = (shape.range + shape.total) / 2 / shape.step; /* sum = 2 x plus - range */
    double above = 0, below = 0;
    for (int64_t s = size; s >= seen; s--)
        above += weights[s];
    for (int64_t s = 0; s <= seen; s++)
        below += weights[s];
    free(weights);
    out->greater = fmin(1, above);
    out->less = fmin(1, below);
    out->two_sided = fmin(1, 2 * fmin(above, below)); /* the distribution is symmetric about 0 */
    return LAC_OK;
}
