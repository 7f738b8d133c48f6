#include "core/run/record.h"
#include "core/base/log.h"
#include "core/model/json.h"
#include "core/run/artefact.h"
#include "core/script/package_files.h"
#include "core/search/score.h"
#include "core/share/lock.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct lac_value lac_record_tally(struct lac_arena *arena, const struct lac_tally *tally)
{
    struct lac_value v = lac_object();
    for (int i = 0; i < LAC_OUTCOMES; i++)
        if (tally->count[i])
            lac_set_int(arena, &v, lac_outcome_name((enum lac_outcome)i), tally->count[i]);
    return v;
}

const char *lac_record_group(struct lac_arena *arena, const struct lac_trial *t)
{
    size_t place = 0;
    while (place < t->run->cast.n_languages && t->run->cast.languages[place] != t->language)
        place++;
    return lac_arena_printf(arena, "%06zu/%03zu", t->index, place);
}

static void put(struct lac_trial *t, enum lac_record kind, const char *id, int64_t rank, const struct lac_value *v)
{
    struct lac_arena *arena = lac_arena_new();
    struct lac_str json = {0};
    lac_json_write(&json, v);
    lac_store_put(t->run->session.store, kind, id, lac_record_group(arena, t), rank, lac_str_get(&json));
    lac_str_free(&json);
    lac_arena_free(arena);
}

static struct lac_value id_value(struct lac_arena *arena, struct lac_id id)
{
    char hex[LAC_ID_HEX];
    lac_id_hex(id, hex);
    return lac_text(arena, hex);
}

static struct lac_value edits_value(struct lac_arena *arena, const struct lac_node *node)
{
    struct lac_value list = lac_list();
    for (size_t i = 0; i < node->n_edits; i++)
        lac_push(arena, &list, lac_edit_value(arena, &node->edits[i]));
    return list;
}

/* Papers come in the order in which replies came; written they stand by tongue, draw and model. */
static int paper_order(const void *a, const void *b)
{
    const struct lac_ballot_paper *x = a, *y = b;
    if (x->tongue != y->tongue)
        return x->tongue < y->tongue ? -1 : 1;
    if (x->draw != y->draw)
        return x->draw < y->draw ? -1 : 1;
    return x->model < y->model ? -1 : x->model > y->model;
}

static struct lac_value votes_value(struct lac_arena *arena, const struct lac_trial *t, const struct lac_node *node)
{
    LAC_VEC(struct lac_ballot_paper) mine = {0};
    struct lac_value list = lac_list();
    for (size_t i = 0; i < t->papers.n; i++)
        if (t->papers.at[i].node == node)
            lac_vec_push(&mine, t->papers.at[i]);
    if (mine.n)
        qsort(mine.at, mine.n, sizeof *mine.at, paper_order);
    for (size_t i = 0; i < mine.n; i++) {
        const struct lac_ballot_paper *p = &mine.at[i];
        struct lac_value v = lac_object();
        lac_set_text(arena, &v, "side", p->tongue == LAC_TARGET ? "target" : "english");
        lac_set_text(arena, &v, "model", t->run->cast.panel[p->model]->name);
        lac_set_int(arena, &v, "draw", p->draw);
        lac_set_text(arena, &v, "outcome", lac_outcome_name(p->outcome));
        lac_set_text(arena, &v, "rule", p->rule);
        lac_set(arena, &v, "call", id_value(arena, p->call));
        lac_push(arena, &list, v);
    }
    lac_vec_free(&mine);
    return list;
}

/* The plain question, once a branch. */
static struct lac_value question_value(struct lac_arena *arena, const struct lac_trial *t)
{
    struct lac_value v = lac_object();
    struct lac_wording english = {NULL, t->item->en.stem, t->item->en.choices, t->item->en.n};
    struct lac_wording target = {NULL, t->target.stem, t->target.choices, t->target.n};
    lac_set(arena, &v, "english", lac_wording_value(arena, &english));
    if (t->target.stem)
        lac_set(arena, &v, "target", lac_wording_value(arena, &target));
    lac_set_int(arena, &v, "answer", (int64_t)t->item->answer);
    return v;
}

