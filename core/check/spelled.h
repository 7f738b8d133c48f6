/* spelled.h - numbers that are written in words of a language: "two hundred and five", zweihundertfünf, 삼백오. Pure.
 *
 * Its words come from the language's file (counting.h). A word is one number word or a row of them (fünf-und-zwanzig,
 * 삼십); words of one number have a space or a hyphen between them. */
#ifndef LAC_CHECK_SPELLED_H
#define LAC_CHECK_SPELLED_H

#include "core/check/counting.h"

/* The numbers that stand in `text`, up to `max`, into `values`; returns how many. A single word that may be meant
 * otherwise is none: one for 1, which is an article or a pronoun in most languages, and a stop word of the language.
 * `counting` may be NULL: there are none. */
size_t lac_spelled_in(const struct lac_counting *counting, const char *text, double *values, size_t max);

/* True when all of the text is one such number, with up to four digits before what multiplies (8천, "5 million"); it
 * goes into *value. */
bool lac_spelled_is(const struct lac_counting *counting, const char *text, size_t len, double *value);

#endif
