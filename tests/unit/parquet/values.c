#include "core/parquet/values.h"
#include "tests/unit/parquet/bench.h"

static struct lac_parquet_values values;
static struct lac_parquet_datum got;

static enum lac_status start(int64_t type, int64_t encoding, struct lac_str *bytes, uint64_t n)
{
    const unsigned char *at = exactly(bytes);
    return lac_parquet_values_start(&values, type, 4, encoding, at, block_len, n, &err);
}

static void assert_bytes(const char *text)
{
    assert_true(lac_parquet_values_next(&values, &got));
    assert_int_equal(got.as.bytes.len, strlen(text));
    assert_memory_equal(got.as.bytes.at, text, strlen(text));
}

static void assert_integer(int64_t n)
{
    assert_true(lac_parquet_values_next(&values, &got));
    assert_true(got.as.integer == n);
}

static void assert_none(void)
{
    assert_false(lac_parquet_values_next(&values, &got));
    lac_parquet_values_free(&values);
}

static void plain_values_of_each_type_are_read(void **state)
{
    (void)state;
    struct lac_str out = {0};
    put_le(&out, (uint32_t)-7, 4);
    assert_int_equal(start(LAC_PARQUET_INT32, LAC_PARQUET_ENCODING_PLAIN, &out, 1), LAC_OK);
    assert_integer(-7);
    assert_none();
    put_le(&out, (uint64_t)INT64_MIN, 8);
    assert_int_equal(start(LAC_PARQUET_INT64, LAC_PARQUET_ENCODING_PLAIN, &out, 1), LAC_OK);
    assert_integer(INT64_MIN);
    assert_none();
    put_le(&out, 0xbf000000, 4);
    assert_int_equal(start(LAC_PARQUET_FLOAT, LAC_PARQUET_ENCODING_PLAIN, &out, 1), LAC_OK);
    assert_true(lac_parquet_values_next(&values, &got) && got.as.number == -0.5);
    assert_none();
    put_le(&out, 0x3ff8000000000000, 8);
    assert_int_equal(start(LAC_PARQUET_DOUBLE, LAC_PARQUET_ENCODING_PLAIN, &out, 1), LAC_OK);
    assert_true(lac_parquet_values_next(&values, &got) && got.as.number == 1.5);
    assert_none();
    lac_str_addc(&out, 5); /* 1 0 1 0 ... */
    assert_int_equal(start(LAC_PARQUET_BOOLEAN, LAC_PARQUET_ENCODING_PLAIN, &out, 8), LAC_OK);
    for (int i = 0; i < 8; i++)
        assert_integer(i == 0 || i == 2);
    assert_none();
    lac_str_add(&out, "fourmore");
    assert_int_equal(start(LAC_PARQUET_FIXED, LAC_PARQUET_ENCODING_PLAIN, &out, 2), LAC_OK);
    assert_bytes("four");
    assert_bytes("more");
    assert_none();
    lac_str_add(&out, "twelve bytes and");
    assert_int_equal(start(LAC_PARQUET_INT96, LAC_PARQUET_ENCODING_PLAIN, &out, 1), LAC_OK);
    assert_bytes("twelve bytes");
    assert_none();
    put_plain_text(&out, "");
    put_plain_text(&out, "ice");
    assert_int_equal(start(LAC_PARQUET_BYTES, LAC_PARQUET_ENCODING_PLAIN, &out, 2), LAC_OK);
    assert_bytes("");
    assert_bytes("ice");
    assert_none();
}

static void a_length_beyond_the_page_ends_it(void **state)
{
    (void)state;
    static const uint32_t lengths[] = {2, 0x7fffffff, 0xffffffff};
    for (size_t i = 0; i < 3; i++) {
        struct lac_str out = {0};
        put_le(&out, lengths[i], 4);
        lac_str_addc(&out, 'x');
        assert_int_equal(start(LAC_PARQUET_BYTES, LAC_PARQUET_ENCODING_PLAIN, &out, 1), LAC_OK);
        assert_none();
    }
}

