/* item.h - a multiple-choice question in English and, where a source or a translator gives it, in other languages.
 *
 * Choices are aligned by index over all languages, never by text. All text lives in the arena of the item's owner. */
#ifndef LAC_MODEL_ITEM_H
#define LAC_MODEL_ITEM_H

#include "core/base/arena.h"
#include "core/base/hash.h"
#include "core/base/status.h"
#include "core/model/value.h"

enum { LAC_CHOICES_MIN = 2, LAC_CHOICES_MAX = 26 }; /* letters A .. Z */

/* One language's wording of an item. */
struct lac_wording {
    const char *language; /* BCP-47 code */
    const char *stem;
    const char *const *choices;
    size_t n; /* choices, 2 .. 26 */
};

struct lac_item {
    const char *id;       /* the source's, or made from the content */
    const char *source;   /* package that gave it */
    const char *subject;  /* NULL when not said */
    const char *reviewed; /* who checked the parallel wordings; NULL when not said */
    const char *licence;  /* NULL when not said */
    size_t answer;        /* index of the right choice, from 0 */
    struct lac_wording en;
    struct lac_wording *others; /* wordings in other languages */
    size_t n_others;
    struct lac_id key; /* hash of the English wording and the answer */
};

/* Makes an item of {id?, subject?, reviewed?, licence?, answer, en={stem, choices}, <code>={stem, choices}...} or of
 * {question|stem, choices, answer} (English only). `answer` is an index from 0, the text of a choice, or the letter
 * of its place (A, B, ...) where none of the choices is such a letter. Refuses, with what is wrong: fewer than 2 or more
 * than 26 choices, an empty stem or choice, an answer that is not among the choices, choices that are equal after
 * folding, languages with another number of choices. */
enum lac_status lac_item_from_value(struct lac_arena *arena, const struct lac_value *record, const char *source,
                                    struct lac_item *out, struct lac_error *err);

/* {stem, choices} of a wording. */
struct lac_value lac_wording_value(struct lac_arena *arena, const struct lac_wording *wording);

/* The wording in a language ("en" included); NULL when the item has none. */
const struct lac_wording *lac_item_wording(const struct lac_item *item, const char *language);

/* True for choices that speak of other choices ("all of the above", "both A and B"): they keep their place when
 * choices are permuted. `text` is English. */
bool lac_choice_pinned(const char *text);

#endif
