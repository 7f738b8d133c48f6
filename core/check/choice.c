/* Text asking: which choice's text does the reply give? */
#include "core/base/utf8.h"
#include "core/base/vec.h"
#include "core/check/mention.h"
#include "core/check/reading.h"
#include "core/check/similarity.h"
#include "core/check/touch.h"
#include "core/check/within.h"

#include <stdlib.h>
#include <string.h>

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* The only choice that `same` holds for; LAC_NO_CHOICE for none or several. */
static size_t only(const struct lac_read *read, bool (*same)(const struct lac_read *, size_t, const char *, size_t),
                   const char *text, size_t len)
{
    size_t index = LAC_NO_CHOICE;
    for (size_t i = 0; i < read->question->n; i++) {
        if (!same(read, i, text, len))
            continue;
        if (index != LAC_NO_CHOICE)
            return LAC_NO_CHOICE;
        index = i;
    }
    return index;
}

static bool same_bytes(const struct lac_read *read, size_t i, const char *text, size_t len)
{
    const char *choice = read->question->choices[i];
    return len > 0 && strlen(choice) == len && memcmp(choice, text, len) == 0;
}

static bool same_folded(const struct lac_read *read, size_t i, const char *text, size_t len)
{
    return len > 0 && read->choices[i].len == len && memcmp(read->choices[i].text, text, len) == 0;
}

/* Sentence ends, quotes and Markdown around a text. Signs that change a value (- + % # $) stay. */
static bool is_wrapping(uint32_t cp)
{
    char bytes[5] = {0};
    return cp && lac_utf8_put(bytes, cp) > 0 &&
           strstr("\"'`*_.,;:!¡…“”„‘’«»‹›「」『』《》。，；：！．、،؛।۔", bytes) != NULL;
}

static void strip(const struct lac_view *folded, size_t *from, size_t *to)
{
    uint32_t cp;
    for (size_t took; *from < *to && (took = lac_view_char(folded, *from, &cp)) > 0; *from += took)
        if (!is_wrapping(cp) && cp != ' ')
            break;
    for (size_t took; *to > *from && (took = lac_view_before(folded, *to, &cp)) > 0; *to -= took)
        if (!is_wrapping(cp) && cp != ' ')
            break;
    if (*to - *from > 2 && ((folded->text[*from] == '(' && folded->text[*to - 1] == ')') ||
                            (folded->text[*from] == '[' && folded->text[*to - 1] == ']'))) {
        ++*from;
        --*to;
    }
}

static void bare(struct lac_str *out, const struct lac_view *folded)
{
    size_t from = 0, to = folded->len;
    strip(folded, &from, &to);
    struct lac_str text = {0};
    lac_utf8_fold_marks(&text, folded->text + from, to - from);
    lac_str_add_replaced(out, lac_str_get(&text), "\xC4\xB1", "i"); /* a dot lost in capitals: "IZMIR" */
    lac_str_free(&text);
}

/* Marks of a decimal: "4." is 4, but ".5" is not 5. */
static bool hides_number(const struct lac_view *folded)
{
    uint32_t cp;
    for (size_t i = 0; i + 1 < folded->len; i++) {
        lac_view_char(folded, i, &cp);
        if (lac_char_is_word(cp))
            return false;
        if ((cp == '.' || cp == ',') && folded->text[i + 1] >= '0' && folded->text[i + 1] <= '9')
            return true;
    }
    return false;
}

/* Bytes of the letter at text[0..len) with the combining marks behind it; *marked when it has any, of its own too. */
static size_t letter_at(const char *text, size_t len, bool *marked)
{
    uint32_t cp;
    size_t end = lac_utf8_next(text, len, &cp);
    for (size_t took; end < len && (took = lac_utf8_next(text + end, len - end, &cp)) > 0; end += took)
        if (cp < 0x300 || cp > 0x36F)
            break;
    struct lac_str plain = {0};
    lac_utf8_fold_marks(&plain, text, end);
    *marked = plain.len != end || memcmp(plain.data, text, end) != 0;
    lac_str_free(&plain);
    return end;
}