void lac_record_candidate(struct lac_trial *t, const struct lac_node *node)
{
    struct lac_arena *arena = lac_arena_new();
    struct lac_value v = lac_object();
    char hex[LAC_ID_HEX];
    lac_id_hex(node->id, hex);
    lac_set_text(arena, &v, "id", hex);
    lac_set_text(arena, &v, "item", t->item->id);
    lac_set_text(arena, &v, "language", t->language->code);
    lac_set_int(arena, &v, "depth", node->depth);
    if (node->parent)
        lac_set(arena, &v, "parent", id_value(arena, node->parent->id));
    else
        lac_set(arena, &v, "question", question_value(arena, t));
    lac_set(arena, &v, "edits", edits_value(arena, node));
    lac_set_text(arena, &v, "verdict", lac_verdict_name(node->verdict));
    if (node->reason)
        lac_set_text(arena, &v, "reason", node->reason);
    lac_set(arena, &v, "english", lac_record_tally(arena, &node->english));
    lac_set(arena, &v, "target", lac_record_tally(arena, &node->target));
    lac_set_num(arena, &v, "value", node->value);
    lac_set(arena, &v, "votes", votes_value(arena, t, node));
    put(t, LAC_REC_CANDIDATE, hex, node->depth, &v);
    lac_log(LAC_LOG_DEBUG, "%s %s depth %d: %s%s%s", t->item->id, t->language->code, node->depth,
            lac_verdict_name(node->verdict), node->reason ? ", " : "", node->reason ? node->reason : "");
    lac_arena_free(arena);
}

static struct lac_value side_value(struct lac_arena *arena, const char *stem, const char *const *choices, size_t n,
                                   const char *text)
{
    struct lac_wording w = {NULL, stem, choices, n};
    struct lac_value v = lac_wording_value(arena, &w);
    lac_set_text(arena, &v, "text", text);
    return v;
}

static struct lac_value cell_value(struct lac_arena *arena, const struct lac_cell_votes *cell)
{
    struct lac_value v = lac_object(), outcomes = lac_list(), calls = lac_list();
    for (int i = 0; i < cell->n; i++) {
        lac_push(arena, &outcomes, lac_text(arena, lac_outcome_name(cell->outcome[i])));
        lac_push(arena, &calls, id_value(arena, cell->call[i]));
    }
    lac_set(arena, &v, "outcomes", outcomes);
    lac_set(arena, &v, "calls", calls);
    return v;
}

static struct lac_value model_value(struct lac_arena *arena, const struct lac_trial *t, const struct lac_finding *f,
                                    size_t m)
{
    struct lac_value v = lac_object();
    struct lac_tally tallies[2] = {{{0}}, {{0}}};
    for (size_t i = 0; i < t->papers.n; i++)
        if (t->papers.at[i].node == f->node && t->papers.at[i].model == (int)m)
            lac_tally_add(&tallies[t->papers.at[i].tongue], t->papers.at[i].outcome);
    lac_set_text(arena, &v, "reported", t->reported[m] ? t->reported[m] : "");
    struct lac_value search = lac_object();
    lac_set(arena, &search, "english", lac_record_tally(arena, &tallies[LAC_ENGLISH]));
    lac_set(arena, &search, "target", lac_record_tally(arena, &tallies[LAC_TARGET]));
    lac_set(arena, &v, "search", search);
    if (!f->done)
        return v;
    struct lac_bar bar = {t->run->config.confirm_right, t->run->config.confirm_wrong};
    struct lac_value cells = lac_object();
    for (int c = 0; c < LAC_CELLS; c++)
        if (f->interviews[m].cells[c].n)
            lac_set(arena, &cells, lac_cell_name((enum lac_cell_kind)c), cell_value(arena, &f->interviews[m].cells[c]));
    lac_set(arena, &v, "cells", cells);
    lac_set_bool(arena, &v, "confirmed", lac_confirmed(f->interviews[m].cells, bar, f->plain));
    lac_set_text(arena, &v, "attribution", lac_attribution_name(lac_attribute(f->interviews[m].cells, bar, f->plain)));
    return v;
}

