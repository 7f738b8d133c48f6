/* Labels and choices at a place of a reply, and what stands around them. */
#include "core/base/utf8.h"
#include "core/check/numerals.h"
#include "core/check/reading.h"
#include "core/check/spelled.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif
#include <string.h>
#include <utf8proc.h>

enum {
    OPENERS_MAX = 48, /* bytes of quotes, brackets and spaces in front of a label */
    LABEL_MAX = 32,   /* bytes of a label, or of a word for its number */
    LETTER_MAX = 8,   /* bytes of a native option letter */
    BLOCK = 64        /* bytes of ASCII looked over at a time */
};

static const char opening[] = "\"'“”„‘’«»‹›「『《〈〔⟨【（([{*_#$>:：=•·●▪→‑–—-";
static const char closing[] = "\"'“”‘’«»‹›」』》〉〕⟩】）)]}*_$׳״";
static const char stops[] = ".!。！．।۔;；…።။។";
static const char pauses[] = ",，،、:：–—-(（[【\"'“”‘’«»「」『』*=→><\\";

/* A tick, a pointing hand, an arrow: what decorates an answer and means nothing. */
static bool is_symbol(uint32_t cp)
{
    return cp >= 0x2190 && cp != 0xFFFD && utf8proc_category((utf8proc_int32_t)cp) == UTF8PROC_CATEGORY_SO;
}

/* Bytes of a short tag such as <b> or </answer> at pos, or 0. */
static size_t tag_at(const struct lac_view *plain, size_t pos)
{
    enum { TAG_MAX = 16 };
    if (pos >= plain->len || plain->text[pos] != '<')
        return 0;
    size_t at = pos + 1;
    if (at < plain->len && plain->text[at] == '/')
        at++;
    size_t name = at;
    while (at < plain->len && at - pos < TAG_MAX && plain->text[at] >= 'A' &&
           lac_char_is_word((unsigned char)plain->text[at]))
        at++;
    return at > name && at < plain->len && plain->text[at] == '>' ? at + 1 - pos : 0;
}

/* Bytes of \boxed{, \text{, \( and the like at pos, or 0. */
static size_t macro_at(const struct lac_view *plain, size_t pos)
{
    if (pos >= plain->len || plain->text[pos] != '\\')
        return 0;
    size_t at = pos + 1;
    while (at < plain->len && plain->text[at] >= 'a' && plain->text[at] <= 'z')
        at++;
    return at < plain->len && strchr("{([", plain->text[at]) && plain->text[at] ? at + 1 - pos : 0;
}

size_t lac_skip_openers(const struct lac_view *plain, size_t pos)
{
    uint32_t cp;
    for (size_t took, end = pos + OPENERS_MAX; pos < end; pos += took) {
        if ((took = tag_at(plain, pos)) > 0 || (took = macro_at(plain, pos)) > 0)
            continue;
        took = lac_view_char(plain, pos, &cp);
        if (took == 0 || !(lac_utf8_is_space(cp) || lac_char_is_one_of(cp, opening) || is_symbol(cp)))
            break;
    }
    return pos;
}

/* What stands in front of what begins at `from` opens such a quote: ‘C’입니다. */
static bool opens_quote(const struct lac_view *plain, size_t from)
{
    uint32_t cp;
    lac_view_before(plain, from, &cp);
    return cp == '\'' || cp == 0x2018;
}

static size_t skip_closers(const struct lac_view *plain, size_t from, size_t pos, bool *bracketed)
{
    uint32_t cp, next;
    for (size_t took; (took = lac_view_char(plain, pos, &cp)) > 0; pos += took) {
        size_t more = tag_at(plain, pos);
        if (more > 0 && plain->text[pos + 1] == '/') {
            took = more;
            continue;
        }
        if (cp == '\\' && pos + 1 < plain->len && strchr(")]", plain->text[pos + 1]))
            continue;
        if (!lac_char_is_one_of(cp, closing))
            break;
        lac_view_char(plain, pos + took, &next);
        if ((cp == '\'' || cp == 0x2019 || cp == 0x5F3 || cp == 0x5F4) && lac_char_is_word(next) &&
            !opens_quote(plain, from)) /* an apostrophe */
            break;
        *bracketed = *bracketed || lac_char_is_one_of(cp, ")]）】");
    }
    return pos;
}

