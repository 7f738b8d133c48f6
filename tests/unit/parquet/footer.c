#include "core/parquet/footer.h"
#include "tests/unit/parquet/bench.h"

static struct lac_parquet_footer footer;

/* A column of two whole numbers in one row group. */
static struct maker two_numbers(void)
{
    struct maker m;
    struct lac_str pages = {0};
    struct page p = {.kind = LAC_PARQUET_DATA, .values = 2};
    make_begin(&m, 1);
    make_element(&m, "answer", LAC_PARQUET_INT32, LAC_PARQUET_REQUIRED, 0, -1);
    put_le(&p.body, 1, 4);
    put_le(&p.body, 2, 4);
    put_page(&pages, &p);
    make_chunk(&m, LAC_PARQUET_INT32, NONE, 2, &pages);
    make_group(&m, 2);
    return m;
}

static enum lac_status read_footer(struct lac_str *file)
{
    const unsigned char *bytes = exactly(file);
    return lac_parquet_footer_read(arena, bytes, block_len, &footer, &err);
}

static void assert_refused(struct lac_str *file, const char *why)
{
    assert_int_equal(read_footer(file), LAC_E_PARSE);
    assert_says(why);
    lac_parquet_footer_free(&footer);
}

static void a_file_says_its_columns_and_where_they_are(void **state)
{
    (void)state;
    struct maker m = two_numbers();
    size_t pages = m.file.len - 4;
    make_end(&m);
    assert_int_equal(read_footer(&m.file), LAC_OK);
    assert_int_equal(footer.rows, 2);
    assert_int_equal(footer.elements.n, 2);
    assert_string_equal(footer.elements.at[1].name, "answer");
    assert_int_equal(footer.elements.at[0].type, -1);
    assert_int_equal(footer.elements.at[0].children, 1);
    assert_int_equal(footer.groups.n, 1);
    assert_int_equal(footer.groups.at[0].rows, 2);
    assert_int_equal(footer.chunks.n, 1);
    assert_int_equal(footer.chunks.at[0].at, 4);
    assert_int_equal(footer.chunks.at[0].len, pages);
    assert_int_equal(footer.chunks.at[0].values, 2);
    lac_parquet_footer_free(&footer);
}

static void what_is_no_parquet_is_said(void **state)
{
    (void)state;
    struct lac_str file = {0};
    assert_refused(&file, "no Parquet file");
    lac_str_add(&file, "{\"question\": \"What?\"}");
    assert_refused(&file, "its first bytes are not PAR1");
    lac_str_add(&file, "PAR1");
    assert_refused(&file, "its last bytes are not PAR1: the file is damaged or was cut short: fetch it again");
    lac_str_addn(&file, "PAR1\xff\xff\xff\x7fPAR1", 12);
    assert_refused(&file, "its footer is said to have 2147483647 bytes");
    lac_str_addn(&file, "PAR1\0\0\0\0PAR1", 12);
    assert_refused(&file, "its footer cannot be read");
    lac_str_addn(&file, "PAR1\7\1\0\0\0PAR1", 13);
    assert_refused(&file, "its footer cannot be read");
    lac_str_add(&file, "PARE....PARE");
    assert_refused(&file, "it is encrypted, which is not read");
}

static void wherever_the_footer_is_cut_it_is_refused(void **state)
{
    (void)state;
    struct maker m = two_numbers();
    size_t pages = m.file.len;
    make_end(&m);
    for (size_t len = 1; len < m.file.len - 8 - pages; len++) {
        struct lac_str file = {0};
        lac_str_addn(&file, m.file.data, pages + len);
        put_le(&file, len, 4);
        lac_str_add(&file, "PAR1");
        assert_int_equal(read_footer(&file), LAC_E_PARSE);
        lac_parquet_footer_free(&footer);
    }
    lac_str_free(&m.file);
}

