#include "core/parquet/page.h"
#include "tests/unit/parquet/bench.h"

static struct lac_parquet_page page;
static const unsigned char *at;

static enum lac_status read_page(struct lac_str *bytes)
{
    at = exactly(bytes);
    return lac_parquet_page_read(&at, exactly_end(), &page, &err);
}

static void a_data_page_says_its_sizes_and_encodings(void **state)
{
    (void)state;
    struct lac_str out = {0};
    struct page p = {.kind = LAC_PARQUET_DATA, .values = 7, .encoding = LAC_PARQUET_ENCODING_DELTA_BYTES};
    lac_str_add(&p.body, "twelve bytes");
    put_page(&out, &p);
    assert_int_equal(read_page(&out), LAC_OK);
    assert_int_equal(page.kind, LAC_PARQUET_DATA);
    assert_int_equal(page.len, 12);
    assert_int_equal(page.unpacked, 12);
    assert_int_equal(page.values, 7);
    assert_int_equal(page.encoding, LAC_PARQUET_ENCODING_DELTA_BYTES);
    assert_int_equal(page.def_encoding, LAC_PARQUET_ENCODING_RLE);
    assert_false(page.summed);
    assert_memory_equal(at, "twelve bytes", 12);
    assert_ptr_equal(at + 12, exactly_end());
}

static void a_page_of_the_second_version_knows_its_levels(void **state)
{
    (void)state;
    struct lac_str out = {0};
    struct page p = {.kind = LAC_PARQUET_DATA_2, .values = 3, .unpacked = true, .summed = true};
    lac_str_add(&p.reps, "reps");
    lac_str_add(&p.defs, "de");
    lac_str_add(&p.body, "values");
    put_page(&out, &p);
    assert_int_equal(read_page(&out), LAC_OK);
    assert_int_equal(page.rep_len, 4);
    assert_int_equal(page.def_len, 2);
    assert_int_equal(page.len, 12);
    assert_false(page.packed);
    assert_true(page.summed);
    assert_int_equal(page.sum, lac_parquet_sum((const unsigned char *)"repsdevalues", 12));
}

static void a_dictionary_says_how_many(void **state)
{
    (void)state;
    struct lac_str out = {0};
    struct page p = {.kind = LAC_PARQUET_DICTIONARY, .values = 2};
    put_page(&out, &p);
    assert_int_equal(read_page(&out), LAC_OK);
    assert_int_equal(page.kind, LAC_PARQUET_DICTIONARY);
    assert_int_equal(page.values, 2);
}

static void assert_refused(struct page p, const char *why)
{
    struct lac_str out = {0};
    p.kind = p.kind ? p.kind : LAC_PARQUET_DATA;
    lac_str_add(&p.body, "body");
    put_page(&out, &p);
    assert_int_equal(read_page(&out), LAC_E_PARSE);
    assert_says(why);
}

static void sizes_that_cannot_be_are_refused(void **state)
{
    (void)state;
    assert_refused((struct page){.say_len = 5}, "said to have 5 bytes where there are 4");
    assert_refused((struct page){.say_len = -1}, "said to have -1 bytes");
    assert_refused((struct page){.say_unpacked = -1}, "is damaged");
    assert_refused((struct page){.say_unpacked = (int64_t)LAC_PARQUET_PAGE_MAX + 1}, "at most 268435456 are read");
    assert_refused((struct page){.values = -1}, "the head of a page cannot be read");
    assert_refused((struct page){.values = (int64_t)1 << 40}, "the head of a page cannot be read");
    struct page levels = {.kind = LAC_PARQUET_DATA_2, .say_unpacked = 2};
    lac_str_add(&levels.defs, "levels");
    assert_refused(levels, "the head of a page cannot be read");
}

static void a_head_that_is_none_is_refused(void **state)
{
    (void)state;
    struct lac_str out = {0};
    assert_int_equal(read_page(&out), LAC_E_PARSE);
    lac_str_addn(&out, "\xff\xff\xff\xff", 4);
    assert_int_equal(read_page(&out), LAC_E_PARSE);
    put_int(&out, 1, 9); /* a kind of page that there is not */
    put_int(&out, 2, 0);
    put_int(&out, 3, 0);
    put_end(&out);
    assert_int_equal(read_page(&out), LAC_E_PARSE);
    assert_says("the head of a page cannot be read");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_bench(a_data_page_says_its_sizes_and_encodings),
        on_bench(a_page_of_the_second_version_knows_its_levels),
        on_bench(a_dictionary_says_how_many),
        on_bench(sizes_that_cannot_be_are_refused),
        on_bench(a_head_that_is_none_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
