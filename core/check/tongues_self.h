/* tongues_self.h - what tongues.c and tongues_learn.c share. */
#ifndef LAC_CHECK_TONGUES_SELF_H
#define LAC_CHECK_TONGUES_SELF_H

#include "core/check/tongue_word.h"
#include "core/check/tongues.h"

enum {
    LAC_TONGUE_STEPS = 15,   /* of a weight to 1 (natural logarithm) */
    LAC_TONGUE_LANES = 16,   /* languages of a script, rounded up to it: sums are made for so many at once */
    LAC_TONGUE_MEMBERS = 64, /* languages of a script at most */
    LAC_TONGUE_CODE = 36
};

/* Languages of one script, and a weight for each of them for each sign (letters in a row, or a word). */
struct lac_tongue_slot {
    uint32_t print; /* the rest of the key's hash */
    uint32_t row;   /* of the weights, from 1; 0: a free slot */
};

struct lac_tongue_member {
    char code[LAC_TONGUE_CODE];
    size_t kin;        /* the first member of which it is a variety: pt-BR and pt are no others to each other */
    int32_t usual;     /* what a word of its own weighs for it, in steps; 0: too few are known to say */
    bool known;        /* enough of its words were there to tell it by them */
    uint64_t *strange; /* letters of its script that it does not use, a bit each (below U+10000); NULL: none */
};

struct lac_tongue_group {
    char script[5];
    struct lac_tongue_member *members;
    size_t n, lanes;
    struct lac_tongue_slot *slots; /* a power of two of them, at most half of them taken */
    unsigned shift;                /* 64 - log2 of their number */
    size_t rows;
    int8_t *weights; /* rows × lanes */
};

struct lac_tongues {
    struct lac_tongue_letters letters;
    struct lac_tongue_group *groups;
    size_t n;
};

static inline uint64_t lac_tongue_mixed(uint64_t sign)
{
    sign *= UINT64_C(0x9E3779B97F4A7C15);
    return (sign ^ sign >> 29) * UINT64_C(0xBF58476D1CE4E5B9);
}

/* The slot of a sign, or the free one where it would be. */
struct lac_tongue_slot *lac_tongue_find(const struct lac_tongue_group *group, uint64_t sign);

/* All signs of a word into *out: the word itself comes first. Their number. */
enum { LAC_TONGUE_SIGNS = 3 * (LAC_TONGUE_WORD_MAX + 1) };
size_t lac_tongue_signs(const struct lac_tongue_word *word, uint64_t out[LAC_TONGUE_SIGNS]);

#endif
