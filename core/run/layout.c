#include "core/run/layout.h"
#include "core/base/file.h"
#include "core/base/utf8.h"
#include "core/model/json.h"
#include "core/parquet/parquet.h"
#include "core/run/csv.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum { FILE_MAX = 512 << 20 };

const char *lac_bitext_stem(struct lac_arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/'), *from = slash ? slash + 1 : path, *dot = strrchr(from, '.');
    char *stem = lac_arena_strndup(arena, from, dot && dot > from ? (size_t)(dot - from) : strlen(from));
    if (lac_ends_with(stem, "_results"))
        stem[strlen(stem) - strlen("_results")] = '\0';
    return stem;
}

/* NULL for what is no text, and for one that holds a NUL: what stands behind it would be lost. */
static const char *whole_text(const struct lac_value *v)
{
    return v && v->kind == LAC_STR && !memchr(v->as.str.at, 0, v->as.str.len) ? v->as.str.at : NULL;
}

bool lac_pair_text(struct lac_pair *pair, const struct lac_value *row, const char *key, const char **out)
{
    *out = whole_text(lac_get(row, key));
    if (!*out && !pair->missing)
        pair->missing = key;
    return *out != NULL;
}

bool lac_pair_texts(struct lac_arena *arena, struct lac_pair *pair, const struct lac_value *row, const char *key,
                    struct lac_pair_side *out)
{
    const struct lac_value *list = lac_get(row, key);
    bool good = list && list->kind == LAC_LIST;
    out->n = good ? lac_count(list) : 0;
    const char **texts = lac_arena_alloc(arena, (out->n + 1) * sizeof *texts);
    for (size_t i = 0; i < out->n; i++) {
        texts[i] = whole_text(lac_at(list, i));
        good = good && texts[i];
    }
    out->choices = texts;
    if (!good && !pair->missing)
        pair->missing = key;
    return good;
}

int64_t lac_answer_letter(const char *answer)
{
    bool letter = isalpha((unsigned char)*answer) && strspn(answer + 1, ".) ") == strlen(answer + 1);
    return letter ? toupper((unsigned char)*answer) - 'A' : -1;
}

static enum lac_status read_lines(struct lac_arena *arena, const char *text, size_t len, struct lac_value *rows,
                                  struct lac_error *err)
{
    *rows = lac_list();
    for (size_t at = 0, line = 1; at < len; line++) {
        const char *end = memchr(text + at, '\n', len - at);
        size_t n = end ? (size_t)(end - text) - at : len - at;
        struct lac_error json;
        struct lac_value row;
        if (strspn(text + at, " \t\r\n") < n) {
            if (lac_json_read(arena, text + at, n, &row, &json) != LAC_OK)
                return lac_fail(err, LAC_E_PARSE, "%zu: %s", line, strchr(json.message, ',') + 2);
            lac_push(arena, rows, row);
        }
        at += n + 1;
    }
    return LAC_OK;
}

static size_t past_space(const char *text, size_t len)
{
    size_t at = len >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    while (at < len && strchr(" \t\r\n", text[at]) && text[at])
        at++;
    return at;
}

/* An array of rows, rows one a line, or one object: the results of a language. */
static enum lac_status read_json(struct lac_bitext *b, const char *text, size_t len, struct lac_value *rows,
                                 struct lac_error *err)
{
    struct lac_error json;
    size_t at = past_space(text, len);
    text += at;
    len -= at;
    if (len == 0)
        return lac_fail(err, LAC_E_PARSE, "1: the file is empty");
    if (*text != '[' && *text != '{')
        return lac_fail(err, LAC_E_PARSE, "1: neither JSON nor CSV: a file of rows begins with [ or {");
    enum lac_status whole = lac_json_read(b->arena, text, len, rows, &json);
    if (whole == LAC_OK && rows->kind == LAC_MAP && lac_get(rows, "Total Questions")) {
        b->is_results = true;
        b->results = *rows;
        return LAC_OK;
    }
    if (whole == LAC_OK && rows->kind == LAC_LIST)
        return LAC_OK;
    if (*text == '{')
        return read_lines(b->arena, text, len, rows, err);
    int line = 1, column = 1;
    sscanf(json.message, "line %d, column %d", &line, &column);
    return lac_fail(err, LAC_E_PARSE, "%d: column %d%s", line, column, strchr(json.message, ':'));
}

static enum lac_status read_csv(struct lac_arena *arena, const char *text, size_t len, struct lac_value *rows,
                                struct lac_error *err)
{
    for (size_t at = 0, line = 1; at < len; line++) {
        const char *end = memchr(text + at, '\n', len - at);
        size_t n = end ? (size_t)(end - text) - at : len - at;
        if (!lac_utf8_valid(text + at, n))
            return lac_fail(err, LAC_E_PARSE, "%zu: a text that is not UTF-8 (spreadsheets save it as 'CSV UTF-8')",
                            line);
        at += n + 1;
    }
    return lac_csv_read(arena, text, len, rows, err);
}

