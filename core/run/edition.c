#include "core/run/edition.h"
#include "core/run/language.h"
#include "core/run/place.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* ---- the layout ---- */

struct sources {
    struct lac_listed *at;
    size_t n;
};

static enum lac_status list_sources(struct lac_project *project, struct sources *out, struct lac_error *err)
{
    return lac_packages_list(project->packages, LAC_PKG_SOURCE, project->arena, &out->at, &out->n, err);
}

/* Source i of 0 .. 2n-1 if it reads rows of one language, those made for several languages first; else NULL. */
static enum lac_status load(struct lac_project *project, const struct sources *sources, size_t i,
                            const struct lac_package **out, struct lac_error *err)
{
    const struct lac_listed *listed = &sources->at[i % sources->n];
    *out = NULL;
    if (listed->shadowed)
        return LAC_OK;
    enum lac_status status = lac_package_load(project->packages, LAC_PKG_SOURCE, listed->name, out, err);
    bool joins = status == LAC_OK && lac_get(lac_package_data(*out), "joined_by");
    if (status == LAC_OK && (!lac_package_has(*out, "wording") || joins != (i < sources->n)))
        *out = NULL;
    return status;
}

static enum lac_status knows(const struct lac_package *source, struct lac_arena *arena, const struct lac_value *rows,
                             bool *out, struct lac_error *err)
{
    struct lac_value wording = lac_nil();
    enum lac_status status = LAC_OK;
    for (size_t i = 0; i < lac_count(rows) && wording.kind == LAC_NIL && status == LAC_OK; i++)
        if (lac_at(rows, i)->kind == LAC_MAP)
            status = lac_package_call(source, "wording", lac_at(rows, i), 1, arena, &wording, 1, err);
    *out = wording.kind == LAC_MAP;
    return status;
}

/* Tab-separated files may have no head: then the source names their columns. */
static enum lac_status read_tabs(struct lac_project *project, struct lac_arena *arena, const char *path,
                                 const struct lac_package *source, struct lac_value *rows, struct lac_error *err)
{
    const char *slash = strrchr(path, '/');
    struct lac_place place = {.language = "en", .name = path, .file = slash ? slash + 1 : path};
    struct lac_part part = {.place = &place};
    bool absent;
    enum lac_status status = lac_place_read(project, source, &part, arena, &absent, err);
    *rows = part.rows;
    lac_part_free(&part);
    return status;
}

static enum lac_status find_source(struct lac_project *project, struct lac_arena *arena, const struct sources *sources,
                                   struct lac_edition *e, struct lac_error *err)
{
    const bool tabs = e->rows.kind == LAC_NIL;
    struct lac_error none;
    for (size_t i = 0; i < lac_count(&e->rows); i++)
        if (lac_is_wording(lac_at(&e->rows, i)))
            return LAC_OK;
    for (size_t i = 0; i < 2 * sources->n; i++) {
        const struct lac_package *source;
        struct lac_value rows = e->rows;
        bool known = false;
        enum lac_status status = load(project, sources, i, &source, err);
        if (status == LAC_OK && source && tabs && read_tabs(project, arena, e->path, source, &rows, &none) != LAC_OK)
            continue;
        if (status == LAC_OK && source)
            status = knows(source, arena, &rows, &known, err);
        if (status != LAC_OK)
            return status;
        if (known) {
            e->source = source;
            e->rows = rows;
            return LAC_OK;
        }
    }
    return lac_fail(err, LAC_E_CONFIG, "%s:1: no row has the fields of any known layout (docs/audit.md lists them)",
                    e->path);
}

/* ---- the language ---- */

struct naming {
    struct lac_project *project;
    struct lac_arena *arena;
    const struct sources *sources;
};

static bool reads_as(const char *a, const char *b, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (!a[i] || (tolower((unsigned char)a[i]) != tolower((unsigned char)b[i]) &&
                      !(strchr("-_", a[i]) && strchr("-_", b[i]))))
            return false;
    return a[len] == '\0';
}

/* The code by which some publisher's name for a language (swh_Latn, SW-KE) is known, or a code that one knows. */
static const char *published(const struct naming *n, const char *word, size_t len)
{
    const struct lac_package *source;
    struct lac_error none;
    for (size_t i = 0; i < n->sources->n; i++) {
        if (load(n->project, n->sources, i, &source, &none) != LAC_OK || !source)
            continue;
        const struct lac_value *codes = lac_get(lac_package_data(source), "codes");
        for (size_t k = 0; codes && codes->kind == LAC_MAP && k < codes->as.map.n; k++) {
            const struct lac_field *f = &codes->as.map.at[k];
            if (reads_as(f->key, word, len) || reads_as(lac_as_text(&f->value, ""), word, len))
                return f->key;
        }
    }
    return NULL;
}

