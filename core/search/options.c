#include "core/search/branch.h"

#include <math.h>

enum {
    COUNT_MAX = 1000000, /* far above any use; keeps products of two counts inside 64 bits */
    DEPTH_MAX = 100,     /* a stem with more texts around it than this is no question any more */
    VOTES_MAX = 1000,    /* tells accuracies 3 points apart (two standard errors); more is a study, not a search */
};

struct lac_search_options lac_search_defaults(void)
{
    return (struct lac_search_options){
        .mode = LAC_SEARCH_BEAM,
        .width = 12,
        .depth = 4,
        .deep = 6,
        .include = 0.8,
        .potential = 0.6,
        .epsilon = 0.1,
        .keep = 3,
        .chunk = 8,
        .round = 2,
        .votes = 5,
        .plain = LAC_PLAIN_STOP,
    };
}

struct count {
    const char *name;
    int value, low, high;
};

static enum lac_status check_counts(const struct lac_search_options *options, struct lac_error *err)
{
    const struct count counts[] = {
        {"width", options->width, 1, COUNT_MAX}, {"depth", options->depth, 0, DEPTH_MAX},
        {"deep", options->deep, 0, DEPTH_MAX},   {"keep", options->keep, 1, COUNT_MAX},
        {"chunk", options->chunk, 1, COUNT_MAX}, {"round", options->round, 1, VOTES_MAX},
        {"votes", options->votes, 1, VOTES_MAX},
    };
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        const struct count *c = &counts[i];
        if (c->value < c->low || c->value > c->high)
            return lac_fail(err, LAC_E_CONFIG, "search.%s is %d: give a number from %d to %d", c->name, c->value,
                            c->low, c->high);
    }
    if (options->deep < options->depth)
        return lac_fail(err, LAC_E_CONFIG, "search.deep is %d, less than search.depth %d: give at least %d",
                        options->deep, options->depth, options->depth);
    return LAC_OK;
}

static enum lac_status check_numbers(const struct lac_search_options *options, struct lac_error *err)
{
    if (!isfinite(options->include))
        return lac_fail(err, LAC_E_CONFIG, "search.include is %g: give a finite number", options->include);
    if (!isfinite(options->potential))
        return lac_fail(err, LAC_E_CONFIG, "search.potential is %g: give a finite number", options->potential);
    if (!(options->epsilon >= 0 && options->epsilon <= 1))
        return lac_fail(err, LAC_E_CONFIG, "search.epsilon is %g: give a number from 0 to 1", options->epsilon);
    if (options->allowance < 0)
        return lac_fail(err, LAC_E_CONFIG, "search.allowance is %lld: give a number of calls, or 0 for no bound",
                        (long long)options->allowance);
    return LAC_OK;
}

enum lac_status lac_search_check(const struct lac_search_options *options, struct lac_error *err)
{
    if ((int)options->mode < LAC_SEARCH_BEAM || options->mode > LAC_SEARCH_BEST_OF_N)
        return lac_fail(err, LAC_E_CONFIG, "search.mode is none of the modes there are: give beam or best_of_n");
    if ((int)options->plain < LAC_PLAIN_STOP || options->plain > LAC_PLAIN_ON)
        return lac_fail(err, LAC_E_CONFIG, "search.plain is none of the ways there are: give stop, skip or on");
    enum lac_status status = check_counts(options, err);
    return status ? status : check_numbers(options, err);
}

const char *lac_verdict_name(enum lac_verdict verdict)
{
    static const char *const names[] = {
        [LAC_V_OPEN] = "open",
        [LAC_V_REJECTED] = "rejected",
        [LAC_V_ENGLISH] = "english",
        [LAC_V_UNTRANSLATED] = "untranslated",
        [LAC_V_NOT_FINITE] = "not_finite",
        [LAC_V_SCORED] = "scored",
        [LAC_V_ACCEPTED] = "accepted",
        [LAC_V_SURPLUS] = "surplus",
    };
    return (size_t)verdict < sizeof names / sizeof *names ? names[verdict] : "unknown";
}
