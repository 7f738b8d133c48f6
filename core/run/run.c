#include "core/run/run.h"
#include "core/base/clock.h"
#include "core/base/file.h"
#include "core/base/log.h"
#include "core/base/utf8.h"
#include "core/model/json.h"
#include "core/run/identity.h"
#include "core/run/output.h"
#include "core/run/pick.h"
#include "core/run/provenance.h"
#include "core/run/sample.h"
#include "core/run/source.h"
#include "core/run/trial.h"
#include "core/search/score.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

enum { TRIALS_MIN = 16 }; /* at work together at least; four for each request in flight otherwise */

const struct lac_draw *lac_run_draws(struct lac_run *run, size_t item, size_t model)
{
    struct lac_draw **place = &run->draws[item * run->cast.n_panel + model];
    if (*place)
        return *place;
    struct lac_draw_space space = lac_cast_draws(&run->cast, &run->config, run->cast.panel[model]);
    struct lac_draw *draws = lac_arena_alloc(run->arena, (size_t)run->all_draws * sizeof *draws);
    if (lac_draws(&space, &run->items[item], run->cast.panel[model]->name, draws, (size_t)run->all_draws) <
        (size_t)run->all_draws)
        return NULL;
    return *place = draws;
}

static bool is_example(const struct lac_run *run, const struct lac_item *item)
{
    for (size_t i = 0; i < run->cast.english->n_examples; i++)
        if (lac_utf8_fold_equal(run->cast.english->examples[i].stem, item->en.stem))
            return true;
    return false;
}

static bool has_draws(struct lac_run *run, size_t item)
{
    for (size_t m = 0; m < run->cast.n_panel; m++)
        if (!lac_run_draws(run, item, m))
            return false;
    return true;
}

/* Items that a worked example gives away, or that cannot be drawn often enough, are left out with a word. */
static void leave_out(struct lac_run *run)
{
    size_t kept = 0, examples = 0, narrow = 0;
    for (size_t i = 0; i < run->n_items; i++) {
        run->items[kept] = run->items[i];
        memset(&run->draws[kept * run->cast.n_panel], 0, run->cast.n_panel * sizeof *run->draws);
        if (is_example(run, &run->items[kept]))
            examples++;
        else if (!has_draws(run, kept))
            narrow++;
        else
            kept++;
    }
    run->n_items = kept;
    if (examples)
        lac_log(LAC_LOG_WARN, "%zu items left out: they are worked examples of the language files", examples);
    if (narrow)
        lac_log(LAC_LOG_WARN,
                "%zu items left out: fewer than %d ways to ask them (choices, instructions, worked examples)", narrow,
                run->all_draws);
}

/* How the run's items were chosen, for its records. */
static void note_source(struct lac_run *run, const struct lac_source_report *report, size_t good)
{
    struct lac_value v = lac_object();
    lac_set_text(run->arena, &v, "name", lac_get_text(lac_config_map(&run->config, "source"), "name", ""));
    lac_set_int(run->arena, &v, "rows", (int64_t)report->rows);
    lac_set_int(run->arena, &v, "broken", (int64_t)report->broken);
    lac_set_int(run->arena, &v, "repeated", (int64_t)report->repeated);
    lac_set_int(run->arena, &v, "left_out", (int64_t)report->left_out);
    lac_set_int(run->arena, &v, "good", (int64_t)good);
    lac_set_int(run->arena, &v, "sampled", (int64_t)run->n_items);
    lac_set(run->arena, &v, "broken_rows", report->list);
    run->source = v;
}