static void indices_point_into_the_dictionary_and_nowhere_else(void **state)
{
    (void)state;
    const struct lac_parquet_datum words[] = {{.as.integer = 10}, {.as.integer = 20}, {.as.integer = 30}};
    struct lac_str out = {0};
    uint64_t indices[] = {2, 0, 1, 3};
    lac_str_addc(&out, 2);
    put_packed(&out, indices, 4, 2);
    values = (struct lac_parquet_values){.dictionary = words, .n_dictionary = 3};
    assert_int_equal(start(LAC_PARQUET_INT32, LAC_PARQUET_ENCODING_DICTIONARY, &out, 4), LAC_OK);
    assert_integer(30);
    assert_integer(10);
    assert_integer(20);
    assert_none();
    values = (struct lac_parquet_values){0};
    lac_str_addn(&out, "\x01\x02\x00", 3);
    assert_int_equal(start(LAC_PARQUET_INT32, LAC_PARQUET_ENCODING_OLD_DICTIONARY, &out, 1), LAC_E_PARSE);
    values = (struct lac_parquet_values){.dictionary = words, .n_dictionary = 3};
    lac_str_addc(&out, 33); /* bits of an index */
    assert_int_equal(start(LAC_PARQUET_INT32, LAC_PARQUET_ENCODING_DICTIONARY, &out, 1), LAC_E_PARSE);
    assert_int_equal(start(LAC_PARQUET_INT32, LAC_PARQUET_ENCODING_DICTIONARY, &out, 0), LAC_OK); /* of nulls alone */
    assert_none();
}

static void booleans_may_come_in_runs(void **state)
{
    (void)state;
    struct lac_str out = {0}, runs = {0};
    put_run(&runs, 3, 1, 1);
    put_run(&runs, 1, 0, 1);
    put_le(&out, runs.len, 4);
    put_str(&out, &runs);
    lac_str_free(&runs);
    assert_int_equal(start(LAC_PARQUET_BOOLEAN, LAC_PARQUET_ENCODING_RLE, &out, 4), LAC_OK);
    for (int i = 0; i < 4; i++)
        assert_integer(i < 3);
    assert_none();
    lac_str_add(&out, "xyz");
    assert_int_equal(start(LAC_PARQUET_BOOLEAN, LAC_PARQUET_ENCODING_RLE, &out, 4), LAC_E_PARSE);
}

static void differences_give_numbers_in_their_width(void **state)
{
    (void)state;
    struct lac_str out = {0};
    const int64_t numbers[] = {INT32_MAX, (int64_t)INT32_MAX + 1, -5}; /* wraps around in 32 bits */
    put_delta(&out, numbers, 3);
    assert_int_equal(start(LAC_PARQUET_INT32, LAC_PARQUET_ENCODING_DELTA, &out, 3), LAC_OK);
    assert_integer(INT32_MAX);
    assert_integer(INT32_MIN);
    assert_integer(-5);
    assert_none();
}

static void lengths_come_before_all_bytes(void **state)
{
    (void)state;
    struct lac_str out = {0};
    put_delta(&out, (const int64_t[]){3, 0, 5}, 3);
    lac_str_add(&out, "icesteam!");
    assert_int_equal(start(LAC_PARQUET_BYTES, LAC_PARQUET_ENCODING_DELTA_LENGTH, &out, 3), LAC_OK);
    assert_bytes("ice");
    assert_bytes("");
    assert_bytes("steam");
    assert_none();
    put_delta(&out, (const int64_t[]){3, -1}, 2);
    lac_str_add(&out, "ice");
    assert_int_equal(start(LAC_PARQUET_BYTES, LAC_PARQUET_ENCODING_DELTA_LENGTH, &out, 2), LAC_OK);
    assert_bytes("ice");
    assert_none();
    put_delta(&out, (const int64_t[]){3, 1}, 2); /* more than the page says */
    assert_int_equal(start(LAC_PARQUET_BYTES, LAC_PARQUET_ENCODING_DELTA_LENGTH, &out, 1), LAC_E_PARSE);
    assert_says("DELTA_LENGTH_BYTE_ARRAY");
}

