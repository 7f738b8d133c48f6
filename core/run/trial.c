#include "core/run/trial.h"
#include "core/run/confirm.h"
#include "core/run/host.h"
#include "core/run/record.h"
#include "core/search/score.h"

#include <math.h>
#include <string.h>

bool lac_trial_declares(const struct lac_trial *t, const struct lac_node *node, const char *field)
{
    for (int d = 1; d <= node->depth || d == 1; d++)
        if (lac_get_bool(lac_package_data(lac_cast_strategy(&t->run->cast, d)->package), field, false))
            return true;
    return false;
}

/* A perturb call on its way. */
struct perturbing {
    struct lac_task_user who;
    struct lac_trial *trial;
    const struct lac_package *strategy;
    uint64_t ticket;
};

struct voting {
    struct lac_trial *trial;
    uint64_t ticket;
    const struct lac_node *node;
    enum lac_tongue tongue;
    int model;
};

const char *lac_trial_text(struct lac_trial *t, const struct lac_node *node, enum lac_tongue tongue)
{
    bool target = tongue == LAC_TARGET;
    struct lac_str text = {0};
    lac_edits_apply(&text, target ? t->target.stem : t->item->en.stem, node->edits, node->n_edits,
                    target ? t->language->join : t->run->cast.english->join, target);
    const char *copy = lac_arena_strndup(t->arena, lac_str_get(&text), text.len);
    lac_str_free(&text);
    return copy;
}

static void voted(void *user, const struct lac_vote *vote, const char *cause)
{
    (void)cause;
    struct voting *v = user;
    if (!vote)
        return; /* the session closes */
    struct lac_trial *t = v->trial;
    struct lac_ballot_paper paper = {v->node, v->tongue, v->model, vote->draw, vote->outcome, vote->rule, vote->call};
    lac_vec_push(&t->papers, paper);
    lac_vote_reported(t->arena, vote, &t->reported[v->model]);
    lac_branch_vote_done(t->branch, v->ticket, vote->outcome, vote->margin);
}

static void world_vote(void *user, struct lac_branch *branch, uint64_t ticket, const struct lac_node *node,
                       enum lac_tongue tongue, int number)
{
    (void)branch;
    struct lac_trial *t = user;
    struct lac_run *run = t->run;
    int model = number % (int)run->cast.n_panel, draw = number / (int)run->cast.n_panel;
    struct voting *v = lac_arena_alloc(t->arena, sizeof *v);
    *v = (struct voting){t, ticket, node, tongue, model};
    struct lac_ballot ballot = {.model = run->cast.panel[model],
                                .language = tongue == LAC_TARGET ? t->language : run->cast.english,
                                .stem = lac_trial_text(t, node, tongue),
                                .choices = tongue == LAC_TARGET ? t->target.choices : t->item->en.choices,
                                .n = t->item->en.n,
                                .answer = t->item->answer,
                                .draw = &lac_run_draws(run, t->index, (size_t)model)[draw],
                                .number = draw};
    lac_vote_cast(&run->session, &ballot, "vote", voted, v);
}

static struct lac_value texts(struct lac_arena *arena, const char *const *list, size_t n, size_t skip)
{
    struct lac_value out = lac_list();
    for (size_t i = 0; i < n; i++)
        if (i != skip)
            lac_push(arena, &out, lac_text(arena, list[i]));
    return out;
}

static struct lac_value edit_texts(struct lac_arena *arena, const struct lac_node *node, bool target)
{
    struct lac_value out = lac_list();
    for (size_t i = 0; i < node->n_edits; i++) {
        struct lac_value e = lac_object();
        const struct lac_edit *edit = &node->edits[i];
        lac_set_text(arena, &e, "side", lac_side_name(edit->side));
        lac_set_text(arena, &e, "text", target && edit->target_text ? edit->target_text : edit->text);
        if (edit->note)
            lac_set_text(arena, &e, "note", edit->note);
        lac_push(arena, &out, e);
    }
    return out;
}

