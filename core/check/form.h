/* form.h - words in another grammatical form: with what a language puts before or behind them (field affixes of its
 * package). Inside core/check only. */
#ifndef LAC_CHECK_FORM_H
#define LAC_CHECK_FORM_H

#include "core/base/vec.h"
#include "core/check/view.h"
#include "core/model/value.h"

/* A word of folded text, without its letters' marks where the language has affixes. */
struct lac_form {
    char *text;
    size_t len;
    size_t from, to; /* bytes of the folded view */
};

struct lac_forms {
    struct lac_form *at;
    size_t n, cap;
};

struct lac_affixes;

/* Of a language package; NULL when it has none. */
struct lac_affixes *lac_affixes_new(const struct lac_value *language);
void lac_affixes_free(struct lac_affixes *affixes); /* NULL is fine */

/* True when the folded text is one of the language's endings. `affixes` may be NULL. */
bool lac_affixes_end(const struct lac_affixes *affixes, const char *text, size_t len);

/* The words of folded text; `affixes` may be NULL. Hyphens belong to a word, apostrophes part words. */
void lac_forms_of(struct lac_forms *out, const struct lac_view *folded, const struct lac_affixes *affixes);
void lac_forms_free(struct lac_forms *forms);

/* True when the two are the same word in some form: equal, or equal when an affix before and an ending behind are taken
 * away or exchanged. A number is only equal to itself. */
bool lac_form_is(const struct lac_affixes *affixes, const struct lac_form *a, const struct lac_form *b);

/* Bytes of the longest ending of the language that text[0, len) begins with; 0 for none. */
size_t lac_ending_at(const struct lac_affixes *affixes, const char *text, size_t len);

#endif
