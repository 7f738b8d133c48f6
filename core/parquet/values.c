#include "core/parquet/values.h"
#include "core/parquet/page.h"

#include <string.h>

enum { INT96_BYTES = 12 };

static const char *const names[] = {
    "PLAIN",          "an unknown one",      "PLAIN_DICTIONARY",        "RLE",
    "BIT_PACKED",     "DELTA_BINARY_PACKED", "DELTA_LENGTH_BYTE_ARRAY", "DELTA_BYTE_ARRAY",
    "RLE_DICTIONARY", "BYTE_STREAM_SPLIT"};

static size_t width_of(int64_t type, size_t length)
{
    switch (type) {
    case LAC_PARQUET_INT32:
    case LAC_PARQUET_FLOAT:
        return 4;
    case LAC_PARQUET_INT64:
    case LAC_PARQUET_DOUBLE:
        return 8;
    case LAC_PARQUET_INT96:
        return INT96_BYTES;
    default:
        return type == LAC_PARQUET_FIXED ? length : 0;
    }
}

static bool goes_with(int64_t encoding, int64_t type)
{
    bool whole = type == LAC_PARQUET_INT32 || type == LAC_PARQUET_INT64, bytes = type == LAC_PARQUET_BYTES;
    switch (encoding) {
    case LAC_PARQUET_ENCODING_PLAIN:
        return true;
    case LAC_PARQUET_ENCODING_OLD_DICTIONARY:
    case LAC_PARQUET_ENCODING_DICTIONARY:
        return type != LAC_PARQUET_BOOLEAN;
    case LAC_PARQUET_ENCODING_RLE:
        return type == LAC_PARQUET_BOOLEAN;
    case LAC_PARQUET_ENCODING_DELTA:
        return whole;
    case LAC_PARQUET_ENCODING_DELTA_LENGTH:
        return bytes;
    case LAC_PARQUET_ENCODING_DELTA_BYTES:
        return bytes || type == LAC_PARQUET_FIXED;
    case LAC_PARQUET_ENCODING_SPLIT:
        return type != LAC_PARQUET_BOOLEAN && type != LAC_PARQUET_INT96 && !bytes;
    default:
        return false;
    }
}

/* Of numbers in DELTA_BINARY_PACKED that come before something else: read once to find where they end. */
static bool pass_numbers(struct lac_delta *delta, const unsigned char **at, const unsigned char *end, uint64_t n)
{
    struct lac_delta pass;
    int64_t ignored;
    if (!lac_delta_start(delta, *at, (size_t)(end - *at)) || delta->left > n)
        return false;
    pass = *delta;
    while (pass.left > 0)
        if (!lac_delta_next(&pass, &ignored))
            return false;
    *at = lac_delta_end(&pass);
    return true;
}

static bool start(struct lac_parquet_values *v, uint64_t n)
{
    size_t len = (size_t)(v->end - v->at);
    switch (v->encoding) {
    case LAC_PARQUET_ENCODING_OLD_DICTIONARY:
    case LAC_PARQUET_ENCODING_DICTIONARY: /* a byte says the width of the indices */
        if (len > 0 && *v->at > LAC_RLE_WIDTH_MAX)
            return false;
        if (len > 0)
            lac_rle_start(&v->rle, v->at + 1, len - 1, *v->at);
        else
            lac_rle_start(&v->rle, v->at, 0, 0);
        return v->dictionary || n == 0 || len == 0;
    case LAC_PARQUET_ENCODING_RLE: /* four bytes say the length */
        if (len < 4)
            return n == 0;
        lac_rle_start(&v->rle, v->at + 4, lac_le32(v->at) < len - 4 ? lac_le32(v->at) : len - 4, 1);
        return true;
    case LAC_PARQUET_ENCODING_DELTA:
        return len == 0 || lac_delta_start(&v->delta, v->at, len);
    case LAC_PARQUET_ENCODING_DELTA_LENGTH:
        return len == 0 || pass_numbers(&v->delta, &v->at, v->end, n);
    case LAC_PARQUET_ENCODING_DELTA_BYTES:
        return len == 0 ||
               (pass_numbers(&v->prefixes, &v->at, v->end, n) && pass_numbers(&v->delta, &v->at, v->end, n));
    case LAC_PARQUET_ENCODING_SPLIT:
        v->given = 0;
        return len % v->width == 0;
    default:
        v->bits = (struct lac_bits){.at = v->at, .end = v->end};
        return true;
    }
}

enum lac_status lac_parquet_values_start(struct lac_parquet_values *v, int64_t type, size_t length, int64_t encoding,
                                         const unsigned char *bytes, size_t len, uint64_t n, struct lac_error *err)
{
    size_t known = sizeof names / sizeof *names;
    v->type = type;
    v->encoding = encoding;
    v->width = width_of(type, length);
    v->at = bytes;
    v->end = bytes + len;
    v->delta = v->prefixes = (struct lac_delta){0};
    lac_str_clear(&v->last);
    if (!goes_with(encoding, type))
        return lac_fail(err, LAC_E_CONFIG,
                        "is encoded in %s, which is not read for its type: write the file with PLAIN or dictionaries",
                        encoding >= 0 && (uint64_t)encoding < known ? names[encoding] : "an unknown way");
    return start(v, n) ? LAC_OK
                       : lac_fail(err, LAC_E_PARSE, "a page does not hold what its head says (%s)", names[encoding]);
}

