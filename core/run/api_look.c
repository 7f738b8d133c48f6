/* api_look.c - the public interface's reading half: what runs have left behind. */
#include "core/base/alloc.h"
#include "core/base/file.h"
#include "core/base/vec.h"
#include "core/model/json.h"
#include "core/run/api.h"
#include "core/run/output.h"
#include "core/run/summary.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum lac_status lac_api_look(struct lacuna *lacuna, const char *run_id, struct lac_store **out, struct lac_error *err)
{
    const char *path = lac_project_run_path(lacuna->project, run_id, "run.db");
    if (strchr(run_id, '/') || !lac_file_exists(path))
        return lac_fail(err, LAC_E_CONFIG, "there is no run '%s' in %s", run_id, lacuna->project->runs);
    struct lac_store_options options = {.path = path, .read_only = true};
    *out = lac_store_open(&options, err);
    return *out ? LAC_OK : err->status;
}

struct newest {
    struct lac_project *project;
    struct timespec when;
    char *id;
};

static enum lac_status look_at(void *user, const char *name, struct lac_error *err)
{
    (void)err;
    struct newest *n = user;
    struct stat about;
    const char *files[] = {"run.db-wal", "run.db"};
    for (int i = 0; i < 2; i++) {
        if (stat(lac_project_run_path(n->project, name, files[i]), &about) != 0)
            continue;
        bool later = about.st_mtim.tv_sec > n->when.tv_sec ||
                     (about.st_mtim.tv_sec == n->when.tv_sec && about.st_mtim.tv_nsec > n->when.tv_nsec);
        if (!n->id || later) {
            free(n->id);
            n->id = lac_strdup(name);
            n->when = about.st_mtim;
        }
    }
    return LAC_OK;
}

enum lacuna_status lacuna_latest(struct lacuna *lacuna, char **id, struct lacuna_error *err)
{
    struct lac_error e;
    struct newest newest = {.project = lacuna->project};
    const char *runs = lacuna->project->runs;
    enum lac_status status = lac_dir_each(runs, look_at, &newest, &e);
    if (status == LAC_OK && !newest.id)
        status = lac_fail(&e, LAC_E_CONFIG, "there is no run in %s yet: 'lacuna run' makes one", runs);
    *id = newest.id;
    return lac_api_status(status, &e, err);
}

struct lacuna_pairs {
    LAC_VEC(char *) lines;
    size_t next;
};

static bool keep_line(void *user, const char *id, const char *group, int64_t rank, const char *json)
{
    (void)id;
    (void)group;
    (void)rank;
    struct lacuna_pairs *pairs = user;
    lac_vec_push(&pairs->lines, lac_strdup(json));
    return true;
}

static enum lac_status each_record(struct lacuna *lacuna, const char *run_id, enum lac_record kind,
                                   bool (*visit)(void *user, const char *id, const char *group, int64_t rank,
                                                 const char *json),
                                   void *user, struct lac_error *err)
{
    struct lac_store *store = NULL;
    enum lac_status status = lac_api_look(lacuna, run_id, &store, err);
    if (status != LAC_OK)
        return status;
    status = lac_store_each(store, kind, visit, user, err);
    lac_store_close(store);
    return status;
}

enum lacuna_status lacuna_pairs_open(struct lacuna *lacuna, const char *run_id, struct lacuna_pairs **out,
                                     struct lacuna_error *err)
{
    struct lac_error e;
    struct lacuna_pairs *pairs = lac_alloc_zero(1, sizeof *pairs);
    enum lac_status status = each_record(lacuna, run_id, LAC_REC_PAIR, keep_line, pairs, &e);
    if (status != LAC_OK) {
        lacuna_pairs_close(pairs);
        pairs = NULL;
    }
    *out = pairs;
    return lac_api_status(status, &e, err);
}

const char *lacuna_pairs_next(struct lacuna_pairs *pairs)
{
    return pairs->next < pairs->lines.n ? pairs->lines.at[pairs->next++] : NULL;
}

void lacuna_pairs_close(struct lacuna_pairs *pairs)
{
    if (!pairs)
        return;
    for (size_t i = 0; i < pairs->lines.n; i++)
        free(pairs->lines.at[i]);
    lac_vec_free(&pairs->lines);
    free(pairs);
}

enum lacuna_status lacuna_summary(struct lacuna *lacuna, const char *run_id, char **json, struct lacuna_error *err)
{
    struct lac_error e;
    struct lac_store *store = NULL;
    struct lac_arena *arena = lac_arena_new();
    struct lac_value summary;
    struct lac_str text = {0};
    enum lac_status status = lac_api_look(lacuna, run_id, &store, &e);
    if (status == LAC_OK) {
        status = lac_summary_make(store, arena, &summary, &e);
        lac_store_close(store);
    }
    if (status == LAC_OK) {
        lac_set_text(arena, &summary, "run", run_id);
        lac_json_write(&text, &summary);
        *json = lac_api_text(&text);
    }
    lac_arena_free(arena);
    return lac_api_status(status, &e, err);
}

