#include "core/check/view.h"
#include "core/base/alloc.h"
#include "core/base/block.h"
#include "core/base/seek.h"
#include "core/base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#define NOWHERE ((size_t)-1)

enum { ROOM = 64 }; /* bytes that a character may grow by without being asked for */

struct builder {
    char *text;
    size_t *origin; /* NULL as long as each byte is at its own place */
    size_t len, cap;
    bool has_starter; /* the last starter (of combining class 0, or what a text begins with) may still take marks */
    size_t starter_in, starter_out;
    unsigned char last_class; /* combining class of what was put last */
    size_t drawn_end;         /* of the original: behind the last number or letter in a circle */
};

static void start(struct builder *b, size_t len)
{
    *b = (struct builder){.cap = len + ROOM};
    b->text = lac_alloc(b->cap + 1);
}

static void make_room(struct builder *b, size_t more)
{
    if (b->len + more <= b->cap)
        return;
    b->cap = (b->len + more) * 2;
    b->text = lac_realloc(b->text, b->cap + 1);
    if (b->origin)
        b->origin = lac_realloc(b->origin, (b->cap + 1) * sizeof *b->origin);
}

/* From here on bytes are not where they were. */
static void depart(struct builder *b)
{
    if (b->origin)
        return;
    b->origin = lac_alloc((b->cap + 1) * sizeof *b->origin);
    for (size_t i = 0; i < b->len; i++)
        b->origin[i] = i;
}

/* Bytes that all stem from one place. */
static void put(struct builder *b, const char *bytes, size_t len, size_t origin)
{
    make_room(b, len);
    if (len != 1 || origin != b->len)
        depart(b);
    for (size_t i = 0; i < len; i++)
        b->text[b->len + i] = bytes[i];
    for (size_t i = 0; i < len && b->origin; i++)
        b->origin[b->len + i] = origin;
    b->len += len;
}

/* The origins of `len` bytes that are as they were from `origin` on, and for which there is room. */
static void put_places(struct builder *b, size_t len, size_t origin)
{
    if (origin != b->len)
        depart(b);
    for (size_t i = 0; i < len && b->origin; i++)
        b->origin[b->len + i] = origin + i;
    b->len += len;
}

static void put_same(struct builder *b, const char *bytes, size_t len, size_t origin)
{
    make_room(b, len);
    memcpy(b->text + b->len, bytes, len);
    put_places(b, len, origin);
}

static void finish(struct builder *b, struct lac_view *view, size_t end)
{
    b->text[b->len] = '\0';
    if (end != b->len)
        depart(b);
    if (b->origin)
        b->origin[b->len] = end;
    *view = (struct lac_view){b->text, b->len, b->origin};
}

/* Numbers and letters in circles, brackets and boxes, or with a full stop: option letters as people draw them. What
 * has no compatibility mapping says what it stands for. */
static const struct drawn {
    uint32_t from, to;
    uint32_t first; /* what `from` stands for: a number, or a letter; 0: as NFKC has it, without brackets and stop */
} drawn[] = {
    {0x2460, 0x24EA, 0},   {0x24EB, 0x24F4, 11},  {0x24F5, 0x24FE, 1},     {0x2776, 0x277F, 1},
    {0x2780, 0x2789, 1},   {0x278A, 0x2793, 1},   {0x3200, 0x321C, 0},     {0x3220, 0x3229, 0},
    {0x3260, 0x327B, 0},   {0x3280, 0x3289, 0},   {0x32D0, 0x32FE, 0},     {0x1F100, 0x1F100, 0},
    {0x1F110, 0x1F129, 0}, {0x1F130, 0x1F149, 0}, {0x1F150, 0x1F169, 'A'}, {0x1F170, 0x1F189, 'A'},
};

static const struct drawn *drawn_of(uint32_t cp)
{
    if (cp < 0x2460 || (cp > 0x32FE && cp < 0x1F100) || cp > 0x1F189)
        return NULL;
    for (size_t i = 0; i < sizeof drawn / sizeof *drawn; i++)
        if (cp >= drawn[i].from && cp <= drawn[i].to)
            return &drawn[i];
    return NULL;
}