static void places_outside_of_the_file_are_refused(void **state)
{
    (void)state;
    static const int64_t bad[][3] = {/* at, len, dictionary */
                                     {4, 1 << 20, 0}, {1 << 20, 1, 0}, {-1, 4, 0},        {4, -1, 0},
                                     {0, 4, 0},       {3, 4, 0},       {4, INT64_MAX, 0}, {INT64_MAX, INT64_MAX, 0}};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct maker m;
        make_begin(&m, 1);
        make_element(&m, "x", LAC_PARQUET_INT32, LAC_PARQUET_REQUIRED, 0, -1);
        put_field(&m.columns, 3, T_STRUCT);
        put_int(&m.columns, 1, LAC_PARQUET_INT32);
        put_int(&m.columns, 5, 1);
        put_int(&m.columns, 7, bad[i][1]);
        put_int(&m.columns, 9, bad[i][0]);
        put_end(&m.columns);
        put_end(&m.columns);
        m.n_columns = 1;
        make_group(&m, 1);
        make_end(&m);
        assert_refused(&m.file, "row group 0, column 0 is said to lie outside of the file");
    }
}

/* A file whose one column has these fields beside its description. */
static void assert_column_refused(void (*put)(struct lac_str *out), const char *why)
{
    struct maker m;
    make_begin(&m, 1);
    make_element(&m, "x", LAC_PARQUET_INT32, LAC_PARQUET_REQUIRED, 0, -1);
    put(&m.columns);
    put_end(&m.columns);
    m.n_columns = 1;
    make_group(&m, 1);
    make_end(&m);
    assert_refused(&m.file, why);
}

static void encrypted(struct lac_str *out)
{
    put_field(out, 8, T_STRUCT);
    put_end(out);
}

static void elsewhere(struct lac_str *out)
{
    put_text(out, 1, "part-0.parquet");
}

static void nothing(struct lac_str *out)
{
    (void)out;
}

static void columns_that_are_elsewhere_or_encrypted_are_said(void **state)
{
    (void)state;
    assert_column_refused(encrypted, "its columns are encrypted");
    assert_column_refused(elsewhere, "it is an index of other files");
    assert_column_refused(nothing, "lie outside of the file");
}

static void an_element_that_cannot_be_is_refused(void **state)
{
    (void)state;
    static const int bad[][3] = {{8, 0, 0}, {-1, 3, 0}, {LAC_PARQUET_INT32, 0, 2}}; /* type, repetition, children */
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct maker m;
        make_begin(&m, 1);
        make_element(&m, "x", bad[i][0], bad[i][1], bad[i][2], -1);
        make_end(&m);
        assert_refused(&m.file, "its footer cannot be read");
    }
}

static void a_name_is_utf8_and_short(void **state)
{
    (void)state;
    struct maker m;
    make_begin(&m, 1);
    make_element(&m, "\x9cist", LAC_PARQUET_INT32, LAC_PARQUET_REQUIRED, 0, -1);
    make_end(&m);
    assert_refused(&m.file, "its footer cannot be read");
    char name[LAC_PARQUET_NAME_MAX + 2] = {0};
    memset(name, 'x', LAC_PARQUET_NAME_MAX + 1);
    make_begin(&m, 1);
    make_element(&m, name, LAC_PARQUET_INT32, LAC_PARQUET_REQUIRED, 0, -1);
    make_end(&m);
    assert_refused(&m.file, "its footer cannot be read");
}

static void columns_beyond_count_are_refused(void **state)
{
    (void)state;
    struct maker m;
    make_begin(&m, 50000);
    for (int i = 0; i < 50000; i++)
        make_element(&m, "x", LAC_PARQUET_INT32, LAC_PARQUET_REQUIRED, 0, -1);
    make_end(&m);
    const unsigned char *bytes = exactly(&m.file);
    assert_int_equal(lac_parquet_footer_read(arena, bytes, block_len, &footer, &err), LAC_E_LIMIT);
    assert_says("it has 50001 columns and groups; at most 50000 are read");
    lac_parquet_footer_free(&footer);
}

