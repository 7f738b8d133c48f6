/* file.h - whole files, read and written. The one stone in base/ that touches a disk. */
#ifndef LAC_BASE_FILE_H
#define LAC_BASE_FILE_H

#include "core/base/status.h"
#include "core/base/str.h"
#include <stdbool.h>

/* Appends the file's bytes to *out; a file longer than `max` is LAC_E_LIMIT. The error names the path and the cause;
 * *out is then as it was. */
enum lac_status lac_file_read(const char *path, size_t max, struct lac_str *out, struct lac_error *err);

/* The same of standard input, to its end. */
enum lac_status lac_file_read_stdin(size_t max, struct lac_str *out, struct lac_error *err);

/* Writes all bytes to "path.tmp", syncs it and renames it: readers see the old file or the new one, never a part. */
enum lac_status lac_file_write(const char *path, const char *bytes, size_t len, struct lac_error *err);

enum lac_status lac_dir_make(const char *path, struct lac_error *err); /* with its parents; there already is fine */
bool lac_file_exists(const char *path);
bool lac_dir_exists(const char *path);
bool lac_is_link(const char *path); /* the path itself is a symbolic link */

/* Calls `visit` with each entry's name (without "." and ".."), sorted by bytes. A folder that is not there has none. */
enum lac_status lac_dir_each(const char *path,
                             enum lac_status (*visit)(void *user, const char *name, struct lac_error *err), void *user,
                             struct lac_error *err);

#endif