bool lac_char_is_drawn(uint32_t cp)
{
    return drawn_of(cp) != NULL;
}

/* Where the marks behind text[at) end. */
static size_t marks_end(const char *text, size_t at, size_t len)
{
    uint32_t cp;
    for (size_t took; at < len && (unsigned char)text[at] >= 0x80; at += took)
        if ((took = lac_utf8_next(text + at, len - at, &cp)) == 0 ||
            !(lac_char_is_mark(cp) || lac_char_is_conjoining(cp)) || lac_char_is_dropped(cp))
            break;
    return at;
}

static void put_normal(struct builder *b, const char *text, size_t len, size_t origin)
{
    struct lac_str out = {0};
    uint32_t cp;
    lac_utf8_next(text, len, &cp);
    if (lac_char_is_styled(cp)) {
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

static void part(struct builder *b) /* a mark that follows stands alone */
{
    b->has_starter = false;
    b->last_class = 0;
}

/* What a drawn number or letter stands for. */
static void draw_plain(struct lac_str *out, const struct drawn *d, uint32_t cp, const char *text, size_t len)
{
    if (d->first) {
        lac_str_addf(out, d->first >= 'A' ? "%c" : "%d", (int)(d->first + cp - d->from));
        return;
    }
    utf8proc_uint8_t *mapped = NULL;
    utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)len, &mapped,
                                      UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT);
    for (utf8proc_ssize_t i = 0; i < n; i++)
        if (!strchr("().", mapped[i]))
            lac_str_addc(out, (char)mapped[i]);
    free(mapped);
}

/* Two numbers in a row are two: a space between them keeps 1 and 3 from being 13. Letters may spell a word. */
static void put_drawn(struct builder *b, const struct drawn *d, uint32_t cp, const char *text, size_t at, size_t took,
                      bool fold)
{
    static const char emoji[] = "\xEF\xB8\x8F"; /* U+FE0F, "as a picture" */
    struct lac_str plain = {0}, out = {0};
    size_t end = b->drawn_end;
    draw_plain(&plain, d, cp, text + at, took);
    bool number = plain.len > 0 && plain.data[0] >= '0' && plain.data[0] <= '9';
    if (number && end > 0 && (at == end || (at == end + 3 && memcmp(text + end, emoji, 3) == 0)))
        put(b, " ", 1, at);
    if (fold)
        lac_utf8_fold(&out, plain.data, plain.len);
    put(b, lac_str_get(fold ? &out : &plain), fold ? out.len : plain.len, at);
    part(b);
    b->drawn_end = at + took;
    lac_str_free(&plain);
    lac_str_free(&out);
}

/* A character beyond ASCII of `took` bytes (0: ill-formed) at text[at]. Returns where the next one begins. */
static size_t put_char(struct builder *b, const char *text, size_t len, size_t at, uint32_t cp, size_t took, bool fold)
{
    unsigned char class = 0;
    const struct drawn *d = took ? drawn_of(cp) : NULL;
    if (d) {
        put_drawn(b, d, cp, text, at, took, fold);
        return at + took;
    }
    enum lac_taking taking = took ? lac_char_taking(cp, fold, b->last_class, &class) : LAC_TAKE_MAPPED;
    if (taking == LAC_TAKE_AS_IT_IS || taking == LAC_TAKE_AS_MARK) {
        if (taking == LAC_TAKE_AS_IT_IS || !b->has_starter) {
            b->has_starter = true;
            b->starter_in = at;
            b->starter_out = b->len;
        }
        put_same(b, text + at, took, at);
        b->last_class = class;
        return at + took;
    }
    size_t from = at, end = took ? marks_end(text, at + took, len) : at + 1;
    if (taking == LAC_TAKE_JOINED && b->has_starter) {
        from = b->starter_in;
        b->len = b->starter_out;
    }
    if (fold)
        put_folded(b, text + from, end - from, from);
    else
        put_normal(b, text + from, end - from, from);
    b->has_starter = false;
    b->last_class = 0;
    return end;
}

