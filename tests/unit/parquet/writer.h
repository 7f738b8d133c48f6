/* writer.h - Parquet files by hand, from the format's own words (parquet.thrift, Encodings.md), for tests and fuzzing.
 */
#ifndef LAC_TESTS_PARQUET_WRITER_H
#define LAC_TESTS_PARQUET_WRITER_H

#include "core/base/str.h"
#include "core/parquet/codec.h"
#include "core/parquet/footer.h"
#include "core/parquet/page.h"

#include <snappy-c.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>
#include <zstd.h>

enum { NONE = 0, SNAPPY = 1, GZIP = 2, ZSTD = 6 };

static inline void put_varint(struct lac_str *out, uint64_t n)
{
    for (; n >= 0x80; n >>= 7)
        lac_str_addc(out, (char)(n | 0x80));
    lac_str_addc(out, (char)n);
}

static inline void put_zigzag(struct lac_str *out, int64_t n)
{
    put_varint(out, (uint64_t)n << 1 ^ (n < 0 ? UINT64_MAX : 0));
}

static inline void put_le(struct lac_str *out, uint64_t n, int bytes)
{
    for (int i = 0; i < bytes; i++)
        lac_str_addc(out, (char)(n >> (8 * i)));
}

static inline void put_str(struct lac_str *out, const struct lac_str *bytes)
{
    lac_str_addn(out, lac_str_get(bytes), bytes->len);
}

/* ---- Thrift ---- */

enum { T_TRUE = 1, T_FALSE, T_BYTE, T_I16, T_I32, T_I64, T_DOUBLE, T_BINARY, T_LIST, T_SET, T_MAP, T_STRUCT };

/* Heads are always in the long form, with the whole id: a struct needs no memory of the last one. */
static inline void put_field(struct lac_str *out, int id, int type)
{
    lac_str_addc(out, (char)type);
    put_zigzag(out, id);
}

static inline void put_int(struct lac_str *out, int id, int64_t n)
{
    put_field(out, id, T_I64);
    put_zigzag(out, n);
}

static inline void put_text(struct lac_str *out, int id, const char *text)
{
    put_field(out, id, T_BINARY);
    put_varint(out, strlen(text));
    lac_str_add(out, text);
}

static inline void put_end(struct lac_str *out)
{
    lac_str_addc(out, 0);
}

static inline void put_list(struct lac_str *out, int id, int type, size_t n)
{
    put_field(out, id, T_LIST);
    if (n < 15)
        lac_str_addc(out, (char)(n << 4 | (size_t)type));
    else {
        lac_str_addc(out, (char)(0xf0 | type));
        put_varint(out, n);
    }
}

/* ---- encodings ---- */

static inline void put_plain_text(struct lac_str *out, const char *text)
{
    put_le(out, strlen(text), 4);
    lac_str_add(out, text);
}

/* Bits from the lowest on: one group of eight values for each eight, the rest 0. */
static inline void put_bits(struct lac_str *out, const uint64_t *values, size_t n, unsigned width, size_t groups)
{
    unsigned used = 0;
    unsigned char byte = 0;
    for (size_t i = 0; i < groups * 8; i++) {
        for (unsigned b = 0; b < width; b++) {
            byte |= (unsigned char)((i < n ? values[i] >> b & 1 : 0) << used);
            if (++used == 8) {
                lac_str_addc(out, (char)byte);
                used = byte = 0;
            }
        }
    }
}

static inline void put_packed(struct lac_str *out, const uint64_t *values, size_t n, unsigned width)
{
    put_varint(out, (n + 7) / 8 << 1 | 1);
    put_bits(out, values, n, width, (n + 7) / 8);
}

static inline void put_run(struct lac_str *out, uint64_t times, uint64_t value, unsigned width)
{
    put_varint(out, times << 1);
    put_le(out, value, (int)(width + 7) / 8);
}

/* Levels of a page of the first version. */
static inline void put_levels(struct lac_str *out, const uint64_t *levels, size_t n, unsigned width)
{
    struct lac_str packed = {0};
    put_packed(&packed, levels, n, width);
    put_le(out, packed.len, 4);
    put_str(out, &packed);
    lac_str_free(&packed);
}

