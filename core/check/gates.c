#include "core/check/gates.h"
#include "core/base/utf8.h"
#include "core/check/view.h"

#include <string.h>

enum { PLAIN_MAX = 4096 };

/* Small letters of a text that folding changes in nothing else: ASCII without controls, each space alone and between
 * words. Its length; -1 for any other text. */
static ptrdiff_t plain_fold(const char *text, char out[PLAIN_MAX])
{
    size_t n = 0;
    for (; text[n] && n < PLAIN_MAX; n++) {
        unsigned char c = (unsigned char)text[n];
        if (c < 0x20 || c >= 0x7F || (c == ' ' && (n == 0 || text[n - 1] == ' ' || text[n + 1] == '\0')))
            return -1;
        out[n] = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
    }
    return n < PLAIN_MAX ? (ptrdiff_t)n : -1;
}

static bool is_plain_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* The common case without views: 1 or 0, -1 where they are needed. */
static int plain_mentions(const char *text, const char *phrase)
{
    char where[PLAIN_MAX], what[PLAIN_MAX];
    ptrdiff_t len = plain_fold(phrase, what), all = len > 0 ? plain_fold(text, where) : -1;
    if (all < 0)
        return -1;
    for (const char *at = where; (at = memmem(at, (size_t)(where + all - at), what, (size_t)len)) != NULL; at++) {
        const char *end = at + len;
        if (!(at > where && is_plain_word(at[-1]) && is_plain_word(*at)) &&
            !(end < where + all && is_plain_word(end[-1]) && is_plain_word(*end)))
            return 1;
    }
    return 0;
}

bool lac_mentions(const char *text, const char *phrase)
{
    struct lac_view where, what;
    int plain = plain_mentions(text, phrase);
    if (plain >= 0)
        return plain;
    lac_view_folded(&where, text, strlen(text));
    lac_view_folded(&what, phrase, strlen(phrase));
    bool found = lac_view_find(&where, 0, what.text, what.len) != (size_t)-1;
    lac_view_free(&where);
    lac_view_free(&what);
    return found;
}

/* Characters around a place of a text. */
struct around {
    const char *text;
    size_t len;
};

static size_t next_char(const struct around *a, size_t pos, uint32_t *cp)
{
    *cp = 0;
    if (pos >= a->len)
        return 0;
    size_t took = lac_utf8_next(a->text + pos, a->len - pos, cp);
    return took ? took : 1;
}

static bool is_lower_latin(uint32_t cp)
{
    char bytes[5] = {0};
    size_t len = lac_utf8_put(bytes, cp);
    if (strcmp(lac_utf8_script(cp), "Latn") != 0 && strcmp(lac_utf8_script(cp), "Cyrl") != 0 &&
        strcmp(lac_utf8_script(cp), "Grek") != 0)
        return false;
    struct lac_str fold = {0};
    lac_utf8_fold(&fold, bytes, len);
    bool same = strcmp(lac_str_get(&fold), bytes) == 0;
    lac_str_free(&fold);
    return same;
}

/* Letters right before `pos`, counted up to two. */
static int letters_before(const struct around *a, size_t pos)
{
    int n = 0;
    while (pos > 0 && n < 2) {
        size_t at = pos - 1;
        while (at > 0 && ((unsigned char)a->text[at] & 0xC0) == 0x80)
            at--;
        uint32_t cp;
        next_char(a, at, &cp);
        if (!lac_utf8_is_letter(cp))
            break;
        n++;
        pos = at;
    }
    return n;
}

/* The run of non-spaces around `pos` is an address: it has "://", "www." or an @. */
static bool in_address(const struct around *a, size_t pos)
{
    size_t from = pos, to = pos;
    while (from > 0 && !strchr(" \t\r\n", a->text[from - 1]))
        from--;
    to += strcspn(a->text + to, " \t\r\n");
    return memmem(a->text + from, to - from, "://", 3) || memmem(a->text + from, to - from, "www.", 4) ||
           memchr(a->text + from, '@', to - from);
}

/* "U.S.", "e.g.", "Ph.D.": a full stop between letters of which one stands alone. */
static bool in_abbreviation(const struct around *a, size_t dot, size_t next, size_t took)
{
    uint32_t beyond;
    next_char(a, next + took, &beyond);
    return letters_before(a, dot) == 1 || beyond == '.';
}

