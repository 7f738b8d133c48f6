/* view.h - a text made easy to read, and the way back to its bytes. Inside core/check only.
 *
 * Every byte of a view knows the byte of the original from which it came, so that a finding in the view can be shown
 * as a span of the reply as it was sent. */
#ifndef LAC_CHECK_VIEW_H
#define LAC_CHECK_VIEW_H

#include "core/check/char.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct lac_view {
    char *text; /* well-formed UTF-8 with a NUL behind */
    size_t len;
    size_t *origin; /* len + 1 offsets into the original, rising; the last is where the viewed part ends. NULL: each
                     * byte is at its own place. Read it with lac_view_origin */
};

/* The byte of the original from which byte `pos` of the view came; of `len`, where the viewed part ends. */
static inline size_t lac_view_origin(const struct lac_view *view, size_t pos)
{
    return view->origin ? view->origin[pos] : pos;
}

/* Case and white space kept, NFC, ill-formed bytes as U+FFFD, characters without width and direction marks dropped,
 * letters and digits of compatibility kinds (full-width, circled, in brackets, mathematical, key caps) as plain ones,
 * Arabic letters without shape, vowel signs and points of Arabic and Hebrew dropped, control characters as spaces,
 * Markdown's marks for bold and code dropped. */
void lac_view_plain(struct lac_view *view, const char *text, size_t len);

/* The form for comparing: lac_utf8_fold, decimal digits of any script as 0..9, and numbers and letters in circles or
 * brackets as plain ones. */
void lac_view_folded(struct lac_view *view, const char *text, size_t len);

void lac_view_free(struct lac_view *view);

/* The first place of the view that stems from byte `origin` of the original or from a later one. */
size_t lac_view_at(const struct lac_view *view, size_t origin);

/* The character at `pos` and its bytes; 0 at the end (then *cp is 0). */
size_t lac_view_char_beyond_ascii(const struct lac_view *view, size_t pos, uint32_t *cp);
static inline size_t lac_view_char(const struct lac_view *view, size_t pos, uint32_t *cp)
{
    if (pos >= view->len || (unsigned char)view->text[pos] >= 0x80)
        return lac_view_char_beyond_ascii(view, pos, cp);
    *cp = (unsigned char)view->text[pos];
    return 1;
}

/* The character that ends at `pos` and its bytes; 0 at the start (then *cp is 0). */
size_t lac_view_before_beyond_ascii(const struct lac_view *view, size_t pos, uint32_t *cp);
static inline size_t lac_view_before(const struct lac_view *view, size_t pos, uint32_t *cp)
{
    if (pos == 0 || (unsigned char)view->text[pos - 1] >= 0x80)
        return lac_view_before_beyond_ascii(view, pos, cp);
    *cp = (unsigned char)view->text[pos - 1];
    return 1;
}

/* A letter, a mark or a number. */
static inline bool lac_char_is_word(uint32_t cp)
{
    return cp < 0x80 ? (cp >= '0' && cp <= '9') || ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z')
                     : (lac_char_traits(cp) & LAC_CHAR_WORD) != 0;
}

/* One is a letter or digit of ASCII, Latin, Greek or Cyrillic, the other of a script that is never mixed with them in a
 * word: "B입니다", "56이에요". */
static inline bool lac_char_changes_script(uint32_t left, uint32_t right)
{
    uint32_t low = left < right ? left : right, high = left < right ? right : left;
    return low < 0x530 && high >= 0x530 && !(high >= 0x1AB0 && high < 0x2190) && !lac_char_is_mark(high);
}

/* A word may end between the two. A mark belongs to the letter before it: ไต่ */
static inline bool lac_char_parts(uint32_t left, uint32_t right)
{
    if (right >= 0xE00 && lac_char_is_mark(right))
        return !lac_char_is_word(left);
    return !lac_char_is_word(left) || !lac_char_is_word(right) || lac_char_is_spaceless(left) ||
           lac_char_is_spaceless(right) || lac_char_changes_script(left, right);
}

/* True when text[from, to) of the view begins and ends a word. At the side of a character of a spaceless script any
 * place will do. */
bool lac_view_is_bounded(const struct lac_view *view, size_t from, size_t to);

/* Offset of the first place at or after `start` where `what` stands, bounded; (size_t)-1 when there is none. */
size_t lac_view_find(const struct lac_view *view, size_t start, const char *what, size_t len);

#endif
