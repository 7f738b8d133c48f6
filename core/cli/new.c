#include "core/cli/out.h"

#include <stdio.h>

static const struct lac_option options[] = {LAC_OPTION_FOLDER, LAC_OPTION_PATH, LAC_OPTION_HELP, {0}};

static int run(const struct lac_args *args)
{
    int code;
    char *folder;
    struct lacuna_error err;
    if (args->words.n != 2) {
        fprintf(stderr, "usage: lacuna new KIND NAME; KIND is strategy, language, provider, scoring, check, source or "
                        "report\n");
        return 2;
    }
    struct lacuna *lacuna = lac_open_project(args, &code);
    if (!lacuna)
        return code;
    if (lacuna_new(lacuna, args->words.at[0], args->words.at[1], &folder, &err) != LACUNA_OK) {
        code = lac_say_error(&err);
    } else {
        printf("%s written. Try it: lacuna test %s; its README.md says how to run it\n", folder, folder);
        lacuna_free_text(folder);
    }
    lacuna_close(lacuna);
    return code;
}

const struct lac_command lac_cmd_new = {"new",       "write a package that passes its own spec, to be changed",
                                        "KIND NAME", "lacuna new strategy weather",
                                        options,     run};
