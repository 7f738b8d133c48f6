/* Where sentences and clauses begin and end. */
#include "core/base/utf8.h"
#include "core/check/reading.h"

enum { SENTENCE_MAX = 400 }; /* bytes looked at on either side; a longer sentence is judged by its near part */

/* Of ASCII a sentence may end at these: ! . ; ? and the ends of a line. */
static bool may_end(unsigned char c)
{
    static const uint64_t ends[2] = {0x8800400200002400};
    return c >= 0x80 || (ends[c / 64] >> c % 64 & 1);
}

static bool ends_sentence(const struct lac_view *plain, size_t pos, uint32_t cp)
{
    uint32_t next;
    if (cp >= 0x80)
        return lac_char_is_one_of(cp, "。！？؟।۔；።။។");
    if (cp != '.')
        return may_end((unsigned char)cp);
    lac_view_char(plain, pos + 1, &next);
    return next == 0 || lac_utf8_is_space(next);
}

size_t lac_sentence_end(const struct lac_view *plain, size_t pos)
{
    uint32_t cp;
    size_t limit = pos + SENTENCE_MAX;
    for (size_t took; pos < limit && pos < plain->len; pos += took) {
        took = 1;
        if (may_end((unsigned char)plain->text[pos]) &&
            ((took = lac_view_char(plain, pos, &cp)) == 0 || ends_sentence(plain, pos, cp)))
            break;
    }
    return pos;
}

size_t lac_sentence_start(const struct lac_view *plain, size_t pos)
{
    uint32_t cp;
    size_t limit = pos > SENTENCE_MAX ? pos - SENTENCE_MAX : 0;
    for (size_t took; pos > limit; pos -= took) {
        took = 1;
        if (may_end((unsigned char)plain->text[pos - 1]) &&
            ((took = lac_view_before(plain, pos, &cp)) == 0 || ends_sentence(plain, pos - took, cp)))
            break;
    }
    return pos;
}

/* A word that binds a clause to the one before the comma begins at `from`: "mi ne pensas, ke ...". */
static bool links_at(const struct lac_words *links, const struct lac_view *folded, size_t from)
{
    size_t at = from, took;
    uint32_t cp = 0;
    bool spaceless = false;
    for (; at - from <= links->longest && (took = lac_view_char(folded, at, &cp)) > 0 && lac_char_is_word(cp);
         at += took) {
        if (at > from && spaceless && lac_words_find(links, folded->text + from, at - from) != LAC_NO_WORD)
            return true;
        spaceless = lac_char_is_spaceless(cp);
    }
    if (cp == '\'' || cp == 0x2019)
        at += lac_view_char(folded, at, &cp);
    return at > from && lac_words_hold(links, folded->text + from, at - from);
}

static bool is_linked(const struct lac_read *read, size_t pos)
{
    const struct lac_view *folded = &read->folded;
    size_t from = lac_view_at(folded, lac_view_origin(&read->plain, pos));
    while (from < folded->len && folded->text[from] == ' ')
        from++;
    for (size_t r = 0; r < read->readers_n; r++)
        if (links_at(&read->readers[r]->links, folded, from))
            return true;
    return false;
}

bool lac_char_is_comma(uint32_t cp)
{
    return lac_char_is_one_of(cp, ",，、،፣");
}

size_t lac_clause_start(const struct lac_read *read, size_t pos)
{
    const struct lac_view *plain = &read->plain;
    uint32_t cp;
    size_t start = lac_sentence_start(plain, pos);
    for (size_t took; pos > start && (took = lac_view_before(plain, pos, &cp)) > 0; pos -= took)
        if ((lac_char_is_comma(cp) || cp == ':' || cp == 0xFF1A) && !is_linked(read, pos))
            break;
    return pos;
}