static size_t skip_blanks(const struct lac_view *plain, size_t pos)
{
    uint32_t cp;
    for (size_t took; (took = lac_view_char(plain, pos, &cp)) > 0 && lac_utf8_is_space(cp) && cp != '\n' && cp != '\r';)
        pos += took;
    return pos;
}

size_t lac_skip_marks(const struct lac_view *plain, size_t pos)
{
    uint32_t cp;
    for (size_t took; (took = lac_view_char(plain, pos, &cp)) > 0; pos += took)
        if (cp == '\n' || cp == '\r' || cp == '/' || !(lac_utf8_is_space(cp) || lac_utf8_is_punct(cp)))
            break;
    return pos;
}

bool lac_is_crossed_out(const struct lac_view *plain, size_t pos, size_t end)
{
    static const uint32_t crosses[] = {0x274C, 0x274E, 0x2715, 0x2716, 0x2717, 0x2718, 0x2612, 0xD7};
    bool crossed = false;
    uint32_t cp;
    for (size_t took; pos < end && (took = lac_view_char(plain, pos, &cp)) > 0 && !lac_char_is_word(cp); pos += took)
        for (size_t i = 0; i < sizeof crosses / sizeof *crosses; i++)
            crossed = crossed || cp == crosses[i];
    return crossed && pos >= end;
}

/* Nothing but signs that decorate, up to the end of the line: "B 👍". */
static bool ends_in_symbols(const struct lac_view *plain, size_t pos)
{
    uint32_t cp;
    for (size_t took; (took = lac_view_char(plain, pos, &cp)) > 0 && cp != '\n' && cp != '\r'; pos += took)
        if (lac_char_is_word(cp) || lac_char_is_one_of(cp, "?？؟"))
            return false;
    return true;
}

enum lac_follow lac_follow_at(const struct lac_view *plain, size_t pos)
{
    uint32_t cp, next, before;
    size_t at = skip_blanks(plain, pos), took = lac_view_char(plain, at, &cp);
    if (took == 0 || cp == '\n' || cp == '\r')
        return LAC_FOLLOW_END;
    lac_view_char(plain, at + took, &next);
    lac_view_before(plain, pos, &before);
    if (lac_char_is_one_of(cp, "?？؟"))
        return LAC_FOLLOW_QUESTION;
    if ((cp == '\'' || cp == 0x2019) && at == pos && lac_char_is_word(next))
        return LAC_FOLLOW_GLUED;
    if (lac_char_is_one_of(cp, "/&+|／＆＋｜"))
        return LAC_FOLLOW_SLASH;
    bool joined = at == pos && cp < 0x80 && lac_char_is_word(next) && !lac_char_is_spaceless(next);
    if (lac_char_is_one_of(cp, stops))
        return joined ? LAC_FOLLOW_GLUED : LAC_FOLLOW_STOP;
    if (is_symbol(cp) && ends_in_symbols(plain, at))
        return LAC_FOLLOW_END;
    if (lac_char_is_one_of(cp, pauses) || tag_at(plain, at) > 0 || is_symbol(cp))
        return joined && strchr("-',:=*", (char)cp) ? LAC_FOLLOW_GLUED : LAC_FOLLOW_PAUSE;
    bool quoted = before == 0x2019 || before == 0x201D || before == '"' || before == '\'';
    if (at > pos || quoted || lac_char_is_spaceless(cp) != lac_char_is_spaceless(before) ||
        lac_char_changes_script(before, cp))
        return lac_char_is_word(cp) ? LAC_FOLLOW_WORD : LAC_FOLLOW_GLUED;
    return LAC_FOLLOW_GLUED;
}

enum lac_follow lac_follow_behind(const struct lac_view *plain, size_t from, size_t to)
{
    bool ignored = false;
    return lac_follow_at(plain, skip_closers(plain, from, to, &ignored));
}

size_t lac_choice_at(const struct lac_read *read, size_t pos, size_t *to)
{
    const struct lac_view *folded = &read->folded;
    size_t at = lac_view_at(folded, lac_view_origin(&read->plain, pos));
    size_t best = LAC_NO_CHOICE, best_len = 0;
    if (at < folded->len && folded->text[at] == ' ')
        at++;
    for (size_t i = 0; i < read->question->n; i++) {
        const struct lac_view *choice = &read->choices[i];
        if (choice->len > best_len && choice->len <= folded->len - at &&
            memcmp(folded->text + at, choice->text, choice->len) == 0 &&
            lac_view_is_bounded(folded, at, at + choice->len)) {
            best = i;
            best_len = choice->len;
        }
    }
    *to = best == LAC_NO_CHOICE ? pos : lac_view_at(&read->plain, lac_view_origin(folded, at + best_len));
    return best;
}

