/* model.h - a configured model: whose wire format it speaks, where it is, how it is asked. */
#ifndef LAC_RUN_MODEL_H
#define LAC_RUN_MODEL_H

#include "core/check/answer.h"
#include "core/net/http.h"
#include "core/run/price.h"
#include "core/run/project.h"

struct lac_model {
    const char *name; /* in the config */
    const struct lac_package *provider;
    struct lac_value options; /* of the provider, complete */
    const char *url;          /* base, without a trailing slash */
    const char *sent_name;    /* what the server calls it */
    const char *key;          /* name of the environment variable, or NULL */
    bool keyless;             /* that variable is not set: an error once the model is cast */
    enum lac_ask ask;
    bool completion;           /* asked through plain completion instead of chat */
    bool translates;           /* a translator, not a language model */
    bool embeds;               /* its provider turns texts into vectors, too */
    bool speaks;               /* its provider chats or completes */
    int examples;              /* worked examples shown */
    struct lac_value params;   /* temperature, max_tokens, ... of an answer */
    struct lac_value features; /* what the provider's package claims, with the config's word over it */
    const char *paced_as;      /* name of its lane: origin, key and model */
    int in_flight;             /* 0: no bound of its own */
    double rpm, tpm;           /* requests and tokens a minute, 0: no bound */
    struct lac_value http;     /* its own time-outs and the like, over the config's */
    bool local;                /* on this machine, where the server of today may not be that of yesterday */
    bool shared;               /* its replies go into the cache of all runs and come from there */
    struct lac_price price;    /* the config's; the cast asks the table for the others */
    struct lac_lane *lane;     /* set by the session */
    int attempts;              /* of one call at most, whatever the reason of each; set by the session */
};

/* Makes a model of its config entry (a map: provider, model, url, key, api, ask, examples, params, features,
 * in_flight, price, cache, options). Errors name "models.NAME.field". */
enum lac_status lac_model_make(struct lac_project *project, const char *name, const struct lac_value *entry,
                               struct lac_model *out, struct lac_error *err);

/* "openai/gpt-4o-mini" as a config entry: the provider, SERVICE_BASE_URL and SERVICE_API_KEY from the environment or
 * .env. A service without a provider package of its name is taken to speak OpenAI's format, if its base URL is
 * set. */
enum lac_status lac_model_entry(struct lac_project *project, const char *name, struct lac_value *out,
                                struct lac_error *err);

/* True when the model's provider claims the feature or the config does. */
bool lac_model_has(const struct lac_model *model, const char *feature);

#endif
