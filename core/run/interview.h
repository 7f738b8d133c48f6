/* interview.h - one pair asked of one model on fresh draws, in its cells.
 *
 * The cells are {English, target} x {plain, perturbed}, so that "bad at the language", "bad at the perturbation" and
 * their interaction are separate numbers, and the target question translated back and asked in English: wrong there
 * means translation or wording, not a weakness in the language (METHOD.md, measurement discipline). */
#ifndef LAC_RUN_INTERVIEW_H
#define LAC_RUN_INTERVIEW_H

#include "core/run/vote.h"

enum lac_cell_kind {
    LAC_CELL_ENGLISH,
    LAC_CELL_ENGLISH_PERTURBED,
    LAC_CELL_TARGET,
    LAC_CELL_TARGET_PERTURBED,
    LAC_CELL_BACK,
    LAC_CELLS
};
const char *lac_cell_name(enum lac_cell_kind kind); /* "english", "english_perturbed", ... "back" */

enum { LAC_CONFIRM_MAX = 32 };

struct lac_cell_votes {
    int n;
    enum lac_outcome outcome[LAC_CONFIRM_MAX];
    struct lac_id call[LAC_CONFIRM_MAX];
};

struct lac_sides {
    const struct lac_language *english, *target;
    const char *stem[LAC_CELLS]; /* NULL: that cell is not asked */
    const char *const *choices[LAC_CELLS];
    size_t n, answer;
};

struct lac_interview {
    struct lac_session *session;
    const struct lac_model *model;
    struct lac_sides sides;
    const struct lac_draw *draws; /* `count` of them, fresh */
    int first, count;             /* number of the first, for the record */
    struct lac_cell_votes cells[LAC_CELLS];
    const char *reported; /* what the server called itself; in the arena */
    int open;
    struct lac_arena *arena;                     /* borrowed: what is remembered lives here */
    void (*done)(void *user, const char *cause); /* cause: the model stopped (sessions with report_stopped) */
    void *user;
    const char *cause;
};

/* Fill the first part and start. The last draw asks the target question under the English instruction, so that an
 * instruction that we wrote badly is not called a weakness of the model. */
void lac_interview_start(struct lac_interview *interview);

enum lac_attribution {
    LAC_BY_CHANCE,       /* not confirmed, and no cell says why */
    LAC_BY_LANGUAGE,     /* English holds, and the plain target question is wrong already */
    LAC_BY_PERTURBATION, /* the perturbation takes English down too */
    LAC_BY_INTERACTION,  /* both plain sides and perturbed English hold, the perturbed target does not: the find */
    LAC_BY_TRANSLATION,  /* wrong in the back-translation too: translation or wording */
};
const char *lac_attribution_name(enum lac_attribution attribution);

struct lac_bar { /* of `draws`: English right in at least `right`, target wrong in at least `wrong` */
    int right, wrong;
};
int lac_cell_count(const struct lac_cell_votes *cell, enum lac_outcome outcome);
/* For a pair with a perturbation the perturbed cells decide, for a plain pair the plain ones. */
bool lac_confirmed(const struct lac_cell_votes cells[LAC_CELLS], struct lac_bar bar, bool plain);
enum lac_attribution lac_attribute(const struct lac_cell_votes cells[LAC_CELLS], struct lac_bar bar, bool plain);

#endif
