/* peer.h - bare libcurl: one multi handle driven by epoll (curl_multi_socket_action), its easy handles used again, the
 * same small POST over and over. */
#ifndef TESTS_BENCH_PEER_H
#define TESTS_BENCH_PEER_H

#include <stdint.h>

#define BENCH_BODY                                                                                                     \
    "{\"model\":\"m\",\"temperature\":0,\"max_tokens\":256,\"messages\":[{\"role\":\"user\",\"content\":\"Answer the " \
    "multiple-choice question. Reply with one letter only: A, B, C, D.\\n\\nQuestion: During the break, two students " \
    "were talking about a spoon. Which object opens a lock?\\nA. candle\\nB. spoon\\nC. key\\nD. "                     \
    "pillow\\nAnswer:\"}]}"

struct peer;

/* Ends the program when a reply is not 200 with so many bytes. */
struct peer *peer_open(const char *url, int in_flight, int reply_bytes);
void peer_close(struct peer *peer);

/* Sends so many requests and waits for the last reply. */
void peer_run(struct peer *peer, int requests);

/* Keeps `in_flight` under way until a time of lac_clock_us; how many were answered. What is under way stays, and the
 * next call goes on. */
int64_t peer_flow(struct peer *peer, int64_t until_us);

#endif
