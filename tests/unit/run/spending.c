#include "core/run/spending.h"
#include "core/run/price.h"
#include "tests/unit/run/records.h"

/* `cost` in USD, negative: not known. */
static void put_paid(struct records *r, uint64_t key, const char *model, const char *purpose, int attempts,
                     int64_t tokens, double cost)
{
    struct lac_call call = {.key = {key, key}, .model = model, .purpose = purpose, .request = "{}"};
    struct lac_reply reply = {.ok = true,
                              .http_status = 200,
                              .text = "{}",
                              .attempts = attempts,
                              .tokens_in = tokens ? tokens - 1 : 0,
                              .tokens_out = 1,
                              .spent_tokens = tokens,
                              .cost = cost < 0 ? -1 : (int64_t)(cost * LAC_PICO_USD),
                              .estimated = key == 2,
                              .reused = attempts == 0};
    lac_store_reserve(r->store, &call, NULL, NULL);
    lac_store_settle(r->store, call.key, &reply, NULL, NULL);
}

static void make(struct records *r, struct lac_value *calls, struct lac_value *spent)
{
    assert_int_equal(lac_store_flush(r->store, NULL), LAC_OK);
    assert_int_equal(lac_spending_make(r->store, r->arena, 4, 2, calls, spent, NULL), LAC_OK);
}

static void sums_are_by_model_and_by_purpose(void **state)
{
    struct records *r = *state;
    struct lac_value calls, spent;
    put_paid(r, 1, "a", "vote", 1, 100, 0.5);
    put_paid(r, 2, "a", "write", 3, 300, 1.5);
    put_paid(r, 3, "b", "vote", 1, 50, 0);
    put_paid(r, 4, "b", "vote", 0, 0, 0); /* from the cache */
    make(r, &calls, &spent);
    assert_int_equal(lac_get_int(&calls, "answered", 0), 4);
    assert_int_equal(lac_get_int(&calls, "reused", 0), 1);
    assert_int_equal(lac_get_int(&calls, "without_usage", 0), 1);
    assert_int_equal(lac_get_int(&spent, "calls", 0), 5);
    assert_int_equal(lac_get_int(&spent, "tokens", 0), 450);
    assert_int_equal(lac_get_int(&spent, "estimated", 0), 1);
    assert_true(lac_get_num(&spent, "usd", -1) == 2.0);
    assert_int_equal(lac_get_int(lac_path(&spent, "models.a"), "calls", 0), 4);
    assert_true(lac_get_num(lac_path(&spent, "models.a.purposes.write"), "usd", -1) == 1.5);
    assert_true(lac_get_num(lac_path(&spent, "models.b"), "usd", -1) == 0);
    assert_int_equal(lac_get_int(lac_path(&spent, "purposes.vote"), "tokens", 0), 150);
    assert_true(lac_get_num(lac_get(&spent, "per_accepted"), "usd", -1) == 0.5);
    assert_true(lac_get_num(lac_get(&spent, "per_confirmed"), "calls", -1) == 2.5);
}

static void one_price_that_is_not_known_leaves_no_sum_in_money(void **state)
{
    struct records *r = *state;
    struct lac_value calls, spent;
    put_paid(r, 1, "a", "vote", 1, 100, 0.5);
    put_paid(r, 2, "b", "vote", 1, 100, -1);
    make(r, &calls, &spent);
    assert_int_equal(lac_get(&spent, "usd")->kind, LAC_NIL);
    assert_true(lac_get_num(lac_path(&spent, "models.a"), "usd", -1) == 0.5);
    assert_int_equal(lac_get(lac_path(&spent, "models.b"), "usd")->kind, LAC_NIL);
    assert_int_equal(lac_count(lac_get(&spent, "unpriced")), 1);
    assert_true(lac_lists(lac_get(&spent, "unpriced"), "b"));
}

static void what_a_kill_left_open_counts_in_full(void **state)
{
    struct records *r = *state;
    struct lac_value calls, spent;
    struct lac_call call = {.key = {9, 9},
                            .model = "a",
                            .purpose = "vote",
                            .request = "{}",
                            .expected_tokens = 70,
                            .expected_cost = (int64_t)LAC_PICO_USD};
    lac_store_reserve(r->store, &call, NULL, NULL);
    lac_store_again(r->store, call.key, NULL, NULL);
    make(r, &calls, &spent);
    assert_int_equal(lac_get_int(&calls, "unanswered", 0), 1);
    assert_int_equal(lac_get_int(&spent, "calls", 0), 2);
    assert_int_equal(lac_get_int(lac_get(&spent, "lost"), "tokens", 0), 140);
    assert_true(lac_get_num(lac_get(&spent, "lost"), "usd", -1) == 2.0);
}

static void without_pairs_there_is_no_cost_of_one(void **state)
{
    struct records *r = *state;
    struct lac_value calls, spent;
    assert_int_equal(lac_store_flush(r->store, NULL), LAC_OK);
    assert_int_equal(lac_spending_make(r->store, r->arena, 0, 0, &calls, &spent, NULL), LAC_OK);
    assert_int_equal(lac_get(&spent, "per_confirmed")->kind, LAC_NIL);
    assert_true(lac_get_num(&spent, "usd", -1) == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_records(sums_are_by_model_and_by_purpose),
        on_records(one_price_that_is_not_known_leaves_no_sum_in_money),
        on_records(what_a_kill_left_open_counts_in_full),
        on_records(without_pairs_there_is_no_cost_of_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
