#include "core/check/doubt.h"
#include "core/base/utf8.h"

#include <string.h>

static void add(struct lac_doubts *out, size_t from, size_t to)
{
    struct lac_doubt doubt = {from, to};
    lac_vec_push(out, doubt);
}

static bool is_denied_by(const struct lac_reader *const *readers, size_t n, const char *word, size_t len)
{
    for (size_t r = 0; r < n; r++)
        if (readers[r] && lac_words_hold(&readers[r]->denial, word, len))
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
        if (at > from && is_denied_by(readers, n, folded->text + from, at - from))
            add(out, lac_view_origin(folded, from), lac_view_origin(folded, at));
    }
}

static void find_piece(struct lac_doubts *out, const char *piece, const struct lac_view *folded, size_t low,
                       size_t high)
{
    size_t len = strlen(piece);
    const char *end = folded->text + high;
    for (const char *hit = folded->text + low; (hit = memmem(hit, (size_t)(end - hit), piece, len)) != NULL;
         hit += len) {
        size_t at = (size_t)(hit - folded->text);
        add(out, lac_view_origin(folded, at), lac_view_origin(folded, at + len));
    }
}

static void find_pattern(struct lac_doubts *out, const struct lac_regex *regex, const struct lac_view *plain,
                         size_t from, size_t to)
{
    struct lac_match match;
    for (size_t at = from; at < to && lac_regex_search(regex, plain->text, to, at, &match) == 1;) {
        uint32_t cp;
        if (match.to[0] > match.from[0])
            add(out, lac_view_origin(plain, match.from[0]), lac_view_origin(plain, match.to[0]));
        at = match.to[0] > at ? match.to[0] : at + lac_view_char(plain, at, &cp);
    }
}

/* Drops those from `first` on that begin in [from, to). */
static void drop(struct lac_doubts *doubts, size_t first, size_t from, size_t to)
{
    size_t kept = first;
    for (size_t i = first; i < doubts->n; i++)
        if (doubts->at[i].from < from || doubts->at[i].from >= to)
            doubts->at[kept++] = doubts->at[i];
    doubts->n = kept;
}

static void drop_hedged(struct lac_doubts *doubts, size_t first, const struct lac_reader *reader,
                        const struct lac_view *plain, size_t from, size_t to)
{
    struct lac_match match;
    while (doubts->n > first && from < to && lac_patterns_match(&reader->hedge, plain, from, to, &match) &&
           match.to[0] > match.from[0]) {
        drop(doubts, first, lac_view_origin(plain, from + match.from[0]), lac_view_origin(plain, from + match.to[0]));
        from += match.to[0];
    }
}

void lac_doubts_find(struct lac_doubts *out, const struct lac_reader *const *readers, size_t n,
                     const struct lac_view *plain, const struct lac_view *folded, size_t from, size_t to)
{
    size_t first = out->n;
    size_t low = lac_view_at(folded, lac_view_origin(plain, from)),
           high = lac_view_at(folded, lac_view_origin(plain, to));
    find_words(out, readers, n, folded, low, high);
    for (size_t r = 0; r < n; r++) {
        for (size_t i = 0; readers[r] && i < readers[r]->denial_pieces.n; i++)
            find_piece(out, readers[r]->denial_pieces.at[i], folded, low, high);
        for (size_t i = 0; readers[r] && i < readers[r]->negation.n; i++)
            find_pattern(out, readers[r]->negation.at[i], plain, from, to);
    }
    for (size_t r = 0; r < n; r++)
        if (readers[r])
            drop_hedged(out, first, readers[r], plain, from, to);
}

bool lac_doubts_within(const struct lac_doubts *doubts, size_t from, size_t to)
{
    for (size_t i = 0; i < doubts->n; i++)
        if (doubts->at[i].from >= from && doubts->at[i].from < to)
            return true;
    return false;
}
