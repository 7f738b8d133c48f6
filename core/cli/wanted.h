/* wanted.h - what a command line says of a run's configuration: the options that run, lock, check and try share. */
#ifndef LAC_CLI_WANTED_H
#define LAC_CLI_WANTED_H

#include "core/cli/args.h"

/* Rows of a table of options. */
#define LAC_OPTION_CONFIG                                                                                              \
    {                                                                                                                  \
        "--config", "FILE", "settings (default: probe.lua of the folder, when it is there)", 'c'                       \
    }
#define LAC_OPTIONS_SETTINGS                                                                                           \
    {"--strategy", "NAME", "how questions are perturbed", 0},                                                          \
        {"--set", "KEY=VALUE", "any setting: search.depth=2, strategy.side=after (repeatable)", 0},                    \
        {"--limit", "N", "a sample of N items", 0},                                                                    \
    {                                                                                                                  \
        "--seed", "N", "of samples, draws and strategies", 0                                                           \
    }

enum { LAC_WANTED_MAX = 64 };

struct lac_wanted {
    const char *models[LAC_WANTED_MAX], *languages[LAC_WANTED_MAX], *sets[LAC_WANTED_MAX];
    struct lacuna_setting settings[LAC_WANTED_MAX + 16]; /* room for those of a command of its own */
    char keys[LAC_WANTED_MAX][128];
    struct lacuna_run_options options; /* points into this struct */
};

/* Takes --config --model --lang --strategy --set --limit --seed and --jobs, those that the command has. False after
 * saying what is wrong, with the command's name. */
bool lac_wanted_take(const struct lac_args *args, const char *command, struct lac_wanted *out);

#endif
