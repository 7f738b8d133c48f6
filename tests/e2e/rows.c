/* rows.c - prints the rows of a Parquet file as JSON lines, for the tests that compare them with those of other
 * readers. */
#include "core/base/file.h"
#include "core/model/json.h"
#include "core/parquet/parquet.h"

#include <stdio.h>

int main(int argc, char **argv)
{
    struct lac_arena *arena = lac_arena_new();
    struct lac_str bytes = {0}, line = {0};
    struct lac_parquet *file = NULL;
    struct lac_value row = lac_nil();
    struct lac_error err = {0};
    enum lac_status status = lac_file_read(argc > 1 ? argv[1] : "", 512 << 20, &bytes, &err);
    if (status == LAC_OK)
        status = lac_parquet_open(arena, (const unsigned char *)lac_str_get(&bytes), bytes.len, &file, &err);
    while (status == LAC_OK) {
        struct lac_arena *own = lac_arena_new();
        status = lac_parquet_next(file, own, &row, &err);
        lac_str_clear(&line);
        if (status == LAC_OK && row.kind != LAC_NIL) {
            lac_json_write(&line, &row);
            puts(lac_str_get(&line));
        }
        lac_arena_free(own);
        if (row.kind == LAC_NIL)
            break;
    }
    if (status != LAC_OK)
        fprintf(stderr, "%s\n", err.message);
    lac_parquet_close(file);
    lac_str_free(&bytes);
    lac_str_free(&line);
    lac_arena_free(arena);
    return status == LAC_OK ? 0 : 1;
}
