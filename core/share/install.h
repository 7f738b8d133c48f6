/* install.h - a package from a folder, a file or an archive into the user's own scripts, whole or not at all. */
#ifndef LAC_SHARE_INSTALL_H
#define LAC_SHARE_INSTALL_H

#include "core/base/sha256.h"
#include "core/base/str.h"
#include "core/script/package.h"

struct lac_installed {
    enum lac_package_kind kind;
    char *name, *version, *path; /* path: the folder it is in now */
    char digest[LAC_SHA256_HEX]; /* as lac_lock_digest */
    char *replaced;              /* version that was there before, or NULL */
};
void lac_installed_free(struct lac_installed *installed);

struct lac_install_options {
    const char *data;         /* the user's folder for scripts; made when it is not there */
    const char *const *roots; /* all folders that are searched for scripts */
    size_t n_roots;
    bool force; /* replace a package of that name, hide one of another folder */
};

/* Reads a package from the folder, .lua file or .tar.gz at `path`; or from archive bytes when `bytes` is not NULL
 * (`path` then only names them). It is loaded, so checked, before anything is changed; two of one name are refused with
 * both paths. After an error everything is as it was; who is killed meanwhile leaves the old package or the new one
 * (swap.h), or the next install brings the old one back. One install at a time; the next waits. */
enum lac_status lac_install(const struct lac_install_options *options, const char *path, const struct lac_str *bytes,
                            struct lac_installed *out, struct lac_error *err);

/* Appends the archive of the package at `path` (a folder or file); *about is what it says of itself. */
enum lac_status lac_pack(const char *path, struct lac_str *out, struct lac_installed *about, struct lac_error *err);

#endif
