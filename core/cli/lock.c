#include "core/cli/out.h"
#include "core/cli/wanted.h"

#include <stdio.h>

static const struct lac_option options[] = {
    LAC_OPTION_CONFIG,
    {"--model", "NAME", "a model of the panel (repeatable)", 'm'},
    {"--lang", "CODE", "a language (repeatable)", 'l'},
    LAC_OPTIONS_SETTINGS,
    LAC_OPTION_JSON,
    LAC_OPTION_FOLDER,
    LAC_OPTION_PATH,
    LAC_OPTION_HELP,
    {0},
};

static void print(const struct lac_value *v)
{
    printf("%s names %lld packages and prompts; a run that would load anything else is refused\n",
           lac_get_text(v, "path", ""), (long long)lac_get_int(v, "packages", 0));
}

static int run(const struct lac_args *args)
{
    int code;
    char *json = NULL;
    struct lacuna_error err;
    struct lac_wanted w;
    if (!lac_wanted_take(args, "lock", &w))
        return 2;
    struct lacuna *lacuna = lac_open_project(args, &code);
    if (!lacuna)
        return code;
    enum lacuna_status status = lacuna_lock(lacuna, &w.options, &json, &err);
    code = lac_show(args, status, json, &err, print);
    lacuna_close(lacuna);
    return code;
}

const struct lac_command lac_cmd_lock = {
    "lock",
    "write down the hash of every script file that a run loads, and hold runs to it",
    "[--config FILE] [--model NAME]... [--lang CODE]... [OPTION]...",
    "lacuna lock",
    options,
    run};
