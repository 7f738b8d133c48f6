#include "core/run/output.h"
#include "core/base/file.h"
#include "core/model/json.h"
#include "core/run/missing.h"
#include "core/run/summary.h"

#include <string.h>

static bool add_line(void *user, const char *id, const char *group, int64_t rank, const char *json)
{
    (void)id;
    (void)group;
    (void)rank;
    lac_str_add(user, json);
    lac_str_addc(user, '\n');
    return true;
}

/* Rows of the source that are no items: {"broken_row": {file, row, line, why}} a line. */
static void add_broken_rows(const struct lac_run *run, struct lac_str *out)
{
    struct lac_arena *arena = lac_arena_new();
    const struct lac_value *rows = lac_get(&run->source, "broken_rows");
    for (size_t i = 0; i < lac_count(rows); i++) {
        struct lac_value line = lac_object();
        lac_set(arena, &line, "broken_row", *lac_at(rows, i));
        lac_json_write(out, &line);
        lac_str_addc(out, '\n');
    }
    lac_arena_free(arena);
}

static enum lac_status write_records(struct lac_run *run, const char *file, const enum lac_record *kinds, size_t n,
                                     struct lac_error *err)
{
    struct lac_str text = {0};
    enum lac_status status = LAC_OK;
    if (kinds[0] != LAC_REC_PAIR)
        add_broken_rows(run, &text);
    for (size_t i = 0; i < n && status == LAC_OK; i++)
        status = lac_store_each(run->session.store, kinds[i], add_line, &text, err);
    if (status == LAC_OK)
        status =
            lac_file_write(lac_project_run_path(run->project, run->folder, file), lac_str_get(&text), text.len, err);
    lac_str_free(&text);
    return status;
}

static enum lac_status write_summary(struct lac_run *run, struct lac_error *err)
{
    struct lac_arena *arena = lac_arena_new();
    struct lac_value summary, stopped = lac_list();
    struct lac_str text = {0};
    enum lac_status status = lac_summary_make(run->session.store, arena, &summary, err);
    if (status == LAC_OK) {
        for (size_t i = 0; i < run->stopped.n; i++)
            lac_push(arena, &stopped, lac_text(arena, run->stopped.at[i]));
        if (lac_run_reached(run))
            lac_push(arena, &stopped, lac_text(arena, lac_run_reached(run)));
        lac_set_text(arena, &summary, "run", run->id);
        lac_set(arena, &summary, "stopped", stopped);
        if (!lac_run_complete(run))
            lac_set(arena, &summary, "missing", lac_missing_value(run, arena));
        lac_json_write_pretty(&text, &summary);
        status = lac_file_write(lac_project_run_path(run->project, run->folder, "summary.json"), lac_str_get(&text),
                                text.len, err);
    }
    lac_str_free(&text);
    lac_arena_free(arena);
    return status;
}

enum lac_status lac_output_write(struct lac_run *run, struct lac_error *err)
{
    static const enum lac_record pairs[] = {LAC_REC_PAIR};
    static const enum lac_record log[] = {LAC_REC_CANDIDATE, LAC_REC_BRANCH, LAC_REC_EVENT};
    enum lac_status status = write_records(run, "pairs.jsonl", pairs, 1, err);
    if (status == LAC_OK)
        status = write_records(run, "log.jsonl", log, 3, err);
    if (status == LAC_OK && lac_run_complete(run))
        status = lac_store_set_meta(run->session.store, "state", "complete", err);
    return status == LAC_OK ? write_summary(run, err) : status;
}

enum lac_status lac_output_report(struct lac_project *project, const struct lac_value *report,
                                  const struct lac_value *summary, struct lac_str *out, struct lac_error *err)
{
    const struct lac_package *package;
    struct lac_arena *arena = lac_arena_new();
    struct lac_value options, settings = lac_object(), text;
    enum lac_status status =
        lac_package_load(project->packages, LAC_PKG_REPORT, lac_get_text(report, "name", "summary"), &package, err);
    for (size_t i = 0; report && report->kind == LAC_MAP && i < report->as.map.n; i++)
        if (strcmp(report->as.map.at[i].key, "name") != 0)
            lac_set(arena, &settings, report->as.map.at[i].key, report->as.map.at[i].value);
    if (status == LAC_OK)
        status = lac_package_options(package, &settings, "report", arena, &options, err);
    if (status == LAC_OK) {
        struct lac_value args[] = {*summary, options};
        status = lac_package_call(package, "render", args, 2, arena, &text, 1, err);
    }
    if (status == LAC_OK && text.kind != LAC_STR)
        status = lac_fail(err, LAC_E_SCRIPT, "%s: render() must return a text", lac_package_path(package));
    if (status == LAC_OK)
        lac_str_addn(out, text.as.str.at, text.as.str.len);
    lac_arena_free(arena);
    return status;
}
