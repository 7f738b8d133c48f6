/* The keys of probe.lua, as data. */
#include "core/run/config_schema.h"

static const char *const asks[] = {"letter", "text", NULL};
static const char *const apis[] = {"chat", "completion", NULL};
static const char *const plains[] = {"stop", "skip", "on", NULL};
static const char *const modes[] = {"beam", "best-of-n", NULL};

static const struct lac_schema_field text_element = {.kinds = LAC_S_TEXT, .filled = true};
static const struct lac_schema_field plugin_element = {.kinds = LAC_S_TEXT | LAC_S_MAP, .filled = true};

static const struct lac_schema_field http_fields[] = {
    {.name = "connect", .kinds = LAC_S_NUM, .range = {0.001, 86400}, .doc = "seconds to connect, 10"},
    {.name = "first_byte", .kinds = LAC_S_NUM, .range = {0.001, 86400}, .doc = "seconds until a reply begins, 600"},
    {.name = "idle", .kinds = LAC_S_NUM, .range = {0.001, 86400}, .doc = "seconds without a byte of it, 120"},
    {.name = "total", .kinds = LAC_S_NUM, .range = {0.001, 86400}, .doc = "seconds of one attempt, 900"},
    {.name = "attempts", .kinds = LAC_S_INT, .range = {1, 100}, .doc = "most attempts of a request, 6"},
    {.name = "http2", .kinds = LAC_S_BOOL, .doc = "speak HTTP/2 over TLS where the server does"},
};
static const struct lac_schema http_schema = LAC_SCHEMA(http_fields);
static const struct lac_schema_field price_fields[] = {
    {.name = "input", .kinds = LAC_S_NUM, .required = true, .range = {0, 1e5}},
    {.name = "output", .kinds = LAC_S_NUM, .required = true, .range = {0, 1e5}},
    {.name = "cached", .kinds = LAC_S_NUM, .range = {0, 1e5}, .doc = "of input that the server had in its cache"},
};
static const struct lac_schema price_schema = LAC_SCHEMA(price_fields);
static const struct lac_schema_field price_element = {.kinds = LAC_S_INT | LAC_S_NUM | LAC_S_MAP, .map = &price_schema};

static const struct lac_schema_field budget_fields[] = {
    {.name = "usd", .kinds = LAC_S_NUM, .range = {1e-9, 1e6}},
    {.name = "tokens", .kinds = LAC_S_INT, .range = {1, 1e15}},
    {.name = "calls", .kinds = LAC_S_INT, .range = {1, 1e12}},
    {.name = "minutes", .kinds = LAC_S_NUM, .range = {1e-3, 1e7}},
};
static const struct lac_schema budget_schema = LAC_SCHEMA(budget_fields);

static const struct lac_schema_field model_fields[] = {
    {.name = "provider", .kinds = LAC_S_TEXT, .required = true, .filled = true, .doc = "a provider package"},
    {.name = "model", .kinds = LAC_S_TEXT, .filled = true, .doc = "what the server calls it"},
    {.name = "url", .kinds = LAC_S_TEXT, .filled = true, .doc = "base URL of the server"},
    {.name = "key", .kinds = LAC_S_TEXT, .filled = true, .doc = "name of the environment variable that holds the key"},
    {.name = "api", .kinds = LAC_S_TEXT, .one_of = apis, .doc = "chat, or plain completion for base models"},
    {.name = "ask", .kinds = LAC_S_TEXT, .one_of = asks, .doc = "for a letter, or for the text of a choice"},
    {.name = "examples",
     .kinds = LAC_S_INT,
     .range = {0, 8},
     .doc = "worked examples shown; default 2 for letter, 4 for text"},
    {.name = "params", .kinds = LAC_S_MAP, .doc = "temperature, max_tokens, ... of an answer"},
    {.name = "features", .kinds = LAC_S_MAP, .doc = "what the server can do, over the provider's word"},
    {.name = "in_flight", .kinds = LAC_S_INT, .range = {1, 100000}, .doc = "most requests at once to this model"},
    {.name = "rpm", .kinds = LAC_S_NUM, .range = {0.01, 1e9}, .doc = "most requests a minute"},
    {.name = "tpm", .kinds = LAC_S_NUM, .range = {1, 1e12}, .doc = "most tokens a minute, of requests and replies"},
    {.name = "http", .kinds = LAC_S_MAP, .map = &http_schema, .doc = "time-outs, attempts, http2 of this model"},
    {.name = "price",
     .kinds = LAC_S_INT | LAC_S_NUM | LAC_S_MAP,
     .map = &price_schema,
     .doc = "USD for a million tokens, or 0 for a server of your own"},
    {.name = "cache", .kinds = LAC_S_BOOL, .doc = "false: its replies are not shared between runs"},
    {.name = "options", .kinds = LAC_S_MAP, .doc = "options of the provider package"},
};
static const struct lac_schema model_schema = LAC_SCHEMA(model_fields);
static const struct lac_schema_field model_element = {.kinds = LAC_S_MAP, .map = &model_schema};

