/* Letter asking: which label does the reply give? */
#include "core/base/utf8.h"
#include "core/base/vec.h"
#include "core/check/mention.h"
#include "core/check/reading.h"

#include <string.h>

enum {
    CONTRAST_MAX = 40, /* bytes between a word of contrast and the label that it leads to */
    LABELS_MAX = 200   /* a reply that names labels more often is a list or a loop */
};

static size_t line_end(const struct lac_view *plain, size_t pos)
{
    const char *newline = memchr(plain->text + pos, '\n', plain->len - pos);
    size_t end = newline ? (size_t)(newline - plain->text) : plain->len;
    const char *other = memchr(plain->text + pos, '\r', end - pos);
    return other ? (size_t)(other - plain->text) : end;
}

/* "B. Par" at the end of a reply that was cut: the label's own text, begun. */
static bool is_begun(const struct lac_read *read, const struct lac_spot *spot)
{
    size_t at = lac_view_at(&read->folded, lac_view_origin(&read->plain, lac_skip_marks(&read->plain, spot->after)));
    size_t left = read->folded.len - at;
    return read->truncated && spot->index != LAC_NO_CHOICE && left > 0 && left < read->choices[spot->index].len &&
           memcmp(read->folded.text + at, read->choices[spot->index].text, left) == 0;
}

/* A reply that was cut behind "- C:" was about to say something of C. */
static bool is_cut_open(const struct lac_read *read, size_t pos)
{
    const struct lac_view *plain = &read->plain;
    bool colon = false;
    uint32_t cp;
    for (size_t took; (took = lac_view_char(plain, pos, &cp)) > 0 && !lac_char_is_word(cp); pos += took)
        colon = colon || cp == ':' || cp == 0xFF1A || cp == 0x1366 || cp == 0x2013 || cp == 0x2014 || cp == 0x2192;
    return read->truncated && colon && pos >= plain->len;
}

/* Behind the label its choice's own text may stand, then what says that it is right, or an ending does: C입니다. */
static bool is_affirmed(const struct lac_read *read, const struct lac_spot *spot)
{
    bool own = spot->text == spot->index && spot->text != LAC_NO_CHOICE;
    return lac_is_affirmed_from(read, own ? spot->text_to : spot->after) ||
           (!own && spot->after > spot->to && lac_is_affirmed_from(read, spot->to));
}

/* The whole line: "b번", "Bです。" */
static bool is_affirmed_to(const struct lac_read *read, const struct lac_spot *spot, size_t end)
{
    struct lac_match match;
    size_t stop = lac_sentence_end(&read->plain, spot->after);
    for (size_t i = 0; i < read->readers_n; i++)
        if (lac_patterns_match_near(&read->readers[i]->affirm, &read->plain, spot->after, stop, 0, &match) &&
            lac_skip_marks(&read->plain, spot->after + match.to[0]) >= end)
            return !lac_is_cut(read, spot->after + match.to[0]) && !lac_doubts(read, spot->after, stop);
    return false;
}

/* "A. Iron rusts. B. Copper conducts. C. ...": every choice in a row, each behind its label. */
static bool is_list(const struct lac_read *read, const struct lac_spot *first, size_t end)
{
    const struct lac_spots *labels = lac_labels(read);
    size_t next = 1;
    for (size_t i = lac_label_behind(read, first->after); i < labels->n && labels->at[i].from < end; i++)
        next += labels->at[i].index == next && labels->at[i].text == next;
    return first->index == 0 && next == read->question->n;
}

