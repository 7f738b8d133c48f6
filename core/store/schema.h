/* schema.h - the tables of run.db.
 *
 * Calls are a journal: each reservation is a row of its own and stays, so that what was spent can be counted. There is
 * no index on a call's key: it is random, which would triple the cost of a row; the keys are held in memory (index.h).
 */
#ifndef LAC_STORE_SCHEMA_H
#define LAC_STORE_SCHEMA_H

#define LAC_SCHEMA_APPLICATION 0x4c61636e /* "Lacn", PRAGMA application_id */
#define LAC_SCHEMA_VERSION     1          /* PRAGMA user_version */

#define LAC_SCHEMA_SQL                                                                                                 \
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"                                     \
    "CREATE TABLE call ("                                                                                              \
    "  seq INTEGER PRIMARY KEY, expected_tokens INTEGER NOT NULL, key BLOB NOT NULL,"                                  \
    "  model TEXT NOT NULL, purpose TEXT NOT NULL, request TEXT NOT NULL);"                                            \
    "CREATE TABLE reply ("                                                                                             \
    "  seq INTEGER PRIMARY KEY REFERENCES call (seq), ok INTEGER NOT NULL, http_status INTEGER NOT NULL,"              \
    "  attempts INTEGER NOT NULL, latency_us INTEGER NOT NULL, tokens_in INTEGER NOT NULL,"                            \
    "  tokens_out INTEGER NOT NULL, text TEXT, cause TEXT);"                                                           \
    "CREATE TABLE record ("                                                                                            \
    "  kind INTEGER NOT NULL, rank INTEGER NOT NULL, id TEXT NOT NULL, grp TEXT NOT NULL, json TEXT NOT NULL,"         \
    "  UNIQUE (kind, id));"

#endif
