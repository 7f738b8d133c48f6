/* audit_files.c - what an audit counts: per file, language and reason, and the published results beside it. */
#include "core/base/alloc.h"
#include "core/base/file.h"
#include "core/run/audit_crew.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct table { /* one language of one file */
    const char *file, *language;
    int64_t pairs, fatal, warning; /* fatal: pairs with something fatal; warning: with nothing worse */
    int64_t likely, scored;        /* pairs with an artefact score at or above its threshold; with a score */
    double threshold;
    struct lac_value reasons; /* reason -> {severity, rows, fields = {field -> [row...]}} */
};

struct results {
    const char *path, *language;
    struct lac_value value;
};

struct counting {
    struct lac_audit *audit;
    struct lac_audit_crew *crew;
    struct lac_arena *arena; /* of the summary */
    const struct lac_data_options *options;
    lac_audit_found *found;
    void *user;
    struct lac_value files;
    LAC_VEC(struct table) tables;
    LAC_VEC(struct results) results;
};

static struct table *table_of(struct counting *c, const char *file, const char *language)
{
    for (size_t i = c->tables.n; i-- > 0;)
        if (c->tables.at[i].file == file && strcmp(c->tables.at[i].language, language) == 0)
            return &c->tables.at[i];
    struct table t = {.file = file, .language = lac_arena_strdup(c->arena, language), .reasons = lac_object()};
    lac_vec_push(&c->tables, t);
    return &c->tables.at[c->tables.n - 1];
}

/* The value of a key, made where it is not there. */
static struct lac_value *entry(struct lac_arena *arena, struct lac_value *map, const char *key, struct lac_value fresh)
{
    if (!lac_get(map, key))
        lac_set(arena, map, lac_arena_strdup(arena, key), fresh);
    return (struct lac_value *)lac_get(map, key);
}

static void count(struct counting *c, struct table *t, size_t row, const struct lac_defect *d)
{
    struct lac_value *reason = entry(c->arena, &t->reasons, d->reason, lac_object());
    struct lac_value *fields = entry(c->arena, reason, "fields", lac_object());
    const char *field = d->field;
    if (d->file) {
        row = d->row;
        if (strcmp(d->file, t->file) != 0)
            field = lac_arena_printf(c->arena, "%s of %s", field, d->file);
    }
    lac_push(c->arena, entry(c->arena, fields, field, lac_list()), lac_int((int64_t)row));
    lac_set_int(c->arena, reason, "rows", lac_get_int(reason, "rows", 0) + 1);
    if (d->fatal || !lac_get(reason, "severity"))
        lac_set_text(c->arena, reason, "severity", d->fatal ? "fatal" : "warning");
}

static void tell(struct counting *c, const char *file, const char *language, size_t row, const struct lac_defect *d)
{
    struct lac_arena *arena = lac_arena_new();
    struct lac_value v = lac_object();
    lac_set_text(arena, &v, "file", d->file ? d->file : file);
    lac_set_int(arena, &v, "row", (int64_t)(d->file ? d->row : row));
    lac_set_text(arena, &v, "language", language);
    lac_set_text(arena, &v, "reason", d->reason);
    lac_set_text(arena, &v, "severity", d->fatal ? "fatal" : "warning");
    lac_set_text(arena, &v, "field", d->field);
    lac_set_text(arena, &v, "detail", d->detail);
    c->found(c->user, &v);
    lac_arena_free(arena);
    count(c, table_of(c, file, language), row, d);
}

static void take_look(struct counting *c, const struct lac_bitext *text, const struct lac_pair *pair,
                      const struct lac_audit_look *look)
{
    const char *language = pair->language ? pair->language : "und";
    bool fatal = false;
    for (size_t i = 0; i < look->n; i++) {
        tell(c, text->path, language, pair->row, &look->defects[i]);
        fatal = fatal || look->defects[i].fatal;
    }
    struct table *t = table_of(c, text->path, language);
    t->pairs++;
    t->fatal += fatal;
    t->warning += !fatal && look->n > 0;
    t->scored += look->scored;
    t->likely += look->likely;
    t->threshold = look->scored ? look->threshold : t->threshold;
}