/* Bytes of Markdown's bold and code marks at the start of text. */
static size_t emphasis(const char *text, size_t len)
{
    if (text[0] == '`')
        return 1;
    return (text[0] == '*' || text[0] == '_') && len >= 2 && text[1] == text[0] ? 2 : 0;
}

/* What an ASCII character becomes in a view; 0: it needs thought. */
static const char plain_forms[256] = "\0\0\0\0\0\0\0\0\0"
                                     "\t\n\v\f\r"
                                     "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
                                     " !\"#$%&'()\0+,-./"
                                     "0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^\0\0"
                                     "abcdefghijklmnopqrstuvwxyz{|}~";
static const char folded_forms[256] = "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
                                      "!\"#$%&'()*+,-./0123456789:;<=>?@abcdefghijklmnopqrstuvwxyz[\\]^_`"
                                      "abcdefghijklmnopqrstuvwxyz{|}~";

static bool put_plain_block(char *out, const char *text)
{
    lac_block c = lac_block_load(text);
    if (lac_block_any(
            (lac_block)((c >= 0x7F) | (c == '`') | (c == '*') | (c == '_') | (c < '\t') | ((c > '\r') & (c < ' ')))))
        return false;
    memcpy(out, &c, LAC_BLOCK);
    return true;
}

/* Single spaces are fine; text[LAC_BLOCK] is there. */
static bool put_folded_block(char *out, const char *text)
{
    lac_block c = lac_block_load(text), next = lac_block_load(text + 1);
    if (lac_block_any((lac_block)((c >= 0x7F) | (c < ' ') | ((c == ' ') & ((next <= ' ') | (next >= 0x7F))))))
        return false;
    c |= (lac_block)((c >= 'A') & (c <= 'Z')) & 0x20;
    memcpy(out, &c, LAC_BLOCK);
    return true;
}

/* A space between two words. */
static bool is_single_space(const char *text, size_t len, size_t at)
{
    return text[at] == ' ' && at + 1 < len && folded_forms[(unsigned char)text[at + 1]];
}

/* Takes the ASCII characters from text[at] on that need no thought; folded, single spaces between words, too. Returns
 * where they end. */
static size_t put_ascii(struct builder *b, const char *text, size_t len, size_t at, bool fold)
{
    make_room(b, len - at);
    size_t from = at;
    char form = 1, *out = b->text + b->len - at;
    while (at < len && form) {
        if (at + LAC_BLOCK < len && (fold ? put_folded_block : put_plain_block)(out + at, text + at)) {
            at += LAC_BLOCK;
            continue;
        }
        for (size_t end = len - at > LAC_BLOCK ? at + LAC_BLOCK : len; at < end; at++) {
            form = (fold ? folded_forms : plain_forms)[(unsigned char)text[at]];
            if (!form && fold && at > from && is_single_space(text, len, at))
                form = ' ';
            if (!form)
                break;
            out[at] = form;
        }
    }
    if (at == from)
        return at;
    put_places(b, at - from, from);
    b->has_starter = true;
    b->starter_in = at - 1;
    b->starter_out = b->len - 1;
    b->last_class = 0;
    return at;
}

/* Takes the characters beyond ASCII from text[at] on that need no thought. Returns where they end. */
static size_t put_simple(struct builder *b, const char *text, size_t len, size_t at, bool fold)
{
    unsigned wanted = fold ? LAC_CHAR_FOLDED : LAC_CHAR_PLAIN;
    size_t from = at, last = at, took;
    uint32_t cp;
    while (at < len && (unsigned char)text[at] >= 0x80 && (took = lac_utf8_next(text + at, len - at, &cp)) > 0 &&
           lac_char_traits(cp) & wanted) {
        last = at;
        at += took;
    }
    if (at == from)
        return at;
    b->starter_out = b->len + (last - from);
    put_same(b, text + from, at - from, from);
    b->has_starter = true;
    b->starter_in = last;
    b->last_class = 0;
    return at;
}

