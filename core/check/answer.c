#include "core/check/answer.h"
#include "core/base/alloc.h"
#include "core/base/utf8.h"
#include "core/check/reading.h"
#include "core/check/tongue.h"
#include "core/model/json.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum {
    JSON_MAX = 4096,         /* bytes of a JSON reply; the asked form has 14 */
    OTHERS_MAX = 64,         /* languages */
    OTHERS_REPLY_MAX = 1024, /* bytes of a reply that is tried in other languages */
    SPEECH_MAX = 4096,       /* bytes at either end in which a refusal is looked for */
};

const char *lac_reading_name(enum lac_reading_kind kind)
{
    switch (kind) {
    case LAC_READ_ANSWER:
        return "answer";
    case LAC_READ_ABSTAINED:
        return "abstained";
    case LAC_READ_REFUSED:
        return "refused";
    case LAC_READ_UNPARSED:
        return "unparsed";
    case LAC_READ_WRONG_LANGUAGE:
        return "wrong_language";
    case LAC_READ_TRUNCATED:
        return "truncated";
    }
    return "unparsed";
}

enum lac_outcome lac_reading_outcome(const struct lac_reading *reading, size_t right)
{
    switch (reading->kind) {
    case LAC_READ_ANSWER:
        return reading->index == right ? LAC_RIGHT : LAC_WRONG;
    case LAC_READ_ABSTAINED:
        return LAC_ABSTAINED;
    case LAC_READ_REFUSED:
        return LAC_REFUSED;
    case LAC_READ_UNPARSED:
        return LAC_UNPARSED;
    case LAC_READ_WRONG_LANGUAGE:
        return LAC_WRONG_LANGUAGE;
    case LAC_READ_TRUNCATED:
        return LAC_TRUNCATED;
    }
    return LAC_UNPARSED;
}

bool lac_reading_found(const struct lac_read *read, size_t index, const char *rule, size_t from, size_t to,
                       struct lac_reading *out)
{
    (void)read;
    *out = (struct lac_reading){.kind = LAC_READ_ANSWER, .index = index, .rule = rule, .from = from, .to = to};
    return true;
}

static void set(struct lac_reading *out, enum lac_reading_kind kind, const char *rule, size_t from, size_t to)
{
    *out = (struct lac_reading){.kind = kind, .index = 0, .rule = rule, .from = from, .to = to};
}

/* The value itself, or the only one of its list. */
static const struct lac_value *single(const struct lac_value *value)
{
    while (value && value->kind == LAC_LIST && lac_count(value) == 1)
        value = lac_at(value, 0);
    return value && value->kind == LAC_STR ? value : NULL;
}

/* A key that one of the languages would write before an answer, with a colon: "respuesta". */
static bool is_cue(const struct lac_read *read, const char *key)
{
    struct lac_str text = {0};
    struct lac_view view;
    struct lac_match match;
    bool found = false;
    lac_str_add_replaced(&text, key, "_", " "); /* "respuesta_correcta" */
    lac_str_addc(&text, ':');
    lac_view_plain(&view, lac_str_get(&text), text.len);
    for (size_t i = 0; i < read->readers_n && !found; i++)
        found = lac_patterns_match_near(&read->readers[i]->cue, &view, 0, view.len, 0, &match);
    lac_view_free(&view);
    lac_str_free(&text);
    return found;
}

static const struct lac_value *answer_field(const struct lac_read *read, const struct lac_value *map)
{
    static const char *const keys[] = {"answer", "Answer", "final_answer", "choice",
                                       "option", "letter", "label",        "response"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const struct lac_value *value = single(lac_get(map, keys[i]));
        if (value)
            return value;
    }
    if (map->kind != LAC_MAP)
        return single(map);
    const struct lac_value *only = map->as.map.n == 1 ? single(&map->as.map.at[0].value) : NULL;
    for (size_t i = 0; i < map->as.map.n && !only; i++)
        if (is_cue(read, map->as.map.at[i].key))
            only = single(&map->as.map.at[i].value);
    return only;
}

static bool read_plainly(const struct lac_read *read, struct lac_reading *out)
{
    return read->question->ask == LAC_ASK_TEXT ? lac_read_choice(read, out) : lac_read_letter(read, out);
}

