#include "core/cli/scratch_run.h"
#include "core/base/file.h"
#include "core/cli/out.h"
#include "core/cli/sim_world.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

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
        fprintf(stderr, "lacuna: %s\n", e.message);
        return NULL;
    }
    char url[64];
    (void)snprintf(url, sizeof url, "http://127.0.0.1:%d/v1", lac_sim_port(sim));
    (void)setenv("SIM_BASE_URL", url, 1);
    return sim;
}

bool lac_scratch_settings(const struct lac_args *args, const char *strategy, struct lac_wanted *w)
{
    static const char *const fixed[][2] = {{"placebo", "false"},
                                           {"plain_draws", "0"},
                                           {"confirm.draws", "1"},
                                           {"confirm.english", "1"},
                                           {"confirm.target", "1"}};
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
    w->options.no_cache = true; /* nothing is left behind; and the invented world has another address each time */
    return true;
}

static int once(const struct lac_args *args, struct lac_wanted *w, lac_scratch_use *use)
{
    const char *tmp = getenv("TMPDIR"), *paths[32];
    char runs[512];
    struct lacuna_error err;
    struct lacuna *lacuna;
    (void)snprintf(runs, sizeof runs, "%.400s/lacuna-try-XXXXXX", tmp && *tmp ? tmp : "/tmp");
    if (!mkdtemp(runs)) {
        fprintf(stderr, "lacuna: cannot make %s\n", runs);
        return 1;
    }
    struct lacuna_options o = {.folder = lac_args_get(args, "--folder"), .runs = runs, .paths = paths};
    o.n_paths = lac_args_all(args, "--path", paths, 32);
    int code;
    if (lacuna_open(&o, &lacuna, &err) == LACUNA_OK) {
        code = use(lacuna, args, w);
        lacuna_close(lacuna);
    } else {
        code = lac_say_error(&err);
    }
    (void)nftw(runs, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    return code;
}

int lac_scratch_run(const struct lac_args *args, struct lac_wanted *w, lac_scratch_use *use,
                    bool (*again)(const struct lac_args *args))
{
    struct lac_project *project = NULL;
    struct lac_sim *sim = NULL;
    bool with_sim = lac_args_has(args, "--sim");
    if (with_sim && w->options.n_models == 0)
        w->models[w->options.n_models++] = SIM_MODEL;
    w->options.no_cache = with_sim; /* invented replies are nobody else's */
    if (w->options.n_languages == 0 && !w->options.config && !lac_file_exists("probe.lua"))
        w->languages[w->options.n_languages++] = "es";
    if (with_sim && !(sim = start_sim(args, &project))) {
        lac_project_close(project);
        return 2;
    }
    int code = once(args, w, use);
    while (again && again(args))
        code = once(args, w, use);
    if (sim)
        lac_sim_stop(sim);
    lac_project_close(project);
    return code;
}
