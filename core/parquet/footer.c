#include "core/parquet/footer.h"
#include "core/base/utf8.h"
#include "core/parquet/thrift.h"

#include <string.h>

enum {
    MARK = 4,              /* "PAR1", at both ends */
    TAIL = 8,              /* the length of the footer, and the mark */
    FOOTER_MAX = 64 << 20, /* a thousand columns in a hundred groups take some 20 MiB */
    ROWS_MAX = 1 << 30,
    ELEMENTS_MAX = 50000,
    CHUNKS_MAX = 4 << 20, /* columns of all row groups */
    SCALE_MAX = 38,
};

#define CUT "the file is damaged or was cut short: fetch it again"

/* ---- the schema ---- */

enum {
    CONVERTED_UTF8 = 0,
    CONVERTED_MAP = 1,
    CONVERTED_MAP_PAIRS = 2,
    CONVERTED_LIST = 3,
    CONVERTED_ENUM = 4,
    CONVERTED_DECIMAL = 5,
    CONVERTED_UINT_8 = 11,
    CONVERTED_UINT_64 = 14,
    CONVERTED_JSON = 19
};
enum {
    LOGICAL_STRING = 1,
    LOGICAL_MAP = 2,
    LOGICAL_LIST = 3,
    LOGICAL_ENUM = 4,
    LOGICAL_DECIMAL = 5,
    LOGICAL_INTEGER = 10,
    LOGICAL_JSON = 12
};

static enum lac_parquet_meaning converted(int64_t type)
{
    if (type == CONVERTED_UTF8 || type == CONVERTED_ENUM || type == CONVERTED_JSON)
        return LAC_PARQUET_TEXT;
    if (type == CONVERTED_MAP || type == CONVERTED_MAP_PAIRS)
        return LAC_PARQUET_MAP;
    if (type >= CONVERTED_UINT_8 && type <= CONVERTED_UINT_64)
        return LAC_PARQUET_UNSIGNED;
    return type == CONVERTED_LIST      ? LAC_PARQUET_LIST
           : type == CONVERTED_DECIMAL ? LAC_PARQUET_DECIMAL
                                       : LAC_PARQUET_PLAIN;
}

/* Decimal: 1 scale. Integer: 1 width in bits, 2 signed. */
static void read_parameters(struct lac_thrift *t, int64_t kind, struct lac_parquet_element *e)
{
    struct lac_thrift_field f = {0};
    while (lac_thrift_next(t, &f)) {
        if (kind == LOGICAL_DECIMAL && f.id == 1)
            e->scale = lac_thrift_int(t, &f);
        else if (kind == LOGICAL_INTEGER && f.id == 2)
            e->meaning = lac_thrift_bool(t, &f) ? LAC_PARQUET_PLAIN : LAC_PARQUET_UNSIGNED;
        else
            lac_thrift_skip(t, f.type);
    }
}

/* A union: one field, whose number is the kind. It is the newer word and counts where both are there. */
static void read_logical(struct lac_thrift *t, struct lac_parquet_element *e)
{
    struct lac_thrift_field f = {0};
    while (lac_thrift_next(t, &f)) {
        if (!lac_thrift_struct(t, &f))
            return;
        if (f.id == LOGICAL_STRING || f.id == LOGICAL_ENUM || f.id == LOGICAL_JSON)
            e->meaning = LAC_PARQUET_TEXT;
        else if (f.id == LOGICAL_MAP || f.id == LOGICAL_LIST)
            e->meaning = f.id == LOGICAL_MAP ? LAC_PARQUET_MAP : LAC_PARQUET_LIST;
        else if (f.id == LOGICAL_DECIMAL)
            e->meaning = LAC_PARQUET_DECIMAL;
        read_parameters(t, f.id, e);
    }
}