struct lac_value lac_trial_item(struct lac_trial *t, const struct lac_node *node, struct lac_arena *arena)
{
    const struct lac_item *item = t->item;
    struct lac_value v = lac_object(), indices = lac_list();
    for (size_t i = 0; i < item->en.n; i++)
        if (i != item->answer)
            lac_push(arena, &indices, lac_int((int64_t)i + 1));
    lac_set_text(arena, &v, "id", item->id);
    lac_set_text(arena, &v, "stem", item->en.stem);
    lac_set_text(arena, &v, "question", item->en.stem);
    lac_set_text(arena, &v, "text", lac_trial_text(t, node, LAC_ENGLISH));
    lac_set(arena, &v, "choices", texts(arena, item->en.choices, item->en.n, SIZE_MAX));
    lac_set_int(arena, &v, "answer", (int64_t)item->answer + 1);
    lac_set_text(arena, &v, "right", item->en.choices[item->answer]);
    lac_set(arena, &v, "wrong_choices", texts(arena, item->en.choices, item->en.n, item->answer));
    lac_set(arena, &v, "wrong_indices", indices);
    lac_set(arena, &v, "edits", edit_texts(arena, node, false));
    if (item->subject)
        lac_set_text(arena, &v, "subject", item->subject);
    return v;
}

static void add_language(struct lac_arena *arena, struct lac_value *v, const struct lac_language *l)
{
    const struct lac_value *mention = lac_get(l->data, "mention"), *particles = lac_language_particles(l->data);
    lac_set_text(arena, v, "language", l->code);
    lac_set_text(arena, v, "name", l->name);
    lac_set_text(arena, v, "script", l->script);
    lac_set_text(arena, v, "join", l->join);
    lac_set_text(arena, v, "direction", lac_get_text(l->data, "direction", "ltr"));
    lac_set_text(arena, v, "digits", lac_get_text(l->data, "digits", "0123456789"));
    lac_set(arena, v, "mention", mention ? *mention : lac_list());
    if (particles)
        lac_set(arena, v, "particles", *particles);
}

struct lac_value lac_trial_target(struct lac_trial *t, const struct lac_node *node, struct lac_arena *arena)
{
    struct lac_value v = lac_object();
    add_language(arena, &v, t->language);
    lac_set_text(arena, &v, "stem", t->target.stem);
    lac_set_text(arena, &v, "text", lac_trial_text(t, node, LAC_TARGET));
    lac_set(arena, &v, "choices", texts(arena, t->target.choices, t->target.n, SIZE_MAX));
    lac_set_int(arena, &v, "answer", (int64_t)t->item->answer + 1);
    lac_set_text(arena, &v, "right", t->target.choices[t->item->answer]);
    lac_set(arena, &v, "wrong_choices", texts(arena, t->target.choices, t->target.n, t->item->answer));
    lac_set(arena, &v, "edits", edit_texts(arena, node, true));
    return v;
}

struct lac_value lac_trial_context(struct lac_trial *t, const struct lac_node *node, int replicate,
                                   const struct lac_package *strategy, struct lac_arena *arena)
{
    const struct lac_cast *cast = &t->run->cast;
    struct lac_value ctx = lac_object(), english = lac_object(), roles = lac_object();
    add_language(arena, &english, cast->english);
    if (cast->writer)
        lac_set_text(arena, &roles, "writer", cast->writer->completion ? "completion" : "chat");
    if (cast->judge)
        lac_set_text(arena, &roles, "judge", cast->judge->completion ? "completion" : "chat");
    if (cast->translator)
        lac_set_text(arena, &roles, "translator", "chat");
    lac_set_int(arena, &ctx, "depth", node->depth + 1);
    lac_set_int(arena, &ctx, "replicate", replicate);
    lac_set(arena, &ctx, "english", english);
    lac_set(arena, &ctx, "roles", roles);
    if (lac_lists(lac_get(lac_package_data(strategy), "needs"), "target"))
        lac_set(arena, &ctx, "target", lac_trial_target(t, node, arena));
    return ctx;
}

