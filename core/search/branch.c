#include "core/search/branch.h"
#include "core/search/beam.h"
#include "core/search/score.h"
#include "core/search/state.h"

#include <assert.h>
#include <math.h>

enum { BARREN_MAX = 8 }; /* replicates in a row without a new text that end best-of-n */

/* --- levels and chunks ------------------------------------------------------------------------------------------ */

static void finish(struct lac_branch *branch, enum lac_branch_state state)
{
    assert(branch->tickets.open == 0);
    branch->phase = LAC_PHASE_OVER;
    branch->state = state;
    if (branch->world.finished)
        branch->world.finished(branch->world.user, branch);
}

static void tell_closed(struct lac_branch *branch)
{
    if (branch->world.closed)
        branch->world.closed(branch->world.user, branch);
}

/* Accepted pairs that the branch may still take. */
static size_t room_left(const struct lac_branch *branch)
{
    size_t taken = branch->accepted.n;
    if (branch->options.plain == LAC_PLAIN_ON && branch->frontier->root->node.verdict == LAC_V_ACCEPTED)
        taken++;
    return (size_t)branch->options.keep - taken;
}

static void ask_perturb(struct lac_branch *branch, int replicate)
{
    size_t parents = branch->beam.n;
    branch->phase = LAC_PHASE_LISTING;
    branch->unlisted = parents;
    lac_vec_reserve(&branch->answers, parents);
    branch->answers.n = parents;
    for (size_t i = 0; i < parents; i++)
        branch->answers.at[i] = (struct lac_answer){0};
    for (size_t i = 0; i < parents; i++) {
        struct lac_child *parent = branch->beam.at[i];
        uint64_t ticket = lac_ticket_issue(&branch->tickets, LAC_ASK_PERTURB, parent, (int)i);
        branch->world.perturb(branch->world.user, branch, ticket, &parent->node, replicate);
    }
}

static void begin_level(struct lac_branch *branch)
{
    branch->level++;
    lac_frontier_level(branch->frontier);
    ask_perturb(branch, 0);
}

static void list_children(struct lac_branch *branch)
{
    size_t before = branch->frontier->children.n;
    size_t offset = branch->edits_seen;
    for (size_t i = 0; i < branch->answers.n; i++) {
        const struct lac_answer *answer = &branch->answers.at[i];
        for (size_t k = 0; k < answer->n; k++)
            lac_frontier_add(branch->frontier, branch->beam.at[i], &answer->edits[k], offset + k);
    }
    if (branch->options.mode != LAC_SEARCH_BEST_OF_N)
        return;
    branch->edits_seen += branch->answers.at[0].n;
    branch->replicate++;
    branch->barren = branch->frontier->children.n > before ? 0 : branch->barren + 1;
}

static bool goes_deeper(const struct lac_branch *branch)
{
    const struct lac_search_options *options = &branch->options;
    return branch->level < options->depth || (branch->level < options->deep && branch->promising);
}

static void end_level(struct lac_branch *branch)
{
    const struct lac_frontier *frontier = branch->frontier;
    branch->order.n = 0;
    for (size_t i = frontier->level; i < frontier->children.n; i++)
        lac_vec_push(&branch->order, frontier->children.at[i]);
    size_t top = lac_beam_top(branch->order.at, branch->order.n, (size_t)branch->options.width);
    branch->beam.n = 0;
    for (size_t i = 0; i < top; i++)
        lac_vec_push(&branch->beam, branch->order.at[i]);
    if (top > 0 && goes_deeper(branch))
        begin_level(branch);
    else
        finish(branch, LAC_BRANCH_DONE);
}

static void start_chunk(struct lac_branch *branch)
{
    const struct lac_frontier *frontier = branch->frontier;
    branch->phase = LAC_PHASE_CHUNK;
    branch->unsettled = frontier->end - frontier->first;
    for (size_t i = frontier->first; i < frontier->end; i++)
        lac_pipeline_start(branch, frontier->children.at[i]);
}

/* Best-of-n fills a chunk from as many replicates as it takes; a level of the beam is listed whole. */
static void next_chunk(struct lac_branch *branch)
{
    size_t size = (size_t)branch->options.chunk;
    bool best_of_n = branch->options.mode == LAC_SEARCH_BEST_OF_N;
    if (best_of_n && branch->barren < BARREN_MAX && lac_frontier_left(branch->frontier) < size)
        ask_perturb(branch, branch->replicate);
    else if (lac_frontier_cut(branch->frontier, size))
        start_chunk(branch);
    else if (best_of_n)
        finish(branch, LAC_BRANCH_DONE);
    else
        end_level(branch);
}