static void a_value_begins_as_the_one_before(void **state)
{
    (void)state;
    struct lac_str out = {0};
    put_delta(&out, (const int64_t[]){0, 3, 2, 0}, 4);
    put_delta(&out, (const int64_t[]){4, 1, 0, 1}, 4);
    lac_str_add(&out, "Mond!M");
    assert_int_equal(start(LAC_PARQUET_BYTES, LAC_PARQUET_ENCODING_DELTA_BYTES, &out, 4), LAC_OK);
    assert_bytes("Mond");
    assert_bytes("Mon!");
    assert_bytes("Mo");
    assert_bytes("M");
    assert_none();
    put_delta(&out, (const int64_t[]){0, 3}, 2); /* longer than what was before */
    put_delta(&out, (const int64_t[]){1, 1}, 2);
    lac_str_add(&out, "ab");
    assert_int_equal(start(LAC_PARQUET_BYTES, LAC_PARQUET_ENCODING_DELTA_BYTES, &out, 2), LAC_OK);
    assert_bytes("a");
    assert_none();
    put_delta(&out, (const int64_t[]){0}, 1); /* of another length than all */
    put_delta(&out, (const int64_t[]){3}, 1);
    lac_str_add(&out, "abc");
    assert_int_equal(start(LAC_PARQUET_FIXED, LAC_PARQUET_ENCODING_DELTA_BYTES, &out, 1), LAC_OK);
    assert_none();
}

static void bytes_may_be_split_by_their_place(void **state)
{
    (void)state;
    struct lac_str out = {0};
    lac_str_addn(&out, "\x01\x02\x00\x00\x00\x01\x00\x00", 8); /* 1, and 2 + 65536 */
    assert_int_equal(start(LAC_PARQUET_INT32, LAC_PARQUET_ENCODING_SPLIT, &out, 2), LAC_OK);
    assert_integer(1);
    assert_integer(65538);
    assert_none();
    lac_str_add(&out, "seven..");
    assert_int_equal(start(LAC_PARQUET_INT32, LAC_PARQUET_ENCODING_SPLIT, &out, 2), LAC_E_PARSE);
}

static void an_encoding_that_does_not_go_with_the_type_is_named(void **state)
{
    (void)state;
    static const struct {
        int64_t type, encoding;
        const char *name;
    } bad[] = {{LAC_PARQUET_BYTES, LAC_PARQUET_ENCODING_DELTA, "DELTA_BINARY_PACKED"},
               {LAC_PARQUET_INT32, LAC_PARQUET_ENCODING_DELTA_BYTES, "DELTA_BYTE_ARRAY"},
               {LAC_PARQUET_INT32, LAC_PARQUET_ENCODING_RLE, "RLE"},
               {LAC_PARQUET_BOOLEAN, LAC_PARQUET_ENCODING_DICTIONARY, "RLE_DICTIONARY"},
               {LAC_PARQUET_INT32, LAC_PARQUET_ENCODING_BIT_PACKED, "BIT_PACKED"},
               {LAC_PARQUET_BYTES, LAC_PARQUET_ENCODING_SPLIT, "BYTE_STREAM_SPLIT"},
               {LAC_PARQUET_INT32, 77, "an unknown way"},
               {LAC_PARQUET_INT32, -1, "an unknown way"}};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct lac_str out = {0};
        assert_int_equal(start(bad[i].type, bad[i].encoding, &out, 1), LAC_E_CONFIG);
        assert_says(lac_arena_printf(arena, "is encoded in %s, which is not read", bad[i].name));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_bench(plain_values_of_each_type_are_read),
        on_bench(a_length_beyond_the_page_ends_it),
        on_bench(indices_point_into_the_dictionary_and_nowhere_else),
        on_bench(booleans_may_come_in_runs),
        on_bench(differences_give_numbers_in_their_width),
        on_bench(lengths_come_before_all_bytes),
        on_bench(a_value_begins_as_the_one_before),
        on_bench(bytes_may_be_split_by_their_place),
        on_bench(an_encoding_that_does_not_go_with_the_type_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
