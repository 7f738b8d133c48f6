#include "core/base/alloc.h"
#include "core/base/file.h"
#include "core/base/log.h"
#include "core/base/str.h"
#include "core/base/vec.h"
#include "core/check/counting.h"
#include "core/check/tongues.h"
#include "core/script/chunk.h"
#include "core/script/package.h"
#include "core/script/package_self.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

struct known_counting {
    char *code;
    struct lac_counting *counting;
};

/* What all languages that are found say of themselves. Nothing changes in it once it is made. */
struct learnt {
    struct lac_tongues *tongues;
    LAC_VEC(struct known_counting) countings;
};

struct lac_packages {
    LAC_VEC(char *) roots;
    LAC_VEC(struct lac_package *) loaded;
    struct learnt *learnt; /* own, or that of others */
    bool shares, learns;
};

static const struct {
    const char *name, *plural, *folder; /* folder below a root */
} KINDS[LAC_PKG_KINDS] = {
    [LAC_PKG_STRATEGY] = {"strategy", "strategies", "strategies"},
    [LAC_PKG_LANGUAGE] = {"language", "languages", "scripts/languages"},
    [LAC_PKG_PROVIDER] = {"provider", "providers", "scripts/providers"},
    [LAC_PKG_SCORING] = {"scoring", "scorings", "scripts/scoring"},
    [LAC_PKG_CHECK] = {"check", "checks", "scripts/checks"},
    [LAC_PKG_SOURCE] = {"source", "sources", "scripts/sources"},
    [LAC_PKG_REPORT] = {"report", "reports", "scripts/reports"},
};

const char *lac_package_kind_name(enum lac_package_kind kind)
{
    return KINDS[kind].name;
}

const char *lac_package_kind_folder(enum lac_package_kind kind)
{
    return KINDS[kind].folder;
}

bool lac_package_kind_parse(const char *name, enum lac_package_kind *out)
{
    for (int i = 0; i < LAC_PKG_KINDS; i++) {
        if (strcmp(name, KINDS[i].name) == 0 || strcmp(name, KINDS[i].plural) == 0) {
            *out = (enum lac_package_kind)i;
            return true;
        }
    }
    return false;
}

struct lac_packages *lac_packages_new(const char *const *roots, size_t n)
{
    struct lac_packages *packages = lac_alloc_zero(1, sizeof *packages);
    for (size_t i = 0; i < n; i++) {
        size_t len = strlen(roots[i]);
        while (len > 1 && roots[i][len - 1] == '/')
            len--;
        lac_vec_push(&packages->roots, lac_strndup(roots[i], len));
    }
    return packages;
}

static void free_learnt(struct learnt *learnt)
{
    if (!learnt)
        return;
    for (size_t i = 0; i < learnt->countings.n; i++) {
        free(learnt->countings.at[i].code);
        lac_counting_free(learnt->countings.at[i].counting);
    }
    lac_vec_free(&learnt->countings);
    lac_tongues_free(learnt->tongues);
    free(learnt);
}

void lac_packages_free(struct lac_packages *packages)
{
    if (!packages)
        return;
    for (size_t i = 0; i < packages->roots.n; i++)
        free(packages->roots.at[i]);
    for (size_t i = 0; i < packages->loaded.n; i++)
        lac_package_free(packages->loaded.at[i]);
    lac_vec_free(&packages->roots);
    lac_vec_free(&packages->loaded);
    if (!packages->shares)
        free_learnt(packages->learnt);
    free(packages);
}

/* Letters, digits, '-' and '_': no way out of the folder. */
static bool valid_name(const char *name, size_t len)
{
    if (len == 0 || !isalnum((unsigned char)name[0]))
        return false;
    for (size_t i = 0; i < len; i++)
        if (!isalnum((unsigned char)name[i]) && name[i] != '-' && name[i] != '_')
            return false;
    return true;
}

/* Path of the package in one root, appended to *path: empty when it has none. Two of one name are an error. */
static enum lac_status find_in(const char *root, enum lac_package_kind kind, const char *name, struct lac_str *path,
                               bool *is_folder, struct lac_error *err)
{
    struct lac_str folder = {0}, file = {0};
    lac_str_addf(&folder, "%s/%s/%s/%s.lua", root, KINDS[kind].folder, name, KINDS[kind].name);
    lac_str_addf(&file, "%s/%s/%s.lua", root, KINDS[kind].folder, name);
    bool as_folder = lac_file_exists(lac_str_get(&folder)), as_file = lac_file_exists(lac_str_get(&file));
    enum lac_status status = LAC_OK;
    if (as_folder && as_file)
        status = lac_fail(err, LAC_E_CONFIG, "two packages are called '%s': %s and %s; take one away", name,
                          lac_str_get(&folder), lac_str_get(&file));
    else if (as_folder || as_file)
        lac_str_add(path, lac_str_get(as_folder ? &folder : &file));
    *is_folder = as_folder;
    lac_str_free(&folder);
    lac_str_free(&file);
    return status;
}

