/* values.h - the values of a page, in whatever way they are written. */
#ifndef LAC_PARQUET_VALUES_H
#define LAC_PARQUET_VALUES_H

#include "core/base/str.h"
#include "core/parquet/delta.h"
#include "core/parquet/footer.h"
#include "core/parquet/rle.h"

struct lac_parquet_datum {
    union {
        int64_t integer; /* BOOLEAN (0, 1), INT32, INT64 */
        double number;   /* FLOAT, DOUBLE */
        struct {
            const unsigned char *at;
            size_t len;
        } bytes; /* BYTES, FIXED, INT96 */
    } as;
};

struct lac_parquet_values {
    int64_t type, encoding;
    size_t width; /* of values that all have the same: bytes of FIXED, INT96, numbers */
    const unsigned char *at, *end;
    struct lac_bits bits;      /* booleans in PLAIN */
    struct lac_rle rle;        /* booleans in RLE; indices into the dictionary */
    struct lac_delta delta;    /* numbers; lengths */
    struct lac_delta prefixes; /* DELTA_BYTE_ARRAY */
    struct lac_str last;       /* DELTA_BYTE_ARRAY, BYTE_STREAM_SPLIT: the value that was given */
    size_t given;              /* BYTE_STREAM_SPLIT: how many were */
    const struct lac_parquet_datum *dictionary;
    size_t n_dictionary;
};

/* Begins a page's values: at most `n` in these bytes, which stay the caller's. `length` is that of FIXED. Over a
 * `values` that was used before, or {0}. LAC_E_CONFIG for an encoding that is not read, by its name; LAC_E_PARSE for
 * bytes that are none of it, or indices without a dictionary (NULL). */
enum lac_status lac_parquet_values_start(struct lac_parquet_values *values, int64_t type, size_t length,
                                         int64_t encoding, const unsigned char *bytes, size_t len, uint64_t n,
                                         struct lac_error *err);

/* The next one; false where there is none, or what is there cannot be. Bytes are good until the next call. */
bool lac_parquet_values_next(struct lac_parquet_values *values, struct lac_parquet_datum *out);

void lac_parquet_values_free(struct lac_parquet_values *values);

#endif
