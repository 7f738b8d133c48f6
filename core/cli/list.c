#include "core/base/utf8.h"
#include "core/cli/out.h"
#include "core/model/json.h"

#include <stdio.h>
#include <string.h>

static const struct lac_option options[] = {
    {"--options", NULL, "each package's options, too", 'o'},
    {"--what", "LIST", "a table of these: version, needs, cost, hash, from, license, author, path, ...", 0},
    LAC_OPTION_JSON,
    LAC_OPTION_FOLDER,
    LAC_OPTION_PATH,
    LAC_OPTION_HELP,
    {0},
};

static const char *const kinds[] = {"strategy", "language", "provider", "scoring", "check", "source", "report"};

static void print_option(const struct lac_field *f)
{
    struct lac_str text = {0};
    const struct lac_value *fallback = lac_get(&f->value, "default"), *words = lac_get(&f->value, "one_of");
    for (size_t i = 0; i < lac_count(words); i++) {
        lac_str_add(&text, i == 0 ? ": " : i + 1 < lac_count(words) ? ", " : " or ");
        lac_json_write(&text, lac_at(words, i));
    }
    if (fallback) {
        lac_str_add(&text, " (default ");
        if (fallback->kind == LAC_LIST && lac_count(fallback) == 0)
            lac_str_add(&text, "{}"); /* as it is written in Lua */
        else
            lac_json_write(&text, fallback);
        lac_str_add(&text, ")");
    }
    printf("      %-14s %s%s\n", f->key, lac_get_text(&f->value, "doc", ""), lac_str_get(&text));
    lac_str_free(&text);
}

static const char *joined(struct lac_arena *arena, const struct lac_value *list, const char *text)
{
    for (size_t i = 0; i < lac_count(list); i++)
        text = lac_arena_printf(arena, "%s%s%s", text, *text ? " " : "", lac_as_text(lac_at(list, i), ""));
    return text;
}

/* "apertium=spa deepl=ES": the texts of a map. */
static const char *fields_of(struct lac_arena *arena, const struct lac_value *map)
{
    const char *text = "";
    for (size_t i = 0; i < map->as.map.n; i++) {
        const char *value = lac_as_text(&map->as.map.at[i].value, NULL);
        if (value)
            text = lac_arena_printf(arena, "%s%s%s=%s", text, *text ? " " : "", map->as.map.at[i].key, value);
    }
    return *text ? text : "-";
}

/* "2 asks, 6 edits": at most, each time it is called. */
static const char *cost_of(struct lac_arena *arena, const struct lac_value *v)
{
    int64_t asks = lac_get_int(v, "max_asks", -1), edits = lac_get_int(v, "max_edits", -1);
    const char *most = asks >= 0 ? lac_arena_printf(arena, "%lld ask%s", (long long)asks, asks == 1 ? "" : "s")
                       : lac_count(lac_get(v, "needs")) ? "any number of asks"
                                                        : "no ask";
    return edits >= 0 ? lac_arena_printf(arena, "%s, %lld edit%s", most, (long long)edits, edits == 1 ? "" : "s")
                      : most;
}

static void print_package(struct lac_arena *arena, const struct lac_value *v, bool with_options)
{
    const char *name = lac_get_text(v, "code", lac_get_text(v, "name", ""));
    const char *error = lac_get_text(v, "error", NULL);
    const char *about = lac_get_text(v, "summary", lac_get_text(v, "autonym", ""));
    if (lac_get_bool(v, "shadowed", false))
        printf("  %s%-16s hidden by a package of the same name: %s%s\n", lac_dim(), name, lac_get_text(v, "path", ""),
               lac_plain());
    else if (error)
        printf("  %-16s does not load: %s\n", name, error);
    else
        printf("  %s%-16s%s %s %s\n", lac_bold(), name, lac_plain(), lac_get_text(v, "version", ""), about);
    const struct lac_value *needs = lac_get(v, "needs");
    if (with_options && !error && (lac_count(needs) || lac_get(v, "max_edits")))
        printf("      %sneeds %s; at most %s a call%s\n", lac_dim(),
               lac_count(needs) ? joined(arena, needs, "") : "no model", cost_of(arena, v), lac_plain());
    const struct lac_value *opts = lac_get(v, "options");
    for (size_t i = 0; with_options && opts && opts->kind == LAC_MAP && i < opts->as.map.n; i++)
        print_option(&opts->as.map.at[i]);
}

enum { COLUMNS_MAX = 16, HASH_SHOWN = 12 };

