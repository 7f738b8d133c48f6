/* What a reply states: "the answer is B", "option B", \boxed{B}. */
#include "core/base/utf8.h"
#include "core/base/vec.h"
#include "core/check/mention.h"
#include "core/check/reading.h"

#include <string.h>

/* Cues are looked for in so many bytes at the start and at the end. A pattern such as `AI[^.]*cannot` takes quadratic
 * time in the worst case; the last statement counts, and it stands near an end. */
enum { WINDOW = 8 << 10, TAIL = 160 };

static bool ends_in(const struct lac_texts *ends, struct lac_piece cue)
{
    for (size_t i = 0; i < ends->n; i++) {
        size_t len = strlen(ends->at[i]);
        if (cue.len >= len && memcmp(cue.text + cue.len - len, ends->at[i], len) == 0)
            return true;
    }
    return false;
}

/* "the answer is", "answer:", 答案是 state; a bare "option" or 选项 only names. */
static bool is_strong(const struct lac_read *read, size_t from, size_t to)
{
    const struct lac_view *plain = &read->plain;
    size_t words = 0, spaceless = 0;
    bool inside = false;
    uint32_t cp = 0;
    for (size_t i = 0; i < read->readers_n; i++) {
        const struct lac_reader *reader = read->readers[i];
        if (reader->naming_ends.n == 0 && reader->stating_ends.n == 0)
            continue;
        struct lac_piece cue = lac_folded_piece(read, from, to);
        if (ends_in(&reader->naming_ends, cue) || ends_in(&reader->stating_ends, cue))
            return !ends_in(&reader->naming_ends, cue);
    }
    for (size_t took; from < to && (took = lac_view_char(plain, from, &cp)) > 0; from += took) {
        bool word = lac_char_is_word(cp);
        words += word && !inside;
        spaceless += lac_char_is_spaceless(cp);
        inside = word;
    }
    bool colon = (lac_utf8_is_punct(cp) && cp != '-' && cp != ',') || cp == 0x903 ||
                 cp == 0x983; /* visarga, which is written for a colon */
    return words > 1 || spaceless > 2 || colon;
}

static bool is_label_case(const struct lac_spot *spot)
{
    return spot->capital || spot->bracketed || spot->follow != LAC_FOLLOW_WORD;
}

/* The inside of a word of Thai, Lao, Burmese or Khmer, or of katakana: a letter that ends a word there ("ถูกต้อง",
 * ロシア) is no label, while other spaceless scripts put a label next to anything ("はウです"). */
static bool is_inside_word(uint32_t before, uint32_t cp)
{
    static const uint32_t scripts[][2] = {{0xE01, 0xEFF}, {0x1000, 0x109F}, {0x1780, 0x17FF}, {0x30A1, 0x30FF}};
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
        if (cp >= scripts[i][0] && cp <= scripts[i][1])
            return before >= scripts[i][0] && before <= scripts[i][1];
    return false;
}

/* A label of another choice, written as one: "C", or "c" where the reply's own label is small. */
static bool is_other_label(const struct lac_read *read, const struct lac_spot *spot, size_t at)
{
    struct lac_spot other;
    return lac_label_at(read, at, &other) && other.index != spot->index && other.follow != LAC_FOLLOW_GLUED &&
           (other.capital || (!spot->capital && (other.bracketed || other.follow != LAC_FOLLOW_WORD)));
}

/* What stands in front denies what comes at `to`, and does not take back what came before: "no, B". */
static bool is_denied_up_to(const struct lac_read *read, size_t from, size_t to)
{
    size_t turn;
    return lac_doubts(read, from, to) && !(lac_contrast_in(read, from, to, &turn) && !lac_doubts(read, turn, to));
}

