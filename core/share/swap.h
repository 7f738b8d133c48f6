/* swap.h - one folder in the place of another. */
#ifndef LAC_SHARE_SWAP_H
#define LAC_SHARE_SWAP_H

#include "core/base/status.h"
#include <stdbool.h>

/* Puts the folder `fresh` at `place`; a folder that is there lies at `old` afterwards. All on one file system. With
 * `at_once` both change places in one step, where the file system can do that: no moment without either of them.
 * Otherwise the old one is moved away first, and who is killed in between finds it at `old`. After an error all is as
 * it was, or the old folder is at `old` and the message says so. */
enum lac_status lac_swap(const char *fresh, const char *place, const char *old, bool at_once, struct lac_error *err);

#endif
