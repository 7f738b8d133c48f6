/* numbers.h - did the numbers of a text, and their units, come over into the other language? Pure.
 *
 * Numbers are read in any script's digits, with decimal points and commas, grouping marks of all kinds and the
 * characters and, where the language says them (counting.h), the words for a hundred and up that stand at a number
 * (million, lakh, 万). Where a mark may be either ("1,500"), both readings are tried. An hour of twelve may have become
 * one of twenty-four, a decade its two last digits, a measure another one of the same, an imperial one a metric one
 * that is near, and a number Chinese or Ethiopic numerals or words of the language. */
#ifndef LAC_CHECK_NUMBERS_H
#define LAC_CHECK_NUMBERS_H

#include "core/check/counting.h"
#include <stddef.h>

enum { LAC_NUMBERS_MAX = 64 }; /* numbers of a text that are looked at; what is beyond is left alone */

struct lac_number {
    size_t at, len; /* in its text */
    double value;   /* the likelier reading */
    int unit;       /* of unit.h; LAC_NO_UNIT: none that is known */
};

/* Numbers of `english` that `target` has not (each one of the target answers for one), and the other way round; and
 * the first that has another unit there (swapped_n is 1 then: the English number, the target's). */
struct lac_numbers {
    struct lac_number missing[LAC_NUMBERS_MAX], extra[LAC_NUMBERS_MAX], swapped[2];
    size_t n, missing_n, extra_n, swapped_n; /* n: numbers of the English text */
};

/* The countings are those of the two languages; NULL where nothing is known of one. */
void lac_numbers_compare(const char *english, const struct lac_counting *english_counting, const char *target,
                         const struct lac_counting *target_counting, struct lac_numbers *out);

#endif