bool lac_names_another(const struct lac_read *read, const struct lac_spot *spot)
{
    const struct lac_view *plain = &read->plain;
    size_t start = spot->text == spot->index && spot->index != LAC_NO_CHOICE ? spot->text_to : spot->after;
    size_t end = lac_claim_end(read, start, lac_sentence_end(plain, start)), clause = start;
    for (size_t at = start, took; at < end; at += took) {
        uint32_t cp, before;
        took = lac_view_char(plain, at, &cp);
        lac_view_before(plain, at, &before);
        if (cp == ',')
            clause = at; /* "not A or C" denies both */
        if (!lac_char_is_word(cp) || before == '\'' || before == 0x2019 ||
            (lac_char_is_word(before) && (!lac_char_is_spaceless(before) || is_inside_word(before, cp))))
            continue;
        if (is_other_label(read, spot, at) && !is_denied_up_to(read, clause, at))
            return true;
    }
    return false;
}

/* True when another choice's text follows the label as if it were the label's own: "B. Madrid". */
static bool has_other_text(const struct lac_spot *spot)
{
    return spot->text != LAC_NO_CHOICE && spot->text != spot->index && spot->follow != LAC_FOLLOW_WORD &&
           spot->text_follow != LAC_FOLLOW_WORD;
}

static bool is_asked(const struct lac_read *read, size_t pos)
{
    uint32_t cp;
    lac_view_char(&read->plain, lac_sentence_end(&read->plain, pos), &cp);
    return cp == '?' || cp == 0xFF1F || cp == 0x61F;
}

/* "if I am not mistaken" stands at `pos`. */
static bool is_hedge_at(const struct lac_read *read, size_t pos, size_t end)
{
    struct lac_match match;
    for (size_t i = 0; i < read->readers_n; i++)
        if (lac_patterns_match_near(&read->readers[i]->hedge, &read->plain, pos, end, 0, &match))
            return true;
    return false;
}

/* "B, if the question were another": what is stated in front of the comma is only supposed. */
static bool is_supposed(const struct lac_read *read, size_t pos)
{
    const struct lac_view *plain = &read->plain;
    uint32_t cp = 0;
    size_t took = 0, end = lac_sentence_end(plain, pos);
    while (pos < end && (took = lac_view_char(plain, pos, &cp)) > 0 && !lac_char_is_comma(cp) && !lac_char_is_word(cp))
        pos += took;
    if (pos >= end || !lac_char_is_comma(cp))
        return false;
    pos += took;
    while (pos < end && (took = lac_view_char(plain, pos, &cp)) > 0 && lac_utf8_is_space(cp))
        pos += took;
    struct lac_match match;
    for (size_t i = 0; i < read->readers_n; i++)
        if (lac_patterns_match_near(&read->readers[i]->when, plain, pos, end, 0, &match))
            return !is_hedge_at(read, pos, end);
    return false;
}

/* "Option B, of course!": the reply is one sentence, which the label does not go on as its subject. */
static bool is_all(const struct lac_read *read, const struct lac_spot *spot, size_t behind, bool running)
{
    const struct lac_view *plain = &read->plain;
    size_t end = lac_sentence_end(plain, behind);
    return !running && lac_sentence_start(plain, spot->from) <= lac_skip_openers(plain, 0) &&
           lac_skip_marks(plain, end) >= plain->len && !lac_doubts(read, behind, end) && !lac_names_another(read, spot);
}

