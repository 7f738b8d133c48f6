#include "core/cli/out.h"
#include "core/cli/wanted.h"

#include <stdio.h>
#include <string.h>

static const struct lac_option options[] = {
    LAC_OPTION_CONFIG,
    {"--model", "NAME", "a model: provider/model, or one of the config (repeatable)", 'm'},
    {"--lang", "CODE", "a language (repeatable)", 'l'},
    {"--jobs", "N", "most requests at once (default 8)", 'j'},
    {"--verbose", NULL, "say more", 'v'},
    LAC_OPTION_JSON,
    LAC_OPTION_FOLDER,
    LAC_OPTION_PATH,
    LAC_OPTION_HELP,
    {0},
};

/* One row a model and language; true when it is usable. */
static bool print_row(const struct lac_value *v)
{
    const char *cause = lac_get_text(v, "cause", NULL);
    bool usable = lac_get_bool(v, "usable", false);
    printf("  %-20s %-14s ", lac_get_text(v, "model", ""), lac_get_text(v, "language", ""));
    if (!lac_get_bool(v, "reachable", false)) {
        printf("not reachable: %s\n", cause ? cause : "no reply");
        return false;
    }
    printf("%2lld of %2lld in the asked form, %2lld right (%.0f to %.0f %%, chance %.0f %%)  %s\n",
           (long long)lac_get_int(v, "answered", 0), (long long)lac_get_int(v, "asked", 0),
           (long long)lac_get_int(v, "right", 0), lac_get_num(v, "low", 0) * 100, lac_get_num(v, "high", 0) * 100,
           lac_get_num(v, "chance", 0) * 100, usable ? "usable" : "no better than chance can be told");
    return usable;
}

static int print(const char *json, bool raw)
{
    struct lac_arena *arena = lac_arena_new();
    struct lac_value list = lac_parse(arena, json);
    bool english = true;
    if (raw)
        puts(json);
    for (size_t i = 0; i < lac_count(&list); i++) {
        const struct lac_value *v = lac_at(&list, i);
        bool usable = raw ? lac_get_bool(v, "usable", false) : print_row(v);
        if (strcmp(lac_get_text(v, "language", ""), "en") == 0)
            english = english && usable;
    }
    lac_arena_free(arena);
    return english ? 0 : 1;
}

static int run(const struct lac_args *args)
{
    int code;
    char *json;
    struct lacuna_error err;
    struct lac_wanted w;
    if (!lac_wanted_take(args, "check", &w))
        return 2;
    struct lacuna *lacuna = lac_open_project(args, &code);
    if (!lacuna)
        return code;
    if (lacuna_check(lacuna, &w.options, &json, &err) != LACUNA_OK) {
        code = lac_say_error(&err);
    } else {
        code = print(json, lac_args_has(args, "--json"));
        lacuna_free_text(json);
    }
    lacuna_close(lacuna);
    return code;
}

const struct lac_command lac_cmd_check = {
    "check",
    "ask each model control questions in each language: reachable, answering in the asked form, better than chance",
    "[--model NAME]... [--lang CODE]...",
    "lacuna check --model openai/gpt-4o-mini --lang es",
    options,
    run};