static void view_part(struct lac_read *read)
{
    read->notes = lac_alloc_zero(1, sizeof *read->notes);
    lac_view_plain(&read->plain, read->bytes, read->len);
    lac_view_folded_as(&read->folded, read->bytes, read->len, lac_folding_of(read));
}

static void free_part(struct lac_read *read)
{
    lac_view_free(&read->plain);
    lac_view_free(&read->folded);
    lac_vec_free(&read->notes->doubts);
    lac_vec_free(&read->notes->labels);
    free(read->notes);
}

/* The text as the whole reply of a reading of its own. */
static bool read_part(const struct lac_read *read, const char *text, size_t len, struct lac_reading *out)
{
    struct lac_read part = *read;
    part.bytes = text;
    part.len = len;
    part.truncated = false;
    view_part(&part);
    bool answered = read_plainly(&part, out);
    free_part(&part);
    return answered;
}

/* An answer behind which the model goes on with another question of its own: only the answer counts. */
static bool read_before_restart(const struct lac_read *read, struct lac_reading *out)
{
    size_t end = lac_turn_restart(read);
    return end < read->len && read_part(read, read->bytes, end, out);
}

/* {'answer': 'B'}, as Python writes it. */
static bool read_single_quotes(struct lac_arena *arena, const char *text, size_t len, struct lac_value *out)
{
    if (text[0] != '{' || memchr(text, '"', len))
        return false;
    char *copy = lac_arena_strndup(arena, text, len);
    for (size_t i = 0; i < len; i++)
        copy[i] = copy[i] == '\'' ? '"' : copy[i];
    return lac_json_read(arena, copy, len, out, NULL) == LAC_OK;
}

/* Words stand in bytes[from, to). */
static bool has_words(const struct lac_read *read, size_t from, size_t to)
{
    size_t low = lac_view_at(&read->plain, from), high = lac_view_at(&read->plain, to);
    uint32_t cp;
    for (size_t took; low < high && (took = lac_view_char(&read->plain, low, &cp)) > 0; low += took)
        if (lac_char_is_word(cp))
            return true;
    return false;
}

/* {"answer": "B"}, alone or fenced or behind prose, or a JSON string. */
static bool read_json(const struct lac_read *read, struct lac_reading *out)
{
    const char *brace = memrchr(read->bytes, '}', read->len), *quote = memrchr(read->bytes, '"', read->len);
    const char *last = !brace || quote > brace ? quote : brace;
    size_t from = 0, to = last ? (size_t)(last - read->bytes) + 1 : 0;
    if (to < 2)
        return false;
    while (from < to && strchr(" \t\r\n", read->bytes[from] ? read->bytes[from] : 'x'))
        from++;
    if (read->bytes[to - 1] == '}') {
        for (from = to - 1; from > 0 && read->bytes[from] != '{';)
            from--;
        to = (size_t)((const char *)memchr(read->bytes + from, '}', to - from) - read->bytes) + 1; /* of the inmost */
    }
    if (to - from > JSON_MAX || !strchr("{\"", read->bytes[from] ? read->bytes[from] : ' ') ||
        (read->bytes[from] == '"' && has_words(read, to, read->len))) /* "B" is what others say */
        return false;
    struct lac_arena *arena = lac_arena_new();
    struct lac_value value;
    bool answered = false;
    if (lac_json_read(arena, read->bytes + from, to - from, &value, NULL) == LAC_OK ||
        read_single_quotes(arena, read->bytes + from, to - from, &value)) {
        const struct lac_value *text = value.kind == LAC_STR ? &value : answer_field(read, &value);
        answered = text && read_part(read, text->as.str.at, text->as.str.len, out);
    }
    lac_arena_free(arena);
    if (answered)
        return lac_reading_found(read, out->index, read->question->ask == LAC_ASK_TEXT ? "text.json" : "letter.json",
                                 from, to, out);
    return false;
}

/* The words stand in a choice: "uncertain" may be the answer. */
static bool is_choice(const struct lac_read *read, size_t from, size_t to)
{
    size_t low = lac_view_at(&read->folded, lac_view_origin(&read->plain, from));
    size_t high = lac_view_at(&read->folded, lac_view_origin(&read->plain, to));
    for (size_t i = 0; i < read->question->n; i++) {
        const struct lac_view *choice = &read->choices[i];
        if (choice->len >= high - low && memmem(choice->text, choice->len, read->folded.text + low, high - low))
            return true;
    }
    return false;
}

