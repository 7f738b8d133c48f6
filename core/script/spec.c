#include "core/script/spec.h"
#include "core/base/clock.h"
#include "core/base/file.h"
#include "core/model/json.h"
#include "core/script/api_package.h"
#include "core/script/api_schema.h"
#include "core/script/package_self.h"
#include "core/script/spec_self.h"

#include <string.h>

/* An item as strategies see it: `question` and `text` beside `stem`, the right answer and the wrong choices as texts.
 */
static struct lac_value full_item(struct lac_arena *arena, const struct lac_value *item)
{
    struct lac_value full = lac_copy(arena, item);
    if (full.kind != LAC_MAP)
        return full;
    const struct lac_value *choices = lac_get(item, "choices");
    int64_t answer = lac_get_int(item, "answer", 0);
    struct lac_value wrong = lac_list(), indices = lac_list();
    for (size_t i = 0; i < lac_count(choices); i++) {
        if ((int64_t)i + 1 == answer)
            continue;
        lac_push(arena, &wrong, lac_copy(arena, lac_at(choices, i)));
        lac_push(arena, &indices, lac_int((int64_t)i + 1));
    }
    if (!lac_get(item, "question"))
        lac_set_text(arena, &full, "question", lac_get_text(item, "stem", NULL));
    if (!lac_get(item, "text"))
        lac_set_text(arena, &full, "text", lac_get_text(item, "stem", NULL));
    if (!lac_get(item, "right") && answer >= 1 && lac_at(choices, (size_t)answer - 1))
        lac_set(arena, &full, "right", lac_copy(arena, lac_at(choices, (size_t)answer - 1)));
    if (!lac_get(item, "wrong_choices"))
        lac_set(arena, &full, "wrong_choices", wrong);
    if (!lac_get(item, "wrong_indices"))
        lac_set(arena, &full, "wrong_indices", indices);
    if (!lac_get(item, "text"))
        lac_set_text(arena, &full, "text", lac_get_text(item, "stem", NULL));
    return full;
}

/* What follows ctx: the case's args, or its item; then the options, with args only where the case sets some. */
static enum lac_status arguments(struct lac_spec *spec, const struct lac_value *one, struct lac_value *out,
                                 struct lac_error *err)
{
    struct lac_value options;
    const struct lac_value *args = lac_get(one, "args"), *item = lac_get(one, "item");
    enum lac_status status = lac_package_options(spec->package, lac_get(one, "opt"), "opt", spec->arena, &options, err);
    if (status != LAC_OK)
        return status;
    *out = args && args->kind == LAC_LIST ? lac_copy(spec->arena, args) : lac_list();
    if (!args)
        lac_push(spec->arena, out, item ? full_item(spec->arena, item) : lac_nil());
    if (!args || lac_get(one, "opt"))
        lac_push(spec->arena, out, options);
    return LAC_OK;
}

/* The options among the arguments, when they are there: the last of them. */
static struct lac_value *options_in(const struct lac_value *one, struct lac_value *args)
{
    bool there = !lac_get(one, "args") || lac_get(one, "opt");
    return there ? &args->as.list.at[args->as.list.n - 1] : NULL;
}

static struct lac_value context(struct lac_spec *spec, const struct lac_value *one)
{
    const struct lac_value *fields = lac_get(one, "ctx"), *target = lac_get(one, "target");
    struct lac_value ctx = fields && fields->kind == LAC_MAP ? lac_copy(spec->arena, fields) : lac_object();
    if (target) {
        lac_set(spec->arena, &ctx, "target", lac_copy(spec->arena, target));
        lac_set_text(spec->arena, &ctx, "language", lac_get_text(target, "code", NULL));
    }
    return ctx;
}

/* Calls the function with arguments that are ready; a message in the spec's arena when it could not be run. */
static const char *call_function(struct lac_spec *spec, size_t at, const struct lac_value *args,
                                 enum lac_spec_order order, struct lac_spec_result *out)
{
    const struct lac_value *one = lac_at(&spec->cases, at);
    enum lac_package_kind kind = spec->package->kind;
    const char *function = lac_get_text(one, "fn", lac_api_main_function(kind));
    struct lac_error err;
    if (!lac_package_has(spec->package, function))
        return lac_arena_printf(spec->arena, "the package has no function '%s'", function);
    if (lac_api_suspends(kind)) {
        struct lac_value ctx = context(spec, one);
        lac_spec_world_run(spec, at, &ctx, args, function, order, out);
        return out->fault;
    }
    int64_t began = lac_clock_us();
    out->status =
        lac_package_call(spec->package, function, args->as.list.at, args->as.list.n, spec->arena, &out->value, 1, &err);
    out->us = lac_clock_us() - began;
    out->memory = spec->package->pure ? lac_cell_memory(spec->package->pure) : 0;
    if (out->status != LAC_OK)
        out->message = lac_arena_strdup(spec->arena, err.message);
    return NULL;
}

