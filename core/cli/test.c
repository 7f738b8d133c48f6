#include "core/base/alloc.h"
#include "core/base/file.h"
#include "core/base/str.h"
#include "core/cli/out.h"
#include "core/cli/watch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct lac_option options[] = {
    {"--watch", NULL, "again whenever a file of what is tested changes, until Ctrl-C", 'w'},
    {"--runs", "N", "orders of replies that each case is tried in (default 20)", 0},
    {"--verbose", NULL, "each case's asks, time and memory", 'v'},
    LAC_OPTION_JSON,
    LAC_OPTION_FOLDER,
    LAC_OPTION_PATH,
    LAC_OPTION_HELP,
    {0},
};

struct tally {
    bool json, verbose;
    int runs;
    int passed, failed;
    int64_t slowest_us;
    size_t memory;
    LAC_VEC(char *) paths; /* what was tested */
};

/* A tree's lines, set in under their case. */
static void print_tree(const char *tree)
{
    for (const char *at = tree; *at; at += *at == '\n') {
        size_t len = strcspn(at, "\n");
        printf("       %.*s\n", (int)len, at);
        at += len;
    }
}

static void report(void *user, const struct lacuna_spec_case *one)
{
    struct tally *t = user;
    if (one->passed)
        t->passed++;
    else
        t->failed++;
    t->slowest_us = one->us > t->slowest_us ? one->us : t->slowest_us;
    t->memory = one->memory > t->memory ? one->memory : t->memory;
    if (t->json)
        return;
    printf("  %s %s%s%s\n", one->passed ? "ok  " : "FAIL", one->name, one->passed ? "" : ": ", one->message);
    print_tree(one->tree);
    if (t->verbose && one->us)
        printf("       %d asks, %.2f ms, %zu KiB\n", one->asks, (double)one->us / 1000, one->memory >> 10);
}

static int test_path(struct lacuna *lacuna, const char *path, bool heading, struct tally *t)
{
    struct lacuna_error err;
    if (heading && !t->json)
        printf("%s\n", path);
    lac_vec_push(&t->paths, lac_strdup(path));
    return lacuna_test(lacuna, path, t->runs, report, t, &err) == LACUNA_OK ? 0 : lac_say_error(&err);
}

static const char *const kinds[] = {"strategy", "provider", "scoring", "check", "source", "report", "language"};

/* What to test of a package's main file: its folder when spec.lua is in there, itself when NAME.spec.lua stands beside
 * it or when it is a language, which needs none; NULL when it has no spec. */
static const char *spec_of(struct lac_arena *arena, const char *kind, const char *path)
{
    if (lac_starts_with(kind, "language"))
        return path;
    const char *slash = strrchr(path, '/');
    const char *folder = lac_arena_strndup(arena, path, slash ? (size_t)(slash - path) : 0);
    if (lac_file_exists(lac_arena_printf(arena, "%s/spec.lua", folder)))
        return folder;
    size_t stem = strlen(path) - strlen(".lua");
    return lac_file_exists(lac_arena_printf(arena, "%.*s.spec.lua", (int)stem, path)) ? path : NULL;
}

/* The packages of a kind that have a spec; with `only` not NULL the one of that name, which is counted in *found. */
static int test_kind(struct lacuna *lacuna, const char *kind, const char *only, struct tally *t, int *found)
{
    struct lacuna_error err;
    char *json;
    int code = 0;
    if (lacuna_list(lacuna, kind, &json, &err) != LACUNA_OK)
        return lac_say_error(&err);
    struct lac_arena *arena = lac_arena_new();
    struct lac_value list = lac_parse(arena, json);
    for (size_t i = 0; i < lac_count(&list); i++) {
        const struct lac_value *v = lac_at(&list, i);
        const char *name = lac_get_text(v, "code", lac_get_text(v, "name", ""));
        const char *path = spec_of(arena, kind, lac_get_text(v, "path", ""));
        if (lac_get_bool(v, "shadowed", false) || !path || (only && strcmp(name, only) != 0))
            continue;
        ++*found;
        int one = test_path(lacuna, path, !lac_starts_with(kind, "language"), t); /* a finding names its file */
        code = one ? one : code;
    }
    lac_arena_free(arena);
    lacuna_free_text(json);
    return code;
}

