#include "core/base/seek.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum {
    BLOCK = 16,
    SHORT_MAX = 32 /* bytes; a longer text that nearly repeats itself would take quadratic time */
};
typedef unsigned char block __attribute__((vector_size(BLOCK))); /* SSE2, NEON, or plain code */

static block load(const char *text)
{
    block bytes;
    memcpy(&bytes, text, sizeof bytes);
    return bytes;
}

static bool any(block mask)
{
    uint64_t halves[2];
    memcpy(halves, &mask, sizeof halves);
    return (halves[0] | halves[1]) != 0;
}

/* Of a letter beyond ASCII the first byte is that of many. */
static size_t telling(const char *what, size_t n)
{
    return n > 1 && (unsigned char)what[0] >= 0x80 ? 1 : 0;
}

/* Two bytes are looked for in sixteen places at once. */
const char *lac_seek(const char *text, size_t len, const char *what, size_t n)
{
    if (n > SHORT_MAX || len < n + BLOCK)
        return memmem(text, len, what, n);
    size_t one = telling(what, n), two = n - 1, at = 0, last = len - n;
    const block first = (block){0} + (unsigned char)what[one], second = (block){0} + (unsigned char)what[two];
    for (; at + BLOCK <= last + 1; at += BLOCK)
        if (any((block)((load(text + at + one) == first) & (load(text + at + two) == second))))
            for (size_t i = at; i < at + BLOCK; i++)
                if (memcmp(text + i, what, n) == 0)
                    return text + i;
    return memmem(text + at, len - at, what, n);
}