static const struct lac_schema_field role_fields[] = {
    {.name = "panel", .kinds = LAC_S_LIST | LAC_S_TEXT, .each = &text_element, .filled = true},
    {.name = "writer", .kinds = LAC_S_TEXT, .filled = true},
    {.name = "translator", .kinds = LAC_S_TEXT, .filled = true},
    {.name = "translator2", .kinds = LAC_S_TEXT, .filled = true},
    {.name = "judge", .kinds = LAC_S_TEXT, .filled = true},
    {.name = "embedder", .kinds = LAC_S_TEXT, .filled = true},
};
static const struct lac_schema role_schema = LAC_SCHEMA(role_fields);

static const struct lac_schema_field search_fields[] = {
    {.name = "mode", .kinds = LAC_S_TEXT, .one_of = modes},
    {.name = "width", .kinds = LAC_S_INT},
    {.name = "depth", .kinds = LAC_S_INT},
    {.name = "deep", .kinds = LAC_S_INT},
    {.name = "include", .kinds = LAC_S_NUM},
    {.name = "potential", .kinds = LAC_S_NUM},
    {.name = "epsilon", .kinds = LAC_S_NUM},
    {.name = "keep", .kinds = LAC_S_INT},
    {.name = "chunk", .kinds = LAC_S_INT},
    {.name = "round", .kinds = LAC_S_INT},
    {.name = "votes", .kinds = LAC_S_INT},
    {.name = "plain", .kinds = LAC_S_TEXT, .one_of = plains},
    {.name = "allowance", .kinds = LAC_S_INT},
};
static const struct lac_schema search_schema = LAC_SCHEMA(search_fields);

static const struct lac_schema_field confirm_fields[] = {
    {.name = "draws", .kinds = LAC_S_INT, .range = {1, 32}},
    {.name = "english", .kinds = LAC_S_INT, .range = {1, 32}},
    {.name = "target", .kinds = LAC_S_INT, .range = {1, 32}},
};
static const struct lac_schema confirm_schema = LAC_SCHEMA(confirm_fields);

static const struct lac_schema_field item_element = {.kinds = LAC_S_TEXT | LAC_S_INT, .filled = true};

static const struct lac_schema_field config_fields[] = {
    {.name = "models", .kinds = LAC_S_MAP, .each = &model_element, .filled = true},
    {.name = "roles", .kinds = LAC_S_MAP, .map = &role_schema},
    {.name = "source", .kinds = LAC_S_TEXT | LAC_S_MAP, .filled = true},
    {.name = "languages", .kinds = LAC_S_LIST | LAC_S_TEXT, .each = &text_element},
    {.name = "placebo", .kinds = LAC_S_BOOL},
    {.name = "strategy", .kinds = LAC_S_TEXT | LAC_S_MAP | LAC_S_LIST, .each = &plugin_element, .filled = true},
    {.name = "scoring", .kinds = LAC_S_TEXT | LAC_S_MAP, .filled = true},
    {.name = "artefact", .kinds = LAC_S_TEXT | LAC_S_MAP, .filled = true},
    {.name = "checks", .kinds = LAC_S_LIST, .each = &plugin_element},
    {.name = "search", .kinds = LAC_S_MAP, .map = &search_schema},
    {.name = "confirm", .kinds = LAC_S_MAP, .map = &confirm_schema},
    {.name = "plain_draws", .kinds = LAC_S_INT, .range = {0, 16}},
    {.name = "http", .kinds = LAC_S_MAP, .map = &http_schema},
    {.name = "budget", .kinds = LAC_S_MAP, .map = &budget_schema},
    {.name = "prices", .kinds = LAC_S_MAP, .each = &price_element},
    {.name = "report", .kinds = LAC_S_TEXT | LAC_S_MAP, .filled = true},
    {.name = "seed", .kinds = LAC_S_INT, .range = {0, 9e15}},
    {.name = "items", .kinds = LAC_S_LIST | LAC_S_TEXT | LAC_S_INT, .each = &item_element},
    {.name = "limit", .kinds = LAC_S_INT, .range = {0, 1e9}},
};

const struct lac_schema lac_config_schema = LAC_SCHEMA(config_fields);