/* Never by language: the same English candidate gets the same stream in every branch. */
static struct lac_id stream_key(struct lac_trial *t, const struct lac_node *node, int replicate)
{
    struct lac_hash *hash = lac_hash_new();
    lac_hash_u64(hash, t->run->config.seed);
    lac_hash_text(hash, lac_package_name(lac_cast_strategy(&t->run->cast, node->depth + 1)->package));
    lac_hash_u64(hash, t->item->key.hi);
    lac_hash_u64(hash, t->item->key.lo);
    for (size_t i = 0; i < node->n_edits; i++)
        lac_hash_text(hash, node->edits[i].text);
    lac_hash_u64(hash, (uint64_t)replicate);
    struct lac_id key = lac_hash_end(hash);
    lac_hash_free(hash);
    return key;
}

int64_t lac_max_edits(const struct lac_package *strategy, const struct lac_item *item)
{
    const struct lac_value *data = lac_package_data(strategy);
    int64_t most = lac_get_int(data, "max_edits", 64), each = lac_get_int(data, "max_edits_each", -1);
    int64_t by_choice = each * ((int64_t)item->en.n - 1);
    return each >= 0 && by_choice < most ? by_choice : most;
}

int lac_max_translations(const struct lac_package *package)
{
    const struct lac_value *data = lac_package_data(package);
    int64_t asks = lac_get_int(data, "max_asks", -1);
    if (asks < 0)
        return 0;
    if (lac_lists(lac_get(data, "needs"), "translator"))
        asks += lac_get_int(data, "max_edits", lac_package_kind(package) == LAC_PKG_STRATEGY ? 64 : 0);
    return asks ? (int)asks : -1;
}

static enum lac_status take_edits(struct lac_trial *t, const struct lac_package *package,
                                  const struct lac_value *result, struct lac_edit **edits, size_t *n,
                                  struct lac_error *err)
{
    int64_t max = lac_max_edits(package, t->item);
    *n = 0;
    if (result->kind == LAC_NIL || (result->kind == LAC_MAP && lac_count(result) == 0))
        return LAC_OK;
    if (result->kind != LAC_LIST)
        return lac_fail(err, LAC_E_SCRIPT, "%s: perturb must return a list of edits", lac_package_path(package));
    size_t count = lac_count(result);
    if ((int64_t)count > max) {
        struct lac_error many;
        lac_fail(&many, LAC_E_SCRIPT,
                 "strategy '%s' returned %zu edits and declares at most %lld (max_edits, max_edits_each): the rest is "
                 "dropped",
                 lac_package_name(package), count, (long long)max);
        lac_record_script_error(t->run, &many);
        count = (size_t)max;
    }
    *edits = lac_arena_alloc(t->arena, (count + 1) * sizeof **edits);
    for (size_t i = 0; i < count; i++) {
        enum lac_status status = lac_edit_from_value(t->arena, lac_at(result, i), &(*edits)[i], err);
        if (status != LAC_OK) {
            lac_error_prefix(err, "%s: edit %zu", lac_package_path(package), i + 1);
            return status;
        }
        (*n)++;
    }
    return LAC_OK;
}

static void perturbed(void *user, struct lac_task *task, enum lac_status status, const struct lac_value *result,
                      const struct lac_error *err)
{
    (void)task;
    struct perturbing *p = user;
    struct lac_trial *t = p->trial;
    struct lac_edit *edits = NULL;
    struct lac_error bad;
    size_t n = 0;
    if (status == LAC_OK && take_edits(t, p->strategy, result, &edits, &n, &bad) != LAC_OK) {
        n = 0;
        err = &bad;
        status = bad.status;
    }
    if (status != LAC_OK)
        lac_record_script_error(t->run, err);
    lac_branch_perturb_done(t->branch, p->ticket, edits, n, p->who.calls);
}

