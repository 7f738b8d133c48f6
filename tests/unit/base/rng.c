#include "core/base/rng.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* cmocka compares as float; these numbers have more digits. */
static void assert_near(double got, double want, double within)
{
    if (!(fabs(got - want) <= within))
        fail_msg("got %.17g, want %.17g", got, want);
}

/* Outputs from state {1, 2, 3, 4}, computed by a Python program written from the paper's update rule. */
static void the_stream_is_xoshiro256_plus_plus(void **state)
{
    static const uint64_t want[] = {41943041u,
                                    58720359u,
                                    3588806011781223u,
                                    3591011842654386u,
                                    9228616714210784205u,
                                    9973669472204895162u,
                                    14011001112246962877u,
                                    12406186145184390807u,
                                    15849039046786891736u,
                                    10450023813501588000u};
    struct lac_rng rng = {{1, 2, 3, 4}};
    (void)state;
    for (int i = 0; i < 10; i++)
        assert_true(lac_rng_next(&rng) == want[i]);
}

/* The same Python program with splitmix64 over both halves of the key. These numbers are part of every stored run. */
static void seeding_never_changes(void **state)
{
    struct lac_rng rng;
    (void)state;
    lac_rng_seed(&rng, 0, 0);
    assert_true(lac_rng_next(&rng) == 0x2eff9f81cf86df69u);
    assert_true(lac_rng_next(&rng) == 0x34a5a7cb50fbabe8u);
    lac_rng_seed(&rng, 1, 2);
    assert_true(lac_rng_next(&rng) == 0x25975009dad95151u);
    lac_rng_seed(&rng, 3, 4);
    static const size_t want[] = {1, 5, 6, 7, 4, 2, 3, 0};
    size_t order[8];
    lac_rng_permutation(&rng, order, 8);
    assert_memory_equal(order, want, sizeof want);
    assert_true(lac_rng_real(&rng) == 0.9742844684568315);
}

static void near_keys_give_unlike_streams(void **state)
{
    static const uint64_t keys[][2] = {
        {0, 0}, {0, 1}, {1, 0}, {1, 1}, {UINT64_MAX, UINT64_MAX}, {5, 5 ^ 0x6a09e667f3bcc909u}};
    uint64_t first[6];
    (void)state;
    for (size_t i = 0; i < 6; i++) {
        struct lac_rng rng;
        lac_rng_seed(&rng, keys[i][0], keys[i][1]);
        first[i] = lac_rng_next(&rng);
        for (size_t j = 0; j < i; j++)
            assert_true(first[i] != first[j]);
    }
}

/* Chi-square over the counts; the bounds leave a true stream out once in 10^6. */
static void below_is_uniform_and_in_range(void **state)
{
    struct lac_rng rng;
    int counts[7] = {0};
    double chi = 0;
    (void)state;
    lac_rng_seed(&rng, 9, 9);
    for (int i = 0; i < 70000; i++) {
        uint64_t x = lac_rng_below(&rng, 7);
        assert_true(x < 7);
        counts[x]++;
    }
    for (int i = 0; i < 7; i++)
        chi += (counts[i] - 10000.0) * (counts[i] - 10000.0) / 10000.0;
    assert_true(chi < 38.3);
    assert_true(lac_rng_below(&rng, 1) == 0);
    for (int i = 0; i < 100; i++)
        assert_true(lac_rng_below(&rng, (UINT64_C(1) << 63) + 1) <= UINT64_C(1) << 63);
}

/* Without rejection the lowest third of 0 .. 3 x 2^62 would come half of the time. */
static void large_ranges_have_no_bias(void **state)
{
    struct lac_rng rng;
    int low = 0;
    (void)state;
    lac_rng_seed(&rng, 8, 8);
    for (int i = 0; i < 9000; i++)
        low += lac_rng_below(&rng, UINT64_C(3) << 62) < UINT64_C(1) << 62;
    assert_true(low > 2750 && low < 3250); /* 5.5 deviations */
}

static void each_permutation_of_three_is_as_likely(void **state)
{
    struct lac_rng rng;
    int counts[27] = {0};
    (void)state;
    lac_rng_seed(&rng, 2, 2);
    for (int i = 0; i < 60000; i++) {
        size_t order[3];
        lac_rng_permutation(&rng, order, 3);
        assert_int_equal(order[0] + order[1] + order[2], 3);
        counts[order[0] * 9 + order[1] * 3 + order[2]]++;
    }
    int kinds = 0;
    for (int i = 0; i < 27; i++) {
        kinds += counts[i] > 0;
        assert_true(counts[i] == 0 || (counts[i] > 9500 && counts[i] < 10500)); /* 5.5 deviations */
    }
    assert_int_equal(kinds, 6);
    lac_rng_permutation(&rng, NULL, 0);
}

static void reals_and_normals_have_their_moments(void **state)
{
    struct lac_rng rng;
    double sum = 0, normal = 0, square = 0;
    const int n = 100000;
    (void)state;
    lac_rng_seed(&rng, 4, 4);
    for (int i = 0; i < n; i++) {
        double u = lac_rng_real(&rng), z = lac_rng_normal(&rng);
        assert_true(u >= 0 && u < 1 && isfinite(z));
        sum += u;
        normal += z;
        square += z * z;
    }
    assert_near(sum / n, 0.5, 0.005);
    assert_near(normal / n, 0, 0.017);
    assert_near(square / n, 1, 0.025);
}

static void entropy_differs_from_call_to_call(void **state)
{
    (void)state;
    assert_true(lac_rng_entropy() != lac_rng_entropy());
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_stream_is_xoshiro256_plus_plus),
        cmocka_unit_test(seeding_never_changes),
        cmocka_unit_test(near_keys_give_unlike_streams),
        cmocka_unit_test(below_is_uniform_and_in_range),
        cmocka_unit_test(large_ranges_have_no_bias),
        cmocka_unit_test(each_permutation_of_three_is_as_likely),
        cmocka_unit_test(reals_and_normals_have_their_moments),
        cmocka_unit_test(entropy_differs_from_call_to_call),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
