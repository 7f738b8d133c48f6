/* alloc.h - memory that is there or the process ends.
 *
 * Outside of Lua cells (which have their own capped allocator) lacuna does not try to go on without memory: it says
 * so in one line and ends. That is safe because a run can be killed at any instant and resumed (core/store). */
#ifndef LAC_BASE_ALLOC_H
#define LAC_BASE_ALLOC_H

#include <stddef.h>

/* Never NULL. `size` 0 gives a block that may be freed. Ends the process with exit status 1 when memory is out. */
void *lac_alloc(size_t size);
void *lac_alloc_zero(size_t count, size_t size); /* checks the product for overflow */
void *lac_realloc(void *block, size_t size);
char *lac_strdup(const char *text);
char *lac_strndup(const char *text, size_t len); /* `len` bytes and a NUL; text may hold NULs */

#endif
