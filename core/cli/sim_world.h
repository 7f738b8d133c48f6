/* sim_world.h - what the simulated world knows: for `lacuna sim` and `lacuna try --sim`. */
#ifndef LAC_CLI_SIM_WORLD_H
#define LAC_CLI_SIM_WORLD_H

#include "core/run/project.h"
#include "core/sim/sim.h"

/* Fills in the questions of `file` (NULL: the shipped set) and the languages' worked examples, which `lacuna check`
 * asks. They live in the project. */
enum lac_status lac_sim_know(struct lac_project *project, const char *file, struct lac_sim_options *options,
                             struct lac_error *err);

#endif
