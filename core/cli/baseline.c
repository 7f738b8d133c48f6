#include "core/cli/baseline.h"
#include "core/cli/out.h"

#include <stdio.h>
#include <string.h>

enum { SETTINGS_MAX = 96, LANGUAGES_MAX = 64 };

struct row {
    const char *name;
    char *summary;
};

/* An option of the strategy, where a baseline has another one. */
static bool is_anothers(const char *key, const struct lacuna_setting *extra)
{
    return strcmp(extra[0].key, "strategy") == 0 && strncmp(key, "strategy.", 9) == 0;
}

static int run_one(struct lacuna *lacuna, const struct lacuna_run_options *options, const struct lacuna_setting *extra,
                   size_t n_extra, struct lac_progress *progress, char **summary)
{
    struct lacuna_setting settings[SETTINGS_MAX];
    struct lacuna_run_options o = *options;
    struct lacuna_error err;
    struct lacuna_run *run;
    size_t n = 0;
    for (size_t i = 0; i < options->n_settings && n + n_extra < SETTINGS_MAX; i++)
        if (!is_anothers(options->settings[i].key, extra))
            settings[n++] = options->settings[i];
    for (size_t i = 0; i < n_extra; i++)
        settings[n++] = extra[i];
    o.settings = settings;
    o.n_settings = n;
    o.begin = LACUNA_GO_ON;
    o.resume_id = NULL;
    struct lacuna_events events = lac_progress_events(progress);
    enum lacuna_status status = lacuna_run_open(lacuna, &o, &events, &run, &err);
    if (status != LACUNA_OK)
        return lac_say_error(&err);
    progress->said = 0;
    status = lacuna_run_go(run, &err);
    lac_progress_end(progress);
    if (status == LACUNA_OK && !lacuna_run_complete(run)) {
        snprintf(err.message, sizeof err.message, "the baseline is not complete: run %s", lacuna_run_id(run));
        err.status = status = LACUNA_FAILED;
    }
    if (status == LACUNA_OK)
        status = lacuna_summary(lacuna, lacuna_run_id(run), summary, &err);
    lacuna_run_close(run);
    return status == LACUNA_OK ? 0 : lac_say_error(&err);
}

/* Calls that a searched branch of the main run spent, on average, rounded up. */
static int64_t branch_calls(const char *summary)
{
    struct lac_arena *arena = lac_arena_new();
    struct lac_value s = lac_parse(arena, summary);
    const struct lac_value *languages = lac_get(&s, "languages");
    int64_t calls = 0, branches = 0;
    for (size_t i = 0; i < lac_count(languages); i++) {
        calls += lac_get_int(lac_at(languages, i), "calls", 0);
        branches += lac_get_int(lac_at(languages, i), "eligible", 0);
    }
    lac_arena_free(arena);
    return branches ? (calls + branches - 1) / branches : 1;
}

static int run_named(struct lacuna *lacuna, const struct lacuna_run_options *options, struct row *row,
                     int64_t allowance, struct lac_progress *progress)
{
    char spend[32];
    snprintf(spend, sizeof spend, "%lld", (long long)allowance);
    const struct lacuna_setting none[] = {{"strategy", "none"}, {"search.depth", "0"}, {"search.deep", "0"}};
    const struct lacuna_setting direct[] = {{"strategy", "direct"}, {"search.depth", "1"}, {"search.deep", "1"}};
    /* one at a time, so that a branch stops within one candidate of what it may spend */
    const struct lacuna_setting best[] = {
        {"search.mode", "best-of-n"}, {"search.allowance", spend}, {"search.chunk", "1"}};
    if (strcmp(row->name, "none") == 0)
        return run_one(lacuna, options, none, 3, progress, &row->summary);
    if (strcmp(row->name, "direct") == 0)
        return run_one(lacuna, options, direct, 3, progress, &row->summary);
    if (strcmp(row->name, "best-of-n") == 0)
        return run_one(lacuna, options, best, 3, progress, &row->summary);
    fprintf(stderr, "lacuna run: there is no baseline '%s': none, direct or best-of-n\n", row->name);
    return 2;
}

static void print_row(const struct row *row)
{
    struct lac_arena *arena = lac_arena_new();
    struct lac_value s = lac_parse(arena, row->summary);
    const struct lac_value *languages = lac_get(&s, "languages");
    for (size_t i = 0; i < lac_count(languages); i++) {
        const struct lac_value *l = lac_at(languages, i);
        int64_t confirmed = lac_get_int(l, "confirmed_pairs", 0), calls = lac_get_int(l, "calls", 0);
        char per[32];
        snprintf(per, sizeof per, "%lld", confirmed ? (long long)(calls / confirmed) : 0);
        printf("  %-10s %-14s %9lld %10lld %10.3f %10lld %10.3f %8lld %15s\n", row->name, lac_get_text(l, "code", ""),
               (long long)lac_get_int(l, "eligible", 0), (long long)lac_get_int(l, "accepted_pairs", 0),
               lac_get_num(l, "conversion", 0), (long long)confirmed, lac_get_num(l, "confirmed_conversion", 0),
               (long long)calls, confirmed ? per : "-");
    }
    lac_arena_free(arena);
}

int lac_baselines(struct lacuna *lacuna, const struct lacuna_run_options *options, const char *id, const char *list,
                  struct lac_progress *progress)
{
    struct row rows[8] = {{"search", NULL}};
    struct lacuna_error err;
    char names[128];
    size_t n = 1;
    int code = 0;
    if (lacuna_summary(lacuna, id, &rows[0].summary, &err) != LACUNA_OK)
        return lac_say_error(&err);
    int64_t allowance = branch_calls(rows[0].summary);
    snprintf(names, sizeof names, "%s", list);
    for (char *rest = names, *name; code == 0 && n < 8 && (name = strsep(&rest, ",")) != NULL; n++) {
        rows[n].name = name;
        progress->prefix = name;
        code = run_named(lacuna, options, &rows[n], allowance, progress);
    }
    if (code == 0 && !progress->json)
        printf("\n  %-10s %-14s %9s %10s %10s %10s %10s %8s %15s\n", "", "language", "eligible", "accepted",
               "conversion", "confirmed", "conversion", "calls", "calls/confirmed");
    for (size_t i = 0; i < n && code == 0; i++) {
        if (progress->json)
            printf("{\"event\":\"baseline\",\"name\":\"%s\",\"summary\":%s}\n", rows[i].name, rows[i].summary);
        else
            print_row(&rows[i]);
    }
    for (size_t i = 0; i < n; i++)
        lacuna_free_text(rows[i].summary);
    return code;
}
