#include "core/check/tongue_word.h"
#include "core/base/utf8.h"

#include <string.h>
#include <utf8proc.h>

static uint32_t small_of(uint32_t cp)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)cp);
    bool mark = category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC;
    bool letter = lac_utf8_is_letter(cp) && category != UTF8PROC_CATEGORY_LM;
    return letter || mark ? (uint32_t)utf8proc_tolower((utf8proc_int32_t)cp) : 0;
}

void lac_tongue_letters_fill(struct lac_tongue_letters *letters)
{
    for (uint32_t cp = 0; cp < LAC_TONGUE_LETTERS; cp++)
        letters->small[cp] = (uint16_t)small_of(cp);
}

uint32_t lac_tongue_small(const struct lac_tongue_letters *letters, uint32_t cp)
{
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

/* What stands between words: a sentence may end there. */
static void pass_over(struct lac_tongue_text *t, uint32_t cp)
{
    static const char *const opens = ".!?:;\n", *const goes_on = "’ʼ«»“”‘„–—·°\u00A0";
    char bytes[5] = {0};
    lac_utf8_put(bytes, cp);
    if (cp < 0x80 ? cp && strchr(opens, (int)cp) : !strstr(goes_on, bytes)) /* also the ends of other scripts */
        t->inside = false;
    if (cp == '{') {
        const char *end = memchr(t->text + t->pos, '}', t->len - t->pos);
        t->pos = end ? (size_t)(end - t->text) : t->pos;
    }
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
            pass_over(t, cp);
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
