/* draw.h - draws: the same question asked in another way.
 *
 * A draw is (permutation of the choices, variant of the instruction, ordered set of worked examples). It is the same
 * on both sides of a pair, so that nothing but the language differs. The variant and the examples depend on
 * (seed, number) alone, which lets servers reuse a cached prefix from item to item; the permutation depends on
 * (seed, item, model, number). Two draws never lead to the same request: with LAC_ASK_TEXT the choices are not in the
 * prompt, so their order does not make a draw. */
#ifndef LAC_RUN_DRAW_H
#define LAC_RUN_DRAW_H

#include "core/base/rng.h"
#include "core/check/answer.h"
#include "core/model/item.h"

enum { LAC_EXAMPLES_MAX = 8, LAC_DRAWS_MAX = 64 };

struct lac_draw {
    size_t variant; /* of the instruction, modulo what a language has */
    size_t n_examples;
    size_t examples[LAC_EXAMPLES_MAX]; /* indices into the languages' worked examples */
    size_t example_shift;              /* where the gold of the first example stands, for LAC_ASK_LETTER */
    size_t order[LAC_CHOICES_MAX];     /* order[shown position] = index of the choice */
    size_t n;                          /* choices */
};

struct lac_draw_space {
    uint64_t seed;
    enum lac_ask ask;
    size_t variants;   /* instruction variants in every language */
    size_t pool;       /* worked examples in every language */
    size_t n_examples; /* shown, <= LAC_EXAMPLES_MAX and <= pool */
    size_t shifts; /* places where the gold of a worked example may stand: the least choices of one; 0 is taken as 1 */
};

/* Fills draws[0..count-1], all distinct, for an item and a model's name. Returns how many there are: fewer than asked
 * for when the space is too small. */
size_t lac_draws(const struct lac_draw_space *space, const struct lac_item *item, const char *model,
                 struct lac_draw *draws, size_t count);

/* Position at which the draw shows the choice with this index. */
size_t lac_draw_position(const struct lac_draw *draw, size_t choice);

/* A permutation of the item's choices in which those that speak of others keep their place. */
void lac_choice_order(struct lac_rng *rng, const struct lac_item *item, size_t order[LAC_CHOICES_MAX]);

#endif
