/* branch.h - the search over perturbations of one item in one language.
 *
 * Pure: it knows neither Lua nor HTTP nor SQL. What it needs it asks of a world (struct lac_world), whose answers may
 * come in any order, at once or much later; the set of calls made and the pairs found depend on the answers alone
 * (docs: core/search/README.md, "Order inside a branch"):
 *
 *  1. Depth 0 is the root: English votes in rounds of `round`; a root that can no longer reach 1 - epsilon ends the
 *     branch (not eligible) at the end of that round. Then `translate` of the root (is the pair sound?), then all
 *     target votes. V(root) >= include: a plain pair (verdict accepted, but never in the list of accepted pairs), and
 *     `plain` says what follows (stop, skip: search on, on: the same but it takes one of the `keep` places).
 *  2. Level d lists its children by (rank of the parent, index of the edit); of equal texts in the branch the first
 *     stays. The list is cut into chunks of `chunk`. A chunk closes when each child has a verdict. A child goes
 *     through: check -> English votes in rounds -> translate -> all target votes -> score; each may end it, with the
 *     reason. The children of one chunk are worked on at the same time, chunks one after the other.
 *  3. At the close, children with V >= include (compared with 1e-9) are accepted by (V descending, margin descending,
 *     id ascending) until `keep`; reaching `keep` ends the branch.
 *  4. At the end of a level the beam is the top `width` of its scored children by the same order, accepted ones
 *     included; its order gives the ranks. Levels 1..depth are searched; up to `deep` when some V >= potential was
 *     seen by `depth`. An empty beam ends the branch.
 *  A V that is not finite rejects the child.
 *
 * mode LAC_SEARCH_BEST_OF_N has one level: the root is perturbed with replicate 0, 1, 2, ... and the children taken in
 * that order, until `keep`, or until `allowance` calls are spent (looked at when a chunk closes), or when a
 * replicate brings no new text eight times in a row.
 *
 * One branch belongs to one thread. */
#ifndef LAC_SEARCH_BRANCH_H
#define LAC_SEARCH_BRANCH_H

#include "core/base/hash.h"
#include "core/model/edit.h"
#include "core/model/outcome.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum lac_plain { LAC_PLAIN_STOP, LAC_PLAIN_SKIP, LAC_PLAIN_ON };
enum lac_search_mode { LAC_SEARCH_BEAM, LAC_SEARCH_BEST_OF_N };

struct lac_search_options {
    enum lac_search_mode mode;
    int width;        /* w, beam width, >= 1 */
    int depth, deep;  /* d1 <= d2; 0 asks the plain sides only */
    double include;   /* theta_inc */
    double potential; /* theta_pot */
    double epsilon;   /* English accuracy must reach 1 - epsilon */
    int keep;         /* r, accepted pairs a branch */
    int chunk, round; /* children worked on together; English votes asked together */
    int votes;        /* a side, >= 1 */
    enum lac_plain plain;
    int64_t allowance; /* best-of-n: calls the branch may spend; 0: no bound */
};

/* Defaults of METHOD.md: w 12, d1 4, d2 6, 0.8, 0.6, epsilon 0.1, r 3, chunk 8, round 2, votes 5, plain stop. */
struct lac_search_options lac_search_defaults(void);

/* LAC_E_CONFIG naming the option ("search.width ...") that is out of range. */
enum lac_status lac_search_check(const struct lac_search_options *options, struct lac_error *err);

enum lac_tongue { LAC_ENGLISH, LAC_TARGET };

/* Why a node left the search, or how it stands. */
enum lac_verdict {
    LAC_V_OPEN,         /* no verdict yet */
    LAC_V_REJECTED,     /* by a check; reason says which */
    LAC_V_ENGLISH,      /* English accuracy below 1 - epsilon */
    LAC_V_UNTRANSLATED, /* translation failed or the two sides do not say the same; reason */
    LAC_V_NOT_FINITE,   /* the score is no number */
    LAC_V_SCORED,       /* has a V below include */
    LAC_V_ACCEPTED,
    LAC_V_SURPLUS, /* V >= include but `keep` was reached in its chunk */
};
const char *lac_verdict_name(enum lac_verdict verdict);

struct lac_node {
    struct lac_id id;              /* hash of the branch key and the edits */
    const struct lac_node *parent; /* NULL for the root */
    int depth;                     /* 0 root */
    int rank;                      /* in the beam of its level, from 0; -1 outside */
    size_t index;                  /* of the edit among its parent's (with the replicate: their running number) */
    struct lac_edit *edits;        /* from the root down; target_text set by translate */
    size_t n_edits;
    struct lac_tally english, target;
    double value;  /* V; NAN until scored */
    double margin; /* mean of the target votes' margins; 0 where servers give none */
    enum lac_verdict verdict;
    const char *reason; /* NULL or a reason code, lives in the branch */
    int acceptance;     /* order of acceptance in the branch, from 0; -1 */
};

