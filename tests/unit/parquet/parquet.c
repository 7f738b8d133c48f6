#include "core/parquet/parquet.h"
#include "tests/unit/parquet/bench.h"

/* A row group of `question` and `answer`. */
static void put_group(struct maker *m, const char *const *questions, const int *answers, size_t n, int codec)
{
    struct lac_str pages = {0};
    struct page texts = {.kind = LAC_PARQUET_DATA, .values = (int64_t)n, .codec = codec},
                numbers = {.kind = LAC_PARQUET_DATA, .values = (int64_t)n, .codec = codec};
    for (size_t i = 0; i < n; i++) {
        put_plain_text(&texts.body, questions[i]);
        put_le(&numbers.body, (uint32_t)answers[i], 4);
    }
    put_page(&pages, &texts);
    make_chunk(m, LAC_PARQUET_BYTES, codec, (int64_t)n, &pages);
    put_page(&pages, &numbers);
    make_chunk(m, LAC_PARQUET_INT32, codec, (int64_t)n, &pages);
    make_group(m, (int64_t)n);
}

static struct maker begin(void)
{
    struct maker m;
    make_begin(&m, 2);
    make_element(&m, "question", LAC_PARQUET_BYTES, LAC_PARQUET_REQUIRED, 0, 0);
    make_element(&m, "answer", LAC_PARQUET_INT32, LAC_PARQUET_REQUIRED, 0, -1);
    return m;
}

static struct maker three_rows(int codec)
{
    struct maker m = begin();
    put_group(&m, (const char *const[]){"What is cold?", "چه سرد است؟"}, (const int[]){0, 1}, 2, codec);
    put_group(&m, NULL, NULL, 0, codec);
    put_group(&m, (const char *const[]){"What is warm?"}, (const int[]){3}, 1, codec);
    return m;
}

static enum lac_status read_rows(struct lac_str *file, struct lac_value *rows)
{
    const unsigned char *bytes = exactly(file);
    return lac_parquet_read(arena, bytes, block_len, rows, &err);
}

static void rows_come_in_order_over_row_groups(void **state)
{
    (void)state;
    static const int codecs[] = {NONE, SNAPPY, GZIP, ZSTD};
    for (size_t i = 0; i < 4; i++) {
        struct maker m = three_rows(codecs[i]);
        struct lac_value rows;
        make_end(&m);
        if (read_rows(&m.file, &rows) != LAC_OK)
            fail_msg("%s", err.message);
        assert_int_equal(lac_count(&rows), 3);
        assert_string_equal(lac_get_text(lac_at(&rows, 1), "question", ""), "چه سرد است؟");
        assert_int_equal(lac_get_int(lac_at(&rows, 1), "answer", -1), 1);
        assert_string_equal(lac_get_text(lac_at(&rows, 2), "question", ""), "What is warm?");
        assert_int_equal(lac_get_int(lac_at(&rows, 2), "answer", -1), 3);
    }
}

static void rows_outlive_the_file_and_come_one_by_one(void **state)
{
    (void)state;
    struct maker m = three_rows(SNAPPY);
    struct lac_parquet *file;
    struct lac_value row[4];
    make_end(&m);
    const unsigned char *bytes = exactly(&m.file);
    assert_int_equal(lac_parquet_open(arena, bytes, block_len, &file, &err), LAC_OK);
    assert_int_equal(lac_parquet_rows(file), 3);
    for (int i = 0; i < 4; i++)
        assert_int_equal(lac_parquet_next(file, arena, &row[i], &err), LAC_OK);
    lac_parquet_close(file);
    free(block);
    block = NULL;
    assert_string_equal(lac_get_text(&row[0], "question", ""), "What is cold?");
    assert_int_equal(row[3].kind, LAC_NIL);
}

static void a_row_that_is_broken_says_so_and_the_next_one_comes(void **state)
{
    (void)state;
    struct maker m = begin();
    struct lac_value rows;
    put_group(&m, (const char *const[]){"\xc3", "What?"}, (const int[]){0, 1}, 2, NONE);
    make_end(&m);
    assert_int_equal(read_rows(&m.file, &rows), LAC_OK);
    assert_string_equal(lac_as_text(lac_at(&rows, 0), ""), "column 'question' holds a text that is not UTF-8");
    assert_string_equal(lac_get_text(lac_at(&rows, 1), "question", ""), "What?");
}

