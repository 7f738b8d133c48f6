#include "core/store/db.h"
#include "core/store/state.h"

/* Further attempts are counted where nobody settled them: those of the others stand in their replies. */
#define CALL_COLUMNS                                                                                                   \
    "SELECT c.key, c.model, c.purpose, c.request, c.expected_tokens, r.ok, r.http_status, r.text, r.cause,"            \
    " r.attempts, r.latency_us, r.tokens_in, r.tokens_out, r.spent_tokens, r.cost, r.estimated, r.reused,"             \
    " c.expected_cost,"                                                                                                \
    " CASE WHEN r.seq IS NULL THEN (SELECT count(*) FROM again a WHERE a.call = c.seq) END"                            \
    " FROM call c LEFT JOIN reply r ON r.seq = c.seq "

static const char *const QUERIES[LAC_QUERIES] = {
    [LAC_Q_META] = "SELECT value FROM meta WHERE key = ?",
    [LAC_Q_REPLY] = "SELECT text FROM reply WHERE seq = ? AND ok",
    [LAC_Q_CALL] = CALL_COLUMNS "WHERE c.seq = ?",
};

/* A read that fails must not look like a call that was never made: it would be paid for twice. So the store stops. */
static void read_failed(struct lac_store *store)
{
    struct lac_error cause;
    lac_db_fail(store->reader, store->path, "read", &cause);
    if (store->writer)
        lac_writer_fail(store->writer, &cause);
}

static sqlite3_stmt *query(struct lac_store *store, enum lac_query which)
{
    sqlite3_stmt **slot = &store->queries[which];
    if (!*slot &&
        sqlite3_prepare_v3(store->reader, QUERIES[which], -1, SQLITE_PREPARE_PERSISTENT, slot, NULL) != SQLITE_OK)
        read_failed(store);
    return *slot;
}

static bool first_row(struct lac_store *store, sqlite3_stmt *stmt)
{
    int step = sqlite3_step(stmt);
    if (step != SQLITE_ROW && step != SQLITE_DONE)
        read_failed(store);
    return step == SQLITE_ROW;
}

static const char *column(sqlite3_stmt *row, int i)
{
    return (const char *)sqlite3_column_text(row, i);
}

static void add_column(struct lac_str *out, sqlite3_stmt *row, int i)
{
    const char *text = column(row, i);
    lac_str_addn(out, text ? text : "", (size_t)sqlite3_column_bytes(row, i));
}

bool lac_store_get_meta(struct lac_store *store, const char *key, struct lac_str *out)
{
    sqlite3_stmt *stmt = query(store, LAC_Q_META);
    if (!stmt)
        return false;
    sqlite3_bind_text(stmt, 1, key, -1, SQLITE_STATIC);
    bool found = first_row(store, stmt);
    if (found)
        add_column(out, stmt, 0);
    sqlite3_reset(stmt);
    return found;
}

bool lac_store_reply(struct lac_store *store, struct lac_id key, struct lac_str *text)
{
    const struct lac_entry *entry = lac_index_get(store->index, key);
    if (!entry || entry->state != LAC_CALL_GOOD)
        return false;
    if (entry->pending) {
        lac_str_add(text, entry->pending);
        return true;
    }
    sqlite3_stmt *stmt = query(store, LAC_Q_REPLY);
    if (!stmt)
        return false;
    sqlite3_bind_int64(stmt, 1, entry->seq);
    bool found = first_row(store, stmt);
    if (found)
        add_column(text, stmt, 0);
    sqlite3_reset(stmt);
    return found;
}

