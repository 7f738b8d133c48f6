/* spelling.h - characters that are written for each other, in expressions. Inside core/check only. */
#ifndef LAC_CHECK_SPELLING_H
#define LAC_CHECK_SPELLING_H

#include "core/base/str.h"
#include "core/model/value.h"

/* Appends the expression with a class in the place of each character that a set of `spellings` (a list of texts, or
 * NULL) has: 选 becomes [选選] where "选選" is a set. Inside a class the others of its set join it. ASCII, what a
 * backslash quotes and what stands in the name of a group or a count stays. */
void lac_spelling_spread(struct lac_str *out, const struct lac_value *spellings, const char *pattern, size_t len);

#endif