static void an_error_names_row_group_and_column(void **state)
{
    (void)state;
    struct maker m = begin();
    struct lac_value rows;
    put_group(&m, (const char *const[]){"What?"}, (const int[]){0}, 1, NONE);
    put_group(&m, (const char *const[]){"What?"}, (const int[]){0}, 1, 4 /* Brotli, says the head */);
    make_end(&m);
    assert_int_equal(read_rows(&m.file, &rows), LAC_E_CONFIG);
    assert_string_equal(err.message, "row group 1: column 'question': is packed with Brotli, which is not read: write "
                                     "the file with Zstandard, Snappy or gzip");
}

static void rows_and_values_that_do_not_agree_are_refused(void **state)
{
    (void)state;
    struct lac_value rows;
    static const int64_t said[] = {1, 3}; /* where there are two */
    static const char *const why[] = {"has more values than there are rows", "has fewer values than there are rows"};
    for (size_t i = 0; i < 2; i++) {
        struct maker m = begin();
        struct lac_str pages = {0};
        struct page texts = {.kind = LAC_PARQUET_DATA, .values = 2}, numbers = {.kind = LAC_PARQUET_DATA, .values = 2};
        put_plain_text(&texts.body, "a");
        put_plain_text(&texts.body, "b");
        put_le(&numbers.body, 0, 8);
        put_page(&pages, &texts);
        make_chunk(&m, LAC_PARQUET_BYTES, NONE, 2, &pages);
        put_page(&pages, &numbers);
        make_chunk(&m, LAC_PARQUET_INT32, NONE, 2, &pages);
        make_group(&m, said[i]);
        make_end(&m);
        assert_int_equal(read_rows(&m.file, &rows), LAC_E_PARSE);
        assert_says("row group 0: column 'question': ");
        assert_says(why[i]);
    }
}

static void groups_have_the_columns_of_the_file(void **state)
{
    (void)state;
    struct maker m = begin();
    struct lac_value rows;
    struct lac_str pages = {0};
    make_chunk(&m, LAC_PARQUET_BYTES, NONE, 0, &pages);
    make_group(&m, 0);
    make_end(&m);
    assert_int_equal(read_rows(&m.file, &rows), LAC_E_PARSE);
    assert_says("row group 0 has 1 columns where the file has 2");
    m = begin();
    make_chunk(&m, LAC_PARQUET_BYTES, NONE, 0, &pages);
    make_chunk(&m, LAC_PARQUET_INT64, NONE, 0, &pages);
    make_group(&m, 0);
    make_end(&m);
    assert_int_equal(read_rows(&m.file, &rows), LAC_E_PARSE);
    assert_says("row group 0: column 'answer': is of another type");
}

static void wherever_a_file_is_cut_or_a_byte_flips_nothing_bad_happens(void **state)
{
    (void)state;
    static const int codecs[] = {NONE, SNAPPY, GZIP, ZSTD};
    for (size_t c = 0; c < 4; c++) {
        struct maker m = three_rows(codecs[c]);
        struct lac_value rows;
        make_end(&m);
        for (size_t len = 0; len < m.file.len; len++) {
            struct lac_str file = {0};
            lac_str_addn(&file, m.file.data, len);
            assert_int_equal(read_rows(&file, &rows), LAC_E_PARSE);
        }
        for (size_t i = 0; i < m.file.len * 8; i++) {
            struct lac_str file = {0};
            lac_str_addn(&file, m.file.data, m.file.len);
            file.data[i / 8] ^= (char)(1 << i % 8);
            err.message[0] = '\0';
            if (read_rows(&file, &rows) != LAC_OK)
                assert_true(err.message[0]);
        }
        lac_str_free(&m.file);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_bench(rows_come_in_order_over_row_groups),
        on_bench(rows_outlive_the_file_and_come_one_by_one),
        on_bench(a_row_that_is_broken_says_so_and_the_next_one_comes),
        on_bench(an_error_names_row_group_and_column),
        on_bench(rows_and_values_that_do_not_agree_are_refused),
        on_bench(groups_have_the_columns_of_the_file),
        on_bench(wherever_a_file_is_cut_or_a_byte_flips_nothing_bad_happens),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
