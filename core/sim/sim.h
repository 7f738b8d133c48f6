/* sim.h - a deterministic, invented world behind an OpenAI-compatible server and a translator, on loopback.
 *
 * Items have difficulty, models have skill per language and a susceptibility to distraction (an item-response model),
 * and the world knows where its weaknesses truly are, so that tests know what a search should find. The same request
 * gets the same reply, always. Built on libmicrohttpd. */
#ifndef LAC_SIM_SIM_H
#define LAC_SIM_SIM_H

#include "core/base/status.h"
#include "core/model/value.h"
#include <stdbool.h>
#include <stdint.h>

struct lac_sim;

struct lac_sim_options {
    int port; /* 0: any free one */
    uint64_t seed;
    bool no_gap; /* all languages equal: no true weakness anywhere */
    double hard; /* 0..6: how much harder the items without a weakness are; at 2 a long search finds gaps by chance */
    double latency_ms, latency_jitter_ms;
    double fault_429, fault_5xx, fault_reset, fault_stall,
        fault_malformed; /* shares of requests, 0..1, by a hash of (request, how often it came) */
    double style_refusal, style_verbose, style_text; /* shares of replies in letter asking */
    const struct lac_item *items;                    /* known questions with their wordings; borrowed */
    size_t n_items;
};
struct lac_sim_options lac_sim_defaults(void);

struct lac_sim *lac_sim_start(const struct lac_sim_options *options, struct lac_error *err);
int lac_sim_port(const struct lac_sim *sim);
void lac_sim_stop(struct lac_sim *sim);

#endif
