/* state.h - what an open store is made of; shared by store.c and read.c, used on the owner's thread. */
#ifndef LAC_STORE_STATE_H
#define LAC_STORE_STATE_H

#include "core/base/arena.h"
#include "core/store/index.h"
#include "core/store/store.h"
#include "core/store/writer.h"

enum lac_query { LAC_Q_META, LAC_Q_REPLY, LAC_Q_CALL, LAC_QUERIES };

struct lac_store {
    char *path;
    int lock;                  /* -1: read-only */
    struct lac_writer *writer; /* NULL: read-only */
    struct lac_index *index;
    struct lac_writer_op *refused; /* completions of what a read-only store was asked to write, newest first */
    sqlite3 *reader;
    sqlite3_stmt *queries[LAC_QUERIES]; /* prepared when first needed */
    struct lac_arena *last_call;        /* strings that lac_store_call lent; NULL: none */
};

#endif
