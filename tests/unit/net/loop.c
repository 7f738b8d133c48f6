#include "core/net/loop.h"
#include "core/base/clock.h"

#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

static void stop(void *user)
{
    lac_loop_stop(user);
}

struct pipe_end {
    struct lac_loop *loop;
    int fds[2], calls, events;
    char got[16];
};

static void take_and_stop(void *user, int fd, int events)
{
    struct pipe_end *end = user;
    end->calls++;
    end->events = events;
    assert_true(read(fd, end->got, sizeof end->got) >= 0);
    lac_loop_stop(end->loop);
}

static void a_watched_descriptor_is_reported_when_it_can_be_read(void **state)
{
    (void)state;
    struct pipe_end end = {.loop = lac_loop_new(NULL)};
    assert_int_equal(pipe(end.fds), 0);
    assert_int_equal(lac_loop_watch(end.loop, end.fds[0], LAC_READ, take_and_stop, &end), LAC_OK);
    assert_int_equal(write(end.fds[1], "hi", 2), 2);
    assert_int_equal(lac_loop_run(end.loop, NULL), LAC_OK);
    assert_int_equal(end.events, LAC_READ);
    assert_string_equal(end.got, "hi");
    lac_loop_free(end.loop);
    close(end.fds[0]);
    close(end.fds[1]);
}

static void a_forgotten_descriptor_is_silent(void **state)
{
    (void)state;
    struct pipe_end end = {.loop = lac_loop_new(NULL)};
    assert_int_equal(pipe(end.fds), 0);
    lac_loop_watch(end.loop, end.fds[0], LAC_READ, take_and_stop, &end);
    lac_loop_watch(end.loop, end.fds[0], 0, NULL, NULL);
    lac_loop_watch(end.loop, end.fds[0], 0, NULL, NULL);
    assert_int_equal(write(end.fds[1], "hi", 2), 2);
    lac_loop_after(end.loop, 0, stop, end.loop);
    lac_loop_run(end.loop, NULL);
    assert_int_equal(end.calls, 0);
    lac_loop_free(end.loop);
    close(end.fds[0]);
    close(end.fds[1]);
}

struct pair {
    struct lac_loop *loop;
    int a[2], b[2], calls;
};

/* Whichever comes first closes the other and puts a new descriptor in its place. */
static void replace_other(void *user, int fd, int events)
{
    struct pair *pair = user;
    int other = fd == pair->a[0] ? pair->b[0] : pair->a[0];
    (void)events;
    pair->calls++;
    lac_loop_watch(pair->loop, other, 0, NULL, NULL);
    assert_int_equal(dup2(fd, other), other);
    lac_loop_watch(pair->loop, other, LAC_WRITE, replace_other, pair);
    lac_loop_stop(pair->loop);
}

static void an_event_of_a_descriptor_replaced_in_the_same_batch_is_dropped(void **state)
{
    (void)state;
    struct pair pair = {.loop = lac_loop_new(NULL)};
    assert_int_equal(pipe(pair.a) | pipe(pair.b), 0);
    lac_loop_watch(pair.loop, pair.a[0], LAC_READ, replace_other, &pair);
    lac_loop_watch(pair.loop, pair.b[0], LAC_READ, replace_other, &pair);
    assert_int_equal(write(pair.a[1], "x", 1) + write(pair.b[1], "x", 1), 2);
    lac_loop_run(pair.loop, NULL);
    assert_int_equal(pair.calls, 1);
    lac_loop_free(pair.loop);
    for (int i = 0; i < 2; i++) {
        close(pair.a[i]);
        close(pair.b[i]);
    }
}

static void a_number_that_was_closed_and_opened_again_can_be_watched(void **state)
{
    (void)state;
    struct pipe_end end = {.loop = lac_loop_new(NULL)};
    assert_int_equal(pipe(end.fds), 0);
    lac_loop_watch(end.loop, end.fds[0], LAC_READ, take_and_stop, &end);
    int before = end.fds[0];
    close(end.fds[0]);
    close(end.fds[1]);
    assert_int_equal(pipe(end.fds), 0);
    assert_int_equal(end.fds[0], before);
    assert_int_equal(lac_loop_watch(end.loop, end.fds[0], LAC_READ, take_and_stop, &end), LAC_OK);
    assert_int_equal(write(end.fds[1], "x", 1), 1);
    lac_loop_run(end.loop, NULL);
    assert_int_equal(end.calls, 1);
    lac_loop_free(end.loop);
    close(end.fds[0]);
    close(end.fds[1]);
}

static void a_closed_or_negative_descriptor_is_an_error(void **state)
{
    (void)state;
    struct lac_loop *loop = lac_loop_new(NULL);
    assert_int_equal(lac_loop_watch(loop, -1, LAC_READ, take_and_stop, NULL), LAC_E_INVALID);
    assert_int_equal(lac_loop_watch(loop, 900, LAC_READ, take_and_stop, NULL), LAC_E_IO);
    lac_loop_free(loop);
}

static void a_peer_that_hangs_up_wakes_who_waits_to_read(void **state)
{
    (void)state;
    struct pipe_end end = {.loop = lac_loop_new(NULL)};
    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, end.fds), 0);
    lac_loop_watch(end.loop, end.fds[0], LAC_READ, take_and_stop, &end);
    close(end.fds[1]);
    lac_loop_run(end.loop, NULL);
    assert_int_equal(end.events, LAC_READ);
    lac_loop_free(end.loop);
    close(end.fds[0]);
}

