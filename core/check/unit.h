/* unit.h - symbols of units as they are written in several scripts. Pure. */
#ifndef LAC_CHECK_UNIT_H
#define LAC_CHECK_UNIT_H

#include <stddef.h>

/* The unit whose symbol stands at the start of text[0..len), a space before it allowed, and ends there (no letter
 * follows, but in scripts without spaces); -1 for none that is known. The longest symbol counts. */
int lac_unit_at(const char *text, size_t len);

/* Its international symbol: "km", "°C", "%". */
const char *lac_unit_symbol(int unit);

#endif