enum lacuna_status lacuna_report(struct lacuna *lacuna, const char *summary_json, const char *report, char **text,
                                 struct lacuna_error *err)
{
    struct lac_error e;
    struct lac_arena *arena = lac_arena_new();
    struct lac_value summary, named = lac_object();
    struct lac_str out = {0};
    if (report)
        lac_set_text(arena, &named, "name", report);
    enum lac_status status = lac_json_read(arena, summary_json, strlen(summary_json), &summary, &e);
    if (status == LAC_OK)
        status = lac_output_report(lacuna->project, &named, &summary, &out, &e);
    if (status == LAC_OK)
        *text = lac_api_text(&out);
    lac_str_free(&out);
    lac_arena_free(arena);
    return lac_api_status(status, &e, err);
}

static void call_json(const struct lac_call *call, const struct lac_reply *reply, struct lac_str *out)
{
    struct lac_arena *arena = lac_arena_new();
    struct lac_value v = lac_object(), part;
    char hex[LAC_ID_HEX];
    lac_id_hex(call->key, hex);
    lac_set_text(arena, &v, "key", hex);
    lac_set_text(arena, &v, "model", call->model);
    lac_set_text(arena, &v, "purpose", call->purpose);
    if (lac_json_read(arena, call->request, strlen(call->request), &part, NULL) == LAC_OK)
        lac_set(arena, &v, "request", part);
    if (reply->text && lac_json_read(arena, reply->text, strlen(reply->text), &part, NULL) == LAC_OK)
        lac_set(arena, &v, "reply", part);
    if (!reply->ok && reply->cause)
        lac_set_text(arena, &v, "cause", reply->cause);
    lac_set_bool(arena, &v, "reused", reply->reused);
    lac_set_int(arena, &v, "status", reply->http_status);
    lac_set_int(arena, &v, "attempts", reply->attempts);
    lac_set_int(arena, &v, "latency_us", reply->latency_us);
    lac_json_write(out, &v);
    lac_arena_free(arena);
}

enum lacuna_status lacuna_call(struct lacuna *lacuna, const char *run_id, const char *key, char **json,
                               struct lacuna_error *err)
{
    struct lac_error e;
    struct lac_store *store = NULL;
    struct lac_id id;
    struct lac_call call;
    struct lac_reply reply;
    struct lac_str text = {0};
    enum lac_status status = lac_api_look(lacuna, run_id, &store, &e);
    if (status != LAC_OK)
        return lac_api_status(status, &e, err);
    if (lac_id_parse(key, &id) && lac_store_call(store, id, &call, &reply)) {
        call_json(&call, &reply, &text);
        *json = lac_api_text(&text);
    } else {
        status = lac_fail(&e, LAC_E_NOTFOUND, "run %s has no call '%s'", run_id, key);
    }
    lac_store_close(store);
    return lac_api_status(status, &e, err);
}

struct wanted {
    const char *id;
    char *json;
};

static bool is_wanted(void *user, const char *id, const char *group, int64_t rank, const char *json)
{
    (void)group;
    (void)rank;
    struct wanted *w = user;
    if (strcmp(id, w->id) == 0)
        w->json = lac_strdup(json);
    return !w->json;
}

enum lacuna_status lacuna_candidate(struct lacuna *lacuna, const char *run_id, const char *id, char **json,
                                    struct lacuna_error *err)
{
    struct lac_error e;
    struct wanted w = {id, NULL};
    enum lac_status status = each_record(lacuna, run_id, LAC_REC_CANDIDATE, is_wanted, &w, &e);
    if (status == LAC_OK && !w.json)
        status = lac_fail(&e, LAC_E_NOTFOUND, "run %s has no candidate '%s'", run_id, id);
    *json = w.json;
    return lac_api_status(status, &e, err);
}

struct visiting {
    lacuna_visit *visit;
    void *user;
};

static bool visit_call(void *user, const struct lac_call *call, const struct lac_reply *reply)
{
    const struct visiting *v = user;
    struct lac_str text = {0};
    call_json(call, reply, &text);
    bool more = v->visit(v->user, lac_str_get(&text));
    lac_str_free(&text);
    return more;
}

enum lacuna_status lacuna_calls(struct lacuna *lacuna, const char *run_id, lacuna_visit *visit, void *user,
                                struct lacuna_error *err)
{
    struct lac_error e;
    struct lac_store *store = NULL;
    struct visiting v = {visit, user};
    enum lac_status status = lac_api_look(lacuna, run_id, &store, &e);
    if (status == LAC_OK) {
        status = lac_store_each_call(store, visit_call, &v, &e);
        lac_store_close(store);
    }
    return lac_api_status(status, &e, err);
}

static bool visit_record(void *user, const char *id, const char *group, int64_t rank, const char *json)
{
    (void)id;
    (void)group;
    (void)rank;
    const struct visiting *v = user;
    return v->visit(v->user, json);
}

enum lacuna_status lacuna_candidates(struct lacuna *lacuna, const char *run_id, lacuna_visit *visit, void *user,
                                     struct lacuna_error *err)
{
    struct lac_error e;
    struct visiting v = {visit, user};
    enum lac_status status = each_record(lacuna, run_id, LAC_REC_CANDIDATE, visit_record, &v, &e);
    return lac_api_status(status, &e, err);
}
