/* cosine.c - the cosine of two embeddings, ours in lanes, beside the double loop that everybody would write. */
#include "bench.h"

#include "core/base/clock.h"
#include "core/check/cosine.h"

#include <math.h>

enum { MOST = 4096, ROUNDS = 20000 };

static float a[MOST + 8], b[MOST + 8];
static volatile double sink;

static __attribute__((noinline)) double naive(const float *x, const float *y, size_t n)
{
    double xy = 0, xx = 0, yy = 0;
    for (size_t i = 0; i < n; i++) {
        xy += (double)x[i] * (double)y[i];
        xx += (double)x[i] * (double)x[i];
        yy += (double)y[i] * (double)y[i];
    }
    return xy / (sqrt(xx) * sqrt(yy));
}

static double nanoseconds(double (*cosine)(const float *, const float *, size_t), size_t n)
{
    double began = (double)lac_clock_us(), sum = 0;
    for (int i = 0; i < ROUNDS; i++)
        sum += cosine(a + i % 8, b, n);
    sink = sum;
    return ((double)lac_clock_us() - began) * 1000 / ROUNDS;
}

int main(void)
{
    static const size_t sizes[] = {384, 1536, 4096};
    for (int i = 0; i < MOST + 8; i++) {
        a[i] = (float)((i * 7919 % 1000) / 1000.0 - 0.5);
        b[i] = (float)((i * 104729 % 1000) / 1000.0 - 0.5);
    }
    print_head();
    for (size_t k = 0; k < 3; k++) {
        struct series series;
        char what[64];
        for (int i = 0; i < REPEATS; i++) {
            series.ours[i] = nanoseconds(lac_cosine, sizes[k]);
            series.peer[i] = nanoseconds(naive, sizes[k]);
        }
        MUST(fabs(lac_cosine(a, b, sizes[k]) - naive(a, b, sizes[k])) < 1e-12);
        snprintf(what, sizeof what, "cosine, %zu numbers", sizes[k]);
        print_row(what, "ns", &series);
    }
    return 0;
}