static bool is_glued(const struct around *a, size_t mark, uint32_t cp, size_t behind)
{
    uint32_t next;
    size_t at = behind, took = next_char(a, at, &next);
    while (took && lac_char_is_one_of(next, "\"'”’»)]")) { /* quotes and brackets may close behind the mark */
        at += took;
        took = next_char(a, at, &next);
    }
    bool opens = at == behind && lac_char_is_one_of(next, "“‘„«([{¿¡「『");
    if (!opens && !lac_utf8_is_letter(next))
        return false;
    if (cp == '.' && lac_utf8_is_letter(next) && (is_lower_latin(next) || in_abbreviation(a, mark, at, took)))
        return false;
    return !in_address(a, mark);
}

/* The next byte at or behind `at` that may begin a sentence's end: . ! ? … ؟ ۔ । ॥ ። ፧ ፨ 。 ！ ？ */
static size_t next_end(const struct around *a, size_t at)
{
    static const char *const ends = ".!?…؟۔।॥።፧፨。！？";
    static const bool may_end[256] = {['.'] = true,  ['!'] = true,  ['?'] = true,  [0xE2] = true, [0xD8] = true,
                                      [0xDB] = true, [0xE0] = true, [0xE1] = true, [0xE3] = true, [0xEF] = true};
    while (at < a->len) {
        while (at < a->len && !may_end[(unsigned char)a->text[at]])
            at++;
        uint32_t cp;
        if (at < a->len && next_char(a, at, &cp) && lac_char_is_one_of(cp, ends))
            return at;
        at++;
    }
    return a->len;
}

ptrdiff_t lac_glued_join(const char *text, const char *join)
{
    struct around a = {text, strlen(text)};
    if (join[0] == '\0')
        return -1;
    for (size_t at = next_end(&a, 0); at < a.len; at = next_end(&a, at + 1)) {
        uint32_t cp;
        size_t took = next_char(&a, at, &cp);
        if (at > 0 && is_glued(&a, at, cp, at + took))
            return (ptrdiff_t)at;
    }
    return -1;
}

/* The last place of `part`, NULL for none. */
static const char *last_place(const char *text, const char *part)
{
    const char *last = NULL;
    for (const char *at = text; (at = strstr(at, part)) != NULL; at++)
        last = at;
    return last;
}

static bool space_at(const char *text, size_t len)
{
    uint32_t cp;
    return lac_utf8_next(text, len, &cp) > 0 && lac_utf8_is_space(cp);
}

static bool space_before(const char *text, size_t at)
{
    size_t from = at - 1;
    while (from > 0 && ((unsigned char)text[from] & 0xC0) == 0x80)
        from--;
    return space_at(text + from, at - from);
}

bool lac_part_glued(const char *text, const char *part, bool behind)
{
    size_t len = strlen(text);
    const char *at = *part == '\0' ? NULL : behind ? last_place(text, part) : strstr(text, part);
    if (!at)
        return false;
    size_t join = (size_t)(at - text) + (behind ? 0 : strlen(part));
    return join > 0 && join < len && !space_before(text, join) && !space_at(text + join, len - join);
}

static const char *past_spaces(const char *at)
{
    return at + strspn(at, " \t\r\n");
}

/* ['...'] or ["..."] anywhere, each with its end. */
static bool has_list(const char *text)
{
    for (const char *at = text; (at = strchr(at, '[')) != NULL; at++) {
        const char *inner = past_spaces(at + 1);
        if (*inner != '\'' && *inner != '"')
            continue;
        const char quote = *inner;
        for (const char *end = inner + 1; (end = strchr(end, quote)) != NULL; end++)
            if (*past_spaces(end + 1) == ']')
                return true;
    }
    return false;
}

/* {"key": or {'key': anywhere. */
static bool has_object(const char *text)
{
    for (const char *at = text; (at = strchr(at, '{')) != NULL; at++) {
        const char *inner = past_spaces(at + 1);
        if (*inner != '\'' && *inner != '"')
            continue;
        const char *end = strchr(inner + 1, *inner);
        if (end && *past_spaces(end + 1) == ':')
            return true;
    }
    return false;
}

/* One quoted string and nothing else, as a program prints it. "A" and "B" has quotes at both ends but is prose. */
static bool is_quoted(const char *text)
{
    text = past_spaces(text);
    size_t len = strlen(text);
    while (len > 0 && strchr(" \t\r\n", text[len - 1]))
        len--;
    return len >= 2 && (text[0] == '\'' || text[0] == '"') && text[len - 1] == text[0] &&
           !memchr(text + 1, text[0], len - 2);
}

bool lac_leaked_syntax(const char *text)
{
    return has_list(text) || has_object(text) || is_quoted(text);
}
