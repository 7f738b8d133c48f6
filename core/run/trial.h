/* trial.h - one item in one language: its branch, the world that answers the branch, and its confirmation. */
#ifndef LAC_RUN_TRIAL_H
#define LAC_RUN_TRIAL_H

#include "core/run/run.h"
#include "core/search/branch.h"

struct lac_finding; /* an accepted or plain pair on its way to confirmation: confirm.h */

struct lac_ballot_paper { /* a vote cast in the search, kept to be shown */
    const struct lac_node *node;
    enum lac_tongue tongue;
    int model, draw;
    enum lac_outcome outcome;
    const char *rule;
    struct lac_id call;
};

struct lac_trial {
    struct lac_run *run;
    size_t place; /* among the run's trials */
    size_t index; /* of the item */
    const struct lac_item *item;
    struct lac_language *language;
    struct lac_arena *arena;
    struct lac_branch *branch;
    struct lac_wording target; /* set once the root is translated */
    bool translated;           /* by a model, not given by the source */
    LAC_VEC(struct lac_ballot_paper) papers;
    LAC_VEC(struct lac_finding *) findings;
    size_t findings_open;
    const char **reported;         /* [model]: what the server called itself */
    const char *unsound;           /* reason, when the pair never was one */
    int *gap_english, *gap_target; /* [model]: right answers on fresh draws of the plain sides; the unselected gap */
    int *gap_asked;
    int gap_open;
    bool searching, finished;
    size_t recorded; /* accepted nodes already written */
};

struct lac_trial *lac_trial_new(struct lac_run *run, size_t item, struct lac_language *language);
void lac_trial_free(struct lac_trial *trial);
void lac_trial_start(struct lac_trial *trial);

/* Most edits that a strategy may return for this item: its max_edits, and max_edits_each for each wrong choice. */
int64_t lac_max_edits(const struct lac_package *strategy, const struct lac_item *item);

/* Most translations that one call of a strategy or check may ask for: as many as asks; one that needs a translator may
 * have each of its edits translated, too. As lac_task_options has it: 0 without a bound, -1 for none. */
int lac_max_translations(const struct lac_package *package);

/* Called by confirm.c when a finding is done, and by the gap's votes: ends the trial when nothing is open. */
void lac_trial_settle(struct lac_trial *trial);

/* The node's whole text on one side, in the trial's arena. */
const char *lac_trial_text(struct lac_trial *trial, const struct lac_node *node, enum lac_tongue tongue);

/* True when a strategy that made an edit of the node declares the field: "names_wrong", its text may name a wrong
 * choice; "changes_script", it writes in another script. */
bool lac_trial_declares(const struct lac_trial *trial, const struct lac_node *node, const char *field);

/* Plain data for scripts: the item, with the node's text; and the target side. */
struct lac_value lac_trial_item(struct lac_trial *trial, const struct lac_node *node, struct lac_arena *arena);
struct lac_value lac_trial_target(struct lac_trial *trial, const struct lac_node *node, struct lac_arena *arena);

/* The plain fields of ctx for a strategy that perturbs the node. */
struct lac_value lac_trial_context(struct lac_trial *trial, const struct lac_node *node, int replicate,
                                   const struct lac_package *strategy, struct lac_arena *arena);

/* Runs the checks of a stage one after the other; `done` gets pass, or the reason ("length: 812 characters").
 * `machine`: a model made (a part of) the target text that is looked at. */
typedef void lac_checks_done(void *user, bool pass, const char *reason, int calls);
void lac_trial_check(struct lac_trial *trial, const struct lac_node *node, enum lac_tongue stage, bool machine,
                     lac_checks_done *done, void *user);

/* What the branch asks for, in translate.c: the root's wording, or a child's edits. */
void lac_trial_translate(struct lac_trial *trial, uint64_t ticket, const struct lac_node *node);

#endif
