/* Where a reply mentions a choice by its text: as it is, or in another form. */
#include "core/base/alloc.h"
#include "core/base/utf8.h"
#include "core/check/mention.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

enum { MENTIONS_MAX = 200 }; /* of one choice; a reply with more is a list or a loop */

/* The words of a choice that count: its articles are left out. */
struct core {
    struct lac_forms words;
    size_t first;
};

static bool is_digit(uint32_t cp)
{
    return cp >= '0' && cp <= '9';
}

static bool is_hyphen(uint32_t cp)
{
    return cp == '-' || cp == 0x2010 || cp == 0x2011;
}

/* The sign in front makes it part of something else: -4, 2.4, 1/4, blue-green. */
static bool is_second_part(const struct lac_view *folded, size_t from)
{
    uint32_t sign, first, beyond;
    size_t took = lac_view_before(folded, from, &sign);
    lac_view_before(folded, from - took, &beyond);
    lac_view_char(folded, from, &first);
    if (is_hyphen(sign))
        return is_digit(first) || lac_char_is_word(beyond);
    if (!is_digit(first))
        return false;
    if (sign == '.')
        return is_digit(beyond) || !lac_char_is_word(beyond);
    return sign == 0x2212 || sign == '+' || sign == '/' || sign == '^' ||
           ((sign == ',' || sign == ':') && is_digit(beyond));
}

/* Ten thousands and other powers that are written behind a number without a space. */
static bool is_power(uint32_t cp)
{
    static const uint32_t powers[] = {0x5341, 0x767E, 0x5343, 0x4E07, 0x842C, 0x5104, 0x4EBF,
                                      0x5146, 0xC2ED, 0xBC31, 0xCC9C, 0xB9CC, 0xC5B5, 0xC870};
    for (size_t i = 0; i < sizeof powers / sizeof *powers; i++)
        if (powers[i] == cp)
            return true;
    return false;
}

/* The sign behind makes it part of something else: can't, blue-green, 4.5, 4/7, 4%, 4万. */
static bool is_first_part(const struct lac_view *folded, size_t to)
{
    uint32_t sign, last, beyond;
    size_t took = lac_view_char(folded, to, &sign);
    lac_view_before(folded, to, &last);
    lac_view_char(folded, to + took, &beyond);
    if (is_digit(last) && (sign == '%' || sign == 0xB0 || sign == 0x2030 || is_power(sign)))
        return true;
    if (is_hyphen(sign) || sign == '\'' || sign == 0x2019)
        return lac_char_is_word(beyond);
    return is_digit(last) && is_digit(beyond) &&
           (sign == '.' || sign == ',' || sign == ':' || sign == '/' || sign == '^');
}

static bool add(const struct lac_read *read, size_t index, size_t from, size_t to, struct lac_mentions *out)
{
    struct lac_mention m = {index, lac_view_at(&read->plain, read->folded.origin[from]),
                            lac_view_at(&read->plain, read->folded.origin[to]), false};
    lac_vec_push(out, m);
    return out->n <= MENTIONS_MAX;
}

static bool find_exact(const struct lac_read *read, size_t index, struct lac_mentions *out)
{
    const struct lac_view *choice = &read->choices[index], *folded = &read->folded;
    for (size_t at = 0; (at = lac_view_find(folded, at, choice->text, choice->len)) != (size_t)-1; at++)
        if (!is_second_part(folded, at) && !is_first_part(folded, at + choice->len) &&
            !add(read, index, at, at + choice->len, out))
            return false;
    return true;
}

static bool is_stop_word(const struct lac_read *read, const char *text, size_t len)
{
    for (size_t i = 0; i < read->readers_n; i++)
        if (lac_words_find(&read->readers[i]->stop_words, text, len) != LAC_NO_WORD)
            return true;
    return false;
}

static const struct lac_affixes *affixes_of(const struct lac_read *read)
{
    return read->readers_n ? read->readers[0]->affixes : NULL;
}

