#include "core/share/install.h"
#include "core/base/alloc.h"
#include "core/base/file.h"
#include "core/base/log.h"
#include "core/share/bundle.h"
#include "core/share/lock.h"
#include "core/share/swap.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* Where a package is made ready, below the data folder. What it takes the place of is put there, too, below the folders
 * it has there: so it is known where it belongs. */
#define STAGING ".installing-"

void lac_installed_free(struct lac_installed *installed)
{
    free(installed->name);
    free(installed->version);
    free(installed->path);
    free(installed->replaced);
    memset(installed, 0, sizeof *installed);
}

/* A text of its own, printed. */
static char *path_of(const char *folder, const char *name, const char *more)
{
    struct lac_str path = {0};
    lac_str_addf(&path, "%s/%s%s", folder, name, more);
    return lac_str_take(&path);
}

static int remove_one(const char *path, const struct stat *info, int type, struct FTW *at)
{
    (void)info, (void)type, (void)at;
    return remove(path);
}

static void remove_tree(const char *path)
{
    (void)nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

/* KIND.lua of a package folder; false when there is none or more than one. */
static bool main_kind(const struct lac_package_files *files, enum lac_package_kind *kind)
{
    int found = 0;
    for (int k = 0; k < LAC_PKG_KINDS; k++) {
        struct lac_str name = {0};
        lac_str_addf(&name, "%s.lua", lac_package_kind_name((enum lac_package_kind)k));
        if (lac_package_files_find(files, lac_str_get(&name))) {
            *kind = (enum lac_package_kind)k;
            found++;
        }
        lac_str_free(&name);
    }
    return found == 1;
}

/* One .lua file becomes the KIND.lua of a folder; what kind it is, loading it tells. */
static enum lac_status read_single(const char *path, struct lac_package_files *files, enum lac_package_kind *kind,
                                   struct lac_error *err)
{
    struct lac_packages *packages = lac_packages_new(NULL, 0);
    const struct lac_package *package;
    struct lac_str text = {0};
    enum lac_status status = lac_package_load_path(packages, path, &package, err);
    if (status == LAC_OK) {
        *kind = lac_package_kind(package);
        status = lac_file_read(path, LAC_BUNDLE_FILE, &text, err);
    }
    if (status == LAC_OK) {
        struct lac_str name = {0};
        lac_str_addf(&name, "%s.lua", lac_package_kind_name(*kind));
        lac_package_files_add_take(files, lac_str_get(&name), &text);
        lac_package_files_finish(files);
        lac_str_free(&name);
    }
    lac_packages_free(packages);
    return status;
}

static enum lac_status read_archive(const char *path, const struct lac_str *bytes, struct lac_package_files *files,
                                    struct lac_error *err)
{
    struct lac_str text = {0};
    enum lac_status status = bytes ? LAC_OK : lac_file_read(path, LAC_BUNDLE_BYTES, &text, err);
    if (status == LAC_OK && !bytes)
        bytes = &text;
    if (status == LAC_OK)
        status = lac_bundle_read(lac_str_get(bytes), bytes->len, path, files, err);
    lac_str_free(&text);
    return status;
}

/* The files of what is at `path`. Their names are those that an archive may have. */
static enum lac_status gather(const char *path, const struct lac_str *bytes, struct lac_package_files *files,
                              enum lac_package_kind *kind, struct lac_error *err)
{
    memset(files, 0, sizeof *files);
    enum lac_status status;
    if (!bytes && lac_ends_with(path, ".lua")) {
        status = read_single(path, files, kind, err);
    } else {
        status = !bytes && lac_dir_exists(path) ? lac_package_files_read(path, files, err)
                                                : read_archive(path, bytes, files, err);
        if (status == LAC_OK && !main_kind(files, kind))
            status = lac_fail(err, LAC_E_INVALID,
                              "%s: no package: its folder must hold one of strategy.lua, language.lua, provider.lua, "
                              "scoring.lua, check.lua, source.lua, report.lua",
                              path);
    }
    for (size_t i = 0; status == LAC_OK && i < files->n; i++) {
        const char *why = lac_bundle_refuses(files->at[i].name);
        if (why)
            status = lac_fail(err, LAC_E_INVALID, "%s: '%s': %s", path, files->at[i].name, why);
    }
    if (status != LAC_OK)
        lac_package_files_free(files);
    return status;
}

/* Loads the package from the staging folder and takes down what it says of itself. Messages name `shown` instead. */
static enum lac_status inspect(const char *folder, const char *shown, struct lac_installed *out, struct lac_error *err)
{
    struct lac_packages *packages = lac_packages_new(NULL, 0);
    const struct lac_package *package;
    struct lac_error why;
    enum lac_status status = lac_package_load_path(packages, folder, &package, &why);
    if (status == LAC_OK) {
        out->kind = lac_package_kind(package);
        out->name = lac_strdup(lac_package_name(package));
        out->version = lac_strdup(lac_package_version(package));
        lac_lock_digest(lac_package_all_files(package), out->digest);
    } else {
        struct lac_str text = {0};
        lac_str_add_replaced(&text, why.message, folder, shown);
        lac_fail(err, status, "%s", lac_str_get(&text));
        lac_str_free(&text);
    }
    lac_packages_free(packages);
    return status;
}

static enum lac_status check_name(const char *name, const char *shown, struct lac_error *err)
{
    struct lac_str file = {0};
    lac_str_addf(&file, "%s.lua", name);
    const char *why = strchr(name, '/') ? "a name with a slash" : lac_bundle_refuses(lac_str_get(&file));
    lac_str_free(&file);
    return why ? lac_fail(err, LAC_E_INVALID, "%s: the package calls itself '%s': %s", shown, name, why) : LAC_OK;
}

/* A package of that kind and name elsewhere among the roots would be hidden, or hide this one. */
static enum lac_status check_alone(const struct lac_install_options *o, const struct lac_installed *out,
                                   const char *target, struct lac_error *err)
{
    for (size_t i = 0; i < o->n_roots && !o->force; i++) {
        char *folder = path_of(o->roots[i], lac_package_kind_folder(out->kind), "");
        char *there = path_of(folder, out->name, ""), *file = path_of(folder, out->name, ".lua");
        const char *other = lac_dir_exists(there) ? there : lac_file_exists(file) ? file : NULL;
        if (other && strcmp(other, target) == 0)
            lac_fail(err, LAC_E_CONFIG, "%s '%s' is installed already, in %s; --force puts this one (%s) in its place",
                     lac_package_kind_name(out->kind), out->name, target, out->version);
        else if (other)
            lac_fail(err, LAC_E_CONFIG,
                     "two packages would be called '%s': %s and %s; take one away, or install with --force", out->name,
                     other, target);
        free(folder);
        free(there);
        free(file);
        if (other)
            return LAC_E_CONFIG;
    }
    return LAC_OK;
}

static enum lac_status system_error(struct lac_error *err, const char *what, const char *path)
{
    return lac_fail(err, LAC_E_IO, "%s %s: %s", what, path, strerror(errno));
}

/* The folder of a package of that kind and name below `folder`. */
static char *place_of(const char *folder, enum lac_package_kind kind, const char *name)
{
    struct lac_str place = {0};
    lac_str_addf(&place, "%s/%s/%s", folder, lac_package_kind_folder(kind), name);
    return lac_str_take(&place);
}

static enum lac_status make_parent(const char *path, struct lac_error *err)
{
    char *parent = lac_strdup(path);
    *strrchr(parent, '/') = '\0';
    enum lac_status status = lac_dir_make(parent, err);
    free(parent);
    return status;
}

static enum lac_status put_in_place(const char *staged, const char *staging, struct lac_installed *out,
                                    const char *target, struct lac_error *err)
{
    char *old = place_of(staging, out->kind, out->name);
    struct lac_installed before = {0};
    enum lac_status status = make_parent(target, err);
    if (status == LAC_OK)
        status = make_parent(old, err);
    if (status == LAC_OK && lac_dir_exists(target) && inspect(target, target, &before, NULL) == LAC_OK)
        out->replaced = lac_strdup(before.version);
    if (status == LAC_OK)
        status = lac_swap(staged, target, old, true, err);
    lac_installed_free(&before);
    free(old);
    return status;
}

struct return_way {
    const char *data, *staging;
    enum lac_package_kind kind;
    bool whole; /* nothing is left that has no other place */
};

static enum lac_status bring_one_back(void *user, const char *name, struct lac_error *err)
{
    (void)err;
    struct return_way *way = user;
    char *old = place_of(way->staging, way->kind, name), *target = place_of(way->data, way->kind, name);
    if (!lac_dir_exists(target)) {
        bool back = make_parent(target, NULL) == LAC_OK && rename(old, target) == 0;
        if (back)
            lac_log(LAC_LOG_WARN, "an install was cut off: what was in %s is back", target);
        way->whole = way->whole && back;
    }
    free(old);
    free(target);
    return LAC_OK;
}

/* Removes a staging folder. A package that was moved away there, and has no other in its place, goes back; where that
 * fails the folder stays. */
static void clear(const char *data, const char *staging)
{
    struct return_way way = {data, staging, 0, true};
    for (int k = 0; k < LAC_PKG_KINDS; k++) {
        way.kind = (enum lac_package_kind)k;
        char *folder = path_of(staging, lac_package_kind_folder(way.kind), "");
        (void)lac_dir_each(folder, bring_one_back, &way, NULL);
        free(folder);
    }
    if (way.whole)
        remove_tree(staging);
}

static enum lac_status clear_one(void *data, const char *name, struct lac_error *err)
{
    (void)err;
    char *staging = path_of(data, name, "");
    if (lac_starts_with(name, STAGING))
        clear(data, staging);
    free(staging);
    return LAC_OK;
}

/* Holds the data folder alone (-1: it cannot be held, as on some network file systems) and clears it of what installs
 * that were killed have left. */
static int hold(const char *data)
{
    int fd = open(data, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0 && flock(fd, LOCK_EX) == 0) {
        (void)lac_dir_each(data, clear_one, (void *)data, NULL);
        return fd;
    }
    if (fd >= 0)
        close(fd);
    return -1;
}

enum lac_status lac_install(const struct lac_install_options *o, const char *path, const struct lac_str *bytes,
                            struct lac_installed *out, struct lac_error *err)
{
    struct lac_package_files files;
    struct lac_error local;
    err = err ? err : &local;
    memset(out, 0, sizeof *out);
    enum lac_status status = gather(path, bytes, &files, &out->kind, err);
    if (status != LAC_OK)
        return status;
    char *staging = path_of(o->data, STAGING "XXXXXX", ""), *staged = NULL, *target = NULL;
    int held = -1;
    status = lac_dir_make(o->data, err);
    if (status == LAC_OK)
        held = hold(o->data);
    if (status == LAC_OK && !mkdtemp(staging))
        status = system_error(err, "cannot write to", o->data);
    if (status != LAC_OK)
        goto done;
    staged = path_of(staging, "new.package", ""); /* no name that a package could have: it says its own */
    status = lac_package_files_write(&files, staged, err);
    if (status == LAC_OK)
        status = inspect(staged, path, out, err);
    if (status == LAC_OK)
        status = check_name(out->name, path, err);
    if (status == LAC_OK) {
        target = place_of(o->data, out->kind, out->name);
        status = check_alone(o, out, target, err);
    }
    if (status == LAC_OK)
        status = put_in_place(staged, staging, out, target, err);
    if (status == LAC_OK)
        out->path = lac_strdup(target);
    clear(o->data, staging);
done:
    if (held >= 0)
        close(held);
    if (status != LAC_OK)
        lac_installed_free(out);
    lac_package_files_free(&files);
    free(staging);
    free(staged);
    free(target);
    return status;
}

enum lac_status lac_pack(const char *path, struct lac_str *out, struct lac_installed *about, struct lac_error *err)
{
    struct lac_package_files files;
    memset(about, 0, sizeof *about);
    enum lac_status status = gather(path, NULL, &files, &about->kind, err);
    if (status != LAC_OK)
        return status;
    status = inspect(path, path, about, err);
    if (status == LAC_OK)
        status = lac_bundle_write(&files, about->name, out, err);
    if (status == LAC_OK)
        lac_lock_digest(&files, about->digest);
    else
        lac_installed_free(about);
    lac_package_files_free(&files);
    return status;
}