/* What a label behind a cue says goes into *s; false when it says nothing. */
static bool judge_label(const struct lac_read *read, const struct lac_spot *spot, struct lac_statement *s)
{
    bool own = spot->text == spot->index && spot->text != LAC_NO_CHOICE;
    size_t behind = own ? spot->text_to : spot->after;
    enum lac_follow follow = own ? spot->text_follow : spot->follow;
    s->index = spot->index;
    if (spot->follow == LAC_FOLLOW_SLASH || has_other_text(spot)) {
        s->index = LAC_NO_CHOICE;
        return true;
    }
    if (follow == LAC_FOLLOW_QUESTION || follow == LAC_FOLLOW_GLUED)
        return false;
    bool running = follow == LAC_FOLLOW_WORD, open = running || follow == LAC_FOLLOW_PAUSE;
    if (follow == LAC_FOLLOW_PAUSE && is_supposed(read, behind))
        return false;
    if (open && is_asked(read, behind))
        return false;
    size_t sentence = lac_sentence_end(&read->plain, behind);
    if (running && lac_takes_back(read, behind, lac_claim_end(read, behind, sentence)) &&
        !lac_is_set_against(read, spot, sentence))
        return false;
    s->named = !s->strong && (running || (open && !own)) && !lac_is_set_against(read, spot, sentence) &&
               !lac_gives_reason(read, behind) && !is_all(read, spot, behind, running);
    if (lac_names_another(read, spot))
        s->index = LAC_NO_CHOICE;
    return true;
}

/* Behind articles and the like, which a language lists as stop words; what denies is no article. */
static size_t skip_articles(const struct lac_read *read, size_t pos)
{
    const struct lac_view *plain = &read->plain;
    struct lac_spot spot;
    for (int left = 2; left > 0; left--) {
        size_t end = pos;
        uint32_t cp;
        for (size_t took; (took = lac_view_char(plain, end, &cp)) > 0 && lac_char_is_word(cp);)
            end += took;
        struct lac_piece word = lac_folded_piece(read, pos, end);
        bool known = false;
        for (size_t i = 0; i < read->readers_n && !known; i++)
            known = lac_words_find(&read->readers[i]->stop_words, word.text, word.len) != LAC_NO_WORD;
        if (end == pos || !known || lac_doubts(read, pos, end))
            break;
        pos = lac_skip_openers(plain, end);
        if (lac_label_at(read, pos, &spot) && is_label_case(&spot)) /* "la A": the letter is an article, too */
            break;
    }
    return pos;
}

static bool mentions_another(const struct lac_read *read, size_t index, size_t from, size_t to)
{
    size_t low = lac_view_at(&read->folded, lac_view_origin(&read->plain, from));
    size_t high = lac_view_at(&read->folded, lac_view_origin(&read->plain, to));
    for (size_t i = 0; i < read->question->n; i++) {
        const struct lac_view *choice = &read->choices[i];
        if (i == index || choice->len == 0)
            continue;
        struct lac_view near = read->folded;
        near.len = high + choice->len < near.len ? high + choice->len : near.len;
        size_t at = lac_view_find(&near, low, choice->text, choice->len);
        if (at == (size_t)-1 || at >= high)
            continue;
        if (!is_denied_up_to(read, from, lac_view_at(&read->plain, lac_view_origin(&read->folded, at))))
            return true;
    }
    return false;
}

/* What follows a choice's text closes the statement: a reason, or what says that it is right (答えは東京です). */
static bool is_closed(const struct lac_read *read, size_t to, enum lac_follow follow)
{
    uint32_t last;
    lac_view_before(&read->plain, to, &last);
    if (follow == LAC_FOLLOW_GLUED)
        return lac_char_is_spaceless(last) && lac_is_affirmed_from(read, to);
    return lac_gives_reason(read, to) || lac_is_affirmed_from(read, to);
}

static void state_text(const struct lac_read *read, size_t cue, size_t cue_to, const char *rule,
                       struct lac_statements *out)
{
    size_t pos = lac_skip_openers(&read->plain, cue_to), to;
    size_t index = lac_choice_at(read, pos, &to);
    if (index == LAC_NO_CHOICE)
        index = lac_choice_at(read, pos = skip_articles(read, pos), &to);
    if (index == LAC_NO_CHOICE || lac_is_cut(read, to))
        return;
    enum lac_follow follow = lac_follow_behind(&read->plain, pos, to);
    bool goes_on = follow == LAC_FOLLOW_WORD || follow == LAC_FOLLOW_GLUED;
    if (follow == LAC_FOLLOW_QUESTION || (goes_on && !is_closed(read, to, follow)))
        return;
    if (follow == LAC_FOLLOW_PAUSE && is_supposed(read, to))
        return;
    if (follow == LAC_FOLLOW_SLASH || mentions_another(read, index, to, lac_sentence_end(&read->plain, to)))
        index = LAC_NO_CHOICE;
    struct lac_statement s = {.index = index, .from = cue, .to = to, .rule = rule, .strong = true};
    lac_vec_push(out, s);
}

