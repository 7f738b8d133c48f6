#include "core/store/store.h"
#include "core/base/alloc.h"
#include "core/store/db.h"
#include "core/store/lock.h"
#include "core/store/state.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum op { OP_RESERVE, OP_AGAIN, OP_WITHDRAW, OP_SETTLE, OP_PUT, OP_META, OPS };

static const struct lac_writer_sql SQL[OPS] = {
    [OP_RESERVE] = {"INSERT INTO call (seq, expected_tokens, expected_cost, model, purpose, request, key)"
                    " VALUES (?,?,?,?,?,?,?)",
                    3, 3, true},
    [OP_AGAIN] = {"INSERT INTO again (call) VALUES (?)", 1, 0, false},
    [OP_WITHDRAW] = {"DELETE FROM call WHERE seq = ?", 1, 0, false},
    [OP_SETTLE] = {"INSERT INTO reply (seq, ok, http_status, attempts, latency_us, tokens_in, tokens_out,"
                   " spent_tokens, cost, estimated, reused, text, cause) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
                   11, 2, false},
    [OP_PUT] = {"INSERT INTO record (kind, rank, id, grp, json) VALUES (?,?,?,?,?) ON CONFLICT (kind, id)"
                " DO UPDATE SET rank = excluded.rank, grp = excluded.grp, json = excluded.json",
                2, 3, false},
    [OP_META] = {"INSERT INTO meta (key, value) VALUES (?,?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", 0,
                 2, false},
};

static struct lac_writer_op *new_op(enum op op, const char *const texts[LAC_OP_TEXTS])
{
    return lac_writer_op_new(&SQL[op], texts);
}

static const char *const NO_TEXTS[LAC_OP_TEXTS] = {NULL};

static enum lac_status take_file(struct lac_store *store, const struct lac_store_options *options,
                                 struct lac_error *err)
{
    if (!options->create && access(options->path, F_OK) != 0 && errno == ENOENT)
        return lac_fail(err, LAC_E_NOTFOUND, "there is no run at %s", options->path);
    enum lac_status status = LAC_OK;
    if (!options->read_only)
        status = lac_lock_take(options->path, &store->lock, err);
    if (status == LAC_OK)
        status = lac_db_examine(&lac_db_run, options->path, err);
    if (status == LAC_E_NOTFOUND && options->create && !options->read_only)
        status = lac_db_create(&lac_db_run, options->path, err);
    else if (status == LAC_OK)
        status = lac_db_upgrade(&lac_db_run, options->path, err);
    return status;
}

struct lac_store *lac_store_open(const struct lac_store_options *options, struct lac_error *err)
{
    struct lac_store *store = lac_alloc_zero(1, sizeof *store);
    store->lock = -1;
    store->path = lac_strdup(options->path);
    store->index = lac_index_new();
    sqlite3 *db = NULL;
    if (take_file(store, options, err) != LAC_OK)
        goto failed;
    if (lac_db_open(&lac_db_run, options->path, LAC_DB_READ, &store->reader, err) != LAC_OK ||
        lac_db_check(store->reader, options->path, err) != LAC_OK ||
        lac_index_load(store->index, store->reader, options->path, err) != LAC_OK)
        goto failed;
    if (options->read_only)
        return store;
    if (lac_db_open(&lac_db_run, options->path, LAC_DB_WRITE, &db, err) != LAC_OK)
        goto failed;
    store->writer = lac_writer_start(db, options->path, SQL, OPS, options->notify, options->notify_user, err);
    if (store->writer)
        return store;
failed:
    lac_db_abandon(store->reader);
    store->reader = NULL;
    lac_store_close(store);
    return NULL;
}

void lac_store_close(struct lac_store *store)
{
    if (!store)
        return;
    for (int i = 0; i < LAC_QUERIES; i++)
        sqlite3_finalize(store->queries[i]);
    sqlite3_close(store->reader);
    lac_writer_stop(store->writer); /* the last connection to close carries the log over into the file */
    while (store->refused) {
        struct lac_writer_op *next = store->refused->next;
        free(store->refused);
        store->refused = next;
    }
    lac_index_free(store->index);
    lac_arena_free(store->last_call);
    lac_lock_release(store->lock);
    free(store->path);
    free(store);
}

static void give(struct lac_store *store, struct lac_writer_op *op)
{
    if (store->writer) {
        lac_writer_give_take(store->writer, op);
        return;
    }
    op->status = LAC_E_STORE;
    op->next = store->refused;
    store->refused = op;
}

static void give_nothing(struct lac_store *store, enum lac_status status, lac_store_done *done, void *user)
{
    struct lac_writer_op *op = lac_writer_op_new(NULL, NO_TEXTS);
    op->status = status;
    op->done = done;
    op->user = user;
    give(store, op);
}

enum lac_status lac_store_set_meta(struct lac_store *store, const char *key, const char *value, struct lac_error *err)
{
    if (store->writer)
        lac_writer_give_take(store->writer, new_op(OP_META, (const char *const[]){key, value, NULL}));
    else
        return lac_fail(err, LAC_E_STORE, "%s is open for reading only", store->path);
    return lac_store_flush(store, err);
}

