#include "core/base/rng.h"

#include <math.h>
#include <sys/random.h>

static uint64_t splitmix(uint64_t *state)
{
    uint64_t z = (*state += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

static uint64_t rotl(uint64_t x, int k)
{
    return (x << k) | (x >> (64 - k));
}

void lac_rng_seed(struct lac_rng *rng, uint64_t hi, uint64_t lo)
{
    uint64_t a = hi, b = lo ^ 0x6a09e667f3bcc909u; /* so that hi == lo does not cancel */
    for (int i = 0; i < 4; i++)
        rng->s[i] = splitmix(&a) ^ rotl(splitmix(&b), 31);
    if (!(rng->s[0] | rng->s[1] | rng->s[2] | rng->s[3]))
        rng->s[0] = 1;
}

uint64_t lac_rng_next(struct lac_rng *rng)
{
    uint64_t *s = rng->s;
    uint64_t result = rotl(s[0] + s[3], 23) + s[0];
    uint64_t t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotl(s[3], 45);
    return result;
}

uint64_t lac_rng_below(struct lac_rng *rng, uint64_t n)
{
    uint64_t reject = -n % n; /* the values that would make the low residues likelier */
    uint64_t x;
    do
        x = lac_rng_next(rng);
    while (x < reject);
    return x % n;
}

double lac_rng_real(struct lac_rng *rng)
{
    return (double)(lac_rng_next(rng) >> 11) * 0x1.0p-53;
}

double lac_rng_normal(struct lac_rng *rng)
{
    double u = 1.0 - lac_rng_real(rng); /* Box-Muller; never log(0) */
    return sqrt(-2.0 * log(u)) * cos(6.283185307179586 * lac_rng_real(rng));
}

void lac_rng_permutation(struct lac_rng *rng, size_t *order, size_t n)
{
    for (size_t i = 0; i < n; i++)
        order[i] = i;
    for (size_t i = n; i > 1; i--) {
        size_t j = (size_t)lac_rng_below(rng, i);
        size_t spare = order[i - 1];
        order[i - 1] = order[j];
        order[j] = spare;
    }
}

uint64_t lac_rng_entropy(void)
{
    uint64_t value = 0;
    if (getrandom(&value, sizeof value, 0) != sizeof value)
        value = 0x9e3779b97f4a7c15u;
    return value;
}
