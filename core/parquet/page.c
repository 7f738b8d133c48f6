#include "core/parquet/page.h"
#include "core/parquet/footer.h"
#include "core/parquet/thrift.h"

struct sizes { /* as the file says them */
    int64_t unpacked, len, values, rep_len, def_len;
};

/* A dictionary's head begins as that of data, and says nothing of levels. */
static void read_data(struct lac_thrift *t, bool levels, struct lac_parquet_page *out, struct sizes *s)
{
    struct lac_thrift_field f = {0};
    while (lac_thrift_next(t, &f)) {
        if (f.id == 1)
            s->values = lac_thrift_int(t, &f);
        else if (f.id == 2)
            out->encoding = lac_thrift_int(t, &f);
        else if (f.id == 3 && levels)
            out->def_encoding = lac_thrift_int(t, &f);
        else if (f.id == 4 && levels)
            out->rep_encoding = lac_thrift_int(t, &f);
        else
            lac_thrift_skip(t, f.type);
    }
}

static void read_data_2(struct lac_thrift *t, struct lac_parquet_page *out, struct sizes *s)
{
    struct lac_thrift_field f = {0};
    while (lac_thrift_next(t, &f)) {
        if (f.id == 1)
            s->values = lac_thrift_int(t, &f);
        else if (f.id == 4)
            out->encoding = lac_thrift_int(t, &f);
        else if (f.id == 5)
            s->def_len = lac_thrift_int(t, &f);
        else if (f.id == 6)
            s->rep_len = lac_thrift_int(t, &f);
        else if (f.id == 7)
            out->packed = lac_thrift_bool(t, &f);
        else
            lac_thrift_skip(t, f.type);
    }
}

/* The head's own field of what kind it is: 5 data, 7 dictionary, 8 data of the second version. */
static void read_kind(struct lac_thrift *t, const struct lac_thrift_field *f, struct lac_parquet_page *out,
                      struct sizes *s)
{
    if (!lac_thrift_struct(t, f))
        return;
    if (f->id == 8)
        read_data_2(t, out, s);
    else
        read_data(t, f->id == 5, out, s);
}

static enum lac_status check(const struct sizes *s, size_t there, struct lac_parquet_page *out, struct lac_error *err)
{
    if (s->len < 0 || s->unpacked < 0 || (uint64_t)s->len > there)
        return lac_fail(err, LAC_E_PARSE, "a page is said to have %lld bytes where there are %zu: " LAC_PARQUET_DAMAGED,
                        (long long)s->len, there);
    if (s->unpacked > LAC_PARQUET_PAGE_MAX)
        return lac_fail(err, LAC_E_PARSE, "a page is said to unpack to %lld bytes; at most %d are read",
                        (long long)s->unpacked, LAC_PARQUET_PAGE_MAX);
    out->len = (size_t)s->len;
    out->unpacked = (size_t)s->unpacked;
    if (out->kind == LAC_PARQUET_INDEX)
        return LAC_OK;
    bool levels = s->rep_len >= 0 && s->def_len >= 0 && s->rep_len <= s->len && s->def_len <= s->len - s->rep_len &&
                  s->rep_len + s->def_len <= s->unpacked;
    if (s->values < 0 || s->values > INT32_MAX || !levels)
        return lac_fail(err, LAC_E_PARSE, "the head of a page cannot be read: " LAC_PARQUET_DAMAGED);
    out->values = (uint64_t)s->values;
    out->rep_len = (size_t)s->rep_len;
    out->def_len = (size_t)s->def_len;
    return LAC_OK;
}

enum lac_status lac_parquet_page_read(const unsigned char **at, const unsigned char *end, struct lac_parquet_page *out,
                                      struct lac_error *err)
{
    struct lac_thrift t = {.at = *at, .end = end};
    struct lac_thrift_field f = {0};
    struct sizes s = {.unpacked = -1, .len = -1, .values = -1};
    *out = (struct lac_parquet_page){.kind = -1, .packed = true, .encoding = -1};
    while (lac_thrift_next(&t, &f)) {
        switch (f.id) {
        case 1:
            out->kind = lac_thrift_int(&t, &f);
            break;
        case 2:
            s.unpacked = lac_thrift_int(&t, &f);
            break;
        case 3:
            s.len = lac_thrift_int(&t, &f);
            break;
        case 4:
            out->summed = true;
            out->sum = (uint32_t)lac_thrift_int(&t, &f);
            break;
        case 5:
        case 7:
        case 8:
            read_kind(&t, &f, out, &s);
            break;
        default:
            lac_thrift_skip(&t, f.type);
        }
    }
    if (t.bad || out->kind < LAC_PARQUET_DATA || out->kind > LAC_PARQUET_DATA_2)
        return lac_fail(err, LAC_E_PARSE, "the head of a page cannot be read: " LAC_PARQUET_DAMAGED);
    *at = t.at;
    return check(&s, (size_t)(end - t.at), out, err);
}