/* A line that begins with a label: "B", "(B) because ...", "B. Paris". False when it says nothing. */
static bool judge_line(const struct lac_read *read, const struct lac_spot *spot, size_t end, struct lac_statement *out)
{
    const struct lac_view *plain = &read->plain;
    bool own = spot->text != LAC_NO_CHOICE && spot->text == spot->index && spot->text_to <= end;
    bool other = spot->text != LAC_NO_CHOICE && !own && spot->text_to <= end &&
                 (spot->bracketed || spot->follow != LAC_FOLLOW_WORD);
    *out = (struct lac_statement){.index = spot->index,
                                  .from = spot->from,
                                  .to = own ? spot->text_to : spot->after,
                                  .rule = own ? "letter.choice" : "letter.line"};
    if (spot->follow == LAC_FOLLOW_QUESTION || (own && spot->text_follow == LAC_FOLLOW_QUESTION) ||
        is_cut_open(read, own ? spot->text_to : spot->after))
        return false;
    if (own && (lac_names_another(read, spot) || is_list(read, spot, end)))
        out->index = LAC_NO_CHOICE;
    if (own)
        return !lac_takes_back(read, spot->text_to, lac_sentence_end(plain, spot->text_to)) ||
               lac_has_good_reason(read, spot, spot->text_to) || lac_is_set_against(read, spot, end);
    if (other) {
        out->index = LAC_NO_CHOICE;
        return spot->text_follow != LAC_FOLLOW_WORD;
    }
    if (spot->follow == LAC_FOLLOW_SLASH) {
        out->index = LAC_NO_CHOICE;
        return true;
    }
    if (lac_is_crossed_out(plain, spot->after, end))
        return false;
    if (lac_skip_marks(plain, spot->after) >= end || spot->follow == LAC_FOLLOW_END)
        return !lac_is_cut(read, spot->to);
    if (is_affirmed_to(read, spot, end) || is_begun(read, spot))
        return true;
    if (spot->follow != LAC_FOLLOW_GLUED && (lac_has_good_reason(read, spot, spot->after) || lac_is_hedged(read, spot)))
        return true;
    struct lac_spot next;
    if (spot->follow == LAC_FOLLOW_PAUSE &&
        lac_label_at(read, lac_skip_openers(plain, lac_skip_marks(plain, spot->after)), &next) && next.capital &&
        next.index != spot->index && next.follow != LAC_FOLLOW_GLUED) {
        out->index = LAC_NO_CHOICE; /* "A, B" */
        return true;
    }
    bool set_against = spot->capital && spot->follow != LAC_FOLLOW_GLUED && lac_is_set_against(read, spot, end);
    bool parted = spot->follow == LAC_FOLLOW_STOP || spot->follow == LAC_FOLLOW_PAUSE;
    if (set_against || (parted && lac_is_borne_out(read, spot, end)))
        return true;
    if (spot->bracketed && lac_names_another(read, spot))
        out->index = LAC_NO_CHOICE;
    return spot->bracketed && spot->follow != LAC_FOLLOW_GLUED &&
           !lac_takes_back(read, spot->after, lac_sentence_end(plain, lac_skip_marks(plain, spot->after)));
}

/* "Paris (B)": a line that is a choice's text with its own label behind. */
static bool text_with_label(const struct lac_read *read, size_t pos, size_t end, struct lac_statement *out)
{
    struct lac_spot spot;
    size_t to, index = lac_choice_at(read, pos, &to);
    if (index == LAC_NO_CHOICE || to >= end || !lac_label_at(read, lac_skip_openers(&read->plain, to), &spot) ||
        !(spot.bracketed || lac_follow_at(&read->plain, to) == LAC_FOLLOW_PAUSE) || spot.index != index ||
        spot.after > end || lac_skip_marks(&read->plain, spot.after) < end)
        return false;
    *out = (struct lac_statement){.index = index, .from = pos, .to = spot.after, .rule = "letter.choice"};
    return true;
}

/* "나입니다", "나가 맞다", "乙是正确的": a native letter that is no word of its own, and what says that it is the one.
 */
