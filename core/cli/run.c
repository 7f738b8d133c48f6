#include "core/cli/amount.h"
#include "core/cli/baseline.h"
#include "core/cli/estimate.h"
#include "core/cli/out.h"
#include "core/cli/progress.h"
#include "core/cli/wanted.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const struct lac_option options[] = {
    LAC_OPTION_CONFIG,
    {"--model", "NAME", "a model of the panel: provider/model, or one of the config (repeatable)", 'm'},
    {"--lang", "CODE", "a language to probe, BCP-47 (repeatable, or es,fr)", 'l'},
    LAC_OPTIONS_SETTINGS,
    {"--jobs", "N", "most requests at once (default 8)", 'j'},
    {"--resume", NULL, "go on with the unfinished run of this configuration; --resume ID: with that run", 0},
    {"--go-on", NULL, "go on with the unfinished run of this configuration, or start one: for scripts", 0},
    {"--replay", NULL,
     "make the run again from its records (--replay ID: that run's), with the network off, and compare", 0},
    {"--dry-run", NULL, "what it may cost, at least and at most; nothing is sent", 0},
    {"--budget", "AMOUNT", "never spend more than 5usd, 200000tok, 3000calls or 30min (repeatable)", 0},
    {"--no-cache", NULL, "take no replies from other runs, and leave none", 0},
    {"--cache-max-age", "AGE", "take none older than 7d (45s, 30m, 12h, 7d, 2w)", 0},
    {"--fresh", NULL, "start anew beside a run of the same configuration", 0},
    {"--baseline", "LIST", "then also none, direct, best-of-n (comma-separated), and the table of all", 0},
    {"--json", NULL, "events and the summary as JSON lines on standard output", 0},
    {"--verbose", NULL, "each decision (-vv: each call, too, without prompts)", 'v'},
    {"--quiet", NULL, "errors and the result only", 'q'},
    LAC_OPTION_FOLDER,
    LAC_OPTION_PATH,
    LAC_OPTION_HELP,
    {0},
};

enum { BUDGETS_MAX = 4 };

static bool take(const struct lac_args *args, struct lac_wanted *w)
{
    const char *amounts[BUDGETS_MAX];
    if (!lac_wanted_take(args, "run", w))
        return false;
    size_t budgets = lac_args_all(args, "--budget", amounts, BUDGETS_MAX);
    for (size_t i = 0; i < budgets; i++)
        w->settings[w->options.n_settings++] = (struct lacuna_setting){"budget", amounts[i]};
    if (!lac_args_age(args, "--cache-max-age", &w->options.cache_max_age_s))
        return false;
    w->options.no_cache = lac_args_has(args, "--no-cache");
    w->options.begin = lac_args_has(args, "--resume")   ? LACUNA_RESUME
                       : lac_args_has(args, "--replay") ? LACUNA_REPLAY
                       : lac_args_has(args, "--fresh")  ? LACUNA_FRESH
                       : lac_args_has(args, "--go-on")  ? LACUNA_GO_ON
                                                        : LACUNA_PLAIN;
    w->options.resume_id = args->words.n ? args->words.at[0] : NULL;
    if (args->words.n && !lac_args_has(args, "--resume") && !lac_args_has(args, "--replay")) {
        fprintf(stderr, "lacuna run: '%s' is no option; a run's name goes with --resume or --replay\n",
                args->words.at[0]);
        return false;
    }
    return true;
}

static int print_result(struct lacuna *lacuna, const char *id, bool json, bool quiet, const struct lac_args *args)
{
    struct lacuna_error err;
    char *summary = NULL, *text = NULL;
    const char *folder = lac_args_get(args, "--folder");
    if (lacuna_summary(lacuna, id, &summary, &err) != LACUNA_OK)
        return lac_say_error(&err);
    int code = 0;
    if (json) {
        printf("{\"event\":\"done\",\"summary\":%s}\n", summary);
    } else if (lacuna_report(lacuna, summary, NULL, &text, &err) != LACUNA_OK) {
        code = lac_say_error(&err);
    } else {
        printf("%s", text);
        if (!quiet)
            printf("\nrun %s: %s%sruns/%s/ holds pairs.jsonl, summary.json, log.jsonl; lacuna show --confirmed shows "
                   "the pairs\n",
                   id, folder ? folder : "", folder ? "/" : "", id);
    }
    lacuna_free_text(text);
    lacuna_free_text(summary);
    return code;
}

