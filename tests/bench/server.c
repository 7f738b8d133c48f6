#include "server.h"
#include "bench.h"

#include "core/base/clock.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sched.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { REQUEST_MOST = 4096, CONNECTIONS_MOST = 1 << 16, EVENTS = 256 };

/* What has come of the next request on a connection, by descriptor. */
static struct incoming {
    char text[REQUEST_MOST + 1];
    size_t len;
    bool waits; /* for its reply */
} * connections[CONNECTIONS_MOST];

/* Replies that are due, the first to be sent first: all wait equally long. */
static struct due {
    int64_t at_us;
    int fd;
} queue[CONNECTIONS_MOST];
static size_t queued_first, queued;

static void watch(int epoll, int fd)
{
    struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};
    MUST(epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event) == 0);
}

static void take_connection(int epoll, int listener)
{
    int fd = accept(listener, NULL, NULL), on = 1;
    if (fd < 0)
        return;
    MUST(fd < CONNECTIONS_MOST && (connections[fd] = calloc(1, sizeof **connections)) != NULL);
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    watch(epoll, fd);
}

static bool complete(const struct incoming *in)
{
    const char *end = strstr(in->text, "\r\n\r\n"), *length = strcasestr(in->text, "\r\ncontent-length:");
    if (!end)
        return false;
    size_t body = length && length < end ? strtoul(length + strlen("\r\ncontent-length:"), NULL, 10) : 0;
    return in->len >= (size_t)(end - in->text) + 4 + body;
}

static void send_reply(int fd)
{
    static char reply[1024];
    if (!*reply)
        snprintf(reply, sizeof reply,
                 "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %zu\r\n\r\n%s",
                 sizeof BENCH_REPLY - 1, BENCH_REPLY);
    size_t len = strlen(reply);
    connections[fd]->waits = false;
    if (send(fd, reply, len, MSG_NOSIGNAL) < 0) /* the client went: reading will tell */
        return;
}

/* The clients send nothing before they have the reply, so a complete request is all that is there. */
static void read_request(int fd, int delay_ms)
{
    struct incoming *in = connections[fd];
    ssize_t got = read(fd, in->text + in->len, REQUEST_MOST - in->len);
    if (got <= 0) {
        close(fd);
        free(in);
        connections[fd] = NULL;
        return;
    }
    MUST(!in->waits);
    in->len += (size_t)got;
    in->text[in->len] = '\0';
    if (!complete(in))
        return;
    in->len = 0;
    if (delay_ms == 0) {
        send_reply(fd);
        return;
    }
    in->waits = true;
    MUST(queued < CONNECTIONS_MOST);
    queue[(queued_first + queued++) % CONNECTIONS_MOST] = (struct due){lac_clock_us() + 1000LL * delay_ms, fd};
}

/* Sends what is due; milliseconds until the next is, -1 when nothing waits. A connection that was closed, or opened
 * anew by that number, gets nothing. */
static int send_due(void)
{
    int64_t now_us = lac_clock_us();
    while (queued && queue[queued_first].at_us <= now_us) {
        int fd = queue[queued_first].fd;
        queued_first = (queued_first + 1) % CONNECTIONS_MOST;
        queued--;
        if (connections[fd] && connections[fd]->waits)
            send_reply(fd);
    }
    return queued ? (int)((queue[queued_first].at_us - now_us) / 1000 + 1) : -1;
}

static void serve(int listener, int until, int delay_ms)
{
    int epoll = epoll_create1(0);
    watch(epoll, listener);
    watch(epoll, until);
    for (;;) {
        struct epoll_event events[EVENTS];
        int n = epoll_wait(epoll, events, EVENTS, send_due());
        for (int i = 0; i < n; i++) {
            if (events[i].data.fd == until)
                _exit(0);
            if (events[i].data.fd == listener)
                take_connection(epoll, listener);
            else
                read_request(events[i].data.fd, delay_ms);
        }
    }
}

void bench_pin(int processor)
{
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(processor, &set);
    if (sysconf(_SC_NPROCESSORS_ONLN) > 1)
        MUST(sched_setaffinity(0, sizeof set, &set) == 0);
}

struct bench_server bench_server_start(int delay_ms, int processor)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t len = sizeof address;
    int until[2], listener = socket(AF_INET, SOCK_STREAM, 0);
    MUST(listener >= 0 && bind(listener, (struct sockaddr *)&address, len) == 0 && listen(listener, SOMAXCONN) == 0);
    MUST(getsockname(listener, (struct sockaddr *)&address, &len) == 0 && pipe(until) == 0);
    pid_t child = fork();
    MUST(child >= 0);
    if (child == 0) {
        close(until[1]);
        if (processor >= 0)
            bench_pin(processor);
        serve(listener, until[0], delay_ms);
    }
    close(until[0]);
    close(listener);
    return (struct bench_server){ntohs(address.sin_port), sizeof BENCH_REPLY - 1, until[1]};
}
