#include "core/cli/out.h"

#include <stdio.h>

static const struct lac_option options[] = {
    {"--force", NULL, "replace a package of that name, or hide one that is shipped", 0},
    {"--sha256", "HEX", "the archive must have this SHA-256", 0},
    LAC_OPTION_JSON,
    LAC_OPTION_FOLDER,
    LAC_OPTION_PATH,
    LAC_OPTION_HELP,
    {0},
};

static void print(const struct lac_value *v)
{
    const char *replaced = lac_get_text(v, "replaced", NULL);
    const struct lac_value *needs = lac_get(v, "needs");
    int64_t asks = lac_get_int(v, "max_asks", -1), edits = lac_get_int(v, "max_edits", -1);
    printf("%s %s %s is in %s", lac_get_text(v, "kind", ""), lac_get_text(v, "name", ""),
           lac_get_text(v, "version", ""), lac_get_text(v, "path", ""));
    printf(replaced ? ", in place of %s\n" : "\n", replaced);
    printf("  hash   %s\n", lac_get_text(v, "hash", ""));
    printf("  needs  ");
    for (size_t i = 0; i < lac_count(needs); i++)
        printf("%s%s", i ? ", " : "", lac_as_text(lac_at(needs, i), ""));
    printf(lac_count(needs) ? "\n" : "no model\n");
    if (asks >= 0)
        printf("  asks   at most %lld each time it is called\n", (long long)asks);
    else if (lac_count(needs))
        printf("  asks   without a bound of its own: see lacuna run --dry-run\n");
    if (edits >= 0)
        printf("  edits  at most %lld each time it is called\n", (long long)edits);
}

static int run(const struct lac_args *args)
{
    int code;
    char *json = NULL;
    struct lacuna_error err;
    if (args->words.n != 1) {
        fprintf(stderr, "usage: lacuna install FOLDER, FILE.lua, FILE.tar.gz or URL\n");
        return 2;
    }
    struct lacuna *lacuna = lac_open_project(args, &code);
    if (!lacuna)
        return code;
    enum lacuna_status status = lacuna_install(lacuna, args->words.at[0], lac_args_has(args, "--force"),
                                               lac_args_get(args, "--sha256"), &json, &err);
    code = lac_show(args, status, json, &err, print);
    lacuna_close(lacuna);
    return code;
}

const struct lac_command lac_cmd_install = {"install",
                                            "take a package from a folder, an archive or the web",
                                            "PATH or URL.tar.gz",
                                            "lacuna install shelf-0.1.0.tar.gz",
                                            options,
                                            run};
