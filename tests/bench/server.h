/* server.h - the server that http.c measures against: a child process that answers every request with the same JSON at
 * once, on 127.0.0.1, as fast as one thread with epoll can. */
#ifndef TESTS_BENCH_SERVER_H
#define TESTS_BENCH_SERVER_H

struct bench_server {
    int port;
    int reply_bytes; /* of each reply's body */
    int hold;        /* it ends when this descriptor is closed, at the latest with this process */
};

/* Call it before there are threads or connections. Ends the program when it cannot. */
struct bench_server bench_server_start(void);

#endif
