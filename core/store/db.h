/* db.h - the database file: made whole or not at all, and opened only when it is ours. */
#ifndef LAC_STORE_DB_H
#define LAC_STORE_DB_H

#include "core/base/status.h"
#include "core/store/schema.h"
#include <sqlite3.h>

/* Looks at the file's first bytes, without SQLite and without leaving a trace. LAC_E_NOTFOUND when there is none;
 * LAC_E_STORE for a file that is not of this kind, one of a newer schema, or one that was cut off. */
enum lac_status lac_db_examine(const struct lac_db_kind *kind, const char *path, struct lac_error *err);

/* Makes an empty one under "<path>.new" and renames it: there is never half a schema at `path`. */
enum lac_status lac_db_create(const struct lac_db_kind *kind, const char *path, struct lac_error *err);

/* Brings a file of an older schema up to date, in one transaction; nothing to do is fine. */
enum lac_status lac_db_upgrade(const struct lac_db_kind *kind, const char *path, struct lac_error *err);

enum lac_db_mode { LAC_DB_READ, LAC_DB_WRITE };

/* Opens a connection for one thread. LAC_E_STORE when the file cannot be read or is damaged; it is then left as
 * it is. */
enum lac_status lac_db_open(const struct lac_db_kind *kind, const char *path, enum lac_db_mode mode, sqlite3 **out,
                            struct lac_error *err);

/* Walks through all pages of a file up to DB_CHECK_MAX, LAC_E_STORE "is damaged" when they do not hang together. Larger
 * ones are looked at as they are read. */
enum lac_status lac_db_check(sqlite3 *db, const char *path, struct lac_error *err);

/* Closes without carrying the write-ahead log over, so that a refused file keeps its bytes. NULL is fine. */
void lac_db_abandon(sqlite3 *db);

/* The error SQLite has just reported, as LAC_E_STORE: "PATH is damaged: ..." or "PATH: cannot WHAT: ...". */
enum lac_status lac_db_fail(sqlite3 *db, const char *path, const char *what, struct lac_error *err);

#endif
