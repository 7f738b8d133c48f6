/* try.c - one item through one strategy, told in full. */
#include "core/base/file.h"
#include "core/base/str.h"
#include "core/cli/out.h"
#include "core/cli/progress.h"
#include "core/cli/sim_world.h"
#include "core/cli/transcript.h"
#include "core/cli/wanted.h"
#include "core/cli/watch.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct lac_option options[] = {
    {"--item", "N or ID", "which item of the source: its place, from 1, or its id (default 1)", 0},
    {"--sim", NULL, "ask the simulated world: no model is needed", 0},
    LAC_OPTION_CONFIG,
    {"--model", "NAME", "the model that is asked: provider/model, or one of the config (repeatable)", 'm'},
    {"--lang", "CODE", "the other language (default es where the config names none)", 'l'},
    LAC_OPTIONS_SETTINGS,
    {"--jobs", "N", "most requests at once (default 8)", 'j'},
    {"--watch", NULL, "again whenever a file of the strategy changes, until Ctrl-C", 'w'},
    {"--verbose", NULL, "the prompt of each vote, too", 'v'},
    LAC_OPTION_FOLDER,
    LAC_OPTION_PATH,
    LAC_OPTION_HELP,
    {0},
};

static const char SIM_MODEL[] = "sim/sim-a";

static int remove_one(const char *path, const struct stat *info, int type, struct FTW *at)
{
    (void)info, (void)type, (void)at;
    return remove(path);
}

/* Starts the world and has the service `sim` mean it. NULL after saying why not. */
static struct lac_sim *start_sim(const struct lac_args *args, struct lac_project **project)
{
    const char *paths[32];
    struct lac_error e;
    struct lac_sim *sim = NULL;
    struct lac_sim_options o = lac_sim_defaults();
    size_t n = lac_args_all(args, "--path", paths, 32);
    if (lac_project_open(lac_args_get(args, "--folder"), paths, n, project, &e) == LAC_OK &&
        lac_sim_know(*project, NULL, &o, &e) == LAC_OK)
        sim = lac_sim_start(&o, &e);
    if (!sim) {
        fprintf(stderr, "lacuna try: %s\n", e.message);
        return NULL;
    }
    char url[64];
    (void)snprintf(url, sizeof url, "http://127.0.0.1:%d/v1", lac_sim_port(sim));
    (void)setenv("SIM_BASE_URL", url, 1);
    return sim;
}

/* What makes one item of it, and no more: no placebo, one draw of confirmation, one level unless the user says. */
static bool settle(const struct lac_args *args, struct lac_wanted *w)
{
    static const char *const fixed[][2] = {{"placebo", "false"},
                                           {"plain_draws", "0"},
                                           {"confirm.draws", "1"},
                                           {"confirm.english", "1"},
                                           {"confirm.target", "1"}};
    const char *strategy = args->words.n ? args->words.at[0] : NULL;
    struct lacuna_setting settings[16];
    size_t n = 0;
    bool chain = strategy && strchr(strategy, ',');
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
        settings[n++] = (struct lacuna_setting){fixed[i][0], fixed[i][1]};
    settings[n++] = (struct lacuna_setting){"items", lac_args_has(args, "--item") ? lac_args_get(args, "--item") : "1"};
    if (strategy)
        settings[n++] = (struct lacuna_setting){"strategy", strategy};
    if (!chain) {
        settings[n++] = (struct lacuna_setting){"search.depth", "1"};
        settings[n++] = (struct lacuna_setting){"search.deep", "1"};
    }
    if (w->options.n_settings + n > sizeof w->settings / sizeof *w->settings)
        return false;
    memmove(w->settings + n, w->settings, w->options.n_settings * sizeof *w->settings);
    memcpy(w->settings, settings, n * sizeof *settings);
    w->options.n_settings += n;
    return true;
}

