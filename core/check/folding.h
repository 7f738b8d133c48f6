/* folding.h - what one language adds to the form in which texts are compared (fields normal and case of its package).
 * Inside core/check only. */
#ifndef LAC_CHECK_FOLDING_H
#define LAC_CHECK_FOLDING_H

#include "core/check/view.h"
#include "core/model/value.h"

struct lac_folding;

/* Of a language package; NULL when it adds nothing. */
struct lac_folding *lac_folding_new(const struct lac_value *language);
void lac_folding_free(struct lac_folding *folding); /* NULL is fine */

/* lac_view_folded, with I and İ as Turkish has them where case is "turkic", then each character of normal.drop left out
 * and each key of normal.map (the longest that fits) replaced. `folding` may be NULL. */
void lac_view_folded_as(struct lac_view *view, const char *text, size_t len, const struct lac_folding *folding);

/* True when the character at text[0, len) stands in no key of the language: folding leaves it as lac_view_folded does.
 */
bool lac_folding_spares(const struct lac_folding *folding, const char *text, size_t len);

#endif
