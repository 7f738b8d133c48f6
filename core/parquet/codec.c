#include "core/parquet/codec.h"

#include <snappy-c.h>
#include <stdbool.h>
#include <string.h>
#include <zlib.h>
#include <zstd.h>

static const char *const names[] = {"none", "Snappy", "gzip", "LZO", "Brotli", "LZ4", "Zstandard", "LZ4_RAW"};
enum { NONE, SNAPPY, GZIP, ZSTD = 6, CODECS = sizeof names / sizeof *names };

static bool unsnap(const unsigned char *bytes, size_t len, unsigned char *out, size_t out_len)
{
    size_t says = 0;
    if (snappy_uncompressed_length((const char *)bytes, len, &says) != SNAPPY_OK || says != out_len)
        return false;
    return snappy_uncompress((const char *)bytes, len, (char *)out, &says) == SNAPPY_OK && says == out_len;
}

/* Some writers put several members behind one another. */
static bool gunzip(const unsigned char *bytes, size_t len, unsigned char *out, size_t out_len)
{
    enum { GZIP_OR_ZLIB = 15 + 32 };
    z_stream z = {.next_in = (Bytef *)bytes, .avail_in = (uInt)len, .next_out = out, .avail_out = (uInt)out_len};
    if (len > UINT32_MAX || out_len > UINT32_MAX || inflateInit2(&z, GZIP_OR_ZLIB) != Z_OK)
        return false;
    int end = inflate(&z, Z_FINISH);
    while (end == Z_STREAM_END && z.avail_in > 0 && inflateReset(&z) == Z_OK)
        end = inflate(&z, Z_FINISH);
    bool whole = end == Z_STREAM_END && z.avail_out == 0;
    inflateEnd(&z);
    return whole;
}

static bool unzstd(const unsigned char *bytes, size_t len, unsigned char *out, size_t out_len)
{
    size_t got = ZSTD_decompress(out, out_len, bytes, len);
    return !ZSTD_isError(got) && got == out_len;
}

enum lac_status lac_parquet_unpack(int64_t codec, const unsigned char *bytes, size_t len, unsigned char *out,
                                   size_t out_len, struct lac_error *err)
{
    bool good = false;
    if (len == 0 && out_len == 0) { /* nulls alone leave nothing to pack */
        good = true;
    } else if (codec == NONE) {
        good = len == out_len;
        if (good && len > 0)
            memcpy(out, bytes, len);
    } else if (codec == SNAPPY) {
        good = unsnap(bytes, len, out, out_len);
    } else if (codec == GZIP) {
        good = gunzip(bytes, len, out, out_len);
    } else if (codec == ZSTD) {
        good = unzstd(bytes, len, out, out_len);
    } else {
        return lac_fail(err, LAC_E_CONFIG,
                        "is packed with %s, which is not read: write the file with Zstandard, Snappy or gzip",
                        codec > 0 && codec < CODECS ? names[codec] : "an unknown codec");
    }
    return good ? LAC_OK
                : lac_fail(err, LAC_E_PARSE, "%zu bytes do not unpack (%s) to %zu", len, names[codec], out_len);
}

uint32_t lac_parquet_sum(const unsigned char *bytes, size_t len)
{
    uLong sum = crc32(0, NULL, 0);
    for (size_t n; len > 0; len -= n, bytes += n) {
        n = len < 1 << 30 ? len : 1 << 30;
        sum = crc32(sum, bytes, (uInt)n);
    }
    return (uint32_t)sum;
}
