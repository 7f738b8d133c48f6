/* spec_self.h - a spec that runs, from inside: its cell, and the case at hand. */
#ifndef LAC_SCRIPT_SPEC_SELF_H
#define LAC_SCRIPT_SPEC_SELF_H

#include "core/base/str.h"
#include "core/script/chunk.h"
#include "core/script/spec.h"

struct lac_spec {
    struct lac_packages *packages;
    int runs; /* of a case that may suspend */
    const struct lac_package *package;
    struct lac_cell *cell; /* of spec.lua; the package itself runs in its own */
    struct lac_arena *arena;
    struct lac_value cases; /* the list without functions */
};

/* A call of a function of the spec. First member: the owner word of its coroutine. */
struct lac_spec_call {
    struct lac_scope scope;
    struct lac_spec *spec;
    size_t at;                 /* case, from 0 */
    const char *outer, *field; /* the function is case[outer][field]; outer NULL: case[field] */
    const struct lac_value *args;
    size_t n_args;
    const struct lac_value *told; /* the plain fields of `t`, which then is the first argument; NULL: no t */
    bool found;                   /* out: there is such a function */
    struct lac_value result;      /* in the spec's arena */
    enum lac_status status;
    struct lac_error *err;
};

/* Runs the spec's chunk and keeps its list in the cell. */
enum lac_status lac_spec_open(struct lac_spec *spec, const char *shown, const char *text, size_t len,
                              struct lac_error *err);

/* Calls the function when it is there; call->found says so. */
enum lac_status lac_spec_call(struct lac_spec_call *call, struct lac_error *err);

/* What one case came to. */
struct lac_spec_result {
    enum lac_status status;
    struct lac_value value;       /* LAC_OK */
    const char *message;          /* otherwise */
    struct lac_value asks, notes; /* of the first run */
    const char *fault;            /* the world lacked a reply, or order mattered; NULL: none */
    const char *tree;             /* calls and replies, a line each; NULL: none were made */
    int64_t us;
    size_t memory;
};

enum lac_spec_order { LAC_SPEC_ONCE, LAC_SPEC_SHUFFLED };

/* How a reply is read by the language under test. */
struct lac_value lac_spec_read(struct lac_spec *spec, const struct lac_value *one, const char **message);

/* Runs the case's function as a task in its world, once or in many orders of replies. */
void lac_spec_world_run(struct lac_spec *spec, size_t at, const struct lac_value *ctx, const struct lac_value *args,
                        const char *function, enum lac_spec_order order, struct lac_spec_result *out);

/* Pushes `t` with eq, ok, like and these fields. [-0, +1, raises] */
void lac_spec_push_t(lua_State *L, const struct lac_value *told);

#endif
