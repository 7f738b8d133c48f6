/* vote.h - one question to one model in one draw, and what came of it. */
#ifndef LAC_RUN_VOTE_H
#define LAC_RUN_VOTE_H

#include "core/run/prompt.h"
#include "core/run/session.h"

struct lac_vote {
    const char *model; /* name in the config */
    int draw;          /* number of the draw */
    enum lac_outcome outcome;
    double margin;        /* log-probability of the answer over the next choice; 0 when not known */
    const char *rule;     /* of the answer reader; static */
    const char *reported; /* model name that the server reported; "" when none. Valid until the callback returns */
    struct lac_id call;   /* key of the call in the store */
};

/* vote NULL: the session closes (let go), or, with `cause`, the model stopped (sessions with report_stopped). */
typedef void lac_vote_done(void *user, const struct lac_vote *vote, const char *cause);

struct lac_ballot {
    const struct lac_model *model;
    const struct lac_language *language;
    const struct lac_language *instruction; /* NULL: the language's own */
    const char *stem;
    const char *const *choices; /* in the item's order */
    size_t n, answer;
    const struct lac_draw *draw;
    int number; /* of the draw */
};

/* Asks. Everything is copied. Equal requests are one call, whoever asks. */
uint64_t lac_vote_cast(struct lac_session *session, const struct lac_ballot *ballot, const char *purpose,
                       lac_vote_done *done, void *user);

/* Keeps the name that the server reported, in the arena. Servers that balance over several give several: the first by
 * bytes stays, so that the order of replies decides nothing. */
void lac_vote_reported(struct lac_arena *arena, const struct lac_vote *vote, const char **name);

/* The plain-data call of a ballot, for `lac_vote_cast` and for showing it. */
struct lac_value lac_vote_call(struct lac_arena *arena, const struct lac_ballot *ballot);

#endif
