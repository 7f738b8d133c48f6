#include "core/sim/world.h"
#include "core/sim/cipher.h"

#include <math.h>
#include <string.h>

/* Chosen so that plain English is mostly right (0.9 to 0.99), as on the easy items that lacuna ships, and a few are
 * not. */
static const double GUESS = 0.02, SLOPE = 1.7;
static const double SKILL_LOW = 2.4, SKILL_SPAN = 1.0;
static const double DIFFICULTY_LOW = -0.6, DIFFICULTY_SPAN = 1.8, DIFFICULTY_PRONE = -1.2;
static const double GAP_LOW = 0.1, GAP_SPAN = 0.5;
static const double SUSCEPTIBLE_LOW = 0.2, SUSCEPTIBLE_SPAN = 0.5;
static const double LOAD_TEXT = 0.4, LOAD_MENTION = 0.4;
static const double PRONE = 0.3, WEAK = 0.4;             /* shares: of items, and of languages where an item is prone */
static const double BRITTLE = 0.5;                       /* share of languages where an item is prone */
static const double DEEP = 0.5;                          /* share of the weak ones */
static const double COLLAPSED = 0.05;                    /* upper end of what a weakness leaves */
static const double SHAKEN_LOW = 0.4, SHAKEN_SPAN = 0.1; /* what one mention leaves of a deep one */
static const double FOLLOWS_DISTRACTION = 0.85;          /* share of wrong answers that are the mentioned choice */

static double unit_of(const struct lac_hash *hash)
{
    return (double)(lac_hash_end(hash).hi >> 11) * 0x1p-53;
}

double lac_world_unit(const struct lac_sim_world *world, const char *purpose, const char *a, const void *bytes,
                      size_t len)
{
    struct lac_hash *hash = lac_hash_new();
    lac_hash_u64(hash, world->seed);
    lac_hash_text(hash, purpose);
    lac_hash_text(hash, a);
    lac_hash_bytes(hash, bytes, len);
    double unit = unit_of(hash);
    lac_hash_free(hash);
    return unit;
}

static double item_unit(const struct lac_sim_world *world, const char *purpose, const char *a,
                        const struct lac_item *item)
{
    uint64_t key[2] = {item->key.hi, item->key.lo};
    return lac_world_unit(world, purpose, a, key, sizeof key);
}

static bool prone(const struct lac_sim_world *world, const struct lac_item *item)
{
    return !world->no_gap && item_unit(world, "prone", NULL, item) < PRONE;
}

bool lac_world_weak(const struct lac_sim_world *world, const struct lac_item *item, const char *language)
{
    return !lac_cipher_none(language) && prone(world, item) && item_unit(world, "weak", language, item) < WEAK;
}

bool lac_world_deep(const struct lac_sim_world *world, const struct lac_item *item, const char *language)
{
    return lac_world_weak(world, item, language) && item_unit(world, "deep", language, item) < DEEP;
}

const char *lac_change_name(enum lac_change change)
{
    static const char *const NAMES[] = {"none", "spelling", "order", "words"};
    return NAMES[change];
}

bool lac_world_brittle(const struct lac_sim_world *world, const struct lac_item *item, const char *language,
                       enum lac_change change)
{
    if (change == LAC_CHANGE_NONE || lac_cipher_none(language) || !prone(world, item) ||
        item_unit(world, "brittle", language, item) >= BRITTLE)
        return false;
    int borne = 1 + (int)(3 * item_unit(world, "borne", language, item));
    return (int)change != borne;
}

static double load_of(const struct lac_situation *s)
{
    return (s->added || s->change != LAC_CHANGE_NONE ? LOAD_TEXT : 0) + (s->mentions > 0 ? LOAD_MENTION : 0);
}

static double weak_right(const struct lac_sim_world *world, const char *model, const struct lac_situation *s)
{
    double unit = item_unit(world, "collapsed", model, s->item);
    bool shaken = s->mentions == 1 && lac_world_deep(world, s->item, s->language);
    return shaken ? SHAKEN_LOW + SHAKEN_SPAN * unit : COLLAPSED * unit;
}

double lac_world_right(const struct lac_sim_world *world, const char *model, const struct lac_situation *s)
{
    if (s->mentions > 0 && lac_world_weak(world, s->item, s->language))
        return weak_right(world, model, s);
    if (lac_world_brittle(world, s->item, s->language, s->change))
        return COLLAPSED * item_unit(world, "collapsed", model, s->item);
    double skill = SKILL_LOW + SKILL_SPAN * lac_world_unit(world, "skill", model, "", 0);
    double difficulty = prone(world, s->item)
                            ? DIFFICULTY_PRONE
                            : DIFFICULTY_LOW + DIFFICULTY_SPAN * item_unit(world, "hard", NULL, s->item) + world->hard;
    double gap = 0;
    if (!world->no_gap && !lac_cipher_none(s->language))
        gap = GAP_LOW + GAP_SPAN * lac_world_unit(world, "gap", model, s->language, strlen(s->language));
    double susceptible = SUSCEPTIBLE_LOW + SUSCEPTIBLE_SPAN * lac_world_unit(world, "susceptible", model, "", 0);
    double margin = skill - gap - difficulty - susceptible * load_of(s);
    return GUESS + (1 - GUESS) / (1 + exp(-SLOPE * margin));
}

size_t lac_world_choice(const struct lac_sim_world *world, const char *model, const struct lac_situation *s,
                        const void *request, size_t len)
{
    if (lac_world_unit(world, "answer", model, request, len) < lac_world_right(world, model, s))
        return s->item->answer;
    double which = lac_world_unit(world, "wrong", model, request, len);
    if (s->wrong >= 0 && which < FOLLOWS_DISTRACTION)
        return (size_t)s->wrong;
    size_t n = s->item->en.n,
           step = 1 + (size_t)(lac_world_unit(world, "other", model, request, len) * (double)(n - 1));
    return (s->item->answer + (step < n ? step : n - 1)) % n;
}
