#include "core/run/identity.h"
#include "core/base/file.h"
#include "core/model/json.h"

#include <string.h>

enum { ID_DIGITS = 10, FRESH_MAX = 1000 };

static const char *items_hash(const struct lac_run *run)
{
    struct lac_hash *hash = lac_hash_new();
    for (size_t i = 0; i < run->n_items; i++) {
        const struct lac_item *item = &run->items[i];
        lac_hash_text(hash, item->id);
        lac_hash_u64(hash, item->key.hi);
        lac_hash_u64(hash, item->key.lo);
        for (size_t k = 0; k < item->n_others; k++) {
            lac_hash_text(hash, item->others[k].language);
            lac_hash_text(hash, item->others[k].stem);
            for (size_t c = 0; c < item->others[k].n; c++)
                lac_hash_text(hash, item->others[k].choices[c]);
        }
    }
    char hex[LAC_ID_HEX];
    lac_id_hex(lac_hash_end(hash), hex);
    lac_hash_free(hash);
    return lac_arena_strdup(run->arena, hex);
}

static bool one_of(const char *key, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(key, names[i]) == 0)
            return true;
    return false;
}

/* How fast and how patiently a model is asked, and what it costs, is no part of what was asked. */
static struct lac_value unpaced(struct lac_arena *arena, const struct lac_value *models)
{
    static const char *const aside[] = {"in_flight", "rpm", "tpm", "http", "price", "cache"};
    struct lac_value out = lac_object();
    for (size_t i = 0; i < lac_count(models); i++) {
        const struct lac_field *m = &models->as.map.at[i];
        struct lac_value entry = lac_object();
        for (size_t k = 0; k < lac_count(&m->value); k++)
            if (!one_of(m->value.as.map.at[k].key, aside, sizeof aside / sizeof *aside))
                lac_set(arena, &entry, m->value.as.map.at[k].key, m->value.as.map.at[k].value);
        lac_set(arena, &out, m->key, entry);
    }
    return out;
}

/* How it is reported and what it may cost is no part of what was run. */
static struct lac_value config_value(const struct lac_run *run)
{
    static const char *const aside[] = {"report", "http", "budget", "prices"};
    struct lac_value out = lac_object();
    for (size_t i = 0; i < run->config.value.as.map.n; i++) {
        const struct lac_field *f = &run->config.value.as.map.at[i];
        if (strcmp(f->key, "models") == 0)
            lac_set(run->arena, &out, f->key, unpaced(run->arena, &f->value));
        else if (!one_of(f->key, aside, sizeof aside / sizeof *aside))
            lac_set(run->arena, &out, f->key, f->value);
    }
    return out;
}

static const char *as_json(const struct lac_run *run, const struct lac_value *v)
{
    struct lac_str json = {0};
    lac_json_write(&json, v);
    const char *text = lac_arena_strndup(run->arena, lac_str_get(&json), json.len);
    lac_str_free(&json);
    return text;
}

static struct lac_store *look(const struct lac_project *project, const char *id, struct lac_error *err)
{
    const char *path = lac_project_run_path(project, id, "run.db");
    if (!lac_file_exists(path))
        return NULL;
    struct lac_store_options options = {.path = path, .read_only = true};
    return lac_store_open(&options, err);
}

void lac_identity_state(const struct lac_project *project, const char *id, struct lac_str *out)
{
    struct lac_error err;
    struct lac_store *store = look(project, id, &err);
    if (!store)
        return;
    size_t before = out->len;
    if (!lac_store_get_meta(store, "state", out) || out->len == before)
        lac_str_add(out, "unfinished");
    lac_store_close(store);
}

/* Dotted name of the first place where two values differ; false when they are equal. */
static bool first_difference(const struct lac_value *a, const struct lac_value *b, struct lac_str *where)
{
    for (int side = 0; side < 2; side++) {
        const struct lac_value *from = side ? b : a, *other = side ? a : b;
        for (size_t i = 0; from->kind == LAC_MAP && i < from->as.map.n; i++) {
            const struct lac_field *f = &from->as.map.at[i];
            const struct lac_value *theirs = lac_get(other, f->key);
            if (theirs && lac_equal(theirs, &f->value))
                continue;
            lac_str_addf(where, "%s%s", where->len ? "." : "", f->key);
            if (theirs && theirs->kind == LAC_MAP && f->value.kind == LAC_MAP)
                first_difference(theirs, &f->value, where);
            return true;
        }
    }
    return false;
}

static bool meta_differs(const struct lac_run *run, struct lac_store *store, const char *key,
                         const struct lac_value *now, struct lac_str *where)
{
    struct lac_str text = {0};
    struct lac_value then = lac_nil();
    bool differs = lac_store_get_meta(store, key, &text) &&
                   lac_json_read(run->arena, lac_str_get(&text), text.len, &then, NULL) == LAC_OK &&
                   first_difference(&then, now, where);
    lac_str_free(&text);
    return differs;
}

