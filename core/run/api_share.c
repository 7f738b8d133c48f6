/* api_share.c - lacuna_install, lacuna_pack, lacuna_lock. */
#include "core/base/file.h"
#include "core/model/json.h"
#include "core/run/api.h"
#include "core/run/fetch.h"
#include "core/run/provenance.h"
#include "core/run/run.h"
#include "core/share/bundle.h"
#include "core/share/install.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

static struct lac_value about(struct lac_arena *arena, const struct lac_installed *p)
{
    struct lac_value v = lac_object();
    lac_set_text(arena, &v, "kind", lac_package_kind_name(p->kind));
    lac_set_text(arena, &v, "name", p->name);
    lac_set_text(arena, &v, "version", p->version);
    lac_set_text(arena, &v, "hash", p->digest);
    if (p->replaced)
        lac_set_text(arena, &v, "replaced", p->replaced);
    return v;
}

static char *as_text(const struct lac_value *v)
{
    struct lac_str text = {0};
    lac_json_write(&text, v);
    return lac_api_text(&text);
}

/* What it may cost, as the package says. */
static void add_costs(struct lac_arena *arena, struct lac_value *v, const char *path)
{
    static const char *const fields[] = {"needs", "max_asks", "max_edits"};
    struct lac_packages *packages = lac_packages_new(NULL, 0);
    const struct lac_package *package;
    if (lac_package_load_path(packages, path, &package, NULL) == LAC_OK)
        for (size_t i = 0; i < 3; i++) {
            const struct lac_value *field = lac_get(lac_package_data(package), fields[i]);
            if (field)
                lac_set(arena, v, fields[i], lac_copy(arena, field));
        }
    lac_packages_free(packages);
}

/* The archive's bytes, when `from` names one, held against the hash that was given. */
static enum lac_status archive_bytes(struct lacuna *lacuna, const char *from, const char *sha256, struct lac_str *bytes,
                                     struct lac_error *err)
{
    enum lac_status status = LAC_OK;
    bool url = lac_fetch_is_url(from);
    if (url)
        status = lac_fetch(lacuna->project, from, LAC_BUNDLE_BYTES, bytes, err);
    else if (!lac_dir_exists(from) && !lac_ends_with(from, ".lua"))
        status = lac_file_read(from, LAC_BUNDLE_BYTES, bytes, err);
    if (status != LAC_OK || !sha256)
        return status;
    if (!bytes->data)
        return lac_fail(err, LAC_E_CONFIG, "%s: --sha256 is for archives", from);
    char hex[LAC_SHA256_HEX];
    lac_sha256_hex(lac_str_get(bytes), bytes->len, hex);
    if (strcasecmp(hex, sha256) != 0)
        return lac_fail(err, LAC_E_INVALID, "%s: its SHA-256 is %s, not %s; nothing was installed", from, hex, sha256);
    return LAC_OK;
}

enum lacuna_status lacuna_install(struct lacuna *lacuna, const char *from, bool force, const char *sha256, char **json,
                                  struct lacuna_error *err)
{
    struct lac_error e;
    struct lac_str bytes = {0};
    struct lac_installed installed;
    const struct lac_project *p = lacuna->project;
    enum lac_status status =
        p->data ? archive_bytes(lacuna, from, sha256, &bytes, &e)
                : lac_fail(&e, LAC_E_CONFIG, "there is no folder to install to: set XDG_DATA_HOME or HOME");
    if (status == LAC_OK) {
        struct lac_install_options options = {
            .data = p->data, .roots = p->roots, .n_roots = p->n_roots, .force = force};
        status = lac_install(&options, from, bytes.data ? &bytes : NULL, &installed, &e);
    }
    if (status == LAC_OK) {
        struct lac_arena *arena = lac_arena_new();
        struct lac_value v = about(arena, &installed);
        lac_set_text(arena, &v, "path", installed.path);
        add_costs(arena, &v, installed.path);
        *json = as_text(&v);
        lac_arena_free(arena);
        lac_installed_free(&installed);
    }
    lac_str_free(&bytes);
    return lac_api_status(status, &e, err);
}