static void world_perturb(void *user, struct lac_branch *branch, uint64_t ticket, const struct lac_node *parent,
                          int replicate)
{
    (void)branch;
    struct lac_trial *t = user;
    struct lac_run *run = t->run;
    struct perturbing *p = lac_arena_alloc(t->arena, sizeof *p);
    struct lac_arena *scratch = lac_arena_new();
    const struct lac_plugin *strategy = lac_cast_strategy(&run->cast, parent->depth + 1);
    *p = (struct perturbing){{&run->session, t->language, replicate, 0, t}, t, strategy->package, ticket};
    struct lac_value ctx = lac_trial_context(t, parent, replicate, strategy->package, scratch), args = lac_list();
    lac_push(scratch, &args, lac_trial_item(t, parent, scratch));
    lac_push(scratch, &args, strategy->options);
    struct lac_task_options options = {.function = "perturb",
                                       .ctx = &ctx,
                                       .args = &args,
                                       .rng_key = stream_key(t, parent, replicate),
                                       .max_asks =
                                           (int)lac_get_int(lac_package_data(strategy->package), "max_asks", -1),
                                       .max_translations = lac_max_translations(strategy->package)};
    lac_task_start(run->session.tasks, strategy->package, &options, perturbed, p);
    lac_session_wake(&run->session);
    lac_arena_free(scratch);
}

struct checking {
    struct lac_trial *trial;
    uint64_t ticket;
};

static void checked(void *user, bool pass, const char *reason, int calls)
{
    struct checking *c = user;
    lac_branch_check_done(c->trial->branch, c->ticket, pass, reason, calls);
}

static void world_check(void *user, struct lac_branch *branch, uint64_t ticket, const struct lac_node *child)
{
    (void)branch;
    struct lac_trial *t = user;
    struct checking *c = lac_arena_alloc(t->arena, sizeof *c);
    *c = (struct checking){t, ticket};
    lac_trial_check(t, child, LAC_ENGLISH, false, checked, c);
}

static void world_translate(void *user, struct lac_branch *branch, uint64_t ticket, const struct lac_node *node)
{
    (void)branch;
    lac_trial_translate(user, ticket, node);
}

static struct lac_value tally_value(struct lac_arena *arena, const struct lac_tally *tally, double accuracy)
{
    struct lac_value v = lac_record_tally(arena, tally);
    lac_set_int(arena, &v, "asked", lac_tally_asked(tally));
    lac_set_num(arena, &v, "accuracy", accuracy);
    return v;
}

static double world_score(void *user, const struct lac_tally *english, const struct lac_tally *target)
{
    struct lac_trial *t = user;
    const struct lac_plugin *scoring = &t->run->cast.scoring;
    struct lac_arena *arena = lac_arena_new();
    struct lac_value tallies = lac_object(), value;
    /* beta_E counts what is right, beta_T what is not wrong: an unread reply never makes a gap (METHOD.md) */
    lac_set(arena, &tallies, "english", tally_value(arena, english, lac_tally_right(english)));
    lac_set(arena, &tallies, "target", tally_value(arena, target, 1.0 - lac_tally_wrong(target)));
    struct lac_value args[] = {tallies, scoring->options};
    struct lac_error err;
    double v = NAN;
    if (lac_package_call(scoring->package, "score", args, 2, arena, &value, 1, &err) != LAC_OK)
        lac_record_script_error(t->run, &err);
    else if (value.kind == LAC_NUM || value.kind == LAC_INT)
        v = value.kind == LAC_NUM ? value.as.number : (double)value.as.integer;
    lac_arena_free(arena);
    return v;
}

static void world_decided(void *user, struct lac_branch *branch, const struct lac_node *node)
{
    (void)branch;
    struct lac_trial *t = user;
    if (node->depth > 0)
        t->run->candidates++;
    lac_record_candidate(t, node);
    if (t->run->events.decided)
        t->run->events.decided(t->run->events.user, t, node);
}

/* Accepted pairs of closed chunks are written at once: a stop publishes them. */
static void world_closed(void *user, struct lac_branch *branch)
{
    struct lac_trial *t = user;
    for (; t->recorded < lac_branch_accepted(branch); t->recorded++) {
        t->run->accepted++;
        lac_vec_push(&t->findings, lac_finding_new(t, lac_branch_accepted_at(branch, t->recorded)));
        lac_record_finding(t, t->findings.at[t->findings.n - 1]);
    }
}

