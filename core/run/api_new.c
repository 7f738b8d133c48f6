/* api_new.c - lacuna_new: a package that works, to be changed. */
#include "core/base/file.h"
#include "core/run/api.h"
#include "core/script/package_files.h"

#include <stdlib.h>
#include <string.h>

enum { NAME_MAX_LEN = 64 };

static bool good_name(enum lac_package_kind kind, const char *name)
{
    const char *chars = kind == LAC_PKG_LANGUAGE ? "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-"
                                                 : "abcdefghijklmnopqrstuvwxyz0123456789_";
    size_t len = strspn(name, chars);
    return len > 0 && len < NAME_MAX_LEN && !name[len] && (name[0] < '0' || name[0] > '9') && name[0] != '-';
}

static enum lac_status check_words(const char *kind_name, const char *name, enum lac_package_kind *kind,
                                   struct lac_error *err)
{
    if (!lac_package_kind_parse(kind_name, kind))
        return lac_fail(err, LAC_E_CONFIG,
                        "there is no kind of package '%s': strategy, language, provider, scoring, check, source or "
                        "report",
                        kind_name);
    if (!good_name(*kind, name))
        return lac_fail(err, LAC_E_CONFIG, "'%s' is no name: %s", name,
                        *kind == LAC_PKG_LANGUAGE ? "a BCP-47 code, such as sw or pt-BR"
                                                  : "small letters, digits and _, beginning with a letter");
    return LAC_OK;
}

/* The first root that has templates of the kind. */
static const char *template_folder(const struct lac_project *project, enum lac_package_kind kind)
{
    for (size_t i = 0; i < project->n_roots; i++) {
        const char *folder =
            lac_arena_printf(project->arena, "%s/scripts/templates/%s", project->roots[i], lac_package_kind_name(kind));
        if (lac_dir_exists(folder))
            return folder;
    }
    return NULL;
}

static void add_file(struct lac_package_files *files, const char *file, const char *text, const char *name)
{
    struct lac_str out = {0};
    lac_str_add_replaced(&out, text, "NAME", name);
    lac_package_files_add_take(files, file, &out);
}

/* English under another code: what must be parallel is there to be translated. */
static enum lac_status add_english(struct lac_project *project, const char *code, struct lac_package_files *files,
                                   struct lac_error *err)
{
    const struct lac_package *english;
    enum lac_status status = lac_package_load(project->packages, LAC_PKG_LANGUAGE, "en", &english, err);
    if (status != LAC_OK)
        return status;
    const char *path = lac_package_path(english), *slash = strrchr(path, '/');
    const struct lac_package_file *file =
        lac_package_files_find(lac_package_all_files(english), slash ? slash + 1 : path);
    struct lac_str coded = {0}, text = {0};
    lac_str_add_replaced(&coded, file->text, "code = \"en\"", lac_arena_printf(project->arena, "code = \"%s\"", code));
    lac_str_add(&text, "-- A copy of English, to be translated line by line.\n");
    lac_str_add(&text, lac_str_get(&coded));
    lac_package_files_add_take(files, "language.lua", &text);
    lac_str_free(&coded);
    return LAC_OK;
}

static enum lac_status gather(struct lac_project *project, enum lac_package_kind kind, const char *name,
                              struct lac_package_files *files, struct lac_error *err)
{
    struct lac_package_files pattern = {0};
    const char *from = template_folder(project, kind);
    if (!from)
        return lac_fail(err, LAC_E_NOTFOUND, "there is no scripts/templates/%s in any folder of scripts",
                        lac_package_kind_name(kind));
    enum lac_status status = lac_package_files_read(from, &pattern, err);
    for (size_t i = 0; i < pattern.n; i++)
        add_file(files, pattern.at[i].name, pattern.at[i].text, name);
    lac_package_files_free(&pattern);
    if (status == LAC_OK && kind == LAC_PKG_LANGUAGE)
        status = add_english(project, name, files, err);
    return status;
}

enum lacuna_status lacuna_new(struct lacuna *lacuna, const char *kind_name, const char *name, char **folder,
                              struct lacuna_error *err)
{
    struct lac_project *project = lacuna->project;
    struct lac_package_files files = {0};
    struct lac_error e;
    struct lac_str path = {0}, file = {0};
    enum lac_package_kind kind;
    enum lac_status status = check_words(kind_name, name, &kind, &e);
    if (status == LAC_OK) {
        bool here = strcmp(project->folder, ".") == 0;
        lac_str_addf(&path, "%s%s%s/%s", here ? "" : project->folder, here ? "" : "/", lac_package_kind_folder(kind),
                     name);
        lac_str_addf(&file, "%s.lua", path.data);
        const char *there = lac_dir_exists(path.data) ? path.data : lac_file_exists(file.data) ? file.data : NULL;
        if (there)
            status = lac_fail(&e, LAC_E_CONFIG, "%s is there already and was left as it is", there);
    }
    if (status == LAC_OK)
        status = gather(project, kind, name, &files, &e);
    if (status == LAC_OK)
        status = lac_package_files_write(&files, path.data, &e);
    if (status == LAC_OK)
        *folder = lac_api_text(&path);
    lac_str_free(&path);
    lac_str_free(&file);
    lac_package_files_free(&files);
    return lac_api_status(status, &e, err);
}