/* A path as it is; otherwise a name of the search order, with its kind where two kinds have it. */
static enum lac_status find_package(struct lacuna *lacuna, const char *what, const char **path, struct lac_error *err)
{
    char kind_name[32];
    const char *space = strchr(what, ' '), *name = space ? space + 1 : what;
    const struct lac_package *package = NULL, *found = NULL;
    enum lac_package_kind kind, only = LAC_PKG_KINDS;
    *path = what;
    if (strchr(what, '/') || lac_dir_exists(what) || lac_file_exists(what))
        return LAC_OK;
    (void)snprintf(kind_name, sizeof kind_name, "%.*s", space ? (int)(space - what) : 0, what);
    if (space && !lac_package_kind_parse(kind_name, &only))
        return lac_fail(err, LAC_E_CONFIG, "there is no kind of package '%s'", kind_name);
    for (int k = 0; k < LAC_PKG_KINDS; k++) {
        kind = (enum lac_package_kind)k;
        if ((space && kind != only) ||
            lac_package_load(lacuna->project->packages, kind, name, &package, NULL) != LAC_OK)
            continue;
        if (found)
            return lac_fail(err, LAC_E_CONFIG, "'%s' is the name of a %s and of a %s: say which, or give its path",
                            name, lac_package_kind_name(lac_package_kind(found)), lac_package_kind_name(kind));
        found = package;
    }
    if (!found)
        return lac_fail(err, LAC_E_CONFIG, "no package is called '%s', and there is no such folder", what);
    *path = lac_package_is_folder(found) ? lac_package_folder(found) : lac_package_path(found);
    return LAC_OK;
}

enum lacuna_status lacuna_pack(struct lacuna *lacuna, const char *package, const char *to, char **json,
                               struct lacuna_error *err)
{
    struct lac_error e;
    struct lac_str bytes = {0};
    struct lac_installed packed = {0};
    struct lac_arena *arena = lac_arena_new();
    const char *path;
    enum lac_status status = find_package(lacuna, package, &path, &e);
    if (status == LAC_OK)
        status = lac_pack(path, &bytes, &packed, &e);
    if (status == LAC_OK) {
        if (!to)
            to = lac_arena_printf(arena, "%s/%s-%s.tar.gz", lacuna->project->folder, packed.name, packed.version);
        status = lac_file_write(to, lac_str_get(&bytes), bytes.len, &e);
    }
    if (status == LAC_OK) {
        char hex[LAC_SHA256_HEX];
        struct lac_value v = about(arena, &packed);
        lac_sha256_hex(lac_str_get(&bytes), bytes.len, hex);
        lac_set_text(arena, &v, "path", lac_starts_with(to, "./") ? to + 2 : to);
        lac_set_text(arena, &v, "sha256", hex);
        lac_set_int(arena, &v, "bytes", (int64_t)bytes.len);
        *json = as_text(&v);
    }
    lac_installed_free(&packed);
    lac_str_free(&bytes);
    lac_arena_free(arena);
    return lac_api_status(status, &e, err);
}

enum lacuna_status lacuna_lock(struct lacuna *lacuna, const struct lacuna_run_options *options, char **json,
                               struct lacuna_error *err)
{
    struct lac_error e;
    struct lac_config config;
    struct lac_run *run = NULL;
    size_t n = 0;
    struct lac_config_sources sources = lac_api_sources(options);
    enum lac_status status = lac_config_load(lacuna->project, &sources, &config, &e);
    if (status == LAC_OK) {
        status = lac_run_prepare(lacuna->project, &config, &run, &e); /* a role that falls to the panel brings checks */
        if (status == LAC_OK)
            status = lac_provenance_lock(lacuna->project, &run->config, &run->cast, &n, &e);
        if (status == LAC_OK) {
            struct lac_arena *arena = lac_arena_new();
            struct lac_value v = lac_object();
            lac_set_text(arena, &v, "path", lac_arena_printf(arena, "%s/" LAC_LOCK_FILE, lacuna->project->folder));
            lac_set_int(arena, &v, "packages", (int64_t)n);
            *json = as_text(&v);
            lac_arena_free(arena);
        }
        lac_run_close(run);
    }
    return lac_api_status(status, &e, err);
}