static void world_finished(void *user, struct lac_branch *branch)
{
    struct lac_trial *t = user;
    t->searching = false;
    if (lac_branch_root(branch)->verdict == LAC_V_ACCEPTED) { /* a plain pair, whether or not the search went on */
        lac_vec_push(&t->findings, lac_finding_new(t, lac_branch_root(branch)));
        lac_record_finding(t, t->findings.at[t->findings.n - 1]);
    }
    t->findings_open = t->findings.n;
    for (size_t i = 0; i < t->findings.n; i++)
        lac_finding_confirm(t->findings.at[i]);
    lac_trial_settle(t);
}

static struct lac_id branch_key(const struct lac_trial *t)
{
    struct lac_hash *hash = lac_hash_new();
    lac_hash_u64(hash, t->item->key.hi);
    lac_hash_u64(hash, t->item->key.lo);
    lac_hash_text(hash, t->language->code);
    for (size_t i = 0; i < t->run->cast.n_strategies; i++) {
        struct lac_id strategy = lac_package_hash(t->run->cast.strategies[i].package);
        lac_hash_u64(hash, strategy.hi);
        lac_hash_u64(hash, strategy.lo);
    }
    struct lac_id key = lac_hash_end(hash);
    lac_hash_free(hash);
    return key;
}

struct lac_trial *lac_trial_new(struct lac_run *run, size_t item, struct lac_language *language)
{
    struct lac_trial *t = lac_alloc_zero(1, sizeof *t);
    size_t k = run->cast.n_panel;
    t->run = run;
    t->index = item;
    t->item = &run->items[item];
    t->language = language;
    t->arena = lac_arena_new();
    t->reported = lac_arena_alloc(t->arena, k * sizeof *t->reported);
    t->gap_english = lac_arena_alloc(t->arena, k * sizeof *t->gap_english);
    t->gap_target = lac_arena_alloc(t->arena, k * sizeof *t->gap_target);
    t->gap_asked = lac_arena_alloc(t->arena, k * sizeof *t->gap_asked);
    struct lac_world world = {.user = t,
                              .perturb = world_perturb,
                              .check = world_check,
                              .vote = world_vote,
                              .translate = world_translate,
                              .score = world_score,
                              .decided = world_decided,
                              .closed = world_closed,
                              .finished = world_finished};
    t->branch = lac_branch_new(branch_key(t), t->item->en.stem, run->cast.english->join, &run->config.search, &world);
    return t;
}

void lac_trial_free(struct lac_trial *trial)
{
    if (!trial)
        return;
    lac_branch_free(trial->branch);
    lac_vec_free(&trial->papers);
    for (size_t i = 0; i < trial->findings.n; i++)
        lac_finding_free(trial->findings.at[i]);
    lac_vec_free(&trial->findings);
    lac_arena_free(trial->arena);
    free(trial);
}

static void looked_at(void *user, bool pass, const char *reason, int calls)
{
    (void)calls;
    struct lac_trial *t = user;
    if (pass) {
        lac_gap_start(t);
        lac_branch_start(t->branch);
        return;
    }
    t->unsound = lac_arena_strdup(t->arena, reason);
    t->searching = false;
    lac_trial_settle(t);
}

/* A wording that came with the item is looked at before anybody is asked: a broken pair costs no call. */
void lac_trial_start(struct lac_trial *trial)
{
    const struct lac_wording *given = lac_item_wording(trial->item, trial->language->code);
    trial->searching = true;
    if (!given) {
        looked_at(trial, true, NULL, 0);
        return;
    }
    trial->target = *given;
    lac_trial_check(trial, lac_branch_root(trial->branch), LAC_TARGET, false, looked_at, trial);
}

void lac_trial_settle(struct lac_trial *trial)
{
    if (trial->searching || trial->findings_open || trial->gap_open || trial->finished)
        return;
    trial->finished = true;
    lac_record_branch(trial);
    trial->run->finished++;
    trial->run->active--;
    lac_vec_push(&trial->run->ended, trial); /* its own functions are still below us: freed later */
    lac_run_refill(trial->run);
}
