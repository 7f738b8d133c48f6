/* checks.c - the checks of a stage, one after the other, each a task of its own. */
#include "core/run/defect.h"
#include "core/run/host.h"
#include "core/run/pair.h"
#include "core/run/record.h"
#include "core/run/trial.h"

#include <string.h>

struct check_line {
    struct lac_task_user who;
    struct lac_trial *trial;
    const struct lac_node *node;
    enum lac_tongue stage;
    bool machine;
    size_t next;
    int calls;
    lac_checks_done *done;
    void *user;
};

static void run_next(struct check_line *line);

static const struct lac_plugin *stage_checks(const struct check_line *line, size_t *n)
{
    const struct lac_cast *cast = &line->trial->run->cast;
    *n = line->stage == LAC_TARGET ? cast->n_target_checks : cast->n_english_checks;
    return line->stage == LAC_TARGET ? cast->target_checks : cast->english_checks;
}

/* The first finding rejects, whatever its severity: that is for who audits data that are there. */
static void verdict(void *user, struct lac_task *task, enum lac_status status, const struct lac_value *result,
                    const struct lac_error *err)
{
    (void)task;
    struct check_line *line = user;
    struct lac_defects defects;
    struct lac_error bad;
    size_t n;
    const char *name = lac_package_name(stage_checks(line, &n)[line->next].package);
    line->calls += line->who.calls;
    if (status == LAC_OK && (status = lac_defects_read(name, result, &defects, &bad)) != LAC_OK)
        err = &bad;
    if (status != LAC_OK) {
        lac_record_script_error(line->trial->run, err);
        line->done(line->user, false, status == LAC_E_SCRIPT_DIED ? "script_died" : "script_error", line->calls);
    } else if (defects.n == 0) {
        line->next++;
        run_next(line);
    } else {
        line->done(line->user, false, lac_defect_text(line->trial->arena, &defects.at[0]), line->calls);
    }
}

/* What the strategies of all levels so far may add together; nothing where one of them sets no bound. */
static void add_growth(struct lac_arena *arena, struct lac_value *v, const struct lac_cast *cast, int depth)
{
    double sum = 0;
    for (int d = 1; d <= depth || d == 1; d++) {
        const struct lac_value *data = lac_package_data(lac_cast_strategy(cast, d)->package);
        if (!lac_get(data, "max_growth"))
            return;
        if (d == 1 || cast->n_strategies > 1)
            sum += lac_get_num(data, "max_growth", 0);
    }
    lac_set_num(arena, v, "max_growth", sum);
}

/* What came into the target language last, and its English: the last edit, or the whole text. */
static struct lac_value fresh(struct lac_trial *t, const struct lac_node *node, struct lac_arena *arena)
{
    struct lac_value v = lac_object();
    const struct lac_edit *last = node->n_edits ? &node->edits[node->n_edits - 1] : NULL;
    bool part = last && last->side != LAC_REPLACE && last->target_text;
    lac_set_text(arena, &v, "english", part ? last->text : lac_trial_text(t, node, LAC_ENGLISH));
    lac_set_text(arena, &v, "target", part ? last->target_text : lac_trial_text(t, node, LAC_TARGET));
    return v;
}

static struct lac_value candidate(struct check_line *line, const struct lac_package *check, struct lac_arena *arena)
{
    struct lac_trial *t = line->trial;
    struct lac_value v = lac_trial_item(t, line->node, arena);
    lac_set_text(arena, &v, "language", t->run->cast.english->code);
    lac_set_text(arena, &v, "join", t->run->cast.english->join);
    lac_set_text(arena, &v, "script", t->run->cast.english->script);
    lac_set_bool(arena, &v, "names_wrong", lac_trial_declares(t, line->node, "names_wrong"));
    lac_set_bool(arena, &v, "changes_script", lac_trial_declares(t, line->node, "changes_script"));
    add_growth(arena, &v, &t->run->cast, line->node->depth);
    lac_set_bool(arena, &v, "machine", line->machine);
    if (line->stage == LAC_TARGET) {
        lac_set(arena, &v, "target", lac_trial_target(t, line->node, arena));
        lac_set(arena, &v, "fresh", fresh(t, line->node, arena));
    }
    return lac_candidate_for(arena, &v, lac_reads_of(lac_get(lac_package_data(check), "reads")));
}

static void run_next(struct check_line *line)
{
    size_t n;
    const struct lac_plugin *checks = stage_checks(line, &n);
    struct lac_trial *t = line->trial;
    if (line->next == n) {
        line->done(line->user, true, NULL, line->calls);
        return;
    }
    struct lac_arena *scratch = lac_arena_new();
    struct lac_value args = lac_list(), ctx = lac_object();
    lac_push(scratch, &args, candidate(line, checks[line->next].package, scratch));
    lac_push(scratch, &args, checks[line->next].options);
    line->who = (struct lac_task_user){&t->run->session, t->language, 0, 0, t};
    struct lac_task_options options = {
        .function = "verdict",
        .ctx = &ctx,
        .args = &args,
        .rng_key = line->node->id,
        .max_asks = (int)lac_get_int(lac_package_data(checks[line->next].package), "max_asks", -1),
        .max_translations = lac_max_translations(checks[line->next].package)};
    lac_task_start(t->run->session.tasks, checks[line->next].package, &options, verdict, line);
    lac_session_wake(&t->run->session);
    lac_arena_free(scratch);
}

void lac_trial_check(struct lac_trial *trial, const struct lac_node *node, enum lac_tongue stage, bool machine,
                     lac_checks_done *done, void *user)
{
    struct check_line *line = lac_arena_alloc(trial->arena, sizeof *line);
    *line = (struct check_line){
        .trial = trial, .node = node, .stage = stage, .machine = machine, .done = done, .user = user};
    run_next(line);
}
