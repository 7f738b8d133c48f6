/* Which part of a reply is the model's own answer: behind its thoughts, before the end of its turn. */
#include "core/base/utf8.h"
#include "core/check/reading.h"

#include <string.h>
#include <strings.h>

enum {
    FIRST_MAX = 400, /* bytes of an answer that another question may follow */
    LINES_MAX = 12   /* of that question */
};

/* How models mark their thoughts. What begins with the first byte of a mark is looked at. */
static const struct mark {
    const char *text;
    bool closes;
} thought_marks[] = {
    {"<think>", false},
    {"</think>", true},
    {"<thinking>", false},
    {"</thinking>", true},
    {"<thought>", false},
    {"</thought>", true},
    {"<reasoning>", false},
    {"</reasoning>", true},
    {"<analysis>", false},
    {"</analysis>", true},
    {"<scratchpad>", false},
    {"</scratchpad>", true},
    {"<seed:think>", false},
    {"</seed:think>", true},
    {"<|begin_of_thought|>", false},
    {"<|end_of_thought|>", true},
    {"<|START_THINKING|>", false},
    {"<|END_THINKING|>", true},
    {"<|channel|>analysis", false},
    {"<|channel|>commentary", false},
    {"<|channel|>final<|message|>", true},
    {"<unused94>", false},
    {"<unused95>", true},
    {"[THINK]", false},
    {"[/THINK]", true},
    {"\xE2\x97\x81think\xE2\x96\xB7", false},
    {"\xE2\x97\x81/think\xE2\x96\xB7", true},
};

static const struct mark *mark_at(const char *text, size_t len)
{
    for (size_t i = 0; i < sizeof thought_marks / sizeof *thought_marks; i++) {
        const struct mark *mark = &thought_marks[i];
        if (mark->text[0] == text[0] && len >= strlen(mark->text) &&
            strncasecmp(text, mark->text, strlen(mark->text)) == 0)
            return mark;
    }
    return NULL;
}

/* Where the answer starts: behind the last thought that was closed. `len` when one is still open. */
static size_t behind_thoughts(const char *text, size_t len)
{
    static const char firsts[] = {'<', '[', '\xE2'};
    size_t start = 0, opened = 0; /* behind the last mark of each kind */
    for (size_t i = 0; i < sizeof firsts; i++)
        for (const char *at = text; (at = memchr(at, firsts[i], len - (size_t)(at - text))) != NULL; at++) {
            const struct mark *mark = mark_at(at, len - (size_t)(at - text));
            size_t *behind = mark && mark->closes ? &start : &opened;
            size_t end = mark ? (size_t)(at - text) + strlen(mark->text) : 0;
            *behind = end > *behind ? end : *behind;
        }
    return opened > start ? len : start;
}

static bool is_colon(uint32_t cp)
{
    return cp == ':' || cp == 0xFF1A || cp == 0x1366;
}

/* The line begins with the head and a colon. */
static bool has_head(const char *line, size_t len, const char *head)
{
    struct lac_view view;
    uint32_t cp;
    size_t n = strlen(head);
    char first = line[0] >= 'A' && line[0] <= 'Z' ? (char)(line[0] - 'A' + 'a') : line[0];
    if (n == 0 || ((unsigned char)first < 0x80 && !strchr(" \t*#_>-", first) && first != head[0]))
        return false;
    lac_view_folded(&view, line, lac_utf8_cut(line, len, 2 * n + 16));
    size_t at = strspn(view.text, "*#_> -");
    bool has = view.len > at + n && memcmp(view.text + at, head, n) == 0;
    at += n + (has ? strspn(view.text + at + n, "* _") : 0);
    has = has && lac_view_char(&view, at, &cp) > 0 && is_colon(cp);
    lac_view_free(&view);
    return has;
}

static bool begins_turn(const struct lac_read *read, const char *line, size_t len)
{
    for (size_t i = 0; i < read->readers_n && len > 0; i++)
        if (has_head(line, len, read->readers[i]->turn))
            return true;
    return false;
}

static bool begins_answer(const struct lac_read *read, const char *line, size_t len)
{
    for (size_t i = 0; i < read->readers_n && len > 0; i++)
        if (has_head(line, len, read->readers[i]->answer))
            return true;
    return false;
}

static bool is_end_mark(const char *text, size_t len)
{
    static const char *const marks[] = {"<|",     "</s>",    "<eos>", "<end_of_turn>", "<start_of_turn>",
                                        "[INST]", "[/INST]", NULL};
    for (size_t i = 0; marks[i]; i++)
        if (len >= strlen(marks[i]) && memcmp(text, marks[i], strlen(marks[i])) == 0)
            return true;
    return false;
}

/* Where the first mark of the end of a turn stands behind other text (<|im_end|>, </s>); `len` when there is none. */
static size_t before_end_mark(const char *text, size_t len)
{
    static const char openers[] = {'<', '['};
    size_t from = 0, end = len;
    while (from < len && strchr(" \t\r\n", text[from] ? text[from] : 'x'))
        from++;
    for (size_t i = 0; i < sizeof openers; i++)
        for (size_t at = from + 1; at < end; at++) {
            const char *opener = memchr(text + at, openers[i], end - at);
            if (!opener)
                break;
            at = (size_t)(opener - text);
            if (is_end_mark(opener, len - at))
                end = at;
        }
    return end;
}

