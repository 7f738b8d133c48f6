#include "core/run/api.h"
#include "core/base/alloc.h"
#include "core/base/clock.h"
#include "core/base/file.h"
#include "core/model/json.h"
#include "core/run/estimate.h"
#include "core/run/lint.h"
#include "core/run/missing.h"
#include "core/run/output.h"
#include "core/run/price.h"
#include "core/run/run.h"
#include "core/run/trial.h"
#include "core/script/package_files.h"
#include "core/script/spec.h"
#include "core/share/lock.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { IN_FLIGHT = 8 }; /* polite to a hosted API, and more than a local model can use */

struct lacuna_run {
    struct lac_run *run;
    struct lacuna_events events;
};

const char *lacuna_version(void)
{
    return LACUNA_VERSION;
}

void lacuna_free_text(char *text)
{
    free(text);
}

enum lacuna_status lac_api_status(enum lac_status status, const struct lac_error *from, struct lacuna_error *to)
{
    if (status == LAC_OK)
        return LACUNA_OK;
    enum lacuna_status out = status == LAC_E_CONFIG || status == LAC_E_NOTFOUND ? LACUNA_USAGE : LACUNA_FAILED;
    if (to) {
        to->status = out;
        memcpy(to->message, from->message, sizeof to->message);
        to->message[sizeof to->message - 1] = '\0';
    }
    return out;
}

char *lac_api_text(struct lac_str *text)
{
    return lac_str_take(text);
}

struct lac_config_sources lac_api_sources(const struct lacuna_run_options *o)
{
    return (struct lac_config_sources){.path = o->config,
                                       .models = o->models,
                                       .n_models = o->n_models,
                                       .languages = o->languages,
                                       .n_languages = o->n_languages,
                                       .settings = (const struct lac_setting *)o->settings,
                                       .n_settings = o->n_settings};
}
_Static_assert(sizeof(struct lac_setting) == sizeof(struct lacuna_setting), "one layout");

enum lacuna_status lacuna_open(const struct lacuna_options *options, struct lacuna **out, struct lacuna_error *err)
{
    static const struct lacuna_options none = {0};
    const struct lacuna_options *o = options ? options : &none;
    struct lac_error e;
    struct lac_project *project;
    enum lac_status status = lac_project_open(o->folder, o->paths, o->n_paths, &project, &e);
    if (status != LAC_OK)
        return lac_api_status(status, &e, err);
    if (o->runs)
        project->runs = lac_arena_strdup(project->arena, o->runs);
    *out = lac_alloc(sizeof **out);
    (*out)->project = project;
    return LACUNA_OK;
}

void lacuna_close(struct lacuna *lacuna)
{
    if (!lacuna)
        return;
    lac_project_close(lacuna->project);
    free(lacuna);
}

static enum lac_status kind_of(const char *name, enum lac_package_kind *kind, struct lac_error *err)
{
    if (lac_package_kind_parse(name, kind))
        return LAC_OK;
    return lac_fail(err, LAC_E_CONFIG,
                    "there is no kind of package '%s': strategy, language, provider, scoring, check, source or report",
                    name);
}

enum lacuna_status lacuna_load(struct lacuna *lacuna, const char *kind, const char *name, struct lacuna_error *err)
{
    struct lac_error e;
    enum lac_package_kind k;
    const struct lac_package *package;
    enum lac_status status = kind_of(kind, &k, &e);
    if (status == LAC_OK)
        status = lac_package_load(lacuna->project->packages, k, name, &package, &e);
    return lac_api_status(status, &e, err);
}

static bool same_folder(const char *a, const char *b)
{
    char real[PATH_MAX], other[PATH_MAX];
    return a && b && realpath(a, real) && realpath(b, other) && strcmp(real, other) == 0;
}

/* Whose it is: "shipped", "user" (installed), "project", or "path" (a --path folder). */
static const char *origin(const struct lac_project *p, const char *path)
{
    const char *root = NULL;
    for (size_t i = 0; i < p->n_roots; i++) /* the longest: one root may lie in another */
        if (lac_starts_with(path, p->roots[i]) && (!root || strlen(p->roots[i]) > strlen(root)))
            root = p->roots[i];
    if (same_folder(root, p->share))
        return "shipped";
    if (same_folder(root, p->data))
        return "user";
    return same_folder(root, p->folder) ? "project" : "path";
}

