/* form.h - words in another grammatical form: with what a language puts before or behind them (field affixes of its
 * package). Inside core/check only. */
#ifndef LAC_CHECK_FORM_H
#define LAC_CHECK_FORM_H

#include "core/base/vec.h"
#include "core/check/view.h"
#include "core/model/value.h"
#include <string.h>

/* A word of folded text, without its letters' marks where the language has affixes. */
struct lac_form {
    const char *text; /* of the folded view where it has no such marks, else own */
    char *own;
    size_t len;
    size_t from, to; /* bytes of the folded view */
    uint32_t first;  /* its first character's bytes */
    uint32_t before; /* with which of the affixes it begins, a bit each; the last bit is that of all behind it */
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

/* The words of folded text, which must outlive them; `affixes` may be NULL. Hyphens belong to a word, apostrophes part
 * words. */
void lac_forms_of(struct lac_forms *out, const struct lac_view *folded, const struct lac_affixes *affixes);
void lac_forms_free(struct lac_forms *forms);

/* True when the two are the same word in some form: equal, or equal when an affix before and an ending behind are taken
 * away or exchanged. A number is only equal to itself. */
bool lac_form_is_other(const struct lac_affixes *affixes, const struct lac_form *a, const struct lac_form *b);
static inline bool lac_form_is(const struct lac_affixes *affixes, const struct lac_form *a, const struct lac_form *b)
{
    if (a->first != b->first && !(affixes && (a->before | b->before)))
        return false;
    return (a->len == b->len && memcmp(a->text, b->text, a->len) == 0) || (affixes && lac_form_is_other(affixes, a, b));
}

/* Bytes of the longest ending of the language that text[0, len) begins with; 0 for none. */
size_t lac_ending_at(const struct lac_affixes *affixes, const char *text, size_t len);

#endif
