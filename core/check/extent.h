/* extent.h - is a translation as long as translations into that script are? Pure. */
#ifndef LAC_CHECK_EXTENT_H
#define LAC_CHECK_EXTENT_H

#include <stddef.h>

/* Characters of `target` over characters of `english`, divided by what is usual for the script (ISO 15924; NULL or one
 * that is not known: as long as English). In scripts that write shorter, names and formulas in ASCII count as they are.
 * 1 is usual whatever the script; 0 where `english` is empty. */
double lac_length_ratio(const char *english, const char *target, const char *script);

#endif
