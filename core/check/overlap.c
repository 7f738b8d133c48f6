#include "core/check/overlap.h"
#include "core/base/alloc.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { KEY_MAX = 32 }; /* longer words are compared by their first bytes: no two of one text differ behind them */

struct word {
    const char *at;
    size_t len;
    uint32_t hash;     /* of its bytes in lower case */
    bool ascii, stays; /* of ASCII letters alone; no translator's business, names left aside */
    bool capital;
};

struct tokens {
    const char *at, *end, *from;
    const struct lac_counting *counting;
};

static bool is_upper(unsigned char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_letter(unsigned char c)
{
    return is_upper((unsigned char)(c & ~0x20));
}

static bool is_digit(unsigned char c)
{
    return c >= '0' && c <= '9';
}

static bool is_joint(const struct tokens *t, const char *at)
{
    return (*at == '\'' || *at == '-') && at + 1 < t->end && is_letter((unsigned char)at[1]);
}

/* Marks outside of ASCII that stand between words: U+0080..00BF but for ª µ º, U+2000..206F, U+3000..303F and the wide
 * ASCII marks. Those of other scripts stand at a space anyhow, and words of their letters are only counted. */
static bool is_gap(const unsigned char *at, size_t len)
{
    if (at[0] == 0xC2)
        return len > 1 && at[1] != 0xAA && at[1] != 0xB5 && at[1] != 0xBA;
    if (len < 3 || at[0] < 0xE2)
        return false;
    return (at[0] == 0xE2 && (at[1] == 0x80 || (at[1] == 0x81 && at[2] < 0xB0))) || (at[0] == 0xE3 && at[1] == 0x80) ||
           (at[0] == 0xEF && at[1] == 0xBC && (at[2] < 0x90 || (at[2] > 0x99 && at[2] < 0xA1)));
}

/* Bytes of the word character beyond ASCII at `at`, 0 when it is none. */
static size_t wide_char(const struct tokens *t, const char *at)
{
    unsigned char c = (unsigned char)*at;
    size_t left = (size_t)(t->end - at), len = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : c >= 0xC0 ? 2 : 1;
    if (is_gap((const unsigned char *)at, left))
        return 0;
    return len < left ? len : left;
}

static size_t word_char(const struct tokens *t, const char *at)
{
    unsigned char c = (unsigned char)*at;
    return c < 0x80 ? is_letter(c) || is_digit(c) : wide_char(t, at);
}

static void skip_gap(struct tokens *t)
{
    while (t->at < t->end && word_char(t, t->at) == 0)
        t->at += (unsigned char)*t->at < 0x80 ? 1 : (unsigned char)*t->at < 0xE0 ? 2 : 3;
    if (t->at > t->end)
        t->at = t->end;
}

/* The symbol or name of a unit behind a number belongs to it. */
static void skip_unit(struct tokens *t)
{
    if (lac_counting_unit(t->counting, t->at, (size_t)(t->end - t->at)) < 0)
        return;
    skip_gap(t);
    while (t->at < t->end && word_char(t, t->at) > 0)
        t->at += word_char(t, t->at);
}

/* Words of a program, a formula or an address: "\\frac", "len(", "sys.path", "mol/L", "snake_case". */
static bool in_code(const struct tokens *t, const struct word *w, const char *end)
{
    char before = w->at > t->from ? w->at[-1] : ' ', behind = end < t->end ? *end : ' ',
         next = end + 1 < t->end ? end[1] : ' ';
    if (behind && strchr("(_={[\\^@", behind))
        return true;
    if (strchr("./:", behind) && (is_letter((unsigned char)next) || is_digit((unsigned char)next) || next == '/'))
        return true;
    if (before == ' ' || !strchr("\\_$@#^./", before))
        return false;
    char two = w->at - 1 > t->from ? w->at[-2] : ' ';
    return strchr("./", before) == NULL || is_letter((unsigned char)two) || is_digit((unsigned char)two) || two == '/';
}

static bool next_word(struct tokens *t, struct word *w)
{
    skip_gap(t);
    if (t->at >= t->end)
        return false;
    *w = (struct word){.at = t->at, .hash = 2166136261u, .ascii = true, .capital = is_upper((unsigned char)*t->at)};
    size_t capitals = 0, letters = 0;
    const char *at = t->at;
    for (size_t took; at < t->end; at += took) {
        unsigned char c = (unsigned char)*at;
        if (c >= 0x80) {
            if ((took = wide_char(t, at)) == 0)
                break;
            w->ascii = false; /* its hash is not asked for */
            letters++;
            continue;
        }
        took = 1;
        if (is_letter(c)) {
            capitals += is_upper(c);
            letters++;
        } else if (is_digit(c)) {
            w->stays = true;
            letters++;
        } else if (letters == 0 || !is_joint(t, at)) {
            break;
        }
        w->hash = (w->hash ^ (is_upper(c) ? c | 0x20u : c)) * 16777619u;
    }
    t->at = at;
    w->len = (size_t)(t->at - w->at) < KEY_MAX ? (size_t)(t->at - w->at) : KEY_MAX;
    w->ascii = w->ascii && !w->stays;
    if (w->stays)
        skip_unit(t);
    w->stays = w->stays || (w->ascii && (letters == 1 || capitals > w->capital || in_code(t, w, t->at)));
    return true;
}

/* The words of the English text; open addressing. */
struct set {
    struct entry {
        const char *at; /* NULL: free */
        uint32_t hash;
        unsigned char len;
        bool lower; /* stands somewhere in small letters, so it is no name */
    } * entries;
    size_t mask;
};

static struct entry *find(const struct set *set, const struct word *w)
{
    size_t at = (w->hash ^ w->hash >> 15) & set->mask;
    while (set->entries[at].at && (set->entries[at].hash != w->hash || set->entries[at].len != w->len ||
                                   strncasecmp(set->entries[at].at, w->at, w->len) != 0))
        at = (at + 1) & set->mask;
    return &set->entries[at];
}

static struct set words_of(const char *text, size_t len)
{
    struct set set = {.mask = 63};
    while (set.mask < len / 2) /* what is put in takes three bytes with its gap: a third stays free */
        set.mask = set.mask * 2 + 1;
    set.entries = lac_alloc_zero(set.mask + 1, sizeof *set.entries);
    struct tokens t = {text, text + len, text, NULL};
    for (struct word w; next_word(&t, &w);) {
        if (!w.ascii || w.stays)
            continue;
        struct entry *e = find(&set, &w);
        *e = (struct entry){w.at, w.hash, (unsigned char)w.len, e->lower || !w.capital};
    }
    return set;
}

void lac_overlap(const char *english, size_t english_len, const char *target, size_t target_len,
                 const struct lac_counting *counting, struct lac_overlap *out)
{
    *out = (struct lac_overlap){0};
    struct set set = {0}; /* read with the first word that may stand in it: most scripts have none */
    struct tokens t = {target, target + target_len, target, counting};
    size_t run = 0;
    for (struct word w; next_word(&t, &w);) {
        const struct entry *e = NULL;
        if (w.ascii && !w.stays) {
            if (!set.entries)
                set = words_of(english, english_len);
            e = find(&set, &w);
        }
        bool shared = e && e->at;
        if (w.stays || (w.capital && shared && !e->lower))
            continue;
        out->words++;
        out->shared += shared;
        run = shared ? run + 1 : 0;
        if (run > out->run)
            out->run = run;
    }
    free(set.entries);
}
