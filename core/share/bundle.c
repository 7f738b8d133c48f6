#include "core/share/bundle.h"
#include "core/base/alloc.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdlib.h>
#include <string.h>

/* Each file in folders of its own. A folder packs to a few bytes, so the archive's size sets no limit. */
enum { FOLDERS_MAX = LAC_BUNDLE_FILES * (LAC_BUNDLE_DEPTH + 1) };

static const char *const endings[] = {".lua", ".txt", ".md", ".json", ".jsonl", ".csv"};

static bool plain_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
           c == '-';
}

/* LICENSE, README, COPYING: no ending, and no small letters. */
static bool plain_type(const char *last)
{
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (lac_ends_with(last, endings[i]))
            return true;
    return !strchr(last, '.') && strpbrk(last, "abcdefghijklmnopqrstuvwxyz") == NULL;
}

const char *lac_bundle_refuses(const char *name)
{
    int depth = 0;
    const char *last = name;
    if (!*name || *name == '/')
        return "an absolute or empty name";
    for (const char *at = name; *at; at++) {
        if (*at == '/') {
            depth++;
            last = at + 1;
        } else if (!plain_char(*at)) {
            return "a name with other characters than letters, digits, '.', '_' and '-'";
        }
        if ((at == name || at[-1] == '/') && (*at == '.' || *at == '/'))
            return "a name that leaves its folder or is hidden";
    }
    if (depth > LAC_BUNDLE_DEPTH)
        return "folders too deep";
    return plain_type(last) ? NULL : "a type of file that no package has";
}

struct reading {
    const char *shown;
    struct lac_package_files *out;
    char *folder; /* the one at the top */
    size_t bytes, folders;
    struct lac_error *err;
};

static enum lac_status refuse(const struct reading *r, const char *entry, const char *why)
{
    return lac_fail(r->err, LAC_E_INVALID, "%s: '%.200s': %s; nothing was taken from it", r->shown, entry, why);
}

/* The part behind the one folder at the top; NULL when the entry lies elsewhere. "" for the folder itself. */
static const char *below_top(struct reading *r, const char *path)
{
    while (path[0] == '.' && path[1] == '/')
        path += 2;
    size_t len = strcspn(path, "/");
    if (!r->folder)
        r->folder = lac_strndup(path, len);
    if (strlen(r->folder) != len || strncmp(r->folder, path, len) != 0)
        return NULL;
    return path[len] == '/' ? path + len + 1 : path + len;
}

static enum lac_status take_file(struct reading *r, struct archive *a, const char *entry, const char *name)
{
    struct lac_package_files *files = r->out;
    struct lac_str text = {0};
    char piece[16384];
    la_ssize_t n;
    const char *why = lac_bundle_refuses(name);
    if (!why && lac_package_files_find(files, name))
        why = "two files of one name";
    if (!why && files->n == LAC_BUNDLE_FILES)
        why = "more than 256 files";
    if (why)
        return refuse(r, entry, why);
    while ((n = archive_read_data(a, piece, sizeof piece)) > 0) {
        lac_str_addn(&text, piece, (size_t)n);
        r->bytes += (size_t)n;
        if (text.len > LAC_BUNDLE_FILE || r->bytes > LAC_BUNDLE_BYTES) {
            lac_str_free(&text);
            return refuse(r, entry, "more than 1 MiB in a file or 8 MiB in all");
        }
    }
    if (n < 0) {
        lac_str_free(&text);
        return refuse(r, entry, "the archive is damaged");
    }
    lac_package_files_add_take(files, name, &text);
    return LAC_OK;
}

static enum lac_status take_entry(struct reading *r, struct archive *a, struct archive_entry *entry)
{
    const char *path = archive_entry_pathname(entry);
    if (!path)
        return refuse(r, "?", "a name that is no text");
    if (archive_entry_hardlink(entry) || archive_entry_symlink(entry))
        return refuse(r, path, "a link");
    unsigned type = archive_entry_filetype(entry);
    if (type != AE_IFREG && type != AE_IFDIR)
        return refuse(r, path, "neither a file nor a folder");
    if (path[0] == '/' || strstr(path, "..") != NULL)
        return refuse(r, path, "a name that leaves its folder");
    if (type == AE_IFDIR) /* made where a file needs it; the names of files say which one is at the top */
        return r->folders++ < FOLDERS_MAX ? LAC_OK : refuse(r, path, "more folders than 256 files could be in");
    const char *name = below_top(r, path);
    if (!name || !*name)
        return refuse(r, path, "beside the package's folder: an archive holds one folder and nothing else");
    return take_file(r, a, path, name);
}

