/* package.h - script packages: found by kind and name, loaded without effects, validated, called.
 *
 * A package is a folder NAME/ with KIND.lua (strategy.lua, language.lua, ...) and, as it likes, prompts/, spec.lua,
 * README.md, more .lua files for `require`; or one file NAME.lua. It lives in <root>/scripts/<kind>s/ or, for
 * strategies, <root>/strategies/. Roots are searched in order; two packages of one name in different roots: the first
 * wins and `list` shows both; in one root it is an error. */
#ifndef LAC_SCRIPT_PACKAGE_H
#define LAC_SCRIPT_PACKAGE_H

#include "core/base/hash.h"
#include "core/base/status.h"
#include "core/model/value.h"
#include <stdbool.h>

enum lac_package_kind {
    LAC_PKG_STRATEGY,
    LAC_PKG_LANGUAGE,
    LAC_PKG_PROVIDER,
    LAC_PKG_SCORING,
    LAC_PKG_CHECK,
    LAC_PKG_SOURCE,
    LAC_PKG_REPORT,
    LAC_PKG_KINDS
};
const char *lac_package_kind_name(enum lac_package_kind kind);   /* "strategy", ... */
const char *lac_package_kind_folder(enum lac_package_kind kind); /* below a root: "strategies", "scripts/checks", ... */
bool lac_package_kind_parse(const char *name, enum lac_package_kind *out); /* also the plural */

struct lac_package_files;
struct lac_packages; /* the roots, and what was loaded; one thread */

struct lac_packages *lac_packages_new(const char *const *roots, size_t n);
void lac_packages_free(struct lac_packages *packages);

/* What the languages that are found look like (core/check/tongues.h): learnt with the first call, some 20 ms, and kept.
 * A language that cannot be loaded is left out. NULL while they are being loaded. */
struct lac_tongues;
const struct lac_tongues *lac_packages_tongues(struct lac_packages *packages);
/* How a language that is found says numbers and units (core/check/counting.h), learnt with them: "es" for "es-MX" where
 * that is none or has no data of its own. NULL where nothing is known. */
struct lac_counting;
const struct lac_counting *lac_packages_counting(struct lac_packages *packages, const char *code);
/* Both for packages on another thread, which must not outlive the first. */
void lac_packages_share_languages(struct lac_packages *to, struct lac_packages *from);

struct lac_package;

/* Loads (once). Errors: not found with "did you mean" and where it looked; a Lua error with file:line; a schema error
 * "file:line: unknown key 'sumary' (did you mean 'summary'?)". */
enum lac_status lac_package_load(struct lac_packages *packages, enum lac_package_kind kind, const char *name,
                                 const struct lac_package **out, struct lac_error *err);
/* From a path to a file or folder, for `lacuna test` and `new`. */
enum lac_status lac_package_load_path(struct lac_packages *packages, const char *path, const struct lac_package **out,
                                      struct lac_error *err);

enum lac_package_kind lac_package_kind(const struct lac_package *package);
const char *lac_package_name(const struct lac_package *package);
const char *lac_package_version(const struct lac_package *package);
const char *lac_package_path(const struct lac_package *package); /* of its main file */
const char *
lac_package_folder(const struct lac_package *package); /* where its other files are; its root for a single file */
bool lac_package_is_folder(const struct lac_package *package);
struct lac_id lac_package_hash(const struct lac_package *package); /* of all its files' names and bytes */
/* The files it was loaded from, by their names below its folder. */
const struct lac_package_files *lac_package_all_files(const struct lac_package *package);
const struct lac_value *lac_package_data(const struct lac_package *package); /* the returned table without functions */
bool lac_package_has(const struct lac_package *package, const char *function);

/* Names of all packages of a kind over all roots, sorted; shadowed ones are marked. */
struct lac_listed {
    const char *name, *path;
    bool shadowed;
};
enum lac_status lac_packages_list(struct lac_packages *packages, enum lac_package_kind kind, struct lac_arena *arena,
                                  struct lac_listed **out, size_t *n, struct lac_error *err);

/* The package's options with the user's settings put over the defaults: *settings (a map, may be NULL) is checked
 * against default type, min, max, one_of. `where` names the setting in errors ("strategy.mention"). */
enum lac_status lac_package_options(const struct lac_package *package, const struct lac_value *settings,
                                    const char *where, struct lac_arena *arena, struct lac_value *out,
                                    struct lac_error *err);

/* Calls a pure function of the package (provider request/response, scoring score, source items, report render, language
 * normalize) with plain arguments, in a fresh environment, and takes its first `n_results` results into
 * results[0 .. n_results-1] (nil where it returned fewer). No suspending call is possible inside. */
enum lac_status lac_package_call(const struct lac_package *package, const char *function, const struct lac_value *args,
                                 size_t n_args, struct lac_arena *arena, struct lac_value *results, size_t n_results,
                                 struct lac_error *err);

/* Loads a Lua file that returns a plain table (probe.lua) in a cell: no functions may remain. */
struct lac_lua_file;
enum lac_status lac_lua_file_load(const char *path, struct lac_arena *arena, struct lac_value *out,
                                  struct lac_lua_file **lines, struct lac_error *err);
void lac_lua_file_free(struct lac_lua_file *lines);
/* Line of a key ("search.width", "models.gemma.url", "languages.2") in the file's table constructors; 0: not found. */
int lac_lua_file_line(const struct lac_lua_file *lines, const char *dotted);

#endif
