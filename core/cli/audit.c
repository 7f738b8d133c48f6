#include "core/base/utf8.h"
#include "core/cli/out.h"

#include <stdio.h>
#include <string.h>

static const struct lac_option options[] = {
    {"--format", "NAME", "auto (default), pitfalls, jsonl, csv or parallel: docs/audit.md", 0},
    {"--lang", "CODE", "the language of a file that does not say it (default: by the file's name)", 0},
    {"--fail-on", "LIST", "exit 1 where there are findings of these reasons, or of this severity: fatal, warning", 0},
    {"--rows", "N", "rows named for each reason and field (default 12; 0: all)", 0},
    LAC_OPTION_JSON,
    LAC_OPTION_FOLDER,
    LAC_OPTION_PATH,
    LAC_OPTION_HELP,
    {0},
};

static void print_line(void *user, const char *finding)
{
    (void)user;
    puts(finding);
}

static void print_rows(const char *field, const struct lac_value *rows, int64_t most)
{
    size_t n = lac_count(rows), shown = most > 0 && n > (size_t)most ? (size_t)most : n;
    printf("      %-18s", field);
    for (size_t i = 0; i < shown; i++)
        printf(" %lld", (long long)lac_at(rows, i)->as.integer);
    if (shown < n)
        printf(" and %zu more", n - shown);
    printf("\n");
}

static void print_language(const struct lac_value *l, int64_t most)
{
    const struct lac_value *reasons = lac_get(l, "reasons");
    long long pairs = lac_get_int(l, "pairs", 0), fatal = lac_get_int(l, "fatal", 0),
              warning = lac_get_int(l, "warning", 0);
    printf("%s%s%s  %s: %lld pairs, %lld unusable, %lld to be looked at\n", lac_bold(), lac_get_text(l, "language", ""),
           lac_plain(), lac_get_text(l, "file", ""), pairs, fatal, warning);
    const struct lac_value *split = lac_get(l, "artefact");
    if (split)
        printf("  artefact score: %lld at or above %g, %lld below\n", (long long)lac_get_int(split, "above", 0),
               lac_get_num(split, "threshold", 0), (long long)lac_get_int(split, "below", 0));
    for (size_t i = 0; i < lac_count(reasons); i++) {
        const struct lac_field *r = &reasons->as.map.at[i];
        const struct lac_value *fields = lac_get(&r->value, "fields");
        printf("  %-8s %-24s %5lld\n", lac_get_text(&r->value, "severity", ""), r->key,
               (long long)lac_get_int(&r->value, "rows", 0));
        for (size_t k = 0; k < lac_count(fields); k++)
            print_rows(fields->as.map.at[k].key, &fields->as.map.at[k].value, most);
    }
}

static void print_results(const struct lac_value *r)
{
    const struct lac_value *models = lac_get(r, "models");
    printf("%s%s%s  %s: right of %g, in English and in %s, as published\n", lac_bold(), lac_get_text(r, "language", ""),
           lac_plain(), lac_get_text(r, "file", ""), lac_get_num(r, "total", 0), lac_get_text(r, "language", ""));
    for (size_t i = 0; i < lac_count(models); i++) {
        const struct lac_field *m = &models->as.map.at[i];
        printf("  %-24s %5g %5g\n", m->key, lac_get_num(&m->value, "english", 0), lac_get_num(&m->value, "target", 0));
    }
}

static void print_tables(const struct lac_value *summary, int64_t most)
{
    const struct lac_value *languages = lac_get(summary, "languages"), *results = lac_get(summary, "results");
    for (size_t i = 0; i < lac_count(languages); i++)
        print_language(lac_at(languages, i), most);
    for (size_t i = 0; i < lac_count(results); i++)
        print_results(lac_at(results, i));
    if (lac_count(languages))
        printf("Rows count from 0. 'lacuna audit --json' says what each finding is.\n");
}

static bool fails_on(const char *list, const char *word)
{
    size_t len = strlen(word);
    for (const char *at = list; *at; at += strcspn(at, ","), at += *at == ',')
        if (strcspn(at, ",") == len && strncmp(at, word, len) == 0)
            return true;
    return false;
}

/* True when a reason or its severity is among what the command shall fail on. */
static bool found_any(const struct lac_value *summary, const char *list)
{
    const struct lac_value *languages = lac_get(summary, "languages");
    for (size_t i = 0; i < lac_count(languages); i++) {
        const struct lac_value *reasons = lac_get(lac_at(languages, i), "reasons");
        for (size_t k = 0; k < lac_count(reasons); k++) {
            const struct lac_field *r = &reasons->as.map.at[k];
            bool fatal = strcmp(lac_get_text(&r->value, "severity", ""), "fatal") == 0;
            if (fails_on(list, r->key) || fails_on(list, fatal ? "fatal" : "warning"))
                return true;
        }
    }
    return false;
}

static int audit(struct lacuna *lacuna, const struct lac_args *args, int64_t most)
{
    struct lacuna_error err;
    const char *fail_on = lac_args_get(args, "--fail-on");
    struct lacuna_data_options o = {.files = args->words.at,
                                    .n_files = args->words.n,
                                    .format = lac_args_get(args, "--format"),
                                    .language = lac_args_get(args, "--lang"),
                                    .fail_on = fail_on};
    bool json = lac_args_has(args, "--json");
    char *text = NULL;
    if (lacuna_audit(lacuna, &o, json ? print_line : NULL, NULL, &text, &err) != LACUNA_OK)
        return lac_say_error(&err);
    struct lac_arena *arena = lac_arena_new();
    struct lac_value summary = lac_parse(arena, text);
    if (!json)
        print_tables(&summary, most);
    int code = fail_on && found_any(&summary, fail_on) ? 1 : 0;
    lac_arena_free(arena);
    lacuna_free_text(text);
    return code;
}

static int run(const struct lac_args *args)
{
    int code;
    int64_t most;
    if (args->words.n == 0) {
        fprintf(stderr, "lacuna: audit takes files of bilingual questions; docs/audit.md describes their layouts\n");
        return 2;
    }
    if (!lac_args_number(args, "--rows", 0, INT64_MAX, 12, &most))
        return 2;
    struct lacuna *lacuna = lac_open_project(args, &code);
    if (!lacuna)
        return code;
    code = audit(lacuna, args, most);
    lacuna_close(lacuna);
    return code;
}

const struct lac_command lac_cmd_audit = {"audit",
                                          "find what is broken in bilingual multiple-choice data",
                                          "[CODE=]FILE... [--format NAME] [--fail-on LIST] [--json]",
                                          "lacuna audit Zulu.json --fail-on fatal",
                                          options,
                                          run};
