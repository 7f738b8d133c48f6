#include "core/parquet/column.h"
#include "tests/unit/parquet/bench.h"

static const struct lac_parquet_element text = {.name = "x", .type = LAC_PARQUET_BYTES, .meaning = LAC_PARQUET_TEXT},
                                        flag = {.name = "x", .type = LAC_PARQUET_BOOLEAN};
static const struct lac_parquet_leaf required = {&text, "x", 0, 0}, optional = {&text, "x", 1, 0},
                                     listed = {&text, "x", 2, 1}, flags = {&flag, "x", 0, 0};
static struct lac_parquet_column column;
static uint64_t budget;

static void start(const struct lac_parquet_leaf *leaf, int codec, int64_t values, struct lac_str *pages)
{
    const unsigned char *bytes = exactly(pages);
    struct lac_parquet_chunk chunk = {.type = LAC_PARQUET_BYTES, .codec = codec, .values = values, .len = block_len};
    budget = 1 << 20;
    lac_parquet_column_start(&column, leaf, &chunk, bytes, &budget);
}

/* The next value as "rep/def text". */
static void assert_next(const char *want)
{
    struct lac_parquet_datum got = {0};
    if (lac_parquet_column_peek(&column, &err) != LAC_OK)
        fail_msg("%s", err.message);
    unsigned rep = column.rep, def = column.def;
    assert_int_equal(lac_parquet_column_take(&column, &got, &err), LAC_OK);
    bool there = def == column.leaf->def;
    assert_string_equal(lac_arena_printf(arena, "%u/%u %.*s", rep, def, there ? (int)got.as.bytes.len : 0,
                                         there ? (const char *)got.as.bytes.at : ""),
                        want);
}

static void assert_refused(const char *why)
{
    struct lac_parquet_datum got;
    enum lac_status status;
    do {
        status = lac_parquet_column_peek(&column, &err);
        if (status == LAC_OK)
            status = lac_parquet_column_take(&column, &got, &err);
    } while (status == LAC_OK);
    assert_says(why);
    lac_parquet_column_free(&column);
    column = (struct lac_parquet_column){0};
}

static struct page texts(enum lac_parquet_page_kind kind, const char *const *words, size_t n)
{
    struct page p = {.kind = kind, .values = (int64_t)n};
    for (size_t i = 0; i < n; i++)
        put_plain_text(&p.body, words[i]);
    return p;
}

static const char *const words[] = {"ice", "steam", "water"};

static void values_come_over_several_pages(void **state)
{
    (void)state;
    static const int codecs[] = {NONE, SNAPPY, GZIP, ZSTD};
    for (size_t i = 0; i < 4; i++) {
        struct lac_str pages = {0};
        struct page first = texts(LAC_PARQUET_DATA, words, 2), none = texts(LAC_PARQUET_DATA, words, 0),
                    second = texts(LAC_PARQUET_DATA_2, words + 2, 1);
        first.codec = none.codec = second.codec = codecs[i];
        first.summed = true;
        put_page(&pages, &first);
        put_page(&pages, &none);
        put_page(&pages, &second);
        start(&required, codecs[i], 3, &pages);
        assert_next("0/0 ice");
        assert_next("0/0 steam");
        assert_false(lac_parquet_column_done(&column));
        assert_next("0/0 water");
        assert_true(lac_parquet_column_done(&column));
        assert_refused("has fewer values than there are rows");
    }
}

static void nulls_and_lists_have_levels_in_both_versions(void **state)
{
    (void)state;
    const uint64_t reps[] = {0, 1, 0, 0}, defs[] = {2, 2, 0, 1};
    struct lac_str pages = {0};
    struct page first = {.kind = LAC_PARQUET_DATA, .values = 4}, second = {.kind = LAC_PARQUET_DATA_2, .values = 4};
    put_levels(&first.body, reps, 4, 1);
    put_levels(&first.body, defs, 4, 2);
    put_packed(&second.reps, reps, 4, 1);
    put_packed(&second.defs, defs, 4, 2);
    for (int i = 0; i < 2; i++) {
        put_plain_text(&first.body, words[i]);
        put_plain_text(&second.body, words[i]);
    }
    second.unpacked = true;
    put_page(&pages, &first);
    put_page(&pages, &second);
    start(&listed, NONE, 8, &pages);
    for (int i = 0; i < 2; i++) {
        assert_next("0/2 ice");
        assert_next("1/2 steam");
        assert_next("0/0 ");
        assert_next("0/1 ");
    }
    lac_parquet_column_free(&column);
    column = (struct lac_parquet_column){0};
}

static void a_dictionary_serves_its_pages_until_they_are_plain(void **state)
{
    (void)state;
    struct lac_str pages = {0};
    struct page dictionary = texts(LAC_PARQUET_DICTIONARY, words, 3), plain = texts(LAC_PARQUET_DATA, words + 1, 1);
    struct page indices = {.kind = LAC_PARQUET_DATA, .values = 4, .encoding = LAC_PARQUET_ENCODING_DICTIONARY};
    put_levels(&indices.body, (const uint64_t[]){1, 0, 1, 1}, 4, 1);
    lac_str_addc(&indices.body, 2);
    put_packed(&indices.body, (const uint64_t[]){2, 2, 0}, 3, 2);
    struct lac_str levels = {0};
    put_levels(&levels, (const uint64_t[]){1}, 1, 1);
    put_str(&levels, &plain.body);
    lac_str_free(&plain.body);
    plain.body = levels;
    put_page(&pages, &dictionary);
    put_page(&pages, &indices);
    put_page(&pages, &plain);
    start(&optional, NONE, 5, &pages);
    assert_next("0/1 water");
    assert_next("0/0 ");
    assert_next("0/1 water");
    assert_next("0/1 ice");
    assert_next("0/1 steam");
    assert_true(lac_parquet_column_done(&column));
    lac_parquet_column_free(&column);
    column = (struct lac_parquet_column){0};
}

