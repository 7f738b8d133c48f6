#include "core/script/pattern.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const char *match(struct lac_pattern *m, const char *s, const char *p);

/* Errors and exhaustion end the match from any depth: everything returns NULL once one of them is set. */
static bool ended(const struct lac_pattern *m)
{
    return m->spent || m->error[0];
}

static const char *fail(struct lac_pattern *m, const char *fmt, ...)
{
    if (!m->error[0]) {
        va_list args;
        va_start(args, fmt);
        vsnprintf(m->error, sizeof m->error, fmt, args);
        va_end(args);
    }
    return NULL;
}

static bool pay(struct lac_pattern *m, size_t steps)
{
    m->steps += steps;
    if (m->steps > m->allowance)
        m->spent = true;
    return !m->spent;
}

static bool in_range(unsigned char c, char low, char high)
{
    return c >= (unsigned char)low && c <= (unsigned char)high;
}

static bool is_alpha(unsigned char c)
{
    return in_range(c, 'a', 'z') || in_range(c, 'A', 'Z');
}

static bool is_digit(unsigned char c)
{
    return in_range(c, '0', '9');
}

/* c is in the class of the letter behind a %; any other character stands for itself. */
static bool in_class(unsigned char c, unsigned char class)
{
    bool in;
    switch (class | 0x20) {
    case 'a':
        in = is_alpha(c);
        break;
    case 'c':
        in = c < 32 || c == 127;
        break;
    case 'd':
        in = is_digit(c);
        break;
    case 'g':
        in = c > 32 && c < 127;
        break;
    case 'l':
        in = in_range(c, 'a', 'z');
        break;
    case 'p':
        in = c > 32 && c < 127 && !is_alpha(c) && !is_digit(c);
        break;
    case 's':
        in = c == ' ' || in_range(c, '\t', '\r');
        break;
    case 'u':
        in = in_range(c, 'A', 'Z');
        break;
    case 'w':
        in = is_alpha(c) || is_digit(c);
        break;
    case 'z':
        in = c == 0;
        break; /* deprecated in Lua, and still there */
    case 'x':
        in = is_digit(c) || in_range(c, 'a', 'f') || in_range(c, 'A', 'F');
        break;
    default:
        return c == class;
    }
    if (!is_alpha(class))
        return c == class;
    return in_range(class, 'A', 'Z') ? !in : in;
}

/* Behind the single-character item at p, or NULL when it is malformed. */
static const char *item_end(struct lac_pattern *m, const char *p)
{
    char first = *p++;
    if (first == '%') {
        if (p == m->end)
            return fail(m, "malformed pattern (ends with '%%')");
        return p + 1;
    }
    if (first != '[')
        return p;
    const char *start = p;
    if (p < m->end && *p == '^')
        p++;
    for (bool opening = true;; opening = false) {
        if (p >= m->end)
            return fail(m, "malformed pattern (missing ']')");
        if (*p == ']' && !opening)
            break;
        p += *p == '%' && p + 1 < m->end ? 2 : 1;
    }
    return pay(m, (size_t)(p - start)) ? p + 1 : NULL;
}

/* c is in the set [first..close]; `first` is behind the opening bracket. */
static bool in_set(unsigned char c, const char *first, const char *close)
{
    bool wanted = true;
    if (*first == '^') {
        wanted = false;
        first++;
    }
    for (const char *p = first; p < close; p++) {
        if (*p == '%') {
            p++;
            if (in_class(c, (unsigned char)*p))
                return wanted;
        } else if (p + 2 < close && p[1] == '-') {
            if (in_range(c, p[0], p[2]))
                return wanted;
            p += 2;
        } else if ((unsigned char)*p == c) {
            return wanted;
        }
    }
    return !wanted;
}

/* The character at s is one that the item p..end stands for. */
static bool one(struct lac_pattern *m, const char *s, const char *p, const char *end)
{
    if (s >= m->text_end || !pay(m, *p == '[' ? (size_t)(end - p) : 1))
        return false;
    switch (*p) {
    case '.':
        return true;
    case '%':
        return in_class((unsigned char)*s, (unsigned char)p[1]);
    case '[':
        return in_set((unsigned char)*s, p + 1, end - 1);
    default:
        return *p == *s;
    }
}

/* As many as can be, then fewer, until the rest matches. */
static const char *longest(struct lac_pattern *m, const char *s, const char *p, const char *end)
{
    const char *last = s;
    while (one(m, last, p, end))
        last++;
    for (; last >= s && !ended(m); last--) {
        const char *found = match(m, last, end + 1);
        if (found)
            return found;
    }
    return NULL;
}

/* As few as can be, then more. */
static const char *shortest(struct lac_pattern *m, const char *s, const char *p, const char *end)
{
    while (!ended(m)) {
        const char *found = match(m, s, end + 1);
        if (found)
            return found;
        if (!one(m, s, p, end))
            return NULL;
        s++;
    }
    return NULL;
}

static const char *open_capture(struct lac_pattern *m, const char *s, const char *p)
{
    bool position = p < m->end && *p == ')';
    if (m->level >= LAC_PATTERN_CAPTURES)
        return fail(m, "too many captures");
    m->captures[m->level++] = (struct lac_capture){position ? LAC_CAPTURE_POSITION : LAC_CAPTURE_OPEN, s, 0};
    const char *found = match(m, s, position ? p + 1 : p);
    if (!found)
        m->level--;
    return found;
}

