/* reference.h - the search once more, as plainly as its rules read: one question after the other, levels and chunks
 * by recursion, linear look-ups. It shares the types of branch.h with core/search and nothing else.
 *
 * Only ids are taken from the search under test (by the edits at the time of the check), as how they are hashed is no
 * rule of order. */
#ifndef TESTS_UNIT_SEARCH_REFERENCE_H
#define TESTS_UNIT_SEARCH_REFERENCE_H

#include "tests/unit/search/world.h"

enum { REF_EDITS = 8 };

struct ref_node {
    struct ref_node *parent;
    struct lac_edit edits[REF_EDITS];
    bool given[REF_EDITS];
    size_t n, index;
    int depth, rank, acceptance;
    char english[PATH_SIZE], mixed[PATH_SIZE]; /* the text; the text with given target texts put in */
    char first_path[PATH_SIZE];                /* before translation */
    struct lac_tally tally[2];
    double value, margin;
    struct lac_id id;
    enum lac_verdict verdict;
};

struct ref_id {
    uint64_t path;
    struct lac_id id;
};

typedef LAC_VEC(struct ref_node *) ref_list;

struct reference {
    const struct fate *fate;
    const struct ref_id *ids; /* of the search under test */
    size_t n_ids;
    size_t unknown;
    numbers log;
    struct ref_node *root;
    ref_list nodes, accepted;
    int64_t calls;
    size_t taken; /* counts towards keep */
    bool promising;
    enum lac_branch_state state;
};

static inline const char *ref_path(const struct ref_node *node)
{
    static char path[PATH_SIZE];
    path_of(path, node->edits, node->n);
    return path;
}

static inline void ref_decide(struct reference *ref, struct ref_node *node, enum lac_verdict verdict)
{
    node->verdict = verdict;
    record(&ref->log, E_DECIDED, ref_path(node), (uint64_t)verdict, bits_of(node->value));
}

static inline struct lac_id ref_id_of(struct reference *ref, const struct ref_node *node)
{
    uint64_t path = hash_of(0, node->first_path, 0, 0);
    for (size_t i = 0; i < ref->n_ids; i++)
        if (ref->ids[i].path == path)
            return ref->ids[i].id;
    ref->unknown++;
    return (struct lac_id){0, 0};
}

/* --- texts ------------------------------------------------------------------------------------------------------ */

static inline void ref_write(char out[PATH_SIZE], const struct ref_node *node, bool with_given)
{
    char text[PATH_SIZE] = STEM, next[2 * PATH_SIZE];
    for (size_t i = 0; i < node->n; i++) {
        char piece[64];
        if (with_given && node->given[i])
            snprintf(piece, sizeof piece, "<%s>", node->edits[i].target_text);
        else
            snprintf(piece, sizeof piece, "%s", node->edits[i].text);
        if (node->edits[i].side == LAC_BEFORE)
            snprintf(next, sizeof next, "%s%s%s", piece, JOIN, text);
        else if (node->edits[i].side == LAC_AFTER)
            snprintf(next, sizeof next, "%s%s%s", text, JOIN, piece);
        else
            snprintf(next, sizeof next, "%s", piece);
        snprintf(text, sizeof text, "%.*s", PATH_SIZE - 1, next);
    }
    memcpy(out, text, PATH_SIZE);
}

static inline bool ref_is_new(const struct reference *ref, const struct ref_node *node)
{
    const struct ref_node *other = ref->root;
    for (size_t i = 0; i <= ref->nodes.n; i++) {
        if (strcmp(other->english, node->english) == 0 && strcmp(other->mixed, node->mixed) == 0)
            return false;
        if (i < ref->nodes.n)
            other = ref->nodes.at[i];
    }
    return true;
}

static inline struct ref_node *ref_node_new(struct ref_node *parent, const struct lac_edit *edit, size_t index)
{
    struct ref_node *node = lac_alloc_zero(1, sizeof *node);
    if (parent) {
        memcpy(node->edits, parent->edits, sizeof node->edits);
        memcpy(node->given, parent->given, sizeof node->given);
        node->n = parent->n;
        node->depth = parent->depth + 1;
    }
    if (edit) {
        node->given[node->n] = edit->target_text != NULL;
        node->edits[node->n++] = *edit;
    }
    node->parent = parent;
    node->index = index;
    node->rank = node->acceptance = -1;
    node->value = NAN;
    ref_write(node->english, node, false);
    ref_write(node->mixed, node, true);
    path_of(node->first_path, node->edits, node->n);
    return node;
}

