/* package_self.h - a loaded package from inside core/script. */
#ifndef LAC_SCRIPT_PACKAGE_SELF_H
#define LAC_SCRIPT_PACKAGE_SELF_H

#include "core/script/cell.h"
#include "core/script/kept.h"
#include "core/script/lua_file.h"
#include "core/script/package.h"
#include "core/script/package_files.h"

enum { LAC_PACKAGE_KEPT = 4 };

struct lac_package {
    enum lac_package_kind kind;
    const char *name, *version;
    char *path, *folder;
    char *shown; /* its main file in messages: relative to the root it was found in, or the path that the user gave */
    bool is_folder;
    bool by_name; /* found by kind and name, so that it may be found so again */
    struct lac_package_files files;
    const struct lac_package_file *main;
    struct lac_arena *arena;
    struct lac_value data;      /* without functions */
    struct lac_value functions; /* list of the names of the top-level functions */
    struct lac_lua_file *lines;
    struct lac_packages *home;              /* those it was found with */
    struct lac_cell *pure;                  /* for lac_package_call; made when needed, replaced when dead */
    struct lac_kept kept[LAC_PACKAGE_KEPT]; /* its functions that need not be made anew */
};

/* Where a package is, before it is loaded. Strings are the caller's. */
struct lac_package_place {
    struct lac_packages *home;
    const char *path, *shown, *name; /* name NULL: whatever the manifest says */
    bool is_folder, by_name;
    int kind; /* enum lac_package_kind, or LAC_KIND_NONE: whatever the constructor says */
};

enum lac_status lac_package_open(const struct lac_package_place *place, struct lac_package **out,
                                 struct lac_error *err);
void lac_package_free(struct lac_package *package);

/* A cell with `lacuna` and `require` in which the package's main chunk is compiled at slot 0. NULL and *err. */
struct lac_cell *lac_package_cell(const struct lac_package *package, struct lac_error *err);

/* "package 'x' 1.0.0: " before the message, and below it the source line that it names. */
void lac_package_blame(const struct lac_package *package, struct lac_error *err);

/* A file of a folder package; NULL when there is none or the package is a single file. */
const struct lac_package_file *lac_package_file(const struct lac_package *package, const char *name);

#endif
