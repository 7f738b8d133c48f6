/* Where a reply mentions a choice by its text: as it is, or in another form. */
#include "core/base/alloc.h"
#include "core/base/utf8.h"
#include "core/check/mention.h"
#include "core/check/numerals.h"

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

static bool is_arabic_point(uint32_t cp) /* of decimals, of thousands */
{
    return cp == 0x66B || cp == 0x66C;
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
           ((sign == ',' || sign == ':' || sign == 0x2013 || is_arabic_point(sign)) && is_digit(beyond)); /* 5–15 */
}

/* Ten thousands and other powers that are written behind a number without a space: 4万, 4만. */
static bool is_power(const struct lac_read *read, size_t at)
{
    const struct lac_view *folded = &read->folded;
    uint32_t cp;
    size_t took;
    if (lac_view_char(folded, at, &cp) <= 1)
        return false;
    if (cp == 0x5341 || lac_numeral_power(folded->text + at, folded->len - at, &took) > 1) /* 十 */
        return true;
    for (size_t i = 0; i < read->readers_n; i++)
        if (lac_counting_power(read->readers[i]->counting, folded->text + at, folded->len - at, &took) > 1)
            return true;
    return false;
}

static const struct lac_affixes *affixes_of(const struct lac_read *read)
{
    return read->readers_n ? read->readers[0]->affixes : NULL;
}

/* The word that begins there is an ending of the language: Kanberra'dır. */
static bool is_ending(const struct lac_read *read, size_t from)
{
    uint32_t cp;
    size_t to = from;
    for (size_t took; (took = lac_view_char(&read->folded, to, &cp)) > 0 && lac_char_is_word(cp);)
        to += took;
    return lac_affixes_end(affixes_of(read), read->folded.text + from, to - from);
}

/* The sign behind makes it part of something else: can't, blue-green, 4.5, 4/7, 4%, 4万. */
static bool is_first_part(const struct lac_read *read, size_t from, size_t to)
{
    const struct lac_view *folded = &read->folded;
    uint32_t sign, last, beyond;
    size_t took = lac_view_char(folded, to, &sign);
    lac_view_before(folded, to, &last);
    lac_view_char(folded, to + took, &beyond);
    if (is_digit(last) && (sign == '%' || sign == 0x66A || sign == 0xB0 || sign == 0x2030 || is_power(read, to)))
        return true;
    if (is_hyphen(sign) || sign == '\'' || sign == 0x2019) {
        uint32_t opener;
        bool closes =
            lac_view_before(folded, from, &opener) && !is_hyphen(sign) && (opener == '\'' || opener == 0x2018);
        return !closes && lac_char_is_word(beyond) && !is_ending(read, to + took);
    }
    return is_digit(last) && is_digit(beyond) &&
           (sign == '.' || sign == ',' || sign == ':' || sign == '/' || sign == '^' || sign == 0x2013 ||
            is_arabic_point(sign));
}

static bool add(const struct lac_read *read, size_t index, size_t from, size_t to, struct lac_mentions *out)
{
    struct lac_mention m = {index, lac_view_at(&read->plain, lac_view_origin(&read->folded, from)),
                            lac_view_at(&read->plain, lac_view_origin(&read->folded, to)), false};
    lac_vec_push(out, m);
    return out->n <= MENTIONS_MAX;
}

/* "more than 100", 100以上: another number. */
static bool is_bound(const struct lac_read *read, size_t index, size_t from, size_t to)
{
    enum { NEAR = 32 }; /* bytes on either side */
    const struct lac_view *plain = &read->plain;
    if (!is_digit((unsigned char)read->choices[index].text[0]))
        return false;
    size_t low = lac_view_at(plain, lac_view_origin(&read->folded, from));
    size_t high = lac_view_at(plain, lac_view_origin(&read->folded, to));
    size_t before = low > NEAR ? lac_utf8_cut(plain->text, plain->len, low - NEAR) : 0;
    size_t behind = high + lac_utf8_cut(plain->text + high, plain->len - high, NEAR);
    struct lac_match match;
    for (size_t i = 0; i < read->readers_n; i++)
        if (lac_patterns_match(&read->readers[i]->bounds, plain, before, low, &match) ||
            lac_patterns_match(&read->readers[i]->bounds, plain, high, behind, &match))
            return true;
    return false;
}

