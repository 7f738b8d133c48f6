#include "core/base/file.h"
#include "core/cli/out.h"

#include <stdio.h>
#include <string.h>

static const struct lac_option options[] = {
    LAC_OPTION_JSON, LAC_OPTION_FOLDER, LAC_OPTION_PATH, LAC_OPTION_HELP, {0},
};

struct tally {
    bool json;
    int passed, failed;
};

static void report(void *user, const char *name, bool passed, const char *message)
{
    struct tally *t = user;
    if (passed)
        t->passed++;
    else
        t->failed++;
    if (!t->json)
        printf("  %s %s%s%s\n", passed ? "ok  " : "FAIL", name, passed ? "" : ": ", passed ? "" : message);
}

static int test_path(struct lacuna *lacuna, const char *path, struct tally *t)
{
    struct lacuna_error err;
    if (!t->json)
        printf("%s\n", path);
    return lacuna_test(lacuna, path, report, t, &err) == LACUNA_OK ? 0 : lac_say_error(&err);
}

/* Every shipped or own strategy that has a spec. */
static int test_all(struct lacuna *lacuna, struct tally *t)
{
    struct lacuna_error err;
    char *json;
    int code = 0;
    if (lacuna_list(lacuna, "strategy", &json, &err) != LACUNA_OK)
        return lac_say_error(&err);
    struct lac_arena *arena = lac_arena_new();
    struct lac_value list = lac_parse(arena, json);
    for (size_t i = 0; i < lac_count(&list); i++) {
        const char *path = lac_get_text(lac_at(&list, i), "path", "");
        const char *slash = strrchr(path, '/');
        const char *folder = lac_arena_strndup(arena, path, slash ? (size_t)(slash - path) : 0);
        if (lac_file_exists(lac_arena_printf(arena, "%s/spec.lua", folder))) {
            int one = test_path(lacuna, folder, t);
            code = one ? one : code;
        }
    }
    lac_arena_free(arena);
    lacuna_free_text(json);
    return code;
}

/* A path as it is; a name as a strategy of the search order. */
static int test_word(struct lacuna *lacuna, const char *word, struct tally *t)
{
    if (strchr(word, '/') || lac_dir_exists(word) || lac_file_exists(word))
        return test_path(lacuna, word, t);
    struct lacuna_error err;
    char *json;
    if (lacuna_list(lacuna, "strategy", &json, &err) != LACUNA_OK)
        return lac_say_error(&err);
    struct lac_arena *arena = lac_arena_new();
    struct lac_value list = lac_parse(arena, json);
    int code = -1;
    for (size_t i = 0; i < lac_count(&list) && code < 0; i++) {
        const char *path = lac_get_text(lac_at(&list, i), "path", "");
        if (strcmp(lac_get_text(lac_at(&list, i), "name", ""), word) == 0)
            code = test_path(lacuna, lac_arena_strndup(arena, path, (size_t)(strrchr(path, '/') - path)), t);
    }
    if (code < 0) {
        fprintf(stderr, "lacuna test: there is no strategy and no folder '%s'\n", word);
        code = 2;
    }
    lac_arena_free(arena);
    lacuna_free_text(json);
    return code;
}

static int run(const struct lac_args *args)
{
    int code;
    struct tally t = {.json = lac_args_has(args, "--json")};
    struct lacuna *lacuna = lac_open_project(args, &code);
    if (!lacuna)
        return code;
    for (size_t i = 0; i < args->words.n; i++) {
        int one = test_word(lacuna, args->words.at[i], &t);
        code = one ? one : code;
    }
    if (args->words.n == 0)
        code = test_all(lacuna, &t);
    lacuna_close(lacuna);
    if (t.json)
        printf("{\"passed\":%d,\"failed\":%d}\n", t.passed, t.failed);
    else
        printf("%d passed, %d failed\n", t.passed, t.failed);
    return code ? code : t.failed ? 1 : 0;
}

const struct lac_command lac_cmd_test = {
    "test", "run a package's spec in real cells with scripted replies", "[NAME or FOLDER]...", "lacuna test mention", options, run};
