/* Text asking: which choice's text does the reply give? */
#include "core/base/utf8.h"
#include "core/base/vec.h"
#include "core/check/mention.h"
#include "core/check/reading.h"

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
    lac_utf8_fold_marks(out, folded->text + from, to - from);
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

static size_t bare_choice(const struct lac_read *read, const struct lac_view *folded)
{
    struct lac_str text = {0}, choice = {0};
    size_t index = LAC_NO_CHOICE, hits = 0;
    bare(&text, folded);
    for (size_t i = 0; i < read->question->n && text.len > 0 && !hides_number(folded); i++) {
        lac_str_clear(&choice);
        bare(&choice, &read->choices[i]);
        if (choice.len == text.len && memcmp(choice.data, text.data, text.len) == 0) {
            index = i;
            hits++;
        }
    }
    lac_str_free(&text);
    lac_str_free(&choice);
    return hits == 1 ? index : LAC_NO_CHOICE;
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
    *rule = "text.folded";
    index = only(read, same_folded, folded.text, folded.len);
    if (index == LAC_NO_CHOICE) {
        *rule = "text.bare";
        index = bare_choice(read, &folded);
    }
    lac_view_free(&folded);
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
    return lac_reading_found(read, index, rule, read->folded.origin[0], read->folded.origin[read->folded.len], out);
}

static size_t line_end(const struct lac_read *read, size_t pos)
{
    while (pos < read->len && read->bytes[pos] != '\n' && read->bytes[pos] != '\r')
        pos++;
    return pos;
}

/* The first line is a choice's text, and no later line is another's. */
static bool read_first_line(const struct lac_read *read, struct lac_reading *out)
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
        answered = read_first_line(read, out);
    } else if (cues.at[cues.n - 1].index != LAC_NO_CHOICE) {
        const struct lac_statement *last = &cues.at[cues.n - 1];
        answered = lac_reading_found(read, last->index, last->rule, read->plain.origin[last->from],
                                     read->plain.origin[last->to], out);
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
            lac_words_find(&read->readers[r]->doubts, choice->text, choice->len) != LAC_NO_WORD)
            return true;
    return false;
}

bool lac_read_contained(const struct lac_read *read, struct lac_reading *out)
{
    struct lac_mentions mentions = {0};
    struct lac_mention shown;
    size_t index = lac_find_texts(read, &mentions) ? lac_mentions_settle(read, &mentions, &shown) : LAC_NO_CHOICE;
    lac_vec_free(&mentions);
    if (index == LAC_NO_CHOICE || is_common(read, index) || lac_is_cut(read, shown.to))
        return false;
    return lac_reading_found(read, index, "text.contained", read->plain.origin[shown.from],
                             read->plain.origin[shown.to], out);
}