/* Marks may be left out, not put in place of others: "limon" is limón, "bỏ" is not bò. Where the choice has none at
 * all, the reply may have some ("París"). Both texts are the same without marks. */
static bool marks_agree(const struct lac_view *reply, const struct lac_view *choice)
{
    size_t i = 0, i_end = reply->len, j = 0, j_end = choice->len;
    bool added = false, any = false;
    strip(reply, &i, &i_end);
    strip(choice, &j, &j_end);
    while (i < i_end && j < j_end) {
        bool given, wanted;
        size_t n = letter_at(reply->text + i, i_end - i, &given), m = letter_at(choice->text + j, j_end - j, &wanted);
        if (given && wanted && (n != m || memcmp(reply->text + i, choice->text + j, n) != 0))
            return false;
        added = added || (given && !wanted);
        any = any || (wanted && m > 1);
        i += n > 0 ? n : 1;
        j += m > 0 ? m : 1;
    }
    return !(added && any);
}

/* Letters and spaces alone, of scripts in which one letter is a small part of a word. */
static bool is_spelled(const struct lac_str *text)
{
    uint32_t cp;
    for (size_t at = 0, took; at < text->len; at += took) {
        took = lac_utf8_next(text->data + at, text->len - at, &cp);
        if (took == 0 || (cp != ' ' && (!lac_utf8_is_letter(cp) || lac_char_is_spaceless(cp) || cp >= 0x1200)))
            return false;
    }
    return text->len > 0;
}

static const struct lac_bare *bare_of(const struct lac_read *read, size_t i)
{
    struct lac_bare *one = &read->bare[i];
    if (!one->known) {
        bare(&one->text, &read->choices[i]);
        one->spelled = is_spelled(&one->text);
        one->known = true;
    }
    return one;
}

static size_t bare_choice(const struct lac_read *read, const struct lac_view *folded, const struct lac_str *text)
{
    size_t index = LAC_NO_CHOICE, hits = 0;
    for (size_t i = 0; i < read->question->n && text->len > 0 && !hides_number(folded); i++) {
        const struct lac_str *choice = &bare_of(read, i)->text;
        if (choice->len == text->len && memcmp(choice->data, text->data, text->len) == 0 &&
            marks_agree(folded, &read->choices[i])) {
            index = i;
            hits++;
        }
    }
    return hits == 1 ? index : LAC_NO_CHOICE;
}

static bool is_ascii_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Without the spaces beside digits: "25 %" is 25%, "1 440" is 1440. Marks of Arabic numbers become the Latin ones. */
static void squeeze(struct lac_str *out, const struct lac_view *folded)
{
    size_t from = 0, to = folded->len;
    strip(folded, &from, &to);
    lac_str_clear(out);
    for (size_t i = from; i < to; i++) {
        const char *t = folded->text;
        bool beside = (i > from && is_ascii_digit(t[i - 1])) || (i + 1 < to && is_ascii_digit(t[i + 1]));
        bool arabic = t[i] == '\xD9' && i + 1 < to && t[i + 1] >= '\xAA' && t[i + 1] <= '\xAC';
        if (arabic)
            lac_str_addc(out, "%.,"[t[++i] - '\xAA']); /* U+066A to U+066C */
        else if (t[i] != ' ' || !beside)
            lac_str_addc(out, t[i]);
    }
}

/* 1.000, 1,000, 1'000: without the separators of thousands. False, and as it was, where there are none, or others. */
static bool drop_thousands(struct lac_str *text)
{
    char *t = text->data;
    size_t head = 0;
    while (is_ascii_digit(t[head]))
        head++;
    if (head == 0 || head > 3 || text->len < head + 4 || !t[head] || !strchr(".,'", t[head]))
        return false;
    for (size_t at = head; at < text->len; at += 4)
        if (t[at] != t[head] || !is_ascii_digit(t[at + 1]) || !is_ascii_digit(t[at + 2]) ||
            !is_ascii_digit(t[at + 3]) || is_ascii_digit(t[at + 4]))
            return false;
    size_t out = head;
    for (size_t at = head; at < text->len; at += 4, out += 3)
        memmove(t + out, t + at + 1, 3);
    t[out] = '\0';
    text->len = out;
    return true;
}

