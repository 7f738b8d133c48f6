/* parquet.h - the rows of a Parquet file.
 *
 * Read is what pyarrow, datasets, Polars, DuckDB, Spark and fastparquet write: pages of both versions; PLAIN,
 * dictionaries, RLE and the DELTA encodings; Snappy, gzip, Zstandard or nothing; lists, groups and maps in each other.
 * Rows come one by one, and of each column one page is unpacked at a time. Bytes may come from anybody: every length,
 * offset and count is held against what is there, and what a file unpacks to has a bound. */
#ifndef LAC_PARQUET_PARQUET_H
#define LAC_PARQUET_PARQUET_H

#include "core/model/value.h"

struct lac_parquet;

/* Opens a file's bytes, which must stay until it is closed. LAC_E_PARSE says why it is none; the caller knows its name.
 * Names of fields live in `arena`, which the rows need as long as they live. */
enum lac_status lac_parquet_open(struct lac_arena *arena, const unsigned char *bytes, size_t len,
                                 struct lac_parquet **out, struct lac_error *err);
void lac_parquet_close(struct lac_parquet *file); /* NULL is fine */

size_t lac_parquet_rows(const struct lac_parquet *file);

/* The next row as a map by column, in `arena`; nil behind the last one. A null is nil. A row with a text that is not
 * UTF-8 is a text that says so, and the next row comes all the same. Values are as scalar.h says. LAC_E_PARSE
 * (damaged), LAC_E_CONFIG (a codec or encoding that is not read) and LAC_E_LIMIT name row group and column, and end the
 * file. */
enum lac_status lac_parquet_next(struct lac_parquet *file, struct lac_arena *arena, struct lac_value *row,
                                 struct lac_error *err);

/* All rows, as a list. */
enum lac_status lac_parquet_read(struct lac_arena *arena, const unsigned char *bytes, size_t len,
                                 struct lac_value *rows, struct lac_error *err);

#endif