/* The end of the model's own turn: base models go on and invent the next question. */
static size_t turn_end(const struct lac_read *read, const char *text, size_t len)
{
    bool spoken = false;
    for (size_t at = 0, end; at < len; at = end + 1) {
        const char *newline = memchr(text + at, '\n', len - at);
        end = newline ? (size_t)(newline - text) : len;
        if (spoken && begins_turn(read, text + at, end - at))
            return at;
        for (size_t i = at; i < end && !spoken; i++)
            spoken = !strchr(" \t\r\n", text[i] ? text[i] : 'x');
    }
    return len;
}

void lac_turn_find(const struct lac_read *read, const char *reply, size_t len, size_t *start, size_t *end)
{
    *start = behind_thoughts(reply, len);
    *end = *start + before_end_mark(reply + *start, len - *start);
    *end = *start + turn_end(read, reply + *start, *end - *start);
}

/* A line of the reply: where the next one begins, and whether there is one. */
static bool next_line(const struct lac_read *read, size_t *at, size_t *from, size_t *to)
{
    if (*at >= read->len)
        return false;
    const char *newline = memchr(read->bytes + *at, '\n', read->len - *at);
    *from = *at;
    *to = newline ? (size_t)(newline - read->bytes) : read->len;
    *at = *to + 1;
    while (*from < *to && strchr(" \t\r", read->bytes[*from] ? read->bytes[*from] : 'x'))
        ++*from;
    while (*to > *from && strchr(" \t\r", read->bytes[*to - 1] ? read->bytes[*to - 1] : 'x'))
        --*to;
    return true;
}

/* "Question: ...": one or two words and a colon, with something behind it. */
static bool has_colon_head(const char *line, size_t len)
{
    enum { HEAD_MAX = 48 };
    size_t words = 0;
    bool inside = false;
    uint32_t cp;
    for (size_t at = 0, took; at < len && at < HEAD_MAX; at += took) {
        took = lac_utf8_next(line + at, len - at, &cp);
        took = took ? took : 1;
        if (is_colon(cp))
            return words > 0 && words <= 2 && at + took < len;
        words += lac_char_is_word(cp) && !inside;
        inside = lac_char_is_word(cp);
    }
    return false;
}

static bool asks(const char *line, size_t len)
{
    static const char *const marks[] = {"?", "？", "؟"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (memmem(line, len, marks[i], strlen(marks[i])))
            return true;
    return false;
}

/* The line is option `number` of a list: its label, a mark, and either no choice's text or one's alone. */
static bool is_option(const struct lac_read *read, const char *line, size_t len, size_t number)
{
    struct lac_view view;
    uint32_t cp;
    lac_view_folded_as(&view, line, len, lac_folding_of(read));
    struct lac_piece label = number < read->question->n ? read->labels[number] : (struct lac_piece){"", 0};
    size_t at = label.len;
    bool is = label.len > 0 && view.len > label.len && memcmp(view.text, label.text, label.len) == 0;
    if (!is)
        for (size_t i = 0; i < read->readers_n && !is; i++) {
            at = lac_view_char(&view, 0, &cp);
            is = at > 0 && lac_reader_letter(read->readers[i], view.text, at) == number;
        }
    if (is)
        at += lac_view_char(&view, at, &cp);
    is = is && cp && strchr(".):", cp < 0x80 ? (int)cp : ')') != NULL && !lac_char_is_word(cp) && at < view.len;
    while (is && at < view.len && view.text[at] == ' ')
        at++;
    for (size_t i = 0; is && i < read->question->n; i++) { /* our own choice with more behind it is weighed */
        const struct lac_view *choice = &read->choices[i];
        if (choice->len > 0 && view.len - at > choice->len && memcmp(view.text + at, choice->text, choice->len) == 0)
            is = false;
    }
    lac_view_free(&view);
    return is;
}

size_t lac_turn_restart(const struct lac_read *read)
{
    size_t at = 0, from, to, paragraph = 0, options = 0;
    bool blank = false, head, asked;
    while (next_line(read, &at, &from, &to) && (from == to || !blank)) {
        if (from < to)
            paragraph = to;
        else
            blank = paragraph > 0;
    }
    if (!blank || from == to || paragraph > FIRST_MAX)
        return read->len;
    head = has_colon_head(read->bytes + from, to - from);
    asked = asks(read->bytes + from, to - from);
    for (size_t lines = 0; (head || asked) && lines < LINES_MAX && next_line(read, &at, &from, &to); lines++) {
        if (is_option(read, read->bytes + from, to - from, options))
            options++;
        if (options >= 2 || (head && begins_answer(read, read->bytes + from, to - from)))
            return paragraph;
    }
    return read->len;
}
