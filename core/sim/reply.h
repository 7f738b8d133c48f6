/* reply.h - what a simulated model writes. Pure: the same request always gets the same reply. */
#ifndef LAC_SIM_REPLY_H
#define LAC_SIM_REPLY_H

#include "core/sim/find.h"
#include "core/sim/request.h"
#include "core/sim/sim.h"

enum lac_sim_kind { LAC_SIM_QUESTION, LAC_SIM_TRANSLATION, LAC_SIM_WRITING, LAC_SIM_JUDGEMENT, LAC_SIM_KINDS };

struct lac_sim_reply {
    enum lac_sim_kind kind;
    const char *text;              /* in the arena */
    bool cut;                      /* at max_tokens */
    int64_t tokens_in, tokens_out; /* four characters a token */
};

/* By the last message: with a line "Text: ..." it is a translation "from LANGUAGE into LANGUAGE (code)", into other
 * English words where no code is said; with "yes or no" a judgement, always yes; with a line "Wrong choice: ..." or
 * "Thing: ..." writing, of a sentence that mentions the choice or, told not to name it, hints at it. Else a question
 * when the prompt asks a known item, and writing when not. `options` gives the shares of styles; they come in letter
 * asking only. */
void lac_sim_answer(const struct lac_sim_world *world, const struct lac_sim_options *options, struct lac_arena *arena,
                    const struct lac_sim_request *request, struct lac_sim_reply *out);

#endif
