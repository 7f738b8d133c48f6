#include "core/stats/binomial.h"

#include <math.h>
#include <stdbool.h>

double lac_normal_z(double level)
{
    double low = 0, high = 40; /* erfc is 0 in doubles long before 40 */
    for (int i = 0; i < 200 && low < high; i++) {
        double mid = low + (high - low) / 2;
        if (mid <= low || mid >= high)
            break;
        if (erfc(mid * M_SQRT1_2) > 1 - level)
            low = mid;
        else
            high = mid;
    }
    return high;
}

enum lac_status lac_wilson(int64_t right, int64_t n, double level, struct lac_interval *out, struct lac_error *err)
{
    if (n < 1 || right < 0 || right > n)
        return lac_fail(err, LAC_E_INVALID, "no share: %lld right of %lld", (long long)right, (long long)n);
    if (!(level > 0 && level < 1))
        return lac_fail(err, LAC_E_INVALID, "a confidence level must lie between 0 and 1, not %g", level);
    double z = lac_normal_z(level), z2 = z * z, size = (double)n, share = (double)right / size;
    double middle = (share + z2 / (2 * size)) / (1 + z2 / size);
    double half = z / (1 + z2 / size) * sqrt(share * (1 - share) / size + z2 / (4 * size * size));
    out->low = right == 0 ? 0 : fmax(0, middle - half); /* 0 and 1 exactly, where rounding would leave a speck */
    out->high = right == n ? 1 : fmin(1, middle + half);
    return LAC_OK;
}

/* log(x!) by Stirling's series (DLMF 5.11.1) behind the table: lgamma writes a global and is a few digits worse. */
static double log_factorial(int64_t x)
{
    static const double small[] = {1, 1, 2, 6, 24, 120, 720, 5040, 40320, 362880, 3628800, 39916800, 479001600};
    if (x < (int64_t)(sizeof small / sizeof *small))
        return log(small[x]);
    double y = (double)x, y2 = y * y;
    return y * log(y) - y + 0.5 * log(2 * M_PI * y) +
           (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - 1.0 / (1188 * y2)) / y2) / y2) / y2) / y;
}

double lac_binomial_point(int64_t k, int64_t n, double p)
{
    if (k < 0 || k > n)
        return 0;
    if (p <= 0 || p >= 1)
        return k == (p <= 0 ? 0 : n);
    return exp(log_factorial(n) - log_factorial(k) - log_factorial(n - k) + (double)k * log(p) +
               (double)(n - k) * log1p(-p));
}

/* Sum of the points first, first + step, ... to the end of 0 .. n, each from the one before; the points fall from the
 * mode outward, so what is left once they vanish beside the sum is nothing. */
static double sum_outward(int64_t first, int step, int64_t n, double p)
{
    double point = lac_binomial_point(first, n, p), sum = 0, odds = p / (1 - p);
    for (int64_t k = first; k >= 0 && k <= n && point > sum * 1e-18; k += step) {
        sum += point;
        point *= step > 0 ? odds * (double)(n - k) / (double)(k + 1) : (double)k / (odds * (double)(n - k + 1));
    }
    return sum;
}

double lac_binomial_tail(int64_t k, int64_t n, double p)
{
    if (k <= 0)
        return 1;
    if (k > n)
        return 0;
    if (p <= 0 || p >= 1)
        return p >= 1;
    bool above_mode = (double)k > (double)n * p;
    return above_mode ? sum_outward(k, 1, n, p) : 1 - sum_outward(k - 1, -1, n, p);
}
