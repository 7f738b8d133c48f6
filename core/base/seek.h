/* seek.h - where a few bytes stand in a text. */
#ifndef LAC_BASE_SEEK_H
#define LAC_BASE_SEEK_H

#include <stddef.h>

/* As memmem(), and faster where `what` is a word or two. `n` is at least 1. */
const char *lac_seek(const char *text, size_t len, const char *what, size_t n);

#endif