static void read_element(struct lac_arena *arena, struct lac_thrift *t, struct lac_parquet_element *e)
{
    struct lac_thrift_field f = {0};
    const char *name = "";
    size_t len = 0;
    *e = (struct lac_parquet_element){.type = -1};
    while (lac_thrift_next(t, &f)) {
        switch (f.id) {
        case 1:
            e->type = lac_thrift_int(t, &f);
            break;
        case 2:
            e->length = lac_thrift_int(t, &f);
            break;
        case 3:
            e->repetition = lac_thrift_int(t, &f);
            break;
        case 4:
            name = lac_thrift_text(t, &f, &len);
            break;
        case 5:
            e->children = lac_thrift_int(t, &f);
            break;
        case 6:
            e->meaning = converted(lac_thrift_int(t, &f));
            break;
        case 7:
            e->scale = lac_thrift_int(t, &f);
            break;
        case 10:
            if (lac_thrift_struct(t, &f))
                read_logical(t, e);
            break;
        default:
            lac_thrift_skip(t, f.type);
        }
    }
    e->name = lac_arena_strndup(arena, name, len);
    bool name_good = len <= LAC_PARQUET_NAME_MAX && !memchr(name, 0, len) && lac_utf8_valid(name, len);
    bool leaf = e->type >= 0 && e->type <= LAC_PARQUET_FIXED && e->children == 0;
    bool group = e->type == -1 && e->children >= 0, sized = e->type != LAC_PARQUET_FIXED || e->length > 0;
    if (!name_good || !(leaf || group) || !sized || e->repetition < LAC_PARQUET_REQUIRED ||
        e->repetition > LAC_PARQUET_REPEATED || e->scale < 0 || e->scale > SCALE_MAX)
        t->bad = true;
}

/* ---- row groups ---- */

struct place {
    int64_t data, dictionary, len; /* as the file says it */
    bool encrypted, elsewhere, described;
};

static void read_column(struct lac_thrift *t, struct lac_parquet_chunk *c, struct place *p)
{
    struct lac_thrift_field f = {0};
    c->type = c->codec = c->values = -1;
    p->data = p->len = -1;
    while (lac_thrift_next(t, &f)) {
        switch (f.id) {
        case 1:
            c->type = lac_thrift_int(t, &f);
            break;
        case 4:
            c->codec = lac_thrift_int(t, &f);
            break;
        case 5:
            c->values = lac_thrift_int(t, &f);
            break;
        case 7:
            p->len = lac_thrift_int(t, &f);
            break;
        case 9:
            p->data = lac_thrift_int(t, &f);
            break;
        case 11:
            p->dictionary = lac_thrift_int(t, &f);
            break;
        default:
            lac_thrift_skip(t, f.type);
        }
    }
    p->described = true;
}

static struct place read_chunk(struct lac_thrift *t, struct lac_parquet_chunk *c)
{
    struct lac_thrift_field f = {0};
    struct place p = {0};
    size_t len;
    while (lac_thrift_next(t, &f)) {
        if (f.id == 1) {
            lac_thrift_text(t, &f, &len);
            p.elsewhere = len > 0;
        } else if (f.id == 3 && lac_thrift_struct(t, &f)) {
            read_column(t, c, &p);
        } else {
            p.encrypted = p.encrypted || f.id == 8 || f.id == 9;
            lac_thrift_skip(t, f.type);
        }
    }
    return p;
}

/* `end` is where the footer begins. */
static enum lac_status take_chunk(struct lac_parquet_footer *out, struct lac_parquet_chunk *c, const struct place *p,
                                  size_t end, struct lac_error *err)
{
    size_t group = out->groups.n - 1, column = out->chunks.n - out->groups.at[group].first;
    if (p->encrypted)
        return lac_fail(err, LAC_E_PARSE, "its columns are encrypted, which is not read: write it without");
    if (p->elsewhere)
        return lac_fail(err, LAC_E_PARSE, "it is an index of other files: read those instead");
    int64_t from = p->dictionary > 0 && (p->dictionary < p->data || p->data <= 0) ? p->dictionary : p->data;
    if (p->described && c->values == 0) { /* then some writers say nothing of its place */
        lac_vec_push(&out->chunks, *c);
        return LAC_OK;
    }
    if (!p->described || c->values < 0 || from < MARK || p->len < 0 || (uint64_t)from > end ||
        (uint64_t)p->len > end - (uint64_t)from)
        return lac_fail(err, LAC_E_PARSE, "row group %zu, column %zu is said to lie outside of the file: " CUT, group,
                        column);
    c->at = (size_t)from;
    c->len = (size_t)p->len;
    lac_vec_push(&out->chunks, *c);
    return LAC_OK;
}

