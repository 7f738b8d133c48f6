/* writer.h - the store's thread: what is handed in is committed in groups, in order, and comes back as completions.
 *
 * The queue, the counters and the first error are shared with the owner's thread under one mutex; the database
 * connection belongs to the writer's thread alone. */
#ifndef LAC_STORE_WRITER_H
#define LAC_STORE_WRITER_H

#include "core/base/hash.h"
#include "core/store/store.h"
#include <sqlite3.h>

enum { LAC_OP_NUMBERS = 11, LAC_OP_TEXTS = 3 };

/* A statement that ops are written with. Its parameters in order: the numbers, the texts, the key. */
struct lac_writer_sql {
    const char *sql;
    int numbers, texts;
    bool key;
};

/* One thing to write. Its texts lie in the same block of memory. */
struct lac_writer_op {
    struct lac_writer_op *next;
    const struct lac_writer_sql *with; /* NULL: nothing is written, it only takes its turn */
    bool comes_back;                   /* also without a `done` */
    int64_t numbers[LAC_OP_NUMBERS];
    const char *texts[LAC_OP_TEXTS];
    struct lac_id key;
    enum lac_status status; /* set before it is handed in: it fails with that, in its turn; else the commit's */
    lac_store_done *done;   /* may be NULL */
    void *user;
};

/* Copies the texts (NULL stays NULL). Freed with free(). */
struct lac_writer_op *lac_writer_op_new(const struct lac_writer_sql *with, const char *const texts[LAC_OP_TEXTS]);

struct lac_writer;

/* Starts the thread and takes over `db`, also on failure. `statements` (n of them, static) are all that ops may be
 * written with. */
struct lac_writer *lac_writer_start(sqlite3 *db, const char *path, const struct lac_writer_sql *statements, size_t n,
                                    void (*notify)(void *user), void *notify_user, struct lac_error *err);
void lac_writer_stop(struct lac_writer *writer); /* commits what is waiting; NULL is fine */

void lac_writer_give_take(struct lac_writer *writer, struct lac_writer_op *op);

/* Waits until all that was given is committed or refused; the first error, if there was one. */
enum lac_status lac_writer_flush(struct lac_writer *writer, struct lac_error *err);

/* The finished ones in order, now the caller's: those with a `done`, and those that come back anyway. */
struct lac_writer_op *lac_writer_finished(struct lac_writer *writer);

/* From now on everything is refused with `cause`, unless there was an error before. */
void lac_writer_fail(struct lac_writer *writer, const struct lac_error *cause);

#endif
