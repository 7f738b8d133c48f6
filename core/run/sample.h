/* sample.h - which items of a source are asked. Pure. */
#ifndef LAC_RUN_SAMPLE_H
#define LAC_RUN_SAMPLE_H

#include "core/model/item.h"

enum lac_sample {
    LAC_SAMPLE_PLAIN,   /* any */
    LAC_SAMPLE_SUBJECT, /* each subject by its share of the source */
    LAC_SAMPLE_EVEN,    /* each subject alike, as far as it has items */
};

/* "plain", "subject", "even"; false for another word. */
bool lac_sample_parse(const char *word, enum lac_sample *out);

/* Keeps `limit` items (0: all), drawn by seed, in the source's order. Returns how many. An item's lot depends on the
 * seed and on what it says, not on where it stands, and a smaller sample is part of a larger one. Shares are rounded
 * by the divisors of Sainte-Lague (1910). Items without a subject are a subject of their own. */
size_t lac_sample_take(struct lac_item *items, size_t n, size_t limit, uint64_t seed, enum lac_sample how);

#endif
