/* numerals.h - numbers that are written in numerals which are no digits: Chinese (三百, 千五百, 一九四五) and Ethiopic
 * (፫፻). Pure. */
#ifndef LAC_CHECK_NUMERALS_H
#define LAC_CHECK_NUMERALS_H

#include <stdbool.h>
#include <stddef.h>

/* True when a run of such numerals stands in `text` and reads as `value`. They stand in many words that are no numbers,
 * too: what stands there besides says nothing. */
bool lac_numeral_stands(const char *text, double value);

/* True when all of the text is one such number, or one in the numerals of Korean (삼십); it goes into *value. */
bool lac_numeral_is(const char *text, size_t len, double *value);

#endif
