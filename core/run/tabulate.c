#include "core/run/tabulate.h"
#include "core/model/json.h"
#include "core/run/artefact.h"

#include <string.h>

static struct lac_language_row *language_row(struct lac_table *t, const char *code)
{
    for (size_t i = 0; i < t->languages.n; i++)
        if (strcmp(t->languages.at[i].code, code) == 0)
            return &t->languages.at[i];
    struct lac_language_row row = {.code = lac_arena_strdup(t->arena, code),
                                   .verdicts = lac_object(),
                                   .reasons = lac_object(),
                                   .attributions = lac_object()};
    lac_vec_push(&t->languages, row);
    return &t->languages.at[t->languages.n - 1];
}

static struct lac_item_row *item_row(struct lac_table *t, struct lac_language_row *l, const char *item)
{
    for (size_t i = l->items.n; i > 0; i--) /* records come by item: it is the last one */
        if (strcmp(l->items.at[i - 1].item, item) == 0)
            return &l->items.at[i - 1];
    struct lac_item_row row = {.item = lac_arena_strdup(t->arena, item)};
    lac_vec_push(&l->items, row);
    return &l->items.at[l->items.n - 1];
}

static struct lac_model_row *model_row(struct lac_table *t, struct lac_language_row *l, const char *model)
{
    for (size_t i = 0; i < l->models.n; i++)
        if (strcmp(l->models.at[i].model, model) == 0)
            return &l->models.at[i];
    struct lac_model_row row = {.model = lac_arena_strdup(t->arena, model)};
    lac_vec_push(&l->models, row);
    return &l->models.at[l->models.n - 1];
}

static void add_counts(struct lac_arena *arena, struct lac_value *into, const struct lac_value *more)
{
    for (size_t i = 0; more && more->kind == LAC_MAP && i < more->as.map.n; i++) {
        const struct lac_field *f = &more->as.map.at[i];
        lac_set_int(arena, into, f->key, lac_get_int(into, f->key, 0) + lac_get_int(more, f->key, 0));
    }
}

static void add_gap(struct lac_model_row *m, const struct lac_value *v)
{
    int asked = (int)lac_get_int(v, "asked", 0), english = (int)lac_get_int(v, "english", 0);
    int target = (int)lac_get_int(v, "target", 0);
    m->gap_asked += asked;
    m->gap_english += english;
    m->gap_target += target;
    m->gap_only_english += english > target;
    m->gap_only_target += target > english;
    m->gap_draws = asked > m->gap_draws ? asked : m->gap_draws;
    lac_vec_push(&m->gap_differences, english - target);
}

static void take_branch(struct lac_table *t, const struct lac_value *v)
{
    struct lac_language_row *l = language_row(t, lac_get_text(v, "language", ""));
    struct lac_item_row *item = item_row(t, l, lac_get_text(v, "item", ""));
    const char *state = lac_get_text(v, "state", "");
    item->eligible = lac_get_bool(v, "eligible", false);
    item->both_plain = lac_get_bool(v, "both_plain", false);
    item->plain = strcmp(state, "plain") == 0;
    l->unsound += strcmp(state, "unsound") == 0;
    l->candidates += lac_get_int(v, "candidates", 0);
    l->calls += lac_get_int(v, "calls", 0);
    l->target_asked += lac_get_int(v, "target_asked", 0);
    l->target_non_answers += lac_get_int(v, "target_non_answers", 0);
    add_counts(t->arena, &l->verdicts, lac_get(v, "verdicts"));
    add_counts(t->arena, &l->reasons, lac_get(v, "reasons"));
    const struct lac_value *gap = lac_get(v, "plain_gap");
    for (size_t i = 0; gap && gap->kind == LAC_MAP && i < gap->as.map.n; i++)
        add_gap(model_row(t, l, gap->as.map.at[i].key), &gap->as.map.at[i].value);
}

static int count(const struct lac_value *cell, const char *outcome)
{
    const struct lac_value *outcomes = lac_get(cell, "outcomes");
    int n = 0;
    for (size_t i = 0; i < lac_count(outcomes); i++)
        n += strcmp(lac_as_text(lac_at(outcomes, i), ""), outcome) == 0;
    return n;
}

static void add_difference(struct lac_model_row *m, const char *item, int difference)
{
    if (m->items.n && strcmp(m->items.at[m->items.n - 1], item) == 0) {
        m->differences.at[m->differences.n - 1] += difference;
        return;
    }
    lac_vec_push(&m->items, item);
    lac_vec_push(&m->differences, difference);
}

