/* cause.h - one line for the user that says what went wrong with a request. Pure. */
#ifndef LAC_NET_CAUSE_H
#define LAC_NET_CAUSE_H

#include "core/base/str.h"
#include <curl/curl.h>
#include <stdint.h>

enum lac_late { /* which of our own time-outs ended an attempt */
                LAC_LATE_NOT,
                LAC_LATE_FIRST_BYTE,
                LAC_LATE_IDLE,
                LAC_LATE_TOTAL,
};

struct lac_cause {
    const char *url;
    int status; /* of a reply that came in full; 0: none, see code */
    CURLcode code;
    long system_errno;
    const char *detail; /* libcurl's own words, "" when it had none */
    enum lac_late late;
    int64_t late_us; /* the time-out that passed, ours or the one for connecting */
    int64_t wait_us; /* how long the server asked to wait when that is too long, else 0 */
    size_t body_max;
    int attempts;
};

/* Appends "429 from api.example.com (6 attempts)", "connection refused by 127.0.0.1:8080", ... No text of the server's.
 */
void lac_cause_add(struct lac_str *out, const struct lac_cause *cause);

/* Appends the URL's host, with its port when that is not the scheme's own; the user and the path stay out. */
void lac_cause_add_host(struct lac_str *out, const char *url);

#endif