/* DELTA_BINARY_PACKED in blocks of 128 and four miniblocks, each as wide as it must be. */
static inline void put_delta(struct lac_str *out, const int64_t *values, size_t n)
{
    put_varint(out, 128);
    put_varint(out, 4);
    put_varint(out, n);
    put_zigzag(out, n ? values[0] : 0);
    for (size_t at = 1; at < n; at += 128) {
        uint64_t differences[128] = {0};
        size_t some = n - at < 128 ? n - at : 128;
        int64_t smallest = 0;
        for (size_t i = 0; i < some; i++) {
            differences[i] = (uint64_t)values[at + i] - (uint64_t)values[at + i - 1];
            smallest = i == 0 || (int64_t)differences[i] < smallest ? (int64_t)differences[i] : smallest;
        }
        put_zigzag(out, smallest);
        unsigned widths[4] = {0};
        for (size_t i = 0; i < some; i++) {
            differences[i] -= (uint64_t)smallest;
            while (widths[i / 32] < 64 && differences[i] >> widths[i / 32])
                widths[i / 32]++;
        }
        for (int mini = 0; mini < 4; mini++)
            lac_str_addc(out, (char)widths[mini]);
        for (size_t mini = 0; mini * 32 < some; mini++)
            put_bits(out, differences + mini * 32, some - mini * 32 < 32 ? some - mini * 32 : 32, widths[mini], 4);
    }
}

/* ---- pages ---- */

static inline void put_packed_bytes(struct lac_str *out, int codec, const char *bytes, size_t len)
{
    size_t most = snappy_max_compressed_length(len) + ZSTD_compressBound(len) + compressBound(len) + 32, got = most;
    lac_str_reserve(out, most);
    char *to = out->data + out->len;
    if (codec == SNAPPY) {
        snappy_compress(bytes, len, to, &got);
    } else if (codec == GZIP) {
        z_stream z = {
            .next_in = (Bytef *)bytes, .avail_in = (uInt)len, .next_out = (Bytef *)to, .avail_out = (uInt)most};
        if (deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK ||
            deflate(&z, Z_FINISH) != Z_STREAM_END)
            abort();
        got = z.total_out;
        deflateEnd(&z);
    } else if (codec == ZSTD) {
        got = ZSTD_compress(to, most, bytes, len, 3);
    } else {
        if (len)
            memcpy(to, bytes, len);
        got = len;
    }
    out->len += got;
}

struct page {
    enum lac_parquet_page_kind kind;
    int64_t values, encoding;
    int codec;
    struct lac_str reps, defs; /* of DATA_2; else levels stand in the body */
    struct lac_str body;
    bool unpacked, summed;         /* DATA_2 whose body is not packed; with a checksum */
    int64_t say_unpacked, say_len; /* lies, where they are not 0 */
};

/* Appends the head and the page, and ends it. */
static inline void put_page(struct lac_str *out, struct page *p)
{
    struct lac_str packed = {0};
    put_str(&packed, &p->reps);
    put_str(&packed, &p->defs);
    put_packed_bytes(&packed, p->unpacked ? NONE : p->codec, lac_str_get(&p->body), p->body.len);
    int64_t whole = (int64_t)(p->reps.len + p->defs.len + p->body.len);
    put_int(out, 1, p->kind);
    put_int(out, 2, p->say_unpacked ? p->say_unpacked : whole);
    put_int(out, 3, p->say_len ? p->say_len : (int64_t)packed.len);
    if (p->summed)
        put_int(out, 4, (int32_t)lac_parquet_sum((const unsigned char *)lac_str_get(&packed), packed.len));
    put_field(out, p->kind == LAC_PARQUET_DATA ? 5 : p->kind == LAC_PARQUET_DICTIONARY ? 7 : 8, T_STRUCT);
    put_int(out, 1, p->values);
    if (p->kind == LAC_PARQUET_DATA_2) {
        put_int(out, 4, p->encoding);
        put_int(out, 5, (int64_t)p->defs.len);
        put_int(out, 6, (int64_t)p->reps.len);
        put_field(out, 7, p->unpacked ? T_FALSE : T_TRUE);
    } else {
        put_int(out, 2, p->encoding);
    }
    if (p->kind == LAC_PARQUET_DICTIONARY)
        put_field(out, 3, T_FALSE); /* sorted */
    if (p->kind == LAC_PARQUET_DATA) {
        put_int(out, 3, LAC_PARQUET_ENCODING_RLE);
        put_int(out, 4, LAC_PARQUET_ENCODING_RLE);
    }
    put_end(out);
    put_end(out);
    put_str(out, &packed);
    lac_str_free(&packed);
    lac_str_free(&p->reps);
    lac_str_free(&p->defs);
    lac_str_free(&p->body);
}

