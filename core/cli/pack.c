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

static int run(const struct lac_args *args)
{
    int code;
    char *json;
    struct lacuna_error err;
    if (args->words.n != 1) {
        fprintf(stderr, "usage: lacuna pack NAME or FOLDER\n");
        return 2;
    }
    struct lacuna *lacuna = lac_open_project(args, &code);
    if (!lacuna)
        return code;
    if (lacuna_pack(lacuna, args->words.at[0], lac_args_get(args, "--output"), &json, &err) != LACUNA_OK) {
        code = lac_say_error(&err);
    } else {
        struct lac_arena *arena = lac_arena_new();
        struct lac_value v = lac_parse(arena, json);
        if (lac_args_has(args, "--json"))
            puts(json);
        else
            printf("%s: %s %s %s, %lld bytes\n  sha256 %s\n  hash   %s\nGive it to others: lacuna install %s\n",
                   lac_get_text(&v, "path", ""), lac_get_text(&v, "kind", ""), lac_get_text(&v, "name", ""),
                   lac_get_text(&v, "version", ""), (long long)lac_get_int(&v, "bytes", 0),
                   lac_get_text(&v, "sha256", ""), lac_get_text(&v, "hash", ""), lac_get_text(&v, "path", ""));
        lac_arena_free(arena);
        lacuna_free_text(json);
    }
    lacuna_close(lacuna);
    return code;
}

const struct lac_command lac_cmd_pack = {"pack",
                                         "make an archive of a package, the same bytes each time",
                                         "NAME or FOLDER [--output FILE]",
                                         "lacuna pack mention",
                                         options,
                                         run};
