#include "core/store/schema.h"
#include "core/store/db.h"
#include "scratch.h"

/* The tables of version 1, with a call that was answered. */
static const char version_1[] =
    "PRAGMA application_id = 1281450862; PRAGMA user_version = 1; BEGIN;"
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE call (seq INTEGER PRIMARY KEY, expected_tokens INTEGER NOT NULL, key BLOB NOT NULL,"
    "  model TEXT NOT NULL, purpose TEXT NOT NULL, request TEXT NOT NULL);"
    "CREATE TABLE reply (seq INTEGER PRIMARY KEY REFERENCES call (seq), ok INTEGER NOT NULL, http_status INTEGER NOT "
    "NULL, attempts INTEGER NOT NULL, latency_us INTEGER NOT NULL, tokens_in INTEGER NOT NULL,"
    "  tokens_out INTEGER NOT NULL, text TEXT, cause TEXT);"
    "CREATE TABLE record (kind INTEGER NOT NULL, rank INTEGER NOT NULL, id TEXT NOT NULL, grp TEXT NOT NULL, json TEXT "
    "NOT NULL, UNIQUE (kind, id));"
    "INSERT INTO call VALUES (1, 0, x'00000000000000010000000000000002', 'm', 'vote', '{}');"
    "INSERT INTO reply VALUES (1, 1, 200, 2, 5, 30, 4, '\"old\"', NULL);"
    "COMMIT; PRAGMA journal_mode = WAL;";

static void a_run_of_the_first_schema_is_brought_up_to_date(void **state)
{
    struct scratch *s = *state;
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(s->db, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, version_1, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    struct lac_store *store = try_open(s->db, false, true, NULL); /* also by one that only looks */
    struct lac_call call;
    struct lac_reply reply;
    assert_non_null(store);
    assert_true(lac_store_call(store, (struct lac_id){1, 2}, &call, &reply));
    assert_string_equal(reply.text, "\"old\"");
    assert_int_equal(reply.cost, -1);
    struct lac_spent spent = lac_store_spent(store);
    assert_int_equal(spent.calls, 2);
    assert_int_equal(spent.tokens, 34);
    lac_store_close(store);
    store = open_run(s->db);
    reserve(store, 7, NULL, NULL);
    settle(store, 7, true, NULL, NULL);
    flush(store);
    assert_reply(store, 7);
    lac_store_close(store);
}

/* Names of a table's columns, in the order of their names. */
static void columns_of(const char *path, const char *table, struct lac_str *out)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *rows = NULL;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, "SELECT name FROM pragma_table_info(?) ORDER BY name", -1, &rows, NULL), 0);
    sqlite3_bind_text(rows, 1, table, -1, SQLITE_STATIC);
    while (sqlite3_step(rows) == SQLITE_ROW)
        lac_str_addf(out, "%s ", (const char *)sqlite3_column_text(rows, 0));
    sqlite3_finalize(rows);
    sqlite3_close(db);
}

static void an_upgraded_file_has_the_columns_of_a_new_one(void **state)
{
    static const char *const tables[] = {"meta", "call", "again", "reply", "record"};
    struct scratch *s = *state;
    sqlite3 *db = NULL;
    char other[128];
    snprintf(other, sizeof other, "%s/other.db", s->folder);
    assert_int_equal(sqlite3_open(s->db, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, version_1, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    assert_int_equal(lac_db_upgrade(&lac_db_run, s->db, NULL), LAC_OK);
    assert_int_equal(lac_db_upgrade(&lac_db_run, s->db, NULL), LAC_OK); /* nothing left to do */
    assert_int_equal(lac_db_create(&lac_db_run, other, NULL), LAC_OK);
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        struct lac_str here = {0}, there = {0};
        columns_of(s->db, tables[i], &here);
        columns_of(other, tables[i], &there);
        assert_true(here.len > 0);
        assert_string_equal(lac_str_get(&here), lac_str_get(&there));
        lac_str_free(&here);
        lac_str_free(&there);
    }
    unlink(other);
}

static void a_file_of_one_kind_is_none_of_the_other(void **state)
{
    struct scratch *s = *state;
    struct lac_error err = {0};
    assert_int_equal(lac_db_create(&lac_db_cache, s->db, NULL), LAC_OK);
    assert_int_equal(lac_db_examine(&lac_db_cache, s->db, NULL), LAC_OK);
    assert_int_equal(lac_db_examine(&lac_db_run, s->db, &err), LAC_E_STORE);
    assert_non_null(strstr(err.message, "is not a lacuna run"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        scratch_test(a_run_of_the_first_schema_is_brought_up_to_date),
        scratch_test(an_upgraded_file_has_the_columns_of_a_new_one),
        scratch_test(a_file_of_one_kind_is_none_of_the_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
