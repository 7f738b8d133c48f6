#include "core/store/writer.h"
#include "core/base/alloc.h"
#include "core/store/db.h"
#include "core/store/index.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

/* A commit costs one fsync, 0.1 to 5 ms: 2 ms of gathering hide behind the latency of any model, and 256 rows make the
 * fsync's share of a row small. Who has no company for a quarter of a millisecond does not wait for it. */
enum { COMMIT_US = 2000, ALONE_US = 250, COMMIT_ROWS = 256 };

struct list {
    struct lac_writer_op *first, **end;
};

struct lac_writer {
    sqlite3 *db;
    char *path;
    const struct lac_writer_sql *sql;
    sqlite3_stmt **statements; /* of each sql */
    size_t n;
    void (*notify)(void *user);
    void *notify_user;
    int hurry; /* eventfd: the group need not wait for more */
    pthread_t thread;

    pthread_mutex_t mutex;
    pthread_cond_t work, idle;
    struct list waiting, finished;
    size_t n_waiting;
    uint64_t given, through;
    bool stop, failed;
    struct lac_error error; /* the first */
};

static void list_clear(struct list *list)
{
    list->first = NULL;
    list->end = &list->first;
}

static void list_add(struct list *list, struct lac_writer_op *op)
{
    op->next = NULL;
    *list->end = op;
    list->end = &op->next;
}

static void list_free(struct lac_writer_op *op)
{
    while (op) {
        struct lac_writer_op *next = op->next;
        free(op);
        op = next;
    }
}

struct lac_writer_op *lac_writer_op_new(const struct lac_writer_sql *with, const char *const texts[LAC_OP_TEXTS])
{
    size_t sizes[LAC_OP_TEXTS], total = sizeof(struct lac_writer_op);
    for (int i = 0; i < LAC_OP_TEXTS; i++) {
        sizes[i] = texts[i] ? strlen(texts[i]) + 1 : 0;
        total += sizes[i];
    }
    struct lac_writer_op *op = lac_alloc(total);
    *op = (struct lac_writer_op){.with = with, .status = LAC_OK};
    char *at = (char *)(op + 1);
    for (int i = 0; i < LAC_OP_TEXTS; i++) {
        if (!texts[i])
            continue;
        op->texts[i] = memcpy(at, texts[i], sizes[i]);
        at += sizes[i];
    }
    return op;
}

/* ---- the writer's thread ---- */

static bool run_op(struct lac_writer *w, const struct lac_writer_op *op)
{
    if (!op->with || op->status != LAC_OK)
        return true;
    sqlite3_stmt *s = w->statements[op->with - w->sql];
    int at = 1;
    for (int i = 0; i < op->with->numbers; i++)
        sqlite3_bind_int64(s, at++, op->numbers[i]);
    for (int i = 0; i < op->with->texts; i++)
        sqlite3_bind_text(s, at++, op->texts[i], -1, SQLITE_STATIC);
    if (op->with->key) {
        unsigned char key[16];
        lac_key_bytes(op->key, key);
        sqlite3_bind_blob(s, at, key, sizeof key, SQLITE_TRANSIENT);
    }
    bool good = sqlite3_step(s) == SQLITE_DONE;
    sqlite3_reset(s);
    return good;
}

