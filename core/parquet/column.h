/* column.h - a column of a row group, value by value: its pages are unpacked one at a time. */
#ifndef LAC_PARQUET_COLUMN_H
#define LAC_PARQUET_COLUMN_H

#include "core/parquet/page.h"
#include "core/parquet/schema.h"
#include "core/parquet/values.h"

struct lac_parquet_column {
    const struct lac_parquet_leaf *leaf;
    int64_t codec;
    const unsigned char *at, *end; /* pages that are still to come */
    uint64_t left, page_left;      /* values, nulls among them: of the column, of the page */
    struct lac_rle reps, defs;
    struct lac_parquet_values values;
    struct lac_str page, dictionary;         /* unpacked */
    LAC_VEC(struct lac_parquet_datum) words; /* of the dictionary */
    bool peeked;
    unsigned rep, def; /* levels of the next value, once peeked */
    uint64_t *budget;  /* bytes that may yet be unpacked, of all columns together */
};

/* Begins a chunk of a file's bytes; over a column that was used before, or {0}. */
void lac_parquet_column_start(struct lac_parquet_column *column, const struct lac_parquet_leaf *leaf,
                              const struct lac_parquet_chunk *chunk, const unsigned char *file, uint64_t *budget);
void lac_parquet_column_free(struct lac_parquet_column *column);

/* Sees to it that column->rep and ->def are those of the next value. LAC_E_PARSE where there is none. */
enum lac_status lac_parquet_column_peek(struct lac_parquet_column *column, struct lac_error *err);

/* Takes the next value, which was peeked; *out is filled where it is no null (column->def is the leaf's). */
enum lac_status lac_parquet_column_take(struct lac_parquet_column *column, struct lac_parquet_datum *out,
                                        struct lac_error *err);

/* Whether all values were taken. */
bool lac_parquet_column_done(const struct lac_parquet_column *column);

#endif
