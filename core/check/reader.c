#include "core/check/reader.h"
#include "core/base/alloc.h"
#include "core/base/utf8.h"
#include "core/check/spelling.h"

#include <stdlib.h>
#include <string.h>

static enum lac_status add_pattern(struct lac_patterns *patterns, const char *pattern, size_t len,
                                   struct lac_error *err)
{
    struct lac_regex *regex = lac_regex_new(pattern, len, true, err);
    if (!regex)
        return LAC_E_INVALID;
    lac_regex_quicken(regex, pattern, len);
    patterns->at[patterns->n++] = regex;
    return LAC_OK;
}

static enum lac_status add_each(struct lac_patterns *patterns, const struct lac_value *list,
                                const struct lac_value *spellings, const char *field, struct lac_error *err)
{
    for (size_t i = 0; i < lac_count(list); i++) {
        const struct lac_value *entry = lac_at(list, i);
        if (!entry || entry->kind != LAC_STR)
            return lac_fail(err, LAC_E_INVALID, "patterns.%s[%zu] is no text", field, i + 1);
        struct lac_str spread = {0};
        lac_spelling_spread(&spread, spellings, entry->as.str.at, entry->as.str.len);
        enum lac_status status = add_pattern(patterns, lac_str_get(&spread), spread.len, err);
        lac_str_free(&spread);
        if (status != LAC_OK) {
            lac_error_prefix(err, "patterns.%s[%zu]", field, i + 1);
            return LAC_E_INVALID;
        }
    }
    return LAC_OK;
}

static void free_patterns(struct lac_patterns *patterns)
{
    for (size_t i = 0; i < patterns->n; i++)
        lac_regex_free(patterns->at[i]);
    free(patterns->at);
    *patterns = (struct lac_patterns){0};
}

/* True when an expression means the same inside a group: no verbs and no quoting that reach over its end, no comments,
 * no numbers or names of groups. */
static bool is_joinable(const char *pattern)
{
    static const char *const strange[] = {"(*", "(?#", "(?R", "(?P", "(?&", "(?(", "\\Q", "\\E", "\\g", "\\k"};
    for (size_t i = 0; i < sizeof strange / sizeof *strange; i++)
        if (strstr(pattern, strange[i]))
            return false;
    for (const char *at = pattern; (at = strchr(at, '\\')) != NULL && at[1]; at += 2)
        if (at[1] >= '1' && at[1] <= '9')
            return false;
    for (const char *at = pattern; (at = strstr(at, "(?")) != NULL; at += 2) {
        size_t flags = strspn(at + 2, "^imnsxJU-");
        if ((at[2] >= '0' && at[2] <= '9') || memchr(at + 2, 'x', flags))
            return false;
    }
    return true;
}

/* One search finds the first of all: much faster than one for each. */
static void join(struct lac_patterns *patterns, const struct lac_value *list, const struct lac_value *spellings,
                 const char *field)
{
    /* A cue begins a word (cue.c asks for it again): most places are passed over at once. */
    const char *start = strcmp(field, "cue") == 0 ? "(?<![A-Za-z])(?:" : "";
    struct lac_str all = {0};
    for (size_t i = 0; i < lac_count(list); i++) {
        const char *pattern = lac_as_text(lac_at(list, i), "");
        if (!is_joinable(pattern)) {
            lac_str_free(&all);
            return;
        }
        lac_str_addf(&all, "%s(?:", i ? "|" : start);
        lac_spelling_spread(&all, spellings, pattern, strlen(pattern));
        lac_str_add(&all, ")");
    }
    lac_str_add(&all, *start ? ")" : "");
    struct lac_regex *joined = lac_regex_new(lac_str_get(&all), all.len, true, NULL);
    if (joined) /* else too long together */
        lac_regex_quicken(joined, lac_str_get(&all), all.len);
    lac_str_free(&all);
    if (!joined)
        return;
    free_patterns(patterns);
    patterns->at = lac_alloc_zero(1, sizeof *patterns->at);
    patterns->at[patterns->n++] = joined;
}

static enum lac_status read_patterns(struct lac_patterns *patterns, const struct lac_value *language, const char *field,
                                     struct lac_error *err)
{
    const struct lac_value *list = lac_get(lac_get(language, "patterns"), field);
    if (!list || list->kind == LAC_NIL || ((list->kind == LAC_LIST || list->kind == LAC_MAP) && lac_count(list) == 0))
        return LAC_OK;
    if (list->kind != LAC_LIST)
        return lac_fail(err, LAC_E_INVALID, "patterns.%s is no list of regular expressions", field);
    patterns->at = lac_alloc_zero(lac_count(list), sizeof *patterns->at);
    const struct lac_value *spellings = lac_get(language, "spellings");
    enum lac_status status = add_each(patterns, list, spellings, field, err);
    if (status == LAC_OK && patterns->n > 1)
        join(patterns, list, spellings, field);
    return status;
}

