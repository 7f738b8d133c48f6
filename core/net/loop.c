#include "core/net/loop.h"
#include "core/base/alloc.h"
#include "core/base/clock.h"
#include "core/base/vec.h"
#include "core/net/timers.h"

#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

enum { BATCH = 256 }; /* events taken from the kernel at once */

struct watch {
    lac_loop_io *call; /* NULL: not watched */
    void *user;
    int events;
    uint32_t turn; /* told apart from an earlier watch of the same number */
};

struct post {
    lac_loop_call *call;
    void *user;
};

typedef LAC_VEC(struct post) post_vec;

struct lac_loop {
    int epoll, wake, signals;
    bool stopping;
    uint32_t turn;
    LAC_VEC(struct watch) watches; /* by descriptor */
    struct lac_timers timers;
    pthread_mutex_t lock; /* guards `posts` */
    post_vec posts;
    post_vec running; /* the posts being called; kept for its memory */
    lac_loop_signal *on_signal;
    void *signal_user;
    sigset_t mask_before;
};

static void on_wake(void *user, int fd, int events)
{
    struct lac_loop *loop = user;
    uint64_t count;
    (void)events;
    if (read(fd, &count, sizeof count) < 0 && errno == EAGAIN)
        return;
    pthread_mutex_lock(&loop->lock);
    post_vec posts = loop->posts;
    loop->posts = loop->running;
    loop->running = posts;
    pthread_mutex_unlock(&loop->lock);
    for (size_t i = 0; i < posts.n; i++)
        posts.at[i].call(posts.at[i].user);
    loop->running.n = 0;
}

struct lac_loop *lac_loop_new(struct lac_error *err)
{
    struct lac_loop *loop = lac_alloc_zero(1, sizeof *loop);
    pthread_mutex_init(&loop->lock, NULL);
    loop->signals = -1;
    loop->epoll = epoll_create1(EPOLL_CLOEXEC);
    loop->wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (loop->epoll < 0 || loop->wake < 0 || lac_loop_watch(loop, loop->wake, LAC_READ, on_wake, loop) != LAC_OK) {
        lac_fail(err, LAC_E_IO, "cannot make an event loop: %s", strerror(errno));
        lac_loop_free(loop);
        return NULL;
    }
    return loop;
}

void lac_loop_free(struct lac_loop *loop)
{
    if (!loop)
        return;
    lac_loop_signals(loop, NULL, NULL, NULL);
    lac_timers_free(&loop->timers);
    if (loop->wake >= 0)
        close(loop->wake);
    if (loop->epoll >= 0)
        close(loop->epoll);
    lac_vec_free(&loop->watches);
    lac_vec_free(&loop->posts);
    lac_vec_free(&loop->running);
    pthread_mutex_destroy(&loop->lock);
    free(loop);
}

static struct watch *watch_of(struct lac_loop *loop, int fd)
{
    size_t want = (size_t)fd + 1;
    if (loop->watches.n < want) {
        lac_vec_reserve(&loop->watches, want);
        memset(loop->watches.at + loop->watches.n, 0, (want - loop->watches.n) * sizeof *loop->watches.at);
        loop->watches.n = want;
    }
    return &loop->watches.at[fd];
}

enum lac_status lac_loop_watch(struct lac_loop *loop, int fd, int events, lac_loop_io *call, void *user)
{
    if (fd < 0)
        return LAC_E_INVALID;
    struct watch *watch = watch_of(loop, fd);
    if (events == 0) {
        if (watch->call)
            epoll_ctl(loop->epoll, EPOLL_CTL_DEL, fd, NULL); /* fails harmlessly when it is closed already */
        *watch = (struct watch){0};
        return LAC_OK;
    }
    bool known = watch->call != NULL;
    uint32_t turn = known ? watch->turn : ++loop->turn;
    struct epoll_event event = {
        .events = (events & LAC_READ ? (uint32_t)EPOLLIN : 0) | (events & LAC_WRITE ? (uint32_t)EPOLLOUT : 0),
        .data.u64 = (uint64_t)turn << 32 | (uint32_t)fd,
    };
    int failed = epoll_ctl(loop->epoll, known ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, fd, &event);
    if (failed && known && errno == ENOENT) /* closed without a word and opened again */
        failed = epoll_ctl(loop->epoll, EPOLL_CTL_ADD, fd, &event);
    if (failed)
        return LAC_E_IO;
    *watch = (struct watch){.call = call, .user = user, .events = events, .turn = turn};
    return LAC_OK;
}

