/* doubt.h - where a reply denies something, or only supposes it. Inside core/check only. */
#ifndef LAC_CHECK_DOUBT_H
#define LAC_CHECK_DOUBT_H

#include "core/base/vec.h"
#include "core/check/reader.h"

/* Places are bytes of the text from which the views were made, [from, to), in no order. */
struct lac_doubt {
    size_t from, to;
};

struct lac_doubts {
    struct lac_doubt *at;
    size_t n, cap;
};

/* Finds those in plain[from, to): words of denial and matches of patterns.negation of the readers (n of them), but for
 * what stands in a match of patterns.hedge. `plain`
 * and `folded` are views of the same text. Freed with lac_vec_free. */
void lac_doubts_find(struct lac_doubts *out, const struct lac_reader *const *readers, size_t n,
                     const struct lac_view *plain, const struct lac_view *folded, size_t from, size_t to);

/* True when one of them begins in bytes [from, to). */
bool lac_doubts_within(const struct lac_doubts *doubts, size_t from, size_t to);

#endif
