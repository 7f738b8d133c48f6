#include "core/cli/show_calls.h"
#include "core/base/str.h"
#include "core/model/json.h"

#include <stdio.h>
#include <string.h>

/* For a POSIX shell: in single quotes, each single quote left and entered again. */
static void add_quoted(struct lac_str *out, const char *text)
{
    lac_str_addc(out, '\'');
    lac_str_add_replaced(out, text, "'", "'\\''");
    lac_str_addc(out, '\'');
}

/* "Bearer {secret:OPENAI_API_KEY}" becomes "Bearer $OPENAI_API_KEY" in double quotes, to be filled by the shell. */
static void add_header(struct lac_str *out, const char *name, const char *value)
{
    const char *secret = strstr(value, "{secret:");
    lac_str_add(out, " -H ");
    if (!secret) {
        struct lac_str line = {0};
        lac_str_addf(&line, "%s: %s", name, value);
        add_quoted(out, lac_str_get(&line));
        lac_str_free(&line);
        return;
    }
    const char *variable = secret + strlen("{secret:"), *end = strchr(variable, '}');
    lac_str_addf(out, "\"%s: %.*s$%.*s%s\"", name, (int)(secret - value), value, (int)(end ? end - variable : 0),
                 variable, end ? end + 1 : "");
}

static void print_curl(const struct lac_value *request)
{
    struct lac_str line = {0};
    const struct lac_value *headers = lac_get(request, "headers");
    lac_str_add(&line, "curl -sS ");
    add_quoted(&line, lac_get_text(request, "url", ""));
    for (size_t i = 0; headers && headers->kind == LAC_MAP && i < headers->as.map.n; i++)
        add_header(&line, headers->as.map.at[i].key, lac_as_text(&headers->as.map.at[i].value, ""));
    lac_str_add(&line, " --data-raw ");
    add_quoted(&line, lac_get_text(request, "body", ""));
    printf("      %s\n", lac_str_get(&line));
    lac_str_free(&line);
}

static void print_indented(const char *text)
{
    for (const char *at = text; *at;) {
        size_t len = strcspn(at, "\n");
        printf("      | %.*s\n", (int)len, at);
        at += len + (at[len] == '\n');
    }
}

void lac_print_prompt(struct lac_arena *arena, const struct lac_value *request)
{
    const char *body = lac_get_text(request, "body", "");
    struct lac_value v;
    if (lac_json_read(arena, body, strlen(body), &v, NULL) != LAC_OK) {
        print_indented(body);
        return;
    }
    const struct lac_value *messages = lac_get(&v, "messages");
    if (lac_get_text(&v, "prompt", NULL))
        print_indented(lac_get_text(&v, "prompt", ""));
    for (size_t i = 0; i < lac_count(messages); i++)
        print_indented(lac_get_text(lac_at(messages, i), "content", ""));
}

static int print_call(struct lacuna *lacuna, const char *run_id, const char *key, const char *what)
{
    struct lacuna_error err;
    char *json;
    if (lacuna_call(lacuna, run_id, key, &json, &err) != LACUNA_OK)
        return lac_say_error(&err);
    struct lac_arena *arena = lac_arena_new();
    struct lac_value call = lac_parse(arena, json);
    const struct lac_value *request = lac_get(&call, "request");
    printf("    %s%s%s\n", lac_dim(), what, lac_plain());
    lac_print_prompt(arena, request);
    printf("      > %s\n", lac_get_text(lac_get(&call, "reply"), "text", lac_get_text(&call, "cause", "")));
    print_curl(request);
    lac_arena_free(arena);
    lacuna_free_text(json);
    return 0;
}

static int print_votes(struct lacuna *lacuna, const char *run_id, const struct lac_value *candidate)
{
    const struct lac_value *votes = lac_get(candidate, "votes");
    printf("  votes of the search\n");
    for (size_t i = 0; i < lac_count(votes); i++) {
        const struct lac_value *v = lac_at(votes, i);
        char what[256];
        snprintf(what, sizeof what, "%s, %s, draw %lld: %s (%s)", lac_get_text(v, "model", ""),
                 lac_get_text(v, "side", ""), (long long)lac_get_int(v, "draw", 0), lac_get_text(v, "outcome", ""),
                 lac_get_text(v, "rule", ""));
        int code = print_call(lacuna, run_id, lac_get_text(v, "call", ""), what);
        if (code)
            return code;
    }
    return 0;
}

static int print_cell(struct lacuna *lacuna, const char *run_id, const char *model, const struct lac_field *cell)
{
    const struct lac_value *calls = lac_get(&cell->value, "calls"), *outcomes = lac_get(&cell->value, "outcomes");
    for (size_t i = 0; i < lac_count(calls); i++) {
        char what[256];
        snprintf(what, sizeof what, "%s, %s, fresh draw %zu: %s", model, cell->key, i + 1,
                 lac_as_text(lac_at(outcomes, i), ""));
        int code = print_call(lacuna, run_id, lac_as_text(lac_at(calls, i), ""), what);
        if (code)
            return code;
    }
    return 0;
}

int lac_show_calls(struct lacuna *lacuna, const char *run_id, const struct lac_value *pair)
{
    struct lacuna_error err;
    char *json;
    if (lacuna_candidate(lacuna, run_id, lac_get_text(pair, "id", ""), &json, &err) != LACUNA_OK)
        return lac_say_error(&err);
    struct lac_arena *arena = lac_arena_new();
    struct lac_value candidate = lac_parse(arena, json);
    int code = print_votes(lacuna, run_id, &candidate);
    const struct lac_value *models = lac_get(pair, "models");
    printf("  fresh draws of confirmation\n");
    for (size_t m = 0; code == 0 && models && m < models->as.map.n; m++) {
        const struct lac_value *cells = lac_get(&models->as.map.at[m].value, "cells");
        for (size_t i = 0; code == 0 && cells && i < cells->as.map.n; i++)
            code = print_cell(lacuna, run_id, models->as.map.at[m].key, &cells->as.map.at[i]);
    }
    lac_arena_free(arena);
    lacuna_free_text(json);
    return code;
}
