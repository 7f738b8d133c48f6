/* cosine.h - the angle between two embeddings. Pure. */
#ifndef LAC_CHECK_COSINE_H
#define LAC_CHECK_COSINE_H

#include <stddef.h>

/* Cosine of two vectors of n numbers, -1 .. 1; 0 when one has no length or a number is none. Each sum
 * is eight sums of doubles, of every eighth number: the result is the same on every machine, since a product of two
 * floats is exact in a double, fused with its addition or not. */
double lac_cosine(const float *a, const float *b, size_t n);

#endif
