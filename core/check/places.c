#include "core/check/places.h"
#include "core/base/utf8.h"
#include "core/check/view.h"

#include <utf8proc.h>

/* true at the bytes of a text that must stay */
struct kept {
    bool *at;
    size_t len;
};

static void keep_bytes(struct kept *kept, size_t from, size_t to)
{
    memset(kept->at + from, true, to - from);
}

static bool is_free(const struct kept *kept, size_t from, size_t to)
{
    return !memchr(kept->at + from, true, to - from);
}

static void keep_quotes(struct kept *kept, const char *text)
{
    static const char *const pairs[][2] = {{"“", "”"},   {"«", "»"},   {"„", "“"},   {"„", "”"},   {"‹", "›"},
                                           {"「", "」"}, {"『", "』"}, {"《", "》"}, {"\"", "\""}, {"״", "״"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        for (const char *open = text; (open = strstr(open, pairs[i][0])) != NULL;) {
            const char *close = strstr(open + strlen(pairs[i][0]), pairs[i][1]);
            if (!close)
                break;
            close += strlen(pairs[i][1]);
            keep_bytes(kept, (size_t)(open - text), (size_t)(close - text));
            open = close;
        }
    }
}

/* Calls for each place of the phrase, folded, in the view. */
static void each_place(const struct lac_view *view, const char *phrase,
                       void (*visit)(void *user, size_t from, size_t to), void *user)
{
    struct lac_view what;
    lac_view_folded(&what, phrase, strlen(phrase));
    for (size_t at = 0; (at = lac_view_find(view, at, what.text, what.len)) != (size_t)-1; at += what.len) {
        size_t from = lac_view_origin(view, at), to = lac_view_origin(view, at + what.len);
        if (from < to)
            visit(user, from, to);
    }
    lac_view_free(&what);
}

static void keep_place(void *user, size_t from, size_t to)
{
    keep_bytes(user, from, to);
}

static struct kept kept_of(const char *text, const struct lac_view *view, const char *const *keep, size_t n_keep)
{
    struct kept kept = {lac_alloc_zero(strlen(text) + 1, sizeof *kept.at), strlen(text)};
    keep_quotes(&kept, text);
    for (size_t i = 0; i < n_keep; i++)
        each_place(view, keep[i], keep_place, &kept);
    return kept;
}

void lac_free_words(const char *text, const char *const *keep, size_t n_keep, struct lac_places *out)
{
    struct lac_view view;
    lac_view_folded(&view, text, strlen(text));
    struct kept kept = kept_of(text, &view, keep, n_keep);
    struct lac_place word = {0, 0, 0};
    bool digits = false;
    for (size_t at = 0, took = 1; took; at += took) {
        uint32_t cp = 0;
        took = at < kept.len ? lac_utf8_next(text + at, kept.len - at, &cp) : 0;
        if (took && lac_char_is_word(cp)) {
            word.from = word.to > word.from ? word.from : at;
            word.to = at + took;
            digits =
                digits || !(lac_utf8_is_letter(cp) || utf8proc_category((utf8proc_int32_t)cp) <= UTF8PROC_CATEGORY_ME);
            continue;
        }
        if (word.to > word.from && !digits && is_free(&kept, word.from, word.to))
            lac_vec_push(&out->list, word);
        word = (struct lac_place){0, 0, 0};
        digits = false;
        if (at < kept.len && !took)
            took = 1; /* an ill-formed byte ends a word */
    }
    free(kept.at);
    lac_view_free(&view);
}

struct gathering {
    struct lac_places *found;
    const struct kept *kept;
    size_t phrase;
};

static void gather(void *user, size_t from, size_t to)
{
    struct gathering *g = user;
    struct lac_place place = {from, to, g->phrase};
    if (is_free(g->kept, from, to))
        lac_vec_push(&g->found->list, place);
}

static int by_place(const void *a, const void *b)
{
    const struct lac_place *x = a, *y = b;
    if (x->from != y->from)
        return x->from < y->from ? -1 : 1;
    if (x->to != y->to)
        return x->to > y->to ? -1 : 1;
    return x->phrase < y->phrase ? -1 : x->phrase > y->phrase;
}

void lac_places(const char *text, const char *const *phrases, size_t n, const char *const *keep, size_t n_keep,
                struct lac_places *out)
{
    struct lac_view view;
    struct lac_places found = {{0}};
    lac_view_folded(&view, text, strlen(text));
    struct kept kept = kept_of(text, &view, keep, n_keep);
    for (size_t i = 0; i < n; i++) {
        struct gathering g = {&found, &kept, i};
        each_place(&view, phrases[i], gather, &g);
    }
    if (found.list.n)
        qsort(found.list.at, found.list.n, sizeof *found.list.at, by_place);
    for (size_t i = 0, end = 0; i < found.list.n; i++) {
        if (found.list.at[i].from < end)
            continue;
        end = found.list.at[i].to;
        lac_vec_push(&out->list, found.list.at[i]);
    }
    lac_vec_free(&found.list);
    free(kept.at);
    lac_view_free(&view);
}

static bool is_small(uint32_t cp)
{
    return utf8proc_category((utf8proc_int32_t)cp) == UTF8PROC_CATEGORY_LL;
}

static bool is_capital(uint32_t cp)
{
    utf8proc_category_t c = utf8proc_category((utf8proc_int32_t)cp);
    return c == UTF8PROC_CATEGORY_LU || c == UTF8PROC_CATEGORY_LT;
}

void lac_recase(struct lac_str *out, const char *word, const char *like)
{
    size_t capitals = 0, small = 0, len = strlen(like);
    bool first = false, begins = false;
    uint32_t cp;
    for (size_t at = 0, took; at < len; at += took ? took : 1) {
        took = lac_utf8_next(like + at, len - at, &cp);
        if (!lac_utf8_is_letter(cp))
            continue;
        begins = begins || (!first && is_capital(cp));
        first = true;
        capitals += is_capital(cp);
        small += is_small(cp);
    }
    bool all = capitals >= 2 && small == 0;
    len = strlen(word);
    first = true;
    for (size_t at = 0, took; at < len; at += took ? took : 1) {
        char bytes[4];
        took = lac_utf8_next(word + at, len - at, &cp);
        bool raise = took && (all || (begins && first));
        first = first && !lac_utf8_is_letter(cp);
        if (raise)
            lac_str_addn(out, bytes, lac_utf8_put(bytes, (uint32_t)utf8proc_toupper((utf8proc_int32_t)cp)));
        else
            lac_str_addn(out, word + at, took ? took : 1);
    }
}
