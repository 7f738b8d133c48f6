#include "core/sim/fault.h"

const char *lac_fault_name(enum lac_fault fault)
{
    static const char *const NAMES[LAC_FAULTS] = {"none", "429", "5xx", "reset", "stall", "malformed"};
    return NAMES[fault];
}

double lac_fault_unit(const struct lac_sim_world *world, const char *purpose, struct lac_id request, uint64_t times)
{
    uint64_t bytes[3] = {request.hi, request.lo, times};
    return lac_world_unit(world, purpose, NULL, bytes, sizeof bytes);
}

enum lac_fault lac_fault_of(const struct lac_sim_world *world, const struct lac_sim_options *options,
                            struct lac_id request, uint64_t times)
{
    const double shares[LAC_FAULTS] = {
        [LAC_FAULT_429] = options->fault_429,
        [LAC_FAULT_5XX] = options->fault_5xx,
        [LAC_FAULT_RESET] = options->fault_reset,
        [LAC_FAULT_STALL] = options->fault_stall,
        [LAC_FAULT_MALFORMED] = options->fault_malformed,
    };
    double unit = lac_fault_unit(world, "fault", request, times);
    for (int fault = LAC_FAULT_429; fault < LAC_FAULTS; fault++) {
        if (unit < shares[fault])
            return (enum lac_fault)fault;
        unit -= shares[fault];
    }
    return LAC_FAULT_NONE;
}
