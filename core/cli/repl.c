/* repl.c - Lua typed by hand, in a cell as a strategy's. */
#include "core/base/str.h"
#include "core/cli/out.h"
#include "core/cli/scratch_run.h"
#include "core/cli/wanted.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct lac_option options[] = {
    {"--item", "N or ID", "which item of the source: its place, from 1, or its id (default 1)", 0},
    {"--sim", NULL, "ask the simulated world: no model is needed", 0},
    LAC_OPTION_CONFIG,
    {"--model", "NAME", "the model that is asked: provider/model, or one of the config", 'm'},
    {"--lang", "CODE", "the other language (default es where the config names none)", 'l'},
    LAC_OPTIONS_SETTINGS,
    LAC_OPTION_FOLDER,
    LAC_OPTION_PATH,
    LAC_OPTION_HELP,
    {0},
};

/* What the user sees of an error: without the name of a package that is none of his. */
static void say(const char *message)
{
    static const char place[] = "repl.lua:";
    const char *at = strstr(message, place);
    const char *rest = at ? at + strlen(place) + strspn(at + strlen(place), "0123456789: ") : message;
    printf("%.*s\n", (int)strcspn(rest, "\n"), rest);
}

static void loop(struct lacuna_repl *repl)
{
    bool terminal = isatty(STDIN_FILENO);
    struct lac_str text = {0};
    char *line = NULL;
    size_t size = 0;
    for (;;) {
        if (terminal) {
            printf(text.len ? ">> " : "> ");
            fflush(stdout);
        }
        ssize_t len = getline(&line, &size, stdin);
        if (len < 0)
            break;
        lac_str_addn(&text, line, (size_t)len);
        while (text.len && (text.data[text.len - 1] == '\n' || text.data[text.len - 1] == '\r'))
            text.data[--text.len] = '\0';
        char *shown = NULL;
        bool incomplete = false;
        struct lacuna_error err;
        if (text.len == 0)
            continue;
        if (lacuna_repl_line(repl, text.data, &shown, &incomplete, &err) == LACUNA_OK)
            printf("%s", shown);
        else if (incomplete && len > 1) { /* an empty line gives up */
            lac_str_addc(&text, '\n');
            continue;
        } else
            say(err.message);
        lacuna_free_text(shown);
        lac_str_clear(&text);
    }
    if (terminal)
        printf("\n");
    free(line);
    lac_str_free(&text);
}

static int with_project(struct lacuna *lacuna, const struct lac_args *args, const struct lac_wanted *w)
{
    (void)args;
    struct lacuna_error err;
    struct lacuna_repl *repl;
    if (lacuna_repl_open(lacuna, &w->options, &repl, &err) != LACUNA_OK)
        return lac_say_error(&err);
    if (isatty(STDIN_FILENO))
        printf("A cell as a strategy has it: ctx, item, opt; print(...) and expressions are shown. Ctrl-D ends.\n");
    loop(repl);
    lacuna_repl_close(repl);
    return 0;
}

static int run(const struct lac_args *args)
{
    struct lac_wanted w;
    if (args->words.n || !lac_wanted_take(args, "repl", &w) || !lac_scratch_settings(args, "none", &w)) {
        fprintf(stderr, "usage: lacuna repl [--item N] [--model NAME or --sim]\n");
        return 2;
    }
    return lac_scratch_run(args, &w, with_project, NULL);
}

const struct lac_command lac_cmd_repl = {"repl",
                                         "type Lua into a cell, with an item and a model at hand",
                                         "[--item N] [--model NAME or --sim]",
                                         "lacuna repl --sim",
                                         options,
                                         run};