struct lac_piece lac_folded_piece(const struct lac_read *read, size_t from, size_t to)
{
    const struct lac_view *folded = &read->folded;
    size_t low = lac_view_at(folded, lac_view_origin(&read->plain, from)),
           high = lac_view_at(folded, lac_view_origin(&read->plain, to));
    uint32_t cp;
    for (size_t took; low < high && (took = lac_view_char(folded, low, &cp)) > 0 && !lac_char_is_word(cp);)
        low += took;
    for (size_t took; high > low && (took = lac_view_before(folded, high, &cp)) > 0 && !lac_char_is_word(cp);)
        high -= took;
    return (struct lac_piece){folded->text + low, high - low};
}

static bool is_number(struct lac_piece piece, size_t number)
{
    size_t value = 0;
    for (size_t i = 0; i < piece.len; i++) {
        if (piece.text[i] < '0' || piece.text[i] > '9' || i > 8)
            return false;
        value = 10 * value + (size_t)(piece.text[i] - '0');
    }
    return piece.len > 0 && value == number;
}

/* A number in words of one of the languages. */
static bool is_spelled(const struct lac_reader *const *readers, size_t n, struct lac_piece word, double *value)
{
    for (size_t r = 0; r < n; r++)
        if (lac_spelled_is(readers[r]->counting, word.text, word.len, value))
            return true;
    return false;
}

size_t lac_number_of(const struct lac_read *read, struct lac_piece word)
{
    enum { SPELLED_MIN = 3, SPELLED_MAX = 100, OTHERS_MAX = 8 }; /* bytes; other languages of one script */
    const struct lac_reader *others[OTHERS_MAX];
    double value;
    for (size_t r = 0; r < read->readers_n; r++) {
        size_t number = lac_words_find(&read->readers[r]->numerals, word.text, word.len);
        if (number != LAC_NO_WORD)
            return number;
    }
    if (word.len < SPELLED_MIN || word.len > SPELLED_MAX)
        return LAC_NO_WORD;
    bool found = lac_numeral_is(word.text, word.len, &value) ||
                 is_spelled(read->readers, read->readers_n, word, &value) ||
                 is_spelled(others, lac_foreign_readers(read, word.text, word.len, others, OTHERS_MAX), word, &value);
    return found && value < 1e9 ? (size_t)value : LAC_NO_WORD;
}

/* The choice whose label is the number that the word means. */
static size_t numbered(const struct lac_read *read, struct lac_piece word)
{
    size_t number = lac_number_of(read, word);
    for (size_t i = 0; number != LAC_NO_WORD && i < read->question->n; i++)
        if (is_number(read->labels[i], number))
            return i;
    return LAC_NO_CHOICE;
}

/* The choice with that label. Two may be one letter to the language's own folding (Amharic ሀ and ሐ): then the one that
 * is written so. */
static size_t shown_as(const struct lac_read *read, struct lac_piece word, size_t from, size_t to)
{
    size_t index = LAC_NO_CHOICE, n = 0;
    for (size_t i = 0; i < read->question->n; i++)
        if (read->labels[i].len == word.len && memcmp(read->labels[i].text, word.text, word.len) == 0) {
            index = index == LAC_NO_CHOICE ? i : index;
            n++;
        }
    for (size_t i = 0; n > 1 && i < read->question->n; i++) {
        struct lac_view label, seen;
        lac_view_folded(&label, read->question->labels[i], strlen(read->question->labels[i]));
        lac_view_folded(&seen, read->plain.text + from, to - from);
        if (label.len == seen.len && memcmp(label.text, seen.text, seen.len) == 0)
            index = i;
        lac_view_free(&label);
        lac_view_free(&seen);
    }
    return index;
}

