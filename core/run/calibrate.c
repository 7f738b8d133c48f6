/* calibrate.c - lacuna_calibrate: what a check measures on pairs that are known to say the same, and on pairs that are
 * known not to, in each language: where its floor should stand.
 *
 * Trusted pairs are the source's own wordings, written or checked by people. Beside each stands a control: the same
 * target text with the English of another item. Both are measured at once, so that they share the back-translation. */
#include "core/base/alloc.h"
#include "core/base/log.h"
#include "core/base/rng.h"
#include "core/model/json.h"
#include "core/run/api.h"
#include "core/run/host.h"
#include "core/run/sample.h"
#include "core/run/source.h"
#include "core/stats/quantile.h"

#include <math.h>
#include <string.h>

enum {
    PAIRS = 200, /* a language, where `limit` does not say: the 5 % quantile then rests on ten pairs */
    AT_WORK = 32,
    FEW = 40, /* below it the 5 % quantile is the least of two or so pairs */
};

static const double CURVE[] = {0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5};

struct side { /* a language */
    struct calibration *calibration;
    const struct lac_language *language;
    const struct lac_item **items; /* in the order in which controls follow */
    size_t n;
    double *trusted, *control;
    size_t n_trusted, n_control, failed;
};

struct measuring {            /* one task */
    struct lac_task_user who; /* first: the task's user pointer */
    struct side *side;
    bool control;
};

struct calibration {
    struct lac_project *project;
    struct lac_arena *arena;
    struct lac_config config;
    struct lac_cast cast;
    struct lac_session session;
    struct lac_plugin check;
    const char *measure;
    double quantile;
    struct lac_value checks; /* the list for probe.lua, without the new floors */
    struct lac_item *items;
    size_t n_items;
    struct side *sides;
    size_t n_sides, at_side, at_pair; /* what is started next */
    size_t open;
    const char *failed;     /* why the first of those that failed did */
    struct lac_error error; /* of a script */
};

/* ---- measuring ---- */

static void start_more(struct calibration *c);

static void measured(void *user, struct lac_task *task, enum lac_status status, const struct lac_value *result,
                     const struct lac_error *err)
{
    (void)task;
    struct measuring *m = user;
    struct side *s = m->side;
    struct calibration *c = s->calibration;
    bool number = status == LAC_OK && (result->kind == LAC_NUM || result->kind == LAC_INT);
    double value = !number ? NAN : result->kind == LAC_NUM ? result->as.number : (double)result->as.integer;
    if (status != LAC_OK && c->error.status == LAC_OK)
        c->error = *err;
    if (isfinite(value) && m->control)
        s->control[s->n_control++] = value;
    else if (isfinite(value))
        s->trusted[s->n_trusted++] = value;
    else
        s->failed += !m->control;
    if (status == LAC_OK && !number && !c->failed)
        c->failed = lac_arena_strdup(c->arena, lac_as_text(result, "measure() gave neither a number nor a text"));
    c->open--;
    start_more(c);
    if (c->open == 0)
        lac_loop_stop(c->session.loop);
}

static void start(struct side *s, const struct lac_item *english, const struct lac_item *target, bool control)
{
    struct calibration *c = s->calibration;
    struct measuring *m = lac_arena_alloc(c->arena, sizeof *m);
    struct lac_value args = lac_list();
    *m = (struct measuring){{&c->session, s->language, 0, 0, NULL}, s, control};
    lac_push(c->arena, &args, lac_text(c->arena, english->en.stem));
    lac_push(c->arena, &args, lac_text(c->arena, lac_item_wording(target, s->language->code)->stem));
    lac_push(c->arena, &args, c->check.options);
    struct lac_task_options options = {.function = "measure", .args = &args, .rng_key = target->key, .max_asks = -1};
    c->open++;
    lac_task_start(c->session.tasks, c->check.package, &options, measured, m);
}

static void start_more(struct calibration *c)
{
    while (c->open < AT_WORK && c->at_side < c->n_sides) {
        struct side *s = &c->sides[c->at_side];
        const struct lac_item *item = s->items[c->at_pair], *other = s->items[(c->at_pair + 1) % s->n];
        start(s, item, item, false);
        if (other != item)
            start(s, other, item, true);
        if (++c->at_pair == s->n) {
            c->at_pair = 0;
            c->at_side++;
        }
    }
    lac_session_wake(&c->session);
}

/* ---- what is measured ---- */

static enum lac_status load_items(struct calibration *c, struct lac_error *err)
{
    struct lac_source_report report;
    struct lac_source_ask ask = {lac_config_map(&c->config, "source"), c->config.languages, c->config.n_languages,
                                 c->config.seed};
    enum lac_status status = lac_source_load(c->project, &ask, c->arena, &c->items, &c->n_items, &report, err);
    lac_source_report_free(&report);
    return status;
}

