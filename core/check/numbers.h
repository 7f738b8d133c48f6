/* numbers.h - did the numbers of a text, and their units, come over into the other language? Pure.
 *
 * Numbers are read in any script's digits, with decimal points and commas, grouping marks of all kinds and the
 * words and characters for a thousand and up that stand behind a number (million, lakh, 万). Where a mark may be either
 * ("1,500"), both readings are tried. An hour of twelve may have become one of twenty-four, a decade its two last
 * digits, an imperial measure a metric one, and a number Chinese or Ethiopic numerals. */
#ifndef LAC_CHECK_NUMBERS_H
#define LAC_CHECK_NUMBERS_H

#include <stddef.h>

enum { LAC_NUMBERS_MAX = 64 }; /* numbers of a text that are looked at; what is beyond is left alone */

struct lac_number {
    size_t at, len; /* in its text */
    double value;   /* the likelier reading */
    int unit;       /* of unit.h; -1: none that is known */
};

/* Numbers of `english` that `target` has not (each one of the target answers for one), and the other way round; and
 * the first that has another unit there (swapped_n is 1 then: the English number, the target's). */
struct lac_numbers {
    struct lac_number missing[LAC_NUMBERS_MAX], extra[LAC_NUMBERS_MAX], swapped[2];
    size_t n, missing_n, extra_n, swapped_n; /* n: numbers of the English text */
};

void lac_numbers_compare(const char *english, const char *target, struct lac_numbers *out);

#endif
