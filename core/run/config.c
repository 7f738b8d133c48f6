#include "core/run/config.h"
#include "core/base/file.h"
#include "core/base/log.h"
#include "core/run/budget.h"
#include "core/run/config_schema.h"
#include "core/run/model.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* What a plain `mention` names a package by; its options stand beside the name. */
static void as_plugin(struct lac_arena *arena, struct lac_value *value)
{
    if (value->kind != LAC_STR)
        return;
    struct lac_value map = lac_object();
    lac_set(arena, &map, "name", *value);
    *value = map;
}

static void as_list(struct lac_arena *arena, struct lac_value *value)
{
    if (value->kind != LAC_STR && value->kind != LAC_INT)
        return;
    struct lac_value list = lac_list();
    lac_push(arena, &list, *value);
    *value = list;
}

/* One shape for what may be written short. */
static void normalise(struct lac_arena *arena, struct lac_value *config)
{
    static const char *const plugins[] = {"source", "strategy", "scoring", "artefact", "report"};
    for (size_t i = 0; i < sizeof plugins / sizeof *plugins; i++) {
        struct lac_value *v = (struct lac_value *)lac_get(config, plugins[i]);
        if (v)
            as_plugin(arena, v);
    }
    static const char *const plugin_lists[] = {"checks", "strategy"};
    for (size_t k = 0; k < 2; k++) {
        struct lac_value *list = (struct lac_value *)lac_get(config, plugin_lists[k]);
        for (size_t i = 0; list && list->kind == LAC_LIST && i < list->as.list.n; i++)
            as_plugin(arena, &list->as.list.at[i]);
    }
    struct lac_value *lists[] = {(struct lac_value *)lac_get(config, "languages"),
                                 (struct lac_value *)lac_get(config, "items"),
                                 (struct lac_value *)lac_path(config, "roles.panel")};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (lists[i])
            as_list(arena, lists[i]);
}

static struct lac_value parse_scalar(struct lac_arena *arena, const char *text, size_t len)
{
    char *copy = lac_arena_strndup(arena, text, len), *end;
    if (strcmp(copy, "true") == 0 || strcmp(copy, "false") == 0)
        return lac_bool(*copy == 't');
    errno = 0;
    long long i = strtoll(copy, &end, 10);
    if (*copy && !*end && errno == 0)
        return lac_int(i);
    double n = strtod(copy, &end);
    if (*copy && !*end && !strpbrk(copy, "xXnN"))
        return lac_num(n);
    return lac_text(arena, copy);
}

static struct lac_value parse_setting(struct lac_arena *arena, const char *text)
{
    if (!strchr(text, ','))
        return parse_scalar(arena, text, strlen(text));
    struct lac_value list = lac_list();
    for (const char *at = text;; at++) {
        size_t len = strcspn(at, ",");
        if (len)
            lac_push(arena, &list, parse_scalar(arena, at, len));
        at += len;
        if (!*at)
            return list;
    }
}

/* Walks to the map that holds the last part of a dotted key, making maps on the way. */
static enum lac_status set_path(struct lac_arena *arena, struct lac_value *map, const char *dotted,
                                struct lac_value value, struct lac_error *err)
{
    const char *dot = strchr(dotted, '.');
    if (!dot) {
        lac_set(arena, map, dotted, value);
        return LAC_OK;
    }
    char *head = lac_arena_strndup(arena, dotted, (size_t)(dot - dotted));
    if (!lac_get(map, head))
        lac_set(arena, map, head, lac_object());
    struct lac_value *inner = (struct lac_value *)lac_get(map, head);
    as_plugin(arena, inner);
    if (inner->kind == LAC_LIST && inner->as.list.n == 0)
        *inner = lac_object();
    if (inner->kind == LAC_LIST && strcmp(head, "strategy") == 0)
        return lac_fail(err, LAC_E_CONFIG,
                        "--set %s: the strategy is a chain: write its options into probe.lua, as in "
                        "strategy = { { name = \"mention\", side = \"after\" }, \"typo\" }",
                        dotted);
    if (inner->kind != LAC_MAP)
        return lac_fail(err, LAC_E_CONFIG, "--set %s: '%s' is no table", dotted, head);
    return set_path(arena, inner, dot + 1, value, err);
}

/* Choosing a package drops the options that the file gives it. */
static bool names_plugin(const char *key)
{
    return strcmp(key, "strategy") == 0 || strcmp(key, "scoring") == 0 || strcmp(key, "source") == 0 ||
           strcmp(key, "artefact") == 0 || strcmp(key, "report") == 0;
}

