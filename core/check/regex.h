/* regex.h - PCRE2 with its limits set, for patterns that come from scripts and texts that come from models. */
#ifndef LAC_CHECK_REGEX_H
#define LAC_CHECK_REGEX_H

#include "core/base/status.h"
#include <stdbool.h>
#include <stddef.h>

struct lac_regex;

/* UTF and UCP are always on; `caseless` as it says. The error gives PCRE2's message and the offset. */
struct lac_regex *lac_regex_new(const char *pattern, size_t len, bool caseless, struct lac_error *err);

/* Makes lac_regex_search fast on texts that match nowhere, when it is known how a match begins (start.h). The pattern
 * is that of the expression, which must be caseless; what is found stays the same. */
void lac_regex_quicken(struct lac_regex *regex, const char *pattern, size_t len);
void lac_regex_free(struct lac_regex *regex);

enum { LAC_REGEX_GROUPS = 16 }; /* groups reported, the whole match included */

struct lac_match {
    size_t n;                                            /* groups set */
    size_t from[LAC_REGEX_GROUPS], to[LAC_REGEX_GROUPS]; /* from == (size_t)-1: group did not take part */
};

/* 1: matched, 0: no match, LAC_E_LIMIT: the match or heap limit was reached, LAC_E_INVALID: the text is no UTF-8. */
int lac_regex_find(const struct lac_regex *regex, const char *text, size_t len, size_t start, struct lac_match *out);

/* The same for a text that is known to be well-formed UTF-8, with `start` at a character. Groups beside the whole match
 * are not reported. */
int lac_regex_search(const struct lac_regex *regex, const char *text, size_t len, size_t start, struct lac_match *out);
/* The same for a match that begins at `last` at the latest. */
int lac_regex_search_near(const struct lac_regex *regex, const char *text, size_t len, size_t start, size_t last,
                          struct lac_match *out);

#endif
