/* loop.h - one thread's events: descriptors, timers, posts from other threads, signals. epoll and eventfd.
 *
 * Everything but lac_loop_post belongs to the thread that made the loop. Callbacks run inside lac_loop_run. */
#ifndef LAC_NET_LOOP_H
#define LAC_NET_LOOP_H

#include "core/base/status.h"
#include <stdbool.h>
#include <stdint.h>

struct lac_loop;
struct lac_timer;

struct lac_loop *lac_loop_new(struct lac_error *err);
void lac_loop_free(struct lac_loop *loop);

/* Runs callbacks until lac_loop_stop. */
enum lac_status lac_loop_run(struct lac_loop *loop, struct lac_error *err);
void lac_loop_stop(struct lac_loop *loop);

/* Watches a descriptor. events: LAC_READ, LAC_WRITE or both; watching again changes them; 0 forgets it. */
enum { LAC_READ = 1, LAC_WRITE = 2 };
typedef void lac_loop_io(void *user, int fd, int events);
enum lac_status lac_loop_watch(struct lac_loop *loop, int fd, int events, lac_loop_io *call, void *user);

/* Calls once after `delay_us` (0: soon). The timer is freed after its call or by cancel. */
typedef void lac_loop_call(void *user);
struct lac_timer *lac_loop_after(struct lac_loop *loop, int64_t delay_us, lac_loop_call *call, void *user);
void lac_timer_cancel(struct lac_timer *timer); /* NULL is fine */

/* Calls soon on the loop's thread. From any thread. */
void lac_loop_post(struct lac_loop *loop, lac_loop_call *call, void *user);

/* Calls with the number of SIGINT or SIGTERM when one arrives (signalfd; both are blocked for the process). NULL: no
 * more. */
typedef void lac_loop_signal(void *user, int signal_number);
enum lac_status lac_loop_signals(struct lac_loop *loop, lac_loop_signal *call, void *user, struct lac_error *err);

#endif
