#include "core/cli/watch.h"
#include "core/base/hash.h"

#include <ftw.h>
#include <poll.h>
#include <sys/stat.h>

enum { PAUSE_MS = 300 };

static struct lac_hash *marking; /* nftw has no word of the caller's */

static int add(const char *path, const struct stat *info, int type, struct FTW *at)
{
    (void)at;
    lac_hash_text(marking, path);
    lac_hash_u64(marking, (uint64_t)type);
    if (type == FTW_F) {
        lac_hash_u64(marking, (uint64_t)info->st_size);
        lac_hash_u64(marking, (uint64_t)info->st_mtim.tv_sec);
        lac_hash_u64(marking, (uint64_t)info->st_mtim.tv_nsec);
    }
    return 0;
}

uint64_t lac_watch_mark(char *const *paths, size_t n)
{
    marking = lac_hash_new();
    for (size_t i = 0; i < n; i++)
        (void)nftw(paths[i], add, 16, FTW_PHYS);
    uint64_t mark = lac_hash_end(marking).lo;
    lac_hash_free(marking);
    return mark;
}

void lac_watch_wait(char *const *paths, size_t n, uint64_t mark)
{
    while (lac_watch_mark(paths, n) == mark)
        (void)poll(NULL, 0, PAUSE_MS);
}