static void put_folded(struct lac_words *words, const struct lac_folding *folding, const char *text, size_t len,
                       size_t number)
{
    struct lac_view view;
    lac_view_folded_as(&view, text, len, folding);
    lac_words_put(words, view.text, view.len, number);
    lac_view_free(&view);
}

/* The words of a list, numbered from `first`; an entry may be a list of words with one number. */
static void read_words(struct lac_words *words, const struct lac_folding *folding, const struct lac_value *list,
                       size_t first)
{
    for (size_t i = 0; list && list->kind == LAC_LIST && i < lac_count(list); i++) {
        const struct lac_value *entry = lac_at(list, i);
        for (size_t k = 0; entry->kind == LAC_LIST && k < lac_count(entry); k++) {
            const char *form = lac_as_text(lac_at(entry, k), "");
            put_folded(words, folding, form, strlen(form), first + i);
        }
        if (entry->kind == LAC_STR)
            put_folded(words, folding, entry->as.str.at, entry->as.str.len, first + i);
    }
}

/* The letter as the language's own folding leaves it, unless it leaves another choice's letter the same. */
static void put_normal(struct lac_reader *reader, const struct lac_word *letter)
{
    struct lac_view normal, other;
    bool shared = false;
    lac_view_folded_as(&normal, letter->text, letter->len, reader->folding);
    for (size_t i = 0; i < reader->letters.size && !shared; i++) {
        const struct lac_word *word = &reader->letters.places[i];
        if (!word->text || word->number == letter->number)
            continue;
        lac_view_folded_as(&other, word->text, word->len, reader->folding);
        shared = other.len == normal.len && memcmp(other.text, normal.text, other.len) == 0;
        lac_view_free(&other);
    }
    if (!shared)
        lac_words_put(&reader->normal_letters, normal.text, normal.len, letter->number);
    lac_view_free(&normal);
}

/* Letters that the language's own folding makes equal (Amharic ሀ and ሐ) must stay apart. */
static void read_letters(struct lac_reader *reader, const struct lac_value *language)
{
    const struct lac_value *more = lac_get(language, "more_letters");
    read_words(&reader->letters, NULL, lac_get(language, "letters"), 0);
    for (size_t i = 0; more && more->kind == LAC_LIST && i < lac_count(more); i++)
        read_words(&reader->letters, NULL, lac_at(more, i), 0);
    for (size_t i = 0; i < reader->letters.size; i++) {
        const struct lac_word *letter = &reader->letters.places[i];
        bool ascii = letter->text && (unsigned char)letter->text[0] < 0x80;
        if (ascii && letter->len > reader->longest_ascii_letter)
            reader->longest_ascii_letter = letter->len;
        if (letter->text && reader->folding)
            put_normal(reader, letter);
    }
}

/* One character that no folding changes. */
static bool is_folded(const struct lac_folding *folding, const char *text, size_t len)
{
    uint32_t cp;
    if (len == 0 || lac_utf8_next(text, len, &cp) != len || !lac_folding_spares(folding, text, len))
        return false;
    return cp >= 0x80 ? (lac_char_traits(cp) & LAC_CHAR_FOLDED) != 0
                      : (cp >= '0' && cp <= '9') || (cp >= 'a' && cp <= 'z');
}

size_t lac_reader_letter(const struct lac_reader *reader, const char *text, size_t len)
{
    struct lac_view view;
    if (is_folded(reader->folding, text, len)) {
        size_t shown = lac_words_find(&reader->letters, text, len);
        return shown != LAC_NO_WORD ? shown : lac_words_find(&reader->normal_letters, text, len);
    }
    lac_view_folded(&view, text, len);
    size_t found = lac_words_find(&reader->letters, view.text, view.len);
    lac_view_free(&view);
    if (found != LAC_NO_WORD || reader->normal_letters.n == 0)
        return found;
    lac_view_folded_as(&view, text, len, reader->folding);
    found = lac_words_find(&reader->normal_letters, view.text, view.len);
    lac_view_free(&view);
    return found;
}

