/* wire.h - a call as its provider's script puts it on the wire, and back. */
#ifndef LAC_RUN_WIRE_H
#define LAC_RUN_WIRE_H

#include "core/net/http.h"
#include "core/run/model.h"

struct lac_wire {
    struct lac_http_request request; /* its texts live in the arena */
    const char *record;              /* JSON {method, url, headers, body} with {secret:NAME} unfilled */
    struct lac_arena *arena;
};

/* Calls the provider's request(call, options). The key is the hash of the wire request without secrets, the provider
 * package and the draw. Errors: what the script raised; a path that is no path; a secret the package may not use. */
enum lac_status lac_wire_make(const struct lac_model *model, const struct lac_value *call, int64_t draw,
                              struct lac_wire *out, struct lac_id *key, struct lac_error *err);
void lac_wire_free(struct lac_wire *wire);

/* Calls the provider's response({status, body}, options). */
enum lac_status lac_wire_read(const struct lac_model *model, int status, const char *body, size_t len,
                              struct lac_arena *arena, struct lac_value *reply, struct lac_error *err);

/* Why a model stops whose server did not reply as it should, as the user needs it: what happened, what the server says,
 * what to do. The caller frees it. */
char *lac_wire_refusal(const struct lac_model *model, const struct lac_http_response *response);

#endif
