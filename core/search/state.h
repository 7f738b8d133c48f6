/* state.h - the inside of a branch, for branch.c and pipeline.c alone.
 *
 * An answer is only noted. When it was the last one that a child, a listing or a chunk waited for, run() in branch.c
 * does what follows. It is on the stack once at most: answers that come from inside a call of the world find it
 * running and leave their note, so nothing recurses. */
#ifndef LAC_SEARCH_STATE_H
#define LAC_SEARCH_STATE_H

#include "core/search/frontier.h"
#include "core/search/ticket.h"

enum lac_phase {
    LAC_PHASE_NEW,     /* not started */
    LAC_PHASE_ROOT,    /* until the root has its verdict */
    LAC_PHASE_LISTING, /* until each parent's edits are there */
    LAC_PHASE_CHUNK,   /* until each child of the chunk in hand is settled */
    LAC_PHASE_OVER,
};

/* A parent's edits, as they came. */
struct lac_answer {
    const struct lac_edit *edits;
    size_t n;
};

struct lac_branch {
    struct lac_arena *arena;
    struct lac_search_options options;
    struct lac_world world;
    void *user;
    enum lac_branch_state state;
    enum lac_phase phase;
    bool running; /* run() is on the stack */

    struct lac_frontier *frontier;
    struct lac_tickets tickets;
    int64_t calls;
    LAC_VEC(struct lac_child *) ready; /* whose stage has all its answers, from ready_next on */
    size_t ready_next;
    size_t unsettled; /* children in work (or the root) whose way has not ended */

    int level;
    LAC_VEC(struct lac_child *) beam;   /* parents of the level, by rank */
    LAC_VEC(struct lac_answer) answers; /* one for each parent */
    size_t unlisted;                    /* parents whose edits are still to come */
    LAC_VEC(struct lac_child *) accepted;
    LAC_VEC(struct lac_child *) order; /* scratch of closes */
    bool promising;                    /* some V >= potential was seen */

    int replicate;     /* best-of-n: the next one */
    int barren;        /* replicates in a row without a new text */
    size_t edits_seen; /* of all replicates so far */
};

/* Puts a child (or the root) on its way; later steps follow when its answers are in. A child whose way has ended
 * lowers `unsettled`; its verdict stays open only when V >= include, until the close. */
void lac_pipeline_start(struct lac_branch *branch, struct lac_child *child);
void lac_pipeline_advance(struct lac_branch *branch, struct lac_child *child);

/* Gives the verdict and tells the world. */
void lac_pipeline_decide(struct lac_branch *branch, struct lac_child *child, enum lac_verdict verdict);

#endif
