#include "core/check/mention.h"
#include "core/base/alloc.h"
#include "core/base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* What was found out about a mention. */
struct verdict {
    size_t sentence, end; /* of its sentence */
    bool asked, denied;
    bool coupled; /* with the next one: "not A or B", "A and B are wrong" */
};

static int by_place(const void *a, const void *b)
{
    const struct lac_mention *x = a, *y = b;
    if (x->from != y->from)
        return x->from < y->from ? -1 : 1;
    return (x->to > y->to) - (x->to < y->to);
}

bool lac_contrast_in(const struct lac_read *read, size_t from, size_t to, size_t *end)
{
    struct lac_match match;
    for (size_t i = 0; i < read->readers_n && from < to; i++)
        if (lac_patterns_match(&read->readers[i]->contrast, &read->plain, from, to, &match)) {
            *end = from + match.to[0];
            return true;
        }
    return false;
}

static bool has_word(const struct lac_view *plain, size_t from, size_t to)
{
    uint32_t cp;
    for (size_t took; from < to && (took = lac_view_char(plain, from, &cp)) > 0; from += took)
        if (lac_char_is_word(cp))
            return true;
    return false;
}

/* The gap between two mentions of a sentence: where what is said of the second begins. False: they are coupled. */
static bool part(const struct lac_read *read, size_t from, size_t to, size_t *second_start)
{
    if (lac_contrast_in(read, from, to, second_start))
        return true;
    size_t clause = lac_clause_start(read, to);
    bool apart = clause > from && has_word(&read->plain, from, to);
    *second_start = apart ? clause : to;
    return apart;
}

/* Behind a first clause of one word, which answers a question of before: "No, C." */
static size_t behind_interjection(const struct lac_read *read, size_t from, size_t to)
{
    const struct lac_view *plain = &read->plain;
    uint32_t cp = 0;
    size_t pos = lac_skip_openers(plain, from), took = 0;
    while (pos < to && (took = lac_view_char(plain, pos, &cp)) > 0 && lac_char_is_word(cp) &&
           !lac_char_is_spaceless(cp))
        pos += took;
    bool parted = pos < to && pos > from && lac_char_is_comma(cp);
    return parted && lac_clause_start(read, pos + took) == pos + took ? pos + took : from;
}

static void judge(const struct lac_read *read, const struct lac_mentions *mentions, size_t k, struct verdict *v)
{
    const struct lac_mention *m = &mentions->at[k];
    size_t before = v[k].sentence, after = v[k].end;
    uint32_t stop;
    bool has_next = k + 1 < mentions->n && mentions->at[k + 1].from < v[k].end;
    bool has_last = k > 0 && mentions->at[k - 1].to > v[k].sentence;
    if (has_last)
        part(read, mentions->at[k - 1].to, m->from, &before);
    else if (lac_contrast_in(read, before, m->from, &before))
        ;
    else if (has_next && lac_clause_start(read, m->from) > before)
        before = lac_clause_start(read, m->from);
    else
        before = behind_interjection(read, before, m->from);
    if (has_next)
        v[k].coupled = !part(read, m->to, mentions->at[k + 1].from, &after);
    lac_view_char(&read->plain, v[k].end, &stop);
    v[k].asked = stop == '?' || stop == 0xFF1F || stop == 0x61F;
    v[k].denied = lac_doubts(read, before < m->from ? before : m->from, m->from) ||
                  lac_doubts(read, m->to, lac_claim_end(read, m->to, after));
    if (has_last && before >= m->from && v[k - 1].coupled) /* what stands between two that are coupled is about both */
        v[k].denied = v[k].denied || lac_doubts(read, mentions->at[k - 1].to, m->from);
}

/* What is coupled shares its fate, and its weight. */
static void spread(struct verdict *v, struct lac_mention *m, size_t n)
{
    for (size_t k = 1; k < n; k++)
        m[k].weak = m[k].weak && !(v[k - 1].coupled && !m[k - 1].weak);
    for (size_t k = n; k > 1; k--)
        m[k - 2].weak = m[k - 2].weak && !(v[k - 2].coupled && !m[k - 1].weak);
    for (size_t k = 1; k < n; k++)
        v[k].denied = v[k].denied || (v[k - 1].coupled && v[k - 1].denied);
    for (size_t k = n; k > 1; k--)
        v[k - 2].denied = v[k - 2].denied || (v[k - 2].coupled && v[k - 1].denied);
}

size_t lac_mentions_settle(const struct lac_read *read, struct lac_mentions *mentions, struct lac_mention *shown)
{
    size_t index = LAC_NO_CHOICE, n = mentions->n;
    if (n == 0)
        return LAC_NO_CHOICE;
    qsort(mentions->at, n, sizeof *mentions->at, by_place);
    struct verdict *v = lac_alloc_zero(n, sizeof *v);
    for (size_t k = 0; k < n; k++) {
        v[k].sentence = lac_sentence_start(&read->plain, mentions->at[k].from);
        v[k].end = lac_sentence_end(&read->plain, mentions->at[k].to);
    }
    for (size_t k = 0; k < n; k++)
        judge(read, mentions, k, v);
    spread(v, mentions->at, n);
    bool several = false;
    for (size_t k = 0; k < n; k++) {
        if (v[k].asked || v[k].denied || mentions->at[k].weak)
            continue;
        several = several || (index != LAC_NO_CHOICE && mentions->at[k].index != index);
        index = mentions->at[k].index;
        *shown = mentions->at[k];
    }
    for (size_t k = 0; k < n; k++)
        several = several || (v[k].denied && !mentions->at[k].weak && mentions->at[k].index == index);
    free(v);
    return several ? LAC_NO_CHOICE : index;
}
