#include "core/store/cache_file.h"
#include "core/base/alloc.h"
#include "core/base/file.h"
#include "core/base/log.h"
#include "core/store/cache.h"
#include "core/store/db.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const ENDS[] = {"", "-wal", "-shm"};
enum { FILES = sizeof ENDS / sizeof *ENDS };

void lac_cache_path(struct lac_str *out)
{
    const char *xdg = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
    if (xdg && *xdg == '/')
        lac_str_addf(out, "%s/lacuna/replies.db", xdg);
    else if (home && *home)
        lac_str_addf(out, "%s/.cache/lacuna/replies.db", home);
}

static enum lac_status make_folder(const char *path, struct lac_error *err)
{
    char *copy = lac_strdup(path);
    const char *folder = dirname(copy);
    enum lac_status status = lac_dir_make(folder, err);
    if (status == LAC_OK)
        (void)chmod(folder, 0700); /* somebody else's folder stays as it is */
    free(copy);
    return status;
}

static void set_aside(const char *path, const char *why)
{
    struct lac_str from = {0}, to = {0};
    for (int i = 0; i < FILES; i++) {
        lac_str_clear(&from);
        lac_str_clear(&to);
        lac_str_addf(&from, "%s%s", path, ENDS[i]);
        lac_str_addf(&to, "%s.damaged%s", path, ENDS[i]);
        if (rename(from.data, to.data) != 0 && errno != ENOENT)
            unlink(from.data); /* a cache: what cannot be moved is not missed */
    }
    lac_log(LAC_LOG_WARN, "the cache of replies is begun anew, the old one is %s.damaged: %s", path, why);
    lac_str_free(&from);
    lac_str_free(&to);
}

static bool is_damaged(const char *path, struct lac_error *why)
{
    sqlite3 *db = NULL;
    enum lac_status status = lac_db_examine(&lac_db_cache, path, why);
    if (status == LAC_OK)
        status = lac_db_open(&lac_db_cache, path, LAC_DB_READ, &db, why);
    if (status == LAC_OK && sqlite3_exec(db, "SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL) != SQLITE_OK)
        status = lac_db_fail(db, path, "read", why);
    sqlite3_close(db);
    return status == LAC_E_STORE;
}

/* Alone with the file. */
static enum lac_status make_good(const char *path, struct lac_error *err)
{
    struct lac_error why = {0};
    if (is_damaged(path, &why)) {
        if (strstr(why.message, "newer lacuna")) /* to be used by that one */
            return lac_fail(err, LAC_E_STORE, "%s", why.message);
        set_aside(path, why.message);
    }
    if (lac_file_exists(path))
        return LAC_OK;
    for (int i = 1; i < FILES; i++) { /* a log without its file */
        struct lac_str name = {0};
        lac_str_addf(&name, "%s%s", path, ENDS[i]);
        unlink(name.data);
        lac_str_free(&name);
    }
    enum lac_status status = lac_db_create(&lac_db_cache, path, err);
    if (status == LAC_OK)
        (void)chmod(path, 0600); /* log and index inherit it */
    return status;
}

static int open_lock(const char *path, struct lac_error *err)
{
    struct lac_str name = {0};
    lac_str_addf(&name, "%s.lock", path);
    int fd = open(name.data, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0)
        lac_fail(err, LAC_E_STORE, "cannot write %s: %s", name.data, strerror(errno));
    lac_str_free(&name);
    return fd;
}

enum lac_status lac_cache_file_take(const char *path, int *lock, struct lac_error *err)
{
    enum lac_status status = make_folder(path, err);
    int fd = status == LAC_OK ? open_lock(path, err) : -1;
    if (fd < 0)
        return err ? err->status : LAC_E_STORE;
    if (flock(fd, LOCK_EX | LOCK_NB) == 0)
        status = make_good(path, err);
    if (status == LAC_OK && flock(fd, LOCK_SH) != 0) /* waits for who makes it good: milliseconds */
        status = lac_fail(err, LAC_E_STORE, "cannot lock %s.lock: %s", path, strerror(errno));
    if (status != LAC_OK)
        close(fd);
    else
        *lock = fd;
    return status;
}

void lac_cache_file_release(const char *path, int lock, bool damaged)
{
    if (lock < 0)
        return;
    if (damaged && flock(lock, LOCK_EX | LOCK_NB) == 0)
        set_aside(path, "it could not be read");
    close(lock);
}

int64_t lac_cache_bytes(const char *path)
{
    int64_t sum = 0;
    struct lac_str name = {0};
    struct stat about;
    for (int i = 0; i < 2; i++) {
        lac_str_clear(&name);
        lac_str_addf(&name, "%s%s", path, ENDS[i]);
        sum += stat(name.data, &about) == 0 ? about.st_size : 0;
    }
    lac_str_free(&name);
    return sum;
}

enum lac_status lac_cache_clear(const char *path, struct lac_error *err)
{
    if (!lac_file_exists(path))
        return LAC_OK;
    enum lac_status status = LAC_OK;
    int fd = open_lock(path, err);
    if (fd < 0)
        return LAC_E_STORE;
    if (flock(fd, LOCK_EX | LOCK_NB) != 0)
        status =
            lac_fail(err, LAC_E_BUSY, "%s is in use by a run: wait for its end, or use 'lacuna cache prune'", path);
    for (int i = 0; i < FILES && status == LAC_OK; i++) {
        struct lac_str name = {0};
        lac_str_addf(&name, "%s%s", path, ENDS[i]);
        if (unlink(name.data) != 0 && errno != ENOENT)
            status = lac_fail(err, LAC_E_STORE, "cannot remove %s: %s", name.data, strerror(errno));
        lac_str_free(&name);
    }
    close(fd);
    return status;
}
