#include "core/parquet/bits.h"
#include "tests/unit/parquet/bench.h"

static void numbers_of_any_width_come_from_the_lowest_bit_on(void **state)
{
    (void)state;
    for (unsigned width = 1; width <= 64; width++) {
        struct lac_str out = {0};
        uint64_t values[24], got, mask = width < 64 ? ((uint64_t)1 << width) - 1 : UINT64_MAX;
        for (size_t i = 0; i < 24; i++)
            values[i] = (0x9E3779B97F4A7C15u * (i + 1)) & mask;
        put_bits(&out, values, 24, width, 3);
        struct lac_bits bits = {.at = exactly(&out), .end = exactly_end()};
        for (size_t i = 0; i < 24; i++) {
            assert_true(lac_bits_take(&bits, width, &got));
            assert_true(got == values[i]);
        }
        assert_false(lac_bits_take(&bits, 1, &got));
    }
}

static void widths_may_change_and_none_takes_nothing(void **state)
{
    (void)state;
    uint64_t got;
    struct lac_bits bits = {.at = (const unsigned char *)"\xb5\x01", .end = (const unsigned char *)"\xb5\x01" + 2};
    bits.end = bits.at + 2;
    assert_true(lac_bits_take(&bits, 3, &got) && got == 5);
    assert_true(lac_bits_take(&bits, 0, &got) && got == 0);
    assert_true(lac_bits_take(&bits, 7, &got) && got == 0x36);
    assert_false(lac_bits_take(&bits, 7, &got));
    assert_true(lac_bits_take(&bits, 6, &got) && got == 0);
}

static bool varint(const char *bytes, size_t len, uint64_t *out)
{
    const unsigned char *at = (const unsigned char *)bytes;
    bool good = lac_varint(&at, at + len, out);
    return good && at == (const unsigned char *)bytes + len;
}

static void a_varint_ends_and_fits_into_64_bits(void **state)
{
    (void)state;
    uint64_t n;
    assert_true(varint("\x00", 1, &n) && n == 0);
    assert_true(varint("\xac\x02", 2, &n) && n == 300);
    assert_true(varint("\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", 10, &n) && n == UINT64_MAX);
    assert_false(varint("\xff\xff\xff\xff\xff\xff\xff\xff\xff\x02", 10, &n));
    assert_false(varint("\xff\xff", 2, &n));
    assert_false(varint("", 0, &n));
    assert_false(varint("\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x00", 11, &n));
}

static void zigzag_has_both_ends(void **state)
{
    (void)state;
    assert_int_equal(lac_zigzag(0), 0);
    assert_int_equal(lac_zigzag(1), -1);
    assert_int_equal(lac_zigzag(2), 1);
    assert_true(lac_zigzag(UINT64_MAX) == INT64_MIN);
    assert_true(lac_zigzag(UINT64_MAX - 1) == INT64_MAX);
}

static void little_ends_come_first(void **state)
{
    (void)state;
    assert_int_equal(lac_le32((const unsigned char *)"\x01\x02\x03\xff"), 0xff030201u);
    assert_true(lac_le64((const unsigned char *)"\x01\0\0\0\0\0\0\x80") == 0x8000000000000001u);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_bench(numbers_of_any_width_come_from_the_lowest_bit_on),
        on_bench(widths_may_change_and_none_takes_nothing),
        on_bench(a_varint_ends_and_fits_into_64_bits),
        on_bench(zigzag_has_both_ends),
        on_bench(little_ends_come_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