void lac_view_plain(struct lac_view *view, const char *text, size_t len)
{
    struct builder b;
    start(&b, len);
    for (size_t at = 0, took; (at = put_ascii(&b, text, len, at, false)) < len; at += took) {
        uint32_t cp;
        if ((took = put_simple(&b, text, len, at, false) - at) > 0)
            continue;
        if ((unsigned char)text[at] < 0x80) { /* a mark of emphasis, or a control character */
            took = emphasis(text + at, len - at);
            bool control = (unsigned char)text[at] < ' ' || text[at] == 0x7F;
            if (took == 0)
                put(&b, control ? " " : text + at, took = 1, at);
            part(&b);
            continue;
        }
        took = lac_utf8_next(text + at, len - at, &cp);
        if (lac_char_is_dropped(cp))
            part(&b);
        else if (!lac_char_is_pointing(cp))
            took = put_char(&b, text, len, at, cp, took, false) - at;
    }
    finish(&b, view, len);
}

void lac_view_folded(struct lac_view *view, const char *text, size_t len)
{
    struct builder b;
    size_t gap = NOWHERE, end = 0; /* white space not yet put; end of what was put */
    start(&b, len);
    for (size_t at = 0, took; at < len; at += took) {
        unsigned char c = (unsigned char)text[at];
        uint32_t cp = c;
        took = c < 0x80 ? 1 : lac_utf8_next(text + at, len - at, &cp);
        if (c < 0x80 ? c <= ' ' || c == 0x7F : took && lac_utf8_is_space(cp)) {
            gap = gap == NOWHERE ? at : gap;
            part(&b);
            continue;
        }
        if (c >= 0x80 && lac_char_is_dropped(cp)) {
            part(&b);
            continue;
        }
        if (gap != NOWHERE && b.len > 0)
            put(&b, " ", 1, gap);
        gap = NOWHERE;
        size_t simple = c < 0x80 ? put_ascii(&b, text, len, at, true) : put_simple(&b, text, len, at, true);
        took = (simple > at ? simple : put_char(&b, text, len, at, cp, took, true)) - at;
        end = at + took;
    }
    finish(&b, view, end);
}

void lac_view_free(struct lac_view *view)
{
    free(view->text);
    free(view->origin);
    *view = (struct lac_view){0};
}

/* Most of a view is little shorter than what it was made from: the place is looked for from there down. */
size_t lac_view_at(const struct lac_view *view, size_t origin)
{
    size_t high = origin < view->len ? origin : view->len, low = 0, step = 1;
    if (!view->origin)
        return high;
    if (high < view->len && view->origin[high] < origin) { /* what became longer stands before it */
        low = high + 1;
        high = view->len;
    }
    while (low + step <= high && view->origin[high - step] >= origin) {
        high -= step;
        step *= 2;
    }
    low = low + step <= high ? high - step : low;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (view->origin[mid] < origin)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

size_t lac_view_char_beyond_ascii(const struct lac_view *view, size_t pos, uint32_t *cp)
{
    *cp = 0;
    return pos < view->len ? lac_utf8_next(view->text + pos, view->len - pos, cp) : 0;
}

size_t lac_view_before_beyond_ascii(const struct lac_view *view, size_t pos, uint32_t *cp)
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

bool lac_view_is_bounded(const struct lac_view *view, size_t from, size_t to)
{
    uint32_t outer, inner;
    if (lac_view_before(view, from, &outer) && lac_view_char(view, from, &inner) && !lac_char_parts(outer, inner))
        return false;
    return !(lac_view_before(view, to, &inner) && lac_view_char(view, to, &outer) && !lac_char_parts(inner, outer));
}

size_t lac_view_find(const struct lac_view *view, size_t start, const char *what, size_t len)
{
    if (len == 0)
        return (size_t)-1;
    while (start < view->len) {
        const char *hit = lac_seek(view->text + start, view->len - start, what, len);
        if (!hit)
            break;
        size_t at = (size_t)(hit - view->text);
        if (lac_view_is_bounded(view, at, at + len))
            return at;
        start = at + 1;
    }
    return (size_t)-1;
}