static enum lac_status read_group(struct lac_thrift *t, struct lac_parquet_footer *out, size_t end,
                                  struct lac_error *err)
{
    struct lac_thrift_field f = {0};
    struct lac_parquet_group group = {.first = out->chunks.n};
    enum lac_status status = LAC_OK;
    int64_t rows = -1;
    lac_vec_push(&out->groups, group);
    while (status == LAC_OK && lac_thrift_next(t, &f)) {
        if (f.id == 1) {
            size_t n = lac_thrift_structs(t, &f);
            if (out->chunks.n + n > CHUNKS_MAX || out->groups.n > CHUNKS_MAX)
                status = lac_fail(err, LAC_E_LIMIT, "its row groups have more than %d columns together", CHUNKS_MAX);
            for (; n > 0 && !t->bad && status == LAC_OK; n--) {
                struct lac_parquet_chunk chunk = {0};
                struct place place = read_chunk(t, &chunk);
                if (!t->bad)
                    status = take_chunk(out, &chunk, &place, end, err);
            }
        } else if (f.id == 3) {
            rows = lac_thrift_int(t, &f);
        } else {
            lac_thrift_skip(t, f.type);
        }
    }
    t->bad = t->bad || rows < 0 || rows > ROWS_MAX;
    group.n = out->chunks.n - group.first;
    group.rows = t->bad ? 0 : (uint64_t)rows;
    out->groups.at[out->groups.n - 1] = group;
    out->rows += group.rows;
    return status;
}

/* ---- the whole ---- */

static enum lac_status read_all(struct lac_arena *arena, struct lac_thrift *t, size_t end,
                                struct lac_parquet_footer *out, struct lac_error *err)
{
    struct lac_thrift_field f = {0};
    enum lac_status status = LAC_OK;
    while (status == LAC_OK && lac_thrift_next(t, &f)) {
        if (f.id == 2) {
            size_t n = lac_thrift_structs(t, &f);
            if (n + out->elements.n > ELEMENTS_MAX)
                return lac_fail(err, LAC_E_LIMIT, "it has %zu columns and groups; at most %d are read", n,
                                ELEMENTS_MAX);
            for (; n > 0 && !t->bad; n--) {
                struct lac_parquet_element element;
                read_element(arena, t, &element);
                lac_vec_push(&out->elements, element);
            }
        } else if (f.id == 4) {
            for (size_t n = lac_thrift_structs(t, &f); n > 0 && !t->bad && status == LAC_OK; n--)
                status = read_group(t, out, end, err);
        } else if (f.id == 8) {
            return lac_fail(err, LAC_E_PARSE, "it is encrypted, which is not read: write it without");
        } else {
            lac_thrift_skip(t, f.type);
        }
    }
    if (status != LAC_OK)
        return status;
    if (t->bad)
        return lac_fail(err, LAC_E_PARSE, "its footer cannot be read: " CUT);
    if (out->rows > ROWS_MAX)
        return lac_fail(err, LAC_E_LIMIT, "it has %llu rows; at most %d are read", (unsigned long long)out->rows,
                        ROWS_MAX);
    return LAC_OK;
}

enum lac_status lac_parquet_footer_read(struct lac_arena *arena, const unsigned char *bytes, size_t len,
                                        struct lac_parquet_footer *out, struct lac_error *err)
{
    *out = (struct lac_parquet_footer){0};
    if (len >= MARK && memcmp(bytes, "PARE", MARK) == 0)
        return lac_fail(err, LAC_E_PARSE, "it is encrypted, which is not read: write it without");
    if (len < MARK || memcmp(bytes, "PAR1", MARK) != 0)
        return lac_fail(err, LAC_E_PARSE, "it is no Parquet file: its first bytes are not PAR1");
    if (len < MARK + TAIL || memcmp(bytes + len - MARK, "PAR1", MARK) != 0)
        return lac_fail(err, LAC_E_PARSE, "its last bytes are not PAR1: " CUT);
    size_t size = lac_le32(bytes + len - TAIL);
    if (size > len - MARK - TAIL || size > FOOTER_MAX)
        return lac_fail(err, LAC_E_PARSE, "its footer is said to have %zu bytes: " CUT, size);
    size_t from = len - TAIL - size;
    struct lac_thrift t = {.at = bytes + from, .end = bytes + from + size};
    return read_all(arena, &t, from, out, err);
}

void lac_parquet_footer_free(struct lac_parquet_footer *footer)
{
    lac_vec_free(&footer->elements);
    lac_vec_free(&footer->chunks);
    lac_vec_free(&footer->groups);
}
