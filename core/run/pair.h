/* pair.h - a bilingual question as somebody's file has it, sound or not, whatever the file's layout. */
#ifndef LAC_RUN_PAIR_H
#define LAC_RUN_PAIR_H

#include "core/model/edit.h"
#include "core/model/value.h"

struct lac_pair_side {
    const char *stem;
    const char *text; /* with what was added; NULL where nothing is said of it */
    const char *const *choices;
    size_t n;          /* choices; 0: the file gives none */
    int64_t answer;    /* index of the right choice from 0; -1 where it is not said by index */
    const char *right; /* the right choice's text; NULL where it is not said */
    const char *ask;   /* kind of question ("cause"); NULL where it is not said */
    const char *key;   /* parallel files: the language's key; else NULL */
    const char *stem_key, *choices_key, *answer_key, *ask_key; /* parallel files: what the row calls them */
    const char *subject; /* where the sides of a pair may be held to it; or NULL */
    const char *file;    /* where this side stands, when each has a file of its own; else NULL */
    size_t row;          /* with `file`: its row there, from 0 */
};

struct lac_pair {
    size_t row;           /* from 0 */
    const char *language; /* BCP-47 code of the target side */
    struct lac_pair_side english, target;
    struct lac_edit *edits; /* in the order in which they were put */
    size_t n_edits;
    bool says_names_wrong, names_wrong;          /* may the edits name a wrong choice; only where the file says it */
    const char *id, *source, *subject, *licence; /* NULL where the file says nothing */
    const char *back;                            /* the target text translated back; NULL where the file has none */
    const struct lac_value *translators; /* how near a second translator came (docs/artefact.md); NULL for none */
    const struct lac_value *imported;    /* where a pair that was imported before comes from; NULL for any other */
    const char *missing;  /* a field that is not there or of another kind: the rest is not to be read; else NULL */
    const char *unjoined; /* with `missing`: the field is there, and no row of the other file has it: says why */
    bool english_lacks;   /* with `missing`: on the English side */
};

/* What a check needs to know of a language; every field may be NULL where no language package says it. */
struct lac_pair_language {
    const char *code, *name, *script, *join;
    const struct lac_value *particles; /* lac_language_particles */
};

/* The texts of a candidate, as bits: what crosses to a script is paid for by its length. */
enum lac_reads {
    LAC_READS_STEM = 1,
    LAC_READS_TEXT = 2,
    LAC_READS_CHOICES = 4,
    LAC_READS_RIGHT = 8,
    LAC_READS_WRONG = 16,
    LAC_READS_EDITS = 32,
    LAC_READS_QUESTION = 64,
    LAC_READS_PARTICLES = 128,
    LAC_READS_ALL = 255,
};
/* What a check says it reads (its field `reads`); all where it says nothing. */
unsigned lac_reads_of(const struct lac_value *reads);

/* The candidate that checks see (docs/strategies.md), of both sides, with the texts of `reads`. Borrows the pair's
 * texts for as long as the arena lives. */
struct lac_value lac_pair_candidate(struct lac_arena *arena, const struct lac_pair *pair, unsigned reads,
                                    const struct lac_pair_language *english, const struct lac_pair_language *target);

/* A candidate of a run with those texts alone, on both sides. */
struct lac_value lac_candidate_for(struct lac_arena *arena, const struct lac_value *candidate, unsigned reads);

#endif
