/* server.h - a small HTTP/1.1 server on loopback in a thread of its own, for tests: what it says, and how it breaks
 * off, is up to a function of the test. It counts what the tests ask about. */
#ifndef TEST_NET_SERVER_H
#define TEST_NET_SERVER_H

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { SERVER_CONNECTIONS = 300, SERVER_BYTES = 1 << 16 };

enum after { AFTER_KEEP, AFTER_CLOSE, AFTER_RESET, AFTER_SILENCE };

struct ask {
    const char *path; /* "/x" */
    const char *text; /* the whole request */
    int nth;          /* of this path, 1 the first */
};

struct say {
    char *bytes; /* malloc'd, or NULL for none */
    size_t len;
    int delay_ms;
    enum after after;
};

typedef struct say handler(const struct ask *ask);

struct connection {
    int fd;
    char in[SERVER_BYTES];
    size_t got;
    bool busy; /* a reply is due */
    struct say say;
    int64_t due_ms;
};

struct server {
    int listener, quit, port;
    pthread_t thread;
    handler *handle;
    struct connection *connections[SERVER_CONNECTIONS];
    int n;
    char paths[64][64];
    int counts[64], n_paths;
    atomic_int requests, accepted, busy_most;
};

static int64_t server_now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void server_drop(struct server *s, int i, bool reset)
{
    struct connection *c = s->connections[i];
    struct linger now = {.l_onoff = 1, .l_linger = 0};
    if (reset)
        setsockopt(c->fd, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    close(c->fd);
    free(c->say.bytes);
    free(c);
    s->connections[i] = s->connections[--s->n];
}

static int server_count(struct server *s, const char *path)
{
    int i = 0;
    while (i < s->n_paths && strcmp(s->paths[i], path) != 0)
        i++;
    if (i == s->n_paths && i < 64)
        snprintf(s->paths[s->n_paths++], sizeof s->paths[0], "%s", path);
    return i < 64 ? ++s->counts[i] : 1;
}

static size_t server_request_len(const struct connection *c)
{
    const char *end = strstr(c->in, "\r\n\r\n");
    if (!end)
        return 0;
    const char *length = strcasestr(c->in, "\r\ncontent-length:");
    size_t len = (size_t)(end - c->in) + 4 + (length && length < end ? strtoul(length + 17, NULL, 10) : 0);
    return len <= c->got ? len : 0;
}

static void server_take(struct server *s, struct connection *c)
{
    size_t len = server_request_len(c);
    if (len == 0 || c->busy)
        return;
    char path[64] = "";
    sscanf(c->in, "%*s %63s", path);
    struct ask ask = {path, c->in, server_count(s, path)};
    c->say = s->handle(&ask);
    c->busy = true;
    c->due_ms = server_now_ms() + c->say.delay_ms;
    memmove(c->in, c->in + len, c->got - len + 1);
    c->got -= len;
    atomic_fetch_add(&s->requests, 1);
    int busy = 0;
    for (int i = 0; i < s->n; i++)
        busy += s->connections[i]->busy;
    if (busy > atomic_load(&s->busy_most))
        atomic_store(&s->busy_most, busy);
}

static bool server_reads(struct server *s, struct connection *c)
{
    ssize_t got = recv(c->fd, c->in + c->got, sizeof c->in - 1 - c->got, 0);
    if (got <= 0)
        return false;
    c->got += (size_t)got;
    c->in[c->got] = '\0';
    if (c->in[0] == 0x16) { /* a TLS greeting */
        static const char no[] = "HTTP/1.1 400 Bad Request\r\n\r\n";
        send(c->fd, no, sizeof no - 1, MSG_NOSIGNAL);
        return false;
    }
    server_take(s, c);
    return true;
}

/* False when the connection is over. Blocks while the client is slow to read, which the tests' clients are not. */
static bool server_says(struct server *s, int i)
{
    struct connection *c = s->connections[i];
    size_t sent = 0;
    while (sent < c->say.len) {
        ssize_t n = send(c->fd, c->say.bytes + sent, c->say.len - sent, MSG_NOSIGNAL);
        if (n < 0)
            return false;
        sent += (size_t)n;
    }
    free(c->say.bytes);
    c->say.bytes = NULL;
    if (c->say.after == AFTER_SILENCE) {
        c->due_ms = INT64_MAX;
        c->say.len = 0;
        return true;
    }
    if (c->say.after != AFTER_KEEP)
        return false;
    c->busy = false;
    server_take(s, c);
    return true;
}

static void server_accept(struct server *s)
{
    int one = 1, fd = accept(s->listener, NULL, NULL);
    if (fd < 0)
        return;
    if (s->n == SERVER_CONNECTIONS) {
        close(fd);
        return;
    }
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    s->connections[s->n] = calloc(1, sizeof(struct connection));
    s->connections[s->n++]->fd = fd;
    atomic_fetch_add(&s->accepted, 1);
}

static void *server_main(void *user)
{
    struct server *s = user;
    for (;;) {
        struct pollfd polled[SERVER_CONNECTIONS + 2] = {{s->quit, POLLIN, 0}, {s->listener, POLLIN, 0}};
        int64_t now = server_now_ms(), next = now + 1000;
        int n = s->n;
        for (int i = 0; i < n; i++) {
            struct connection *c = s->connections[i];
            polled[i + 2] = (struct pollfd){c->fd, POLLIN, 0};
            if (c->busy && c->due_ms < next)
                next = c->due_ms;
        }
        poll(polled, (nfds_t)n + 2, next > now ? (int)(next - now) : 0);
        if (polled[0].revents)
            return NULL;
        now = server_now_ms();
        for (int i = n - 1; i >= 0; i--) {
            struct connection *c = s->connections[i];
            bool on = !polled[i + 2].revents || server_reads(s, c);
            enum after after = c->say.after;
            if (on && c->busy && c->due_ms <= now)
                on = server_says(s, i);
            if (!on)
                server_drop(s, i, c->busy && after == AFTER_RESET);
        }
        if (polled[1].revents)
            server_accept(s);
    }
}

static struct server *server_start(handler *handle)
{
    struct server *s = calloc(1, sizeof *s);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t len = sizeof address;
    s->handle = handle;
    s->quit = eventfd(0, EFD_CLOEXEC);
    s->listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (bind(s->listener, (struct sockaddr *)&address, sizeof address) != 0 || listen(s->listener, 256) != 0 ||
        getsockname(s->listener, (struct sockaddr *)&address, &len) != 0 ||
        pthread_create(&s->thread, NULL, server_main, s) != 0) {
        perror("test server");
        exit(1);
    }
    s->port = ntohs(address.sin_port);
    return s;
}

static void server_stop(struct server *s)
{
    uint64_t one = 1;
    if (write(s->quit, &one, sizeof one) < 0)
        perror("test server");
    pthread_join(s->thread, NULL);
    while (s->n)
        server_drop(s, 0, false);
    close(s->listener);
    close(s->quit);
    free(s);
}

/* A reply in full; `headers` lines end with \r\n. */
static struct say say_reply(int status, const char *headers, const char *body)
{
    struct say say = {0};
    int len = asprintf(&say.bytes, "HTTP/1.1 %d Word\r\nContent-Length: %zu\r\n%s\r\n%s", status, strlen(body), headers,
                       body);
    say.len = len > 0 ? (size_t)len : 0;
    return say;
}

/* Bytes as they are, then `after`. */
__attribute__((unused)) static struct say say_raw(const char *bytes, enum after after)
{
    return (struct say){.bytes = strdup(bytes), .len = strlen(bytes), .after = after};
}

#endif
