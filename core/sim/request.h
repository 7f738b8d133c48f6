/* request.h - what an OpenAI-shaped request asks for. Pure. */
#ifndef LAC_SIM_REQUEST_H
#define LAC_SIM_REQUEST_H

#include "core/model/value.h"

struct lac_sim_request {
    const char *model;
    bool chat;
    const char *prompt;             /* the messages, a blank line between them; or the prompt */
    const char *last;               /* the last message; or the prompt */
    const char *const *allowed;     /* the reply must be one of these: from `grammar` or an enum in a schema */
    size_t n_allowed;               /* 0: free text */
    const struct lac_value *schema; /* response_format's JSON schema; NULL: none */
    int64_t max_tokens;             /* -1: not said */
    const char *body;               /* as it came: what replies are drawn by; borrowed */
    size_t len;
};

/* Reads a body with `messages` (chat) or `prompt` (completions). LAC_E_INVALID says what is missing or wrong, also for
 * a grammar that is not of the form root ::= "a" | "b". */
enum lac_status lac_request_read(struct lac_arena *arena, const char *body, size_t len, struct lac_sim_request *out,
                                 struct lac_error *err);

/* Reads root ::= "a" | "b" into a list of the texts. */
enum lac_status lac_request_grammar(struct lac_arena *arena, const char *grammar, struct lac_sim_request *out,
                                    struct lac_error *err);

#endif
