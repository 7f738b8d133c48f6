/* numerals.h - numbers that are written in numerals which are no digits: Chinese (三百, 千五百, 一九四五) and Ethiopic
 * (፫፻). Pure. */
#ifndef LAC_CHECK_NUMERALS_H
#define LAC_CHECK_NUMERALS_H

#include <stdbool.h>

/* True when a run of such numerals stands in `text` and reads as `value`. They stand in many words that are no numbers,
 * too: what stands there besides says nothing. */
bool lac_numeral_stands(const char *text, double value);

#endif
