/* world.h - what the simulated models know: an item-response model with weaknesses that are known to be there.
 *
 * p(right) = c + (1 - c) / (1 + exp(-a (skill - gap - difficulty - susceptibility * load))), the three-parameter
 * logistic model (Birnbaum 1968) with a load for what was added to the question. Pure: everything follows from the seed
 * and names. */
#ifndef LAC_SIM_WORLD_H
#define LAC_SIM_WORLD_H

#include "core/model/item.h"

struct lac_near_index; /* near.h */

struct lac_sim_world {
    uint64_t seed;
    bool no_gap; /* every language is as good as English, no weakness anywhere */
    double hard; /* added to the difficulty of items that are not prone to weakness; 0: easy */
    const struct lac_item *items;
    size_t n_items;
    const struct lac_near_index *near; /* of the items; NULL: made when a changed question comes */
};

/* What was done to the stem itself. */
enum lac_change { LAC_CHANGE_NONE, LAC_CHANGE_SPELLING, LAC_CHANGE_ORDER, LAC_CHANGE_WORDS };
const char *lac_change_name(enum lac_change change); /* "none", "spelling", "order", "words" */

/* How a known item was asked. */
struct lac_situation {
    const struct lac_item *item;
    const char *language;
    bool added;   /* something stands beside the stem, or in its place */
    int wrong;    /* index of a wrong choice that it mentions; -1: none */
    int mentions; /* how many times it mentions one, whichever; 0 exactly when `wrong` is -1 */
    enum lac_change change;
};

/* The probability that the model answers right, before style and draw. English and en-x-... are equal. A changed stem
 * costs the same little everywhere, except where the language is brittle on the item: there it leaves at most 0.05. A
 * distraction that mentions a wrong choice costs the same little everywhere, except where the language is weak on the
 * item: there it leaves at most 0.05, and the item is so easy that English keeps at least 0.97. Where the weakness is
 * deep, one mention leaves 0.4 to 0.5 and only a second one at most 0.05. */
double lac_world_right(const struct lac_sim_world *world, const char *model, const struct lac_situation *situation);

/* True when the language is weak on the item: about one in eight of the (item, language). */
bool lac_world_weak(const struct lac_sim_world *world, const struct lac_item *item, const char *language);

/* True when it is weak and the weakness is deep, about half of the weak ones: a search of two steps finds it where one
 * try does not. */
bool lac_world_deep(const struct lac_sim_world *world, const struct lac_item *item, const char *language);

/* True when the item in this language does not bear this kind of change: of the items that are prone to weakness, half
 * of the (item, language) bear only one of the three kinds. About one in ten for each kind; never without a gap. */
bool lac_world_brittle(const struct lac_sim_world *world, const struct lac_item *item, const char *language,
                       enum lac_change change);

/* A number in [0, 1) for these texts: the same for the same, independent otherwise. */
double lac_world_unit(const struct lac_sim_world *world, const char *purpose, const char *a, const void *bytes,
                      size_t len);

/* The choice a model gives to a request: the right one when the draw falls below lac_world_right; else mostly the
 * one it was distracted to. */
size_t lac_world_choice(const struct lac_sim_world *world, const char *model, const struct lac_situation *situation,
                        const void *request, size_t len);

#endif