/* "budget" alone takes what --budget takes: 5usd, 200000tok, 3000calls, 30min. */
static enum lac_status set_budget(struct lac_arena *arena, struct lac_value *config, const char *text,
                                  struct lac_error *err)
{
    const char *key;
    double number;
    enum lac_status status = lac_budget_parse(text, &key, &number, err);
    if (status != LAC_OK)
        return status;
    bool whole = number == (double)(int64_t)number;
    return set_path(arena, config, lac_arena_printf(arena, "budget.%s", key),
                    whole ? lac_int((int64_t)number) : lac_num(number), err);
}

static enum lac_status apply_setting(struct lac_arena *arena, struct lac_value *config,
                                     const struct lac_setting *setting, struct lac_error *err)
{
    if (strcmp(setting->key, "budget") == 0)
        return set_budget(arena, config, setting->value, err);
    struct lac_value value = parse_setting(arena, setting->value);
    bool chain = strcmp(setting->key, "strategy") == 0 && value.kind == LAC_LIST;
    if (names_plugin(setting->key) && !chain)
        value = lac_text(arena, setting->value);
    return set_path(arena, config, setting->key, value, err);
}

/* Packages are chosen first, so that what else is set is theirs wherever it stands. */
static enum lac_status apply_settings(struct lac_project *project, const struct lac_config_sources *from,
                                      struct lac_value *config, struct lac_error *err)
{
    struct lac_arena *arena = project->arena;
    enum lac_status status = LAC_OK;
    for (int names = 1; names >= 0; names--)
        for (size_t i = 0; i < from->n_settings && status == LAC_OK; i++)
            if (names_plugin(from->settings[i].key) == names)
                status = apply_setting(arena, config, &from->settings[i], err);
    if (from->n_languages) {
        struct lac_value list = lac_list();
        for (size_t i = 0; i < from->n_languages; i++) {
            struct lac_value some = parse_setting(arena, from->languages[i]);
            as_list(arena, &some);
            for (size_t k = 0; k < lac_count(&some); k++)
                lac_push(arena, &list, some.as.list.at[k]);
        }
        lac_set(arena, config, "languages", list);
    }
    return status;
}

/* --model: a name of the config, or provider/model, which joins the config's models. */
static enum lac_status apply_models(struct lac_project *project, const struct lac_config_sources *from,
                                    struct lac_value *config, struct lac_error *err)
{
    struct lac_arena *arena = project->arena;
    struct lac_value panel = lac_list();
    for (size_t i = 0; i < from->n_models; i++) {
        struct lac_value entry, *models = (struct lac_value *)lac_get(config, "models");
        if (!lac_get(models, from->models[i])) {
            enum lac_status status = lac_model_entry(project, from->models[i], &entry, err);
            if (status != LAC_OK)
                return status;
            if (!models || models->kind != LAC_MAP)
                lac_set(arena, config, "models", lac_object());
            models = (struct lac_value *)lac_get(config, "models");
            lac_set(arena, models, from->models[i], entry);
        }
        lac_push(arena, &panel, lac_text(arena, from->models[i]));
    }
    return from->n_models ? set_path(arena, config, "roles.panel", panel, err) : LAC_OK;
}

static void fallback(struct lac_arena *arena, struct lac_value *map, const char *key, struct lac_value value)
{
    if (!lac_get(map, key))
        lac_set(arena, map, key, value);
}

static void fill_search(struct lac_arena *arena, struct lac_value *config)
{
    struct lac_search_options d = lac_search_defaults();
    const struct lac_value *strategy = lac_get(config, "strategy");
    if (strategy && strategy->kind == LAC_LIST && lac_count(strategy)) /* a level for each of a chain */
        d.depth = d.deep = (int)lac_count(strategy);
    fallback(arena, config, "search", lac_object());
    struct lac_value *s = (struct lac_value *)lac_get(config, "search");
    if (s->kind == LAC_LIST)
        *s = lac_object();
    fallback(arena, s, "mode", lac_text(arena, "beam"));
    fallback(arena, s, "width", lac_int(d.width));
    fallback(arena, s, "depth", lac_int(d.depth));
    int64_t depth = lac_get_int(s, "depth", d.depth);
    fallback(arena, s, "deep", lac_int(depth > d.deep || depth < d.depth ? depth : d.deep));
    fallback(arena, s, "include", lac_num(d.include));
    fallback(arena, s, "potential", lac_num(d.potential));
    fallback(arena, s, "epsilon", lac_num(d.epsilon));
    fallback(arena, s, "keep", lac_int(d.keep));
    fallback(arena, s, "chunk", lac_int(d.chunk));
    fallback(arena, s, "round", lac_int(d.round));
    fallback(arena, s, "votes", lac_int(d.votes));
    fallback(arena, s, "plain", lac_text(arena, "stop"));
    fallback(arena, s, "allowance", lac_int(0));
}

