#include "core/run/budget.h"
#include "core/base/rng.h"
#include "core/run/price.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void amounts_are_read_by_their_unit(void **state)
{
    (void)state;
    static const struct {
        const char *text, *key;
        double number;
    } good[] = {{"5usd", "usd", 5},           {"0.25usd", "usd", 0.25}, {"200000tok", "tokens", 200000},
                {"3000calls", "calls", 3000}, {"1 call", "calls", 1},   {"30min", "minutes", 30}};
    static const char *const bad[] = {"",         "5",      "usd",       "-5usd",  "0calls",
                                      "1e3calls", "infusd", "0x10calls", "5 euro", "5usd!"};
    const char *key;
    double number;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        assert_int_equal(lac_budget_parse(good[i].text, &key, &number, NULL), LAC_OK);
        assert_string_equal(key, good[i].key);
        assert_true(number == good[i].number);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct lac_error err = {0};
        assert_int_equal(lac_budget_parse(bad[i], &key, &number, &err), LAC_E_CONFIG);
        assert_non_null(strstr(err.message, "5usd, 200000tok, 3000calls or 30min"));
    }
}

static struct lac_budget budget_of(int64_t calls, int64_t tokens, double usd)
{
    struct lac_arena *arena = lac_arena_new();
    struct lac_value map = lac_object();
    struct lac_budget b;
    if (calls)
        lac_set_int(arena, &map, "calls", calls);
    if (tokens)
        lac_set_int(arena, &map, "tokens", tokens);
    if (usd > 0)
        lac_set_num(arena, &map, "usd", usd);
    lac_budget_init(&b, &map);
    lac_arena_free(arena);
    return b;
}

static void without_bounds_everything_fits(void **state)
{
    (void)state;
    struct lac_budget b;
    lac_budget_init(&b, NULL);
    struct lac_spent huge = {INT64_MAX / 4, INT64_MAX / 4, INT64_MAX / 4};
    assert_true(lac_budget_reserve(&b, &huge));
    assert_false(lac_budget_over(&b, &huge));
}

static void what_is_reserved_counts_until_it_comes_back(void **state)
{
    (void)state;
    struct lac_budget b = budget_of(2, 100, 0);
    struct lac_spent attempt = {1, 60, 0}, took = {1, 10, 0};
    assert_true(lac_budget_reserve(&b, &attempt));
    assert_false(lac_budget_reserve(&b, &attempt)); /* 120 tokens */
    assert_false(lac_budget_over(&b, &attempt));    /* but the first may take less */
    lac_budget_settle(&b, &attempt, &took);
    assert_true(lac_budget_reserve(&b, &attempt));
    lac_budget_settle(&b, &attempt, &took);
    assert_true(lac_budget_over(&b, &attempt)); /* two calls are spent */
    struct lac_str why = {0};
    lac_budget_say(&b, &attempt, &why);
    assert_string_equal(lac_str_get(&why), "of 2 calls: 2 are spent");
    lac_str_free(&why);
}

static void money_is_exact_to_the_last_token(void **state)
{
    (void)state;
    struct lac_budget b = budget_of(0, 0, 0.000001); /* 1 USD a million tokens: one token */
    struct lac_spent one = {1, 1, LAC_PICO_PER_USD_MILLION}, none = {1, 1, 0};
    assert_true(lac_budget_reserve(&b, &one));
    assert_false(lac_budget_reserve(&b, &one));
    assert_true(lac_budget_reserve(&b, &none)); /* what is free always fits */
    lac_budget_settle(&b, &one, &one);
    assert_true(lac_budget_over(&b, &one));
    struct lac_str why = {0};
    lac_budget_say(&b, &one, &why);
    assert_string_equal(lac_str_get(&why), "of 1e-06 USD: 1e-06 are spent and the next call may take 1e-06");
    lac_str_free(&why);
}

/* Attempts of any size, ending in any order, never take more than they reserved. */
static void no_order_of_events_exceeds_a_bound(void **state)
{
    (void)state;
    struct lac_rng rng;
    lac_rng_seed(&rng, 5, 1);
    for (int round = 0; round < 200; round++) {
        struct lac_budget b =
            budget_of(1 + (int64_t)lac_rng_below(&rng, 50), 1 + (int64_t)lac_rng_below(&rng, 5000), 0);
        struct lac_spent open[64];
        size_t n = 0;
        for (int step = 0; step < 400; step++) {
            struct lac_spent attempt = {1, (int64_t)lac_rng_below(&rng, 300), 0};
            if (n < 64 && lac_rng_below(&rng, 2) && lac_budget_reserve(&b, &attempt)) {
                open[n++] = attempt;
            } else if (n > 0) {
                size_t i = (size_t)lac_rng_below(&rng, n);
                struct lac_spent took = {1, (int64_t)lac_rng_below(&rng, (uint64_t)open[i].tokens + 1), 0};
                lac_budget_settle(&b, &open[i], &took);
                open[i] = open[--n];
            }
            assert_true(b.spent.calls + b.reserved.calls <= b.most.calls);
            assert_true(b.spent.tokens + b.reserved.tokens <= b.most.tokens);
            assert_true(b.reserved.calls == (int64_t)n);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(amounts_are_read_by_their_unit),
        cmocka_unit_test(without_bounds_everything_fits),
        cmocka_unit_test(what_is_reserved_counts_until_it_comes_back),
        cmocka_unit_test(money_is_exact_to_the_last_token),
        cmocka_unit_test(no_order_of_events_exceeds_a_bound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
