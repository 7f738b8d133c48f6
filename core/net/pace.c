#include "core/net/pace.h"

static const double MINUTE_US = 60e6;
static const double BURST_S = 1; /* so much may go at once after a rest */

/* Never above `limit` in a minute that is open at one end: most + 60 s of filling = limit + 1 unit. */
static struct lac_pace_bucket bucket_of(double limit, double unit, int64_t now_us)
{
    double most = limit * BURST_S / 60;
    if (most < unit)
        most = unit;
    return (struct lac_pace_bucket){limit > 0 ? (limit + unit - most) / MINUTE_US : 0, most, most, now_us};
}

void lac_pace_init(struct lac_pace *pace, double rpm, double tpm, int64_t now_us)
{
    *pace = (struct lac_pace){.requests = bucket_of(rpm, 1, now_us), .tokens = bucket_of(tpm, 0, now_us)};
}

static double filled(const struct lac_pace_bucket *bucket, int64_t now_us)
{
    double level = bucket->level + bucket->per_us * (double)(now_us - bucket->at_us);
    return level < bucket->most ? level : bucket->most;
}

/* Rounded up, so that at that time the level is there. */
static int64_t later(double missing, double per_us, int64_t now_us)
{
    double us = missing / per_us;
    return now_us + (us < 1e15 ? (int64_t)us + 1 : (int64_t)1e15);
}

static const double GRAIN = 1e-6; /* of a request or token: what rounding may cost */

static int64_t bucket_next(const struct lac_pace_bucket *bucket, double need, int64_t now_us)
{
    if (bucket->per_us <= 0)
        return now_us;
    double missing = (need < bucket->most ? need : bucket->most) - filled(bucket, now_us);
    return missing <= GRAIN ? now_us : later(missing, bucket->per_us, now_us);
}

static int64_t left_next(const struct lac_pace_left *left, double need, int64_t now_us)
{
    if (!left->known || now_us >= left->until_us)
        return now_us;
    double missing = need - left->level - left->per_us * (double)(now_us - left->at_us);
    if (missing <= GRAIN)
        return now_us;
    int64_t at_us = left->per_us > 0 ? later(missing, left->per_us, now_us) : left->until_us;
    return at_us < left->until_us ? at_us : left->until_us;
}

static int64_t latest(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

int64_t lac_pace_next(const struct lac_pace *pace, double tokens, int64_t now_us)
{
    int64_t allowed = latest(bucket_next(&pace->requests, 1, now_us), bucket_next(&pace->tokens, tokens, now_us));
    int64_t left = latest(left_next(&pace->left_requests, 1, now_us), left_next(&pace->left_tokens, tokens, now_us));
    return latest(allowed, left);
}

static void bucket_take(struct lac_pace_bucket *bucket, double amount, int64_t now_us)
{
    if (bucket->per_us <= 0)
        return;
    double level = filled(bucket, now_us) - amount;
    bucket->level = level < bucket->most ? level : bucket->most;
    bucket->at_us = now_us;
}

struct lac_pace_mark lac_pace_take(struct lac_pace *pace, double tokens, int64_t now_us)
{
    bucket_take(&pace->requests, 1, now_us);
    bucket_take(&pace->tokens, tokens, now_us);
    pace->left_requests.level -= 1;
    pace->left_tokens.level -= tokens;
    pace->sent++;
    pace->sent_tokens += tokens;
    return (struct lac_pace_mark){pace->sent, pace->sent_tokens};
}

void lac_pace_settle(struct lac_pace *pace, double estimated, double used, int64_t now_us)
{
    bucket_take(&pace->tokens, used - estimated, now_us);
}

/* With a limit what is missing comes back evenly until the reset (OpenAI's "until it is full again"); without one
 * nothing does before it. A window that is cut at the reset answers 429 to who trusted in that, which costs one
 * request. */
static void hear(struct lac_pace_left *left, const struct lac_quota *quota, double sent_since, int64_t now_ms,
                 int64_t now_us)
{
    int64_t wait_us = lac_quota_wait(quota, now_ms);
    if (quota->left < 0 || wait_us < 0)
        return;
    *left = (struct lac_pace_left){.known = true, .level = quota->left - sent_since, .at_us = now_us};
    if (quota->limit > quota->left && wait_us > 0)
        left->per_us = (quota->limit - quota->left) / (double)wait_us;
    int64_t longest_us = (int64_t)LAC_PACE_HINT_MAX_S * 1000000;
    left->until_us = now_us + (wait_us < longest_us ? wait_us : longest_us);
}

void lac_pace_hear(struct lac_pace *pace, const struct lac_quotas *quotas, struct lac_pace_mark mark, int64_t now_ms,
                   int64_t now_us)
{
    if (!quotas->said || mark.sent < pace->heard)
        return;
    pace->heard = mark.sent;
    hear(&pace->left_requests, &quotas->requests, (double)(pace->sent - mark.sent), now_ms, now_us);
    hear(&pace->left_tokens, &quotas->tokens, pace->sent_tokens - mark.sent_tokens, now_ms, now_us);
}
