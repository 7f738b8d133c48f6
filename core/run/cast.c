#include "core/run/cast.h"
#include "core/base/log.h"

#include <string.h>

static enum lac_status load_models(struct lac_project *project, const struct lac_config *config, struct lac_cast *cast,
                                   struct lac_error *err)
{
    const struct lac_value *models = lac_get(&config->value, "models");
    size_t n = models && models->kind == LAC_MAP ? lac_count(models) : 0;
    cast->models = lac_arena_alloc(project->arena, n * sizeof *cast->models);
    for (size_t i = 0; i < n; i++) {
        const struct lac_field *f = &models->as.map.at[i];
        enum lac_status status = lac_model_make(project, f->key, &f->value, &cast->models[i], err);
        if (status != LAC_OK)
            return status;
        cast->n_models++;
    }
    if (n == 0)
        return lac_fail(err, LAC_E_CONFIG,
                        "no model: give --model provider/model, or 'models' in probe.lua ('lacuna init' writes one); "
                        "'lacuna sim' invents one to try with");
    return LAC_OK;
}

/* The config's price of the model itself came first; then its `prices` by the server's name, then the table. */
static enum lac_status price_models(struct lac_project *project, const struct lac_config *config, struct lac_cast *cast,
                                    struct lac_error *err)
{
    const struct lac_value *own = lac_config_map(config, "prices");
    struct lac_value table = lac_nil();
    enum lac_status status = LAC_OK;
    for (size_t i = 0; i < cast->n_models && status == LAC_OK; i++) {
        struct lac_model *m = &cast->models[i];
        const struct lac_value *price = lac_get(own, m->sent_name);
        if (m->price.known)
            continue;
        if (price) {
            status =
                lac_price_read(price, lac_arena_printf(project->arena, "prices[\"%s\"]", m->sent_name), &m->price, err);
            continue;
        }
        if (table.kind == LAC_NIL)
            status = lac_prices_load(project, &table, err);
        if (status == LAC_OK)
            status = lac_prices_find(&table, m->url, m->sent_name, &m->price, err);
    }
    return status;
}

static struct lac_model *model_of(struct lac_cast *cast, const char *name)
{
    for (size_t i = 0; i < cast->n_models; i++)
        if (strcmp(cast->models[i].name, name) == 0)
            return &cast->models[i];
    return NULL;
}

static enum lac_status cast_role(struct lac_cast *cast, const char *role, const char *name, struct lac_model **out,
                                 struct lac_error *err)
{
    *out = model_of(cast, name);
    if (*out && (*out)->keyless && !cast->offline)
        return lac_fail(err, LAC_E_CONFIG,
                        "model '%s': the key %s is not set: put it in the environment or in the folder's .env", name,
                        (*out)->key);
    if (*out)
        return LAC_OK;
    const char *names[64];
    size_t n = cast->n_models < 64 ? cast->n_models : 64;
    for (size_t i = 0; i < n; i++)
        names[i] = cast->models[i].name;
    const char *near = lac_nearest(name, names, n);
    return lac_fail(err, LAC_E_CONFIG, "roles.%s: there is no model '%s' in models%s%s%s", role, name,
                    near ? " (did you mean '" : "", near ? near : "", near ? "'?)" : "");
}

static enum lac_status cast_panel(struct lac_project *project, const struct lac_value *roles, struct lac_cast *cast,
                                  struct lac_error *err)
{
    const struct lac_value *panel = lac_get(roles, "panel");
    cast->panel = lac_arena_alloc(project->arena, lac_count(panel) * sizeof *cast->panel);
    for (size_t i = 0; i < lac_count(panel); i++) {
        struct lac_model *m;
        enum lac_status status = cast_role(cast, "panel", lac_as_text(lac_at(panel, i), ""), &m, err);
        if (status != LAC_OK)
            return status;
        if (!m->speaks)
            return lac_fail(err, LAC_E_CONFIG, "roles.panel: '%s' is %s and answers no questions", m->name,
                            m->translates ? "a translator" : "an embedder");
        for (size_t k = 0; k < cast->n_panel; k++)
            if (cast->panel[k] == m)
                return lac_fail(err, LAC_E_CONFIG, "roles.panel: '%s' is named twice", m->name);
        cast->panel[cast->n_panel++] = m;
    }
    if (cast->n_panel == 0)
        return lac_fail(err, LAC_E_CONFIG, "roles.panel: name the models whose answers are probed");
    return LAC_OK;
}