static bool inflected_line(const struct lac_read *read, size_t pos, size_t end, struct lac_statement *out)
{
    struct lac_spot spot;
    uint32_t cp;
    size_t to;
    lac_view_char(&read->plain, pos, &cp);
    bool native = lac_inflected_label_at(read, pos, &spot) ||
                  (lac_char_is_spaceless(cp) && lac_native_label_at(read, pos, &spot));
    if (!native || lac_choice_at(read, pos, &to) != LAC_NO_CHOICE)
        return false;
    *out = (struct lac_statement){.index = spot.index, .from = pos, .to = spot.to, .rule = "letter.line"};
    return lac_is_affirmed_from(read, spot.to) &&
           lac_skip_marks(&read->plain, lac_sentence_end(&read->plain, pos)) >= end &&
           !lac_doubts(read, spot.to, end) && !lac_is_cut(read, spot.after);
}

static bool read_line(const struct lac_read *read, size_t pos, size_t end, struct lac_statement *out)
{
    struct lac_spot spot;
    if (lac_label_at(read, pos, &spot))
        return judge_line(read, &spot, end, out);
    return inflected_line(read, pos, end, out) || text_with_label(read, pos, end, out);
}

static void read_lines(const struct lac_read *read, struct lac_statements *out)
{
    const struct lac_view *plain = &read->plain;
    for (size_t at = 0; at < plain->len;) {
        size_t end = line_end(plain, at), pos = lac_skip_openers(plain, at);
        struct lac_statement statement;
        if (pos < end && read_line(read, pos, end, &statement)) {
            statement.from = pos;
            lac_vec_push(out, statement);
        }
        at = end + 1;
    }
}

enum heading { HEADING_NONE, HEADING_STATES, HEADING_DENIES };

/* What the line before the one that begins at `pos` says, where it would be a cue with a colon ("Final answer") or is
 * marked as a heading ("### Respuesta incorrecta"). */
static enum heading heading_of(const struct lac_read *read, size_t pos)
{
    enum { HEADING_MAX = 64 }; /* bytes */
    const struct lac_view *plain = &read->plain;
    size_t end = pos, start, took;
    uint32_t cp;
    while ((took = lac_view_before(plain, end, &cp)) > 0 && !lac_char_is_word(cp) && cp != '?')
        end -= took;
    for (start = end; start > 0 && end - start <= HEADING_MAX && plain->text[start - 1] != '\n';)
        start--;
    if (start == end || end - start > HEADING_MAX || memchr(plain->text + end, '\n', pos - end) == NULL)
        return HEADING_NONE;
    struct lac_str line = {0};
    struct lac_match match;
    bool headed = false;
    lac_str_addf(&line, "%.*s:", (int)(end - start), plain->text + start);
    struct lac_view view = {.text = line.data, .len = line.len};
    for (size_t i = 0; i < read->readers_n && !headed; i++)
        headed = lac_patterns_match(&read->readers[i]->cue, &view, 0, view.len, &match) && match.to[0] == view.len;
    lac_str_free(&line);
    if ((headed || plain->text[start] == '#') && lac_doubts(read, start, end))
        return HEADING_DENIES;
    return headed ? HEADING_STATES : HEADING_NONE;
}

/* The last line states what its heading says, unless another choice stands under such a heading, too. */
static bool is_under_heading(const struct lac_read *read, const struct lac_statements *lines)
{
    enum { LINES_MAX = 16 }; /* that are looked at */
    const struct lac_statement *last = lines->n > 1 ? &lines->at[lines->n - 1] : NULL;
    if (!last || heading_of(read, last->from) != HEADING_STATES)
        return false;
    for (size_t i = lines->n > LINES_MAX ? lines->n - LINES_MAX : 0; i + 1 < lines->n; i++)
        if (lines->at[i].index != last->index && heading_of(read, lines->at[i].from) == HEADING_STATES)
            return false;
    return true;
}

static const struct lac_statement *last_strong(const struct lac_statements *cues)
{
    for (size_t i = cues->n; i > 0; i--)
        if (cues->at[i - 1].strong)
            return &cues->at[i - 1];
    return NULL;
}

