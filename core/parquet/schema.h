/* schema.h - the columns of a Parquet file as the values they make: texts, numbers, lists, maps.
 *
 * Each value is there from some definition level on, and each further entry of a list begins at some repetition level
 * (Melnik et al. 2010, "Dremel"; parquet-format, Nested Encoding). */
#ifndef LAC_PARQUET_SCHEMA_H
#define LAC_PARQUET_SCHEMA_H

#include "core/parquet/footer.h"

enum { LAC_PARQUET_DEPTH_MAX = 32 }; /* of groups in groups; also the highest level */

enum lac_parquet_kind { LAC_PARQUET_LEAF, LAC_PARQUET_FIELDS, LAC_PARQUET_ITEMS, LAC_PARQUET_ENTRIES };

struct lac_parquet_leaf { /* a column as it is stored */
    const struct lac_parquet_element *element;
    const char *path;  /* "choices.list.element" */
    unsigned def, rep; /* the highest levels */
};

struct lac_parquet_node {
    const char *name;
    enum lac_parquet_kind kind;
    unsigned def;                /* from this definition level on it is there, and not null */
    unsigned inner, rep;         /* ITEMS, ENTRIES: from which it is not empty; at which further entries begin */
    struct lac_parquet_node *at; /* its fields; of ITEMS: what an item is; of ENTRIES: key and value */
    size_t n;
    size_t first, leaves; /* its columns */
};

struct lac_parquet_schema {
    struct lac_parquet_node root; /* FIELDS */
    struct lac_parquet_leaf *leaves;
    size_t n;
};

/* Makes it of a footer, which it borrows. Lists are known in the three-level form and in the older two-level ones
 * (parquet-format, LogicalTypes); a map of text keys becomes ENTRIES, another one a list of its pairs. LAC_E_PARSE for
 * a list of elements that is no tree. Lives in `arena`. */
enum lac_status lac_parquet_schema_make(struct lac_arena *arena, const struct lac_parquet_footer *footer,
                                        struct lac_parquet_schema *out, struct lac_error *err);

#endif
