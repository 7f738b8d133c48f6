#include "core/cli/out.h"
#include "core/cli/sim_world.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>

static const struct lac_option options[] = {
    {"--port", "N", "0: any free port, which is printed (default 8700)", 'p'},
    {"--seed", "N", "of the invented world (default 1)", 0},
    {"--no-gap", NULL, "all languages equal: whatever is found is chance", 0},
    {"--hard", "X", "0 to 6: harder questions, where a search finds gaps by chance, too (default 0)", 0},
    {"--items", "FILE", "questions the world knows, as parallel JSON lines (default: the shipped set)", 0},
    {"--latency", "MS", "of each reply", 0},
    {"--jitter", "MS", "latency varies by that much", 0},
    {"--fault", "KIND:SHARE", "429, 5xx, reset, stall or malformed, in a share of 0 to 1 of the requests (repeatable)",
     0},
    {"--refusals", "SHARE", "replies that refuse, asked for a letter", 0},
    {"--with-parent", NULL, "end when the process that started it ends", 0},
    {"--verbose-replies", "SHARE", "replies with words around the letter", 0},
    LAC_OPTION_FOLDER,
    LAC_OPTION_PATH,
    LAC_OPTION_HELP,
    {0},
};

static bool number(const struct lac_args *args, const char *name, double max, double *out)
{
    const char *text = lac_args_get(args, name);
    if (!text)
        return true;
    char *end;
    double n = strtod(text, &end);
    if (!*text || *end || !(n >= 0 && n <= max)) {
        fprintf(stderr, "lacuna sim: %s %s: must be a number from 0 to %g\n", name, text, max);
        return false;
    }
    *out = n;
    return true;
}

static bool faults(const struct lac_args *args, struct lac_sim_options *o)
{
    const char *all[32];
    size_t n = lac_args_all(args, "--fault", all, 32);
    const struct {
        const char *kind;
        double *share;
    } kinds[] = {{"429", &o->fault_429},
                 {"5xx", &o->fault_5xx},
                 {"reset", &o->fault_reset},
                 {"stall", &o->fault_stall},
                 {"malformed", &o->fault_malformed}};
    for (size_t i = 0; i < n; i++) {
        bool known = false;
        for (size_t k = 0; k < 5; k++) {
            size_t len = strlen(kinds[k].kind);
            char *end;
            if (strncmp(all[i], kinds[k].kind, len) != 0 || all[i][len] != ':')
                continue;
            *kinds[k].share = strtod(all[i] + len + 1, &end);
            known = !*end && end != all[i] + len + 1 && *kinds[k].share >= 0 && *kinds[k].share <= 1;
        }
        if (!known) {
            fprintf(stderr, "lacuna sim: --fault %s: write 429:0.1, 5xx:0.1, reset:0.1, stall:0.1 or malformed:0.1\n",
                    all[i]);
            return false;
        }
    }
    return true;
}

static bool take(const struct lac_args *args, struct lac_sim_options *o)
{
    int64_t port, seed;
    *o = lac_sim_defaults();
    if (!lac_args_number(args, "--port", 0, 65535, 8700, &port) ||
        !lac_args_number(args, "--seed", 0, INT64_MAX, 1, &seed))
        return false;
    o->port = (int)port;
    o->seed = (uint64_t)seed;
    o->no_gap = lac_args_has(args, "--no-gap");
    return number(args, "--hard", 6, &o->hard) && number(args, "--latency", 600000, &o->latency_ms) &&
           number(args, "--jitter", 600000, &o->latency_jitter_ms) &&
           number(args, "--refusals", 1, &o->style_refusal) &&
           number(args, "--verbose-replies", 1, &o->style_verbose) && faults(args, o);
}

static int serve(const struct lac_sim_options *o, bool with_parent)
{
    struct lac_error e;
    sigset_t set;
    int number_got;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    if (with_parent && prctl(PR_SET_PDEATHSIG, SIGTERM) != 0)
        fprintf(stderr, "lacuna sim: --with-parent is not possible here\n");
    sigprocmask(SIG_BLOCK, &set, NULL); /* before the server's threads start: they inherit it */
    struct lac_sim *sim = lac_sim_start(o, &e);
    if (!sim) {
        fprintf(stderr, "lacuna sim: %s\n", e.message);
        return 1;
    }
    printf("ready http://127.0.0.1:%d\n", lac_sim_port(sim));
    fflush(stdout);
    sigwait(&set, &number_got);
    lac_sim_stop(sim);
    return 0;
}

static int run(const struct lac_args *args)
{
    struct lac_sim_options o;
    struct lac_project *project;
    struct lac_error e;
    const char *paths[32];
    if (!take(args, &o))
        return 2;
    size_t n = lac_args_all(args, "--path", paths, 32);
    enum lac_status status = lac_project_open(lac_args_get(args, "--folder"), paths, n, &project, &e);
    if (status == LAC_OK)
        status = lac_sim_know(project, lac_args_get(args, "--items"), &o, &e);
    int code = 2;
    if (status == LAC_OK)
        code = serve(&o, lac_args_has(args, "--with-parent"));
    else
        fprintf(stderr, "lacuna sim: %s\n", e.message);
    if (project)
        lac_project_close(project);
    return code;
}

const struct lac_command lac_cmd_sim = {
    "sim",         "an OpenAI-compatible server and translator over an invented world, for trying things out",
    "[OPTION]...", "lacuna sim --port 8700 --fault 429:0.1",
    options,       run};