/* A sample of the items that have the language, in an order drawn by the seed. */
static void choose(struct calibration *c, struct side *s)
{
    struct lac_item *own = lac_arena_alloc(c->arena, (c->n_items + 1) * sizeof *own);
    size_t n = 0, limit = (size_t)lac_get_int(&c->config.value, "limit", 0);
    for (size_t i = 0; i < c->n_items; i++)
        if (lac_item_wording(&c->items[i], s->language->code))
            own[n++] = c->items[i];
    n = lac_sample_take(own, n, limit ? limit : PAIRS, c->config.seed, LAC_SAMPLE_PLAIN);
    size_t *order = lac_arena_alloc(c->arena, (n + 1) * sizeof *order);
    struct lac_rng rng;
    lac_rng_seed(&rng, c->config.seed, 0xCA1);
    lac_rng_permutation(&rng, order, n);
    s->items = lac_arena_alloc(c->arena, (n + 1) * sizeof *s->items);
    s->trusted = lac_arena_alloc(c->arena, (n + 1) * sizeof *s->trusted);
    s->control = lac_arena_alloc(c->arena, (n + 1) * sizeof *s->control);
    for (size_t i = 0; i < n; i++)
        s->items[i] = &own[order[i]];
    s->n = n;
}

static enum lac_status make_sides(struct calibration *c, struct lac_error *err)
{
    c->sides = lac_arena_alloc(c->arena, c->cast.n_languages * sizeof *c->sides);
    for (size_t i = 0; i < c->cast.n_languages; i++) {
        if (strcmp(c->cast.languages[i]->code, LAC_PLACEBO) == 0)
            continue;
        struct side *s = &c->sides[c->n_sides++];
        *s = (struct side){.calibration = c, .language = c->cast.languages[i]};
        choose(c, s);
        if (s->n < 2)
            return lac_fail(err, LAC_E_CONFIG,
                            "source '%s' has %zu items with a wording in '%s': give pairs that you trust, e.g. --set "
                            "source=parallel --set source.file=pairs.jsonl (docs/sources.md)",
                            lac_get_text(lac_config_map(&c->config, "source"), "name", ""), s->n, s->language->code);
    }
    return LAC_OK;
}

/* As in a run: where nobody is cast as translator the first of the panel translates. */
static void cast_translator(struct calibration *c)
{
    const struct lac_value *panel = lac_path(&c->config.value, "roles.panel");
    const char *name = lac_as_text(lac_at(panel, 0), "");
    for (size_t i = 0; i < c->cast.n_models && !c->cast.translator; i++) {
        struct lac_model *m = &c->cast.models[i];
        if (strcmp(m->name, name) == 0 && m->speaks && !m->completion && !m->keyless)
            c->cast.translator = m;
    }
}

/* The check as the config has it, and the list of checks that it stands in. */
static enum lac_status find_check(struct calibration *c, struct lac_error *err)
{
    const struct lac_value *said = lac_get(&c->config.value, "checks"), *entry = NULL;
    struct lac_value named = lac_object();
    c->checks = said ? lac_copy(c->arena, said) : lac_cast_default_checks(c->arena, &c->cast);
    for (size_t i = 0; i < lac_count(&c->checks); i++)
        if (strcmp(lac_get_text(lac_at(&c->checks, i), "name", ""), c->measure) == 0)
            entry = lac_at(&c->checks, i);
    if (!entry) {
        lac_set_text(c->arena, &named, "name", c->measure);
        lac_push(c->arena, &c->checks, named);
        entry = &named;
    }
    enum lac_status status = lac_cast_check(c->project, &c->cast, entry, &c->check, err);
    if (status == LAC_OK && !lac_package_has(c->check.package, "measure"))
        status = lac_fail(err, LAC_E_CONFIG,
                          "check '%s' measures nothing (it has no function 'measure'): round_trip and "
                          "embedding do",
                          c->measure);
    return status;
}

/* ---- results ---- */

static double rounded_down(double value)
{
    return floor(value * 1000) / 1000; /* so that what is printed refuses no more than what was measured */
}

static struct lac_value point(const struct side *s, double quantile)
{
    struct lac_arena *arena = s->calibration->arena;
    struct lac_value v = lac_object();
    double bar = rounded_down(lac_quantile(s->trusted, s->n_trusted, quantile));
    lac_set_num(arena, &v, "quantile", quantile);
    lac_set_num(arena, &v, "floor", bar);
    lac_set_num(arena, &v, "refused", lac_share_below(s->trusted, s->n_trusted, bar));
    lac_set_num(arena, &v, "passed", lac_share_from(s->control, s->n_control, bar));
    return v;
}

static struct lac_value side_value(struct side *s, double quantile)
{
    struct lac_arena *arena = s->calibration->arena;
    struct lac_value v = point(s, quantile), curve = lac_list();
    for (size_t i = 0; i < sizeof CURVE / sizeof *CURVE; i++)
        lac_push(arena, &curve, point(s, CURVE[i]));
    lac_set_text(arena, &v, "language", s->language->code);
    lac_set_int(arena, &v, "pairs", (int64_t)s->n_trusted);
    lac_set_int(arena, &v, "controls", (int64_t)s->n_control);
    lac_set_int(arena, &v, "failed", (int64_t)s->failed);
    lac_set_bool(arena, &v, "few", s->n_trusted < FEW);
    lac_set(arena, &v, "curve", curve);
    return v;
}

