/* fault.h - which requests go wrong, and how. Pure: by a hash of the request and of how often it came. */
#ifndef LAC_SIM_FAULT_H
#define LAC_SIM_FAULT_H

#include "core/sim/sim.h"
#include "core/sim/world.h"

enum lac_fault {
    LAC_FAULT_NONE,
    LAC_FAULT_429,       /* with Retry-After or retry-after-ms */
    LAC_FAULT_5XX,       /* 500 or 503 */
    LAC_FAULT_RESET,     /* the connection is reset, nothing is sent */
    LAC_FAULT_STALL,     /* nothing happens until the client goes, at most STALL_MS */
    LAC_FAULT_MALFORMED, /* status 200 and half of the JSON */
    LAC_FAULTS
};

const char *lac_fault_name(enum lac_fault fault); /* "none", "429", "5xx", ... */

/* `times`: how often the same request came before. A share of 1 never ends, any other does after some repeats. */
enum lac_fault lac_fault_of(const struct lac_sim_world *world, const struct lac_sim_options *options,
                            struct lac_id request, uint64_t times);

/* A number in [0, 1) that goes with the fault: which status, which header, how long. */
double lac_fault_unit(const struct lac_sim_world *world, const char *purpose, struct lac_id request, uint64_t times);

#endif
