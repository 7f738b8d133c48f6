/* What the journal of calls costs, beside bare SQLite that inserts the same bytes in the same groups, and how long it
 * takes to open what it holds. CPU is that of the process: the loop's thread and the store's. */
#include "core/store/store.h"
#include "core/base/file.h"
#include "core/store/cache.h"
#include "tests/bench/bench.h"

#include <sqlite3.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { CALLS = 20000, IN_FLIGHT = 256, MANY = 1000000, REQUEST = 700 };

static const char REPLY[] =
    "{\"finish\":\"stop\",\"model\":\"model-1\",\"text\":\"B\",\"usage\":{\"input\":180,\"output\":1}}";
static char request[REQUEST + 1], folder[64];

static double cpu_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static double wall_s(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static const char *fresh(const char *name)
{
    static char path[128], other[160];
    static const char *const ends[] = {"", "-wal", "-shm", ".lock"};
    snprintf(path, sizeof path, "%s/%s", folder, name);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        snprintf(other, sizeof other, "%s%s", path, ends[i]);
        unlink(other);
    }
    return path;
}

static struct lac_id key_of(int64_t n)
{
    return lac_id_of_bytes(&n, sizeof n);
}

static void reserve(struct lac_store *store, int64_t n)
{
    struct lac_call call = {.key = key_of(n),
                            .model = "model",
                            .purpose = "vote",
                            .request = request,
                            .expected_tokens = 956,
                            .expected_cost = 143400000};
    lac_store_reserve(store, &call, NULL, NULL);
}

static void settle(struct lac_store *store, int64_t n)
{
    struct lac_reply reply = {.ok = true,
                              .http_status = 200,
                              .text = REPLY,
                              .attempts = 1,
                              .latency_us = 400000,
                              .tokens_in = 180,
                              .tokens_out = 1,
                              .spent_tokens = 181,
                              .cost = 27600000};
    lac_store_settle(store, key_of(n), &reply, NULL, NULL);
}

/* As a run does it: what is in flight is reserved, committed, and then settled. */
static void journal(struct lac_store *store, struct lac_cache *cache, int64_t calls)
{
    for (int64_t first = 0; first < calls; first += IN_FLIGHT) {
        int64_t end = first + IN_FLIGHT < calls ? first + IN_FLIGHT : calls;
        for (int64_t n = first; n < end; n++)
            reserve(store, n);
        MUST(lac_store_flush(store, NULL) == LAC_OK);
        for (int64_t n = first; n < end; n++) {
            settle(store, n);
            struct lac_cached cached = {
                .key = key_of(n), .model = "model", .text = REPLY, .tokens_in = 180, .tokens_out = 1};
            if (cache)
                lac_cache_put(cache, &cached);
        }
        MUST(lac_store_flush(store, NULL) == LAC_OK);
        lac_store_dispatch(store);
    }
}

static struct lac_store *open_store(const char *path)
{
    struct lac_store_options options = {.path = path, .create = true};
    struct lac_store *store = lac_store_open(&options, NULL);
    MUST(store);
    return store;
}

static double ours_us(bool cached)
{
    struct lac_cache_options options = {.path = cached ? fresh("replies.db") : NULL};
    struct lac_cache *cache = cached ? lac_cache_open(&options, NULL) : NULL;
    struct lac_store *store = open_store(fresh("run.db"));
    double before = cpu_us();
    journal(store, cache, CALLS);
    lac_cache_close(cache);
    double took = cpu_us() - before;
    lac_store_close(store);
    return took / CALLS;
}

static void run_sql(sqlite3 *db, const char *sql)
{
    MUST(sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK);
}

static void insert(sqlite3_stmt *stmt, int64_t seq, const char *text)
{
    sqlite3_bind_int64(stmt, 1, seq);
    sqlite3_bind_text(stmt, 2, text, -1, SQLITE_STATIC);
    MUST(sqlite3_step(stmt) == SQLITE_DONE);
    sqlite3_reset(stmt);
}

static double bare_us(void)
{
    sqlite3 *db;
    sqlite3_stmt *call, *reply;
    MUST(sqlite3_open(fresh("bare.db"), &db) == SQLITE_OK);
    run_sql(db,
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE call (seq INTEGER PRIMARY KEY, text "
            "TEXT); CREATE TABLE reply (seq INTEGER PRIMARY KEY, text TEXT)");
    MUST(sqlite3_prepare_v2(db, "INSERT INTO call VALUES (?, ?)", -1, &call, NULL) == SQLITE_OK);
    MUST(sqlite3_prepare_v2(db, "INSERT INTO reply VALUES (?, ?)", -1, &reply, NULL) == SQLITE_OK);
    double before = cpu_us();
    for (int first = 0; first < CALLS; first += IN_FLIGHT) {
        int end = first + IN_FLIGHT < CALLS ? first + IN_FLIGHT : CALLS;
        run_sql(db, "BEGIN");
        for (int n = first; n < end; n++)
            insert(call, n, request);
        run_sql(db, "COMMIT; BEGIN");
        for (int n = first; n < end; n++)
            insert(reply, n, REPLY);
        run_sql(db, "COMMIT");
    }
    double took = cpu_us() - before;
    sqlite3_finalize(call);
    sqlite3_finalize(reply);
    sqlite3_close(db);
    return took / CALLS;
}

static double reopen_s(const char *path)
{
    double before = wall_s();
    struct lac_store *store = open_store(path);
    double took = wall_s() - before;
    MUST(lac_store_calls(store) == MANY && lac_store_spent(store).calls == MANY);
    lac_store_close(store);
    return took;
}

/* SQLite alone walks over the same columns. */
static double walk_s(const char *path)
{
    sqlite3 *db;
    sqlite3_stmt *rows;
    double before = wall_s();
    MUST(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK);
    MUST(
        sqlite3_prepare_v2(db,
                           "SELECT c.seq, c.key, r.ok, r.attempts, r.spent_tokens, r.cost FROM call c LEFT JOIN reply r"
                           " ON r.seq = c.seq ORDER BY c.seq",
                           -1, &rows, NULL) == SQLITE_OK);
    int64_t n = 0;
    while (sqlite3_step(rows) == SQLITE_ROW)
        n += sqlite3_column_int(rows, 2);
    MUST(n == MANY);
    sqlite3_finalize(rows);
    sqlite3_close(db);
    return wall_s() - before;
}

int main(void)
{
    struct series plain, cached, opened;
    strcpy(folder, "/tmp/lacuna-bench-XXXXXX");
    MUST(mkdtemp(folder));
    memset(request, 'x', REQUEST);
    print_head();
    for (int i = 0; i < REPEATS; i++) {
        plain.ours[i] = ours_us(false);
        cached.ours[i] = ours_us(true);
        plain.peer[i] = cached.peer[i] = bare_us();
    }
    print_row("journal of a call", "us CPU", &plain);
    print_row("with the cache of all runs", "us CPU", &cached);
    struct lac_store *store = open_store(fresh("run.db"));
    journal(store, NULL, MANY);
    lac_store_close(store);
    char path[128];
    snprintf(path, sizeof path, "%s/run.db", folder);
    for (int i = 0; i < REPEATS; i++) {
        opened.ours[i] = reopen_s(path);
        opened.peer[i] = walk_s(path);
    }
    print_row("opening 1,000,000 calls", "s", &opened);
    fresh("run.db");
    fresh("bare.db");
    fresh("replies.db");
    MUST(rmdir(folder) == 0);
    return 0;
}
