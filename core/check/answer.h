/* answer.h - from a model's reply to the choice it names, without asking another model.
 *
 * A reply that names no choice, or more than one, is unparsed: when in doubt the reader does not guess. */
#ifndef LAC_CHECK_ANSWER_H
#define LAC_CHECK_ANSWER_H

#include "core/base/status.h"
#include "core/model/outcome.h"
#include "core/model/value.h"
#include <stdbool.h>
#include <stddef.h>

enum lac_ask { LAC_ASK_LETTER, LAC_ASK_TEXT };

enum lac_reading_kind {
    LAC_READ_ANSWER,
    LAC_READ_ABSTAINED,
    LAC_READ_REFUSED,
    LAC_READ_UNPARSED,
    LAC_READ_WRONG_LANGUAGE,
    LAC_READ_TRUNCATED
};
const char *lac_reading_name(enum lac_reading_kind kind); /* "answer", "abstained", ... */

struct lac_reading {
    enum lac_reading_kind kind;
    size_t index;     /* of the choice, for LAC_READ_ANSWER */
    const char *rule; /* static name of the rule that decided, e.g. "letter.alone", "text.folded" */
    size_t from, to;  /* byte span of the reply that decided; equal when there is none */
};

/* A language's reader: letters, numerals, normalisation, affixes, words and compiled patterns of a language package
 * (scripts/languages/README.md). Owned by the caller; immutable afterwards but for lac_reader_know. */
struct lac_reader;
struct lac_tongues; /* tongues.h */
struct lac_reader *lac_reader_new(const struct lac_value *language,
                                  struct lac_error *err); /* NULL + *err: bad pattern */
void lac_reader_free(struct lac_reader *reader);

/* Other languages, for replies that say nothing in the one that was asked: `get` is called when the first such reply
 * comes, and what it gives must live as long as the readers. */
struct lac_others {
    const struct lac_reader *const *(*get)(void *user, size_t *n);
    const struct lac_tongues *(*tongues)(void *user); /* what they look like; may be NULL */
    void *user;
};
void lac_reader_know(struct lac_reader *reader, const struct lac_others *others); /* keeps the pointer */

struct lac_question {
    enum lac_ask ask;
    const char *const *labels;  /* as shown, n of them; NULL: A, B, C, ... */
    const char *const *choices; /* as shown, in the order shown */
    size_t n;
};

/* Never fails. `truncated`: the server said that it stopped at max_tokens; then only an answer that is complete
 * counts. `english` (may be NULL) is the English reader: cues and refusals in English are understood in any
 * language. */
void lac_read_answer(const struct lac_reader *reader, const struct lac_reader *english,
                     const struct lac_question *question, const char *reply, size_t len, bool truncated,
                     struct lac_reading *out);

/* A reply that a grammar holds to the choices, and that was cut, is decided as soon as one choice alone begins like it:
 * its other tokens need not be paid for. Index of that choice, or n when none or several do. Leading spaces do not
 * count; choices are compared byte by byte, as the grammar has them. */
size_t lac_read_beginning(const char *const *choices, size_t n, const char *reply);

/* Right or wrong against the index of the right choice (as shown), other readings as themselves. */
enum lac_outcome lac_reading_outcome(const struct lac_reading *reading, size_t right);

#endif
