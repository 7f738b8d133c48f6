/* footer.h - what a Parquet file says of itself, at its end: its columns, and where their bytes are. */
#ifndef LAC_PARQUET_FOOTER_H
#define LAC_PARQUET_FOOTER_H

#include "core/base/arena.h"
#include "core/base/vec.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How most errors of the room end. */
#define LAC_PARQUET_DAMAGED "the file is damaged: fetch it again"

enum { LAC_PARQUET_NAME_MAX = 1000 }; /* bytes of a column's name */

/* Numbers of the format's own (parquet.thrift). */
enum lac_parquet_type {
    LAC_PARQUET_BOOLEAN,
    LAC_PARQUET_INT32,
    LAC_PARQUET_INT64,
    LAC_PARQUET_INT96,
    LAC_PARQUET_FLOAT,
    LAC_PARQUET_DOUBLE,
    LAC_PARQUET_BYTES,
    LAC_PARQUET_FIXED, /* bytes, each value of the same length */
};
enum lac_parquet_repetition { LAC_PARQUET_REQUIRED, LAC_PARQUET_OPTIONAL, LAC_PARQUET_REPEATED };

enum lac_parquet_meaning {                    /* of a column or group, from its logical or its older converted type */
                           LAC_PARQUET_PLAIN, /* as the type says */
                           LAC_PARQUET_TEXT,
                           LAC_PARQUET_LIST,
                           LAC_PARQUET_MAP,
                           LAC_PARQUET_DECIMAL,
                           LAC_PARQUET_UNSIGNED,
};

struct lac_parquet_element {
    const char *name;
    int64_t type;   /* -1: a group */
    int64_t length; /* of each value of FIXED */
    int64_t repetition, children, scale;
    enum lac_parquet_meaning meaning;
};

struct lac_parquet_chunk { /* a column of a row group */
    int64_t type, codec, values;
    size_t at, len; /* its pages; within the file */
};

struct lac_parquet_group {
    uint64_t rows;
    size_t first, n; /* of its chunks */
};

struct lac_parquet_footer {
    LAC_VEC(struct lac_parquet_element) elements; /* as the file lists them: each group before its children */
    LAC_VEC(struct lac_parquet_chunk) chunks;
    LAC_VEC(struct lac_parquet_group) groups;
    uint64_t rows; /* the sum of those of the groups: what the file says of all (some writers: 0) does not count */
};

/* Reads it out of a whole file. LAC_E_PARSE says what is wrong: no Parquet, cut short, encrypted, places outside of the
 * file, columns in other files. Names live in `arena`; freed with lac_parquet_footer_free, after a failure too. */
enum lac_status lac_parquet_footer_read(struct lac_arena *arena, const unsigned char *bytes, size_t len,
                                        struct lac_parquet_footer *out, struct lac_error *err);
void lac_parquet_footer_free(struct lac_parquet_footer *footer);

#endif
