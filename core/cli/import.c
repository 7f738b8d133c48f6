#include "core/base/file.h"
#include "core/cli/out.h"

#include <stdio.h>
#include <string.h>

static const struct lac_option options[] = {
    {"--out", "FILE", "where the pairs go (default: pairs.jsonl)", 'o'},
    {"--force", NULL, "replace a file that is there", 'f'},
    {"--format", "NAME", "auto (default), pitfalls, jsonl, csv or parallel: docs/audit.md", 0},
    {"--lang", "CODE", "the language of a file that does not say it (default: by the file's name)", 0},
    LAC_OPTION_JSON,
    LAC_OPTION_FOLDER,
    LAC_OPTION_PATH,
    LAC_OPTION_HELP,
    {0},
};

enum { ROWS_SHOWN = 12 };

/* The first rows that were left out for a reason, a line for each file. */
static void print_rows(const struct lac_value *rows, const char *reason)
{
    const char *file = NULL;
    size_t shown = 0, more = 0;
    for (size_t i = 0; i < lac_count(rows); i++) {
        const struct lac_value *row = lac_at(rows, i);
        if (strcmp(lac_get_text(row, "reason", ""), reason) != 0)
            continue;
        if (shown == ROWS_SHOWN) {
            more++;
            continue;
        }
        if (!file || strcmp(file, lac_get_text(row, "file", "")) != 0)
            printf("%s      %s", file ? "\n" : "", lac_get_text(row, "file", ""));
        file = lac_get_text(row, "file", "");
        printf(" %lld", (long long)lac_get_int(row, "row", 0));
        shown++;
    }
    if (more > 0)
        printf(" and %zu more", more);
    printf("\n");
}

static void print(const struct lac_value *summary)
{
    const struct lac_value *left_out = lac_get(summary, "left_out"), *split = lac_get(summary, "artefact");
    long long out = 0;
    for (size_t i = 0; i < lac_count(left_out); i++)
        out += left_out->as.map.at[i].value.as.integer;
    printf("%lld pairs in %s, %lld left out\n", (long long)lac_get_int(summary, "pairs", 0),
           lac_get_text(summary, "path", ""), out);
    printf("  artefact score: %lld at or above %g, %lld below\n", (long long)lac_get_int(split, "above", 0),
           lac_get_num(split, "threshold", 0), (long long)lac_get_int(split, "below", 0));
    for (size_t i = 0; i < lac_count(left_out); i++) {
        printf("  %-24s %5lld\n", left_out->as.map.at[i].key, (long long)left_out->as.map.at[i].value.as.integer);
        print_rows(lac_get(summary, "rows"), left_out->as.map.at[i].key);
    }
    if (out > 0)
        printf("Rows count from 0. --json lists all of them.\n");
}

static int import(struct lacuna *lacuna, const struct lac_args *args, const char *path)
{
    struct lacuna_error err;
    char *json = NULL;
    struct lacuna_data_options o = {.files = args->words.at,
                                    .n_files = args->words.n,
                                    .format = lac_args_get(args, "--format"),
                                    .language = lac_args_get(args, "--lang")};
    enum lacuna_status status = lacuna_import(lacuna, &o, path, &json, &err);
    return lac_show(args, status, json, &err, print);
}

static int run(const struct lac_args *args)
{
    int code;
    const char *path = lac_args_get(args, "--out");
    path = path ? path : "pairs.jsonl";
    if (args->words.n == 0) {
        fprintf(stderr, "lacuna: import takes files of bilingual questions; docs/audit.md describes their layouts\n");
        return 2;
    }
    if (strcmp(path, "-") == 0) {
        fprintf(stderr, "lacuna: import writes a file, whole or not at all: -o FILE names it\n");
        return 2;
    }
    if (lac_file_exists(path) && !lac_args_has(args, "--force")) {
        fprintf(stderr, "lacuna: %s is there already: --force replaces it, -o FILE writes another\n", path);
        return 2;
    }
    struct lacuna *lacuna = lac_open_project(args, &code);
    if (!lacuna)
        return code;
    code = import(lacuna, args, path);
    lacuna_close(lacuna);
    return code;
}

const struct lac_command lac_cmd_import = {"import",
                                           "turn sound bilingual data into lacuna's pairs",
                                           "[CODE=]FILE... [-o pairs.jsonl] [--force]",
                                           "lacuna import Zulu.json -o zulu.jsonl",
                                           options,
                                           run};