static struct lac_value plugin_value(struct lac_arena *arena, const struct lac_plugin *plugin)
{
    char hex[LAC_SHA256_HEX];
    struct lac_value v = lac_object();
    lac_set_text(arena, &v, "name", lac_package_name(plugin->package));
    lac_set_text(arena, &v, "version", lac_package_version(plugin->package));
    lac_lock_digest(lac_package_all_files(plugin->package), hex);
    lac_set_text(arena, &v, "hash", hex);
    lac_set(arena, &v, "options", plugin->options);
    return v;
}

static struct lac_value chain_value(struct lac_arena *arena, const struct lac_cast *cast)
{
    struct lac_value list = lac_list();
    for (size_t i = 0; i < cast->n_strategies; i++)
        lac_push(arena, &list, plugin_value(arena, &cast->strategies[i]));
    return list;
}

static struct lac_value checks_value(struct lac_arena *arena, const struct lac_cast *cast)
{
    struct lac_value list = lac_list();
    for (size_t i = 0; i < cast->n_english_checks; i++)
        lac_push(arena, &list, lac_text(arena, lac_package_name(cast->english_checks[i].package)));
    for (size_t i = 0; i < cast->n_target_checks; i++) {
        const char *name = lac_package_name(cast->target_checks[i].package);
        if (!lac_lists(&list, name)) /* one of stage "both" is named once */
            lac_push(arena, &list, lac_text(arena, name));
    }
    return list;
}

/* What the run runs on, without the languages that are not the pair's. */
static struct lac_value packages_value(struct lac_arena *arena, const struct lac_trial *t)
{
    static const char kind[] = "language ";
    struct lac_value map = lac_object();
    for (size_t i = 0; i < lac_count(&t->run->packages); i++) {
        const struct lac_field *f = &t->run->packages.as.map.at[i];
        const char *code = lac_starts_with(f->key, kind) ? f->key + strlen(kind) : NULL;
        if (!code || strcmp(code, t->language->code) == 0 || strcmp(code, t->run->cast.english->code) == 0)
            lac_set(arena, &map, f->key, f->value);
    }
    return map;
}

static struct lac_value item_value(struct lac_arena *arena, const struct lac_item *item)
{
    struct lac_value v = lac_object();
    lac_set_text(arena, &v, "id", item->id);
    lac_set_text(arena, &v, "source", item->source);
    lac_set(arena, &v, "key", id_value(arena, item->key));
    if (item->subject)
        lac_set_text(arena, &v, "subject", item->subject);
    if (item->reviewed)
        lac_set_text(arena, &v, "reviewed", item->reviewed);
    if (item->licence)
        lac_set_text(arena, &v, "licence", item->licence);
    return v;
}

static const char *stage_name(const struct lac_finding *f)
{
    if (f->done && lac_finding_confirmed(f))
        return "confirmed";
    return "accepted";
}

static void add_sides(struct lac_arena *arena, struct lac_value *v, struct lac_trial *t, const struct lac_finding *f)
{
    const struct lac_item *item = t->item;
    lac_set(arena, v, "english",
            side_value(arena, item->en.stem, item->en.choices, item->en.n, lac_trial_text(t, f->node, LAC_ENGLISH)));
    struct lac_value target =
        side_value(arena, t->target.stem, t->target.choices, t->target.n, lac_trial_text(t, f->node, LAC_TARGET));
    lac_set_text(arena, &target, "origin", t->translated ? "translated" : "source");
    if (f->back && f->sides.stem[LAC_CELL_BACK])
        lac_set_text(arena, &target, "back", f->sides.stem[LAC_CELL_BACK]);
    lac_set(arena, v, "target", target);
    lac_set_int(arena, v, "answer", (int64_t)item->answer);
}

