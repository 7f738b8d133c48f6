/* hand.h - a world written by hand: a table says what comes of each text, and the test says when.
 *
 * A node is named by the text of its last edit, the root by "". */
#ifndef TESTS_UNIT_SEARCH_HAND_H
#define TESTS_UNIT_SEARCH_HAND_H

#include "core/base/vec.h"
#include "core/search/branch.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* What comes of a text. Votes by letter: r right, w wrong, f refused, i invalid; the last letter goes on. */
struct fate {
    const char *text;
    const char *check;       /* NULL: passes; else the reason */
    const char *english;     /* NULL: "r" */
    const char *translation; /* NULL: passes; else the reason */
    const char *target;      /* NULL: "r" */
    const char *children;    /* words: "a b|given =c": a before, b with a target text, c in place of the stem */
    double margin;           /* of each target vote */
};

struct hand {
    const struct fate *fates;
    size_t n;
    int held; /* votes of the node named here with this number get no answer before release() */
    const char *held_text;
    uint64_t held_ticket;
    char log[4096];    /* asks, in order: "perturb: english:0 check:a ..." */
    char events[1024]; /* "a=scored close a=accepted ... end" */
    struct lac_branch *branch;
    struct lac_branch *victim; /* another branch, to be freed from inside the next call */
};

static inline const char *hand_name(const struct lac_node *node)
{
    return node->n_edits ? node->edits[node->n_edits - 1].text : "";
}

static inline const struct fate *hand_fate(const struct hand *hand, const struct lac_node *node)
{
    static const struct fate plain = {0};
    for (size_t i = 0; i < hand->n; i++)
        if (strcmp(hand->fates[i].text, hand_name(node)) == 0)
            return &hand->fates[i];
    return &plain;
}

static inline void hand_say(char *log, size_t size, const char *verb, const char *text, int number)
{
    size_t len = strlen(log);
    if (number >= 0)
        snprintf(log + len, size - len, "%s%s:%s:%d", len ? " " : "", verb, text, number);
    else
        snprintf(log + len, size - len, "%s%s:%s", len ? " " : "", verb, text);
}

static inline void hand_perturb(void *user, struct lac_branch *branch, uint64_t ticket, const struct lac_node *parent,
                                int replicate)
{
    struct hand *hand = user;
    const struct fate *fate = hand_fate(hand, parent);
    struct lac_edit edits[32];
    char words[256], *rest = words;
    size_t n = 0;
    hand_say(hand->log, sizeof hand->log, "perturb", hand_name(parent), replicate);
    snprintf(words, sizeof words, "%s", fate->children ? fate->children : "");
    for (char *word; (word = strtok_r(rest, " ", &rest)) != NULL; n++) {
        char *given = strchr(word, '|');
        if (given)
            *given++ = '\0';
        enum lac_side side = *word == '=' ? LAC_REPLACE : LAC_BEFORE;
        edits[n] = (struct lac_edit){side, word + (*word == '='), given, NULL};
    }
    lac_branch_perturb_done(branch, ticket, edits, n, 1);
}

static inline void hand_check(void *user, struct lac_branch *branch, uint64_t ticket, const struct lac_node *child)
{
    struct hand *hand = user;
    const char *reason = hand_fate(hand, child)->check;
    hand_say(hand->log, sizeof hand->log, "check", hand_name(child), -1);
    lac_branch_check_done(branch, ticket, !reason, reason, 0);
}

static inline void hand_vote(void *user, struct lac_branch *branch, uint64_t ticket, const struct lac_node *node,
                             enum lac_tongue tongue, int vote)
{
    struct hand *hand = user;
    const struct fate *fate = hand_fate(hand, node);
    const char *letters = tongue == LAC_ENGLISH ? fate->english : fate->target;
    hand_say(hand->log, sizeof hand->log, tongue == LAC_ENGLISH ? "english" : "target", hand_name(node), vote);
    if (hand->victim) {
        lac_branch_free(hand->victim);
        hand->victim = NULL;
    }
    if (hand->held_text && vote == hand->held && strcmp(hand->held_text, hand_name(node)) == 0) {
        hand->held_ticket = ticket;
        return;
    }
    letters = letters ? letters : "r";
    size_t last = strlen(letters) - 1;
    char letter = letters[(size_t)vote < last ? (size_t)vote : last];
    enum lac_outcome outcome = letter == 'r'   ? LAC_RIGHT
                               : letter == 'w' ? LAC_WRONG
                               : letter == 'f' ? LAC_REFUSED
                                               : LAC_INVALID;
    lac_branch_vote_done(branch, ticket, outcome, tongue == LAC_TARGET ? fate->margin : 0);
}

