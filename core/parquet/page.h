/* page.h - what stands before each page of a column. */
#ifndef LAC_PARQUET_PAGE_H
#define LAC_PARQUET_PAGE_H

#include "core/base/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum lac_parquet_page_kind {
    LAC_PARQUET_DATA = 0,
    LAC_PARQUET_INDEX = 1,
    LAC_PARQUET_DICTIONARY = 2,
    LAC_PARQUET_DATA_2 = 3
};

enum lac_parquet_encoding {
    LAC_PARQUET_ENCODING_PLAIN = 0,
    LAC_PARQUET_ENCODING_OLD_DICTIONARY = 2,
    LAC_PARQUET_ENCODING_RLE = 3,
    LAC_PARQUET_ENCODING_BIT_PACKED = 4,
    LAC_PARQUET_ENCODING_DELTA = 5,
    LAC_PARQUET_ENCODING_DELTA_LENGTH = 6,
    LAC_PARQUET_ENCODING_DELTA_BYTES = 7,
    LAC_PARQUET_ENCODING_DICTIONARY = 8,
    LAC_PARQUET_ENCODING_SPLIT = 9,
};

enum { LAC_PARQUET_PAGE_MAX = 256 << 20 }; /* bytes of one, unpacked */

struct lac_parquet_page {
    int64_t kind;
    size_t unpacked, len;                         /* bytes of the page when it is unpacked, and as it is stored */
    uint64_t values;                              /* nulls count */
    int64_t encoding, rep_encoding, def_encoding; /* the latter of DATA */
    size_t rep_len, def_len; /* of DATA_2: bytes of its levels, which stand first and are never packed */
    bool packed;             /* of DATA_2: its values are, where the column's codec says so */
    bool summed;
    uint32_t sum;
};

/* Reads the head at *at, which moves behind it; the page of `len` bytes lies before `end`. LAC_E_PARSE for a head that
 * is none, or sizes that cannot be. */
enum lac_status lac_parquet_page_read(const unsigned char **at, const unsigned char *end, struct lac_parquet_page *out,
                                      struct lac_error *err);

#endif
