/* bundle.h - the files of a package as a .tar.gz: written byte for byte the same each time, read with suspicion. */
#ifndef LAC_SHARE_BUNDLE_H
#define LAC_SHARE_BUNDLE_H

#include "core/base/str.h"
#include "core/script/package_files.h"

enum {
    LAC_BUNDLE_BYTES = 8 << 20, /* of an archive, and of all that is in it */
    LAC_BUNDLE_FILES = 256,
    LAC_BUNDLE_FILE = 1 << 20, /* of one file */
    LAC_BUNDLE_DEPTH = 4,      /* folders below the package's own */
};

/* Reads an archive of one folder. Refused, with the entry's name: links, devices and whatever else is no file or
 * folder; names that are absolute, hold "..", begin with a dot or have other characters than letters, digits and "._-";
 * file types that no package has (.lua .txt .md .json .jsonl .csv, LICENSE, README and the like have no ending); more
 * than the limits above, or more folders than so many files could be in; two files of one name. Names in *out are
 * relative to that folder, sorted. `shown` names the archive in errors. Freed with lac_package_files_free. */
enum lac_status lac_bundle_read(const void *bytes, size_t len, const char *shown, struct lac_package_files *out,
                                struct lac_error *err);

/* Appends an archive with the files below the folder `name`: sorted, without times, owners or modes of this machine.
 * What lac_bundle_read would refuse is refused here. */
enum lac_status lac_bundle_write(const struct lac_package_files *files, const char *name, struct lac_str *out,
                                 struct lac_error *err);

/* NULL, or why a package may not have a file of this relative name. */
const char *lac_bundle_refuses(const char *name);

#endif