static enum lac_status cast_helpers(const struct lac_config *config, struct lac_cast *cast, struct lac_error *err)
{
    const struct lac_value *roles = lac_get(&config->value, "roles");
    struct {
        const char *role;
        struct lac_model **out;
    } singles[] = {{"writer", &cast->writer},
                   {"translator", &cast->translator},
                   {"judge", &cast->judge},
                   {"embedder", &cast->embedder},
                   {"translator2", &cast->translator2}};
    enum lac_status status = LAC_OK;
    for (size_t i = 0; i < 5 && status == LAC_OK; i++) {
        const char *name = lac_get_text(roles, singles[i].role, NULL);
        if (name)
            status = cast_role(cast, singles[i].role, name, singles[i].out, err);
        const struct lac_model *m = *singles[i].out;
        if (status != LAC_OK || !m)
            continue;
        const bool translator = i == 1 || i == 4;
        if (i == 3 ? !m->embeds : !m->speaks && !(translator && m->translates))
            status = lac_fail(err, LAC_E_CONFIG, "roles.%s: '%s' %s", singles[i].role, name,
                              i == 3          ? "makes no embeddings: its provider has no kind 'embed'"
                              : translator    ? "translates nothing"
                              : m->translates ? "is a translator and writes nothing"
                                              : "is an embedder and writes nothing");
    }
    return status;
}

static enum lac_status add_language(struct lac_project *project, struct lac_cast *cast, const char *code,
                                    struct lac_error *err)
{
    if (strcmp(code, "en") == 0)
        return lac_fail(err, LAC_E_CONFIG,
                        "languages: 'en' is the side that every language is compared with; name others");
    for (size_t i = 0; i < cast->n_languages; i++)
        if (strcmp(cast->languages[i]->code, code) == 0)
            return strcmp(code, LAC_PLACEBO) == 0 ? LAC_OK
                                                  : lac_fail(err, LAC_E_CONFIG, "languages: '%s' is named twice", code);
    enum lac_status status = lac_language_load(project, code, &cast->languages[cast->n_languages], err);
    if (status == LAC_OK)
        cast->n_languages++;
    else
        lac_error_prefix(err, "languages");
    return status == LAC_E_NOTFOUND ? err->status = LAC_E_CONFIG : status;
}

static enum lac_status load_languages(struct lac_project *project, const struct lac_config *config,
                                      struct lac_cast *cast, struct lac_error *err)
{
    cast->languages = lac_arena_alloc(project->arena, (config->n_languages + 1) * sizeof *cast->languages);
    enum lac_status status = lac_language_load(project, "en", &cast->english, err);
    for (size_t i = 0; i < config->n_languages && status == LAC_OK; i++)
        status = add_language(project, cast, config->languages[i], err);
    if (status == LAC_OK && config->placebo)
        status = add_language(project, cast, LAC_PLACEBO, err);
    if (status == LAC_OK && config->n_languages == 0)
        status =
            lac_fail(err, LAC_E_CONFIG,
                     "no language: give --lang es, or 'languages' in probe.lua; 'lacuna list languages' shows them");
    return status;
}

static enum lac_status load_plugin(struct lac_project *project, enum lac_package_kind kind,
                                   const struct lac_value *named, struct lac_plugin *out, struct lac_error *err)
{
    struct lac_arena *arena = project->arena;
    const char *where = lac_package_kind_name(kind), *name = lac_get_text(named, "name", NULL);
    if (!name)
        return lac_fail(err, LAC_E_CONFIG, "%s: no name; write %s = \"...\" or %s = { name = \"...\", option = ... }",
                        where, where, where);
    enum lac_status status = lac_package_load(project->packages, kind, name, &out->package, err);
    if (status != LAC_OK)
        return status == LAC_E_NOTFOUND ? err->status = LAC_E_CONFIG : status;
    struct lac_value settings = lac_object();
    for (size_t i = 0; i < named->as.map.n; i++)
        if (strcmp(named->as.map.at[i].key, "name") != 0)
            lac_set(arena, &settings, named->as.map.at[i].key, named->as.map.at[i].value);
    return lac_package_options(out->package, &settings, where, arena, &out->options, err);
}

struct lac_value lac_cast_default_checks(struct lac_arena *arena, const struct lac_cast *cast)
{
    const struct {
        const char *name;
        bool allowed;
    } all[] = {{"answer_absent", true},
               {"wrong_absent", true},
               {"stem_kept", true},
               {"length", true},
               {"syntax", true},
               {"choices", true},
               {"spacing", true},
               {"script", true},
               {"untranslated", true},
               {"numbers", true},
               {"ratio", true},
               {"judge", cast->judge},
               {"round_trip", cast->translator},
               {"embedding", cast->translator && cast->embedder},
               {"judge_pair", cast->translator && cast->judge}};
    struct lac_value list = lac_list();
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        struct lac_value named = lac_object();
        lac_set_text(arena, &named, "name", all[i].name);
        if (all[i].allowed)
            lac_push(arena, &list, named);
    }
    return list;
}

