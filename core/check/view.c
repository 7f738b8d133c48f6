#include "core/check/view.h"
#include "core/base/alloc.h"
#include "core/base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

struct builder {
    struct lac_view *view;
    struct lac_str text;
    size_t cap; /* of view->origin */
};

static void put(struct builder *b, const char *bytes, size_t len, size_t origin)
{
    if (b->text.len + len + 1 > b->cap) {
        b->cap = (b->text.len + len + 1) * 2;
        b->view->origin = lac_realloc(b->view->origin, b->cap * sizeof *b->view->origin);
    }
    for (size_t i = 0; i < len; i++)
        b->view->origin[b->text.len + i] = origin;
    lac_str_addn(&b->text, bytes, len);
}

static void finish(struct builder *b, size_t end)
{
    put(b, "", 0, end);
    b->view->origin[b->text.len] = end;
    b->view->len = b->text.len;
    b->view->text = lac_str_take(&b->text);
}

static bool is_mark(uint32_t cp)
{
    utf8proc_category_t c = utf8proc_category((utf8proc_int32_t)cp);
    return c == UTF8PROC_CATEGORY_MN || c == UTF8PROC_CATEGORY_MC || c == UTF8PROC_CATEGORY_ME;
}

static bool is_dropped(uint32_t cp)
{
    return cp == 0xAD || cp == 0x61C || cp == 0x180E || (cp >= 0x200B && cp <= 0x200F) ||
           (cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2060 && cp <= 0x206F) || (cp >= 0xFE00 && cp <= 0xFE0F) ||
           cp == 0xFEFF;
}

/* A character with its marks: what normal forms work on. Returns its bytes. */
static size_t cluster(const char *text, size_t len, uint32_t *first)
{
    size_t took = lac_utf8_next(text, len, first), at = took ? took : 1;
    for (uint32_t cp; at < len && (unsigned char)text[at] >= 0x80; at += took)
        if ((took = lac_utf8_next(text + at, len - at, &cp)) == 0 || !is_mark(cp) || is_dropped(cp))
            break;
    return at;
}

/* Full-width, circled and mathematical letters and digits. */
static bool is_styled(uint32_t cp)
{
    return (cp >= 0xFF10 && cp <= 0xFF5A && lac_char_is_word(cp)) || (cp >= 0x249C && cp <= 0x24E9) ||
           (cp >= 0x1D400 && cp <= 0x1D7FF) || (cp >= 0x1F130 && cp <= 0x1F149);
}

static void put_normal(struct builder *b, const char *text, size_t len, size_t origin, uint32_t cp)
{
    struct lac_str out = {0};
    if (is_styled(cp)) {
        utf8proc_uint8_t *mapped = NULL;
        utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)len, &mapped,
                                          UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT);
        if (n > 0)
            lac_str_addn(&out, (const char *)mapped, (size_t)n);
        free(mapped);
    } else {
        lac_utf8_nfc(&out, text, len);
    }
    put(b, lac_str_get(&out), out.len, origin);
    lac_str_free(&out);
}

static bool is_control(char c)
{
    return ((unsigned char)c < 0x20 && !(c >= '\t' && c <= '\r')) || c == 0x7F;
}

/* Bytes of Markdown's bold and code marks at the start of text. */
static size_t emphasis(const char *text, size_t len)
{
    if (text[0] == '`')
        return 1;
    return len >= 2 && ((text[0] == '*' && text[1] == '*') || (text[0] == '_' && text[1] == '_')) ? 2 : 0;
}

void lac_view_plain(struct lac_view *view, const char *text, size_t len)
{
    *view = (struct lac_view){0};
    struct builder b = {.view = view};
    for (size_t at = 0, took; at < len; at += took) {
        uint32_t cp;
        if ((took = emphasis(text + at, len - at)) > 0)
            continue;
        if ((unsigned char)text[at] < 0x80 && (at + 1 == len || (unsigned char)text[at + 1] < 0x80)) {
            took = 1;
            put(&b, is_control(text[at]) ? " " : text + at, took, at);
            continue;
        }
        took = cluster(text + at, len - at, &cp);
        if (is_dropped(cp))
            continue;
        if (is_styled(cp) || lac_utf8_next(text + at, len - at, &cp) != took)
            put_normal(&b, text + at, took, at, cp);
        else
            put(&b, text + at, took, at);
    }
    finish(&b, len);
}

/* True when neither folding nor NFKC changes the character, which holds for most letters without case. */
static bool is_folded(uint32_t cp)
{
    const utf8proc_property_t *p = utf8proc_get_property((utf8proc_int32_t)cp);
    return p->casefold_seqindex == UINT16_MAX && p->decomp_seqindex == UINT16_MAX && !p->ignorable &&
           p->combining_class == 0;
}

