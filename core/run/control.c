/* control.c - lacuna_check: each model of a configuration on control questions in each language.
 *
 * The control questions are the worked examples of the language files: parallel, very easy, balanced in the gold
 * position. A model that cannot do them in a language cannot be probed there. */
#include "core/base/alloc.h"
#include "core/base/rng.h"
#include "core/model/json.h"
#include "core/run/api.h"
#include "core/run/vote.h"
#include "core/stats/binomial.h"

#include <stdlib.h>
#include <string.h>

struct cell {
    struct control *control;
    const struct lac_model *model;
    const struct lac_language *language;
    struct lac_tally tally;
    const char *cause; /* the model stopped */
};

struct control {
    struct lac_session session;
    struct lac_arena *arena;
    struct cell *cells;
    size_t n_cells;
    int64_t open;
};

static void done(void *user, const struct lac_vote *vote, const char *cause)
{
    struct cell *c = user;
    if (!vote && !cause)
        return;
    if (vote)
        lac_tally_add(&c->tally, vote->outcome);
    else
        c->cause = lac_arena_strdup(c->control->arena, cause);
    if (--c->control->open == 0)
        lac_loop_stop(c->control->session.loop);
}

/* Question i, shown with worked examples other than itself. */
static struct lac_draw draw_for(const struct lac_model *model, const struct lac_language *l, size_t i)
{
    struct lac_draw d = {.variant = i, .n = l->examples[i].n, .example_shift = i % 4};
    struct lac_rng rng;
    lac_rng_seed(&rng, 1, i);
    lac_rng_permutation(&rng, d.order, d.n);
    size_t others = l->n_examples - 1;
    d.n_examples = (size_t)model->examples < others ? (size_t)model->examples : others;
    for (size_t k = 0; k < d.n_examples; k++)
        d.examples[k] = (i + 1 + k) % l->n_examples;
    return d;
}

static void ask_cell(struct cell *c)
{
    const struct lac_language *l = c->language;
    for (size_t i = 0; i < l->n_examples && !c->cause; i++) {
        struct lac_draw draw = draw_for(c->model, l, i);
        struct lac_ballot ballot = {.model = c->model,
                                    .language = l,
                                    .stem = l->examples[i].stem,
                                    .choices = l->examples[i].choices,
                                    .n = l->examples[i].n,
                                    .answer = l->examples[i].answer,
                                    .draw = &draw,
                                    .number = (int)i};
        lac_vote_cast(&c->control->session, &ballot, "control", done, c);
    }
}

static double chance(const struct lac_language *l)
{
    double sum = 0;
    for (size_t i = 0; i < l->n_examples; i++)
        sum += 1.0 / (double)l->examples[i].n;
    return l->n_examples ? sum / (double)l->n_examples : 0;
}

static struct lac_value cell_value(struct lac_arena *arena, const struct cell *c)
{
    struct lac_value v = lac_object();
    int asked = lac_tally_asked(&c->tally), right = c->tally.count[LAC_RIGHT];
    struct lac_interval interval = {0, 0};
    if (asked)
        lac_wilson(right, asked, 0.95, &interval, NULL);
    lac_set_text(arena, &v, "model", c->model->name);
    lac_set_text(arena, &v, "language", c->language->code);
    lac_set_bool(arena, &v, "reachable", !c->cause && asked > 0);
    lac_set_int(arena, &v, "asked", asked);
    lac_set_int(arena, &v, "answered", right + c->tally.count[LAC_WRONG]);
    lac_set_int(arena, &v, "right", right);
    lac_set_num(arena, &v, "low", interval.low);
    lac_set_num(arena, &v, "high", interval.high);
    lac_set_num(arena, &v, "chance", chance(c->language));
    lac_set_bool(arena, &v, "usable", !c->cause && interval.low > chance(c->language));
    if (c->cause)
        lac_set_text(arena, &v, "cause", c->cause);
    return v;
}

/* Who only translates or embeds answers no questions. */
static bool asked(const struct lac_cast *cast, const struct lac_model *model)
{
    bool on_panel = false;
    for (size_t i = 0; i < cast->n_panel; i++)
        on_panel = on_panel || cast->panel[i] == model;
    return on_panel || (model->speaks && model != cast->embedder);
}

static void make_cells(struct control *control, struct lac_cast *cast)
{
    control->cells = lac_arena_alloc(control->arena, cast->n_models * (cast->n_languages + 1) * sizeof *control->cells);
    for (size_t m = 0; m < cast->n_models; m++) {
        if (!asked(cast, &cast->models[m]))
            continue;
        for (size_t l = 0; l <= cast->n_languages; l++) {
            const struct lac_language *language = l ? cast->languages[l - 1] : cast->english;
            bool keyless = cast->models[m].keyless;
            control->cells[control->n_cells++] =
                (struct cell){control, &cast->models[m], language, {{0}}, keyless ? "its key is not set" : NULL};
            control->open += keyless ? 0 : (int64_t)language->n_examples;
        }
    }
}

static enum lac_status ask_all(struct control *control, struct lac_error *err)
{
    for (size_t i = 0; i < control->n_cells; i++)
        ask_cell(&control->cells[i]);
    return control->open ? lac_loop_run(control->session.loop, err) : LAC_OK;
}

static char *as_json(const struct control *control)
{
    struct lac_value list = lac_list();
    struct lac_str text = {0};
    for (size_t i = 0; i < control->n_cells; i++)
        lac_push(control->arena, &list, cell_value(control->arena, &control->cells[i]));
    lac_json_write(&text, &list);
    return lac_api_text(&text);
}

enum lacuna_status lacuna_check(struct lacuna *lacuna, const struct lacuna_run_options *options, char **json,
                                struct lacuna_error *err)
{
    struct lac_error e;
    struct lac_config config;
    struct lac_cast cast = {0};
    struct control control = {.arena = lac_arena_new()};
    struct lac_config_sources sources = lac_api_sources(options);
    struct lac_session_options how = {.in_flight = options->in_flight > 0 ? options->in_flight : 8,
                                      .report_stopped = true};
    enum lac_status status = lac_config_load(lacuna->project, &sources, &config, &e);
    if (status == LAC_OK)
        status = lac_cast_make(lacuna->project, &config, &cast, &e);
    if (status == LAC_OK) {
        how.http = lac_get(&config.value, "http");
        status = lac_session_open(lacuna->project, &cast, &how, &control.session, &e);
    }
    if (status == LAC_OK) {
        make_cells(&control, &cast);
        status = ask_all(&control, &e);
        if (status == LAC_OK)
            *json = as_json(&control);
        lac_session_close(&control.session);
    }
    lac_cast_free(&cast);
    lac_arena_free(control.arena);
    return lac_api_status(status, &e, err);
}
