#include "core/run/model.h"

#include <ctype.h>
#include <string.h>

enum { MAX_TOKENS = 10000000 }; /* of a reply; what is reserved for it must stay a sum that can be paid */

static bool loopback(const char *url)
{
    const char *host = strstr(url, "://");
    host = host ? host + 3 : url;
    return lac_starts_with(host, "127.") || lac_starts_with(host, "localhost") || lac_starts_with(host, "[::1]");
}

/* "gpt-4o mini" -> "GPT_4O_MINI" */
static const char *as_variable(struct lac_arena *arena, const char *service, size_t len, const char *suffix)
{
    char *name = lac_arena_printf(arena, "%.*s%s", (int)len, service, suffix);
    for (char *at = name; *at; at++)
        *at = (char)(isalnum((unsigned char)*at) ? toupper((unsigned char)*at) : '_');
    return name;
}

enum lac_status lac_model_entry(struct lac_project *project, const char *name, struct lac_value *out,
                                struct lac_error *err)
{
    struct lac_arena *arena = project->arena;
    const char *slash = strchr(name, '/');
    if (!slash || slash == name || !slash[1])
        return lac_fail(err, LAC_E_CONFIG,
                        "model '%s': write it as provider/model, e.g. openai/gpt-4o-mini, or name a model of the "
                        "config",
                        name);
    size_t len = (size_t)(slash - name);
    const char *service = lac_arena_strndup(arena, name, len);
    const char *url = lac_secrets_setting(project->secrets, as_variable(arena, service, len, "_BASE_URL"));
    const char *key = as_variable(arena, service, len, "_API_KEY");
    const struct lac_package *package;
    bool own = lac_package_load(project->packages, LAC_PKG_PROVIDER, service, &package, NULL) == LAC_OK;
    if (!own && !url)
        return lac_fail(err, LAC_E_CONFIG,
                        "model '%s': there is no provider '%s'; for a server that speaks OpenAI's format set %s", name,
                        service, as_variable(arena, service, len, "_BASE_URL"));
    *out = lac_object();
    lac_set_text(arena, out, "provider", own ? service : "openai");
    lac_set_text(arena, out, "model", slash + 1);
    if (url)
        lac_set_text(arena, out, "url", url);
    if (lac_secrets_has(project->secrets, key) || !url || !loopback(url))
        lac_set_text(arena, out, "key", key);
    return LAC_OK;
}

static enum lac_status set_place(struct lac_project *project, const char *name, const struct lac_value *entry,
                                 struct lac_model *m, struct lac_error *err)
{
    struct lac_arena *arena = project->arena;
    const char *url = lac_get_text(entry, "url", lac_get_text(lac_package_data(m->provider), "url", NULL));
    if (!url)
        return lac_fail(err, LAC_E_CONFIG,
                        "models.%s.url: the provider '%s' has no address of its own; give the server's base URL", name,
                        lac_package_name(m->provider));
    if (!lac_starts_with(url, "http://") && !lac_starts_with(url, "https://"))
        return lac_fail(err, LAC_E_CONFIG, "models.%s.url: '%s' must begin with http:// or https://", name, url);
    const char *host = strstr(url, "://") + 3;
    if (memchr(host, '@', strcspn(host, "/?#"))) /* it is recorded with each call, and shared */
        return lac_fail(err, LAC_E_CONFIG,
                        "models.%s.url: an address is recorded with the run, so it holds no name and no password: take "
                        "them out, and name the variable of a key in models.%s.key",
                        name, name);
    size_t len = strlen(url);
    while (len && url[len - 1] == '/')
        len--;
    m->url = lac_arena_strndup(arena, url, len);
    m->key = lac_get_text(entry, "key", NULL);
    if (m->key && !lac_secrets_name(m->key))
        return lac_fail(
            err, LAC_E_CONFIG,
            "models.%s.key: give the name of the environment variable that holds the key (like OPENAI_API_KEY), "
            "never the key itself; if that was a key, take it out of the file",
            name);
    if (m->key && !lac_get_text(entry, "url", NULL) && !lac_project_ships(project, m->provider))
        return lac_fail(err, LAC_E_CONFIG,
                        "models.%s.url: the provider '%s' (%s) is not shipped with lacuna, and no key goes to an "
                        "address that such a "
                        "package names: if you want %s to be sent there, write url = \"%s\" yourself",
                        name, lac_package_name(m->provider), lac_package_path(m->provider), m->key, m->url);
    m->keyless = m->key && !lac_secrets_has(project->secrets, m->key);
    host = strstr(m->url, "://") + 3;
    m->paced_as = lac_arena_printf(arena, "%.*s %s %s", (int)(strcspn(host, "/") + (size_t)(host - m->url)), m->url,
                                   m->key ? m->key : "-", m->sent_name);
    return LAC_OK;
}

