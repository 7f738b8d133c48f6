/* languages.h - the readers of six languages, from languages.json (what their Lua files say, as plain data). */
#ifndef TESTS_CHECK_LANGUAGES_H
#define TESTS_CHECK_LANGUAGES_H

#include "core/base/file.h"
#include "core/check/answer.h"
#include "core/model/json.h"
#include <stdio.h>
#include <stdlib.h>

static inline struct lac_value file_value(struct lac_arena *arena, const char *path)
{
    struct lac_str text = {0};
    struct lac_error err;
    struct lac_value value = lac_nil();
    if (lac_file_read(path, 1 << 20, &text, &err) < 0 || lac_json_read(arena, text.data, text.len, &value, &err) < 0) {
        fprintf(stderr, "%s: %s\n", path, err.message);
        abort();
    }
    lac_str_free(&text);
    return value;
}

/* The reader of a language; the caller frees it. */
static inline struct lac_reader *reader_of(const char *code)
{
    struct lac_arena *arena = lac_arena_new();
    struct lac_error err = {0};
    struct lac_value all = file_value(arena, SOURCE_DIR "/tests/unit/check/languages.json");
    struct lac_reader *reader = lac_reader_new(lac_get(&all, code), &err);
    if (!reader) {
        fprintf(stderr, "%s: %s\n", code, err.message);
        abort();
    }
    lac_arena_free(arena);
    return reader;
}

#endif
