/* cache_prune.c - how large the cache is, and making it smaller. */
#include "core/base/clock.h"
#include "core/base/file.h"
#include "core/store/cache.h"
#include "core/store/cache_file.h"
#include "core/store/db.h"

enum { ROUNDS = 20 }; /* each takes at least a share of what is too much; sizes differ from reply to reply */

static bool ask_number(sqlite3 *db, const char *sql, int64_t *out)
{
    sqlite3_stmt *row = NULL;
    bool good = sqlite3_prepare_v2(db, sql, -1, &row, NULL) == SQLITE_OK && sqlite3_step(row) == SQLITE_ROW;
    *out = good ? sqlite3_column_int64(row, 0) : 0;
    sqlite3_finalize(row);
    return good;
}

static enum lac_status take(const char *path, int *lock, sqlite3 **db, struct lac_error *err)
{
    enum lac_status status = lac_cache_file_take(path, lock, err);
    return status == LAC_OK ? lac_db_open(&lac_db_cache, path, LAC_DB_WRITE, db, err) : status;
}

enum lac_status lac_cache_look(const char *path, struct lac_cache_stats *out, struct lac_error *err)
{
    sqlite3 *db = NULL;
    *out = (struct lac_cache_stats){0};
    if (!lac_file_exists(path))
        return LAC_OK;
    enum lac_status status = lac_db_examine(&lac_db_cache, path, err);
    if (status == LAC_OK)
        status = lac_db_open(&lac_db_cache, path, LAC_DB_READ, &db, err);
    if (status != LAC_OK)
        return status;
    out->bytes = lac_cache_bytes(path);
    if (!ask_number(db, "SELECT count(*) FROM reply", &out->replies) ||
        !ask_number(db, "SELECT ifnull(min(made), 0) FROM reply", &out->oldest_s))
        status = lac_db_fail(db, path, "read", err);
    sqlite3_close(db);
    return status;
}

static bool remove_rows(sqlite3 *db, const char *sql, int64_t number, int64_t *gone)
{
    sqlite3_stmt *stmt = NULL;
    bool good = sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) == SQLITE_OK;
    if (good) {
        sqlite3_bind_int64(stmt, 1, number);
        good = sqlite3_step(stmt) == SQLITE_DONE;
        *gone += sqlite3_changes(db);
    }
    sqlite3_finalize(stmt);
    return good;
}

/* Bytes that hold something. */
static bool used_bytes(sqlite3 *db, int64_t *out)
{
    int64_t pages, free_pages, size;
    bool good = ask_number(db, "PRAGMA page_count", &pages) && ask_number(db, "PRAGMA freelist_count", &free_pages) &&
                ask_number(db, "PRAGMA page_size", &size);
    *out = good ? (pages - free_pages) * size : 0;
    return good;
}

static bool shrink_to(sqlite3 *db, int64_t bytes, int64_t *gone)
{
    static const char OLDEST[] = "DELETE FROM reply WHERE seq IN (SELECT seq FROM reply ORDER BY made, seq LIMIT ?)";
    for (int round = 0; round < ROUNDS; round++) {
        int64_t used, rows;
        if (!used_bytes(db, &used) || !ask_number(db, "SELECT count(*) FROM reply", &rows))
            return false;
        if (used <= bytes || rows == 0)
            return true;
        int64_t too_many = (int64_t)((double)rows * (double)(used - bytes) / (double)used) + 1;
        if (!remove_rows(db, OLDEST, too_many, gone))
            return false;
    }
    return true;
}

enum lac_status lac_cache_prune(const char *path, int64_t older_than_s, int64_t bytes, int64_t *gone,
                                struct lac_error *err)
{
    static const char OLDER[] = "DELETE FROM reply WHERE made < ?";
    sqlite3 *db = NULL;
    int lock = -1;
    *gone = 0;
    if (!lac_file_exists(path))
        return LAC_OK;
    enum lac_status status = take(path, &lock, &db, err);
    if (status == LAC_OK) {
        bool good = older_than_s <= 0 || remove_rows(db, OLDER, lac_clock_wall_ms() / 1000 - older_than_s, gone);
        good = good && (bytes < 0 || shrink_to(db, bytes, gone));
        good = good && sqlite3_exec(db, "PRAGMA incremental_vacuum; PRAGMA wal_checkpoint(TRUNCATE);", NULL, NULL,
                                    NULL) == SQLITE_OK;
        status = good ? LAC_OK : lac_db_fail(db, path, "prune", err);
    }
    sqlite3_close(db);
    lac_cache_file_release(path, lock, false);
    return status;
}
