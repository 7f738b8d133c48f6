/* The phrase in which a choice is named is written with signs for what the language's lists tell of its words, and its
 * patterns are tried on that: "la @", "la # de @", "% @", "@'un %". */
#include "core/check/within.h"
#include "core/base/str.h"
#include "core/base/utf8.h"

#include <string.h>

enum {
    PHRASE_MAX = 160, /* bytes; what is longer is prose */
    CHOICE = '@',
    COPULA = '='
};

static const char signs[LAC_PHRASE_KINDS] = {'#', '&', '%', COPULA}; /* in the order of enum lac_phrase_kind */

struct phrase {
    struct lac_str text;
    size_t readers_n; /* whose lists and patterns are asked: English ones where an English word stands in it */
    bool sentence;    /* a subject and a copula stand in it */
};

static bool is_of(const struct lac_read *read, const struct phrase *phrase, enum lac_phrase_kind kind,
                  struct lac_piece word)
{
    for (size_t r = 0; r < phrase->readers_n; r++)
        if (lac_words_hold(&read->readers[r]->phrase[kind], word.text, word.len))
            return true;
    return false;
}

static bool is_frequent(const struct lac_read *read, struct lac_piece word)
{
    for (size_t r = 0; r < read->readers_n; r++)
        if (lac_words_hold(&read->readers[r]->tongue, word.text, word.len))
            return true;
    return false;
}

/* Commas and colons, brackets and dashes part phrases; a hyphen does not. */
static bool parts(uint32_t cp)
{
    return lac_char_is_comma(cp) || cp == '(' || cp == ')' || cp == '[' || cp == ']' || cp == 0xFF08 || cp == 0xFF09 ||
           cp == 0x2013 || cp == 0x2014 || cp == '\n' || cp == '\r';
}

static size_t phrase_start(const struct lac_read *read, size_t pos)
{
    const struct lac_view *plain = &read->plain;
    size_t start = lac_sentence_start(plain, pos);
    uint32_t cp;
    for (size_t took; pos > start && (took = lac_view_before(plain, pos, &cp)) > 0 && !parts(cp);)
        pos -= took;
    return pos;
}

static size_t phrase_end(const struct lac_read *read, size_t pos)
{
    const struct lac_view *plain = &read->plain;
    size_t end = lac_sentence_end(plain, pos);
    uint32_t cp;
    for (size_t took; pos < end && (took = lac_view_char(plain, pos, &cp)) > 0 && !parts(cp);)
        pos += took;
    return pos;
}

static bool is_of_word(uint32_t cp)
{
    return lac_char_is_word(cp) || cp == '\'' || cp == 0x2019 || cp == '-';
}

static void add_space(struct lac_str *out)
{
    if (out->len > 0 && out->data[out->len - 1] != ' ')
        lac_str_addc(out, ' ');
}

/* One word of the phrase. A copula in front of which only frequent words stand ("it is") leaves nothing of what came
 * before; in front of more than that it makes a sentence. */
static void add_word(const struct lac_read *read, size_t from, size_t to, bool before, bool *subject,
                     struct phrase *out)
{
    struct lac_piece word = lac_folded_piece(read, from, to);
    if (is_of(read, out, LAC_PHRASE_COPULAS, word)) {
        out->sentence = out->sentence || (before && *subject);
        if (before)
            lac_str_clear(&out->text);
        else
            lac_str_addc(&out->text, COPULA);
        return;
    }
    *subject = *subject || !is_frequent(read, word);
    for (size_t kind = 0; kind < LAC_PHRASE_COPULAS; kind++)
        if (is_of(read, out, (enum lac_phrase_kind)kind, word)) {
            lac_str_addc(&out->text, signs[kind]);
            return;
        }
    lac_str_addn(&out->text, read->plain.text + from, to - from);
}

/* The words of plain[from, to), with one space for what parts them. */
static void add_words(const struct lac_read *read, size_t from, size_t to, bool before, struct phrase *out)
{
    const struct lac_view *plain = &read->plain;
    bool subject = false;
    for (size_t at = from, took; at < to; at += took) {
        uint32_t cp;
        size_t word = at;
        while (at < to && (took = lac_view_char(plain, at, &cp)) > 0 && is_of_word(cp))
            at += took;
        if (at > word)
            add_word(read, word, at, before, &subject, out);
        if (at >= to)
            break;
        took = lac_view_char(plain, at, &cp);
        if (lac_utf8_is_space(cp))
            add_space(&out->text);
    }
}

static const char *last_word(const char *text, size_t len, size_t *word_len)
{
    const char *space = memrchr(text, ' ', len), *word = space ? space + 1 : text;
    *word_len = len - (size_t)(word - text);
    return word;
}