static int tell(struct lacuna *lacuna, const struct lac_args *args, const struct lac_wanted *w)
{
    struct lacuna_error err;
    struct lacuna_run *run;
    struct lac_progress progress = {.quiet = true, .prefix = ""};
    struct lacuna_events events = lac_progress_events(&progress);
    if (lacuna_run_open(lacuna, &w->options, &events, &run, &err) != LACUNA_OK)
        return lac_say_error(&err);
    enum lacuna_status status = lacuna_run_go(run, &err);
    char id[64];
    (void)snprintf(id, sizeof id, "%s", lacuna_run_id(run));
    bool complete = lacuna_run_complete(run);
    int script_errors = lacuna_run_script_errors(run);
    lacuna_run_close(run);
    if (status == LACUNA_OK)
        status = lac_transcript(lacuna, id, lac_args_has(args, "--verbose"), &err);
    if (status != LACUNA_OK)
        return lac_say_error(&err);
    return complete && !script_errors ? 0 : 1;
}

static int once(const struct lac_args *args, struct lac_wanted *w)
{
    const char *tmp = getenv("TMPDIR"), *paths[32];
    char runs[512];
    struct lacuna_error err;
    struct lacuna *lacuna;
    (void)snprintf(runs, sizeof runs, "%.400s/lacuna-try-XXXXXX", tmp && *tmp ? tmp : "/tmp");
    if (!mkdtemp(runs)) {
        fprintf(stderr, "lacuna try: cannot make %s\n", runs);
        return 1;
    }
    struct lacuna_options o = {.folder = lac_args_get(args, "--folder"), .runs = runs, .paths = paths};
    o.n_paths = lac_args_all(args, "--path", paths, 32);
    int code;
    if (lacuna_open(&o, &lacuna, &err) == LACUNA_OK) {
        code = tell(lacuna, args, w);
        lacuna_close(lacuna);
    } else {
        code = lac_say_error(&err);
    }
    (void)nftw(runs, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    return code;
}

/* Where the strategy's files may be. */
static void watch(const struct lac_args *args, struct lac_wanted *w)
{
    const char *folder = lac_args_get(args, "--folder");
    struct lac_str strategies = {0}, scripts = {0};
    lac_str_addf(&strategies, "%s/strategies", folder ? folder : ".");
    lac_str_addf(&scripts, "%s/scripts", folder ? folder : ".");
    char *const paths[] = {strategies.data, scripts.data};
    for (;;) {
        uint64_t mark = lac_watch_mark(paths, 2);
        fflush(stdout);
        lac_watch_wait(paths, 2, mark);
        printf("\n");
        once(args, w);
    }
}

static int run(const struct lac_args *args)
{
    struct lac_wanted w;
    struct lac_project *project = NULL;
    struct lac_sim *sim = NULL;
    bool with_sim = lac_args_has(args, "--sim");
    if (args->words.n > 1 || !lac_wanted_take(args, "try", &w) || !settle(args, &w)) {
        fprintf(stderr, "usage: lacuna try [STRATEGY] [--item N] [--model NAME or --sim]\n");
        return 2;
    }
    if (with_sim && w.options.n_models == 0)
        w.models[w.options.n_models++] = SIM_MODEL;
    w.options.no_cache = with_sim; /* invented replies are nobody else's */
    if (w.options.n_languages == 0 && !w.options.config && !lac_file_exists("probe.lua"))
        w.languages[w.options.n_languages++] = "es";
    if (with_sim && !(sim = start_sim(args, &project))) {
        lac_project_close(project);
        return 2;
    }
    int code = once(args, &w);
    if (lac_args_has(args, "--watch"))
        watch(args, &w);
    if (sim)
        lac_sim_stop(sim);
    lac_project_close(project);
    return code;
}

const struct lac_command lac_cmd_try = {"try",
                                        "one item through a strategy: every ask, reply, edit, check and verdict",
                                        "[STRATEGY] [--item N] [--model NAME or --sim]",
                                        "lacuna try mention --item 3 --sim",
                                        options,
                                        run};
