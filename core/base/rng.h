/* rng.h - the only source of randomness: xoshiro256++ (Blackman & Vigna 2018), seeded from a 128-bit key by
 * splitmix64, so that equal keys give equal streams on every machine. */
#ifndef LAC_BASE_RNG_H
#define LAC_BASE_RNG_H

#include <stddef.h>
#include <stdint.h>

struct lac_rng {
    uint64_t s[4];
};

void lac_rng_seed(struct lac_rng *rng, uint64_t hi, uint64_t lo);
uint64_t lac_rng_next(struct lac_rng *rng);
uint64_t lac_rng_below(struct lac_rng *rng, uint64_t n); /* uniform in 0 .. n-1, without bias; n >= 1 */
double lac_rng_real(struct lac_rng *rng);                /* uniform in [0, 1), 53 bits */
double lac_rng_normal(struct lac_rng *rng);              /* mean 0, deviation 1 */

/* order[0..n-1] becomes a uniform random permutation of 0 .. n-1 (Fisher-Yates). */
void lac_rng_permutation(struct lac_rng *rng, size_t *order, size_t n);

/* Seconds-free entropy from the operating system, for run ids only. */
uint64_t lac_rng_entropy(void);

#endif
