#include "core/script/package_files.h"
#include "core/base/alloc.h"
#include "core/base/file.h"
#include "core/base/str.h"

#include <stdlib.h>
#include <string.h>

enum { FILES_MAX = 256, FILE_MAX = 1 << 20, DEPTH_MAX = 4 };

struct walk {
    struct lac_package_files *out;
    const char *folder; /* the package's */
    const char *below;  /* "" or "prompts/" */
    int depth;
};

void lac_package_files_add_take(struct lac_package_files *files, const char *name, struct lac_str *text)
{
    files->at = lac_realloc(files->at, (files->n + 1) * sizeof *files->at);
    struct lac_package_file *file = &files->at[files->n++];
    file->name = lac_strdup(name);
    file->len = text->len;
    file->text = lac_str_take(text);
}

static enum lac_status add(struct lac_package_files *out, const char *path, const char *name, struct lac_error *err)
{
    if (out->n == FILES_MAX)
        return lac_fail(err, LAC_E_LIMIT, "%s: a package has at most %d files", path, FILES_MAX);
    struct lac_str text = {0};
    enum lac_status status = lac_file_read(path, FILE_MAX, &text, err);
    if (status != LAC_OK) {
        lac_str_free(&text);
        return status;
    }
    lac_package_files_add_take(out, name, &text);
    return LAC_OK;
}

static enum lac_status visit(void *user, const char *name, struct lac_error *err)
{
    struct walk *walk = user;
    if (name[0] == '.')
        return LAC_OK;
    struct lac_str relative = {0}, path = {0};
    lac_str_addf(&relative, "%s%s", walk->below, name);
    lac_str_addf(&path, "%s/%s", walk->folder, lac_str_get(&relative));
    enum lac_status status = LAC_OK;
    if (lac_is_link(lac_str_get(&path))) { /* what it shows would travel with the package */
        status = lac_fail(err, LAC_E_INVALID, "%s is a symbolic link: a package holds its own files; put a copy there",
                          lac_str_get(&path));
    } else if (!lac_dir_exists(lac_str_get(&path))) {
        status = add(walk->out, lac_str_get(&path), lac_str_get(&relative), err);
    } else if (walk->depth == DEPTH_MAX) {
        status =
            lac_fail(err, LAC_E_LIMIT, "%s: folders of a package are at most %d deep", lac_str_get(&path), DEPTH_MAX);
    } else {
        lac_str_addc(&relative, '/');
        struct walk inner = {walk->out, walk->folder, lac_str_get(&relative), walk->depth + 1};
        status = lac_dir_each(lac_str_get(&path), visit, &inner, err);
    }
    lac_str_free(&relative);
    lac_str_free(&path);
    return status;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct lac_package_file *)a)->name, ((const struct lac_package_file *)b)->name);
}

void lac_package_files_finish(struct lac_package_files *files)
{
    if (files->n)
        qsort(files->at, files->n, sizeof *files->at, by_name);
    struct lac_hash *hash = lac_hash_new();
    for (size_t i = 0; i < files->n; i++) {
        lac_hash_text(hash, files->at[i].name);
        lac_hash_bytes(hash, files->at[i].text, files->at[i].len);
    }
    files->hash = lac_hash_end(hash);
    lac_hash_free(hash);
}

enum lac_status lac_package_files_read(const char *folder, struct lac_package_files *out, struct lac_error *err)
{
    memset(out, 0, sizeof *out);
    struct walk walk = {out, folder, "", 0};
    enum lac_status status = lac_dir_each(folder, visit, &walk, err);
    if (status == LAC_OK)
        lac_package_files_finish(out);
    else
        lac_package_files_free(out);
    return status;
}

enum lac_status lac_package_files_read_one(const char *path, struct lac_package_files *out, struct lac_error *err)
{
    memset(out, 0, sizeof *out);
    const char *slash = strrchr(path, '/');
    enum lac_status status = add(out, path, slash ? slash + 1 : path, err);
    if (status == LAC_OK)
        lac_package_files_finish(out);
    return status;
}

enum lac_status lac_package_files_write(const struct lac_package_files *files, const char *folder,
                                        struct lac_error *err)
{
    enum lac_status status = lac_dir_make(folder, err);
    for (size_t i = 0; status == LAC_OK && i < files->n; i++) {
        struct lac_str path = {0};
        lac_str_addf(&path, "%s/%s", folder, files->at[i].name);
        char *slash = strrchr(path.data, '/');
        *slash = '\0';
        status = lac_dir_make(path.data, err);
        *slash = '/';
        if (status == LAC_OK)
            status = lac_file_write(path.data, files->at[i].text, files->at[i].len, err);
        lac_str_free(&path);
    }
    return status;
}

void lac_package_files_free(struct lac_package_files *files)
{
    for (size_t i = 0; i < files->n; i++) {
        free(files->at[i].name);
        free(files->at[i].text);
    }
    free(files->at);
    memset(files, 0, sizeof *files);
}

const struct lac_package_file *lac_package_files_find(const struct lac_package_files *files, const char *name)
{
    for (size_t i = 0; i < files->n; i++)
        if (strcmp(files->at[i].name, name) == 0)
            return &files->at[i];
    return NULL;
}