/* Runs the case's function, or reads its reply; a message when that could not be done. */
static const char *run_function(struct lac_spec *spec, size_t at, struct lac_spec_result *out)
{
    const struct lac_value *one = lac_at(&spec->cases, at);
    struct lac_value args;
    struct lac_error err;
    if (spec->package->kind == LAC_PKG_LANGUAGE && lac_get(one, "reply")) {
        const char *message = NULL;
        out->value = lac_spec_read(spec, one, &message);
        return message;
    }
    if (arguments(spec, one, &args, &err) != LAC_OK)
        return lac_arena_strdup(spec->arena, err.message);
    return call_function(spec, at, &args, LAC_SPEC_SHUFFLED, out);
}

static const char *compare(struct lac_spec *spec, const struct lac_value *want, const struct lac_value *got)
{
    if (lac_equal(want, got))
        return NULL;
    struct lac_str text = {0};
    lac_str_add(&text, "expected ");
    lac_json_write(&text, want);
    lac_str_add(&text, ", got ");
    lac_json_write(&text, got);
    const char *kept = lac_arena_strdup(spec->arena, lac_str_get(&text));
    lac_str_free(&text);
    return kept;
}

/* NULL, or why the case did not pass. */
static const char *judge(struct lac_spec *spec, size_t at, const struct lac_spec_result *result)
{
    const struct lac_value *one = lac_at(&spec->cases, at), *want = lac_get(one, "expect");
    const char *fails = lac_get_text(one, "fails", NULL);
    if (result->status != LAC_OK && !fails)
        return result->message;
    if (fails && result->status == LAC_OK)
        return lac_arena_printf(spec->arena, "expected to fail with \"%s\", but it did not fail", fails);
    if (fails && !strstr(result->message, fails))
        return lac_arena_printf(spec->arena, "expected to fail with \"%s\", got: %s", fails, result->message);
    if (fails)
        return NULL;
    struct lac_value told = lac_object();
    lac_set(spec->arena, &told, "asks", result->asks.kind == LAC_LIST ? result->asks : lac_list());
    lac_set(spec->arena, &told, "notes", result->notes.kind == LAC_LIST ? result->notes : lac_list());
    struct lac_spec_call call = {
        .spec = spec, .at = at, .field = "expect", .args = &result->value, .n_args = 1, .told = &told};
    struct lac_error err;
    if (lac_spec_call(&call, &err) != LAC_OK)
        return lac_arena_strdup(spec->arena, err.message);
    if (call.found)
        return NULL;
    if (!want)
        return "the case says neither 'expect' nor 'fails'";
    return compare(spec, want, &result->value);
}

static const char *case_name(struct lac_spec *spec, size_t at)
{
    const char *name = lac_get_text(lac_at(&spec->cases, at), "name", NULL);
    return name ? name : lac_arena_printf(spec->arena, "case %zu", at + 1);
}

static void run_case(struct lac_spec *spec, size_t at, lac_spec_report *report, void *user)
{
    struct lac_spec_result result = {0};
    const char *message = run_function(spec, at, &result);
    if (!message)
        message = judge(spec, at, &result);
    struct lac_spec_case one = {.name = case_name(spec, at),
                                .passed = !message,
                                .message = message ? message : "",
                                .tree = message && result.tree ? result.tree : "",
                                .asks = (int)lac_count(&result.asks),
                                .us = result.us,
                                .memory = result.memory};
    report(user, &one);
}

/* One run with an option at `value`. What the case's world has no reply for says nothing; an error does. */
static const char *try_option(struct lac_spec *spec, size_t at, const char *option, const struct lac_value *value)
{
    const struct lac_value *one = lac_at(&spec->cases, at);
    struct lac_value args;
    struct lac_error err;
    struct lac_spec_result result = {0};
    if (arguments(spec, one, &args, &err) != LAC_OK)
        return NULL;
    struct lac_value *options = options_in(one, &args);
    if (!options || options->kind != LAC_MAP)
        return NULL;
    lac_set(spec->arena, options, option, *value);
    if (call_function(spec, at, &args, LAC_SPEC_ONCE, &result) || result.status == LAC_OK)
        return NULL;
    struct lac_str text = {0};
    lac_str_addf(&text, "%s = ", option);
    lac_json_write(&text, value);
    lac_str_addf(&text, " (in \"%s\"): %s", case_name(spec, at), result.message ? result.message : "it failed");
    const char *kept = lac_arena_strdup(spec->arena, lac_str_get(&text));
    lac_str_free(&text);
    return kept;
}

