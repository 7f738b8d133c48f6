/* reader.h - what a language contributes to reading replies. Inside core/check only; answer.h has the public part. */
#ifndef LAC_CHECK_READER_H
#define LAC_CHECK_READER_H

#include "core/check/answer.h"
#include "core/check/counting.h"
#include "core/check/folding.h"
#include "core/check/form.h"
#include "core/check/regex.h"
#include "core/check/words.h"

/* The expressions of a list, joined into one where they allow it. */
struct lac_patterns {
    struct lac_regex **at;
    size_t n;
};

struct lac_texts {
    char **at;
    size_t n;
};

/* What words of a phrase do to a choice that stands in it (optional field phrase; within.c). */
enum lac_phrase_kind {
    LAC_PHRASE_CLASSES,   /* "city": leaves it what it is, also with "of" between them */
    LAC_PHRASE_TITLES,    /* "river", "king": leaves it what it is where it stands right beside */
    LAC_PHRASE_RELATIONS, /* "wife", "near": makes another thing of it */
    LAC_PHRASE_COPULAS,   /* "is": makes a sentence */
    LAC_PHRASE_KINDS
};

struct lac_reader {
    struct lac_patterns cue, refusal, abstain;
    struct lac_patterns negation; /* optional field: what takes a statement back; adds to `denial` */
    struct lac_patterns affirm;   /* optional field: "is correct", "가 맞": what says so behind a label */
    struct lac_patterns contrast; /* optional field: "but", "sino": what stands before it is denied, behind it is not */
    struct lac_patterns
        hedge; /* optional field: "if I am not mistaken", "no doubt": what sounds like doubt and is none */
    struct lac_patterns when;   /* optional field condition: "if": what makes a supposition of a statement */
    struct lac_patterns within; /* optional field: "# of @", @的老师: a choice (@) that is a part of something else */
    struct lac_patterns bounds;      /* optional field: "more than", "or more": what makes another number of a number */
    struct lac_patterns reason;      /* optional field: "because": what stands right behind an answer */
    struct lac_words letters;        /* native option letters of all series; the number is the index of the choice */
    struct lac_words normal_letters; /* the same in the language's own folding, without those that it makes equal */
    size_t longest_ascii_letter;     /* bytes of the longest of them that begins with ASCII */
    struct lac_words numerals;       /* words for numbers; the number is what they mean */
    struct lac_counting *counting;   /* optional field numbers: others, what multiplies digits */
    struct lac_words stop_words;     /* too common to be found inside prose */
    struct lac_words tongue;         /* frequent words, stop words among them */
    char *code;                      /* BCP-47 */
    char **scripts;                  /* ISO 15924; the first is the main one */
    size_t n_scripts;
    const struct lac_others *others;            /* NULL: no other language is known */
    struct lac_words denial;                    /* optional field: "not", "if", "wrong", n' */
    struct lac_texts denial_pieces;             /* of that field: what is looked for inside text without spaces, 不 */
    struct lac_texts naming_ends, stating_ends; /* optional field cue_ends: 选项 only names, 답은 states */
    struct lac_words
        articles; /* optional field: "a", "o": single letters that begin sentences and are no labels there */
    struct lac_words phrase[LAC_PHRASE_KINDS];
    struct lac_texts *ordinals; /* optional field ordinal.words: "second" at 1; ordinals_n of them */
    size_t ordinals_n;
    struct lac_texts ordinal_beside; /* optional field ordinal.beside: "option", "is": what may stand beside one */
    struct lac_words conclusions;    /* optional field: "so", "donc": the label that a reply ends with is the answer */
    struct lac_texts touching_before, touching_behind; /* optional field: words that stand next to another unparted */
    struct lac_words links;      /* optional field: "that", "qu'": what binds a clause to the one before the comma */
    struct lac_affixes *affixes; /* optional field; NULL: words have one form */
    struct lac_folding *folding; /* NULL: nothing beyond the common one */
    char *answer;                /* what stands before an answer in a prompt ("answer"), folded; "" when unknown */
    char *turn;                  /* how a question begins in a prompt ("question"), folded; "" when unknown */
};

/* Bytes of the longest native letter, folded. */
static inline size_t lac_reader_longest_letter(const struct lac_reader *reader)
{
    size_t shown = reader->letters.longest, normal = reader->normal_letters.longest;
    return shown > normal ? shown : normal;
}

/* The first match of any of the patterns in text[from, to), or false. A pattern that reaches its limit does not
 * match. */
bool lac_patterns_match(const struct lac_patterns *patterns, const struct lac_view *view, size_t from, size_t to,
                        struct lac_match *out);
/* The same for a match that begins at most `most` bytes behind `from`. */
bool lac_patterns_match_near(const struct lac_patterns *patterns, const struct lac_view *view, size_t from, size_t to,
                             size_t most, struct lac_match *out);

/* The index of the choice that a native option letter stands for, or LAC_NO_WORD. Letters that are equal only in the
 * language's own folding count when they mean the same. */
size_t lac_reader_letter(const struct lac_reader *reader, const char *text, size_t len);

#endif
