#include "core/parquet/assemble.h"
#include "core/parquet/scalar.h"

#include <string.h>

struct place {    /* in the row */
    unsigned def; /* what stands around is there from this level on */
    unsigned rep; /* at which what comes next begins */
};

static enum lac_status told(struct lac_parquet_column *c, enum lac_status status, struct lac_error *err)
{
    if (status != LAC_OK)
        lac_error_prefix(err, "column '%s'", c->leaf->path);
    return status;
}

static enum lac_status differs(struct lac_parquet_column *c, struct lac_error *err)
{
    return told(
        c, lac_fail(err, LAC_E_PARSE, "its levels do not go with those of its neighbours: " LAC_PARQUET_DAMAGED), err);
}

/* Sees to the next value of a column, which must begin where it is due. */
static enum lac_status peek(struct lac_parquet_column *c, struct place at, struct lac_error *err)
{
    enum lac_status status = lac_parquet_column_peek(c, err);
    if (status != LAC_OK)
        return told(c, status, err);
    return c->rep == at.rep && c->def >= at.def ? LAC_OK : differs(c, err);
}

static enum lac_status spend(struct lac_parquet_assembly *a, size_t bytes, struct lac_error *err)
{
    if (a->values++ >= LAC_PARQUET_ROW_VALUES_MAX)
        return lac_fail(err, LAC_E_LIMIT, "a row has more than %d values", LAC_PARQUET_ROW_VALUES_MAX);
    if (bytes > *a->budget)
        return lac_fail(err, LAC_E_LIMIT, "its rows unpack to more than is read of one file: split it");
    *a->budget -= bytes;
    return LAC_OK;
}

/* Null, or a list without entries: each of its columns says so, below the level from which there would be one. */
static enum lac_status pass(struct lac_parquet_assembly *a, const struct lac_parquet_node *node, struct place at,
                            unsigned below, struct lac_error *err)
{
    struct lac_parquet_datum none;
    enum lac_status status = LAC_OK;
    for (size_t i = node->first; i < node->first + node->leaves && status == LAC_OK; i++) {
        struct lac_parquet_column *c = &a->columns[i];
        status = peek(c, at, err);
        if (status == LAC_OK && c->def >= below)
            status = differs(c, err);
        if (status == LAC_OK)
            status = told(c, spend(a, sizeof(struct lac_field), err), err); /* for the time that it takes */
        if (status == LAC_OK)
            status = told(c, lac_parquet_column_take(c, &none, err), err);
    }
    return status;
}

static enum lac_status leaf(struct lac_parquet_assembly *a, struct lac_parquet_column *c, struct lac_value *out,
                            struct lac_error *err)
{
    struct lac_parquet_datum datum;
    const struct lac_parquet_element *e = c->leaf->element;
    enum lac_status status = told(c, lac_parquet_column_take(c, &datum, err), err);
    if (status == LAC_OK && e->type == LAC_PARQUET_BYTES)
        status = told(c, spend(a, datum.as.bytes.len, err), err);
    if (status == LAC_OK && !lac_parquet_scalar(a->arena, e, &datum, out) && !a->broken)
        a->broken = lac_arena_printf(a->arena, "column '%s' holds a text that is not UTF-8", c->leaf->path);
    return status;
}

static enum lac_status assemble(struct lac_parquet_assembly *a, const struct lac_parquet_node *node, struct place at,
                                struct lac_value *out, struct lac_error *err);

static enum lac_status fields(struct lac_parquet_assembly *a, const struct lac_parquet_node *node, struct place at,
                              struct lac_value *out, struct lac_error *err)
{
    enum lac_status status = LAC_OK;
    *out = lac_object();
    out->as.map.at = lac_arena_alloc(a->arena, node->n * sizeof *out->as.map.at);
    out->as.map.n = out->as.map.cap = node->n;
    for (size_t i = 0; i < node->n; i++)
        out->as.map.at[i].key = node->at[i].name;
    for (size_t i = 0; i < node->n && status == LAC_OK; i++)
        status = assemble(a, &node->at[i], at, &out->as.map.at[i].value, err);
    return status;
}

/* The one behind `before` others. Of equal keys the last value counts, as in JSON. */
static enum lac_status entry(struct lac_parquet_assembly *a, const struct lac_parquet_node *node, struct place at,
                             size_t before, struct lac_value *out, struct lac_error *err)
{
    struct lac_value key, value;
    enum lac_status status = assemble(a, &node->at[0], at, &key, err);
    if (status == LAC_OK)
        status = assemble(a, &node->at[1], at, &value, err);
    if (status != LAC_OK)
        return status;
    if (key.kind == LAC_STR && strlen(key.as.str.at) == key.as.str.len && before < LAC_PARQUET_KEYS_MAX)
        lac_set(a->arena, out, key.as.str.at, value);
    else if (!a->broken)
        a->broken = lac_arena_printf(a->arena, "column '%s' holds a map of %s", a->columns[node->first].leaf->path,
                                     before < LAC_PARQUET_KEYS_MAX ? "keys that are none" : "too many keys");
    return LAC_OK;
}

static enum lac_status entries(struct lac_parquet_assembly *a, const struct lac_parquet_node *node, struct place at,
                               struct lac_value *out, struct lac_error *err)
{
    struct lac_parquet_column *first = &a->columns[node->first];
    bool map = node->kind == LAC_PARQUET_ENTRIES;
    *out = map ? lac_object() : lac_list();
    if (first->def < node->inner)
        return pass(a, node, at, node->inner, err);
    at.def = node->inner;
    for (size_t before = 0;; before++) {
        struct lac_value item;
        enum lac_status status = map ? entry(a, node, at, before, out, err) : assemble(a, node->at, at, &item, err);
        if (status == LAC_OK && !map)
            lac_push(a->arena, out, item);
        if (status != LAC_OK || lac_parquet_column_done(first))
            return status;
        status = told(first, lac_parquet_column_peek(first, err), err);
        if (status != LAC_OK || first->rep < node->rep)
            return status;
        at.rep = node->rep;
    }
}

static enum lac_status assemble(struct lac_parquet_assembly *a, const struct lac_parquet_node *node, struct place at,
                                struct lac_value *out, struct lac_error *err)
{
    struct lac_parquet_column *first = &a->columns[node->first];
    enum lac_status status = peek(first, at, err);
    *out = lac_nil();
    if (status == LAC_OK)
        status = told(first, spend(a, sizeof(struct lac_field), err), err);
    if (status != LAC_OK)
        return status;
    if (first->def < node->def)
        return pass(a, node, at, node->def, err);
    at.def = node->def;
    switch (node->kind) {
    case LAC_PARQUET_LEAF:
        return leaf(a, first, out, err);
    case LAC_PARQUET_FIELDS:
        return fields(a, node, at, out, err);
    default:
        return entries(a, node, at, out, err);
    }
}

enum lac_status lac_parquet_assemble(struct lac_parquet_assembly *a, const struct lac_parquet_node *node,
                                     struct lac_value *out, struct lac_error *err)
{
    return assemble(a, node, (struct place){0}, out, err);
}
