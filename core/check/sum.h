/* sum.h - a number that is said in parts: 3 times 100 and 5. Inside core/check only.
 *
 * struct lac_sum s = {0}; lac_sum_add(&s, 3); lac_sum_multiply(&s, 100); lac_sum_add(&s, 5); lac_sum_value(&s) */
#ifndef LAC_CHECK_SUM_H
#define LAC_CHECK_SUM_H

#include <stddef.h>

enum { LAC_SUM_PARTS = 16 };

struct lac_sum {
    double parts[LAC_SUM_PARTS];
    size_t n;
};

void lac_sum_add(struct lac_sum *sum, double part);

/* Multiplies the last parts, as far as they are less than the power; where there is none it is added itself: "two
 * hundred thousand", "a million and a thousand", 三億五千万. */
void lac_sum_multiply(struct lac_sum *sum, double power);

double lac_sum_value(const struct lac_sum *sum);

#endif