static inline void hand_translate(void *user, struct lac_branch *branch, uint64_t ticket, const struct lac_node *node)
{
    struct hand *hand = user;
    const char *texts[8] = {"t0", "t1", "t2", "t3", "t4", "t5", "t6", "t7"};
    const char *reason = hand_fate(hand, node)->translation;
    hand_say(hand->log, sizeof hand->log, "translate", hand_name(node), -1);
    lac_branch_translate_done(branch, ticket, !reason, reason, node->n_edits ? texts : NULL, node->n_edits, 0);
}

/* The gap with gamma 2; NAN when nothing could be asked. */
static inline double hand_score(void *user, const struct lac_tally *english, const struct lac_tally *target)
{
    (void)user;
    if (lac_tally_asked(target) == 0)
        return NAN;
    double e = lac_tally_right(english);
    return e * e - (1 - lac_tally_wrong(target));
}

static inline void hand_decided(void *user, struct lac_branch *branch, const struct lac_node *node)
{
    struct hand *hand = user;
    (void)branch;
    size_t len = strlen(hand->events);
    snprintf(hand->events + len, sizeof hand->events - len, "%s%s=%s", len ? " " : "", hand_name(node),
             lac_verdict_name(node->verdict));
}

static inline void hand_closed(void *user, struct lac_branch *branch)
{
    struct hand *hand = user;
    strcat(hand->events, " close");
    assert_true(lac_branch_nodes(branch) >= lac_branch_accepted(branch));
}

static inline void hand_finished(void *user, struct lac_branch *branch)
{
    struct hand *hand = user;
    strcat(hand->events, " end");
    assert_int_not_equal(lac_branch_state(branch), LAC_BRANCH_WORKING);
}

/* Options small enough to compute by hand: w 2, d1 = d2 = 1, one chunk for all, rounds of two, five votes. */
static inline struct lac_search_options hand_options(void)
{
    struct lac_search_options options = lac_search_defaults();
    options.width = 2;
    options.depth = options.deep = 1;
    return options;
}

static inline struct lac_branch *hand_new(struct hand *hand, const struct lac_search_options *options)
{
    struct lac_world world = {hand,       hand_perturb, hand_check,  hand_vote,    hand_translate,
                              hand_score, hand_decided, hand_closed, hand_finished};
    hand->branch = lac_branch_new((struct lac_id){1, 2}, "stem", " ", options, &world);
    return hand->branch;
}

static inline void hand_run(struct hand *hand, const struct lac_search_options *options)
{
    lac_branch_start(hand_new(hand, options));
}

/* Answers the vote that was held. */
static inline void hand_release(struct hand *hand, enum lac_outcome outcome)
{
    lac_branch_vote_done(hand->branch, hand->held_ticket, outcome, 0);
}

static inline const struct lac_node *hand_node(const struct hand *hand, const char *name)
{
    for (size_t i = 0; i < lac_branch_nodes(hand->branch); i++)
        if (strcmp(hand_name(lac_branch_node(hand->branch, i)), name) == 0)
            return lac_branch_node(hand->branch, i);
    fail_msg("no node '%s'", name);
    return NULL;
}

static inline size_t hand_count(const struct hand *hand, const char *ask)
{
    size_t n = 0;
    for (const char *at = hand->log; (at = strstr(at, ask)) != NULL; at += strlen(ask))
        n++;
    return n;
}

/* The names of the accepted, in order. */
static inline void assert_accepted(const struct hand *hand, const char *names)
{
    char found[256] = "";
    for (size_t i = 0; i < lac_branch_accepted(hand->branch); i++) {
        const struct lac_node *node = lac_branch_accepted_at(hand->branch, i);
        assert_int_equal(node->acceptance, i);
        assert_int_equal(node->verdict, LAC_V_ACCEPTED);
        snprintf(found + strlen(found), sizeof found - strlen(found), "%s%s", i ? " " : "", hand_name(node));
    }
    assert_string_equal(found, names);
}

#define HAND(table)                                                                                                    \
    {                                                                                                                  \
        .fates = (table), .n = sizeof(table) / sizeof *(table)                                                         \
    }

#endif