static const char *close_capture(struct lac_pattern *m, const char *s, const char *p)
{
    int i = m->level - 1;
    while (i >= 0 && m->captures[i].kind != LAC_CAPTURE_OPEN)
        i--;
    if (i < 0)
        return fail(m, "invalid pattern capture");
    m->captures[i].kind = LAC_CAPTURE_TEXT;
    m->captures[i].len = (size_t)(s - m->captures[i].from);
    const char *found = match(m, s, p);
    if (!found)
        m->captures[i].kind = LAC_CAPTURE_OPEN;
    return found;
}

/* %bxy: behind the balanced text, or NULL. */
static const char *balanced(struct lac_pattern *m, const char *s, const char *p)
{
    if (m->end - p < 2)
        return fail(m, "malformed pattern (missing arguments to '%%b')");
    if (s >= m->text_end || *s != p[0])
        return NULL;
    const char *start = s;
    for (size_t open = 1; ++s < m->text_end;) {
        if (*s == p[1] && --open == 0)
            return pay(m, (size_t)(s - start)) ? s + 1 : NULL;
        if (*s == p[0] && p[0] != p[1])
            open++;
    }
    pay(m, (size_t)(s - start));
    return NULL;
}

/* %1 .. %9: behind the same text again, or NULL. */
static const char *same_again(struct lac_pattern *m, const char *s, char digit)
{
    int i = digit - '1';
    if (i < 0 || i >= m->level || m->captures[i].kind == LAC_CAPTURE_OPEN)
        return fail(m, "invalid capture index %%%d", i + 1);
    const struct lac_capture *capture = &m->captures[i];
    /* As in Lua, a position capture is as long as no text can be. */
    if (capture->kind == LAC_CAPTURE_POSITION || (size_t)(m->text_end - s) < capture->len)
        return NULL;
    if (!pay(m, capture->len / 16 + 1) || memcmp(capture->from, s, capture->len) != 0)
        return NULL;
    return s + capture->len;
}

/* %f[set] at s: a place where the set begins. p is behind the f. */
static bool at_frontier(struct lac_pattern *m, const char *s, const char *p, const char *end)
{
    unsigned char before = s == m->text ? 0 : (unsigned char)s[-1];
    unsigned char here = s == m->text_end ? 0 : (unsigned char)*s;
    pay(m, (size_t)(end - p));
    return !in_set(before, p + 1, end - 1) && in_set(here, p + 1, end - 1);
}

static const char *try_item(struct lac_pattern *m, const char **s, const char **p, bool *again);

static const char *match(struct lac_pattern *m, const char *s, const char *p)
{
    const char *found = NULL;
    bool again = true;
    if (m->depth >= LAC_PATTERN_DEPTH)
        return fail(m, "pattern too complex");
    m->depth++;
    while (again && pay(m, 1)) {
        again = false;
        found = p == m->end ? s : try_item(m, &s, &p, &again);
    }
    m->depth--;
    return ended(m) ? NULL : found;
}

/* An escape that is more than a class. Returns true when it was one; then *again says that it matched and moved on. */
static bool try_escape(struct lac_pattern *m, const char **s, const char **p, bool *again)
{
    const char *behind = *p + 2, *end;
    char kind = behind <= m->end ? (*p)[1] : '\0';
    if (kind == 'b') {
        end = balanced(m, *s, behind);
        behind += 2;
    } else if (kind == 'f') {
        if (behind >= m->end || *behind != '[') {
            fail(m, "missing '[' after '%%f' in pattern");
            return true;
        }
        const char *close = item_end(m, behind);
        end = close && at_frontier(m, *s, behind, close) ? *s : NULL;
        behind = close;
    } else if (is_digit((unsigned char)kind)) {
        end = same_again(m, *s, kind);
    } else {
        return false;
    }
    *again = end != NULL;
    *s = end;
    *p = behind;
    return true;
}

/* One item of the pattern with its suffix. Either the whole rest was tried (the result is returned), or the item
 * was passed and *again says to go on from *s and *p: only choices cost depth. */
static const char *try_item(struct lac_pattern *m, const char **s, const char **p, bool *again)
{
    if (**p == '(')
        return open_capture(m, *s, *p + 1);
    if (**p == ')')
        return close_capture(m, *s, *p + 1);
    if (**p == '$' && *p + 1 == m->end)
        return *s == m->text_end ? *s : NULL;
    if (**p == '%' && try_escape(m, s, p, again))
        return NULL;
    const char *end = item_end(m, *p);
    if (!end)
        return NULL;
    char suffix = end < m->end ? *end : '\0';
    const char *found;
    switch (suffix) {
    case '*':
        return longest(m, *s, *p, end);
    case '-':
        return shortest(m, *s, *p, end);
    case '+':
        return one(m, *s, *p, end) ? longest(m, *s + 1, *p, end) : NULL;
    case '?':
        if (one(m, *s, *p, end) && ((found = match(m, *s + 1, end + 1)) != NULL || ended(m)))
            return found;
        *p = end + 1;
        *again = true;
        return NULL;
    default:
        *again = one(m, *s, *p, end);
        *s += 1;
        *p = end;
        return NULL;
    }
}

const char *lac_pattern_match(struct lac_pattern *m, const char *from)
{
    m->depth = 0;
    m->level = 0;
    return match(m, from, m->at);
}

bool lac_pattern_plain(const char *pattern, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (memchr("^$*+?.([%-", pattern[i], 10))
            return false;
    return true;
}