static enum lac_status open_archive(struct archive *a, const void *bytes, size_t len, const struct reading *r)
{
    archive_read_support_filter_gzip(a);
    archive_read_support_format_tar(a);
    if (len > LAC_BUNDLE_BYTES)
        return lac_fail(r->err, LAC_E_LIMIT, "%s: more than 8 MiB", r->shown);
    if (archive_read_open_memory(a, bytes, len) != ARCHIVE_OK)
        return lac_fail(r->err, LAC_E_PARSE, "%s: no .tar.gz archive", r->shown);
    return LAC_OK;
}

enum lac_status lac_bundle_read(const void *bytes, size_t len, const char *shown, struct lac_package_files *out,
                                struct lac_error *err)
{
    struct lac_error local;
    struct reading r = {.shown = shown, .out = out, .err = err ? err : &local};
    struct archive *a = archive_read_new();
    struct archive_entry *entry;
    memset(out, 0, sizeof *out);
    enum lac_status status = open_archive(a, bytes, len, &r);
    int code = ARCHIVE_OK;
    while (status == LAC_OK && (code = archive_read_next_header(a, &entry)) == ARCHIVE_OK)
        status = take_entry(&r, a, entry);
    if (status == LAC_OK && code != ARCHIVE_EOF)
        status = lac_fail(r.err, LAC_E_PARSE, "%s: no .tar.gz archive, or a damaged one", shown);
    if (status == LAC_OK && out->n == 0)
        status = lac_fail(r.err, LAC_E_INVALID, "%s: the archive holds no files", shown);
    archive_read_free(a);
    free(r.folder);
    if (status != LAC_OK)
        lac_package_files_free(out);
    else
        lac_package_files_finish(out);
    return status;
}

static la_ssize_t append(struct archive *a, void *user, const void *bytes, size_t len)
{
    (void)a;
    lac_str_addn(user, bytes, len);
    return (la_ssize_t)len;
}

static bool write_file(struct archive *a, const struct lac_package_file *file, const char *name)
{
    struct lac_str path = {0};
    lac_str_addf(&path, "%s/%s", name, file->name);
    struct archive_entry *entry = archive_entry_new();
    archive_entry_set_pathname(entry, lac_str_get(&path));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_size(entry, (la_int64_t)file->len);
    archive_entry_set_mtime(entry, 0, 0);
    bool done = archive_write_header(a, entry) == ARCHIVE_OK &&
                archive_write_data(a, file->text, file->len) == (la_ssize_t)file->len;
    archive_entry_free(entry);
    lac_str_free(&path);
    return done;
}

enum lac_status lac_bundle_write(const struct lac_package_files *files, const char *name, struct lac_str *out,
                                 struct lac_error *err)
{
    for (size_t i = 0; i < files->n; i++) {
        const char *why = lac_bundle_refuses(files->at[i].name);
        if (why)
            return lac_fail(err, LAC_E_INVALID, "%s/%s: %s", name, files->at[i].name, why);
    }
    size_t before = out->len;
    struct archive *a = archive_write_new();
    bool good = archive_write_set_format_ustar(a) == ARCHIVE_OK && archive_write_add_filter_gzip(a) == ARCHIVE_OK &&
                archive_write_set_options(a, "gzip:!timestamp,gzip:compression-level=9") == ARCHIVE_OK &&
                archive_write_set_bytes_in_last_block(a, 1) == ARCHIVE_OK &&
                archive_write_open(a, out, NULL, append, NULL) == ARCHIVE_OK;
    for (size_t i = 0; good && i < files->n; i++)
        good = write_file(a, &files->at[i], name);
    good = archive_write_close(a) == ARCHIVE_OK && good;
    enum lac_status status =
        good ? LAC_OK : lac_fail(err, LAC_E_IO, "%s: cannot be packed: %s", name, archive_error_string(a));
    archive_write_free(a);
    if (status == LAC_OK && out->len - before > LAC_BUNDLE_BYTES)
        status = lac_fail(err, LAC_E_LIMIT, "%s: the archive has more than 8 MiB", name);
    return status;
}
