#include "core/base/alloc.h"
#include "core/base/clock.h"
#include "core/base/rng.h"
#include "core/base/vec.h"
#include "core/model/json.h"
#include "core/script/package_self.h"
#include "core/script/spec_self.h"
#include "core/script/task.h"

#include <stdlib.h>
#include <string.h>

/* What was asked at one place of the task, and the reply that the first run gave: later runs ask in another order and
 * must get the same. */
struct memory {
    const char *path, *text; /* text: the whole request, for comparing */
    struct lac_value reply;
    const char *message, *code;
};

struct waiting {
    struct lac_op *op;
    size_t memory;
};

struct world {
    struct lac_spec *spec;
    size_t at;
    int run;
    LAC_VEC(struct memory) memory;
    LAC_VEC(struct waiting) waiting;
    LAC_VEC(size_t) known;   /* memories whose replies are there at once: from before the task was begun anew */
    struct lac_value counts; /* role -> asks so far, of the first run */
    struct lac_spec_result *out;
    bool ended;
    enum lac_status status;
    const char *json, *message; /* how this run ended */
};

static void fault(struct world *w, const char *text)
{
    if (!w->out->fault)
        w->out->fault = text;
}

static const char *role_of(const struct lac_op_request *request)
{
    if (request->kind == LAC_OP_TRANSLATE)
        return "translator";
    return request->kind == LAC_OP_SIMILARITY ? "similarity" : request->role;
}

/* The request as a record, which is also what t.asks shows. */
static struct lac_value record(struct world *w, const struct lac_op_request *request)
{
    struct lac_arena *arena = w->spec->arena;
    struct lac_value r = lac_object();
    lac_set_text(arena, &r, "role", role_of(request));
    lac_set_text(arena, &r, "path", request->path);
    if (request->prompt)
        lac_set_text(arena, &r, "prompt", request->prompt);
    if (request->messages)
        lac_set(arena, &r, "prompt", lac_copy(arena, request->messages));
    if (request->params)
        lac_set(arena, &r, "params", lac_copy(arena, request->params));
    if (request->schema)
        lac_set(arena, &r, "schema", lac_copy(arena, request->schema));
    if (request->text)
        lac_set_text(arena, &r, "text", request->text);
    if (request->to)
        lac_set_text(arena, &r, "to", request->to);
    return r;
}

static const char *json_of(struct world *w, const struct lac_value *value)
{
    struct lac_str text = {0};
    lac_json_write(&text, value);
    const char *kept = lac_arena_strdup(w->spec->arena, lac_str_get(&text));
    lac_str_free(&text);
    return kept;
}

/* A reply { code=, message= } stands for an outcome without a value. */
static void settle(struct world *w, struct memory *memory, const struct lac_value *reply)
{
    const char *code = lac_get_text(reply, "code", NULL);
    if (reply->kind == LAC_MAP && code && lac_count(reply) <= 2) {
        memory->code = lac_arena_strdup(w->spec->arena, code);
        memory->message = lac_arena_strdup(w->spec->arena, lac_get_text(reply, "message", code));
    } else {
        memory->reply = *reply;
    }
}

/* world[role] is a function(prompt, n, …), a list of replies, or the reply. */
static void find_reply(struct world *w, const struct lac_value *asked, struct memory *memory)
{
    struct lac_arena *arena = w->spec->arena;
    const char *role = lac_get_text(asked, "role", "");
    int64_t n = lac_get_int(&w->counts, role, 0) + 1;
    lac_set_int(arena, &w->counts, role, n);
    const struct lac_value *prompt = lac_get(asked, "prompt"), *more = lac_get(asked, "params");
    struct lac_value args[3] = {prompt ? *prompt : *lac_get(asked, "text"), lac_int(n), lac_nil()};
    more = prompt ? more : lac_get(asked, "to");
    if (more)
        args[2] = *more;
    struct lac_spec_call call = {
        .spec = w->spec, .at = w->at, .outer = "world", .field = role, .args = args, .n_args = 3};
    struct lac_error err;
    enum lac_status status = lac_spec_call(&call, &err);
    const struct lac_value *entry = lac_get(lac_get(lac_at(&w->spec->cases, w->at), "world"), role);
    if (status != LAC_OK)
        fault(w, lac_arena_printf(arena, "world.%s: %s", role, err.message));
    else if (call.found)
        settle(w, memory, &call.result);
    else if (!entry)
        fault(w,
              lac_arena_printf(arena, "the case's world has no '%s', which was asked %s", role, json_of(w, &args[0])));
    else if (entry->kind != LAC_LIST)
        settle(w, memory, entry);
    else if (lac_at(entry, (size_t)n - 1))
        settle(w, memory, lac_at(entry, (size_t)n - 1));
    else
        fault(w, lac_arena_printf(arena, "the case's world has %zu replies of '%s', and one more was asked for: %s",
                                  lac_count(entry), role, json_of(w, &args[0])));
}