static struct lac_value describe(struct lacuna *lacuna, struct lac_arena *arena, enum lac_package_kind kind,
                                 const struct lac_listed *listed)
{
    const struct lac_package *package;
    struct lac_error e;
    struct lac_value v = lac_object();
    if (!listed->shadowed && lac_package_load(lacuna->project->packages, kind, listed->name, &package, &e) == LAC_OK) {
        char hex[LAC_SHA256_HEX];
        lac_lock_digest(lac_package_all_files(package), hex);
        v = lac_copy(arena, lac_package_data(package));
        lac_set_text(arena, &v, "hash", hex);
    } else if (!listed->shadowed) {
        lac_set_text(arena, &v, "error", e.message);
    }
    lac_set_text(arena, &v, kind == LAC_PKG_LANGUAGE ? "code" : "name", listed->name);
    lac_set_text(arena, &v, "path", listed->path);
    lac_set_text(arena, &v, "from", origin(lacuna->project, listed->path));
    lac_set_bool(arena, &v, "shadowed", listed->shadowed);
    return v;
}

enum lacuna_status lacuna_list(struct lacuna *lacuna, const char *kind, char **json, struct lacuna_error *err)
{
    struct lac_error e;
    enum lac_package_kind k;
    struct lac_listed *listed = NULL;
    size_t n = 0;
    struct lac_arena *arena = lac_arena_new();
    enum lac_status status = kind_of(kind, &k, &e);
    if (status == LAC_OK)
        status = lac_packages_list(lacuna->project->packages, k, arena, &listed, &n, &e);
    if (status == LAC_OK) {
        struct lac_value list = lac_list();
        struct lac_str text = {0};
        for (size_t i = 0; i < n; i++)
            lac_push(arena, &list, describe(lacuna, arena, k, &listed[i]));
        lac_json_write(&text, &list);
        *json = lac_api_text(&text);
    }
    lac_arena_free(arena);
    return lac_api_status(status, &e, err);
}

struct lint_report {
    const char *path;
    lacuna_spec_report *report;
    void *user;
    bool sound;
};

struct spec_report {
    lacuna_spec_report *report;
    void *user;
};

static void tell_case(void *user, const struct lac_spec_case *one)
{
    const struct spec_report *r = user;
    struct lacuna_spec_case c = {one->name, one->passed, one->message, one->tree, one->asks, one->us, one->memory};
    r->report(r->user, &c);
}

static void tell_finding(void *user, const char *field, const char *what)
{
    struct lint_report *r = user;
    struct lac_str name = {0};
    lac_str_addf(&name, "%s: %s", r->path, field);
    r->sound = false;
    struct lacuna_spec_case one = {.name = lac_str_get(&name), .message = what, .tree = ""};
    r->report(r->user, &one);
    lac_str_free(&name);
}

/* A language is held against English; a spec it may have beside, too. */
static enum lac_status test_language(struct lacuna *lacuna, const struct lac_package *package, int runs,
                                     lacuna_spec_report *report, void *user, struct lac_error *err)
{
    struct lint_report r = {.path = lac_package_path(package), .report = report, .user = user, .sound = true};
    enum lac_status status = lac_lint_language(lacuna->project, package, tell_finding, &r, err);
    if (status != LAC_OK)
        return status;
    struct lacuna_spec_case sound = {.name = r.path, .passed = true, .message = "", .tree = ""};
    struct spec_report cases = {report, user};
    if (r.sound)
        report(user, &sound);
    status =
        lac_spec_run(lacuna->project->packages, lac_package_is_folder(package) ? lac_package_folder(package) : r.path,
                     runs, tell_case, &cases, err);
    return status == LAC_E_NOTFOUND ? LAC_OK : status;
}

