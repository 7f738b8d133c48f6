/* face.h - a stage seen through the public interface: lacuna.h over its folder, replies as values. */
#ifndef TESTS_RUN_FACE_H
#define TESTS_RUN_FACE_H

#include "core/run/api.h"
#include "tests/unit/run/stage.h"

static struct lacuna_error trouble;

static inline struct lacuna *face_open(struct stage *s)
{
    struct lacuna *lacuna;
    struct lacuna_options options = {.folder = s->folder};
    if (lacuna_open(&options, &lacuna, &trouble) != LACUNA_OK)
        fail_msg("%s", trouble.message);
    return lacuna;
}

/* What the interface gave as JSON, in the stage's arena. */
static inline struct lac_value face_value(struct stage *s, char *json)
{
    struct lac_value v;
    assert_int_equal(lac_json_read(s->arena, json, strlen(json), &v, &err), LAC_OK);
    lacuna_free_text(json);
    return v;
}

static inline const char *face_at(struct stage *s, const char *file)
{
    return lac_arena_printf(s->arena, "%s/%s", s->folder, file);
}

static inline void face_assert_says(const char *message)
{
    if (!strstr(trouble.message, message))
        fail_msg("'%s' is not in: %s", message, trouble.message);
}

#endif
