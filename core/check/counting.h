/* counting.h - how a language says numbers and units: its fields numerals, numbers and units (scripts/languages).
 *
 * A language that gives none is fine, and so is NULL for one that nobody knows: then there are digits, international
 * symbols, and the numerals of Chinese characters, which Unicode gives a value (UAX #38, kPrimaryNumeric). */
#ifndef LAC_CHECK_COUNTING_H
#define LAC_CHECK_COUNTING_H

#include "core/base/status.h"
#include "core/model/value.h"
#include <stdbool.h>
#include <stddef.h>

struct lac_counting; /* immutable once made: threads may share it */

/* Of a language package's table; copies what it needs. NULL and *err (may be NULL): LAC_E_INVALID with the field and
 * the entry that is none ("numbers.words.3: ..."). */
struct lac_counting *lac_counting_new(const struct lac_value *language, struct lac_error *err);
void lac_counting_free(struct lac_counting *counting); /* NULL is fine */

/* The unit (unit.h) behind a number, at the start of text[0, len), a space before it allowed: a symbol, or what the
 * language has for it, there also behind a hyphen ("a 5-mile walk"). The longest counts; LAC_NO_UNIT for none. */
int lac_counting_unit(const struct lac_counting *counting, const char *text, size_t len);

/* What multiplies a number written before text[0, len), a space before it allowed: 1000 for "thousand", 1e4 for 万; 1
 * for nothing. *took: its bytes, space included. */
double lac_counting_power(const struct lac_counting *counting, const char *text, size_t len, size_t *took);

/* Both for languages that say them before the number (numbers.powers_first, units_first), at the end of text[0, len)
 * and with a space behind: 1000 for "elfu ", km for "kilomita ". */
double lac_counting_power_before(const struct lac_counting *counting, const char *text, size_t len, size_t *took);
int lac_counting_unit_before(const struct lac_counting *counting, const char *text, size_t len);

/* The hour of twenty-four that `hour` is with what stands behind it ("9 p.m.", "9:15 pm"); -1 where nothing says. A NUL
 * stands behind text[0, len). */
double lac_counting_full_hour(const struct lac_counting *counting, const char *text, size_t len, double hour);

/* The ending of a decade stands right there: the s of "1990s". */
bool lac_counting_decade(const struct lac_counting *counting, const char *text, size_t len);

/* A word of which numbers are made. */
struct lac_number_word {
    enum lac_number_word_kind {
        LAC_COUNT_NONE,
        LAC_COUNT_WORD,  /* is added: twelve, doscientos */
        LAC_COUNT_POWER, /* multiplies what stands before it: hundred */
        LAC_COUNT_JOIN,  /* stands between two others: and */
    } kind;
    double worth;
    size_t len;
    bool open;   /* any ending may follow */
    bool common; /* too frequent a word to say a number by itself: "a", "uno" */
};

/* The longest one that text[0, len) begins with, whatever follows. */
struct lac_number_word lac_counting_word(const struct lac_counting *counting, const char *text, size_t len);

#endif