static enum lac_status look_at_pairs(struct counting *c, const struct lac_bitext *text, struct lac_error *err)
{
    struct lac_audit_look *looks = lac_alloc_zero(text->pairs.n + 1, sizeof *looks);
    enum lac_status status = lac_audit_crew_look(c->crew, text, looks, err);
    for (size_t i = 0; i < text->pairs.n && status == LAC_OK; i++)
        take_look(c, text, &text->pairs.at[i], &looks[i]);
    free(looks);
    return status;
}

static enum lac_status look_at_text(void *user, const struct lac_bitext *text, struct lac_error *err)
{
    struct counting *c = user;
    struct lac_value about = lac_object();
    lac_set_text(c->arena, &about, "file", text->path);
    lac_set_text(c->arena, &about, "layout", text->is_results ? "results" : text->layout->name);
    lac_set_int(c->arena, &about, "rows", (int64_t)text->rows);
    if (text->english)
        lac_set_text(c->arena, &about, "english", text->english);
    lac_push(c->arena, &c->files, about);
    if (text->is_results) {
        struct results r = {text->path, lac_arena_strdup(c->arena, text->language), lac_copy(c->arena, &text->results)};
        lac_vec_push(&c->results, r);
    }
    return look_at_pairs(c, text, err);
}

static bool is_named(const struct lac_data_options *o, const char *path)
{
    for (size_t i = 0; i < o->n_files; i++)
        if (strcmp(o->files[i], path) == 0)
            return true;
    return false;
}

/* The other file of a published language: Zulu_results.json beside Zulu.json. */
static const char *partner(struct counting *c, const char *path)
{
    size_t len = strlen(path), end = strlen(".json");
    if (!lac_ends_with(path, ".json") || lac_ends_with(path, "_results.json"))
        return NULL;
    const char *other = lac_arena_printf(c->arena, "%.*s_results.json", (int)(len - end), path);
    return lac_file_exists(other) && !is_named(c->options, other) ? other : NULL;
}

/* The files that the user names, each with its partner behind it. */
static const char *const *with_partners(struct counting *c, size_t *n)
{
    const char **files = lac_arena_alloc(c->arena, (2 * c->options->n_files + 1) * sizeof *files);
    *n = 0;
    for (size_t i = 0; i < c->options->n_files; i++) {
        const char *other = partner(c, c->options->files[i]);
        files[(*n)++] = c->options->files[i];
        if (other)
            files[(*n)++] = other;
    }
    return files;
}

static int64_t pairs_of(const struct counting *c, const struct results *r)
{
    for (size_t i = 0; i < c->tables.n; i++) {
        const struct table *t = &c->tables.at[i];
        size_t len = strlen(t->file);
        if (lac_ends_with(t->file, ".json") && strncmp(t->file, r->path, len - 5) == 0 &&
            strcmp(r->path + len - 5, "_results.json") == 0)
            return t->pairs;
    }
    return -1;
}

static void check_count(struct counting *c, const struct results *r, const struct lac_field *side, const char *model,
                        double total)
{
    double n = lac_get_num(&side->value, model, NAN);
    if (n >= 0 && n <= total && floor(n) == n)
        return;
    struct lac_defect d = {.reason = "results_impossible",
                           .field = lac_arena_printf(c->arena, "%s.%s", side->key, model),
                           .detail = isnan(n) ? "no number" : lac_arena_printf(c->arena, "%g right of %g", n, total),
                           .fatal = true};
    tell(c, r->path, r->language, 0, &d);
}

static struct lac_value results_value(struct counting *c, const struct results *r)
{
    struct lac_value v = lac_object(), models = lac_object();
    double total = lac_get_num(&r->value, "Total Questions", NAN);
    int64_t pairs = pairs_of(c, r);
    if (!(total >= 0) || (pairs >= 0 && (double)pairs != total)) {
        struct lac_defect d = {.reason = "results_total_differs",
                               .field = "Total Questions",
                               .detail = total >= 0
                                             ? lac_arena_printf(c->arena, "%g for %lld pairs", total, (long long)pairs)
                                             : "no number of questions",
                               .fatal = true};
        tell(c, r->path, r->language, 0, &d);
    }
    for (size_t i = 0; i < r->value.as.map.n; i++) {
        const struct lac_field *side = &r->value.as.map.at[i];
        for (size_t m = 0; side->value.kind == LAC_MAP && m < side->value.as.map.n; m++) {
            const struct lac_field *model = &side->value.as.map.at[m];
            if (total >= 0)
                check_count(c, r, side, model->key, total);
            struct lac_value *both = entry(c->arena, &models, model->key, lac_object());
            lac_set(c->arena, both, strcmp(side->key, "English") == 0 ? "english" : "target", model->value);
        }
    }
    lac_set_text(c->arena, &v, "file", r->path);
    lac_set_text(c->arena, &v, "language", r->language);
    lac_set_num(c->arena, &v, "total", total);
    lac_set(c->arena, &v, "models", models);
    return v;
}

