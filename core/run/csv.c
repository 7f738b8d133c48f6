#include "core/run/csv.h"
#include "core/base/str.h"
#include "core/base/vec.h"

#include <string.h>

struct reader {
    const char *at, *end;
    int line;
    char separator;
    bool quotes; /* mean something */
    struct lac_arena *arena;
};

/* One field; *last is set when the record ends with it. */
static enum lac_status field(struct reader *r, struct lac_value *out, bool *last, struct lac_error *err)
{
    struct lac_str text = {0};
    int opened = r->line;
    bool quoted = r->quotes && r->at < r->end && *r->at == '"';
    r->at += quoted;
    for (; r->at < r->end; r->at++) {
        char c = *r->at;
        if (quoted && c == '"' && r->at + 1 < r->end && r->at[1] == '"') {
            r->at++;
        } else if (quoted && c == '"') {
            quoted = false;
            continue;
        } else if (!quoted && (c == r->separator || c == '\n')) {
            break;
        } else if (!quoted && c == '\r' && (r->at + 1 == r->end || r->at[1] == '\n')) {
            continue;
        }
        r->line += c == '\n';
        lac_str_addc(&text, *r->at);
    }
    *last = r->at >= r->end || *r->at == '\n';
    if (r->at < r->end) {
        r->line += *r->at == '\n';
        r->at++;
    }
    *out = lac_textn(r->arena, lac_str_get(&text), text.len);
    lac_str_free(&text);
    return quoted ? lac_fail(err, LAC_E_PARSE, "line %d: a quoted field is not closed", opened) : LAC_OK;
}

static enum lac_status record(struct reader *r, struct lac_value *fields, struct lac_error *err)
{
    *fields = lac_list();
    for (bool last = false; !last;) {
        struct lac_value one;
        enum lac_status status = field(r, &one, &last, err);
        if (status != LAC_OK)
            return status;
        lac_push(r->arena, fields, one);
    }
    return LAC_OK;
}

static bool blank(const struct lac_value *fields)
{
    return lac_count(fields) == 1 && fields->as.list.at[0].as.str.len == 0;
}

/* The name of a column, without the spaces around it. */
static struct lac_value trimmed(struct lac_arena *arena, const struct lac_value *name)
{
    const char *from = name->as.str.at + strspn(name->as.str.at, " \t");
    size_t len = strlen(from);
    while (len > 0 && (from[len - 1] == ' ' || from[len - 1] == '\t'))
        len--;
    return lac_textn(arena, from, len);
}

enum { AGREEING = 1 << 20 }; /* worth more than any number of columns */

/* What the first record is parted by: so that it has as many columns as are told, or as the next record, or else the
 * most. Of equals the first. */
static char separator_of(const struct reader *r, const struct lac_value *columns)
{
    static const char may_be[] = {',', ';', '\t'};
    char best = may_be[0];
    size_t most = 0;
    for (size_t i = 0; i < sizeof may_be; i++) {
        struct reader first = *r;
        struct lac_value fields, next = lac_list();
        first.separator = may_be[i];
        record(&first, &fields, NULL); /* one that fails parts something all the same */
        size_t n = lac_count(&fields);
        if (first.at < first.end)
            record(&first, &next, NULL);
        bool agree = columns ? n == lac_count(columns) : n > 1 && lac_count(&next) == n;
        size_t worth = agree ? n + AGREEING : columns ? 0 : n;
        if (worth > most)
            best = may_be[i];
        most = worth > most ? worth : most;
    }
    return best;
}

/* "sep=;" as the first line is a word to spreadsheets, and no record. */
static bool says_separator(struct reader *r)
{
    if (r->end - r->at < 5 || memcmp(r->at, "sep=", 4) != 0)
        return false;
    const char *behind = r->at + 5;
    behind += behind < r->end && *behind == '\r';
    if (behind < r->end && *behind != '\n')
        return false;
    r->separator = r->at[4];
    r->line++;
    r->at = behind < r->end ? behind + 1 : behind;
    return true;
}

/* Columns that are told may stand in the file all the same. */
static enum lac_status skip_names(struct reader *r, const struct lac_value *names, struct lac_error *err)
{
    struct reader first = *r;
    struct lac_value fields;
    enum lac_status status = r->at < r->end ? record(&first, &fields, err) : LAC_OK;
    if (status == LAC_OK && r->at < r->end && lac_equal(names, &fields))
        *r = first;
    return status;
}

enum lac_status lac_table_read(struct lac_arena *arena, const char *text, size_t len, const struct lac_table_form *form,
                               struct lac_value *rows, struct lac_error *err)
{
    struct reader r = {text, text + len, 1, '\t', !form->tabs, arena};
    struct lac_value names, fields;
    enum lac_status status;
    *rows = lac_list();
    if (len >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
        r.at += 3;
    if (!form->tabs && !says_separator(&r))
        r.separator = separator_of(&r, form->columns);
    if (form->columns) {
        names = *form->columns;
        status = skip_names(&r, &names, err);
    } else {
        status = record(&r, &names, err);
        for (size_t i = 0; status == LAC_OK && i < lac_count(&names); i++)
            names.as.list.at[i] = trimmed(arena, &names.as.list.at[i]);
    }
    while (status == LAC_OK && r.at < r.end) {
        int line = r.line;
        status = record(&r, &fields, err);
        if (status != LAC_OK || blank(&fields))
            continue;
        struct lac_value row = lac_object();
        if (lac_count(&fields) > lac_count(&names)) {
            const char *why = lac_arena_printf(arena, "%zu fields where %zu columns are %s", lac_count(&fields),
                                               lac_count(&names), form->columns ? "known" : "named by the first line");
            if (!form->lines)
                return lac_fail(err, LAC_E_PARSE, "line %d: %s", line, why);
            row = lac_text(arena, why);
        }
        for (size_t i = 0; row.kind == LAC_MAP && i < lac_count(&fields); i++)
            lac_set(arena, &row, names.as.list.at[i].as.str.at, fields.as.list.at[i]);
        lac_push(arena, rows, row);
        if (form->lines)
            lac_vec_push(form->lines, (size_t)line);
    }
    return status;
}

enum lac_status lac_csv_read(struct lac_arena *arena, const char *text, size_t len, struct lac_value *rows,
                             struct lac_error *err)
{
    static const struct lac_table_form form = {0};
    return lac_table_read(arena, text, len, &form, rows, err);
}