/* The only choice that is the same number with the same unit, however it is grouped. What could as well be a decimal of
 * another choice (1.000 of 1) is none. */
static size_t same_number(const struct lac_read *read, const struct lac_view *folded)
{
    struct lac_str text = {0}, choice = {0};
    size_t index = LAC_NO_CHOICE, hits = 0;
    squeeze(&text, folded);
    bool digits = text.len > 0 && strpbrk(text.data, "0123456789") != NULL && !hides_number(folded);
    size_t whole = digits ? strspn(text.data, "0123456789") : 0;
    bool grouped = digits && drop_thousands(&text), decimal = false;
    for (size_t i = 0; i < read->question->n && digits; i++) {
        squeeze(&choice, &read->choices[i]);
        decimal = decimal || (grouped && choice.len == whole && memcmp(choice.data, text.data, whole) == 0);
        if (choice.len > 0 && choice.len != text.len)
            drop_thousands(&choice);
        if (choice.len == text.len && memcmp(choice.data, text.data, text.len) == 0) {
            index = i;
            hits++;
        }
    }
    lac_str_free(&text);
    lac_str_free(&choice);
    return hits == 1 && !decimal ? index : LAC_NO_CHOICE;
}

/* What a text that is nothing but a whole number means, in digits, words or numerals; LAC_NO_WORD for any other. */
static size_t number_in(const struct lac_read *read, const char *text, size_t len)
{
    enum { DIGITS_MAX = 9 };
    size_t digits = len <= DIGITS_MAX ? strspn(text, "0123456789") : 0;
    if (digits == 0 || digits < len)
        return lac_number_of(read, (struct lac_piece){text, len});
    return len > 1 && text[0] == '0' ? LAC_NO_WORD : (size_t)strtoul(text, NULL, 10);
}

/* "eight", ፰: the only choice that is this number. */
static size_t same_numeral(const struct lac_read *read, const struct lac_view *folded)
{
    size_t from = 0, to = folded->len, index = LAC_NO_CHOICE, hits = 0;
    strip(folded, &from, &to);
    size_t number = hides_number(folded) ? LAC_NO_WORD : number_in(read, folded->text + from, to - from);
    for (size_t i = 0; number != LAC_NO_WORD && i < read->question->n; i++) {
        if (number_in(read, read->choices[i].text, read->choices[i].len) != number)
            continue;
        index = i;
        hits++;
    }
    return hits == 1 ? index : LAC_NO_CHOICE;
}

/* Two neighbours have changed places, and nothing else differs. */
static bool is_swapped(const struct lac_str *a, const struct lac_str *b)
{
    size_t at = 0;
    while (at < a->len && a->len == b->len && a->data[at] == b->data[at])
        at++;
    return a->len == b->len && at + 1 < a->len && a->data[at] == b->data[at + 1] && a->data[at + 1] == b->data[at] &&
           memcmp(a->data + at + 2, b->data + at + 2, a->len - at - 2) == 0;
}

static size_t distance_of(const struct lac_str *a, const struct lac_str *b)
{
    size_t x = lac_utf8_count(a->data, a->len), y = lac_utf8_count(b->data, b->len);
    return (size_t)(lac_edit_distance(a->data, a->len, b->data, b->len) * (double)(x > y ? x : y) + 0.5);
}

/* A slip of the pen, not another word: the longer the word the more may differ. "immoral" is not "immortal", nor
 * "adsorption" "absorption". */
static bool is_slip(const struct lac_str *a, const struct lac_str *b, size_t *distance)
{
    enum { LOST_MIN = 9, SWAPPED_MIN = 10, EXCHANGED_MIN = 12, TWO_LOST_MIN = 14 };
    size_t x = lac_utf8_count(a->data, a->len), y = lac_utf8_count(b->data, b->len), shorter = x < y ? x : y;
    size_t lost = x > y ? x - y : y - x;
    uint32_t first, other;
    if (shorter < LOST_MIN || lost > 2)
        return false;
    lac_utf8_next(a->data, a->len, &first);
    lac_utf8_next(b->data, b->len, &other);
    if (first != other || (*distance = distance_of(a, b)) > 2)
        return false;
    if (*distance == 1)
        return shorter >= (lost ? LOST_MIN : EXCHANGED_MIN);
    return (lost == 2 && shorter >= TWO_LOST_MIN) || (shorter >= SWAPPED_MIN && is_swapped(a, b));
}

