/* repl.c - lacuna_repl_*: Lua typed by hand, run as a strategy is.
 *
 * Cells forget everything behind a call, and that is kept here, too: a line runs behind all lines before it, in one
 * function. Scripts are repeatable and replies are in the run's records, so running them again changes nothing and
 * costs nothing. */
#include "core/base/alloc.h"
#include "core/base/file.h"
#include "core/run/api.h"
#include "core/run/host.h"
#include "core/run/run.h"
#include "core/run/trial.h"

#include <stdlib.h>
#include <string.h>

static const char head[] =
    "return lacuna.strategy { api = 1, name = \"repl\", version = \"0\", "
    "needs = { \"llm\", \"judge\", \"target\", \"translator\" }, "
    "perturb = function(ctx, item, opt) local printed_ = {} "
    "local function shown_(...) local n, out = select(\"#\", ...), {} if n == 0 then return end "
    "for i = 1, n do local v = (select(i, ...)) "
    "local ok, s = pcall(json.encode, v) "
    "out[i] = type(v) == \"string\" and v or type(v) == \"table\" and ok and s or tostring(v) end "
    "return table.concat(out, \"\\t\") end "
    "local function print(...) printed_[#printed_ + 1] = shown_(...) or \"\" end\n";

struct lacuna_repl {
    struct lac_task_user who; /* first: what answers its tasks looks here */
    struct lac_run *run;
    struct lac_trial *trial;
    struct lac_str history;
    bool answered;
    enum lac_status status;
    struct lac_error error;
    struct lac_str shown;
};

enum lacuna_status lacuna_repl_open(struct lacuna *lacuna, const struct lacuna_run_options *options,
                                    struct lacuna_repl **out, struct lacuna_error *err)
{
    struct lac_error e;
    struct lac_config config;
    struct lac_config_sources sources = lac_api_sources(options);
    struct lac_run_events events = {0};
    struct lacuna_repl *repl = lac_alloc_zero(1, sizeof *repl);
    enum lac_status status = lac_config_load(lacuna->project, &sources, &config, &e);
    if (status == LAC_OK)
        status = lac_run_open(lacuna->project, &config, options->in_flight > 0 ? options->in_flight : 8, LAC_RUN_FRESH,
                              NULL, &events, &repl->run, &e);
    if (status != LAC_OK) {
        free(repl);
        *out = NULL;
        return lac_api_status(status, &e, err);
    }
    struct lac_cast *cast = &repl->run->cast;
    cast->writer = cast->writer ? cast->writer : cast->panel[0];
    repl->trial = lac_trial_new(repl->run, 0, cast->languages[0]);
    const struct lac_wording *target = lac_item_wording(repl->trial->item, cast->languages[0]->code);
    repl->trial->target = target ? *target : repl->trial->item->en;
    repl->who = (struct lac_task_user){&repl->run->session, cast->languages[0], 0, 0, repl->trial};
    *out = repl;
    return LACUNA_OK;
}

static void answered(void *user, struct lac_task *task, enum lac_status status, const struct lac_value *result,
                     const struct lac_error *err)
{
    (void)task;
    struct lacuna_repl *repl = user;
    repl->answered = true;
    repl->status = status;
    if (status != LAC_OK) {
        repl->error = *err;
    } else {
        const struct lac_value *printed = lac_get(result, "printed");
        const char *shown = lac_get_text(result, "shown", NULL);
        for (size_t i = 0; i < lac_count(printed); i++)
            lac_str_addf(&repl->shown, "%s\n", lac_as_text(lac_at(printed, i), ""));
        if (shown)
            lac_str_addf(&repl->shown, "%s\n", shown);
    }
    lac_loop_stop(repl->run->session.loop);
}

/* Writes the text as a package and loads it. */
static enum lac_status load(struct lacuna_repl *repl, const char *text, struct lac_packages *packages,
                            const struct lac_package **out, struct lac_error *err)
{
    const char *path = lac_project_run_path(repl->run->project, repl->run->folder, "repl.lua");
    enum lac_status status = lac_file_write(path, text, strlen(text), err);
    return status == LAC_OK ? lac_package_load_path(packages, path, out, err) : status;
}

