/* progress.h - what a run shows while it works: one line on a terminal, a line now and then elsewhere, JSON events on
 * request. */
#ifndef LAC_CLI_PROGRESS_H
#define LAC_CLI_PROGRESS_H

#include "lacuna/lacuna.h"

struct lac_progress {
    bool json, quiet, verbose, terminal;
    double said;        /* seconds at the last plain line */
    bool open;          /* a terminal line stands without its newline */
    const char *prefix; /* of the baseline that runs; "" for the main run */
};

struct lacuna_events lac_progress_events(struct lac_progress *progress);
void lac_progress_end(struct lac_progress *progress);

#endif