/* The choice as one sign, with what hangs on it: "goethes" is @s, የምኒልክ is የ@, Франка of Франко @а. */
static void add_choice(const struct lac_read *read, const struct lac_mention *m, struct lac_str *out)
{
    const struct lac_view *folded = &read->folded, *choice = &read->choices[m->index];
    size_t from = lac_view_at(folded, lac_view_origin(&read->plain, m->from)), len, choice_len, same = 0;
    size_t to = lac_view_at(folded, lac_view_origin(&read->plain, m->to));
    const char *text = folded->text + from, *whole = memmem(text, to - from, choice->text, choice->len);
    if (whole) {
        lac_str_addn(out, text, (size_t)(whole - text));
        lac_str_addc(out, CHOICE);
        lac_str_addn(out, whole + choice->len, to - from - choice->len - (size_t)(whole - text));
        return;
    }
    text = last_word(text, to - from, &len);
    const char *own = last_word(choice->text, choice->len, &choice_len);
    while (same < len && same < choice_len && text[same] == own[same])
        same++;
    same = lac_utf8_cut(text, len, same);
    lac_str_addc(out, CHOICE);
    if (same > 0)
        lac_str_addn(out, text + same, len - same);
}

/* "Paris is the capital": a copula with something behind it, and the choice in front. */
static bool has_predicate(const struct lac_str *text)
{
    const char *copula = memchr(lac_str_get(text), COPULA, text->len);
    return copula && strspn(copula, "= ") < strlen(copula);
}

static void trim(struct lac_str *text)
{
    while (text->len > 0 && text->data[text->len - 1] == ' ')
        text->data[--text->len] = '\0';
}

static bool is_number(const struct lac_read *read, size_t index)
{
    const struct lac_view *choice = &read->choices[index];
    return (choice->len > 0 && choice->text[0] >= '0' && choice->text[0] <= '9') ||
           lac_number_of(read, (struct lac_piece){choice->text, choice->len}) != LAC_NO_WORD;
}

/* A relation stands right beside the choice: "% @", "@s %". */
static bool is_related(const struct lac_str *text)
{
    const char *all = lac_str_get(text), *from = memchr(all, CHOICE, text->len), *to = from;
    while (from && from > all && from[-1] != ' ')
        from--;
    while (to && *to && *to != ' ')
        to++;
    return from && ((from >= all + 2 && from[-2] == signs[LAC_PHRASE_RELATIONS]) ||
                    (*to && to[1] == signs[LAC_PHRASE_RELATIONS]));
}

/* The readers up to the last of which a small word stands in plain[from, to) that is none of the asked language. */
static size_t readers_of(const struct lac_read *read, size_t from, size_t to)
{
    const struct lac_view *plain = &read->plain;
    size_t n = 1;
    for (size_t at = from, took = 1; at < to; at += took) {
        uint32_t cp;
        size_t word = at;
        while (at < to && (took = lac_view_char(plain, at, &cp)) > 0 && is_of_word(cp))
            at += took;
        struct lac_piece piece = lac_folded_piece(read, word, at);
        for (size_t r = n; r < read->readers_n && at > word; r++)
            if (lac_words_hold(&read->readers[r]->stop_words, piece.text, piece.len) &&
                !lac_words_hold(&read->readers[0]->tongue, piece.text, piece.len))
                n = r + 1;
        took = at < to ? lac_view_char(plain, at, &cp) : 1;
    }
    return n;
}

bool lac_is_within(const struct lac_read *read, const struct lac_mention *m)
{
    size_t from = phrase_start(read, m->from), to = phrase_end(read, m->to);
    struct phrase phrase = {0};
    struct lac_match match;
    if (read->readers_n == 0 || to - from > PHRASE_MAX || to - from <= m->to - m->from || is_number(read, m->index) ||
        lac_is_cue(read, from, m->from))
        return false;
    phrase.readers_n = readers_of(read, from, to);
    add_words(read, from, m->from, true, &phrase);
    bool within = false;
    if (!phrase.sentence) {
        add_choice(read, m, &phrase.text);
        add_words(read, m->to, to, false, &phrase);
        trim(&phrase.text);
        struct lac_view view = {.text = phrase.text.data, .len = phrase.text.len};
        within = !has_predicate(&phrase.text) && is_related(&phrase.text);
        for (size_t r = 0; r < phrase.readers_n && !within && !has_predicate(&phrase.text); r++)
            within = lac_patterns_match(&read->readers[r]->within, &view, 0, view.len, &match);
    }
    lac_str_free(&phrase.text);
    return within;
}
