#include "core/check/tongue.h"
#include "core/base/utf8.h"
#include "core/check/scripts.h"
#include "core/check/tongues.h"

#include <string.h>

/* Measured on the golden replies and 12,700 texts of 18 languages (docs/answers.md). */
enum {
    WORDS_MIN = 6,     /* of prose */
    SPACELESS_MIN = 8, /* characters of prose in a script without spaces */
    TOLD_MIN = 3,      /* different words that tell the language */
    LEAD_MIN = 20,     /* of another language of the script over the own (tongues.h) */
    LEAD_OWN = 20      /* of the own over all others, so that nobody need ask them */
};

static const double SHARE_MIN = 0.5, KANA_MIN = 0.05;

/* So many words, or characters of scripts that do not part them, that a language can be told. */
static bool is_prose(const struct lac_view *folded)
{
    bool inside = false;
    uint32_t cp;
    size_t words = 0, spaceless = 0;
    for (size_t at = 0, took; (took = lac_view_char(folded, at, &cp)) > 0; at += took) {
        bool word = lac_char_is_word(cp);
        words += word && !inside;
        spaceless += cp >= 0xE00 && lac_char_is_spaceless(cp);
        inside = word;
        if (words >= WORDS_MIN || spaceless >= SPACELESS_MIN)
            return true;
    }
    return false;
}

static double share(const struct lac_scripts *scripts, const struct lac_reader *reader)
{
    double most = 0;
    for (size_t i = 0; i < reader->n_scripts; i++) {
        double one = lac_scripts_share(scripts, reader->scripts[i]);
        most = one > most ? one : most;
    }
    return reader->n_scripts ? most : 1.0;
}

/* Japanese has kana, Korean Hangul: ideographs alone are Chinese. */
static bool lacks_own_letters(const struct lac_scripts *scripts, const struct lac_reader *reader)
{
    const char *script = reader->n_scripts ? reader->scripts[0] : "";
    if (strcmp(script, "Jpan") == 0)
        return lac_scripts_share(scripts, "Hrkt") < KANA_MIN;
    return strcmp(script, "Kore") == 0 && lac_scripts_share(scripts, "Hang") < SHARE_MIN;
}

/* Of the reply; counted once. */
static const struct lac_scripts *scripts_of(const struct lac_read *read)
{
    if (!read->notes->scripts_known)
        lac_scripts_count(&read->notes->scripts, read->plain.text, read->plain.len);
    read->notes->scripts_known = true;
    return &read->notes->scripts;
}

static const struct lac_reader *const *others_of(const struct lac_reader *reader, size_t *n)
{
    *n = 0;
    return reader->others ? reader->others->get(reader->others->user, n) : NULL;
}

/* Traditional and simplified characters are no two languages to who reads a reply. */
static bool is_told(const struct lac_reader *own, const struct lac_tongue_guess *guess)
{
    if (*guess->code)
        return guess->words >= TOLD_MIN;
    return own->n_scripts == 0 || strncmp(own->scripts[0], "Han", 3) != 0;
}

/* How much likelier another language of the script is; 0 where that cannot be said. */
static double lead(const struct lac_read *read)
{
    if (!read->notes->tongue_known) {
        const struct lac_reader *own = read->readers[0];
        const struct lac_tongues *tongues =
            own->others && own->others->tongues ? own->others->tongues(own->others->user) : NULL;
        struct lac_tongue_guess guess;
        if (tongues && lac_tongues_guess(tongues, own->code, read->plain.text, read->plain.len, &guess) &&
            is_told(own, &guess))
            read->notes->tongue_lead = guess.lead;
        read->notes->tongue_known = true;
    }
    return read->notes->tongue_lead;
}

bool lac_is_other_tongue(const struct lac_read *read)
{
    if (read->readers_n == 0)
        return false;
    const struct lac_reader *own = read->readers[0];
    if (is_prose(&read->folded) &&
        (share(scripts_of(read), own) < SHARE_MIN || lacks_own_letters(scripts_of(read), own)))
        return true;
    return lead(read) >= LEAD_MIN;
}

size_t lac_other_tongues(const struct lac_read *read, const struct lac_reader **out, size_t max)
{
    size_t n, found = 0;
    if (read->readers_n == 0 || lead(read) <= -LEAD_OWN)
        return 0;
    const struct lac_scripts *scripts = scripts_of(read);
    const bool prose = is_prose(&read->folded); /* "3番" may be Japanese */
    const struct lac_reader *const *others = others_of(read->readers[0], &n);
    for (size_t i = 0; i < n && found < max; i++)
        if (strcmp(others[i]->code, read->readers[0]->code) != 0 && share(scripts, others[i]) >= SHARE_MIN &&
            !(prose && lacks_own_letters(scripts, others[i])))
            out[found++] = others[i];
    return found;
}