/* The only choice that the text is, but for a slip; every other is much further away. */
static size_t near_choice(const struct lac_read *read, const struct lac_str *text)
{
    enum { MARGIN = 3 };
    size_t index = LAC_NO_CHOICE, best = 0, second = (size_t)-1;
    for (size_t i = 0; i < read->question->n && index == LAC_NO_CHOICE; i++) {
        const struct lac_bare *choice = bare_of(read, i);
        if (choice->spelled && is_slip(text, &choice->text, &best))
            index = i;
    }
    if (index == LAC_NO_CHOICE || !is_spelled(text))
        return LAC_NO_CHOICE;
    for (size_t i = 0; i < read->question->n; i++) {
        const struct lac_str *other = &bare_of(read, i)->text;
        size_t distance = other->len ? distance_of(text, other) : text->len;
        second = i != index && distance < second ? distance : second;
    }
    return second >= best + MARGIN ? index : LAC_NO_CHOICE;
}

/* bytes[from, to) as a choice's text; the rule in *rule. */
static size_t equal_choice(const struct lac_read *read, size_t from, size_t to, const char **rule)
{
    while (from < to && is_space(read->bytes[from]))
        from++;
    while (to > from && is_space(read->bytes[to - 1]))
        to--;
    *rule = "text.exact";
    size_t index = only(read, same_bytes, read->bytes + from, to - from);
    if (index != LAC_NO_CHOICE)
        return index;
    struct lac_view folded;
    lac_view_folded_as(&folded, read->bytes + from, to - from, lac_folding_of(read));
    struct lac_str text = {0};
    *rule = "text.folded";
    index = only(read, same_folded, folded.text, folded.len);
    if (index == LAC_NO_CHOICE) {
        *rule = "text.bare";
        bare(&text, &folded);
        index = bare_choice(read, &folded, &text);
    }
    if (index == LAC_NO_CHOICE) {
        *rule = "text.number";
        index = same_number(read, &folded);
    }
    if (index == LAC_NO_CHOICE)
        index = same_numeral(read, &folded);
    if (index == LAC_NO_CHOICE && !read->truncated) {
        *rule = "text.near";
        index = near_choice(read, &text);
    }
    lac_view_free(&folded);
    lac_str_free(&text);
    return index;
}

/* A reply that was cut and could have gone on to another choice, or to more digits. */
static bool may_go_on(const struct lac_read *read, size_t index)
{
    const struct lac_view *folded = &read->folded;
    if (!read->truncated)
        return false;
    if (folded->len > 0 && folded->text[folded->len - 1] >= '0' && folded->text[folded->len - 1] <= '9')
        return true;
    for (size_t i = 0; i < read->question->n; i++)
        if (i != index && read->choices[i].len > folded->len &&
            memcmp(read->choices[i].text, folded->text, folded->len) == 0)
            return true;
    return false;
}

static size_t longest_choice(const struct lac_read *read)
{
    size_t most = 0;
    for (size_t i = 0; i < read->question->n; i++)
        if (strlen(read->question->choices[i]) > most)
            most = strlen(read->question->choices[i]);
    return most;
}

bool lac_read_whole(const struct lac_read *read, struct lac_reading *out)
{
    const char *rule;
    if (read->folded.len > 4 * longest_choice(read) + 64)
        return false;
    size_t index = equal_choice(read, 0, read->len, &rule);
    if (index == LAC_NO_CHOICE || may_go_on(read, index))
        return false;
    return lac_reading_found(read, index, rule, lac_view_origin(&read->folded, 0),
                             lac_view_origin(&read->folded, read->folded.len), out);
}

