#include "core/script/package.h"
#include "core/base/alloc.h"
#include "core/base/str.h"
#include "core/base/utf8.h"
#include "core/script/api_package.h"
#include "core/script/api_schema.h"
#include "core/script/chunk.h"
#include "core/script/limits.h"
#include "core/script/option.h"
#include "core/script/package_self.h"

#include <stdlib.h>
#include <string.h>

enum { SHOWN_LINE = 160 }; /* bytes of a source line in an error */

/* The file of the package that stands in the message as "NAME:12:", and that line's number; NULL when none does. */
static const struct lac_package_file *blamed_file(const struct lac_package *package, const char *message, int *line)
{
    for (size_t i = 0; i < package->files.n; i++) {
        const char *name = package->files.at[i].name, *at = message;
        while ((at = strstr(at, name)) != NULL) {
            char *end;
            long number = at[strlen(name)] == ':' ? strtol(at + strlen(name) + 1, &end, 10) : 0;
            if (number > 0 && *end == ':' && (at == message || at[-1] == '/' || at[-1] == ' ')) {
                *line = (int)number;
                return &package->files.at[i];
            }
            at++;
        }
    }
    return NULL;
}

/* Puts the source line that the message names below it. */
static void show_line(const struct lac_package *package, struct lac_error *err)
{
    int line = 0;
    const struct lac_package_file *file = blamed_file(package, err->message, &line);
    const char *from = file ? file->text : NULL;
    for (int i = 1; i < line && from; i++)
        from = (from = strchr(from, '\n')) ? from + 1 : NULL;
    if (!from)
        return;
    from += strspn(from, " \t");
    size_t len = lac_utf8_cut(from, strcspn(from, "\r\n"), SHOWN_LINE);
    if (len)
        lac_fail(err, err->status, "%s\n    %d | %.*s", err->message, line, (int)len, from);
}

struct lac_cell *lac_package_cell(const struct lac_package *package, struct lac_error *err)
{
    struct lac_cell *cell = lac_cell_new(0);
    enum lac_status status =
        cell ? lac_api_package_install(cell, err) : lac_fail(err, LAC_E_SCRIPT_DIED, "no memory for a new cell");
    if (cell)
        cell->packages = package->home;
    if (status == LAC_OK)
        status = lac_cell_compile(cell, 0, package->shown, package->main->text, package->main->len, err);
    if (status == LAC_OK)
        return cell;
    lac_cell_free(cell);
    return NULL;
}

/* Splits what the chunk returned into plain data and the names of functions. */
static void take_table(struct lac_package *package, const struct lac_value *table)
{
    const char *function = lac_schema_function().as.str.at;
    package->data = lac_object();
    package->functions = lac_list();
    for (size_t i = 0; i < table->as.map.n; i++) {
        const struct lac_field *field = &table->as.map.at[i];
        if (field->value.kind == LAC_STR && field->value.as.str.at == function)
            lac_push(package->arena, &package->functions, lac_text(package->arena, field->key));
        else
            lac_set(package->arena, &package->data, field->key, field->value);
    }
    package->name = lac_get_text(&package->data, lac_api_name_field(package->kind), "");
    package->version = lac_get_text(&package->data, "version", "");
}

static enum lac_status check_name(const struct lac_package *package, const struct lac_package_place *place,
                                  struct lac_error *err)
{
    const char *field = lac_api_name_field(package->kind);
    if (place->name && strcmp(place->name, package->name) != 0)
        return lac_schema_fail(err, package->shown, package->lines, field, "'%s' is '%s', but the %s is called '%s'",
                               field, package->name, place->is_folder ? "folder" : "file", place->name);
    return LAC_OK;
}

static enum lac_status check_table(struct lac_package *package, const struct lac_package_place *place, int made_kind,
                                   const struct lac_value *table, struct lac_error *err)
{
    if (made_kind < 0 || made_kind >= LAC_PKG_KINDS)
        return lac_schema_fail(
            err, package->shown, package->lines, "", "the file must return lacuna.%s { … }",
            lac_package_kind_name(place->kind < 0 ? LAC_PKG_STRATEGY : (enum lac_package_kind)place->kind));
    package->kind = (enum lac_package_kind)made_kind;
    if (place->kind >= 0 && place->kind != made_kind)
        return lac_schema_fail(
            err, package->shown, package->lines, "", "the file must return lacuna.%s { … }, not lacuna.%s",
            lac_package_kind_name((enum lac_package_kind)place->kind), lac_package_kind_name(package->kind));
    enum lac_status status =
        lac_schema_check(lac_api_schema(package->kind), table, package->shown, package->lines, err);
    if (status != LAC_OK)
        return status;
    take_table(package, table);
    status = check_name(package, place, err);
    return status == LAC_OK ? lac_options_check(package, err) : status;
}