static enum lac_status not_found(struct lac_packages *packages, enum lac_package_kind kind, const char *name,
                                 struct lac_error *err)
{
    struct lac_arena *arena = lac_arena_new();
    struct lac_listed *listed = NULL;
    struct lac_str looked = {0};
    size_t n = 0;
    LAC_VEC(const char *) names = {0};
    if (lac_packages_list(packages, kind, arena, &listed, &n, NULL) == LAC_OK)
        for (size_t i = 0; i < n; i++)
            lac_vec_push(&names, listed[i].name);
    const char *near = names.n ? lac_nearest(name, names.at, names.n) : NULL;
    for (size_t i = 0; i < packages->roots.n; i++)
        lac_str_addf(&looked, "%s%s/%s", i ? ", " : "", packages->roots.at[i], KINDS[kind].folder);
    struct lac_str hint = {0};
    if (near)
        lac_str_addf(&hint, " (did you mean '%s'?)", near);
    enum lac_status status =
        lac_fail(err, LAC_E_NOTFOUND, "no %s is called '%s'%s; looked in %s; 'lacuna list %s' shows what is there",
                 KINDS[kind].name, name, lac_str_get(&hint), looked.len ? lac_str_get(&looked) : "no folder at all",
                 KINDS[kind].name);
    lac_str_free(&hint);
    lac_str_free(&looked);
    lac_vec_free(&names);
    lac_arena_free(arena);
    return status;
}

static const struct lac_package *loaded_from(const struct lac_packages *packages, const char *path)
{
    for (size_t i = 0; i < packages->loaded.n; i++)
        if (strcmp(packages->loaded.at[i]->path, path) == 0)
            return packages->loaded.at[i];
    return NULL;
}

/* A code with a private part is another way to write the language before it (en-x-placebo): what it leaves out is that
 * language's, as far as it is data. Where nobody has that one it stands alone. */
static enum lac_status inherit(struct lac_packages *packages, struct lac_package *package, struct lac_error *err)
{
    const char *private = strstr(package->name, "-x-");
    const struct lac_package *of = NULL;
    if (package->kind != LAC_PKG_LANGUAGE || !private)
        return LAC_OK;
    char *base = lac_strndup(package->name, (size_t)(private - package->name));
    enum lac_status status = lac_package_load(packages, LAC_PKG_LANGUAGE, base, &of, err);
    free(base);
    for (size_t i = 0; status == LAC_OK && i < of->data.as.map.n; i++) {
        const struct lac_field *field = &of->data.as.map.at[i];
        if (!lac_get(&package->data, field->key))
            lac_set(package->arena, &package->data, field->key, lac_copy(package->arena, &field->value));
    }
    return status == LAC_E_NOTFOUND ? LAC_OK : status;
}

static enum lac_status open_once(struct lac_packages *packages, struct lac_package_place *place,
                                 const struct lac_package **out, struct lac_error *err)
{
    const struct lac_package *there = loaded_from(packages, place->path);
    if (there) {
        *out = there;
        return LAC_OK;
    }
    struct lac_package *package = NULL;
    place->home = packages;
    enum lac_status status = lac_package_open(place, &package, err);
    if (status == LAC_OK && (status = inherit(packages, package, err)) != LAC_OK)
        lac_package_free(package);
    if (status == LAC_OK) {
        lac_vec_push(&packages->loaded, package);
        *out = package;
    }
    return status;
}

static const struct lac_package *loaded_as(const struct lac_packages *packages, enum lac_package_kind kind,
                                           const char *name)
{
    for (size_t i = 0; i < packages->loaded.n; i++) {
        const struct lac_package *package = packages->loaded.at[i];
        if (package->kind == kind && package->by_name && strcmp(package->name, name) == 0)
            return package;
    }
    return NULL;
}

