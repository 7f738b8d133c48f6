#include "core/net/engine.h"

#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* Connections that a group keeps, idle ones with them. Below the concurrency every request would connect anew; twice
 * that leaves room for a second origin. */
enum { CONNECTIONS_KEPT = 2 * LAC_GROUP_SIZE };

static struct lac_socket *socket_of(struct lac_http *http, int fd)
{
    size_t want = (size_t)fd + 1;
    if (http->sockets.n < want) {
        lac_vec_reserve(&http->sockets, want);
        memset(http->sockets.at + http->sockets.n, 0, (want - http->sockets.n) * sizeof *http->sockets.at);
        http->sockets.n = want;
    }
    return &http->sockets.at[fd];
}

static void reap(struct lac_group *group)
{
    struct lac_http *http = group->http;
    CURLMsg *message;
    int left;
    http->reaping++;
    while ((message = curl_multi_info_read(group->multi, &left)) != NULL) {
        CURLcode code = message->data.result;
        char *private = NULL;
        curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &private);
        struct lac_transfer *transfer = (struct lac_transfer *)(void *)private;
        lac_group_remove(transfer); /* ends the message's life */
        lac_http_ended(transfer, code);
    }
    http->reaping--;
    lac_http_pump(http);
}

static void forget(struct lac_http *http, int fd)
{
    lac_loop_watch(http->loop, fd, 0, NULL, NULL);
    socket_of(http, fd)->events = 0;
}

static void on_event(void *user, int fd, int events)
{
    struct lac_http *http = user;
    struct lac_socket *socket = socket_of(http, fd);
    if (socket->parked) { /* an idle connection that the server closes, most often: libcurl looks before it uses it
                             again */
        forget(http, fd);
        return;
    }
    struct lac_group *group = socket->group;
    int flags = (events & LAC_READ ? CURL_CSELECT_IN : 0) | (events & LAC_WRITE ? CURL_CSELECT_OUT : 0);
    int running;
    curl_multi_socket_action(group->multi, fd, flags, &running);
    reap(group);
}

/* CURLMOPT_SOCKETFUNCTION. A descriptor of ours that waits to be read stays with epoll while its connection is idle, as
 * the next request on it will want the same: two system calls a request less. */
static int on_socket(CURL *easy, curl_socket_t fd, int what, void *user, void *socket_user)
{
    struct lac_group *group = user;
    struct lac_http *http = group->http;
    struct lac_socket *socket = socket_of(http, fd);
    (void)easy;
    (void)socket_user;
    if (what == CURL_POLL_REMOVE) {
        socket->parked = true;
        if (!socket->ours || socket->events != LAC_READ)
            forget(http, fd);
        return 0;
    }
    int events = (what & CURL_POLL_IN ? LAC_READ : 0) | (what & CURL_POLL_OUT ? LAC_WRITE : 0);
    socket->parked = false;
    socket->group = group;
    if (socket->events == events)
        return 0;
    if (lac_loop_watch(http->loop, fd, events, on_event, http) != LAC_OK)
        return -1;
    socket->events = events;
    return 0;
}

curl_socket_t lac_group_open(void *user, curlsocktype purpose, struct curl_sockaddr *address)
{
    struct lac_http *http = user;
    (void)purpose;
    int fd = socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
    if (fd < 0)
        return CURL_SOCKET_BAD;
    forget(http, fd); /* whatever had this number is gone */
    *socket_of(http, fd) = (struct lac_socket){.ours = true};
    return fd;
}

int lac_group_close(void *user, curl_socket_t fd)
{
    struct lac_http *http = user;
    forget(http, fd);
    *socket_of(http, fd) = (struct lac_socket){0};
    return close(fd);
}

static void on_timer(void *user)
{
    struct lac_group *group = user;
    int running;
    group->timer = NULL;
    curl_multi_socket_action(group->multi, CURL_SOCKET_TIMEOUT, 0, &running);
    reap(group);
}

/* CURLMOPT_TIMERFUNCTION: one timer a group, -1 takes it back. */
static int on_timeout(CURLM *multi, long timeout_ms, void *user)
{
    struct lac_group *group = user;
    (void)multi;
    lac_timer_cancel(group->timer);
    group->timer = NULL;
    if (timeout_ms >= 0)
        group->timer = lac_loop_after(group->http->loop, (int64_t)timeout_ms * 1000, on_timer, group);
    return 0;
}

static struct lac_group *group_new(struct lac_http *http)
{
    CURLM *multi = curl_multi_init();
    if (!multi)
        return NULL;
    struct lac_group *group = lac_alloc_zero(1, sizeof *group);
    *group = (struct lac_group){.http = http, .multi = multi};
    curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, on_socket);
    curl_multi_setopt(multi, CURLMOPT_SOCKETDATA, group);
    curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, on_timeout);
    curl_multi_setopt(multi, CURLMOPT_TIMERDATA, group);
    curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, (long)CONNECTIONS_KEPT);
    lac_vec_push(&http->groups, group);
    return group;
}

enum lac_status lac_group_add(struct lac_http *http, struct lac_transfer *transfer)
{
    struct lac_group *group = NULL;
    for (size_t i = 0; i < http->groups.n && !group; i++)
        if (http->groups.at[i]->n < LAC_GROUP_SIZE)
            group = http->groups.at[i];
    if (!group)
        group = group_new(http);
    CURLMcode code = group ? curl_multi_add_handle(group->multi, transfer->easy) : CURLM_OUT_OF_MEMORY;
    if (code != CURLM_OK) {
        snprintf(transfer->detail, sizeof transfer->detail, "libcurl: %s", curl_multi_strerror(code));
        return LAC_E_NET;
    }
    group->n++;
    transfer->group = group;
    return LAC_OK;
}

void lac_group_remove(struct lac_transfer *transfer)
{
    if (!transfer->group)
        return;
    curl_multi_remove_handle(transfer->group->multi, transfer->easy);
    transfer->group->n--;
    transfer->group = NULL;
}

void lac_groups_free(struct lac_http *http)
{
    for (size_t i = 0; i < http->groups.n; i++) {
        struct lac_group *group = http->groups.at[i];
        curl_multi_cleanup(group->multi); /* closes its connections through lac_group_close */
        lac_timer_cancel(group->timer);
        free(group);
    }
    lac_vec_free(&http->groups);
    lac_vec_free(&http->sockets);
}
