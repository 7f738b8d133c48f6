#include "core/store/lock.h"
#include "core/base/str.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

static enum lac_status busy(int fd, const char *path, struct lac_error *err)
{
    char pid[24] = "";
    ssize_t got = pread(fd, pid, sizeof pid - 1, 0);
    pid[got > 0 ? got : 0] = '\0';
    pid[strspn(pid, "0123456789")] = '\0';
    if (!pid[0])
        return lac_fail(err, LAC_E_BUSY, "run %s is in use by another process", path);
    return lac_fail(err, LAC_E_BUSY, "run %s is in use by process %s", path, pid);
}

enum lac_status lac_lock_take(const char *path, int *fd, struct lac_error *err)
{
    struct lac_str name = {0};
    lac_str_addf(&name, "%s.lock", path);
    enum lac_status status = LAC_OK;
    int lock = open(name.data, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (lock < 0) {
        status = lac_fail(err, LAC_E_STORE, "cannot write %s: %s", name.data, strerror(errno));
        goto done;
    }
    if (flock(lock, LOCK_EX | LOCK_NB) != 0) {
        status = errno == EWOULDBLOCK ? busy(lock, path, err)
                                      : lac_fail(err, LAC_E_STORE, "cannot lock %s: %s", name.data, strerror(errno));
        goto done;
    }
    char pid[24];
    int len = snprintf(pid, sizeof pid, "%ld\n", (long)getpid());
    if (ftruncate(lock, 0) != 0 || pwrite(lock, pid, (size_t)len, 0) != len) {
        status = lac_fail(err, LAC_E_STORE, "cannot write %s: %s", name.data, strerror(errno));
        goto done;
    }
    *fd = lock;
    lock = -1;
done:
    if (lock >= 0)
        close(lock);
    lac_str_free(&name);
    return status;
}

void lac_lock_release(int fd)
{
    if (fd < 0)
        return;
    if (ftruncate(fd, 0) != 0) /* a stale pid in a free lock harms nobody */
        errno = 0;
    close(fd);
}
