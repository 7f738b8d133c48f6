#include "core/store/writer.h"
#include "core/store/db.h"
#include "core/store/schema.h"
#include "scratch.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <sys/wait.h>

struct order {
    int next, wrong;
    enum lac_status status;
};

struct ticket {
    struct order *order;
    int number;
};

static void in_turn(void *user, enum lac_status status)
{
    struct ticket *ticket = user;
    if (ticket->number != ticket->order->next++)
        ticket->order->wrong++;
    ticket->order->status = status;
}

static void completions_come_in_the_order_of_what_was_handed_in(void **state)
{
    enum { CALLS = 1500 }; /* several groups */
    struct scratch *s = *state;
    static struct ticket tickets[2 * CALLS];
    struct order order = {0};
    struct lac_store *store = open_run(s->db);
    for (int i = 0; i < CALLS; i++) {
        tickets[2 * i] = (struct ticket){&order, 2 * i};
        tickets[2 * i + 1] = (struct ticket){&order, 2 * i + 1};
        reserve(store, i, in_turn, &tickets[2 * i]);
        settle(store, i, true, in_turn, &tickets[2 * i + 1]);
    }
    assert_int_equal(order.next, 0); /* nothing runs outside of dispatch */
    flush(store);
    assert_int_equal(lac_store_dispatch(store), 2 * CALLS);
    assert_int_equal(order.next, 2 * CALLS);
    assert_int_equal(order.wrong, 0);
    assert_int_equal(lac_store_dispatch(store), 0);
    lac_store_close(store);
}

static void set_flag(void *user)
{
    eventfd_write(*(int *)user, 1);
}

static void nothing_done(void *user, enum lac_status status)
{
    *(enum lac_status *)user = status;
}

static void notify_is_called_when_completions_wait(void **state)
{
    struct scratch *s = *state;
    int fd = eventfd(0, EFD_CLOEXEC);
    struct lac_store_options options = {.path = s->db, .create = true, .notify = set_flag, .notify_user = &fd};
    struct lac_store *store = lac_store_open(&options, NULL);
    assert_non_null(store);
    enum lac_status status = LAC_E_INVALID;
    reserve(store, 1, nothing_done, &status);
    struct pollfd wait = {.fd = fd, .events = POLLIN};
    assert_int_equal(poll(&wait, 1, 60000), 1); /* without a flush: the group leaves by itself */
    assert_int_equal(lac_store_dispatch(store), 1);
    assert_int_equal(status, LAC_OK);
    lac_store_close(store);
    close(fd);
}

static void closing_commits_what_waits(void **state)
{
    struct scratch *s = *state;
    struct lac_store *store = open_run(s->db);
    for (int i = 0; i < 700; i++) {
        reserve(store, i, NULL, NULL);
        settle(store, i, true, NULL, NULL);
    }
    lac_store_close(store);
    store = open_run(s->db);
    assert_int_equal(lac_store_calls(store), 700);
    lac_store_close(store);
}

/* The child tells each completion through a pipe; the parent kills it after some. */
static void work_and_tell(const char *path, int pipe_end)
{
    struct lac_store *store = try_open(path, true, false, NULL);
    if (!store)
        _exit(1);
    int first = (int)lac_store_calls(store) + (int)lac_store_unsettled(store);
    static struct {
        enum lac_status status;
        bool told;
    } done[4000];
    for (int i = 0; i < 4000; i++)
        done[i].status = LAC_E_CANCELLED;
    for (int i = 0, seen = 0; i < 4000; i++) {
        reserve(store, first + i, NULL, NULL);
        settle(store, first + i, true, nothing_done, &done[i].status);
        if (i % 50 == 49)
            lac_store_flush(store, NULL);
        for (lac_store_dispatch(store); seen <= i && done[seen].status == LAC_OK; seen++) {
            int number = first + seen;
            if (write(pipe_end, &number, sizeof number) != sizeof number)
                _exit(1);
        }
    }
    _exit(0);
}

static void every_dispatched_completion_outlives_a_kill(void **state)
{
    struct scratch *s = *state;
    static bool told[20 * 4000];
    for (int round = 0; round < 8; round++) {
        int pipes[2], number, reads = 0;
        assert_int_equal(pipe(pipes), 0);
        pid_t child = fork();
        if (child == 0) {
            close(pipes[0]);
            work_and_tell(s->db, pipes[1]);
        }
        close(pipes[1]);
        while (read(pipes[0], &number, sizeof number) == sizeof number) {
            told[number] = true;
            if (++reads == 1 + 97 * round) /* what was written before the kill came is read too */
                kill(child, SIGKILL);
        }
        int how = 0;
        waitpid(child, &how, 0);
        assert_true(WIFSIGNALED(how));
        close(pipes[0]);
        struct lac_store *store = open_run(s->db);
        for (int i = 0; i < 20 * 4000; i++)
            if (told[i])
                assert_reply(store, i);
        lac_store_close(store);
    }
}

/* Runs `act` with files limited to `bytes`, as on a disk that is full. */
static void with_files_of_at_most(rlim_t bytes, void (*act)(struct lac_store *store), struct lac_store *store)
{
    struct rlimit before;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    struct rlimit small = {bytes, before.rlim_max};
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    act(store);
    setrlimit(RLIMIT_FSIZE, &before);
    signal(SIGXFSZ, SIG_DFL);
}

static enum lac_status last_status;

static void write_too_much(struct lac_store *store)
{
    for (int i = 100; i < 20000; i++) {
        reserve(store, i, NULL, NULL);
        settle(store, i, true, nothing_done, &last_status);
    }
    lac_store_flush(store, NULL);
}

static void a_full_disk_stops_the_store_and_keeps_what_was_committed(void **state)
{
    struct scratch *s = *state;
    struct lac_store *store = open_run(s->db);
    for (int i = 0; i < 100; i++) {
        reserve(store, i, NULL, NULL);
        settle(store, i, true, NULL, NULL);
    }
    flush(store);
    lac_store_dispatch(store);
    last_status = LAC_OK;
    with_files_of_at_most(200000, write_too_much, store);

    struct lac_error first = {0}, again = {0};
    assert_int_equal(lac_store_flush(store, &first), LAC_E_STORE);
    assert_non_null(strstr(first.message, "cannot write"));
    assert_non_null(strstr(first.message, s->db));
    lac_store_dispatch(store);
    assert_int_equal(last_status, LAC_E_STORE);
    assert_no_reply(store, 19999);
    assert_reply(store, 50);

    enum lac_status status = LAC_OK; /* the disk has room again, but order would be lost */
    reserve(store, 30000, nothing_done, &status);
    assert_int_equal(lac_store_flush(store, &again), LAC_E_STORE);
    assert_string_equal(first.message, again.message);
    assert_int_equal(lac_store_dispatch(store), 1);
    assert_int_equal(status, LAC_E_STORE);
    lac_store_close(store);

    store = open_run(s->db);
    for (int i = 0; i < 100; i++)
        assert_reply(store, i);
    assert_no_reply(store, 30000);
    lac_store_close(store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        scratch_test(completions_come_in_the_order_of_what_was_handed_in),
        scratch_test(notify_is_called_when_completions_wait),
        scratch_test(closing_commits_what_waits),
        scratch_test(every_dispatched_completion_outlives_a_kill),
        scratch_test(a_full_disk_stops_the_store_and_keeps_what_was_committed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
