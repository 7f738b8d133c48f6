#include "core/parquet/schema.h"

#include <string.h>

enum { PATH_SHOWN = 256 }; /* of a longer one a message has the last name alone */

struct making {
    struct lac_arena *arena;
    const struct lac_parquet_element *elements;
    size_t n, next; /* elements; the one that comes next */
    struct lac_parquet_schema *out;
    struct lac_error *err;
};

struct levels {       /* inside of an element */
    const char *path; /* "" at the top */
    unsigned def, rep, depth;
};

static struct levels inside(const struct making *m, struct levels around, const struct lac_parquet_element *e)
{
    bool whole = *around.path && strlen(around.path) + strlen(e->name) < PATH_SHOWN;
    around.path = whole ? lac_arena_printf(m->arena, "%s.%s", around.path, e->name) : e->name;
    around.def += e->repetition != LAC_PARQUET_REQUIRED;
    around.rep += e->repetition == LAC_PARQUET_REPEATED;
    around.depth++;
    return around;
}

static enum lac_status no_tree(const struct making *m)
{
    return lac_fail(m->err, LAC_E_PARSE, "its columns make no tree: " LAC_PARQUET_DAMAGED);
}

static enum lac_status make(struct making *m, struct levels around, struct lac_parquet_node *out);
static enum lac_status make_content(struct making *m, const struct lac_parquet_element *e, struct levels in,
                                    struct lac_parquet_node *out);

static enum lac_status make_fields(struct making *m, struct levels in, int64_t children, struct lac_parquet_node *out)
{
    enum lac_status status = LAC_OK;
    if (children < 1 || (uint64_t)children > m->n - m->next)
        return no_tree(m);
    out->n = (size_t)children;
    out->at = lac_arena_alloc(m->arena, out->n * sizeof *out->at);
    for (size_t i = 0; i < out->n && status == LAC_OK; i++)
        status = make(m, in, &out->at[i]);
    return status;
}

/* Is the repeated group of a list the item itself, or only a box around it? */
static bool is_item(const struct making *m, const struct lac_parquet_element *list,
                    const struct lac_parquet_element *repeated)
{
    size_t len = strlen(list->name);
    if (repeated->type >= 0 || repeated->children != 1 || strcmp(repeated->name, "array") == 0)
        return true;
    if (strncmp(repeated->name, list->name, len) == 0 && strcmp(repeated->name + len, "_tuple") == 0)
        return true;
    return m->next < m->n && m->elements[m->next].repetition == LAC_PARQUET_REPEATED;
}

static bool has_text_keys(const struct making *m, const struct lac_parquet_element *pairs)
{
    const struct lac_parquet_element *key = pairs + 1;
    return pairs->children == 2 && m->n - m->next >= 2 && key->type == LAC_PARQUET_BYTES &&
           key->meaning == LAC_PARQUET_TEXT && key->repetition == LAC_PARQUET_REQUIRED;
}

/* A list or map: the repeated element that comes next holds its entries. */
static enum lac_status make_entries(struct making *m, const struct lac_parquet_element *e, struct levels in,
                                    struct lac_parquet_node *out)
{
    const struct lac_parquet_element *repeated = &m->elements[m->next++];
    in = inside(m, in, repeated);
    out->kind = LAC_PARQUET_ITEMS;
    out->inner = in.def;
    out->rep = in.rep;
    if (in.depth > LAC_PARQUET_DEPTH_MAX)
        return no_tree(m);
    if (e->meaning == LAC_PARQUET_MAP && has_text_keys(m, repeated)) {
        out->kind = LAC_PARQUET_ENTRIES;
        return make_fields(m, in, repeated->children, out);
    }
    out->n = 1;
    out->at = lac_arena_alloc(m->arena, sizeof *out->at);
    if (e->meaning == LAC_PARQUET_LIST && !is_item(m, e, repeated))
        return make(m, in, out->at);
    return make_content(m, repeated, in, out->at);
}

/* What stands in the element, once it is there. */
static enum lac_status make_content(struct making *m, const struct lac_parquet_element *e, struct levels in,
                                    struct lac_parquet_node *out)
{
    enum lac_status status = LAC_OK;
    bool boxed = e->meaning == LAC_PARQUET_LIST || e->meaning == LAC_PARQUET_MAP;
    out->def = in.def;
    out->first = m->out->n;
    if (e->type >= 0) {
        m->out->leaves[m->out->n++] = (struct lac_parquet_leaf){e, in.path, in.def, in.rep};
    } else if (boxed && e->children == 1 && m->next < m->n && m->elements[m->next].repetition == LAC_PARQUET_REPEATED) {
        status = make_entries(m, e, in, out);
    } else {
        out->kind = LAC_PARQUET_FIELDS;
        status = make_fields(m, in, e->children, out);
    }
    out->leaves = m->out->n - out->first;
    return status;
}

/* The element that comes next. One that is repeated without a list around it is a list all the same, never null. */
static enum lac_status make(struct making *m, struct levels around, struct lac_parquet_node *out)
{
    if (m->next == m->n)
        return no_tree(m);
    const struct lac_parquet_element *e = &m->elements[m->next++];
    struct levels in = inside(m, around, e);
    enum lac_status status;
    if (in.depth > LAC_PARQUET_DEPTH_MAX)
        return no_tree(m);
    if (e->repetition == LAC_PARQUET_REPEATED) {
        out->kind = LAC_PARQUET_ITEMS;
        out->def = around.def;
        out->inner = in.def;
        out->rep = in.rep;
        out->first = m->out->n;
        out->n = 1;
        out->at = lac_arena_alloc(m->arena, sizeof *out->at);
        status = make_content(m, e, in, out->at);
        out->leaves = m->out->n - out->first;
    } else {
        status = make_content(m, e, in, out);
    }
    out->name = e->name;
    return status;
}

enum lac_status lac_parquet_schema_make(struct lac_arena *arena, const struct lac_parquet_footer *footer,
                                        struct lac_parquet_schema *out, struct lac_error *err)
{
    struct making m = {arena, footer->elements.at, footer->elements.n, 1, out, err};
    *out = (struct lac_parquet_schema){.root.kind = LAC_PARQUET_FIELDS};
    if (m.n == 0 || m.elements[0].type >= 0)
        return no_tree(&m);
    out->leaves = lac_arena_alloc(arena, m.n * sizeof *out->leaves);
    enum lac_status status = make_fields(&m, (struct levels){.path = ""}, m.elements[0].children, &out->root);
    out->root.leaves = out->n;
    if (status == LAC_OK && m.next != m.n)
        return no_tree(&m);
    return status;
}
