/* frontier.h - the children that a branch has listed: their edits, ids and texts, and the chunk in hand.
 *
 * Of equal texts in one branch the first stays. Two nodes are equal when their English text is, and what strategies
 * gave as target text is too: a text with a target of its own is another find than the same text to be translated. */
#ifndef LAC_SEARCH_FRONTIER_H
#define LAC_SEARCH_FRONTIER_H

#include "core/base/arena.h"
#include "core/base/map.h"
#include "core/base/vec.h"
#include "core/search/branch.h"

enum lac_stage { LAC_STAGE_NEW, LAC_STAGE_CHECK, LAC_STAGE_ENGLISH, LAC_STAGE_TRANSLATE, LAC_STAGE_TARGET };

/* A node with what only the search knows of it. `node` comes first: a lac_node of a branch is always one of these. */
struct lac_child {
    struct lac_node node;
    const char **given; /* of each edit: the target text that its strategy gave, marked; or NULL */
    enum lac_stage stage;
    int asked;       /* English votes asked so far */
    int waiting;     /* answers of this stage that are still to come */
    bool passed;     /* what the last check or translation said */
    double *margins; /* of the target votes, by vote: a sum in order of arrival would not be the same twice */
};

struct lac_frontier {
    struct lac_arena *arena;
    struct lac_id key;
    const char *stem, *join;
    struct lac_child *root;
    LAC_VEC(struct lac_child *) children; /* in the order listed */
    size_t first, end;                    /* the chunk in hand: children[first .. end) */
    size_t level;                         /* where the level begins */
    struct lac_map *texts;                /* which texts there are */
    struct lac_hash *hash;
    struct lac_str text; /* scratch */
};

/* With its root. The arena and the texts are borrowed. */
struct lac_frontier *lac_frontier_new(struct lac_arena *arena, struct lac_id key, const char *stem, const char *join);
void lac_frontier_free(struct lac_frontier *frontier); /* NULL is fine; nodes live in the arena */

/* Lists parent + edit as the next child, or returns NULL when the branch has its text. Texts of the edit are borrowed.
 * `index` as in struct lac_node. */
struct lac_child *lac_frontier_add(struct lac_frontier *frontier, const struct lac_child *parent,
                                   const struct lac_edit *edit, size_t index);

/* Begins a level with the next child added. */
void lac_frontier_level(struct lac_frontier *frontier);

size_t lac_frontier_left(const struct lac_frontier *frontier); /* children that were in no chunk yet */

/* Takes the next chunk of at most `size` children in hand; false when none is left. */
bool lac_frontier_cut(struct lac_frontier *frontier, size_t size);

#endif
