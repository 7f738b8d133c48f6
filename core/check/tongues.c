#include "core/base/utf8.h"
#include "core/check/tongues_self.h"

#include <math.h>
#include <string.h>

enum {
    WORDS_MAX = 40,      /* different ones that are looked at */
    SURE_WORDS = 8,      /* after each so many it is asked whether it is clear already, ... */
    SURE_LEAD = 40,      /* ... that is, by so much */
    UNLIKE_WORDS = 6,    /* fewer may be names and loans */
    SEEN = 128,          /* places for the words that came already */
    CHARACTERS_MAX = 400 /* whose letters are looked at */
};

/* Words that weigh less than this share of what the own ones weigh are of a language that nobody here knows. */
static const double UNLIKE = 0.3;

/* A letter that the language does not have speaks against it, other letters for it: one in forty is even, names and
 * quotations have fewer, another language has more. */
static const double STRANGE = 4, FAMILIAR = 0.1;
/* A letter beside those that there must be some of: Japanese has kana, ideographs alone are Chinese. */
static const double NEEDED = 0.7, KANA_MIN = 0.05;

struct lac_tongue_slot *lac_tongue_find(const struct lac_tongue_group *group, uint64_t sign)
{
    uint64_t hash = lac_tongue_mixed(sign);
    size_t mask = ((size_t)1 << (64 - group->shift)) - 1, at = (size_t)(hash >> group->shift);
    while (group->slots[at].row && group->slots[at].print != (uint32_t)hash)
        at = (at + 1) & mask;
    return &group->slots[at];
}

size_t lac_tongue_signs(const struct lac_tongue_word *word, uint64_t out[LAC_TONGUE_SIGNS])
{
    uint64_t whole = 0, before = 0, last = ' '; /* the edge of a word is a space */
    size_t n = 1;
    for (size_t i = 0; i < word->n; i++) {
        uint64_t cp = word->at[i];
        whole = (whole ^ cp) * UINT64_C(0x100000001B3);
        if (before)
            out[n++] = before << 42 | last << 21 | cp;
        out[n++] = last << 21 | cp;
        if (cp >= 0x80)
            out[n++] = cp;
        before = last;
        last = cp;
    }
    out[n++] = before << 42 | last << 21 | ' ';
    out[n++] = last << 21 | ' ';
    out[0] = whole | UINT64_C(1) << 63;
    return n;
}

static const struct lac_tongue_group *group_of(const struct lac_tongues *t, const char *asked, size_t *member)
{
    size_t base = strcspn(asked, "-");
    const struct lac_tongue_group *found = NULL;
    for (size_t i = 0; i < t->n; i++)
        for (size_t k = 0; k < t->groups[i].n; k++) {
            const char *code = t->groups[i].members[k].code;
            bool whole = strcmp(code, asked) == 0;
            if (!whole && (found || strlen(code) != base || strncmp(code, asked, base) != 0))
                continue;
            found = &t->groups[i];
            *member = k;
            if (whole)
                return found;
        }
    return found;
}

struct sums {
    int32_t at[LAC_TONGUE_MEMBERS];
};

static void add_word(const struct lac_tongue_group *g, const uint64_t *signs, size_t n, struct sums *sums)
{
    int16_t word[LAC_TONGUE_MEMBERS] = {0};
    for (size_t i = 0; i < n; i++) {
        const struct lac_tongue_slot *slot = lac_tongue_find(g, signs[i]);
        if (slot->row == 0)
            continue;
        const int8_t *weights = g->weights + (slot->row - 1) * g->lanes;
        for (size_t lane = 0; lane < g->lanes; lane += LAC_TONGUE_LANES)
            for (size_t k = 0; k < LAC_TONGUE_LANES; k++)
                word[lane + k] = (int16_t)(word[lane + k] + weights[lane + k]);
    }
    for (size_t k = 0; k < g->n; k++)
        sums->at[k] += word[k];
}

/* The likeliest beside `own` and its varieties; `own` where there is none. */
static size_t best_other(const struct lac_tongue_group *g, const struct sums *sums, size_t own)
{
    size_t best = own;
    for (size_t k = 0; k < g->n; k++)
        if (g->members[k].kin != g->members[own].kin && g->members[k].known &&
            (best == own || sums->at[k] > sums->at[best]))
            best = k;
    return best;
}

static double lead_of(const struct sums *sums, size_t best, size_t own)
{
    return (double)(sums->at[best] - sums->at[own]) / LAC_TONGUE_STEPS;
}

