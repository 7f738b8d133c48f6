#include "core/base/str.h"
#include "core/cli/out.h"
#include "core/cli/show_calls.h"

#include <stdio.h>
#include <string.h>

static const struct lac_option options[] = {
    {"--run", "ID", "of this run (default: the latest)", 0},
    {"--confirmed", NULL, "all confirmed pairs, side by side (default)", 0},
    {"--accepted", NULL, "all accepted pairs, confirmed or not", 0},
    {"--lang", "CODE", "only of this language", 'l'},
    {"--limit", "N", "at most N pairs", 0},
    {"--json", NULL, "the pairs as JSON lines", 0},
    LAC_OPTION_FOLDER,
    LAC_OPTION_PATH,
    LAC_OPTION_HELP,
    {0},
};

static void print_side(const char *title, const struct lac_value *side, int64_t answer)
{
    printf("  %s%s%s\n    %s\n", lac_bold(), title, lac_plain(),
           lac_get_text(side, "text", lac_get_text(side, "stem", "")));
    const struct lac_value *choices = lac_get(side, "choices");
    for (size_t i = 0; i < lac_count(choices); i++)
        printf("      %s %s\n", (int64_t)i == answer ? "*" : "-", lac_as_text(lac_at(choices, i), ""));
}

/* A vote as a mark: + right, - wrong, ? anything else. */
static char mark(const char *outcome)
{
    return strcmp(outcome, "right") == 0 ? '+' : strcmp(outcome, "wrong") == 0 ? '-' : '?';
}

static void print_tally(const char *name, const struct lac_value *tally)
{
    printf("    %-18s ", name);
    for (size_t i = 0; tally && tally->kind == LAC_MAP && i < tally->as.map.n; i++)
        printf("%s%lld %s", i ? ", " : "", (long long)lac_get_int(tally, tally->as.map.at[i].key, 0),
               tally->as.map.at[i].key);
    printf("\n");
}

static void print_cell(const struct lac_field *cell)
{
    const struct lac_value *outcomes = lac_get(&cell->value, "outcomes");
    int right = 0, wrong = 0;
    char marks[64] = "";
    for (size_t k = 0; k < lac_count(outcomes) && k + 1 < sizeof marks; k++) {
        marks[k] = mark(lac_as_text(lac_at(outcomes, k), ""));
        marks[k + 1] = '\0';
        right += marks[k] == '+';
        wrong += marks[k] == '-';
    }
    printf("    %-18s %s  %d right, %d wrong of %zu\n", cell->key, marks, right, wrong, lac_count(outcomes));
}

static void print_model(const struct lac_value *model, const char *name)
{
    const struct lac_value *cells = lac_get(model, "cells");
    const char *why = lac_get_text(model, "attribution", NULL);
    printf("  %s, votes of the search\n", name);
    print_tally("english", lac_path(model, "search.english"));
    print_tally("target", lac_path(model, "search.target"));
    if (!cells)
        return;
    printf("  %s on fresh draws (+ right, - wrong, ? no answer): %s%s%s\n", name,
           lac_get_bool(model, "confirmed", false) ? "confirmed" : "not confirmed", why ? ", " : "", why ? why : "");
    for (size_t i = 0; i < lac_count(cells); i++)
        print_cell(&cells->as.map.at[i]);
}

static void print_pair(const struct lac_value *pair)
{
    const struct lac_value *models = lac_get(pair, "models"), *edits = lac_get(pair, "edits");
    int64_t answer = lac_get_int(pair, "answer", -1);
    char id[13];
    snprintf(id, sizeof id, "%s", lac_get_text(pair, "id", ""));
    printf("%s%s%s  %s  %s  %s%s, V = %.2f, depth %lld, %s\n", lac_bold(), id, lac_plain(),
           lac_get_text(lac_get(pair, "item"), "id", ""), lac_get_text(pair, "language", ""),
           lac_get_bool(pair, "plain", false) ? "plain, " : "", lac_get_text(pair, "stage", ""),
           lac_get_num(pair, "value", 0), (long long)lac_get_int(pair, "depth", 0),
           lac_get_text(lac_get(pair, "strategy"), "name", ""));
    print_side("English", lac_get(pair, "english"), answer);
    print_side(lac_get_text(pair, "language", ""), lac_get(pair, "target"), answer);
    const char *back = lac_get_text(lac_get(pair, "target"), "back", NULL);
    if (back)
        printf("    translated back: %s\n", back);
    for (size_t i = 0; i < lac_count(edits); i++) {
        const struct lac_value *e = lac_at(edits, i);
        printf("  added %s: %s\n  %s  in %s: %s\n", lac_get_text(e, "side", ""), lac_get_text(e, "text", ""), "      ",
               lac_get_text(pair, "language", ""), lac_get_text(e, "target_text", "-"));
    }
    for (size_t i = 0; models && models->kind == LAC_MAP && i < models->as.map.n; i++)
        print_model(&models->as.map.at[i].value, models->as.map.at[i].key);
}

