#include "core/check/folding.h"
#include "core/base/alloc.h"
#include "core/base/utf8.h"

#include <stdlib.h>
#include <string.h>

enum { BUCKETS = 256 }; /* Amharic has 40 keys, which all begin with the same byte */

struct pair {
    char *from, *to;
    size_t from_len, to_len;
    size_t next; /* in the bucket; counted from 1, 0 is none */
};

struct pairs {
    struct pair *at;
    size_t n;
    size_t first[BUCKETS]; /* by the first character of the key; counted from 1, 0 is none */
    bool ascii;            /* some key begins with ASCII */
    bool has[BUCKETS];     /* some key has a character of the bucket */
};

struct lac_folding {
    struct pairs before; /* on the text as it was sent */
    struct pairs behind; /* on the folded text */
};

static size_t size_of(const char *text)
{
    unsigned char lead = (unsigned char)text[0];
    return lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/* Of a character. */
static size_t bucket_of(const char *text, size_t len)
{
    size_t size = size_of(text), hash = 0;
    for (size_t i = 0; i < size && i < len; i++)
        hash = 31 * hash + (unsigned char)text[i];
    return hash % BUCKETS;
}

static void add(struct pairs *pairs, const char *from, size_t from_len, const char *to, size_t to_len)
{
    if (from_len == 0)
        return;
    pairs->at = lac_realloc(pairs->at, (pairs->n + 1) * sizeof *pairs->at);
    size_t *first = &pairs->first[bucket_of(from, from_len)];
    pairs->at[pairs->n++] =
        (struct pair){lac_strndup(from, from_len), lac_strndup(to, to_len), from_len, to_len, *first};
    *first = pairs->n;
    for (size_t at = 0; at < from_len; at += size_of(from + at))
        pairs->has[bucket_of(from + at, from_len - at)] = true;
    pairs->ascii = pairs->ascii || (unsigned char)from[0] < 0x80;
}

static void add_folded(struct pairs *pairs, const char *from, size_t from_len, const char *to)
{
    struct lac_view key, value;
    lac_view_folded(&key, from, from_len);
    lac_view_folded(&value, to, strlen(to));
    bool same = key.len == value.len && memcmp(key.text, value.text, key.len) == 0;
    if (key.len > 0 && !same)
        add(pairs, key.text, key.len, value.text, value.len);
    else if (key.len == 0) /* white space is a key as it is */
        add(pairs, from, from_len, value.text, value.len);
    lac_view_free(&key);
    lac_view_free(&value);
}

struct lac_folding *lac_folding_new(const struct lac_value *language)
{
    struct lac_folding *f = lac_alloc_zero(1, sizeof *f);
    const struct lac_value *normal = lac_get(language, "normal"), *map = lac_get(normal, "map");
    const char *drop = lac_get_text(normal, "drop", "");
    if (strcmp(lac_get_text(language, "case", ""), "turkic") == 0) {
        add(&f->before, "I\xCC\x87", 3, "i", 1);
        add(&f->before, "I", 1, "\xC4\xB1", 2); /* dotless */
        add(&f->before, "\xC4\xB0", 2, "i", 1); /* capital with a dot */
    }
    for (size_t at = 0, took, len = strlen(drop); at < len; at += took) {
        uint32_t cp;
        took = lac_utf8_next(drop + at, len - at, &cp);
        took = took ? took : 1;
        add_folded(&f->behind, drop + at, took, "");
    }
    for (size_t i = 0; map && map->kind == LAC_MAP && i < map->as.map.n; i++)
        add_folded(&f->behind, map->as.map.at[i].key, strlen(map->as.map.at[i].key),
                   lac_as_text(&map->as.map.at[i].value, ""));
    if (f->before.n + f->behind.n == 0) {
        lac_folding_free(f);
        return NULL;
    }
    return f;
}

static void free_pairs(struct pairs *pairs)
{
    for (size_t i = 0; i < pairs->n; i++) {
        free(pairs->at[i].from);
        free(pairs->at[i].to);
    }
    free(pairs->at);
}

void lac_folding_free(struct lac_folding *folding)
{
    if (!folding)
        return;
    free_pairs(&folding->before);
    free_pairs(&folding->behind);
    free(folding);
}

static const struct pair *fitting(const struct pairs *pairs, const char *text, size_t len)
{
    const struct pair *best = NULL;
    for (size_t i = pairs->first[bucket_of(text, len)]; i > 0; i = pairs->at[i - 1].next) {
        const struct pair *pair = &pairs->at[i - 1];
        if (pair->from_len <= len && memcmp(pair->from, text, pair->from_len) == 0 &&
            (!best || pair->from_len > best->from_len))
            best = pair;
    }
    return best;
}

/* The first place at or behind `at` where a key stands; `len` when there is none. */
static size_t next_fitting(const struct pairs *pairs, const char *text, size_t len, size_t at, const struct pair **pair)
{
    for (; at < len; at++) {
        unsigned char c = (unsigned char)text[at];
        bool inside = (c & 0xC0) == 0x80; /* a character */
        if (!inside && (c >= 0x80 || pairs->ascii) && (*pair = fitting(pairs, text + at, len - at)) != NULL)
            return at;
    }
    *pair = NULL;
    return len;
}

static bool occurs(const struct pairs *pairs, const char *text, size_t len)
{
    const struct pair *pair;
    return pairs->n > 0 && (pairs->ascii || !lac_utf8_ascii(text, len)) &&
           next_fitting(pairs, text, len, 0, &pair) < len;
}

bool lac_folding_spares(const struct lac_folding *folding, const char *text, size_t len)
{
    size_t bucket = folding ? bucket_of(text, len) : 0;
    return !folding || !(folding->before.has[bucket] || folding->behind.has[bucket]);
}

static void make_room(struct lac_view *out, size_t *cap, size_t more)
{
    if (out->len + more <= *cap)
        return;
    *cap = 2 * (*cap + more);
    out->text = lac_realloc(out->text, *cap + 1);
    out->origin = lac_realloc(out->origin, (*cap + 1) * sizeof *out->origin);
}

/* text[0, len) with the pairs replaced; origin (NULL: each byte's own place) leads back to what it was made from. No
 * two spaces stand together afterwards, none at the ends. */
static void replace(struct lac_view *out, const char *text, size_t len, const size_t *origin, const struct pairs *pairs,
                    bool tight)
{
    size_t cap = len + 1;
    *out = (struct lac_view){lac_alloc(cap + 1), 0, lac_alloc((cap + 1) * sizeof *out->origin)};
    for (size_t at = 0; at < len;) {
        const struct pair *pair;
        size_t hit = next_fitting(pairs, text, len, at, &pair);
        make_room(out, &cap, hit - at);
        if (tight && hit > at && text[at] == ' ' && (out->len == 0 || out->text[out->len - 1] == ' '))
            at++;
        for (; at < hit; at++) {
            out->text[out->len] = text[at];
            out->origin[out->len++] = origin ? origin[at] : at;
        }
        if (!pair)
            break;
        make_room(out, &cap, pair->to_len);
        for (size_t i = 0; i < pair->to_len; i++) {
            if (tight && pair->to[i] == ' ' && (out->len == 0 || out->text[out->len - 1] == ' '))
                continue;
            out->text[out->len] = pair->to[i];
            out->origin[out->len++] = origin ? origin[at] : at;
        }
        at += pair->from_len;
    }
    while (tight && out->len > 0 && out->text[out->len - 1] == ' ')
        out->len--;
    out->text[out->len] = '\0';
    out->origin[out->len] = origin ? origin[len] : len;
}

void lac_view_folded_as(struct lac_view *view, const char *text, size_t len, const struct lac_folding *folding)
{
    if (folding && occurs(&folding->before, text, len)) {
        struct lac_view raw;
        replace(&raw, text, len, NULL, &folding->before, false);
        lac_view_folded(view, raw.text, raw.len);
        size_t *origin = lac_alloc((view->len + 1) * sizeof *origin);
        for (size_t i = 0; i <= view->len; i++)
            origin[i] = lac_view_origin(&raw, lac_view_origin(view, i));
        free(view->origin);
        view->origin = origin;
        lac_view_free(&raw);
    } else {
        lac_view_folded(view, text, len);
    }
    if (folding && occurs(&folding->behind, view->text, view->len)) {
        struct lac_view folded = *view;
        replace(view, folded.text, folded.len, folded.origin, &folding->behind, true);
        lac_view_free(&folded);
    }
}
