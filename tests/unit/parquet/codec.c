#include "core/parquet/codec.h"
#include "tests/unit/parquet/bench.h"

static const int codecs[] = {NONE, SNAPPY, GZIP, ZSTD};
static const char text[] = "the same words, the same words, the same words, the same words, the same words";
static unsigned char out[256];

static enum lac_status unpack(int codec, struct lac_str *packed, size_t want)
{
    const unsigned char *bytes = exactly(packed);
    return lac_parquet_unpack(codec, bytes, block_len, out, want, &err);
}

static void what_each_codec_packed_comes_back(void **state)
{
    (void)state;
    for (size_t i = 0; i < 4; i++) {
        struct lac_str packed = {0};
        put_packed_bytes(&packed, codecs[i], text, sizeof text);
        assert_true(codecs[i] == NONE || packed.len < sizeof text);
        assert_int_equal(unpack(codecs[i], &packed, sizeof text), LAC_OK);
        assert_memory_equal(out, text, sizeof text);
        assert_int_equal(unpack(codecs[i], &packed, 0), LAC_OK); /* nothing is nothing */
    }
}

static void members_of_gzip_may_follow_one_another(void **state)
{
    (void)state;
    struct lac_str packed = {0};
    put_packed_bytes(&packed, GZIP, text, 40);
    put_packed_bytes(&packed, GZIP, text + 40, sizeof text - 40);
    assert_int_equal(unpack(GZIP, &packed, sizeof text), LAC_OK);
    assert_memory_equal(out, text, sizeof text);
}

static void another_length_than_is_said_is_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < 4; i++) {
        for (size_t want = sizeof text - 1; want <= sizeof text + 1; want += 2) {
            struct lac_str packed = {0};
            put_packed_bytes(&packed, codecs[i], text, sizeof text);
            assert_int_equal(unpack(codecs[i], &packed, want), LAC_E_PARSE);
            assert_says("do not unpack (");
        }
    }
}

static void bytes_that_are_cut_or_none_of_it_are_refused(void **state)
{
    (void)state;
    for (size_t i = 1; i < 4; i++) {
        struct lac_str packed = {0};
        put_packed_bytes(&packed, codecs[i], text, sizeof text);
        packed.len -= 5;
        assert_int_equal(unpack(codecs[i], &packed, sizeof text), LAC_E_PARSE);
        lac_str_add(&packed, "\x7fno codec has made this");
        assert_int_equal(unpack(codecs[i], &packed, sizeof text), LAC_E_PARSE);
    }
}

static void a_codec_that_is_not_read_is_named(void **state)
{
    (void)state;
    static const char *const names[] = {[3] = "LZO", [4] = "Brotli", [5] = "LZ4,", [7] = "LZ4_RAW"};
    for (int codec = 3; codec <= 8; codec++) {
        if (codec == ZSTD)
            continue;
        assert_int_equal(lac_parquet_unpack(codec, out, 4, out, 4, &err), LAC_E_CONFIG);
        assert_says(codec < 8 ? names[codec] : "an unknown codec");
        assert_says("write the file with Zstandard, Snappy or gzip");
    }
    assert_int_equal(lac_parquet_unpack(-1, out, 4, out, 4, &err), LAC_E_CONFIG);
}

static void the_checksum_is_that_of_gzip(void **state)
{
    (void)state;
    assert_int_equal(lac_parquet_sum((const unsigned char *)"123456789", 9), 0xcbf43926u);
    assert_int_equal(lac_parquet_sum((const unsigned char *)"", 0), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_bench(what_each_codec_packed_comes_back),      on_bench(members_of_gzip_may_follow_one_another),
        on_bench(another_length_than_is_said_is_refused), on_bench(bytes_that_are_cut_or_none_of_it_are_refused),
        on_bench(a_codec_that_is_not_read_is_named),      on_bench(the_checksum_is_that_of_gzip),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