enum lacuna_status lacuna_test(struct lacuna *lacuna, const char *path, int runs, lacuna_spec_report *report,
                               void *user, struct lacuna_error *err)
{
    struct lac_error e;
    const struct lac_package *package;
    struct lac_packages *packages = lacuna->project->packages;
    struct spec_report cases = {report, user};
    enum lac_status status = lac_package_load_path(packages, path, &package, &e);
    if (status == LAC_OK && lac_package_kind(package) == LAC_PKG_LANGUAGE)
        status = test_language(lacuna, package, runs, report, user, &e);
    else if (status == LAC_OK)
        status = lac_spec_run(packages, path, runs, tell_case, &cases, &e);
    return lac_api_status(status, &e, err);
}

static void set_spent(const struct lac_run *run, const struct lac_calls_stats *calls, struct lacuna_progress *p)
{
    p->spent_calls = calls->spent.calls;
    p->spent_tokens = calls->spent.tokens;
    p->spent_usd = (double)calls->spent.cost / LAC_PICO_USD;
    p->priced = !lac_cast_unpriced(&run->cast);
}

static void progress(void *user, const struct lac_run *run)
{
    struct lacuna_run *self = user;
    if (!self->events.progress)
        return;
    struct lac_calls_stats calls;
    struct lac_http_stats http;
    lac_calls_stats(run->session.calls, &calls);
    lac_http_stats(run->session.http, &http);
    double seconds = (double)(lac_clock_us() - run->started_us) / 1e6;
    struct lacuna_progress p = {.trials = run->trials.n,
                                .finished = run->finished,
                                .candidates = run->candidates,
                                .accepted = run->accepted,
                                .confirmed = run->confirmed,
                                .calls = calls.answered,
                                .reused = calls.reused,
                                .retried = http.retried,
                                .limited = http.limited,
                                .in_flight = http.in_flight,
                                .queued = http.queued,
                                .seconds = seconds,
                                .eta = -1};
    set_spent(run, &calls, &p);
    if (run->finished > 0 && seconds > 2)
        p.eta = seconds * (double)(run->trials.n - run->finished) / (double)run->finished;
    self->events.progress(self->events.user, &p);
}

static void decided(void *user, const struct lac_trial *trial, const struct lac_node *node)
{
    struct lacuna_run *self = user;
    if (self->events.decided)
        self->events.decided(self->events.user, trial->item->id, trial->language->code, node->depth,
                             lac_verdict_name(node->verdict), node->value, node->reason);
}

static void model_stopped(void *user, const char *model, const char *reason)
{
    struct lacuna_run *self = user;
    if (self->events.model_stopped)
        self->events.model_stopped(self->events.user, model, reason);
}

static void called(void *user, const struct lac_call_news *news)
{
    struct lacuna_run *self = user;
    char key[LAC_ID_HEX];
    lac_id_hex(news->key, key);
    struct lacuna_call_news out = {.model = news->model,
                                   .purpose = news->purpose,
                                   .key = key,
                                   .status = news->status,
                                   .attempts = news->attempts,
                                   .latency_ms = (double)news->latency_us / 1000,
                                   .tokens_in = news->tokens_in,
                                   .tokens_out = news->tokens_out,
                                   .estimated = news->estimated,
                                   .from = news->from,
                                   .cause = news->cause};
    self->events.called(self->events.user, &out);
}

static const enum lac_run_begin begins[] = {LAC_RUN_PLAIN, LAC_RUN_RESUME, LAC_RUN_FRESH, LAC_RUN_GO_ON,
                                            LAC_RUN_REPLAY};

static enum lac_run_begin unfinished(void *user, const char *id)
{
    struct lacuna_run *self = user;
    return begins[self->events.unfinished(self->events.user, id)];
}

static void set_cache(struct lacuna *lacuna, const struct lacuna_run_options *options, struct lac_config *config)
{
    struct lac_str path = {0};
    lac_cache_path(&path);
    if (!options->no_cache && path.len)
        config->cache_path = lac_arena_strdup(lacuna->project->arena, lac_str_get(&path));
    config->cache_max_age_s = options->cache_max_age_s;
    lac_str_free(&path);
}

