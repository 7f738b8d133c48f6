#include "core/parquet/assemble.h"
#include "core/model/json.h"
#include "tests/unit/parquet/bench.h"

/* A table of list<struct<text, label>>, as choices are published: {"choices": [{"text": .., "label": ..}, ..]}. */

static struct lac_parquet_footer footer;
static struct lac_parquet_schema schema;
static struct lac_parquet_column columns[2];
static struct lac_parquet_assembly assembly;
static uint64_t budget;

static void put_texts(struct lac_str *pages, const uint64_t *reps, const uint64_t *defs, size_t n,
                      const char *const *texts, size_t n_texts)
{
    struct page p = {.kind = LAC_PARQUET_DATA_2, .values = (int64_t)n};
    put_packed(&p.reps, reps, n, 1);
    put_packed(&p.defs, defs, n, 3);
    for (size_t i = 0; i < n_texts; i++)
        put_plain_text(&p.body, texts[i]);
    put_page(pages, &p);
}

/* The two columns of a file of one row group, ended here. */
static void open_made(struct maker *m)
{
    make_group(m, 1);
    make_end(m);
    const unsigned char *bytes = exactly(&m->file);
    assert_int_equal(lac_parquet_footer_read(arena, bytes, block_len, &footer, &err), LAC_OK);
    assert_int_equal(lac_parquet_schema_make(arena, &footer, &schema, &err), LAC_OK);
    budget = 1 << 20;
    for (size_t i = 0; i < 2; i++)
        lac_parquet_column_start(&columns[i], &schema.leaves[i], &footer.chunks.at[i], bytes, &budget);
    assembly = (struct lac_parquet_assembly){.columns = columns, .arena = arena, .budget = &budget};
}

static void open_columns(struct lac_str *first, struct lac_str *second, int64_t values)
{
    struct maker m;
    make_begin(&m, 1);
    make_element(&m, "choices", -1, LAC_PARQUET_OPTIONAL, 1, 3);
    make_element(&m, "list", -1, LAC_PARQUET_REPEATED, 1, -1);
    make_element(&m, "element", -1, LAC_PARQUET_OPTIONAL, 2, -1);
    make_element(&m, "text", LAC_PARQUET_BYTES, LAC_PARQUET_OPTIONAL, 0, 0);
    make_element(&m, "label", LAC_PARQUET_BYTES, LAC_PARQUET_OPTIONAL, 0, 0);
    make_chunk(&m, LAC_PARQUET_BYTES, NONE, values, first);
    make_chunk(&m, LAC_PARQUET_BYTES, NONE, values, second);
    open_made(&m);
}

static void close_columns(void)
{
    for (size_t i = 0; i < 2; i++) {
        lac_parquet_column_free(&columns[i]);
        columns[i] = (struct lac_parquet_column){0};
    }
    lac_parquet_footer_free(&footer);
}

static void assert_row(const char *want)
{
    struct lac_value row;
    struct lac_str out = {0};
    assembly.values = 0;
    if (lac_parquet_assemble(&assembly, &schema.root, &row, &err) != LAC_OK)
        fail_msg("%s", err.message);
    lac_json_write(&out, &row);
    assert_string_equal(lac_str_get(&out), want);
    lac_str_free(&out);
}

static void assert_fails(enum lac_status status, const char *why)
{
    struct lac_value row;
    assert_int_equal(lac_parquet_assemble(&assembly, &schema.root, &row, &err), status);
    assert_says(why);
    close_columns();
}

