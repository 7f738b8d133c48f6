/* reading.h - one reply while it is read. Inside core/check only.
 *
 * Places are offsets in the plain view, except where a name says folded. */
#ifndef LAC_CHECK_READING_H
#define LAC_CHECK_READING_H

#include "core/base/str.h"
#include "core/check/doubt.h"
#include "core/check/reader.h"
#include "core/check/scripts.h"

#define LAC_NO_CHOICE ((size_t)-1)

struct lac_piece { /* of folded text */
    const char *text;
    size_t len;
};

/* A choice without what may be left out of it (choice.c), made when it is first asked for. */
struct lac_bare {
    struct lac_str text;
    bool known, spelled;
};

struct lac_read {
    const struct lac_reader *readers[3]; /* the language's, then English; readers_n of them */
    size_t readers_n;
    const struct lac_question *question;
    struct lac_view *choices; /* folded, question->n */
    struct lac_bare *bare;    /* of the choices */
    struct lac_piece *labels; /* the same, without brackets */
    size_t longest_label;     /* bytes; an ASCII word that is longer is none */
    size_t longest_folded;    /* bytes of the longest label or native letter, folded */
    bool digits;              /* some label begins with one: words for numbers count */
    struct lac_notes *notes;
    struct lac_view plain, folded; /* of the part of the reply that is read */
    const char *bytes;             /* that part as it was sent */
    size_t len;
    bool truncated;
};

/* What stands behind a label or a choice. */
enum lac_follow {
    LAC_FOLLOW_END,      /* nothing more on the line */
    LAC_FOLLOW_STOP,     /* the end of the sentence */
    LAC_FOLLOW_PAUSE,    /* a comma, colon, dash or bracket */
    LAC_FOLLOW_QUESTION, /* a question mark */
    LAC_FOLLOW_WORD,     /* a space and a word */
    LAC_FOLLOW_SLASH,    /* a sign that joins alternatives: / & + | */
    LAC_FOLLOW_GLUED     /* something that makes it part of a longer word or formula */
};

struct lac_spot {
    size_t index;    /* of the choice; LAC_NO_CHOICE when the label is that of two */
    size_t from, to; /* the label itself */
    size_t after;    /* behind quotes and brackets that close */
    bool bracketed;  /* closed by ) or ] */
    bool capital;    /* written with a capital, or in a script that has none */
    enum lac_follow follow;
    size_t text;    /* the choice whose text comes next, LAC_NO_CHOICE: none */
    size_t text_to; /* where that text ends */
    enum lac_follow text_follow;
};

struct lac_spots {
    struct lac_spot *at;
    size_t n, cap;
};

/* What is found out on the way. */
struct lac_notes {
    size_t doubts_from, doubts_to; /* where they are known */
    struct lac_doubts doubts;
    bool tongue_known;
    double tongue_lead;      /* of another language over the one that was asked, once known (tongue.c) */
    struct lac_spots labels; /* when labels_known (spot.c) */
    bool labels_known;
    struct lac_scripts scripts; /* when scripts_known (tongue.c) */
    bool scripts_known;
    bool open; /* no answer, and nothing that contradicts itself: what is merely mentioned may count */
};

/* Something the reply says about the answer. An index of LAC_NO_CHOICE says that it names two. */
struct lac_statement {
    size_t index;
    size_t from, to;
    const char *rule;
    bool strong; /* "the answer is"; not just "option" */
    bool named;  /* only mentioned ("option A is ..."): no answer, but it makes another mere mention doubtful */
};

struct lac_statements {
    struct lac_statement *at;
    size_t n, cap;
};

/* What the language adds to folding; NULL when nothing. */
static inline const struct lac_folding *lac_folding_of(const struct lac_read *read)
{
    return read->readers_n ? read->readers[0]->folding : NULL;
}

/* turn.c */
/* The part of a reply that is the model's own answer: behind its thoughts, before a mark of the end of its turn or a
 * next question. */
void lac_turn_find(const struct lac_read *read, const char *reply, size_t len, size_t *start, size_t *end);
/* Where an answer ends behind which a blank line and a question with other options, or with an answer, follow: base
 * models go on so. read->len when there is none. */
size_t lac_turn_restart(const struct lac_read *read);

/* spot.c */
/* The word plain[from, to) as it is in the folded view, without marks around it. */
struct lac_piece lac_folded_piece(const struct lac_read *read, size_t from, size_t to);
/* Behind spaces, stops, quotes and brackets, within the line; a slash joins alternatives. */
size_t lac_skip_marks(const struct lac_view *plain, size_t pos);
size_t lac_skip_openers(const struct lac_view *plain, size_t pos);
/* The number that a word or a row of numerals means ("eight", 三十, ፲፫); LAC_NO_WORD for none. */
size_t lac_number_of(const struct lac_read *read, struct lac_piece word);
/* A cross and nothing else stands up to `end`: "A \xE2\x9D\x8C". */
bool lac_is_crossed_out(const struct lac_view *plain, size_t pos, size_t end);
enum lac_follow lac_follow_at(const struct lac_view *plain, size_t pos);
/* Behind quotes and brackets that close at `to` what stands at [from, to). */
enum lac_follow lac_follow_behind(const struct lac_view *plain, size_t from, size_t to);
bool lac_label_at(const struct lac_read *read, size_t pos, struct lac_spot *out);
/* The labels that stand as words of their own anywhere in the reply. */
const struct lac_spots *lac_labels(const struct lac_read *read);
/* Which of them is the first at or behind `pos`; their number when none is. */
size_t lac_label_behind(const struct lac_read *read, size_t pos);
/* The longest choice whose text stands, bounded, at `pos`; its end in *to. LAC_NO_CHOICE when there is none. */
size_t lac_choice_at(const struct lac_read *read, size_t pos, size_t *to);
/* True when the reply was cut right behind `to`, so that what ends there may have gone on. */
bool lac_is_cut(const struct lac_read *read, size_t to);