/* A refusal or an "I do not know" near either end. */
static bool says(const struct lac_read *read, bool refusal, struct lac_reading *out)
{
    const struct lac_view *plain = &read->plain;
    size_t head = lac_utf8_cut(plain->text, plain->len, SPEECH_MAX);
    size_t tail = plain->len > 2 * SPEECH_MAX ? lac_utf8_cut(plain->text, plain->len, plain->len - SPEECH_MAX) : head;
    struct lac_match match;
    for (size_t i = 0; i < read->readers_n; i++) {
        const struct lac_patterns *patterns = refusal ? &read->readers[i]->refusal : &read->readers[i]->abstain;
        size_t base = 0;
        bool hit = lac_patterns_match(patterns, plain, 0, head, &match);
        if (!hit && tail < plain->len) {
            base = tail;
            hit = lac_patterns_match(patterns, plain, tail, plain->len, &match);
        }
        if (hit && !is_choice(read, base + match.from[0], base + match.to[0])) {
            set(out, refusal ? LAC_READ_REFUSED : LAC_READ_ABSTAINED, refusal ? "refusal" : "abstain",
                lac_view_origin(plain, base + match.from[0]), lac_view_origin(plain, base + match.to[0]));
            return true;
        }
    }
    return false;
}

static void measure_labels(struct lac_read *read)
{
    size_t longest = 1;
    for (size_t i = 0; i < read->question->n; i++) {
        const struct lac_piece *label = &read->labels[i];
        longest = label->len > longest ? label->len : longest;
        read->digits = read->digits || (label->len > 0 && label->text[0] >= '0' && label->text[0] <= '9');
    }
    read->longest_folded = longest;
    for (size_t r = 0; r < read->readers_n; r++) {
        size_t letter = read->readers[r]->longest_ascii_letter, numeral = read->readers[r]->numerals.longest;
        size_t native = lac_reader_longest_letter(read->readers[r]);
        read->longest_folded = native > read->longest_folded ? native : read->longest_folded;
        longest = letter > longest ? letter : longest;
        longest = read->digits && numeral > longest ? numeral : longest;
    }
    read->longest_label = longest;
}

/* The answer in a language that was not asked: what all those agree on that understand it. */
static bool read_in_others(const struct lac_read *read, struct lac_reading *out)
{
    const struct lac_reader *others[OTHERS_MAX];
    size_t n = read->len <= OTHERS_REPLY_MAX ? lac_other_tongues(read, others, OTHERS_MAX) : 0;
    bool answered = false;
    for (size_t i = 0; i < n; i++) {
        struct lac_read other = *read;
        struct lac_reading one;
        other.readers[0] = others[i]; /* what denies in the asked language or in English still denies */
        for (size_t k = 0; k < read->readers_n; k++)
            other.readers[k + 1] = read->readers[k];
        other.readers_n = read->readers_n + 1;
        other.notes = lac_alloc_zero(1, sizeof *other.notes);
        measure_labels(&other);
        bool stated =
            read_plainly(&other, &one) && (lac_ends_with(one.rule, ".cue") || lac_ends_with(one.rule, ".affirmed"));
        lac_vec_free(&other.notes->doubts);
        lac_vec_free(&other.notes->labels);
        free(other.notes);
        if (stated && answered && one.index != out->index)
            return false;
        if (stated && !answered)
            *out = one;
        answered = answered || stated;
    }
    return answered;
}

/* No choice is named in the language that was asked, nor in English. */
static void decide_otherwise(const struct lac_read *read, struct lac_reading *out)
{
    bool text = read->question->ask == LAC_ASK_TEXT;
    if (says(read, true, out) || says(read, false, out))
        return;
    if (text ? lac_read_contained(read, out) : read->notes->open && lac_read_mentioned(read, out))
        return;
    if ((text || read->notes->open) && read_in_others(read, out))
        return;
    bool other = lac_is_other_tongue(read) && (text || !lac_names_label(read));
    set(out, other ? LAC_READ_WRONG_LANGUAGE : LAC_READ_UNPARSED, other ? "language" : "none", 0, 0);
}

