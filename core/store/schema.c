/* The tables. A change to one raises its version and adds an upgrade from the version before. */
#include "core/store/schema.h"

#include <stddef.h>

/* Version 2 counts money and attempts. What version 1 settled has no cost, and no attempt that failed unseen. */
static const char *const run_upgrades[] = {
    "ALTER TABLE call ADD COLUMN expected_cost INTEGER NOT NULL DEFAULT -1;"
    "ALTER TABLE reply ADD COLUMN estimated INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE reply ADD COLUMN reused INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE reply ADD COLUMN spent_tokens INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE reply ADD COLUMN cost INTEGER NOT NULL DEFAULT -1;"
    "CREATE TABLE again (call INTEGER NOT NULL);"
    "UPDATE reply SET spent_tokens = max(tokens_in, 0) + max(tokens_out, 0);",
};

const struct lac_db_kind lac_db_run = {
    .what = "lacuna run",
    .application = 0x4c61636e, /* "Lacn" */
    .version = 2,
    .first = "",
    .sql = "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
           "CREATE TABLE call ("
           "  seq INTEGER PRIMARY KEY, expected_tokens INTEGER NOT NULL, key BLOB NOT NULL,"
           "  model TEXT NOT NULL, purpose TEXT NOT NULL, request TEXT NOT NULL,"
           "  expected_cost INTEGER NOT NULL DEFAULT -1);"
           "CREATE TABLE again (call INTEGER NOT NULL);"
           "CREATE TABLE reply ("
           "  seq INTEGER PRIMARY KEY REFERENCES call (seq), ok INTEGER NOT NULL, http_status INTEGER NOT NULL,"
           "  attempts INTEGER NOT NULL, latency_us INTEGER NOT NULL, tokens_in INTEGER NOT NULL,"
           "  tokens_out INTEGER NOT NULL, text TEXT, cause TEXT, estimated INTEGER NOT NULL DEFAULT 0,"
           "  reused INTEGER NOT NULL DEFAULT 0, spent_tokens INTEGER NOT NULL DEFAULT 0,"
           "  cost INTEGER NOT NULL DEFAULT -1);"
           "CREATE TABLE record ("
           "  kind INTEGER NOT NULL, rank INTEGER NOT NULL, id TEXT NOT NULL, grp TEXT NOT NULL, json TEXT NOT NULL,"
           "  UNIQUE (kind, id));",
    .upgrades = run_upgrades,
};

/* No prompt is in it: a key is a hash of the request, and a request cannot be had back from it. */
const struct lac_db_kind lac_db_cache = {
    .what = "lacuna cache",
    .application = 0x4c616363, /* "Lacc" */
    .version = 1,
    .first = "PRAGMA auto_vacuum = INCREMENTAL;", /* pruning gives the disk its room back */
    .sql = "CREATE TABLE reply ("
           "  seq INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, made INTEGER NOT NULL, model TEXT NOT NULL,"
           "  tokens_in INTEGER NOT NULL, tokens_out INTEGER NOT NULL, estimated INTEGER NOT NULL,"
           "  sum INTEGER NOT NULL, text TEXT NOT NULL);", /* sum: a hash of the text */
    .upgrades = NULL,
};