enum lac_status lac_package_load(struct lac_packages *packages, enum lac_package_kind kind, const char *name,
                                 const struct lac_package **out, struct lac_error *err)
{
    *out = loaded_as(packages, kind, name);
    if (*out)
        return LAC_OK;
    if (!valid_name(name, strlen(name)))
        return lac_fail(err, LAC_E_INVALID, "'%s' cannot be the name of a %s: letters, digits, '-' and '_' are allowed",
                        name, KINDS[kind].name);
    enum lac_status status = LAC_OK;
    struct lac_str path = {0};
    bool is_folder = false;
    size_t root = 0;
    for (; status == LAC_OK && !path.len && root < packages->roots.n; root++)
        status = find_in(packages->roots.at[root], kind, name, &path, &is_folder, err);
    if (status == LAC_OK && !path.len)
        status = not_found(packages, kind, name, err);
    if (status == LAC_OK) {
        struct lac_package_place place = {
            .path = lac_str_get(&path), .name = name, .is_folder = is_folder, .by_name = true, .kind = (int)kind};
        place.shown = place.path + strlen(packages->roots.at[root - 1]) + 1;
        status = open_once(packages, &place, out, err);
    }
    lac_str_free(&path);
    return status;
}

/* The main file's kind by its name: "x/strategy.lua"; LAC_KIND_NONE for any other. */
static int kind_of_file(const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *base = slash ? slash + 1 : path;
    for (int i = 0; i < LAC_PKG_KINDS; i++) {
        size_t len = strlen(KINDS[i].name);
        if (strncmp(base, KINDS[i].name, len) == 0 && strcmp(base + len, ".lua") == 0)
            return i;
    }
    return LAC_KIND_NONE;
}

/* For a folder: the path of its main file. */
static enum lac_status main_file(struct lac_str *path, int *kind, struct lac_error *err)
{
    size_t len = path->len;
    for (int i = 0; i < LAC_PKG_KINDS; i++) {
        lac_str_addf(path, "/%s.lua", KINDS[i].name);
        if (lac_file_exists(lac_str_get(path))) {
            *kind = i;
            return LAC_OK;
        }
        path->len = len;
        path->data[len] = 0;
    }
    return lac_fail(err, LAC_E_NOTFOUND,
                    "%s: no package is here: strategy.lua, language.lua, provider.lua, … is missing",
                    lac_str_get(path));
}

/* The name a path promises: of the folder, or of the file without ".lua". */
static char *promised_name(const char *path, bool is_folder)
{
    const char *end = strrchr(path, '/');
    const char *from = path;
    if (is_folder) {
        for (const char *p = path; p < end; p++)
            if (*p == '/')
                from = p + 1;
        return lac_strndup(from, (size_t)(end - from));
    }
    from = end ? end + 1 : path;
    return lac_strndup(from, strlen(from) - strlen(".lua"));
}

enum lac_status lac_package_load_path(struct lac_packages *packages, const char *path, const struct lac_package **out,
                                      struct lac_error *err)
{
    struct lac_str full = {0};
    char *name = NULL;
    *out = NULL;
    lac_str_add(&full, lac_starts_with(path, "./") && path[2] ? path + 2 : path);
    while (full.len > 1 && full.data[full.len - 1] == '/')
        full.data[--full.len] = 0;
    struct lac_package_place place = {.kind = LAC_KIND_NONE};
    enum lac_status status = LAC_OK;
    if (lac_dir_exists(lac_str_get(&full)))
        status = main_file(&full, &place.kind, err);
    else if (!lac_file_exists(lac_str_get(&full)))
        status = lac_fail(err, LAC_E_NOTFOUND, "%s: there is no such file or folder", path);
    else if (!lac_ends_with(lac_str_get(&full), ".lua"))
        status = lac_fail(err, LAC_E_INVALID, "%s: a package is a folder or a .lua file", path);
    else
        place.kind = kind_of_file(lac_str_get(&full));
    if (status == LAC_OK) {
        place.is_folder = place.kind != LAC_KIND_NONE;
        place.path = place.shown = lac_str_get(&full);
        name = promised_name(place.path, place.is_folder && strchr(place.path, '/'));
        place.name = valid_name(name, strlen(name)) && (!place.is_folder || strchr(place.path, '/')) ? name : NULL;
        status = open_once(packages, &place, out, err);
    }
    free(name);
    lac_str_free(&full);
    return status;
}

struct listing {
    struct lac_arena *arena;
    const char *folder;
    enum lac_package_kind kind;
    LAC_VEC(struct lac_listed) found;
};

static enum lac_status list_one(void *user, const char *entry, struct lac_error *err)
{
    (void)err;
    struct listing *listing = user;
    size_t len = strlen(entry);
    char *path;
    if (valid_name(entry, len)) {
        path = lac_arena_printf(listing->arena, "%s/%s/%s.lua", listing->folder, entry, KINDS[listing->kind].name);
        if (!lac_file_exists(path))
            return LAC_OK;
    } else if (lac_ends_with(entry, ".lua") && valid_name(entry, len - 4)) {
        path = lac_arena_printf(listing->arena, "%s/%s", listing->folder, entry);
        len -= 4;
    } else {
        return LAC_OK;
    }
    struct lac_listed listed = {.name = lac_arena_strndup(listing->arena, entry, len), .path = path};
    lac_vec_push(&listing->found, listed);
    return LAC_OK;
}