/* "B. No, sorry: option C." A sentence of its own between the two takes the first back. */
static bool is_corrected(const struct lac_read *read, const struct lac_statement *first,
                         const struct lac_statement *second)
{
    size_t end = lac_sentence_end(&read->plain, first->to);
    return second->from > end && lac_doubts(read, end, second->from);
}

/* "Answer: A\nAnswer: B": two in a row, with no word between them but the first choice's own text. */
static bool is_repeated(const struct lac_read *read, const struct lac_statement *first,
                        const struct lac_statement *second)
{
    const struct lac_view *plain = &read->plain;
    size_t from = lac_skip_openers(plain, lac_skip_marks(plain, first->to)), to;
    if (first->index != LAC_NO_CHOICE && lac_choice_at(read, from, &to) == first->index)
        from = to;
    uint32_t cp;
    for (size_t took; from < second->from && (took = lac_view_char(plain, from, &cp)) > 0; from += took)
        if (lac_char_is_word(cp))
            return false;
    return true;
}

/* The last thing stated is said right behind another one, which nothing takes back. */
static bool is_torn_between(const struct lac_read *read, const struct lac_statements *cues,
                            const struct lac_statement *chosen)
{
    for (const struct lac_statement *s = chosen; s > cues->at; s--)
        if (s[-1].strong && s[-1].index != chosen->index && s[-1].to <= chosen->from)
            return is_repeated(read, s - 1, chosen);
    return false;
}

static bool is_by(const struct lac_statement *s, const char *rule)
{
    return strcmp(s->rule, rule) == 0;
}

/* "The answer is B.\n\nA. Madrid lies in Spain.\nC. Rome lies in Italy.": several choices with their texts, one after
 * another, explain. */
static bool are_listed(const struct lac_statements *lines, size_t from)
{
    size_t first = LAC_NO_CHOICE;
    for (size_t i = 0; i < lines->n; i++) {
        if (lines->at[i].from < from)
            continue;
        if (lines->at[i].index == LAC_NO_CHOICE || !is_by(&lines->at[i], "letter.choice"))
            return false;
        if (first != LAC_NO_CHOICE && lines->at[i].index != first)
            return true;
        first = lines->at[i].index;
    }
    return false;
}

/* The last thing stated wins, unless a line behind it says otherwise; where nothing is stated, all that is named must
 * be the same. NULL: no answer. */
static const struct lac_statement *decide(const struct lac_read *read, const struct lac_statements *cues,
                                          const struct lac_statements *lines)
{
    const struct lac_statement *chosen = last_strong(cues);
    bool stated = chosen != NULL;
    if (stated && is_torn_between(read, cues, chosen))
        return NULL;
    bool listed = stated && are_listed(lines, chosen->to);
    for (size_t i = 0; i < lines->n; i++) {
        if (!chosen)
            chosen = &lines->at[i];
        else if (lines->at[i].index != chosen->index && (!stated || lines->at[i].from >= chosen->to) && !listed)
            return NULL;
    }
    bool line = chosen != NULL;
    for (size_t i = 0; i < cues->n && !stated; i++) {
        if (!chosen || (!line && !cues->at[i].named && is_corrected(read, chosen, &cues->at[i])))
            chosen = &cues->at[i];
        else if (cues->at[i].index != chosen->index && !(line && cues->at[i].named))
            return NULL;
        else if (chosen->named)
            chosen = &cues->at[i];
    }
    return chosen && !chosen->named && chosen->index != LAC_NO_CHOICE ? chosen : NULL;
}

static bool is_alone(const struct lac_view *plain, const struct lac_statements *lines)
{
    if (lines->n != 1 || lac_skip_openers(plain, 0) != lines->at[0].from)
        return false;
    size_t rest = lac_skip_marks(plain, lines->at[0].to);
    return rest + strspn(plain->text + rest, " \t\r\n") >= plain->len;
}