static void take_interview(struct lac_table *t, struct lac_language_row *l, const char *item, const char *model,
                           const struct lac_value *v)
{
    struct lac_model_row *m = model_row(t, l, model);
    const struct lac_value *english = lac_path(v, "cells.english_perturbed");
    const struct lac_value *target = lac_path(v, "cells.target_perturbed");
    if (!english || !target)
        return;
    int right = count(english, "right"), right_target = count(target, "right");
    m->pairs++;
    m->confirmed += lac_get_bool(v, "confirmed", false);
    m->asked += (int)lac_count(lac_get(target, "outcomes"));
    m->right_english += right;
    m->right_target += right_target;
    m->wrong_target += count(target, "wrong");
    add_difference(m, lac_arena_strdup(t->arena, item), right - right_target);
    const char *why = lac_get_text(v, "attribution", "chance");
    lac_set_int(t->arena, &l->attributions, why, lac_get_int(&l->attributions, why, 0) + 1);
}

/* For more than half of the models the back-translation is wrong as well. */
static bool by_translation(const struct lac_value *models)
{
    size_t blamed = 0;
    for (size_t i = 0; models && models->kind == LAC_MAP && i < models->as.map.n; i++)
        blamed += strcmp(lac_get_text(&models->as.map.at[i].value, "attribution", ""), "translation_or_wording") == 0;
    return blamed * 2 > lac_count(models);
}

static void take_pair(struct lac_table *t, const struct lac_value *v)
{
    struct lac_language_row *l = language_row(t, lac_get_text(v, "language", ""));
    const char *item = lac_get_text(lac_get(v, "item"), "id", "");
    bool plain = lac_get_bool(v, "plain", false);
    bool confirmed = strcmp(lac_get_text(v, "stage", ""), "confirmed") == 0;
    const struct lac_value *models = lac_get(v, "models");
    bool artefact = lac_artefact_likely(lac_get(v, "artefact"));
    if (plain) {
        l->plain_artefacts += artefact;
        l->plain_pairs++;
        l->plain_confirmed += confirmed;
        l->plain_translation += by_translation(models);
        return;
    }
    struct lac_item_row *row = item_row(t, l, item);
    row->eligible = true;
    row->accepted++;
    row->confirmed += confirmed;
    l->accepted_pairs++;
    l->confirmed_pairs += confirmed;
    l->accepted_artefacts += artefact;
    l->confirmed_artefacts += artefact && confirmed;
    l->confirmed_translation += confirmed && by_translation(models);
    for (size_t i = 0; models && models->kind == LAC_MAP && i < models->as.map.n; i++)
        take_interview(t, l, item, models->as.map.at[i].key, &models->as.map.at[i].value);
}

static void take_event(struct lac_table *t, const struct lac_value *v)
{
    if (lac_get_text(v, "script_error", NULL))
        lac_push(t->arena, &t->script_errors, lac_text(t->arena, lac_get_text(v, "script_error", NULL)));
}

struct visit {
    struct lac_table *table;
    void (*take)(struct lac_table *t, const struct lac_value *v);
};

static bool visited(void *user, const char *id, const char *group, int64_t rank, const char *json)
{
    (void)id;
    (void)group;
    (void)rank;
    struct visit *visit = user;
    struct lac_arena *arena = lac_arena_new();
    struct lac_value v;
    if (lac_json_read(arena, json, strlen(json), &v, NULL) == LAC_OK)
        visit->take(visit->table, &v);
    lac_arena_free(arena);
    return true;
}

enum lac_status lac_tabulate(struct lac_store *store, struct lac_arena *arena, struct lac_table *out,
                             struct lac_error *err)
{
    *out = (struct lac_table){.arena = arena, .script_errors = lac_list()};
    struct visit branches = {out, take_branch}, pairs = {out, take_pair}, events = {out, take_event};
    enum lac_status status = lac_store_each(store, LAC_REC_BRANCH, visited, &branches, err);
    if (status == LAC_OK)
        status = lac_store_each(store, LAC_REC_EVENT, visited, &events, err);
    return status == LAC_OK ? lac_store_each(store, LAC_REC_PAIR, visited, &pairs, err) : status;
}

void lac_table_free(struct lac_table *table)
{
    for (size_t i = 0; i < table->languages.n; i++) {
        struct lac_language_row *l = &table->languages.at[i];
        for (size_t m = 0; m < l->models.n; m++) {
            lac_vec_free(&l->models.at[m].items);
            lac_vec_free(&l->models.at[m].differences);
            lac_vec_free(&l->models.at[m].gap_differences);
        }
        lac_vec_free(&l->items);
        lac_vec_free(&l->models);
    }
    lac_vec_free(&table->languages);
}
