/* The label that a reply ends with: a conclusion ("so B"), what is left of the others ("A? No. C."), or just another.
 */
#include "core/base/utf8.h"
#include "core/check/mention.h"
#include "core/check/reading.h"

#include <string.h>

enum {
    SMALL_WORDS_MAX = 4, /* between what introduces a label and the label: "so it has to be B" */
    NAMING_WORDS_MAX = 6 /* of a sentence that does no more than to name a choice: "Actually, it could also be B." */
};

static bool is_of_word(uint32_t cp)
{
    return lac_char_is_word(cp) || cp == '\'' || cp == 0x2019;
}

/* The last word of plain[start, pos); false when there is none. */
static bool word_before(const struct lac_view *plain, size_t start, size_t pos, size_t *from, size_t *to)
{
    uint32_t cp;
    size_t took;
    while (pos > start && (took = lac_view_before(plain, pos, &cp)) > 0 && !lac_char_is_word(cp))
        pos -= took;
    *to = pos;
    while (pos > start && (took = lac_view_before(plain, pos, &cp)) > 0 && is_of_word(cp))
        pos -= took;
    *from = pos;
    return pos < *to;
}

static bool is_stop_word(const struct lac_read *read, struct lac_piece word)
{
    const char *tick = memchr(word.text, '\'', word.len); /* "it's" */
    size_t head = tick ? (size_t)(tick - word.text) : word.len;
    for (size_t r = 0; r < read->readers_n; r++)
        if (lac_words_hold(&read->readers[r]->stop_words, word.text, word.len) ||
            lac_words_find(&read->readers[r]->stop_words, word.text, head) != LAC_NO_WORD)
            return true;
    return false;
}

static bool concludes(const struct lac_read *read, struct lac_piece word)
{
    for (size_t r = 0; r < read->readers_n; r++)
        if (lac_words_hold(&read->readers[r]->conclusions, word.text, word.len))
            return true;
    return false;
}

/* Behind the last word of contrast in plain[from, to), or `from`. */
static size_t behind_contrast(const struct lac_read *read, size_t from, size_t to)
{
    struct lac_match match;
    for (size_t i = 0; i < read->readers_n; i++)
        while (from < to && lac_patterns_match(&read->readers[i]->contrast, &read->plain, from, to, &match) &&
               match.to[0] > 0)
            from += match.to[0];
    return from;
}

/* A prefix that hangs on a label by a hyphen: Zulu "ngu-B". */
static size_t before_prefix(const struct lac_view *plain, size_t start, size_t label)
{
    size_t from, to;
    uint32_t cp;
    if (lac_view_before(plain, label, &cp) == 0 || cp != '-' || !word_before(plain, start, label, &from, &to))
        return label;
    return to + 1 == label ? from : label;
}

/* An article or the like that ends in an apostrophe: "l'anidride". */
static bool is_elided(const struct lac_view *plain, size_t from, size_t to)
{
    enum { ELIDED_MAX = 4 }; /* bytes */
    uint32_t cp;
    lac_view_char(plain, to, &cp);
    return to - from <= ELIDED_MAX && (cp == '\'' || cp == 0x2019);
}

/* Small words alone stand between the label and a word of conclusion, or the edge of its clause where `bare`. */
static bool is_introduced(const struct lac_read *read, size_t label, bool bare)
{
    const struct lac_view *plain = &read->plain;
    size_t start = lac_sentence_start(plain, label), from, to;
    size_t clause = lac_clause_start(read, label), contrast = behind_contrast(read, start, label);
    clause = contrast > clause ? contrast : clause;
    size_t pos = before_prefix(plain, start, label);
    for (size_t left = SMALL_WORDS_MAX; left > 0; left--, pos = from) {
        if (!word_before(plain, start, pos, &from, &to) || (bare && from < clause))
            return bare;
        struct lac_piece word = lac_folded_piece(read, from, to);
        struct lac_spot other;
        if (concludes(read, word))
            return !lac_doubts(read, clause < from ? clause : from, label);
        if (!(is_elided(plain, from, to) || is_stop_word(read, word)) || lac_doubts(read, from, to) ||
            (lac_label_at(read, from, &other) && other.capital && other.follow != LAC_FOLLOW_GLUED))
            return false;
    }
    return false;
}

/* The label that is the last word of the reply, with nothing behind it but stops, brackets and signs, or its own text.
 */
static bool last_label(const struct lac_read *read, struct lac_spot *spot)
{
    const struct lac_view *plain = &read->plain;
    uint32_t cp;
    size_t pos = plain->len, from, to;
    for (size_t took; (took = lac_view_before(plain, pos, &cp)) > 0 && !lac_char_is_word(cp); pos -= took)
        if (cp == '?' || cp == 0xFF1F || cp == 0x61F)
            return false;
    to = pos;
    for (size_t took; (took = lac_view_before(plain, pos, &cp)) > 0 && lac_char_is_word(cp); pos -= took)
        if (pos < to && lac_view_is_bounded(plain, pos, pos))
            break;
    from = pos;
    return from < to && lac_label_at(read, from, spot) && spot->to == to && spot->index != LAC_NO_CHOICE &&
           (spot->capital || spot->bracketed) && (!read->truncated || spot->follow == LAC_FOLLOW_STOP) &&
           spot->follow != LAC_FOLLOW_GLUED && !lac_is_cut(read, spot->to) && lac_view_is_bounded(plain, from, from);
}