static bool is_known(const struct world *w, size_t memory)
{
    for (size_t i = 0; i < w->known.n; i++)
        if (w->known.at[i] == memory)
            return true;
    return false;
}

static void start(void *user, struct lac_task *task, struct lac_op *op, const struct lac_op_request *request)
{
    (void)task;
    struct world *w = user;
    struct lac_value asked = record(w, request);
    const char *text = json_of(w, &asked);
    size_t i = 0;
    while (i < w->memory.n && strcmp(w->memory.at[i].path, request->path) != 0)
        i++;
    if (i == w->memory.n) {
        struct memory fresh = {.path = lac_get_text(&asked, "path", ""), .text = text};
        if (w->run > 0)
            fault(w, lac_arena_printf(w->spec->arena, "in another order of replies something else is asked: %s", text));
        else
            lac_push(w->spec->arena, &w->out->asks, asked);
        find_reply(w, &asked, &fresh);
        lac_vec_push(&w->memory, fresh);
    } else if (strcmp(w->memory.at[i].text, text) != 0) {
        fault(w,
              lac_arena_printf(w->spec->arena, "in another order of replies something else is asked: first %s, then %s",
                               w->memory.at[i].text, text));
    }
    if (is_known(w, i)) {
        lac_op_done(op, &w->memory.at[i].reply, w->memory.at[i].message, w->memory.at[i].code);
        return;
    }
    struct waiting waiting = {op, i};
    lac_vec_push(&w->waiting, waiting);
}

static void cancel(void *user, struct lac_op *op)
{
    struct world *w = user;
    for (size_t i = 0; i < w->waiting.n; i++)
        if (w->waiting.at[i].op == op)
            w->waiting.at[i--] = w->waiting.at[--w->waiting.n];
}

static void note(void *user, struct lac_task *task, const char *level, const char *message)
{
    (void)task;
    struct world *w = user;
    if (w->run > 0)
        return;
    struct lac_value one = lac_object();
    lac_set_text(w->spec->arena, &one, "level", level);
    lac_set_text(w->spec->arena, &one, "message", message);
    lac_push(w->spec->arena, &w->out->notes, one);
}

/* prompts[name] of the case stands for templates that lacuna itself or a language would give. */
static bool template_text(void *user, struct lac_task *task, const char *name, struct lac_str *out)
{
    (void)task;
    const struct world *w = user;
    const char *text = lac_get_text(lac_get(lac_at(&w->spec->cases, w->at), "prompts"), name, NULL);
    if (text)
        lac_str_add(out, text);
    return text;
}

static void done(void *user, struct lac_task *task, enum lac_status status, const struct lac_value *result,
                 const struct lac_error *err)
{
    (void)task;
    struct world *w = user;
    struct lac_arena *arena = w->spec->arena;
    w->ended = true;
    w->status = status;
    w->json = status == LAC_OK ? json_of(w, result) : "";
    w->message = status == LAC_OK ? "" : lac_arena_strdup(arena, err->message);
    if (w->run > 0)
        return;
    w->out->status = status;
    w->out->value = status == LAC_OK ? lac_copy(arena, result) : lac_nil();
    w->out->message = w->message;
}

/* Answers one operation: the oldest in the first run, any later. */
static void answer_one(struct world *w, struct lac_rng *rng)
{
    size_t at = w->run == 0 ? 0 : (size_t)lac_rng_below(rng, w->waiting.n);
    struct waiting waiting = w->waiting.at[at];
    memmove(&w->waiting.at[at], &w->waiting.at[at + 1], (w->waiting.n - at - 1) * sizeof waiting);
    w->waiting.n--;
    lac_vec_push(&w->known, waiting.memory);
    const struct memory *memory = &w->memory.at[waiting.memory];
    lac_op_done(waiting.op, &memory->reply, memory->message, memory->code);
}

