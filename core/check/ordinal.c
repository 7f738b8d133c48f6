/* "The second option is correct.", 第二个选项, "la tercera": an ordinal with words beside it that say no more than that
 * it is an option or the answer. */
#include "core/base/utf8.h"
#include "core/check/reading.h"

#include <string.h>

enum { ORDINAL_MAX = 120 }; /* bytes of a statement; what is longer says more */

/* Hangul hangs particles on words: 선택지입니다. */
static bool may_touch(uint32_t cp)
{
    return lac_char_is_spaceless(cp) || (cp >= 0xAC00 && cp <= 0xD7A3);
}

/* Bytes of the longest of the texts that stands, bounded, at `pos`; 0 for none. */
static size_t longest_at(const struct lac_texts *texts, const struct lac_view *folded, size_t pos, size_t end)
{
    size_t longest = 0;
    for (size_t i = 0; i < texts->n; i++) {
        uint32_t last, next;
        if (texts->at[i][0] != folded->text[pos])
            continue;
        size_t len = strlen(texts->at[i]);
        if (len <= longest || len > end - pos || memcmp(folded->text + pos, texts->at[i], len) != 0)
            continue;
        lac_view_before(folded, pos + len, &last);
        lac_view_char(folded, pos + len, &next);
        if (!lac_char_is_word(next) || may_touch(last))
            longest = len;
    }
    return longest;
}

/* The ordinal or the word beside it that stands at `pos`; its bytes, 0 for neither. *number is that of an ordinal. */
static size_t word_at(const struct lac_read *read, size_t pos, size_t end, size_t *number)
{
    size_t longest = 0;
    *number = LAC_NO_WORD;
    for (size_t r = 0; r < read->readers_n; r++) {
        const struct lac_reader *reader = read->readers[r];
        for (size_t i = 0; i < reader->ordinals_n; i++) {
            size_t len = longest_at(&reader->ordinals[i], &read->folded, pos, end);
            *number = len > longest ? i : *number;
            longest = len > longest ? len : longest;
        }
    }
    for (size_t r = 0; r < read->readers_n; r++) {
        size_t len = longest_at(&read->readers[r]->ordinal_beside, &read->folded, pos, end);
        *number = len > longest ? LAC_NO_WORD : *number;
        longest = len > longest ? len : longest;
    }
    return longest;
}

/* A choice has the ordinal in its own text: "the second half". */
static bool is_in_choices(const struct lac_read *read, const char *text, size_t len)
{
    for (size_t i = 0; i < read->question->n; i++)
        if (memmem(read->choices[i].text, read->choices[i].len, text, len))
            return true;
    return false;
}

bool lac_read_ordinal(const struct lac_read *read, size_t from, size_t to, struct lac_reading *out)
{
    const struct lac_view *folded = &read->folded;
    size_t start = lac_view_at(folded, lac_view_origin(&read->plain, from));
    size_t end = lac_view_at(folded, lac_view_origin(&read->plain, to)), index = LAC_NO_CHOICE, beside = 0;
    if (end - start > ORDINAL_MAX || read->truncated)
        return false;
    for (size_t pos = start, took; pos < end; pos += took) {
        uint32_t cp;
        size_t number;
        took = lac_view_char(folded, pos, &cp);
        if (cp == '?' || cp == 0xFF1F || cp == 0x61F)
            return false;
        if (!lac_char_is_word(cp))
            continue;
        took = word_at(read, pos, end, &number);
        if (took == 0 ||
            (number != LAC_NO_WORD && ((index != LAC_NO_CHOICE && index != number) || number >= read->question->n ||
                                       is_in_choices(read, folded->text + pos, took))))
            return false;
        index = number != LAC_NO_WORD ? number : index;
        /* "segundo" alone may be another word */
        beside += number == LAC_NO_WORD || may_touch(cp) || memchr(folded->text + pos, ' ', took) != NULL;
    }
    return index != LAC_NO_CHOICE && beside > 0 &&
           lac_reading_found(read, index, "letter.ordinal", lac_view_origin(folded, start),
                             lac_view_origin(folded, end), out);
}