static struct lac_value table_value(struct lac_arena *arena, const struct table *t)
{
    struct lac_value v = lac_object();
    lac_set_text(arena, &v, "file", t->file);
    lac_set_text(arena, &v, "language", t->language);
    lac_set_int(arena, &v, "pairs", t->pairs);
    lac_set_int(arena, &v, "fatal", t->fatal);
    lac_set_int(arena, &v, "warning", t->warning);
    if (t->scored) {
        struct lac_value split = lac_object();
        lac_set_num(arena, &split, "threshold", t->threshold);
        lac_set_int(arena, &split, "above", t->likely);
        lac_set_int(arena, &split, "below", t->scored - t->likely);
        lac_set(arena, &v, "artefact", split);
    }
    lac_set(arena, &v, "reasons", t->reasons);
    return v;
}

static void summarise(struct counting *c, struct lac_value *summary)
{
    struct lac_value tables = lac_list(), results = lac_list();
    for (size_t i = 0; i < c->results.n; i++) /* may add findings to the tables */
        lac_push(c->arena, &results, results_value(c, &c->results.at[i]));
    for (size_t i = 0; i < c->tables.n; i++)
        lac_push(c->arena, &tables, table_value(c->arena, &c->tables.at[i]));
    *summary = lac_object();
    lac_set(c->arena, summary, "files", c->files);
    lac_set(c->arena, summary, "languages", tables);
    lac_set(c->arena, summary, "results", results);
}

/* A misspelt reason would never fail: what --fail-on names must be there. */
static enum lac_status check_fail_on(const struct counting *c, const char *list, struct lac_error *err)
{
    struct lac_value known = lac_audit_reasons(c->audit, c->arena);
    const char *names[256];
    size_t n = 0;
    for (; n < lac_count(&known) && n < sizeof names / sizeof *names; n++)
        names[n] = lac_as_text(lac_at(&known, n), "");
    while (*list) {
        const char *word = lac_arena_strndup(c->arena, list, strcspn(list, ","));
        const char *near = lac_nearest(word, names, n);
        if (!lac_lists(&known, word))
            return lac_fail(err, LAC_E_CONFIG, "--fail-on: there is no reason '%s'%s%s%s; docs/audit.md lists them",
                            word, near ? " (did you mean '" : "", near ? near : "", near ? "'?)" : "");
        list += strlen(word) + (list[strlen(word)] == ',');
    }
    return LAC_OK;
}

enum lac_status lac_audit_files(struct lac_project *project, const struct lac_data_options *options,
                                struct lac_arena *arena, lac_audit_found *found, void *user, struct lac_value *summary,
                                struct lac_error *err)
{
    struct counting c = {.arena = arena, .options = options, .found = found, .user = user, .files = lac_list()};
    enum lac_status status = lac_audit_new(project, &c.audit, err);
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    c.crew = lac_audit_crew_new(project, c.audit, cores > 0 ? (size_t)cores : 1);
    if (status == LAC_OK && options->fail_on)
        status = check_fail_on(&c, options->fail_on, err);
    struct lac_data_options all = *options;
    all.files = with_partners(&c, &all.n_files);
    if (status == LAC_OK)
        status = lac_audit_each(project, c.audit, &all, look_at_text, &c, err);
    if (status == LAC_OK)
        summarise(&c, summary);
    lac_vec_free(&c.tables);
    lac_vec_free(&c.results);
    lac_audit_crew_free(c.crew);
    lac_audit_free(c.audit);
    return status;
}
