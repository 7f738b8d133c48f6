#include "core/search/score.h"
#include "core/search/state.h"

#include <assert.h>
#include <math.h>

/* Sets the stage and how many answers it takes before the first is asked for: they may come at once. */
static void enter(struct lac_child *child, enum lac_stage stage, int answers)
{
    child->stage = stage;
    child->waiting = answers;
}

static void ask_check(struct lac_branch *branch, struct lac_child *child)
{
    enter(child, LAC_STAGE_CHECK, 1);
    uint64_t ticket = lac_ticket_issue(&branch->tickets, LAC_ASK_CHECK, child, 0);
    branch->world.check(branch->world.user, branch, ticket, &child->node);
}

static void ask_votes(struct lac_branch *branch, struct lac_child *child, enum lac_tongue tongue, int first, int n)
{
    for (int vote = first; vote < first + n; vote++) {
        uint64_t ticket = lac_ticket_issue(&branch->tickets, LAC_ASK_VOTE, child, vote);
        branch->world.vote(branch->world.user, branch, ticket, &child->node, tongue, vote);
    }
}

static void ask_english_round(struct lac_branch *branch, struct lac_child *child)
{
    int first = child->asked, left = branch->options.votes - first;
    int n = left < branch->options.round ? left : branch->options.round;
    enter(child, LAC_STAGE_ENGLISH, n);
    child->asked += n;
    ask_votes(branch, child, LAC_ENGLISH, first, n);
}

static void ask_translation(struct lac_branch *branch, struct lac_child *child)
{
    enter(child, LAC_STAGE_TRANSLATE, 1);
    uint64_t ticket = lac_ticket_issue(&branch->tickets, LAC_ASK_TRANSLATE, child, 0);
    branch->world.translate(branch->world.user, branch, ticket, &child->node);
}

static void ask_target(struct lac_branch *branch, struct lac_child *child)
{
    int votes = branch->options.votes;
    enter(child, LAC_STAGE_TARGET, votes);
    child->margins = lac_arena_alloc(branch->arena, (size_t)votes * sizeof *child->margins);
    ask_votes(branch, child, LAC_TARGET, 0, votes);
}

void lac_pipeline_decide(struct lac_branch *branch, struct lac_child *child, enum lac_verdict verdict)
{
    child->node.verdict = verdict;
    if (branch->world.decided)
        branch->world.decided(branch->world.user, branch, &child->node);
}

/* The way ends here. LAC_V_OPEN leaves the verdict to the close. */
static void settle(struct lac_branch *branch, struct lac_child *child, enum lac_verdict verdict)
{
    branch->unsettled--;
    if (verdict != LAC_V_OPEN)
        lac_pipeline_decide(branch, child, verdict);
}

static void score(struct lac_branch *branch, struct lac_child *child)
{
    struct lac_node *node = &child->node;
    int votes = branch->options.votes;
    double sum = 0;
    for (int vote = 0; vote < votes; vote++)
        sum += child->margins[vote];
    node->margin = sum / votes;
    node->value = branch->world.score(branch->world.user, &node->english, &node->target);
    if (lac_reaches(node->value, branch->options.potential))
        branch->promising = true;
    if (!isfinite(node->value))
        settle(branch, child, LAC_V_NOT_FINITE);
    else
        settle(branch, child, lac_reaches(node->value, branch->options.include) ? LAC_V_OPEN : LAC_V_SCORED);
}

void lac_pipeline_start(struct lac_branch *branch, struct lac_child *child)
{
    assert(child->stage == LAC_STAGE_NEW);
    if (child->node.parent)
        ask_check(branch, child);
    else
        ask_english_round(branch, child);
}

void lac_pipeline_advance(struct lac_branch *branch, struct lac_child *child)
{
    const struct lac_search_options *options = &branch->options;
    assert(child->waiting == 0);
    switch (child->stage) {
    case LAC_STAGE_CHECK:
        if (child->passed)
            ask_english_round(branch, child);
        else
            settle(branch, child, LAC_V_REJECTED);
        break;
    case LAC_STAGE_ENGLISH:
        if (!lac_english_possible(&child->node.english, options->votes, options->epsilon))
            settle(branch, child, LAC_V_ENGLISH);
        else if (child->asked < options->votes)
            ask_english_round(branch, child);
        else
            ask_translation(branch, child);
        break;
    case LAC_STAGE_TRANSLATE:
        if (child->passed)
            ask_target(branch, child);
        else
            settle(branch, child, LAC_V_UNTRANSLATED);
        break;
    case LAC_STAGE_TARGET:
        score(branch, child);
        break;
    case LAC_STAGE_NEW:
        assert(child->stage != LAC_STAGE_NEW);
    }
}
