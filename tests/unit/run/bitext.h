/* bitext.h - files of bilingual questions in a folder of their own, and a project beside them, for tests of what reads
 * them. */
#ifndef TESTS_RUN_BITEXT_H
#define TESTS_RUN_BITEXT_H

#include "core/base/file.h"
#include "core/run/audit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct bench {
    char folder[64];
    struct lac_project *project;
    struct lac_arena *arena;
};

static struct lac_error err;

static inline int bench_up(void **state)
{
    struct bench *b = calloc(1, sizeof *b);
    const char *roots[] = {SOURCE_DIR};
    strcpy(b->folder, "/tmp/lacuna-bitext-XXXXXX");
    if (!mkdtemp(b->folder) || lac_project_open(b->folder, roots, 1, &b->project, &err) != LAC_OK)
        return -1;
    b->arena = lac_arena_new();
    *state = b;
    return 0;
}

static inline int bench_down(void **state)
{
    struct bench *b = *state;
    char command[128];
    lac_project_close(b->project);
    lac_arena_free(b->arena);
    snprintf(command, sizeof command, "rm -r '%s'", b->folder);
    free(b);
    return system(command);
}

#define on_bench(test) cmocka_unit_test_setup_teardown(test, bench_up, bench_down)

/* Writes a file; its path. */
static inline const char *bench_put(struct bench *b, const char *name, const char *text)
{
    const char *path = lac_arena_printf(b->arena, "%s/%s", b->folder, name);
    assert_int_equal(lac_file_write(path, text, strlen(text), &err), LAC_OK);
    return path;
}

static inline void bench_read(struct bench *b, const char *name, const char *text, struct lac_bitext *out)
{
    if (lac_bitext_read(b->arena, bench_put(b, name, text), "auto", "zu", out, &err) != LAC_OK)
        fail_msg("%s", err.message);
}

/* A published row; `more` are further fields, each with a comma before it. */
#define PITFALLS_ROW(choices, answer, more)                                                                            \
    "{\"oriquestion\":\"Which crosses a river?\",\"transori\":\"Yini ewela umfula?\",\"choices\":[\"a bridge\",\"a "   \
    "shop\"],\"answer\":\"a bridge\",\"transchoices\":" choices ",\"transanswer\":\"" answer "\"" more "}"

#endif