static enum lac_status run_package(struct lacuna_repl *repl, const struct lac_package *package, struct lac_error *err)
{
    struct lac_run *run = repl->run;
    struct lac_arena *arena = lac_arena_new();
    const struct lac_node *root = lac_branch_root(repl->trial->branch);
    struct lac_value ctx = lac_trial_context(repl->trial, root, 0, package, arena), args = lac_list();
    lac_push(arena, &args, lac_trial_item(repl->trial, root, arena));
    lac_push(arena, &args, lac_object());
    struct lac_task_options options = {
        .function = "perturb", .ctx = &ctx, .args = &args, .rng_key = {run->config.seed, 0}, .max_asks = -1};
    repl->answered = false;
    lac_str_clear(&repl->shown);
    struct lac_task *task = lac_task_start(run->session.tasks, package, &options, answered, repl);
    (void)task;
    lac_session_wake(&run->session);
    enum lac_status status = lac_loop_run(run->session.loop, err);
    lac_arena_free(arena);
    if (status != LAC_OK)
        return status;
    if (!repl->answered) {
        lac_task_cancel(task);
        return lac_fail(err, LAC_E_NET, "no reply: %s",
                        run->stopped.n ? run->stopped.at[run->stopped.n - 1] : "a model that is asked is away");
    }
    if (repl->status != LAC_OK)
        *err = repl->error;
    return repl->status;
}

/* The line as an expression, and where it is none as a statement. */
static void compose(const struct lacuna_repl *repl, const char *line, bool expression, struct lac_str *out)
{
    lac_str_add(out, head);
    lac_str_add(out, lac_str_get(&repl->history));
    lac_str_add(out, "printed_ = {}\n");
    lac_str_addf(out, expression ? "return { printed = printed_, shown = shown_(%s\n) }\n" : "%s\n", line);
    if (!expression)
        lac_str_add(out, "do return { printed = printed_ } end\n");
    lac_str_add(out, "end }\n");
}

/* It ends in the middle of something: read alone, what is missing is at its end. */
static bool is_incomplete(struct lacuna_repl *repl, const char *line)
{
    static const char *const before[] = {"", "return "};
    bool incomplete = false;
    for (int i = 0; i < 2 && !incomplete; i++) {
        struct lac_str text = {0};
        struct lac_error e;
        struct lac_packages *packages = lac_packages_new(NULL, 0);
        const struct lac_package *package;
        lac_str_addf(&text, "%s%s", before[i], line);
        incomplete =
            load(repl, lac_str_get(&text), packages, &package, &e) != LAC_OK && strstr(e.message, "near <eof>");
        lac_packages_free(packages);
        lac_str_free(&text);
    }
    return incomplete;
}

enum lacuna_status lacuna_repl_line(struct lacuna_repl *repl, const char *line, char **shown, bool *incomplete,
                                    struct lacuna_error *err)
{
    struct lac_error e;
    struct lac_str text = {0};
    struct lac_packages *packages = lac_packages_new(NULL, 0);
    const struct lac_package *package;
    bool expression = true;
    *incomplete = false;
    *shown = NULL;
    compose(repl, line, true, &text);
    enum lac_status status = load(repl, lac_str_get(&text), packages, &package, &e);
    if (status == LAC_E_SCRIPT) {
        expression = false;
        lac_str_clear(&text);
        compose(repl, line, false, &text);
        status = load(repl, lac_str_get(&text), packages, &package, &e);
        *incomplete = status == LAC_E_SCRIPT && is_incomplete(repl, line);
    }
    if (status == LAC_OK) {
        status = run_package(repl, package, &e);
        lac_tasks_forget(repl->run->session.tasks, package);
    }
    if (status == LAC_OK) {
        if (!expression)
            lac_str_addf(&repl->history, "%s\n", line);
        *shown = lac_api_text(&repl->shown);
    }
    lac_str_free(&text);
    lac_packages_free(packages);
    return lac_api_status(status, &e, err);
}

void lacuna_repl_close(struct lacuna_repl *repl)
{
    if (!repl)
        return;
    lac_trial_free(repl->trial);
    lac_run_close(repl->run);
    lac_str_free(&repl->history);
    lac_str_free(&repl->shown);
    free(repl);
}