static void put_folded(struct builder *b, const char *text, size_t len, size_t origin)
{
    struct lac_str out = {0};
    lac_utf8_fold(&out, text, len);
    for (size_t at = 0, took; at < out.len; at += took) {
        uint32_t cp;
        took = lac_utf8_next(out.data + at, out.len - at, &cp);
        int digit = lac_utf8_digit(cp);
        char ascii = (char)('0' + digit);
        put(b, digit >= 0 ? &ascii : out.data + at, digit >= 0 ? 1 : took, origin);
    }
    lac_str_free(&out);
}

static void fold_cluster(struct builder *b, const char *text, size_t len, size_t origin, uint32_t cp)
{
    char ascii = (char)cp;
    if (cp < 0x80 && len == 1) {
        if (cp >= 'A' && cp <= 'Z')
            ascii = (char)(ascii - 'A' + 'a');
        put(b, &ascii, 1, origin);
    } else if (is_folded(cp) && lac_utf8_digit(cp) < 0 && len == (cp < 0x800 ? 2U : cp < 0x10000 ? 3U : 4U)) {
        put(b, text, len, origin);
    } else {
        put_folded(b, text, len, origin);
    }
}

void lac_view_folded(struct lac_view *view, const char *text, size_t len)
{
    *view = (struct lac_view){0};
    struct builder b = {.view = view};
    size_t gap = (size_t)-1, end = 0; /* white space not yet put; end of what was put */
    for (size_t at = 0, took; at < len; at += took) {
        uint32_t cp;
        took = cluster(text + at, len - at, &cp);
        if (lac_utf8_is_space(cp) || cp < 0x20 || cp == 0x7F) {
            gap = gap == (size_t)-1 ? at : gap;
            continue;
        }
        if (is_dropped(cp))
            continue;
        if (gap != (size_t)-1 && b.text.len > 0)
            put(&b, " ", 1, gap);
        gap = (size_t)-1;
        fold_cluster(&b, text + at, took, at, cp);
        end = at + took;
    }
    finish(&b, end);
}

void lac_view_free(struct lac_view *view)
{
    free(view->text);
    free(view->origin);
    *view = (struct lac_view){0};
}

size_t lac_view_at(const struct lac_view *view, size_t origin)
{
    size_t low = 0, high = view->len;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (view->origin[mid] < origin)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

size_t lac_view_char(const struct lac_view *view, size_t pos, uint32_t *cp)
{
    *cp = 0;
    return pos < view->len ? lac_utf8_next(view->text + pos, view->len - pos, cp) : 0;
}

size_t lac_view_before(const struct lac_view *view, size_t pos, uint32_t *cp)
{
    *cp = 0;
    if (pos == 0)
        return 0;
    size_t start = pos - 1;
    while (start > 0 && ((unsigned char)view->text[start] & 0xC0) == 0x80)
        start--;
    lac_view_char(view, start, cp);
    return pos - start;
}

bool lac_char_is_word(uint32_t cp)
{
    if (cp < 0x80)
        return (cp >= '0' && cp <= '9') || (cp >= 'A' && cp <= 'Z') || (cp >= 'a' && cp <= 'z');
    utf8proc_category_t c = utf8proc_category((utf8proc_int32_t)cp);
    return c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_NO;
}

bool lac_char_is_spaceless(uint32_t cp)
{
    static const char *const scripts[] = {"Hani", "Hira", "Kana", "Bopo", "Thai", "Laoo", "Khmr", "Mymr", "Tibt"};
    if (cp < 0xE00)
        return false;
    if (cp >= 0xE00 && cp <= 0xEFF)
        return true; /* Thai and Lao vowel signs are marks and have no script of their own */
    const char *script = lac_utf8_script(cp);
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
        if (strcmp(script, scripts[i]) == 0)
            return true;
    return false;
}

static bool parts(uint32_t left, uint32_t right)
{
    return !lac_char_is_word(left) || !lac_char_is_word(right) || lac_char_is_spaceless(left) ||
           lac_char_is_spaceless(right);
}

bool lac_view_is_bounded(const struct lac_view *view, size_t from, size_t to)
{
    uint32_t outer, inner;
    if (lac_view_before(view, from, &outer) && lac_view_char(view, from, &inner) && !parts(outer, inner))
        return false;
    return !(lac_view_before(view, to, &inner) && lac_view_char(view, to, &outer) && !parts(inner, outer));
}

size_t lac_view_find(const struct lac_view *view, size_t start, const char *what, size_t len)
{
    if (len == 0)
        return (size_t)-1;
    while (start < view->len) {
        const char *hit = memmem(view->text + start, view->len - start, what, len);
        if (!hit)
            break;
        size_t at = (size_t)(hit - view->text);
        if (lac_view_is_bounded(view, at, at + len))
            return at;
        start = at + 1;
    }
    return (size_t)-1;
}