/* The choice that is labelled by the word plain[from, to), LAC_NO_CHOICE when none. */
static size_t labelled(const struct lac_read *read, struct lac_piece word, size_t from, size_t to)
{
    size_t n = read->question->n, index = shown_as(read, word, from, to);
    if (index != LAC_NO_CHOICE)
        return index;
    for (size_t r = 0; r < read->readers_n && word.len <= LETTER_MAX; r++)
        if (word.len <= lac_reader_longest_letter(read->readers[r]) &&
            (index = lac_reader_letter(read->readers[r], read->plain.text + from, to - from)) < n)
            return index;
    if (word.len == 1 && word.text[0] >= 'a' && word.text[0] <= 'z' && (size_t)(word.text[0] - 'a') < n)
        return (size_t)(word.text[0] - 'a');
    return read->digits ? numbered(read, word) : LAC_NO_CHOICE;
}

/* Capitals that look alike: when both kinds could be meant, a letter that was not shown says nothing. */
static char latin_twin(uint32_t cp)
{
    static const struct {
        uint32_t cp;
        char latin;
    } twins[] = {{0x410, 'a'}, {0x412, 'b'}, {0x415, 'e'}, {0x41A, 'k'}, {0x41C, 'm'}, {0x41D, 'h'}, {0x41E, 'o'},
                 {0x420, 'p'}, {0x421, 'c'}, {0x422, 't'}, {0x425, 'x'}, {0x391, 'a'}, {0x392, 'b'}, {0x395, 'e'},
                 {0x396, 'z'}, {0x397, 'h'}, {0x399, 'i'}, {0x39A, 'k'}, {0x39C, 'm'}, {0x39D, 'n'}, {0x39F, 'o'},
                 {0x3A1, 'p'}, {0x3A4, 't'}, {0x3A5, 'y'}, {0x3A7, 'x'}};
    for (size_t i = 0; i < sizeof twins / sizeof *twins; i++)
        if (twins[i].cp == cp)
            return twins[i].latin;
    return '\0';
}

static uint32_t capital(uint32_t cp)
{
    return (uint32_t)utf8proc_toupper((utf8proc_int32_t)cp);
}

/* Two readings of one letter: by its look among the shown labels, or as a choice's own text. */
static bool is_torn(const struct lac_read *read, size_t index, uint32_t cp, struct lac_piece word)
{
    char twin = latin_twin(cp);
    for (size_t i = 0; i < read->question->n; i++) {
        const struct lac_view *choice = &read->choices[i];
        if (i == index)
            continue;
        if (choice->len == word.len && memcmp(choice->text, word.text, word.len) == 0)
            return true;
        struct lac_piece shown = read->labels[i];
        uint32_t label;
        if (twin && shown.len == 1 && shown.text[0] == twin)
            return true;
        if (word.len == 1 && lac_utf8_next(shown.text, shown.len, &label) == shown.len &&
            latin_twin(capital(label)) == word.text[0])
            return true;
    }
    return false;
}

/* The word at pos: letters, marks and digits of one kind of script. Its end, or pos. */
static size_t word_end(const struct lac_view *plain, size_t pos, uint32_t *first)
{
    uint32_t cp;
    size_t at = pos, took = lac_view_char(plain, at, first);
    while (took > 0 && at - pos < LABEL_MAX) {
        at += took;
        took = lac_view_char(plain, at, &cp);
        if (!lac_char_is_word(cp) || lac_char_is_spaceless(cp) != lac_char_is_spaceless(*first) ||
            lac_char_changes_script(*first, cp))
            break;
    }
    return lac_char_is_word(*first) ? at : pos;
}

static size_t next_text(const struct lac_read *read, size_t pos, size_t *from, size_t *to)
{
    const struct lac_view *plain = &read->plain;
    uint32_t cp;
    size_t end = pos + OPENERS_MAX;
    for (size_t took; pos < end && (took = lac_view_char(plain, pos, &cp)) > 0; pos += took)
        if (cp == '\n' || cp == '\r' ||
            !(lac_utf8_is_space(cp) || lac_char_is_one_of(cp, opening) || lac_char_is_one_of(cp, closing) ||
              lac_char_is_one_of(cp, ".．、,，،።፣፡")))
            break;
    *from = pos;
    return lac_choice_at(read, pos, to);
}

/* Behind a small-lettered ending that hangs on a label by a mark, or is of another script: "B'dir", "B-mi", B번. One
 * letter of ASCII is none: "B's". */
