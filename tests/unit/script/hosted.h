/* hosted.h - a host for tests of tasks: it keeps what was asked until the test answers, in any order. */
#ifndef TESTS_SCRIPT_HOSTED_H
#define TESTS_SCRIPT_HOSTED_H

#include "core/base/alloc.h"
#include "core/base/rng.h"
#include "core/base/str.h"
#include "core/base/vec.h"
#include "core/model/json.h"
#include "core/script/package.h"
#include "core/script/task.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct open_op {
    struct lac_op *op;
    struct lac_task *task;
    enum lac_op_kind kind;
    char *text; /* role, path and prompt: "writer 2.1: prompt" */
    char *path;
    int64_t number;
};

struct outcome {
    struct lac_task *task;
    enum lac_status status;
    char *json; /* of the result */
    char *message;
    void *user;
};

struct hosted {
    struct lac_packages *packages;
    struct lac_tasks *tasks;
    LAC_VEC(struct open_op) open;
    LAC_VEC(struct outcome) ended;
    struct lac_str notes;
    int cancels, wakes;
    struct lac_task *cancel_when_asked; /* by its next operation */
};

static inline void host_start(void *user, struct lac_task *task, struct lac_op *op,
                              const struct lac_op_request *request)
{
    struct hosted *h = user;
    struct lac_str text = {0};
    lac_str_addf(&text, "%s %s: ", request->role ? request->role : request->to, request->path);
    if (request->messages)
        lac_json_write(&text, request->messages);
    else
        lac_str_add(&text, request->prompt ? request->prompt : request->text);
    if (request->params) {
        lac_str_add(&text, " ");
        lac_json_write(&text, request->params);
    }
    if (request->schema) {
        lac_str_add(&text, " schema ");
        lac_json_write(&text, request->schema);
    }
    struct open_op open = {.op = op,
                           .task = task,
                           .kind = request->kind,
                           .text = lac_str_take(&text),
                           .path = lac_strdup(request->path),
                           .number = request->number};
    lac_vec_push(&h->open, open);
    if (h->cancel_when_asked == task)
        lac_task_cancel(task);
}

static inline struct open_op take_open(struct hosted *h, size_t at)
{
    struct open_op open = h->open.at[at];
    memmove(&h->open.at[at], &h->open.at[at + 1], (h->open.n - at - 1) * sizeof open);
    h->open.n--;
    return open;
}

static inline void free_open(struct open_op *open)
{
    free(open->text);
    free(open->path);
}

static inline void host_cancel(void *user, struct lac_op *op)
{
    struct hosted *h = user;
    for (size_t i = 0; i < h->open.n; i++) {
        if (h->open.at[i].op != op)
            continue;
        struct open_op open = take_open(h, i);
        free_open(&open);
        h->cancels++;
        return;
    }
    fail_msg("an operation was cancelled that was not open");
}

static inline void host_note(void *user, struct lac_task *task, const char *level, const char *message)
{
    (void)task;
    struct hosted *h = user;
    lac_str_addf(&h->notes, "%s: %s\n", level, message);
}

static inline bool host_template(void *user, struct lac_task *task, const char *name, struct lac_str *out)
{
    (void)user;
    (void)task;
    if (strcmp(name, "mention") == 0)
        lac_str_add(out, "{x} and {y} and {{\n");
    else if (strcmp(name, "slot") == 0)
        lac_str_add(out, "{x} {unknown}");
    else if (strcmp(name, "brace") == 0)
        lac_str_add(out, "a { b");
    else
        return false;
    return true;
}

static inline void host_wake(void *user)
{
    ((struct hosted *)user)->wakes++;
}

static inline void host_done(void *user, struct lac_task *task, enum lac_status status, const struct lac_value *result,
                             const struct lac_error *err)
{
    struct hosted *h = user;
    struct lac_str json = {0};
    struct outcome outcome = {.task = task, .status = status, .user = lac_task_user(task)};
    if (status == LAC_OK)
        lac_json_write(&json, result);
    else
        outcome.message = lac_strdup(err->message);
    outcome.json = lac_str_take(&json);
    lac_vec_push(&h->ended, outcome);
}

