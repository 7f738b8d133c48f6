/* schema.h - the kinds of database there are: a run's (run.db), and the replies shared by all runs (replies.db).
 *
 * run.db: calls are a journal: each reservation is a row of its own and stays, so that what was spent can be counted;
 * each further attempt is a row in `again`. There is no index on a call's key: it is random, which would triple the
 * cost of a row; the keys are held in memory (index.h). Costs are in 1e-12 USD, -1 where the price is not known. */
#ifndef LAC_STORE_SCHEMA_H
#define LAC_STORE_SCHEMA_H

#include <stdint.h>

/* A kind of database file: what it is called, how it is known, how it is made. */
struct lac_db_kind {
    const char *what;            /* "lacuna run" */
    uint32_t application;        /* PRAGMA application_id */
    uint32_t version;            /* PRAGMA user_version */
    const char *first;           /* pragmas that a file must be born with, or "" */
    const char *sql;             /* its tables */
    const char *const *upgrades; /* [v - 1]: from version v to v + 1 */
};

extern const struct lac_db_kind lac_db_run, lac_db_cache;

#endif
