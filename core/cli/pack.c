#include "core/cli/out.h"

#include <stdio.h>

static const struct lac_option options[] = {
    {"--output", "FILE", "where to (default: NAME-VERSION.tar.gz)", 'o'},
    LAC_OPTION_JSON,
    LAC_OPTION_FOLDER,
    LAC_OPTION_PATH,
    LAC_OPTION_HELP,
    {0},
};

static void print(const struct lac_value *v)
{
    printf("%s: %s %s %s, %lld bytes\n  sha256 %s\n  hash   %s\nGive it to others: lacuna install %s\n",
           lac_get_text(v, "path", ""), lac_get_text(v, "kind", ""), lac_get_text(v, "name", ""),
           lac_get_text(v, "version", ""), (long long)lac_get_int(v, "bytes", 0), lac_get_text(v, "sha256", ""),
           lac_get_text(v, "hash", ""), lac_get_text(v, "path", ""));
}

static int run(const struct lac_args *args)
{
    int code;
    char *json = NULL;
    struct lacuna_error err;
    if (args->words.n != 1) {
        fprintf(stderr, "usage: lacuna pack NAME or FOLDER\n");
        return 2;
    }
    struct lacuna *lacuna = lac_open_project(args, &code);
    if (!lacuna)
        return code;
    enum lacuna_status status = lacuna_pack(lacuna, args->words.at[0], lac_args_get(args, "--output"), &json, &err);
    code = lac_show(args, status, json, &err, print);
    lacuna_close(lacuna);
    return code;
}

const struct lac_command lac_cmd_pack = {"pack",
                                         "make an archive of a package, the same bytes each time",
                                         "NAME or FOLDER [--output FILE]",
                                         "lacuna pack mention",
                                         options,
                                         run};
