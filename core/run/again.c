/* again.c - lacuna_confirm: the pairs of a run asked again, of its panel on draws never used, or of other models. */
#include "core/base/alloc.h"
#include "core/base/file.h"
#include "core/base/vec.h"
#include "core/model/json.h"
#include "core/run/api.h"
#include "core/run/interview.h"

#include <stdlib.h>
#include <string.h>

struct again {
    struct lac_session session;
    struct lac_arena *arena;
    struct lac_config config;
    struct lac_cast cast;
    LAC_VEC(struct question *) questions;
    size_t open;
    const char *run_id;
};

/* One pair and one model. */
struct question {
    struct again *again;
    struct lac_interview interview;
    struct lac_item item;
    const char *pair, *language;
    const char *cause;
};

static void interviewed(void *user, const char *cause)
{
    struct question *q = user;
    q->cause = cause;
    if (--q->again->open == 0)
        lac_loop_stop(q->again->session.loop);
}

static const struct lac_language *language_of(const struct lac_cast *cast, const char *code)
{
    for (size_t i = 0; i < cast->n_languages; i++)
        if (strcmp(cast->languages[i]->code, code) == 0)
            return cast->languages[i];
    return NULL;
}

/* The pair as an item with two wordings. */
static enum lac_status read_item(struct again *a, const struct lac_value *pair, struct lac_item *out,
                                 struct lac_error *err)
{
    struct lac_value record = lac_object();
    lac_set(a->arena, &record, "id", lac_text(a->arena, lac_get_text(lac_get(pair, "item"), "id", "")));
    lac_set_int(a->arena, &record, "answer", lac_get_int(pair, "answer", -1));
    lac_set(a->arena, &record, "en", *lac_get(pair, "english"));
    lac_set(a->arena, &record, lac_get_text(pair, "language", ""), *lac_get(pair, "target"));
    return lac_item_from_value(a->arena, &record, lac_get_text(lac_get(pair, "item"), "source", ""), out, err);
}

static void set_sides(struct question *q, const struct lac_value *pair, const struct lac_language *target)
{
    const struct lac_wording *there = &q->item.others[0];
    struct lac_sides *s = &q->interview.sides;
    const char *texts[] = {q->item.en.stem, lac_get_text(lac_get(pair, "english"), "text", NULL), there->stem,
                           lac_get_text(lac_get(pair, "target"), "text", NULL)};
    *s = (struct lac_sides){
        .english = q->again->cast.english, .target = target, .n = q->item.en.n, .answer = q->item.answer};
    bool plain = lac_get_bool(pair, "plain", false);
    for (int cell = 0; cell < 4; cell++) {
        bool perturbed = cell == LAC_CELL_ENGLISH_PERTURBED || cell == LAC_CELL_TARGET_PERTURBED;
        s->stem[cell] = perturbed && plain ? NULL : texts[cell];
        s->choices[cell] = cell < 2 ? q->item.en.choices : there->choices;
    }
}

/* Draws behind all that the run itself used. */
static bool set_draws(struct question *q)
{
    struct again *a = q->again;
    const struct lac_config *c = &a->config;
    int used = c->search.votes + c->confirm_draws + c->plain_draws, all = used + c->confirm_draws;
    struct lac_draw_space space = lac_cast_draws(&a->cast, c, q->interview.model);
    struct lac_draw *draws = lac_arena_alloc(a->arena, (size_t)all * sizeof *draws);
    if (lac_draws(&space, &q->item, q->interview.model->name, draws, (size_t)all) < (size_t)all)
        return false;
    q->interview.draws = draws + used;
    q->interview.first = used;
    q->interview.count = c->confirm_draws;
    return true;
}