static const char *try_bounds(struct lac_spec *spec, size_t at, const struct lac_field *option)
{
    static const char *const ends[] = {"min", "max"};
    const struct lac_value *words = lac_get(&option->value, "one_of");
    const char *message = NULL;
    for (size_t i = 0; i < 2 && !message; i++) {
        const struct lac_value *end = lac_get(&option->value, ends[i]);
        if (end)
            message = try_option(spec, at, option->key, end);
    }
    for (size_t i = 0; i < lac_count(words) && !message; i++)
        message = try_option(spec, at, option->key, lac_at(words, i));
    return message;
}

/* The first case of the main function that is to end well stands for what the options are used in. */
static void run_bounds(struct lac_spec *spec, lac_spec_report *report, void *user)
{
    const struct lac_value *options = lac_get(lac_package_data(spec->package), "options");
    size_t at = 0;
    while (at < lac_count(&spec->cases) &&
           (lac_get(lac_at(&spec->cases, at), "fails") || lac_get(lac_at(&spec->cases, at), "fn")))
        at++;
    if (!options || options->kind != LAC_MAP || at == lac_count(&spec->cases))
        return;
    const char *message = NULL;
    for (size_t i = 0; i < options->as.map.n && !message; i++)
        message = try_bounds(spec, at, &options->as.map.at[i]);
    struct lac_spec_case one = {
        .name = "options at their bounds", .passed = !message, .message = message ? message : "", .tree = ""};
    report(user, &one);
}

/* The text of the spec, and its name in messages. */
static enum lac_status read_spec(const struct lac_package *package, struct lac_str *text, struct lac_str *shown,
                                 struct lac_error *err)
{
    const struct lac_package_file *file = lac_package_file(package, "spec.lua");
    const char *slash = strrchr(package->shown, '/');
    if (file) {
        lac_str_addn(text, file->text, file->len);
        lac_str_addn(shown, package->shown, slash ? (size_t)(slash + 1 - package->shown) : 0);
        lac_str_add(shown, "spec.lua");
        return LAC_OK;
    }
    if (package->is_folder)
        return lac_fail(err, LAC_E_NOTFOUND, "%s: the package has no spec.lua", package->folder);
    struct lac_str path = {0};
    lac_str_addn(&path, package->path, strlen(package->path) - strlen(".lua"));
    lac_str_add(&path, ".spec.lua");
    lac_str_addn(shown, package->shown, strlen(package->shown) - strlen(".lua"));
    lac_str_add(shown, ".spec.lua");
    enum lac_status status = lac_file_read(lac_str_get(&path), LAC_SOURCE_MAX, text, err);
    lac_str_free(&path);
    return status;
}

enum lac_status lac_spec_run(struct lac_packages *packages, const char *package_path, int runs, lac_spec_report *report,
                             void *user, struct lac_error *err)
{
    struct lac_str text = {0}, shown = {0};
    struct lac_spec spec = {.packages = packages, .runs = runs > 0 ? runs : LAC_SPEC_RUNS};
    struct lac_error local;
    if (!err)
        err = &local;
    enum lac_status status = lac_package_load_path(packages, package_path, &spec.package, err);
    if (status == LAC_OK)
        status = read_spec(spec.package, &text, &shown, err);
    if (status != LAC_OK)
        goto done;
    spec.arena = lac_arena_new();
    spec.cell = lac_cell_new(0);
    status =
        spec.cell ? lac_api_package_install(spec.cell, err) : lac_fail(err, LAC_E_SCRIPT_DIED, "no memory for a cell");
    if (status == LAC_OK)
        status = lac_spec_open(&spec, lac_str_get(&shown), lac_str_get(&text), text.len, err);
    for (size_t i = 0; status == LAC_OK && i < lac_count(&spec.cases); i++)
        run_case(&spec, i, report, user);
    if (status == LAC_OK)
        run_bounds(&spec, report, user);
done:
    lac_cell_free(spec.cell);
    lac_arena_free(spec.arena);
    lac_str_free(&text);
    lac_str_free(&shown);
    return status;
}
