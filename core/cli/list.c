#include "core/base/utf8.h"
#include "core/cli/out.h"
#include "core/model/json.h"

#include <stdio.h>
#include <string.h>

static const struct lac_option options[] = {
    {"--options", NULL, "each package's options, too", 'o'},
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
    const struct lac_value *fallback = lac_get(&f->value, "default");
    printf("      %-14s %s", f->key, lac_get_text(&f->value, "doc", ""));
    if (fallback) {
        lac_json_write(&text, fallback);
        printf(" (default %s)", lac_str_get(&text));
    }
    printf("\n");
    lac_str_free(&text);
}

static void print_package(const struct lac_value *v, bool with_options)
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
    const struct lac_value *opts = lac_get(v, "options");
    for (size_t i = 0; with_options && opts && opts->kind == LAC_MAP && i < opts->as.map.n; i++)
        print_option(&opts->as.map.at[i]);
}

enum { COLUMNS = 7 };

static const char *column_of(struct lac_arena *arena, const struct lac_value *v, size_t column)
{
    static const char *const fields[COLUMNS] = {"code", "autonym", "name", "script", "family", "direction", "resource"};
    const char *text = lac_get_text(v, fields[column], "-");
    const struct lac_value *scripts = column == 3 ? lac_get(v, "scripts") : NULL;
    for (size_t i = 0; i < lac_count(scripts); i++)
        text = lac_arena_printf(arena, "%s %s", text, lac_as_text(lac_at(scripts, i), ""));
    return text;
}

static bool is_row(const struct lac_value *v)
{
    return !lac_get_bool(v, "shadowed", false) && !lac_get_text(v, "error", NULL);
}

/* Languages as a table; what is hidden or does not load comes below, as of any other kind. */
static void print_languages(struct lac_arena *arena, const struct lac_value *list)
{
    size_t widths[COLUMNS] = {0};
    for (size_t i = 0; i < lac_count(list); i++)
        for (size_t c = 0; c < COLUMNS && is_row(lac_at(list, i)); c++) {
            const char *text = column_of(arena, lac_at(list, i), c);
            size_t width = lac_utf8_width(text, strlen(text));
            widths[c] = width > widths[c] ? width : widths[c];
        }
    for (size_t i = 0; i < lac_count(list); i++) {
        const struct lac_value *v = lac_at(list, i);
        if (!is_row(v))
            continue;
        for (size_t c = 0; c < COLUMNS; c++) {
            const char *text = column_of(arena, v, c);
            size_t gap = c + 1 < COLUMNS ? widths[c] - lac_utf8_width(text, strlen(text)) : 0;
            printf("  %s%s%s%*s", c == 0 ? lac_bold() : "", text, c == 0 ? lac_plain() : "", (int)gap, "");
        }
        printf("\n");
    }
    for (size_t i = 0; i < lac_count(list); i++)
        if (!is_row(lac_at(list, i)))
            print_package(lac_at(list, i), false);
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
        if (lac_starts_with(kind, "language"))
            print_languages(arena, &list);
        for (size_t i = 0; i < lac_count(&list) && !lac_starts_with(kind, "language"); i++)
            print_package(lac_at(&list, i), lac_args_has(args, "--options") || !heading);
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
                                         "[KIND]... [--options] [--json]",
                                         "lacuna list strategies",
                                         options,
                                         run};
