#include "core/check/touch.h"
#include "core/base/utf8.h"

#include <string.h>

enum { LEFT_MAX = 2 }; /* ideographs in front that make another word (南美洲); more of them are a phrase (首都东京) */

static bool is_hiragana(uint32_t cp)
{
    return cp >= 0x3041 && cp <= 0x309F;
}

/* Scripts whose compounds begin with what they are: "disease-heart". */
static bool is_of_thai(uint32_t cp)
{
    return (cp >= 0xE01 && cp <= 0xEFF) || (cp >= 0x1000 && cp <= 0x109F) || (cp >= 0x1780 && cp <= 0x17FF);
}

/* Of the same kind as what it touches: particles in hiragana hang on ideographs and katakana. */
static bool joins(uint32_t inner, uint32_t outer)
{
    return lac_char_is_word(outer) && lac_char_is_spaceless(outer) && lac_char_is_spaceless(inner) &&
           (!is_hiragana(outer) || is_hiragana(inner)) && is_of_thai(outer) == is_of_thai(inner);
}

static bool ends_with(const struct lac_texts *words, const struct lac_view *folded, size_t to)
{
    for (size_t i = 0; i < words->n; i++) {
        size_t len = strlen(words->at[i]);
        if (len > 0 && len <= to && memcmp(folded->text + to - len, words->at[i], len) == 0)
            return true;
    }
    return false;
}

static bool begins_with(const struct lac_texts *words, const struct lac_view *folded, size_t from)
{
    for (size_t i = 0; i < words->n; i++) {
        size_t len = strlen(words->at[i]);
        if (len > 0 && len <= folded->len - from && memcmp(folded->text + from, words->at[i], len) == 0)
            return true;
    }
    return false;
}

/* How many characters of its kind stand in front. */
static size_t run_before(const struct lac_view *folded, size_t to, uint32_t inner)
{
    size_t n = 0;
    uint32_t cp;
    for (size_t took; n <= LEFT_MAX && (took = lac_view_before(folded, to, &cp)) > 0 && joins(inner, cp); to -= took)
        n++;
    return n;
}

static size_t plain_at(const struct lac_read *read, size_t folded)
{
    return lac_view_at(&read->plain, lac_view_origin(&read->folded, folded));
}

static bool goes_on_behind(const struct lac_read *read, size_t to)
{
    const struct lac_view *folded = &read->folded;
    uint32_t last, next;
    lac_view_before(folded, to, &last);
    lac_view_char(folded, to, &next);
    if (!joins(last, next))
        return false;
    for (size_t i = 0; i < read->readers_n; i++)
        if (begins_with(&read->readers[i]->touching_behind, folded, to))
            return false;
    return lac_ending_at(read->readers[0]->affixes, folded->text + to, folded->len - to) == 0 &&
           !lac_is_affirmed_from(read, plain_at(read, to));
}

static bool goes_on_before(const struct lac_read *read, size_t from)
{
    const struct lac_view *folded = &read->folded;
    uint32_t first, before;
    lac_view_char(folded, from, &first);
    lac_view_before(folded, from, &before);
    if (!joins(first, before) || (!is_of_thai(first) && run_before(folded, from, first) > LEFT_MAX))
        return false;
    for (size_t i = 0; i < read->readers_n; i++)
        if (ends_with(&read->readers[i]->touching_before, folded, from))
            return false;
    return !lac_is_cue(read, lac_sentence_start(&read->plain, from), from);
}

bool lac_is_part_of_word(const struct lac_read *read, size_t from, size_t to)
{
    size_t low = lac_view_at(&read->folded, lac_view_origin(&read->plain, from));
    size_t high = lac_view_at(&read->folded, lac_view_origin(&read->plain, to));
    return read->readers_n > 0 && (goes_on_behind(read, high) || goes_on_before(read, low));
}