/* "vitamin D"; not the last sign of わからない */
static bool has_label_in(const struct lac_read *read, size_t from, size_t to)
{
    const struct lac_spots *labels = lac_labels(read);
    for (size_t i = lac_label_behind(read, from); i < labels->n && labels->at[i].from < to; i++)
        if ((unsigned char)read->plain.text[labels->at[i].from] < 0xE0)
            return true;
    return false;
}

static void state_label(const struct lac_read *read, size_t cue, size_t cue_to, bool strong, const char *rule,
                        struct lac_statements *out)
{
    struct lac_spot spot;
    size_t pos = lac_skip_openers(&read->plain, cue_to);
    uint32_t cue_end;
    lac_view_before(&read->plain, cue_to, &cue_end);
    bool colon = cue_end == ':' || cue_end == 0xFF1A || read->plain.text[cue_to] == ':';
    bool found = lac_label_at(read, pos, &spot) || lac_inflected_label_at(read, pos, &spot);
    if (!found || !is_label_case(&spot)) { /* "escolho a B": an article that looks like a label */
        size_t to;
        pos = skip_articles(read, pos);
        if (!lac_label_at(read, pos, &spot)) {
            if (strong && lac_choice_at(read, pos, &to) != LAC_NO_CHOICE && !has_label_in(read, pos, to))
                state_text(read, cue, cue_to, "letter.text", out);
            return;
        }
    }
    if (!is_label_case(&spot) || !lac_view_is_bounded(&read->plain, pos, pos))
        return;
    if (colon && spot.follow == LAC_FOLLOW_WORD && spot.text != spot.index) /* "Answer: A cat" */
        return;
    if (lac_is_cut(read, spot.to))
        return;
    struct lac_statement s = {.from = cue, .to = spot.after, .rule = rule, .strong = strong};
    if (judge_label(read, &spot, &s))
        lac_vec_push(out, s);
}

bool lac_is_in_supposition(const struct lac_read *read, size_t clause)
{
    enum { HEAD_MAX = 16 }; /* bytes of "but", "and so" before the "if" */
    size_t start = lac_sentence_start(&read->plain, clause);
    struct lac_match match;
    for (size_t i = 0; i < read->readers_n && start < clause; i++)
        if (lac_patterns_match_near(&read->readers[i]->when, &read->plain, start, clause, HEAD_MAX, &match))
            return !is_hedge_at(read, start + match.from[0], lac_sentence_end(&read->plain, clause));
    return false;
}

static void state(const struct lac_read *read, size_t cue, size_t cue_to, bool strong, const char *kind,
                  struct lac_statements *out)
{
    size_t clause = lac_clause_start(read, cue);
    if (lac_doubts(read, clause, cue) || lac_is_in_supposition(read, clause))
        return;
    if (read->question->ask == LAC_ASK_TEXT)
        state_text(read, cue, cue_to, kind[0] == 'b' ? "text.boxed" : "text.cue", out);
    else
        state_label(read, cue, cue_to, strong,
                    kind[0] == 'b' ? "letter.boxed"
                    : strong       ? "letter.cue"
                                   : "letter.option",
                    out);
}

/* Not inside a word; Arabic and Hebrew write "and" and "so" without a space in front of the cue. */
static bool begins_word(const struct lac_view *plain, size_t pos)
{
    uint32_t cp;
    lac_view_char(plain, pos, &cp);
    return cp >= 0x590 || lac_view_is_bounded(plain, pos, pos);
}

