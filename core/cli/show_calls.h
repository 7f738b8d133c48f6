/* show_calls.h - every prompt and reply behind a pair, as they were sent. */
#ifndef LAC_CLI_SHOW_CALLS_H
#define LAC_CLI_SHOW_CALLS_H

#include "core/cli/out.h"

/* Prints the calls of the search's votes and of each cell of confirmation, with a curl line each; the key is named,
 * never shown. */
int lac_show_calls(struct lacuna *lacuna, const char *run_id, const struct lac_value *pair);

/* Prints the prompt of a chat or completion request, or its body as it is. */
void lac_print_prompt(struct lac_arena *arena, const struct lac_value *request);

#endif
