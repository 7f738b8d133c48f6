#include "core/store/cache.h"
#include "core/base/alloc.h"
#include "core/base/clock.h"
#include "core/base/file.h"
#include "core/base/log.h"
#include "core/store/cache_file.h"
#include "core/store/db.h"
#include "core/store/index.h"
#include "core/store/writer.h"

#include <stdlib.h>
#include <string.h>

struct lac_cache {
    char *path;
    int lock;
    sqlite3 *reader;
    sqlite3_stmt *get;
    struct lac_writer *writer;
    int64_t max_age_s;
    bool broken; /* a read failed: nothing is served any more */
};

enum { PUT, DROP, N_SQL };
static const struct lac_writer_sql SQL[N_SQL] = {
    /* Numbers 1 to 6, texts 7 and 8, the key 9. */
    [PUT] = {"INSERT INTO reply (made, tokens_in, tokens_out, estimated, sum, model, text, key)"
             " VALUES (?1,?2,?3,?4,?5,?7,?8,?9)"
             " ON CONFLICT (key) DO UPDATE SET made = excluded.made, tokens_in = excluded.tokens_in,"
             " tokens_out = excluded.tokens_out, estimated = excluded.estimated, sum = excluded.sum,"
             " model = excluded.model, text = excluded.text WHERE reply.made < ?6",
             6, 2, true},
    /* The time when it was made, the key. */
    [DROP] = {"DELETE FROM reply WHERE made = ?1 AND key = ?2", 1, 0, true},
};

static const char GET[] = "SELECT made, tokens_in, tokens_out, estimated, sum, text FROM reply WHERE key = ?";

static int64_t now_s(void)
{
    return lac_clock_wall_ms() / 1000;
}

/* Replies made before it are too old; 0: none is. */
static int64_t cutoff(const struct lac_cache *cache)
{
    return cache->max_age_s > 0 ? now_s() - cache->max_age_s : 0;
}

static int64_t sum_of(const char *text, size_t len)
{
    return (int64_t)lac_id_of_bytes(text, len).lo;
}

static enum lac_status start(struct lac_cache *cache, const struct lac_cache_options *options, struct lac_error *err)
{
    sqlite3 *db = NULL;
    int64_t most = options->max_bytes > 0 ? options->max_bytes : LAC_CACHE_BYTES, gone = 0;
    enum lac_status status = LAC_OK;
    if (lac_cache_bytes(cache->path) > most)
        status = lac_cache_prune(cache->path, 0, most / 5 * 4, &gone, err);
    if (gone)
        lac_log(LAC_LOG_INFO, "the cache of replies was larger than %lld MB: the oldest %lld are gone",
                (long long)(most >> 20), (long long)gone);
    if (status == LAC_OK)
        status = lac_db_open(&lac_db_cache, cache->path, LAC_DB_READ, &cache->reader, err);
    if (status == LAC_OK &&
        sqlite3_prepare_v3(cache->reader, GET, -1, SQLITE_PREPARE_PERSISTENT, &cache->get, NULL) != SQLITE_OK)
        status = lac_db_fail(cache->reader, cache->path, "read", err);
    if (status == LAC_OK)
        status = lac_db_open(&lac_db_cache, cache->path, LAC_DB_WRITE, &db, err);
    if (status != LAC_OK)
        return status;
    sqlite3_exec(db, "PRAGMA synchronous = NORMAL", NULL, NULL, NULL); /* a power cut may take the last replies */
    cache->writer = lac_writer_start(db, cache->path, SQL, N_SQL, NULL, NULL, err);
    return cache->writer ? LAC_OK : LAC_E_STORE;
}

struct lac_cache *lac_cache_open(const struct lac_cache_options *options, struct lac_error *err)
{
    struct lac_cache *cache = lac_alloc_zero(1, sizeof *cache);
    cache->path = lac_strdup(options->path);
    cache->lock = -1;
    cache->max_age_s = options->max_age_s;
    if (lac_cache_file_take(options->path, &cache->lock, err) == LAC_OK && start(cache, options, err) == LAC_OK)
        return cache;
    lac_cache_close(cache);
    return NULL;
}

void lac_cache_close(struct lac_cache *cache)
{
    if (!cache)
        return;
    struct lac_error err;
    if (cache->writer && lac_writer_flush(cache->writer, &err) != LAC_OK)
        lac_log(LAC_LOG_WARN, "not all replies could be put into the cache for other runs: %s", err.message);
    sqlite3_finalize(cache->get);
    sqlite3_close(cache->reader);
    lac_writer_stop(cache->writer);
    lac_cache_file_release(cache->path, cache->lock, cache->broken);
    free(cache->path);
    free(cache);
}

static void stop_serving(struct lac_cache *cache)
{
    struct lac_error err;
    lac_db_fail(cache->reader, cache->path, "read", &err);
    cache->broken = true;
    lac_writer_fail(cache->writer, &err);
    lac_log(LAC_LOG_WARN, "the run goes on without the cache of replies: %s", err.message);
}

/* A row whose bytes changed makes room for the reply that is asked for anew: it would stay, being the first. */
static void drop(struct lac_cache *cache, struct lac_id key, int64_t made)
{
    struct lac_writer_op *op = lac_writer_op_new(&SQL[DROP], (const char *const[LAC_OP_TEXTS]){NULL});
    op->numbers[0] = made;
    op->key = key;
    lac_writer_give_take(cache->writer, op);
}

static bool take_row(struct lac_cache *cache, struct lac_cached *out, struct lac_str *text)
{
    sqlite3_stmt *row = cache->get;
    const char *at = (const char *)sqlite3_column_text(row, 5);
    size_t len = (size_t)sqlite3_column_bytes(row, 5);
    int64_t made = sqlite3_column_int64(row, 0);
    if (!at || sum_of(at, len) != sqlite3_column_int64(row, 4)) {
        drop(cache, out->key, made);
        return false;
    }
    if (made < cutoff(cache))
        return false;
    out->tokens_in = sqlite3_column_int64(row, 1);
    out->tokens_out = sqlite3_column_int64(row, 2);
    out->estimated = sqlite3_column_int(row, 3) != 0;
    lac_str_addn(text, at, len);
    return true;
}

bool lac_cache_get(struct lac_cache *cache, struct lac_id key, struct lac_cached *out, struct lac_str *text)
{
    unsigned char bytes[16];
    if (cache->broken)
        return false;
    *out = (struct lac_cached){.key = key};
    lac_key_bytes(key, bytes);
    sqlite3_bind_blob(cache->get, 1, bytes, sizeof bytes, SQLITE_STATIC);
    int step = sqlite3_step(cache->get);
    bool found = step == SQLITE_ROW && take_row(cache, out, text);
    if (step != SQLITE_ROW && step != SQLITE_DONE)
        stop_serving(cache);
    sqlite3_reset(cache->get);
    sqlite3_clear_bindings(cache->get);
    return found;
}

void lac_cache_put(struct lac_cache *cache, const struct lac_cached *cached)
{
    if (cache->broken)
        return;
    struct lac_writer_op *op = lac_writer_op_new(&SQL[PUT], (const char *const[]){cached->model, cached->text, NULL});
    int64_t numbers[] = {now_s(),
                         cached->tokens_in,
                         cached->tokens_out,
                         cached->estimated,
                         sum_of(cached->text, strlen(cached->text)),
                         cutoff(cache)};
    memcpy(op->numbers, numbers, sizeof numbers);
    op->key = cached->key;
    lac_writer_give_take(cache->writer, op);
}
