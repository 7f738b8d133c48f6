/* mention.h - what a reply mentions, settled: which mentions are denied or asked, and whether the rest agree. Inside
 * core/check only. */
#ifndef LAC_CHECK_MENTION_H
#define LAC_CHECK_MENTION_H

#include "core/check/reading.h"

/* A choice named by its label or its text at [from, to) of the plain view. */
struct lac_mention {
    size_t index;
    size_t from, to;
    bool weak; /* says nothing by itself, but "A or B is right" is about both */
};

struct lac_mentions {
    struct lac_mention *at;
    size_t n, cap;
};

/* letter.c: every label of the reply that is marked as one; weak when nothing says that it is right. False when one
 * that is called right may be another's, is joined to others by a slash, or when there are too many. */
bool lac_find_labels(const struct lac_read *read, struct lac_mentions *out);

/* naming.c: every place where a choice's text stands, as it is or in another form (form.h), without its article; what
 * stands inside a longer mention is left out. False when there are too many to be an answer, or a number is compared
 * ("more than 100"). */
bool lac_find_texts(const struct lac_read *read, struct lac_mentions *out);

/* The same where all choices are single letters or nearly, which must be written as they are ("Vitamin C"). False when
 * the choices are others, or the reply is too long. */
bool lac_find_codes(const struct lac_read *read, struct lac_mentions *out);

/* naming.c: a small word ties the mention to a word of another choice, which lends its rest: "North and South Korea".
 */
bool lac_is_shared(const struct lac_read *read, const struct lac_mention *m);

/* The choice of which the whole reply is a part, as a surname is of a name; LAC_NO_CHOICE when there is none. */
size_t lac_find_part(const struct lac_read *read);

/* Where in plain[from, to) the first word of contrast ("but", "sino", 而是) ends; false when there is none. */
bool lac_contrast_in(const struct lac_read *read, size_t from, size_t to, size_t *end);

/* The choice that is mentioned and not denied, when there is one alone; *shown is its last such mention.
 * LAC_NO_CHOICE when there is none or several, or when that choice is denied elsewhere. Sorts the list. */
size_t lac_mentions_settle(const struct lac_read *read, struct lac_mentions *mentions, struct lac_mention *shown);

#endif
