#include "core/sim/fault.h"
#include "invented.h"

static struct lac_id id_of(int n)
{
    return lac_id_of_bytes(&n, sizeof n);
}

static void faults_come_in_their_shares(void **state)
{
    (void)state;
    struct lac_sim_world w = world_of(5, false);
    struct lac_sim_options options = {
        .fault_429 = 0.1, .fault_5xx = 0.05, .fault_reset = 0.04, .fault_stall = 0.03, .fault_malformed = 0.2};
    int counts[LAC_FAULTS] = {0};
    for (int n = 0; n < 20000; n++)
        counts[lac_fault_of(&w, &options, id_of(n), 0)]++;
    assert_in_range(counts[LAC_FAULT_429], 1800, 2200);
    assert_in_range(counts[LAC_FAULT_5XX], 850, 1150);
    assert_in_range(counts[LAC_FAULT_RESET], 670, 930);
    assert_in_range(counts[LAC_FAULT_STALL], 480, 720);
    assert_in_range(counts[LAC_FAULT_MALFORMED], 3750, 4250);
}

static void a_request_that_failed_succeeds_when_repeated(void **state)
{
    (void)state;
    struct lac_sim_world w = world_of(5, false);
    struct lac_sim_options options = {.fault_429 = 0.5};
    bool failed = false;
    for (int n = 0; n < 100; n++) {
        uint64_t times = 0;
        while (lac_fault_of(&w, &options, id_of(n), times) != LAC_FAULT_NONE)
            assert_true(++times < 40);
        failed = failed || times > 0;
        assert_int_equal(lac_fault_of(&w, &options, id_of(n), times), LAC_FAULT_NONE);
    }
    assert_true(failed);
}

static void without_shares_nothing_fails_and_a_share_of_one_always_does(void **state)
{
    (void)state;
    struct lac_sim_world w = world_of(5, false);
    struct lac_sim_options none = {0}, all = {.fault_reset = 1};
    for (int n = 0; n < 1000; n++) {
        assert_int_equal(lac_fault_of(&w, &none, id_of(n), 0), LAC_FAULT_NONE);
        assert_int_equal(lac_fault_of(&w, &all, id_of(n), 3), LAC_FAULT_RESET);
    }
    assert_string_equal(lac_fault_name(LAC_FAULT_RESET), "reset");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(faults_come_in_their_shares),
        cmocka_unit_test(a_request_that_failed_succeeds_when_repeated),
        cmocka_unit_test(without_shares_nothing_fails_and_a_share_of_one_always_does),
    };
    return cmocka_run_group_tests(tests, make_items, free_items);
}
