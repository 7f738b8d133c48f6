#include "core/parquet/rle.h"
#include "tests/unit/parquet/bench.h"

static struct lac_rle rle;

static void start(struct lac_str *bytes, unsigned width)
{
    const unsigned char *at = exactly(bytes);
    lac_rle_start(&rle, at, block_len, width);
}

static void assert_next(uint32_t value)
{
    uint32_t got;
    assert_true(lac_rle_next(&rle, &got));
    assert_int_equal(got, value);
}

static void assert_no_next(void)
{
    uint32_t got;
    assert_false(lac_rle_next(&rle, &got));
}

static void runs_and_packed_groups_follow_one_another(void **state)
{
    (void)state;
    struct lac_str out = {0};
    uint64_t packed[] = {0, 1, 2, 3, 4, 5, 6, 7};
    put_run(&out, 3, 5, 3);
    put_packed(&out, packed, 8, 3); /* the example of Encodings.md: 10001000 11000110 11111010 */
    put_run(&out, 1, 7, 3);
    assert_memory_equal(out.data + 3, "\x88\xc6\xfa", 3);
    start(&out, 3);
    for (int i = 0; i < 3; i++)
        assert_next(5);
    for (uint32_t i = 0; i < 8; i++)
        assert_next(i);
    assert_next(7);
    assert_no_next();
}

static void wide_values_and_none_at_all(void **state)
{
    (void)state;
    struct lac_str out = {0};
    put_run(&out, 2, 0xfedcba98, 32);
    start(&out, 32);
    assert_next(0xfedcba98);
    assert_next(0xfedcba98);
    put_run(&out, 2, 0, 0);
    put_varint(&out, 1 << 1 | 1);
    start(&out, 0);
    for (int i = 0; i < 10; i++)
        assert_next(0);
    assert_no_next();
}

static void a_last_group_may_be_cut_behind_its_values(void **state)
{
    (void)state;
    struct lac_str out = {0};
    uint64_t packed[] = {1, 2, 3, 1, 2, 3, 1, 2};
    put_packed(&out, packed, 8, 12);
    out.len = 1 + 5; /* three values and a half */
    start(&out, 12);
    assert_next(1);
    assert_next(2);
    assert_next(3);
    assert_no_next();
}

static void bytes_that_are_no_runs_end_it(void **state)
{
    (void)state;
    struct lac_str out = {0};
    start(&out, 1);
    assert_no_next();
    put_varint(&out, 2 << 1); /* a run whose value is not there */
    start(&out, 9);
    assert_no_next();
    put_run(&out, 2, 4, 2); /* a value of three bits in two */
    start(&out, 2);
    assert_no_next();
    put_varint(&out, UINT64_MAX); /* more groups than numbers can say, whatever comes then */
    put_le(&out, 1, 8);
    start(&out, 32);
    assert_no_next();
    lac_str_addc(&out, (char)0x80);
    start(&out, 1);
    assert_no_next();
    for (int i = 0; i < 100; i++) /* runs of nothing */
        put_run(&out, 0, 1, 1);
    start(&out, 1);
    assert_no_next();
}

static void a_width_holds_the_highest_number(void **state)
{
    (void)state;
    static const unsigned widths[][2] = {{0, 0}, {1, 1}, {2, 2}, {3, 2}, {4, 3}, {7, 3}, {8, 4}};
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++)
        assert_int_equal(lac_rle_width(widths[i][0]), widths[i][1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_bench(runs_and_packed_groups_follow_one_another), on_bench(wide_values_and_none_at_all),
        on_bench(a_last_group_may_be_cut_behind_its_values), on_bench(bytes_that_are_no_runs_end_it),
        on_bench(a_width_holds_the_highest_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
