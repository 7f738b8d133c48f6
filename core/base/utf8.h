/* utf8.h - UTF-8 as Unicode defines it (Unicode 15, section 3.9, table 3-7) and, through utf8proc, normal forms
 * and case folding (UAX #15). */
#ifndef LAC_BASE_UTF8_H
#define LAC_BASE_UTF8_H

#include "core/base/str.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Decodes the character at text[0..len), len >= 1, into *cp; returns the bytes it takes, or 0 for an ill-formed
 * sequence (then *cp is U+FFFD and one byte should be skipped). */
size_t lac_utf8_next_rare(const char *text, size_t len, uint32_t *cp);
static inline size_t lac_utf8_next(const char *text, size_t len, uint32_t *cp)
{
    const unsigned char *t = (const unsigned char *)text;
    if (len && t[0] < 0x80) {
        *cp = t[0];
        return 1;
    }
    if (len >= 2 && t[0] >= 0xC2 && t[0] <= 0xDF && (t[1] & 0xC0) == 0x80) {
        *cp = (uint32_t)(t[0] & 0x1F) << 6 | (t[1] & 0x3F);
        return 2;
    }
    if (len >= 3 && t[0] >= 0xE0 && t[0] <= 0xEC && (t[1] & 0xC0) == 0x80 && (t[2] & 0xC0) == 0x80 &&
        (t[0] > 0xE0 || t[1] >= 0xA0)) {
        *cp = (uint32_t)(t[0] & 0x0F) << 12 | (uint32_t)(t[1] & 0x3F) << 6 | (t[2] & 0x3F);
        return 3;
    }
    return lac_utf8_next_rare(text, len, cp);
}
size_t lac_utf8_put(char out[4], uint32_t cp); /* bytes written, 0 for a surrogate or a value above U+10FFFF */
bool lac_utf8_valid(const char *text, size_t len);
size_t lac_utf8_count(const char *text, size_t len); /* characters; an ill-formed byte counts as one */

/* Columns on a terminal: two for wide characters of East Asia, none for marks and what has no width (UAX #11). */
size_t lac_utf8_width(const char *text, size_t len);

/* The largest prefix length <= max that does not cut a character; ill-formed bytes may be cut anywhere. */
size_t lac_utf8_cut(const char *text, size_t len, size_t max);

/* Appends the form to *out. Ill-formed bytes become U+FFFD. */
void lac_utf8_nfc(struct lac_str *out, const char *text, size_t len);

/* Form for comparing: NFKC, full case folding (CaseFolding.txt C+F), default-ignorable characters and bidi marks
 * dropped, runs of white space turned into one space, trimmed. */
void lac_utf8_fold(struct lac_str *out, const char *text, size_t len);

/* Nothing to see: white space, and characters without width. */
bool lac_utf8_blank(const char *text);

/* Equal in that form. Texts end at their NUL. */
bool lac_utf8_fold_equal(const char *a, const char *b);

bool lac_utf8_ascii(const char *text, size_t len); /* no byte of 0x80 or more */

/* Like lac_utf8_fold, and marks (general category M) dropped from Latin, Greek and Cyrillic letters. */
void lac_utf8_fold_marks(struct lac_str *out, const char *text, size_t len);
bool lac_utf8_loses_marks(uint32_t cp); /* the letter is one of these */

/* ISO 15924 code of a letter's script ("Latn", "Cyrl", "Hani", "Arab", ...) for the scripts lacuna knows; "Zyyy" for
 * digits, punctuation, symbols, marks, spaces, controls and letters that all scripts share; "Zzzz" for the rest. */
const char *lac_utf8_script(uint32_t cp);
/* The same for what is known to be a letter, with the first and the last of a range in which all letters are of it. */
const char *lac_utf8_script_range(uint32_t cp, uint32_t *first, uint32_t *last);
bool lac_utf8_script_known(const char *script); /* a code that lac_utf8_script may give for a letter of its own */

bool lac_utf8_is_letter(uint32_t cp); /* general category L* */
bool lac_utf8_is_space(uint32_t cp);  /* White_Space (PropList.txt) */
bool lac_utf8_is_punct(uint32_t cp);  /* general categories P*, S* */
int lac_utf8_digit(uint32_t cp);      /* 0..9 for decimal digits of any script (category Nd), else -1 */

#endif
