/* index.h - what is known of each call's key, in memory: 1,000,000 calls take about 90 MB.
 *
 * Used by the owner's thread alone. */
#ifndef LAC_STORE_INDEX_H
#define LAC_STORE_INDEX_H

#include "core/base/hash.h"
#include "core/base/status.h"
#include "core/store/store.h"
#include <sqlite3.h>
#include <stddef.h>
#include <stdint.h>

enum lac_call_state {
    LAC_CALL_LOST,     /* reserved by an earlier process and never settled */
    LAC_CALL_RESERVED, /* reserved by this process */
    LAC_CALL_FAILED,   /* settled without a good reply: may be reserved again */
    LAC_CALL_GOOD,
};

struct lac_entry {
    int64_t seq; /* row of its latest reservation */
    enum lac_call_state state;
    const char *pending; /* the reply's text until it is committed and dispatched; then NULL */
};

struct lac_index;

struct lac_index *lac_index_new(void);
void lac_index_free(struct lac_index *index); /* NULL is fine */

/* Reads all calls of the database. */
enum lac_status lac_index_load(struct lac_index *index, sqlite3 *db, const char *path, struct lac_error *err);

struct lac_entry *lac_index_get(const struct lac_index *index, struct lac_id key); /* NULL when absent */

/* The entry of a key, made when it is absent, as reserved in a new row. */
struct lac_entry *lac_index_reserve(struct lac_index *index, struct lac_id key);
void lac_index_set(struct lac_index *index, struct lac_entry *entry, enum lac_call_state state);

size_t lac_index_good(const struct lac_index *index); /* keys with a good reply */
size_t lac_index_lost(const struct lac_index *index); /* reservations that no process settled, as found by load */

struct lac_spent lac_index_spent(const struct lac_index *index); /* by the processes before, as found by load */

/* A key as 16 bytes whose order is that of the hex form. */
void lac_key_bytes(struct lac_id key, unsigned char out[16]);
struct lac_id lac_key_from_bytes(const unsigned char in[16]);

#endif
