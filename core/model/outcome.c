#include "core/model/outcome.h"

#include <string.h>

static const char *const names[LAC_OUTCOMES] = {"right",          "wrong",     "abstained", "refused", "unparsed",
                                                "wrong_language", "truncated", "failed",    "invalid"};

const char *lac_outcome_name(enum lac_outcome outcome)
{
    return names[outcome];
}

bool lac_outcome_parse(const char *name, enum lac_outcome *out)
{
    for (int i = 0; i < LAC_OUTCOMES; i++) {
        if (strcmp(name, names[i]) == 0) {
            *out = (enum lac_outcome)i;
            return true;
        }
    }
    return false;
}

void lac_tally_add(struct lac_tally *tally, enum lac_outcome outcome)
{
    tally->count[outcome]++;
}

void lac_tally_sum(struct lac_tally *into, const struct lac_tally *more)
{
    for (int i = 0; i < LAC_OUTCOMES; i++)
        into->count[i] += more->count[i];
}

int lac_tally_asked(const struct lac_tally *tally)
{
    int asked = 0;
    for (int i = 0; i < LAC_OUTCOMES; i++)
        if (i != LAC_FAILED && i != LAC_INVALID)
            asked += tally->count[i];
    return asked;
}

static double share(const struct lac_tally *tally, enum lac_outcome outcome)
{
    int asked = lac_tally_asked(tally);
    return asked ? (double)tally->count[outcome] / asked : 0;
}

double lac_tally_right(const struct lac_tally *tally)
{
    return share(tally, LAC_RIGHT);
}

double lac_tally_wrong(const struct lac_tally *tally)
{
    return share(tally, LAC_WRONG);
}