static enum lac_status read_source(struct lac_run *run, struct lac_error *err)
{
    struct lac_source_report report;
    struct lac_source_ask ask = {lac_config_map(&run->config, "source"), run->config.languages, run->config.n_languages,
                                 run->config.seed};
    const char *word = lac_get_text(ask.named, "sample", "plain");
    enum lac_sample how;
    if (!lac_sample_parse(word, &how))
        return lac_fail(err, LAC_E_CONFIG, "source.sample: '%s' must be \"plain\", \"subject\" or \"even\"", word);
    enum lac_status status = lac_source_load(run->project, &ask, run->arena, &run->items, &run->n_items, &report, err);
    if (status == LAC_OK) {
        size_t good = run->n_items, limit = (size_t)lac_get_int(&run->config.value, "limit", 0);
        if (report.broken)
            lac_log(LAC_LOG_WARN, "%zu of %zu rows are broken and left out:\n%s", report.broken, report.rows,
                    lac_str_get(&report.first));
        if (report.repeated)
            lac_log(LAC_LOG_INFO, "%zu of %zu rows ask what another one asks and are left out", report.repeated,
                    report.rows);
        const struct lac_value *wanted = lac_get(&run->config.value, "items");
        if (lac_count(wanted))
            status = lac_pick(run->items, &run->n_items, wanted, err);
        run->n_items = lac_sample_take(run->items, run->n_items, limit, run->config.seed, how);
        note_source(run, &report, good);
    }
    lac_source_report_free(&report);
    return status;
}

static enum lac_status load_items(struct lac_run *run, struct lac_error *err)
{
    enum lac_status status = read_source(run, err);
    if (status != LAC_OK)
        return status;
    run->draws = lac_arena_alloc(run->arena, run->n_items * run->cast.n_panel * sizeof *run->draws);
    leave_out(run);
    if (run->n_items == 0)
        return lac_fail(err, LAC_E_CONFIG, "no item is left to ask");
    return LAC_OK;
}

static enum lac_status cast_translator(struct lac_run *run, const char *why, struct lac_error *err)
{
    struct lac_cast *cast = &run->cast;
    if (cast->panel[0]->completion)
        return lac_fail(err, LAC_E_CONFIG, "%s and no translator is cast: set roles.translator", why);
    cast->translator = cast->panel[0];
    lac_log(LAC_LOG_WARN,
            "%s and no translator is cast: '%s' of the panel translates; its own mistakes may look like finds", why,
            cast->translator->name);
    return lac_cast_checks(run->project, &run->config, cast, err);
}

static bool has_wordings(const struct lac_run *run, const char *language)
{
    for (size_t i = 0; i < run->n_items; i++)
        if (!lac_item_wording(&run->items[i], language))
            return false;
    return true;
}

/* The name of a strategy that makes edits and never sees the target language; NULL when there is none. */
static const char *who_leaves_texts(const struct lac_run *run)
{
    for (size_t i = 0; i < run->cast.n_strategies && run->config.search.depth > 0; i++) {
        const struct lac_package *strategy = run->cast.strategies[i].package;
        const struct lac_value *data = lac_package_data(strategy);
        if (!lac_lists(lac_get(data, "needs"), "target") && lac_get_int(data, "max_edits", 1) > 0)
            return lac_package_name(strategy);
    }
    return NULL;
}

/* A language that nobody can put an item or an edit into would end each of its trials at the gate. */
static enum lac_status check_reach(struct lac_run *run, struct lac_error *err)
{
    struct lac_cast *cast = &run->cast;
    const char *leaves_it = who_leaves_texts(run);
    enum lac_status status = LAC_OK;
    for (size_t l = 0; l < cast->n_languages && status == LAC_OK; l++) {
        const char *code = cast->languages[l]->code;
        bool placebo = strcmp(code, LAC_PLACEBO) == 0, missing = !has_wordings(run, code);
        if (missing && placebo && !cast->writer)
            cast->writer = cast->panel[0];
        if (missing && !placebo && !cast->translator)
            status = cast_translator(
                run, lac_arena_printf(run->arena, "the source has no %s wording for all items", code), err);
    }
    if (status == LAC_OK && leaves_it && !cast->translator)
        status = cast_translator(
            run, lac_arena_printf(run->arena, "strategy '%s' leaves its texts to a translator", leaves_it), err);
    return status;
}

/* A bar that was never measured is a guess; each check that can be calibrated says for which languages it has none. */
static void warn_of_floors(const struct lac_run *run)
{
    const struct lac_cast *cast = &run->cast;
    for (size_t i = 0; i < cast->n_target_checks; i++) {
        const struct lac_plugin *check = &cast->target_checks[i];
        struct lac_str missing = {0};
        if (!lac_package_has(check->package, "measure"))
            continue;
        for (size_t l = 0; l < cast->n_languages; l++) {
            const char *code = cast->languages[l]->code;
            if (strcmp(code, LAC_PLACEBO) != 0 && !lac_get(lac_get(&check->options, "floor"), code))
                lac_str_addf(&missing, "%s%s", missing.len ? "," : "", code);
        }
        if (missing.len)
            lac_log(LAC_LOG_WARN,
                    "check '%s' has no floor for %s and takes %g, a guess: 'lacuna calibrate --measure %s --lang %s' "
                    "measures it",
                    lac_package_name(check->package), missing.data, lac_get_num(&check->options, "min", 0),
                    lac_package_name(check->package), missing.data);
        lac_str_free(&missing);
    }
}