static bool find_exact(const struct lac_read *read, size_t index, struct lac_mentions *out)
{
    const struct lac_view *choice = &read->choices[index], *folded = &read->folded;
    for (size_t at = 0; (at = lac_view_find(folded, at, choice->text, choice->len)) != (size_t)-1; at++) {
        size_t to = at + choice->len;
        if (is_second_part(folded, at) || is_first_part(read, at, to))
            continue;
        if (is_bound(read, index, at, to) || !add(read, index, at, to, out))
            return false;
    }
    return true;
}

static bool is_stop_word(const struct lac_read *read, const char *text, size_t len)
{
    for (size_t i = 0; i < read->readers_n; i++)
        if (lac_words_find(&read->readers[i]->stop_words, text, len) != LAC_NO_WORD)
            return true;
    return false;
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

/* That text is another choice as it stands: 东京, of which 东 is a form, or चीन beside चीनी. */
static bool is_taken(const struct lac_read *read, size_t index, size_t from, size_t to)
{
    for (size_t i = 0; i < read->question->n; i++)
        if (i != index && read->choices[i].len == to - from &&
            memcmp(read->choices[i].text, read->folded.text + from, to - from) == 0)
            return true;
    return false;
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
        if (is_bound(read, index, from, to))
            return false;
        if (!is_taken(read, index, from, to) && !is_second_part(&read->folded, from) &&
            !is_first_part(read, from, to) && !add(read, index, from, to, out))
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

/* Other forms than the choices themselves are possible. */
static bool may_have_forms(const struct lac_read *read)
{
    if (affixes_of(read))
        return true;
    for (size_t i = 0; i < read->question->n; i++)
        if (strpbrk(read->choices[i].text, " '\xE2"))
            return true;
    return false;
}

static bool find_all_forms(const struct lac_read *read, struct lac_mentions *out)
{
    struct lac_forms reply = {0};
    bool few = true;
    lac_forms_of(&reply, &read->folded, affixes_of(read));
    for (size_t i = 0; i < read->question->n && few; i++) {
        struct core core = core_of(read, i);
        few = find_forms(read, i, &core, &reply, out);
        lac_forms_free(&core.words);
    }
    lac_forms_free(&reply);
    return few;
}

bool lac_find_texts(const struct lac_read *read, struct lac_mentions *out)
{
    bool few = true;
    for (size_t i = 0; i < read->question->n && few; i++)
        few = find_exact(read, i, out);
    few = few && (!may_have_forms(read) || find_all_forms(read, out));
    drop_covered(out);
    return few;
}

/* ---- single letters and signs as choices: "Vitamin C", "El grupo O." ---- */

enum { CODE_MAX = 2, CODE_WORDS_MAX = 8 };

static bool are_codes(const struct lac_read *read)
{
    for (size_t i = 0; i < read->question->n; i++) {
        const struct lac_view *choice = &read->choices[i];
        if (choice->len == 0 || choice->len > CODE_MAX || choice->text[0] < 'a' || choice->text[0] > 'z')
            return false;
    }
    return true;
}

/* "A vitamin", "O grupo" begin with a word of the language. */
static bool is_article(const struct lac_read *read, size_t from, size_t to)
{
    const struct lac_view *plain = &read->plain;
    uint32_t cp;
    struct lac_piece word = lac_folded_piece(read, from, to);
    bool known = false;
    for (size_t i = 0; i < read->readers_n && !known; i++)
        known = lac_words_find(&read->readers[i]->tongue, word.text, word.len) != LAC_NO_WORD;
    if (!known || to != from + 1 || plain->text[to] != ' ' || lac_sentence_start(plain, from) + 2 < from)
        return false;
    lac_view_char(plain, to + 1, &cp);
    return lac_char_is_word(cp) && !lac_char_changes_script('a', cp) && !lac_char_is_spaceless(cp);
}

bool lac_find_codes(const struct lac_read *read, struct lac_mentions *out)
{
    const struct lac_view *plain = &read->plain;
    size_t words = 0;
    if (!are_codes(read))
        return false;
    for (size_t at = 0, took; at < plain->len; at += took) {
        uint32_t cp, before;
        took = lac_view_char(plain, at, &cp);
        lac_view_before(plain, at, &before);
        if (!lac_char_is_word(cp) ||
            (lac_char_is_word(before) && !lac_char_is_spaceless(before) && !lac_char_changes_script(before, cp)))
            continue;
        words++;
        for (size_t i = 0; i < read->question->n; i++) {
            size_t len = strlen(read->question->choices[i]);
            if (plain->len - at < len || memcmp(plain->text + at, read->question->choices[i], len) != 0 ||
                !lac_view_is_bounded(plain, at, at + len) || is_article(read, at, at + len) ||
                lac_follow_at(plain, at + len) == LAC_FOLLOW_GLUED)
                continue;
            struct lac_mention m = {i, at, at + len, false};
            lac_vec_push(out, m);
        }
    }
    return words <= CODE_WORDS_MAX;
}

/* ---- a part of a name: "Adenauer" of Konrad Adenauer ---- */

enum { PART_MIN = 3, PART_WORDS_MAX = 4, PART_BYTES_MAX = 200 };

static bool is_in(const struct lac_read *read, const struct core *core, const struct lac_form *word)
{
    for (size_t i = core->first; i < core->words.n; i++)
        if (lac_form_is(affixes_of(read), &core->words.at[i], word))
            return true;
    return false;
}

/* In scripts with capitals a name has them; in others a list of names is one of several words each. */
static bool is_name(const struct lac_read *read, size_t index, const struct core *core)
{
    struct lac_view plain;
    bool name = core->words.n - core->first > 1, cased = false;
    lac_view_plain(&plain, read->question->choices[index], strlen(read->question->choices[index]));
    for (size_t i = core->first; i < core->words.n && name; i++) {
        uint32_t cp;
        lac_view_char(&plain, lac_view_at(&plain, lac_view_origin(&read->choices[index], core->words.at[i].from)), &cp);
        utf8proc_category_t c = utf8proc_category((utf8proc_int32_t)cp);
        cased = cased || c == UTF8PROC_CATEGORY_LU;
        name = c == UTF8PROC_CATEGORY_LU || (c == UTF8PROC_CATEGORY_LO && !lac_char_is_spaceless(cp));
    }
    lac_view_free(&plain);
    if (!name || cased)
        return name;
    size_t longer = 0;
    for (size_t i = 0; i < read->question->n; i++)
        longer += memchr(read->choices[i].text, ' ', read->choices[i].len) != NULL;
    return 2 * longer > read->question->n;
}

/* What the reply leaves out stands in every other choice: "the northern" of "northern gate", "southern gate". */
static bool has_common_rest(const struct lac_read *read, size_t index, const struct core *core,
                            const struct lac_forms *reply)
{
    size_t left_out = 0;
    for (size_t w = core->first; w < core->words.n; w++) {
        bool given = false;
        for (size_t r = 0; r < reply->n && !given; r++)
            given = lac_form_is(affixes_of(read), &core->words.at[w], &reply->at[r]);
        for (size_t i = 0; i < read->question->n && !given; i++) {
            struct core other = core_of(read, i);
            bool in = i == index || is_in(read, &other, &core->words.at[w]);
            lac_forms_free(&other.words);
            if (!in)
                return false;
        }
        left_out += !given;
    }
    return left_out > 0;
}

/* The reply is nothing but words of one choice, which is a name or shares the rest with all others, and some word of it
 * is no other's. */
size_t lac_find_part(const struct lac_read *read)
{
    struct lac_forms reply = {0};
    size_t found = LAC_NO_CHOICE, fitting = 0;
    if (read->folded.len > PART_BYTES_MAX)
        return LAC_NO_CHOICE;
    lac_forms_of(&reply, &read->folded, affixes_of(read));
    bool fits = reply.n > 0 && reply.n <= PART_WORDS_MAX;
    for (size_t i = 0; i < read->question->n && fits; i++) {
        struct core core = core_of(read, i);
        size_t own = 0, long_enough = 0;
        for (size_t w = 0; w < reply.n; w++) {
            bool in = is_in(read, &core, &reply.at[w]);
            own += in || (w == 0 && is_stop_word(read, reply.at[w].text, reply.at[w].len));
            long_enough += in && lac_utf8_count(reply.at[w].text, reply.at[w].len) >= PART_MIN;
        }
        if (own == reply.n && long_enough > 0) {
            fitting++;
            found = is_name(read, i, &core) || has_common_rest(read, i, &core, &reply) ? i : LAC_NO_CHOICE;
        }
        lac_forms_free(&core.words);
    }
    lac_forms_free(&reply);
    return fitting == 1 ? found : LAC_NO_CHOICE;
}

/* ---- "North and South Korea": a word of another choice, whose other words are those of the one that is named ---- */

/* Every word of the core but `word` is in the other core, and `word` is not. */
static bool lends_its_rest(const struct lac_read *read, const struct core *from, const struct core *to,
                           const struct lac_form *word)
{
    bool has = false;
    for (size_t i = from->first; i < from->words.n; i++) {
        bool is_word = lac_form_is(affixes_of(read), &from->words.at[i], word);
        has = has || is_word;
        if (!is_word && !is_in(read, to, &from->words.at[i]))
            return false;
    }
    return has && from->words.n > from->first + 1 && !is_in(read, to, word);
}

static bool belongs_to_another(const struct lac_read *read, size_t index, const struct lac_form *word)
{
    struct core own = core_of(read, index);
    bool belongs = false;
    for (size_t i = 0; i < read->question->n && !belongs; i++) {
        struct core other = i == index ? (struct core){0} : core_of(read, i);
        belongs = i != index && lends_its_rest(read, &other, &own, word);
        lac_forms_free(&other.words);
    }
    lac_forms_free(&own.words);
    return belongs;
}

bool lac_is_shared(const struct lac_read *read, const struct lac_mention *m)
{
    struct lac_forms reply = {0};
    size_t low = lac_view_at(&read->folded, lac_view_origin(&read->plain, m->from));
    size_t high = lac_view_at(&read->folded, lac_view_origin(&read->plain, m->to)), first = 0, last;
    bool shared = false;
    if (memchr(read->choices[m->index].text, ' ', read->choices[m->index].len) == NULL)
        return false;
    lac_forms_of(&reply, &read->folded, affixes_of(read));
    while (first < reply.n && reply.at[first].to <= low)
        first++;
    for (last = first; last < reply.n && reply.at[last].from < high;)
        last++;
    if (first >= 2 && is_stop_word(read, reply.at[first - 1].text, reply.at[first - 1].len))
        shared = belongs_to_another(read, m->index, &reply.at[first - 2]) &&
                 !lac_doubts(read, lac_sentence_start(&read->plain, m->from), m->from);
    if (!shared && last + 1 < reply.n && is_stop_word(read, reply.at[last].text, reply.at[last].len))
        shared = belongs_to_another(read, m->index, &reply.at[last + 1]) &&
                 !lac_doubts(read, m->to, lac_sentence_end(&read->plain, m->to));
    lac_forms_free(&reply);
    return shared;
}
