/* api_cache.c - the public interface to the replies that all runs share. */
#include "core/base/clock.h"
#include "core/model/json.h"
#include "core/run/api.h"
#include "core/store/cache.h"

static enum lac_status find(struct lac_str *path, struct lac_error *err)
{
    lac_cache_path(path);
    return path->len ? LAC_OK : lac_fail(err, LAC_E_CONFIG, "no cache: neither XDG_CACHE_HOME nor HOME is set");
}

enum lacuna_status lacuna_cache_stats(char **json, struct lacuna_error *err)
{
    struct lac_error e;
    struct lac_str path = {0}, text = {0};
    struct lac_cache_stats stats;
    char oldest[32] = "";
    enum lac_status status = find(&path, &e);
    if (status == LAC_OK)
        status = lac_cache_look(lac_str_get(&path), &stats, &e);
    if (status == LAC_OK) {
        struct lac_arena *arena = lac_arena_new();
        struct lac_value v = lac_object();
        if (stats.oldest_s)
            lac_clock_format(stats.oldest_s * 1000, oldest, sizeof oldest);
        lac_set_text(arena, &v, "path", lac_str_get(&path));
        lac_set_int(arena, &v, "replies", stats.replies);
        lac_set_int(arena, &v, "bytes", stats.bytes);
        lac_set_text(arena, &v, "oldest", oldest);
        lac_json_write(&text, &v);
        *json = lac_api_text(&text);
        lac_arena_free(arena);
    }
    lac_str_free(&path);
    return lac_api_status(status, &e, err);
}

enum lacuna_status lacuna_cache_prune(int64_t older_than_s, int64_t bytes, int64_t *gone, struct lacuna_error *err)
{
    struct lac_error e;
    struct lac_str path = {0};
    enum lac_status status = find(&path, &e);
    if (status == LAC_OK)
        status = lac_cache_prune(lac_str_get(&path), older_than_s, bytes, gone, &e);
    lac_str_free(&path);
    return lac_api_status(status, &e, err);
}

enum lacuna_status lacuna_cache_clear(struct lacuna_error *err)
{
    struct lac_error e;
    struct lac_str path = {0};
    enum lac_status status = find(&path, &e);
    if (status == LAC_OK)
        status = lac_cache_clear(lac_str_get(&path), &e);
    lac_str_free(&path);
    return lac_api_status(status, &e, err);
}
