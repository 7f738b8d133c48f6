#include "core/cli/amount.h"
#include "core/cli/out.h"

#include <stdio.h>
#include <string.h>

static const struct lac_option options[] = {
    {"--older-than", "AGE", "prune: what is older than 30d (45s, 30m, 12h, 7d, 2w)", 0},
    {"--to", "SIZE", "prune: the oldest, until no more than 500mb are left (kb, mb, gb)", 0},
    LAC_OPTION_JSON,
    LAC_OPTION_HELP,
    {0},
};

static int stats(bool json)
{
    struct lacuna_error err;
    char *text = NULL;
    if (lacuna_cache_stats(&text, &err) != LACUNA_OK)
        return lac_say_error(&err);
    struct lac_arena *arena = lac_arena_new();
    struct lac_value v = lac_parse(arena, text);
    if (json)
        printf("%s\n", text);
    else
        printf("%lld replies, %.1f MB in %s%s%s\n", (long long)lac_get_int(&v, "replies", 0),
               (double)lac_get_int(&v, "bytes", 0) / (1 << 20), lac_get_text(&v, "path", ""),
               *lac_get_text(&v, "oldest", "") ? ", the oldest of " : "", lac_get_text(&v, "oldest", ""));
    lac_arena_free(arena);
    lacuna_free_text(text);
    return 0;
}

static int prune(const struct lac_args *args)
{
    struct lacuna_error err;
    int64_t age, bytes, gone;
    if (!lac_args_age(args, "--older-than", &age) || !lac_args_size(args, "--to", &bytes))
        return 2;
    if (!age && bytes < 0) {
        fprintf(stderr, "lacuna cache prune: say --older-than 30d, --to 500mb, or both\n");
        return 2;
    }
    if (lacuna_cache_prune(age, bytes, &gone, &err) != LACUNA_OK)
        return lac_say_error(&err);
    printf("%lld replies taken out\n", (long long)gone);
    return 0;
}

static int clear(void)
{
    struct lacuna_error err;
    if (lacuna_cache_clear(&err) != LACUNA_OK)
        return lac_say_error(&err);
    printf("the cache is empty\n");
    return 0;
}

static int cache(const struct lac_args *args)
{
    const char *what = args->words.n == 1 ? args->words.at[0] : "";
    if (strcmp(what, "stats") == 0)
        return stats(lac_args_has(args, "--json"));
    if (strcmp(what, "prune") == 0)
        return prune(args);
    if (strcmp(what, "clear") == 0)
        return clear();
    fprintf(stderr, "lacuna cache: say stats, prune or clear\n");
    return 2;
}

const struct lac_command lac_cmd_cache = {"cache",
                                          "the replies that runs share: how many, make it smaller, empty it",
                                          "stats | prune [--older-than AGE] [--to SIZE] | clear",
                                          "lacuna cache prune --older-than 30d --to 500mb",
                                          options,
                                          cache};