static enum lac_status add_pair(struct again *a, const struct lac_value *pair, struct lac_error *err)
{
    const struct lac_language *target = language_of(&a->cast, lac_get_text(pair, "language", ""));
    for (size_t m = 0; target && m < a->cast.n_panel; m++) {
        struct question *q = lac_arena_alloc(a->arena, sizeof *q);
        q->again = a;
        q->pair = lac_arena_strdup(a->arena, lac_get_text(pair, "id", ""));
        q->language = target->code;
        q->interview.session = &a->session;
        q->interview.model = a->cast.panel[m];
        q->interview.arena = a->arena;
        q->interview.done = interviewed;
        q->interview.user = q;
        enum lac_status status = read_item(a, pair, &q->item, err);
        if (status != LAC_OK)
            return status;
        set_sides(q, pair, target);
        if (!set_draws(q))
            return lac_fail(err, LAC_E_CONFIG, "model '%s': not enough ways left to ask item '%s' anew",
                            q->interview.model->name, q->item.id);
        lac_vec_push(&a->questions, q);
    }
    return LAC_OK;
}

struct reading {
    struct again *again;
    struct lac_error *err;
    enum lac_status status;
};

static bool read_pair(void *user, const char *id, const char *group, int64_t rank, const char *json)
{
    (void)id;
    (void)group;
    (void)rank;
    struct reading *r = user;
    struct lac_value pair;
    r->status = lac_json_read(r->again->arena, json, strlen(json), &pair, r->err);
    if (r->status == LAC_OK)
        r->status = add_pair(r->again, &pair, r->err);
    return r->status == LAC_OK;
}

static struct lac_value result_line(struct again *a, const struct question *q)
{
    struct lac_bar bar = {a->config.confirm_right, a->config.confirm_wrong};
    struct lac_value v = lac_object(), cells = lac_object();
    bool plain = !q->interview.sides.stem[LAC_CELL_TARGET_PERTURBED];
    lac_set_text(a->arena, &v, "pair", q->pair);
    lac_set_text(a->arena, &v, "item", q->item.id);
    lac_set_text(a->arena, &v, "language", q->language);
    lac_set_text(a->arena, &v, "model", q->interview.model->name);
    lac_set_text(a->arena, &v, "reported", q->interview.reported ? q->interview.reported : "");
    lac_set_int(a->arena, &v, "first_draw", q->interview.first);
    lac_set_bool(a->arena, &v, "confirmed", lac_confirmed(q->interview.cells, bar, plain));
    lac_set_text(a->arena, &v, "attribution", lac_attribution_name(lac_attribute(q->interview.cells, bar, plain)));
    for (int c = 0; c < LAC_CELLS; c++) {
        struct lac_value outcomes = lac_list();
        for (int i = 0; i < q->interview.cells[c].n; i++)
            lac_push(a->arena, &outcomes, lac_text(a->arena, lac_outcome_name(q->interview.cells[c].outcome[i])));
        if (q->interview.cells[c].n)
            lac_set(a->arena, &cells, lac_cell_name((enum lac_cell_kind)c), outcomes);
    }
    lac_set(a->arena, &v, "cells", cells);
    return v;
}

static struct lac_value *inner(struct lac_arena *arena, struct lac_value *map, const char *key)
{
    if (!lac_get(map, key))
        lac_set(arena, map, key, lac_object());
    return (struct lac_value *)lac_get(map, key);
}

static void count(struct again *a, struct lac_value *models, const struct question *q)
{
    bool plain = !q->interview.sides.stem[LAC_CELL_TARGET_PERTURBED];
    struct lac_bar bar = {a->config.confirm_right, a->config.confirm_wrong};
    const struct lac_cell_votes *english = &q->interview.cells[plain ? LAC_CELL_ENGLISH : LAC_CELL_ENGLISH_PERTURBED];
    const struct lac_cell_votes *target = &q->interview.cells[plain ? LAC_CELL_TARGET : LAC_CELL_TARGET_PERTURBED];
    struct lac_value *row = inner(a->arena, inner(a->arena, models, q->interview.model->name), q->language);
    const struct {
        const char *key;
        int more;
    } counts[] = {{"pairs", 1},
                  {"confirmed", lac_confirmed(q->interview.cells, bar, plain)},
                  {"asked", target->n},
                  {"right_english", lac_cell_count(english, LAC_RIGHT)},
                  {"right_target", lac_cell_count(target, LAC_RIGHT)},
                  {"wrong_target", lac_cell_count(target, LAC_WRONG)}};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        lac_set_int(a->arena, row, counts[i].key, lac_get_int(row, counts[i].key, 0) + counts[i].more);
}

