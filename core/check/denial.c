/* What the reply that is read denies or only supposes, in the languages that matter where it does. */
#include "core/base/utf8.h"
#include "core/check/reading.h"
#include "core/check/scripts.h"

static bool writes(const struct lac_reader *reader, const char *script)
{
    for (size_t i = 0; i < reader->n_scripts; i++)
        if (lac_script_holds(reader->scripts[i], script))
            return true;
    return false;
}

/* The first script in text[0, len) that neither the language nor English is written in; NULL: there is none. One
 * letter of a run of them tells. */
static const char *foreign_script(const struct lac_read *read, const char *text, size_t len)
{
    bool told = false;
    for (size_t at = 0, took; at < len; at += took ? took : 1) {
        uint32_t cp;
        took = lac_utf8_next(text + at, len - at, &cp);
        if (cp < 0x80 || told || !lac_utf8_is_letter(cp)) {
            told = told && cp >= 0x80;
            continue;
        }
        const char *script = lac_utf8_script(cp);
        bool known = false;
        for (size_t r = 0; r < read->readers_n && !known; r++)
            known = writes(read->readers[r], script);
        if (!known)
            return script;
        told = true;
    }
    return NULL;
}

size_t lac_foreign_readers(const struct lac_read *read, const char *text, size_t len, const struct lac_reader **out,
                           size_t max)
{
    size_t n = 0, others_n = 0;
    const char *foreign = read->readers_n > 0 ? foreign_script(read, text, len) : NULL;
    const struct lac_others *others = foreign ? read->readers[0]->others : NULL;
    const struct lac_reader *const *other = others ? others->get(others->user, &others_n) : NULL;
    for (size_t i = 0; i < others_n && n < max; i++)
        if (writes(other[i], foreign))
            out[n++] = other[i];
    return n;
}

/* The readers of the language and of English, and where another script stands ("(A) неверно") those that are written
 * in it. */
static void find_doubts(const struct lac_read *read, size_t from, size_t to)
{
    enum { READERS_MAX = 8 }; /* more languages of one script than that tell nothing new */
    const struct lac_reader *readers[READERS_MAX];
    size_t n = 0;
    while (n < read->readers_n) {
        readers[n] = read->readers[n];
        n++;
    }
    if (from >= to)
        return;
    n += lac_foreign_readers(read, read->plain.text + from, to - from, readers + n, READERS_MAX - n);
    lac_doubts_find(&read->notes->doubts, readers, n, &read->plain, &read->folded, from, to);
}

enum { DOUBTS_MAX = 256 }; /* kept at a time: they are gone through one by one */

/* Most replies are decided by their last sentence: doubts are looked for where they are asked for, whole sentences at a
 * time. */
bool lac_doubts(const struct lac_read *read, size_t from, size_t to)
{
    struct lac_notes *notes = read->notes;
    if (from >= to)
        return false;
    if (from < notes->doubts_from || to > notes->doubts_to) {
        size_t low = lac_sentence_start(&read->plain, from), high = lac_sentence_end(&read->plain, to);
        if (notes->doubts.n > DOUBTS_MAX)
            notes->doubts.n = notes->doubts_from = notes->doubts_to = 0;
        if (notes->doubts_from == notes->doubts_to) {
            find_doubts(read, low, high);
            notes->doubts_from = low;
            notes->doubts_to = high;
        }
        if (low < notes->doubts_from) {
            find_doubts(read, low, notes->doubts_from);
            notes->doubts_from = low;
        }
        if (high > notes->doubts_to) {
            find_doubts(read, notes->doubts_to, high);
            notes->doubts_to = high;
        }
    }
    return lac_doubts_within(&notes->doubts, lac_view_origin(&read->plain, from), lac_view_origin(&read->plain, to));
}

bool lac_takes_back(const struct lac_read *read, size_t from, size_t to)
{
    struct lac_match match;
    if (!lac_doubts(read, from, to))
        return false;
    for (size_t i = 0; i < read->readers_n; i++)
        if (lac_patterns_match(&read->readers[i]->abstain, &read->plain, from, to, &match))
            return lac_doubts(read, from, from + match.from[0]) || lac_doubts(read, from + match.to[0], to);
    return true;
}
