#include "core/run/interview.h"

#include <string.h>

static const char *const cell_names[LAC_CELLS] = {"english", "english_perturbed", "target", "target_perturbed", "back"};
static const char *const attribution_names[] = {"chance", "language", "perturbation", "interaction",
                                                "translation_or_wording"};

const char *lac_cell_name(enum lac_cell_kind kind)
{
    return cell_names[kind];
}

const char *lac_attribution_name(enum lac_attribution attribution)
{
    return attribution_names[attribution];
}

struct asked {
    struct lac_interview *interview;
    int cell, draw;
};

static void answered(void *user, const struct lac_vote *vote, const char *cause)
{
    struct asked *a = user;
    struct lac_interview *i = a->interview;
    if (!vote && !cause)
        return; /* the session closes */
    if (vote) {
        i->cells[a->cell].outcome[a->draw] = vote->outcome;
        i->cells[a->cell].call[a->draw] = vote->call;
        lac_vote_reported(i->arena, vote, &i->reported);
    } else if (!i->cause) {
        i->cause = lac_arena_strdup(i->arena, cause);
    }
    if (--i->open == 0)
        i->done(i->user, i->cause);
}

static void ask(struct lac_interview *i, int cell, int draw)
{
    bool english = cell == LAC_CELL_ENGLISH || cell == LAC_CELL_ENGLISH_PERTURBED || cell == LAC_CELL_BACK;
    bool foreign = !english && draw == i->count - 1 && i->count > 1;
    struct asked *a = lac_arena_alloc(i->arena, sizeof *a);
    *a = (struct asked){i, cell, draw};
    struct lac_ballot ballot = {.model = i->model,
                                .language = english ? i->sides.english : i->sides.target,
                                .instruction = foreign ? i->sides.english : NULL,
                                .stem = i->sides.stem[cell],
                                .choices = i->sides.choices[cell],
                                .n = i->sides.n,
                                .answer = i->sides.answer,
                                .draw = &i->draws[draw],
                                .number = i->first + draw};
    lac_vote_cast(i->session, &ballot, "confirm", answered, a);
}

void lac_interview_start(struct lac_interview *i)
{
    i->open = 1; /* held until everything is asked */
    for (int cell = 0; cell < LAC_CELLS; cell++) {
        i->cells[cell].n = i->sides.stem[cell] ? i->count : 0;
        i->open += i->cells[cell].n;
    }
    for (int draw = 0; draw < i->count; draw++) /* draws outside: equal instructions and examples follow one another */
        for (int cell = 0; cell < LAC_CELLS; cell++)
            if (i->sides.stem[cell])
                ask(i, cell, draw);
    if (--i->open == 0)
        i->done(i->user, i->cause);
}

int lac_cell_count(const struct lac_cell_votes *cell, enum lac_outcome outcome)
{
    int count = 0;
    for (int i = 0; i < cell->n; i++)
        count += cell->outcome[i] == outcome;
    return count;
}

bool lac_confirmed(const struct lac_cell_votes cells[LAC_CELLS], struct lac_bar bar, bool plain)
{
    const struct lac_cell_votes *english = &cells[plain ? LAC_CELL_ENGLISH : LAC_CELL_ENGLISH_PERTURBED];
    const struct lac_cell_votes *target = &cells[plain ? LAC_CELL_TARGET : LAC_CELL_TARGET_PERTURBED];
    return lac_cell_count(english, LAC_RIGHT) >= bar.right && lac_cell_count(target, LAC_WRONG) >= bar.wrong;
}

enum lac_attribution lac_attribute(const struct lac_cell_votes cells[LAC_CELLS], struct lac_bar bar, bool plain)
{
    const struct lac_cell_votes *back = &cells[LAC_CELL_BACK];
    if (back->n && 2 * lac_cell_count(back, LAC_WRONG) > back->n)
        return LAC_BY_TRANSLATION;
    bool english = lac_cell_count(&cells[LAC_CELL_ENGLISH], LAC_RIGHT) >= bar.right;
    bool perturbed = !plain && lac_cell_count(&cells[LAC_CELL_ENGLISH_PERTURBED], LAC_RIGHT) >= bar.right;
    if ((english || perturbed) && lac_cell_count(&cells[LAC_CELL_TARGET], LAC_WRONG) >= bar.wrong)
        return LAC_BY_LANGUAGE;
    if (!plain && english && !perturbed)
        return LAC_BY_PERTURBATION;
    return !plain && lac_confirmed(cells, bar, plain) ? LAC_BY_INTERACTION : LAC_BY_CHANCE;
}
