#include "core/check/char.h"
#include "core/base/alloc.h"
#include "core/base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

static bool is_word(uint32_t cp)
{
    utf8proc_category_t c = utf8proc_category((utf8proc_int32_t)cp);
    return c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_NO;
}

static bool is_mark(uint32_t cp)
{
    utf8proc_category_t c = utf8proc_category((utf8proc_int32_t)cp);
    return c == UTF8PROC_CATEGORY_MN || c == UTF8PROC_CATEGORY_MC || c == UTF8PROC_CATEGORY_ME;
}

bool lac_char_is_one_of(uint32_t cp, const char *set)
{
    if (cp < 0x80)
        return cp != 0 && strchr(set, (char)cp) != NULL;
    char bytes[5] = {0};
    return !(lac_char_traits(cp) & LAC_CHAR_WORD) && lac_utf8_put(bytes, cp) > 0 && strstr(set, bytes) != NULL;
}

bool lac_char_is_dropped(uint32_t cp)
{
    if (cp < 0x61C)
        return cp == 0xAD;
    if (cp < 0x200B)
        return cp == 0x61C || cp == 0x180E;
    bool frame = cp >= 0x20DD && cp <= 0x20E3; /* a circle, a box, a key cap */
    return cp <= 0x200F || (cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2060 && cp <= 0x206F) || frame ||
           (cp >= 0xFE00 && cp <= 0xFE0F) || cp == 0xFEFF;
}

bool lac_char_is_pointing(uint32_t cp)
{
    if (cp < 0x591 || cp > 0x670)
        return false;
    return cp == 0x640 || (cp >= 0x64B && cp <= 0x652) || cp == 0x670 ||
           (cp <= 0x5C7 && cp != 0x5BE && cp != 0x5C0 && cp != 0x5C3 && cp != 0x5C6);
}

bool lac_char_is_styled(uint32_t cp)
{
    return cp >= 0xFB50 && ((cp >= 0xFF10 && cp <= 0xFF5A && is_word(cp)) || cp <= 0xFDFF ||
                            (cp >= 0xFE70 && cp <= 0xFEFC) || (cp >= 0x1D400 && cp <= 0x1D7FF));
}

bool lac_char_is_conjoining(uint32_t cp)
{
    return cp >= 0x1160 && (cp <= 0x11FF || (cp >= 0xD7B0 && cp <= 0xD7FB));
}

uint32_t lac_char_base(uint32_t cp)
{
    utf8proc_int32_t parts[8];
    int last = UTF8PROC_BOUNDCLASS_START;
    utf8proc_ssize_t n = utf8proc_decompose_char((utf8proc_int32_t)cp, parts, 8, UTF8PROC_DECOMPOSE, &last);
    for (utf8proc_ssize_t i = 1; i < n && i < 8; i++)
        if (!is_mark((uint32_t)parts[i]))
            return 0;
    return n < 1 || n > 8 || is_mark((uint32_t)parts[0]) ? 0 : (uint32_t)parts[0];
}

/* False for letters that the form writes otherwise (U+212A is K, U+FA4C another ideograph): utf8proc's flag of
 * exclusions leaves those out that stand for one other character. */
static bool composes(uint32_t cp, bool fold)
{
    char bytes[4];
    size_t len = lac_utf8_put(bytes, cp);
    struct lac_str normal = {0};
    (fold ? lac_utf8_fold : lac_utf8_nfc)(&normal, bytes, len);
    bool same = normal.len == len && memcmp(normal.data, bytes, len) == 0;
    lac_str_free(&normal);
    return same;
}

/* The quick check of UAX #15, section 9, on utf8proc's tables: what composes with the character before it has an index
 * of combinations from 0x8000 on. */