static void add_artefact(struct lac_arena *arena, struct lac_value *v, struct lac_trial *t, const struct lac_finding *f)
{
    const struct lac_cast *cast = &t->run->cast;
    const char *english = lac_trial_text(t, f->node, LAC_ENGLISH), *target = lac_trial_text(t, f->node, LAC_TARGET);
    struct lac_culture ours = lac_culture_new(arena, cast->english->data);
    struct lac_culture theirs = lac_culture_new(arena, t->language->data);
    struct lac_artefact_texts texts = {.english =
                                           lac_artefact_whole(arena, english, t->item->en.choices, t->item->en.n),
                                       .target = lac_artefact_whole(arena, target, t->target.choices, t->target.n),
                                       .code = t->language->code,
                                       .script = t->language->script,
                                       .back = f->back ? f->back[0] : NULL,
                                       .asked = english,
                                       .other = f->other,
                                       .own = target,
                                       .english_culture = &ours,
                                       .target_culture = &theirs,
                                       .counting = lac_packages_counting(t->run->project->packages, t->language->code)};
    struct lac_value parts = lac_artefact_parts(arena, &texts), artefact;
    struct lac_error err;
    if (lac_artefact_score(arena, &cast->artefact, &parts, &artefact, &err) == LAC_OK)
        lac_set(arena, v, "artefact", artefact);
    else
        lac_record_script_error(t->run, &err);
    lac_culture_free(&ours);
    lac_culture_free(&theirs);
}

void lac_record_finding(struct lac_trial *t, const struct lac_finding *f)
{
    const struct lac_run *run = t->run;
    struct lac_arena *arena = lac_arena_new();
    struct lac_value v = lac_object(), models = lac_object();
    char hex[LAC_ID_HEX];
    lac_id_hex(f->node->id, hex);
    lac_set_int(arena, &v, "schema", 1);
    lac_set_text(arena, &v, "id", hex);
    lac_set_text(arena, &v, "run", run->id);
    lac_set(arena, &v, "item", item_value(arena, t->item));
    lac_set_text(arena, &v, "language", t->language->code);
    lac_set_bool(arena, &v, "plain", f->plain);
    lac_set_text(arena, &v, "stage", stage_name(f));
    add_sides(arena, &v, t, f);
    add_artefact(arena, &v, t, f);
    lac_set(arena, &v, "edits", edits_value(arena, f->node));
    lac_set(arena, &v, "strategy", plugin_value(arena, lac_cast_strategy(&run->cast, f->node->depth)));
    if (run->cast.n_strategies > 1)
        lac_set(arena, &v, "chain", chain_value(arena, &run->cast));
    lac_set_bool(arena, &v, "names_wrong", lac_trial_declares(t, f->node, "names_wrong"));
    lac_set(arena, &v, "scoring", plugin_value(arena, &run->cast.scoring));
    lac_set(arena, &v, "checks", checks_value(arena, &run->cast));
    lac_set(arena, &v, "packages", packages_value(arena, t));
    lac_set_num(arena, &v, "value", f->node->value);
    lac_set_int(arena, &v, "depth", f->node->depth);
    lac_set_int(arena, &v, "rank", f->node->acceptance < 0 ? 0 : f->node->acceptance);
    lac_set_int(arena, &v, "seed", (int64_t)run->config.seed);
    for (size_t m = 0; m < run->cast.n_panel; m++)
        lac_set(arena, &models, run->cast.panel[m]->name, model_value(arena, t, f, m));
    lac_set(arena, &v, "models", models);
    put(t, LAC_REC_PAIR, hex, f->node->acceptance < 0 ? 0 : f->node->acceptance, &v);
    lac_arena_free(arena);
}

static const char *state_name(const struct lac_trial *t)
{
    if (t->unsound)
        return "unsound"; /* also where the branch never started */
    switch (lac_branch_state(t->branch)) {
    case LAC_BRANCH_NOT_ELIGIBLE:
        return "not_eligible";
    case LAC_BRANCH_UNSOUND:
        return "unsound";
    case LAC_BRANCH_PLAIN:
        return "plain";
    case LAC_BRANCH_DONE:
        return "searched";
    default:
        return "unfinished";
    }
}

