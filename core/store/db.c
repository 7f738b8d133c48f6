#include "core/store/db.h"
#include "core/base/str.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    DB_HEADER = 100,                 /* bytes; sqlite.org/fileformat2.html, section 1.3 */
    DB_BUSY_MS = 10000,              /* a reader may wait that long for the recovery of a killed writer's log */
    DB_CHECK_MAX = 64 * 1024 * 1024, /* bytes; quick_check takes about 0.2 s for as many */
};

static uint32_t big_endian(const unsigned char *at, int bytes)
{
    uint32_t value = 0;
    for (int i = 0; i < bytes; i++)
        value = value << 8 | at[i];
    return value;
}

static bool has_log(const char *path)
{
    struct lac_str name = {0};
    lac_str_addf(&name, "%s-wal", path);
    struct stat about;
    bool there = stat(name.data, &about) == 0 && about.st_size > 0;
    lac_str_free(&name);
    return there;
}

static enum lac_status refuse_version(const struct lac_db_kind *kind, const char *path, uint32_t version,
                                      struct lac_error *err)
{
    return lac_fail(err, LAC_E_STORE, "%s was written by a newer lacuna (schema %u, this one knows %u)", path,
                    (unsigned)version, (unsigned)kind->version);
}

static enum lac_status judge_header(const struct lac_db_kind *kind, const char *path, const unsigned char *header,
                                    off_t size, struct lac_error *err)
{
    if (memcmp(header, "SQLite format 3", 16) != 0 || big_endian(header + 68, 4) != kind->application)
        return lac_fail(err, LAC_E_STORE, "%s is not a %s", path, kind->what);
    uint32_t version = big_endian(header + 60, 4);
    if (version > kind->version)
        return refuse_version(kind, path, version, err);
    uint32_t page = big_endian(header + 16, 2);
    off_t whole = (off_t)(page == 1 ? 65536 : page) * (off_t)big_endian(header + 28, 4);
    /* A kill in the middle of a checkpoint leaves a short file and the log that completes it. */
    if (size < whole && !has_log(path))
        return lac_fail(err, LAC_E_STORE, "%s is damaged: %lld of its %lld bytes are there", path, (long long)size,
                        (long long)whole);
    return LAC_OK;
}

enum lac_status lac_db_examine(const struct lac_db_kind *kind, const char *path, struct lac_error *err)
{
    struct stat about;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return errno == ENOENT ? lac_fail(err, LAC_E_NOTFOUND, "there is no %s at %s", kind->what, path)
                               : lac_fail(err, LAC_E_STORE, "cannot read %s: %s", path, strerror(errno));
    unsigned char header[DB_HEADER];
    enum lac_status status;
    if (fstat(fd, &about) != 0 || !S_ISREG(about.st_mode) || pread(fd, header, DB_HEADER, 0) != DB_HEADER)
        status = lac_fail(err, LAC_E_STORE, "%s is not a %s", path, kind->what);
    else
        status = judge_header(kind, path, header, about.st_size, err);
    close(fd);
    return status;
}

enum lac_status lac_db_fail(sqlite3 *db, const char *path, const char *what, struct lac_error *err)
{
    int code = sqlite3_errcode(db) & 0xff, cause = sqlite3_system_errno(db);
    const char *said = sqlite3_errmsg(db);
    if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB)
        return lac_fail(err, LAC_E_STORE, "%s is damaged: %s", path, said);
    if (cause != 0 && (code == SQLITE_IOERR || code == SQLITE_FULL || code == SQLITE_CANTOPEN))
        return lac_fail(err, LAC_E_STORE, "%s: cannot %s: %s (%s)", path, what, said, strerror(cause));
    return lac_fail(err, LAC_E_STORE, "%s: cannot %s: %s", path, what, said);
}

