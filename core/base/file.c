#include "core/base/file.h"
#include "core/base/alloc.h"
#include "core/base/vec.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static enum lac_status os_error(struct lac_error *err, const char *path, const char *what)
{
    enum lac_status status = errno == ENOENT ? LAC_E_NOTFOUND : LAC_E_IO;
    return lac_fail(err, status, "%s: cannot %s: %s", path, what, strerror(errno));
}

/* Appends what is left of `file`, which is called `name`. */
static enum lac_status read_all(FILE *file, const char *name, size_t max, struct lac_str *out, struct lac_error *err)
{
    enum lac_status status = LAC_OK;
    size_t before = out->len;
    for (;;) {
        lac_str_reserve(out, 1 << 16);
        size_t got = fread(out->data + out->len, 1, 1 << 16, file);
        out->len += got;
        out->data[out->len] = '\0';
        if (out->len - before > max) {
            status = lac_fail(err, LAC_E_LIMIT, "%s: longer than %zu bytes", name, max);
            break;
        }
        if (got == 0)
            break;
    }
    if (status == LAC_OK && ferror(file))
        status = os_error(err, name, "read");
    if (status != LAC_OK) {
        out->len = before;
        out->data[before] = '\0';
    }
    return status;
}

enum lac_status lac_file_read(const char *path, size_t max, struct lac_str *out, struct lac_error *err)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return os_error(err, path, "open");
    enum lac_status status = read_all(file, path, max, out, err);
    fclose(file);
    return status;
}

enum lac_status lac_file_read_stdin(size_t max, struct lac_str *out, struct lac_error *err)
{
    return read_all(stdin, "standard input", max, out, err);
}

static bool write_all(int fd, const char *bytes, size_t len)
{
    while (len > 0) {
        ssize_t wrote = write(fd, bytes, len);
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote < 0)
            return false;
        bytes += wrote;
        len -= (size_t)wrote;
    }
    return true;
}

enum lac_status lac_file_write(const char *path, const char *bytes, size_t len, struct lac_error *err)
{
    struct lac_str part = {0};
    lac_str_addf(&part, "%s.tmp", path);
    enum lac_status status = LAC_OK;
    int fd = open(part.data, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (fd < 0) {
        status = os_error(err, path, "write");
        goto done;
    }
    bool good = write_all(fd, bytes, len) && fsync(fd) == 0;
    int cause = errno;
    if (close(fd) != 0 && good) {
        good = false;
        cause = errno;
    }
    if (good && rename(part.data, path) != 0) {
        good = false;
        cause = errno;
    }
    if (!good) {
        unlink(part.data);
        errno = cause;
        status = os_error(err, path, "write");
    }
done:
    lac_str_free(&part);
    return status;
}

enum lac_status lac_dir_make(const char *path, struct lac_error *err)
{
    if (!*path)
        return lac_fail(err, LAC_E_NOTFOUND, "cannot make a folder without a name");
    char *copy = lac_strdup(path);
    enum lac_status status = LAC_OK;
    for (char *at = copy + 1; status == LAC_OK; at++) {
        bool end = *at == '\0';
        if (*at != '/' && !end)
            continue;
        *at = '\0';
        if (mkdir(copy, 0755) != 0 && errno != EEXIST)
            status = os_error(err, copy, "make the folder");
        if (end)
            break;
        *at = '/';
    }
    if (status == LAC_OK && !lac_dir_exists(path)) {
        errno = ENOTDIR;
        status = os_error(err, path, "make the folder");
    }
    free(copy);
    return status;
}

bool lac_file_exists(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && S_ISREG(about.st_mode);
}

bool lac_is_link(const char *path)
{
    struct stat info;
    return lstat(path, &info) == 0 && S_ISLNK(info.st_mode);
}

bool lac_dir_exists(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

enum lac_status lac_dir_each(const char *path,
                             enum lac_status (*visit)(void *user, const char *name, struct lac_error *err), void *user,
                             struct lac_error *err)
{
    DIR *dir = opendir(path);
    if (!dir)
        return errno == ENOENT || errno == ENOTDIR ? LAC_OK : os_error(err, path, "list");
    LAC_VEC(char *) names = {0};
    for (struct dirent *entry; (entry = readdir(dir)) != NULL;)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            lac_vec_push(&names, lac_strdup(entry->d_name));
    closedir(dir);
    if (names.n)
        qsort(names.at, names.n, sizeof *names.at, by_bytes);
    enum lac_status status = LAC_OK;
    for (size_t i = 0; i < names.n; i++) {
        if (status == LAC_OK)
            status = visit(user, names.at[i], err);
        free(names.at[i]);
    }
    lac_vec_free(&names);
    return status;
}
