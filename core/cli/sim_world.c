#include "core/cli/sim_world.h"
#include "core/run/language.h"
#include "core/run/source.h"

#include <string.h>

enum lac_status lac_sim_know(struct lac_project *project, const char *file, struct lac_sim_options *o,
                             struct lac_error *err)
{
    struct lac_value named = lac_object();
    struct lac_source_report report = {0};
    struct lac_item *items = NULL, *examples = NULL, *all;
    size_t n = 0, n_examples = 0;
    lac_set_text(project->arena, &named, "name", file ? "parallel" : "basic");
    if (file)
        lac_set_text(project->arena, &named, "file", file);
    struct lac_source_ask ask = {.named = &named, .seed = 1};
    enum lac_status status = lac_source_load(project, &ask, project->arena, &items, &n, &report, err);
    lac_source_report_free(&report);
    if (status == LAC_OK)
        status = lac_language_items(project, &examples, &n_examples, err);
    if (status != LAC_OK)
        return status;
    all = lac_arena_alloc(project->arena, (n + n_examples) * sizeof *all);
    memcpy(all, items, n * sizeof *all);
    memcpy(all + n, examples, n_examples * sizeof *all);
    o->items = all;
    o->n_items = n + n_examples;
    return LAC_OK;
}
