#include "core/parquet/thrift.h"

enum { DEPTH_MAX = 32 };

static uint64_t varint(struct lac_thrift *t)
{
    uint64_t n = 0;
    if (!t->bad && !lac_varint(&t->at, t->end, &n))
        t->bad = true;
    return t->bad ? 0 : n;
}

static unsigned byte(struct lac_thrift *t)
{
    if (t->at == t->end)
        t->bad = true;
    return t->bad ? 0 : *t->at++;
}

bool lac_thrift_next(struct lac_thrift *t, struct lac_thrift_field *f)
{
    unsigned head = byte(t);
    if (t->bad || head == 0)
        return false;
    int64_t id = head >> 4 ? f->id + (int64_t)(head >> 4) : lac_zigzag(varint(t));
    f->type = head & 15;
    if (id < INT16_MIN || id > INT16_MAX)
        t->bad = true;
    f->id = t->bad ? 0 : (int)id;
    return !t->bad;
}

static bool must_be(struct lac_thrift *t, bool good)
{
    t->bad = t->bad || !good;
    return !t->bad;
}

int64_t lac_thrift_int(struct lac_thrift *t, const struct lac_thrift_field *f)
{
    if (f->type == LAC_THRIFT_BYTE)
        return (int8_t)byte(t);
    return must_be(t, f->type >= LAC_THRIFT_I16 && f->type <= LAC_THRIFT_I64) ? lac_zigzag(varint(t)) : 0;
}

bool lac_thrift_bool(struct lac_thrift *t, const struct lac_thrift_field *f)
{
    return must_be(t, f->type == LAC_THRIFT_TRUE || f->type == LAC_THRIFT_FALSE) && f->type == LAC_THRIFT_TRUE;
}

static const char *bytes(struct lac_thrift *t, size_t *len)
{
    uint64_t n = varint(t);
    const char *at = (const char *)t->at;
    bool there = must_be(t, n <= (uint64_t)(t->end - t->at));
    *len = there ? (size_t)n : 0;
    t->at += *len;
    return at;
}

const char *lac_thrift_text(struct lac_thrift *t, const struct lac_thrift_field *f, size_t *len)
{
    *len = 0;
    return must_be(t, f->type == LAC_THRIFT_BINARY) ? bytes(t, len) : "";
}

bool lac_thrift_struct(struct lac_thrift *t, const struct lac_thrift_field *f)
{
    return must_be(t, f->type == LAC_THRIFT_STRUCT);
}

/* The head of a list; each entry takes a byte at least. */
static size_t list(struct lac_thrift *t, unsigned *type)
{
    unsigned head = byte(t);
    uint64_t n = head >> 4 == 15 ? varint(t) : head >> 4;
    *type = head & 15;
    return must_be(t, n <= (uint64_t)(t->end - t->at)) ? (size_t)n : 0;
}

size_t lac_thrift_structs(struct lac_thrift *t, const struct lac_thrift_field *f)
{
    unsigned type = 0;
    size_t n = must_be(t, f->type == LAC_THRIFT_LIST) ? list(t, &type) : 0;
    return must_be(t, n == 0 || type == LAC_THRIFT_STRUCT) ? n : 0;
}

static void skip(struct lac_thrift *t, unsigned type, unsigned depth);

/* Booleans take a byte where they are no fields. */
static void skip_entry(struct lac_thrift *t, unsigned type, unsigned depth)
{
    if (type == LAC_THRIFT_TRUE || type == LAC_THRIFT_FALSE)
        byte(t);
    else
        skip(t, type, depth);
}

static void skip_list(struct lac_thrift *t, unsigned depth)
{
    unsigned type;
    for (size_t n = list(t, &type); n > 0 && !t->bad; n--)
        skip_entry(t, type, depth);
}

static void skip_map(struct lac_thrift *t, unsigned depth)
{
    uint64_t n = varint(t);
    unsigned types = n ? byte(t) : 0;
    must_be(t, n <= (uint64_t)(t->end - t->at));
    for (; n > 0 && !t->bad; n--) {
        skip_entry(t, types >> 4, depth);
        skip_entry(t, types & 15, depth);
    }
}

static void skip(struct lac_thrift *t, unsigned type, unsigned depth)
{
    struct lac_thrift_field f = {0};
    size_t len;
    if (!must_be(t, depth < DEPTH_MAX))
        return;
    if (type == LAC_THRIFT_BYTE) {
        byte(t);
    } else if (type >= LAC_THRIFT_I16 && type <= LAC_THRIFT_I64) {
        varint(t);
    } else if (type == LAC_THRIFT_DOUBLE) {
        for (int i = 0; i < 8; i++)
            byte(t);
    } else if (type == LAC_THRIFT_BINARY) {
        bytes(t, &len);
    } else if (type == LAC_THRIFT_LIST || type == LAC_THRIFT_SET) {
        skip_list(t, depth + 1);
    } else if (type == LAC_THRIFT_MAP) {
        skip_map(t, depth + 1);
    } else if (type == LAC_THRIFT_STRUCT) {
        while (lac_thrift_next(t, &f))
            skip(t, f.type, depth + 1);
    } else {
        must_be(t, type == LAC_THRIFT_TRUE || type == LAC_THRIFT_FALSE);
    }
}

void lac_thrift_skip(struct lac_thrift *t, unsigned type)
{
    skip(t, type, 0);
}