/* A head of a line, folded, without the colon; "" for one that has none, which tells nothing. */
static char *head_of(const char *text, size_t len)
{
    struct lac_view view;
    uint32_t last;
    lac_view_folded(&view, text, len);
    size_t end = view.len, took;
    while ((took = lac_view_before(&view, end, &last)) > 0 && !lac_char_is_word(last))
        end -= took;
    char *head = lac_strndup(view.text, end < view.len ? end : 0);
    lac_view_free(&view);
    return head;
}

/* "Question: {stem}" gives "question". */
static char *turn_of(const char *question)
{
    const char *stem = strstr(question, "{stem}");
    return head_of(question, stem ? (size_t)(stem - question) : 0);
}

static void add_text(struct lac_texts *texts, const struct lac_folding *folding, const char *text)
{
    struct lac_view view;
    lac_view_folded_as(&view, text, strlen(text), folding);
    texts->at[texts->n++] = lac_strndup(view.text, view.len);
    lac_view_free(&view);
}

static void read_texts(struct lac_texts *texts, const struct lac_folding *folding, const struct lac_value *list)
{
    size_t n = list && list->kind == LAC_LIST ? lac_count(list) : 0;
    texts->at = lac_alloc_zero(n + 1, sizeof *texts->at);
    for (size_t i = 0; i < n; i++)
        add_text(texts, folding, lac_as_text(lac_at(list, i), ""));
}

static void free_texts(struct lac_texts *texts)
{
    for (size_t i = 0; i < texts->n; i++)
        free(texts->at[i]);
    free(texts->at);
}

static void read_phrase(struct lac_reader *reader, const struct lac_value *phrase)
{
    static const char *const fields[LAC_PHRASE_KINDS] = {"classes", "titles", "relations", "copulas"};
    for (size_t i = 0; i < LAC_PHRASE_KINDS; i++)
        read_words(&reader->phrase[i], reader->folding, lac_get(phrase, fields[i]), 0);
}

/* Each entry is a text or a list of them. */
static void read_ordinals(struct lac_reader *reader, const struct lac_value *ordinal)
{
    const struct lac_value *words = lac_get(ordinal, "words");
    reader->ordinals_n = words && words->kind == LAC_LIST ? lac_count(words) : 0;
    reader->ordinals = lac_alloc_zero(reader->ordinals_n + 1, sizeof *reader->ordinals);
    for (size_t i = 0; i < reader->ordinals_n; i++) {
        const struct lac_value *entry = lac_at(words, i);
        read_texts(&reader->ordinals[i], reader->folding, entry);
        if (entry->kind == LAC_STR)
            add_text(&reader->ordinals[i], reader->folding, entry->as.str.at);
    }
    read_texts(&reader->ordinal_beside, reader->folding, lac_get(ordinal, "beside"));
}

/* Words are looked up; what is of a script without spaces between words is looked for inside the text. */
static void read_denial(struct lac_reader *reader, const struct lac_value *list)
{
    size_t n = list && list->kind == LAC_LIST ? lac_count(list) : 0;
    reader->denial_pieces.at = lac_alloc_zero(n + 1, sizeof *reader->denial_pieces.at);
    for (size_t i = 0; i < n; i++) {
        const char *text = lac_as_text(lac_at(list, i), "");
        uint32_t first = 0;
        lac_utf8_next(text, strlen(text), &first);
        if (lac_char_is_spaceless(first))
            add_text(&reader->denial_pieces, reader->folding, text);
        else
            put_folded(&reader->denial, reader->folding, text, strlen(text), 0);
    }
}

static void read_scripts(struct lac_reader *reader, const struct lac_value *language)
{
    const struct lac_value *more = lac_get(language, "scripts");
    size_t n = more && more->kind == LAC_LIST ? lac_count(more) : 0;
    reader->scripts = lac_alloc_zero(n + 1, sizeof *reader->scripts);
    for (size_t i = 0; i <= n; i++) {
        const char *script = i ? lac_as_text(lac_at(more, i - 1), "") : lac_get_text(language, "script", "");
        if (*script)
            reader->scripts[reader->n_scripts++] = lac_strdup(script);
    }
}

void lac_reader_know(struct lac_reader *reader, const struct lac_others *others)
{
    reader->others = others;
}