static void fill_defaults(struct lac_arena *arena, struct lac_value *config)
{
    static const struct {
        const char *key, *name;
    } plugins[] = {{"source", "basic"},
                   {"strategy", "mention"},
                   {"scoring", "gap"},
                   {"artefact", "artefact"},
                   {"report", "summary"}};
    for (size_t i = 0; i < sizeof plugins / sizeof *plugins; i++) {
        fallback(arena, config, plugins[i].key, lac_text(arena, plugins[i].name));
        struct lac_value *named = (struct lac_value *)lac_get(config, plugins[i].key);
        if (named->kind == LAC_LIST && lac_count(named) == 0)
            *named = lac_object();
        if (named->kind == LAC_MAP) /* only options were given: of the default package */
            fallback(arena, named, "name", lac_text(arena, plugins[i].name));
    }
    fallback(arena, config, "models", lac_object());
    fallback(arena, config, "roles", lac_object());
    fallback(arena, config, "languages", lac_list());
    fallback(arena, config, "placebo", lac_bool(true));
    fallback(arena, config, "plain_draws", lac_int(1));
    fallback(arena, config, "seed", lac_int(1));
    fallback(arena, config, "limit", lac_int(0));
    fallback(arena, config, "confirm", lac_object());
    struct lac_value *confirm = (struct lac_value *)lac_get(config, "confirm");
    if (confirm->kind == LAC_LIST)
        *confirm = lac_object();
    fallback(arena, confirm, "draws", lac_int(8));
    fallback(arena, confirm, "english", lac_int(7));
    fallback(arena, confirm, "target", lac_int(6));
    fill_search(arena, config);
    normalise(arena, config);
}

/* Roles that nobody cast but something needs fall to the first model of the panel. */
static void fill_roles(struct lac_arena *arena, struct lac_value *config)
{
    struct lac_value *roles = (struct lac_value *)lac_get(config, "roles");
    const struct lac_value *models = lac_get(config, "models");
    if (roles->kind == LAC_LIST)
        *roles = lac_object();
    if (!lac_get(roles, "panel") && lac_count(models) == 1) {
        struct lac_value panel = lac_list();
        lac_push(arena, &panel, lac_text(arena, models->as.map.at[0].key));
        lac_set(arena, roles, "panel", panel);
    }
}

static enum lac_status typed(struct lac_arena *arena, struct lac_config *c, struct lac_error *err)
{
    static const char *const plains[] = {"stop", "skip", "on"};
    const struct lac_value *s = lac_get(&c->value, "search"), *confirm = lac_get(&c->value, "confirm");
    c->search = (struct lac_search_options){
        .mode = strcmp(lac_get_text(s, "mode", ""), "best-of-n") == 0 ? LAC_SEARCH_BEST_OF_N : LAC_SEARCH_BEAM,
        .width = (int)lac_get_int(s, "width", 0),
        .depth = (int)lac_get_int(s, "depth", 0),
        .deep = (int)lac_get_int(s, "deep", 0),
        .include = lac_get_num(s, "include", 0),
        .potential = lac_get_num(s, "potential", 0),
        .epsilon = lac_get_num(s, "epsilon", 0),
        .keep = (int)lac_get_int(s, "keep", 0),
        .chunk = (int)lac_get_int(s, "chunk", 0),
        .round = (int)lac_get_int(s, "round", 0),
        .votes = (int)lac_get_int(s, "votes", 0),
        .allowance = lac_get_int(s, "allowance", 0)};
    for (int i = 0; i < 3; i++)
        if (strcmp(lac_get_text(s, "plain", ""), plains[i]) == 0)
            c->search.plain = (enum lac_plain)i;
    c->confirm_draws = (int)lac_get_int(confirm, "draws", 8);
    c->confirm_right = (int)lac_get_int(confirm, "english", 7);
    c->confirm_wrong = (int)lac_get_int(confirm, "target", 6);
    c->plain_draws = (int)lac_get_int(&c->value, "plain_draws", 1);
    c->seed = (uint64_t)lac_get_int(&c->value, "seed", 1);
    c->placebo = lac_get_bool(&c->value, "placebo", true);
    const struct lac_value *languages = lac_get(&c->value, "languages");
    c->languages = lac_arena_alloc(arena, lac_count(languages) * sizeof *c->languages);
    for (size_t i = 0; i < lac_count(languages); i++)
        c->languages[c->n_languages++] = lac_as_text(lac_at(languages, i), "");
    if (c->confirm_right > c->confirm_draws || c->confirm_wrong > c->confirm_draws)
        return lac_fail(err, LAC_E_CONFIG, "confirm: english and target cannot be more than draws (%d)",
                        c->confirm_draws);
    return lac_search_check(&c->search, err);
}

