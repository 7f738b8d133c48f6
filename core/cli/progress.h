/* progress.h - what a run shows while it works: one line on a terminal, a line now and then elsewhere, JSON events on
 * request. */
#ifndef LAC_CLI_PROGRESS_H
#define LAC_CLI_PROGRESS_H

#include "lacuna/lacuna.h"

struct lac_progress {
    bool json, quiet, terminal;
    int verbose;        /* 1: each decision, 2: each call */
    double said;        /* seconds at the last plain line */
    bool open;          /* a terminal line stands without its newline */
    const char *prefix; /* of the baseline that runs; "" for the main run */
};

/* Money, with as many digits as small sums need: "0.0123 USD". */
void lac_say_usd(char *out, size_t size, double usd);

struct lacuna_events lac_progress_events(struct lac_progress *progress);
void lac_progress_end(struct lac_progress *progress);

#endif
