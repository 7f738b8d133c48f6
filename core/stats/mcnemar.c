#include "core/stats/mcnemar.h"
#include "core/stats/binomial.h"

#include <math.h>

struct lac_mcnemar lac_mcnemar(int64_t only_first, int64_t only_second)
{
    int64_t n = only_first + only_second, most = only_first > only_second ? only_first : only_second;
    if (n == 0)
        return (struct lac_mcnemar){1, 1, 1};
    double point = lac_binomial_point(most, n, 0.5), tail = lac_binomial_tail(most, n, 0.5);
    struct lac_mcnemar test = {.two_sided = fmin(1, 2 * tail), .greater = lac_binomial_tail(only_first, n, 0.5)};
    test.mid_p = only_first == only_second ? 1 - point / 2 : test.two_sided - point;
    return test;
}