bool lac_is_in_choices(const struct lac_read *read, const struct lac_spot *spot)
{
    struct lac_piece word = lac_folded_piece(read, spot->from, spot->to);
    for (size_t i = 0; i < read->question->n; i++)
        if (lac_view_find(&read->choices[i], 0, word.text, word.len) != (size_t)-1)
            return true;
    return false;
}

static bool begins_line(const struct lac_view *plain, size_t pos)
{
    enum { BULLET_MAX = 64 }; /* bytes in front of a label; lac_skip_openers passes over fewer */
    size_t start = pos, least = pos > BULLET_MAX ? pos - BULLET_MAX : 0;
    while (start > least && plain->text[start - 1] != '\n')
        start--;
    return (start == 0 || plain->text[start - 1] == '\n') && lac_skip_openers(plain, start) == pos;
}

/* A native letter is also a word or a part of words: it must be marked as a label, or begin a line or a
 * clause. */
static bool is_marked(const struct lac_read *read, const struct lac_spot *spot)
{
    const struct lac_view *plain = &read->plain;
    uint32_t first, before, behind;
    lac_view_char(plain, spot->from, &first);
    if ((first >= 'A' && first <= 'Z') || spot->bracketed)
        return true;
    lac_view_before(plain, spot->from, &before);
    lac_view_char(plain, spot->to, &behind);
    if (behind == '\'' || behind == 0x2019 || behind == 0x5F3 || begins_line(plain, spot->from)) /* Hebrew: a geresh */
        return true;
    size_t to = spot->from;
    bool comma = false;
    for (size_t took;
         (took = lac_view_before(plain, to, &before)) > 0 && !lac_char_is_word(before) && before != '\n';) {
        to -= took;
        comma = comma || lac_char_is_comma(before);
    }
    if (comma && spot->capital) /* not the Russian conjunction */
        return true;
    size_t from = lac_sentence_start(plain, to);
    return lac_is_cue(read, from, to);
}

/* "A capital é ...": a word of the language, with a capital because it begins the sentence. */
static bool is_first_word(const struct lac_read *read, const struct lac_spot *spot)
{
    const struct lac_view *plain = &read->plain;
    uint32_t cp;
    size_t next = spot->to + lac_view_char(plain, spot->to, &cp), end = next;
    if (cp != ' ' || spot->follow != LAC_FOLLOW_WORD ||
        lac_skip_openers(plain, lac_sentence_start(plain, spot->from)) != spot->from)
        return false;
    for (size_t took; (took = lac_view_char(plain, end, &cp)) > 0 && lac_char_is_word(cp);)
        end += took;
    struct lac_piece word = lac_folded_piece(read, spot->from, spot->to), behind = lac_folded_piece(read, next, end);
    bool known = false, frequent = false;
    for (size_t r = 0; r < read->readers_n; r++) {
        known = known || lac_words_find(&read->readers[r]->articles, word.text, word.len) != LAC_NO_WORD;
        frequent = frequent || lac_words_find(&read->readers[r]->tongue, behind.text, behind.len) != LAC_NO_WORD;
    }
    return known && !frequent;
}

/* "A alternativa B": an article in front of a word for an option, which has a letter of its own. */
static bool is_article(const struct lac_read *read, const struct lac_spot *spot)
{
    const struct lac_view *plain = &read->plain;
    struct lac_spot next;
    uint32_t cp;
    size_t from = lac_skip_openers(plain, spot->after), to = from;
    for (size_t took; (took = lac_view_char(plain, to, &cp)) > 0 && lac_char_is_word(cp);)
        to += took;
    return spot->follow == LAC_FOLLOW_WORD && !spot->bracketed && lac_is_cue(read, from, to) &&
           lac_label_at(read, lac_skip_openers(plain, to), &next) && next.capital;
}

/* "not A but B": what stands between the label and the one before it denies that one and leads to this. */
static bool is_turned_to(const struct lac_read *read, const struct lac_spot *last, const struct lac_spot *spot)
{
    size_t end;
    if (spot->follow == LAC_FOLLOW_QUESTION || !lac_contrast_in(read, last->to, spot->from, &end) ||
        spot->from > end + CONTRAST_MAX || lac_is_in_supposition(read, spot->from))
        return false;
    return lac_doubts(read, lac_clause_start(read, last->from), end) && !lac_doubts(read, end, spot->from);
}

