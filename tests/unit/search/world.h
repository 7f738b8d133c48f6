/* world.h - random worlds for order.c. Every answer is a function of the seed and of what is asked, so that two
 * searches of one world get the same answers in whatever order they ask. */
#ifndef TESTS_UNIT_SEARCH_WORLD_H
#define TESTS_UNIT_SEARCH_WORLD_H

#include "core/base/rng.h"
#include "core/base/vec.h"
#include "core/search/branch.h"

#include <math.h>
#include <stdio.h>

#define STEM "Q"
#define JOIN " "

enum { EDITS_MAX = 9, PATH_SIZE = 512 };

struct fate {
    uint64_t seed;
    struct lac_search_options options;
    int words;                                         /* how many texts strategies know: few make equal texts */
    uint64_t edits;                                    /* a perturb gives fewer edits than this */
    uint64_t pass, sound, english_right, target_right; /* per cent */
    uint64_t score;                                    /* which formula */
};

/* --- what was asked and what came of it, as sorted numbers ------------------------------------------------------ */

enum event { E_PERTURB, E_CHECK, E_ENGLISH, E_TARGET, E_TRANSLATE, E_DECIDED, E_CLOSED, EVENTS };
static const char *const event_names[] = {"perturb", "check", "english", "target", "translate", "decided", "closed"};

typedef LAC_VEC(uint64_t) numbers;

static inline uint64_t mixed(uint64_t h)
{
    h = (h ^ (h >> 30)) * 0xbf58476d1ce4e5b9u;
    h = (h ^ (h >> 27)) * 0x94d049bb133111ebu;
    return h ^ (h >> 31);
}

static inline uint64_t hash_of(uint64_t seed, const char *text, uint64_t a, uint64_t b)
{
    uint64_t h = mixed(seed + 0x9e3779b97f4a7c15u);
    for (; *text; text++)
        h = (h ^ (unsigned char)*text) * 0x100000001b3u;
    return mixed(mixed(h ^ mixed(a + 1)) + b);
}

static inline void record(numbers *log, enum event event, const char *path, uint64_t a, uint64_t b)
{
    uint64_t h = hash_of((uint64_t)event, path, a, b);
    lac_vec_push(log, (uint64_t)event << 60 | h >> 4);
}

static inline uint64_t bits_of(double value)
{
    uint64_t bits = 0;
    if (isnan(value))
        return 1; /* any of them */
    memcpy(&bits, &value, sizeof bits);
    return bits;
}

/* The edits of a node, spelled out: sides, English texts, target texts so far. */
static inline void path_of(char out[PATH_SIZE], const struct lac_edit *edits, size_t n)
{
    size_t len = 0;
    out[0] = '\0';
    for (size_t i = 0; i < n; i++)
        len += (size_t)snprintf(out + len, PATH_SIZE - len, "/%d:%s:%s", (int)edits[i].side, edits[i].text,
                                edits[i].target_text ? edits[i].target_text : "-");
}

/* --- the answers ------------------------------------------------------------------------------------------------ */

static inline bool likely(const struct fate *fate, const char *what, const char *path, uint64_t a, uint64_t per_cent)
{
    return hash_of(fate->seed, path, hash_of(0, what, a, 0), 0) % 100 < per_cent;
}

static inline size_t answer_perturb(const struct fate *fate, const char *path, int replicate, struct lac_edit *out)
{
    static const char *const words[] = {"a", "b", "Q", "a b", "c", "a Q", "d", "e", "f", "g", "h", "i"};
    static const char *const given[] = {"x", "y", "a"};
    uint64_t h = hash_of(fate->seed, path, 77, (uint64_t)replicate);
    struct lac_rng rng;
    lac_rng_seed(&rng, h, 1);
    size_t n = (size_t)lac_rng_below(&rng, fate->edits);
    for (size_t i = 0; i < n; i++) {
        out[i].side = (enum lac_side)lac_rng_below(&rng, 3);
        out[i].text = words[lac_rng_below(&rng, (uint64_t)fate->words)];
        out[i].target_text = lac_rng_below(&rng, 5) ? NULL : given[lac_rng_below(&rng, 3)];
        out[i].note = lac_rng_below(&rng, 2) ? NULL : "note";
    }
    return n;
}

static inline int calls_of(const struct fate *fate, const char *path, const char *what)
{
    return (int)(hash_of(fate->seed, path, hash_of(0, what, 0, 0), 5) % 3);
}

/* Most worlds do: what comes after it is what the rules are about. */
static inline bool gets_past_its_root(const struct fate *fate, const char *path)
{
    return !*path && fate->seed % 6;
}

static inline bool answer_check(const struct fate *fate, const char *path)
{
    return likely(fate, "check", path, 0, fate->pass);
}

static inline bool answer_translate(const struct fate *fate, const char *path)
{
    return gets_past_its_root(fate, path) || likely(fate, "translate", path, 0, fate->sound);
}