static double score(void *user, const struct lac_tally *english, const struct lac_tally *target)
{
    struct lac_run *run = user;
    struct lac_arena *arena = lac_arena_new();
    struct lac_value tallies = lac_object(), e = lac_object(), t = lac_object(), value = lac_nil();
    lac_set_num(arena, &e, "accuracy", lac_tally_right(english));
    lac_set_num(arena, &t, "accuracy", 1.0 - lac_tally_wrong(target));
    lac_set_int(arena, &e, "asked", lac_tally_asked(english));
    lac_set_int(arena, &t, "asked", lac_tally_asked(target));
    lac_set(arena, &tallies, "english", e);
    lac_set(arena, &tallies, "target", t);
    struct lac_value args[] = {tallies, run->cast.scoring.options};
    struct lac_error ignored;
    lac_package_call(run->cast.scoring.package, "score", args, 2, arena, &value, 1, &ignored);
    double v = value.kind == LAC_NUM ? value.as.number : value.kind == LAC_INT ? (double)value.as.integer : 0;
    lac_arena_free(arena);
    return v;
}

static void warn_of_thresholds(struct lac_run *run)
{
    struct lac_str words = {0};
    lac_threshold_warnings(&words, &run->config.search, score, run);
    for (char *line = words.data, *next; line && *line; line = next) {
        next = strchr(line, '\n');
        if (next)
            *next++ = '\0';
        lac_log(LAC_LOG_WARN, "%s", line);
        if (!next)
            break;
    }
    lac_str_free(&words);
}

static void model_stopped(void *user, const struct lac_model *model, const char *reason)
{
    struct lac_run *run = user;
    const char *what = lac_arena_printf(run->arena, "model '%s': %s", model->name, reason);
    lac_vec_push(&run->stopped, what);
    lac_vec_push(&run->away, model->name);
    if (run->events.model_stopped)
        run->events.model_stopped(run->events.user, model->name, reason);
}

static void called(void *user, const struct lac_call_news *news)
{
    struct lac_run *run = user;
    run->events.called(run->events.user, news);
}

/* A bound in USD can only be held where each model that is asked has a price. */
static enum lac_status check_prices(const struct lac_run *run, struct lac_error *err)
{
    const struct lac_model *m = lac_cast_unpriced(&run->cast);
    if (run->budget.most.cost == 0 || !m)
        return LAC_OK;
    return lac_fail(
        err, LAC_E_CONFIG,
        "budget.usd: the price of model '%s' at %s is not known: write into probe.lua prices = { [\"%s\"] = { "
        "input = ..., output = ... } }, in USD for a million tokens, or 0 for a server of your own",
        m->name, m->url, m->sent_name);
}

static void end(struct lac_run *run)
{
    run->over = true;
    lac_loop_stop(run->session.loop);
}

static void refill(void *user)
{
    struct lac_run *run = user;
    size_t window = (size_t)run->session.in_flight * 4 > TRIALS_MIN ? (size_t)run->session.in_flight * 4 : TRIALS_MIN;
    run->refill = NULL;
    for (size_t i = 0; i < run->ended.n; i++) {
        run->trials.at[run->ended.at[i]->place] = NULL;
        lac_trial_free(run->ended.at[i]);
    }
    run->ended.n = 0;
    while (run->active < window && run->next_trial < run->trials.n && !run->interrupts && run->status == LAC_OK) {
        size_t place = run->next_trial++, languages = run->cast.n_languages;
        struct lac_trial *t = lac_trial_new(run, place / languages, run->cast.languages[place % languages]);
        t->place = place;
        run->trials.at[place] = t;
        run->active++;
        lac_trial_start(t);
    }
    if (run->finished == run->trials.n)
        end(run);
}

