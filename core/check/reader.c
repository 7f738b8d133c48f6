#include "core/check/reader.h"
#include "core/base/alloc.h"
#include "core/base/utf8.h"

#include <stdlib.h>
#include <string.h>

static enum lac_status add_pattern(struct lac_patterns *patterns, const struct lac_value *entry, const char *field,
                                   size_t number, struct lac_error *err)
{
    if (!entry || entry->kind != LAC_STR)
        return lac_fail(err, LAC_E_INVALID, "patterns.%s[%zu] is no text", field, number);
    struct lac_regex *regex = lac_regex_new(entry->as.str.at, entry->as.str.len, true, err);
    if (!regex) {
        lac_error_prefix(err, "patterns.%s[%zu]", field, number);
        return LAC_E_INVALID;
    }
    patterns->at[patterns->n++] = regex;
    return LAC_OK;
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
    enum lac_status status = LAC_OK;
    for (size_t i = 0; i < lac_count(list) && status == LAC_OK; i++)
        status = add_pattern(patterns, lac_at(list, i), field, i + 1, err);
    return status;
}

static char *folded(const char *text)
{
    struct lac_view view;
    lac_view_folded(&view, text, strlen(text));
    char *copy = lac_strndup(view.text, view.len);
    lac_view_free(&view);
    return copy;
}

static void read_words(struct lac_words *words, const struct lac_value *list)
{
    if (!list || list->kind != LAC_LIST || lac_count(list) == 0)
        return;
    words->at = lac_alloc_zero(lac_count(list), sizeof *words->at);
    for (size_t i = 0; i < lac_count(list); i++)
        words->at[words->n++] = folded(lac_as_text(lac_at(list, i), ""));
}

/* "Question: {stem}" gives "question:". A template without text and a colon before the stem tells nothing. */
static char *turn_of(const char *question)
{
    const char *stem = strstr(question, "{stem}");
    if (!stem)
        return lac_strdup("");
    char *head = lac_strndup(question, (size_t)(stem - question));
    char *turn = folded(head);
    free(head);
    if (strlen(turn) < 2 || !lac_ends_with(turn, ":"))
        turn[0] = '\0';
    return turn;
}

/* Words that deny or suppose, by language. One too many only costs a reading, one too few may invent an answer. */
static const struct doubt {
    const char *code, *words;
} doubts[] = {
    {"en", "not cannot never neither nor none no wrong incorrect false if whether unless rather instead except "
           "eliminate exclude unlikely"},
    {"es", "no ni nunca jamás tampoco ninguno ninguna incorrecto incorrecta falso falsa si excepto salvo descarto "
           "descartar descartamos errónea equivocada"},
    {"fr", "pas ne ni non jamais aucun aucune incorrect incorrecte faux fausse si sauf exclure éliminer erronée"},
    {"eo", "ne nek neniu neniam malĝusta malĝustas malvera se ĉu krom erara"},
    {"ar", "ليس ليست وليس وليست لا ولا لن لم غير خطأ خاطئ خاطئة إذا اذا لو هل باستثناء"},
};

static void add_doubts(struct lac_words *words, const char *code)
{
    const char *list = NULL;
    for (size_t i = 0; i < sizeof doubts / sizeof *doubts; i++)
        if (lac_starts_with(code, doubts[i].code) && (code[2] == '\0' || code[2] == '-'))
            list = doubts[i].words;
    for (size_t len; list && *list; list += len + (list[len] == ' ')) {
        len = strcspn(list, " ");
        char *word = lac_strndup(list, len);
        words->at = lac_realloc(words->at, (words->n + 1) * sizeof *words->at);
        words->at[words->n++] = folded(word);
        free(word);
    }
}

