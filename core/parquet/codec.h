/* codec.h - packed pages: Snappy, gzip, Zstandard. The one place that knows their libraries. */
#ifndef LAC_PARQUET_CODEC_H
#define LAC_PARQUET_CODEC_H

#include "core/base/status.h"

#include <stddef.h>
#include <stdint.h>

enum { LAC_PARQUET_UNPACKED = 0 }; /* the codec that is none */

/* Unpacks `bytes` to exactly `out_len` bytes at `out`. `codec` is the format's number. LAC_E_PARSE for what does not
 * unpack to that, LAC_E_CONFIG for a codec that is not read, by its name, with what to do. */
enum lac_status lac_parquet_unpack(int64_t codec, const unsigned char *bytes, size_t len, unsigned char *out,
                                   size_t out_len, struct lac_error *err);

/* The checksum of a page as it is stored (CRC-32, as gzip's). */
uint32_t lac_parquet_sum(const unsigned char *bytes, size_t len);

#endif
