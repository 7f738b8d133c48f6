#include "core/search/score.h"

#include <math.h>

typedef double score_fn(void *user, const struct lac_tally *english, const struct lac_tally *target);

bool lac_reaches(double value, double threshold)
{
    return isfinite(value) && value >= threshold - LAC_VALUE_SLACK;
}

/* Also of right answers: a vote on a broken item (LAC_INVALID) is cast and not right. */
static int votes_cast(const struct lac_tally *tally)
{
    int cast = 0;
    for (int i = 0; i < LAC_OUTCOMES; i++)
        cast += tally->count[i];
    return cast;
}

bool lac_english_possible(const struct lac_tally *english, int votes, double epsilon)
{
    int right_at_best = english->count[LAC_RIGHT] + votes - votes_cast(english);
    return lac_reaches((double)right_at_best / votes, 1 - epsilon);
}

/* Higher first; what is not finite comes last. */
static int descending(double a, double b)
{
    bool finite_a = isfinite(a), finite_b = isfinite(b);
    if (finite_a != finite_b)
        return finite_a ? -1 : 1;
    if (!finite_a || a == b)
        return 0;
    return a > b ? -1 : 1;
}

int lac_node_order(const struct lac_node *a, const struct lac_node *b)
{
    int order = descending(a->value, b->value);
    if (!order)
        order = descending(a->margin, b->margin);
    return order ? order : lac_id_compare(a->id, b->id);
}

/* What V can be, over all English sides that pass epsilon and all target sides made of right and wrong answers. */
struct range {
    double low, high; /* of finite values; low > high when there is none */
    double no_gap;    /* everything right on both sides */
    bool between;     /* some value lies from the lower threshold up to the higher one */
};

static struct range values_of(const struct lac_search_options *options, score_fn *score, void *user)
{
    struct range range = {.low = INFINITY, .high = -INFINITY, .no_gap = NAN};
    int votes = options->votes;
    double lower = fmin(options->potential, options->include), upper = fmax(options->potential, options->include);
    for (int right = votes; right >= 0; right--) {
        struct lac_tally english = {0};
        english.count[LAC_RIGHT] = right;
        english.count[LAC_WRONG] = votes - right;
        if (!lac_english_possible(&english, votes, options->epsilon))
            break;
        for (int wrong = 0; wrong <= votes; wrong++) {
            struct lac_tally target = {0};
            target.count[LAC_RIGHT] = votes - wrong;
            target.count[LAC_WRONG] = wrong;
            double value = score(user, &english, &target);
            if (right == votes && wrong == 0)
                range.no_gap = value;
            if (!isfinite(value))
                continue;
            range.low = fmin(range.low, value);
            range.high = fmax(range.high, value);
            if (lac_reaches(value, lower) && !lac_reaches(value, upper))
                range.between = true;
        }
    }
    return range;
}

/* One threshold alone; true when there is nothing more to say about it. */
static bool warn_of_one(struct lac_str *out, const char *name, double threshold, const struct range *range, int votes)
{
    if (!lac_reaches(range->high, threshold)) {
        lac_str_addf(out, "search.%s %g cannot be reached: with %d votes a side the score goes up to %g\n", name,
                     threshold, votes, range->high);
        return true;
    }
    if (lac_reaches(range->low, threshold)) {
        lac_str_addf(out, "search.%s %g is reached by every score: with %d votes a side the lowest is %g\n", name,
                     threshold, votes, range->low);
        return true;
    }
    if (lac_reaches(range->no_gap, threshold)) {
        lac_str_addf(out, "search.%s %g is reached by pairs without a gap: all right on both sides scores %g\n", name,
                     threshold, range->no_gap);
        return true;
    }
    return false;
}

void lac_threshold_warnings(struct lac_str *out, const struct lac_search_options *options, score_fn *score, void *user)
{
    struct range range = values_of(options, score, user);
    if (range.low > range.high) {
        lac_str_addf(out, "the score gives no finite value for any outcome of %d votes a side\n", options->votes);
        return;
    }
    bool said = warn_of_one(out, "include", options->include, &range, options->votes);
    bool searches_deep = options->mode == LAC_SEARCH_BEAM && options->depth > 0 && options->deep > options->depth;
    if (!searches_deep)
        return;
    said |= warn_of_one(out, "potential", options->potential, &range, options->votes);
    if (said)
        return;
    if (!range.between)
        lac_str_addf(out,
                     "search.potential %g and search.include %g mean the same: with %d votes a side no score lies "
                     "between them\n",
                     options->potential, options->include, options->votes);
    else if (options->potential > options->include)
        lac_str_addf(out,
                     "search.potential %g is above search.include %g: a find may not reach far enough to deepen the "
                     "search\n",
                     options->potential, options->include);
}
