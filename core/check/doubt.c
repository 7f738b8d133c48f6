#include "core/check/doubt.h"
#include "core/base/alloc.h"
#include "core/base/utf8.h"

#include <stdlib.h>
#include <string.h>

enum { WORD_MAX = 64 }; /* bytes; no word of doubt is as long */

static const char *const pieces[] = {"不", "非", "没", "別", "别", "错", "錯", "误", "如果", "假如", "是否", "排除"};

static void add(struct lac_doubts *out, size_t from, size_t to)
{
    struct lac_doubt doubt = {from, to};
    lac_vec_push(out, doubt);
}

static bool is_doubt_word(const struct lac_words *words, const char *word, size_t len)
{
    if (len >= 3 && memcmp(word + len - 3, "n't", 3) == 0)
        return true;
    const char *tick = memchr(word, '\'', len);
    if (tick) {
        if (tick == word + 1 && word[0] == 'n') /* French: n'est */
            return true;
        size_t head = (size_t)(tick - word) + 1;
        return len > head && is_doubt_word(words, word + head, len - head);
    }
    return lac_words_find(words, word, len) != LAC_NO_WORD;
}

static bool is_doubted_by(const struct lac_reader *const *readers, size_t n, const char *word, size_t len)
{
    char copy[WORD_MAX];
    size_t out = 0;
    for (size_t i = 0; i < len && out < WORD_MAX; i++) {
        bool curly = len - i >= 3 && memcmp(word + i, "\xE2\x80\x99", 3) == 0;
        copy[out++] = curly ? '\'' : word[i];
        i += curly ? 2 : 0;
    }
    for (size_t r = 0; r < n; r++)
        if (readers[r] && is_doubt_word(&readers[r]->doubts, copy, out))
            return true;
    return false;
}

static bool is_of_word(uint32_t cp)
{
    return lac_char_is_word(cp) || cp == '\'' || cp == 0x2019;
}

static void find_words(struct lac_doubts *out, const struct lac_reader *const *readers, size_t n,
                       const struct lac_view *folded, size_t low, size_t high)
{
    for (size_t at = low, took; at < high; at += took) {
        uint32_t cp;
        size_t from = at;
        while ((took = lac_view_char(folded, at, &cp)) > 0 && is_of_word(cp))
            at += took;
        if (at > from && at - from <= WORD_MAX && is_doubted_by(readers, n, folded->text + from, at - from))
            add(out, folded->origin[from], folded->origin[at]);
    }
}

static void find_pieces(struct lac_doubts *out, const struct lac_view *folded, size_t low, size_t high)
{
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        size_t len = strlen(pieces[i]);
        const char *end = folded->text + high;
        for (const char *hit = folded->text + low; (hit = memmem(hit, (size_t)(end - hit), pieces[i], len)) != NULL;
             hit += len) {
            size_t at = (size_t)(hit - folded->text);
            add(out, folded->origin[at], folded->origin[at + len]);
        }
    }
}

static void find_pattern(struct lac_doubts *out, const struct lac_regex *regex, const struct lac_view *plain,
                         size_t from, size_t to)
{
    struct lac_match match;
    for (size_t at = from; at < to && lac_regex_search(regex, plain->text, to, at, &match) == 1;) {
        uint32_t cp;
        if (match.to[0] > match.from[0])
            add(out, plain->origin[match.from[0]], plain->origin[match.to[0]]);
        at = match.to[0] > at ? match.to[0] : at + lac_view_char(plain, at, &cp);
    }
}

static bool has_ideographs(const struct lac_view *view, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if ((unsigned char)view->text[i] >= 0xE4 && (unsigned char)view->text[i] <= 0xE9)
            return true;
    return false;
}

void lac_doubts_find(struct lac_doubts *out, const struct lac_reader *const *readers, size_t n,
                     const struct lac_view *plain, const struct lac_view *folded, size_t from, size_t to)
{
    size_t low = lac_view_at(folded, plain->origin[from]), high = lac_view_at(folded, plain->origin[to]);
    find_words(out, readers, n, folded, low, high);
    if (has_ideographs(folded, low, high))
        find_pieces(out, folded, low, high);
    for (size_t r = 0; r < n; r++)
        for (size_t i = 0; readers[r] && i < readers[r]->negation.n; i++)
            find_pattern(out, readers[r]->negation.at[i], plain, from, to);
}

bool lac_doubts_within(const struct lac_doubts *doubts, size_t from, size_t to)
{
    for (size_t i = 0; i < doubts->n; i++)
        if (doubts->at[i].from >= from && doubts->at[i].from < to)
            return true;
    return false;
}
