/* outcome.h - what became of one question to one model, and the count of many.
 *
 * Outcomes are kept apart because they mean different things: only a wrong answer lowers the target side, and a
 * failed call is never a verdict (METHOD.md, measurement discipline). */
#ifndef LAC_MODEL_OUTCOME_H
#define LAC_MODEL_OUTCOME_H

#include <stdbool.h>

enum lac_outcome {
    LAC_RIGHT,
    LAC_WRONG,
    LAC_ABSTAINED,      /* "I don't know" */
    LAC_REFUSED,        /* "I can't help with that" */
    LAC_UNPARSED,       /* a reply in which no single choice could be read */
    LAC_WRONG_LANGUAGE, /* an answer in another language than the question */
    LAC_TRUNCATED,      /* cut at max_tokens before an answer */
    LAC_FAILED,         /* transport: no reply at all; never counted as asked */
    LAC_INVALID,        /* the item itself is broken */
    LAC_OUTCOMES        /* how many there are */
};

const char *lac_outcome_name(enum lac_outcome outcome); /* "right", "wrong", ... "wrong_language" */
bool lac_outcome_parse(const char *name, enum lac_outcome *out);

struct lac_tally {
    int count[LAC_OUTCOMES];
};

void lac_tally_add(struct lac_tally *tally, enum lac_outcome outcome);
void lac_tally_sum(struct lac_tally *into, const struct lac_tally *more);
int lac_tally_asked(const struct lac_tally *tally);    /* all but failed and invalid */
double lac_tally_right(const struct lac_tally *tally); /* right / asked; 0 when nothing was asked */
double lac_tally_wrong(const struct lac_tally *tally); /* wrong / asked; 0 when nothing was asked */

#endif
