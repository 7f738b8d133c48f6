#include "core/check/cosine.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_near(double got, double want)
{
    if (!(fabs(got - want) < 1e-12))
        fail_msg("%.17g is not %.17g", got, want);
}

static void cosine_is_the_angle_whatever_the_lengths(void **state)
{
    (void)state;
    float a[] = {1, 2, 3}, b[] = {2, 4, 6}, c[] = {-1, -2, -3}, d[] = {3, 0, -1}, zero[] = {0, 0, 0};
    assert_near(lac_cosine(a, b, 3), 1);
    assert_near(lac_cosine(a, c, 3), -1);
    assert_near(lac_cosine(a, d, 3), 0);
    assert_near(lac_cosine(a, zero, 3), 0);
    assert_near(lac_cosine(a, b, 0), 0);
    float e[] = {1, 0}, f[] = {1, 1};
    assert_near(lac_cosine(e, f, 2), sqrt(0.5));
    float tiny[] = {1e-30F, 1e-30F};
    assert_near(lac_cosine(tiny, f, 2), 1);
    float bad[] = {NAN, 1};
    assert_near(lac_cosine(bad, f, 2), 0);
}

static uint64_t state_of_noise = 1;

static float noise(void)
{
    state_of_noise = state_of_noise * 6364136223846793005u + 1442695040888963407u;
    return (float)((double)(state_of_noise >> 40) / (1 << 23) - 1);
}

/* The double loop that everybody would write, with `lanes` sums. */
static double plain(const float *a, const float *b, size_t n, size_t lanes)
{
    double ab[8] = {0}, aa[8] = {0}, bb[8] = {0};
    size_t whole = n / lanes * lanes;
    for (size_t i = 0; i < whole; i++) {
        ab[i % lanes] += (double)a[i] * (double)b[i];
        aa[i % lanes] += (double)a[i] * (double)a[i];
        bb[i % lanes] += (double)b[i] * (double)b[i];
    }
    double x = 0, y = 0, z = 0;
    for (size_t k = 0; k < (lanes == 8 ? 4 : 1); k++) {
        x += lanes == 8 ? ab[k] + ab[k + 4] : ab[k];
        y += lanes == 8 ? aa[k] + aa[k + 4] : aa[k];
        z += lanes == 8 ? bb[k] + bb[k + 4] : bb[k];
    }
    for (size_t i = whole; i < n; i++) {
        x += (double)a[i] * (double)b[i];
        y += (double)a[i] * (double)a[i];
        z += (double)b[i] * (double)b[i];
    }
    return x / (sqrt(y) * sqrt(z));
}

static void it_is_what_a_plain_loop_gives_for_every_length_and_alignment(void **state)
{
    (void)state;
    float a[1600], b[1600];
    for (size_t i = 0; i < 1600; i++) {
        a[i] = noise();
        b[i] = a[i] + noise();
    }
    for (size_t n = 1; n < 80; n++)
        for (size_t shift = 0; shift < 5; shift++)
            assert_near(lac_cosine(a + shift, b + 2 * shift, n), plain(a + shift, b + 2 * shift, n, 1));
    assert_near(lac_cosine(a, b, 1536), plain(a, b, 1536, 1));
    assert_near(lac_cosine(a, b, 1599), plain(a, b, 1599, 1));
}

static void eight_sums_give_the_same_bits_on_every_machine(void **state)
{
    (void)state;
    float a[777], b[777];
    for (int round = 0; round < 200; round++) {
        for (size_t i = 0; i < 777; i++) {
            a[i] = noise() * (round % 2 ? 1e-12F : 3e5F);
            b[i] = a[i] * noise() + noise();
        }
        double got = lac_cosine(a, b, 777), want = plain(a, b, 777, 8);
        assert_memory_equal(&got, &want, sizeof got);
    }
}

static void huge_numbers_do_not_overflow_and_infinite_ones_are_no_direction(void **state)
{
    (void)state;
    float a[16], b[16];
    for (size_t i = 0; i < 16; i++)
        a[i] = b[i] = 1e38F;
    assert_near(lac_cosine(a, b, 16), 1);
    a[3] = INFINITY;
    assert_near(lac_cosine(a, b, 16), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cosine_is_the_angle_whatever_the_lengths),
        cmocka_unit_test(it_is_what_a_plain_loop_gives_for_every_length_and_alignment),
        cmocka_unit_test(eight_sums_give_the_same_bits_on_every_machine),
        cmocka_unit_test(huge_numbers_do_not_overflow_and_infinite_ones_are_no_direction),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