/* "der Rhein" is Rhein, "l'océan" océan; a choice that is nothing but small words stays whole. */
static struct core core_of(const struct lac_read *read, size_t index)
{
    struct core core = {0};
    const struct lac_view *choice = &read->choices[index];
    lac_forms_of(&core.words, choice, affixes_of(read));
    for (size_t i = 0; i + 1 < core.words.n; i++) {
        const struct lac_form *w = &core.words.at[i];
        bool elided = w->to < choice->len && (choice->text[w->to] == '\'' || choice->text[w->to] == '\xE2') &&
                      lac_utf8_count(choice->text + w->from, w->to - w->from) <= 3;
        if (!elided && !is_stop_word(read, choice->text + w->from, w->to - w->from))
            break;
        core.first = i + 1;
    }
    return core;
}

/* Signs mean something, and so do digits beside words: "50%" is not 50 in another form. */
static bool has_forms(const struct lac_view *choice)
{
    bool digits = false, others = false;
    uint32_t cp;
    for (size_t at = 0, took; (took = lac_view_char(choice, at, &cp)) > 0; at += took) {
        if (!lac_char_is_word(cp) && cp != ' ' && cp != '\'' && cp != 0x2019 && cp != '.' && cp != ',' &&
            !is_hyphen(cp))
            return false;
        digits = digits || is_digit(cp);
        others = others || !is_digit(cp);
    }
    return !digits || !others;
}

/* The choice's words in a row at reply word `at`, or with one foreign word between two of them; where they end. */
static size_t match_at(const struct lac_read *read, const struct core *core, const struct lac_forms *reply, size_t at)
{
    size_t gaps = 0;
    for (size_t i = core->first; i < core->words.n; at++) {
        if (at >= reply->n)
            return 0;
        if (lac_form_is(affixes_of(read), &core->words.at[i], &reply->at[at]))
            i++;
        else if (i == core->first || ++gaps > 1)
            return 0;
    }
    return at;
}

static bool find_forms(const struct lac_read *read, size_t index, const struct core *core,
                       const struct lac_forms *reply, struct lac_mentions *out)
{
    if (core->words.n == core->first || !has_forms(&read->choices[index]))
        return true;
    for (size_t at = 0; at < reply->n; at++) {
        size_t end = match_at(read, core, reply, at);
        if (end == 0)
            continue;
        size_t from = reply->at[at].from, to = reply->at[end - 1].to;
        if (!is_second_part(&read->folded, from) && !is_first_part(&read->folded, to) &&
            !add(read, index, from, to, out))
            return false;
    }
    return true;
}

static int by_place_and_length(const void *a, const void *b)
{
    const struct lac_mention *x = a, *y = b;
    if (x->from != y->from)
        return x->from < y->from ? -1 : 1;
    if (x->to != y->to)
        return x->to > y->to ? -1 : 1;
    return (x->index > y->index) - (x->index < y->index);
}

/* What stands inside a longer mention, or twice, is no mention of its own. */
static void drop_covered(struct lac_mentions *mentions)
{
    size_t kept = 0, end = 0;
    if (mentions->n > 1)
        qsort(mentions->at, mentions->n, sizeof *mentions->at, by_place_and_length);
    for (size_t i = 0; i < mentions->n; i++) {
        const struct lac_mention *m = &mentions->at[i], *last = kept ? &mentions->at[kept - 1] : NULL;
        bool inside = last && m->to <= end && !(m->from == last->from && m->to == last->to && m->index != last->index);
        if (inside)
            continue;
        end = m->to > end ? m->to : end;
        mentions->at[kept++] = *m;
    }
    mentions->n = kept;
}

bool lac_find_texts(const struct lac_read *read, struct lac_mentions *out)
{
    struct lac_forms reply = {0};
    bool few = true;
    lac_forms_of(&reply, &read->folded, affixes_of(read));
    for (size_t i = 0; i < read->question->n && few; i++) {
        struct core core = core_of(read, i);
        few = find_exact(read, i, out) && find_forms(read, i, &core, &reply, out);
        lac_forms_free(&core.words);
    }
    lac_forms_free(&reply);
    drop_covered(out);
    return few;
}