/* sentence.c */
size_t lac_sentence_end(const struct lac_view *plain, size_t pos);
size_t lac_sentence_start(const struct lac_view *plain, size_t pos);
bool lac_char_is_comma(uint32_t cp);
/* Behind the last comma or colon before `pos`, but for one that a linking word follows. */
size_t lac_clause_start(const struct lac_read *read, size_t pos);
size_t lac_clause_within(const struct lac_read *read, size_t start,
                         size_t pos); /* where the sentence's start is known */

/* cue.c: True when plain[from, to) ends with a cue. */
bool lac_is_cue(const struct lac_read *read, size_t from, size_t to);

/* Appends what cues say, in the order of their places. */
void lac_read_cues(const struct lac_read *read, struct lac_statements *out);
/* True when the rest of the sentence names another choice by its label and does not deny it ("B, not A"). */
bool lac_names_another(const struct lac_read *read, const struct lac_spot *spot);

/* One native letter stands at `pos`, whatever follows: 乙是. */
bool lac_native_label_at(const struct lac_read *read, size_t pos, struct lac_spot *out);
/* A native letter with an ending of the language stands at `pos`: 다입니다. */
bool lac_inflected_label_at(const struct lac_read *read, size_t pos, struct lac_spot *out);

/* claim.c */
/* "is correct", "가 맞습니다" stands behind `pos`, not far. */
bool lac_is_affirmed_from(const struct lac_read *read, size_t pos);
/* "because", "Explanation:" stands at `pos`, behind spaces and marks of the same line. */
bool lac_gives_reason(const struct lac_read *read, size_t pos);
/* The same behind a label, and what the reason denies is another choice, which it names: not "B, because it is wrong".
 */
bool lac_has_good_reason(const struct lac_read *read, const struct lac_spot *spot, size_t pos);
/* `from` where a reason begins there, or where in plain[from, to) a comma with one behind it stands; else `to`. What
 * the reason denies is another thing.
 */
size_t lac_claim_end(const struct lac_read *read, size_t from, size_t to);
/* "B, but I am not sure": a lean is an answer. */
bool lac_is_hedged(const struct lac_read *read, const struct lac_spot *spot);
/* "B. The capital is Paris": of all choices the label's own is what the line, which ends at `end`, goes on to name. */
bool lac_is_borne_out(const struct lac_read *read, const struct lac_spot *spot, size_t end);
/* "B, not A", and nothing else up to `end`. */
bool lac_is_set_against(const struct lac_read *read, const struct lac_spot *spot, size_t end);
/* cue.c: "If the question were another, the answer would be B": a clause of the sentence before the one that starts at
 * `clause` supposes. */
bool lac_is_in_supposition(const struct lac_read *read, size_t clause);

/* denial.c: readers of the other languages that are written in the first script of the text which neither the language
 * nor English is written in; at most `max`, in *out. */
size_t lac_foreign_readers(const struct lac_read *read, const char *text, size_t len, const struct lac_reader **out,
                           size_t max);
/* denial.c: true when a word or pattern that denies or supposes begins in plain[from, to). */
bool lac_doubts(const struct lac_read *read, size_t from, size_t to);
/* The same, but for "I am not sure" and its like, which takes nothing back of what was said before. */
bool lac_takes_back(const struct lac_read *read, size_t from, size_t to);

/* closing.c */
enum lac_closing {
    LAC_CLOSING_NONE,
    LAC_CLOSING_STATES, /* "so B", "A? No. B." */
    LAC_CLOSING_NAMES   /* a last sentence does no more than to name a choice: "Or maybe B." */
};
/* The label that the reply ends with, and what it says, unless a strong cue has said it; the statement is filled
 * unless it is none. */
enum lac_closing lac_read_closing(const struct lac_read *read, const struct lac_statements *cues,
                                  struct lac_statement *out);

/* ordinal.c: plain[from, to) is an ordinal, and beside it only what says that it is an option or the answer. */
bool lac_read_ordinal(const struct lac_read *read, size_t from, size_t to, struct lac_reading *out);

/* letter.c: a letter that some choice has as a word of its own ("vitamin C") says nothing about the choice it labels.
 */
bool lac_is_in_choices(const struct lac_read *read, const struct lac_spot *spot);

/* letter.c, choice.c: true when an answer was read. */
bool lac_read_letter(const struct lac_read *read, struct lac_reading *out);
bool lac_read_mentioned(const struct lac_read *read, struct lac_reading *out);  /* the only letter or text mentioned */
bool lac_read_choice(const struct lac_read *read, struct lac_reading *out);     /* exact, folded, cued, first line */
bool lac_read_first_line(const struct lac_read *read, struct lac_reading *out); /* and no later line is another's */
bool lac_names_label(const struct lac_read *read);                              /* a label stands by itself somewhere */
bool lac_read_whole(const struct lac_read *read, struct lac_reading *out);      /* the reply is a choice's text */
bool lac_read_contained(const struct lac_read *read, struct lac_reading *out);  /* the only one mentioned */

/* Fills *out; offsets become those of read->bytes. Always true. */
bool lac_reading_found(const struct lac_read *read, size_t index, const char *rule, size_t from, size_t to,
                       struct lac_reading *out);

#endif
