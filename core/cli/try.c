/* try.c - one item through one strategy, told in full. */
#include "core/base/str.h"
#include "core/cli/out.h"
#include "core/cli/progress.h"
#include "core/cli/scratch_run.h"
#include "core/cli/transcript.h"
#include "core/cli/watch.h"

#include <stdio.h>

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

/* Waits until a file of a strategy or script is saved. */
static bool saved(const struct lac_args *args)
{
    const char *folder = lac_args_get(args, "--folder");
    struct lac_str strategies = {0}, scripts = {0};
    if (!lac_args_has(args, "--watch"))
        return false;
    lac_str_addf(&strategies, "%s/strategies", folder ? folder : ".");
    lac_str_addf(&scripts, "%s/scripts", folder ? folder : ".");
    char *const paths[] = {strategies.data, scripts.data};
    fflush(stdout);
    lac_watch_wait(paths, 2, lac_watch_mark(paths, 2));
    printf("\n");
    lac_str_free(&strategies);
    lac_str_free(&scripts);
    return true;
}

static int run(const struct lac_args *args)
{
    struct lac_wanted w;
    const char *strategy = args->words.n ? args->words.at[0] : NULL;
    if (args->words.n > 1 || !lac_wanted_take(args, "try", &w) || !lac_scratch_settings(args, strategy, &w)) {
        fprintf(stderr, "usage: lacuna try [STRATEGY] [--item N] [--model NAME or --sim]\n");
        return 2;
    }
    return lac_scratch_run(args, &w, tell, saved);
}

const struct lac_command lac_cmd_try = {"try",
                                        "one item through a strategy: every ask, reply, edit, check and verdict",
                                        "[STRATEGY] [--item N] [--model NAME or --sim]",
                                        "lacuna try mention --item 3 --sim",
                                        options,
                                        run};