void lac_store_reserve(struct lac_store *store, const struct lac_call *call, lac_store_done *done, void *user)
{
    struct lac_entry *entry = lac_index_get(store->index, call->key);
    if (entry && (entry->state == LAC_CALL_RESERVED || entry->state == LAC_CALL_GOOD)) {
        give_nothing(store, LAC_OK, done, user); /* its row is there, or ahead in the queue */
        return;
    }
    const char *texts[LAC_OP_TEXTS] = {call->model ? call->model : "", call->purpose ? call->purpose : "",
                                       call->request ? call->request : ""};
    struct lac_writer_op *op = new_op(OP_RESERVE, texts);
    op->key = call->key;
    op->done = done;
    op->user = user;
    op->numbers[0] = lac_index_reserve(store->index, call->key)->seq;
    op->numbers[1] = call->expected_tokens;
    op->numbers[2] = call->expected_cost;
    give(store, op);
}

void lac_store_again(struct lac_store *store, struct lac_id key, lac_store_done *done, void *user)
{
    const struct lac_entry *entry = lac_index_get(store->index, key);
    if (!entry || entry->state != LAC_CALL_RESERVED) {
        give_nothing(store, LAC_E_INVALID, done, user);
        return;
    }
    struct lac_writer_op *op = new_op(OP_AGAIN, NO_TEXTS);
    op->done = done;
    op->user = user;
    op->numbers[0] = entry->seq;
    give(store, op);
}

void lac_store_withdraw(struct lac_store *store, struct lac_id key)
{
    struct lac_entry *entry = lac_index_get(store->index, key);
    if (!entry || entry->state != LAC_CALL_RESERVED)
        return;
    struct lac_writer_op *op = new_op(OP_WITHDRAW, NO_TEXTS);
    op->numbers[0] = entry->seq;
    lac_index_set(store->index, entry, LAC_CALL_FAILED); /* may be reserved again */
    give(store, op);
}

void lac_store_settle(struct lac_store *store, struct lac_id key, const struct lac_reply *reply, lac_store_done *done,
                      void *user)
{
    struct lac_entry *entry = lac_index_get(store->index, key);
    if (!entry || entry->state != LAC_CALL_RESERVED) {
        bool again = entry && entry->state == LAC_CALL_GOOD; /* the first good reply stays */
        give_nothing(store, again ? LAC_OK : LAC_E_INVALID, done, user);
        return;
    }
    const char *text = reply->ok ? (reply->text ? reply->text : "") : NULL;
    struct lac_writer_op *op = new_op(OP_SETTLE, (const char *const[]){text, reply->ok ? NULL : reply->cause, NULL});
    op->comes_back = true;
    op->key = key;
    op->done = done;
    op->user = user;
    int64_t numbers[LAC_OP_NUMBERS] = {entry->seq,        reply->ok,        reply->http_status, reply->attempts,
                                       reply->latency_us, reply->tokens_in, reply->tokens_out,  reply->spent_tokens,
                                       reply->cost,       reply->estimated, reply->reused};
    memcpy(op->numbers, numbers, sizeof numbers);
    lac_index_set(store->index, entry, reply->ok ? LAC_CALL_GOOD : LAC_CALL_FAILED);
    entry->pending = op->texts[0];
    give(store, op);
}

void lac_store_put(struct lac_store *store, enum lac_record kind, const char *id, const char *group, int64_t rank,
                   const char *json)
{
    struct lac_writer_op *op = new_op(OP_PUT, (const char *const[]){id, group ? group : "", json});
    op->numbers[0] = (int64_t)kind;
    op->numbers[1] = rank;
    give(store, op);
}

size_t lac_store_calls(const struct lac_store *store)
{
    return lac_index_good(store->index);
}

struct lac_spent lac_store_spent(const struct lac_store *store)
{
    return lac_index_spent(store->index);
}

size_t lac_store_unsettled(const struct lac_store *store)
{
    return lac_index_lost(store->index);
}

enum lac_status lac_store_flush(struct lac_store *store, struct lac_error *err)
{
    if (store->writer)
        return lac_writer_flush(store->writer, err);
    return store->refused ? lac_fail(err, LAC_E_STORE, "%s is open for reading only", store->path) : LAC_OK;
}

/* The reply is in the database now, or will never be. */
static void end_pending(struct lac_store *store, const struct lac_writer_op *op)
{
    struct lac_entry *entry = lac_index_get(store->index, op->key);
    if (!op->texts[0] || entry->pending != op->texts[0])
        return;
    entry->pending = NULL;
    if (op->status != LAC_OK)
        lac_index_set(store->index, entry, LAC_CALL_FAILED);
}

static struct lac_writer_op *refused_in_order(struct lac_store *store)
{
    struct lac_writer_op *first = NULL;
    while (store->refused) {
        struct lac_writer_op *op = store->refused;
        store->refused = op->next;
        op->next = first;
        first = op;
    }
    return first;
}

size_t lac_store_dispatch(struct lac_store *store)
{
    struct lac_writer_op *op = store->writer ? lac_writer_finished(store->writer) : refused_in_order(store);
    size_t ran = 0;
    while (op) {
        struct lac_writer_op *next = op->next;
        if (op->comes_back)
            end_pending(store, op);
        if (op->done) {
            op->done(op->user, op->status);
            ran++;
        }
        free(op);
        op = next;
    }
    return ran;
}
