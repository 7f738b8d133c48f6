#include "core/parquet/delta.h"
#include "tests/unit/parquet/bench.h"

static struct lac_delta delta;

static bool start(struct lac_str *bytes)
{
    const unsigned char *at = exactly(bytes);
    return lac_delta_start(&delta, at, block_len);
}

static void assert_values(const int64_t *values, size_t n)
{
    int64_t got;
    for (size_t i = 0; i < n; i++) {
        assert_true(lac_delta_next(&delta, &got));
        assert_true(got == values[i]);
    }
    assert_false(lac_delta_next(&delta, &got));
}

static void numbers_come_back_and_the_end_is_known(void **state)
{
    (void)state;
    struct lac_str out = {0};
    int64_t values[700];
    for (int64_t i = 0; i < 700; i++)
        values[i] = i % 3 ? i * i * 1000 : -i * 77777777777;
    values[5] = INT64_MIN;
    values[6] = INT64_MAX; /* a difference that wraps around */
    values[300] = INT64_MIN;
    for (size_t n = 0; n <= 700; n += n < 4 ? 1 : 87) {
        put_delta(&out, values, n);
        size_t len = out.len;
        lac_str_add(&out, "what stands behind");
        assert_true(start(&out));
        assert_true(n == 0 || lac_delta_end(&delta) == NULL);
        assert_values(values, n);
        assert_int_equal(lac_delta_end(&delta) - block, len);
    }
}

static void the_example_of_the_format_is_read(void **state)
{
    (void)state;
    /* 7, 5, 3, 1, 2, 3, 4, 5: block 128, 4 miniblocks, 8 values, first 7; smallest difference -2, two bits each */
    struct lac_str out = {0};
    lac_str_addn(&out, "\x80\x01\x04\x08\x0e\x03\x02\x00\x00\x00\xc0\x3f\0\0\0\0\0\0", 18);
    assert_true(start(&out));
    assert_values((const int64_t[]){7, 5, 3, 1, 2, 3, 4, 5}, 8);
}

static void a_last_miniblock_may_be_cut_behind_its_values(void **state)
{
    (void)state;
    struct lac_str out = {0};
    lac_str_addn(&out, "\x80\x01\x04\x08\x0e\x03\x02\x00\x00\x00\xc0\x3f", 12);
    assert_true(start(&out));
    assert_values((const int64_t[]){7, 5, 3, 1, 2, 3, 4, 5}, 8);
    assert_ptr_equal(lac_delta_end(&delta), block + 12);
}

static void bytes_that_cannot_be_are_refused(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t len;
        bool starts;
    } bad[] = {
        {"", 0, false},
        {"\x80\x01\x04\x08", 4, false},                             /* no first value */
        {"\x80\x01\x00\x08\x00", 5, false},                         /* no miniblock */
        {"\x80\x01\x03\x08\x00", 5, false},                         /* miniblocks that are no parts of a block */
        {"\x04\x01\x08\x00", 4, false},                             /* of four values: no whole bytes */
        {"\x80\x01\x04\x08\x0e\x03\x02\x00", 8, true},              /* widths are missing */
        {"\x80\x01\x04\x08\x0e\x03\x41\x00\x00\x00\xc0", 11, true}, /* 65 bits */
        {"\x80\x01\x04\x08\x0e\x03\x02\x00\x00\x00\xc0", 11, true}, /* values are missing */
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct lac_str out = {0};
        int64_t got;
        lac_str_addn(&out, bad[i].bytes, bad[i].len);
        assert_int_equal(start(&out), bad[i].starts);
        int given = 0;
        while (bad[i].starts && lac_delta_next(&delta, &got))
            given++;
        assert_in_range(given, 0, 7); /* never all eight */
    }
}

static void a_width_above_64_bits_is_refused(void **state)
{
    (void)state;
    struct lac_str out = {0};
    int64_t got;
    lac_str_addn(&out, "\x80\x01\x04\x08\x0e\x03\x41\x00\x00\x00", 10);
    for (int i = 0; i < 40; i++)
        put_le(&out, 0, 8);
    assert_true(start(&out));
    assert_false(lac_delta_next(&delta, &got));
}

static void blocks_of_any_size_do_not_overflow(void **state)
{
    (void)state;
    struct lac_str out = {0};
    int64_t got;
    put_varint(&out, (uint64_t)1 << 63);
    put_varint(&out, 1);
    put_varint(&out, 100);
    put_zigzag(&out, 1);
    put_zigzag(&out, 1);
    lac_str_addc(&out, 64);
    put_le(&out, 5, 8);
    put_le(&out, 5, 8);
    assert_true(start(&out));
    assert_true(lac_delta_next(&delta, &got) && got == 1);
    assert_true(lac_delta_next(&delta, &got) && got == 7);
    assert_false(lac_delta_next(&delta, &got));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_bench(numbers_come_back_and_the_end_is_known),
        on_bench(the_example_of_the_format_is_read),
        on_bench(a_last_miniblock_may_be_cut_behind_its_values),
        on_bench(bytes_that_cannot_be_are_refused),
        on_bench(a_width_above_64_bits_is_refused),
        on_bench(blocks_of_any_size_do_not_overflow),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
