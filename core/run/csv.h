/* csv.h - comma-separated values (RFC 4180; LF or CRLF), also with semicolons or tabs as spreadsheets write them, and
 * tab-separated ones without quoting, to a list of maps. */
#ifndef LAC_RUN_CSV_H
#define LAC_RUN_CSV_H

#include "core/base/status.h"
#include "core/model/value.h"

/* The line of a text at which each of its rows begins, from 1. */
struct lac_lines {
    size_t *at;
    size_t n, cap; /* as LAC_VEC */
};

struct lac_table_form {
    bool tabs;                       /* a tab between fields and no quoting (IANA text/tab-separated-values) */
    const struct lac_value *columns; /* names, where the file does not begin with them; NULL: its first record names */
    struct lac_lines *lines; /* gets them, where it is not NULL; a record that cannot be read is then no error */
};

/* Each record becomes a map of texts by column name. Errors say the line: an open quote at the end, a record with more
 * fields than columns, which with `lines` is in the list as a text that says so. Missing fields at the end are left
 * out. A byte order mark is skipped, so are spaces around names, and a first record that repeats `columns`. Without
 * `tabs` what parts fields (comma, semicolon or tab) is what parts the first record, or what a line "sep=;" before it
 * says. */
enum lac_status lac_table_read(struct lac_arena *arena, const char *text, size_t len, const struct lac_table_form *form,
                               struct lac_value *rows, struct lac_error *err);

/* Named by its first record. */
enum lac_status lac_csv_read(struct lac_arena *arena, const char *text, size_t len, struct lac_value *rows,
                             struct lac_error *err);

#endif
