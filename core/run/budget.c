#include "core/run/budget.h"
#include "core/run/price.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *unit, *key;
} units[] = {{"usd", "usd"},    {"$", "usd"},       {"tok", "tokens"},  {"token", "tokens"},   {"tokens", "tokens"},
             {"call", "calls"}, {"calls", "calls"}, {"min", "minutes"}, {"minutes", "minutes"}};

enum lac_status lac_budget_parse(const char *text, const char **key, double *number, struct lac_error *err)
{
    char *end;
    double n = strtod(text, &end);
    bool counted = end != text && n > 0 && n < 1e15 && strspn(text, "0123456789.") == (size_t)(end - text);
    while (*end == ' ')
        end++;
    for (size_t i = 0; counted && i < sizeof units / sizeof *units; i++) {
        if (strcmp(units[i].unit, end) != 0)
            continue;
        *key = units[i].key;
        *number = n;
        return LAC_OK;
    }
    return lac_fail(err, LAC_E_CONFIG, "budget '%s': write it as 5usd, 200000tok, 3000calls or 30min", text);
}

void lac_budget_init(struct lac_budget *budget, const struct lac_value *map)
{
    *budget = (struct lac_budget){.most = {.calls = (int64_t)lac_get_num(map, "calls", 0),
                                           .tokens = (int64_t)lac_get_num(map, "tokens", 0),
                                           .cost = (int64_t)llround(lac_get_num(map, "usd", 0) * LAC_PICO_USD)},
                                  .minutes_us = (int64_t)(lac_get_num(map, "minutes", 0) * 60e6)};
}

static bool too_much(int64_t most, int64_t used, int64_t more)
{
    return most > 0 && more > most - used;
}

static bool fits(const struct lac_budget *b, const struct lac_spent *used, const struct lac_spent *more)
{
    return !too_much(b->most.calls, used->calls, more->calls) &&
           !too_much(b->most.tokens, used->tokens, more->tokens) && !too_much(b->most.cost, used->cost, more->cost);
}

static void add(struct lac_spent *to, const struct lac_spent *more, int64_t sign)
{
    to->calls += sign * more->calls;
    to->tokens += sign * more->tokens;
    to->cost += sign * more->cost;
}

bool lac_budget_reserve(struct lac_budget *budget, const struct lac_spent *attempt)
{
    struct lac_spent used = budget->spent;
    add(&used, &budget->reserved, 1);
    if (!fits(budget, &used, attempt))
        return false;
    add(&budget->reserved, attempt, 1);
    return true;
}

bool lac_budget_over(const struct lac_budget *budget, const struct lac_spent *attempt)
{
    return !fits(budget, &budget->spent, attempt);
}

void lac_budget_settle(struct lac_budget *budget, const struct lac_spent *reserved, const struct lac_spent *spent)
{
    add(&budget->reserved, reserved, -1);
    add(&budget->spent, spent, 1);
}

void lac_budget_say(const struct lac_budget *b, const struct lac_spent *attempt, struct lac_str *out)
{
    if (too_much(b->most.calls, b->spent.calls, attempt->calls))
        lac_str_addf(out, "of %lld calls: %lld are spent", (long long)b->most.calls, (long long)b->spent.calls);
    else if (too_much(b->most.tokens, b->spent.tokens, attempt->tokens))
        lac_str_addf(out, "of %lld tokens: %lld are spent and the next call may take %lld", (long long)b->most.tokens,
                     (long long)b->spent.tokens, (long long)attempt->tokens);
    else if (too_much(b->most.cost, b->spent.cost, attempt->cost))
        lac_str_addf(out, "of %.6g USD: %.6g are spent and the next call may take %.2g",
                     (double)b->most.cost / LAC_PICO_USD, (double)b->spent.cost / LAC_PICO_USD,
                     (double)attempt->cost / LAC_PICO_USD);
}
