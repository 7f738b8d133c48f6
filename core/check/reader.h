/* reader.h - what a language contributes to reading replies. Inside core/check only; answer.h has the public part. */
#ifndef LAC_CHECK_READER_H
#define LAC_CHECK_READER_H

#include "core/check/answer.h"
#include "core/check/regex.h"
#include "core/check/view.h"

struct lac_patterns {
    struct lac_regex **at;
    size_t n;
};

struct lac_words {
    char **at; /* each folded */
    size_t n;
};

struct lac_reader {
    struct lac_patterns cue, refusal, abstain;
    struct lac_patterns negation; /* optional field: what takes a statement back; adds to `doubts` */
    struct lac_words letters;     /* native option letters, in order */
    struct lac_words stop_words;  /* too common to be found inside prose */
    struct lac_words doubts;      /* "not", "if", "wrong": built in for the first languages */
    char *turn;                   /* how a question begins in a prompt ("question:"), folded; "" when unknown */
};

/* The first match of any of the patterns in text[from, to), or false. A pattern that reaches its limit does not
 * match. */
bool lac_patterns_match(const struct lac_patterns *patterns, const struct lac_view *view, size_t from, size_t to,
                        struct lac_match *out);

bool lac_words_have(const struct lac_words *words, const char *text, size_t len);

/* True when text[from, to) of a plain view denies or only supposes something: one of the reader's words for doubt, a
 * match of its `patterns.negation`, or (in any language) a Chinese word of denial. `reader` may be NULL. */
bool lac_reader_doubts(const struct lac_reader *reader, const struct lac_view *plain, size_t from, size_t to);

#endif