/* A new name is durable once its folder is. */
static void sync_folder(const char *path)
{
    char *copy = strdup(path);
    int fd = copy ? open(dirname(copy), O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
    if (fd >= 0) {
        fsync(fd);
        close(fd);
    }
    free(copy);
}

enum lac_status lac_db_create(const struct lac_db_kind *kind, const char *path, struct lac_error *err)
{
    if (has_log(path)) /* SQLite would play it into the new file */
        return lac_fail(err, LAC_E_STORE,
                        "%s is missing, but its log %s-wal is there: put it back or move the log away", path, path);
    struct lac_str part = {0}, sql = {0};
    lac_str_addf(&part, "%s.new", path);
    lac_str_addf(
        &sql, "%s PRAGMA application_id = %u; PRAGMA user_version = %u; BEGIN; %s COMMIT; PRAGMA journal_mode = WAL;",
        kind->first, (unsigned)kind->application, (unsigned)kind->version, kind->sql);
    enum lac_status status = LAC_OK;
    sqlite3 *db = NULL;
    unlink(part.data); /* what a killed process left */
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    if (sqlite3_open_v2(part.data, &db, flags, NULL) != SQLITE_OK ||
        sqlite3_exec(db, sql.data, NULL, NULL, NULL) != SQLITE_OK)
        status = lac_db_fail(db, path, "make the database", err);
    if (sqlite3_close(db) != SQLITE_OK && status == LAC_OK)
        status = lac_fail(err, LAC_E_STORE, "%s: cannot make the database", path);
    if (status == LAC_OK && rename(part.data, path) != 0)
        status = lac_fail(err, LAC_E_STORE, "%s: cannot make the database: %s", path, strerror(errno));
    if (status == LAC_OK)
        sync_folder(path);
    else
        unlink(part.data);
    lac_str_free(&part);
    lac_str_free(&sql);
    return status;
}

/* The log may hold a newer schema than the file's header says. */
static enum lac_status read_version(const struct lac_db_kind *kind, sqlite3 *db, const char *path, uint32_t *version,
                                    struct lac_error *err)
{
    sqlite3_stmt *ask = NULL;
    enum lac_status status = LAC_OK;
    if (sqlite3_prepare_v2(db, "PRAGMA user_version", -1, &ask, NULL) != SQLITE_OK || sqlite3_step(ask) != SQLITE_ROW) {
        status = lac_db_fail(db, path, "read", err);
    } else {
        *version = (uint32_t)sqlite3_column_int64(ask, 0);
        if (*version > kind->version)
            status = refuse_version(kind, path, *version, err);
    }
    sqlite3_finalize(ask);
    return status;
}

static enum lac_status upgrade_from(const struct lac_db_kind *kind, sqlite3 *db, const char *path, uint32_t version,
                                    struct lac_error *err)
{
    struct lac_str sql = {0};
    enum lac_status status = LAC_OK;
    lac_str_add(&sql, "BEGIN IMMEDIATE;");
    for (; version < kind->version; version++)
        lac_str_add(&sql, kind->upgrades[version - 1]);
    lac_str_addf(&sql, "PRAGMA user_version = %u; COMMIT;", (unsigned)kind->version);
    if (sqlite3_exec(db, lac_str_get(&sql), NULL, NULL, NULL) != SQLITE_OK)
        status =
            lac_db_fail(db, path, "be brought up to date: an older lacuna made it, and this one could not write", err);
    lac_str_free(&sql);
    return status;
}

enum lac_status lac_db_upgrade(const struct lac_db_kind *kind, const char *path, struct lac_error *err)
{
    sqlite3 *db = NULL;
    uint32_t version = 0;
    enum lac_status status = lac_db_open(kind, path, LAC_DB_READ, &db, err);
    if (status == LAC_OK)
        status = read_version(kind, db, path, &version, err);
    bool older = status == LAC_OK && version >= 1 && version < kind->version;
    lac_db_abandon(db);
    if (!older)
        return status;
    status = lac_db_open(kind, path, LAC_DB_WRITE, &db, err);
    if (status == LAC_OK)
        status = upgrade_from(kind, db, path, version, err);
    if (status == LAC_OK)
        sqlite3_close(db);
    else
        lac_db_abandon(db);
    return status;
}

enum lac_status lac_db_open(const struct lac_db_kind *kind, const char *path, enum lac_db_mode mode, sqlite3 **out,
                            struct lac_error *err)
{
    sqlite3 *db = NULL;
    uint32_t version;
    int flags = SQLITE_OPEN_NOMUTEX | (mode == LAC_DB_WRITE ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY);
    enum lac_status status = LAC_OK;
    if (sqlite3_open_v2(path, &db, flags, NULL) != SQLITE_OK) {
        status = lac_db_fail(db, path, "open", err);
        goto done;
    }
    sqlite3_busy_timeout(db, DB_BUSY_MS);
    status = read_version(kind, db, path, &version, err);
    if (status != LAC_OK)
        goto done;
    if (mode == LAC_DB_WRITE &&
        sqlite3_exec(db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;", NULL, NULL, NULL) != SQLITE_OK)
        status = lac_db_fail(db, path, "write", err);
done:
    if (status != LAC_OK) {
        lac_db_abandon(db);
        db = NULL;
    }
    *out = db;
    return status;
}

static int keep_first(void *user, int columns, char **values, char **names)
{
    (void)names;
    struct lac_str *said = user;
    if (columns > 0 && values[0] && said->len == 0)
        lac_str_add(said, values[0]);
    return 0;
}

enum lac_status lac_db_check(sqlite3 *db, const char *path, struct lac_error *err)
{
    struct stat about;
    if (stat(path, &about) != 0 || about.st_size > DB_CHECK_MAX)
        return LAC_OK;
    struct lac_str said = {0};
    enum lac_status status = LAC_OK;
    if (sqlite3_exec(db, "PRAGMA quick_check(1)", keep_first, &said, NULL) != SQLITE_OK)
        status = lac_db_fail(db, path, "read", err);
    else if (strcmp(lac_str_get(&said), "ok") != 0)
        status = lac_fail(err, LAC_E_STORE, "%s is damaged: %s", path, lac_str_get(&said));
    lac_str_free(&said);
    return status;
}

void lac_db_abandon(sqlite3 *db)
{
    if (!db)
        return;
    sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    sqlite3_close(db);
}
