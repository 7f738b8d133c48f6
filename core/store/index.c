#include "core/store/index.h"
#include "core/base/alloc.h"
#include "core/base/arena.h"
#include "core/base/map.h"
#include "core/store/db.h"

#include <stdbool.h>
#include <stdlib.h>

struct lac_index {
    struct lac_map *map;
    struct lac_arena *entries;
    size_t good, lost;
    int64_t last_seq;
    struct lac_spent spent;
};

struct lac_index *lac_index_new(void)
{
    struct lac_index *index = lac_alloc_zero(1, sizeof *index);
    index->map = lac_map_new();
    index->entries = lac_arena_new();
    return index;
}

void lac_index_free(struct lac_index *index)
{
    if (!index)
        return;
    lac_map_free(index->map);
    lac_arena_free(index->entries);
    free(index);
}

void lac_key_bytes(struct lac_id key, unsigned char out[16])
{
    for (int i = 0; i < 8; i++) {
        out[i] = (unsigned char)(key.hi >> (56 - 8 * i));
        out[8 + i] = (unsigned char)(key.lo >> (56 - 8 * i));
    }
}

struct lac_id lac_key_from_bytes(const unsigned char in[16])
{
    struct lac_id key = {0, 0};
    for (int i = 0; i < 8; i++) {
        key.hi = key.hi << 8 | in[i];
        key.lo = key.lo << 8 | in[8 + i];
    }
    return key;
}

static struct lac_entry *entry_of(struct lac_index *index, struct lac_id key)
{
    struct lac_entry *entry = lac_map_get(index->map, key);
    if (!entry) {
        entry = lac_arena_alloc(index->entries, sizeof *entry);
        lac_map_put(index->map, key, entry);
    }
    return entry;
}

enum column { C_SEQ, C_KEY, C_OK, C_ATTEMPTS, C_SPENT, C_COST, C_EXPECTED, C_EXPECTED_COST };

static void add_spent(struct lac_index *index, int64_t calls, int64_t tokens, int64_t cost)
{
    index->spent.calls += calls;
    index->spent.tokens += tokens;
    index->spent.cost += cost > 0 ? cost : 0;
}

static void add_row(struct lac_index *index, sqlite3_stmt *row)
{
    struct lac_entry *entry = entry_of(index, lac_key_from_bytes(sqlite3_column_blob(row, C_KEY)));
    bool settled = sqlite3_column_type(row, C_OK) != SQLITE_NULL;
    index->last_seq = sqlite3_column_int64(row, C_SEQ);
    if (settled) {
        add_spent(index, sqlite3_column_int64(row, C_ATTEMPTS), sqlite3_column_int64(row, C_SPENT),
                  sqlite3_column_int64(row, C_COST));
    } else {
        index->lost++;
        add_spent(index, 1, sqlite3_column_int64(row, C_EXPECTED), sqlite3_column_int64(row, C_EXPECTED_COST));
    }
    if (entry->state == LAC_CALL_GOOD)
        return;
    entry->seq = index->last_seq;
    lac_index_set(index, entry,
                  !settled                             ? LAC_CALL_LOST
                  : sqlite3_column_int(row, C_OK) != 0 ? LAC_CALL_GOOD
                                                       : LAC_CALL_FAILED);
}

/* Further attempts of calls that no process settled: each may have been paid for as much as the first. */
static enum lac_status add_lost_attempts(struct lac_index *index, sqlite3 *db, const char *path, struct lac_error *err)
{
    static const char SQL[] = "SELECT count(*), sum(c.expected_tokens), sum(max(c.expected_cost, 0)) FROM again a"
                              " JOIN call c ON c.seq = a.call LEFT JOIN reply r ON r.seq = a.call WHERE r.seq IS NULL";
    sqlite3_stmt *row = NULL;
    enum lac_status status = LAC_OK;
    if (sqlite3_prepare_v2(db, SQL, -1, &row, NULL) != SQLITE_OK || sqlite3_step(row) != SQLITE_ROW)
        status = lac_db_fail(db, path, "read", err);
    else
        add_spent(index, sqlite3_column_int64(row, 0), sqlite3_column_int64(row, 1), sqlite3_column_int64(row, 2));
    sqlite3_finalize(row);
    return status;
}

enum lac_status lac_index_load(struct lac_index *index, sqlite3 *db, const char *path, struct lac_error *err)
{
    static const char SQL[] = "SELECT c.seq, c.key, r.ok, r.attempts, r.spent_tokens, r.cost, c.expected_tokens,"
                              " c.expected_cost FROM call c LEFT JOIN reply r ON r.seq = c.seq ORDER BY c.seq";
    sqlite3_stmt *rows = NULL;
    enum lac_status status = LAC_OK;
    int step = sqlite3_prepare_v2(db, SQL, -1, &rows, NULL);
    if (step == SQLITE_OK)
        while ((step = sqlite3_step(rows)) == SQLITE_ROW) {
            if (sqlite3_column_bytes(rows, C_KEY) != 16) {
                status = lac_fail(err, LAC_E_STORE, "%s is damaged: call %lld has no key", path,
                                  (long long)sqlite3_column_int64(rows, C_SEQ));
                goto done;
            }
            add_row(index, rows);
        }
    status = step == SQLITE_DONE ? add_lost_attempts(index, db, path, err) : lac_db_fail(db, path, "read", err);
done:
    sqlite3_finalize(rows);
    return status;
}

struct lac_entry *lac_index_get(const struct lac_index *index, struct lac_id key)
{
    return lac_map_get(index->map, key);
}

struct lac_entry *lac_index_reserve(struct lac_index *index, struct lac_id key)
{
    struct lac_entry *entry = entry_of(index, key);
    entry->seq = ++index->last_seq;
    lac_index_set(index, entry, LAC_CALL_RESERVED);
    return entry;
}

void lac_index_set(struct lac_index *index, struct lac_entry *entry, enum lac_call_state state)
{
    index->good -= entry->state == LAC_CALL_GOOD;
    index->good += state == LAC_CALL_GOOD;
    entry->state = state;
}

size_t lac_index_good(const struct lac_index *index)
{
    return index->good;
}

struct lac_spent lac_index_spent(const struct lac_index *index)
{
    return index->spent;
}

size_t lac_index_lost(const struct lac_index *index)
{
    return index->lost;
}
