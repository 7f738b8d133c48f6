/* package_files.h - the files of a package, read once: what is hashed is what runs. */
#ifndef LAC_SCRIPT_PACKAGE_FILES_H
#define LAC_SCRIPT_PACKAGE_FILES_H

#include "core/base/hash.h"
#include "core/base/status.h"
#include "core/base/str.h"
#include <stdbool.h>
#include <stddef.h>

struct lac_package_file {
    char *name; /* relative to the package's folder, with '/' */
    char *text;
    size_t len;
};

struct lac_package_files {
    struct lac_package_file *at; /* sorted by name */
    size_t n;
    struct lac_id hash; /* of all names and bytes */
};

/* All files below `folder`, names with a leading dot left out. LAC_E_LIMIT for more than 256 files, one of more than
 * 1 MiB or folders deeper than 4. */
enum lac_status lac_package_files_read(const char *folder, struct lac_package_files *out, struct lac_error *err);
/* The one file `path`, named by its last part. */
enum lac_status lac_package_files_read_one(const char *path, struct lac_package_files *out, struct lac_error *err);
/* Adds one file, for files that come from elsewhere; takes the text. Then lac_package_files_finish sorts and hashes. */
void lac_package_files_add_take(struct lac_package_files *files, const char *name, struct lac_str *text);
void lac_package_files_finish(struct lac_package_files *files);
/* Writes them below `folder`, which is made with its parents. */
enum lac_status lac_package_files_write(const struct lac_package_files *files, const char *folder,
                                        struct lac_error *err);
void lac_package_files_free(struct lac_package_files *files); /* leaves {0} */

/* NULL when there is none. */
const struct lac_package_file *lac_package_files_find(const struct lac_package_files *files, const char *name);

#endif
