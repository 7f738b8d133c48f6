#include "core/base/alloc.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void *or_end(void *block)
{
    if (block)
        return block;
    static const char message[] = "error: out of memory; what was done is saved, run again with --resume\n";
    ssize_t ignored = write(STDERR_FILENO, message, sizeof message - 1);
    (void)ignored;
    _exit(1);
}

void *lac_alloc(size_t size)
{
    return or_end(malloc(size ? size : 1));
}

void *lac_alloc_zero(size_t count, size_t size)
{
    return or_end(calloc(count ? count : 1, size ? size : 1));
}

void *lac_realloc(void *block, size_t size)
{
    return or_end(realloc(block, size ? size : 1));
}

char *lac_strndup(const char *text, size_t len)
{
    char *copy = lac_alloc(len + 1);
    if (len)
        memcpy(copy, text, len);
    copy[len] = '\0';
    return copy;
}

char *lac_strdup(const char *text)
{
    return lac_strndup(text, strlen(text));
}
