/* api_data.c - the public interface's half for data that are there already. */
#include "core/model/json.h"
#include "core/run/api.h"
#include "core/run/audit.h"
#include "core/run/import.h"

struct reporting {
    lacuna_audit_report *report;
    void *user;
};

static void report(void *user, const struct lac_value *finding)
{
    const struct reporting *r = user;
    struct lac_str json = {0};
    if (!r->report)
        return;
    lac_json_write(&json, finding);
    r->report(r->user, lac_str_get(&json));
    lac_str_free(&json);
}

static struct lac_data_options inner(const struct lacuna_data_options *o)
{
    return (struct lac_data_options){o->files, o->n_files, o->format, o->language, o->fail_on};
}

enum lacuna_status lacuna_audit(struct lacuna *lacuna, const struct lacuna_data_options *options,
                                lacuna_audit_report *to, void *user, char **json, struct lacuna_error *err)
{
    struct lac_error e;
    struct lac_arena *arena = lac_arena_new();
    struct lac_data_options o = inner(options);
    struct reporting r = {to, user};
    struct lac_value summary;
    struct lac_str text = {0};
    enum lac_status status = lac_audit_files(lacuna->project, &o, arena, report, &r, &summary, &e);
    if (status == LAC_OK) {
        lac_json_write(&text, &summary);
        *json = lac_api_text(&text);
    }
    lac_arena_free(arena);
    return lac_api_status(status, &e, err);
}

enum lacuna_status lacuna_import(struct lacuna *lacuna, const struct lacuna_data_options *options, const char *path,
                                 char **json, struct lacuna_error *err)
{
    struct lac_error e;
    struct lac_arena *arena = lac_arena_new();
    struct lac_data_options o = inner(options);
    struct lac_value summary;
    struct lac_str text = {0};
    enum lac_status status = lac_import_files(lacuna->project, &o, path, arena, &summary, &e);
    if (status == LAC_OK) {
        lac_json_write(&text, &summary);
        *json = lac_api_text(&text);
    }
    lac_arena_free(arena);
    return lac_api_status(status, &e, err);
}