struct moment {
    struct lac_loop *loop;
    int64_t at_us;
};

static void note_moment(void *user)
{
    struct moment *moment = user;
    moment->at_us = lac_clock_us();
    lac_loop_stop(moment->loop);
}

static void an_hour_on(void *user)
{
    (void)user;
    lac_clock_fake(3600 * 1000000LL);
}

static void timers_follow_the_clock_they_are_given(void **state)
{
    (void)state;
    lac_clock_fake(0);
    struct moment moment = {.loop = lac_loop_new(NULL)};
    lac_loop_after(moment.loop, 60 * 1000000LL, note_moment, &moment);
    lac_loop_after(moment.loop, 0, an_hour_on, NULL);
    lac_loop_run(moment.loop, NULL);
    assert_int_equal(moment.at_us, 3600 * 1000000LL);
    lac_loop_free(moment.loop);
    lac_clock_fake(-1);
}

static void a_delay_beyond_all_time_does_not_overflow(void **state)
{
    (void)state;
    struct moment moment = {.loop = lac_loop_new(NULL), .at_us = -1};
    lac_loop_after(moment.loop, INT64_MAX, note_moment, &moment);
    lac_loop_after(moment.loop, -5, stop, moment.loop);
    lac_loop_run(moment.loop, NULL);
    assert_int_equal(moment.at_us, -1);
    lac_loop_free(moment.loop);
}

enum { THREADS = 4, POSTS = 500 };

struct posts {
    struct lac_loop *loop;
    int calls, last[THREADS];
};

struct letter {
    struct posts *posts;
    int thread, n;
};

static void open_letter(void *user)
{
    struct letter *letter = user;
    assert_int_equal(letter->n, letter->posts->last[letter->thread]++);
    if (++letter->posts->calls == THREADS * POSTS)
        lac_loop_stop(letter->posts->loop);
}

static void *write_letters(void *user)
{
    struct letter *letters = user;
    for (int i = 0; i < POSTS; i++)
        lac_loop_post(letters[i].posts->loop, open_letter, &letters[i]);
    return NULL;
}

static void posts_of_many_threads_all_arrive_and_each_in_its_order(void **state)
{
    (void)state;
    static struct letter letters[THREADS][POSTS];
    struct posts posts = {.loop = lac_loop_new(NULL)};
    pthread_t threads[THREADS];
    for (int t = 0; t < THREADS; t++) {
        for (int i = 0; i < POSTS; i++)
            letters[t][i] = (struct letter){&posts, t, i};
        assert_int_equal(pthread_create(&threads[t], NULL, write_letters, letters[t]), 0);
    }
    assert_int_equal(lac_loop_run(posts.loop, NULL), LAC_OK);
    for (int t = 0; t < THREADS; t++)
        pthread_join(threads[t], NULL);
    assert_int_equal(posts.calls, THREADS * POSTS);
    lac_loop_free(posts.loop);
}

static void post_stop(void *user)
{
    lac_loop_post(user, stop, user);
}

static void a_post_may_post_again(void **state)
{
    (void)state;
    struct lac_loop *loop = lac_loop_new(NULL);
    lac_loop_post(loop, post_stop, loop);
    assert_int_equal(lac_loop_run(loop, NULL), LAC_OK);
    lac_loop_post(loop, stop, loop); /* never called: freed with the loop */
    lac_loop_free(loop);
}

struct heard {
    struct lac_loop *loop;
    int signal_number;
};

static void hear(void *user, int signal_number)
{
    struct heard *heard = user;
    heard->signal_number = signal_number;
    lac_loop_stop(heard->loop);
}

static void signals_arrive_as_calls_and_the_old_mask_comes_back(void **state)
{
    (void)state;
    struct heard heard = {.loop = lac_loop_new(NULL)};
    assert_int_equal(lac_loop_signals(heard.loop, hear, &heard, NULL), LAC_OK);
    raise(SIGINT);
    lac_loop_run(heard.loop, NULL);
    assert_int_equal(heard.signal_number, SIGINT);
    raise(SIGTERM);
    lac_loop_run(heard.loop, NULL);
    assert_int_equal(heard.signal_number, SIGTERM);
    assert_int_equal(lac_loop_signals(heard.loop, NULL, NULL, NULL), LAC_OK);
    sigset_t mask;
    sigprocmask(SIG_SETMASK, NULL, &mask);
    assert_false(sigismember(&mask, SIGINT));
    lac_loop_free(heard.loop);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_watched_descriptor_is_reported_when_it_can_be_read),
        cmocka_unit_test(a_forgotten_descriptor_is_silent),
        cmocka_unit_test(an_event_of_a_descriptor_replaced_in_the_same_batch_is_dropped),
        cmocka_unit_test(a_number_that_was_closed_and_opened_again_can_be_watched),
        cmocka_unit_test(a_closed_or_negative_descriptor_is_an_error),
        cmocka_unit_test(a_peer_that_hangs_up_wakes_who_waits_to_read),
        cmocka_unit_test(timers_follow_the_clock_they_are_given),
        cmocka_unit_test(a_delay_beyond_all_time_does_not_overflow),
        cmocka_unit_test(posts_of_many_threads_all_arrive_and_each_in_its_order),
        cmocka_unit_test(a_post_may_post_again),
        cmocka_unit_test(signals_arrive_as_calls_and_the_old_mask_comes_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