static enum lac_status write_results(struct lacuna *lacuna, struct again *a, char **json, struct lac_error *err)
{
    struct lac_value models = lac_object(), out = lac_object();
    struct lac_str lines = {0}, text = {0};
    for (size_t i = 0; i < a->questions.n; i++) {
        const struct question *q = a->questions.at[i];
        if (q->cause)
            return lac_fail(err, LAC_E_NET, "model '%s': %s", q->interview.model->name, q->cause);
        struct lac_value line = result_line(a, q);
        lac_json_write(&lines, &line);
        lac_str_addc(&lines, '\n');
        count(a, &models, q);
    }
    enum lac_status status = lac_file_write(lac_project_run_path(lacuna->project, a->run_id, "confirmations.jsonl"),
                                            lac_str_get(&lines), lines.len, err);
    lac_str_free(&lines);
    lac_set(a->arena, &out, "models", models);
    lac_json_write(&text, &out);
    *json = lac_api_text(&text);
    return status;
}

/* The run's own configuration, with other models as the panel where they are given; how fast is what holds now. */
static enum lac_status load_config(struct lacuna *lacuna, struct again *a, struct lac_store *store,
                                   const char *const *models, size_t n, struct lac_error *err)
{
    struct lac_str text = {0};
    struct lac_value value = lac_object();
    enum lac_status status = lac_fail(err, LAC_E_STORE, "run %s does not hold its configuration", a->run_id);
    if (lac_store_get_meta(store, "config", &text))
        status = lac_json_read(a->arena, lac_str_get(&text), text.len, &value, err);
    lac_str_free(&text);
    if (status == LAC_OK)
        status = lac_config_from(lacuna->project, &value, models, n, &a->config, err);
    if (status == LAC_OK)
        lac_config_pace(lacuna->project, &a->config);
    if (status == LAC_OK)
        status = lac_cast_make(lacuna->project, &a->config, &a->cast, err);
    return status;
}

static enum lac_status ask_again(struct lacuna *lacuna, struct again *a, int in_flight, char **json,
                                 struct lac_error *err)
{
    struct lac_session_options how = {.in_flight = in_flight > 0 ? in_flight : 8,
                                      .report_stopped = true,
                                      .http = lac_get(&a->config.value, "http"),
                                      .store_path = lac_project_run_path(lacuna->project, a->run_id, "run.db")};
    enum lac_status status = lac_session_open(lacuna->project, &a->cast, &how, &a->session, err);
    if (status != LAC_OK)
        return status;
    struct reading reading = {a, err, LAC_OK};
    status = lac_store_each(a->session.store, LAC_REC_PAIR, read_pair, &reading, err);
    status = status == LAC_OK ? reading.status : status;
    if (status == LAC_OK && a->questions.n == 0)
        status = lac_fail(err, LAC_E_CONFIG, "run %s has no accepted pair to ask again", a->run_id);
    if (status == LAC_OK) {
        a->open = a->questions.n;
        for (size_t i = 0; i < a->questions.n; i++)
            lac_interview_start(&a->questions.at[i]->interview);
        status = lac_loop_run(a->session.loop, err);
    }
    if (status == LAC_OK)
        status = lac_store_flush(a->session.store, err);
    if (status == LAC_OK)
        status = write_results(lacuna, a, json, err);
    lac_session_close(&a->session);
    return status;
}

enum lacuna_status lacuna_confirm(struct lacuna *lacuna, const char *run_id, const char *const *models, size_t n_models,
                                  int in_flight, char **json, struct lacuna_error *err)
{
    struct lac_error e;
    struct lac_store *store;
    struct again a = {.arena = lac_arena_new(), .run_id = run_id};
    enum lac_status status = lac_api_look(lacuna, run_id, &store, &e);
    if (status == LAC_OK) {
        status = load_config(lacuna, &a, store, models, n_models, &e);
        lac_store_close(store);
    }
    if (status == LAC_OK)
        status = ask_again(lacuna, &a, in_flight, json, &e);
    lac_vec_free(&a.questions);
    lac_cast_free(&a.cast);
    lac_arena_free(a.arena);
    return lac_api_status(status, &e, err);
}