static size_t behind_ending(const struct lac_read *read, size_t label_to)
{
    uint32_t last, mark, first;
    size_t from = label_to + lac_view_char(&read->plain, label_to, &mark);
    lac_view_before(&read->plain, label_to, &last);
    if (lac_char_changes_script(last, mark))
        from = label_to;
    else if (!lac_char_is_one_of(mark, "'’-‐‑"))
        return label_to;
    size_t to = word_end(&read->plain, from, &first);
    if (read->readers_n == 0 || to == from || (first < 0x80 && to - from < 2) ||
        utf8proc_category((utf8proc_int32_t)first) == UTF8PROC_CATEGORY_LU)
        return label_to;
    struct lac_piece ending = lac_folded_piece(read, from, to);
    return lac_affixes_end(read->readers[0]->affixes, ending.text, ending.len) ? to : label_to;
}

/* The word at `pos` has more letters, which stay as they are when they are folded, than any label has. */
static bool is_too_long(const struct lac_read *read, size_t pos)
{
    const struct lac_view *plain = &read->plain;
    uint32_t first, cp;
    size_t took = lac_view_char(plain, pos, &first), sure = 0, end = pos + LABEL_MAX;
    for (cp = first; took > 0 && pos < end && !read->digits && lac_char_is_word(cp);) {
        if (cp >= 0x80 && lac_char_traits(cp) & LAC_CHAR_FOLDED &&
            lac_folding_spares(lac_folding_of(read), plain->text + pos, took))
            sure += took;
        if (sure > read->longest_folded)
            return true;
        pos += took;
        took = lac_view_char(plain, pos, &cp);
        if (lac_char_is_spaceless(cp) != lac_char_is_spaceless(first) || lac_char_changes_script(first, cp))
            break;
    }
    return false;
}

bool lac_label_at(const struct lac_read *read, size_t pos, struct lac_spot *out)
{
    uint32_t first;
    if ((unsigned char)read->plain.text[pos] >= 0x80 && is_too_long(read, pos))
        return false;
    size_t text_from, end = word_end(&read->plain, pos, &first);
    if (end == pos || end - pos > LABEL_MAX || (first < 0x80 && end - pos > read->longest_label))
        return false;
    struct lac_piece word = lac_folded_piece(read, pos, end);
    size_t index = labelled(read, word, pos, end);
    if (index == LAC_NO_CHOICE)
        return false;
    bool torn = is_torn(read, index, first, word);
    *out = (struct lac_spot){.index = torn ? LAC_NO_CHOICE : index, .from = pos, .to = end};
    out->capital = utf8proc_category((utf8proc_int32_t)first) != UTF8PROC_CATEGORY_LL;
    out->after = skip_closers(&read->plain, pos, behind_ending(read, end), &out->bracketed);
    out->follow = lac_follow_at(&read->plain, out->after);
    out->text = next_text(read, out->after, &text_from, &out->text_to);
    if (out->text != LAC_NO_CHOICE)
        out->text_follow = lac_follow_behind(&read->plain, text_from, out->text_to);
    return true;
}

bool lac_native_label_at(const struct lac_read *read, size_t pos, struct lac_spot *out)
{
    const struct lac_view *plain = &read->plain;
    uint32_t cp;
    size_t end = pos + lac_view_char(plain, pos, &cp);
    if (read->readers_n == 0 || cp < 0x80 || !lac_char_is_word(cp))
        return false;
    *out = (struct lac_spot){.from = pos, .to = end, .after = end, .capital = true, .text = LAC_NO_CHOICE};
    out->index = labelled(read, lac_folded_piece(read, pos, end), pos, end);
    out->follow = lac_follow_at(plain, end);
    return out->index != LAC_NO_CHOICE;
}

bool lac_inflected_label_at(const struct lac_read *read, size_t pos, struct lac_spot *out)
{
    const struct lac_view *plain = &read->plain;
    if (!lac_native_label_at(read, pos, out))
        return false;
    size_t ending = lac_ending_at(read->readers[0]->affixes, plain->text + out->to, plain->len - out->to);
    out->after = out->to + ending;
    out->follow = lac_follow_at(plain, out->after);
    return ending > 0 && lac_view_is_bounded(plain, out->after, out->after);
}

/* Bytes of the ASCII word that begins at `pos`, 0 when none does. */
static size_t ascii_word(const struct lac_view *plain, size_t pos)
{
    static const uint64_t letters_and_digits[4] = {0x03FF000000000000, 0x07FFFFFE07FFFFFE};
    const unsigned char *text = (const unsigned char *)plain->text; /* with a NUL behind */
    size_t end = pos;
    while (letters_and_digits[text[end] / 64] >> text[end] % 64 & 1)
        end++;
    return end - pos;
}