static enum lac_status load(struct lac_package *package, const struct lac_package_place *place, struct lac_error *err)
{
    struct lac_value table;
    struct lac_chunk chunk = {.name = package->shown,
                              .text = package->main->text,
                              .len = package->main->len,
                              .package = package,
                              .functions = true};
    chunk.cell = lac_cell_new(0);
    enum lac_status status = chunk.cell ? lac_api_package_install(chunk.cell, err)
                                        : lac_fail(err, LAC_E_SCRIPT_DIED, "no memory for a new cell");
    if (status == LAC_OK)
        status = lac_chunk_load(&chunk, package->arena, &table, err);
    lac_cell_free(chunk.cell);
    if (status != LAC_OK)
        return status;
    package->lines = lac_lua_file_of(package->main->text, package->main->len);
    status = check_table(package, place, chunk.made_kind, &table, err);
    if (status == LAC_E_CONFIG) { /* the schema speaks of configurations; here the script is at fault */
        status = LAC_E_SCRIPT;
        err->status = status;
    }
    return status;
}

enum lac_status lac_package_open(const struct lac_package_place *place, struct lac_package **out, struct lac_error *err)
{
    struct lac_error local;
    if (!err)
        err = &local;
    struct lac_package *package = lac_alloc_zero(1, sizeof *package);
    const char *slash = strrchr(place->path, '/');
    package->path = lac_strdup(place->path);
    package->shown = lac_strdup(place->shown);
    package->folder = slash ? lac_strndup(place->path, (size_t)(slash - place->path)) : lac_strdup(".");
    package->is_folder = place->is_folder;
    package->by_name = place->by_name;
    package->home = place->home;
    package->arena = lac_arena_new();
    enum lac_status status = place->is_folder ? lac_package_files_read(package->folder, &package->files, err)
                                              : lac_package_files_read_one(place->path, &package->files, err);
    if (status == LAC_OK) {
        package->main = lac_package_files_find(&package->files, slash ? slash + 1 : place->path);
        status = package->main ? load(package, place, err)
                               : lac_fail(err, LAC_E_NOTFOUND, "%s: there is no such file", place->path);
    }
    if (status == LAC_OK) {
        *out = package;
    } else {
        show_line(package, err);
        lac_package_free(package);
    }
    return status;
}

void lac_package_free(struct lac_package *package)
{
    if (!package)
        return;
    lac_cell_free(package->pure);
    lac_lua_file_free(package->lines);
    lac_package_files_free(&package->files);
    lac_arena_free(package->arena);
    free(package->path);
    free(package->folder);
    free(package->shown);
    free(package);
}

void lac_package_blame(const struct lac_package *package, struct lac_error *err)
{
    lac_error_prefix(err, "package '%s' %s", package->name, package->version);
    show_line(package, err);
}

const struct lac_package_file *lac_package_file(const struct lac_package *package, const char *name)
{
    return package && package->is_folder ? lac_package_files_find(&package->files, name) : NULL;
}

enum lac_package_kind lac_package_kind(const struct lac_package *package)
{
    return package->kind;
}

const char *lac_package_name(const struct lac_package *package)
{
    return package->name;
}

const char *lac_package_version(const struct lac_package *package)
{
    return package->version;
}

const char *lac_package_path(const struct lac_package *package)
{
    return package->path;
}

const char *lac_package_folder(const struct lac_package *package)
{
    return package->folder;
}

bool lac_package_is_folder(const struct lac_package *package)
{
    return package->is_folder;
}

struct lac_id lac_package_hash(const struct lac_package *package)
{
    return package->files.hash;
}

const struct lac_package_files *lac_package_all_files(const struct lac_package *package)
{
    return &package->files;
}

const struct lac_value *lac_package_data(const struct lac_package *package)
{
    return &package->data;
}

bool lac_package_has(const struct lac_package *package, const char *function)
{
    for (size_t i = 0; i < lac_count(&package->functions); i++)
        if (strcmp(lac_as_text(lac_at(&package->functions, i), ""), function) == 0)
            return true;
    return false;
}
