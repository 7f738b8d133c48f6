/* cache.h - replies shared by all runs of a user, in $XDG_CACHE_HOME/lacuna/replies.db (SQLite, WAL).
 *
 * Several processes may use it at once: of two that ask the same at the same time both send, and the first reply stays.
 * It holds replies under the hashes of their requests: no prompt, no key, no failure. The file is the user's alone
 * (0600, its folder 0700). It is only ever a shortcut: when it cannot be read or written the run goes on without it. */
#ifndef LAC_STORE_CACHE_H
#define LAC_STORE_CACHE_H

#include "core/base/hash.h"
#include "core/base/status.h"
#include "core/base/str.h"
#include <stdbool.h>
#include <stdint.h>

struct lac_cache;

struct lac_cache_options {
    const char *path;  /* of replies.db; its folder is made */
    int64_t max_age_s; /* older replies are not served; 0: any age */
    int64_t max_bytes; /* the file is pruned to four fifths of it when it is opened larger; 0: LAC_CACHE_BYTES */
};
#define LAC_CACHE_BYTES ((int64_t)1 << 30)

/* Opens it, makes it when it is not there. What is damaged, or no cache of ours, is renamed to PATH.damaged and begun
 * anew, with a warning. NULL and *err when that is not possible. */
struct lac_cache *lac_cache_open(const struct lac_cache_options *options, struct lac_error *err);
void lac_cache_close(struct lac_cache *cache); /* writes what is waiting; NULL is fine */

struct lac_cached {
    struct lac_id key;             /* the call's: hash of wire request, provider package and draw */
    const char *model;             /* as the server calls it; for `stats` */
    const char *text;              /* what the provider package read (JSON) */
    int64_t tokens_in, tokens_out; /* -1: not said */
    bool estimated;
};

/* The reply's text is appended, the rest set (but model and text: NULL); false when there is none, or none young
 * enough. After an error there is none any more. */
bool lac_cache_get(struct lac_cache *cache, struct lac_id key, struct lac_cached *out, struct lac_str *text);

/* Written soon, by a thread of its own; the first reply to a key stays, unless it was too old to be served. */
void lac_cache_put(struct lac_cache *cache, const struct lac_cached *cached);

/* "<$XDG_CACHE_HOME or ~/.cache>/lacuna/replies.db"; empty when neither is known. Appends. */
void lac_cache_path(struct lac_str *out);

struct lac_cache_stats {
    int64_t replies, bytes; /* bytes of the file and its log */
    int64_t oldest_s;       /* when the oldest was made, seconds since 1970; 0: empty */
};
enum lac_status lac_cache_look(const char *path, struct lac_cache_stats *out, struct lac_error *err);

/* Takes out what is older than so many seconds (0: nothing by age), then the oldest until the file is no larger than
 * `bytes` (negative: any size). *gone: how many. A cache that is not there is empty. */
enum lac_status lac_cache_prune(const char *path, int64_t older_than_s, int64_t bytes, int64_t *gone,
                                struct lac_error *err);

/* Removes the file. Refused with LAC_E_BUSY while a process has it open. */
enum lac_status lac_cache_clear(const char *path, struct lac_error *err);

#endif