static enum lac_status refuse_other(struct lac_run *run, const char *resume_id, struct lac_error *err)
{
    struct lac_error cause = {LAC_OK, ""};
    struct lac_store *store = look(run->project, resume_id, &cause);
    if (!store && cause.status != LAC_OK)
        return lac_fail(err, cause.status, "%s", cause.message);
    if (!store)
        return lac_fail(err, LAC_E_CONFIG, "there is no run '%s' in %s", resume_id, run->project->runs);
    struct lac_value config = config_value(run);
    struct lac_str where = {0};
    enum lac_status status;
    if (meta_differs(run, store, "config", &config, &where))
        status = lac_fail(err, LAC_E_CONFIG,
                          "run %s was started with another '%s': resume it with that, or start anew without --resume",
                          resume_id, lac_str_get(&where));
    else if (meta_differs(run, store, "packages", &run->packages, &where))
        status = lac_fail(err, LAC_E_CONFIG,
                          "run %s: the package '%s' has changed since: put it back, or start anew without --resume",
                          resume_id, lac_str_get(&where));
    else
        status = lac_fail(
            err, LAC_E_CONFIG,
            "run %s: the items of its source have changed since: put them back, or start anew without --resume",
            resume_id);
    lac_str_free(&where);
    lac_store_close(store);
    return status;
}

static enum lac_status pick_folder(struct lac_run *run, enum lac_run_begin begin, const char *base,
                                   struct lac_error *err)
{
    struct lac_str state = {0};
    enum lac_status status = LAC_OK;
    run->id = base;
    lac_identity_state(run->project, base, &state);
    bool unfinished = state.len && strcmp(state.data, "complete") != 0;
    if (begin == LAC_RUN_PLAIN && unfinished && run->events.unfinished)
        begin = run->events.unfinished(run->events.user, base);
    if ((begin == LAC_RUN_RESUME || begin == LAC_RUN_REPLAY) && !state.len) {
        status = lac_fail(err, LAC_E_CONFIG, "nothing to %s: no run of this configuration is in %s (it would be %s)",
                          begin == LAC_RUN_REPLAY ? "replay" : "resume", run->project->runs, base);
    } else if (begin == LAC_RUN_FRESH && state.len) {
        for (int i = 2; i < FRESH_MAX; i++) {
            run->id = lac_arena_printf(run->arena, "%s-%d", base, i);
            if (!lac_dir_exists(lac_project_run_path(run->project, run->id, NULL)))
                break;
        }
    } else if (begin == LAC_RUN_PLAIN && unfinished) {
        status = lac_fail(
            err, LAC_E_CONFIG,
            "run %s of this configuration is unfinished: go on with --resume, or start beside it with --fresh", base);
    }
    run->was_complete = state.len && !unfinished && begin != LAC_RUN_FRESH && begin != LAC_RUN_REPLAY;
    lac_str_free(&state);
    run->folder = begin == LAC_RUN_REPLAY ? lac_arena_printf(run->arena, "%s/replay", run->id) : run->id;
    return status == LAC_OK ? lac_dir_make(lac_project_run_path(run->project, run->folder, NULL), err) : status;
}

enum lac_status lac_identity_begin(struct lac_run *run, enum lac_run_begin begin, const char *resume_id,
                                   struct lac_error *err)
{
    struct lac_value config = config_value(run);
    const char *parts[] = {as_json(run, &config), as_json(run, &run->packages), items_hash(run)};
    char hex[LAC_ID_HEX];
    lac_id_hex(lac_id_of(parts, 3), hex);
    const char *base = lac_arena_strndup(run->arena, hex, ID_DIGITS);
    if ((begin == LAC_RUN_RESUME || begin == LAC_RUN_REPLAY) && resume_id) {
        bool mine = lac_starts_with(resume_id, base) && (resume_id[ID_DIGITS] == '\0' || resume_id[ID_DIGITS] == '-');
        if (!mine)
            return refuse_other(run, resume_id, err);
        base = lac_arena_strdup(run->arena, resume_id);
    }
    return pick_folder(run, begin, base, err);
}

enum lac_status lac_identity_write(struct lac_run *run, struct lac_error *err)
{
    struct lac_value config = config_value(run);
    const struct {
        const char *key, *value;
    } facts[] = {{"config", as_json(run, &config)},
                 {"packages", as_json(run, &run->packages)},
                 {"items", items_hash(run)},
                 {"source", as_json(run, &run->source)},
                 {"lacuna", LACUNA_VERSION}};
    enum lac_status status = LAC_OK;
    for (size_t i = 0; i < sizeof facts / sizeof *facts && status == LAC_OK; i++)
        status = lac_store_set_meta(run->session.store, facts[i].key, facts[i].value, err);
    return status;
}