static void rows_are_put_together_from_columns_in_step(void **state)
{
    (void)state;
    struct lac_str first = {0}, second = {0};
    /* [{ice A} {null B}], null, [], [null], [{steam null}] */
    put_texts(&first, (const uint64_t[]){0, 1, 0, 0, 0, 0}, (const uint64_t[]){4, 3, 0, 1, 2, 4}, 6,
              (const char *const[]){"ice", "steam"}, 2);
    put_texts(&second, (const uint64_t[]){0, 1, 0, 0, 0, 0}, (const uint64_t[]){4, 4, 0, 1, 2, 3}, 6,
              (const char *const[]){"A", "B"}, 2);
    open_columns(&first, &second, 6);
    assert_row("{\"choices\":[{\"label\":\"A\",\"text\":\"ice\"},{\"label\":\"B\",\"text\":null}]}");
    assert_row("{\"choices\":null}");
    assert_row("{\"choices\":[]}");
    assert_row("{\"choices\":[null]}");
    assert_row("{\"choices\":[{\"label\":null,\"text\":\"steam\"}]}");
    assert_true(lac_parquet_column_done(&columns[0]) && lac_parquet_column_done(&columns[1]));
    close_columns();
}

static void columns_that_disagree_are_refused(void **state)
{
    (void)state;
    static const struct {
        uint64_t reps[2][3], defs[2][3];
    } bad[] = {
        {{{0, 1, 0}, {0, 0, 0}}, {{3, 3, 3}, {3, 3, 3}}}, /* a list of two beside one of one */
        {{{0, 0, 0}, {0, 1, 0}}, {{3, 3, 3}, {3, 3, 3}}},
        {{{0, 0, 0}, {0, 0, 0}}, {{0, 3, 3}, {3, 3, 3}}}, /* null beside a list */
        {{{0, 0, 0}, {0, 0, 0}}, {{3, 3, 3}, {1, 3, 3}}}, /* an item beside an empty list */
        {{{0, 0, 0}, {0, 0, 0}}, {{2, 3, 3}, {3, 3, 3}}}, /* a null item beside one */
        {{{1, 0, 0}, {1, 0, 0}}, {{3, 3, 3}, {3, 3, 3}}}, /* a row that begins inside of a list */
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct lac_str first = {0}, second = {0};
        struct lac_value row;
        put_texts(&first, bad[i].reps[0], bad[i].defs[0], 3, NULL, 0);
        put_texts(&second, bad[i].reps[1], bad[i].defs[1], 3, NULL, 0);
        open_columns(&first, &second, 3);
        enum lac_status status = lac_parquet_assemble(&assembly, &schema.root, &row, &err);
        if (status == LAC_OK)
            status = lac_parquet_assemble(&assembly, &schema.root, &row, &err);
        assert_int_equal(status, LAC_E_PARSE);
        assert_says("column 'choices.list.element.");
        assert_says("its levels do not go with those of its neighbours");
        close_columns();
    }
}

static void a_text_that_is_not_utf8_breaks_its_row_alone(void **state)
{
    (void)state;
    struct lac_str first = {0}, second = {0};
    put_texts(&first, (const uint64_t[]){0, 0}, (const uint64_t[]){4, 4}, 2, (const char *const[]){"\xff", "ice"}, 2);
    put_texts(&second, (const uint64_t[]){0, 0}, (const uint64_t[]){3, 3}, 2, NULL, 0);
    open_columns(&first, &second, 2);
    assert_row("{\"choices\":[{\"label\":null,\"text\":null}]}");
    assert_string_equal(assembly.broken, "column 'choices.list.element.text' holds a text that is not UTF-8");
    assembly.broken = NULL;
    assert_row("{\"choices\":[{\"label\":null,\"text\":\"ice\"}]}");
    assert_null(assembly.broken);
    close_columns();
}

/* Levels in runs: a list of `n` nulls takes some bytes, whatever n is. */
static void put_nulls(struct lac_str *pages, uint64_t n)
{
    struct page p = {.kind = LAC_PARQUET_DATA_2, .values = (int64_t)n};
    put_run(&p.reps, 1, 0, 1);
    put_run(&p.reps, n - 1, 1, 1);
    put_run(&p.defs, n, 2, 3);
    put_page(pages, &p);
}

static void a_row_that_grows_without_end_is_refused(void **state)
{
    (void)state;
    struct lac_str first = {0}, second = {0};
    put_nulls(&first, 1 << 30);
    put_nulls(&second, 1 << 30);
    open_columns(&first, &second, 1 << 30);
    assert_fails(LAC_E_LIMIT, "its rows unpack to more than is read of one file");
    put_nulls(&first, 1 << 30);
    put_nulls(&second, 1 << 30);
    open_columns(&first, &second, 1 << 30);
    budget = UINT64_MAX;
    assert_fails(LAC_E_LIMIT, "a row has more than 1048576 values");
}

