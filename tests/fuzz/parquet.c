/* parquet.c - tables from strangers. The first byte says how the rest becomes a file: as it is; as a footer behind some
 * bytes of pages; or as the body of one page, in a file that a writer of ours puts around it, of a type, encoding,
 * codec and shape that the next bytes choose. What is read is texts that are UTF-8 in trees that have an end; what is
 * not read says why. */
#include "core/parquet/parquet.h"
#include "core/base/utf8.h"
#include "core/parquet/assemble.h"
#include "tests/unit/parquet/writer.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { ROWS_LOOKED_AT = 2000 };

static size_t walk(const struct lac_value *v, unsigned depth)
{
    size_t n = 1;
    if (depth > 2 * LAC_PARQUET_DEPTH_MAX)
        abort();
    if (v->kind == LAC_STR && !lac_utf8_valid(v->as.str.at, v->as.str.len))
        abort();
    for (size_t i = 0; v->kind == LAC_LIST && i < v->as.list.n; i++)
        n += walk(&v->as.list.at[i], depth + 1);
    for (size_t i = 0; v->kind == LAC_MAP && i < v->as.map.n; i++)
        n += walk(&v->as.map.at[i].value, depth + 1);
    return n;
}

static void read_all(const unsigned char *bytes, size_t len)
{
    struct lac_arena *arena = lac_arena_new();
    struct lac_parquet *file;
    struct lac_error err = {0};
    enum lac_status status = lac_parquet_open(arena, bytes, len, &file, &err);
    size_t rows = 0;
    bool more = status == LAC_OK;
    while (more && rows < ROWS_LOOKED_AT) {
        struct lac_arena *own = lac_arena_new();
        struct lac_value row;
        status = lac_parquet_next(file, own, &row, &err);
        more = status == LAC_OK && row.kind != LAC_NIL;
        if (more && (row.kind == LAC_LIST || walk(&row, 0) > LAC_PARQUET_ROW_VALUES_MAX))
            abort();
        rows += more;
        lac_arena_free(own);
    }
    if (status != LAC_OK && !err.message[0])
        abort();
    if (status == LAC_OK && !more && rows != lac_parquet_rows(file))
        abort();
    lac_parquet_close(file);
    lac_arena_free(arena);
}

static void read_exactly(const struct lac_str *file)
{
    unsigned char *copy = malloc(file->len + !file->len);
    if (file->len)
        memcpy(copy, file->data, file->len);
    read_all(copy, file->len);
    free(copy);
}

static void as_footer(const uint8_t *data, size_t size)
{
    struct lac_str file = {0};
    size_t pages = size ? data[0] * (size - 1) / 255 : 0;
    lac_str_add(&file, "PAR1");
    if (size)
        lac_str_addn(&file, (const char *)data + 1, size - 1);
    put_le(&file, size ? size - 1 - pages : 0, 4);
    lac_str_add(&file, "PAR1");
    read_exactly(&file);
    lac_str_free(&file);
}

/* The shapes of a column: required, optional, a list of three levels, a bare list. */
static void put_shape(struct maker *m, int shape, int type, int converted)
{
    if (shape == 2) {
        make_element(m, "l", -1, LAC_PARQUET_OPTIONAL, 1, 3);
        make_element(m, "list", -1, LAC_PARQUET_REPEATED, 1, -1);
    }
    make_element(m, "x", type,
                 shape == 2   ? LAC_PARQUET_OPTIONAL
                 : shape == 3 ? LAC_PARQUET_REPEATED
                              : shape,
                 0, converted);
}

static void as_page(const uint8_t *data, size_t size)
{
    static const int codecs[] = {NONE, SNAPPY, GZIP, ZSTD};
    if (size < 6)
        return;
    int type = data[0] % 8, shape = data[0] / 8 % 4, codec = codecs[data[1] % 4];
    bool second = data[1] & 4, dictionary = data[1] & 8, packed = data[1] & 16;
    int64_t values = data[3] | (data[4] & 15) << 8, rows = data[4] & 16 ? values : data[5];
    struct maker m;
    struct lac_str pages = {0};
    struct page page = {.kind = second ? LAC_PARQUET_DATA_2 : LAC_PARQUET_DATA,
                        .values = values,
                        .encoding = data[2] % 10,
                        .codec = packed ? codec : NONE}; /* else the body is what claims to be packed */
    data += 6;
    size -= 6;
    if (dictionary) {
        struct page words = {.kind = LAC_PARQUET_DICTIONARY, .values = 4, .codec = codec};
        lac_str_addn(&words.body, "\1\0\0\0a\1\0\0\0b\0\0\0\0\0\0\0\0and more", 26);
        put_page(&pages, &words);
    }
    if (second && size > 1) {
        size_t reps = data[0] * (size - 1) / 512, defs = reps;
        lac_str_addn(&page.reps, (const char *)data + 1, reps);
        lac_str_addn(&page.defs, (const char *)data + 1 + reps, defs);
        data += 1 + reps + defs;
        size -= 1 + reps + defs;
    }
    lac_str_addn(&page.body, (const char *)data, size);
    if (!packed)
        page.say_unpacked = (int64_t)size * 3;
    put_page(&pages, &page);
    make_begin(&m, 1);
    put_shape(&m, shape, type, type == LAC_PARQUET_BYTES ? 0 : 5);
    make_chunk(&m, type, codec, values, &pages);
    make_group(&m, rows);
    make_end(&m);
    read_exactly(&m.file);
    lac_str_free(&m.file);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct lac_str file = {0};
    if (size == 0)
        return 0;
    switch (data[0] % 4) {
    case 0:
        lac_str_addn(&file, (const char *)data + 1, size - 1);
        read_exactly(&file);
        lac_str_free(&file);
        break;
    case 1:
        as_footer(data + 1, size - 1);
        break;
    default:
        as_page(data + 1, size - 1);
    }
    return 0;
}