/* Perturbs a parent and lists what is new; returns how many. */
static inline size_t ref_list_children(struct reference *ref, struct ref_node *parent, int replicate, size_t *running)
{
    struct lac_edit edits[EDITS_MAX];
    const char *path = ref_path(parent);
    size_t n = answer_perturb(ref->fate, path, replicate, edits), fresh = 0;
    record(&ref->log, E_PERTURB, path, (uint64_t)replicate, 0);
    ref->calls += calls_of(ref->fate, path, "perturb");
    for (size_t i = 0; i < n; i++) {
        struct ref_node *node = ref_node_new(parent, &edits[i], (*running)++);
        if (ref_is_new(ref, node)) {
            lac_vec_push(&ref->nodes, node);
            fresh++;
        } else {
            free(node);
        }
    }
    return fresh;
}

/* --- one node --------------------------------------------------------------------------------------------------- */

static inline void ref_vote(struct reference *ref, struct ref_node *node, enum lac_tongue tongue, int vote)
{
    const char *path = ref_path(node);
    record(&ref->log, tongue == LAC_ENGLISH ? E_ENGLISH : E_TARGET, path, (uint64_t)vote, 0);
    node->tally[tongue].count[answer_vote(ref->fate, path, tongue, vote)]++;
    if (tongue == LAC_TARGET)
        node->margin += answer_margin(ref->fate, path, vote);
    ref->calls++;
}

static inline bool ref_english(struct reference *ref, struct ref_node *node)
{
    const struct lac_search_options *o = &ref->fate->options;
    for (int asked = 0; asked < o->votes;) {
        for (int i = 0; i < o->round && asked < o->votes; i++)
            ref_vote(ref, node, LAC_ENGLISH, asked++);
        int best = node->tally[LAC_ENGLISH].count[LAC_RIGHT] + (o->votes - asked);
        if (best < (1 - o->epsilon - 1e-9) * o->votes)
            return false;
    }
    return true;
}

static inline bool ref_translate(struct reference *ref, struct ref_node *node)
{
    const char *path = ref_path(node);
    record(&ref->log, E_TRANSLATE, path, 0, 0);
    ref->calls += calls_of(ref->fate, path, "translate");
    if (!answer_translate(ref->fate, path))
        return false;
    for (size_t i = 0; i < node->n; i++)
        node->edits[i].target_text = translated(&node->edits[i]);
    return true;
}

/* True for V >= include; else the node has its verdict. */
static inline bool ref_probe(struct reference *ref, struct ref_node *node)
{
    const struct lac_search_options *o = &ref->fate->options;
    if (node->parent) {
        const char *path = ref_path(node);
        record(&ref->log, E_CHECK, path, 0, 0);
        ref->calls += calls_of(ref->fate, path, "check");
        node->id = ref_id_of(ref, node);
        if (!answer_check(ref->fate, path))
            return ref_decide(ref, node, LAC_V_REJECTED), false;
    }
    if (!ref_english(ref, node))
        return ref_decide(ref, node, LAC_V_ENGLISH), false;
    if (!ref_translate(ref, node))
        return ref_decide(ref, node, LAC_V_UNTRANSLATED), false;
    for (int vote = 0; vote < o->votes; vote++)
        ref_vote(ref, node, LAC_TARGET, vote);
    node->margin /= o->votes;
    node->value = answer_score(ref->fate, &node->tally[LAC_ENGLISH], &node->tally[LAC_TARGET]);
    if (!isfinite(node->value))
        return ref_decide(ref, node, LAC_V_NOT_FINITE), false;
    if (node->value >= o->potential - 1e-9)
        ref->promising = true;
    if (node->value >= o->include - 1e-9)
        return true;
    return ref_decide(ref, node, LAC_V_SCORED), false;
}

/* --- the order -------------------------------------------------------------------------------------------------- */

static inline bool ref_before(const struct ref_node *a, const struct ref_node *b)
{
    if (a->value != b->value)
        return a->value > b->value;
    if (a->margin != b->margin)
        return a->margin > b->margin;
    return a->id.hi != b->id.hi ? a->id.hi < b->id.hi : a->id.lo < b->id.lo;
}

static inline void ref_insert(ref_list *list, struct ref_node *node)
{
    lac_vec_push(list, node);
    for (size_t i = list->n - 1; i > 0 && ref_before(list->at[i], list->at[i - 1]); i--) {
        struct ref_node *other = list->at[i - 1];
        list->at[i - 1] = list->at[i];
        list->at[i] = other;
    }
}

