#include "core/base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

size_t lac_utf8_next_rare(const char *text, size_t len, uint32_t *cp)
{
    utf8proc_int32_t c;
    utf8proc_ssize_t took = utf8proc_iterate((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)len, &c);
    if (took <= 0) {
        *cp = 0xFFFD;
        return 0;
    }
    *cp = (uint32_t)c;
    return (size_t)took;
}

size_t lac_utf8_put(char out[4], uint32_t cp)
{
    if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
        return 0;
    return (size_t)utf8proc_encode_char((utf8proc_int32_t)cp, (utf8proc_uint8_t *)out);
}

bool lac_utf8_valid(const char *text, size_t len)
{
    uint32_t cp;
    for (size_t at = 0, took; at < len; at += took)
        if ((took = lac_utf8_next(text + at, len - at, &cp)) == 0)
            return false;
    return true;
}

size_t lac_utf8_count(const char *text, size_t len)
{
    size_t n = 0;
    uint32_t cp;
    for (size_t at = 0; at < len; n++) {
        size_t took = lac_utf8_next(text + at, len - at, &cp);
        at += took ? took : 1;
    }
    return n;
}

size_t lac_utf8_width(const char *text, size_t len)
{
    size_t width = 0;
    for (size_t at = 0, took; at < len; at += took ? took : 1) {
        uint32_t cp;
        took = lac_utf8_next(text + at, len - at, &cp);
        width += (size_t)utf8proc_charwidth((utf8proc_int32_t)cp);
    }
    return width;
}

size_t lac_utf8_cut(const char *text, size_t len, size_t max)
{
    if (len <= max)
        return len;
    for (size_t back = 1; back <= 3 && back <= max; back++) { /* a character that begins here and reaches over max */
        uint32_t cp;
        if (lac_utf8_next(text + max - back, len - (max - back), &cp) > back)
            return max - back;
    }
    return max;
}

static void put(struct lac_str *out, uint32_t cp)
{
    char bytes[4];
    lac_str_addn(out, bytes, lac_utf8_put(bytes, cp));
}

/* The text with ill-formed bytes replaced, which utf8proc_map would refuse. */
static void add_well_formed(struct lac_str *out, const char *text, size_t len)
{
    for (size_t at = 0; at < len;) {
        uint32_t cp;
        size_t took = lac_utf8_next(text + at, len - at, &cp);
        if (took)
            lac_str_addn(out, text + at, took);
        else
            put(out, cp);
        at += took ? took : 1;
    }
}

/* utf8proc sorts a run of marks in quadratic time: 128,000 of them take 35 s. Text has at most a handful (UAX #15-D3
 * allows 30); longer runs are mapped in pieces of this many. */
enum { MARKS_MAX = 64 };

/* How much of the well-formed text[0..len) to map at once. */
static size_t piece(const char *text, size_t len)
{
    size_t run = 0;
    for (size_t at = 0, took; at < len; at += took) {
        uint32_t cp;
        took = lac_utf8_next(text + at, len - at, &cp);
        const utf8proc_property_t *about = utf8proc_get_property((utf8proc_int32_t)cp);
        run = about->combining_class || about->ignorable ? run + 1 : 0;
        if (run > MARKS_MAX)
            return at;
    }
    return len;
}

static void add_mapped(struct lac_str *out, const char *text, size_t len, utf8proc_option_t options)
{
    struct lac_str clean = {0};
    if (!lac_utf8_valid(text, len)) {
        add_well_formed(&clean, text, len);
        text = lac_str_get(&clean);
        len = clean.len;
    }
    for (size_t at = 0, took; at < len; at += took) {
        took = piece(text + at, len - at);
        utf8proc_uint8_t *mapped = NULL;
        utf8proc_ssize_t n =
            utf8proc_map((const utf8proc_uint8_t *)text + at, (utf8proc_ssize_t)took, &mapped, options);
        if (n > 0)
            lac_str_addn(out, (const char *)mapped, (size_t)n);
        free(mapped);
    }
    lac_str_free(&clean);
}

