#include "core/check/words.h"
#include "core/base/alloc.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_SIZE = 16 };

static size_t hash(const char *text, size_t len) /* FNV-1a */
{
    uint32_t h = 2166136261U;
    for (size_t i = 0; i < len; i++)
        h = (h ^ (unsigned char)text[i]) * 16777619U;
    return h;
}

/* Where the word is, or would be. */
static struct lac_word *place_of(const struct lac_words *words, const char *text, size_t len)
{
    size_t at = hash(text, len) & (words->size - 1);
    while (words->places[at].text && (words->places[at].len != len || memcmp(words->places[at].text, text, len) != 0))
        at = (at + 1) & (words->size - 1);
    return &words->places[at];
}

static void grow(struct lac_words *words)
{
    struct lac_words larger = {.n = words->n, .size = words->size ? 2 * words->size : FIRST_SIZE};
    larger.longest = words->longest;
    larger.places = lac_alloc_zero(larger.size, sizeof *larger.places);
    for (size_t i = 0; i < words->size; i++)
        if (words->places[i].text)
            *place_of(&larger, words->places[i].text, words->places[i].len) = words->places[i];
    free(words->places);
    *words = larger;
}

void lac_words_put(struct lac_words *words, const char *text, size_t len, size_t number)
{
    if (len == 0)
        return;
    if (2 * (words->n + 1) > words->size)
        grow(words);
    struct lac_word *place = place_of(words, text, len);
    if (place->text)
        return;
    *place = (struct lac_word){lac_strndup(text, len), len, number};
    words->n++;
    words->longest = len > words->longest ? len : words->longest;
}

size_t lac_words_find(const struct lac_words *words, const char *text, size_t len)
{
    if (len == 0 || len > words->longest)
        return LAC_NO_WORD;
    const struct lac_word *place = place_of(words, text, len);
    return place->text ? place->number : LAC_NO_WORD;
}

/* A right quotation mark that serves as an apostrophe. */
static size_t curly_at(const char *text, size_t len)
{
    return len >= 3 && memcmp(text, "\xE2\x80\x99", 3) == 0 ? 3 : 0;
}

bool lac_words_hold(const struct lac_words *words, const char *text, size_t len)
{
    enum { ELIDED_MAX = 64 }; /* bytes; no such word is as long */
    char copy[ELIDED_MAX];
    size_t out = 0, ticks = 0;
    if (!memchr(text, '\'', len) && !memchr(text, '\xE2', len))
        return lac_words_find(words, text, len) != LAC_NO_WORD;
    for (size_t i = 0, curly; i < len && out < ELIDED_MAX; i += curly ? curly : 1) {
        curly = curly_at(text + i, len - i);
        copy[out] = curly ? '\'' : text[i];
        ticks += copy[out++] == '\'';
    }
    if (lac_words_find(words, copy, out) != LAC_NO_WORD)
        return true;
    for (size_t at = 0; ticks > 0; ticks--) {
        size_t end = (size_t)((char *)memchr(copy + at, '\'', out - at) - copy) + 1;
        if (lac_words_find(words, copy + at, end - at) != LAC_NO_WORD)
            return true;
        at = end;
        if (lac_words_find(words, copy + at, out - at) != LAC_NO_WORD)
            return true;
    }
    return false;
}

void lac_words_free(struct lac_words *words)
{
    for (size_t i = 0; i < words->size; i++)
        free(words->places[i].text);
    free(words->places);
    *words = (struct lac_words){0};
}