static void decide(const struct lac_read *read, struct lac_reading *out)
{
    if (read->folded.len == 0) {
        set(out, read->truncated ? LAC_READ_TRUNCATED : LAC_READ_UNPARSED, "empty", 0, 0);
    } else if (read_json(read, out) || read_plainly(read, out)) {
        struct lac_reading refusal;
        if (strcmp(out->rule, "letter.option") == 0 && says(read, true, &refusal)) /* an option is named, and refused */
            *out = refusal;
    } else if (read->truncated) {
        set(out, LAC_READ_TRUNCATED, "cut", 0, 0);
    } else {
        decide_otherwise(read, out);
    }
}

/* A label without the brackets and stops around it: "(A)" and "A." are A. */
static struct lac_piece bare_label(const struct lac_view *label)
{
    size_t from = 0, to = label->len;
    uint32_t cp;
    for (size_t took; from < to && (took = lac_view_char(label, from, &cp)) > 0 && !lac_char_is_word(cp);)
        from += took;
    for (size_t took; to > from && (took = lac_view_before(label, to, &cp)) > 0 && !lac_char_is_word(cp);)
        to -= took;
    if (from == to)
        return (struct lac_piece){label->text, label->len};
    return (struct lac_piece){label->text + from, to - from};
}

struct folded_question {
    struct lac_view *choices, *labels; /* labels: NULL for A, B, C, ... */
    struct lac_piece *pieces;
    struct lac_bare *bare;
};

static struct folded_question fold_question(struct lac_read *read)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz";
    const struct lac_question *q = read->question;
    struct folded_question folded = {.choices = lac_alloc_zero(q->n + 1, sizeof *folded.choices),
                                     .labels = q->labels ? lac_alloc_zero(q->n + 1, sizeof *folded.labels) : NULL,
                                     .pieces = lac_alloc_zero(q->n + 1, sizeof *folded.pieces),
                                     .bare = lac_alloc_zero(q->n + 1, sizeof *folded.bare)};
    for (size_t i = 0; i < q->n; i++) {
        lac_view_folded_as(&folded.choices[i], q->choices[i], strlen(q->choices[i]), lac_folding_of(read));
        if (q->labels) {
            lac_view_folded_as(&folded.labels[i], q->labels[i], strlen(q->labels[i]), lac_folding_of(read));
            folded.pieces[i] = bare_label(&folded.labels[i]);
        } else {
            folded.pieces[i] = (struct lac_piece){letters + i % 26, i < 26};
        }
    }
    read->choices = folded.choices;
    read->bare = folded.bare;
    read->labels = folded.pieces;
    measure_labels(read);
    return folded;
}

static void free_question(const struct lac_read *read, struct folded_question *folded)
{
    for (size_t i = 0; i < read->question->n; i++) {
        lac_view_free(&folded->choices[i]);
        lac_str_free(&folded->bare[i].text);
        if (folded->labels)
            lac_view_free(&folded->labels[i]);
    }
    free(folded->choices);
    free(folded->labels);
    free(folded->pieces);
    free(folded->bare);
}

void lac_read_answer(const struct lac_reader *reader, const struct lac_reader *english,
                     const struct lac_question *question, const char *reply, size_t len, bool truncated,
                     struct lac_reading *out)
{
    struct lac_read read = {.question = question, .truncated = truncated};
    reply = len > 0 ? reply : "";
    if (reader)
        read.readers[read.readers_n++] = reader;
    if (english && !(reader && strcmp(reader->code, english->code) == 0))
        read.readers[read.readers_n++] = english;
    size_t start, end;
    lac_turn_find(&read, reply, len, &start, &end);
    read.bytes = reply + start;
    read.len = end - start;
    read.truncated = truncated && end == len;
    struct folded_question folded = fold_question(&read);
    if (!read_before_restart(&read, out)) {
        view_part(&read);
        decide(&read, out);
        free_part(&read);
    }
    if (out->kind == LAC_READ_UNPARSED && truncated) /* also behind the end of its own turn */
        set(out, LAC_READ_TRUNCATED, "cut", 0, 0);
    if (out->to > out->from) {
        out->from += start;
        out->to += start;
    }
    free_question(&read, &folded);
}

size_t lac_read_beginning(const char *const *choices, size_t n, const char *reply)
{
    size_t found = n, fitting = 0;
    reply += strspn(reply, " ");
    size_t len = strlen(reply);
    for (size_t i = 0; i < n && len; i++) {
        if (strncmp(choices[i], reply, len) != 0)
            continue;
        found = i;
        fitting++;
    }
    return fitting == 1 ? found : n;
}