static inline void hosted_open(struct hosted *h, const char *root)
{
    memset(h, 0, sizeof *h);
    struct lac_task_host host = {h, host_start, host_cancel, host_note, host_template, host_wake};
    h->packages = lac_packages_new(&root, 1);
    h->tasks = lac_tasks_new(&host);
}

static inline void hosted_forget(struct hosted *h)
{
    for (size_t i = 0; i < h->ended.n; i++) {
        free(h->ended.at[i].json);
        free(h->ended.at[i].message);
    }
    lac_vec_free(&h->ended);
    lac_str_free(&h->notes);
    h->notes = (struct lac_str){0};
}

static inline void hosted_close(struct hosted *h)
{
    lac_tasks_free(h->tasks);
    assert_int_equal(h->open.n, 0);
    lac_vec_free(&h->open);
    hosted_forget(h);
    lac_packages_free(h->packages);
}

static inline void pump(struct hosted *h)
{
    while (lac_tasks_pump(h->tasks, 1000000))
        ;
}

/* Answers the open operation at `at` with a text. */
static inline void answer(struct hosted *h, size_t at, const char *text)
{
    struct lac_arena *arena = lac_arena_new();
    struct lac_value value = lac_text(arena, text);
    struct open_op open = take_open(h, at);
    lac_op_done(open.op, &value, NULL, NULL);
    free_open(&open);
    lac_arena_free(arena);
}

/* Answers everything, each with "<" prompt ">", in an order that `seed` chooses, until nothing is left to do. */
static inline void answer_all(struct hosted *h, uint64_t seed)
{
    struct lac_rng rng;
    lac_rng_seed(&rng, seed, 1);
    for (pump(h); h->open.n; pump(h)) {
        size_t burst = seed ? 1 + (size_t)lac_rng_below(&rng, 7) : 1;
        for (; burst > 0 && h->open.n; burst--) {
            size_t at = seed ? (size_t)lac_rng_below(&rng, h->open.n) : 0;
            char *text = lac_strdup(strstr(h->open.at[at].text, ": ") + 2);
            struct lac_str reply = {0};
            lac_str_addf(&reply, "<%s>", text);
            answer(h, at, lac_str_get(&reply));
            lac_str_free(&reply);
            free(text);
        }
    }
}

static inline const struct lac_package *package_of(struct hosted *h, const char *name)
{
    const struct lac_package *package;
    struct lac_error err;
    if (lac_package_load(h->packages, LAC_PKG_STRATEGY, name, &package, &err) != LAC_OK)
        fail_msg("%s", err.message);
    return package;
}

/* Starts perturb(ctx, args...) with args given as a JSON list and ctx's fields as a JSON object. */
static inline struct lac_task *start(struct hosted *h, const char *package, const char *args, const char *ctx,
                                     int max_asks)
{
    struct lac_arena *arena = lac_arena_new();
    struct lac_value list, fields = lac_object();
    assert_int_equal(lac_json_read(arena, args, strlen(args), &list, NULL), LAC_OK);
    if (ctx)
        assert_int_equal(lac_json_read(arena, ctx, strlen(ctx), &fields, NULL), LAC_OK);
    struct lac_task_options options = {
        .function = "perturb", .ctx = &fields, .args = &list, .rng_key = {7, 11}, .max_asks = max_asks};
    struct lac_task *task = lac_task_start(h->tasks, package_of(h, package), &options, host_done, h);
    lac_arena_free(arena);
    return task;
}

static struct hosted h;

static inline int open_host(void **state)
{
    (void)state;
    hosted_open(&h, SOURCE_DIR "/tests/spec/packages");
    return 0;
}

static inline int close_host(void **state)
{
    (void)state;
    hosted_close(&h);
    return 0;
}

/* Runs one way of strategies/steps.lua to its end, answering in the order of `seed`; its result or message. */
static inline const char *run(const char *args, uint64_t seed, int max_asks)
{
    hosted_forget(&h);
    start(&h, "steps", args, NULL, max_asks);
    answer_all(&h, seed);
    assert_int_equal(h.ended.n, 1);
    return h.ended.at[0].status == LAC_OK ? h.ended.at[0].json : h.ended.at[0].message;
}

#define HOSTED(test) cmocka_unit_test_setup_teardown(test, open_host, close_host)

#endif
