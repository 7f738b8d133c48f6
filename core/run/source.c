#include "core/run/source.h"
#include "core/base/alloc.h"
#include "core/base/file.h"
#include "core/base/map.h"
#include "core/base/vec.h"
#include "core/model/json.h"
#include "core/run/csv.h"

#include <stdlib.h>
#include <string.h>

enum {
    FILE_MAX = 512 << 20,
    SLICE_ROWS = 256, /* rows handed to a script at once: what a cell holds stays small */
    SHOWN_ERRORS = 5,
};

struct loading {
    const struct lac_package *package;
    struct lac_value options;
    const char *path, *name;
    struct lac_arena *arena;
    struct lac_map *known; /* keys of what the items say, and of their ids */
    LAC_VEC(struct lac_item) items;
    struct lac_source_report *report;
};

static void broken(struct loading *l, size_t row, const char *why)
{
    l->report->broken++;
    if (l->report->broken <= SHOWN_ERRORS)
        lac_str_addf(&l->report->first, "%s%s: row %zu: %s", l->report->first.len ? "\n" : "", l->path, row + 1, why);
}

/* Records name items by their ids: two of one id would be one in every count. */
static struct lac_id id_key(const struct lac_item *item)
{
    return lac_id_of((const char *const[]){"id", item->id}, 2);
}

static void take(struct loading *l, size_t row, const struct lac_value *record)
{
    struct lac_item item;
    struct lac_error err;
    if (record->kind == LAC_STR) { /* the script says why it left a row out */
        broken(l, row, record->as.str.at);
    } else if (record->kind != LAC_MAP) {
        return;
    } else if (lac_item_from_value(l->arena, record, l->name, &item, &err) != LAC_OK) {
        broken(l, row, err.message);
    } else if (lac_map_get(l->known, item.key)) {
        l->report->repeated++;
    } else if (lac_map_get(l->known, id_key(&item))) {
        broken(l, row, lac_arena_printf(l->arena, "another item has the id '%s' already", item.id));
    } else {
        lac_map_put(l->known, item.key, l);
        lac_map_put(l->known, id_key(&item), l);
        lac_vec_push(&l->items, item);
    }
}

static enum lac_status slice(struct loading *l, const struct lac_value *rows, size_t from, size_t count,
                             struct lac_error *err)
{
    struct lac_arena *arena = lac_arena_new();
    struct lac_value some = lac_list(), made;
    for (size_t i = 0; i < count; i++)
        lac_push(arena, &some, rows->as.list.at[from + i]);
    struct lac_value args[] = {some, l->options};
    enum lac_status status = lac_package_call(l->package, "items", args, 2, arena, &made, 1, err);
    if (status == LAC_OK && made.kind != LAC_LIST)
        status = lac_fail(err, LAC_E_SCRIPT, "%s: items() must return a list of items", lac_package_path(l->package));
    for (size_t i = 0; status == LAC_OK && i < lac_count(&made); i++)
        take(l, from + i, lac_at(&made, i));
    lac_arena_free(arena);
    return status;
}

static enum lac_status read_lines(struct lac_arena *arena, const char *text, size_t len, struct lac_value *rows,
                                  struct lac_error *err)
{
    *rows = lac_list();
    for (size_t at = 0, line = 1; at < len; line++) {
        const char *end = memchr(text + at, '\n', len - at);
        size_t n = end ? (size_t)(end - text) - at : len - at;
        if (strspn(text + at, " \t\r\n") < n) {
            struct lac_value row;
            enum lac_status status = lac_json_read(arena, text + at, n, &row, err);
            if (status != LAC_OK) {
                lac_error_prefix(err, "line %zu", line);
                return status;
            }
            lac_push(arena, rows, row);
        }
        at += n + 1;
    }
    return LAC_OK;
}

/* A JSON file is a list of rows, or an object with one list in it. */
static enum lac_status read_json(struct lac_arena *arena, const char *text, size_t len, struct lac_value *rows,
                                 struct lac_error *err)
{
    enum lac_status status = lac_json_read(arena, text, len, rows, err);
    for (size_t i = 0; status == LAC_OK && rows->kind == LAC_MAP && i < rows->as.map.n; i++)
        if (rows->as.map.at[i].value.kind == LAC_LIST)
            *rows = rows->as.map.at[i].value;
    if (status == LAC_OK && rows->kind != LAC_LIST)
        status = lac_fail(err, LAC_E_PARSE, "holds no list of rows");
    return status;
}