struct lac_reader *lac_reader_new(const struct lac_value *language, struct lac_error *err)
{
    struct lac_reader *reader = lac_alloc_zero(1, sizeof *reader);
    reader->folding = lac_folding_new(language);
    reader->affixes = lac_affixes_new(language);
    read_letters(reader, language);
    read_words(&reader->numerals, reader->folding, lac_get(language, "numerals"), 1);
    read_words(&reader->stop_words, reader->folding, lac_get(language, "stop_words"), 0);
    read_words(&reader->tongue, reader->folding, lac_get(language, "stop_words"), 0);
    read_words(&reader->tongue, reader->folding, lac_get(language, "words"), 0);
    reader->code = lac_strdup(lac_get_text(language, "code", ""));
    read_scripts(reader, language);
    read_denial(reader, lac_get(language, "denial"));
    read_texts(&reader->naming_ends, reader->folding, lac_path(language, "cue_ends.naming"));
    read_texts(&reader->stating_ends, reader->folding, lac_path(language, "cue_ends.stating"));
    read_words(&reader->articles, reader->folding, lac_get(language, "articles"), 0);
    read_words(&reader->conclusions, reader->folding, lac_get(language, "conclusions"), 0);
    read_texts(&reader->touching_before, reader->folding, lac_path(language, "touching.before"));
    read_texts(&reader->touching_behind, reader->folding, lac_path(language, "touching.behind"));
    read_words(&reader->links, reader->folding, lac_get(language, "links"), 0);
    read_phrase(reader, lac_get(language, "phrase"));
    read_ordinals(reader, lac_get(language, "ordinal"));
    reader->turn = turn_of(lac_get_text(language, "question", ""));
    reader->answer = head_of(lac_get_text(language, "answer", ""), strlen(lac_get_text(language, "answer", "")));
    reader->counting = lac_counting_new(language, err);
    if (!reader->counting || read_patterns(&reader->cue, language, "cue", err) < 0 ||
        read_patterns(&reader->refusal, language, "refusal", err) < 0 ||
        read_patterns(&reader->abstain, language, "abstain", err) < 0 ||
        read_patterns(&reader->negation, language, "negation", err) < 0 ||
        read_patterns(&reader->affirm, language, "affirm", err) < 0 ||
        read_patterns(&reader->contrast, language, "contrast", err) < 0 ||
        read_patterns(&reader->hedge, language, "hedge", err) < 0 ||
        read_patterns(&reader->when, language, "condition", err) < 0 ||
        read_patterns(&reader->within, language, "within", err) < 0 ||
        read_patterns(&reader->bounds, language, "bounds", err) < 0 ||
        read_patterns(&reader->reason, language, "reason", err) < 0) {
        lac_reader_free(reader);
        return NULL;
    }
    return reader;
}

void lac_reader_free(struct lac_reader *reader)
{
    if (!reader)
        return;
    free_patterns(&reader->cue);
    free_patterns(&reader->refusal);
    free_patterns(&reader->abstain);
    free_patterns(&reader->negation);
    free_patterns(&reader->affirm);
    free_patterns(&reader->contrast);
    free_patterns(&reader->when);
    free_patterns(&reader->hedge);
    free_patterns(&reader->reason);
    free_patterns(&reader->bounds);
    free_patterns(&reader->within);
    lac_words_free(&reader->letters);
    lac_words_free(&reader->normal_letters);
    lac_words_free(&reader->numerals);
    lac_counting_free(reader->counting);
    lac_words_free(&reader->stop_words);
    lac_words_free(&reader->denial);
    lac_words_free(&reader->links);
    lac_words_free(&reader->conclusions);
    lac_words_free(&reader->articles);
    for (size_t i = 0; i < LAC_PHRASE_KINDS; i++)
        lac_words_free(&reader->phrase[i]);
    for (size_t i = 0; i < reader->ordinals_n; i++)
        free_texts(&reader->ordinals[i]);
    free(reader->ordinals);
    free_texts(&reader->ordinal_beside);
    free_texts(&reader->denial_pieces);
    free_texts(&reader->touching_before);
    free_texts(&reader->touching_behind);
    free_texts(&reader->naming_ends);
    free_texts(&reader->stating_ends);
    lac_words_free(&reader->tongue);
    free(reader->code);
    for (size_t i = 0; i < reader->n_scripts; i++)
        free(reader->scripts[i]);
    free(reader->scripts);
    lac_folding_free(reader->folding);
    lac_affixes_free(reader->affixes);
    free(reader->turn);
    free(reader->answer);
    free(reader);
}

bool lac_patterns_match_near(const struct lac_patterns *patterns, const struct lac_view *view, size_t from, size_t to,
                             size_t most, struct lac_match *out)
{
    for (size_t i = 0; i < patterns->n; i++)
        if (lac_regex_search_near(patterns->at[i], view->text + from, to - from, 0, most, out) == 1)
            return true;
    return false;
}

bool lac_patterns_match(const struct lac_patterns *patterns, const struct lac_view *view, size_t from, size_t to,
                        struct lac_match *out)
{
    return lac_patterns_match_near(patterns, view, from, to, to - from, out);
}
