#include "core/run/place.h"
#include "core/base/file.h"
#include "core/base/log.h"
#include "core/model/json.h"
#include "core/parquet/parquet.h"
#include "core/run/csv.h"
#include "core/run/language.h"

#include <fnmatch.h>
#include <stdio.h>
#include <string.h>

enum { FILE_MAX = 512 << 20 };
#define SLOT "{lang}"

struct finding {
    struct lac_project *project;
    const struct lac_package *package;
    const char *name; /* of the package */
    const char *const *languages;
    size_t n_languages;
    struct lac_arena *arena;
    struct lac_places *out;
};

static bool joins(const struct finding *f)
{
    return lac_get(lac_package_data(f->package), "joined_by") != NULL;
}

static const char *last_part(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* `text` for one language: "mgsm_{lang}.tsv" -> "mgsm_sw.tsv". */
static const char *fill(const struct finding *f, const char *text, const char *language)
{
    const struct lac_value *codes = lac_get(lac_package_data(f->package), "codes");
    struct lac_str out = {0};
    lac_str_add_replaced(&out, text, SLOT, lac_get_text(codes, language, language));
    const char *filled = lac_arena_strdup(f->arena, lac_str_get(&out));
    lac_str_free(&out);
    return filled;
}

/* Language i of English and the wanted ones; NULL where it is none of its own. */
static const char *language_at(const struct finding *f, size_t i)
{
    const char *code = i ? f->languages[i - 1] : "en";
    return i && (strcmp(code, "en") == 0 || strcmp(code, LAC_PLACEBO) == 0) ? NULL : code;
}

static void add_file(struct finding *f, const char *language, const char *path)
{
    struct lac_place place = {.language = language, .name = path, .file = last_part(path)};
    lac_vec_push(f->out, place);
}

static const char *in_project(const struct finding *f, const char *file)
{
    bool as_it_is = file[0] == '/' || strcmp(f->project->folder, ".") == 0;
    return as_it_is ? file : lac_arena_printf(f->arena, "%s/%s", f->project->folder, file);
}

/* ---- a "*" in a file's name ---- */

struct fitting {
    struct lac_arena *arena;
    const char *folder, *pattern;
    LAC_VEC(const char *) paths;
};

static bool is_pattern(const char *path)
{
    return strchr(last_part(path), '*') && !lac_file_exists(path);
}

static enum lac_status take_fitting(void *user, const char *name, struct lac_error *err)
{
    (void)err;
    struct fitting *g = user;
    if (fnmatch(g->pattern, name, FNM_PERIOD) == 0)
        lac_vec_push(&g->paths, lac_arena_printf(g->arena, "%s/%s", g->folder, name));
    return LAC_OK;
}

/* The files that fit a path, in order of their names. */
static enum lac_status find_fitting(struct lac_arena *arena, const char *path, struct fitting *out,
                                    struct lac_error *err)
{
    const char *pattern = last_part(path);
    size_t len = (size_t)(pattern - path);
    *out = (struct fitting){.arena = arena, .pattern = pattern};
    out->folder = len ? lac_arena_strndup(arena, path, len - (len > 1)) : ".";
    return lac_dir_each(out->folder, take_fitting, out, err);
}

static enum lac_status no_file_fits(const char *path, struct lac_error *err)
{
    return lac_fail(err, LAC_E_CONFIG, "source.file: no file fits %s", path);
}

static enum lac_status add_fitting(struct finding *f, const char *path, struct lac_error *err)
{
    struct fitting g;
    enum lac_status status = find_fitting(f->arena, path, &g, err);
    for (size_t i = 0; status == LAC_OK && i < g.paths.n; i++)
        add_file(f, "en", g.paths.at[i]);
    if (status == LAC_OK && g.paths.n == 0)
        status = no_file_fits(path, err);
    lac_vec_free(&g.paths);
    return status;
}

/* One file for each language, by the pattern or as `files` (may be NULL) names it. */
static enum lac_status add_by_language(struct finding *f, const char *file, const struct lac_value *files,
                                       struct lac_error *err)
{
    if (!joins(f))
        return lac_fail(err, LAC_E_CONFIG, "source.file: '%s' reads one language, and " SLOT " stands for several",
                        f->name);
    for (size_t i = 0; i <= f->n_languages; i++) {
        const char *language = language_at(f, i);
        if (language)
            add_file(f, language, in_project(f, lac_get_text(files, language, fill(f, file, language))));
    }
    return LAC_OK;
}

static enum lac_status add_files(struct finding *f, const struct lac_value *files, struct lac_error *err)
{
    if (files->kind != LAC_MAP || !lac_get_text(files, "en", NULL))
        return lac_fail(err, LAC_E_CONFIG,
                        "source.files: write a file for each language, with English among them: files = { en = "
                        "\"...\", sw = \"...\" }");
    if (!joins(f))
        return lac_fail(err, LAC_E_CONFIG, "source.files: '%s' reads one language; write file = \"...\"", f->name);
    add_file(f, "en", in_project(f, lac_get_text(files, "en", "")));
    for (size_t i = 0; i < files->as.map.n; i++) {
        const struct lac_field *one = &files->as.map.at[i];
        if (one->value.kind != LAC_STR)
            return lac_fail(err, LAC_E_CONFIG, "source.files.%s: must be the name of a file", one->key);
        if (strcmp(one->key, "en") != 0)
            add_file(f, lac_arena_strdup(f->arena, one->key), in_project(f, one->value.as.str.at));
    }
    return LAC_OK;
}

/* ---- data sets of the hub ---- */

/* A field of one language's data set: what the user says of that language, of all; then the package's word. The
 * package's never decides where a key goes. */
static const char *hub_field(const struct finding *f, const struct lac_value *user, const char *language,
                             const char *field)
{
    const struct lac_value *own = lac_get(lac_package_data(f->package), "hf");
    const char *said = lac_get_text(lac_get(user, language), field, lac_get_text(user, field, NULL));
    return said ? said : lac_get_text(lac_get(own, language), field, lac_get_text(own, field, NULL));
}

/* The package says that its data set has not the language (en = false). */
static bool is_elsewhere(const struct finding *f, const struct lac_value *user, const char *language)
{
    const struct lac_value *own = lac_get(lac_get(lac_package_data(f->package), "hf"), language);
    return own && own->kind == LAC_BOOL && !lac_get(user, "dataset") && !lac_get(user, language);
}

static enum lac_status hub_address(const struct finding *f, const struct lac_value *user, struct lac_hub *hub,
                                   struct lac_error *err)
{
    const char *url = lac_get_text(user, "url", NULL);
    hub->key = lac_get_text(user, "key", NULL);
    if (url && !lac_starts_with(url, "http://") && !lac_starts_with(url, "https://"))
        return lac_fail(err, LAC_E_CONFIG, "source.hf.url: '%s' must begin with http:// or https://", url);
    if (hub->key && !lac_secrets_name(hub->key))
        return lac_fail(err, LAC_E_CONFIG,
                        "source.hf.key: give the name of the environment variable that holds the token (HF_TOKEN), "
                        "never the token itself; if that was one, take it out of the file");
    if (hub->key && !lac_secrets_has(f->project->secrets, hub->key))
        return lac_fail(err, LAC_E_CONFIG,
                        "source.hf.key: %s is not set: put it in the environment or in the folder's .env", hub->key);
    if (!hub->key && !url && lac_secrets_has(f->project->secrets, "HF_TOKEN"))
        hub->key = "HF_TOKEN";
    size_t len = url ? strlen(url) : 0;
    while (len && url[len - 1] == '/')
        len--;
    hub->url = url ? lac_arena_strndup(f->arena, url, len) : NULL;
    return LAC_OK;
}

static enum lac_status add_data_set(struct finding *f, const struct lac_value *user, const char *language,
                                    struct lac_error *err)
{
    struct lac_place place = {.language = language, .is_hub = true};
    if (is_elsewhere(f, user, language))
        return lac_fail(err, LAC_E_CONFIG,
                        "source.hf: the data set of '%s' has no rows in %s: give a file of yours, files = { %s = "
                        "\"...\" }, beside hf",
                        f->name, language, language);
    const char *dataset = hub_field(f, user, language, "dataset");
    const char *config = hub_field(f, user, language, "config"), *split = hub_field(f, user, language, "split");
    if (!dataset)
        return lac_fail(err, LAC_E_CONFIG,
                        "source.hf: no data set is known for '%s'%s%s; write hf = { dataset = \"owner/name\", config = "
                        "\"...\", split = \"test\" }",
                        f->name, joins(f) ? " in " : "", joins(f) ? language : "");
    enum lac_status status = hub_address(f, user, &place.hub, err);
    place.hub.dataset = fill(f, dataset, language);
    place.hub.config = fill(f, config ? config : "default", language);
    place.hub.split = fill(f, split ? split : "test", language);
    place.name = lac_arena_printf(f->arena, "%s/%s/%s", place.hub.dataset, place.hub.config, place.hub.split);
    place.file = place.hub.config;
    if (status == LAC_OK)
        lac_vec_push(f->out, place);
    return status;
}

/* One language's data set, or the file that `files` (may be NULL) names for it. */
static enum lac_status add_hub(struct finding *f, const struct lac_value *user, const struct lac_value *files,
                               const char *language, struct lac_error *err)
{
    const char *file = lac_get_text(files, language, NULL);
    if (!file)
        return add_data_set(f, user, language, err);
    add_file(f, language, in_project(f, file));
    return LAC_OK;
}

static enum lac_status add_hubs(struct finding *f, const struct lac_value *said, const struct lac_value *files,
                                struct lac_error *err)
{
    static const struct lac_value none = {.kind = LAC_MAP};
    bool bare = said->kind == LAC_BOOL || (said->kind == LAC_LIST && lac_count(said) == 0);
    if (!bare && said->kind != LAC_MAP)
        return lac_fail(err, LAC_E_CONFIG, "source.hf: must be true or a table { dataset =, config =, split = }");
    const struct lac_value *user = said->kind == LAC_MAP ? said : &none;
    if (files && !joins(f))
        return lac_fail(err, LAC_E_CONFIG, "source.files: '%s' reads one language; give files or hf", f->name);
    enum lac_status status = add_hub(f, user, files, "en", err);
    for (size_t i = 1; status == LAC_OK && joins(f) && i <= f->n_languages; i++)
        if (language_at(f, i))
            status = add_hub(f, user, files, language_at(f, i), err);
    return status;
}

/* ---- all ---- */

enum lac_status lac_places_find(struct lac_project *project, const struct lac_package *package,
                                const struct lac_value *named, const char *const *languages, size_t n_languages,
                                struct lac_arena *arena, struct lac_places *out, struct lac_error *err)
{
    struct finding f = {project, package, lac_package_name(package), languages, n_languages, arena, out};
    const char *file = lac_get_text(named, "file", NULL), *own = lac_get_text(lac_package_data(package), "file", NULL);
    const struct lac_value *files = lac_get(named, "files"), *hub = lac_get(named, "hf");
    if (hub && hub->kind == LAC_BOOL && !hub->as.boolean)
        hub = NULL;
    bool pattern = file && strstr(file, SLOT);
    if (file && (hub || (files && !pattern)))
        return lac_fail(err, LAC_E_CONFIG,
                        "source: of file, files and hf give one (files may also stand beside a file with " SLOT
                        " or beside hf, for the languages that are elsewhere)");
    if (pattern)
        return add_by_language(&f, file, files, err);
    if (hub)
        return add_hubs(&f, hub, files, err);
    if (files)
        return add_files(&f, files, err);
    if (file && strchr(last_part(file), '*') && !joins(&f))
        return add_fitting(&f, in_project(&f, file), err);
    if (!file && !own)
        return lac_fail(err, LAC_E_CONFIG,
                        "source: '%s' reads a file: write source = { name = \"%s\", file = \"...\" }%s", f.name, f.name,
                        lac_get(lac_package_data(package), "hf") ? ", or hf = true to fetch it" : "");
    add_file(&f, "en",
             file ? in_project(&f, file) : lac_arena_printf(arena, "%s/%s", lac_package_folder(package), own));
    return LAC_OK;
}

/* ---- reading ---- */

struct reading { /* one file */
    struct lac_value rows;
    struct lac_lines lines;
};

/* A text would be taken for the reason why a row could not be read. */
static void add_row(struct lac_arena *arena, struct reading *part, const struct lac_value *row)
{
    lac_push(arena, &part->rows, row->kind == LAC_STR ? lac_text(arena, "is no object") : *row);
}

static const char *without_line(const struct lac_error *why)
{
    static const char line[] = "line 1, "; /* the line of a line */
    return why->message + (lac_starts_with(why->message, line) ? strlen(line) : 0);
}

/* A line that is no JSON breaks that row alone. */
static bool is_blank(const char *line, size_t len)
{
    size_t i = 0;
    while (i < len && (line[i] == ' ' || line[i] == '\t' || line[i] == '\r'))
        i++;
    return i == len;
}

static void read_lines(struct lac_arena *arena, const char *text, size_t len, struct reading *part)
{
    for (size_t at = 0, line = 1, n; at < len; at += n + 1, line++) {
        const char *end = memchr(text + at, '\n', len - at);
        struct lac_value row;
        struct lac_error why;
        n = end ? (size_t)(end - text) - at : len - at;
        if (is_blank(text + at, n))
            continue;
        if (lac_json_read(arena, text + at, n, &row, &why) == LAC_OK)
            add_row(arena, part, &row);
        else
            lac_push(arena, &part->rows,
                     lac_text(arena, lac_arena_printf(arena, "is no JSON: %s", without_line(&why))));
        lac_vec_push(&part->lines, line);
    }
}

static bool begins_with_an_object(struct lac_arena *arena, const char *text, size_t len)
{
    struct lac_value first;
    const char *end = memchr(text, '\n', len);
    return end && *text == '{' && lac_json_read(arena, text, (size_t)(end - text), &first, NULL) == LAC_OK;
}

/* The line at which each entry of a list begins, in text that reads as JSON. */
static void find_lines(const char *text, size_t len, struct lac_lines *lines)
{
    size_t line = 1, depth = 0;
    bool quoted = false, entry = false;
    for (size_t i = 0; i < len; i++) {
        char c = text[i];
        line += c == '\n';
        if (quoted) {
            i += c == '\\';
            quoted = c != '"';
        } else if (!strchr(" \t\r\n", c)) {
            if (entry && depth == 1 && c != ']')
                lac_vec_push(lines, line);
            depth += c == '[' || c == '{';
            entry = depth == 1 && (c == '[' || c == ',');
            depth -= c == ']' || c == '}';
            quoted = c == '"';
        }
    }
}

/* The list of rows in an object: what the hub's server gives as `rows`, or the first list. */
static struct lac_value list_in(const struct lac_value *object)
{
    const struct lac_value *rows = lac_get(object, "rows");
    if (rows && rows->kind == LAC_LIST)
        return *rows;
    for (size_t i = 0; i < object->as.map.n; i++)
        if (object->as.map.at[i].value.kind == LAC_LIST)
            return object->as.map.at[i].value;
    return *object;
}

/* A JSON file is a list of rows, or an object with one in it; also a page of the hub as it came, {rows = {{row =}}}.
 * Many files of that name hold JSON lines. */
static enum lac_status read_json(struct lac_arena *arena, const char *text, size_t len, struct reading *part,
                                 struct lac_error *err)
{
    struct lac_value list;
    enum lac_status status = lac_json_read(arena, text, len, &list, err);
    if (status != LAC_OK && begins_with_an_object(arena, text, len)) {
        read_lines(arena, text, len, part);
        return LAC_OK;
    }
    if (status != LAC_OK)
        return status;
    if (list.kind == LAC_MAP)
        list = list_in(&list);
    else
        find_lines(text, len, &part->lines);
    size_t n = part->lines.n;
    if (n != lac_count(&list) || n < 2 || part->lines.at[0] == part->lines.at[n - 1])
        lac_vec_free(&part->lines); /* all in one line: the number of the row says more */
    if (list.kind != LAC_LIST)
        return lac_fail(err, LAC_E_PARSE, "holds no list of rows");
    for (size_t i = 0; i < lac_count(&list); i++) {
        const struct lac_value *row = lac_at(&list, i), *inner = lac_get(row, "row");
        add_row(arena, part, inner && inner->kind == LAC_MAP && lac_get(row, "row_idx") ? inner : row);
    }
    return LAC_OK;
}

static const char *format_of(const struct lac_package *package, const char *file)
{
    static const struct {
        const char *ending, *format;
    } known[] = {{".csv", "csv"},     {".tsv", "tsv"},      {".json", "json"},
                 {".jsonl", "jsonl"}, {".ndjson", "jsonl"}, {".parquet", "parquet"}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (lac_ends_with(file, known[i].ending))
            return known[i].format;
    return lac_get_text(lac_package_data(package), "format", "jsonl");
}

/* What publishers also give, and what to do with it; NULL for a file of text. */
static const char *advice_for(const char *file)
{
    static const char *const packed[] = {".zip", ".gz", ".tgz", ".bz2", ".xz", ".zst", ".tar"};
    if (lac_ends_with(file, ".arrow") || lac_ends_with(file, ".feather"))
        return "is no text: have its rows fetched (hf = true), or write them as Parquet or JSON lines";
    for (size_t i = 0; i < sizeof packed / sizeof *packed; i++)
        if (lac_ends_with(file, packed[i]))
            return "is an archive: unpack it first";
    return NULL;
}

static enum lac_status read_text(const struct lac_package *package, const char *format, struct lac_arena *arena,
                                 const struct lac_str *text, struct reading *out, struct lac_error *err)
{
    size_t mark = lac_starts_with(lac_str_get(text), "\xEF\xBB\xBF") ? 3 : 0, len = text->len - mark;
    const char *bytes = lac_str_get(text) + mark;
    struct lac_table_form form = {strcmp(format, "tsv") == 0, lac_get(lac_package_data(package), "columns"),
                                  &out->lines};
    if (strcmp(format, "csv") == 0 || form.tabs)
        return lac_table_read(arena, bytes, len, &form, &out->rows, err);
    if (strcmp(format, "json") == 0)
        return read_json(arena, bytes, len, out, err);
    read_lines(arena, bytes, len, out);
    return LAC_OK;
}

static enum lac_status read_file(const struct lac_package *package, const char *path, struct lac_arena *arena,
                                 struct reading *out, struct lac_error *err)
{
    struct lac_str text = {0};
    const char *format = format_of(package, last_part(path)), *advice = advice_for(path);
    *out = (struct reading){.rows = lac_list()};
    if (advice)
        return lac_fail(err, LAC_E_CONFIG, "%s %s", path, advice);
    enum lac_status status = lac_file_read(path, FILE_MAX, &text, err);
    if (status == LAC_OK) {
        status = strcmp(format, "parquet") == 0
                     ? lac_parquet_read(arena, (const unsigned char *)lac_str_get(&text), text.len, &out->rows, err)
                     : read_text(package, format, arena, &text, out, err);
        if (status != LAC_OK)
            lac_error_prefix(err, "%s", path);
    }
    lac_str_free(&text);
    return status == LAC_OK ? LAC_OK : (err->status = LAC_E_CONFIG);
}

static enum lac_status read_piece(const struct lac_package *package, const char *path, struct lac_part *part,
                                  struct lac_arena *arena, struct lac_error *err)
{
    struct reading one;
    enum lac_status status = read_file(package, path, arena, &one, err);
    struct lac_piece piece = {path, lac_count(&part->rows), one.lines};
    lac_vec_push(&part->pieces, piece);
    if (piece.first == 0)
        part->rows = one.rows;
    for (size_t i = 0; piece.first > 0 && i < lac_count(&one.rows); i++)
        lac_push(arena, &part->rows, *lac_at(&one.rows, i));
    return status;
}

bool lac_shard_of(const char *path, struct lac_shard *out)
{
    static const char digits[] = "0123456789";
    const char *file = last_part(path), *dot = strrchr(file, '.');
    size_t len = dot ? (size_t)(dot - file) : strlen(file);
    unsigned number;
    if (len == 4 && strspn(file, digits) == len && strcmp(dot ? dot : "", ".parquet") == 0) {
        *out = (struct lac_shard){(size_t)(file - path), len, 0};
        return true;
    }
    for (const char *at = file; (at = strchr(at, '-')); at++) {
        int end = 0;
        unsigned all;
        if (sscanf(at, "-%5u-of-%5u%n", &number, &all, &end) == 2 && end == 15 && at + end == file + len) {
            *out = (struct lac_shard){(size_t)(at + 1 - path), (size_t)end - 1, all};
            return true;
        }
    }
    return false;
}

static void warn_of_others(const struct lac_place *place)
{
    struct lac_shard shard;
    if (lac_shard_of(place->name, &shard) && shard.all > 1)
        lac_log(LAC_LOG_WARN, "%s is one of %u files: a * for its number (%.*s*%s) has all of them read", place->name,
                shard.all, (int)shard.at, place->name, place->name + shard.at + shard.len);
}

static enum lac_status read_pieces(const struct lac_package *package, struct lac_part *part, struct lac_arena *arena,
                                   bool *absent, struct lac_error *err)
{
    const struct lac_place *place = part->place;
    bool english = strcmp(place->language, "en") == 0;
    struct fitting g;
    if (!is_pattern(place->name)) {
        *absent = !english && !lac_file_exists(place->name);
        if (*absent)
            return LAC_OK;
        warn_of_others(place);
        return read_piece(package, place->name, part, arena, err);
    }
    enum lac_status status = find_fitting(arena, place->name, &g, err);
    *absent = status == LAC_OK && g.paths.n == 0 && !english;
    if (status == LAC_OK && g.paths.n == 0 && english)
        status = no_file_fits(place->name, err);
    for (size_t i = 0; i < g.paths.n && status == LAC_OK; i++)
        status = read_piece(package, g.paths.at[i], part, arena, err);
    lac_vec_free(&g.paths);
    return status;
}

enum lac_status lac_place_read(struct lac_project *project, const struct lac_package *package, struct lac_part *part,
                               struct lac_arena *arena, bool *absent, struct lac_error *err)
{
    const struct lac_place *place = part->place;
    bool english = strcmp(place->language, "en") == 0;
    *part = (struct lac_part){.place = place, .rows = lac_list()};
    *absent = false;
    if (place->is_hub)
        return lac_hub_rows(project, &place->hub, arena, &part->rows, english ? NULL : absent, err);
    return read_pieces(package, part, arena, absent, err);
}

void lac_part_free(struct lac_part *part)
{
    for (size_t i = 0; i < part->pieces.n; i++)
        lac_vec_free(&part->pieces.at[i].lines);
    lac_vec_free(&part->pieces);
}

struct lac_origin lac_part_origin(const struct lac_part *part, size_t row)
{
    struct lac_origin origin = {part->place->name, row + 1, 0};
    for (size_t i = part->pieces.n; i-- > 0;) {
        const struct lac_piece *piece = &part->pieces.at[i];
        if (row < piece->first)
            continue;
        origin.file = piece->name;
        origin.row = row - piece->first + 1;
        origin.line = origin.row <= piece->lines.n ? piece->lines.at[origin.row - 1] : 0;
        break;
    }
    return origin;
}

const char *lac_part_where(const struct lac_part *part, size_t row, struct lac_arena *arena)
{
    struct lac_origin origin = lac_part_origin(part, row);
    if (origin.line)
        return lac_arena_printf(arena, "%s:%zu", origin.file, origin.line);
    return lac_arena_printf(arena, "%s: row %zu", origin.file, origin.row);
}