static enum lac_status read_rows(struct loading *l, struct lac_value *rows, struct lac_error *err)
{
    struct lac_str text = {0};
    const char *format = lac_get_text(lac_package_data(l->package), "format", "jsonl");
    enum lac_status status = lac_file_read(l->path, FILE_MAX, &text, err);
    if (status == LAC_OK) {
        if (strcmp(format, "csv") == 0)
            status = lac_csv_read(l->arena, lac_str_get(&text), text.len, rows, err);
        else if (strcmp(format, "json") == 0)
            status = read_json(l->arena, lac_str_get(&text), text.len, rows, err);
        else
            status = read_lines(l->arena, lac_str_get(&text), text.len, rows, err);
        if (status != LAC_OK)
            lac_error_prefix(err, "%s", l->path);
    }
    lac_str_free(&text);
    return status == LAC_OK ? LAC_OK : (err->status = LAC_E_CONFIG);
}

static enum lac_status find_file(struct lac_project *project, const struct lac_value *named, struct loading *l,
                                 struct lac_error *err)
{
    const char *file = lac_get_text(named, "file", NULL);
    const char *own = lac_get_text(lac_package_data(l->package), "file", NULL);
    if (!file && !own)
        return lac_fail(err, LAC_E_CONFIG,
                        "source: '%s' reads a file: write source = { name = \"%s\", file = \"...\" }", l->name,
                        l->name);
    if (file && file[0] == '/')
        l->path = file;
    else if (file)
        l->path = lac_arena_printf(l->arena, "%s/%s", project->folder, file);
    else
        l->path = lac_arena_printf(l->arena, "%s/%s", lac_package_folder(l->package), own);
    if (file && strcmp(project->folder, ".") == 0)
        l->path = file;
    return LAC_OK;
}

static enum lac_status open_package(struct lac_project *project, const struct lac_value *named, struct loading *l,
                                    struct lac_error *err)
{
    l->name = lac_get_text(named, "name", "");
    enum lac_status status = lac_package_load(project->packages, LAC_PKG_SOURCE, l->name, &l->package, err);
    if (status != LAC_OK)
        return status == LAC_E_NOTFOUND ? (err->status = LAC_E_CONFIG) : status;
    struct lac_value settings = lac_object();
    for (size_t i = 0; i < named->as.map.n; i++)
        if (strcmp(named->as.map.at[i].key, "name") != 0 && strcmp(named->as.map.at[i].key, "file") != 0)
            lac_set(l->arena, &settings, named->as.map.at[i].key, named->as.map.at[i].value);
    status = lac_package_options(l->package, &settings, "source", l->arena, &l->options, err);
    return status == LAC_OK ? find_file(project, named, l, err) : status;
}

enum lac_status lac_source_load(struct lac_project *project, const struct lac_value *named, struct lac_arena *arena,
                                struct lac_item **items, size_t *n, struct lac_source_report *report,
                                struct lac_error *err)
{
    struct loading l = {.arena = arena, .report = report, .known = lac_map_new()};
    struct lac_value rows = lac_list();
    *report = (struct lac_source_report){0};
    *n = 0;
    enum lac_status status = open_package(project, named, &l, err);
    if (status == LAC_OK)
        status = read_rows(&l, &rows, err);
    report->rows = lac_count(&rows);
    for (size_t at = 0; status == LAC_OK && at < report->rows; at += SLICE_ROWS)
        status = slice(&l, &rows, at, report->rows - at < SLICE_ROWS ? report->rows - at : SLICE_ROWS, err);
    if (status == LAC_OK && l.items.n == 0) {
        const char *first = lac_str_get(&report->first);
        status = lac_fail(err, LAC_E_CONFIG, "source '%s': no usable item in %s (%zu rows, %zu broken)%s%.*s", l.name,
                          l.path, report->rows, report->broken, report->broken ? "; first: " : "",
                          (int)strcspn(first, "\n"), first);
    }
    if (status == LAC_OK) {
        *items = lac_arena_alloc(arena, l.items.n * sizeof **items);
        memcpy(*items, l.items.at, l.items.n * sizeof **items);
        *n = l.items.n;
    }
    lac_vec_free(&l.items);
    lac_map_free(l.known);
    return status;
}

void lac_source_report_free(struct lac_source_report *report)
{
    lac_str_free(&report->first);
}

struct lot {
    struct lac_id key;
    size_t index;
};

static int by_lot(const void *a, const void *b)
{
    return lac_id_compare(((const struct lot *)a)->key, ((const struct lot *)b)->key);
}

size_t lac_source_sample(struct lac_item *items, size_t n, size_t limit, uint64_t seed)
{
    if (limit == 0 || limit >= n)
        return n;
    struct lot *lots = lac_alloc(n * sizeof *lots);
    for (size_t i = 0; i < n; i++) {
        uint64_t parts[3] = {seed, items[i].key.hi, items[i].key.lo};
        lots[i] = (struct lot){lac_id_of_bytes(parts, sizeof parts), i};
    }
    qsort(lots, n, sizeof *lots, by_lot);
    bool *chosen = lac_alloc_zero(n, sizeof *chosen);
    for (size_t i = 0; i < limit; i++)
        chosen[lots[i].index] = true;
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (chosen[i])
            items[kept++] = items[i];
    free(lots);
    free(chosen);
    return kept;
}