static void close_chunk(struct lac_branch *branch)
{
    const struct lac_frontier *frontier = branch->frontier;
    branch->order.n = 0;
    for (size_t i = frontier->first; i < frontier->end; i++)
        lac_vec_push(&branch->order, frontier->children.at[i]);
    size_t room = room_left(branch);
    size_t reached = lac_beam_accept(branch->order.at, branch->order.n, branch->options.include, room);
    for (size_t i = 0; i < reached && i < room; i++) {
        branch->order.at[i]->node.acceptance = (int)branch->accepted.n;
        lac_vec_push(&branch->accepted, branch->order.at[i]);
    }
    for (size_t i = 0; i < reached; i++)
        lac_pipeline_decide(branch, branch->order.at[i], branch->order.at[i]->node.verdict);
    tell_closed(branch);

    bool spent = branch->options.mode == LAC_SEARCH_BEST_OF_N && branch->options.allowance > 0 &&
                 branch->calls >= branch->options.allowance;
    if (room_left(branch) == 0 || spent)
        finish(branch, LAC_BRANCH_DONE);
    else
        next_chunk(branch);
}

/* The state in which the branch ends at its root, or LAC_BRANCH_WORKING. */
static enum lac_branch_state after_root(const struct lac_branch *branch)
{
    switch (branch->frontier->root->node.verdict) {
    case LAC_V_ENGLISH:
        return LAC_BRANCH_NOT_ELIGIBLE;
    case LAC_V_UNTRANSLATED:
        return LAC_BRANCH_UNSOUND;
    case LAC_V_ACCEPTED:
        if (branch->options.plain == LAC_PLAIN_STOP || branch->options.depth == 0 || room_left(branch) == 0)
            return LAC_BRANCH_PLAIN;
        return LAC_BRANCH_WORKING;
    default:
        return branch->options.depth == 0 ? LAC_BRANCH_DONE : LAC_BRANCH_WORKING;
    }
}

static void close_root(struct lac_branch *branch)
{
    struct lac_child *root = branch->frontier->root;
    if (root->node.verdict == LAC_V_OPEN)
        lac_pipeline_decide(branch, root, LAC_V_ACCEPTED);
    enum lac_branch_state state = after_root(branch);
    if (state == LAC_BRANCH_WORKING)
        root->node.rank = 0;
    tell_closed(branch);
    if (state != LAC_BRANCH_WORKING) {
        finish(branch, state);
        return;
    }
    lac_vec_push(&branch->beam, root);
    begin_level(branch);
}

/* One step of the branch as a whole; false while it waits for answers. */
static bool step(struct lac_branch *branch)
{
    switch (branch->phase) {
    case LAC_PHASE_ROOT:
        if (branch->unsettled)
            return false;
        close_root(branch);
        return true;
    case LAC_PHASE_LISTING:
        if (branch->unlisted)
            return false;
        list_children(branch);
        next_chunk(branch);
        return true;
    case LAC_PHASE_CHUNK:
        if (branch->unsettled)
            return false;
        close_chunk(branch);
        return true;
    default:
        return false;
    }
}

/* Does all that can be done with the answers there are. */
static void run(struct lac_branch *branch)
{
    if (branch->running)
        return;
    branch->running = true;
    do {
        while (branch->ready_next < branch->ready.n)
            lac_pipeline_advance(branch, branch->ready.at[branch->ready_next++]);
        branch->ready.n = branch->ready_next = 0;
    } while (step(branch));
    branch->running = false;
}

/* --- life ------------------------------------------------------------------------------------------------------- */

struct lac_branch *lac_branch_new(struct lac_id key, const char *stem, const char *join,
                                  const struct lac_search_options *options, const struct lac_world *world)
{
    struct lac_branch *branch = lac_alloc_zero(1, sizeof *branch);
    assert(lac_search_check(options, NULL) == LAC_OK);
    branch->arena = lac_arena_new();
    branch->options = *options;
    branch->world = *world;
    branch->frontier = lac_frontier_new(branch->arena, key, lac_arena_strdup(branch->arena, stem),
                                        lac_arena_strdup(branch->arena, join));
    return branch;
}

void lac_branch_free(struct lac_branch *branch)
{
    if (!branch)
        return;
    assert(!branch->running);
    lac_frontier_free(branch->frontier);
    lac_tickets_free(&branch->tickets);
    lac_vec_free(&branch->ready);
    lac_vec_free(&branch->beam);
    lac_vec_free(&branch->answers);
    lac_vec_free(&branch->accepted);
    lac_vec_free(&branch->order);
    lac_arena_free(branch->arena);
    free(branch);
}

void lac_branch_start(struct lac_branch *branch)
{
    if (branch->phase != LAC_PHASE_NEW)
        return;
    branch->phase = LAC_PHASE_ROOT;
    branch->unsettled = 1;
    branch->running = true; /* the first answers may come before the round is asked */
    lac_pipeline_start(branch, branch->frontier->root);
    branch->running = false;
    run(branch);
}

/* --- answers ---------------------------------------------------------------------------------------------------- */

static void note_calls(struct lac_branch *branch, int calls)
{
    assert(calls >= 0);
    branch->calls += calls;
}

static const char *keep_text(struct lac_branch *branch, const char *text)
{
    return text ? lac_arena_strdup(branch->arena, text) : NULL;
}