static size_t line_end(const struct lac_read *read, size_t pos)
{
    const char *at = read->bytes + pos, *newline = pos < read->len ? memchr(at, '\n', read->len - pos) : NULL;
    size_t len = newline ? (size_t)(newline - at) : read->len - pos;
    const char *feed = len ? memchr(at, '\r', len) : NULL;
    return pos + (feed ? (size_t)(feed - at) : len);
}

/* The first line is a choice's text, and no later line is another's. */
bool lac_read_first_line(const struct lac_read *read, struct lac_reading *out)
{
    size_t from = 0, longest = 4 * longest_choice(read) + 64;
    while (from < read->len && is_space(read->bytes[from]))
        from++;
    size_t to = line_end(read, from);
    const char *rule;
    if (to == read->len || to - from > longest)
        return false;
    size_t index = equal_choice(read, from, to, &rule);
    if (index == LAC_NO_CHOICE)
        return false;
    for (size_t at = to + 1, end; at < read->len; at = end + 1) {
        end = line_end(read, at);
        size_t other = end - at > longest ? LAC_NO_CHOICE : equal_choice(read, at, end, &rule);
        if (other != LAC_NO_CHOICE && other != index)
            return false;
    }
    return lac_reading_found(read, index, "text.line", from, to, out);
}

bool lac_read_choice(const struct lac_read *read, struct lac_reading *out)
{
    if (lac_read_whole(read, out))
        return true;
    struct lac_statements cues = {0};
    bool answered = false;
    lac_read_cues(read, &cues);
    if (cues.n == 0) {
        answered = lac_read_first_line(read, out);
    } else if (cues.at[cues.n - 1].index != LAC_NO_CHOICE) {
        const struct lac_statement *last = &cues.at[cues.n - 1];
        answered = lac_reading_found(read, last->index, last->rule, lac_view_origin(&read->plain, last->from),
                                     lac_view_origin(&read->plain, last->to), out);
    }
    lac_vec_free(&cues);
    return answered;
}

static bool is_digit(uint32_t cp)
{
    return cp >= '0' && cp <= '9';
}

/* Too small or too common a text to be an answer inside prose ("a", "I", "no", one ideograph). */
static bool is_common(const struct lac_read *read, size_t i)
{
    const struct lac_view *choice = &read->choices[i];
    uint32_t cp;
    if (lac_view_char(choice, 0, &cp) == choice->len && !is_digit(cp))
        return true;
    for (size_t r = 0; r < read->readers_n; r++)
        if (lac_words_find(&read->readers[r]->stop_words, choice->text, choice->len) != LAC_NO_WORD ||
            lac_words_find(&read->readers[r]->denial, choice->text, choice->len) != LAC_NO_WORD)
            return true;
    return false;
}

/* One character that stands apart: it begins the reply, or its neighbours are of another kind (青 in 空は青です). */
static bool stands_apart(const struct lac_read *read, const struct lac_mention *m)
{
    const struct lac_view *plain = &read->plain;
    uint32_t before, first, behind;
    lac_view_before(plain, m->from, &before);
    lac_view_char(plain, m->from, &first);
    size_t ending =
        read->readers_n ? lac_ending_at(read->readers[0]->affixes, plain->text + m->to, plain->len - m->to) : 0;
    lac_view_char(plain, m->to + ending, &behind);
    bool starts = lac_skip_openers(plain, 0) == m->from;
    bool han = strcmp(lac_utf8_script(first), "Hani") == 0;
    if (!lac_char_is_spaceless(first))
        return starts && (ending > 0 || !lac_char_is_word(behind)) && first >= 0x530;
    return han && (starts || strcmp(lac_utf8_script(before), "Hani") != 0) &&
           strcmp(lac_utf8_script(behind), "Hani") != 0;
}

/* A choice that also says that one does not know ("not sure", 不确定) is an answer where it is all that is said, but
 * for a word: 不确定语气. */
