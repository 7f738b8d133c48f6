#include "core/check/sum.h"

void lac_sum_add(struct lac_sum *sum, double part)
{
    if (sum->n == LAC_SUM_PARTS)
        sum->parts[sum->n - 1] += part;
    else
        sum->parts[sum->n++] = part;
}

void lac_sum_multiply(struct lac_sum *sum, double power)
{
    double times = 0;
    while (sum->n > 0 && sum->parts[sum->n - 1] < power)
        times += sum->parts[--sum->n];
    lac_sum_add(sum, (times > 0 ? times : 1) * power);
}

double lac_sum_value(const struct lac_sum *sum)
{
    double value = 0;
    for (size_t i = 0; i < sum->n; i++)
        value += sum->parts[i];
    return value;
}
