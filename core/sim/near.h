/* near.h - which known stem a changed question is nearest to, and what was changed. Pure. */
#ifndef LAC_SIM_NEAR_H
#define LAC_SIM_NEAR_H

#include "core/sim/world.h"

/* The stems of the items by their letters, made once: comparing a line with 640 of them then takes some 20 µs. The
 * items must outlive it. */
struct lac_near_index *lac_near_index_new(const struct lac_item *items, size_t n);
void lac_near_index_free(struct lac_near_index *index); /* NULL is fine */

struct lac_near {
    const struct lac_item *item; /* NULL: none is near enough */
    const struct lac_wording *wording;
    double score;
};

/* Score: share of letter trigrams (marks, case and width aside) that line and stem have in common (Dice), or most of
 * the stem's share where the line holds more than the stem; plus half of the share of the wording's choices that stand
 * in `around`. The best must score 0.45 and lead the best stem of any other item by 0.03. */
struct lac_near lac_near_find(const struct lac_near_index *index, const char *line, size_t len, const char *around,
                              bool english_only);

/* What was done to a stem: nothing but spelling (each word in its place, and near to what it was), order (nearly all
 * words are there, in another order), or words. */
enum lac_change lac_change_of(const char *stem, const char *line, size_t len);

#endif