static void dictionaries_that_cannot_be_are_refused(void **state)
{
    (void)state;
    struct lac_str pages = {0};
    for (int i = 0; i < 2; i++) {
        struct page p = texts(LAC_PARQUET_DICTIONARY, words, 3);
        put_page(&pages, &p);
    }
    start(&required, NONE, 1, &pages);
    assert_refused("has a dictionary that cannot be");
    struct page flagged = {.kind = LAC_PARQUET_DICTIONARY, .values = 8};
    lac_str_addc(&flagged.body, 1);
    put_page(&pages, &flagged);
    start(&flags, NONE, 1, &pages);
    assert_refused("has a dictionary that cannot be");
    struct page poor = texts(LAC_PARQUET_DICTIONARY, words, 3);
    poor.values = 4;
    put_page(&pages, &poor);
    start(&required, NONE, 1, &pages);
    assert_refused("its dictionary has fewer than 4 values");
    struct page rich = texts(LAC_PARQUET_DICTIONARY, words, 3);
    rich.values = INT32_MAX; /* more than anybody wants to hold */
    put_page(&pages, &rich);
    start(&required, NONE, 1, &pages);
    assert_refused("unpack to more than is read of one file");
}

static void counts_and_levels_that_lie_are_refused(void **state)
{
    (void)state;
    struct lac_str pages = {0};
    struct page many = texts(LAC_PARQUET_DATA, words, 3), few = texts(LAC_PARQUET_DATA, words, 2);
    put_page(&pages, &many);
    start(&required, NONE, 2, &pages);
    assert_refused("its pages hold more values than are said");
    few.values = 3;
    put_page(&pages, &few);
    start(&required, NONE, 3, &pages);
    assert_refused("a page holds fewer values than it says");
    struct page levels = {.kind = LAC_PARQUET_DATA, .values = 9};
    put_levels(&levels.body, (const uint64_t[]){0, 0, 0}, 3, 1); /* packed by eight */
    put_page(&pages, &levels);
    start(&optional, NONE, 9, &pages);
    assert_refused("a page has too few levels");
    struct page high = {.kind = LAC_PARQUET_DATA_2, .values = 1};
    put_run(&high.reps, 1, 0, 1);
    put_run(&high.defs, 1, 3, 2); /* above the highest */
    put_page(&pages, &high);
    start(&listed, NONE, 1, &pages);
    assert_refused("a page has too few levels");
    struct page beyond = {.kind = LAC_PARQUET_DATA, .values = 1};
    put_le(&beyond.body, 100, 4);
    put_page(&pages, &beyond);
    start(&optional, NONE, 1, &pages);
    assert_refused("the levels of a page cannot be read");
}

static void damage_is_seen_by_the_checksum(void **state)
{
    (void)state;
    struct lac_str pages = {0};
    struct page p = texts(LAC_PARQUET_DATA, words, 3);
    p.summed = true;
    put_page(&pages, &p);
    pages.data[pages.len - 1] ^= 1;
    start(&required, NONE, 3, &pages);
    assert_refused("the checksum of a page differs");
}

static void what_unpacks_to_too_much_is_refused(void **state)
{
    (void)state;
    struct lac_str pages = {0};
    struct page bomb = {.kind = LAC_PARQUET_DATA, .values = 1, .codec = ZSTD};
    for (int i = 0; i < 2 << 20; i++)
        lac_str_addc(&bomb.body, 0);
    put_page(&pages, &bomb);
    assert_in_range(pages.len, 1, 4096);
    start(&required, ZSTD, 1, &pages);
    assert_refused("unpack to more than is read of one file");
}

/* Lengths that take no bytes, as many as the head says: what they cost to go over is counted. */
static void values_of_no_bytes_are_counted(void **state)
{
    (void)state;
    struct lac_str pages = {0};
    struct page p = {.kind = LAC_PARQUET_DATA, .values = 1 << 30, .encoding = LAC_PARQUET_ENCODING_DELTA_LENGTH};
    static const unsigned char head[] = {0x80, 0x80, 0x80, 0x80, 0x80, 0x20, 1, 0x80, 0x80, 0x80, 0x80, 4, 0, 0, 0};
    lac_str_addn(&p.body, (const char *)head, sizeof head);
    put_page(&pages, &p);
    start(&required, NONE, 1 << 30, &pages);
    assert_refused("unpack to more than is read of one file");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_bench(values_come_over_several_pages),
        on_bench(nulls_and_lists_have_levels_in_both_versions),
        on_bench(a_dictionary_serves_its_pages_until_they_are_plain),
        on_bench(dictionaries_that_cannot_be_are_refused),
        on_bench(counts_and_levels_that_lie_are_refused),
        on_bench(damage_is_seen_by_the_checksum),
        on_bench(what_unpacks_to_too_much_is_refused),
        on_bench(values_of_no_bytes_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
