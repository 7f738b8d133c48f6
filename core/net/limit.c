#include "core/net/limit.h"

void lac_limit_init(struct lac_limit *limit, int max)
{
    *limit = (struct lac_limit){.window = max < LAC_LIMIT_START ? max : LAC_LIMIT_START, .max = max};
}

int64_t lac_limit_next(const struct lac_limit *limit, int in_flight, int64_t now_us)
{
    if (in_flight >= (int)limit->window)
        return INT64_MAX;
    return limit->paused_until_us > now_us ? limit->paused_until_us : now_us;
}

void lac_limit_good(struct lac_limit *limit, int in_flight, int64_t sent_us, int64_t now_us)
{
    if (limit->was_cut && (sent_us < limit->cut_us || now_us - limit->cut_us < LAC_LIMIT_COOL_US))
        return;
    if (in_flight < (int)limit->window) /* it was not what held the lane back */
        return;
    limit->window += limit->was_cut ? 1.0 / limit->window : 1.0;
    if (limit->window > limit->max)
        limit->window = limit->max;
}

void lac_limit_bad(struct lac_limit *limit, int in_flight, int64_t sent_us, int64_t pause_us, int64_t now_us)
{
    int64_t longest = (int64_t)LAC_LIMIT_PAUSE_MAX_S * 1000000;
    if (pause_us > longest)
        pause_us = longest;
    if (pause_us > 0 && now_us + pause_us > limit->paused_until_us)
        limit->paused_until_us = now_us + pause_us;
    if (limit->was_cut && sent_us < limit->cut_us)
        return;
    double used = in_flight < limit->window ? in_flight : limit->window;
    limit->window = used < 2 ? 1 : used / 2;
    limit->was_cut = true;
    limit->cut_us = now_us;
}
