/* incell.h - runs a piece of Lua in a cell and compares what it returns or raises. */
#ifndef LAC_TESTS_INCELL_H
#define LAC_TESTS_INCELL_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/base/str.h"
#include "core/script/cell.h"
#include "core/script/env.h"
#include "core/script/limits.h"

#include <stdlib.h>
#include <string.h>

struct saying {
    const char *source, *result;
};

/* The results as text, "a, b, c", or the error's message. Free it. */
static inline char *say_in(struct lac_cell *cell, const char *source, struct lac_meter *meter)
{
    struct lac_str out = {0};
    struct lac_error err = {0};
    int n = 0, code;
    bool parked = false;
    if (lac_cell_compile(cell, 0, "test", source, strlen(source), &err) != LAC_OK) {
        lac_str_add(&out, err.message);
        return lac_str_take(&out);
    }
    lua_State *thread = lac_cell_thread(cell, 0, meter, &err);
    if (!thread) {
        lac_str_add(&out, err.message);
        return lac_str_take(&out);
    }
    do
        code = lac_cell_resume(cell, thread, 0, &n, &parked, &err);
    while (code == LUA_YIELD && parked);
    if (code != LUA_OK)
        lac_str_add(&out, err.message);
    for (int i = 0; code == LUA_OK && i < n; i++) {
        size_t len;
        const char *text = lac_env_tostring(thread, -n + i, &len);
        lac_str_add(&out, i ? ", " : "");
        lac_str_addn(&out, text, len);
        lua_pop(thread, 1);
    }
    lac_cell_drop(cell, thread);
    return lac_str_take(&out);
}

static inline void check_say(const char *source, const char *result)
{
    struct lac_cell *cell = lac_cell_new(0);
    struct lac_meter meter = {.steps_left = LAC_CALL_STEPS};
    assert_non_null(cell);
    char *said = say_in(cell, source, &meter);
    if (strcmp(said, result) != 0)
        fail_msg("%s\n  gave   %s\n  wanted %s", source, said, result);
    free(said);
    lac_cell_free(cell);
}

#define check_all(sayings)                                                                                             \
    do                                                                                                                 \
        for (size_t at_ = 0; at_ < sizeof(sayings) / sizeof *(sayings); at_++)                                         \
            check_say((sayings)[at_].source, (sayings)[at_].result);                                                   \
    while (0)

#endif
