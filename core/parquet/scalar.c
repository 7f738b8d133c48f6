#include "core/parquet/scalar.h"
#include "core/base/utf8.h"

#include <math.h>

enum { DECIMAL_BYTES_MAX = 16 };

static double shifted(double number, int64_t scale)
{
    return scale ? number / pow(10, (double)scale) : number;
}

/* A big-endian whole number in two's complement. */
static struct lac_value decimal_of_bytes(const struct lac_parquet_element *e, const struct lac_parquet_datum *d)
{
    double number = 0;
    if (d->as.bytes.len == 0 || d->as.bytes.len > DECIMAL_BYTES_MAX)
        return lac_nil();
    bool negative = d->as.bytes.at[0] & 0x80;
    for (size_t i = 0; i < d->as.bytes.len; i++) /* of ~n where it is below zero, so that small ones stay exact */
        number = number * 256 + (negative ? 255 - d->as.bytes.at[i] : d->as.bytes.at[i]);
    return lac_num(shifted(negative ? -number - 1 : number, e->scale));
}

static struct lac_value integer(const struct lac_parquet_element *e, int64_t n)
{
    if (e->meaning == LAC_PARQUET_DECIMAL)
        return lac_num(shifted((double)n, e->scale));
    if (e->meaning == LAC_PARQUET_UNSIGNED && e->type == LAC_PARQUET_INT32)
        return lac_int((int64_t)(uint32_t)n);
    if (e->meaning == LAC_PARQUET_UNSIGNED && n < 0)
        return lac_num((double)(uint64_t)n);
    return lac_int(n);
}

bool lac_parquet_scalar(struct lac_arena *arena, const struct lac_parquet_element *e, const struct lac_parquet_datum *d,
                        struct lac_value *out)
{
    *out = lac_nil();
    switch (e->type) {
    case LAC_PARQUET_BOOLEAN:
        *out = lac_bool(d->as.integer != 0);
        return true;
    case LAC_PARQUET_INT32:
    case LAC_PARQUET_INT64:
        *out = integer(e, d->as.integer);
        return true;
    case LAC_PARQUET_FLOAT:
    case LAC_PARQUET_DOUBLE:
        if (isfinite(d->as.number))
            *out = lac_num(d->as.number);
        return true;
    case LAC_PARQUET_BYTES:
        if (e->meaning == LAC_PARQUET_DECIMAL)
            *out = decimal_of_bytes(e, d);
        else if (lac_utf8_valid((const char *)d->as.bytes.at, d->as.bytes.len))
            *out = lac_textn(arena, (const char *)d->as.bytes.at, d->as.bytes.len);
        return out->kind != LAC_NIL || e->meaning != LAC_PARQUET_TEXT;
    default:
        if (e->type == LAC_PARQUET_FIXED && e->meaning == LAC_PARQUET_DECIMAL)
            *out = decimal_of_bytes(e, d);
        return true;
    }
}
