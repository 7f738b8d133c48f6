/* mcnemar.h - do two ways of asking the same items differ? For one pair an item; with several, see permutation.h. */
#ifndef LAC_STATS_MCNEMAR_H
#define LAC_STATS_MCNEMAR_H

#include <stdint.h>

struct lac_mcnemar {
    double two_sided; /* exact, 2 P(X >= max) and at most 1, X ~ Binomial(only_first + only_second, 1/2) */
    double greater;   /* exact, one-sided: first is right more often than second */
    double mid_p;     /* two-sided mid-p: half of the weight of what was seen itself */
};

/* The test of McNemar (1947, Psychometrika 12:153) on the discordant counts: items right only in the first way
 * (English) and only in the second (target), both >= 0. Mid-p as in Fagerland, Lydersen & Laake (2013, BMC Med. Res.
 * Methodol. 13:91): the exact test errs on the safe side, mid-p is near the nominal level. All are 1 when there is no
 * discordant item. */
struct lac_mcnemar lac_mcnemar(int64_t only_first, int64_t only_second);

#endif