struct lac_reader *lac_reader_new(const struct lac_value *language, struct lac_error *err)
{
    struct lac_reader *reader = lac_alloc_zero(1, sizeof *reader);
    read_words(&reader->letters, lac_get(language, "letters"));
    read_words(&reader->stop_words, lac_get(language, "stop_words"));
    add_doubts(&reader->doubts, lac_get_text(language, "code", ""));
    reader->turn = turn_of(lac_get_text(language, "question", ""));
    if (read_patterns(&reader->cue, language, "cue", err) < 0 ||
        read_patterns(&reader->refusal, language, "refusal", err) < 0 ||
        read_patterns(&reader->abstain, language, "abstain", err) < 0 ||
        read_patterns(&reader->negation, language, "negation", err) < 0) {
        lac_reader_free(reader);
        return NULL;
    }
    return reader;
}

static void free_patterns(struct lac_patterns *patterns)
{
    for (size_t i = 0; i < patterns->n; i++)
        lac_regex_free(patterns->at[i]);
    free(patterns->at);
}

static void free_words(struct lac_words *words)
{
    for (size_t i = 0; i < words->n; i++)
        free(words->at[i]);
    free(words->at);
}

void lac_reader_free(struct lac_reader *reader)
{
    if (!reader)
        return;
    free_patterns(&reader->cue);
    free_patterns(&reader->refusal);
    free_patterns(&reader->abstain);
    free_patterns(&reader->negation);
    free_words(&reader->letters);
    free_words(&reader->stop_words);
    free_words(&reader->doubts);
    free(reader->turn);
    free(reader);
}

bool lac_patterns_match(const struct lac_patterns *patterns, const struct lac_view *view, size_t from, size_t to,
                        struct lac_match *out)
{
    for (size_t i = 0; i < patterns->n; i++)
        if (lac_regex_find(patterns->at[i], view->text + from, to - from, 0, out) == 1)
            return true;
    return false;
}

bool lac_words_have(const struct lac_words *words, const char *text, size_t len)
{
    for (size_t i = 0; i < words->n; i++)
        if (strlen(words->at[i]) == len && memcmp(words->at[i], text, len) == 0)
            return true;
    return false;
}

static const char *const doubt_pieces[] = {"不", "非", "没",   "別",   "别",   "错",
                                           "錯", "误", "如果", "假如", "是否", "排除"};

static bool is_doubt_word(const struct lac_words *words, const char *word, size_t len)
{
    if (len >= 3 && memcmp(word + len - 3, "n't", 3) == 0)
        return true;
    const char *tick = memchr(word, '\'', len);
    if (tick) {
        if (tick == word + 1 && word[0] == 'n') /* French: n'est */
            return true;
        size_t head = (size_t)(tick - word) + 1;
        return len > head && is_doubt_word(words, word + head, len - head);
    }
    return lac_words_have(words, word, len);
}

static bool has_doubt_word(const struct lac_words *words, const char *text, size_t len)
{
    size_t word = 0;
    for (size_t at = 0, took; at <= len; at += took) {
        uint32_t cp = 0;
        took = at < len ? lac_utf8_next(text + at, len - at, &cp) : 1;
        if (at < len && (lac_char_is_word(cp) || cp == '\''))
            continue;
        if (at > word && is_doubt_word(words, text + word, at - word))
            return true;
        word = at + took;
    }
    return false;
}

bool lac_reader_doubts(const struct lac_reader *reader, const struct lac_view *plain, size_t from, size_t to)
{
    if (!reader || from >= to)
        return false;
    struct lac_match match;
    if (lac_patterns_match(&reader->negation, plain, from, to, &match))
        return true;
    struct lac_str raw = {0}, text = {0};
    lac_utf8_fold(&raw, plain->text + from, to - from);
    lac_str_add_replaced(&text, lac_str_get(&raw), "’", "'");
    bool doubtful = has_doubt_word(&reader->doubts, lac_str_get(&text), text.len);
    for (size_t i = 0; i < sizeof doubt_pieces / sizeof *doubt_pieces && !doubtful; i++)
        doubtful = strstr(lac_str_get(&text), doubt_pieces[i]) != NULL;
    lac_str_free(&raw);
    lac_str_free(&text);
    return doubtful;
}
