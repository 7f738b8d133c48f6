#include "core/check/tongue_word.h"
#include "core/base/utf8.h"
#include "core/check/char.h"

#include <string.h>
#include <utf8proc.h>

enum { QUOTE_MAX = 120 }; /* bytes of a title or saying; a passage that is quoted is longer, and is read */

static uint32_t small_of(uint32_t cp)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)cp);
    bool mark = category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC;
    bool letter = lac_utf8_is_letter(cp) && category != UTF8PROC_CATEGORY_LM;
    return letter || mark ? (uint32_t)utf8proc_tolower((utf8proc_int32_t)cp) : 0;
}

static bool is_mark(uint32_t cp) /* that is put on letters of alphabets */
{
    return cp >= 0x300 && cp <= 0x36F;
}

static uint32_t bare_of(uint32_t cp)
{
    uint32_t base = lac_utf8_loses_marks(cp) ? lac_char_base(cp) : cp;
    return is_mark(cp) ? 0 : base ? base : cp;
}

void lac_tongue_letters_fill(struct lac_tongue_letters *letters)
{
    for (uint32_t cp = 0; cp < LAC_TONGUE_LETTERS; cp++) {
        letters->small[cp] = (uint16_t)small_of(cp);
        letters->bare[cp] = (uint16_t)(letters->small[cp] ? bare_of(cp) : 0);
    }
}

bool lac_tongue_word_bare(const struct lac_tongue_letters *letters, const struct lac_tongue_word *word,
                          struct lac_tongue_word *out)
{
    bool differs = false;
    out->n = 0;
    out->name = word->name;
    for (size_t i = 0; i < word->n; i++) {
        uint32_t cp = word->at[i], bare = cp < LAC_TONGUE_LETTERS ? letters->bare[cp] : cp;
        if (bare)
            out->at[out->n++] = bare;
        differs = differs || bare != cp;
    }
    return differs && out->n > 0;
}

/* Ideographs, kana and syllables of Hangul: letters without case. */
static bool is_eastern(uint32_t cp)
{
    return (cp >= 0x4E00 && cp <= 0x9FFC) || (cp >= 0xAC00 && cp <= 0xD7A3) || (cp >= 0x3041 && cp <= 0x3096) ||
           (cp >= 0x30A1 && cp <= 0x30FA);
}

uint32_t lac_tongue_small(const struct lac_tongue_letters *letters, uint32_t cp)
{
    if (is_eastern(cp))
        return cp;
    return cp < LAC_TONGUE_LETTERS ? letters->small[cp] : small_of(cp);
}

static size_t next_char(const struct lac_tongue_text *t, uint32_t *cp)
{
    unsigned char first = (unsigned char)t->text[t->pos];
    *cp = first;
    if (first < 0x80)
        return 1;
    size_t took = lac_utf8_next(t->text + t->pos, t->len - t->pos, cp);
    return took ? took : 1;
}

/* Bytes of what is quoted, or of a placeholder, from its opening mark to behind the closing one on the same line; 0 for
 * any other character. A text that is quoted as a whole is none: somebody says it. */
static size_t quoted(const struct lac_tongue_text *t, const char *mark)
{
    static const char *const pairs[][3] = {{"\"", "\""}, {"“", "”", "“"}, {"„", "“", "”"}, {"«", "»"}, {"»", "«"},
                                           {"`", "`"},   {"「", "」"},    {"『", "』"},    {"{", "}"}};
    size_t open = strlen(mark), rest = t->len - t->pos;
    rest = rest < QUOTE_MAX ? rest : QUOTE_MAX;
    const char *from = t->text + t->pos, *line = memchr(from, '\n', rest);
    rest = line ? (size_t)(line - from) : rest;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (strcmp(pairs[i][0], mark) != 0)
            continue;
        for (size_t k = 1; k < 3 && pairs[i][k]; k++) {
            const char *close = memmem(from + open, rest - open, pairs[i][k], strlen(pairs[i][k]));
            size_t to = close ? (size_t)(close - from) + strlen(pairs[i][k]) : 0;
            if (close && (t->pos > 0 || to + 2 < t->len))
                return to;
        }
    }
    return 0;
}

/* Steps over what stands between words, `took` bytes or more: a sentence may end there. */
static size_t pass_over(struct lac_tongue_text *t, uint32_t cp, size_t took)
{
    static const char *const opens = ".!?:;\n", *const goes_on = "’ʼ«»“”‘„–—·°\u00A0";
    char bytes[5] = {0};
    lac_utf8_put(bytes, cp);
    if (cp < 0x80 ? cp && strchr(opens, (int)cp) : !strstr(goes_on, bytes)) /* also the ends of other scripts */
        t->inside = false;
    bool opens_quote = cp >= 0x80 || cp == '"' || cp == '`' || cp == '{';
    size_t all = opens_quote ? quoted(t, bytes) : 0;
    return all ? all : took;
}

bool lac_tongue_word_next(struct lac_tongue_text *t, struct lac_tongue_word *out)
{
    bool digits = false, began = t->inside;
    out->n = 0;
    out->name = false;
    while (t->pos < t->len) {
        uint32_t cp;
        size_t took = next_char(t, &cp);
        uint32_t small = lac_tongue_small(t->letters, cp);
        bool digit = cp >= '0' && cp <= '9';
        if (small == 0 && !digit) {
            if (out->n > 0 && !digits && !(out->n == 1 && cp == '.')) /* "a.C.", "B." */
                return true;
            took = pass_over(t, cp, took);
            out->n = 0;
            out->name = digits = false;
            began = t->inside;
        } else {
            if (out->n < LAC_TONGUE_WORD_MAX)
                out->at[out->n++] = small;
            out->name = out->name || (small != cp && (out->n > 1 || began));
            digits = digits || digit;
            t->inside = true;
        }
        t->pos += took;
    }
    return out->n > 0 && !digits;
}