void lac_utf8_nfc(struct lac_str *out, const char *text, size_t len)
{
    add_mapped(out, text, len, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

static bool is_bidi_mark(uint32_t cp)
{
    return cp == 0x061C || (cp >= 0x200B && cp <= 0x200F) || (cp >= 0x202A && cp <= 0x202E) ||
           (cp >= 0x2060 && cp <= 0x2069) || cp == 0xFEFF;
}

/* Spaces into single ones, ends trimmed, marks without width dropped. */
static void add_tight(struct lac_str *out, const char *text, size_t len)
{
    size_t start = out->len;
    bool space = false;
    for (size_t at = 0; at < len;) {
        uint32_t cp;
        size_t took = lac_utf8_next(text + at, len - at, &cp);
        took = took ? took : 1;
        if (lac_utf8_is_space(cp)) {
            space = true;
        } else if (!is_bidi_mark(cp)) {
            if (space && out->len > start)
                lac_str_addc(out, ' ');
            space = false;
            lac_str_addn(out, text + at, took);
        }
        at += took;
    }
}

bool lac_utf8_ascii(const char *text, size_t len)
{
    uint64_t all = 0, eight;
    size_t i = 0;
    for (; i + sizeof eight <= len; i += sizeof eight) {
        memcpy(&eight, text + i, sizeof eight);
        all |= eight;
    }
    for (; i < len; i++)
        all |= (unsigned char)text[i];
    return (all & 0x8080808080808080U) == 0;
}

static void fold_ascii(struct lac_str *out, const char *text, size_t len)
{
    size_t start = out->len;
    bool space = false;
    for (size_t at = 0; at < len; at++) {
        char c = text[at];
        if (c == ' ' || (c >= '\t' && c <= '\r')) {
            space = true;
            continue;
        }
        if (space && out->len > start)
            lac_str_addc(out, ' ');
        space = false;
        lac_str_addc(out, (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c));
    }
}

void lac_utf8_fold(struct lac_str *out, const char *text, size_t len)
{
    if (lac_utf8_ascii(text, len)) {
        fold_ascii(out, text, len);
        return;
    }
    struct lac_str mapped = {0};
    add_mapped(&mapped, text, len,
               UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
    add_tight(out, lac_str_get(&mapped), mapped.len);
    lac_str_free(&mapped);
}

bool lac_utf8_blank(const char *text)
{
    struct lac_str folded = {0};
    lac_utf8_fold(&folded, text, strlen(text));
    bool empty = folded.len == 0;
    lac_str_free(&folded);
    return empty;
}

bool lac_utf8_fold_equal(const char *a, const char *b)
{
    struct lac_str x = {0}, y = {0};
    lac_utf8_fold(&x, a, strlen(a));
    lac_utf8_fold(&y, b, strlen(b));
    bool equal = strcmp(lac_str_get(&x), lac_str_get(&y)) == 0;
    lac_str_free(&x);
    lac_str_free(&y);
    return equal;
}

bool lac_utf8_loses_marks(uint32_t cp)
{
    const char *script = lac_utf8_script(cp);
    return strcmp(script, "Latn") == 0 || strcmp(script, "Grek") == 0 || strcmp(script, "Cyrl") == 0;
}

void lac_utf8_fold_marks(struct lac_str *out, const char *text, size_t len)
{
    if (lac_utf8_ascii(text, len)) {
        lac_utf8_fold(out, text, len);
        return;
    }
    struct lac_str folded = {0}, apart = {0}, bare = {0};
    lac_utf8_fold(&folded, text, len);
    add_mapped(&apart, lac_str_get(&folded), folded.len, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE);
    uint32_t base = 0;
    for (size_t at = 0; at < apart.len;) {
        uint32_t cp;
        size_t took = lac_utf8_next(apart.data + at, apart.len - at, &cp);
        utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)cp);
        bool mark = category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME;
        if (!mark)
            base = cp;
        if (!mark || !lac_utf8_loses_marks(base))
            lac_str_addn(&bare, apart.data + at, took);
        at += took ? took : 1;
    }
    lac_utf8_nfc(out, lac_str_get(&bare), bare.len);
    lac_str_free(&folded);
    lac_str_free(&apart);
    lac_str_free(&bare);
}

bool lac_utf8_is_letter(uint32_t cp)
{
    utf8proc_category_t c = utf8proc_category((utf8proc_int32_t)cp);
    return c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_LO;
}

bool lac_utf8_is_space(uint32_t cp)
{
    if (cp < 0x80)
        return cp == ' ' || (cp >= 9 && cp <= 13);
    if (cp == 0x85)
        return true;
    utf8proc_category_t c = utf8proc_category((utf8proc_int32_t)cp);
    return c == UTF8PROC_CATEGORY_ZS || c == UTF8PROC_CATEGORY_ZL || c == UTF8PROC_CATEGORY_ZP;
}

bool lac_utf8_is_punct(uint32_t cp)
{
    utf8proc_category_t c = utf8proc_category((utf8proc_int32_t)cp);
    return c >= UTF8PROC_CATEGORY_PC && c <= UTF8PROC_CATEGORY_SO;
}

static bool is_decimal(uint32_t cp)
{
    return utf8proc_category((utf8proc_int32_t)cp) == UTF8PROC_CATEGORY_ND;
}

/* Unicode encodes decimal digits in runs from 0 to 9 (core specification, 4.6), some of them back to back. */
int lac_utf8_digit(uint32_t cp)
{
    if (!is_decimal(cp))
        return -1;
    uint32_t before = 0;
    while (before < cp && is_decimal(cp - before - 1))
        before++;
    return (int)(before % 10);
}