/* The config's features over the package's. */
static struct lac_value merged_features(struct lac_arena *arena, const struct lac_value *package,
                                        const struct lac_value *own)
{
    struct lac_value out = lac_object();
    for (int pass = 0; pass < 2; pass++) {
        const struct lac_value *from = pass ? own : package;
        for (size_t i = 0; from && from->kind == LAC_MAP && i < from->as.map.n; i++)
            lac_set(arena, &out, from->as.map.at[i].key, from->as.map.at[i].value);
    }
    return out;
}

static enum lac_status set_asking(struct lac_arena *arena, const char *name, const struct lac_value *entry,
                                  struct lac_model *m, struct lac_error *err)
{
    const char *ask = lac_get_text(entry, "ask", m->completion ? "text" : "letter");
    if (strcmp(ask, "letter") != 0 && strcmp(ask, "text") != 0)
        return lac_fail(err, LAC_E_CONFIG, "models.%s.ask: '%s' must be \"letter\" or \"text\"", name, ask);
    m->ask = strcmp(ask, "text") == 0 ? LAC_ASK_TEXT : LAC_ASK_LETTER;
    m->examples = (int)lac_get_int(entry, "examples", m->ask == LAC_ASK_TEXT ? 4 : 2);
    if (m->examples < 0 || m->examples > 8)
        return lac_fail(err, LAC_E_CONFIG, "models.%s.examples: must be 0 to 8", name);
    m->params = lac_object();
    lac_set_num(arena, &m->params, "temperature", 0);
    lac_set_int(arena, &m->params, "max_tokens", m->ask == LAC_ASK_TEXT ? 32 : 256);
    const struct lac_value *params = lac_get(entry, "params");
    for (size_t i = 0; params && params->kind == LAC_MAP && i < params->as.map.n; i++)
        lac_set(arena, &m->params, params->as.map.at[i].key, params->as.map.at[i].value);
    int64_t tokens = lac_get_int(&m->params, "max_tokens", 0);
    if (tokens < 1 || tokens > MAX_TOKENS)
        return lac_fail(err, LAC_E_CONFIG, "models.%s.params.max_tokens: must be a whole number from 1 to %d", name,
                        MAX_TOKENS);
    return LAC_OK;
}

enum lac_status lac_model_make(struct lac_project *project, const char *name, const struct lac_value *entry,
                               struct lac_model *out, struct lac_error *err)
{
    struct lac_arena *arena = project->arena;
    *out = (struct lac_model){.name = lac_arena_strdup(arena, name)};
    const char *provider = lac_get_text(entry, "provider", NULL);
    if (!provider)
        return lac_fail(err, LAC_E_CONFIG, "models.%s: no provider; 'lacuna list providers' shows them", name);
    enum lac_status status = lac_package_load(project->packages, LAC_PKG_PROVIDER, provider, &out->provider, err);
    if (status != LAC_OK) {
        lac_error_prefix(err, "models.%s.provider", name);
        return LAC_E_CONFIG;
    }
    const struct lac_value *data = lac_package_data(out->provider);
    out->sent_name = lac_get_text(entry, "model", out->name);
    out->in_flight = (int)lac_get_int(entry, "in_flight", 0);
    out->rpm = lac_get_num(entry, "rpm", 0);
    out->tpm = lac_get_num(entry, "tpm", 0);
    const struct lac_value *http = lac_get(entry, "http");
    out->http = http && http->kind == LAC_MAP ? lac_copy(arena, http) : lac_object();
    const struct lac_value *kinds = lac_get(data, "kinds");
    out->speaks = lac_lists(kinds, "chat") || lac_lists(kinds, "completion");
    out->translates = !out->speaks && lac_lists(kinds, "translate");
    out->embeds = lac_lists(kinds, "embed");
    out->completion = strcmp(lac_get_text(entry, "api", "chat"), "completion") == 0;
    out->features = merged_features(arena, lac_get(data, "features"), lac_get(entry, "features"));
    status = lac_package_options(out->provider, lac_get(entry, "options"),
                                 lac_arena_printf(arena, "models.%s.options", name), arena, &out->options, err);
    if (status == LAC_OK)
        status = set_asking(arena, name, entry, out, err);
    if (status == LAC_OK)
        status = set_place(project, name, entry, out, err);
    out->shared = lac_get_bool(entry, "cache", true);
    out->local = status == LAC_OK && loopback(out->url);
    const struct lac_value *price = lac_get(entry, "price");
    if (status == LAC_OK && price)
        status = lac_price_read(price, lac_arena_printf(arena, "models.%s.price", name), &out->price, err);
    return status;
}

bool lac_model_has(const struct lac_model *model, const char *feature)
{
    return lac_get_bool(&model->features, feature, false);
}
