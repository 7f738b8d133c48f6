/* bench.h - what the measuring programs share: medians over repeats in which ours and the peer take turns, and the
 * table.
 */
#ifndef TESTS_BENCH_BENCH_H
#define TESTS_BENCH_BENCH_H

#include <stdio.h>
#include <stdlib.h>

enum { REPEATS = 7 };

/* One number of ours and of the peer in each repeat. */
struct series {
    double ours[REPEATS], peer[REPEATS];
};

static inline int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static inline double median(double *values)
{
    qsort(values, REPEATS, sizeof *values, by_size);
    return values[REPEATS / 2];
}

static inline void print_head(void)
{
    printf("%-34s %-16s %10s %10s %7s\n", "what", "unit", "ours", "peer", "ratio");
}

/* Reorders the series. */
static inline void print_row(const char *what, const char *unit, struct series *series)
{
    double ours = median(series->ours), peer = median(series->peer);
    printf("%-34s %-16s %10.2f %10.2f %7.2f\n", what, unit, ours, peer, ours / peer);
    fflush(stdout);
}

/* Ends the program: a measurement that went wrong has no number. */
#define MUST(condition)                                                                                                \
    do {                                                                                                               \
        if (!(condition)) {                                                                                            \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition);                                            \
            exit(1);                                                                                                   \
        }                                                                                                              \
    } while (0)

#endif