static enum lac_status read_file(struct lac_project *project, const struct lac_config_sources *from,
                                 struct lac_config *out, struct lac_lua_file **lines, struct lac_error *err)
{
    out->value = lac_object();
    const char *path = from->path ? from->path : lac_arena_printf(project->arena, "%s/probe.lua", project->folder);
    if (from->ignore_file || (!from->path && !lac_file_exists(path)))
        return LAC_OK;
    out->path = lac_arena_strdup(project->arena, path);
    enum lac_status status = lac_lua_file_load(path, project->arena, &out->value, lines, err);
    if (status != LAC_OK)
        return err->status = LAC_E_CONFIG;
    if (out->value.kind == LAC_LIST && out->value.as.list.n == 0)
        out->value = lac_object();
    if (out->value.kind != LAC_MAP)
        return lac_fail(err, LAC_E_CONFIG, "%s: must return a table of settings; 'lacuna init' writes one", path);
    return LAC_OK;
}

enum lac_status lac_config_load(struct lac_project *project, const struct lac_config_sources *sources,
                                struct lac_config *out, struct lac_error *err)
{
    struct lac_arena *arena = project->arena;
    struct lac_lua_file *lines = NULL;
    *out = (struct lac_config){0};
    enum lac_status status = read_file(project, sources, out, &lines, err);
    if (status == LAC_OK) { /* checked before the command line has its word, so that each is blamed for its own */
        normalise(arena, &out->value);
        status = lac_schema_check(&lac_config_schema, &out->value, out->path ? out->path : "command line", lines, err);
    }
    if (status == LAC_OK)
        status = apply_models(project, sources, &out->value, err);
    if (status == LAC_OK)
        status = apply_settings(project, sources, &out->value, err);
    if (status == LAC_OK) {
        normalise(arena, &out->value);
        status = lac_schema_check(&lac_config_schema, &out->value, "command line", NULL, err);
    }
    if (status == LAC_OK) {
        fill_defaults(arena, &out->value);
        fill_roles(arena, &out->value);
        status = typed(arena, out, err);
        if (status != LAC_OK && out->path)
            lac_error_prefix(err, "%s", out->path);
    }
    lac_lua_file_free(lines);
    return status;
}

enum lac_status lac_config_from(struct lac_project *project, const struct lac_value *recorded,
                                const char *const *models, size_t n_models, struct lac_config *out,
                                struct lac_error *err)
{
    struct lac_config_sources sources = {.models = models, .n_models = n_models};
    *out = (struct lac_config){.value = lac_copy(project->arena, recorded)};
    enum lac_status status = apply_models(project, &sources, &out->value, err);
    if (status == LAC_OK)
        status = lac_schema_check(&lac_config_schema, &out->value, "recorded configuration", NULL, err);
    if (status == LAC_OK) {
        fill_defaults(project->arena, &out->value);
        status = typed(project->arena, out, err);
    }
    return status;
}

static void lay_over(struct lac_arena *arena, struct lac_value *map, const struct lac_value *from, const char *key)
{
    const struct lac_value *said = lac_get(from, key);
    if (said)
        lac_set(arena, map, key, *said);
}

void lac_config_pace(struct lac_project *project, struct lac_config *config)
{
    static const char *const keys[] = {"in_flight", "rpm", "tpm", "http"};
    const struct lac_config_sources file = {0};
    struct lac_config now;
    struct lac_error err;
    if (lac_config_load(project, &file, &now, &err) != LAC_OK) {
        if (now.path)
            lac_log(LAC_LOG_WARN, "models are asked without its rpm, tpm and http: %s", err.message);
        return;
    }
    const struct lac_value *models = lac_get(&config->value, "models");
    lay_over(project->arena, &config->value, &now.value, "http");
    for (size_t i = 0; i < lac_count(models); i++) {
        struct lac_field *model = &models->as.map.at[i];
        const struct lac_value *said = lac_get(lac_get(&now.value, "models"), model->key);
        for (size_t k = 0; said && k < sizeof keys / sizeof *keys; k++)
            lay_over(project->arena, &model->value, said, keys[k]);
    }
}

const struct lac_value *lac_config_map(const struct lac_config *config, const char *dotted)
{
    static const struct lac_value empty = {.kind = LAC_MAP};
    const struct lac_value *map = lac_path(&config->value, dotted);
    return map && map->kind == LAC_MAP ? map : &empty;
}