/* A check declares the roles that it cannot do without. One that compares across languages where its user says so
 * (option multilingual) wants no translator then. */
static enum lac_status check_needs(const struct lac_cast *cast, const struct lac_plugin *check, struct lac_error *err)
{
    const struct {
        const char *role;
        const struct lac_model *model;
    } roles[] = {{"translator", cast->translator}, {"judge", cast->judge}, {"embedder", cast->embedder}};
    const struct lac_value *needs = lac_get(lac_package_data(check->package), "needs");
    for (size_t i = 0; i < 3; i++) {
        bool spared = i == 0 && lac_get_bool(&check->options, "multilingual", false);
        if (lac_lists(needs, roles[i].role) && !roles[i].model && !spared)
            return lac_fail(err, LAC_E_CONFIG, "checks: '%s' needs roles.%s: cast one, or leave the check out",
                            lac_package_name(check->package), roles[i].role);
    }
    const struct lac_value *floor = lac_get(&check->options, "floor");
    for (size_t i = 0; floor && floor->kind == LAC_MAP && i < floor->as.map.n; i++) {
        enum lac_kind kind = floor->as.map.at[i].value.kind;
        if (kind != LAC_NUM && kind != LAC_INT)
            return lac_fail(err, LAC_E_CONFIG, "checks: '%s': floor.%s must be a number",
                            lac_package_name(check->package), floor->as.map.at[i].key);
    }
    return LAC_OK;
}

enum lac_status lac_cast_check(struct lac_project *project, const struct lac_cast *cast, const struct lac_value *named,
                               struct lac_plugin *out, struct lac_error *err)
{
    enum lac_status status = load_plugin(project, LAC_PKG_CHECK, named, out, err);
    return status == LAC_OK ? check_needs(cast, out, err) : status;
}

enum lac_status lac_cast_checks(struct lac_project *project, const struct lac_config *config, struct lac_cast *cast,
                                struct lac_error *err)
{
    struct lac_value fallback = lac_cast_default_checks(project->arena, cast);
    const struct lac_value *list = lac_get(&config->value, "checks");
    list = list ? list : &fallback;
    cast->n_english_checks = cast->n_target_checks = 0;
    lac_packages_tongues(project->packages); /* here, where nothing waits for it */
    cast->english_checks = lac_arena_alloc(project->arena, lac_count(list) * sizeof *cast->english_checks);
    cast->target_checks = lac_arena_alloc(project->arena, lac_count(list) * sizeof *cast->target_checks);
    for (size_t i = 0; i < lac_count(list); i++) {
        struct lac_plugin check;
        enum lac_status status = lac_cast_check(project, cast, lac_at(list, i), &check, err);
        if (status != LAC_OK)
            return status;
        const struct lac_value *data = lac_package_data(check.package);
        const char *stage = lac_get_text(data, "stage", "english");
        if (strcmp(stage, "english") != 0)
            cast->target_checks[cast->n_target_checks++] = check;
        if (strcmp(stage, "target") != 0)
            cast->english_checks[cast->n_english_checks++] = check;
    }
    return LAC_OK;
}

static enum lac_status load_strategy(struct lac_project *project, const struct lac_value *named, struct lac_cast *cast,
                                     struct lac_error *err)
{
    struct lac_plugin *strategy = &cast->strategies[cast->n_strategies++];
    enum lac_status status = load_plugin(project, LAC_PKG_STRATEGY, named, strategy, err);
    if (status != LAC_OK)
        return status;
    const struct lac_value *needs = lac_get(lac_package_data(strategy->package), "needs");
    cast->needs_target = cast->needs_target || lac_lists(needs, "target");
    if (lac_lists(needs, "llm") && !cast->writer) {
        cast->writer = cast->panel[0];
        lac_log(LAC_LOG_INFO, "strategy '%s' needs a writer: '%s' of the panel writes",
                lac_package_name(strategy->package), cast->writer->name);
    }
    return LAC_OK;
}

