#include "server.h"
#include "bench.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { REQUEST_MOST = 4096, CONNECTIONS_MOST = 8192, EVENTS = 256 };

#define REPLY                                                                                                          \
    "{\"id\":\"r-1\",\"object\":\"chat.completion\",\"created\":0,\"model\":\"m\",\"choices\":[{\"index\":0,"          \
    "\"message\":{\"role\":\"assistant\",\"content\":\"C\"},\"finish_reason\":\"stop\"}],\"usage\":{"                  \
    "\"prompt_tokens\":61,\"completion_tokens\":1,\"total_tokens\":62}}"

/* What has come of the next request on a connection, by descriptor. */
static struct incoming {
    char text[REQUEST_MOST + 1];
    size_t len;
} * connections[CONNECTIONS_MOST];

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
    MUST(fd < CONNECTIONS_MOST && (connections[fd] = calloc(1, sizeof *connections[fd])) != NULL);
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

/* The clients send nothing before they have the reply, so a complete request is all that is there. */
static void read_request(int fd)
{
    static char reply[1024];
    if (!*reply)
        snprintf(reply, sizeof reply,
                 "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %zu\r\n\r\n%s", sizeof REPLY - 1,
                 REPLY);
    struct incoming *in = connections[fd];
    ssize_t got = read(fd, in->text + in->len, REQUEST_MOST - in->len);
    if (got <= 0) {
        close(fd);
        free(in);
        connections[fd] = NULL;
        return;
    }
    in->len += (size_t)got;
    in->text[in->len] = '\0';
    if (!complete(in))
        return;
    in->len = 0;
    size_t len = strlen(reply);
    MUST(send(fd, reply, len, MSG_NOSIGNAL) == (ssize_t)len);
}

static void serve(int listener, int until)
{
    int epoll = epoll_create1(0);
    watch(epoll, listener);
    watch(epoll, until);
    for (;;) {
        struct epoll_event events[EVENTS];
        int n = epoll_wait(epoll, events, EVENTS, -1);
        for (int i = 0; i < n; i++) {
            if (events[i].data.fd == until)
                _exit(0);
            if (events[i].data.fd == listener)
                take_connection(epoll, listener);
            else
                read_request(events[i].data.fd);
        }
    }
}

struct bench_server bench_server_start(void)
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
        serve(listener, until[0]);
    }
    close(until[0]);
    close(listener);
    return (struct bench_server){ntohs(address.sin_port), sizeof REPLY - 1, until[1]};
}
