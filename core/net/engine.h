/* engine.h - what the parts of the HTTP engine share; for http*.c and their tests only.
 *
 * http.c holds lanes, what is sent when, and what an ended attempt means; http_request.c copies, handles and lists;
 * http_transfer.c one attempt on one easy handle; http_group.c the multi handles and their descriptors on the loop. */
#ifndef LAC_NET_ENGINE_H
#define LAC_NET_ENGINE_H

#include "core/base/rng.h"
#include "core/base/str.h"
#include "core/base/vec.h"
#include "core/net/cause.h"
#include "core/net/http.h"
#include "core/net/limit.h"
#include "core/net/pace.h"
#include "core/net/proxy.h"
#include "core/net/retry.h"
#include <curl/curl.h>

/* Transfers of one multi handle: libcurl 7.88 searches its pool linearly, 14 us of CPU a request at 64 and 110 at
 * 4,096. */
enum { LAC_GROUP_SIZE = 64 };

struct lac_group {
    struct lac_http *http;
    CURLM *multi;
    struct lac_timer *timer; /* what libcurl asked for */
    int n;                   /* transfers in it */
};

struct lac_request {
    uint64_t handle;
    struct lac_lane *lane;
    lac_http_done *done;
    void *user;
    const char *url;
    bool post;
    struct lac_http_header *headers;
    size_t n_headers;
    const char *body;
    size_t body_len;
    int64_t tokens;
    char *broken; /* why it cannot be sent at all, or NULL */
    void (*again)(void *user, uint64_t handle, int status);
    int attempts_max;
    int attempts;                        /* begun */
    bool resting;                        /* between attempts: in the lane's `waiting` */
    bool held;                           /* the next attempt is not allowed yet */
    struct lac_transfer *transfer;       /* while on the wire */
    struct lac_timer *wait;              /* until the next attempt */
    struct lac_request *next, *previous; /* in the lane's queue or among its waiting */
};

struct lac_request_list {
    struct lac_request *first, *last;
};

struct lac_lane {
    struct lac_http *http;
    char *name, *stopped;
    struct lac_limit limit;
    struct lac_pace pace;
    struct lac_http_terms terms;
    int in_flight;
    struct lac_request_list queue;   /* may be sent when the limit allows */
    struct lac_request_list waiting; /* between attempts */
};

struct lac_transfer {
    struct lac_http *http;
    struct lac_transfer *next_idle;
    CURL *easy;
    struct lac_group *group;
    struct lac_request *request;
    const struct lac_lane *lane; /* whose terms the handle is set to */
    struct curl_slist *headers;
    struct lac_str body;
    struct lac_timer *timer;
    int64_t started_us, last_byte_us; /* 0: no byte yet */
    enum lac_late late;
    int64_t late_us;
    int sendings;  /* how often libcurl was about to send it: once, or it is refused */
    bool too_long; /* the body is longer than body_max; what fits of it is kept */
    struct lac_quotas quotas;
    struct lac_pace_mark mark;
    char retry_after[64], retry_after_ms[32], date[64], content_type[128];
    char detail[CURL_ERROR_SIZE];
};

struct lac_socket {
    struct lac_group *group;
    bool ours;   /* we opened it, so we hear when it closes */
    bool parked; /* libcurl waits for nothing on it */
    int events;  /* watched by the loop */
};

struct lac_slot {
    struct lac_request *request;
    uint32_t turn;
};

struct lac_http {
    struct lac_loop *loop;
    struct lac_secrets *secrets;
    struct lac_http_options options;
    struct lac_retry_pace pace;
    struct lac_rng rng;
    const char *ca_file, *ca_folder; /* from the environment, borrowed; NULL: libcurl's file, no folder */
    struct lac_proxies proxies;
    LAC_VEC(struct lac_group *) groups;
    LAC_VEC(struct lac_socket) sockets; /* by descriptor */
    LAC_VEC(struct lac_lane *) lanes;
    LAC_VEC(struct lac_slot) slots;
    LAC_VEC(uint32_t) free_slots;
    struct lac_transfer *idle; /* to be used again */
    struct lac_str line;       /* where a header is put together; holds nothing in between */
    struct lac_timer *pump_soon, *pump_later;
    size_t next_lane;
    bool pumping;
    int reaping; /* inside a group's events: it pumps when it is through */
    struct lac_http_stats stats;
};

/* --- http_request.c --- */

/* A copy; `broken` says why it cannot be sent, if so. Lane, callback and handle are the caller's to set. */
struct lac_request *lac_request_new(const struct lac_http_request *from);
void lac_request_free(struct lac_request *request); /* its timer with it */

/* Gives the request its handle, finds it by that (NULL when it is gone), and ends the handle's life. */
void lac_request_enlist(struct lac_http *http, struct lac_request *request);
struct lac_request *lac_request_find(const struct lac_http *http, uint64_t handle);
void lac_request_delist(struct lac_http *http, const struct lac_request *request);

void lac_requests_append(struct lac_request_list *list, struct lac_request *request);
void lac_requests_prepend(struct lac_request_list *list, struct lac_request *request);
void lac_requests_unlink(struct lac_request_list *list, struct lac_request *request);

/* --- http_group.c --- */

/* Puts the transfer into the first group with room, and out again. An error stands in transfer->detail. */
enum lac_status lac_group_add(struct lac_http *http, struct lac_transfer *transfer);
void lac_group_remove(struct lac_transfer *transfer);
void lac_groups_free(struct lac_http *http); /* closes every connection */

/* For CURLOPT_OPENSOCKETFUNCTION and CURLOPT_CLOSESOCKETFUNCTION; `user` is the engine. */
curl_socket_t lac_group_open(void *user, curlsocktype purpose, struct curl_sockaddr *address);
int lac_group_close(void *user, curl_socket_t fd);

/* --- http_transfer.c --- */

/* Sends one attempt. On failure nothing is in flight and *err says why the request is refused. */
enum lac_status lac_transfer_start(struct lac_http *http, struct lac_request *request, struct lac_error *err);

/* Takes it off the wire, if it is there, and makes it ready for another request. */
void lac_transfer_release(struct lac_transfer *transfer);
void lac_transfers_free(struct lac_http *http); /* the idle ones */

/* Microseconds that the reply asked to wait, -1 when it did not. */
int64_t lac_transfer_wait_us(const struct lac_transfer *transfer);
int64_t lac_transfer_wall_ms(const struct lac_transfer *transfer); /* its Date, or our clock when it has none */

/* --- http.c --- */

/* The attempt is over and off the wire; decides and, when it was the last, calls `done`. Takes the transfer. */
void lac_http_ended(struct lac_transfer *transfer, CURLcode code);
void lac_http_pump(struct lac_http *http); /* sends what may be sent */

#endif
