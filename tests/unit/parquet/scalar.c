#include "core/parquet/scalar.h"
#include "tests/unit/parquet/bench.h"

#include <math.h>

static struct lac_value made;

static bool make(struct lac_parquet_element e, struct lac_parquet_datum d)
{
    return lac_parquet_scalar(arena, &e, &d, &made);
}

static struct lac_parquet_datum bytes(const char *at, size_t len)
{
    return (struct lac_parquet_datum){.as.bytes = {(const unsigned char *)at, len}};
}

static struct lac_parquet_datum whole(int64_t n)
{
    return (struct lac_parquet_datum){.as.integer = n};
}

static void numbers_and_booleans_are_themselves(void **state)
{
    (void)state;
    assert_true(make((struct lac_parquet_element){.type = LAC_PARQUET_BOOLEAN}, whole(1)));
    assert_true(made.kind == LAC_BOOL && made.as.boolean);
    assert_true(make((struct lac_parquet_element){.type = LAC_PARQUET_INT64}, whole(INT64_MIN)));
    assert_true(made.kind == LAC_INT && made.as.integer == INT64_MIN);
    assert_true(
        make((struct lac_parquet_element){.type = LAC_PARQUET_DOUBLE}, (struct lac_parquet_datum){.as.number = 0.5}));
    assert_true(made.kind == LAC_NUM && made.as.number == 0.5);
    assert_true(
        make((struct lac_parquet_element){.type = LAC_PARQUET_FLOAT}, (struct lac_parquet_datum){.as.number = NAN}));
    assert_int_equal(made.kind, LAC_NIL);
    assert_true(make((struct lac_parquet_element){.type = LAC_PARQUET_DOUBLE},
                     (struct lac_parquet_datum){.as.number = INFINITY}));
    assert_int_equal(made.kind, LAC_NIL);
}

static void unsigned_numbers_have_no_sign(void **state)
{
    (void)state;
    assert_true(
        make((struct lac_parquet_element){.type = LAC_PARQUET_INT32, .meaning = LAC_PARQUET_UNSIGNED}, whole(-1)));
    assert_true(made.kind == LAC_INT && made.as.integer == 4294967295);
    assert_true(
        make((struct lac_parquet_element){.type = LAC_PARQUET_INT64, .meaning = LAC_PARQUET_UNSIGNED}, whole(-1)));
    assert_true(made.kind == LAC_NUM && made.as.number == 18446744073709551616.0);
}

static void decimals_are_numbers_in_whatever_bytes(void **state)
{
    (void)state;
    struct lac_parquet_element e = {.type = LAC_PARQUET_INT32, .meaning = LAC_PARQUET_DECIMAL, .scale = 2};
    assert_true(make(e, whole(-125)));
    assert_true(made.kind == LAC_NUM && made.as.number == -1.25);
    e.type = LAC_PARQUET_FIXED;
    assert_true(make(e, bytes("\xff\xff\xff\x83", 4)));
    assert_true(made.as.number == -1.25);
    e.type = LAC_PARQUET_BYTES;
    assert_true(make(e, bytes("\x7d", 1)));
    assert_true(made.as.number == 1.25);
    assert_true(make(e, bytes("", 0)));
    assert_int_equal(made.kind, LAC_NIL);
    assert_true(make(e, bytes("12345678901234567", 17)));
    assert_int_equal(made.kind, LAC_NIL);
}

static void a_text_is_utf8_or_breaks_its_row(void **state)
{
    (void)state;
    struct lac_parquet_element e = {.type = LAC_PARQUET_BYTES, .meaning = LAC_PARQUET_TEXT};
    assert_true(make(e, bytes("\xd9\xa3\0x", 4)));
    assert_int_equal(made.as.str.len, 4);
    assert_memory_equal(made.as.str.at, "\xd9\xa3\0x", 5);
    assert_true(make(e, bytes("", 0)));
    assert_string_equal(lac_as_text(&made, "none"), "");
    assert_false(make(e, bytes("\xff", 1)));
    assert_int_equal(made.kind, LAC_NIL);
}

static void other_bytes_are_a_text_where_they_read_as_one(void **state)
{
    (void)state;
    struct lac_parquet_element e = {.type = LAC_PARQUET_BYTES};
    assert_true(make(e, bytes("ice", 3)));
    assert_string_equal(lac_as_text(&made, "none"), "ice");
    assert_true(make(e, bytes("\x89PNG", 4)));
    assert_int_equal(made.kind, LAC_NIL);
    e.type = LAC_PARQUET_INT96;
    assert_true(make(e, bytes("twelve bytes", 12)));
    assert_int_equal(made.kind, LAC_NIL);
    e.type = LAC_PARQUET_FIXED;
    assert_true(make(e, bytes("uuid", 4)));
    assert_int_equal(made.kind, LAC_NIL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_bench(numbers_and_booleans_are_themselves),           on_bench(unsigned_numbers_have_no_sign),
        on_bench(decimals_are_numbers_in_whatever_bytes),        on_bench(a_text_is_utf8_or_breaks_its_row),
        on_bench(other_bytes_are_a_text_where_they_read_as_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