enum lacuna_status lacuna_run_open(struct lacuna *lacuna, const struct lacuna_run_options *options,
                                   const struct lacuna_events *events, struct lacuna_run **out,
                                   struct lacuna_error *err)
{
    struct lac_error e;
    struct lac_config config;
    struct lac_config_sources sources = lac_api_sources(options);
    struct lacuna_run *self = lac_alloc_zero(1, sizeof *self);
    if (events)
        self->events = *events;
    struct lac_run_events inner = {self,
                                   progress,
                                   decided,
                                   model_stopped,
                                   self->events.called ? called : NULL,
                                   self->events.unfinished ? unfinished : NULL};
    enum lac_status status = lac_config_load(lacuna->project, &sources, &config, &e);
    if (status == LAC_OK)
        set_cache(lacuna, options, &config);
    if (status == LAC_OK)
        status = lac_run_open(lacuna->project, &config, options->in_flight > 0 ? options->in_flight : IN_FLIGHT,
                              begins[options->begin], options->resume_id, &inner, &self->run, &e);
    if (status != LAC_OK) {
        free(self);
        self = NULL;
    }
    *out = self;
    return lac_api_status(status, &e, err);
}

enum lacuna_status lacuna_run_go(struct lacuna_run *run, struct lacuna_error *err)
{
    struct lac_error e;
    return lac_api_status(lac_run_go(run->run, &e), &e, err);
}

bool lacuna_run_complete(const struct lacuna_run *run)
{
    return lac_run_complete(run->run);
}

bool lacuna_run_was_complete(const struct lacuna_run *run)
{
    return run->run->was_complete;
}

enum lacuna_status lacuna_estimate(struct lacuna *lacuna, const struct lacuna_run_options *options, char **json,
                                   struct lacuna_error *err)
{
    struct lac_error e;
    struct lac_config config;
    struct lac_run *run = NULL;
    struct lac_value estimate;
    struct lac_str text = {0};
    struct lac_config_sources sources = lac_api_sources(options);
    enum lac_status status = lac_config_load(lacuna->project, &sources, &config, &e);
    if (status == LAC_OK)
        status = lac_run_prepare(lacuna->project, &config, &run, &e);
    if (status == LAC_OK)
        status = lac_estimate_make(run, run->arena, &estimate, &e);
    if (status == LAC_OK) {
        lac_json_write(&text, &estimate);
        *json = lac_api_text(&text);
    }
    lac_run_close(run);
    return lac_api_status(status, &e, err);
}

const char *lacuna_run_reached(const struct lacuna_run *run)
{
    return lac_run_reached(run->run);
}

enum lacuna_status lacuna_run_same(const struct lacuna_run *run, bool *same, struct lacuna_error *err)
{
    const struct lac_run *r = run->run;
    const char *const folders[] = {r->id, r->folder};
    struct lac_str pairs[2] = {{0}, {0}};
    struct lac_error e;
    enum lac_status status = LAC_OK;
    for (int i = 0; i < 2 && status == LAC_OK; i++)
        status = lac_file_read(lac_project_run_path(r->project, folders[i], "pairs.jsonl"), SIZE_MAX, &pairs[i], &e);
    *same = status == LAC_OK && pairs[0].len == pairs[1].len &&
            memcmp(lac_str_get(&pairs[0]), lac_str_get(&pairs[1]), pairs[0].len) == 0;
    for (int i = 0; i < 2; i++)
        lac_str_free(&pairs[i]);
    return lac_api_status(status, &e, err);
}

int lacuna_run_script_errors(const struct lacuna_run *run)
{
    return run->run->script_errors;
}

char *lacuna_run_missing(const struct lacuna_run *run)
{
    struct lac_str out = {0};
    lac_missing_add(run->run, &out);
    return lac_api_text(&out);
}

const char *lacuna_run_id(const struct lacuna_run *run)
{
    return run->run->id;
}

void lacuna_run_close(struct lacuna_run *run)
{
    if (!run)
        return;
    lac_run_close(run->run);
    free(run);
}