static bool is_unsure(const struct lac_read *read, size_t i, const struct lac_mention *m)
{
    enum { REST_MAX = 12 };
    const struct lac_view *choice = &read->choices[i], *plain = &read->plain;
    struct lac_match match;
    bool unsure = false;
    for (size_t r = 0; r < read->readers_n && !unsure; r++)
        unsure = lac_patterns_match(&read->readers[r]->abstain, choice, 0, choice->len, &match);
    bool alone = lac_skip_openers(plain, 0) == m->from && plain->len - m->to <= REST_MAX &&
                 lac_follow_at(plain, m->to) != LAC_FOLLOW_PAUSE;
    return unsure && !alone;
}

static bool read_codes(const struct lac_read *read, struct lac_reading *out)
{
    struct lac_mentions codes = {0};
    struct lac_mention shown;
    size_t index = lac_find_codes(read, &codes) ? lac_mentions_settle(read, &codes, &shown) : LAC_NO_CHOICE;
    lac_vec_free(&codes);
    return index != LAC_NO_CHOICE && !lac_is_cut(read, shown.to) &&
           lac_reading_found(read, index, "text.code", lac_view_origin(&read->plain, shown.from),
                             lac_view_origin(&read->plain, shown.to), out);
}

/* Two choices or more are small words, or words with which one agrees: yes and no. */
static bool are_small(const struct lac_read *read)
{
    size_t small = 0;
    for (size_t i = 0; i < read->question->n && small < 2; i++) {
        bool agrees = false;
        for (size_t r = 0; r < read->readers_n && !agrees; r++)
            agrees = lac_words_hold(&read->readers[r]->conclusions, read->choices[i].text, read->choices[i].len);
        small += agrees || is_common(read, i);
    }
    return small == 2;
}

/* "No, it is not." where "no" is a choice: a small word that the reply opens with, and no other choice behind it. */
static bool read_opening(const struct lac_read *read, struct lac_reading *out)
{
    const struct lac_view *plain = &read->plain;
    size_t from = lac_skip_openers(plain, 0), to;
    size_t index = from < plain->len ? lac_choice_at(read, from, &to) : LAC_NO_CHOICE;
    if (index == LAC_NO_CHOICE || !is_common(read, index) || !are_small(read) ||
        lac_utf8_count(plain->text + from, to - from) < 2)
        return false;
    enum lac_follow follow = lac_follow_behind(plain, from, to);
    struct lac_mentions mentions = {0};
    bool only = (follow == LAC_FOLLOW_PAUSE || follow == LAC_FOLLOW_STOP) && lac_find_texts(read, &mentions);
    for (size_t i = 0; i < mentions.n && only; i++)
        only = mentions.at[i].index == index;
    lac_vec_free(&mentions);
    uint32_t stop;
    lac_view_char(plain, lac_sentence_end(plain, to), &stop);
    return only && stop != '?' && !lac_is_cut(read, to) &&
           lac_reading_found(read, index, "text.contained", lac_view_origin(plain, from), lac_view_origin(plain, to),
                             out);
}

bool lac_read_contained(const struct lac_read *read, struct lac_reading *out)
{
    struct lac_mentions mentions = {0};
    struct lac_mention shown;
    if (read->question->ask == LAC_ASK_TEXT && read_codes(read, out))
        return true;
    if (read_opening(read, out))
        return true;
    bool few = lac_find_texts(read, &mentions);
    size_t n = mentions.n, index = few ? lac_mentions_settle(read, &mentions, &shown) : LAC_NO_CHOICE;
    lac_vec_free(&mentions);
    if (few && n == 0 && (index = lac_find_part(read)) != LAC_NO_CHOICE && !read->truncated)
        return lac_reading_found(read, index, "text.part", lac_view_origin(&read->folded, 0),
                                 lac_view_origin(&read->folded, read->folded.len), out);
    if (index == LAC_NO_CHOICE || (is_common(read, index) && !stands_apart(read, &shown)) ||
        is_unsure(read, index, &shown) || (n == 1 && lac_is_within(read, &shown)) ||
        lac_is_part_of_word(read, shown.from, shown.to) || lac_is_shared(read, &shown) || lac_is_cut(read, shown.to))
        return false;
    return lac_reading_found(read, index, "text.contained", lac_view_origin(&read->plain, shown.from),
                             lac_view_origin(&read->plain, shown.to), out);
}