bool lac_find_labels(const struct lac_read *read, struct lac_mentions *out)
{
    bool clear = true;
    const struct lac_spots *spots = lac_labels(read);
    const struct lac_spot *last = NULL;
    for (size_t i = 0; i < spots->n && clear; i++) {
        struct lac_spot spot = spots->at[i];
        bool turned = last && (spot.capital || !last->capital) && is_turned_to(read, last, &spot);
        last = last && last->capital && !spot.capital ? last : &spots->at[i]; /* "non é a C, senón a B" */
        if (spot.follow == LAC_FOLLOW_GLUED || (!turned && !is_marked(read, &spot)) || is_article(read, &spot) ||
            is_first_word(read, &spot))
            continue;
        struct lac_mention m = {spot.index, spot.from, spot.after, !turned && !is_affirmed(read, &spot)};
        clear = m.weak || (spot.index != LAC_NO_CHOICE && !lac_is_in_choices(read, &spot));
        clear = clear && spot.follow != LAC_FOLLOW_SLASH && out->n < LABELS_MAX;
        lac_vec_push(out, m);
    }
    return clear;
}

/* "A is correct, but so is B": another label behind a word of contrast, in the same sentence and not denied. */
static bool is_countered(const struct lac_read *read, const struct lac_mentions *labels,
                         const struct lac_mention *shown)
{
    size_t stop = lac_sentence_end(&read->plain, shown->to), end;
    for (size_t i = 0; i < labels->n; i++) {
        const struct lac_mention *m = &labels->at[i];
        if (m->from >= shown->to && m->from < stop && m->index != shown->index &&
            lac_contrast_in(read, shown->to, m->from, &end) && !lac_doubts(read, end, stop))
            return true;
    }
    return false;
}

/* "B is correct", "B가 맞습니다": what says behind a label that it is the right one. */
static void read_affirmed(const struct lac_read *read, struct lac_statements *out)
{
    struct lac_mentions labels = {0};
    struct lac_mention shown;
    size_t index = lac_find_labels(read, &labels) ? lac_mentions_settle(read, &labels, &shown) : LAC_NO_CHOICE;
    bool goes_on = read->truncated && labels.n > 0 && labels.at[labels.n - 1].index != index;
    if (index != LAC_NO_CHOICE && !goes_on && !lac_is_cut(read, shown.to) && !is_countered(read, &labels, &shown)) {
        struct lac_statement s = {
            .index = index, .from = shown.from, .to = shown.to, .rule = "letter.affirmed", .strong = true};
        lac_vec_push(out, s);
    }
    lac_vec_free(&labels);
}

static uint32_t first_of(const struct lac_read *read, const struct lac_spot *spot)
{
    uint32_t cp;
    lac_view_char(&read->plain, spot->from, &cp);
    return cp;
}

/* A reply that begins like a label, or that names one somewhere, is no mere text. */
static bool has_label(const struct lac_read *read)
{
    const struct lac_spots *spots = lac_labels(read);
    for (size_t i = 0; i < spots->n; i++) {
        const struct lac_spot *spot = &spots->at[i];
        size_t end;
        uint32_t cp = first_of(read, spot);
        if (spot->follow == LAC_FOLLOW_GLUED)
            continue;
        if (is_first_word(read, spot))
            continue;
        if ((cp >= 'A' && cp <= 'Z') || (cp >= 0x370 && spot->follow <= LAC_FOLLOW_PAUSE) ||
            (cp >= '0' && cp <= '9' && begins_line(&read->plain, spot->from) &&
             lac_choice_at(read, spot->from, &end) == LAC_NO_CHOICE))
            return true;
    }
    return false;
}