static int say_replayed(const struct lacuna_run *run)
{
    struct lacuna_error err;
    const char *id = lacuna_run_id(run);
    bool same;
    if (lacuna_run_same(run, &same, &err) != LACUNA_OK)
        return lac_say_error(&err);
    if (same)
        printf("run %s, played again from its records: pairs.jsonl is the same, byte for byte\n", id);
    else
        fprintf(stderr,
                "lacuna: run %s, played again from its records, gave other pairs: compare runs/%s/pairs.jsonl with "
                "runs/%s/replay/pairs.jsonl\n",
                id, id, id);
    return same ? 0 : 1;
}

static int go(struct lacuna *lacuna, const struct lac_args *args, struct lac_wanted *w)
{
    struct lacuna_error err;
    struct lacuna_run *run;
    struct lac_progress progress = {.json = lac_args_has(args, "--json"),
                                    .quiet = lac_args_has(args, "--quiet"),
                                    .verbose = lac_count_given(args, "--verbose"),
                                    .terminal = isatty(STDERR_FILENO),
                                    .prefix = ""};
    progress.terminal = progress.terminal && !progress.json;
    struct lacuna_events events = lac_progress_events(&progress);
    if (lacuna_run_open(lacuna, &w->options, &events, &run, &err) != LACUNA_OK)
        return lac_say_error(&err);
    enum lacuna_status status = lacuna_run_go(run, &err);
    lac_progress_end(&progress);
    char id[64], reached[256] = "";
    snprintf(id, sizeof id, "%s", lacuna_run_id(run));
    bool complete = lacuna_run_complete(run), was_complete = lacuna_run_was_complete(run);
    char *missing = lacuna_run_missing(run);
    int script_errors = lacuna_run_script_errors(run), replayed = 0;
    if (status == LACUNA_OK && lacuna_run_reached(run))
        snprintf(reached, sizeof reached, "%s", lacuna_run_reached(run));
    if (status == LACUNA_OK && w->options.begin == LACUNA_REPLAY)
        replayed = say_replayed(run);
    lacuna_run_close(run);
    if (status != LACUNA_OK) {
        lacuna_free_text(missing);
        return lac_say_error(&err);
    }
    if (w->options.begin == LACUNA_REPLAY) {
        lacuna_free_text(missing);
        return replayed;
    }
    int code = print_result(lacuna, id, progress.json, progress.quiet, args);
    if (code == 0 && was_complete && !progress.quiet)
        fprintf(stderr, "lacuna: run %s was complete already: nothing was sent. --fresh starts anew beside it\n", id);
    if (code == 0 && *reached) {
        fprintf(
            stderr,
            "lacuna: %s; nothing more was sent. Go on with a larger one: lacuna run --resume %s --budget ... (and the "
            "same settings)\n",
            reached, id);
        code = 1;
    } else if (code == 0 && !complete) {
        fprintf(stderr,
                "lacuna: run %s is not complete: %s; go on with: lacuna run --resume %s (and the same settings)\n", id,
                missing, id);
        code = 1;
    }
    lacuna_free_text(missing);
    if (code == 0 && script_errors) {
        fprintf(stderr, "lacuna: %d calls of scripts failed: what they would have found is missing\n", script_errors);
        code = 1;
    }
    if (code == 0 && lac_args_has(args, "--baseline"))
        code = lac_baselines(lacuna, &w->options, id, lac_args_get(args, "--baseline"), &progress);
    return code;
}

static int run(const struct lac_args *args)
{
    struct lac_wanted w;
    int code = 2;
    if (!take(args, &w))
        return code;
    struct lacuna *lacuna = lac_open_project(args, &code);
    if (!lacuna)
        return code;
    code = lac_args_has(args, "--dry-run") ? lac_print_estimate(lacuna, &w.options, lac_args_has(args, "--json"))
                                           : go(lacuna, args, &w);
    lacuna_close(lacuna);
    return code;
}

const struct lac_command lac_cmd_run = {"run",
                                        "search for gaps, confirm them, and write the pairs",
                                        "[--model NAME]... [--lang CODE]... [OPTION]...",
                                        "lacuna run --model openai/gpt-4o-mini --lang es --lang fr --limit 40",
                                        options,
                                        run};