/* A value of `width` bytes, of a type whose values all have the same. */
static void fixed(const struct lac_parquet_values *v, const unsigned char *at, struct lac_parquet_datum *out)
{
    uint64_t bits;
    uint32_t half;
    float single;
    switch (v->type) {
    case LAC_PARQUET_INT32:
        out->as.integer = (int32_t)lac_le32(at);
        break;
    case LAC_PARQUET_INT64:
        out->as.integer = (int64_t)lac_le64(at);
        break;
    case LAC_PARQUET_FLOAT:
        half = lac_le32(at);
        memcpy(&single, &half, sizeof single);
        out->as.number = (double)single;
        break;
    case LAC_PARQUET_DOUBLE:
        bits = lac_le64(at);
        memcpy(&out->as.number, &bits, sizeof bits);
        break;
    default:
        out->as.bytes.at = at;
        out->as.bytes.len = v->width;
    }
}

static bool plain(struct lac_parquet_values *v, struct lac_parquet_datum *out)
{
    size_t left = (size_t)(v->end - v->at), width = v->width;
    uint64_t bit;
    if (v->type == LAC_PARQUET_BOOLEAN) {
        bool there = lac_bits_take(&v->bits, 1, &bit);
        out->as.integer = (int64_t)bit;
        return there;
    }
    if (v->type == LAC_PARQUET_BYTES) {
        if (left < 4 || lac_le32(v->at) > left - 4)
            return false;
        out->as.bytes.at = v->at + 4;
        out->as.bytes.len = lac_le32(v->at);
        v->at += 4 + out->as.bytes.len;
        return true;
    }
    if (left < width)
        return false;
    fixed(v, v->at, out);
    v->at += width;
    return true;
}

/* The first bytes of all values, then the second ones, and so on. */
static bool split(struct lac_parquet_values *v, struct lac_parquet_datum *out)
{
    size_t n = (size_t)(v->end - v->at) / v->width;
    if (v->given == n)
        return false;
    lac_str_clear(&v->last);
    for (size_t i = 0; i < v->width; i++)
        lac_str_addc(&v->last, (char)v->at[i * n + v->given]);
    v->given++;
    fixed(v, (const unsigned char *)lac_str_get(&v->last), out);
    return true;
}

/* Bytes whose lengths came before all of them. */
static bool of_length(struct lac_parquet_values *v, struct lac_parquet_datum *out)
{
    int64_t len;
    if (!lac_delta_next(&v->delta, &len) || len < 0 || (uint64_t)len > (uint64_t)(v->end - v->at))
        return false;
    out->as.bytes.at = v->at;
    out->as.bytes.len = (size_t)len;
    v->at += len;
    return true;
}

/* Bytes that begin as the value before does, for some length. */
static bool after_prefix(struct lac_parquet_values *v, struct lac_parquet_datum *out)
{
    int64_t prefix;
    struct lac_parquet_datum rest;
    if (!lac_delta_next(&v->prefixes, &prefix) || prefix < 0 || (uint64_t)prefix > v->last.len || !of_length(v, &rest))
        return false;
    v->last.len = (size_t)prefix;
    lac_str_addn(&v->last, (const char *)rest.as.bytes.at, rest.as.bytes.len);
    out->as.bytes.at = (const unsigned char *)lac_str_get(&v->last);
    out->as.bytes.len = v->last.len;
    return v->type != LAC_PARQUET_FIXED || v->last.len == v->width;
}

bool lac_parquet_values_next(struct lac_parquet_values *v, struct lac_parquet_datum *out)
{
    uint32_t index;
    switch (v->encoding) {
    case LAC_PARQUET_ENCODING_PLAIN:
        return plain(v, out);
    case LAC_PARQUET_ENCODING_OLD_DICTIONARY:
    case LAC_PARQUET_ENCODING_DICTIONARY:
        if (!lac_rle_next(&v->rle, &index) || index >= v->n_dictionary)
            return false;
        *out = v->dictionary[index];
        return true;
    case LAC_PARQUET_ENCODING_RLE:
        if (!lac_rle_next(&v->rle, &index))
            return false;
        out->as.integer = index;
        return true;
    case LAC_PARQUET_ENCODING_DELTA:
        if (!lac_delta_next(&v->delta, &out->as.integer))
            return false;
        if (v->type == LAC_PARQUET_INT32) /* differences wrap around in its own width */
            out->as.integer = (int32_t)(uint32_t)(uint64_t)out->as.integer;
        return true;
    case LAC_PARQUET_ENCODING_DELTA_LENGTH:
        return of_length(v, out);
    case LAC_PARQUET_ENCODING_SPLIT:
        return split(v, out);
    default:
        return after_prefix(v, out);
    }
}

void lac_parquet_values_free(struct lac_parquet_values *values)
{
    lac_str_free(&values->last);
}
