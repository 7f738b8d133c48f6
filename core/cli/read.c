#include "core/cli/out.h"

#include <stdio.h>

static const struct lac_option options[] = {
    LAC_OPTION_FOLDER,
    LAC_OPTION_PATH,
    LAC_OPTION_HELP,
    {0},
};

static int run(const struct lac_args *args)
{
    int code;
    char *lines;
    struct lacuna_error err;
    if (args->words.n != 1) {
        fprintf(stderr, "lacuna: read takes one file of JSON lines, or - for standard input\n");
        return 2;
    }
    struct lacuna *lacuna = lac_open_project(args, &code);
    if (!lacuna)
        return code;
    if (lacuna_read(lacuna, args->words.at[0], &lines, &err) != LACUNA_OK) {
        code = lac_say_error(&err);
    } else {
        fputs(lines, stdout);
        lacuna_free_text(lines);
    }
    lacuna_close(lacuna);
    return code;
}

const struct lac_command lac_cmd_read = {
    "read",      "read answers that you already have: which choice each reply names, by which rule, on which bytes",
    "FILE or -", "lacuna read replies.jsonl",
    options,     run};
