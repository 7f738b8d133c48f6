#include "core/parquet/parquet.h"
#include "core/base/alloc.h"
#include "core/parquet/assemble.h"

#include <stdlib.h>

/* What a file may unpack to, pages and values together: texts shrink to a tenth, repeated ones to less; a small file
 * that wants gigabytes is none of questions. */
#define BUDGET_BASE ((uint64_t)64 << 20)
#define BUDGET_MAX  ((uint64_t)2 << 30)
enum { BUDGET_RATIO = 256 };

struct lac_parquet {
    const unsigned char *bytes;
    struct lac_parquet_footer footer;
    struct lac_parquet_schema schema;
    struct lac_parquet_column *columns; /* one for each leaf */
    size_t group;                       /* groups that were begun */
    uint64_t left;                      /* rows of the last of them */
    uint64_t budget;
};

static enum lac_status check_group(const struct lac_parquet *file, size_t group, struct lac_error *err)
{
    const struct lac_parquet_group *g = &file->footer.groups.at[group];
    if (g->n != file->schema.n)
        return lac_fail(err, LAC_E_PARSE, "row group %zu has %zu columns where the file has %zu: " LAC_PARQUET_DAMAGED,
                        group, g->n, file->schema.n);
    for (size_t i = 0; i < g->n; i++)
        if (file->footer.chunks.at[g->first + i].type != file->schema.leaves[i].element->type)
            return lac_fail(err, LAC_E_PARSE,
                            "row group %zu: column '%s': is of another type than the file says: " LAC_PARQUET_DAMAGED,
                            group, file->schema.leaves[i].path);
    return LAC_OK;
}

enum lac_status lac_parquet_open(struct lac_arena *arena, const unsigned char *bytes, size_t len,
                                 struct lac_parquet **out, struct lac_error *err)
{
    struct lac_parquet *file = lac_alloc_zero(1, sizeof *file);
    file->bytes = bytes;
    file->budget = BUDGET_BASE + (uint64_t)len * BUDGET_RATIO;
    if (file->budget > BUDGET_MAX)
        file->budget = BUDGET_MAX;
    enum lac_status status = lac_parquet_footer_read(arena, bytes, len, &file->footer, err);
    if (status == LAC_OK)
        status = lac_parquet_schema_make(arena, &file->footer, &file->schema, err);
    for (size_t i = 0; i < file->footer.groups.n && status == LAC_OK; i++)
        status = check_group(file, i, err);
    if (status == LAC_OK)
        file->columns = lac_alloc_zero(file->schema.n, sizeof *file->columns);
    else
        lac_parquet_close(file);
    *out = status == LAC_OK ? file : NULL;
    return status;
}

void lac_parquet_close(struct lac_parquet *file)
{
    if (!file)
        return;
    for (size_t i = 0; file->columns && i < file->schema.n; i++)
        lac_parquet_column_free(&file->columns[i]);
    free(file->columns);
    lac_parquet_footer_free(&file->footer);
    free(file);
}

size_t lac_parquet_rows(const struct lac_parquet *file)
{
    return (size_t)file->footer.rows;
}

/* A group's columns must end with its rows. */
static enum lac_status end_group(const struct lac_parquet *file, struct lac_error *err)
{
    for (size_t i = 0; file->group > 0 && i < file->schema.n; i++)
        if (!lac_parquet_column_done(&file->columns[i]))
            return lac_fail(err, LAC_E_PARSE,
                            "row group %zu: column '%s': has more values than there are rows: " LAC_PARQUET_DAMAGED,
                            file->group - 1, file->schema.leaves[i].path);
    return LAC_OK;
}

static void begin_group(struct lac_parquet *file)
{
    const struct lac_parquet_group *g = &file->footer.groups.at[file->group++];
    for (size_t i = 0; i < g->n; i++)
        lac_parquet_column_start(&file->columns[i], &file->schema.leaves[i], &file->footer.chunks.at[g->first + i],
                                 file->bytes, &file->budget);
    file->left = g->rows;
}

enum lac_status lac_parquet_next(struct lac_parquet *file, struct lac_arena *arena, struct lac_value *row,
                                 struct lac_error *err)
{
    struct lac_parquet_assembly assembly = {.columns = file->columns, .arena = arena, .budget = &file->budget};
    *row = lac_nil();
    while (file->left == 0) {
        enum lac_status status = end_group(file, err);
        if (status != LAC_OK || file->group == file->footer.groups.n)
            return status;
        begin_group(file);
    }
    file->left--;
    enum lac_status status = lac_parquet_assemble(&assembly, &file->schema.root, row, err);
    if (status != LAC_OK)
        lac_error_prefix(err, "row group %zu", file->group - 1);
    else if (assembly.broken)
        *row = lac_text(arena, assembly.broken);
    return status;
}

enum lac_status lac_parquet_read(struct lac_arena *arena, const unsigned char *bytes, size_t len,
                                 struct lac_value *rows, struct lac_error *err)
{
    struct lac_parquet *file;
    *rows = lac_list();
    enum lac_status status = lac_parquet_open(arena, bytes, len, &file, err);
    while (status == LAC_OK) {
        struct lac_value row;
        status = lac_parquet_next(file, arena, &row, err);
        if (status != LAC_OK || row.kind == LAC_NIL)
            break;
        lac_push(arena, rows, row);
    }
    lac_parquet_close(file);
    return status;
}