/* ---- files ---- */

struct maker {
    struct lac_str file;    /* "PAR1" and the pages */
    struct lac_str schema;  /* elements */
    struct lac_str groups;  /* whole row groups */
    struct lac_str columns; /* of the group that is made */
    size_t n_elements, n_groups, n_columns;
    int64_t rows;
};

static inline void make_element(struct maker *m, const char *name, int type, int repetition, int children,
                                int converted)
{
    if (type >= 0)
        put_int(&m->schema, 1, type);
    if (type == LAC_PARQUET_FIXED)
        put_int(&m->schema, 2, 4);
    if (repetition >= 0)
        put_int(&m->schema, 3, repetition);
    put_text(&m->schema, 4, name);
    if (children > 0)
        put_int(&m->schema, 5, children);
    if (converted >= 0)
        put_int(&m->schema, 6, converted);
    put_end(&m->schema);
    m->n_elements++;
}

/* A root with so many columns. */
static inline void make_begin(struct maker *m, int columns)
{
    *m = (struct maker){0};
    lac_str_add(&m->file, "PAR1");
    make_element(m, "schema", -1, -1, columns, -1);
}

/* Takes the pages, and ends them. */
static inline void make_chunk(struct maker *m, int type, int codec, int64_t values, struct lac_str *pages)
{
    put_field(&m->columns, 3, T_STRUCT);
    put_int(&m->columns, 1, type);
    put_int(&m->columns, 4, codec);
    put_int(&m->columns, 5, values);
    put_int(&m->columns, 7, (int64_t)pages->len);
    put_int(&m->columns, 9, (int64_t)m->file.len);
    put_end(&m->columns);
    put_end(&m->columns);
    put_str(&m->file, pages);
    lac_str_free(pages);
    m->n_columns++;
}

static inline void make_group(struct maker *m, int64_t rows)
{
    put_list(&m->groups, 1, T_STRUCT, m->n_columns);
    put_str(&m->groups, &m->columns);
    put_int(&m->groups, 3, rows);
    put_end(&m->groups);
    m->rows = (int64_t)((uint64_t)m->rows + (uint64_t)rows); /* which may be a lie */
    m->n_groups++;
    m->n_columns = 0;
    lac_str_clear(&m->columns);
}

/* The footer, and the whole file in m->file, which is the caller's; the rest is freed. */
static inline void make_end(struct maker *m)
{
    size_t from = m->file.len;
    put_int(&m->file, 1, 2);
    put_list(&m->file, 2, T_STRUCT, m->n_elements);
    put_str(&m->file, &m->schema);
    put_int(&m->file, 3, m->rows);
    put_list(&m->file, 4, T_STRUCT, m->n_groups);
    put_str(&m->file, &m->groups);
    put_text(&m->file, 6, "by hand");
    put_end(&m->file);
    put_le(&m->file, m->file.len - from, 4);
    lac_str_add(&m->file, "PAR1");
    lac_str_free(&m->schema);
    lac_str_free(&m->groups);
    lac_str_free(&m->columns);
}

/* A file of texts: columns by name, cells row by row. */
static inline void make_texts(struct lac_str *out, const char *const *columns, size_t n, const char *const *cells,
                              size_t rows)
{
    struct maker m;
    make_begin(&m, (int)n);
    for (size_t c = 0; c < n; c++) {
        struct page p = {.kind = LAC_PARQUET_DATA, .values = (int64_t)rows, .codec = SNAPPY};
        struct lac_str pages = {0};
        make_element(&m, columns[c], LAC_PARQUET_BYTES, LAC_PARQUET_REQUIRED, 0, 0);
        for (size_t r = 0; r < rows; r++)
            put_plain_text(&p.body, cells[r * n + c]);
        put_page(&pages, &p);
        make_chunk(&m, LAC_PARQUET_BYTES, SNAPPY, (int64_t)rows, &pages);
    }
    make_group(&m, (int64_t)rows);
    make_end(&m);
    *out = m.file;
}

#endif