static const char *column_of(struct lac_arena *arena, const struct lac_value *v, const char *field)
{
    const struct lac_value *value = lac_get(v, field);
    const char *text = "-";
    if (strcmp(field, "cost") == 0)
        return cost_of(arena, v);
    if (strcmp(field, "script") == 0)
        return joined(arena, lac_get(v, "scripts"), lac_get_text(v, "script", "-"));
    if (strcmp(field, "hash") == 0)
        return lac_arena_printf(arena, "%.*s", HASH_SHOWN, lac_get_text(v, field, "-"));
    if (value && value->kind == LAC_LIST && lac_count(value))
        return joined(arena, value, "");
    if (value && value->kind == LAC_MAP && value->as.map.n)
        return fields_of(arena, value);
    if (value && (value->kind == LAC_INT || value->kind == LAC_NUM || value->kind == LAC_BOOL)) {
        struct lac_str json = {0};
        lac_json_write(&json, value);
        text = lac_arena_strdup(arena, lac_str_get(&json));
        lac_str_free(&json);
        return text;
    }
    return lac_get_text(v, field, text);
}

static bool is_row(const struct lac_value *v)
{
    return !lac_get_bool(v, "shadowed", false) && !lac_get_text(v, "error", NULL);
}

/* A table; what is hidden or does not load comes below it. */
static void print_table(struct lac_arena *arena, const struct lac_value *list, const char *const *fields, size_t n,
                        bool heading)
{
    size_t widths[COLUMNS_MAX] = {0};
    for (size_t c = 0; c < n && heading; c++)
        widths[c] = strlen(fields[c]);
    for (size_t i = 0; i < lac_count(list); i++)
        for (size_t c = 0; c < n && is_row(lac_at(list, i)); c++) {
            const char *text = column_of(arena, lac_at(list, i), fields[c]);
            size_t width = lac_utf8_width(text, strlen(text));
            widths[c] = width > widths[c] ? width : widths[c];
        }
    for (size_t c = 0; c < n && heading; c++)
        printf("  %s%-*s%s%s", lac_dim(), (int)(c + 1 < n ? widths[c] : 0), fields[c], lac_plain(),
               c + 1 < n ? "" : "\n");
    for (size_t i = 0; i < lac_count(list); i++) {
        const struct lac_value *v = lac_at(list, i);
        if (!is_row(v))
            continue;
        for (size_t c = 0; c < n; c++) {
            const char *text = column_of(arena, v, fields[c]);
            size_t gap = c + 1 < n ? widths[c] - lac_utf8_width(text, strlen(text)) : 0;
            printf("  %s%s%s%*s", c == 0 ? lac_bold() : "", text, c == 0 ? lac_plain() : "", (int)gap, "");
        }
        printf("\n");
    }
    for (size_t i = 0; i < lac_count(list); i++)
        if (!is_row(lac_at(list, i)))
            print_package(arena, lac_at(list, i), false);
}

/* The columns that --what names, behind the package's own name; 0 when there are too many. */
static size_t wanted_columns(struct lac_arena *arena, const char *kind, const char *what, const char **out)
{
    static const char *const languages[] = {"code", "autonym", "name", "script", "family", "direction", "resource"};
    size_t n = 0;
    if (!what) {
        memcpy(out, languages, sizeof languages);
        return sizeof languages / sizeof *languages;
    }
    out[n++] = lac_starts_with(kind, "language") ? "code" : "name";
    for (const char *at = what; *at && n < COLUMNS_MAX; at += *at == ',') {
        size_t len = strcspn(at, ",");
        if (len)
            out[n++] = lac_arena_strndup(arena, at, len);
        at += len;
    }
    return n;
}

static int list_kind(struct lacuna *lacuna, const char *kind, const struct lac_args *args, bool heading)
{
    struct lacuna_error err;
    char *json;
    if (lacuna_list(lacuna, kind, &json, &err) != LACUNA_OK)
        return lac_say_error(&err);
    if (lac_args_has(args, "--json")) {
        puts(json);
    } else {
        struct lac_arena *arena = lac_arena_new();
        struct lac_value list = lac_parse(arena, json);
        if (heading && lac_count(&list))
            printf("%s\n", kind);
        const char *what = lac_args_get(args, "--what"), *columns[COLUMNS_MAX];
        bool table = what || lac_starts_with(kind, "language");
        if (table)
            print_table(arena, &list, columns, wanted_columns(arena, kind, what, columns), what);
        for (size_t i = 0; i < lac_count(&list) && !table; i++)
            print_package(arena, lac_at(&list, i), lac_args_has(args, "--options") || !heading);
        lac_arena_free(arena);
    }
    lacuna_free_text(json);
    return 0;
}

static int run(const struct lac_args *args)
{
    int code;
    struct lacuna *lacuna = lac_open_project(args, &code);
    if (!lacuna)
        return code;
    for (size_t i = 0; i < args->words.n && code == 0; i++)
        code = list_kind(lacuna, args->words.at[i], args, false);
    for (size_t i = 0; args->words.n == 0 && i < sizeof kinds / sizeof *kinds && code == 0; i++)
        code = list_kind(lacuna, kinds[i], args, true);
    lacuna_close(lacuna);
    return code;
}

const struct lac_command lac_cmd_list = {"list",
                                         "show the packages there are, with their options",
                                         "[KIND]... [--options] [--what LIST] [--json]",
                                         "lacuna list strategies",
                                         options,
                                         run};