/* Runs the task until it has ended or `replies` came; *began gets the time. */
static struct lac_tasks *run_until(struct world *w, const struct lac_task_options *options, size_t replies)
{
    struct lac_task_host host = {
        .user = w, .start = start, .cancel = cancel, .note = note, .template_text = template_text};
    struct lac_tasks *tasks = lac_tasks_new(&host);
    struct lac_rng rng;
    size_t given = 0;
    lac_rng_seed(&rng, (uint64_t)w->run, 0x5bec);
    w->ended = false;
    lac_task_start(tasks, w->spec->package, options, done, w);
    for (;;) {
        while (lac_tasks_pump(tasks, 1000000))
            continue;
        if (w->ended || w->waiting.n == 0 || w->out->fault || given >= replies)
            return tasks;
        /* Several replies between two rounds, so that children end together as well as one by one. */
        for (size_t burst = w->run == 0 ? 1 : 1 + (size_t)lac_rng_below(&rng, 3);
             burst > 0 && w->waiting.n && given < replies; burst--, given++)
            answer_one(w, &rng);
    }
}

static void run_once(struct world *w, const struct lac_task_options *options)
{
    int64_t began = lac_clock_us();
    w->known.n = 0;
    struct lac_tasks *tasks = run_until(w, options, SIZE_MAX);
    if (w->run == 0) {
        struct lac_tasks_stats stats;
        lac_tasks_stats(tasks, &stats);
        w->out->us = lac_clock_us() - began;
        w->out->memory = stats.memory_peak;
    }
    lac_tasks_free(tasks);
}

/* As a run that was killed behind so many replies, and resumed: those are there, the others come. */
static void run_resumed(struct world *w, const struct lac_task_options *options, size_t replies)
{
    w->known.n = 0;
    lac_tasks_free(run_until(w, options, replies));
    w->waiting.n = 0;
    lac_tasks_free(run_until(w, options, SIZE_MAX));
}

static void compare(struct world *w, const char *when, const char *json, const char *message)
{
    if (!w->out->fault && (strcmp(json, w->json) != 0 || strcmp(message, w->message) != 0))
        fault(w, lac_arena_printf(w->spec->arena, "%s the result differs: first %s%s, then %s%s", when, json, message,
                                  w->json, w->message));
}

/* Two blanks for each step into a map child, then what was asked there and what came. */
static const char *tree_of(struct world *w)
{
    struct lac_str text = {0};
    for (size_t i = 0; i < w->memory.n; i++) {
        const struct memory *m = &w->memory.at[i];
        int depth = 0;
        for (const char *at = m->path; *at; at++)
            depth += *at == '.';
        lac_str_addf(&text, "%s%*s%s  %s -> ", i ? "\n" : "", depth * 2, "", m->path, m->text);
        if (m->code)
            lac_str_addf(&text, "nil, \"%s\", \"%s\"", m->message, m->code);
        else
            lac_json_write(&text, &m->reply);
    }
    const char *kept = lac_arena_strdup(w->spec->arena, lac_str_get(&text));
    lac_str_free(&text);
    return kept;
}

void lac_spec_world_run(struct lac_spec *spec, size_t at, const struct lac_value *ctx, const struct lac_value *args,
                        const char *function, enum lac_spec_order order, struct lac_spec_result *out)
{
    int runs = order == LAC_SPEC_ONCE ? 1 : spec->runs;
    struct world w = {.spec = spec, .at = at, .out = out, .counts = lac_object()};
    const struct lac_value *one = lac_at(&spec->cases, at);
    int64_t declared = lac_get_int(lac_package_data(spec->package), "max_asks", -1);
    struct lac_task_options options = {.function = function,
                                       .ctx = ctx,
                                       .args = args,
                                       .rng_key = {1, 2},
                                       .max_asks = (int)lac_get_int(one, "max_asks", declared)};
    out->asks = lac_list();
    out->notes = lac_list();
    const char *json = "", *message = "";
    for (w.run = 0; w.run < runs && !out->fault; w.run++) {
        run_once(&w, &options);
        if (w.run == 0) {
            json = w.json;
            message = w.message;
        } else {
            compare(&w, "in another order of replies", json, message);
        }
    }
    for (size_t cut = 1; cut <= w.memory.n && runs > 1 && !out->fault; cut++) {
        w.run = (int)cut;
        run_resumed(&w, &options, cut);
        compare(&w, "begun anew behind a reply", json, message);
    }
    out->tree = tree_of(&w);
    lac_vec_free(&w.memory);
    lac_vec_free(&w.waiting);
    lac_vec_free(&w.known);
}
