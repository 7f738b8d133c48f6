#include "core/cli/out.h"
#include "core/cli/wanted.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct lac_option options[] = {
    LAC_OPTION_CONFIG,
    {"--measure", "CHECK", "round_trip (default) or embedding: the check whose floor is wanted", 0},
    {"--quantile", "Q", "share of the trusted pairs that the floor may refuse (default 0.05)", 0},
    {"--lang", "CODE", "a language (repeatable)", 'l'},
    {"--model", "NAME", "who translates where no roles.translator is set", 'm'},
    {"--source", "NAME", "where the trusted pairs are (default: the config's, else the shipped ones)", 0},
    {"--set", "KEY=VALUE", "any setting: source.file=pairs.jsonl, roles.translator=mt (repeatable)", 0},
    {"--limit", "N", "at most N pairs a language, drawn by seed (default: the config's, else 200)", 0},
    {"--seed", "N", "of the sample and of the controls", 0},
    {"--jobs", "N", "most requests at once (default 8)", 'j'},
    {"--verbose", NULL, "say more", 'v'},
    LAC_OPTION_JSON,
    LAC_OPTION_FOLDER,
    LAC_OPTION_PATH,
    LAC_OPTION_HELP,
    {0},
};

static void print_point(const struct lac_value *p, bool chosen)
{
    printf("  %s%6.0f %%   %6.3f   %21.1f %%   %23.1f %%%s\n", chosen ? lac_bold() : "",
           lac_get_num(p, "quantile", 0) * 100, lac_get_num(p, "floor", 0), lac_get_num(p, "refused", 0) * 100,
           lac_get_num(p, "passed", 0) * 100, chosen ? lac_plain() : "");
}

static void print_language(const struct lac_value *all, const struct lac_value *l)
{
    const struct lac_value *curve = lac_get(l, "curve");
    const char *translator = lac_get_text(all, "translator", NULL), *embedder = lac_get_text(all, "embedder", NULL);
    printf("%s: %s of %lld trusted pairs of '%s' and %lld mismatched ones%s%s%s%s\n\n", lac_get_text(l, "language", ""),
           lac_get_text(all, "measure", ""), (long long)lac_get_int(l, "pairs", 0), lac_get_text(all, "source", ""),
           (long long)lac_get_int(l, "controls", 0), translator ? ", translator " : "", translator ? translator : "",
           embedder ? ", embedder " : "", embedder ? embedder : "");
    printf("  quantile    floor   trusted pairs refused   mismatched pairs passed\n");
    for (size_t i = 0; i < lac_count(curve); i++)
        print_point(lac_at(curve, i), lac_get_num(lac_at(curve, i), "quantile", -1) == lac_get_num(all, "quantile", 0));
    if (lac_get_int(l, "failed", 0))
        printf("  note: %lld pairs could not be measured (%s)\n", (long long)lac_get_int(l, "failed", 0),
               lac_get_text(all, "failed", ""));
    if (lac_get_bool(l, "few", false))
        printf("  note: so few pairs say little about the %g quantile\n", lac_get_num(all, "quantile", 0));
    if (lac_get_num(l, "passed", 0) > 0.2)
        printf("  note: at this floor %.0f %% of what is wrong passes: the measure tells little here\n",
               lac_get_num(l, "passed", 0) * 100);
}

static void print_text(const char *text)
{
    putchar('"');
    for (; *text; text++) {
        if (*text == '\n')
            fputs("\\n", stdout);
        else
            printf(*text == '"' || *text == '\\' ? "\\%c" : "%c", *text);
    }
    putchar('"');
}

static void print_scalar(const struct lac_value *v)
{
    if (v->kind == LAC_STR)
        print_text(v->as.str.at);
    else if (v->kind == LAC_BOOL)
        printf("%s", v->as.boolean ? "true" : "false");
    else if (v->kind == LAC_INT)
        printf("%lld", (long long)v->as.integer);
    else
        printf("%g", v->kind == LAC_NUM ? v->as.number : 0);
}

/* ["zh-Hant"], or es. */
static void print_key(const char *key)
{
    bool plain = *key && !strpbrk(key, "-. ");
    printf("%s%s%s", plain ? "" : "[\"", key, plain ? "" : "\"]");
}

static void print_table(const struct lac_value *map);

static void print_value(const struct lac_value *v)
{
    if (v->kind == LAC_MAP) {
        print_table(v);
    } else if (v->kind == LAC_LIST) {
        printf("{");
        for (size_t i = 0; i < lac_count(v); i++) {
            printf(i ? ", " : " ");
            print_value(lac_at(v, i));
        }
        printf(" }");
    } else {
        print_scalar(v);
    }
}

/* The name of a check first. */
static void print_table(const struct lac_value *map)
{
    const char *name = lac_get_text(map, "name", NULL), *between = "";
    printf("{ ");
    if (name) {
        printf("name = \"%s\"", name);
        between = ", ";
    }
    for (size_t i = 0; i < lac_count(map); i++) {
        const struct lac_field *f = &map->as.map.at[i];
        if (strcmp(f->key, "name") == 0)
            continue;
        printf("%s", between);
        between = ", ";
        print_key(f->key);
        printf(" = ");
        print_value(&f->value);
    }
    printf(" }");
}

/* A check without options is its name. */
static void print_lua(const struct lac_value *checks)
{
    printf("For probe.lua:\n\n  checks = {\n");
    for (size_t i = 0; i < lac_count(checks); i++) {
        const struct lac_value *check = lac_at(checks, i);
        printf("    ");
        if (lac_count(check) == 1)
            printf("\"%s\"", lac_get_text(check, "name", ""));
        else
            print_table(check);
        printf(",\n");
    }
    printf("  },\n");
}

static void print(const struct lac_value *all)
{
    const struct lac_value *languages = lac_get(all, "languages");
    for (size_t i = 0; i < lac_count(languages); i++) {
        print_language(all, lac_at(languages, i));
        printf("\n");
    }
    print_lua(lac_get(all, "checks"));
}

static bool take_quantile(const struct lac_args *args, double *out)
{
    const char *text = lac_args_get(args, "--quantile");
    char *end = NULL;
    *out = text ? strtod(text, &end) : 0.05;
    if (!text || (*text && !*end && *out >= 0 && *out < 1))
        return true;
    fprintf(stderr, "lacuna calibrate: --quantile %s: must be a number from 0 to below 1\n", text);
    return false;
}

static int run(const struct lac_args *args)
{
    int code;
    char *json = NULL;
    double quantile;
    struct lacuna_error err;
    struct lac_wanted w;
    if (!take_quantile(args, &quantile) || !lac_wanted_take(args, "calibrate", &w))
        return 2;
    struct lacuna *lacuna = lac_open_project(args, &code);
    if (!lacuna)
        return code;
    enum lacuna_status status =
        lacuna_calibrate(lacuna, &w.options, lac_args_get(args, "--measure"), quantile, &json, &err);
    code = lac_show(args, status, json, &err, print);
    lacuna_close(lacuna);
    return code;
}

const struct lac_command lac_cmd_calibrate = {
    "calibrate",
    "measure pairs that you trust: how near a faithful translation comes, and which floor to set for each language",
    "[--lang CODE]... [--measure CHECK] [--source NAME]",
    "lacuna calibrate --model openai/gpt-4o-mini --lang es --lang fr",
    options,
    run};
