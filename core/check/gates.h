/* gates.h - what can be measured on a text or a pair without a model. C measures; scripts/checks/ decide. */
#ifndef LAC_CHECK_GATES_H
#define LAC_CHECK_GATES_H

#include "core/base/status.h"
#include <stdbool.h>
#include <stddef.h>

/* True when `phrase`, folded, stands in `text`, folded, at word boundaries (a boundary is the edge or a character
 * that is no letter, digit or mark; in scripts without spaces any place counts). An empty phrase is nowhere. */
bool lac_mentions(const char *text, const char *phrase);

/* Where two sentences were glued: byte offset of a sentence end (. ! ? or a mark of that script) followed at once by
 * a letter or an opening quote or bracket, in a language that puts a space there; -1 when there is none. Decimals,
 * abbreviations with single letters and URLs are left alone. `join` is the language's sentence spacing; "" never finds
 * any. */
ptrdiff_t lac_glued_join(const char *text, const char *join);

/* True when `part`, which was put before the rest of `text` (its first place counts) or behind it (`behind`; the last
 * place), stands there without white space in between. False where it does not stand, or nothing else does. */
bool lac_part_glued(const char *text, const char *part, bool behind);

/* True when `text` has the marks of a leaked program list: ['a', 'b'], ["a"], a quote at both ends, {"...":. */
bool lac_leaked_syntax(const char *text);

#endif
