/* route.h - a request of the simulated server becomes a response. Pure: no sockets, no counts. */
#ifndef LAC_SIM_ROUTE_H
#define LAC_SIM_ROUTE_H

#include "core/base/str.h"
#include "core/sim/reply.h"

struct lac_sim_call {
    const char *method, *path;
    const char *authorization; /* header; NULL: none */
    const char *body;
    size_t len;
};

struct lac_sim_response {
    int status;
    struct lac_str body; /* JSON */
    const char *kind;    /* what was answered: "question", "translation", ...; NULL: an error */
    const char *model;   /* in the arena; NULL: none */
};

/* What a path is counted as: "chat", "completions", "embeddings", "translate", "models", "truth", "health", "stats",
 * "other". */
const char *lac_sim_path_kind(const char *path);

/* Answers everything but /sim/stats. A key that begins with "bad" is refused with 401, a model whose name begins with
 * "no-such" with 404. The caller frees out->body. */
void lac_sim_route(const struct lac_sim_world *world, const struct lac_sim_options *options, struct lac_arena *arena,
                   const struct lac_sim_call *call, struct lac_sim_response *out);

/* Fills an error in OpenAI's shape. */
void lac_sim_error(struct lac_arena *arena, struct lac_sim_response *out, int status, const char *code,
                   const char *message);

#endif