static void answered(struct lac_branch *branch, struct lac_child *child)
{
    if (--child->waiting == 0)
        lac_vec_push(&branch->ready, child);
    run(branch);
}

void lac_branch_perturb_done(struct lac_branch *branch, uint64_t ticket, const struct lac_edit *edits, size_t n,
                             int calls)
{
    struct lac_ticket *found = lac_ticket_find(&branch->tickets, ticket, LAC_ASK_PERTURB);
    if (!found)
        return;
    struct lac_ticket asked = lac_ticket_close(&branch->tickets, found);
    struct lac_edit *copies = lac_arena_alloc(branch->arena, n * sizeof *copies);
    for (size_t i = 0; i < n; i++) {
        copies[i].side = edits[i].side;
        copies[i].text = keep_text(branch, edits[i].text);
        copies[i].target_text = keep_text(branch, edits[i].target_text);
        copies[i].note = keep_text(branch, edits[i].note);
    }
    branch->answers.at[asked.number] = (struct lac_answer){.edits = copies, .n = n};
    branch->unlisted--;
    note_calls(branch, calls);
    run(branch);
}

void lac_branch_check_done(struct lac_branch *branch, uint64_t ticket, bool pass, const char *reason, int calls)
{
    struct lac_ticket *found = lac_ticket_find(&branch->tickets, ticket, LAC_ASK_CHECK);
    if (!found)
        return;
    struct lac_child *child = lac_ticket_close(&branch->tickets, found).child;
    child->passed = pass;
    if (!pass)
        child->node.reason = keep_text(branch, reason);
    note_calls(branch, calls);
    answered(branch, child);
}

void lac_branch_vote_done(struct lac_branch *branch, uint64_t ticket, enum lac_outcome outcome, double margin)
{
    struct lac_ticket *found = lac_ticket_find(&branch->tickets, ticket, LAC_ASK_VOTE);
    if (!found)
        return;
    if (outcome == LAC_FAILED || (unsigned)outcome >= LAC_OUTCOMES) { /* no answer: the vote is still to come */
        branch->tickets.strays++;
        return;
    }
    struct lac_ticket asked = lac_ticket_close(&branch->tickets, found);
    struct lac_child *child = asked.child;
    if (child->stage == LAC_STAGE_ENGLISH) {
        lac_tally_add(&child->node.english, outcome);
    } else {
        lac_tally_add(&child->node.target, outcome);
        child->margins[asked.number] = isfinite(margin) ? margin : 0;
    }
    note_calls(branch, 1);
    answered(branch, child);
}

/* A translation that passed has a text for each edit; anything else would put a NULL into a prompt. */
static bool is_whole(const struct lac_node *node, const char *const *target_texts, size_t n)
{
    if (n != node->n_edits || (n && !target_texts))
        return false;
    for (size_t i = 0; i < n; i++)
        if (!target_texts[i])
            return false;
    return true;
}

void lac_branch_translate_done(struct lac_branch *branch, uint64_t ticket, bool pass, const char *reason,
                               const char *const *target_texts, size_t n, int calls)
{
    struct lac_ticket *found = lac_ticket_find(&branch->tickets, ticket, LAC_ASK_TRANSLATE);
    if (!found)
        return;
    struct lac_child *child = lac_ticket_close(&branch->tickets, found).child;
    if (pass && !is_whole(&child->node, target_texts, n)) {
        pass = false;
        reason = "translation_incomplete";
    }
    child->passed = pass;
    if (!pass)
        child->node.reason = keep_text(branch, reason);
    for (size_t i = 0; pass && i < n; i++)
        child->node.edits[i].target_text = keep_text(branch, target_texts[i]);
    note_calls(branch, calls);
    answered(branch, child);
}

/* --- what is known ---------------------------------------------------------------------------------------------- */

enum lac_branch_state lac_branch_state(const struct lac_branch *branch)
{
    return branch->state;
}

const struct lac_node *lac_branch_root(const struct lac_branch *branch)
{
    return &branch->frontier->root->node;
}

size_t lac_branch_nodes(const struct lac_branch *branch)
{
    return branch->frontier->children.n;
}

const struct lac_node *lac_branch_node(const struct lac_branch *branch, size_t i)
{
    return &branch->frontier->children.at[i]->node;
}

size_t lac_branch_accepted(const struct lac_branch *branch)
{
    return branch->accepted.n;
}

const struct lac_node *lac_branch_accepted_at(const struct lac_branch *branch, size_t i)
{
    return &branch->accepted.at[i]->node;
}

int64_t lac_branch_calls(const struct lac_branch *branch)
{
    return branch->calls;
}

size_t lac_branch_open(const struct lac_branch *branch)
{
    return branch->tickets.open;
}

size_t lac_branch_strays(const struct lac_branch *branch)
{
    return branch->tickets.strays;
}

void *lac_branch_user(const struct lac_branch *branch)
{
    return branch->user;
}

void lac_branch_set_user(struct lac_branch *branch, void *user)
{
    branch->user = user;
}
