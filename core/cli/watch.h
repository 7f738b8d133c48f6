/* watch.h - waiting until somebody saves a file. */
#ifndef LAC_CLI_WATCH_H
#define LAC_CLI_WATCH_H

#include <stddef.h>
#include <stdint.h>

/* A number that changes with the name, size or time of any file at or below the paths. */
uint64_t lac_watch_mark(char *const *paths, size_t n);

/* Returns when the mark is another; looks three times a second. */
void lac_watch_wait(char *const *paths, size_t n, uint64_t mark);

#endif
