#include "core/base/seek.h"
#include "core/base/block.h"

enum { SHORT_MAX = 32 }; /* bytes; a longer text that nearly repeats itself would take quadratic time */

/* Of a letter beyond ASCII the first byte is that of many. */
static size_t telling(const char *what, size_t n)
{
    return n > 1 && (unsigned char)what[0] >= 0x80 ? 1 : 0;
}

/* Two bytes are looked for in sixteen places at once. */
const char *lac_seek(const char *text, size_t len, const char *what, size_t n)
{
    if (n > SHORT_MAX || len < n + LAC_BLOCK)
        return memmem(text, len, what, n);
    size_t one = telling(what, n), two = n - 1, at = 0, last = len - n;
    const lac_block first = (lac_block){0} + (unsigned char)what[one],
                    second = (lac_block){0} + (unsigned char)what[two];
    for (; at + LAC_BLOCK <= last + 1; at += LAC_BLOCK)
        if (lac_block_any(
                (lac_block)((lac_block_load(text + at + one) == first) & (lac_block_load(text + at + two) == second))))
            for (size_t i = at; i < at + LAC_BLOCK; i++)
                if (memcmp(text + i, what, n) == 0)
                    return text + i;
    return memmem(text + at, len - at, what, n);
}
