#include "core/run/confirm.h"
#include "core/base/alloc.h"
#include "core/base/utf8.h"
#include "core/run/record.h"
#include "core/run/speak.h"

#include <stdlib.h>
#include <string.h>

struct lac_finding *lac_finding_new(struct lac_trial *trial, const struct lac_node *node)
{
    struct lac_finding *f = lac_alloc_zero(1, sizeof *f);
    f->trial = trial;
    f->node = node;
    f->plain = node->depth == 0;
    return f;
}

void lac_finding_free(struct lac_finding *finding)
{
    if (!finding)
        return;
    free(finding->interviews);
    free(finding);
}

bool lac_finding_confirmed(const struct lac_finding *f)
{
    const struct lac_run *run = f->trial->run;
    struct lac_bar bar = {run->config.confirm_right, run->config.confirm_wrong};
    size_t confirmed = 0;
    for (size_t m = 0; f->interviews && m < run->cast.n_panel; m++)
        confirmed += lac_confirmed(f->interviews[m].cells, bar, f->plain);
    return confirmed * 2 > run->cast.n_panel;
}

static void interviewed(void *user, const char *cause)
{
    (void)cause;
    struct lac_finding *f = user;
    if (--f->open > 0)
        return;
    struct lac_trial *t = f->trial;
    f->done = true;
    if (lac_finding_confirmed(f) && !f->plain)
        t->run->confirmed++;
    lac_record_finding(t, f);
    t->findings_open--;
    lac_trial_settle(t);
}

static void set_side(struct lac_finding *f, enum lac_cell_kind cell, const char *stem, const char *const *choices)
{
    f->sides.stem[cell] = stem;
    f->sides.choices[cell] = choices;
}

static void start_interviews(struct lac_finding *f)
{
    struct lac_trial *t = f->trial;
    struct lac_run *run = t->run;
    f->interviews = lac_alloc_zero(run->cast.n_panel, sizeof *f->interviews);
    f->open = run->cast.n_panel;
    for (size_t m = 0; m < run->cast.n_panel; m++) {
        struct lac_interview *i = &f->interviews[m];
        i->session = &run->session;
        i->model = run->cast.panel[m];
        i->sides = f->sides;
        i->first = run->search_draws;
        i->count = run->config.confirm_draws;
        i->draws = &lac_run_draws(run, t->index, m)[i->first];
        i->arena = t->arena;
        i->done = interviewed;
        i->user = f;
    }
    for (size_t m = 0; m < run->cast.n_panel; m++)
        lac_interview_start(&f->interviews[m]);
}

#define OTHER ((size_t)-1) /* the second translator's piece */

struct back_piece {
    struct lac_finding *finding;
    size_t index; /* of `back`, or OTHER */
};

/* Two choices that came back as one word are the translator's doing: the English ones are kept, the stem tells. */
static const char *const *back_choices(struct lac_finding *f)
{
    const struct lac_item *item = f->trial->item;
    for (size_t i = 1; i <= item->en.n; i++) {
        if (!f->back[i])
            return item->en.choices;
        for (size_t k = 1; k < i; k++)
            if (strcmp(f->back[i], f->back[k]) == 0)
                return item->en.choices;
    }
    return f->back + 1;
}

static void came_back(void *user, const char *text, const char *code, const char *message)
{
    (void)message;
    struct back_piece *p = user;
    struct lac_finding *f = p->finding;
    if (!text && !code)
        return; /* the session closes */
    const char *kept = text ? lac_arena_strdup(f->trial->arena, text) : NULL;
    if (p->index == OTHER)
        f->other = kept;
    else
        f->back[p->index] = kept;
    if (--f->open > 0)
        return;
    if (f->back && f->back[0])
        set_side(f, LAC_CELL_BACK, f->back[0], back_choices(f));
    start_interviews(f);
}

static struct back_piece *piece(struct lac_finding *f, size_t index)
{
    struct back_piece *p = lac_arena_alloc(f->trial->arena, sizeof *p);
    *p = (struct back_piece){f, index};
    return p;
}