enum lac_taking lac_char_taking(uint32_t cp, bool fold, unsigned char before, unsigned char *class)
{
    const utf8proc_property_t *p = utf8proc_get_property((utf8proc_int32_t)cp);
    *class = (unsigned char)p->combining_class;
    bool joins = (p->comb_index != UINT16_MAX && p->comb_index >= 0x8000) || lac_char_is_conjoining(cp);
    if (joins || (*class && *class < before))
        return LAC_TAKE_JOINED;
    bool whole = p->decomp_seqindex == UINT16_MAX ||
                 (p->decomp_type == 0 ? composes(cp, fold) : !fold && !lac_char_is_styled(cp));
    if (!whole || (fold && (p->casefold_seqindex != UINT16_MAX || p->ignorable)))
        return *class ? LAC_TAKE_JOINED : LAC_TAKE_MAPPED;
    if (fold && p->category == UTF8PROC_CATEGORY_ND)
        return LAC_TAKE_MAPPED;
    return *class ? LAC_TAKE_AS_MARK : LAC_TAKE_AS_IT_IS;
}

/* ---- pages of traits ---- */

_Atomic(const unsigned char *) lac_char_pages[LAC_CHAR_PAGES];

static bool is_spaceless(uint32_t cp)
{
    static const char *const scripts[] = {"Hani", "Hira", "Kana", "Bopo", "Thai", "Laoo", "Khmr", "Mymr", "Tibt"};
    if (cp < 0xE00 || (cp >= 0xAC00 && cp <= 0xD7A3)) /* Hangul is written with spaces */
        return false;
    if (cp <= 0xEFF || (cp >= 0x3400 && cp <= 0x9FFF))
        return true; /* Thai and Lao, whose vowel signs are marks and have no script of their own; ideographs */
    const char *script = lac_utf8_script(cp);
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
        if (strcmp(script, scripts[i]) == 0)
            return true;
    return false;
}

/* Nothing comes apart, or what does is a letter that keeps its marks. */
static bool is_bare(uint32_t cp)
{
    if (utf8proc_get_property((utf8proc_int32_t)cp)->decomp_seqindex == UINT16_MAX)
        return true;
    char bytes[4];
    size_t len = lac_utf8_put(bytes, cp);
    struct lac_str bare = {0};
    lac_utf8_fold_marks(&bare, bytes, len);
    bool same = bare.len == len && memcmp(bare.data, bytes, len) == 0;
    lac_str_free(&bare);
    return same;
}

static unsigned char traits_of(uint32_t cp)
{
    unsigned char class, traits = is_word(cp) ? LAC_CHAR_WORD : 0;
    traits |= is_mark(cp) ? LAC_CHAR_MARK : 0;
    traits |= lac_utf8_loses_marks(cp) ? 0 : LAC_CHAR_KEEPS;
    traits |= is_spaceless(cp) ? LAC_CHAR_SPACELESS : 0;
    traits |= lac_utf8_is_letter(cp) ? LAC_CHAR_LETTER : 0;
    if (lac_char_is_dropped(cp) || lac_char_is_drawn(cp))
        return traits;
    if (!lac_char_is_pointing(cp) && lac_char_taking(cp, false, 0, &class) == LAC_TAKE_AS_IT_IS)
        traits |= LAC_CHAR_PLAIN;
    if (!lac_utf8_is_space(cp) && lac_char_taking(cp, true, 0, &class) == LAC_TAKE_AS_IT_IS)
        traits |= is_bare(cp) ? LAC_CHAR_FOLDED | LAC_CHAR_BARE : LAC_CHAR_FOLDED;
    return traits;
}

unsigned lac_char_traits_anew(uint32_t cp)
{
    if (cp >= LAC_CHAR_PAGES * 256U)
        return traits_of(cp);
    unsigned char *page = lac_alloc(256);
    for (uint32_t i = 0; i < 256; i++)
        page[i] = traits_of((cp & ~255U) | i);
    const unsigned char *none = NULL;
    unsigned traits = page[cp & 255U];
    if (!atomic_compare_exchange_strong(&lac_char_pages[cp >> 8], &none, page)) /* another thread was faster */
        free(page);
    return traits;
}