struct filter {
    const char *prefix, *language, *stage;
    int64_t limit;
    bool json;
};

static bool passes(const struct filter *f, const struct lac_value *pair)
{
    const char *stage = lac_get_text(pair, "stage", "");
    if (f->prefix && !lac_starts_with(lac_get_text(pair, "id", ""), f->prefix))
        return false;
    if (f->language && strcmp(lac_get_text(pair, "language", ""), f->language) != 0)
        return false;
    bool placebo = strcmp(lac_get_text(pair, "language", ""), "en-x-placebo") == 0;
    if (f->stage && (strcmp(f->stage, "confirmed") == 0) &&
        (strcmp(stage, "confirmed") != 0 || lac_get_bool(pair, "plain", false)))
        return false;
    return f->prefix || f->language || !placebo;
}

static int each(struct lacuna *lacuna, const char *run, const struct filter *f)
{
    struct lacuna_error err;
    struct lacuna_pairs *pairs;
    if (lacuna_pairs_open(lacuna, run, &pairs, &err) != LACUNA_OK)
        return lac_say_error(&err);
    int64_t shown = 0;
    int code = 0;
    for (const char *line; (line = lacuna_pairs_next(pairs)) != NULL && shown < f->limit;) {
        struct lac_arena *arena = lac_arena_new();
        struct lac_value pair = lac_parse(arena, line);
        if (passes(f, &pair)) {
            if (f->json) {
                puts(line);
            } else {
                printf("%s", shown ? "\n" : "");
                print_pair(&pair);
                if (f->prefix)
                    code = lac_show_calls(lacuna, run, &pair);
            }
            shown++;
        }
        lac_arena_free(arena);
    }
    lacuna_pairs_close(pairs);
    if (shown == 0 && f->prefix) {
        fprintf(stderr, "lacuna show: run %s has no pair '%s'; lacuna show --accepted lists them\n", run, f->prefix);
        return 2;
    }
    if (shown == 0 && !f->json)
        printf("run %s has no %s pair%s%s; lacuna report %s shows its numbers\n", run,
               f->stage && strcmp(f->stage, "confirmed") == 0 ? "confirmed" : "accepted", f->language ? " in " : "",
               f->language ? f->language : "", run);
    return code;
}

static int run(const struct lac_args *args)
{
    int code;
    int64_t limit;
    struct lacuna_error err;
    char *latest = NULL;
    if (!lac_args_number(args, "--limit", 1, INT64_MAX, INT64_MAX, &limit))
        return 2;
    struct filter f = {.prefix = args->words.n ? args->words.at[0] : NULL,
                       .language = lac_args_get(args, "--lang"),
                       .stage = lac_args_has(args, "--accepted") ? "accepted" : "confirmed",
                       .limit = limit,
                       .json = lac_args_has(args, "--json")};
    if (f.prefix)
        f.stage = NULL;
    struct lacuna *lacuna = lac_open_project(args, &code);
    if (!lacuna)
        return code;
    const char *id = lac_args_get(args, "--run");
    if (!id && lacuna_latest(lacuna, &latest, &err) != LACUNA_OK)
        code = lac_say_error(&err);
    else
        code = each(lacuna, id ? id : latest, &f);
    lacuna_free_text(latest);
    lacuna_close(lacuna);
    return code;
}

const struct lac_command lac_cmd_show = {"show",
                                         "show pairs: both sides; for one pair also every prompt and reply as sent",
                                         "[PAIR] [--confirmed] [OPTION]...",
                                         "lacuna show --confirmed --limit 3",
                                         options,
                                         run};
