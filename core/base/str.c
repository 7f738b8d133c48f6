#include "core/base/str.h"
#include "core/base/alloc.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void lac_str_free(struct lac_str *s)
{
    free(s->data);
    *s = (struct lac_str){0};
}

void lac_str_clear(struct lac_str *s)
{
    s->len = 0;
    if (s->data)
        s->data[0] = '\0';
}

void lac_str_reserve(struct lac_str *s, size_t extra)
{
    size_t need = s->len + extra + 1;
    if (need <= s->cap)
        return;
    size_t cap = s->cap * 2 > need ? s->cap * 2 : need;
    s->cap = cap < 32 ? 32 : cap;
    s->data = lac_realloc(s->data, s->cap);
    s->data[s->len] = '\0';
}

void lac_str_addn(struct lac_str *s, const char *bytes, size_t len)
{
    lac_str_reserve(s, len);
    if (len)
        memcpy(s->data + s->len, bytes, len);
    s->len += len;
    s->data[s->len] = '\0';
}

void lac_str_add(struct lac_str *s, const char *text)
{
    lac_str_addn(s, text, strlen(text));
}

void lac_str_addc(struct lac_str *s, char c)
{
    lac_str_reserve(s, 1);
    s->data[s->len++] = c;
    s->data[s->len] = '\0';
}

void lac_str_addf(struct lac_str *s, const char *fmt, ...)
{
    va_list args, again;
    va_start(args, fmt);
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, fmt, args);
    va_end(args);
    if (len > 0) {
        lac_str_reserve(s, (size_t)len);
        vsnprintf(s->data + s->len, (size_t)len + 1, fmt, again);
        s->len += (size_t)len;
    }
    va_end(again);
}

const char *lac_str_get(const struct lac_str *s)
{
    return s->data ? s->data : "";
}

char *lac_str_take(struct lac_str *s)
{
    char *data = s->data ? s->data : lac_strdup("");
    *s = (struct lac_str){0};
    return data;
}

void lac_str_add_replaced(struct lac_str *s, const char *text, const char *from, const char *to)
{
    size_t len = strlen(from);
    for (const char *at; (at = strstr(text, from)) != NULL; text = at + len) {
        lac_str_addn(s, text, (size_t)(at - text));
        lac_str_add(s, to);
    }
    lac_str_add(s, text);
}

bool lac_starts_with(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

bool lac_ends_with(const char *text, const char *suffix)
{
    size_t a = strlen(text), b = strlen(suffix);
    return a >= b && memcmp(text + a - b, suffix, b) == 0;
}

enum { WORD_MAX = 64 }; /* longer words get no suggestion */

/* Restricted Damerau-Levenshtein: a swap of neighbours is one edit, as fingers make it. */
static size_t distance(const char *a, size_t n, const char *b, size_t m)
{
    size_t rows[3][WORD_MAX + 1];
    size_t *before = rows[0], *last = rows[1], *now = rows[2];
    for (size_t j = 0; j <= m; j++)
        last[j] = j;
    for (size_t i = 1; i <= n; i++) {
        now[0] = i;
        for (size_t j = 1; j <= m; j++) {
            size_t best = last[j - 1] + (a[i - 1] != b[j - 1]);
            if (last[j] + 1 < best)
                best = last[j] + 1;
            if (now[j - 1] + 1 < best)
                best = now[j - 1] + 1;
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] && before[j - 2] + 1 < best)
                best = before[j - 2] + 1;
            now[j] = best;
        }
        size_t *spare = before;
        before = last;
        last = now;
        now = spare;
    }
    return last[m];
}

const char *lac_nearest(const char *word, const char *const *candidates, size_t n)
{
    size_t len = strlen(word);
    if (len == 0 || len > WORD_MAX)
        return NULL;
    size_t best = len / 3 > 1 ? len / 3 : 1;
    const char *nearest = NULL;
    for (size_t i = 0; i < n; i++) {
        size_t other = strlen(candidates[i]);
        if (other > WORD_MAX)
            continue;
        size_t d = distance(word, len, candidates[i], other);
        if (d < best || (d == best && !nearest)) {
            best = d;
            nearest = candidates[i];
        }
    }
    return nearest;
}
