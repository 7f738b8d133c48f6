#include "core/run/price.h"
#include "core/base/file.h"

#include <math.h>
#include <string.h>

static int64_t a_token(double usd_a_million)
{
    return (int64_t)llround(usd_a_million * LAC_PICO_PER_USD_MILLION);
}

static bool sensible(double usd)
{
    return usd >= 0 && usd < 1e6;
}

enum lac_status lac_price_read(const struct lac_value *value, const char *where, struct lac_price *out,
                               struct lac_error *err)
{
    double input = lac_get_num(value, "input", -1), output = lac_get_num(value, "output", -1);
    double cached = lac_get_num(value, "cached", input);
    if (value->kind == LAC_INT || value->kind == LAC_NUM) {
        double both = value->kind == LAC_INT ? (double)value->as.integer : value->as.number;
        if (both != 0)
            return lac_fail(err, LAC_E_CONFIG,
                            "%s: write { input = ..., output = ... } in USD for a million tokens, or 0 for a server of "
                            "your own",
                            where);
        input = output = cached = 0;
    }
    if (!sensible(input) || !sensible(output) || !sensible(cached))
        return lac_fail(err, LAC_E_CONFIG,
                        "%s: write { input = ..., output = ... } in USD for a million tokens, each 0 or more", where);
    *out = (struct lac_price){true, a_token(input), a_token(output), a_token(cached), "config"};
    return LAC_OK;
}

enum lac_status lac_prices_load(struct lac_project *project, struct lac_value *out, struct lac_error *err)
{
    *out = lac_list();
    for (size_t i = 0; i < project->n_roots; i++) {
        const char *path = lac_arena_printf(project->arena, "%s/scripts/prices.lua", project->roots[i]);
        if (!lac_file_exists(path))
            continue;
        enum lac_status status = lac_lua_file_load(path, project->arena, out, NULL, err);
        if (status != LAC_OK)
            return err->status = LAC_E_CONFIG;
        return out->kind == LAC_LIST ? LAC_OK
                                     : lac_fail(err, LAC_E_CONFIG, "%s: must return a list of price tables", path);
    }
    return LAC_OK;
}

enum lac_status lac_prices_find(const struct lac_value *table, const char *url, const char *name, struct lac_price *out,
                                struct lac_error *err)
{
    *out = (struct lac_price){.known = false};
    for (size_t i = 0; i < lac_count(table); i++) {
        const struct lac_value *part = lac_at(table, i), *price = lac_get(lac_get(part, "models"), name);
        const char *at = lac_get_text(part, "at", NULL);
        if (!price || !at || !lac_starts_with(url, at))
            continue;
        enum lac_status status = lac_price_read(price, "scripts/prices.lua", out, err);
        if (status != LAC_OK) {
            lac_error_prefix(err, "%s", name);
            return status;
        }
        out->from = lac_get_text(part, "date", "undated");
        return LAC_OK;
    }
    return LAC_OK;
}

int64_t lac_price_cost(const struct lac_price *price, int64_t input, int64_t cached, int64_t output)
{
    if (!price->known)
        return -1;
    if (cached < 0 || cached > input)
        cached = 0;
    return (input - cached) * price->input + cached * price->cached + output * price->output;
}