/* By name; of one name the root that is searched first, which is the order they were found in. */
static void sort_listed(struct lac_listed *listed, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        struct lac_listed one = listed[i];
        size_t at = i;
        for (; at > 0 && strcmp(listed[at - 1].name, one.name) > 0; at--)
            listed[at] = listed[at - 1];
        listed[at] = one;
    }
}

enum lac_status lac_packages_list(struct lac_packages *packages, enum lac_package_kind kind, struct lac_arena *arena,
                                  struct lac_listed **out, size_t *n, struct lac_error *err)
{
    struct listing listing = {.arena = arena, .kind = kind};
    enum lac_status status = LAC_OK;
    for (size_t i = 0; status == LAC_OK && i < packages->roots.n; i++) {
        listing.folder = lac_arena_printf(arena, "%s/%s", packages->roots.at[i], KINDS[kind].folder);
        status = lac_dir_each(listing.folder, list_one, &listing, err);
    }
    *n = status == LAC_OK ? listing.found.n : 0;
    *out = NULL;
    if (*n) {
        *out = lac_arena_alloc(arena, *n * sizeof **out);
        memcpy(*out, listing.found.at, *n * sizeof **out);
        sort_listed(*out, *n);
        for (size_t i = 1; i < *n; i++)
            (*out)[i].shadowed = strcmp((*out)[i - 1].name, (*out)[i].name) == 0;
    }
    lac_vec_free(&listing.found);
    return status;
}

/* A language that gives neither numbers nor units has those of the one it is a variety of. */
static void learn_counting(struct learnt *learnt, const struct lac_package *package)
{
    struct lac_error err;
    if (!lac_get(&package->data, "numbers") && !lac_get(&package->data, "units"))
        return;
    struct lac_counting *counting = lac_counting_new(&package->data, &err);
    if (!counting) {
        lac_log(LAC_LOG_WARN, "%s: %s", lac_package_path(package), err.message);
        return;
    }
    struct known_counting known = {lac_strdup(lac_package_name(package)), counting};
    lac_vec_push(&learnt->countings, known);
}

/* Private codes are other ways to write a language that is there: the placebo is English. */
static struct learnt *learn(struct lac_packages *packages)
{
    struct learnt *learnt = lac_alloc_zero(1, sizeof *learnt);
    struct lac_arena *arena = lac_arena_new();
    struct lac_listed *listed = NULL;
    size_t n = 0;
    LAC_VEC(const struct lac_value *) tables = {0};
    lac_packages_list(packages, LAC_PKG_LANGUAGE, arena, &listed, &n, NULL);
    for (size_t i = 0; i < n; i++) {
        const struct lac_package *package;
        if (listed[i].shadowed || strstr(listed[i].name, "-x-") ||
            lac_package_load(packages, LAC_PKG_LANGUAGE, listed[i].name, &package, NULL) != LAC_OK)
            continue;
        lac_vec_push(&tables, &package->data);
        learn_counting(learnt, package);
    }
    learnt->tongues = lac_tongues_new(tables.at, tables.n);
    lac_vec_free(&tables);
    lac_arena_free(arena);
    return learnt;
}

static const struct learnt *learnt_by(struct lac_packages *packages)
{
    if (!packages->learnt && !packages->learns) {
        packages->learns = true;
        packages->learnt = learn(packages);
        packages->learns = false;
    }
    return packages->learnt;
}

const struct lac_tongues *lac_packages_tongues(struct lac_packages *packages)
{
    const struct learnt *learnt = learnt_by(packages);
    return learnt ? learnt->tongues : NULL;
}

const struct lac_counting *lac_packages_counting(struct lac_packages *packages, const char *code)
{
    const struct learnt *learnt = learnt_by(packages);
    const struct lac_counting *found = NULL;
    size_t base = strcspn(code, "-");
    for (size_t i = 0; learnt && i < learnt->countings.n; i++) {
        const struct known_counting *known = &learnt->countings.at[i];
        if (*known->code != *code) /* asked for with every text of an audit */
            continue;
        if (strcmp(known->code, code) == 0)
            return known->counting;
        if (strlen(known->code) == base && strncmp(known->code, code, base) == 0)
            found = known->counting;
    }
    return found;
}

void lac_packages_share_languages(struct lac_packages *to, struct lac_packages *from)
{
    to->learnt = (struct learnt *)learnt_by(from);
    to->shares = true;
}
