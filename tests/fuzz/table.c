/* Feeds bytes to the readers of CSV and TSV; the first byte chooses the form. What is accepted must come back when it
 * is written again with every field in quotes, or, in TSV, as it is. */
#include "core/base/str.h"
#include "core/base/vec.h"
#include "core/run/csv.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static void write_field(struct lac_str *out, const struct lac_value *field, bool tabs)
{
    const char *text = field->as.str.at;
    if (!tabs)
        lac_str_addc(out, '"');
    for (size_t i = 0; i < field->as.str.len; i++) {
        if (!tabs && text[i] == '"')
            lac_str_addc(out, '"');
        lac_str_addc(out, text[i]);
    }
    if (!tabs)
        lac_str_addc(out, '"');
}

/* With lines each row has one, in order, and what is refused without them for its fields is a row that says so. */
static void check_lines(const char *text, size_t len, struct lac_table_form form, bool reads)
{
    struct lac_arena *arena = lac_arena_new();
    struct lac_lines lines = {0};
    struct lac_value rows;
    form.lines = &lines;
    bool all = lac_table_read(arena, text, len, &form, &rows, NULL) == LAC_OK, told = false;
    if (all && lines.n != lac_count(&rows))
        abort();
    for (size_t i = 0; all && i < lines.n; i++) {
        told = told || lac_at(&rows, i)->kind == LAC_STR;
        if (lines.at[i] < (i ? lines.at[i - 1] + 1 : 1))
            abort();
    }
    if (all ? reads == told : reads)
        abort();
    lac_vec_free(&lines);
    lac_arena_free(arena);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    if (size == 0)
        return 0;
    struct lac_arena *arena = lac_arena_new();
    struct lac_value columns = lac_list(), rows, back;
    struct lac_table_form form = {.tabs = data[0] & 1, .columns = data[0] & 2 ? &columns : NULL};
    struct lac_str again = {0};
    struct lac_error err;
    lac_push(arena, &columns, lac_text(arena, "a"));
    lac_push(arena, &columns, lac_text(arena, "b"));
    lac_push(arena, &columns, lac_text(arena, "c"));
    bool reads = lac_table_read(arena, (const char *)data + 1, size - 1, &form, &rows, &err) == LAC_OK;
    check_lines((const char *)data + 1, size - 1, form, reads);
    if (!reads)
        goto done;
    if (form.tabs && memchr(data, '\r', size)) /* TSV has no way to write a field that ends in one */
        goto done;
    for (size_t i = 0; form.columns && i < lac_count(&rows); i++) {
        const struct lac_value *row = lac_at(&rows, i);
        for (size_t c = 0; c < lac_count(row); c++) {
            lac_str_add(&again, c ? form.tabs ? "\t" : "," : "");
            write_field(&again, &row->as.map.at[c].value, form.tabs);
        }
        lac_str_addc(&again, '\n');
    }
    /* a first row that repeats the columns, or a mark at the start, is skipped: put a row before it */
    struct lac_str text = {0};
    lac_str_add(&text, form.tabs ? "x\ty\tz\n" : "x,y,z\n");
    lac_str_addn(&text, lac_str_get(&again), again.len);
    if (form.columns && (lac_table_read(arena, text.data, text.len, &form, &back, &err) != LAC_OK))
        abort();
    size_t blank = 0; /* rows of one empty field are no rows when they are written bare */
    for (size_t i = 0; form.columns && form.tabs && i < lac_count(&rows); i++)
        blank += lac_count(lac_at(&rows, i)) == 1 && lac_at(&rows, i)->as.map.at[0].value.as.str.len == 0;
    if (form.columns && lac_count(&back) + blank != lac_count(&rows) + 1)
        abort();
    for (size_t i = 0; form.columns && blank == 0 && i < lac_count(&rows); i++)
        if (!lac_equal(lac_at(&rows, i), lac_at(&back, i + 1)))
            abort();
    lac_str_free(&text);
done:
    lac_str_free(&again);
    lac_arena_free(arena);
    return 0;
}
