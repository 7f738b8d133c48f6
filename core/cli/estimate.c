#include "core/cli/estimate.h"
#include "core/cli/out.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* "8640", "1.2 million", "15.3 billion"; "no bound". */
static void say_count(char *out, size_t size, const struct lac_value *v)
{
    double n = v && v->kind == LAC_INT ? (double)v->as.integer : v && v->kind == LAC_NUM ? v->as.number : NAN;
    if (isnan(n))
        snprintf(out, size, "no bound");
    else if (n < 1e6)
        snprintf(out, size, "%.0f", n);
    else
        snprintf(out, size, n < 1e9 ? "%.1f million" : "%.1f billion", n < 1e9 ? n / 1e6 : n / 1e9);
}

static void say_money(char *out, size_t size, const struct lac_value *v)
{
    double n = v && v->kind == LAC_INT ? (double)v->as.integer : v && v->kind == LAC_NUM ? v->as.number : NAN;
    snprintf(out, size, isnan(n) ? "?" : n >= 100 ? "%.0f" : n >= 1 ? "%.2f" : "%.4f", n);
}

static void print_row(const char *role, const char *model, const struct lac_value *from)
{
    static const char *const columns[] = {"least", "once", "most"};
    printf("  %-10s %-24s", role, model);
    for (int i = 0; i < 3; i++) {
        char calls[32], tokens[32], usd[32];
        const struct lac_value *a = lac_get(from, columns[i]);
        say_count(calls, sizeof calls, lac_get(a, "calls"));
        say_count(tokens, sizeof tokens, lac_get(a, "tokens"));
        say_money(usd, sizeof usd, lac_get(a, "usd"));
        printf(" | %12s %14s %9s", calls, tokens, usd);
    }
    printf("\n");
}

static void print_strategies(const struct lac_value *list)
{
    for (size_t i = 0; i < lac_count(list); i++) {
        const struct lac_value *s = lac_at(list, i), *asks = lac_get(s, "asks");
        char most[32], edits[32];
        say_count(most, sizeof most, lac_get(s, "max_asks"));
        say_count(edits, sizeof edits, lac_get(s, "max_edits"));
        printf("\nstrategy %s: at most %s asks%s", lac_get_text(s, "name", ""), most, lac_count(asks) ? " of" : "");
        for (size_t k = 0; k < lac_count(asks); k++)
            printf("%s %s", k ? "," : "", lac_as_text(lac_at(asks, k), ""));
        printf(" and %s edits for each text that it perturbs\n", edits);
    }
}

/* The model of an earlier role. */
static bool came_before(const struct lac_value *roles, size_t i)
{
    bool before = false;
    for (size_t k = 0; k < i && !before; k++)
        before = strcmp(lac_get_text(lac_at(roles, k), "model", ""), lac_get_text(lac_at(roles, i), "model", "")) == 0;
    return before;
}

static void print_prices(const struct lac_value *roles)
{
    for (size_t i = 0; i < lac_count(roles); i++) {
        const struct lac_value *r = lac_at(roles, i);
        if (came_before(roles, i))
            continue;
        if (!lac_get_bool(r, "priced", false))
            printf("the price of %s is not known: models.NAME.price or prices in probe.lua (docs/money.md)\n",
                   lac_get_text(r, "model", ""));
        else if (strcmp(lac_get_text(r, "price_from", ""), "config") != 0)
            printf("the price of %s is that of %s in scripts/prices.lua: check it\n", lac_get_text(r, "model", ""),
                   lac_get_text(r, "price_from", ""));
    }
}

int lac_print_estimate(struct lacuna *lacuna, const struct lacuna_run_options *options, bool json)
{
    struct lacuna_error err;
    char *text = NULL;
    if (lacuna_estimate(lacuna, options, &text, &err) != LACUNA_OK)
        return lac_say_error(&err);
    if (json) {
        printf("{\"event\":\"estimate\",\"estimate\":%s}\n", text);
        lacuna_free_text(text);
        return 0;
    }
    struct lac_arena *arena = lac_arena_new();
    struct lac_value v = lac_parse(arena, text);
    const struct lac_value *roles = lac_get(&v, "roles"), *assumes = lac_get(&v, "assumes");
    printf("%lld items, %lld trials. Nothing was sent.\n\n", (long long)lac_get_int(&v, "items", 0),
           (long long)lac_get_int(&v, "trials", 0));
    printf("  %-10s %-24s | %-37s | %-37s | %s\n", "", "", "at least", "at most, each call once",
           "at most, with all retries");
    printf("  %-10s %-24s", "role", "model");
    for (int i = 0; i < 3; i++)
        printf(" | %12s %14s %9s", "calls", "tokens", "USD");
    printf("\n");
    for (size_t i = 0; i < lac_count(roles); i++)
        print_row(lac_get_text(lac_at(roles, i), "role", ""), lac_get_text(lac_at(roles, i), "model", ""),
                  lac_at(roles, i));
    if (lac_count(roles) > 1)
        print_row("all", "", &v);
    print_strategies(lac_get(&v, "strategies"));
    print_prices(roles);
    for (size_t i = 0; i < lac_count(assumes); i++)
        printf("%s%s\n", i ? "         " : "assumed: ", lac_as_text(lac_at(assumes, i), ""));
    printf("a search rarely comes near its bound; --budget holds a run to what you want to spend\n");
    lac_arena_free(arena);
    lacuna_free_text(text);
    return 0;
}
