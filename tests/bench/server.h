/* server.h - a small HTTP/1.1 server for measurements, in a child process: each POST gets the same chat completion. */
#ifndef TESTS_BENCH_SERVER_H
#define TESTS_BENCH_SERVER_H

#define BENCH_REPLY                                                                                                    \
    "{\"id\":\"r-1\",\"object\":\"chat.completion\",\"created\":0,\"model\":\"m\",\"choices\":[{\"index\":0,"          \
    "\"message\":{\"role\":\"assistant\",\"content\":\"C\"},\"finish_reason\":\"stop\"}],\"usage\":{"                  \
    "\"prompt_tokens\":61,\"completion_tokens\":1,\"total_tokens\":62}}"

struct bench_server {
    int port;
    int reply_bytes; /* of each reply's body */
    int hold;        /* the server ends when this descriptor is closed, the latest when this process ends */
};

/* Before any thread is started. Replies come `delay_ms` after their request; processor -1: wherever there is room. */
struct bench_server bench_server_start(int delay_ms, int processor);

/* From now on this process runs on that processor alone, where there is more than one. */
void bench_pin(int processor);

#endif
