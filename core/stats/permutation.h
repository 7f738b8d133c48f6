/* permutation.h - the sign-flip test of paired differences, the unit being the item. */
#ifndef LAC_STATS_PERMUTATION_H
#define LAC_STATS_PERMUTATION_H

#include "core/base/status.h"
#include <stddef.h>
#include <stdint.h>

struct lac_sign_flip {
    int64_t total;    /* sum of the differences as seen */
    size_t informed;  /* differences that are not 0; flipping the others changes nothing */
    double two_sided; /* P(|sum| >= |total|) over all equally likely assignments of signs */
    double greater;   /* P(sum >= total): first side above second */
    double less;      /* P(sum <= total) */
};

enum { LAC_SIGN_FLIP_WORK = 1 << 30 }; /* informed x sum of |difference| / gcd: about a second */

/* Exact test that differences[0..n) (an item's right answers on the first side minus those on the second, with as many
 * asked on both) are as likely to have the other sign. Fisher, The Design of Experiments (1935), section 21; the null
 * distribution is built sum by sum, not by enumeration, so it is exact for any n and draws nothing. n may be 0: all p
 * are 1. LAC_E_LIMIT above LAC_SIGN_FLIP_WORK. */
enum lac_status lac_sign_flip(const int *differences, size_t n, struct lac_sign_flip *out, struct lac_error *err);

#endif
