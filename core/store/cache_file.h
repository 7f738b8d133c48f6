/* cache_file.h - the file of the cache: who may use it, and what becomes of one that is damaged. For cache.c and its
 * tests. */
#ifndef LAC_STORE_CACHE_FILE_H
#define LAC_STORE_CACHE_FILE_H

#include "core/base/status.h"
#include <stdbool.h>
#include <stdint.h>

/* Makes folder and file where they are missing, sets a damaged or foreign one aside, and holds a shared lock on
 * "<path>.lock" (*lock): as long as somebody holds it, nobody removes the file. */
enum lac_status lac_cache_file_take(const char *path, int *lock, struct lac_error *err);

/* Negative: nothing to do. `damaged`: the file is set aside, if nobody else uses it. */
void lac_cache_file_release(const char *path, int lock, bool damaged);

int64_t lac_cache_bytes(const char *path); /* of the file and its log */

#endif