/* pt-BR, zh_CN: the language before a region that no package tells apart. */
static size_t before_region(const char *word, size_t len)
{
    size_t code = strspn(word, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
    bool region = (code == 2 || code == 3) && len == code + 3 && strchr("-_", word[code]) &&
                  isupper((unsigned char)word[code + 1]) && isupper((unsigned char)word[code + 2]);
    return region ? code : 0;
}

static const char *named(const struct naming *n, const char *word, size_t len)
{
    if (len < 2 || len > 60)
        return NULL;
    char *text = lac_arena_strndup(n->arena, word, len);
    const char *code = lac_language_named(n->project, text, NULL);
    size_t region = before_region(word, len);
    if (!code)
        code = published(n, word, len);
    if (!code && region > 0) {
        for (size_t i = 0; i < region; i++)
            text[i] = (char)tolower((unsigned char)text[i]);
        text[region] = '\0';
        code = named(n, text, region);
    }
    return code;
}

static const char separators[] = "._- ";

/* The language of the whole of text[0 .. len-1], of what stands behind a separator, or of a part, the last first. */
static const char *in_name(const struct naming *n, const char *text, size_t len, const char **word, size_t *word_len)
{
    const char *code = NULL;
    *word = text;
    *word_len = len;
    code = named(n, text, len);
    for (size_t at = 0; at < len && !code; at++) {
        if (!strchr(separators, text[at]))
            continue;
        *word = text + at + 1;
        *word_len = len - at - 1;
        code = named(n, *word, *word_len);
    }
    for (size_t end = len; end > 0 && !code;) {
        size_t from = end;
        while (from > 0 && !strchr(separators, text[from - 1]))
            from--;
        *word = text + from;
        *word_len = end - from;
        code = named(n, *word, *word_len);
        end = from > 0 ? from - 1 : 0;
    }
    return code;
}

/* The path with {} for the word, wherever it stands between separators. */
static const char *shape_of(struct lac_arena *arena, const char *path, const char *word, size_t len)
{
    struct lac_str out = {0};
    for (const char *at = path; *at;) {
        bool starts = at == path || strchr("/._- ", at[-1]);
        if (starts && strncmp(at, word, len) == 0 && strchr("/._- ", at[len])) {
            lac_str_add(&out, "{}");
            at += len;
        } else {
            lac_str_addc(&out, *at++);
        }
    }
    const char *shape = lac_arena_strdup(arena, lac_str_get(&out));
    lac_str_free(&out);
    return shape;
}

/* The hub puts a folder of this name between that of the language and the file: et/test/0000.parquet. */
static bool is_split(const char *word, size_t len)
{
    static const char *const splits[] = {"test", "validation", "train", "dev"};
    for (size_t i = 0; i < sizeof splits / sizeof *splits; i++)
        if (strlen(splits[i]) == len && strncmp(splits[i], word, len) == 0)
            return true;
    return false;
}

static void name_by_path(const struct naming *n, struct lac_edition *e)
{
    const char *slash = strrchr(e->path, '/'), *file = slash ? slash + 1 : e->path, *dot = strrchr(file, '.');
    const char *word;
    size_t len;
    e->shape = e->path;
    e->language = in_name(n, file, dot && dot > file ? (size_t)(dot - file) : strlen(file), &word, &len);
    while (!e->language && slash && slash > e->path) {
        const char *folder = slash;
        while (folder > e->path && folder[-1] != '/')
            folder--;
        word = folder;
        len = (size_t)(slash - folder);
        e->language = named(n, word, len);
        slash = is_split(word, len) && folder > e->path ? folder - 1 : NULL;
    }
    if (e->language)
        e->shape = shape_of(n->arena, e->path, word, len);
}

static void name_by_rows(const struct naming *n, struct lac_edition *e)
{
    const char *said = lac_get_text(lac_at(&e->rows, 0), "language", NULL);
    if (said)
        e->language = named(n, said, strlen(said));
}

enum lac_status lac_edition_of(struct lac_project *project, struct lac_arena *arena, const struct lac_bitext *text,
                               const char *language, struct lac_edition *out, struct lac_error *err)
{
    *out = (struct lac_edition){.path = text->path, .shape = text->path, .rows = text->edition};
    struct sources sources;
    enum lac_status status = list_sources(project, &sources, err);
    if (status == LAC_OK)
        status = find_source(project, arena, &sources, out, err);
    if (status != LAC_OK)
        return status;
    struct naming naming = {project, arena, &sources};
    if (language) {
        struct lac_error broken;
        out->language = named(&naming, language, strlen(language));
        if (!out->language && !lac_language_named(project, language, &broken))
            return lac_fail(err, LAC_E_CONFIG, "%s: '%s' is no language that is known here ('lacuna list languages')%s",
                            out->path, language, lac_language_broken(arena, &broken));
        return LAC_OK;
    }
    name_by_path(&naming, out);
    if (!out->language)
        name_by_rows(&naming, out);
    return LAC_OK;
}