/* The target text back into English, and the English text into the language by somebody else. */
static void translate_again(struct lac_finding *f, const char *english, const char *target)
{
    struct lac_trial *t = f->trial;
    struct lac_run *run = t->run;
    size_t back = run->cast.translator ? t->target.n + 1 : 0;
    f->back = back ? lac_arena_alloc(t->arena, back * sizeof *f->back) : NULL;
    f->open = back + (run->cast.translator2 != NULL);
    for (size_t i = 0; i < back; i++)
        lac_translate(&run->session, t->language, run->cast.english, i ? t->target.choices[i - 1] : target, came_back,
                      piece(f, i));
    if (run->cast.translator2)
        lac_translate_by(&run->session, run->cast.translator2, run->cast.english, t->language, english, came_back,
                         piece(f, OTHER));
}

void lac_finding_confirm(struct lac_finding *f)
{
    struct lac_trial *t = f->trial;
    const struct lac_run *run = t->run;
    const char *target = lac_trial_text(t, f->node, LAC_TARGET);
    f->sides = (struct lac_sides){
        .english = run->cast.english, .target = t->language, .n = t->item->en.n, .answer = t->item->answer};
    set_side(f, LAC_CELL_ENGLISH, t->item->en.stem, t->item->en.choices);
    set_side(f, LAC_CELL_TARGET, t->target.stem, t->target.choices);
    if (!f->plain) {
        set_side(f, LAC_CELL_ENGLISH_PERTURBED, lac_trial_text(t, f->node, LAC_ENGLISH), t->item->en.choices);
        set_side(f, LAC_CELL_TARGET_PERTURBED, target, t->target.choices);
    }
    bool placebo = strcmp(t->language->code, LAC_PLACEBO) == 0;
    if ((run->cast.translator || run->cast.translator2) && !placebo)
        translate_again(f, lac_trial_text(t, f->node, LAC_ENGLISH), target);
    else
        start_interviews(f);
}

struct gap_vote {
    struct lac_trial *trial;
    size_t model;
    bool target;
};

static void gap_answered(void *user, const struct lac_vote *vote, const char *cause)
{
    (void)cause;
    struct gap_vote *g = user;
    if (!vote)
        return;
    struct lac_trial *t = g->trial;
    (g->target ? t->gap_target : t->gap_english)[g->model] += vote->outcome == LAC_RIGHT;
    t->gap_asked[g->model] += g->target;
    t->gap_open--;
    lac_trial_settle(t);
}

static void gap_vote(struct lac_trial *t, size_t model, int draw, const struct lac_language *language,
                     const struct lac_wording *wording, bool target)
{
    struct lac_run *run = t->run;
    struct gap_vote *g = lac_arena_alloc(t->arena, sizeof *g);
    *g = (struct gap_vote){t, model, target};
    struct lac_ballot ballot = {.model = run->cast.panel[model],
                                .language = language,
                                .stem = wording->stem,
                                .choices = wording->choices,
                                .n = wording->n,
                                .answer = t->item->answer,
                                .draw = &lac_run_draws(run, t->index, model)[draw],
                                .number = draw};
    lac_vote_cast(&run->session, &ballot, "gap", gap_answered, g);
}

void lac_gap_start(struct lac_trial *t)
{
    struct lac_run *run = t->run;
    const struct lac_wording *given = lac_item_wording(t->item, t->language->code);
    int first = run->search_draws + run->config.confirm_draws;
    if (!given)
        return;
    t->gap_open = 2 * run->config.plain_draws * (int)run->cast.n_panel;
    for (int d = 0; d < run->config.plain_draws; d++) {
        for (size_t m = 0; m < run->cast.n_panel; m++) {
            gap_vote(t, m, first + d, run->cast.english, &t->item->en, false);
            gap_vote(t, m, first + d, t->language, given, true);
        }
    }
}