/* How many children left by each verdict, and rejected by each check. */
static void count_children(struct lac_arena *arena, struct lac_value *v, const struct lac_trial *t)
{
    struct lac_value verdicts = lac_object(), reasons = lac_object();
    int64_t non_answers = 0, asked = 0;
    for (size_t i = 0; i < lac_branch_nodes(t->branch); i++) {
        const struct lac_node *node = lac_branch_node(t->branch, i);
        const char *verdict = lac_verdict_name(node->verdict);
        lac_set_int(arena, &verdicts, verdict, lac_get_int(&verdicts, verdict, 0) + 1);
        if (node->reason) {
            const char *reason = lac_arena_strndup(arena, node->reason, strcspn(node->reason, ":"));
            lac_set_int(arena, &reasons, reason, lac_get_int(&reasons, reason, 0) + 1);
        }
        int n = lac_tally_asked(&node->target);
        asked += n;
        non_answers += n - node->target.count[LAC_RIGHT] - node->target.count[LAC_WRONG];
    }
    lac_set_int(arena, v, "candidates", (int64_t)lac_branch_nodes(t->branch));
    lac_set(arena, v, "verdicts", verdicts);
    lac_set(arena, v, "reasons", reasons);
    lac_set_int(arena, v, "target_asked", asked);
    lac_set_int(arena, v, "target_non_answers", non_answers);
}

static void add_gap(struct lac_arena *arena, struct lac_value *v, const struct lac_trial *t)
{
    struct lac_value gap = lac_object();
    for (size_t m = 0; m < t->run->cast.n_panel; m++) {
        struct lac_value one = lac_object();
        lac_set_int(arena, &one, "asked", t->gap_asked[m]);
        lac_set_int(arena, &one, "english", t->gap_english[m]);
        lac_set_int(arena, &one, "target", t->gap_target[m]);
        if (t->gap_asked[m])
            lac_set(arena, &gap, t->run->cast.panel[m]->name, one);
    }
    lac_set(arena, v, "plain_gap", gap);
}

void lac_record_branch(struct lac_trial *t)
{
    const struct lac_run *run = t->run;
    const struct lac_node *root = lac_branch_root(t->branch);
    struct lac_arena *arena = lac_arena_new();
    struct lac_value v = lac_object();
    double bar = 1 - run->config.search.epsilon;
    enum lac_branch_state state = lac_branch_state(t->branch);
    lac_set_text(arena, &v, "item", t->item->id);
    lac_set_text(arena, &v, "language", t->language->code);
    lac_set_text(arena, &v, "state", state_name(t));
    if (t->unsound)
        lac_set_text(arena, &v, "reason", t->unsound);
    lac_set_bool(arena, &v, "eligible", state != LAC_BRANCH_NOT_ELIGIBLE && lac_tally_asked(&root->english) > 0);
    lac_set_bool(arena, &v, "both_plain",
                 (state == LAC_BRANCH_DONE || state == LAC_BRANCH_PLAIN) &&
                     lac_reaches(lac_tally_right(&root->target), bar));
    lac_set(arena, &v, "english", lac_record_tally(arena, &root->english));
    lac_set(arena, &v, "target", lac_record_tally(arena, &root->target));
    lac_set_int(arena, &v, "calls", lac_branch_calls(t->branch));
    lac_set_bool(arena, &v, "translated", t->translated);
    count_children(arena, &v, t);
    add_gap(arena, &v, t);
    put(t, LAC_REC_BRANCH, lac_record_group(arena, t), 0, &v);
    lac_arena_free(arena);
}

void lac_record_script_error(struct lac_run *run, const struct lac_error *err)
{
    struct lac_id id = lac_id_of_bytes(err->message, strlen(err->message));
    char hex[LAC_ID_HEX];
    lac_id_hex(id, hex);
    run->script_errors++;
    struct lac_arena *arena = run->arena;
    for (size_t i = 0; i < run->told.n; i++)
        if (strcmp(run->told.at[i], err->message) == 0)
            return;
    lac_vec_push(&run->told, lac_arena_strdup(arena, err->message));
    lac_log(LAC_LOG_ERROR, "%s", err->message);
    struct lac_value v = lac_object();
    struct lac_str json = {0};
    lac_set_text(arena, &v, "script_error", err->message);
    lac_json_write(&json, &v);
    lac_store_put(run->session.store, LAC_REC_EVENT, hex, "script", 0, lac_str_get(&json));
    lac_str_free(&json);
}