void lac_run_refill(struct lac_run *run)
{
    if (!run->refill && !run->over)
        run->refill = lac_loop_after(run->session.loop, 0, refill, run);
}

static bool panel_stopped(const struct lac_run *run)
{
    for (size_t m = 0; m < run->cast.n_panel; m++)
        if (lac_lane_stopped(run->cast.panel[m]->lane))
            return true;
    return false;
}

static int64_t missing(const struct lac_run *run)
{
    struct lac_calls_stats stats;
    lac_calls_stats(run->session.calls, &stats);
    return stats.missing;
}

static void tick(void *user)
{
    struct lac_run *run = user;
    if (run->events.progress)
        run->events.progress(run->events.user, run);
    if (lac_calls_unwritten(run->session.calls)) { /* lac_run_go's flush has the cause */
        end(run);
        return;
    }
    if (run->budget.minutes_us && lac_clock_us() - run->started_us >= run->budget.minutes_us)
        lac_calls_end(run->session.calls, "the budget of minutes is used up");
    if (!lac_session_idle(&run->session) || run->refill)
        return;
    if (lac_run_reached(run)) {
        end(run);
        return;
    }
    if (!run->interrupts && run->next_trial < run->trials.n && !panel_stopped(run)) {
        run->active = 0; /* all that are at work wait for a role that stopped: their places are free */
        lac_run_refill(run);
        return;
    }
    if (!run->interrupts && !run->stopped.n && !missing(run) && run->finished < run->trials.n)
        lac_log(LAC_LOG_ERROR, "the run came to a stand: %zu of %zu trials wait for something that does not come",
                run->trials.n - run->finished, run->trials.n);
    end(run);
}

static void signalled(void *user, int number)
{
    struct lac_run *run = user;
    (void)number;
    if (++run->interrupts == 1) {
        lac_calls_close(run->session.calls);
        lac_log(LAC_LOG_WARN, "stopping: waiting for the calls in flight (again to stop now)");
    } else {
        end(run);
    }
}

/* A replay is a run of its own, in a folder of its own: what it replays stays as it is. */
static enum lac_status open_session(struct lac_run *run, int in_flight, bool replay, struct lac_error *err)
{
    static const char *const ends[] = {"run.db", "run.db-wal", "run.db-shm"};
    struct lac_session_options options = {.in_flight = in_flight,
                                          .http = lac_get(&run->config.value, "http"),
                                          .store_path = lac_project_run_path(run->project, run->folder, "run.db"),
                                          .cache_path = replay ? NULL : run->config.cache_path,
                                          .cache_max_age_s = run->config.cache_max_age_s,
                                          .budget = &run->budget,
                                          .tick = tick,
                                          .stopped = model_stopped,
                                          .called = run->events.called ? called : NULL,
                                          .user = run};
    if (replay)
        options.source_path = lac_project_run_path(run->project, run->id, "run.db");
    for (size_t i = 0; replay && i < sizeof ends / sizeof *ends; i++)
        unlink(lac_project_run_path(run->project, run->folder, ends[i]));
    return lac_session_open(run->project, &run->cast, &options, &run->session, err);
}

/* All that can be done without the run's folder: cast, items, prices. */
static enum lac_status prepare(struct lac_run *run, struct lac_error *err)
{
    struct lac_config *config = &run->config;
    enum lac_status status = lac_cast_make(run->project, config, &run->cast, err);
    if (status == LAC_OK) {
        run->search_draws = lac_cast_search_draws(&run->cast, config);
        config->search.votes = run->search_draws * (int)run->cast.n_panel;
        run->all_draws = run->search_draws + config->confirm_draws + config->plain_draws;
        if (run->all_draws > LAC_DRAWS_MAX)
            status = lac_fail(err, LAC_E_CONFIG,
                              "search.votes, confirm.draws and plain_draws need %d draws a model; at most %d",
                              run->all_draws, LAC_DRAWS_MAX);
    }
    if (status == LAC_OK)
        status = load_items(run, err);
    if (status == LAC_OK)
        status = check_reach(run, err);
    if (status == LAC_OK)
        run->packages = lac_provenance(run->project, config, &run->cast, run->arena);
    return status == LAC_OK ? check_prices(run, err) : status;
}