/* Works on nodes[from .. to) as one chunk; true when keep is reached. */
static inline bool ref_chunk(struct reference *ref, size_t from, size_t to)
{
    ref_list good = {0};
    for (size_t i = from; i < to; i++)
        if (ref_probe(ref, ref->nodes.at[i]))
            ref_insert(&good, ref->nodes.at[i]);
    size_t keep = (size_t)ref->fate->options.keep;
    for (size_t i = 0; i < good.n; i++) {
        bool accept = ref->taken < keep;
        if (accept) {
            good.at[i]->acceptance = (int)ref->accepted.n;
            lac_vec_push(&ref->accepted, good.at[i]);
            ref->taken++;
        }
        ref_decide(ref, good.at[i], accept ? LAC_V_ACCEPTED : LAC_V_SURPLUS);
    }
    lac_vec_free(&good);
    record(&ref->log, E_CLOSED, "", ref->accepted.n, 0);
    return ref->taken == keep;
}

static inline void ref_level(struct reference *ref, const ref_list *beam, int depth)
{
    const struct lac_search_options *o = &ref->fate->options;
    size_t first = ref->nodes.n;
    for (size_t i = 0; i < beam->n; i++)
        ref_list_children(ref, beam->at[i], 0, &(size_t){0});
    for (size_t at = first; at < ref->nodes.n; at += (size_t)o->chunk) {
        size_t end = at + (size_t)o->chunk;
        if (ref_chunk(ref, at, end < ref->nodes.n ? end : ref->nodes.n))
            return;
    }
    ref_list next = {0};
    for (size_t i = first; i < ref->nodes.n; i++)
        if (isfinite(ref->nodes.at[i]->value))
            ref_insert(&next, ref->nodes.at[i]);
    if (next.n > (size_t)o->width)
        next.n = (size_t)o->width;
    for (size_t i = 0; i < next.n; i++)
        next.at[i]->rank = (int)i;
    if (next.n && depth < (ref->promising ? o->deep : o->depth))
        ref_level(ref, &next, depth + 1);
    lac_vec_free(&next);
}

static inline void ref_best_of_n(struct reference *ref)
{
    const struct lac_search_options *o = &ref->fate->options;
    size_t at = 0, running = 0;
    int barren = 0;
    for (int replicate = 0;;) {
        while (barren < 8 && ref->nodes.n - at < (size_t)o->chunk)
            barren = ref_list_children(ref, ref->root, replicate++, &running) ? 0 : barren + 1;
        if (at == ref->nodes.n)
            return;
        size_t end = at + (size_t)o->chunk < ref->nodes.n ? at + (size_t)o->chunk : ref->nodes.n;
        if (ref_chunk(ref, at, end) || (o->allowance && ref->calls >= o->allowance))
            return;
        at = end;
    }
}

static inline enum lac_branch_state ref_branch(struct reference *ref)
{
    const struct lac_search_options *o = &ref->fate->options;
    bool plain = ref_probe(ref, ref->root);
    if (plain)
        ref_decide(ref, ref->root, LAC_V_ACCEPTED);
    record(&ref->log, E_CLOSED, "", 0, 0);
    if (ref->root->verdict == LAC_V_ENGLISH)
        return LAC_BRANCH_NOT_ELIGIBLE;
    if (ref->root->verdict == LAC_V_UNTRANSLATED)
        return LAC_BRANCH_UNSOUND;
    if (plain && o->plain == LAC_PLAIN_ON)
        ref->taken = 1;
    if (plain && (o->plain == LAC_PLAIN_STOP || o->depth == 0 || (size_t)o->keep == ref->taken))
        return LAC_BRANCH_PLAIN;
    if (o->depth > 0) {
        ref_list beam = {.at = &ref->root, .n = 1};
        ref->root->rank = 0;
        if (o->mode == LAC_SEARCH_BEST_OF_N)
            ref_best_of_n(ref);
        else
            ref_level(ref, &beam, 1);
    }
    return LAC_BRANCH_DONE;
}

static inline void ref_run(struct reference *ref, const struct fate *fate, const struct ref_id *ids, size_t n_ids)
{
    *ref = (struct reference){.fate = fate, .ids = ids, .n_ids = n_ids};
    ref->root = ref_node_new(NULL, NULL, 0);
    ref->state = ref_branch(ref);
}

static inline void ref_free(struct reference *ref)
{
    for (size_t i = 0; i < ref->nodes.n; i++)
        free(ref->nodes.at[i]);
    free(ref->root);
    lac_vec_free(&ref->nodes);
    lac_vec_free(&ref->accepted);
    lac_vec_free(&ref->log);
}

#endif
