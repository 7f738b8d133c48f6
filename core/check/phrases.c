#include "core/check/phrases.h"
#include "core/base/alloc.h"
#include "core/check/start.h"
#include "core/check/view.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { BUCKETS = 1024, NONE = -1, SHORT = 2, LONG = 4 };

/* Phrases by a hash of the first LONG bytes of their folded form, or SHORT of the shorter ones, looked at where any may
 * begin. Two bytes alone would put most of a script into one bucket. */
struct lac_phrases {
    struct lac_view *folded;
    int *next; /* of the same bucket; NONE: the last */
    int first[BUCKETS];
    size_t n;
    bool any_short;
    struct lac_start *start; /* NULL: anywhere */
};

static unsigned bucket(const char *at, size_t bytes)
{
    unsigned hash = 0;
    for (size_t i = 0; i < bytes; i++)
        hash = hash * 37u + (unsigned char)at[i];
    return hash % BUCKETS;
}

struct lac_phrases *lac_phrases_new(const char *const *phrases, size_t n)
{
    struct lac_phrases *p = lac_alloc_zero(1, sizeof *p);
    p->n = n;
    p->folded = lac_alloc_zero(n + 1, sizeof *p->folded);
    p->next = lac_alloc_zero(n + 1, sizeof *p->next);
    for (size_t b = 0; b < BUCKETS; b++)
        p->first[b] = NONE;
    const char **texts = lac_alloc((n + 1) * sizeof *texts);
    size_t n_texts = 0;
    for (size_t i = n; i-- > 0;) { /* a bucket holds them in the list's order */
        lac_view_folded(&p->folded[i], phrases[i], strlen(phrases[i]));
        if (p->folded[i].len < SHORT)
            continue;
        texts[n_texts++] = p->folded[i].text;
        p->any_short = p->any_short || p->folded[i].len < LONG;
        unsigned b = bucket(p->folded[i].text, p->folded[i].len < LONG ? SHORT : LONG);
        p->next[i] = p->first[b];
        p->first[b] = (int)i;
    }
    p->start = lac_start_of_texts(texts, n_texts);
    free(texts);
    return p;
}

void lac_phrases_free(struct lac_phrases *phrases)
{
    if (!phrases)
        return;
    for (size_t i = 0; i < phrases->n; i++)
        lac_view_free(&phrases->folded[i]);
    free(phrases->folded);
    free(phrases->next);
    free(phrases->start);
    free(phrases);
}

static bool is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

static bool stands_at(const struct lac_view *text, size_t at, const struct lac_view *phrase)
{
    return phrase->len <= text->len - at && memcmp(text->text + at, phrase->text, phrase->len) == 0 &&
           lac_view_is_bounded(text, at, at + phrase->len);
}

static void look_at(const struct lac_phrases *p, const struct lac_view *text, size_t at, size_t bytes, bool *seen)
{
    if (text->len - at < bytes)
        return;
    for (int i = p->first[bucket(text->text + at, bytes)]; i != NONE; i = p->next[i])
        seen[i] = seen[i] || stands_at(text, at, &p->folded[i]);
}

size_t lac_phrases_find(const struct lac_phrases *p, const char *text, size_t *found, size_t max)
{
    if (!p || p->n == 0)
        return 0;
    struct lac_view view;
    bool *seen = lac_alloc_zero(p->n, sizeof *seen);
    size_t n = 0;
    lac_view_folded(&view, text, strlen(text));
    for (size_t at = 0; at < view.len; at++) {
        if (p->start && (at = lac_start_next(p->start, view.text, view.len, at, view.len)) >= view.len)
            break;
        unsigned char c = (unsigned char)view.text[at];
        if ((c & 0xC0) == 0x80 || (at && is_word(view.text[at - 1]) && is_word((char)c)))
            continue; /* inside of a character, or of an ASCII word */
        look_at(p, &view, at, LONG, seen);
        if (p->any_short)
            look_at(p, &view, at, SHORT, seen);
    }
    for (size_t i = 0; i < p->n; i++) {
        if (seen[i] && n < max)
            found[n] = i;
        n += seen[i];
    }
    lac_view_free(&view);
    free(seen);
    return n;
}