static struct lac_run *new_run(struct lac_project *project, const struct lac_config *config)
{
    struct lac_run *run = lac_alloc_zero(1, sizeof *run);
    run->project = project;
    run->config = *config;
    run->arena = lac_arena_new();
    return run;
}

enum lac_status lac_run_prepare(struct lac_project *project, const struct lac_config *config, struct lac_run **out,
                                struct lac_error *err)
{
    struct lac_run *run = new_run(project, config);
    run->config.offline = true;
    lac_budget_init(&run->budget, lac_get(&config->value, "budget"));
    enum lac_status status = prepare(run, err);
    if (status != LAC_OK) {
        lac_run_close(run);
        run = NULL;
    }
    *out = run;
    return status;
}

enum lac_status lac_run_open(struct lac_project *project, const struct lac_config *config, int in_flight,
                             enum lac_run_begin begin, const char *resume_id, const struct lac_run_events *events,
                             struct lac_run **out, struct lac_error *err)
{
    struct lac_run *run = new_run(project, config);
    run->events = *events;
    run->config.offline = run->config.offline || begin == LAC_RUN_REPLAY;
    lac_budget_init(&run->budget, begin == LAC_RUN_REPLAY ? NULL : lac_get(&config->value, "budget"));
    enum lac_status status = prepare(run, err);
    if (status == LAC_OK)
        status = lac_provenance_check(project, &run->config, &run->cast, err);
    if (status == LAC_OK)
        status = lac_identity_begin(run, begin, resume_id, err);
    if (status == LAC_OK) {
        warn_of_thresholds(run);
        warn_of_floors(run);
        status = open_session(run, in_flight, begin == LAC_RUN_REPLAY, err);
    }
    if (status == LAC_OK)
        status = lac_identity_write(run, err);
    if (status != LAC_OK) {
        lac_run_close(run);
        run = NULL;
    }
    *out = run;
    return status;
}

void lac_run_close(struct lac_run *run)
{
    if (!run)
        return;
    if (run->session.loop) {
        lac_timer_cancel(run->refill);
        lac_session_close(&run->session);
    }
    for (size_t i = 0; i < run->trials.n; i++)
        lac_trial_free(run->trials.at[i]);
    lac_vec_free(&run->trials);
    lac_vec_free(&run->ended);
    lac_vec_free(&run->told);
    lac_vec_free(&run->stopped);
    lac_vec_free(&run->away);
    lac_cast_free(&run->cast);
    lac_arena_free(run->arena);
    free(run);
}

bool lac_run_complete(const struct lac_run *run)
{
    return run->trials.n > 0 && run->finished == run->trials.n;
}

const char *lac_run_reached(const struct lac_run *run)
{
    return lac_run_complete(run) ? NULL : lac_calls_reached(run->session.calls);
}

/* A replay that lacks a call has nothing to show for itself. */
static enum lac_status all_known(const struct lac_run *run, struct lac_error *err)
{
    struct lac_calls_stats stats;
    lac_calls_stats(run->session.calls, &stats);
    if (!stats.missing)
        return LAC_OK;
    return lac_fail(
        err, LAC_E_CONFIG,
        "replay: %lld calls are not among the records of run %s (more may follow them); the first: %s. A run "
        "that is complete, and whose packages are as they were, has them all",
        (long long)stats.missing, run->id, stats.first_missing);
}

size_t lac_run_trials(const struct lac_run *run)
{
    return run->n_items * run->cast.n_languages;
}

enum lac_status lac_run_go(struct lac_run *run, struct lac_error *err)
{
    run->started_us = lac_clock_us();
    for (size_t i = 0; i < lac_run_trials(run); i++)
        lac_vec_push(&run->trials, NULL);
    enum lac_status status = lac_loop_signals(run->session.loop, signalled, run, err);
    if (status == LAC_OK) {
        lac_run_refill(run);
        status = lac_loop_run(run->session.loop, err);
    }
    lac_loop_signals(run->session.loop, NULL, NULL, NULL);
    if (status == LAC_OK)
        status = lac_store_flush(run->session.store, err);
    if (status == LAC_OK)
        status = all_known(run, err);
    return status == LAC_OK ? lac_output_write(run, err) : status;
}