bool lac_is_cue(const struct lac_read *read, size_t from, size_t to)
{
    struct lac_match match;
    for (size_t i = 0; i < read->readers_n; i++)
        for (size_t at = from; at < to && lac_patterns_match(&read->readers[i]->cue, &read->plain, at, to, &match);) {
            if (at + match.to[0] == to && begins_word(&read->plain, at + match.from[0]))
                return true;
            at += match.to[0] > 0 ? match.to[0] : 1;
        }
    return false;
}

static void scan(const struct lac_read *read, const struct lac_regex *regex, size_t from, size_t to,
                 struct lac_statements *out)
{
    const struct lac_view *plain = &read->plain;
    struct lac_match match;
    for (size_t at = from; at < to && lac_regex_search(regex, plain->text, to, at, &match) == 1;) {
        uint32_t cp;
        size_t end = match.to[0];
        if (begins_word(plain, match.from[0]))
            state(read, match.from[0], end, is_strong(read, match.from[0], end), "cue", out);
        at = end > at ? end : at + lac_view_char(plain, at, &cp);
    }
}

static void scan_literal(const struct lac_read *read, const char *what, struct lac_statements *out)
{
    const struct lac_view *plain = &read->plain;
    size_t len = strlen(what);
    for (const char *end = plain->text + plain->len, *at = plain->text;
         (at = memchr(at, what[0], (size_t)(end - at))) != NULL;) {
        size_t from = (size_t)(at - plain->text);
        bool hit = plain->len - from >= len && memcmp(at, what, len) == 0;
        if (hit)
            state(read, from, from + len, true, "boxed", out);
        at += hit ? len : 1;
    }
}

static int by_place(const void *a, const void *b)
{
    const struct lac_statement *x = a, *y = b;
    if (x->to != y->to)
        return x->to < y->to ? -1 : 1;
    return (x->from > y->from) - (x->from < y->from);
}

static void scan_all(const struct lac_read *read, size_t from, size_t to, struct lac_statements *out)
{
    for (size_t r = 0; r < read->readers_n; r++)
        for (size_t i = 0; i < read->readers[r]->cue.n; i++)
            scan(read, read->readers[r]->cue.at[i], from, to, out);
}

static bool has_strong(const struct lac_statements *out)
{
    for (size_t i = 0; i < out->n; i++)
        if (out->at[i].strong)
            return true;
    return false;
}

/* Where the last lines begin, in which most answers stand: at the start of a line, or of a sentence. */
static size_t tail_start(const struct lac_view *plain)
{
    size_t start = plain->len > TAIL ? lac_utf8_cut(plain->text, plain->len, plain->len - TAIL) : 0;
    const char *newline = memchr(plain->text + start, '\n', plain->len - start);
    if (start == 0 || newline)
        return newline && start > 0 ? (size_t)(newline - plain->text) : start;
    return lac_sentence_start(plain, start);
}

/* What is stated last decides (letter.c, choice.c), so that nothing before the tail matters when the tail states
 * something. */
void lac_read_cues(const struct lac_read *read, struct lac_statements *out)
{
    size_t len = read->plain.len, first = len, last = len, tail = tail_start(&read->plain);
    scan_literal(read, "\\boxed{", out);
    scan_literal(read, "<answer>", out);
    size_t literals = out->n;
    scan_all(read, tail, len, out);
    if (!has_strong(out) && tail > 0) {
        out->n = literals;
        if (len > 2 * WINDOW) {
            first = lac_utf8_cut(read->plain.text, len, WINDOW);
            last = lac_utf8_cut(read->plain.text, len, len - WINDOW);
        }
        scan_all(read, 0, first, out);
        if (last < len)
            scan_all(read, last, len, out);
    }
    if (out->n > 1)
        qsort(out->at, out->n, sizeof *out->at, by_place);
}
