/* price.h - what a model's tokens cost: the config's word, else the table scripts/prices.lua; never a guess. */
#ifndef LAC_RUN_PRICE_H
#define LAC_RUN_PRICE_H

#include "core/run/project.h"

enum { LAC_PICO_PER_USD_MILLION = 1000000 }; /* 1 USD a million tokens = 1,000,000e-12 USD a token */
#define LAC_PICO_USD 1e12                    /* 1 USD in the unit of costs */

struct lac_price {
    bool known;
    int64_t input, output, cached; /* 1e-12 USD a token; cached: of input that the server had in its cache */
    const char *from;              /* "config", or the table's date; NULL: not known */
};

/* Reads a price as the config and the table write it: 0 for free, or {input =, output =, cached =} in USD for a million
 * tokens; without `cached` that is `input`. `where` names it in errors. */
enum lac_status lac_price_read(const struct lac_value *value, const char *where, struct lac_price *out,
                               struct lac_error *err);

/* The table of scripts/prices.lua of the first root that has one: a list of {at = URL prefix, date =, models = {NAME =
 * price}}. An empty list when there is none. */
enum lac_status lac_prices_load(struct lac_project *project, struct lac_value *out, struct lac_error *err);

/* What the table says of a model called `name` by the server at `url`. Not known is no error. */
enum lac_status lac_prices_find(const struct lac_value *table, const char *url, const char *name, struct lac_price *out,
                                struct lac_error *err);

/* In 1e-12 USD; -1 where the price is not known. `cached` of the input tokens were in the server's cache. */
int64_t lac_price_cost(const struct lac_price *price, int64_t input, int64_t cached, int64_t output);

#endif