static void read_call(sqlite3_stmt *row, struct lac_call *call, struct lac_reply *reply)
{
    *call = (struct lac_call){
        .model = column(row, 1),
        .purpose = column(row, 2),
        .request = column(row, 3),
        .expected_tokens = sqlite3_column_int64(row, 4),
        .expected_cost = sqlite3_column_int64(row, 17),
    };
    if (sqlite3_column_bytes(row, 0) == 16)
        call->key = lac_key_from_bytes(sqlite3_column_blob(row, 0));
    *reply = (struct lac_reply){.tokens_in = -1, .tokens_out = -1, .cost = -1};
    if (sqlite3_column_type(row, 5) == SQLITE_NULL) {
        reply->lost = true;
        reply->attempts = 1 + sqlite3_column_int(row, 18);
        reply->spent_tokens = reply->attempts * call->expected_tokens;
        reply->cost = call->expected_cost < 0 ? -1 : reply->attempts * call->expected_cost;
        return;
    }
    reply->ok = sqlite3_column_int(row, 5) != 0;
    reply->http_status = sqlite3_column_int(row, 6);
    reply->text = column(row, 7);
    reply->cause = column(row, 8);
    reply->attempts = sqlite3_column_int(row, 9);
    reply->latency_us = sqlite3_column_int64(row, 10);
    reply->tokens_in = sqlite3_column_int64(row, 11);
    reply->tokens_out = sqlite3_column_int64(row, 12);
    reply->spent_tokens = sqlite3_column_int64(row, 13);
    reply->cost = sqlite3_column_int64(row, 14);
    reply->estimated = sqlite3_column_int(row, 15) != 0;
    reply->reused = sqlite3_column_int(row, 16) != 0;
}

static void keep(struct lac_arena *arena, const char **text)
{
    if (*text)
        *text = lac_arena_strdup(arena, *text);
}

/* The strings are copied: a row left open would hold the reader at an old state of the database. */
bool lac_store_call(struct lac_store *store, struct lac_id key, struct lac_call *call, struct lac_reply *reply)
{
    const struct lac_entry *entry = lac_index_get(store->index, key);
    if (!entry)
        return false;
    if (store->writer)
        lac_writer_flush(store->writer, NULL); /* its row may still be in the queue */
    sqlite3_stmt *stmt = query(store, LAC_Q_CALL);
    if (!stmt)
        return false;
    sqlite3_bind_int64(stmt, 1, entry->seq);
    bool found = first_row(store, stmt);
    if (found) {
        read_call(stmt, call, reply);
        lac_arena_free(store->last_call);
        store->last_call = lac_arena_new();
        const char **texts[] = {&call->model, &call->purpose, &call->request, &reply->text, &reply->cause};
        for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
            keep(store->last_call, texts[i]);
    }
    sqlite3_reset(stmt);
    return found;
}

enum lac_status lac_store_each(struct lac_store *store, enum lac_record kind,
                               bool (*visit)(void *user, const char *id, const char *group, int64_t rank,
                                             const char *json),
                               void *user, struct lac_error *err)
{
    static const char SQL[] = "SELECT id, grp, rank, json FROM record WHERE kind = ? ORDER BY grp, rank, id";
    sqlite3_stmt *rows = NULL;
    int step = sqlite3_prepare_v2(store->reader, SQL, -1, &rows, NULL);
    if (step == SQLITE_OK) {
        sqlite3_bind_int64(rows, 1, (int64_t)kind);
        while ((step = sqlite3_step(rows)) == SQLITE_ROW)
            if (!visit(user, column(rows, 0), column(rows, 1), sqlite3_column_int64(rows, 2), column(rows, 3))) {
                step = SQLITE_DONE;
                break;
            }
    }
    enum lac_status status = step == SQLITE_DONE ? LAC_OK : lac_db_fail(store->reader, store->path, "read", err);
    sqlite3_finalize(rows);
    return status;
}

enum lac_status lac_store_each_call(struct lac_store *store,
                                    bool (*visit)(void *user, const struct lac_call *call,
                                                  const struct lac_reply *reply),
                                    void *user, struct lac_error *err)
{
    sqlite3_stmt *rows = NULL;
    int step = sqlite3_prepare_v2(store->reader, CALL_COLUMNS "ORDER BY c.seq", -1, &rows, NULL);
    if (step == SQLITE_OK)
        while ((step = sqlite3_step(rows)) == SQLITE_ROW) {
            struct lac_call call;
            struct lac_reply reply;
            read_call(rows, &call, &reply);
            if (!visit(user, &call, &reply)) {
                step = SQLITE_DONE;
                break;
            }
        }
    enum lac_status status = step == SQLITE_DONE ? LAC_OK : lac_db_fail(store->reader, store->path, "read", err);
    sqlite3_finalize(rows);
    return status;
}
