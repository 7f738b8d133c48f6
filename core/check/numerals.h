/* numerals.h - numbers that are written in signs which are no digits and belong to a script: Chinese (三百, 千五百,
 * 一九四五) and Ethiopic (፫፻), by the values that Unicode gives them. Words for numbers are a language's: spelled.h.
 * Pure. */
#ifndef LAC_CHECK_NUMERALS_H
#define LAC_CHECK_NUMERALS_H

#include <stdbool.h>
#include <stddef.h>

/* True when a run of such numerals stands in `text` and reads as `value`. They stand in many words that are no numbers,
 * too: what stands there besides says nothing. */
bool lac_numeral_stands(const char *text, double value);

/* False for a text that has no such numeral, true for most texts of their scripts: cheaper than to look for each of
 * many values. */
bool lac_numerals_may_stand(const char *text);

/* True when all of the text is one such number (also 12万); it goes into *value. */
bool lac_numeral_is(const char *text, size_t len, double *value);

/* What multiplies the digits right before text[0, len): 1e4 for 万, 100 and more; 1 and *took 0 for nothing. */
double lac_numeral_power(const char *text, size_t len, size_t *took);

#endif
