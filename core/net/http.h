/* http.h - many HTTP requests at once over libcurl: our own queue in front, limits and retries per lane.
 *
 * A lane is what shares a fate: (origin, key, model). It has its own adaptive concurrency, cool-down and stop. */
#ifndef LAC_NET_HTTP_H
#define LAC_NET_HTTP_H

#include "core/base/status.h"
#include "core/net/loop.h"
#include "core/net/secret.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct lac_http;
struct lac_lane;

/* How patient a lane is, and what it speaks. Time in our own queue, or waiting for another attempt, counts towards no
 * time-out. */
struct lac_http_terms {
    int connect_ms;    /* time to connect, 10,000 */
    int first_byte_ms; /* sent until the first byte of the reply, 600,000: models think */
    int idle_ms;       /* no byte for that long, 120,000 */
    int total_ms;      /* one attempt, 900,000 */
    int attempts;      /* most attempts a request, 6 */
    bool http2;        /* over TLS, where the server speaks it; false: HTTP/1.1, which costs less CPU */
};

struct lac_http_options {
    int in_flight;               /* -j: most requests on the wire at once, all lanes together */
    size_t body_max;             /* bytes of a reply, 4 MiB: as long as a text in a cell may be */
    struct lac_http_terms terms; /* of lanes that state none */
};
struct lac_http_options lac_http_defaults(void);

struct lac_http *lac_http_new(struct lac_loop *loop, struct lac_secrets *secrets,
                              const struct lac_http_options *options, struct lac_error *err);
void lac_http_free(struct lac_http *http); /* cancels what is in flight; no more callbacks */

struct lac_lane_options {
    int in_flight;                      /* 0: no bound of its own */
    double rpm, tpm;                    /* requests and tokens a minute, 0: no bound */
    const struct lac_http_terms *terms; /* NULL: the engine's */
};

/* Lanes live as long as the engine; equal names give the same lane, with the options it was made with. `options` NULL:
 * no bounds of its own. Time-outs and attempts must be 1 or more. */
struct lac_lane *lac_http_lane(struct lac_http *http, const char *name, const struct lac_lane_options *options);

/* A request of `estimated` tokens used `used`, as its reply says. */
void lac_lane_settle(struct lac_lane *lane, int64_t estimated, int64_t used);

/* A lane that stopped sends nothing more; what was queued is answered with LAC_E_NET and `stopped` set. */
void lac_lane_stop(struct lac_lane *lane, const char *reason);
const char *lac_lane_stopped(const struct lac_lane *lane); /* the reason, or NULL while it works */

struct lac_http_header {
    const char *name, *value; /* the value may hold {secret:NAME} */
};

struct lac_http_request {
    const char *method; /* "GET", "POST" */
    const char *url;    /* http or https */
    const struct lac_http_header *headers;
    size_t n_headers;
    const char *body; /* NULL for none */
    size_t body_len;
    int64_t tokens; /* it is expected to use, for lanes with a bound on them; 0: not known */
    int attempts;   /* most attempts of this request; 0: the lane's */
    /* An attempt failed, with this HTTP status or 0, and another would follow: it is sent only after
     * lac_http_allow(handle). `user` is that of `done`. It may allow or cancel at once. NULL: nobody is asked. */
    void (*again)(void *user, uint64_t handle, int status);
};

enum lac_http_fate {
    LAC_HTTP_REPLIED, /* a 2xx reply, in full unless `cut` */
    LAC_HTTP_REFUSED, /* 400, 401, 403, 404, another 4xx that is not retried, or a TLS failure: the lane should stop */
    LAC_HTTP_GAVE_UP, /* every attempt failed */
    LAC_HTTP_STOPPED, /* the lane had stopped */
};

struct lac_http_response {
    enum lac_http_fate fate;
    int status;       /* of the last attempt; 0 when there was no reply */
    bool cut;         /* REPLIED, but every attempt ended before the body did, or it is longer than body_max */
    const char *body; /* redacted; "" when there is none. Borrowed, until the callback returns */
    size_t body_len;
    const char *content_type; /* "" when none */
    const char *cause; /* for the user when fate is not REPLIED: "401 from api.example.com", "connection refused by
                          127.0.0.1:8080" */
    int attempts;
    int64_t latency_us; /* of the last attempt, from sending to the last byte */
};

typedef void lac_http_done(void *user, const struct lac_http_response *response);

/* Queues a request (copied). `done` is called once, from the loop, unless it was cancelled. The secrets go to this
 * URL's origin only: redirects are not followed (a 3xx is LAC_HTTP_REFUSED). Retries with full jitter 408 409 425 429
 * 5xx, resets and time-outs; honours Retry-After (seconds and date), retry-after-ms. Returns a handle, never 0. */
uint64_t lac_http_send(struct lac_http *http, struct lac_lane *lane, const struct lac_http_request *request,
                       lac_http_done *done, void *user);
void lac_http_cancel(struct lac_http *http, uint64_t handle); /* unknown handles are fine */
/* Cancels a request of which no attempt was begun: true. Any other is left as it is. */
bool lac_http_recall(struct lac_http *http, uint64_t handle);
void lac_http_allow(struct lac_http *http, uint64_t handle); /* see `again`; unknown handles are fine */

struct lac_http_stats {
    int64_t sent, replied, retried, limited; /* attempts on the wire; 2xx; repeated; 429 or 503 */
    int queued, in_flight;
};
void lac_http_stats(const struct lac_http *http, struct lac_http_stats *out);

#endif