/* One strategy, or a chain of them with one level each. */
static enum lac_status load_strategies(struct lac_project *project, const struct lac_config *config,
                                       struct lac_cast *cast, struct lac_error *err)
{
    const struct lac_value *named = lac_get(&config->value, "strategy");
    bool chain = named->kind == LAC_LIST;
    size_t n = chain ? lac_count(named) : 1;
    cast->strategies = lac_arena_alloc(project->arena, n * sizeof *cast->strategies);
    enum lac_status status = LAC_OK;
    for (size_t i = 0; i < n && status == LAC_OK; i++)
        status = load_strategy(project, chain ? lac_at(named, i) : named, cast, err);
    if (status == LAC_OK && chain && (config->search.depth > (int)n || config->search.deep > (int)n))
        status = lac_fail(err, LAC_E_CONFIG,
                          "strategy: a chain of %zu has %zu levels, and search asks for %d: name a strategy for each "
                          "level, or lower search.depth and search.deep",
                          n, n, config->search.deep);
    return status;
}

const struct lac_plugin *lac_cast_strategy(const struct lac_cast *cast, int depth)
{
    size_t at = depth > 0 ? (size_t)depth - 1 : 0;
    return &cast->strategies[at < cast->n_strategies ? at : cast->n_strategies - 1];
}

enum lac_status lac_cast_helpers(struct lac_project *project, const struct lac_config *config, struct lac_cast *out,
                                 struct lac_error *err)
{
    *out = (struct lac_cast){0};
    enum lac_status status = load_models(project, config, out, err);
    if (status == LAC_OK)
        status = cast_helpers(config, out, err);
    if (status == LAC_OK)
        status = load_languages(project, config, out, err);
    if (status != LAC_OK)
        lac_cast_free(out);
    return status;
}

enum lac_status lac_cast_make(struct lac_project *project, const struct lac_config *config, struct lac_cast *out,
                              struct lac_error *err)
{
    *out = (struct lac_cast){0};
    enum lac_status status = load_models(project, config, out, err);
    out->offline = config->offline;
    if (status == LAC_OK)
        status = price_models(project, config, out, err);
    if (status == LAC_OK)
        status = cast_panel(project, lac_get(&config->value, "roles"), out, err);
    if (status == LAC_OK)
        status = cast_helpers(config, out, err);
    if (status == LAC_OK)
        status = load_languages(project, config, out, err);
    if (status == LAC_OK)
        status = load_strategies(project, config, out, err);
    if (status == LAC_OK)
        status = load_plugin(project, LAC_PKG_SCORING, lac_get(&config->value, "scoring"), &out->scoring, err);
    if (status == LAC_OK)
        status = load_plugin(project, LAC_PKG_SCORING, lac_get(&config->value, "artefact"), &out->artefact, err);
    if (status == LAC_OK)
        status = lac_cast_checks(project, config, out, err);
    if (status != LAC_OK)
        lac_cast_free(out);
    return status;
}

const struct lac_model *lac_cast_unpriced(const struct lac_cast *cast)
{
    const struct lac_model *singles[] = {cast->writer, cast->translator, cast->judge, cast->embedder,
                                         cast->translator2};
    for (size_t i = 0; i < cast->n_panel; i++)
        if (!cast->panel[i]->price.known)
            return cast->panel[i];
    for (size_t i = 0; i < sizeof singles / sizeof *singles; i++)
        if (singles[i] && !singles[i]->price.known)
            return singles[i];
    return NULL;
}

void lac_cast_free(struct lac_cast *cast)
{
    lac_language_free(cast->english);
    for (size_t i = 0; i < cast->n_languages; i++)
        lac_language_free(cast->languages[i]);
    cast->english = NULL;
    cast->n_languages = 0;
}

static size_t variants(const struct lac_language *l, enum lac_ask ask)
{
    size_t n = ask == LAC_ASK_LETTER ? l->n_letter : l->n_text;
    return n ? n : 1;
}

struct lac_draw_space lac_cast_draws(const struct lac_cast *cast, const struct lac_config *config,
                                     const struct lac_model *model)
{
    struct lac_draw_space s = {
        config->seed, model->ask, variants(cast->english, model->ask), cast->english->n_examples, 0, 0};
    for (size_t i = 0; i < cast->n_languages; i++) {
        const struct lac_language *l = cast->languages[i];
        s.variants = variants(l, model->ask) < s.variants ? variants(l, model->ask) : s.variants;
        s.pool = l->n_examples < s.pool ? l->n_examples : s.pool;
    }
    for (size_t i = 0; i < s.pool; i++) {
        size_t n = cast->english->examples[i].n;
        s.shifts = i == 0 || n < s.shifts ? n : s.shifts;
    }
    s.n_examples = (size_t)model->examples < s.pool ? (size_t)model->examples : s.pool;
    return s;
}

int lac_cast_search_draws(const struct lac_cast *cast, const struct lac_config *config)
{
    return (config->search.votes + (int)cast->n_panel - 1) / (int)cast->n_panel;
}
