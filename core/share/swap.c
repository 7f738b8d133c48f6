#include "core/share/swap.h"
#include "core/base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>

static enum lac_status refused(struct lac_error *err, const char *what, const char *path)
{
    return lac_fail(err, LAC_E_IO, "%s %s: %s", what, path, strerror(errno));
}

static enum lac_status in_two_steps(const char *fresh, const char *place, const char *old, struct lac_error *err)
{
    if (rename(place, old) != 0)
        return refused(err, "cannot move away", place);
    if (rename(fresh, place) == 0)
        return LAC_OK;
    enum lac_status status = refused(err, "cannot install to", place);
    if (rename(old, place) != 0)
        return lac_fail(err, LAC_E_IO, "cannot install to %s: %s; what was there is in %s", place, strerror(errno),
                        old);
    return status;
}

enum lac_status lac_swap(const char *fresh, const char *place, const char *old, bool at_once, struct lac_error *err)
{
    if (!lac_dir_exists(place))
        return rename(fresh, place) == 0 ? LAC_OK : refused(err, "cannot install to", place);
    if (at_once && renameat2(AT_FDCWD, fresh, AT_FDCWD, place, RENAME_EXCHANGE) == 0) {
        (void)rename(fresh, old); /* or it stays where the fresh one was */
        return LAC_OK;
    }
    return in_two_steps(fresh, place, old, err); /* also says what is wrong, where it was not the exchange alone */
}