static void dispatch(struct lac_loop *loop, const struct epoll_event *event)
{
    int fd = (int)(uint32_t)event->data.u64;
    struct watch watch = *watch_of(loop, fd);
    if (!watch.call || watch.turn != (uint32_t)(event->data.u64 >> 32))
        return; /* an earlier call of this batch closed it */
    int events = (event->events & EPOLLIN ? LAC_READ : 0) | (event->events & EPOLLOUT ? LAC_WRITE : 0);
    if (event->events & (EPOLLERR | EPOLLHUP))
        events |= watch.events; /* whoever reads or writes next sees the error */
    watch.call(watch.user, fd, events);
}

static int wait_ms(const struct lac_loop *loop)
{
    int64_t next = lac_timers_next(&loop->timers);
    if (next == INT64_MAX)
        return -1;
    int64_t left = next - lac_clock_us();
    if (left <= 0)
        return 0;
    return left / 1000 >= INT_MAX ? INT_MAX : (int)((left + 999) / 1000);
}

enum lac_status lac_loop_run(struct lac_loop *loop, struct lac_error *err)
{
    struct epoll_event batch[BATCH];
    enum lac_status status = LAC_OK;
    while (!loop->stopping) {
        int n = epoll_wait(loop->epoll, batch, BATCH, wait_ms(loop));
        if (n < 0 && errno != EINTR) {
            status = lac_fail(err, LAC_E_IO, "cannot wait for events: %s", strerror(errno));
            break;
        }
        for (int i = 0; i < n; i++)
            dispatch(loop, &batch[i]);
        lac_timers_run(&loop->timers, lac_clock_us());
    }
    loop->stopping = false;
    return status;
}

void lac_loop_stop(struct lac_loop *loop)
{
    loop->stopping = true;
}

struct lac_timer *lac_loop_after(struct lac_loop *loop, int64_t delay_us, lac_loop_call *call, void *user)
{
    int64_t now = lac_clock_us();
    int64_t delay = delay_us < 0 ? 0 : delay_us;
    return lac_timers_add(&loop->timers, delay > INT64_MAX - now ? INT64_MAX : now + delay, call, user);
}

void lac_loop_post(struct lac_loop *loop, lac_loop_call *call, void *user)
{
    pthread_mutex_lock(&loop->lock);
    bool first = loop->posts.n == 0;
    lac_vec_push(&loop->posts, ((struct post){call, user}));
    if (first) { /* under the lock, so that the loop may be freed as soon as the last post was called */
        uint64_t one = 1;
        while (write(loop->wake, &one, sizeof one) < 0 && errno == EINTR)
            ;
    }
    pthread_mutex_unlock(&loop->lock);
}

static void on_signal_fd(void *user, int fd, int events)
{
    struct lac_loop *loop = user;
    struct signalfd_siginfo info;
    (void)events;
    while (loop->on_signal && read(fd, &info, sizeof info) == (ssize_t)sizeof info)
        loop->on_signal(loop->signal_user, (int)info.ssi_signo);
}

enum lac_status lac_loop_signals(struct lac_loop *loop, lac_loop_signal *call, void *user, struct lac_error *err)
{
    loop->on_signal = call;
    loop->signal_user = user;
    if (!call && loop->signals >= 0) {
        lac_loop_watch(loop, loop->signals, 0, NULL, NULL);
        close(loop->signals);
        loop->signals = -1;
        pthread_sigmask(SIG_SETMASK, &loop->mask_before, NULL);
    }
    if (!call || loop->signals >= 0)
        return LAC_OK;
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    int fd = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
    if (fd < 0 || lac_loop_watch(loop, fd, LAC_READ, on_signal_fd, loop) != LAC_OK) {
        if (fd >= 0)
            close(fd);
        return lac_fail(err, LAC_E_IO, "cannot listen for signals: %s", strerror(errno));
    }
    pthread_sigmask(SIG_BLOCK, &set, &loop->mask_before);
    loop->signals = fd;
    return LAC_OK;
}
