#include "core/script/lua_file.h"
#include "core/base/alloc.h"
#include "core/base/file.h"
#include "core/base/str.h"
#include "core/script/chunk.h"
#include "core/script/source_line.h"

#include <stdlib.h>

/* Most files are as they should be, and nobody asks for a line: they are counted with the first question. */
struct counted {
    char *text;
    size_t len;
    struct lac_source_lines *lines; /* NULL: not yet */
};

struct lac_lua_file {
    struct counted *counted;
};

struct lac_lua_file *lac_lua_file_of(const char *text, size_t len)
{
    struct lac_lua_file *file = lac_alloc_zero(1, sizeof *file);
    file->counted = lac_alloc_zero(1, sizeof *file->counted);
    file->counted->text = lac_strndup(text, len);
    file->counted->len = len;
    return file;
}

void lac_lua_file_free(struct lac_lua_file *file)
{
    if (!file)
        return;
    lac_source_lines_free(file->counted->lines);
    free(file->counted->text);
    free(file->counted);
    free(file);
}

static const struct lac_source_lines *lines_of(const struct lac_lua_file *file)
{
    struct counted *c = file->counted;
    if (!c->lines)
        c->lines = lac_source_lines_new(c->text, c->len);
    return c->lines;
}

int lac_lua_file_line(const struct lac_lua_file *file, const char *dotted)
{
    return file ? lac_source_line(lines_of(file), dotted) : 0;
}

int lac_lua_file_near(const struct lac_lua_file *file, const char *dotted)
{
    return file ? lac_source_line_near(lines_of(file), dotted) : 0;
}

enum lac_status lac_lua_file_load(const char *path, struct lac_arena *arena, struct lac_value *out,
                                  struct lac_lua_file **lines, struct lac_error *err)
{
    struct lac_str text = {0};
    struct lac_cell *cell = NULL;
    enum lac_status status = lac_file_read(path, LAC_SOURCE_MAX, &text, err);
    if (status != LAC_OK)
        goto done;
    cell = lac_cell_new(0);
    struct lac_chunk chunk = {.cell = cell, .name = path, .text = lac_str_get(&text), .len = text.len};
    status = cell ? lac_chunk_load(&chunk, arena, out, err)
                  : lac_fail(err, LAC_E_SCRIPT_DIED, "%s: no memory for a cell", path);
    if (status == LAC_OK && lines)
        *lines = lac_lua_file_of(lac_str_get(&text), text.len);
done:
    lac_cell_free(cell);
    lac_str_free(&text);
    return status;
}
