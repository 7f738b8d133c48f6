/* main.c - finds the command and runs it. Exit status: 0 done, 1 failed, 2 usage or configuration. */
#include "core/base/str.h"
#include "core/cli/args.h"
#include "core/cli/out.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

static const struct lac_command *const commands[] = {
    &lac_cmd_init,      &lac_cmd_run,   &lac_cmd_confirm, &lac_cmd_show, &lac_cmd_report, &lac_cmd_check,
    &lac_cmd_calibrate, &lac_cmd_audit, &lac_cmd_import,  &lac_cmd_list, &lac_cmd_test,   &lac_cmd_new,
    &lac_cmd_try,       &lac_cmd_repl,  &lac_cmd_install, &lac_cmd_pack, &lac_cmd_lock,   &lac_cmd_cache,
    &lac_cmd_sim,       &lac_cmd_read,  &lac_cmd_version,
};
enum { COMMANDS = sizeof commands / sizeof *commands };

static void help(void)
{
    printf("lacuna finds questions that a language model answers in English and gets wrong in another language,\n"
           "and proves that the gap is real.\n\nusage: lacuna COMMAND [ARGUMENT]...\n\n");
    for (size_t i = 0; i < COMMANDS; i++)
        printf("  %-9s %s\n", commands[i]->name, commands[i]->summary);
    printf("\nlacuna COMMAND --help says more, with an example. Keys come from the environment or .env.\n");
}

static const struct lac_command *find(const char *name)
{
    for (size_t i = 0; i < COMMANDS; i++)
        if (strcmp(commands[i]->name, name) == 0)
            return commands[i];
    return NULL;
}

static int no_command(const char *name)
{
    const char *names[COMMANDS];
    for (size_t i = 0; i < COMMANDS; i++)
        names[i] = commands[i]->name;
    const char *near = lac_nearest(name, names, COMMANDS);
    fprintf(stderr, "lacuna: there is no command '%s'%s%s%s; lacuna --help shows them\n", name,
            near ? " (did you mean '" : "", near ? near : "", near ? "'?)" : "");
    return 2;
}

static bool asks_help(int argc, char **argv)
{
    for (int i = 0; i < argc; i++)
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0)
            return true;
    return false;
}

int main(int argc, char **argv)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    if (argc < 2) {
        help();
        return 2;
    }
    if (strcmp(argv[1], "--version") == 0)
        argv[1] = "version";
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "help") == 0) {
        help();
        return 0;
    }
    const struct lac_command *command = find(argv[1]);
    if (!command)
        return no_command(argv[1]);
    if (asks_help(argc - 2, argv + 2)) {
        lac_args_help(command);
        return 0;
    }
    struct lac_args args;
    int code = lac_args_read(command, argc - 2, argv + 2, &args);
    if (code == 0)
        code = command->run(&args);
    lac_args_free(&args);
    return lac_out_close(code);
}
