#include "core/cli/out.h"

#include <stdio.h>

static const struct lac_option options[] = {
    {"--report", "NAME", "a report package (default: summary)", 0},
    LAC_OPTION_JSON,
    LAC_OPTION_FOLDER,
    LAC_OPTION_PATH,
    LAC_OPTION_HELP,
    {0},
};

static int print(struct lacuna *lacuna, const char *id, const struct lac_args *args)
{
    struct lacuna_error err;
    char *summary = NULL, *text = NULL;
    int code = 0;
    if (lacuna_summary(lacuna, id, &summary, &err) != LACUNA_OK)
        return lac_say_error(&err);
    if (lac_args_has(args, "--json"))
        puts(summary);
    else if (lacuna_report(lacuna, summary, lac_args_get(args, "--report"), &text, &err) != LACUNA_OK)
        code = lac_say_error(&err);
    else
        printf("%s", text);
    lacuna_free_text(text);
    lacuna_free_text(summary);
    return code;
}

static int run(const struct lac_args *args)
{
    int code;
    char *id = NULL;
    struct lacuna_error err;
    struct lacuna *lacuna = lac_open_project(args, &code);
    if (!lacuna)
        return code;
    if (args->words.n)
        code = print(lacuna, args->words.at[0], args);
    else if (lacuna_latest(lacuna, &id, &err) != LACUNA_OK)
        code = lac_say_error(&err);
    else
        code = print(lacuna, id, args);
    lacuna_free_text(id);
    lacuna_close(lacuna);
    return code;
}

const struct lac_command lac_cmd_report = {
    "report", "print a run's numbers again", "[RUN] [--report NAME] [--json]", "lacuna report", options, run};
