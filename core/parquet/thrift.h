/* thrift.h - Thrift's compact protocol, in which Parquet writes what it says of itself; read with suspicion.
 *
 *     struct lac_thrift_field f = {0};
 *     while (lac_thrift_next(&t, &f))
 *         if (f.id == 1) rows = lac_thrift_int(&t, &f);
 *         else lac_thrift_skip(&t, f.type);
 *
 * What does not hold sets `bad` and ends all loops: it is looked at once, at the end. */
#ifndef LAC_PARQUET_THRIFT_H
#define LAC_PARQUET_THRIFT_H

#include "core/parquet/bits.h"

enum lac_thrift_type {
    LAC_THRIFT_TRUE = 1,
    LAC_THRIFT_FALSE,
    LAC_THRIFT_BYTE,
    LAC_THRIFT_I16,
    LAC_THRIFT_I32,
    LAC_THRIFT_I64,
    LAC_THRIFT_DOUBLE,
    LAC_THRIFT_BINARY,
    LAC_THRIFT_LIST,
    LAC_THRIFT_SET,
    LAC_THRIFT_MAP,
    LAC_THRIFT_STRUCT,
};

struct lac_thrift {
    const unsigned char *at, *end;
    bool bad;
};

struct lac_thrift_field {
    int id;
    unsigned type; /* as enum lac_thrift_type, or a number that is none */
};

/* Begins with {0} for each struct; false behind its last field. */
bool lac_thrift_next(struct lac_thrift *t, struct lac_thrift_field *f);

/* The value of a field that must be of this kind; else `bad`, and 0 or false. */
int64_t lac_thrift_int(struct lac_thrift *t, const struct lac_thrift_field *f);
bool lac_thrift_bool(struct lac_thrift *t, const struct lac_thrift_field *f);
/* Bytes, borrowed. */
const char *lac_thrift_text(struct lac_thrift *t, const struct lac_thrift_field *f, size_t *len);
/* A struct: its fields come next. */
bool lac_thrift_struct(struct lac_thrift *t, const struct lac_thrift_field *f);
/* How many structs stand in a list; never more than there are bytes. */
size_t lac_thrift_structs(struct lac_thrift *t, const struct lac_thrift_field *f);

void lac_thrift_skip(struct lac_thrift *t, unsigned type);

#endif