#ifdef __SSE2__
/* Letters and digits of ASCII among sixteen bytes, a bit each. */
static uint64_t words_of_sixteen(__m128i bytes)
{
    const __m128i letter = _mm_sub_epi8(_mm_or_si128(bytes, _mm_set1_epi8(0x20)), _mm_set1_epi8('a'));
    const __m128i digit = _mm_sub_epi8(bytes, _mm_set1_epi8('0'));
    const __m128i is_letter = _mm_cmpeq_epi8(_mm_min_epu8(letter, _mm_set1_epi8(25)), letter);
    const __m128i is_digit = _mm_cmpeq_epi8(_mm_min_epu8(digit, _mm_set1_epi8(9)), digit);
    return (uint64_t)(unsigned)_mm_movemask_epi8(_mm_or_si128(is_letter, is_digit));
}

/* Of 64 bytes; false when some are beyond ASCII. */
static bool words_of_block(const char *text, uint64_t *words)
{
    unsigned beyond = 0;
    *words = 0;
    for (int i = 0; i < 4; i++) {
        __m128i bytes = _mm_loadu_si128((const void *)(text + 16 * i));
        beyond |= (unsigned)_mm_movemask_epi8(bytes);
        *words |= words_of_sixteen(bytes) << 16 * i;
    }
    return beyond == 0;
}
#else
static bool words_of_block(const char *text, uint64_t *words)
{
    (void)text, (void)words;
    return false;
}
#endif

/* Goes over a block of ASCII at `at`, whose words are no labels but for short ones. The bytes that are done with; 0
 * where there is no such block. */
static size_t read_block(const struct lac_read *read, size_t at, struct lac_spots *labels)
{
    const struct lac_view *plain = &read->plain;
    const size_t longest = read->longest_label;
    uint64_t words, longer = ~(uint64_t)0;
    unsigned char before = at > 0 ? (unsigned char)plain->text[at - 1] : ' ';
    if (longest >= BLOCK / 2 || plain->len - at < BLOCK || before >= 0x80 || !words_of_block(plain->text + at, &words))
        return 0;
    for (size_t i = 1; i <= longest; i++)
        longer &= words >> i;
    uint64_t found = words & ~(words << 1 | lac_char_is_word(before)) & ~longer & (~(uint64_t)0 >> longest);
    for (struct lac_spot spot; found; found &= found - 1)
        if (lac_label_at(read, at + (size_t)__builtin_ctzll(found), &spot))
            lac_vec_push(labels, spot);
    return BLOCK - longest;
}

const struct lac_spots *lac_labels(const struct lac_read *read)
{
    const struct lac_view *plain = &read->plain;
    struct lac_spots *labels = &read->notes->labels;
    uint32_t before = 0;
    for (size_t at = read->notes->labels_known ? plain->len : 0, took; at < plain->len; at += took) {
        struct lac_spot spot;
        uint32_t cp;
        if ((took = read_block(read, at, labels)) > 0) {
            before = (unsigned char)plain->text[at + took - 1];
            continue;
        }
        size_t word = ascii_word(plain, at);
        took = lac_view_char(plain, at, &cp);
        bool bounded = at == 0 || lac_char_parts(before, cp);
        before = cp;
        if (word > 0) {
            took = word;
            before = (unsigned char)plain->text[at + word - 1];
        }
        if (bounded && (word > 0 ? word <= read->longest_label : lac_char_is_word(cp)) && lac_label_at(read, at, &spot))
            lac_vec_push(labels, spot);
    }
    read->notes->labels_known = true;
    return labels;
}

size_t lac_label_behind(const struct lac_read *read, size_t pos)
{
    const struct lac_spots *labels = lac_labels(read);
    size_t low = 0, high = labels->n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (labels->at[mid].from < pos)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

bool lac_is_cut(const struct lac_read *read, size_t to)
{
    if (!read->truncated)
        return false;
    if (to == 0 || to > read->plain.len)
        return true;
    uint32_t cp;
    size_t start = lac_view_origin(&read->plain, to - 1),
           took = lac_utf8_next(read->bytes + start, read->len - start, &cp);
    return start + (took ? took : 1) >= read->len;
}