static int test_named(struct lacuna *lacuna, const char *only, struct tally *t)
{
    int code = 0, found = 0;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        int one = test_kind(lacuna, kinds[i], only, t, &found);
        code = one ? one : code;
    }
    if (only && !found) {
        fprintf(stderr, "lacuna test: no package with a spec and no folder is called '%s'\n", only);
        code = 2;
    }
    return code;
}

/* "languages" or "language". */
static bool is_kind(struct lacuna *lacuna, const char *word)
{
    char *json;
    if (lacuna_list(lacuna, word, &json, NULL) != LACUNA_OK)
        return false;
    lacuna_free_text(json);
    return true;
}

/* A kind of package as all of that kind; a path as it is; a name as a package of the search order. */
static int test_word(struct lacuna *lacuna, const char *word, struct tally *t)
{
    int found = 0;
    if (is_kind(lacuna, word))
        return test_kind(lacuna, word, NULL, t, &found);
    if (strchr(word, '/') || lac_dir_exists(word) || lac_file_exists(word))
        return test_path(lacuna, word, true, t);
    return test_named(lacuna, word, t);
}

static int test_all(const struct lac_args *args, struct tally *t)
{
    int code;
    struct lacuna *lacuna = lac_open_project(args, &code);
    if (!lacuna)
        return code;
    for (size_t i = 0; i < args->words.n; i++) {
        int one = test_word(lacuna, args->words.at[i], t);
        code = one ? one : code;
    }
    if (args->words.n == 0)
        code = test_named(lacuna, NULL, t);
    lacuna_close(lacuna);
    if (t->json)
        printf("{\"passed\":%d,\"failed\":%d,\"slowest_us\":%lld,\"memory\":%zu}\n", t->passed, t->failed,
               (long long)t->slowest_us, t->memory);
    else if (t->slowest_us)
        printf("slowest case %.2f ms, largest cell %zu KiB\n%d passed, %d failed\n", (double)t->slowest_us / 1000,
               t->memory >> 10, t->passed, t->failed);
    else
        printf("%d passed, %d failed\n", t->passed, t->failed);
    return code ? code : t->failed ? 1 : 0;
}

static void free_paths(struct tally *t)
{
    for (size_t i = 0; i < t->paths.n; i++)
        free(t->paths.at[i]);
    lac_vec_free(&t->paths);
}

/* The folder of a single file: its spec stands beside it. */
static void widen(char *path)
{
    char *slash = strrchr(path, '/');
    if (lac_ends_with(path, ".lua") && slash)
        *slash = '\0';
}

static int run(const struct lac_args *args)
{
    int64_t runs;
    if (!lac_args_number(args, "--runs", 1, 1000000, 20, &runs))
        return 2;
    struct tally t = {
        .json = lac_args_has(args, "--json"), .verbose = lac_args_has(args, "--verbose"), .runs = (int)runs};
    int code = test_all(args, &t);
    for (size_t i = 0; i < t.paths.n; i++)
        widen(t.paths.at[i]);
    uint64_t mark = lac_watch_mark(t.paths.at, t.paths.n);
    while (lac_args_has(args, "--watch") && t.paths.n) {
        struct tally again = {.json = t.json, .verbose = t.verbose, .runs = t.runs};
        fflush(stdout);
        lac_watch_wait(t.paths.at, t.paths.n, mark);
        mark = lac_watch_mark(t.paths.at, t.paths.n); /* before the test: what changes meanwhile is seen, too */
        printf("\n");
        test_all(args, &again);
        free_paths(&again);
    }
    free_paths(&t);
    return code;
}

const struct lac_command lac_cmd_test = {"test",
                                         "run packages' specs with scripted replies; hold languages against English",
                                         "[NAME, KIND or FOLDER]... [--watch]",
                                         "lacuna test languages",
                                         options,
                                         run};
