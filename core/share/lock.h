/* lock.h - lacuna.lock: the SHA-256 of every file of every package that a run loads, one package a line.
 *
 *   {"lacuna_lock":1}
 *   {"files":{"strategy.lua":"…"},"kind":"strategy","name":"mention","version":"1.0.0"}
 *
 * Lines are sorted, so that two people's files can be compared. */
#ifndef LAC_SHARE_LOCK_H
#define LAC_SHARE_LOCK_H

#include "core/base/sha256.h"
#include "core/base/str.h"
#include "core/script/package.h"

/* A file beside the packages: a prompt of a role. */
struct lac_lock_text {
    const char *name, *text;
    size_t len;
};

struct lac_lock_set {
    const struct lac_package *const *packages;
    size_t n_packages;
    const struct lac_lock_text *texts;
    size_t n_texts;
};

/* One number for a package: SHA-256 over "<sha256>  <name>\n" of its files in order, as `sha256sum *` prints them. */
void lac_lock_digest(const struct lac_package_files *files, char out[LAC_SHA256_HEX]);

/* Appends the lock file's text. Returns how many packages and texts it names. */
size_t lac_lock_write(const struct lac_lock_set *set, struct lac_str *out);

/* Holds what was loaded against the text of a lock file: LAC_E_CONFIG with the package and the file that differ, are
 * new or are gone, and what to do. `shown` names the lock file. What the lock has and the run does not load is fine. */
enum lac_status lac_lock_check(const struct lac_lock_set *set, const char *text, size_t len, const char *shown,
                               struct lac_error *err);

#endif