static bool write_group(struct lac_writer *w, const struct lac_writer_op *first)
{
    if (sqlite3_exec(w->db, "BEGIN IMMEDIATE", NULL, NULL, NULL) != SQLITE_OK)
        return false;
    for (const struct lac_writer_op *op = first; op; op = op->next)
        if (!run_op(w, op))
            return false;
    return sqlite3_exec(w->db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK;
}

static void commit_group(struct lac_writer *w, const struct lac_writer_op *first)
{
    if (write_group(w, first))
        return;
    struct lac_error cause;
    lac_db_fail(w->db, w->path, "write", &cause);
    if (!sqlite3_get_autocommit(w->db))
        sqlite3_exec(w->db, "ROLLBACK", NULL, NULL, NULL);
    lac_writer_fail(w, &cause);
}

static size_t rows_waiting(struct lac_writer *w)
{
    pthread_mutex_lock(&w->mutex);
    size_t n = w->n_waiting;
    pthread_mutex_unlock(&w->mutex);
    return n;
}

/* Lets a group gather for as long as it grows, within bounds of time and count. */
static void gather(struct lac_writer *w)
{
    struct pollfd fd = {.fd = w->hurry, .events = POLLIN};
    size_t before = 0, now = rows_waiting(w);
    for (int us = 0; us < COMMIT_US && now > before; us += ALONE_US) {
        if (ppoll(&fd, 1, &(struct timespec){.tv_nsec = ALONE_US * 1000L}, NULL) > 0) {
            eventfd_t count;
            eventfd_read(w->hurry, &count);
            return;
        }
        before = now;
        now = rows_waiting(w);
    }
}

/* Sleeps until there is a group to write; NULL when it is time to end. */
static struct lac_writer_op *next_group(struct lac_writer *w, bool *refused)
{
    pthread_mutex_lock(&w->mutex);
    while (!w->waiting.first && !w->stop)
        pthread_cond_wait(&w->work, &w->mutex);
    pthread_mutex_unlock(&w->mutex);

    gather(w);
    pthread_mutex_lock(&w->mutex);
    struct lac_writer_op *group = w->waiting.first;
    list_clear(&w->waiting);
    w->n_waiting = 0;
    *refused = w->failed;
    pthread_mutex_unlock(&w->mutex);
    return group;
}

static void finish_group(struct lac_writer *w, struct lac_writer_op *group)
{
    bool tell = false;
    pthread_mutex_lock(&w->mutex);
    for (struct lac_writer_op *op = group, *next; op; op = next) {
        next = op->next;
        w->through++;
        if (op->status == LAC_OK && w->failed)
            op->status = LAC_E_STORE;
        tell = tell || op->done;
        if (op->done || op->comes_back)
            list_add(&w->finished, op);
        else
            free(op);
    }
    pthread_cond_broadcast(&w->idle);
    pthread_mutex_unlock(&w->mutex);
    if (tell && w->notify)
        w->notify(w->notify_user);
}

static void *work(void *arg)
{
    struct lac_writer *w = arg;
    struct lac_writer_op *group;
    bool refused;
    while ((group = next_group(w, &refused)) != NULL) {
        if (!refused)
            commit_group(w, group);
        finish_group(w, group);
    }
    return NULL;
}

/* ---- the owner's thread ---- */

static void hurry(struct lac_writer *w)
{
    eventfd_write(w->hurry, 1);
}

static void writer_free(struct lac_writer *w)
{
    for (size_t i = 0; i < w->n; i++)
        sqlite3_finalize(w->statements[i]);
    free(w->statements);
    sqlite3_close(w->db);
    list_free(w->waiting.first);
    list_free(w->finished.first);
    if (w->hurry >= 0)
        close(w->hurry);
    pthread_cond_destroy(&w->work);
    pthread_cond_destroy(&w->idle);
    pthread_mutex_destroy(&w->mutex);
    free(w->path);
    free(w);
}

/* The thread takes no signal: SIGINT and SIGTERM are for whoever watches them. */
static int start_thread(struct lac_writer *w)
{
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    int failed = pthread_create(&w->thread, NULL, work, w);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return failed;
}

struct lac_writer *lac_writer_start(sqlite3 *db, const char *path, const struct lac_writer_sql *statements, size_t n,
                                    void (*notify)(void *user), void *notify_user, struct lac_error *err)
{
    struct lac_writer *w = lac_alloc_zero(1, sizeof *w);
    w->db = db;
    w->sql = statements;
    w->n = n;
    w->statements = lac_alloc_zero(n, sizeof *w->statements);
    w->path = lac_strdup(path);
    w->notify = notify;
    w->notify_user = notify_user;
    list_clear(&w->waiting);
    list_clear(&w->finished);
    pthread_mutex_init(&w->mutex, NULL);
    pthread_cond_init(&w->work, NULL);
    pthread_cond_init(&w->idle, NULL);
    w->hurry = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    bool good = true;
    for (size_t i = 0; i < n && good; i++)
        good = sqlite3_prepare_v3(db, statements[i].sql, -1, SQLITE_PREPARE_PERSISTENT, &w->statements[i], NULL) ==
               SQLITE_OK;
    if (!good) {
        lac_db_fail(db, path, "write", err);
    } else if (w->hurry < 0 || (errno = start_thread(w)) != 0) {
        lac_fail(err, LAC_E_STORE, "%s: cannot start the store's thread: %s", path, strerror(errno));
        good = false;
    }
    if (good)
        return w;
    writer_free(w);
    return NULL;
}

void lac_writer_stop(struct lac_writer *writer)
{
    if (!writer)
        return;
    pthread_mutex_lock(&writer->mutex);
    writer->stop = true;
    pthread_cond_signal(&writer->work);
    pthread_mutex_unlock(&writer->mutex);
    hurry(writer);
    pthread_join(writer->thread, NULL);
    writer_free(writer);
}

void lac_writer_give_take(struct lac_writer *writer, struct lac_writer_op *op)
{
    pthread_mutex_lock(&writer->mutex);
    list_add(&writer->waiting, op);
    writer->given++;
    bool full = ++writer->n_waiting == COMMIT_ROWS;
    if (writer->n_waiting == 1)
        pthread_cond_signal(&writer->work);
    pthread_mutex_unlock(&writer->mutex);
    if (full)
        hurry(writer);
}

enum lac_status lac_writer_flush(struct lac_writer *writer, struct lac_error *err)
{
    hurry(writer);
    pthread_mutex_lock(&writer->mutex);
    while (writer->through < writer->given)
        pthread_cond_wait(&writer->idle, &writer->mutex);
    enum lac_status status = writer->failed ? LAC_E_STORE : LAC_OK;
    if (status != LAC_OK && err)
        *err = writer->error;
    pthread_mutex_unlock(&writer->mutex);
    return status;
}

struct lac_writer_op *lac_writer_finished(struct lac_writer *writer)
{
    pthread_mutex_lock(&writer->mutex);
    struct lac_writer_op *first = writer->finished.first;
    list_clear(&writer->finished);
    pthread_mutex_unlock(&writer->mutex);
    return first;
}

void lac_writer_fail(struct lac_writer *writer, const struct lac_error *cause)
{
    pthread_mutex_lock(&writer->mutex);
    if (!writer->failed) {
        writer->failed = true;
        writer->error = *cause;
    }
    pthread_mutex_unlock(&writer->mutex);
}