/* The checks with the floors that were found laid over those that were there. */
static void set_floors(struct calibration *c)
{
    for (size_t i = 0; i < lac_count(&c->checks); i++) {
        struct lac_value *check = &c->checks.as.list.at[i];
        if (strcmp(lac_get_text(check, "name", ""), c->measure) != 0)
            continue;
        const struct lac_value *there = lac_get(check, "floor");
        struct lac_value floors = there && there->kind == LAC_MAP ? lac_copy(c->arena, there) : lac_object();
        for (size_t k = 0; k < c->n_sides; k++)
            lac_set_num(c->arena, &floors, c->sides[k].language->code,
                        rounded_down(lac_quantile(c->sides[k].trusted, c->sides[k].n_trusted, c->quantile)));
        lac_set(c->arena, check, "floor", floors);
    }
}

static bool uses(const struct calibration *c, const char *role)
{
    return lac_lists(lac_get(lac_package_data(c->check.package), "needs"), role);
}

static enum lac_status as_json(struct calibration *c, char **json, struct lac_error *err)
{
    struct lac_value out = lac_object(), languages = lac_list();
    struct lac_str text = {0};
    for (size_t i = 0; i < c->n_sides; i++) {
        struct side *s = &c->sides[i];
        if (s->n_trusted == 0)
            return lac_fail(err, LAC_E_NET, "%s: nothing could be measured: %s", s->language->code,
                            c->failed ? c->failed : "no reply");
        lac_sort_numbers(s->trusted, s->n_trusted);
        lac_sort_numbers(s->control, s->n_control);
        lac_push(c->arena, &languages, side_value(s, c->quantile));
    }
    set_floors(c);
    lac_set_text(c->arena, &out, "measure", c->measure);
    lac_set_num(c->arena, &out, "quantile", c->quantile);
    lac_set_text(c->arena, &out, "source", lac_get_text(lac_config_map(&c->config, "source"), "name", ""));
    if (uses(c, "translator") && !lac_get_bool(&c->check.options, "multilingual", false))
        lac_set_text(c->arena, &out, "translator", c->cast.translator->name);
    if (uses(c, "embedder"))
        lac_set_text(c->arena, &out, "embedder", c->cast.embedder->name);
    if (c->failed)
        lac_set_text(c->arena, &out, "failed", c->failed);
    lac_set(c->arena, &out, "languages", languages);
    lac_set(c->arena, &out, "checks", c->checks);
    lac_json_write(&text, &out);
    *json = lac_api_text(&text);
    return LAC_OK;
}

static enum lac_status measure_all(struct calibration *c, int in_flight, struct lac_error *err)
{
    struct lac_session_options how = {
        .in_flight = in_flight > 0 ? in_flight : 8, .report_stopped = true, .http = lac_get(&c->config.value, "http")};
    enum lac_status status = lac_session_open(c->project, &c->cast, &how, &c->session, err);
    if (status != LAC_OK)
        return status;
    start_more(c);
    status = lac_loop_run(c->session.loop, err);
    const struct lac_model *models[] = {c->cast.translator, c->cast.embedder};
    for (size_t i = 0; i < 2 && status == LAC_OK; i++)
        if (models[i] && lac_lane_stopped(models[i]->lane))
            status = lac_fail(err, LAC_E_NET, "model '%s': %s", models[i]->name, lac_lane_stopped(models[i]->lane));
    if (status == LAC_OK && c->error.status != LAC_OK)
        status = lac_fail(err, c->error.status, "%s", c->error.message);
    lac_session_close(&c->session);
    return status;
}

enum lacuna_status lacuna_calibrate(struct lacuna *lacuna, const struct lacuna_run_options *options,
                                    const char *measure, double quantile, char **json, struct lacuna_error *err)
{
    struct lac_error e;
    struct lac_config_sources sources = lac_api_sources(options);
    struct calibration c = {.project = lacuna->project,
                            .arena = lac_arena_new(),
                            .measure = measure ? measure : "round_trip",
                            .quantile = quantile};
    enum lac_status status = quantile >= 0 && quantile < 1
                                 ? LAC_OK
                                 : lac_fail(&e, LAC_E_CONFIG, "the quantile must be 0 or more and below 1");
    if (status == LAC_OK)
        status = lac_config_load(lacuna->project, &sources, &c.config, &e);
    if (status == LAC_OK)
        status = lac_cast_helpers(lacuna->project, &c.config, &c.cast, &e);
    if (status == LAC_OK) {
        cast_translator(&c);
        status = find_check(&c, &e);
    }
    if (status == LAC_OK)
        status = load_items(&c, &e);
    if (status == LAC_OK)
        status = make_sides(&c, &e);
    if (status == LAC_OK)
        status = measure_all(&c, options->in_flight, &e);
    if (status == LAC_OK)
        status = as_json(&c, json, &e);
    lac_cast_free(&c.cast);
    lac_arena_free(c.arena);
    return lac_api_status(status, &e, err);
}