/* Where the label's own choice begins that stands right before it, or the label itself: "It is Paris (B)". */
static size_t own_text(const struct lac_read *read, const struct lac_spot *last)
{
    const struct lac_view *folded = &read->folded, *choice = &read->choices[last->index];
    size_t end = lac_view_at(folded, lac_view_origin(&read->plain, last->from));
    uint32_t cp;
    for (size_t took; (took = lac_view_before(folded, end, &cp)) > 0 && !lac_char_is_word(cp); end -= took)
        if (cp != ' ' && cp != '(' && cp != '[' && cp != '*')
            return last->from;
    if (choice->len == 0 || end < choice->len ||
        memcmp(folded->text + end - choice->len, choice->text, choice->len) != 0 ||
        !lac_view_is_bounded(folded, end - choice->len, end))
        return last->from;
    return lac_view_at(&read->plain, lac_view_origin(folded, end - choice->len));
}

/* "Voltage is measured in volts (B).": the word before the brackets begins like the choice's own last word. */
static bool is_its_name(const struct lac_read *read, const struct lac_spot *last)
{
    enum { SHARED_MIN = 4 }; /* characters */
    const struct lac_view *plain = &read->plain, *choice = &read->choices[last->index];
    size_t from, to, shared = 0, start = choice->len;
    uint32_t cp, sign;
    lac_view_before(plain, last->from, &sign);
    if (!last->bracketed || sign != '(' ||
        !word_before(plain, lac_sentence_start(plain, last->from), last->from, &from, &to))
        return false;
    struct lac_piece word = lac_folded_piece(read, from, to);
    for (size_t took; (took = lac_view_before(choice, start, &cp)) > 0 && lac_char_is_word(cp);)
        start -= took;
    while (shared < word.len && start + shared < choice->len && word.text[shared] == choice->text[start + shared])
        shared++;
    return lac_utf8_count(word.text, shared) >= SHARED_MIN;
}

/* "A is correct, but so is B": another label of the sentence is called right. */
static bool is_rivalled(const struct lac_read *read, const struct lac_spot *last)
{
    struct lac_mentions labels = {0};
    size_t start = lac_sentence_start(&read->plain, last->from);
    bool rivalled = !lac_find_labels(read, &labels);
    for (size_t i = 0; i < labels.n && !rivalled; i++)
        rivalled = !labels.at[i].weak && labels.at[i].index != last->index && labels.at[i].from >= start &&
                   labels.at[i].from < last->from;
    lac_vec_free(&labels);
    return rivalled;
}

/* Every other label of the reply is denied or asked; there must be one unless `alone`. */
static bool is_left(const struct lac_read *read, const struct lac_spot *last, bool alone)
{
    struct lac_mentions labels = {0};
    struct lac_mention shown;
    size_t others = 0;
    bool clear = lac_find_labels(read, &labels);
    for (size_t i = 0; i < labels.n; i++) {
        labels.at[i].weak = false;
        others += labels.at[i].index != last->index;
    }
    clear = clear && (alone || others > 0) && lac_mentions_settle(read, &labels, &shown) == last->index;
    lac_vec_free(&labels);
    return clear;
}

static bool is_frequent(const struct lac_read *read, struct lac_piece word)
{
    for (size_t r = 0; r < read->readers_n; r++)
        if (lac_words_hold(&read->readers[r]->tongue, word.text, word.len))
            return true;
    return false;
}

/* The sentence is short, and half of its words are frequent ones: "It could also be B." */
static bool merely_names(const struct lac_read *read, size_t label)
{
    const struct lac_view *plain = &read->plain;
    size_t start = lac_sentence_start(plain, label), from, to, words = 0, rare = 0;
    for (size_t pos = label; word_before(plain, start, pos, &from, &to); pos = from) {
        words++;
        rare += !is_frequent(read, lac_folded_piece(read, from, to));
    }
    return words > 0 && words <= NAMING_WORDS_MAX && 2 * rare <= words && !lac_doubts(read, start, label);
}

enum lac_closing lac_read_closing(const struct lac_read *read, const struct lac_statements *cues,
                                  struct lac_statement *out)
{
    struct lac_spot spot;
    if (!last_label(read, &spot) || lac_is_in_choices(read, &spot))
        return LAC_CLOSING_NONE;
    for (size_t i = 0; i < cues->n; i++)
        if (cues->at[i].strong && cues->at[i].to >= spot.to)
            return LAC_CLOSING_NONE;
    *out = (struct lac_statement){
        .index = spot.index, .from = spot.from, .to = spot.after, .rule = "letter.closing", .strong = true};
    if (lac_is_in_supposition(read, spot.from))
        return LAC_CLOSING_NONE;
    size_t from = own_text(read, &spot);
    if ((is_introduced(read, from, false) && !is_rivalled(read, &spot)) ||
        (is_introduced(read, from, true) && is_left(read, &spot, from < spot.from)))
        return LAC_CLOSING_STATES;
    if (is_its_name(read, &spot) && !lac_doubts(read, lac_sentence_start(&read->plain, spot.from), spot.from) &&
        is_left(read, &spot, true))
        return LAC_CLOSING_STATES;
    return merely_names(read, spot.from) ? LAC_CLOSING_NAMES : LAC_CLOSING_NONE;
}