static void the_row_groups_say_how_many_rows_there_are(void **state)
{
    (void)state;
    struct maker m = two_numbers();
    m.rows = 0; /* as some writers have it */
    make_end(&m);
    assert_int_equal(read_footer(&m.file), LAC_OK);
    assert_int_equal(footer.rows, 2);
    lac_parquet_footer_free(&footer);
    static const int64_t bad[] = {-1, INT64_MAX, 1 << 30};
    static const char *const why[] = {"its footer cannot be read", "its footer cannot be read", "at most 1073741824"};
    for (size_t i = 0; i < 3; i++) {
        make_begin(&m, 1);
        make_group(&m, 1);
        make_group(&m, bad[i]);
        make_end(&m);
        const unsigned char *bytes = exactly(&m.file);
        assert_int_not_equal(lac_parquet_footer_read(arena, bytes, block_len, &footer, &err), LAC_OK);
        assert_says(why[i]);
        lac_parquet_footer_free(&footer);
    }
}

static void the_newer_word_for_what_a_column_means_counts(void **state)
{
    (void)state;
    static const struct {
        int id; /* of the logical type */
        enum lac_parquet_meaning meaning;
    } known[] = {{1, LAC_PARQUET_TEXT}, {2, LAC_PARQUET_MAP},   {3, LAC_PARQUET_LIST},
                 {4, LAC_PARQUET_TEXT}, {8, LAC_PARQUET_PLAIN}, {12, LAC_PARQUET_TEXT}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        struct maker m;
        make_begin(&m, 1);
        put_int(&m.schema, 1, LAC_PARQUET_BYTES);
        put_text(&m.schema, 4, "x");
        put_field(&m.schema, 10, T_STRUCT);
        put_field(&m.schema, known[i].id, T_STRUCT);
        put_end(&m.schema);
        put_end(&m.schema);
        put_end(&m.schema);
        m.n_elements++;
        make_end(&m);
        assert_int_equal(read_footer(&m.file), LAC_OK);
        assert_int_equal(footer.elements.at[1].meaning, known[i].meaning);
        lac_parquet_footer_free(&footer);
    }
    static const enum lac_parquet_meaning older[] = {
        [0] = LAC_PARQUET_TEXT,    [1] = LAC_PARQUET_MAP,       [3] = LAC_PARQUET_LIST,   [4] = LAC_PARQUET_TEXT,
        [5] = LAC_PARQUET_DECIMAL, [13] = LAC_PARQUET_UNSIGNED, [17] = LAC_PARQUET_PLAIN, [19] = LAC_PARQUET_TEXT};
    for (int type = 0; type < 20; type += type == 5 ? 8 : type == 13 ? 4 : type == 17 ? 2 : type == 1 ? 2 : 1) {
        struct maker m;
        make_begin(&m, 1);
        make_element(&m, "x", LAC_PARQUET_BYTES, 0, 0, type);
        make_end(&m);
        assert_int_equal(read_footer(&m.file), LAC_OK);
        assert_int_equal(footer.elements.at[1].meaning, older[type]);
        lac_parquet_footer_free(&footer);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_bench(a_file_says_its_columns_and_where_they_are),
        on_bench(what_is_no_parquet_is_said),
        on_bench(wherever_the_footer_is_cut_it_is_refused),
        on_bench(places_outside_of_the_file_are_refused),
        on_bench(columns_that_are_elsewhere_or_encrypted_are_said),
        on_bench(an_element_that_cannot_be_is_refused),
        on_bench(a_name_is_utf8_and_short),
        on_bench(columns_beyond_count_are_refused),
        on_bench(the_row_groups_say_how_many_rows_there_are),
        on_bench(the_newer_word_for_what_a_column_means_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
