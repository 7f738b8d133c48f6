/* findings.h - the shipped Spanish with one thing changed, and what the lint says of it. */
#ifndef TESTS_RUN_FINDINGS_H
#define TESTS_RUN_FINDINGS_H

#include "core/base/str.h"
#include "core/model/json.h"
#include "core/run/lint.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct {
    struct lac_project *project;
    const struct lac_value *english, *spanish;
    struct lac_arena *arena;
    struct lac_str told; /* "field: what" a line */
} bench;

static struct lac_error err;

static const struct lac_value *language_of(const char *code)
{
    const struct lac_package *package;
    if (lac_package_load(bench.project->packages, LAC_PKG_LANGUAGE, code, &package, &err) != LAC_OK)
        fail_msg("%s", err.message);
    return lac_package_data(package);
}

static int bench_open(void **state)
{
    (void)state;
    const char *paths[] = {SOURCE_DIR};
    if (lac_project_open(NULL, paths, 1, &bench.project, &err) != LAC_OK)
        return -1;
    bench.english = language_of("en");
    bench.spanish = language_of("es");
    bench.arena = lac_arena_new();
    return 0;
}

static int bench_close(void **state)
{
    (void)state;
    lac_project_close(bench.project);
    lac_arena_free(bench.arena);
    lac_str_free(&bench.told);
    return 0;
}

static void note(void *user, const char *field, const char *what)
{
    (void)user;
    lac_str_addf(&bench.told, "%s: %s\n", field, what);
}

static void put_at(struct lac_value *at, const char *path, struct lac_value value)
{
    const char *dot = strchr(path, '.');
    char *key = lac_arena_strndup(bench.arena, path, dot ? (size_t)(dot - path) : strlen(path));
    struct lac_value *child =
        at->kind == LAC_LIST ? &at->as.list.at[atoi(key) - 1] : (struct lac_value *)(uintptr_t)lac_get(at, key);
    if (dot)
        put_at(child, dot + 1, value);
    else if (at->kind == LAC_LIST)
        *child = value;
    else
        lac_set(bench.arena, at, key, value);
}

static struct lac_value json(const char *text)
{
    struct lac_value value;
    if (lac_json_read(bench.arena, text, strlen(text), &value, &err) != LAC_OK)
        fail_msg("%s: %s", text, err.message);
    return value;
}

/* The findings of one part of the lint about Spanish with `path` ("examples.3.answer") set to a JSON value. */
static const char *told_by(void (*part)(const struct lac_lint *), const char *path, const char *value)
{
    struct lac_value changed = lac_copy(bench.arena, bench.spanish);
    put_at(&changed, path, json(value));
    struct lac_lint lint = {.arena = bench.arena, .language = &changed, .english = bench.english, .report = note};
    lac_str_clear(&bench.told);
    part(&lint);
    return lac_str_get(&bench.told);
}

/* Each line of `wanted` begins a line of what is told, in this order, and nothing else is told. */
static void check_told(const char *told, const char *wanted)
{
    const char *at = told, *want = wanted;
    while (*at && *want) {
        size_t len = strcspn(want, "\n");
        if (strncmp(at, want, len) != 0)
            break;
        want += len + (want[len] == '\n');
        at += strcspn(at, "\n") + 1;
    }
    if (*at || *want)
        fail_msg("wanted:\n%s\ntold:\n%s", wanted, told);
}

#define assert_told(part, path, value, wanted) check_told(told_by(part, path, value), wanted)

#endif