struct lac_branch;

/* What a branch asks for. Each function starts one thing and returns; the answer goes to the lac_branch_*_done below
 * with the same ticket, from inside the function or later, in any order. What never gets an answer (a model that is
 * away) leaves the branch unfinished; free it then. */
struct lac_world {
    void *user;
    void (*perturb)(void *user, struct lac_branch *branch, uint64_t ticket, const struct lac_node *parent,
                    int replicate);
    void (*check)(void *user, struct lac_branch *branch, uint64_t ticket, const struct lac_node *child);
    void (*vote)(void *user, struct lac_branch *branch, uint64_t ticket, const struct lac_node *node,
                 enum lac_tongue tongue, int vote);
    void (*translate)(void *user, struct lac_branch *branch, uint64_t ticket, const struct lac_node *node);
    double (*score)(void *user, const struct lac_tally *english, const struct lac_tally *target); /* at once */
    /* The next three may be NULL. They may read the branch and answer tickets, but not free it. */
    void (*decided)(void *user, struct lac_branch *branch, const struct lac_node *node); /* got its verdict */
    void (*closed)(void *user, struct lac_branch *branch);   /* a chunk (or the root) closed */
    void (*finished)(void *user, struct lac_branch *branch); /* nothing more will be asked */
};

/* `key` identifies (item, language, strategy, ...) and goes into the node ids; `stem` and `join` are English and used
 * to tell equal texts. Options (which lac_search_check must have passed) and world are copied. */
struct lac_branch *lac_branch_new(struct lac_id key, const char *stem, const char *join,
                                  const struct lac_search_options *options, const struct lac_world *world);
/* NULL is fine; open tickets become void. Not from inside its own calls of the world. */
void lac_branch_free(struct lac_branch *branch);
void lac_branch_start(struct lac_branch *branch);

/* Edits are copied. `calls`: how many asks it took (counts towards `allowance`). n = 0 is an answer too. */
void lac_branch_perturb_done(struct lac_branch *branch, uint64_t ticket, const struct lac_edit *edits, size_t n,
                             int calls);
void lac_branch_check_done(struct lac_branch *branch, uint64_t ticket, bool pass, const char *reason, int calls);
/* LAC_FAILED is no answer: it is ignored, and the ticket stays open. margin: log-probability of the chosen minus the
 * next choice; 0 when not known. */
void lac_branch_vote_done(struct lac_branch *branch, uint64_t ticket, enum lac_outcome outcome, double margin);
/* target_texts: one for each edit of the node (copied), or NULL when pass is false; for the root n is 0. A pass
 * that lacks a text counts as failed, with the reason "translation_incomplete". */
void lac_branch_translate_done(struct lac_branch *branch, uint64_t ticket, bool pass, const char *reason,
                               const char *const *target_texts, size_t n, int calls);

/* What is known so far. */
enum lac_branch_state {
    LAC_BRANCH_WORKING,
    LAC_BRANCH_NOT_ELIGIBLE, /* ended at the root: English */
    LAC_BRANCH_UNSOUND,      /* ended at the root: translation */
    LAC_BRANCH_PLAIN,        /* ended at the root, a plain pair */
    LAC_BRANCH_DONE
};
enum lac_branch_state lac_branch_state(const struct lac_branch *branch);
const struct lac_node *lac_branch_root(const struct lac_branch *branch);
/* All children so far, in the order listed; without the root. */
size_t lac_branch_nodes(const struct lac_branch *branch);
const struct lac_node *lac_branch_node(const struct lac_branch *branch, size_t i);
size_t lac_branch_accepted(const struct lac_branch *branch);                              /* in closed chunks only */
const struct lac_node *lac_branch_accepted_at(const struct lac_branch *branch, size_t i); /* by order of acceptance */
int64_t lac_branch_calls(const struct lac_branch *branch);                                /* votes + calls reported */
size_t lac_branch_open(const struct lac_branch *branch);   /* tickets without an answer */
size_t lac_branch_strays(const struct lac_branch *branch); /* answers that fitted no open ticket, and were ignored */
void *lac_branch_user(const struct lac_branch *branch);
void lac_branch_set_user(struct lac_branch *branch, void *user);

#endif
