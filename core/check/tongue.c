#include "core/check/tongue.h"
#include "core/base/utf8.h"
#include "core/check/gates.h"

#include <string.h>

/* Measured on the golden replies and on 700 sentences of seven languages (docs/answers.md): of prose in the own
 * language nothing is taken for another. */
enum {
    WORDS_MIN = 6,     /* of prose */
    SPACELESS_MIN = 8, /* characters of prose in a script without spaces */
    HITS_MIN = 3,      /* more frequent words of another language than of the own */
    WORDS_MAX = 200    /* looked at */
};

static const double SHARE_MIN = 0.5, KANA_MIN = 0.05;

/* Words, and characters of scripts that do not part them. */
static void measure(const struct lac_view *folded, size_t *words, size_t *spaceless)
{
    bool inside = false;
    uint32_t cp;
    *words = *spaceless = 0;
    for (size_t at = 0, took; (took = lac_view_char(folded, at, &cp)) > 0; at += took) {
        bool word = lac_char_is_word(cp);
        *words += word && !inside;
        *spaceless += lac_char_is_spaceless(cp);
        inside = word;
    }
}

static double share(const struct lac_reader *reader, const char *text)
{
    double most = 0;
    for (size_t i = 0; i < reader->n_scripts; i++) {
        double one = lac_script_share(text, reader->scripts[i]);
        most = one > most ? one : most;
    }
    return reader->n_scripts ? most : 1.0;
}

/* Japanese has kana, Korean Hangul: ideographs alone are Chinese. */
static bool lacks_own_letters(const struct lac_reader *reader, const char *text)
{
    const char *script = reader->n_scripts ? reader->scripts[0] : "";
    if (strcmp(script, "Jpan") == 0)
        return lac_script_share(text, "Hira") + lac_script_share(text, "Kana") < KANA_MIN;
    return strcmp(script, "Kore") == 0 && lac_script_share(text, "Hang") < SHARE_MIN;
}

static size_t hits(const struct lac_words *tongue, const struct lac_view *folded)
{
    size_t n = 0, words = 0;
    uint32_t cp;
    for (size_t at = 0, took; (took = lac_view_char(folded, at, &cp)) > 0 && words < WORDS_MAX; at += took) {
        size_t from = at;
        while (lac_char_is_word(cp) && took > 0) {
            at += took;
            took = lac_view_char(folded, at, &cp);
        }
        if (at == from)
            continue;
        words++;
        if (at - from > 1) /* a letter may be a label */
            n += lac_words_find(tongue, folded->text + from, at - from) != LAC_NO_WORD;
        if (took == 0)
            break;
    }
    return n;
}

static const struct lac_reader *const *others_of(const struct lac_reader *reader, size_t *n)
{
    *n = 0;
    return reader->others ? reader->others->get(reader->others->user, n) : NULL;
}

static bool has_more_words(const struct lac_read *read, const struct lac_reader *own)
{
    size_t n, most = read->readers_n > 1 ? hits(&read->readers[1]->tongue, &read->folded) : 0;
    const struct lac_reader *const *others = others_of(own, &n);
    for (size_t i = 0; i < n; i++)
        if (share(others[i], read->plain.text) >= SHARE_MIN) {
            size_t there = hits(&others[i]->tongue, &read->folded);
            most = there > most ? there : most;
        }
    size_t here = hits(&own->tongue, &read->folded);
    return most >= here + HITS_MIN && 2 * most >= 3 * here;
}

/* Long enough to tell, and every third word is a frequent one of the language that was asked. */
static bool is_own_tongue(const struct lac_read *read)
{
    if (!read->notes->tongue_known) {
        size_t words, spaceless;
        measure(&read->folded, &words, &spaceless);
        read->notes->own_tongue = words >= 2 * WORDS_MIN && 3 * hits(&read->readers[0]->tongue, &read->folded) >= words;
        read->notes->tongue_known = true;
    }
    return read->notes->own_tongue;
}

bool lac_is_other_tongue(const struct lac_read *read)
{
    size_t words, spaceless;
    if (read->readers_n == 0 || is_own_tongue(read))
        return false;
    measure(&read->folded, &words, &spaceless);
    if (words < WORDS_MIN && spaceless < SPACELESS_MIN)
        return false;
    const struct lac_reader *own = read->readers[0];
    if (share(own, read->plain.text) < SHARE_MIN || lacks_own_letters(own, read->plain.text))
        return true;
    return words >= WORDS_MIN && own->tongue.n > 0 && has_more_words(read, own);
}

size_t lac_other_tongues(const struct lac_read *read, const struct lac_reader **out, size_t max)
{
    size_t n, found = 0;
    if (read->readers_n == 0 || is_own_tongue(read))
        return 0;
    const struct lac_reader *const *others = others_of(read->readers[0], &n);
    for (size_t i = 0; i < n && found < max; i++)
        if (share(others[i], read->plain.text) >= SHARE_MIN)
            out[found++] = others[i];
    return found;
}