/* Rows are counted from 0, as findings are; there are no lines. */
static enum lac_status read_parquet(struct lac_arena *arena, const struct lac_str *bytes, struct lac_value *rows,
                                    struct lac_error *err)
{
    enum lac_status status = lac_parquet_read(arena, (const unsigned char *)lac_str_get(bytes), bytes->len, rows, err);
    for (size_t i = 0; status == LAC_OK && i < lac_count(rows); i++)
        if (lac_at(rows, i)->kind == LAC_STR)
            status = lac_fail(err, LAC_E_PARSE, "row %zu: %s", i, lac_at(rows, i)->as.str.at);
    return status == LAC_OK ? LAC_OK : lac_fail(err, LAC_E_PARSE, " %s", err->message);
}

static const struct lac_layout *const layouts[] = {&lac_layout_pitfalls, &lac_layout_pairs, &lac_layout_parallel,
                                                   &lac_layout_csv};
enum { LAYOUTS = sizeof layouts / sizeof *layouts };

/* The layout of the first row that has one: a row that lacks a field is a finding, wherever it stands. */
static const struct lac_layout *layout_for(const char *format, const struct lac_value *rows, bool csv)
{
    bool any = strcmp(format, "auto") == 0;
    for (size_t at = 0; at < lac_count(rows); at++) {
        for (size_t i = 0; i < LAYOUTS; i++) {
            bool named = any ? csv == (layouts[i] == &lac_layout_csv) : strcmp(format, layouts[i]->name) == 0;
            if (named && layouts[i]->fits(lac_at(rows, at)))
                return layouts[i];
        }
    }
    return NULL;
}

static enum lac_status take_rows(struct lac_bitext *b, const char *format, const struct lac_value *rows, bool csv,
                                 struct lac_error *err)
{
    b->rows = lac_count(rows);
    if (b->rows == 0)
        return lac_fail(err, LAC_E_PARSE, "1: no row stands in it");
    b->layout = layout_for(format, rows, csv);
    b->is_edition = !b->layout && (strcmp(format, "auto") == 0 || strcmp(format, "parallel") == 0);
    if (b->is_edition) {
        b->edition = *rows;
        return LAC_OK;
    }
    if (!b->layout)
        return lac_fail(err, LAC_E_PARSE, "1: no row has the fields of %s (docs/audit.md lists them)", format);
    for (size_t i = 0; i < b->rows; i++)
        b->layout->read(b, i, lac_at(rows, i));
    return LAC_OK;
}

static bool is_format(const char *format)
{
    bool found = strcmp(format, "auto") == 0;
    for (size_t i = 0; i < LAYOUTS; i++)
        found = found || strcmp(format, layouts[i]->name) == 0;
    return found;
}

/* Columns named by their languages, as a spreadsheet writes them. */
static bool is_bilingual_table(struct lac_arena *arena, const struct lac_str *text)
{
    struct lac_value rows;
    return lac_csv_read(arena, lac_str_get(text), text->len, &rows, NULL) == LAC_OK && lac_count(&rows) > 0 &&
           lac_layout_csv.fits(lac_at(&rows, 0));
}

enum lac_status lac_bitext_read(struct lac_arena *arena, const char *path, const char *format, const char *language,
                                struct lac_bitext *out, struct lac_error *err)
{
    *out = (struct lac_bitext){.arena = arena, .path = path, .language = language};
    struct lac_str text = {0};
    struct lac_value rows = lac_list();
    struct lac_error why;
    if (!is_format(format))
        return lac_fail(err, LAC_E_CONFIG, "%s: there is no layout '%s': auto, pitfalls, jsonl, csv or parallel", path,
                        format);
    bool own = strcmp(format, "auto") == 0 || strcmp(format, "parallel") == 0;
    bool csv = strcmp(format, "csv") == 0 || (own && lac_ends_with(path, ".csv"));
    bool tabs = own && lac_ends_with(path, ".tsv");
    if (lac_file_read(path, FILE_MAX, &text, err) != LAC_OK)
        return err->status = LAC_E_CONFIG;
    if (tabs && !is_bilingual_table(arena, &text)) {
        lac_str_free(&text);
        out->is_edition = true; /* its source knows whether it has names of columns, and how it quotes */
        return LAC_OK;
    }
    csv = csv || tabs;
    enum lac_status status = lac_ends_with(path, ".parquet") ? read_parquet(arena, &text, &rows, &why)
                             : csv ? read_csv(arena, lac_str_get(&text), text.len, &rows, &why)
                                   : read_json(out, lac_str_get(&text), text.len, &rows, &why);
    lac_str_free(&text);
    if (status == LAC_OK && !out->is_results)
        status = take_rows(out, format, &rows, csv, &why);
    if (status == LAC_OK)
        return LAC_OK;
    const char *message = lac_starts_with(why.message, "line ") ? why.message + strlen("line ") : why.message;
    lac_bitext_free(out);
    return lac_fail(err, LAC_E_CONFIG, "%s:%s", path, message);
}

void lac_bitext_free(struct lac_bitext *text)
{
    lac_vec_free(&text->pairs);
}
