/* assemble.h - a row of several columns, put together again. */
#ifndef LAC_PARQUET_ASSEMBLE_H
#define LAC_PARQUET_ASSEMBLE_H

#include "core/model/value.h"
#include "core/parquet/column.h"

enum {
    LAC_PARQUET_ROW_VALUES_MAX = 1 << 20, /* values of one row, entries of lists among them */
    LAC_PARQUET_KEYS_MAX = 1000,          /* of a map: they are compared one by one */
};

struct lac_parquet_assembly {
    struct lac_parquet_column *columns; /* one for each leaf, started */
    struct lac_arena *arena;            /* of the values; names are the schema's */
    uint64_t *budget;                   /* bytes that values may yet take */
    size_t values;                      /* of this row, so far */
    const char *broken;                 /* why the row cannot be used, though the file goes on; else NULL */
};

/* The next value of the node, of a row that begins there. Columns that do not go together are LAC_E_PARSE, as is all
 * that a column says; errors name the column. */
enum lac_status lac_parquet_assemble(struct lac_parquet_assembly *a, const struct lac_parquet_node *node,
                                     struct lac_value *out, struct lac_error *err);

#endif