/* The words of an edit in the other language. */
static inline const char *translated(const struct lac_edit *edit)
{
    static const char *const words[][2] = {{"a", "A"}, {"b", "B"},     {"c", "C"},     {"d", "D"}, {"e", "E"},
                                           {"Q", "K"}, {"a b", "A B"}, {"a Q", "A K"}, {"f", "F"}, {"g", "G"}};
    if (edit->target_text)
        return edit->target_text;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i][0], edit->text) == 0)
            return words[i][1];
    return "Z";
}

static inline enum lac_outcome answer_vote(const struct fate *fate, const char *path, enum lac_tongue tongue, int vote)
{
    uint64_t per_cent = tongue == LAC_ENGLISH ? fate->english_right : fate->target_right;
    uint64_t a = (uint64_t)tongue * 1000 + (uint64_t)vote;
    static const enum lac_outcome others[] = {LAC_WRONG, LAC_WRONG, LAC_WRONG,   LAC_WRONG,
                                              LAC_WRONG, LAC_WRONG, LAC_REFUSED, LAC_INVALID};
    if (likely(fate, "vote", path, a, per_cent) || (tongue == LAC_ENGLISH && gets_past_its_root(fate, path)))
        return LAC_RIGHT;
    return others[hash_of(fate->seed, path, a, 9) % 8];
}

static inline double answer_margin(const struct fate *fate, const char *path, int vote)
{
    static const double margins[] = {0.1, 0.2, 0.3, 1e16, -1e16, 0.7};
    uint64_t h = hash_of(fate->seed, path, (uint64_t)vote, 11);
    return fate->seed % 3 ? 0 : margins[h % 6];
}

/* gap; log ratio; two values only; gap with holes. */
static inline double answer_score(const struct fate *fate, const struct lac_tally *english,
                                  const struct lac_tally *target)
{
    double e = lac_tally_right(english), wrong = lac_tally_wrong(target), right = lac_tally_right(target);
    switch (fate->score) {
    case 0:
        return e * e - (1 - wrong);
    case 1:
        return log(1 + e * e / (right * right + 0.001)) - 20 * pow(1 - e, 3);
    case 2:
        return wrong > 0.3 ? 0.8 : 0.5;
    default:
        if (target->count[LAC_RIGHT] == 1)
            return NAN;
        return target->count[LAC_REFUSED] ? INFINITY : wrong;
    }
}

/* --- which worlds there are ------------------------------------------------------------------------------------- */

static inline double one_of(struct lac_rng *rng, const double *list, size_t n)
{
    return list[lac_rng_below(rng, n)];
}

static inline struct fate random_fate(uint64_t seed)
{
    static const double thresholds[] = {0.8, 0.6, 0.4, 0.5, 1.0, 2.0, 0.2, 1.0 / 3, -1.0, 7.0};
    static const double epsilons[] = {0, 0.1, 0.2, 0.25, 1.0 / 3, 0.5, 1};
    struct fate fate = {.seed = seed};
    struct lac_rng rng;
    lac_rng_seed(&rng, seed, 2);
    int depth = lac_rng_below(&rng, 10) ? 1 + (int)lac_rng_below(&rng, 3) : 0;
    fate.options = (struct lac_search_options){
        .mode = lac_rng_below(&rng, 4) ? LAC_SEARCH_BEAM : LAC_SEARCH_BEST_OF_N,
        .width = 1 + (int)lac_rng_below(&rng, 4),
        .depth = depth,
        .deep = depth + (int)lac_rng_below(&rng, 3),
        .include = one_of(&rng, thresholds, 10),
        .potential = one_of(&rng, thresholds, 10),
        .epsilon = one_of(&rng, epsilons, 7),
        .keep = 1 + (int)lac_rng_below(&rng, lac_rng_below(&rng, 2) ? 4 : 40),
        .chunk = 1 + (int)lac_rng_below(&rng, 5),
        .round = 1 + (int)lac_rng_below(&rng, 4),
        .votes = 1 + (int)lac_rng_below(&rng, 5),
        .plain = (enum lac_plain)((lac_rng_below(&rng, 5) + 1) / 2),
        .allowance = (int64_t)(lac_rng_below(&rng, 2) * lac_rng_below(&rng, 100)),
    };
    fate.words = 1 + (int)lac_rng_below(&rng, 12);
    fate.edits = 2 + lac_rng_below(&rng, EDITS_MAX - 1);
    fate.pass = 70 + lac_rng_below(&rng, 31);
    fate.sound = 70 + lac_rng_below(&rng, 31);
    fate.english_right = lac_rng_below(&rng, 4) ? 85 + lac_rng_below(&rng, 16) : 60 + lac_rng_below(&rng, 41);
    fate.target_right = lac_rng_below(&rng, 101);
    fate.score = lac_rng_below(&rng, 4);
    return fate;
}

#endif