/* ---- a map ---- */

static void open_map(struct lac_str *keys, struct lac_str *numbers, int64_t values)
{
    struct maker m;
    make_begin(&m, 1);
    make_element(&m, "mc1_targets", -1, LAC_PARQUET_REQUIRED, 1, 1);
    make_element(&m, "key_value", -1, LAC_PARQUET_REPEATED, 2, -1);
    make_element(&m, "key", LAC_PARQUET_BYTES, LAC_PARQUET_REQUIRED, 0, 0);
    make_element(&m, "value", LAC_PARQUET_INT32, LAC_PARQUET_REQUIRED, 0, -1);
    make_chunk(&m, LAC_PARQUET_BYTES, NONE, values, keys);
    make_chunk(&m, LAC_PARQUET_INT32, NONE, values, numbers);
    open_made(&m);
}

static void put_entries(struct lac_str *keys, struct lac_str *numbers, size_t n, bool same, const char *bad)
{
    struct page k = {.kind = LAC_PARQUET_DATA_2, .values = (int64_t)n},
                v = {.kind = LAC_PARQUET_DATA_2, .values = (int64_t)n};
    for (struct page *p = &k; p; p = p == &k ? &v : NULL) {
        put_run(&p->reps, 1, 0, 1);
        put_run(&p->reps, n - 1, 1, 1);
        put_run(&p->defs, n, 1, 1);
    }
    for (size_t i = 0; i < n; i++) {
        if (bad) {
            put_le(&k.body, 2, 4);
            lac_str_addn(&k.body, bad, 2);
        } else {
            put_plain_text(&k.body, same ? "same" : lac_arena_printf(arena, "k%zu", i));
        }
        put_le(&v.body, i, 4);
    }
    put_page(keys, &k);
    put_page(numbers, &v);
}

static void a_map_is_one_and_of_equal_keys_the_last_counts(void **state)
{
    (void)state;
    struct lac_str keys = {0}, numbers = {0};
    put_entries(&keys, &numbers, 2, false, NULL);
    open_map(&keys, &numbers, 2);
    assert_row("{\"mc1_targets\":{\"k0\":0,\"k1\":1}}");
    close_columns();
    put_entries(&keys, &numbers, 3, true, NULL);
    open_map(&keys, &numbers, 3);
    assert_row("{\"mc1_targets\":{\"same\":2}}");
    assert_null(assembly.broken);
    close_columns();
}

static void keys_that_are_none_or_too_many_break_the_row(void **state)
{
    (void)state;
    struct lac_str keys = {0}, numbers = {0};
    put_entries(&keys, &numbers, 1, false, "a\0");
    open_map(&keys, &numbers, 1);
    assert_row("{\"mc1_targets\":{}}");
    assert_string_equal(assembly.broken, "column 'mc1_targets.key_value.key' holds a map of keys that are none");
    close_columns();
    put_entries(&keys, &numbers, LAC_PARQUET_KEYS_MAX + 1, false, NULL);
    open_map(&keys, &numbers, LAC_PARQUET_KEYS_MAX + 1);
    struct lac_value row;
    assert_int_equal(lac_parquet_assemble(&assembly, &schema.root, &row, &err), LAC_OK);
    assert_string_equal(assembly.broken, "column 'mc1_targets.key_value.key' holds a map of too many keys");
    close_columns();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        on_bench(rows_are_put_together_from_columns_in_step),
        on_bench(columns_that_disagree_are_refused),
        on_bench(a_text_that_is_not_utf8_breaks_its_row_alone),
        on_bench(a_row_that_grows_without_end_is_refused),
        on_bench(a_map_is_one_and_of_equal_keys_the_last_counts),
        on_bench(keys_that_are_none_or_too_many_break_the_row),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