/* True for a word that did not come before. A place forgets what another word takes: then one counts twice. */
static bool is_new(uint64_t seen[SEEN], uint64_t sign)
{
    uint64_t *place = &seen[lac_tongue_mixed(sign) >> 57];
    bool is = *place != sign;
    *place = sign;
    return is;
}

static void by_words(const struct lac_tongues *t, const struct lac_tongue_group *g, size_t own, const char *text,
                     size_t len, struct lac_tongue_guess *out)
{
    struct lac_tongue_text rest = {.letters = &t->letters, .text = text, .len = len};
    struct lac_tongue_word word;
    struct sums sums = {0};
    uint64_t signs[LAC_TONGUE_SIGNS], seen[SEEN] = {0};
    size_t best;
    while (out->words < WORDS_MAX && lac_tongue_word_next(&rest, &word)) {
        if (word.name)
            continue;
        size_t n = lac_tongue_signs(&word, signs);
        if (!is_new(seen, signs[0]))
            continue;
        add_word(g, signs, n, &sums);
        if (++out->words % SURE_WORDS == 0) {
            best = best_other(g, &sums, own);
            double lead = lead_of(&sums, best, own);
            if (lead > SURE_LEAD || lead < -SURE_LEAD)
                break;
        }
    }
    best = best_other(g, &sums, own);
    if (out->words == 0 || best == own)
        return;
    out->code = g->members[best].code;
    out->lead = lead_of(&sums, best, own);
    if (g->members[own].usual == 0 || out->words < UNLIKE_WORDS)
        return;
    double expected = UNLIKE * g->members[own].usual * (double)out->words;
    double unlike = (expected - sums.at[own]) / LAC_TONGUE_STEPS;
    if (unlike > 0 && out->lead < unlike / 2) /* the likeliest is not that likely either */
        out->code = LAC_TONGUE_UNKNOWN;
    out->lead = unlike > out->lead ? unlike : out->lead;
}

/* zh-TW and the like: Chinese in the letters that zh.lua calls strange. */
static bool is_traditional(const char *asked)
{
    static const char *const tags[] = {"-Hant", "-TW", "-HK", "-MO"};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (strstr(asked, tags[i]))
            return true;
    return false;
}

static bool is_strange(const uint64_t *strange, uint32_t cp)
{
    return cp < 0x10000 && strange[cp >> 6] >> (cp & 63) & 1;
}

/* By letters that the language does not use, and by those that it must have: kana, and what is not simplified. */
static void by_letters(const struct lac_tongues *t, const struct lac_tongue_group *g, size_t own, const char *asked,
                       const char *text, size_t len, struct lac_tongue_guess *out)
{
    const uint64_t *strange = g->members[own].strange;
    size_t letters = 0, kana = 0, odd = 0, characters = 0;
    for (size_t at = 0, took; at < len && characters < CHARACTERS_MAX; at += took ? took : 1, characters++) {
        uint32_t cp;
        took = lac_utf8_next(text + at, len - at, &cp);
        if (cp < 0x80 || !lac_tongue_small(&t->letters, cp))
            continue;
        letters++;
        kana += cp >= 0x3041 && cp <= 0x30FF;
        odd += strange && is_strange(strange, cp);
    }
    const bool traditional = strcmp(g->script, "Hans") == 0 && is_traditional(asked);
    double lead = STRANGE * (double)odd - FAMILIAR * (double)letters;
    if (traditional)
        lead = NEEDED * (double)letters - STRANGE * (double)odd;
    else if (strcmp(g->script, "Jpan") == 0)
        lead = fmax(lead, NEEDED * ((double)letters - (double)kana / KANA_MIN));
    out->strange = traditional ? 0 : odd;
    if (letters > 0 && (out->code == NULL || lead > out->lead)) {
        out->code = "";
        out->lead = lead;
    }
}

bool lac_tongues_guess(const struct lac_tongues *tongues, const char *asked, const char *text, size_t len,
                       struct lac_tongue_guess *out)
{
    size_t own = 0;
    const struct lac_tongue_group *g = group_of(tongues, asked, &own);
    *out = (struct lac_tongue_guess){0};
    if (!g)
        return false;
    if (g->members[own].known && g->n > 1)
        by_words(tongues, g, own, text, len, out);
    if (g->members[own].strange || strcmp(g->script, "Jpan") == 0)
        by_letters(tongues, g, own, asked, text, len, out);
    return out->code != NULL;
}
