#include "core/sim/translate.h"
#include "core/sim/cipher.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static bool is(const char *text, size_t len, const char *other)
{
    return strlen(other) == len && memcmp(text, other, len) == 0;
}

/* The counterpart of a whole stem or choice; NULL when the items have none. */
static const char *counterpart(const struct lac_sim_world *world, const char *from, const char *to, const char *text,
                               size_t len)
{
    for (size_t i = 0; i < world->n_items; i++) {
        const struct lac_wording *a = lac_item_wording(&world->items[i], from);
        const struct lac_wording *b = lac_item_wording(&world->items[i], to);
        if (!a || !b)
            continue;
        if (is(text, len, a->stem))
            return b->stem;
        for (size_t c = 0; c < a->n; c++)
            if (is(text, len, a->choices[c]))
                return b->choices[c];
    }
    return NULL;
}

/* The longest stem of `from` that stands inside the text and has a counterpart. */
static const char *inner_stem(const struct lac_sim_world *world, const char *from, const char *to, const char *text,
                              size_t len, const struct lac_wording **a, const struct lac_wording **b)
{
    const char *at = NULL;
    for (size_t i = 0; i < world->n_items; i++) {
        const struct lac_wording *x = lac_item_wording(&world->items[i], from);
        const struct lac_wording *y = lac_item_wording(&world->items[i], to);
        const char *hit = x && y ? memmem(text, len, x->stem, strlen(x->stem)) : NULL;
        if (!hit || (at && strlen(x->stem) <= strlen((*a)->stem)))
            continue;
        at = hit;
        *a = x;
        *b = y;
    }
    return at;
}

static void cipher(struct lac_str *out, const char *from, const char *to, const char *text, size_t len)
{
    struct lac_str english = {0};
    lac_cipher_read(&english, from, text, len);
    lac_cipher_write(out, to, lac_str_get(&english), english.len);
    lac_str_free(&english);
}

void lac_sim_translate(const struct lac_sim_world *world, struct lac_str *out, const char *from, const char *to,
                       const char *text, size_t len)
{
    if (strcmp(from, to) == 0) {
        lac_str_addn(out, text, len);
        return;
    }
    const char *start = text, *end = text + len;
    while (start < end && isspace((unsigned char)*start))
        start++;
    while (end > start && isspace((unsigned char)end[-1]))
        end--;
    const char *whole = counterpart(world, from, to, start, (size_t)(end - start));
    const struct lac_wording *a, *b;
    const char *stem = whole ? NULL : inner_stem(world, from, to, text, len, &a, &b);
    if (whole) {
        lac_str_addn(out, text, (size_t)(start - text));
        lac_str_add(out, whole);
        lac_str_addn(out, end, (size_t)(text + len - end));
    } else if (stem) {
        const char *behind = stem + strlen(a->stem);
        cipher(out, from, to, text, (size_t)(stem - text));
        lac_str_add(out, b->stem);
        cipher(out, from, to, behind, (size_t)(text + len - behind));
    } else {
        cipher(out, from, to, text, len);
    }
}

static bool reads_as_english(const char *text)
{
    static const char *const WORDS[] = {" the ", " a ", " of ", " is ", " in ", " and ", " to ", " was "};
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (strcasestr(text, WORDS[i]))
            return true;
    return false;
}

static bool has_wording(const struct lac_wording *wording, const char *text, size_t len)
{
    if (memmem(text, len, wording->stem, strlen(wording->stem)))
        return true;
    for (size_t c = 0; c < wording->n; c++)
        if (is(text, len, wording->choices[c]))
            return true;
    return false;
}

const char *lac_sim_language_of(const struct lac_sim_world *world, const char *text, size_t len)
{
    for (size_t i = 0; i < world->n_items; i++)
        for (size_t w = 0; w < world->items[i].n_others; w++)
            if (has_wording(&world->items[i].others[w], text, len))
                return world->items[i].others[w].language;
    const char *language, *first = NULL;
    for (size_t i = 0; lac_cipher_language(i, &language); i++) {
        if (!lac_cipher_could_be(language, text, len))
            continue;
        struct lac_str plain = {0};
        lac_cipher_read(&plain, language, text, len);
        bool fits = reads_as_english(lac_str_get(&plain));
        lac_str_free(&plain);
        if (fits)
            return language;
        first = first ? first : language;
    }
    return first ? first : "en";
}
