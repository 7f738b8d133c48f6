/* lock.h - one process at a time writes a run. */
#ifndef LAC_STORE_LOCK_H
#define LAC_STORE_LOCK_H

#include "core/base/status.h"

/* Takes an exclusive flock on "<path>.lock" and writes our pid into it. The kernel frees it when the process ends,
 * however that happens; the file stays. LAC_E_BUSY names the pid that holds it; LAC_E_STORE when the file cannot be
 * made. *fd is the lock. */
enum lac_status lac_lock_take(const char *path, int *fd, struct lac_error *err);
void lac_lock_release(int fd); /* negative: nothing to do */

#endif