bool lac_names_label(const struct lac_read *read)
{
    const struct lac_spots *spots = lac_labels(read);
    for (size_t i = 0; i < spots->n; i++) {
        uint32_t cp = first_of(read, &spots->at[i]);
        if (cp >= 'A' && cp <= 'Z' && (spots->at[i].follow <= LAC_FOLLOW_PAUSE || spots->at[i].bracketed))
            return true;
    }
    return false;
}

bool lac_read_mentioned(const struct lac_read *read, struct lac_reading *out)
{
    return !has_label(read) && lac_read_contained(read, out);
}

/* True when something stated names two, or when two things that were stated differ. */
static bool is_contradicted(const struct lac_statements *cues, const struct lac_statements *lines)
{
    const struct lac_statement *first = NULL;
    const struct lac_statements *const lists[] = {cues, lines};
    for (size_t k = 0; k < 2; k++)
        for (size_t i = 0; i < lists[k]->n; i++) {
            const struct lac_statement *s = &lists[k]->at[i];
            if (s->named)
                continue;
            if (s->index == LAC_NO_CHOICE || (first && first->index != s->index))
                return true;
            first = s;
        }
    return false;
}

/* Where the last sentence begins that has a word. */
static size_t last_sentence(const struct lac_view *plain)
{
    uint32_t cp;
    size_t end = plain->len;
    for (size_t took; (took = lac_view_before(plain, end, &cp)) > 0 && !lac_char_is_word(cp);)
        end -= took;
    return lac_sentence_start(plain, end);
}

bool lac_read_letter(const struct lac_read *read, struct lac_reading *out)
{
    struct lac_statements cues = {0}, lines = {0};
    const struct lac_statement *chosen = NULL;
    bool answered = false;
    if (lac_read_ordinal(read, 0, read->plain.len, out))
        return true;
    read_lines(read, &lines);
    if (is_alone(&read->plain, &lines)) {
        chosen = lines.at[0].index == LAC_NO_CHOICE ? NULL : &lines.at[0];
        if (chosen && is_by(chosen, "letter.line"))
            lines.at[0].rule = "letter.alone";
    } else if (lac_read_whole(read, out)) {
        out->rule = "letter.text";
        answered = true;
    } else {
        struct lac_statement last;
        lac_read_cues(read, &cues);
        enum lac_closing closing = lac_read_closing(read, &cues, &last);
        if (closing == LAC_CLOSING_STATES)
            lac_vec_push(&cues, last);
        if (!last_strong(&cues) && is_under_heading(read, &lines)) {
            lac_vec_push(&cues, lines.at[lines.n - 1]);
            cues.at[cues.n - 1].strong = true;
        }
        if (!last_strong(&cues))
            read_affirmed(read, &cues);
        chosen = decide(read, &cues, &lines);
        if (chosen && is_by(chosen, "letter.line") && heading_of(read, chosen->from) == HEADING_DENIES)
            chosen = NULL;
        if (closing == LAC_CLOSING_NAMES && chosen && chosen->index != last.index &&
            chosen->to <= lac_sentence_start(&read->plain, last.from))
            chosen = NULL;
        if (chosen && !chosen->strong && is_by(chosen, "letter.option") && read->truncated) /* a musing that was cut */
            chosen = NULL;
    }
    read->notes->open = !chosen && !answered && !is_contradicted(&cues, &lines);
    if (read->notes->open && lines.n == 0 && cues.n == 0) {
        answered = lac_read_first_line(read, out);
        if (answered)
            out->rule = "letter.text";
        else
            answered = lac_read_ordinal(read, last_sentence(&read->plain), read->plain.len, out);
    }
    if (chosen)
        answered = lac_reading_found(read, chosen->index, chosen->rule, lac_view_origin(&read->plain, chosen->from),
                                     lac_view_origin(&read->plain, chosen->to), out);
    lac_vec_free(&cues);
    lac_vec_free(&lines);
    return answered;
}
