#include "core/cli/args.h"

#include <stdio.h>

static int run(const struct lac_args *args)
{
    (void)args;
    printf("lacuna %s\n", lacuna_version());
    return 0;
}

const struct lac_command lac_cmd_version = {"version", "print the version", "", "lacuna version", NULL, run};
