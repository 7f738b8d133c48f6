/* transcript.h - what one item went through, for a reader: every ask, reply, edit, check and verdict. */
#ifndef LAC_CLI_TRANSCRIPT_H
#define LAC_CLI_TRANSCRIPT_H

#include "lacuna/lacuna.h"
#include <stdbool.h>

/* Prints a run's records in the order of the search. `votes`: also the prompt of each vote. */
enum lacuna_status lac_transcript(struct lacuna *lacuna, const char *run_id, bool votes, struct lacuna_error *err);

#endif
